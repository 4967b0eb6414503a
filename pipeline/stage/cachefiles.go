package stage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// cacheFile is a file of a cache: an entry, or what a build that was killed left of one.
type cacheFile struct {
	path  string
	bytes int64
	used  time.Time
}

// CacheSize gives the number of files of the cache in dir and the bytes of disk that they take. A folder that is not
// there is an empty cache.
func CacheSize(dir string) (files int, bytes int64, err error) {
	err = cacheFiles(dir, func(f cacheFile) { files, bytes = files+1, bytes+f.bytes })
	return files, bytes, err
}

// ClearCache removes the files of the cache in dir, and nothing else that may lie there, and gives their number and the
// bytes of disk that they took. Builds that use the cache at the same time go on.
func ClearCache(dir string) (files int, bytes int64, err error) {
	err = cacheFiles(dir, func(f cacheFile) {
		if e := os.RemoveAll(f.path); e == nil {
			files, bytes = files+1, bytes+f.bytes
		}
		os.Remove(filepath.Dir(f.path)) // once it is empty
	})
	if err == nil {
		left, _, e := CacheSize(dir)
		if err = e; left > 0 && err == nil {
			err = errors.New("some entries of the cache could not be removed")
		}
	}
	return files, bytes, err
}

// cacheFiles calls f for each file of the cache in dir.
func cacheFiles(dir string, f func(cacheFile)) error {
	folders, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, folder := range folders {
		switch {
		case strings.HasPrefix(folder.Name(), cacheTemp):
			each(dir, folder, f)
		case folder.IsDir() && isHex(folder.Name(), 2):
			if err := entriesOf(filepath.Join(dir, folder.Name()), f); err != nil {
				return err
			}
		}
	}
	return nil
}

// entriesOf calls f for each entry in one of the folders of a cache.
func entriesOf(dir string, f func(cacheFile)) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		if isHex(e.Name(), 62) {
			each(dir, e, f)
		}
	}
	return err
}

// each calls f for a file unless another build has just removed it.
func each(dir string, e fs.DirEntry, f func(cacheFile)) {
	if info, err := e.Info(); err == nil {
		const block = 4 << 10 // bytes in which most file systems give space
		f(cacheFile{filepath.Join(dir, e.Name()), (info.Size() + block - 1) / block * block, info.ModTime()})
	}
}

// isHex says whether s consists of n hexadecimal digits as an entry's name has them.
func isHex(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789abcdef") == ""
}
