package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/export/table"
)

// File is a file that was written: its path in the release folder with / between folders, its length, its SHA-256 in
// hex, and the table that it holds, empty for a file of all tables.
type File struct {
	Path   string
	Table  string
	Bytes  int64
	SHA256 string
}

// files makes the files of a release folder and keeps their digests.
type files struct {
	dir  string
	mu   sync.Mutex
	open map[*os.File]bool // those that are not closed, for abandon
	done []File
}

// Working makes a file for data on their way; who makes it removes it.
func (f *files) Working(name string) (*os.File, error) {
	file, err := os.OpenFile(filepath.Join(f.dir, name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("failed to write: %w", err)
	}
	f.keep(file)
	return file, nil
}

func (f *files) keep(file *os.File) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.open == nil {
		f.open = map[*os.File]bool{}
	}
	f.open[file] = true
}

// abandon closes the files that an error left open, so that the folder can be removed on any system.
func (f *files) abandon() {
	for file := range f.open {
		file.Close()
	}
}

// Create makes a file that must not be there yet. Its digest is taken while it is written.
func (f *files) Create(path, table string) (io.WriteCloser, error) {
	full := filepath.Join(f.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
		return nil, fmt.Errorf("failed to make a folder: %w", err)
	}
	file, err := os.OpenFile(full, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("failed to write: %w", err)
	}
	f.keep(file)
	return &outFile{files: f, file: file, hash: sha256.New(), entry: File{Path: path, Table: table}}, nil
}

// list gives the files that were written, by path.
func (f *files) list() []File {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := slices.Clone(f.done)
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// described are the files that the descriptors name: not those that say in another form what others say.
func (f *files) described() []File {
	return slices.DeleteFunc(f.list(), func(f File) bool { return strings.HasPrefix(f.Path, table.ExcelFolder+"/") })
}

type outFile struct {
	files *files
	file  *os.File
	hash  hash.Hash
	entry File
}

func (o *outFile) Write(b []byte) (int, error) {
	n, err := o.file.Write(b)
	o.hash.Write(b[:n])
	o.entry.Bytes += int64(n)
	if err != nil {
		return n, fmt.Errorf("failed to write: %w", err)
	}
	return n, nil
}

func (o *outFile) Close() error {
	if err := o.file.Close(); err != nil {
		return fmt.Errorf("failed to write: %w", err)
	}
	o.entry.SHA256 = hex.EncodeToString(o.hash.Sum(nil))
	o.files.mu.Lock()
	defer o.files.mu.Unlock()
	delete(o.files.open, o.file)
	o.files.done = append(o.files.done, o.entry)
	return nil
}
