package export

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// Source is a table and its rows: pointers to the table's row type, in the order of the table's Sort columns.
type Source struct {
	Table *schema.Table
	Rows  iter.Seq2[any, error]
}

// Info is what the files say of the dataset as a whole. Fields other than Name and Version may be empty.
type Info struct {
	Name        string // lower-case letters, digits and hyphens
	Version     string // semantic version
	Released    string // YYYY-MM-DD
	Title       string // of the dataset; Name where it is empty
	Description string
	License     string // SPDX identifier of the dataset's own tables
	Shards      int    // files a table in parquet/; 0 and 1 are the same, more is an error for now
	NoWorkbook  bool   // leave the workbook out
	Publisher   string
	Contact     string                      // an address that answers questions
	Creators    []string                    // in the order in which they are cited
	Homepage    string                      // http or https
	Citation    string                      // how to cite; empty: made of the other fields
	Works       iter.Seq2[*WorkPage, error] // what the reading page shows; it may be read more than once; nil: no page
}

func (i *Info) title() string {
	if i.Title == "" {
		return i.Name
	}
	return i.Title
}

// Report says what Export wrote.
type Report struct {
	Tables    []TableReport // in the order of the sources
	Files     []File        // by path
	Languages []Language    // main languages of the documents, by tag
	Notes     []Note        // what the workbook leaves out or shows in another form
}

// TableReport is what a table holds.
type TableReport struct {
	Name    string
	Rows    int64
	Content string // content digest, in hex
}

// Language counts the documents of a main language.
type Language struct {
	Tag       string // BCP 47; empty for documents whose language is not known
	Documents int64
}

// Exporter writes tables in one format. Export calls Begin for each table in turn, and Close once after the last.
type Exporter interface {
	// Begin starts a table.
	Begin(t *schema.Table) (TableWriter, error)
	// Close ends the files that hold several tables.
	Close() error
}

// TableWriter takes the rows of one table. Export calls Write for each record in order, each with the fields of
// ArrowSchema, then End once. An exporter keeps nothing of a record after Write but what it retained.
type TableWriter interface {
	Write(r arrow.Record) error
	End(s Sum) error
}

// Sum is what is known of a table at its end.
type Sum struct {
	Rows    int64
	Content string // content digest, in hex
}

// Progress is told the rows of a table that are done.
type Progress func(table string, rows int64)

// Export writes all tables into the folder dir, which holds no release yet:
//
//	README.md                  the dataset card
//	index.html                 the reading page, and pages/ of a large corpus
//	datapackage.json           the descriptor of Data Package
//	croissant.json             the descriptor of Croissant
//	<name>-<version>.xlsx      the workbook
//	csv/<table>.csv
//	parquet/<table>.parquet
//
// Each table is read once. progress, which may be nil, is told the rows of a table that are done. After an error the
// folder is incomplete, and the caller removes it. Errors are those of the rows, of values that do not fit their
// columns, of rows out of order, and of the file system.
func Export(ctx context.Context, dir string, info Info, sources []Source, progress Progress) (*Report, error) {
	if info.Shards > 1 {
		return nil, fmt.Errorf("shards is %d: tables in several Parquet files are not written yet; use shards: 1",
			info.Shards)
	}
	out := &files{dir: dir}
	defer out.abandon()
	book := newWorkbook(out, info)
	exporters := []Exporter{&parquetExporter{files: out, info: info}, &csvExporter{out}}
	if !info.NoWorkbook {
		exporters = append(exporters, book)
	}
	report := &Report{}
	for _, s := range sources {
		sum, err := exportTable(ctx, s, exporters, &report.Languages, progress)
		if err != nil {
			return nil, err
		}
		report.Tables = append(report.Tables, TableReport{Name: s.Table.Name, Rows: sum.Rows, Content: sum.Content})
	}
	book.languages = report.Languages
	for _, e := range exporters {
		if err := e.Close(); err != nil {
			return nil, err
		}
	}
	report.Notes = book.notes
	if info.Works != nil {
		if err := writePages(out, info, info.Works, report); err != nil {
			return nil, err
		}
	}
	for _, write := range []func(*files, Info, []Source, *Report) error{writePackage, writeCroissant, writeCard} {
		if err := write(out, info, sources, report); err != nil {
			return nil, err
		}
	}
	report.Files = out.list()
	return report, nil
}

// exportTable sends the records of one table to all exporters, each in a goroutine of its own, with at most a few
// records on the way.
func exportTable(
	ctx context.Context, s Source, exporters []Exporter, languages *[]Language, progress Progress,
) (Sum, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	content := newDigest(s.Table)
	order := &orderCheck{table: s.Table}
	defer order.release()
	writers := make([]TableWriter, len(exporters))
	for i, e := range exporters {
		w, err := e.Begin(s.Table)
		if err != nil {
			return Sum{}, err
		}
		writers[i] = w
	}
	sinks := []func(arrow.Record) error{order.record, func(r arrow.Record) error { content.record(r); return nil }}
	for _, w := range writers {
		sinks = append(sinks, w.Write)
	}
	if s.Table == schema.Documents {
		sinks = append(sinks, func(r arrow.Record) error { *languages = countLanguages(*languages, r); return nil })
	}
	errs := make([]error, len(sinks))
	queues := make([]chan arrow.Record, len(sinks))
	var wg sync.WaitGroup
	for i, sink := range sinks {
		queues[i] = make(chan arrow.Record, 2)
		wg.Go(func() {
			for r := range queues[i] {
				if errs[i] == nil {
					if errs[i] = sink(r); errs[i] != nil {
						stop()
					}
				}
				r.Release()
			}
		})
	}
	rows, err := send(ctx, s, queues, progress)
	for _, q := range queues {
		close(q)
	}
	wg.Wait()
	if e := errors.Join(errs...); e != nil {
		return Sum{}, firstError(errs)
	}
	if err != nil {
		return Sum{}, err
	}
	sum := Sum{Rows: rows, Content: content.sum()}
	for _, w := range writers {
		if err := w.End(sum); err != nil {
			return Sum{}, err
		}
	}
	return sum, nil
}

// send reads the rows and hands each record to all queues.
func send(ctx context.Context, s Source, queues []chan arrow.Record, progress Progress) (rows int64, err error) {
	for r, err := range Records(s.Table, s.Rows) {
		if err != nil {
			return rows, err
		}
		rows += r.NumRows()
		for _, q := range queues {
			r.Retain()
			select {
			case q <- r:
			case <-ctx.Done():
				return rows, ctx.Err()
			}
		}
		r.Release()
		if progress != nil {
			progress(s.Table.Name, rows)
		}
	}
	return rows, ctx.Err()
}

func firstError(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
