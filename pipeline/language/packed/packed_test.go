package packed

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

var lists = map[string]string{
	"root/versions.tsv": "# columns: name\tversion\nCLDR\t48\n",
	"fr/months.tsv":     strings.Repeat("janvier\tfévrier\tmars\n", 200),
	"fr/empty.tsv":      "",
	"fr/tagger.bin":     "\x00\xff\x28\xB5\x2F",
}

// TestFiles reads files of which the longer ones are packed, in every way in which a file system is read.
func TestFiles(t *testing.T) {
	kept := fstest.MapFS{}
	var names []string
	shorter := 0
	for name, content := range lists {
		data := Pack([]byte(content))
		if len(data) < len(content) {
			shorter++
		}
		kept[name] = &fstest.MapFile{Data: data}
		names = append(names, name)
	}
	if shorter == 0 {
		t.Error("nothing was packed")
	}
	if err := fstest.TestFS(Files(kept), names...); err != nil {
		t.Error(err)
	}
	for name, content := range lists {
		if data, err := fs.ReadFile(Files(kept), name); err != nil || string(data) != content {
			t.Errorf("%s: %.40q, %v", name, data, err)
		}
		info, err := fs.Stat(Files(kept), name)
		if err != nil || info.Size() != int64(len(content)) {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

// TestDamaged: what is cut short is an error, which names the file.
func TestDamaged(t *testing.T) {
	data := Pack([]byte(lists["fr/months.tsv"]))
	kept := fstest.MapFS{"fr/months.tsv": &fstest.MapFile{Data: data[:len(data)-4]}}
	_, err := fs.ReadFile(Files(kept), "fr/months.tsv")
	if err == nil || !strings.Contains(err.Error(), "fr/months.tsv") {
		t.Errorf("%v", err)
	}
}

// TestPackTwice: what is packed is the same every time.
func TestPackTwice(t *testing.T) {
	for name, content := range lists {
		if !bytes.Equal(Pack([]byte(content)), Pack([]byte(content))) {
			t.Errorf("%s is packed in two ways", name)
		}
	}
}
