package workbook

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/sourcebook/schema"
)

// book is a workbook as plain ZIP and XML.
type book struct {
	parts  map[string][]byte
	order  []*zip.File
	paths  map[string]string // sheet → part
	ranges map[string]string // defined name and sheet → what it refers to
	names  []string          // of the sheets, in order
}

type xmlSheet struct {
	Dimension struct {
		Ref string `xml:"ref,attr"`
	} `xml:"dimension"`
	Views []struct {
		Selected  string `xml:"tabSelected,attr"`
		TopLeft   string `xml:"topLeftCell,attr"`
		Selection []struct {
			Cell string `xml:"activeCell,attr"`
			Ref  string `xml:"sqref,attr"`
		} `xml:"selection"`
		Pane *struct {
			Split string `xml:"ySplit,attr"`
			State string `xml:"state,attr"`
		} `xml:"pane"`
	} `xml:"sheetViews>sheetView"`
	Columns []struct {
		Min    int     `xml:"min,attr"`
		Max    int     `xml:"max,attr"`
		Width  float64 `xml:"width,attr"`
		Hidden string  `xml:"hidden,attr"`
		Level  int     `xml:"outlineLevel,attr"`
	} `xml:"cols>col"`
	Setup struct {
		Orientation string `xml:"orientation,attr"`
		Wide        string `xml:"fitToWidth,attr"`
		High        string `xml:"fitToHeight,attr"`
	} `xml:"pageSetup"`
	Rows  []xmlRow `xml:"sheetData>row"`
	Links []struct {
		Ref      string `xml:"ref,attr"`
		Location string `xml:"location,attr"`
		ID       string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"hyperlinks>hyperlink"`
	Merged []struct{} `xml:"mergeCells>mergeCell"`
	Parts  []struct {
		ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"tableParts>tablePart"`
}

type xmlRow struct {
	R      int       `xml:"r,attr"`
	Hidden string    `xml:"hidden,attr"`
	Fixed  string    `xml:"customHeight,attr"`
	Cells  []xmlCell `xml:"c"`
}

type xmlCell struct {
	R      string     `xml:"r,attr"`
	S      int        `xml:"s,attr"`
	T      string     `xml:"t,attr"`
	V      *string    `xml:"v"`
	F      *string    `xml:"f"`
	Inline *xmlInline `xml:"is"`
}

type xmlInline struct {
	T struct {
		Space string `xml:"http://www.w3.org/XML/1998/namespace space,attr"`
		Text  string `xml:",chardata"`
	} `xml:"t"`
}

type zipFile = zip.File

type xmlTable struct {
	Name        string `xml:"name,attr"`
	DisplayName string `xml:"displayName,attr"`
	Ref         string `xml:"ref,attr"`
	Header      string `xml:"headerRowCount,attr"`
	Totals      string `xml:"totalsRowCount,attr"`
	Columns     []struct {
		Name string `xml:"name,attr"`
	} `xml:"tableColumns>tableColumn"`
}

type xmlStyles struct {
	Fonts []struct {
		Name struct {
			Val string `xml:"val,attr"`
		} `xml:"name"`
		Size struct {
			Val float64 `xml:"val,attr"`
		} `xml:"sz"`
		Bold      *struct{} `xml:"b"`
		Italic    *struct{} `xml:"i"`
		Underline *struct{} `xml:"u"`
		Color     struct {
			RGB string `xml:"rgb,attr"`
		} `xml:"color"`
	} `xml:"fonts>font"`
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Cells []struct {
		Font        int    `xml:"fontId,attr"`
		Format      int    `xml:"numFmtId,attr"`
		Fill        int    `xml:"fillId,attr"`
		QuotePrefix string `xml:"quotePrefix,attr"`
		Align       struct {
			Wrap       string `xml:"wrapText,attr"`
			Horizontal string `xml:"horizontal,attr"`
			Order      int    `xml:"readingOrder,attr"`
		} `xml:"alignment"`
	} `xml:"cellXfs>xf"`
}

// isQuoted reports whether a style keeps a text that looks like something else a text.
func (s *xmlStyles) isQuoted(style int) bool {
	q := s.Cells[style].QuotePrefix
	return q == "1" || q == "true"
}

// isMark reports whether a text is the mark of an absent value.
func isMark(s string) bool { return s == "[x]" || s == "[z]" }

func openBook(t testing.TB, path string) *book {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	b := &book{parts: map[string][]byte{}, paths: map[string]string{}, order: z.File}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if b.parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	var workbook struct {
		Sheets []struct {
			Name  string `xml:"name,attr"`
			ID    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			State string `xml:"state,attr"`
		} `xml:"sheets>sheet"`
		Views []struct {
			Active string `xml:"activeTab,attr"`
		} `xml:"bookViews>workbookView"`
		Ranges []struct {
			Name  string `xml:"name,attr"`
			Sheet int    `xml:"localSheetId,attr"`
			Ref   string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	b.decode(t, "xl/workbook.xml", &workbook)
	targets := b.targets(t, "xl/_rels/workbook.xml.rels", "/xl/", "xl/")
	for _, s := range workbook.Sheets {
		if s.State != "" {
			t.Errorf("sheet %s is %s", s.Name, s.State)
		}
		b.names = append(b.names, s.Name)
		b.paths[s.Name] = targets[s.ID]
	}
	for _, v := range workbook.Views {
		if v.Active != "" && v.Active != "0" {
			t.Errorf("the workbook opens on sheet %s", v.Active)
		}
	}
	b.ranges = map[string]string{}
	for _, r := range workbook.Ranges {
		b.ranges[r.Name+" "+b.names[r.Sheet]] = r.Ref
	}
	return b
}

// targets gives the parts that a relationship part leads to.
func (b *book) targets(t testing.TB, part string, prefixes ...string) map[string]string {
	var rels struct {
		R []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	b.decode(t, part, &rels)
	out := map[string]string{}
	for _, r := range rels.R {
		target := r.Target
		for _, p := range prefixes {
			target = strings.TrimPrefix(target, p)
		}
		out[r.ID] = "xl/" + strings.TrimPrefix(target, "../")
	}
	return out
}

func (b *book) decode(t testing.TB, part string, into any) {
	t.Helper()
	if b.parts[part] == nil {
		t.Fatalf("the workbook has no part %s", part)
	}
	if err := xml.Unmarshal(b.parts[part], into); err != nil {
		t.Fatalf("%s: %v", part, err)
	}
}

func (b *book) sheet(t testing.TB, name string) *xmlSheet {
	t.Helper()
	s := new(xmlSheet)
	b.decode(t, b.paths[name], s)
	return s
}

func (b *book) styles(t testing.TB) *xmlStyles {
	s := new(xmlStyles)
	b.decode(t, "xl/styles.xml", s)
	return s
}

// tables gives the marked-up tables of a sheet.
func (b *book) tables(t testing.TB, name string) []xmlTable {
	s := b.sheet(t, name)
	if len(s.Parts) == 0 {
		return nil
	}
	path := b.paths[name]
	targets := b.targets(t, strings.Replace(path, "worksheets/", "worksheets/_rels/", 1)+".rels")
	var out []xmlTable
	for _, p := range s.Parts {
		var table xmlTable
		b.decode(t, targets[p.ID], &table)
		out = append(out, table)
	}
	return out
}

var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// text gives the text of a cell as a reader of workbooks sees it.
func (c *xmlCell) text() string {
	if c.Inline == nil {
		return *c.V
	}
	return escaped.ReplaceAllStringFunc(c.Inline.T.Text, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 16)
		return string(rune(n))
	})
}

func reference(ref string) (column, row int) {
	i := strings.IndexAny(ref, "0123456789")
	for _, c := range ref[:i] {
		column = column*26 + int(c-'A'+1)
	}
	row, _ = strconv.Atoi(ref[i:])
	return column, row
}

// table reads the rows of the marked-up table in the sheet of a table as plain cells; the mark of an absent value,
// which
// unlike a text has no quotePrefix, is empty.
func (b *book) table(t *testing.T, table *schema.Table) [][]string {
	t.Helper()
	tab := layoutOf(table).tab
	styles := b.styles(t)
	tables := b.tables(t, tab)
	if len(tables) == 0 {
		return nil
	}
	from, to, _ := strings.Cut(tables[0].Ref, ":")
	firstColumn, header := reference(from)
	lastColumn, last := reference(to)
	if firstColumn != 1 || lastColumn != len(table.Columns) {
		t.Fatalf("the table takes %s", tables[0].Ref)
	}
	out := make([][]string, last-header)
	for i := range out {
		out[i] = make([]string, lastColumn)
	}
	for _, row := range b.sheet(t, tab).Rows {
		if row.R <= header {
			continue
		}
		for _, c := range row.Cells {
			column, n := reference(c.R)
			if n != row.R {
				t.Fatalf("cell %s in row %d", c.R, row.R)
			}
			text := c.text()
			if isMark(text) && !styles.isQuoted(c.S) {
				text = ""
			}
			if table.Columns[column-1].Type.Kind == schema.DateKind && c.T == "" && text != "" {
				days, err := strconv.Atoi(text)
				if err != nil {
					t.Fatal(err)
				}
				text = time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			}
			out[n-header-1][column-1] = text
		}
	}
	return out
}

func (b *book) String() string { return fmt.Sprint(b.names) }
