package export

import (
	"context"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/export/workbook"
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
// Of a table in several shards, the last two are <table>-00000-of-00004.csv and so on. Each table is read once; one in
// shards is read again for the workbook. progress, which may be nil, is told the rows of a table that are done. After
// an error the folder is incomplete, and the caller removes it. Errors are those of the rows, of values that do not
// fit their columns, of rows out of order, and of the file system.
func Export(ctx context.Context, dir string, info Info, sources []Source, progress Progress) (*Report, error) {
	out := &files{dir: dir}
	defer out.abandon()
	report := &Report{}
	x := &exportation{info: info, report: report, progress: progress,
		files: []table.Exporter{table.NewParquet(out.Create, info.Name, info.Version), table.NewCSV(out.Create)}}
	if info.ExcelCSV {
		x.files = append(x.files, table.NewExcelCSV(out.Create))
	}
	if !info.NoWorkbook {
		x.book = workbook.New(out, info.Dataset)
		for _, s := range info.Sheets {
			if err := x.book.Add(s.Table, s.Rows, ""); err != nil {
				return nil, err
			}
		}
	}
	for _, s := range sources {
		if err := x.export(ctx, s); err != nil {
			return nil, err
		}
	}
	if err := x.close(); err != nil {
		return nil, err
	}
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

// exportation is the state of one Export.
type exportation struct {
	info     Info
	files    []table.Exporter   // that write a file a table, or a shard
	book     *workbook.Workbook // nil: there is none
	report   *Report
	progress Progress
}

// export writes one table in all formats.
func (x *exportation) export(ctx context.Context, s Source) error {
	told := func(rows int64) {
		if x.progress != nil {
			x.progress(s.Table.Name, rows)
		}
	}
	formulas := int64(0)
	also := func(r arrow.Record) error {
		formulas += table.FormulaLike(r)
		if s.Table == schema.Documents {
			x.report.Languages = countLanguages(x.report.Languages, r)
			x.report.Origins = addOrigins(x.report.Origins, r)
		}
		return nil
	}
	if x.info.Shards > 1 {
		rows := x.info.Sharded(s.Table)
		sums, err := table.WriteShards(ctx, s.Table, rows, x.info.Shards, x.files, told, also)
		if err != nil {
			return err
		}
		sum := table.SumOf(sums)
		x.report.Tables = append(x.report.Tables, TableReport{s.Table.Name, sum.Rows, sum.Content, sums, formulas})
		if x.book == nil {
			return nil
		}
		return x.book.Add(s.Table, s.Rows, sum.Content)
	}
	exporters := x.files
	if x.book != nil {
		exporters = append(exporters[:len(exporters):len(exporters)], x.book)
	}
	sum, err := table.Write(ctx, s.Table, s.Rows, s.Table.Name, exporters, told, also)
	x.report.Tables = append(x.report.Tables, TableReport{s.Table.Name, sum.Rows, sum.Content, nil, formulas})
	return err
}

// close ends the files of several tables.
func (x *exportation) close() error {
	for _, e := range x.files {
		if err := e.Close(); err != nil {
			return err
		}
	}
	if x.book == nil {
		return nil
	}
	x.book.Languages = x.report.Languages
	err := x.book.Close()
	x.report.Notes = x.book.Notes
	return err
}
