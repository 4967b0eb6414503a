package main

import (
	"slices"
	"testing"

	"example.org/sourcebook/cmd/lexicon/table"
)

// TestRows: a word of several classes has the cheapest kind, and the names that it may be as well if they cost little
// more; what is rare is left out unless it is a name.
func TestRows(t *testing.T) {
	kinds := kindsOf(table.Rows(tables, "kinds.tsv", "language", "class", "kind", "name"))
	d := &dictionary{rarest: 20, entries: []entry{
		{"山", "名詞-一般-*-*", 10}, {"山", "名詞-固有名詞-人名-姓", 12}, {"山", "名詞-固有名詞-地域-一般", 19},
		{"東", "名詞-固有名詞-地域-一般", 12}, {"東", "名詞-固有名詞-人名-姓", 11},
		{"珍", "形容詞-自立-*-*", 25}, {"珍子", "名詞-固有名詞-人名-名", 25.4},
		{"県", "名詞-接尾-地域-*", 90}, {"県", "名詞-接尾-地域-*", 9.6}, {"々", "記号-一般-*-*", -3},
	}}
	want := []string{"given\t25\t珍子", "noun+surname\t10\t山", "other\t0\t々", "place+surname\t11\t東",
		"placesuffix\t10\t県"}
	if got := d.rows(kinds["ja"]); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestWithin: only words of characters without blanks are kept, and none too long.
func TestWithin(t *testing.T) {
	for word, want := range map[string]bool{"東京": true, "東京都": false, "A級": false, "カナ": true} {
		if got := within(word, 2); got != want {
			t.Errorf("%s: got %v", word, got)
		}
	}
}
