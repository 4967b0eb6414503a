package block

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/language"
)

// TestDays reads the days of short lines: in digits in an order that is certain or not, with names of months, in Han,
// in eras; none without its year, none that there is not.
func TestDays(t *testing.T) {
	cases := []struct{ tag, text, want string }{
		{"en", "06:30, September 13, 2023 | Source: People's Daily", "2023-09-13"},
		{"en", "Updated on 2024-01-31", "2024-01-31"},
		{"en", "12/13/2022 7:53:00 PM", "2022-12-13"},
		{"en", "13/12/2022", "2022-12-13"},
		{"en", "03/04/2021", "?"},
		{"en", "03/03/2021", "2021-03-03"},
		{"fr", "03/04/2021", "2021-04-03"},
		{"fr", "par X, le 3 mars 2021", "2021-03-03"},
		{"fr", "1er février 2020", "2020-02-01"},
		{"es", "Publicado el 15 de octubre de 2022", "2022-10-15"},
		{"de", "12.05.2020, 18:33", "2020-05-12"},
		{"de", "Montag, 3. März 2021", "2021-03-03"},
		{"zh", "（2023年9月6日 新华社）", "2023-09-06"},
		{"ko", "2023년 9월 6일", "2023-09-06"},
		{"ru", "27 декабря 2024 г., 12:30", "2024-12-27"},
		{"ar", "الأربعاء 24 يناير 2024", "2024-01-24"},
		{"zh", "二〇二三年九月六日", "2023-09-06"},
		{"zh", "二〇二三年十二月三十一日", "2023-12-31"},
		{"ja", "令和4年5月6日", "2022-05-06"},
		{"th", "6 พฤษภาคม 2565", "2022-05-06"},
		{"ar", "24 آذار/مارس 2021", "2021-03-24"},
		{"en", "2021-03-04T10:00:00Z", "2021-03-04"},
		{"en", "2021-03-04T23:30:00+08:00", "2021-03-04"},
		{"de", "Stand: 12.05.20", ""},
		{"en", "yesterday, 3 March", ""},
		{"en", "12 May 2567", ""},
		{"ar", "٢٤/١٣/٢٠٢٤", ""},
		{"en", "31 February 2021", ""},
		{"en", "In March 2021", ""},
		{"en", "Call 2021 555 1234", ""},
		{"en", "February 29, 2024 and March 1, 2024", "2024-02-29 2024-03-01"},
	}
	l := lexicon()
	for _, c := range cases {
		p, err := l.Pack(c.tag)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		finder, err := calendar.NewFinder(l, p)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range (&Reader{Calendar: finder}).Days(c.text) {
			if d.Date == "" {
				got = append(got, "?")
			} else {
				got = append(got, string(d.Date))
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", c.text, diff)
		}
	}
}

// TestDaysOfSpans counts the days that lines name which have a span of days, or what is written like one: a time, the
// number of an issue, a life. A row is the language, the line and how many days it names beside spans.
func TestDaysOfSpans(t *testing.T) {
	rows, err := os.ReadFile("testdata/dayspans.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l := lexicon()
	for row := range strings.Lines(string(rows)) {
		f := strings.Split(strings.TrimSpace(row), "\t")
		p, err := l.Pack(f[0])
		if err != nil {
			t.Fatal(err)
		}
		finder, err := calendar.NewFinder(l, p)
		if err != nil {
			t.Fatal(err)
		}
		r := Reader{Calendar: finder, Packs: []*language.Pack{p}}
		if got := strconv.Itoa(len(r.Days(f[1]))); got != f[2] {
			t.Errorf("%s: %q names %s days, not %s", f[0], f[1], got, f[2])
		}
	}
}
