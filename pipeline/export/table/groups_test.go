package table

import (
	"bytes"
	"fmt"
	"iter"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/parquet-go/parquet-go"

	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/schema"
)

// figureRows gives many figures with values on both sides of zero, in the order of the table.
func figureRows(n int) []any {
	r := rand.New(rand.NewPCG(5, 6))
	var out []any
	for i := range n {
		f := &schema.Figure{DocumentID: fmt.Sprintf("document-%06d", i/1000), ParagraphID: fmt.Sprintf("document-%06d.p%d",
			i/1000, i/7%143), Span: schema.Span{Start: i % 1000 * 10, End: i%1000*10 + 3},
			Surface: strings.Repeat("é", r.IntN(80)+1), Kind: "count", Comparator: "=", Rule: "r",
			Issues: append([]string(nil), slices.Repeat([]string{"inexact"}, r.IntN(3))...)}
		f.FigureID = fmt.Sprintf("%s.f%d", f.DocumentID, f.Span.Start)
		if i%5 > 0 {
			f.Value, _, _ = schema.NewDecimal(big.NewRat(r.Int64N(2001)-1000, 8))
		}
		out = append(out, f)
	}
	return out
}

// sameText reports whether two values without records are the same.
func sameText(a, b schema.Value) bool {
	return a.Null == b.Null && a.Text == b.Text && a.Int == b.Int && slices.Equal(a.List, b.List) &&
		len(a.Records)+len(b.Records) == 0
}

// TestRowGroups checks a table of several row groups and pages: the rows by two readers, the ends of the groups, and
// that the bounds of each page hold its values.
func TestRowGroups(t *testing.T) {
	rows := figureRows(groupRows + 10_000)
	dir, sum := written(t, schema.Figures, rows)
	path := filepath.Join(dir, "parquet", "figures.parquet")
	for name, got := range map[string]iter.Seq2[[]schema.Value, error]{
		"own": RowsOfParquet(path, schema.Figures), "Arrow": arrowRows(t, path, schema.Figures),
	} {
		n := 0
		for row, err := range got {
			if err != nil || n == len(rows) {
				t.Fatalf("%s: after row %d of %d: %v", name, n, len(rows), err)
			}
			wanted := nasty.Cells(schema.Figures, rows[n:n+1])[0]
			if !slices.EqualFunc(wanted, row, sameText) {
				if diff := cmp.Diff(wanted, row, cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("%s: row %d: %s", name, n, diff)
				}
			}
			n++
		}
		if n != len(rows) {
			t.Fatalf("%s: %d rows of %d", name, n, len(rows))
		}
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in, err := parquet.OpenFile(file, size(t, path))
	if err != nil {
		t.Fatal(err)
	}
	total, first := int64(0), 0
	for _, g := range in.Metadata().RowGroups {
		if g.NumRows > groupRows || g.TotalByteSize > groupBytes+8*recordBytes {
			t.Errorf("a row group has %d rows and %d bytes", g.NumRows, g.TotalByteSize)
		}
		total += g.NumRows
		if len(g.SortingColumns) != 2 || g.SortingColumns[0].ColumnIdx != 1 || g.SortingColumns[1].ColumnIdx != 4 {
			t.Errorf("sorting columns %+v", g.SortingColumns)
		}
	}
	if total != int64(len(rows)) || len(in.RowGroups()) < 2 {
		t.Errorf("%d rows in %d groups", total, len(in.RowGroups()))
	}
	if in.Metadata().CreatedBy != "sourcebook version (build )" {
		t.Errorf("created by %q", in.Metadata().CreatedBy)
	}
	if got, _ := in.Lookup(keyContent); got != sum.Content {
		t.Errorf("the file claims the content %s", got)
	}
	for _, column := range []string{"value", "surface", "figure_id", "value_max"} {
		leaf, _ := in.Schema().Lookup(column)
		order := bytes.Compare
		if column == "value" || column == "value_max" {
			order = compareSigned
		}
		pages := 0
		for _, group := range in.RowGroups() {
			chunk := group.ColumnChunks()[leaf.ColumnIndex]
			index, err := chunk.ColumnIndex()
			if err != nil {
				t.Fatal(err)
			}
			reader := chunk.Pages()
			for k := 0; ; k++ {
				page, err := reader.ReadPage()
				if err != nil {
					if k != index.NumPages() {
						t.Errorf("%s: %d pages, %d in the index", column, k, index.NumPages())
					}
					break
				}
				pages++
				values := make([]parquet.Value, page.NumValues())
				n, _ := page.Values().ReadValues(values)
				lower, upper := index.MinValue(k).ByteArray(), index.MaxValue(k).ByteArray()
				for _, v := range values[:n] {
					if v.IsNull() {
						continue
					}
					if index.NullPage(k) || order(v.ByteArray(), lower) < 0 || order(v.ByteArray(), upper) > 0 {
						t.Fatalf("%s: page %d holds %x, bounds %x %x", column, k, v.ByteArray(), lower, upper)
					}
				}
				if column == "surface" && (!utf8.Valid(lower) || !utf8.Valid(upper) || len(upper) > boundsLength+3) {
					t.Errorf("bounds %q %q", lower, upper)
				}
			}
			reader.Close()
			first++
		}
		if pages < 2 {
			t.Errorf("%s has %d pages", column, pages)
		}
	}
}

func TestCutBounds(t *testing.T) {
	for _, test := range []struct {
		name, text, below, above string
	}{
		{"short", "abc", "abc", "abc"},
		{"cut", "abcdef", "abcd", "abce"},
		{"inside a character", "abcédef", "abc", "abd"},
		{"before the surrogates", "abc\ud7ffxyz", "abc", "abd"},
		{"last character", strings.Repeat("\U0010ffff", 3), "\U0010ffff", strings.Repeat("\U0010ffff", 3)},
		{"carry", "a" + "\U0010ffff", "a", "b"},
	} {
		below, above := string(cutBelow([]byte(test.text), 4)), string(cutAbove([]byte(test.text), 4))
		if below != test.below || above != test.above || below > test.text || above < test.text {
			t.Errorf("%s: %q %q", test.name, below, above)
		}
	}
}

// TestLongText checks that a long text stands in the files once: not in bounds, and not in page headers.
func TestLongText(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var b strings.Builder
	for b.Len() < 4<<20 {
		b.WriteByte(byte('a' + r.IntN(26)))
	}
	dir, _ := written(t, schema.Documents, []any{&schema.Document{DocumentID: "d", Path: "p", MediaType: "m",
		Encoding: "e", SourceSHA256: "0", Text: b.String(), WorkID: "d"}})
	if n := size(t, filepath.Join(dir, "parquet", "documents.parquet")); n > 4<<20+100_000 {
		t.Errorf("the Parquet file has %d bytes for a text of %d", n, b.Len())
	}
}

// BenchmarkContent takes the content digest of a table's files.
func BenchmarkContent(b *testing.B) {
	dir, _ := written(b, schema.Figures, figureRows(50_000))
	for format, content := range map[string]func(string, *schema.Table) (string, int64, error){
		"csv": ContentOfCSV, "parquet": ContentOfParquet,
	} {
		path := filepath.Join(dir, format, "figures."+format)
		b.Run(format, func(b *testing.B) {
			b.SetBytes(size(b, filepath.Join(dir, "csv", "figures.csv")))
			for range b.N {
				if _, _, err := content(path, schema.Figures); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
