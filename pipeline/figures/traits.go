package figures

import (
	"fmt"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// traits are facts about a pack that the rules ask for often.
type traits struct {
	monthFirst bool            // dates may have the month before the day: "March 3"
	dayPoint   bool            // a point follows the day: "3. März"
	strong     map[string]bool // currencies whose code is trusted in text
	genitive   map[string]bool // words that join a complement: "of"
	plural     map[string]bool // names of calendar units in the plural
	first      []uint32        // word of the vocabulary → classes of the phrases that begin with it, as bits
	last       []uint32        // the same for the phrases that end with it
	verbs      *verbs
}

func newTraits(l *language.Lexicon, p *language.Pack) (*traits, error) {
	v, err := language.Parse(l, p.Tag+"/verbs.tsv", "verbs", parseVerbs)
	if err != nil {
		return nil, err
	}
	g, err := language.Parse(l, p.Tag+"/connectors.tsv", "genitive", parseGenitive)
	if err != nil {
		return nil, err
	}
	t := &traits{strong: map[string]bool{}, plural: map[string]bool{}, genitive: g, verbs: v}
	t.index(p)
	units := p.Entries(language.CalendarUnit)
	for _, e := range units {
		for _, other := range units {
			if n := len(e.Phrase) - len(other.Phrase); e.Value == other.Value && n > 0 && n <= 2 && strings.HasPrefix(e.Phrase, other.Phrase) {
				t.plural[e.Phrase] = true
			}
		}
	}
	for _, pattern := range p.DatePatterns {
		m, d := strings.Index(pattern, "MMM"), strings.IndexByte(pattern, 'd')
		if m < 0 || d < 0 {
			continue
		}
		t.monthFirst = t.monthFirst || m < d
		t.dayPoint = t.dayPoint || strings.Contains(pattern, "d. MMM")
	}
	for _, e := range p.Entries(language.Currency) {
		if e.Flags.Has(language.Short) && !e.Flags.Has(language.Narrow) && e.Phrase != e.Value {
			t.strong[e.Value] = true
		}
	}
	return t, nil
}

// index notes the classes of phrases by their first and last word.
func (t *traits) index(p *language.Pack) {
	var words language.Tokens
	set := func(list *[]uint32, id int32, class language.Class) {
		for len(*list) <= int(id) {
			*list = append(*list, 0)
		}
		(*list)[id] |= bit(class)
	}
	for c := language.Multiplier; c <= language.Idiom; c++ {
		for _, e := range p.Entries(c) {
			p.Tokenize(e.Phrase, &words)
			if n := len(words.List); n > 0 {
				set(&t.first, words.List[0].ID, c)
				set(&t.last, words.List[n-1].ID, c)
			}
		}
	}
}

// bit is the bit of a class of phrases.
func bit(c language.Class) uint32 { return 1 << c }

// Two more bits tell digits and words with which a number may begin.
const (
	digitBit  = 1 << 30
	numberBit = 1 << 31
)

// parseGenitive reads the words of kind genitive in connectors.tsv.
func parseGenitive(data []byte) (map[string]bool, error) {
	out := map[string]bool{}
	for _, line := range strings.Split(string(data), "\n") {
		if f := strings.Split(line, "\t"); len(f) > 1 && f[1] == "genitive" {
			out[strings.TrimRight(f[0], "'’")] = true
		}
	}
	return out, nil
}

// verbs tells verb forms from nouns, by the file verbs.tsv of a language.
type verbs struct {
	suffixes []string
	forms    map[string]bool // true for a verb form, false for a word that only looks like one
}

// parseVerbs reads verbs.tsv: rows of a kind (suffix, form, not) and words.
func parseVerbs(data []byte) (*verbs, error) {
	v := &verbs{forms: map[string]bool{}}
	rest := string(data)
	for n := 1; rest != ""; n++ {
		line, after, _ := strings.Cut(rest, "\n")
		rest = after
		if line == "" || line[0] == '#' {
			continue
		}
		kind, words, ok := strings.Cut(line, "\t")
		for words != "" && ok {
			word, more, _ := strings.Cut(words, "|")
			words = more
			switch kind {
			case "suffix":
				v.suffixes = append(v.suffixes, word)
			case "form", "not":
				v.forms[word] = kind == "form"
			default:
				ok = false
			}
		}
		if !ok {
			return nil, fmt.Errorf("line %d: write a kind (suffix, form or not), a tab and words", n)
		}
	}
	return v, nil
}

// verb reports whether a word in lower case is a form of a verb rather than a noun.
func (t *traits) verb(word string) bool {
	if is, ok := t.verbs.forms[word]; ok {
		return is
	}
	for _, s := range t.verbs.suffixes {
		if len(word) > len(s) && strings.HasSuffix(word, s) {
			return true
		}
	}
	return false
}
