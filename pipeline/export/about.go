package export

import (
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/pipeline/export/table"
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
	License     string    // SPDX identifier of the dataset's own tables
	Shards      int       // files a table in parquet/ and in csv/; 0 and 1 are the same
	NoWorkbook  bool      // leave the workbook out
	ExcelCSV    bool      // write CSV files for spreadsheets, too
	Findings    []Finding // what was found, in the order in which a person asks
	Sheets      []Source  // the sheets of the workbook that join tables: those of layouts
	Publisher   string
	Contact     string   // an address that answers questions
	Creators    []string // in the order in which they are cited
	Homepage    string   // http or https
	Citation    string   // how to cite; empty: made of the other fields
	// Sharded gives the rows of a released table again, shard after shard, each in the order of the table; nil if Shards
	// is not above 1.
	Sharded func(t *schema.Table) iter.Seq2[any, error]
	Works   iter.Seq2[*WorkPage, error] // what the reading page shows; it may be read more than once; nil: no page
	Names   []*schema.Entity            // who and what stands at the head of the reading page
}

// Finding is a sentence on what was found. Topic is empty where it goes on with that of the one before.
type Finding struct{ Topic, Text string }

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
	Name     string
	Rows     int64
	Content  string      // content digest, in hex
	Shards   []table.Sum // of a table in several shards, in order
	Formulas int64       // cells that begin like a formula of a spreadsheet
}

// Language counts the documents of a main language.
type Language struct {
	Tag       string // BCP 47; empty for documents whose language is not known
	Documents int64
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func citation(i Info) string {
	if i.Citation != "" {
		return i.Citation
	}
	year := ""
	if len(i.Released) >= 4 {
		year = " (" + i.Released[:4] + ")"
	}
	who := ""
	if len(i.Creators) > 0 {
		who = strings.Join(i.Creators, "; ") + ": "
	}
	text := fmt.Sprintf("%s%s%s. Version %s. Dataset %s.", who, i.title(), year, i.Version, i.Name)
	if i.Publisher != "" && !slices.Contains(i.Creators, i.Publisher) {
		text += " " + i.Publisher + "."
	}
	if i.Homepage != "" {
		text += " " + i.Homepage
	}
	return text
}

func languagesText(languages []Language) string {
	var parts []string
	for _, l := range languages {
		parts = append(parts, fmt.Sprintf("%s: %d", orElse(l.Tag, "not known"), l.Documents))
	}
	return orElse(strings.Join(parts, ", "), "no documents")
}

// countLanguages adds the documents of a record to the counts, which are sorted by tag.
func countLanguages(counts []Language, r arrow.Record) []Language {
	languages := table.ColumnsOf(r)[schema.Documents.Index("language")].(table.Text)
	for i := range int(r.NumRows()) {
		tag := languages.Value(i) // empty for null
		k := sort.Search(len(counts), func(k int) bool { return counts[k].Tag >= tag })
		if k == len(counts) || counts[k].Tag != tag {
			counts = slices.Insert(counts, k, Language{Tag: strings.Clone(tag)})
		}
		counts[k].Documents++
	}
	return counts
}
