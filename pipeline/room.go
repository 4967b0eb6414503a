package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"example.org/sourcebook/pipeline/corpus"
)

// What a build writes, working tables, release and workbook together: so much whatever the corpus, and so much for each
// byte of its sources, which texts full of figures reach.
const (
	roomAtLeast = 32 << 20
	roomOfByte  = 48
)

// withRoom says of an error for want of room on the disk how much the build of a corpus needs, and where. Other errors
// stay what they are.
func withRoom(err error, c *corpus.Corpus, out string) error {
	if !errors.Is(err, syscall.ENOSPC) {
		return err
	}
	need := int64(roomAtLeast)
	for _, s := range c.Files {
		if info, err := fs.Stat(c.FS(), s.Path); err == nil {
			need += roomOfByte * info.Size()
		}
	}
	return fmt.Errorf("the disk of %s is full: %w; the build needs up to %d bytes there (%d MiB): free as much, or give "+
		"a folder on another disk with --out", filepath.Dir(out), err, need, (need+1<<20-1)>>20)
}
