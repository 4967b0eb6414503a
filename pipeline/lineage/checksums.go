package lineage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// FormatChecksums gives the text of a CHECKSUMS file: a line a file in the format of sha256sum, by path as bytes. As
// sha256sum does, a line whose path holds a line end or a backslash begins with a backslash and has them escaped.
func FormatChecksums(files []File) []byte {
	files = inOrder(files)
	length := 0
	for _, f := range files {
		length += len(f.Path) + 2*sha256.Size + len("  \n")
	}
	b := bytes.NewBuffer(make([]byte, 0, length)) // but for what is escaped
	for _, f := range files {
		name := escapeName.Replace(f.Path)
		if name != f.Path {
			b.WriteByte('\\')
		}
		b.WriteString(f.SHA256)
		b.WriteString("  ")
		b.WriteString(name)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

var (
	escapeName   = strings.NewReplacer("\\", "\\\\", "\n", "\\n", "\r", "\\r")
	unescapeName = strings.NewReplacer("\\\\", "\\", "\\n", "\n", "\\r", "\r")
)

// inOrder gives files by path: the same list where it is in order.
func inOrder(files []File) []File {
	if !slices.IsSortedFunc(files, byPath) {
		files = slices.Clone(files)
		slices.SortFunc(files, byPath)
	}
	return files
}

func byPath(a, b File) int { return strings.Compare(a.Path, b.Path) }

// ParseChecksums reads a CHECKSUMS file. It takes only what FormatChecksums writes, so that no byte of it can change
// unseen: lower-case digests, two spaces, paths in order, each once, none of which leads out of the folder. Errors give
// the line. Lengths are not known from it and are -1.
func ParseChecksums(data []byte) ([]File, error) {
	var out []File
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		body, ended := strings.CutSuffix(line, "\n")
		body, escaped := strings.CutPrefix(body, "\\")
		sum, p, parted := strings.Cut(body, "  ")
		if !ended || !parted || !isDigest(sum) || p == "" {
			return nil, fmt.Errorf("line %d is no line of sha256sum: %q", n, line)
		}
		if escaped {
			p = unescapeName.Replace(p)
		}
		if !filepath.IsLocal(filepath.FromSlash(p)) || path.Clean(p) != p {
			return nil, fmt.Errorf("line %d: the path %q leads out of the folder or is not in its plain form", n, p)
		}
		if len(out) > 0 && out[len(out)-1].Path >= p {
			return nil, fmt.Errorf("line %d: %q is not after %q", n, p, out[len(out)-1].Path)
		}
		out = append(out, File{Path: p, Bytes: -1, SHA256: sum})
	}
	if !bytes.Equal(FormatChecksums(out), data) {
		return nil, errors.New("it is not in the form that sha256sum writes")
	}
	return out, nil
}

// isDigest reports whether s is a SHA-256 in lower-case hex.
func isDigest(s string) bool {
	return len(s) == 2*sha256.Size && strings.Trim(s, "0123456789abcdef") == ""
}

// RootDigest is the SHA-256, in hex, of the CHECKSUMS file in dir. It stands for every byte of the release there.
func RootDigest(dir string) (string, error) {
	data, err := os.ReadFile(filepath.Join(dir, ChecksumsName))
	if err != nil {
		return "", err
	}
	return DigestOf(ChecksumsName, data).SHA256, nil
}

// RepositoryChecksums gives the text of the CHECKSUMS file at the top of a repository: every file of the corpora under
// sources/ and of the releases under datasets/. The language knowledge is not in it: what a release needs of it is
// under the digests of that release. Left out are entries whose name begins with a dot, and releases whose version has
// a pre-release suffix, which are not committed.
func RepositoryChecksums(root string) ([]byte, error) {
	files, err := repositoryFiles(root)
	if err != nil {
		return nil, err
	}
	return FormatChecksums(files), nil
}

func repositoryFiles(root string) ([]File, error) {
	var files []File
	for _, top := range []string{"sources", "datasets"} {
		err := fs.WalkDir(os.DirFS(root), top, func(p string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist) && p == top:
				return nil
			case err != nil:
				return err
			case strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case p == LexiconDir:
				return fs.SkipDir
			case d.IsDir():
				if parts := strings.Split(p, "/"); top == "datasets" && len(parts) == 3 && PreRelease(parts[2]) {
					return fs.SkipDir
				}
				return nil
			}
			f, err := DigestFile(os.DirFS(root), p)
			files = append(files, f)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// VerifyRepository compares the CHECKSUMS file at the top of a repository with what lies under sources/ and datasets/.
func VerifyRepository(root string) ([]Mismatch, error) {
	data, err := os.ReadFile(filepath.Join(root, ChecksumsName))
	if err != nil {
		return nil, err
	}
	claimed, err := ParseChecksums(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(root, ChecksumsName), err)
	}
	computed, err := repositoryFiles(root)
	if err != nil {
		return nil, err
	}
	return CompareFiles(ChecksumsName, claimed, computed), nil
}

// DigestTree gives every file below dir, by path. Anything but files and folders is an error.
func DigestTree(dir string) ([]File, error) { return digestTree(dir, nil) }

// digestTree is DigestTree where the digests of some files are known, which are read only if their length is another.
func digestTree(dir string, known []File) ([]File, error) {
	known = inOrder(known)
	if _, err := os.Stat(dir); err != nil {
		return nil, err
	}
	var out []File
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			return fmt.Errorf("%s is not a regular file", filepath.Join(dir, filepath.FromSlash(p)))
		}
		f, err := digestUnlessKnown(os.DirFS(dir), p, d, known)
		out = append(out, f)
		return err
	})
	slices.SortFunc(out, byPath)
	return out, err
}

// digestUnlessKnown gives a file that may be among those that are known, which are sorted by path.
func digestUnlessKnown(files fs.FS, p string, d fs.DirEntry, known []File) (File, error) {
	i, found := slices.BinarySearchFunc(known, p, func(f File, p string) int { return strings.Compare(f.Path, p) })
	if found {
		if info, err := d.Info(); err == nil && info.Size() == known[i].Bytes {
			return known[i], nil
		}
	}
	return DigestFile(files, p)
}

// DigestFile gives the length and digest of the file at p in files.
func DigestFile(files fs.FS, p string) (File, error) {
	f, err := files.Open(p)
	if err != nil {
		return File{}, fmt.Errorf("failed to read %s: %w", p, err)
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return File{}, fmt.Errorf("failed to read %s: %w", p, err)
	}
	return File{Path: p, Bytes: n, SHA256: hexSum(h)}, nil
}

// DigestOf gives the entry of a file that holds data.
func DigestOf(p string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{Path: p, Bytes: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}
}
