package export

import (
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/schema"
)

func sourcesOf(rows map[string][]any) []Source {
	var out []Source
	for _, t := range schema.All {
		out = append(out, Source{t, nasty.Seq(rows[t.Name])})
	}
	return out
}

var testInfo = Info{Dataset: about.Dataset{Name: "nasty-rows", Version: "0.1.0", Released: "2026-11-21",
	Title: "Nasty rows", License: "CC0-1.0", Publisher: "Nasty press", Creators: []string{"A. Author"},
	Contact: "data@example.org", Homepage: "https://example.org/data",
	Findings: []about.Finding{{Topic: "What was found", Text: "2 documents."}}}}

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

// TestConformance writes nasty rows with every exporter and reads each file back, with the package's own reader and
// with
// one that shares no code with the writer.
func TestConformance(t *testing.T) {
	rows := nasty.Rows()
	dir, report := exported(t, rows)
	for i, released := range schema.All {
		wanted := nasty.Cells(released, rows[released.Name])
		csvPath := filepath.Join(dir, "csv", released.Name+".csv")
		parquetPath := filepath.Join(dir, "parquet", released.Name+".parquet")
		for _, reader := range []struct {
			name string
			rows func(*testing.T) [][]schema.Value
		}{
			{"csv", func(t *testing.T) [][]schema.Value { return nasty.Collect(t, table.RowsOfCSV(csvPath, released)) }},
			{"parquet", func(t *testing.T) [][]schema.Value {
				return nasty.Collect(t, table.RowsOfParquet(parquetPath, released))
			}},
		} {
			t.Run(released.Name+"/"+reader.name, func(t *testing.T) {
				if diff := cmp.Diff(wanted, reader.rows(t), cmpopts.EquateEmpty()); diff != "" {
					t.Error(diff)
				}
			})
		}
		t.Run(released.Name+"/csv by encoding/csv", func(t *testing.T) {
			// encoding/csv drops CR before LF; the fields are compared without it.
			if diff := cmp.Diff(nasty.Plain(released, wanted, "\r\n", "\n"), stdCSV(t, csvPath, released)); diff != "" {
				t.Error(diff)
			}
		})
		t.Run(released.Name+"/content", func(t *testing.T) {
			claimed := report.Tables[i]
			for path, content := range map[string]func(string, *schema.Table) (string, int64, error){csvPath: table.ContentOfCSV,
				parquetPath: table.ContentOfParquet} {
				digest, n, err := content(path, released)
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

// TestFiles checks that the report names each file with its digest, and that nothing else is left in the folder.
func TestFiles(t *testing.T) {
	dir, report := exported(t, nasty.Rows())
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
	_, a := exported(t, nasty.Rows())
	_, b := exported(t, nasty.Rows())
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
}

func TestErrors(t *testing.T) {
	document := func(change func(*schema.Document)) []any {
		d := nasty.Rows()["documents"][0].(*schema.Document)
		change(d)
		return []any{d}
	}
	forward := byShard(schema.Documents, nasty.Rows()["documents"], 2)
	inSecond := func(r any) bool { return schema.ShardOf(r.(*schema.Document).DocumentID, 2) == 1 }
	second := slices.IndexFunc(forward, inSecond)
	backward := slices.Concat(forward[second:], forward[:second])
	sharded := Info{Dataset: about.Dataset{Name: "x", Version: "1.0.0", Shards: 2},
		Sharded: func(*schema.Table) iter.Seq2[any, error] { return nasty.Seq(backward) }}
	tests := []struct {
		name   string
		info   Info
		source Source
		want   string
	}{
		{"rows out of order", testInfo, Source{schema.Documents,
			nasty.Seq([]any{nasty.Rows()["documents"][1], nasty.Rows()["documents"][0]})}, `does not come after ("d01")`},
		{"a row twice", testInfo, Source{schema.Documents,
			nasty.Seq([]any{nasty.Rows()["documents"][0], nasty.Rows()["documents"][0]})}, `does not come after ("d00")`},
		{"null where none is allowed", testInfo, Source{schema.Documents,
			nasty.Seq(document(func(d *schema.Document) { d.Path = "" }))},
			`row "d00", column path: a null where none is allowed`},
		{"not UTF-8", testInfo, Source{schema.Documents, nasty.Seq(document(func(d *schema.Document) { d.Text = "\xff" }))},
			`column text: the text is not valid UTF-8`},
		{"empty text in a list", testInfo, Source{schema.Documents,
			nasty.Seq(document(func(d *schema.Document) { d.Issues = []string{""} }))}, `column issues: an empty text`},
		{"no date", testInfo, Source{schema.Documents,
			nasty.Seq(document(func(d *schema.Document) { d.Published = "2023-02-29" }))}, `"2023-02-29" is no date`},
		{"score out of range", testInfo,
			Source{schema.Alignments,
				nasty.Seq([]any{&schema.Alignment{AlignmentID: "a", Level: "l", Relation: "r", ReasonCode: "equal", Reason: "x",
					Rule: "x", ADocumentID: "a", BDocumentID: "b", Score: "12.5"}})},
			`"12.5" does not fit 5 digits with 4 after the point`},
		{"error of the rows", testInfo, Source{schema.Documents,
			func(yield func(any, error) bool) { yield(nil, errors.New("the spool is gone")) }}, "the spool is gone"},
		{"shards out of order", sharded, Source{schema.Documents, nasty.Seq(nil)},
			"a row of shard 0 comes after the last shard"},
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

// TestShards holds a table in shards against the same in one file: the same rows, each in the shard of its document.
func TestShards(t *testing.T) {
	const shards = 3
	rows := nasty.Rows()
	dir := t.TempDir()
	info := testInfo
	info.Shards = shards
	info.Sharded = func(table *schema.Table) iter.Seq2[any, error] {
		return nasty.Seq(byShard(table, rows[table.Name], shards))
	}
	report, err := Export(context.Background(), dir, info, sourcesOf(rows), nil)
	if err != nil {
		t.Fatal(err)
	}
	whole, wholeReport := exported(t, rows)
	for i, s := range schema.All {
		var got, want [][]schema.Value
		var contents []string
		for k := range shards {
			file := s.FileOf(k, shards)
			csvPath, parquetPath := filepath.Join(dir, "csv", file+".csv"), filepath.Join(dir, "parquet", file+".parquet")
			part := nasty.Collect(t, table.RowsOfParquet(parquetPath, s))
			if d := cmp.Diff(part, nasty.Collect(t, table.RowsOfCSV(csvPath, s)), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("%s: CSV is not Parquet (-Parquet +CSV)\n%s", file, d)
			}
			for _, row := range part {
				if of := schema.ShardOf(row[s.Index(s.ShardColumn().Name)].Text, shards); of != k {
					t.Errorf("%s holds a row of shard %d", file, of)
				}
			}
			got = append(got, part...)
			digest, n, err := table.ContentOfParquet(parquetPath, s)
			if err != nil || report.Tables[i].Shards[k] != (table.Sum{Rows: n, Content: digest}) {
				t.Errorf("%s: %v, the report says %+v", file, err, report.Tables[i].Shards[k])
			}
			contents = append(contents, digest)
		}
		want = nasty.Collect(t, table.RowsOfParquet(filepath.Join(whole, "parquet", s.Name+".parquet"), s))
		byKey := cmpopts.SortSlices(func(a, b []schema.Value) bool { return a[s.Index(s.Key)].Text < b[s.Index(s.Key)].Text })
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty(), byKey); d != "" {
			t.Errorf("%s: other rows in shards (-one file +shards)\n%s", s.Name, d)
		}
		if report.Tables[i].Rows != wholeReport.Tables[i].Rows ||
			report.Tables[i].Content != schema.ContentOfShards(contents) {
			t.Errorf("%s: %+v", s.Name, report.Tables[i])
		}
	}
}

// byShard puts rows in the order of their shards.
func byShard(t *schema.Table, rows []any, shards int) []any {
	var out []any
	for k := range shards {
		for _, r := range rows {
			if schema.ShardOf(t.ShardColumn().Text(r), shards) == k {
				out = append(out, r)
			}
		}
	}
	return out
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	endless := func(yield func(any, error) bool) {
		for i := 0; ; i++ {
			if i == 10_000 {
				cancel()
			}
			id := fmt.Sprintf("d%09d", i)
			if !yield(&schema.Document{DocumentID: id, Path: id, MediaType: "t", Encoding: "e", SourceSHA256: "0", Text: id,
				WorkID: id}, nil) {
				return
			}
		}
	}
	if _, err := Export(ctx, t.TempDir(), testInfo, []Source{{schema.Documents, endless}}, nil); !errors.Is(err,
		context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// stdCSV reads a CSV file with encoding/csv.
func stdCSV(t *testing.T, path string, table *schema.Table) [][]string {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	all, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range table.Columns {
		if all[0][i] != c.Name {
			t.Errorf("header %q, want %q", all[0][i], c.Name)
		}
	}
	if len(all) == 1 {
		return nil
	}
	return all[1:]
}

// TestPackageSources: the documents are the sources of the package, by id, each with its address where it has one; of
// too many one line tells.
func TestPackageSources(t *testing.T) {
	report := &Report{Origins: []Origin{{"b", "", "ftp://example.org/b"}, {"a", "A\ntitle", "https://example.org/a"}}}
	want := []packageSource{{"A title", "https://example.org/a"}, {Title: "b"}}
	if got := packageSources(report); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	report.Origins = make([]Origin, mostOrigins+1)
	if got := packageSources(report); len(got) != 1 || !strings.Contains(got[0].Title, "the table documents") {
		t.Errorf("of many documents: %v", got)
	}
}
