package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"example.org/sourcebook/pipeline/lineage"
)

// settle makes every file and folder of the release last through a crash, and gives them modes that do not depend on
// the umask. It also proves that the folder is sealed: CHECKSUMS is there.
func (s *Staging) settle() error {
	if _, err := os.Stat(filepath.Join(s.Dir, lineage.ChecksumsName)); err != nil {
		return errors.New("the release is not sealed")
	}
	var files, dirs []string
	err := filepath.WalkDir(s.Dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			dirs = append(dirs, p)
		case d.Type().IsRegular():
			files = append(files, p)
		default:
			return fmt.Errorf("%s is not a regular file", p)
		}
		return nil
	})
	if err != nil {
		return err
	}
	errs := make([]error, len(files))
	const waiting = 8 // calls that wait for the disk, not for a processor
	lineage.Each(len(files), waiting, func(i int) { errs[i] = settleOne(files[i], 0o644) })
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for _, d := range slices.Backward(dirs) {
		if err := settleOne(d, 0o755); err != nil {
			return err
		}
	}
	return nil
}

func settleOne(p string, mode fs.FileMode) error {
	if err := os.Chmod(p, mode); err != nil {
		return err
	}
	return syncPath(p)
}

// syncPath makes a file's content or a folder's entries last through a crash. Windows has no such call for folders.
func syncPath(p string) error {
	f, err := os.Open(p)
	if err != nil {
		return err
	}
	defer f.Close()
	if runtime.GOOS == "windows" {
		return nil
	}
	return f.Sync()
}
