package figures

import (
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/schema"
)

var wellFormed = flag.Int("wellformed", 20_000, "numbers that TestWellFormed writes")

// nouns, what happened and places, from which the sentences of the tests below are made.
var (
	nouns = []string{"cases", "suspects", "households", "bank cards", "text messages", "doses of vaccine",
		"tonnes of rice", "new schools", "refugees", "phone numbers", "people", "hectares of forest", "jobs", "tickets",
		"wells", "patients", "letters", "fake websites", "small firms", "voters"}
	places = []string{"across the country", "in the north", "in the port of Odesa", "along the river", "nationwide",
		"in the capital", "at the border", "by the ministry", "in 12 districts", "last year"}
	happen = []string{"were counted", "have been handled", "were found", "were reported", "had been seized", "arrived",
		"were registered", "were sent home"}
	lasts = []string{"country", "province", "funds", "numbers", "police", "families", "border", "network", "ministry",
		"villages"}
)

// sentences are news-like; N is a number and stands anywhere, A a noun, P a place, V a verb.
var sentences = []string{
	"In P, N A V, up from N a year earlier.",
	"More than N A V P, and N A V P.",
	"The report says that N A and N A V.",
	"A total of N A of all kinds V P; N of them in May 2023.",
	"Police P said on 12 March 2021 that N A V, N fewer than in 2020.",
	"Between N and N A V P.",
	"N A V P, N A in the south and N elsewhere.",
	"At least N A V (N the year before), according to the N-page report.",
	"\"N A,\" he said, \"and N more A next year.\"",
	"From January to May 2023, N A V P; since August, N A.",
	"It cost $N, or €N a head, for N A.",
	"The share rose to N%, that of A to N per cent.",
	"**N** A V, *N* of them P.",
	"- N A V\u00a0P – N in all.",
	"N of N A V P, i.e. N/week.",
}

// writtenNumber writes a well-formed number in one of the ways of English news.
func writtenNumber(r *rand.Rand) string {
	group := func(n int) string {
		s := fmt.Sprint(n)
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + "," + s[i:]
		}
		return s
	}
	switch r.IntN(9) {
	case 0:
		return fmt.Sprint(r.IntN(100))
	case 1:
		return fmt.Sprint(r.IntN(10_000))
	case 2:
		return group(1000 + r.IntN(1_000_000))
	case 3:
		return group((1 + r.IntN(999)) * 10_000)
	case 4:
		return group(r.IntN(1_000_000_000))
	case 5:
		return fmt.Sprintf("%d.%d million", r.IntN(100), r.IntN(10))
	case 6:
		return fmt.Sprintf("%d million", (1+r.IntN(99))*100)
	case 7:
		return fmt.Sprintf("%d.%d billion", r.IntN(1000), r.IntN(100))
	}
	return fmt.Sprintf("%d.%02d", r.IntN(1000), r.IntN(100))
}

// fill puts words for the letters of a pattern, and number for N.
func fill(r *rand.Rand, pattern string, number func() string) string {
	var b strings.Builder
	runes := []rune(pattern)
	letter := func(i int) bool {
		return i >= 0 && i < len(runes) && (runes[i] >= 'a' && runes[i] <= 'z' || runes[i] >= 'A' && runes[i] <= 'Z')
	}
	for i, c := range runes {
		alone := !letter(i-1) && !letter(i+1)
		switch {
		case c == 'N' && alone:
			b.WriteString(number())
		case c == 'A' && alone && i > 0:
			b.WriteString(nouns[r.IntN(len(nouns))])
		case c == 'P' && alone:
			b.WriteString(places[r.IntN(len(places))])
		case c == 'V' && alone:
			b.WriteString(happen[r.IntN(len(happen))])
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// The myriads that the damage is made of.
var (
	myriad = big.NewRat(10_000, 1)
	yi     = big.NewRat(100_000_000, 1)
)

// A well-formed number is never taken for a damaged one: of a million, at most ten.
func TestWellFormed(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 2026))
	l := lexicon()
	written, flagged := 0, 0
	for written < *wellFormed {
		text := fill(r, sentences[r.IntN(len(sentences))], func() string { written++; return writtenNumber(r) })
		w := reading(t, l, "en", text, "2023-09-13")
		for i := range w.Figures {
			for _, issue := range w.Figures[i].Issues {
				if slices.Contains([]string{"split_number", "glued", "masked", "malformed_grouping"}, issue) {
					if flagged++; flagged < 5 {
						t.Logf("%s: %s", text, w.show(&w.Figures[i]))
					}
				}
			}
		}
	}
	if flagged*100_000 > written {
		t.Errorf("%d of %d numbers are flagged", flagged, written)
	}
}

// Facts that were written as X.Y万 or X.Y亿 and damaged as the translations do are found, with the value that was meant.
func TestDamageIsRepaired(t *testing.T) {
	l := lexicon()
	for name, patterns := range map[string][]string{
		"split": {
			"In 2023, X A V Y A of all kinds, said the ministry.", "A total of X A V P Y A were returned.",
			"As of November, X A V P and the Y pieces V.", "The centre has issued X A for Y letters, and 263 A V.",
			"They found X A V by Y boxes; 12 A V P.",
		},
		"run together": {
			"They intercepted A M times.", "The bureau blocked A M and 12 A V P.", "In 2023 it handled M A P.",
		},
	} {
		r := rand.New(rand.NewPCG(7, 2026))
		found, all, wrong := 0, 0, 0
		for range 2000 {
			whole, tenth := 1+r.IntN(1800), 1+r.IntN(9)
			tail, unit, run := fmt.Sprintf("%d0,000", tenth), myriad, fmt.Sprintf("%d%d0,000", whole, tenth)
			if r.IntN(2) == 0 {
				tail, unit, run = fmt.Sprintf("%d00 million", tenth), yi, fmt.Sprintf("%d%d00 million", whole, tenth)
			}
			if name == "run together" && whole < 10 {
				continue
			}
			text := fill(r, patterns[r.IntN(len(patterns))], nil)
			word := lasts[r.IntN(len(lasts))]
			text = strings.Replace(text, "X ", fmt.Sprint(whole)+" ", 1)
			text = strings.Replace(text, "Y ", word+tail+" ", 1)
			text = strings.Replace(text, " M ", " **"+run+" ", 1)
			if name == "run together" {
				text = strings.Replace(text, " **", "**", 1)
			}
			want := new(big.Rat).Add(big.NewRat(int64(whole), 1), big.NewRat(int64(tenth), 10))
			want.Mul(want, unit)
			w := reading(t, l, "en", text, "2024-01-09")
			all++
			ok := false
			for i := range w.Figures {
				if v := w.Figures[i].Repaired; v != nil {
					ok = ok || v.Cmp(want) == 0
					if v.Cmp(want) != 0 {
						if wrong++; wrong < 4 {
							t.Logf("wrong: %s\n%s", text, w.result())
						}
					}
				}
			}
			if ok {
				found++
			} else if all-found < 4 {
				t.Logf("%s\n%s", text, w.result())
			}
		}
		t.Logf("%s: %d of %d repaired, %d wrong", name, found, all, wrong)
		if found*100 < all*95 || wrong*1000 > all {
			t.Errorf("%s: %d of %d repaired, %d wrong", name, found, all, wrong)
		}
	}
}

// Every reason in a rejection is one of the schema's.
func TestReasons(t *testing.T) {
	column := schema.Rejections.Column("reason")
	w := reading(t, lexicon(), "en", "3-1, a ratio of 7:2, B2B, G20, www.a.org/9, one of the 3-2 wins, first of all (1) "+
		"1.2.3.4", "")
	if len(w.Refused) < 8 {
		t.Errorf("%d refusals", len(w.Refused))
	}
	for _, r := range w.Refused {
		if !column.Allows(r.Reason) {
			t.Errorf("the schema does not have the reason %q", r.Reason)
		}
	}
}
