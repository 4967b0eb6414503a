package language

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unsafe"
)

// File is one file of the lexicon as it is read. Such a file is lines of UTF-8: first its head, lines that begin with
// "#", of which one names the columns,
//
//	# columns: word	kind	source
//
// then rows of as many columns, parted by tabs. A column may hold several members, parted by "|". A line "@ REGION …"
// says that the rows below it are those of some regions only. README.md in sources/lexicon says what each file holds.
type File struct {
	data    string
	columns []string
	body    int // where the rows begin, in bytes
	line    int // of the last line before them
	err     error
}

// Read gives what parse makes of the file at path, kept under the path and the name as: the file is read once however
// often it is asked for, and what was made of it must not be changed. A file that does not exist has no rows. An error
// says where it is: lexicon/path:line: what.
func Read[T any](l *Lexicon, path, as string, parse func(f *File) T) (T, error) {
	return Parse(l, path, "rows: "+as, func(data []byte) (T, error) {
		f := newFile(data)
		v := parse(f)
		return v, f.err
	})
}

// newFile reads the head of a file, whose bytes nobody else has.
func newFile(data []byte) *File {
	f := &File{data: unsafe.String(unsafe.SliceData(data), len(data))}
	for strings.HasPrefix(f.data[f.body:], "#") {
		line, _, _ := strings.Cut(f.data[f.body:], "\n")
		f.line++
		f.body = min(f.body+len(line)+1, len(f.data))
		if names, ok := strings.CutPrefix(line, "# columns: "); ok {
			f.columns = strings.Split(names, "\t")
		}
	}
	return f
}

// Exists reports whether there is such a file, with anything in it.
func (f *File) Exists() bool { return f.data != "" }

// Size is the length of the file in bytes.
func (f *File) Size() int { return len(f.data) }

// Lines is about how many rows the file has: room for what is made of them.
func (f *File) Lines() int { return strings.Count(f.data, "\n") }

// Row is a row of a file. It is valid until the next one is read; its texts are valid for ever.
type Row struct {
	file    *File
	line    int
	columns []string
	// Regions are those that the row is for, with a blank on either side; empty for all.
	Regions string
}

// Rows gives the rows of the file, one after the other, up to the first error. The file must have the columns that are
// named here, first and in this order; those behind them, such as the source of a row, are left alone.
func (f *File) Rows(columns ...string) iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		if !f.named(columns) {
			return
		}
		row := &Row{file: f, line: f.line, columns: make([]string, 0, len(columns)+2)}
		for text := f.data[f.body:]; text != "" && f.err == nil; {
			var line string
			line, text, _ = strings.Cut(text, "\n")
			row.line++
			if line == "" || line[0] == '#' {
				continue
			}
			if line[0] == '@' {
				row.Regions = line[1:] + " "
				continue
			}
			row.columns = cut(row.columns[:0], line)
			if len(row.columns) < len(columns) {
				row.Fail("%d columns; write %s", len(row.columns), strings.Join(columns, ", "))
				return
			}
			if !yield(row) {
				return
			}
		}
	}
}

// named reports whether the head of the file names the columns, if it names any.
func (f *File) named(columns []string) bool {
	if f.columns == nil || len(f.columns) >= len(columns) && slices.Equal(f.columns[:len(columns)], columns) {
		return true
	}
	f.err = atLine(f.line, "the columns are %s; write %s", strings.Join(f.columns, ", "), strings.Join(columns, ", "))
	return false
}

// Column is the place of a column by its name, or -1.
func (f *File) Column(name string) int { return slices.Index(f.columns, name) }

// cut appends the columns of a line.
func cut(to []string, line string) []string {
	for {
		c, rest, more := strings.Cut(line, "\t")
		to = append(to, c)
		if !more {
			return to
		}
		line = rest
	}
}

// Text is the text of a column.
func (r *Row) Text(column int) string { return r.columns[column] }

// List gives the members of a column, which are parted by "|".
func (r *Row) List(column int) iter.Seq[string] { return strings.SplitSeq(r.columns[column], "|") }

// Has reports whether a column of marks, one letter each, has a mark.
func (r *Row) Has(column int, mark byte) bool { return strings.IndexByte(r.columns[column], mark) >= 0 }

// Number is the whole number in a column.
func (r *Row) Number(column int) int {
	n, err := strconv.Atoi(r.columns[column])
	if err != nil {
		r.Fail("%q is no whole number", r.columns[column])
	}
	return n
}

// Fail says what is wrong with the row; it is the last one that is read. The first error counts.
func (r *Row) Fail(format string, args ...any) {
	if r.file.err == nil {
		r.file.err = atLine(r.line, format, args...)
	}
}

// pairs gives the first two columns of a file as a map.
func (l *Lexicon) pairs(path, from, to string) (map[string]string, error) {
	return Read(l, path, "pairs", func(f *File) map[string]string {
		out := make(map[string]string, f.Lines())
		for row := range f.Rows(from, to) {
			out[row.Text(0)] = row.Text(1)
		}
		return out
	})
}

// sorted gives a file as one that is searched.
func (l *Lexicon) sorted(path string) (*Sorted, error) {
	return Read(l, path, "sorted", (*File).Sorted)
}
