package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/sourcebook/schema"
)

// nastyTexts are texts that formats tend to change.
var nastyTexts = []struct{ name, text string }{
	{"quotes", `he said "no", twice ""`},
	{"comma", "a,b;c"},
	{"line feed", "one\ntwo\n\nthree\n"},
	{"carriage return", "one\rtwo\r\nthree\r"},
	{"tab and spaces", "\tone  two \u00a0\u3000 "},
	{"only a space", " "},
	{"right to left", "שלום \u202eabc\u202c مرحبا"},
	{"astral", "𝒳 👩‍👩‍👧 𠮷"},
	{"combining", "e\u0301 \u0301 नि ก็"},
	{"not normalized", "\u212b \ufb01 \u1e9b\u0323"},
	{"control characters", "a\x01b\x08c\x0bd\x0ce\x1ff\x7fg\u0085h\u2028i"},
	{"not characters", "\ufffe \uffff \ufeff \ufffd"},
	{"formula", "=1+1"},
	{"plus", "+3,2 %"},
	{"minus", "- 5 %"},
	{"at", "@OMS"},
	{"tab formula", "\t=cmd|' /C calc'!A0"},
	{"escape of a workbook", "_x0041_ _x005F_x0041_ _x000B_ _x_ _x00_ _xzzzz_ __x0041_"},
	{"markup", "<b>&amp;</b> ]]> <!-- --> &#10;"},
	{"looks like a number", "00123"},
	{"looks like a date", "1/2"},
	{"looks like an exponent", "12E5"},
	{"backslash", `\n \N \ \" \u0041`},
	{"null words", "NULL"},
	{"not a number", "NaN"},
	{"json", `["a",{"b":null}]`},
	{"comment", "#not a comment"},
	{"long", strings.Repeat("𝒳", 16_000) + strings.Repeat("a", 767)},
}

// nasty gives rows for all tables; the texts and numbers are those that formats tend to change.
func nasty() map[string][]any {
	rows := map[string][]any{}
	add := func(table string, row any) { rows[table] = append(rows[table], row) }
	for i, n := range nastyTexts {
		id := fmt.Sprintf("d%02d", i)
		member := n.text[:min(len(n.text), 1000)]
		add("documents", &schema.Document{DocumentID: id, Path: n.text, Title: n.text, Language: "fr", Published: "2022-12-13", MediaType: "text/plain",
			Encoding: "UTF-8", SourceSHA256: strings.Repeat("0", 64), SourceBytes: i, Text: n.text, Characters: len([]rune(n.text)), WorkID: id,
			Evidence: []schema.Evidence{{Field: "title", Start: 0, End: i, Rule: member}, {Field: "", Start: 1, End: 2, Rule: "r"}},
			Issues:   []string{member, "no_letters"}})
	}
	for i, d := range []schema.Date{"", "0001-01-01", "1582-10-10", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "1969-12-31", "1970-01-01", "2000-02-29", "9999-12-31"} {
		id := fmt.Sprintf("e%02d", i)
		add("documents", &schema.Document{DocumentID: id, Path: "p", Published: d, Retrieved: d, MediaType: "text/plain", Encoding: "UTF-8", SourceSHA256: "0", Text: "x", WorkID: id})
	}
	for i, v := range []schema.Decimal{"", "0", "1", "-1", "0.5", "-0.000000000001", "123456789012345", "1234567890123456", "123456789.1234567",
		"99999999999999999999999999.999999999999", "-99999999999999999999999999.999999999999", "100000000000000000000", "-500", "499", "39.1", "1770"} {
		add("figures", &schema.Figure{FigureID: fmt.Sprintf("f.%d", i), DocumentID: "f", ParagraphID: "p", Span: schema.Span{Start: i, End: i + 1, ByteStart: schema.OptInt{Null: true}, ByteEnd: schema.OptInt{N: 1 << 53}},
			Surface: "x", Kind: "count", Value: v, Counted: "=x", Issues: []string{}, RepairedValue: v, Rule: "r"})
	}
	for i, score := range []schema.Decimal{"0", "1", "0.5", "0.9999", "0.0001"} {
		add("alignments", &schema.Alignment{AlignmentID: fmt.Sprint("a", i), Level: "sentence", Relation: "copy", ReasonCode: "no_facts", Reason: "None.", Rule: "1-1", ADocumentID: "a", BDocumentID: "b", AIDs: []string{"x", "y"}, Score: score, Agreement: "differ"})
	}
	add("entities", &schema.Entity{EntityID: "e", Type: "law", Name: "n", Names: []schema.Name{{Language: "", Name: "n"}, {Language: "fr", Name: "n"}}})
	add("entities", &schema.Entity{EntityID: "é", Type: "law", Name: "n", Mentions: -1})
	return rows
}

func sourcesOf(rows map[string][]any) []Source {
	var out []Source
	for _, t := range schema.All {
		out = append(out, Source{t, seq(rows[t.Name])})
	}
	return out
}

func seq(rows []any) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

var testInfo = Info{Name: "nasty-rows", Version: "0.1.0", Released: "2026-11-21", Title: "Nasty rows", License: "CC0-1.0"}

// exported writes the rows into a new folder.
func exported(t testing.TB, rows map[string][]any) (string, *Report) {
	t.Helper()
	dir := t.TempDir()
	report, err := Export(context.Background(), dir, testInfo, sourcesOf(rows), nil)
	if err != nil {
		t.Fatal(err)
	}
	return dir, report
}

// want gives the cells of the rows straight from the schema.
func want(table *schema.Table, rows []any) [][]schema.Value {
	var out [][]schema.Value
	for _, r := range rows {
		var cells []schema.Value
		for _, c := range table.Columns {
			v := c.Value(r)
			if v.Null {
				v = schema.Value{Null: true}
			}
			for _, record := range v.Records {
				for i, f := range record {
					if f.Null {
						record[i] = schema.Value{Null: true}
					}
				}
			}
			cells = append(cells, v)
		}
		out = append(out, cells)
	}
	return out
}

// collect copies the rows of a reader.
func collect(t *testing.T, rows iter.Seq2[[]schema.Value, error]) [][]schema.Value {
	t.Helper()
	var out [][]schema.Value
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, append([]schema.Value(nil), row...))
	}
	return out
}

// TestConformance writes nasty rows with every exporter and reads each file back, with the package's own reader and with
// one that shares no code with the writer.
func TestConformance(t *testing.T) {
	rows := nasty()
	dir, report := exported(t, rows)
	for i, table := range schema.All {
		wanted := want(table, rows[table.Name])
		csvPath := filepath.Join(dir, "csv", table.Name+".csv")
		parquetPath := filepath.Join(dir, "parquet", table.Name+".parquet")
		for _, reader := range []struct {
			name string
			rows func(*testing.T) [][]schema.Value
		}{
			{"csv", func(t *testing.T) [][]schema.Value { return collect(t, RowsOfCSV(csvPath, table)) }},
			{"parquet", func(t *testing.T) [][]schema.Value { return collect(t, RowsOfParquet(parquetPath, table)) }},
			{"parquet by Arrow", func(t *testing.T) [][]schema.Value { return arrowRows(t, parquetPath, table) }},
		} {
			t.Run(table.Name+"/"+reader.name, func(t *testing.T) {
				if diff := cmp.Diff(wanted, reader.rows(t), cmpopts.EquateEmpty()); diff != "" {
					t.Error(diff)
				}
			})
		}
		t.Run(table.Name+"/csv by encoding/csv", func(t *testing.T) {
			// encoding/csv drops CR before LF; the fields are compared without it.
			if diff := cmp.Diff(plainCells(table, wanted, "\r\n", "\n"), stdCSV(t, csvPath, table)); diff != "" {
				t.Error(diff)
			}
		})
		t.Run(table.Name+"/workbook", func(t *testing.T) {
			book := openBook(t, filepath.Join(dir, "nasty-rows-0.1.0.xlsx"))
			if diff := cmp.Diff(plainCells(table, wanted, "", ""), book.table(t, table)); diff != "" {
				t.Error(diff)
			}
		})
		t.Run(table.Name+"/content", func(t *testing.T) {
			claimed := report.Tables[i]
			for path, content := range map[string]func(string, *schema.Table) (string, int64, error){csvPath: ContentOfCSV, parquetPath: ContentOfParquet} {
				digest, n, err := content(path, table)
				if err != nil || digest != claimed.Content || n != claimed.Rows {
					t.Errorf("%s: claimed=%s (%d rows) computed=%s (%d rows) %v", path, claimed.Content, claimed.Rows, digest, n, err)
				}
			}
		})
	}
	if len(report.Notes) == 0 {
		t.Error("the report has no notes on the numbers that the workbook shows as text")
	}
}

// plainCells gives cells as CSV shows them.
func plainCells(table *schema.Table, rows [][]schema.Value, old, new string) [][]string {
	var out [][]string
	for _, row := range rows {
		var line []string
		for i, c := range table.Columns {
			s := plainText(c.Type, row[i])
			if old != "" {
				s = strings.ReplaceAll(s, old, new)
			}
			line = append(line, s)
		}
		out = append(out, line)
	}
	return out
}

// plainText gives a cell as CSV shows it, without quoting.
func plainText(t schema.Type, v schema.Value) string {
	switch {
	case v.Null:
		return ""
	case t.Kind == schema.Int:
		return fmt.Sprint(v.Int)
	case t.Kind != schema.StringList && t.Kind != schema.StructList:
		return v.Text
	}
	members := make([]string, 0, len(v.List))
	for _, s := range v.List {
		members = append(members, string(appendJSONString(nil, s)))
	}
	for _, record := range v.Records {
		fields := make([]string, len(record))
		for i, f := range t.Fields {
			value := "null"
			switch {
			case record[i].Null:
			case f.Kind == schema.Int:
				value = fmt.Sprint(record[i].Int)
			default:
				value = string(appendJSONString(nil, record[i].Text))
			}
			fields[i] = fmt.Sprintf("%q:%s", f.Name, value)
		}
		members = append(members, "{"+strings.Join(fields, ",")+"}")
	}
	return "[" + strings.Join(members, ",") + "]"
}

// TestFiles checks that the report names each file with its digest, and that nothing else is left in the folder.
func TestFiles(t *testing.T) {
	dir, report := exported(t, nasty())
	var found []string
	filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			found = append(found, filepath.ToSlash(rel))
		}
		return err
	})
	var named []string
	for _, f := range report.Files {
		named = append(named, f.Path)
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b)
		if f.SHA256 != hex.EncodeToString(sum[:]) || f.Bytes != int64(len(b)) {
			t.Errorf("%s: claimed=%s computed=%x", f.Path, f.SHA256, sum)
		}
	}
	if diff := cmp.Diff(named, found); diff != "" {
		t.Error(diff)
	}
}

// TestSameBytes writes the same rows twice and compares the files.
func TestSameBytes(t *testing.T) {
	_, a := exported(t, nasty())
	_, b := exported(t, nasty())
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
}

func TestErrors(t *testing.T) {
	document := func(change func(*schema.Document)) []any {
		d := nasty()["documents"][0].(*schema.Document)
		change(d)
		return []any{d}
	}
	tests := []struct {
		name   string
		info   Info
		source Source
		want   string
	}{
		{"rows out of order", testInfo, Source{schema.Documents, seq([]any{nasty()["documents"][1], nasty()["documents"][0]})}, `does not come after ("d01")`},
		{"a row twice", testInfo, Source{schema.Documents, seq([]any{nasty()["documents"][0], nasty()["documents"][0]})}, `does not come after ("d00")`},
		{"null where none is allowed", testInfo, Source{schema.Documents, seq(document(func(d *schema.Document) { d.Path = "" }))}, `row "d00", column path: a null where none is allowed`},
		{"not UTF-8", testInfo, Source{schema.Documents, seq(document(func(d *schema.Document) { d.Text = "\xff" }))}, `column text: the text is not valid UTF-8`},
		{"empty text in a list", testInfo, Source{schema.Documents, seq(document(func(d *schema.Document) { d.Issues = []string{""} }))}, `column issues: an empty text`},
		{"no date", testInfo, Source{schema.Documents, seq(document(func(d *schema.Document) { d.Published = "2023-02-29" }))}, `"2023-02-29" is no date`},
		{"score out of range", testInfo, Source{schema.Alignments, seq([]any{&schema.Alignment{AlignmentID: "a", Level: "l", Relation: "r", ReasonCode: "equal", Reason: "x", Rule: "x", ADocumentID: "a", BDocumentID: "b", Score: "12.5"}})}, `"12.5" does not fit 5 digits with 4 after the point`},
		{"error of the rows", testInfo, Source{schema.Documents, func(yield func(any, error) bool) { yield(nil, errors.New("the spool is gone")) }}, "the spool is gone"},
		{"shards", Info{Name: "x", Version: "1.0.0", Shards: 4}, Source{schema.Documents, seq(nil)}, "use shards: 1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Export(context.Background(), t.TempDir(), test.info, []Source{test.source}, nil)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	endless := func(yield func(any, error) bool) {
		for i := 0; ; i++ {
			if i == 10_000 {
				cancel()
			}
			id := fmt.Sprintf("d%09d", i)
			if !yield(&schema.Document{DocumentID: id, Path: id, MediaType: "t", Encoding: "e", SourceSHA256: "0", Text: id, WorkID: id}, nil) {
				return
			}
		}
	}
	if _, err := Export(ctx, t.TempDir(), testInfo, []Source{{schema.Documents, endless}}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
