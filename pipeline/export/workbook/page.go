package workbook

import (
	"bytes"
	"fmt"
	"io"
)

// The names of the sheets that hold no table of the dataset.
const (
	sheetCover      = "Cover"
	sheetContents   = "Contents"
	sheetNotes      = "Notes"
	sheetDictionary = "Data_dictionary"
)

// oneTable says what a sheet holds, as the rules for accessible spreadsheets ask.
const oneTable = "This sheet contains one table."

// page is a sheet of the workbook: a title, lines of text, and a table or a list of lines.
type page struct {
	name   string
	title  string
	marks  string // of notes, after the title
	lines  []string
	table  string   // name of the marked-up table; empty if the page has none
	header []string // of the table
	rows   int64    // of the table
	widths []int
	folded int // columns at the end that are folded away
	frozen bool
	links  map[int]string    // row of the sheet → sheet that its cell A leads to
	rowTo  string            // sheet that rowed lead to
	rowed  []rowLink         // cells that lead to rows of another sheet
	web    map[string]string // cell → address
	// outward are cells that lead to a place at the address of another cell, which has a link itself.
	outward []outwardLink
	chart   *chart // nil: none
	// heights are those of the rows that the package words, by row, in hundredths of a point.
	heights map[int]int
	body    func() (io.Reader, error) // the XML of the rows after the header, or after the lines
}

// columns is how many columns the sheet takes.
func (p *page) columns() int {
	if p.table != "" {
		return len(p.header)
	}
	return max(len(p.widths), 1)
}

// bottom is the last row of the sheet.
func (p *page) bottom() int {
	if p.table != "" {
		return p.headRow() + int(p.rows)
	}
	return len(p.lines) + 1 + int(p.rows)
}

// headRow is the row of the table's header.
func (p *page) headRow() int { return len(p.lines) + 2 }

// described are the columns of a sheet that the package itself words: name and meaning.
type described [][2]string

func (d described) names() []string {
	out := make([]string, len(d))
	for i, c := range d {
		out[i] = c[0]
	}
	return out
}

// fit cuts a text that is not data to the size of a cell.
func fit(s string) string {
	if fitsCell(s) {
		return s
	}
	return s[:cellPrefix(s, cellUnits-2)] + " …"
}

// pageRows makes the rows of a sheet that the package itself words.
type pageRows struct {
	style styles
	xml   rowXML
	row   []sheetCell
	out   []byte
	n     int64
	high  map[int]int // heights by row
}

// rowsOf makes rows that begin after the title, the lines and the header of a page.
func (w *Workbook) rowsOf(p *page) *pageRows {
	row := p.headRow()
	if p.table != "" {
		row++
	}
	return &pageRows{style: w.style, xml: newRowXML(row, p.widths), high: map[int]int{}}
}

func (r *pageRows) text(s string) { r.row = append(r.row, r.style.textCell(fit(s))) }

func (r *pageRows) styled(style int, s string) {
	r.row = append(r.row, sheetCell{style: style, text: fit(s)})
}

func (r *pageRows) number(n int) {
	r.row = append(r.row, sheetCell{style: r.style.integer, number: true, text: fmt.Sprint(n)})
}

func (r *pageRows) end() {
	r.high[r.xml.row] = r.xml.height(r.row)
	r.out = append(r.out, r.xml.append(r.row)...)
	r.row = r.row[:0]
	r.n++
}

// into gives the page its rows.
func (r *pageRows) into(p *page) *page {
	p.rows, p.heights = r.n, r.high
	p.body = func() (io.Reader, error) { return bytes.NewReader(r.out), nil }
	return p
}
