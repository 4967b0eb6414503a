package reckoning

import (
	"testing"
	"time"
)

// TestSpan holds days against those that almanacs print.
func TestSpan(t *testing.T) {
	cases := []struct {
		calendar         string
		year, month, day int
		first, last      string
	}{
		{"persian", 1402, 3, 15, "2023-06-05", "2023-06-05"},
		{"persian", 1399, 0, 0, "2020-03-20", "2021-03-20"},
		{"persian", 1399, 12, 30, "2021-03-20", "2021-03-20"},
		{"persian", 1357, 11, 22, "1979-02-11", "1979-02-11"},
		{"persian", 1400, 12, 30, "", ""},
		{"persian", 1403, 1, 1, "2024-03-20", "2024-03-20"},
		{"persian", 1403, 12, 30, "2025-03-20", "2025-03-20"},
		{"persian", 1285, 5, 14, "1906-08-06", "1906-08-06"},
		{"ethiopian", 2015, 10, 15, "2023-06-22", "2023-06-22"},
		{"ethiopian", 2000, 1, 1, "2007-09-12", "2007-09-12"},
		{"ethiopian", 2015, 13, 6, "2023-09-11", "2023-09-11"},
		{"ethiopian", 2016, 13, 6, "", ""},
		{"ethiopian", 1888, 6, 23, "1896-03-01", "1896-03-01"},
		{"indian", 1945, 3, 15, "2023-06-05", "2023-06-05"},
		{"indian", 1879, 1, 1, "1957-03-22", "1957-03-22"},
		{"indian", 1946, 1, 1, "2024-03-21", "2024-03-21"},
		{"indian", 1945, 11, 0, "2024-01-21", "2024-02-19"},
		{"islamic", 1445, 9, 1, "", ""},
		{"persian", 2023, 1, 1, "", ""},
	}
	for _, c := range cases {
		first, last, ok := Span(c.calendar, c.year, c.month, c.day)
		got := [2]string{first.Format(time.DateOnly), last.Format(time.DateOnly)}
		if !ok {
			got = [2]string{}
		}
		if want := [2]string{c.first, c.last}; got != want {
			t.Errorf("%s %d-%d-%d: %v, want %v", c.calendar, c.year, c.month, c.day, got, want)
		}
	}
}

// TestDays walks over the days of each calendar: none is missing, none is there twice.
func TestDays(t *testing.T) {
	for _, c := range calendars {
		last := time.Time{}
		for y := max(c.first, 1200); y <= min(c.last, 2050); y++ {
			for m := 1; m <= c.months; m++ {
				for d := 1; ; d++ {
					day, _, ok := Span(c.name, y, m, d)
					if !ok {
						if d < 6 {
							t.Fatalf("%s %d-%d ends with day %d", c.name, y, m, d-1)
						}
						break
					}
					if !last.IsZero() && day.Sub(last) != 24*time.Hour {
						t.Fatalf("%s %d-%d-%d is %v behind the day before", c.name, y, m, d, day.Sub(last))
					}
					last = day
				}
			}
		}
	}
}
