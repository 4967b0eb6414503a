package export

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/schema"
)

// Progress is told the rows of a table that are done.
type Progress func(table string, rows int64)

// Export writes all tables into the folder dir, which holds no release yet:
//
//	README.md                  the dataset card
//	index.html                 the reading page, and pages/ of a large corpus
//	datapackage.json           the descriptor of Data Package
//	croissant.json             the descriptor of Croissant
//	<name>-<version>.xlsx      the workbook
//	csv/<table>.csv            and csv-excel/, where it is asked for
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
	exporters := []table.Exporter{table.NewParquet(out.create, info.Name, info.Version), table.NewCSV(out.create)}
	if info.ExcelCSV {
		exporters = append(exporters, table.NewExcelCSV(out.create))
	}
	if !info.NoWorkbook {
		exporters = append(exporters, book)
	}
	if !info.NoWorkbook {
		for _, s := range info.Sheets {
			if err := exportSheet(s, book); err != nil {
				return nil, err
			}
		}
	}
	report := &Report{}
	for _, s := range sources {
		told := TableReport{Name: s.Table.Name}
		sum, err := exportTable(ctx, s, exporters, &report.Languages, &told.Formulas, progress)
		if err != nil {
			return nil, err
		}
		told.Rows, told.Content = sum.Rows, sum.Content
		report.Tables = append(report.Tables, told)
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

// exportSheet writes a table that joins others into the workbook.
func exportSheet(s Source, book *workbook) error {
	w, err := book.Begin(s.Table)
	if err != nil {
		return err
	}
	rows := int64(0)
	for r, err := range table.Records(s.Table, s.Rows) {
		if err != nil {
			return err
		}
		if err := w.Write(r); err != nil {
			return err
		}
		rows += r.NumRows()
		r.Release()
	}
	return w.End(table.Sum{Rows: rows})
}

// exportTable sends the records of one table to all exporters, each in a goroutine of its own, with at most a few
// records on the way.
func exportTable(
	ctx context.Context, s Source, exporters []table.Exporter, languages *[]Language, formulas *int64, progress Progress,
) (table.Sum, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	content := table.NewDigest(s.Table)
	order := table.NewOrder(s.Table)
	defer order.Release()
	writers := make([]table.Writer, len(exporters))
	for i, e := range exporters {
		w, err := e.Begin(s.Table)
		if err != nil {
			return table.Sum{}, err
		}
		writers[i] = w
	}
	sinks := []func(arrow.Record) error{order.Record, func(r arrow.Record) error { content.Record(r); return nil },
		func(r arrow.Record) error { *formulas += table.FormulaLike(r); return nil }}
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
		return table.Sum{}, firstError(errs)
	}
	if err != nil {
		return table.Sum{}, err
	}
	sum := table.Sum{Rows: rows, Content: content.Sum()}
	for _, w := range writers {
		if err := w.End(sum); err != nil {
			return table.Sum{}, err
		}
	}
	return sum, nil
}

// send reads the rows and hands each record to all queues.
func send(ctx context.Context, s Source, queues []chan arrow.Record, progress Progress) (rows int64, err error) {
	for r, err := range table.Records(s.Table, s.Rows) {
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
