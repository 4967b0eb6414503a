package rebuild

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/lineage"
)

// Difference is the first place in which a rebuilt file parts from the released one. In a table it is a cell, else
// a byte.
type Difference struct {
	File     string  `json:"file"`
	Detail   string  `json:"detail,omitempty"` // what else there is to say
	Table    string  `json:"table,omitempty"`
	Number   int64   `json:"number,omitempty"` // of the row, from 1
	Row      string  `json:"row,omitempty"`    // key of the released row; of the rebuilt one if there is none
	Column   string  `json:"column,omitempty"`
	Entry    string  `json:"entry,omitempty"`    // in a ZIP archive, as the workbook is one
	Offset   *int64  `json:"offset,omitempty"`   // of the first byte that differs, in the file or in the entry
	Released *string `json:"released,omitempty"` // the value, cut around the difference where it is long
	Rebuilt  *string `json:"rebuilt,omitempty"`
}

func (d Difference) String() string {
	parts := []string{}
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if d.Detail != "" {
		add("%s", d.Detail)
	}
	if d.Table != "" {
		add("table %s", d.Table)
	}
	if d.Number > 0 {
		add("row %d", d.Number)
	}
	if d.Row != "" {
		add("%s", d.Row)
	}
	if d.Column != "" {
		add("column %s", d.Column)
	}
	if d.Entry != "" {
		add("entry %s", d.Entry)
	}
	if d.Offset != nil {
		add("byte %d", *d.Offset)
	}
	text := d.File + ": " + strings.Join(parts, ", ")
	if d.Released != nil || d.Rebuilt != nil {
		text += ": released " + quoteOrNull(d.Released) + ", rebuilt " + quoteOrNull(d.Rebuilt)
	}
	return text
}

func quoteOrNull(s *string) string {
	if s == nil {
		return "null"
	}
	return fmt.Sprintf("%q", *s)
}

// compareTrees compares every file of two folders byte for byte, and says of each that differs where it does first:
// tables first, then what else holds data, the manifest and CHECKSUMS, which follow all others, last.
func compareTrees(released, rebuilt string, read lineage.Readers) (files int, out []Difference, err error) {
	a, err := listTree(released)
	if err != nil {
		return 0, nil, err
	}
	b, err := listTree(rebuilt)
	if err != nil {
		return 0, nil, err
	}
	all := slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
	x := newRowComparer(released, rebuilt, read)
	for _, p := range all {
		d := Difference{File: p}
		switch {
		case !slices.Contains(b, p):
			d.Detail = "the rebuilt release does not have it"
		case !slices.Contains(a, p):
			d.Detail = "only the rebuilt release has it"
		default:
			at, err := firstByte(filepath.Join(released, filepath.FromSlash(p)), filepath.Join(rebuilt, filepath.FromSlash(p)))
			if err != nil {
				return 0, nil, err
			}
			if at < 0 {
				continue
			}
			d.Offset = &at
			x.locate(&d)
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b Difference) int { return rank(a.File) - rank(b.File) })
	return len(all), out, nil
}

func rank(p string) int {
	switch top, _, _ := strings.Cut(p, "/"); {
	case top == "csv":
		return 0
	case top == "parquet":
		return 1
	case top == "lineage":
		return 3
	case p == lineage.ManifestName:
		return 4
	case p == lineage.ChecksumsName:
		return 5
	}
	return 2
}

// listTree gives every file below dir, by path.
func listTree(dir string) ([]string, error) {
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, p)
		}
		return err
	})
	slices.Sort(out)
	return out, err
}

// firstByte gives the place of the first byte in which two files differ, -1 if they are equal. Where one goes on after
// the end of the other, it is the length of the shorter one.
func firstByte(a, b string) (int64, error) {
	x, err := os.Open(a)
	if err != nil {
		return 0, err
	}
	defer x.Close()
	y, err := os.Open(b)
	if err != nil {
		return 0, err
	}
	defer y.Close()
	return firstByteOf(x, y)
}

func firstByteOf(x, y io.Reader) (int64, error) {
	const size = 1 << 17
	p, q := make([]byte, size), make([]byte, size)
	for at := int64(0); ; {
		n, err := io.ReadFull(x, p)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return 0, err
		}
		m, err := io.ReadFull(y, q)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return 0, err
		}
		if !bytes.Equal(p[:n], q[:m]) {
			k := 0
			for k < min(n, m) && p[k] == q[k] {
				k++
			}
			return at + int64(k), nil
		}
		if n < size {
			return -1, nil
		}
		at += int64(n)
	}
}

// locate says more of a difference than its byte: the cell of a table, the entry of an archive, the text around it.
func (x *rowComparer) locate(d *Difference) {
	if x.rows(d) {
		return
	}
	if archive := path.Ext(d.File); archive == ".xlsx" || archive == ".zip" {
		x.entry(d)
		return
	}
	name := filepath.FromSlash(d.File)
	a, b := window(filepath.Join(x.released, name), *d.Offset), window(filepath.Join(x.rebuilt, name), *d.Offset)
	if a != nil && b != nil {
		d.Released, d.Rebuilt = a, b
	}
}

// entry finds the first entry of an archive that differs.
func (x *rowComparer) entry(d *Difference) {
	a, err := zip.OpenReader(filepath.Join(x.released, filepath.FromSlash(d.File)))
	if err != nil {
		return
	}
	defer a.Close()
	b, err := zip.OpenReader(filepath.Join(x.rebuilt, filepath.FromSlash(d.File)))
	if err != nil {
		return
	}
	defer b.Close()
	for i, f := range a.File {
		if i >= len(b.File) || b.File[i].Name != f.Name {
			d.Detail = "the entries are not the same"
			d.Entry = f.Name
			return
		}
		at, err := firstByteOfEntries(f, b.File[i])
		if err != nil {
			return
		}
		if at >= 0 {
			d.Entry, d.Offset = f.Name, &at
			return
		}
	}
	if len(b.File) > len(a.File) {
		d.Detail = "the entries are not the same"
		d.Entry = b.File[len(a.File)].Name
		return
	}
	d.Detail = "the entries are equal, only the archive differs"
}

func firstByteOfEntries(a, b *zip.File) (int64, error) {
	x, err := a.Open()
	if err != nil {
		return 0, err
	}
	defer x.Close()
	y, err := b.Open()
	if err != nil {
		return 0, err
	}
	defer y.Close()
	return firstByteOf(x, y)
}

// window gives the text around a byte of a file; nil if it is no text.
func window(p string, at int64) *string {
	const before, after = 40, 60
	f, err := os.Open(p)
	if err != nil {
		return nil
	}
	defer f.Close()
	from := max(0, at-before)
	data := make([]byte, at+after-from)
	n, err := f.ReadAt(data, from)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil
	}
	data = data[:n]
	for cut := 0; cut < utf8.UTFMax && len(data) > 0 && !utf8.RuneStart(data[0]); cut++ {
		data = data[1:]
	}
	for cut := 0; cut < utf8.UTFMax && !utf8.Valid(data) && len(data) > 0; cut++ {
		data = data[:len(data)-1]
	}
	binary := func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\r\n", r) }
	if !utf8.Valid(data) || bytes.ContainsFunc(data, binary) {
		return nil
	}
	s := string(data)
	return &s
}
