package export

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/export/workbook"
	"example.org/sourcebook/schema"
)

// Source is a table and its rows: pointers to the table's row type, in the order of the table's Sort columns.
type Source struct {
	Table *schema.Table
	Rows  iter.Seq2[any, error]
}

// Info is what the files say of the dataset as a whole, and which files there are.
type Info struct {
	about.Dataset
	NoWorkbook bool     // leave the workbook out
	ExcelCSV   bool     // write CSV files for spreadsheets, too
	Sheets     []Source // the sheets of the workbook that join tables
	// Sharded gives the rows of a released table again, shard after shard, each in the order of the table; nil if Shards
	// is not above 1.
	Sharded func(t *schema.Table) iter.Seq2[any, error]
	Works   iter.Seq2[*WorkPage, error] // what the reading page shows; it may be read more than once; nil: no page
	Names   []*schema.Entity            // who and what stands at the head of the reading page
}

// Report says what Export wrote.
type Report struct {
	Tables    []TableReport    // in the order of the sources
	Files     []File           // by path
	Languages []about.Language // main languages of the documents, by tag
	Notes     []workbook.Note  // what the workbook leaves out or shows in another form
	Origins   []Origin         // of the documents; not of all if there are more than mostOrigins
}

// Origin is where a document comes from, as it says itself or corpus.yaml does. Title and URL may be empty.
type Origin struct{ ID, Title, URL string }

// mostOrigins is how many documents a descriptor lists; the table documents has them all.
const mostOrigins = 1000

// addOrigins adds the documents of a record, so long as a descriptor lists them.
func addOrigins(origins []Origin, r arrow.Record) []Origin {
	columns := table.ColumnsOf(r)
	at := func(name string, i int) string {
		return strings.Clone(columns[schema.Documents.Index(name)].(table.Text).Value(i)) // empty for null
	}
	for i := range int(r.NumRows()) {
		if len(origins) > mostOrigins {
			break
		}
		origins = append(origins, Origin{at("document_id", i), at("title", i), at("url", i)})
	}
	return origins
}

// TableReport is what a table holds.
type TableReport struct {
	Name     string
	Rows     int64
	Content  string      // content digest, in hex
	Shards   []table.Sum // of a table in several shards, in order
	Formulas int64       // cells that begin like a formula of a spreadsheet
}

// countLanguages adds the documents of a record to the counts, which are sorted by tag.
func countLanguages(counts []about.Language, r arrow.Record) []about.Language {
	languages := table.ColumnsOf(r)[schema.Documents.Index("language")].(table.Text)
	for i := range int(r.NumRows()) {
		tag := languages.Value(i) // empty for null
		k := sort.Search(len(counts), func(k int) bool { return counts[k].Tag >= tag })
		if k == len(counts) || counts[k].Tag != tag {
			counts = slices.Insert(counts, k, about.Language{Tag: strings.Clone(tag)})
		}
		counts[k].Documents++
	}
	return counts
}
