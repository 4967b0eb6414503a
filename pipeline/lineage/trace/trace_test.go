package trace_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
	"example.org/sourcebook/pipeline/lineage/trace"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/schema"
)

// told gives what a trace says of a row, a line each.
func told(t *testing.T, dir, table, id string) []string {
	t.Helper()
	trace, err := trace.Row(dir, table, id, 4, lineagetest.Readers)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	say("%s %s by %s %d: %s", trace.Table.Name, trace.ID, trace.Stage, trace.Version, trace.Rule)
	for _, p := range trace.Places {
		bytes := "no bytes"
		if p.ByteStart != nil && p.ByteEnd != nil {
			bytes = fmt.Sprintf("bytes %d-%d", *p.ByteStart, *p.ByteEnd)
		}
		say("%s %s %s:%d:%d %s %q|%q|%q", p.Role, p.ID, p.Path, p.Line, p.Column, bytes, p.Before, p.Passage, p.After)
	}
	for _, l := range trace.From {
		say("from %s %s", l.Table, l.ID)
	}
	for _, u := range trace.UsedBy {
		for _, r := range u.Rows {
			say("used by %s %s", u.Table, r.ID)
		}
	}
	for _, m := range trace.Mismatches {
		t.Errorf("%s", m)
	}
	return out
}

func TestTraceRow(t *testing.T) {
	dir := lineagetest.Release(t, lineagetest.Options{Adjust: func(m *lineage.Manifest) { lineagetest.Recorded(m) }})
	for _, c := range []struct {
		table, id string
		want      []string
	}{
		{"", "b.f4", []string{"figures b.f4 by figures 1: digits",
			`row b.f4 b.txt:2:1 bytes 8-11 "One\n"|"200"|" men"`,
			"from sentences b.s0", "from paragraphs b.p0", "from documents b", "from source b.txt",
			"used by alignments figure:a.f21:b.f4"}},
		{"", "c.f0", []string{"figures c.f0 by figures 1: digits",
			`row c.f0 c.txt:1:1 bytes 2-8 ""|"200"|"点"`, "from sentences c.s0", "from paragraphs c.p0", "from documents c",
			"from source c.txt"}},
		{"", "b.p0", []string{"paragraphs b.p0 by segment 1: sentences",
			`row b.p0 b.txt:1:1 bytes 3-20 ""|"One\n200 men 𝔄"|""`, "from documents b", "from source b.txt",
			"used by sentences b.s0", "used by figures b.f4"}},
		{"sentences", "a.s0", []string{"sentences a.s0 by segment 1: point",
			`row a.s0 a.txt:1:1 bytes 0-34 ""|"Deux cents suspects, 200 à Dakar."|"\n"`, "from paragraphs a.p0",
			"from documents a", "from source a.txt",
			"used by figures a.f21", "used by mentions a.m27"}},
		{"", "a.m27", []string{"mentions a.m27 by registry 1: lexicon",
			`row a.m27 a.txt:1:28 bytes 28-33 "0 à "|"Dakar"|".\n"`, "from sentences a.s0", "from paragraphs a.p0",
			"from documents a", "from source a.txt",
			"used by entities dakar"}},
		{"", "dakar", []string{"entities dakar by registry 1: ",
			`mention a.m27 a.txt:1:28 bytes 28-33 "0 à "|"Dakar"|".\n"`,
			"from mentions a.m27", "from sentences a.s0", "from paragraphs a.p0", "from documents a", "from source a.txt"}},
		{"", "figure:a.f21:b.f4", []string{"alignments figure:a.f21:b.f4 by align 1: equal",
			`member a a.f21 a.txt:1:22 bytes 21-24 "ts, "|"200"|" à D"`,
			`member b b.f4 b.txt:2:1 bytes 8-11 "One\n"|"200"|" men"`,
			"from figures a.f21", "from figures b.f4", "from sentences a.s0", "from sentences b.s0", "from paragraphs a.p0",
			"from paragraphs b.p0",
			"from documents a", "from documents b", "from source a.txt", "from source b.txt"}},
		{"", "c", []string{"documents c by ingest 1: ",
			`row c c.txt:1:1 bytes 0-10 ""|"200点"|""`, `evidence for title c c.txt:1:1 no bytes ""|"200"|"点"`,
			"from source c.txt",
			"used by paragraphs c.p0", "used by sentences c.s0", "used by figures c.f0"}},
	} {
		t.Run(c.id, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(t, dir, c.table, c.id)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTraceRejection(t *testing.T) {
	dir := lineagetest.Release(t,
		lineagetest.Options{Adjust: func(m *lineage.Manifest) { lineagetest.Recorded(m) }, Rows: func(all map[string][]any) {
			f := all["figures"][0].(*schema.Figure)
			all["rejections"] = []any{&schema.Rejection{RejectionID: "a.r21", DocumentID: "a", ParagraphID: "a.p0", Span: f.Span,
				Surface: "200",
				Stage:   "align", Reason: schema.ReasonIdiom}}
		}})
	want := []string{"rejections a.r21 by align 1: idiom", `row a.r21 a.txt:1:22 bytes 21-24 "ts, "|"200"|" à D"`,
		"from paragraphs a.p0", "from documents a", "from source a.txt"}
	if diff := cmp.Diff(want, told(t, dir, "", "a.r21")); diff != "" {
		t.Error(diff)
	}
}

func TestTraceOfAnUnknownRow(t *testing.T) {
	dir := lineagetest.Release(t, lineagetest.Options{})
	for _, c := range []struct {
		table, id string
		nearest   []string
	}{
		{"", "b.f5", []string{"b.f4", "b.p0", "b.s0"}},
		{"figures", "b.f5", []string{"b.f4", "c.f0"}},
		{"", "dakkar", []string{"dakar (Dakar)"}},
		{"entities", "DAKAR", []string{"dakar (Dakar)"}},
		{"", "nothing like it", nil},
		{"", "", []string{"a", "b", "c"}},
	} {
		_, err := trace.Row(dir, c.table, c.id, 0, lineagetest.Readers)
		var unknown *trace.Unknown
		if !errors.As(err, &unknown) {
			t.Fatalf("%s: %v", c.id, err)
		}
		if diff := cmp.Diff(c.nearest, unknown.Nearest); diff != "" && len(c.nearest)+len(unknown.Nearest) > 0 {
			t.Errorf("%q: %s", c.id, diff)
		}
	}
}

func TestTraceFindsWhatIsNotAsClaimed(t *testing.T) {
	text := lineagetest.Corpus[1].Source
	for _, c := range []struct {
		name   string
		tamper func(t *testing.T, dir string)
		want   []string // in the mismatches
	}{
		{"the source", func(t *testing.T, dir string) {
			lineagetest.Corpus[1].Source = []byte("\xEF\xBB\xBFOne\r\n300 men 𝔄")
			other := lineagetest.Release(t, lineagetest.Options{})
			lineagetest.Corpus[1].Source = text
			copyFile(t, other, dir, lineage.SourcesName)
		}, []string{"lineage/sources.zip in manifest.json", "lineage/sources.zip b.txt: claimed=sha256", "documents b text",
			`figures b.f4 byte_start: claimed="200" computed="300" in the source`}},
		{"the archive", func(t *testing.T, dir string) { lineagetest.Write(t, filepath.Join(dir, lineage.SourcesName), "x") },
			[]string{"lineage/sources.zip in manifest.json", "lineage/sources.zip: claimed=the sources"}},
		{"no archive", func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, lineage.SourcesName)); err != nil {
				t.Fatal(err)
			}
		}, []string{"lineage/sources.zip: claimed=a file"}},
		{"the table", func(t *testing.T, dir string) {
			copyFile(t, lineagetest.Release(t, lineagetest.Options{Rows: lineagetest.ChangeFigure}), dir,
				"parquet/figures.parquet")
		}, []string{"parquet/figures.parquet in manifest.json"}},
		{"the manifest", func(t *testing.T, dir string) {
			data, err := os.ReadFile(filepath.Join(dir, lineage.ManifestName))
			if err != nil {
				t.Fatal(err)
			}
			lineagetest.Write(t, filepath.Join(dir, lineage.ManifestName),
				strings.Replace(string(data), `"Small <1>"`, `"small"`, 1))
		}, []string{"manifest.json in CHECKSUMS"}},
		{"a place", func(t *testing.T, dir string) {
			moved := func(all map[string][]any) {
				f := all["figures"][1].(*schema.Figure)
				f.Span.End, f.Surface = 300, "x"
			}
			copyFile(t, lineagetest.Release(t, lineagetest.Options{Rows: moved}), dir, "parquet/figures.parquet")
		}, []string{"figures b.f4 start: claimed=a place in the text, 4 to 300"}},
		{"a reference", func(t *testing.T, dir string) {
			lost := func(all map[string][]any) { all["figures"][1].(*schema.Figure).SentenceID = "b.s1" }
			copyFile(t, lineagetest.Release(t, lineagetest.Options{Rows: lost}), dir, "parquet/figures.parquet")
		}, []string{"figures b.f4: claimed=a row of sentences computed=no row b.s1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := lineagetest.Release(t, lineagetest.Options{})
			c.tamper(t, dir)
			trace, err := trace.Row(dir, "", "b.f4", 4, lineagetest.Readers)
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, m := range trace.Mismatches {
				all = append(all, m.String())
			}
			for _, want := range c.want {
				if !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, want) }) {
					t.Errorf("no %q in\n%s", want, strings.Join(all, "\n"))
				}
			}
			if trace.OK() {
				t.Error("all is said to be as claimed")
			}
		})
	}
}

// A member that is not there must not pass unseen.
func TestTraceOfAnAlignmentWithoutItsMember(t *testing.T) {
	dir := lineagetest.Release(t,
		lineagetest.Options{Rows: func(all map[string][]any) {
			all["alignments"][0].(*schema.Alignment).BIDs = []string{"b.f9"}
		}})
	trace, err := trace.Row(dir, "", "figure:a.f21:b.f4", 0, lineagetest.Readers)
	if err != nil {
		t.Fatal(err)
	}
	if len(trace.Mismatches) != 1 || !strings.Contains(trace.Mismatches[0].String(), "b.f9") {
		t.Errorf("got %v", trace.Mismatches)
	}
}

// A release of an older program has other columns.
func TestTraceOfAnotherSchema(t *testing.T) {
	dir := lineagetest.Release(t, lineagetest.Options{
		Adjust: func(m *lineage.Manifest) {
			m.Stages = append(m.Stages, stage.Record{Name: "old", Version: 4,
				Writes: []stage.Digest{{Table: "figures", Rows: 1, SHA256: lineagetest.Digest(nil)}}})
			m.Table("figures").Fingerprint = lineagetest.Digest(nil)
		},
		Sealed: func(t testing.TB, dir string) {
			lineagetest.Write(t, filepath.Join(dir, "csv/figures.csv"),
				"figure_id,document_id,start,end,byte_start,byte_end,surface,shade\nb.f4,b,4,7,8,11,200,dark\n")
		}})
	want := []string{"figures b.f4 by old 4: ", `row b.f4 b.txt:2:1 bytes 8-11 "One\n"|"200"|" men"`, "from documents b",
		"from source b.txt",
		"used by alignments figure:a.f21:b.f4"}
	if diff := cmp.Diff(want, told(t, dir, "", "b.f4")); diff != "" {
		t.Error(diff)
	}
}

// The rule of a row is in the column of that name; a release whose table has none says by role or relation what it can.
func TestTraceShowsTheRule(t *testing.T) {
	const columns = "paragraph_id,document_id,ordinal,role,text,start,end,byte_start,byte_end"
	with := func(header, row string) lineagetest.Options {
		return lineagetest.Options{
			Adjust: func(m *lineage.Manifest) { m.Table("paragraphs").Fingerprint = lineagetest.Digest(nil) },
			Sealed: func(t testing.TB, dir string) {
				lineagetest.Write(t, filepath.Join(dir, "csv/paragraphs.csv"),
					columns+header+"\nb.p0,b,1,body,One 200 men 𝔄,0,13,3,20"+row+"\n")
			}}
	}
	for _, c := range []struct {
		name    string
		o       lineagetest.Options
		row     string
		rule    string
		explain bool
	}{
		{"a rule", with(",rule", ",lone_line"), "b.p0", "lone_line", false},
		{"no such column", with("", ""), "b.p0", "body", true},
		{"the rule of a figure", lineagetest.Options{}, "b.f4", "digits", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := trace.Row(lineagetest.Release(t, c.o), "", c.row, 4, lineagetest.Readers)
			if err != nil {
				t.Fatal(err)
			}
			if got.Rule != c.rule || got.Places[0].Rule != c.rule || (got.RuleDoc != "") != c.explain || !got.OK() {
				t.Errorf("rule %q %q, of the place %q, %v", got.Rule, got.RuleDoc, got.Places[0].Rule, got.Mismatches)
			}
		})
	}
}

// Every release in datasets/, however old, is traced: the first rows of each table.
func TestTraceReleased(t *testing.T) {
	for _, dir := range lineagetest.Released(t, "../../..") {
		m, err := lineage.ReadManifest(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range m.Tables {
			known := schema.ByName(table.Name)
			if known == nil {
				continue
			}
			r, err := lineage.OpenTable(dir, &table, known, lineagetest.Readers)
			if err != nil {
				t.Fatal(err)
			}
			for row, err := range r.Rows {
				if err != nil {
					t.Fatal(err)
				}
				got, err := trace.Row(dir, table.Name, row[r.Index(r.Key)].Text, 4, lineagetest.Readers)
				if err != nil {
					t.Fatal(err)
				}
				if !got.OK() || len(got.From)+len(got.UsedBy) == 0 {
					t.Errorf("%s %s: %v", dir, got.ID, got.Mismatches)
				}
				break
			}
		}
	}
}

func copyFile(t *testing.T, from, to, p string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(from, filepath.FromSlash(p)))
	if err != nil {
		t.Fatal(err)
	}
	lineagetest.Write(t, filepath.Join(to, filepath.FromSlash(p)), string(data))
}
