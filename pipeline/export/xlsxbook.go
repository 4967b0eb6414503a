package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"

	"github.com/xuri/excelize/v2"

	"example.org/sourcebook/schema"
)

// page is a sheet of the workbook: a title, lines of text, and a table or a list of lines.
type page struct {
	name   string
	title  string
	lines  []string
	table  string   // name of the marked-up table; empty if the page has none
	header []string // of the table
	rows   int64    // of the table
	widths []int
	links  map[int]string            // row of the sheet → sheet that its cell A leads to
	body   func() (io.Reader, error) // the XML of the rows after the header, or after the lines
}

// styles are the numbers of the cell styles.
type styles struct{ title, line, head, label, text, quoted, integer, number, score, date, link int }

// Fonts and formats follow the UK Analysis Function's checklist: sans serif of 12 points or more, titles bold, no fill,
// no colour but for links.
func newStyles(f *excelize.File) (s styles, err error) {
	const textFormat = 49 // @
	font := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: "Arial", Size: size, Bold: bold}
	}
	add := func(font *excelize.Font, wrap bool, builtin int, custom string) int {
		style := &excelize.Style{Font: font, NumFmt: builtin, Alignment: &excelize.Alignment{Vertical: "top", WrapText: wrap}}
		if builtin != textFormat {
			style.Alignment.Horizontal, style.Alignment.Indent = "right", 1
		}
		if custom != "" {
			style.CustomNumFmt = &custom
		}
		n, e := f.NewStyle(style)
		err = errors.Join(err, e)
		return n
	}
	// The default font is that of every cell, and the measure of the columns' widths.
	if err := f.SetDefaultFont("Arial"); err != nil {
		return s, fmt.Errorf("failed to set the font of the workbook: %w", err)
	}
	*f.Styles.Fonts.Font[0].Sz.Val = 12
	s.title = add(font(16, true), false, textFormat, "")
	s.line = add(font(12, false), false, textFormat, "")
	s.label = add(font(12, true), false, textFormat, "")
	s.head = add(font(12, true), true, textFormat, "")
	s.text = add(font(12, false), true, textFormat, "")
	s.integer = add(font(12, false), false, 1, "") // 0
	// Large numbers in digits, where General would show 3.9E+11.
	s.number = add(font(12, false), false, 0, "[>=100000000000]0;[<=-100000000000]-0;General")
	s.score = add(font(12, false), false, 0, "0.0000")
	s.date = add(font(12, false), false, 0, "yyyy-mm-dd")
	s.link = add(&excelize.Font{Family: "Arial", Size: 12, Underline: "single", Color: "0563C1"}, true, textFormat, "")
	if err != nil {
		return s, fmt.Errorf("failed to make the styles of the workbook: %w", err)
	}
	// The style of text with the mark that keeps a text that looks like a formula a text, which NewStyle cannot give.
	yes := true
	xf := f.Styles.CellXfs.Xf[s.text]
	xf.QuotePrefix = &yes
	s.quoted = len(f.Styles.CellXfs.Xf)
	f.Styles.CellXfs.Xf = append(f.Styles.CellXfs.Xf, xf)
	f.Styles.CellXfs.Count = len(f.Styles.CellXfs.Xf)
	return s, nil
}

// of gives the style of a column's values.
func (s *styles) of(t schema.Type) int {
	switch {
	case t.Kind == schema.Int:
		return s.integer
	case t.Kind == schema.DateKind:
		return s.date
	case t.Kind == schema.DecimalK && t.Scale == 4:
		return s.score
	case t.Kind == schema.DecimalK:
		return s.number
	}
	return s.text
}

// assemble writes the pages as a workbook.
func (w *workbook) assemble(out io.Writer, pages []*page) error {
	zw := &bookWriter{out: zip.NewWriter(out), parts: map[string]*bytes.Buffer{}, data: map[string]func(io.Writer) error{}}
	for i, p := range pages {
		if err := w.addPage(i, p); err != nil {
			return fmt.Errorf("failed to make sheet %s of the workbook: %w", p.name, err)
		}
		zw.data[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = func(out io.Writer) error { return w.sheetData(out, p) }
	}
	day := w.info.Released
	if day == "" {
		day = "1980-01-01"
	}
	if err := w.book.SetDocProps(&excelize.DocProperties{
		Title: w.info.title(), Subject: w.info.Name, Description: w.info.Description, Creator: "Sourcebook", LastModifiedBy: "Sourcebook",
		Created: day + "T00:00:00Z", Modified: day + "T00:00:00Z", Language: "en", Version: w.info.Version,
	}); err != nil {
		return fmt.Errorf("failed to set the properties of the workbook: %w", err)
	}
	if err := w.book.SetAppProps(&excelize.AppProperties{Application: "Sourcebook"}); err != nil {
		return fmt.Errorf("failed to set the properties of the workbook: %w", err)
	}
	w.book.SetActiveSheet(0)
	w.book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zw })
	if err := w.book.Write(io.Discard); err != nil {
		return fmt.Errorf("failed to write the workbook: %w", err)
	}
	return nil
}

// addPage makes a sheet with all but its cells: those of the header only, from which the table takes its columns.
func (w *workbook) addPage(i int, p *page) error {
	f := w.book
	if i == 0 {
		if err := f.SetSheetName("Sheet1", p.name); err != nil {
			return err
		}
	} else if _, err := f.NewSheet(p.name); err != nil {
		return err
	}
	for k, n := range p.widths {
		letter := columnName(k)
		if err := f.SetColWidth(p.name, letter, letter, float64(n)); err != nil {
			return err
		}
	}
	last := max(len(p.header), 1)
	bottom := len(p.lines) + 1 + int(p.rows)
	if p.table != "" {
		head := p.headRow()
		for k, name := range p.header {
			if err := f.SetCellStr(p.name, fmt.Sprint(columnName(k), head), name); err != nil {
				return err
			}
		}
		bottom = head + int(p.rows)
		stripes := false
		if err := f.AddTable(p.name, &excelize.Table{
			Range: fmt.Sprintf("A%d:%s%d", head, columnName(last-1), bottom),
			Name:  p.table, StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
		}); err != nil {
			return err
		}
	} else {
		last = max(len(p.widths), 1)
	}
	rows := make([]int, 0, len(p.links))
	for row := range p.links {
		rows = append(rows, row)
	}
	sort.Ints(rows)
	for _, row := range rows {
		if err := f.SetCellHyperLink(p.name, fmt.Sprint("A", row), p.links[row]+"!A1", "Location"); err != nil {
			return err
		}
	}
	if err := printable(f, p); err != nil {
		return err
	}
	return f.SetSheetDimension(p.name, fmt.Sprintf("A1:%s%d", columnName(last-1), bottom))
}

// printable makes the sheet print on pages of its full width, with the header of the table on each.
func printable(f *excelize.File, p *page) error {
	landscape, yes, one, any := "landscape", true, 1, 0
	a4 := 9
	if err := f.SetPageLayout(p.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &one, FitToHeight: &any}); err != nil {
		return err
	}
	if err := f.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if p.table == "" {
		return nil
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", p.name, p.headRow(), p.headRow()), Scope: p.name})
}

// headRow is the row of the table's header.
func (p *page) headRow() int { return len(p.lines) + 2 }

// sheetData writes the rows of a sheet.
func (w *workbook) sheetData(out io.Writer, p *page) error {
	x := rowXML{row: 1}
	b := bytes.Clone(x.append([]sheetCell{{style: w.style.title, text: p.title}}))
	b = bytes.Replace(b, []byte(` ht="15.75"`), []byte(` ht="21"`), 1)
	for _, l := range p.lines {
		b = append(b, x.append([]sheetCell{{style: w.style.line, text: fit(l)}})...)
	}
	if p.table != "" {
		var header []sheetCell
		for _, name := range p.header {
			header = append(header, sheetCell{style: w.style.head, text: name})
		}
		b = append(b, x.append(header)...)
	}
	if _, err := out.Write(b); err != nil {
		return err
	}
	if p.body == nil {
		return nil
	}
	body, err := p.body()
	if err != nil {
		return err
	}
	_, err = io.Copy(out, body)
	return err
}

// textCell is a cell with a text of at most a cell's size.
func (s *styles) textCell(text string) sheetCell {
	if text != "" && formulaLike(text) {
		return sheetCell{style: s.quoted, text: text}
	}
	return sheetCell{style: s.text, text: text}
}

// fit cuts a text that is not data to the size of a cell.
func fit(s string) string {
	if fitsCell(s) {
		return s
	}
	return s[:cellPrefix(s, cellUnits-2)] + " …"
}

// bookWriter is the ZIP that excelize writes the workbook to. It sorts the parts by name, gives all the same time, and
// puts the rows into the sheets.
type bookWriter struct {
	out   *zip.Writer
	parts map[string]*bytes.Buffer
	data  map[string]func(io.Writer) error // by the name of the sheet's part
}

func (w *bookWriter) Create(name string) (io.Writer, error) {
	b := new(bytes.Buffer)
	w.parts[name] = b
	return b, nil
}

func (w *bookWriter) AddFS(fs.FS) error { return errors.New("no file system belongs in a workbook") }

func (w *bookWriter) Close() error {
	names := make([]string, 0, len(w.parts))
	for name := range w.parts {
		names = append(names, name)
	}
	sort.Strings(names)
	w.out.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.DefaultCompression)
	})
	for _, name := range names {
		const january1st1980 = 1<<5 | 1 // as MS-DOS counts days
		//lint:ignore SA1019 Modified would add a field to the header
		part, err := w.out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: january1st1980})
		if err != nil {
			return err
		}
		if err := w.part(part, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return w.out.Close()
}

func (w *bookWriter) part(out io.Writer, name string) error {
	whole := w.parts[name].String()
	data := w.data[name]
	if data == nil {
		_, err := io.WriteString(out, whole)
		return err
	}
	head, rest, ok := strings.Cut(whole, "<sheetData")
	tail := ""
	switch {
	case ok && strings.HasPrefix(rest, "/>"):
		tail = rest[2:]
	case ok:
		if _, tail, ok = strings.Cut(rest, "</sheetData>"); !ok {
			return errors.New("the sheet has no end of its data")
		}
	default:
		return errors.New("the sheet has no data")
	}
	if _, err := io.WriteString(out, head+"<sheetData>"); err != nil {
		return err
	}
	if err := data(out); err != nil {
		return err
	}
	_, err := io.WriteString(out, "</sheetData>"+tail)
	return err
}
