package date

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/language"
)

func TestDates(t *testing.T) {
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
		for _, d := range In(c.text, []*language.Pack{p}) {
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
