package workbook

import (
	"fmt"
	"strings"
)

// sheetRows is the most rows of a table that the workbook shows.
const sheetRows = 200_000

// Note says what the workbook leaves out or shows in another form than the Parquet.
type Note struct {
	Table  string   // the table that the sheet shows
	Sheet  string   // its tab
	Column string   // empty: the whole table
	Kind   string   // NoteRows, NoteCut or NoteDigits
	Count  int64    // rows left out, or cells
	Keys   []string // the rows of the first cells, by the table's key
	Source string   // the files that have all
}

// The kinds of a Note.
const (
	NoteRows   = "rows_left_out"  // the table has more rows than the workbook shows; its sheet has none
	NoteCut    = "text_cut"       // texts that do not fit a cell; each says so at its end
	NoteDigits = "number_as_text" // numbers with more digits than a spreadsheet keeps stand as text, in full
	noteKeys   = 10
)

// Text is the note in words.
func (n *Note) Text() string {
	rows := ""
	if len(n.Keys) > 0 {
		rows = " Rows: " + strings.Join(n.Keys, ", ")
		if more := n.Count - int64(len(n.Keys)); more > 0 {
			rows += fmt.Sprintf(" and %d more", more)
		}
		rows += "."
	}
	one := n.Count == 1
	switch n.Kind {
	case NoteRows:
		return fmt.Sprintf("The sheet %s would have %d rows, more than this workbook shows. All of them are in %s.",
			n.Sheet, n.Count, n.Source)
	case NoteCut:
		text := "%d texts in the column %s of the sheet %s do not fit a cell and are cut; each says so at its end."
		if one {
			text = "%d text in the column %s of the sheet %s does not fit a cell and is cut, and says so at its end."
		}
		return fmt.Sprintf(text+" The whole is in %s.%s", n.Count, n.Column, n.Sheet, n.Source, rows)
	}
	text := "%d numbers in the column %s of the sheet %s have more than %d digits and stand as text, " +
		"because a spreadsheet would round them.%s"
	if one {
		text = "%d number in the column %s of the sheet %s has more than %d digits and stands as text, " +
			"because a spreadsheet would round it.%s"
	}
	return fmt.Sprintf(text, n.Count, n.Column, n.Sheet, cellDigits, rows)
}
