package figures

import (
	"testing"

	"example.org/sourcebook/pipeline/figures/calendar"
)

func TestNumericOrder(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"none", "03/04/2021 and 5/6/2020", ""},
		{"day first", "03/04/2021, then 25/12/2021", "dmy"},
		{"month first", "12/25/2021 and 03/04/2021", "mdy"},
		{"both", "12/25/2021 and 25/12/2021", ""},
		{"no date", "25/12/21, 25/12/3021, 1/25/12/2021, 125/12/2021x", ""},
		{"end", "on 31/1/1999", "dmy"},
		{"empty", "", ""},
	} {
		if got := calendar.NumericOrder(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	l := lexicon()
	w := reading(t, l, "en", "03/04/2021", "")
	w.dates.DayOrder = "mdy"
	w.reset(w.Pack, traitsOf[w.Pack], "03/04/2021")
	w.read()
	if got := w.show(&w.Figures[0]); got != "[03/04/2021] date 2021-03-04/2021-03-04" {
		t.Error(got)
	}
}
