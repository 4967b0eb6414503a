package calendar

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// TestFind reads the dates of heads of articles, with their places in bytes.
func TestFind(t *testing.T) {
	l := language.Open(os.DirFS("../../../sources/lexicon"))
	for _, c := range []struct {
		tag, text string
		published schema.Date
		want      string
	}{
		{"en", "By Ann Lee | 12 March 2021", "", "12 March 2021=2021-03-12/2021-03-12"},
		{"en", "Published on September 13, 2023, updated 2023-09-14", "", "September 13, 2023=2023-09-13/2023-09-13; " +
			"2023-09-14=2023-09-14/2023-09-14"},
		{"fr", "Publié le 1er février 2022 à Genève", "", "1er février 2022=2022-02-01/2022-02-01"},
		{"zh", "新华社北京1月9日电", "2023-02-01", "1月9日=2023-01-09/2023-01-09"},
		{"de", "Stand: März 2020", "", "März 2020=2020-03-01/2020-03-31"},
		{"en", "yesterday", "2023-03-01", "yesterday=2023-02-28/2023-02-28"},
		{"en", "yesterday", "", "yesterday=/"},
		{"ja", "令和4年5月6日", "", "令和4年5月6日=2022-05-06/2022-05-06"},
		{"en", "no date, www.who.int/2019", "", ""},
		{"en", "", "", ""},
	} {
		p, err := l.Pack(c.tag)
		if err != nil {
			t.Fatal(err)
		}
		found, err := Find(l, p, c.text, c.published)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range found {
			got = append(got, fmt.Sprintf("%s=%s/%s", c.text[d.Start:d.End], d.First, d.Last))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q: %s, want %s", c.tag, c.text, s, c.want)
		}
	}
}
