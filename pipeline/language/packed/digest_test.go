package packed

import (
	"bytes"
	"encoding/hex"
	"io/fs"
	"testing"
	"testing/fstest"
)

// TestDigestOfFolder: what is packed counts as it is kept, and what somebody else opens as it is read; one byte, one
// name and what is left out make a difference, and a folder that is not there is empty.
func TestDigestOfFolder(t *testing.T) {
	kept, plain := fstest.MapFS{}, fstest.MapFS{}
	for name, content := range lists {
		kept[name] = &fstest.MapFile{Data: Pack([]byte(content))}
		plain[name] = &fstest.MapFile{Data: []byte(content)}
	}
	sum := func(folder fs.FS, leftOut ...string) string {
		t.Helper()
		d := NewDigest()
		if err := d.Folder(folder, leftOut); err != nil {
			t.Error(err)
		}
		return hex.EncodeToString(d.Sum(nil))
	}
	if sum(Files(kept)) != sum(kept) || sum(kept) == sum(plain) {
		t.Error("packed files do not count as they are kept")
	}
	if sum(struct{ fs.FS }{Files(kept)}) != sum(plain) {
		t.Error("files that are read do not count as what they hold")
	}
	whole := sum(plain)
	if sum(plain, "fr/tagger.bin") == whole {
		t.Error("what is left out counts")
	}
	if of, err := fs.Sub(Files(kept), "fr"); err != nil || sum(of) == sum(Files(kept)) {
		t.Errorf("a folder within counts as the whole (%v)", err)
	} else if data, err := fs.ReadFile(of, "months.tsv"); err != nil || string(data) != lists["fr/months.tsv"] {
		t.Errorf("a folder within gives %.40q (%v)", data, err)
	}
	plain["fr/tagger.bin"].Data = bytes.Clone(append(plain["fr/tagger.bin"].Data, '\n'))
	if sum(plain) == whole {
		t.Error("another byte makes no difference")
	}
	none := NewDigest().Sum(nil)
	if sum(fstest.MapFS{}) != hex.EncodeToString(none) {
		t.Error("no files are some")
	}
}
