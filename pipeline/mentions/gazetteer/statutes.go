package gazetteer

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// Statutes are the words by which a language names its laws in small letters.
type Statutes struct {
	Classes map[string]bool // words for laws, besides those that begin names elsewhere
	About   map[string]bool // leads to what the law is about
	Joins   map[string]bool // joins words of what it is about, and is no small word of names elsewhere
	Number  map[string]bool // belongs to the number and date of a law
	Unit    map[string]bool // the same, behind a figure
	Rank    map[string]bool // tells behind the class word what sort of law it is
	Treaty  map[string]bool // class words for treaties
	From    map[string]bool // leads to the place by which a treaty is called
	Chain   map[string]bool // class words behind which words with capitals tell the law
	End     map[string]bool // a verb behind the name of a law
	Codes   map[string]bool // class words behind which an adjective or a noun tells the law
	Behind  map[string]bool // class words before which an adjective with a capital does
	Numbers map[string]bool // stands between the number of a law and the class word: "6136 sayılı Kanun"
	Endings []string        // of laws in one word
	not     []string        // words, and ends of words, that are no law
}

// NotOne reports whether a word that looks like the name of a law, or like what tells one, is none.
func (s *Statutes) NotOne(fold string) bool {
	return slices.ContainsFunc(s.not, func(w string) bool {
		end, ok := strings.CutPrefix(w, "-")
		return w == fold || ok && strings.HasSuffix(fold, end)
	})
}

// readStatutes reads statutes.tsv, nil for a language without one.
func readStatutes(f *language.File) *Statutes {
	if !f.Exists() {
		return nil
	}
	s := &Statutes{}
	sets := map[string]*map[string]bool{"class": &s.Classes, "about": &s.About, "join": &s.Joins, "number": &s.Number,
		"unit": &s.Unit, "end": &s.End, "code": &s.Codes, "chain": &s.Chain, "rank": &s.Rank, "from": &s.From,
		"treaty": &s.Treaty, "behind": &s.Behind, "numbers": &s.Numbers}
	for _, set := range sets {
		*set = map[string]bool{}
	}
	for row := range f.Rows("kind", "words") {
		words := strings.Split(row.Text(1), "|")
		switch set := sets[row.Text(0)]; {
		case set != nil:
			for _, w := range words {
				(*set)[w] = true
			}
		case row.Text(0) == "ending":
			s.Endings = append(s.Endings, words...)
		case row.Text(0) == "not":
			s.not = append(s.not, words...)
		default:
			row.Fail("kind %q is none that names of laws have", row.Text(0))
		}
	}
	for w := range s.Unit {
		s.Number[w] = true
	}
	return s
}
