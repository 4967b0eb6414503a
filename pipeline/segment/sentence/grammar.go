package sentence

import (
	"errors"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/writing"
)

// form says what an abbreviation stands before.
type form uint8

const (
	noForm       form = iota
	general           // anything; a sentence may end with it
	beforeName        // a name: "Dr."
	beforeNumber      // a number: "no."
	afterNumber       // what follows its number: "km."; a sentence may end with it
	final             // seldom anything but the end of a sentence, if a capital follows: "etc."
)

// Grammar is what the cutting of sentences needs to know of a language.
type Grammar struct {
	forms    map[string]form // abbreviations in lower case, without the last point
	starters map[string]bool // frequent words in lower case: what a new sentence often begins with
	months   map[string]bool // names of months and of days of the week in lower case
	weekdays map[string]bool // the days of the week alone, without a point
	units    map[string]bool // what stands after a number: units, money, eras, parts of the day
	within   map[string]bool // two neighbours in a unit of several words: "v. chr", "n. e"
	powers   map[string]bool // short forms of powers of ten after a number: "mln"
	openings map[string]int  // words that have a capital at the beginning of a sentence only: after how many words at most
	stops    [128]bool       // ASCII marks that are stops beside . ! ?
	quoted   []string        // what goes on with a sentence after a closed quotation
	said     []string        // what goes on with a sentence after "！" or "？"
	particle []string        // what goes on with a sentence after a stop in a name
	titles   string          // marks that close the title of a work
	brackets []rune          // pairs of brackets in which no sentence ends
	ordinals bool            // a point after digits makes an ordinal: "3. März"
	romans   bool            // it makes one of Roman numbers, too: "Karel IV."
	least    int             // how many letters a word needs at least to be no abbreviation for sure; 0 if unknown
	nouns    bool            // nouns have capitals

	ordinalNames bool            // ordinals stand before capitals, too: "19. Jahrhundert"
	prepositions map[string]bool // in lower case
	conjunctions map[string]bool // in lower case
	speech       []string        // verbs of saying and asking
	speaks       map[string]bool // the same
	smallLetters bool            // what follows a greeting begins with a small letter
	greetings    map[string]bool // first words of what is said to somebody at the head of a letter, in lower case

	listed *language.Frequencies // how frequent words are; nil if there is no list
	turkic bool                  // the small letter of I has no dot

	habits *writing.Habits // of all languages
}

// loadGrammar reads what is known of a language.
func loadGrammar(lexicon *language.Lexicon, tag string) (*Grammar, error) {
	base := bcp47.Base(tag)
	all, err := writing.Read(lexicon)
	if err != nil {
		return nil, err
	}
	g := &Grammar{habits: all}
	if base == "" { // what many languages abbreviate alike
		g.forms, err = language.Read(lexicon, "root/abbreviations.tsv", "forms", readForms)
		return g, err
	}
	forms, err := language.Read(lexicon, base+"/abbreviations.tsv", "forms", readForms)
	if err != nil {
		return nil, err
	}
	alike, err := language.Read(lexicon, "root/abbreviations.tsv", "forms", readForms)
	if err != nil {
		return nil, err
	}
	switch {
	case len(forms) >= 100:
		g.least, alike = 5, nil
	case len(forms) > 0:
		g.least = 7
	}
	habits, err := language.Read(lexicon, base+"/sentences.tsv", "habits", readHabits)
	if err != nil {
		return nil, err
	}
	if err := g.readWords(lexicon, base); err != nil {
		return nil, err
	}
	if err := g.readPack(lexicon, base); err != nil {
		return nil, err
	}
	g.forms = make(map[string]form, len(alike)+len(forms)+len(habits))
	for w, f := range alike { // the order does not matter: a map from a map
		if !g.starters[w] {
			g.forms[w] = f
		}
	}
	for w, f := range forms {
		g.forms[w] = f
	}
	for _, h := range habits {
		if err := g.learn(h); err != nil {
			return nil, err
		}
	}
	g.joinUnits()
	return g, nil
}

// joinUnits takes the units of several words apart: the point behind one of them ends no sentence where the next one
// follows.
func (g *Grammar) joinUnits() {
	g.within = map[string]bool{}
	for unit := range g.units { // the order does not matter: a set from a set
		words := strings.Split(unit, ". ")
		for i := 1; i < len(words); i++ {
			before := words[i-1]
			g.within[before[strings.LastIndexByte(before, ' ')+1:]+". "+words[i]] = true
		}
	}
}

// learnEra takes in the name of an era as it is written with blanks behind its points and without: "п. н. е", "п.н.е".
func (g *Grammar) learnEra(name string) {
	if !strings.Contains(name, ".") {
		return
	}
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	tight := strings.ReplaceAll(name, ". ", ".")
	g.units[name], g.units[tight] = true, true
	g.units[strings.ReplaceAll(strings.ReplaceAll(tight, ".", ". "), ". -", ".-")] = true
	if _, last, found := strings.Cut(tight, " "); found { // "до н.э"
		g.units[last] = true
	}
}

// learn takes in one habit of a language.
func (g *Grammar) learn(h habit) error {
	switch h.key {
	case "stop":
		if len(h.value) != 1 || h.value[0] >= 128 {
			return errors.New("a stop is one ASCII character, not " + h.value)
		}
		g.stops[h.value[0]] = true
	case "opening", "heading":
		if g.openings == nil {
			g.openings = map[string]int{}
		}
		g.openings[h.value] = chars.Near
		if h.key == "heading" {
			g.openings[h.value] = headingWords
		}
	case "greeting":
		if g.greetings == nil {
			g.greetings = map[string]bool{}
		}
		g.greetings[h.value] = true
	case "letters":
		g.smallLetters = h.value == "small"
	case "said":
		g.said = append(g.said, h.value)
	case "speech":
		g.speakers(h.value)
	case "whole":
		open, size := utf8.DecodeRuneInString(h.value)
		g.brackets = append(g.brackets, open)
		shut, _ := utf8.DecodeRuneInString(h.value[size:])
		g.brackets = append(g.brackets, shut)
	case "quoted":
		g.quoted = append(g.quoted, h.value)
	case "work":
		g.titles += h.value
	case "particle":
		g.particle = append(g.particle, h.value)
	case "roman":
		g.romans = false
	case "ordinals":
		g.ordinals, g.romans = true, true
		g.ordinalNames = h.value == "names"
	case "capitals":
		g.nouns = true
	case "unit":
		if g.units == nil {
			g.units = map[string]bool{}
		}
		g.units[h.value] = true
		if g.forms[h.value] == beforeName {
			g.forms[h.value] = afterNumber
		}
	case "word":
		delete(g.forms, h.value)
	case "abbreviation":
		g.forms[h.value] = general
	case "title":
		g.forms[h.value] = beforeName
	case "number":
		g.forms[h.value] = beforeNumber
	case "final":
		g.forms[h.value] = final
	default:
		return errors.New("unknown habit " + h.key)
	}
	return nil
}

// readWords takes in the frequent words of a language.
func (g *Grammar) readWords(lexicon *language.Lexicon, base string) error {
	g.starters = map[string]bool{}
	words, err := lexicon.Root().FrequentWords()
	if err != nil {
		return err
	}
	for _, l := range words {
		if l.Tag == base {
			for _, w := range l.Words {
				g.starters[w] = true
			}
		}
	}
	if g.listed, err = lexicon.Frequencies(base); g.listed != nil {
		g.turkic = g.habits.Dotless(base)
	}
	return err
}

// readPack takes in what the language pack has.
func (g *Grammar) readPack(lexicon *language.Lexicon, base string) error {
	pack, err := lexicon.Pack(base)
	if err != nil || pack.Tag == "root" {
		return err
	}
	function := pack.Entries(language.Function)
	g.conjunctions = map[string]bool{}
	for _, e := range function {
		g.starters[strings.ToLower(e.Phrase)] = true
		if e.Value == language.WordPreposition {
			if g.prepositions == nil {
				g.prepositions = map[string]bool{}
			}
			g.prepositions[strings.ToLower(e.Phrase)] = true
		}
	}
	for _, e := range function {
		if e.Value == language.WordConjunction {
			g.conjunctions[strings.ToLower(e.Phrase)] = true
		}
	}
	for _, e := range pack.Entries(language.Quantity) {
		if e.Value == language.QuantityReport && !e.Flags.Has(language.Narrow) {
			g.speakers(e.Phrase)
		}
	}
	if len(function) == 0 {
		stopwords, err := lexicon.Words().Stopwords(base)
		if err != nil {
			return err
		}
		for w := range stopwords { // the order does not matter: a set from a set
			g.starters[strings.ToLower(w)] = true
		}
	}
	for _, p := range pack.DatePatterns {
		if strings.Contains(p, "d.") && (strings.Contains(p, "MMM") || strings.Contains(p, "LLL")) {
			g.ordinals = true
		}
	}
	g.romans = g.ordinals
	g.months, g.weekdays = map[string]bool{}, map[string]bool{}
	for _, class := range []language.Class{language.Month, language.Weekday} {
		for _, e := range pack.Entries(class) {
			name := strings.TrimSuffix(strings.ToLower(e.Phrase), ".")
			g.months[name] = true
			if class == language.Weekday {
				g.weekdays[name] = true
			}
		}
	}
	g.powers = map[string]bool{}
	for _, e := range pack.Entries(language.Multiplier) {
		w, short := strings.CutSuffix(strings.ToLower(e.Phrase), ".")
		if (short || e.Flags.Has(language.Short)) && letters(w) > 1 {
			g.powers[w] = true
		}
	}
	if g.units == nil {
		g.units = map[string]bool{}
	}
	for _, class := range []language.Class{language.Measure, language.Currency, language.Percent, language.Era,
		language.DayPeriod} {
		for _, e := range pack.Entries(class) {
			if w, short := strings.CutSuffix(strings.ToLower(e.Phrase), "."); short || e.Flags.Has(language.Short) {
				g.units[w] = true
			}
		}
	}
	for _, e := range pack.Entries(language.Era) {
		g.learnEra(e.Phrase)
	}
	return nil
}

// GrammarOf gives the grammar of a language, made once.
func GrammarOf(lexicon *language.Lexicon, tag string) (*Grammar, error) {
	folder := bcp47.Base(tag)
	if folder == "" {
		folder = "root"
	}
	return language.Once(lexicon, folder, "segment.grammar", func() (*Grammar, error) {
		return loadGrammar(lexicon, tag)
	})
}

// speakers takes in a verb of saying.
func (g *Grammar) speakers(word string) {
	if g.speaks == nil {
		g.speaks = map[string]bool{}
	}
	g.speech = append(g.speech, word)
	g.speaks[word] = true
}

// readForms reads abbreviations.tsv.
func readForms(f *language.File) map[string]form {
	out := make(map[string]form, f.Lines())
	for row := range f.Rows("abbreviation", "class") {
		switch row.Text(1) {
		case "title":
			out[row.Text(0)] = beforeName
		case "number":
			out[row.Text(0)] = beforeNumber
		case "unit":
			out[row.Text(0)] = afterNumber
		default:
			out[row.Text(0)] = general
		}
	}
	return out
}

// habit is a row of a language's sentences.tsv.
type habit struct{ key, value string }

func readHabits(f *language.File) []habit {
	var out []habit
	for row := range f.Rows("habit", "value") {
		out = append(out, habit{row.Text(0), row.Text(1)})
	}
	return out
}
