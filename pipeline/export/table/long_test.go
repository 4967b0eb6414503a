package table

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/schema"
)

// TestLongDictionary writes lists of more ids than a dictionary holds, and reads them again.
func TestLongDictionary(t *testing.T) {
	var rows []any
	for i := range 45_000 {
		figure := fmt.Sprintf("a-document-with-a-name-of-some-length-as-a-path-may-give-it-%06d.f%06d", i/100, i)
		rows = append(rows, &schema.Statement{StatementID: fmt.Sprintf("s%06d", i), FactID: fmt.Sprintf("f%06d", i),
			DocumentID: "d", SentenceID: "d.s0", FigureIDs: []string{figure}, Surface: "1", Comparator: "=",
			Reading: schema.ReadingLiteral, Role: "whole"})
	}
	figures := schema.Statements.Index("figure_ids")
	dir, sum := written(t, schema.Statements, rows)
	path := filepath.Join(dir, "parquet", "statements.parquet")
	n := 0
	for row, err := range RowsOfParquet(path, schema.Statements) {
		if err != nil {
			t.Fatalf("after %d of %d rows: %v", n, sum.Rows, err)
		}
		if want := rows[n].(*schema.Statement).FigureIDs; !slices.Equal(row[figures].List, want) {
			t.Fatalf("row %d has %q and not %q", n, row[figures].List, want)
		}
		n++
	}
	if int64(n) != sum.Rows {
		t.Errorf("read %d of %d rows", n, sum.Rows)
	}
}

// TestLongFields: texts that are written in pieces stand in the CSV as the standard library reads them, and their
// digest is that of the lines as the standard library writes them.
func TestLongFields(t *testing.T) {
	of := func(s string, n int) string { return strings.Repeat(s, n) }
	texts := []string{"short", of("a", linesBytes+1), of("b", recordBytes+1), " " + of("c", recordBytes),
		of("d", recordBytes-1) + `"` + of("e", csvBytes), of("\"\n,\t\\é", recordBytes/4), "end"}
	var rows []any
	for i, text := range texts {
		rows = append(rows, &schema.Sentence{SentenceID: fmt.Sprint("s", i), DocumentID: "d", ParagraphID: "p", Text: text,
			Rule: "r", Span: schema.Span{Start: i, End: i + 1}, Ordinal: i})
	}
	dir, sum := written(t, schema.Sentences, rows)
	data, err := os.ReadFile(filepath.Join(dir, "csv", "sentences.csv"))
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(lines) != len(texts)+1 {
		t.Fatalf("%d lines: %v", len(lines), err)
	}
	at := schema.Sentences.Index("text")
	hash := sha256.New()
	hash.Write(firstLine(schema.Sentences))
	for i, text := range texts {
		if lines[i+1][at] != text {
			t.Errorf("text %d is another one in the CSV", i)
		}
		var cells []any
		for k, c := range schema.Sentences.Columns {
			switch v := lines[i+1][k]; {
			case v == "":
				cells = append(cells, nil)
			case c.Type.Kind == schema.Int:
				cells = append(cells, json.Number(v))
			default:
				cells = append(cells, v)
			}
		}
		enc := json.NewEncoder(hash)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(cells); err != nil {
			t.Fatal(err)
		}
	}
	if got := hex.EncodeToString(hash.Sum(nil)); got != sum.Content {
		t.Errorf("the digest is %s, want %s", sum.Content, got)
	}
}

// firstLine is the line of the columns in the digest of a table.
func firstLine(t *schema.Table) []byte {
	var columns [][2]string
	for _, c := range t.Columns {
		columns = append(columns, [2]string{c.Name, c.Type.String()})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(columns) // strings: no error
	return b.Bytes()
}
