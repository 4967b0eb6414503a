package scan

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/symbol"
	"example.org/sourcebook/pipeline/language"
)

// Traits are facts about a language that the readers ask for often, drawn from its pack.
type Traits struct {
	Genitive  map[string]bool // words that join a complement: "of"
	Than      map[string]bool // words before the other side of a comparison: "than"
	NounFirst bool            // words for powers of ten, and what is counted or paid, stand first: "watu milioni 3"
	RankLast  bool            // an ordinal stands behind its noun: القرن العشرون
	DayPoint  bool            // a point follows the day and other ordinals: "3. März"
	RankPoint bool            // a point follows ordinals: "3. sınıf"
	Prefixes  []string        // words that are written as one with the number behind them
	Classes   *wordClasses    // words of a script without blanks; nil if the lexicon has none
	Symbols   *symbol.Symbols // of units

	// What follows stands in for the knowledge of a language of which the lexicon has no verbs.
	Sure     bool            // the lexicon knows the verbs of the language
	Partly   bool            // it knows some of them
	Stop     map[string]bool // words that are no nouns as a rule
	Capitals bool            // nouns have a capital
	// years stand alone, without a word that leads to them
	BareYears bool
	Plurals   []string // endings of plurals; nil if none is known

	first    []uint32 // word of the vocabulary → classes of the phrases that begin with it, as bits
	last     []uint32 // the same for the phrases that end with it
	verbs    *language.Verbs
	futures  *language.Verbs
	onto     map[string]bool // endings that are written onto digits: లో of 2015లో
	bends    map[string]int  // endings of numbers in words and of words of amounts
	spanning map[string]bool // last letters that make a unit of the calendar a duration: 間 in 時間
}

// NewTraits draws the traits of a pack.
func NewTraits(l *language.Lexicon, p *language.Pack) (*Traits, error) {
	t := &Traits{Than: map[string]bool{}, Genitive: map[string]bool{}}
	var err error
	if t.verbs, err = l.Words().Verbs(p.Tag); err != nil {
		return nil, err
	}
	if t.futures, err = l.Words().Futures(p.Tag); err != nil {
		return nil, err
	}
	if t.Classes, err = language.Read(l, p.Tag+"/dictionary.tsv", "word classes", readWordClasses); err != nil {
		return nil, err
	}
	if t.Symbols, err = symbol.Load(l); err != nil {
		return nil, err
	}
	connectors, err := l.Names().Connectors(p.Tag)
	if err != nil {
		return nil, err
	}
	for _, c := range connectors {
		if c.Kind == language.ConnectorGenitive {
			t.Genitive[strings.TrimRight(c.Word, "'’")] = true
		}
	}
	for _, e := range p.Entries(language.Function) {
		if e.Value == language.WordGenitive {
			t.Genitive[strings.TrimRight(strings.ToLower(e.Phrase), "'’")] = true
		}
	}
	t.Partly = t.verbs.Known() && t.verbs.Some()
	t.Sure = t.verbs.Known() && !t.Partly
	if !t.Sure {
		if t.Stop, err = l.Words().Stopwords(p.Tag); err != nil {
			return nil, err
		}
		t.Stop = withoutDescribing(t.Stop, p)
	}
	for _, e := range p.Entries(language.Multiplier) {
		t.NounFirst = t.NounFirst || e.Flags.Has(language.Before) && !e.Flags.Has(language.Short)
	}
	for _, e := range p.Templates {
		t.RankLast = t.RankLast || ranksLast(e.Text)
		k := strings.IndexByte(e.Text, '}')
		t.RankPoint = t.RankPoint || k > 1 && e.Text[k-1] == 'n' && e.Text[k-2] == '{' && pointBehind(e.Text[k+1:])
	}
	for _, pattern := range p.DatePatterns {
		t.DayPoint = t.DayPoint || strings.Contains(pattern, "d. MMM")
	}
	t.RankPoint = t.RankPoint || t.DayPoint
	for _, e := range p.Entries(language.Quantity) {
		if e.Value == language.QuantityPrefix {
			t.Prefixes = append(t.Prefixes, e.Phrase)
		}
	}
	t.bends = bendings(p)
	t.onto = map[string]bool{}
	for _, ending := range p.Letters(language.LettersOnto) {
		t.onto[ending] = true
	}
	t.index(p)
	t.comparisons(p)
	t.shape(p.Entries(language.CalendarUnit), p.Letters(language.LettersPlural))
	t.spans(p.Entries(language.CalendarUnit), p.Entries(language.Measure))
	return t, nil
}

// pointBehind reports whether the rest of a template begins with a full stop and a blank.
func pointBehind(rest string) bool { return len(rest) > 1 && rest[0] == '.' && rest[1] == ' ' }

// ranksLast reports whether a template ends in an ordinal behind a word: "الربع {o}".
func ranksLast(template string) bool {
	noun, ok := strings.CutSuffix(template, " {o}")
	return ok && !strings.ContainsRune(noun, '{')
}

// shownPlurals is how many units of the calendar must have a plural with an ending to show that the language has it.
const shownPlurals = 4

// shape draws from the names of the units of the calendar whether nouns have capitals, and plurals one of the endings.
func (t *Traits) shape(units []*language.Entry, endings []string) {
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
		if slices.ContainsFunc(endings, func(ending string) bool {
			singular, ok := strings.CutSuffix(e.Phrase, ending)
			return ok && has[singular]
		}) {
			plural++
		}
	}
	t.Capitals = all > 0 && upper*2 > all
	if plural >= shownPlurals {
		t.Plurals = endings
	}
}

// spans finds the letters that make a unit of the calendar a duration: what names of durations have more than the unit.
func (t *Traits) spans(units, measures []*language.Entry) {
	t.spanning = map[string]bool{}
	has := map[string]bool{}
	for _, e := range units {
		has[e.Phrase] = true
	}
	for _, e := range measures {
		r, n := utf8.DecodeRuneInString(e.Phrase)
		last := e.Phrase[n:]
		if has[e.Phrase[:n]] && utf8.RuneCountInString(last) == 1 && character.Syllabic(r) && Clocks[e.Value] {
			t.spanning[last] = true
		}
	}
}

// IsPluralForm reports whether a word has the ending of plurals, in a language of which that is known.
func (t *Traits) IsPluralForm(word string) bool {
	return slices.ContainsFunc(t.Plurals, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// Mark notes for a word of the vocabulary that something of a layer above may begin with it or follow.
func (t *Traits) Mark(id int32, bits uint32) {
	for len(t.first) <= int(id) {
		t.first = append(t.first, 0)
	}
	t.first[id] |= bits
}

// comparisons finds the words for "than": the last words of phrases that say more as well as of phrases that say less.
func (t *Traits) comparisons(p *language.Pack) {
	more := map[string]bool{}
	for _, sign := range []string{">", "<"} {
		for _, e := range p.Entries(language.Comparator) {
			words := strings.Fields(strings.ToLower(e.Phrase))
			if e.Value != sign || len(words) < 2 || !e.Flags.Has(language.Before) || e.Flags.Has(language.Narrow) {
				continue
			}
			last := words[len(words)-1]
			if sign == ">" {
				more[last] = true
			} else if more[last] && !t.Genitive[last] && !t.Genitive[strings.TrimRight(last, "'")] {
				t.Than[last] = true
			}
		}
	}
}

// index notes the classes of phrases by their first and last word.
func (t *Traits) index(p *language.Pack) {
	var words language.Tokens
	set := func(list *[]uint32, id int32, class language.Class) {
		for len(*list) <= int(id) {
			*list = append(*list, 0)
		}
		(*list)[id] |= Bit(class)
	}
	for c := language.Multiplier; c <= language.Classifier; c++ {
		for _, e := range p.Entries(c) {
			p.Tokenize(e.Phrase, &words)
			if n := len(words.List); n > 0 {
				if c == language.Multiplier && e.Flags.Has(language.Before) && !e.Flags.Has(language.Short) {
					t.Mark(words.List[0].ID, NumberBit) // "milioni 3"
				}
				if saysTwo(c, e) || c == language.Quantity && strings.Contains(e.Value, " ") {
					t.Mark(words.List[0].ID, TwoBit)
				}
				set(&t.first, words.List[0].ID, c)
				set(&t.last, words.List[n-1].ID, c)
			}
		}
	}
}

// saysTwo reports whether a phrase of a class is a form of a unit that says two of it: كيلومترين.
func saysTwo(c language.Class, e *language.Entry) bool {
	return e.Flags.Has(language.Plural) && (c == language.Measure || c == language.Currency)
}

// Verb reports whether a word in lower case is a form of a verb rather than a noun.
func (t *Traits) Verb(word string) bool { return t.verbs.Has(word, 1) }

// Future reports whether a word in lower case is a form of a verb that tells of what is to come.
func (t *Traits) Future(word string) bool { return t.futures.Has(word, 2) }

// Clocks are the UCUM codes that measure time.
var Clocks = map[string]bool{
	"a": true, "mo": true, "wk": true, "d": true, "h": true, "min": true, "s": true, "ms": true, "us": true, "ns": true,
}

// describing is the value of the words of a list of stop words that stand before what is counted: "12 kleine Kinder".
const describing = "describes_counted"

// withoutDescribing gives stop words without those that describe what is counted.
func withoutDescribing(stop map[string]bool, p *language.Pack) map[string]bool {
	out := maps.Clone(stop)
	for _, e := range p.Entries(language.Quantity) {
		if e.Value == describing {
			delete(out, e.Phrase)
		}
	}
	return out
}
