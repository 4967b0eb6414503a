package figures_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/golden"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// kindsFiles have a case a line: the kind, the language, whether it holds, the text (\n a line, \t a tab), and what
// should be read in it, parted by "; ": kind, comparator and value, unit (? none), {counted} if it is part of the case,
// the dates, other_calendar and malformed_grouping if they are issues. Identifiers are left out; "-" is nothing at all,
// "*" anything; with @ in it, the period of each amount of money and of each percentage stands behind it.
var kindsFiles = []string{"testdata/kinds.tsv", "testdata/sentences.tsv", "testdata/pages.tsv"}

// TestKinds reads the cases of kindsFiles, each as a document of its own that was published on 13 September 2023, and
// compares the marks of those that hold. A case that held and does not hold any more is a difference; with -update the
// marks are written anew.
func TestKinds(t *testing.T) {
	l := program()
	for _, file := range kindsFiles {
		kindsOf(t, l, file)
	}
}

// kindsOf reads the cases of one file, those of one language after the other: what a reader makes of the knowledge of a
// language is kept only while somebody asks for it, and takes longer to make than the case to read.
func kindsOf(t *testing.T, l *language.Lexicon, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	var cases [][]string // the cells of each line that is a case, and its number
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		if !strings.HasPrefix(line, "#") && len(cells) == 5 {
			cases = append(cases, append(cells, strconv.Itoa(i)))
		}
	}
	slices.SortStableFunc(cases, func(a, b []string) int { return strings.Compare(a[1], b[1]) })
	holds := 0
	for _, cells := range cases {
		text := strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(cells[3])
		var got []string
		readings := readFigures(t, l, cells[1], text, "2023-09-13")
		if places := readings.overlap(); places != "" {
			t.Errorf("%s %s %s: %s", cells[0], cells[1], cells[3], places)
		}
		for _, f := range readings.figures {
			if f.Kind != schema.KindIdentifier {
				got = append(got, brief(f, strings.Contains(cells[4], "{"), strings.Contains(cells[4], "@")))
			}
		}
		read := strings.Join(got, "; ")
		if read == cells[4] || cells[4] == "*" || read == "" && cells[4] == "-" {
			cells[2] = "yes"
			holds++
		} else {
			cells[2] = "no"
			t.Logf("%s %s %s\n\twant %s\n\tread %s", cells[0], cells[1], cells[3], cells[4], read)
		}
		i, _ := strconv.Atoi(cells[5])
		lines[i] = strings.Join(cells[:5], "\t")
	}
	t.Logf("%s: %d of %d cases hold", file, holds, len(cases))
	golden.Compare(t, file, strings.Join(lines, "\n"))
}

// overlap names the first two numerals that share letters; nothing if none do.
func (r readings) overlap() string {
	var spans []schema.Span
	for _, f := range r.figures {
		spans = append(spans, f.Span)
	}
	for _, f := range r.refused {
		spans = append(spans, f.Span)
	}
	slices.SortFunc(spans, func(a, b schema.Span) int { return a.Start - b.Start })
	for i := 1; i < len(spans); i++ {
		if spans[i].Start < spans[i-1].End {
			return fmt.Sprintf("the numerals at %d and %d overlap", spans[i-1].Start, spans[i].Start)
		}
	}
	return ""
}

// brief writes a figure in the notation of the cases, with what it counts and, of an amount, with its period, where
// those are part of the case.
func brief(f *schema.Figure, counted, dated bool) string {
	out := f.Kind
	switch {
	case f.ValueMax != "":
		out += fmt.Sprintf(" %s..%s", f.Value, f.ValueMax)
	case f.Value != "" && f.Comparator != "=":
		out += " " + f.Comparator + string(f.Value)
	case f.Value != "":
		out += " " + string(f.Value)
	}
	if f.Unit != "" {
		out += " " + f.Unit
	} else if f.Kind == schema.KindMoney {
		out += " ?"
	}
	if counted && f.Counted != "" {
		out += " {" + f.Counted + "}"
	}
	if f.Kind == schema.KindDate || f.Kind == schema.KindPeriod {
		out += " " + strings.TrimSpace(string(f.DateStart)+"/"+string(f.DateEnd))
	}
	if dated && (f.Kind == schema.KindMoney || f.Kind == schema.KindPercent) {
		out += strings.TrimSuffix(" @"+string(f.DateStart)+"/"+string(f.DateEnd), "/")
	}
	for _, issue := range f.Issues {
		if issue == "other_calendar" || issue == "malformed_grouping" {
			out += " " + issue
		}
	}
	return out
}
