package figures

import (
	"flag"
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/schema"
)

var (
	dateFile = flag.String("dates", "testdata/cldr-dates.tsv", "dates as ICU writes them, made by testdata/cldr-dates.mjs")
	dateShow = flag.Int("show", 3, "how many misread dates of a locale are shown")
)

// TestDatesOfICU reads back the dates that ICU writes in each locale. A date in digits alone may be ambiguous; it must
// not be read as another day.
func TestDatesOfICU(t *testing.T) {
	data, err := os.ReadFile(*dateFile)
	if err != nil {
		t.Fatal(err)
	}
	l := lexicon()
	type score struct{ all, right, unsure, wrong, shown int }
	scores := map[string]*score{}
	var order []string
	var total score
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 || line[0] == '#' {
			continue
		}
		s := scores[f[0]]
		if s == nil {
			s = &score{}
			scores[f[0]], order = s, append(order, f[0])
		}
		w := reading(t, l, f[0], f[2], "2023-09-13")
		ok, unsure, wrong := false, false, false
		for i := range w.Figures {
			g := &w.Figures[i]
			if g.Kind != schema.KindDate && g.Kind != schema.KindPeriod {
				continue
			}
			ok = ok || len(w.Figures) == 1 && string(g.Start) == f[3] && string(g.End) == f[4]
			wrong = wrong || g.Start != "" && string(g.Start) != f[3]
			for _, issue := range g.Issues {
				unsure = unsure || issue == "ambiguous_date"
			}
		}
		unsure = unsure && f[1] == "short"
		s.all++
		total.all++
		switch {
		case ok:
			s.right++
			total.right++
		case unsure:
			s.unsure++
			total.unsure++
		default:
			if wrong {
				s.wrong++
				total.wrong++
			}
			if s.shown < *dateShow {
				s.shown++
				t.Errorf("%s %s: %q is %s/%s, read as %s", f[0], f[1], f[2], f[3], f[4], w.result())
			}
		}
	}
	for _, name := range order {
		if s := scores[name]; s.right+s.unsure < s.all {
			t.Logf("%s: %d of %d right, %d ambiguous, %d wrong", name, s.right, s.all, s.unsure, s.wrong)
		}
	}
	t.Logf("%d of %d right, %d ambiguous, %d wrong", total.right, total.all, total.unsure, total.wrong)
}
