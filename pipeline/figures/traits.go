package figures

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	bcp47 "golang.org/x/text/language"

	"example.org/sourcebook/pipeline/language"
)

// traits are facts about a pack that the rules ask for often.
type traits struct {
	monthFirst bool            // dates may have the month before the day: "March 3"
	dayPoint   bool            // a point follows the day: "3. März"
	strong     map[string]bool // currencies whose code is trusted in text
	own        map[string]bool // the currency of the region where the language is spoken most
	mainSign   map[string]bool // currencies that the language means by a sign that others have, too
	genitive   map[string]bool // words that join a complement: "of"
	and        []string        // words that join equal parts: "and"
	than       map[string]bool // words before the other side of a comparison: "than"
	joins      map[string]bool // words between the parts of a date in the patterns of the language: "de"
	plural     map[string]bool // names of calendar units in the plural
	first      []uint32        // word of the vocabulary → classes of the phrases that begin with it, as bits
	last       []uint32        // the same for the phrases that end with it
	verbs      *verbs
	myriads    bool // the language counts in powers of ten thousand
	concepts   *concepts
	classes    *wordClasses // words of a script without blanks; nil if the lexicon has none
	templates  templates
	yearOffset int // what is added to a year that is counted by another custom, as in Thai; 0 if there is none

	// What follows stands in for the knowledge of a language of which the lexicon has no verbs.
	sure      bool            // the lexicon knows the verbs of the language
	stop      map[string]bool // words that are no nouns as a rule
	capitals  bool            // nouns have a capital
	endings   bool            // plurals end in s
	spanning  map[string]bool // last letters that make a unit of the calendar a duration: 間 in 時間
	dayLetter string          // what stands behind the day of the month: 日
	hour      string          // what stands behind the hour of a time: 时
	yearWord  map[string]bool // what may stand behind the year of a date: г
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
	classes, err := language.Parse(l, p.Tag+"/wordclasses.tsv", "word classes", parseWordClasses)
	if err != nil {
		return nil, err
	}
	named, err := language.Parse(l, p.Tag+"/concepts.tsv", "concepts", parseConcepts)
	if err != nil {
		return nil, err
	}
	own, err := ownCurrency(l, p.Tag)
	if err != nil {
		return nil, err
	}
	t := &traits{own: own, classes: classes, concepts: named, strong: map[string]bool{}, mainSign: map[string]bool{}, than: map[string]bool{}, plural: map[string]bool{}, genitive: map[string]bool{}, verbs: v}
	for word := range g { // the order does not matter
		t.genitive[word] = true
	}
	for _, e := range p.Entries(language.Function) {
		if e.Value == language.WordGenitive {
			t.genitive[strings.TrimRight(strings.ToLower(e.Phrase), "'’")] = true
		}
	}
	t.index(p)
	if err := t.compile(p); err != nil {
		return nil, err
	}
	t.sure = len(v.forms)+len(v.suffixes) > 0
	if !t.sure {
		if t.stop, err = language.Parse(l, p.Tag+"/stopwords.tsv", "stopwords", parseWords); err != nil {
			return nil, err
		}
	}
	units := p.Entries(language.CalendarUnit)
	t.evidence(units, p.Entries(language.Measure), p.DatePatterns)
	for _, pattern := range p.TimePatterns {
		if rest, ok := strings.CutPrefix(pattern, "H"); ok && utf8.RuneCountInString(rest) == 1 && rest[0] >= utf8.RuneSelf {
			t.hour = rest
		}
	}
	for _, e := range units {
		for _, other := range units {
			if n := len(e.Phrase) - len(other.Phrase); e.Value == other.Value && n > 0 && n <= 2 && strings.HasPrefix(e.Phrase, other.Phrase) {
				t.plural[e.Phrase] = true
			}
		}
	}
	for _, e := range p.Entries(language.Range) {
		if e.Value == "and" {
			t.and = append(t.and, e.Phrase)
		}
	}
	for _, e := range p.Entries(language.Multiplier) {
		t.myriads = t.myriads || e.Number == 4
	}
	t.comparisons(p)
	t.joins = dateJoins(p.DatePatterns)
	for _, pattern := range p.DatePatterns {
		m, d := strings.Index(pattern, "MMM"), strings.IndexByte(pattern, 'd')
		if m < 0 || d < 0 {
			continue
		}
		t.monthFirst = t.monthFirst || m < d
		t.dayPoint = t.dayPoint || strings.Contains(pattern, "d. MMM")
	}
	shared := map[string]bool{}
	for _, e := range p.Entries(language.Currency) {
		if e.Flags.Has(language.Narrow) {
			shared[strings.TrimSuffix(e.Phrase, ".")] = true
		}
	}
	for _, e := range p.Entries(language.Currency) {
		if e.Flags.Has(language.Short) && !e.Flags.Has(language.Narrow) && e.Phrase != e.Value {
			t.strong[e.Value] = true
			t.mainSign[e.Value] = t.mainSign[e.Value] || shared[strings.TrimSuffix(e.Phrase, ".")]
		}
	}
	return t, nil
}

// ownCurrency gives the currency of the most likely region of a language (CLDR, likely subtags), as a set.
func ownCurrency(l *language.Lexicon, tag string) (map[string]bool, error) {
	regions, err := language.Parse(l, "root/regions.tsv", "currencies", func(data []byte) (map[string]string, error) {
		out := map[string]string{}
		for line := range strings.Lines(string(data)) {
			if region, code, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && region[0] != '#' {
				out[region] = code
			}
		}
		return out, nil
	})
	if err != nil {
		return nil, err
	}
	parsed, err := bcp47.Parse(tag)
	if err != nil {
		return nil, nil // the root
	}
	region, _ := parsed.Region()
	if code := regions[region.String()]; code != "" {
		return map[string]bool{code: true}, nil
	}
	return nil, nil
}

// comparisons finds the words for "than": the last words of phrases that say more as well as of phrases that say less.
func (t *traits) comparisons(p *language.Pack) {
	more := map[string]bool{}
	for _, sign := range []string{">", "<"} {
		for _, e := range p.Entries(language.Comparator) {
			words := strings.Fields(strings.ToLower(e.Phrase))
			if e.Value != sign || len(words) < 2 || !e.Flags.Has(language.Before) {
				continue
			}
			last := words[len(words)-1]
			if sign == ">" {
				more[last] = true
			} else if more[last] && !t.genitive[last] && !t.genitive[strings.TrimRight(last, "'")] {
				t.than[last] = true
			}
		}
	}
}

// dateJoins gives the words in quotation marks that stand between two parts of a date in patterns of CLDR, such as de in
// "d 'de' MMMM 'de' y".
func dateJoins(patterns []string) map[string]bool {
	out := map[string]bool{}
	for _, pattern := range patterns {
		parts := strings.Split(pattern, "'")
		for i := 1; i+1 < len(parts); i += 2 {
			if word := strings.TrimSpace(parts[i]); strings.Contains(pattern, "MMM") && parts[i+1] != "" && letters(word) && word != "" {
				out[strings.ToLower(word)] = true
			}
		}
	}
	return out
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
	for c := language.Multiplier; c <= language.Classifier; c++ {
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

// evidence draws from the names of the units of the calendar and the patterns of dates what they show of the language.
func (t *traits) evidence(units, measures []*language.Entry, patterns []string) {
	t.spanning, t.yearWord = map[string]bool{}, map[string]bool{}
	upper, plural, all := 0, 0, 0
	has := map[string]bool{}
	for _, e := range units {
		has[e.Phrase] = true
	}
	for _, e := range units {
		if e.Flags.Has(language.Short) {
			continue
		}
		all++
		if r, _ := utf8.DecodeRuneInString(e.Phrase); unicode.IsUpper(r) {
			upper++
		}
		if s, ok := strings.CutSuffix(e.Phrase, "s"); ok && (has[s] || has[strings.TrimSuffix(s, "e")]) {
			plural++
		}
	}
	for _, e := range measures {
		r, n := utf8.DecodeRuneInString(e.Phrase)
		if last := e.Phrase[n:]; has[e.Phrase[:n]] && utf8.RuneCountInString(last) == 1 && r >= 0x2E80 && clocks[e.Value] {
			t.spanning[last] = true
		}
	}
	t.capitals = all > 0 && upper*2 > all
	t.endings = plural >= 4
	for _, pattern := range patterns {
		if _, rest, ok := strings.Cut(pattern, "d"); ok && t.dayLetter == "" && strings.ContainsAny(pattern, "yM") {
			if r, n := utf8.DecodeRuneInString(rest); r >= 0x2E80 && unicode.IsLetter(r) {
				t.dayLetter = rest[:n]
			}
		}
		if _, rest, ok := strings.Cut(pattern, "y '"); ok && strings.Contains(pattern, "MMM") {
			if word, after, ok := strings.Cut(rest, "'"); ok && letters(word) && strings.Trim(after, ".") == "" {
				t.yearWord[strings.ToLower(word)] = true
			}
		}
	}
}

// parseWords reads a list of words, one a line.
func parseWords(data []byte) (map[string]bool, error) {
	out := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if word := strings.TrimSpace(line); word != "" && word[0] != '#' {
			out[word] = true
		}
	}
	return out, nil
}

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
