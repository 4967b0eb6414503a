// Formats writes one table of made rows in one format and prints the seconds of processor time that it took and the
// bytes of the file. .ci/formats holds these against what other programs take for the same rows.
//
//	go run ./cmd/bench/formats parquet|csv|xlsx ROWS FOLDER
package main

import (
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"

	"example.org/sourcebook/pipeline/effort"
	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/export/workbook"
	"example.org/sourcebook/schema"
)

// formats are the ways to write a table, by name.
var formats = []struct {
	name string
	make func(folder) table.Exporter
}{
	{"parquet", func(f folder) table.Exporter { return table.NewParquet(f.Create, dataset.Name, dataset.Version) }},
	{"csv", func(f folder) table.Exporter { return table.NewCSV(f.Create) }},
	{"xlsx", func(f folder) table.Exporter { return workbook.New(f, dataset) }},
}

var dataset = about.Dataset{Name: "bench", Version: "0.0.0", Shards: 1}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "formats:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("give a format, a number of rows and a new folder")
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("the number of rows: %w", err)
	}
	out := folder(args[2])
	for _, f := range formats {
		if f.name != args[0] {
			continue
		}
		rows := made(n)
		before, _ := effort.Spent()
		if err := write(f.make(out), rows); err != nil {
			return err
		}
		after, _ := effort.Spent()
		bytes, err := out.bytes()
		fmt.Printf("%.3f %d\n", (after - before).Seconds(), bytes)
		return err
	}
	return fmt.Errorf("there is no format %q", args[0])
}

// write writes the rows as a build does, without its digest of them.
func write(e table.Exporter, rows []*schema.Mention) error {
	t := schema.Mentions
	w, err := e.Begin(t, t.Name)
	if err != nil {
		return err
	}
	for r, err := range table.Records(t, all(rows)) {
		if err == nil {
			err = w.Write(r)
		}
		if err != nil {
			return err
		}
		r.Release()
	}
	if err := w.End(table.Sum{Rows: int64(len(rows))}); err != nil {
		return err
	}
	return e.Close()
}

func all(rows []*schema.Mention) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// made makes mentions, a hundred a document: 12 columns, of which one has few values, some go up and some are names.
func made(n int) []*schema.Mention {
	r := rand.New(rand.NewPCG(1, 2))
	types := []string{schema.TypePerson, schema.TypeOrganization, schema.TypePlace}
	rows := make([]*schema.Mention, n)
	for i := range rows {
		d, at := fmt.Sprintf("document-%06d", i/100), i%100*61
		name := r.IntN(5000)
		surface := fmt.Sprintf("Name %c%d of %c", 'A'+name%26, name, 'a'+name%7)
		rows[i] = &schema.Mention{MentionID: fmt.Sprintf("%s.m%d", d, at), EntityID: fmt.Sprintf("name-%04d", name),
			DocumentID: d, ParagraphID: fmt.Sprintf("%s.p%d", d, at/500*500), SentenceID: fmt.Sprintf("%s.s%d", d, at/120*120),
			Span: schema.Span{Start: at, End: at + len(surface), ByteStart: schema.Some(at),
				ByteEnd: schema.Some(at + len(surface))},
			Surface: surface, Type: types[name%3], Rule: "made"}
	}
	return rows
}

// folder is where files are made.
type folder string

// Create makes a file and the folder that it lies in.
func (f folder) Create(path, _ string) (io.WriteCloser, error) {
	full := filepath.Join(string(f), filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return nil, err
	}
	return os.Create(full)
}

// Working makes a file for data on their way.
func (f folder) Working(name string) (*os.File, error) {
	if err := os.MkdirAll(string(f), 0o755); err != nil {
		return nil, err
	}
	return os.OpenFile(filepath.Join(string(f), name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
}

// bytes adds up the lengths of all files.
func (f folder) bytes() (sum int64, err error) {
	err = filepath.WalkDir(string(f), func(_ string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			sum += info.Size()
		}
		return err
	})
	return sum, err
}
