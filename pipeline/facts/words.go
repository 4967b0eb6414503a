package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// words is what labels need to know of the words of a language. Of a language that is not known it is empty.
type words struct {
	pack        *language.Pack
	frequencies *language.Frequencies // nil if none are known
	genitives   map[string]bool       // words for "of"
	stops       map[string]bool       // words that are no names by themselves, among them adverbs and verbs
	joints      *joints
}

// readWords reads what is known of a language (BCP 47).
func readWords(l *language.Lexicon, tag string) (words, error) {
	w := words{genitives: map[string]bool{}}
	var err error
	if w.pack, err = l.Pack(tag); err != nil {
		return w, err
	}
	if w.frequencies, err = l.Frequencies(tag); err != nil {
		return w, err
	}
	if w.joints, err = readJoints(l, w.pack.Tag); err != nil {
		return w, err
	}
	if w.stops, err = l.Words().Stopwords(w.pack.Tag); err != nil {
		return w, err
	}
	connectors, err := l.Names().Connectors(w.pack.Tag)
	if err != nil {
		return w, err
	}
	for _, c := range connectors {
		if c.Kind == language.ConnectorGenitive {
			w.genitives[bare(c.Word)] = true
		}
	}
	for _, e := range w.pack.Entries(language.Function) {
		if e.Value == language.WordGenitive {
			w.genitives[bare(e.Phrase)] = true
		}
	}
	return w, nil
}

// bare is a word in lower case, without the apostrophe at its end.
func bare(word string) string { return strings.TrimRight(strings.ToLower(word), "'’") }

// withoutBounds gives the words before and after a figure without those that say how the number is meant, as "at least"
// does.
func (w *words) withoutBounds(before, after string) (string, string) {
	if w.pack == nil {
		return before, after
	}
	var t language.Tokens
	w.pack.Tokenize(before, &t)
	if m, ok := w.pack.PrecedingWith(&t, len(t.List), language.Comparator, language.Before); ok {
		before = before[:t.List[m.End].Start]
	}
	w.pack.Tokenize(after, &t)
	if m, ok := w.pack.LongestWith(&t, 0, language.Comparator, language.After); ok {
		after = after[t.List[m.End-1].End:]
	}
	return before, after
}

// isFrame reports whether a text has no words but those that bound a number or name a unit of time: "year" of "up 6 %
// on the year".
func (w *words) isFrame(text string) bool {
	if w.pack == nil || text == "" {
		return false
	}
	var t language.Tokens
	w.pack.Tokenize(text, &t)
	for i := 0; i < len(t.List); {
		m, ok := w.pack.Longest(&t, i, language.CalendarUnit)
		if !ok {
			m, ok = w.pack.LongestWith(&t, i, language.Comparator, language.Before)
		}
		if !ok {
			return false
		}
		i = m.End
	}
	return true
}

// isFiller reports whether a text is one word that says nothing by itself: a function word, or a stop word that has no
// capital, but for one that begins the sentence: "already", "later", "ainsi".
func (w *words) isFiller(text, sentence string) bool {
	if w.pack == nil || text == "" || strings.ContainsAny(text, " "+gap) {
		return false
	}
	word := bare(text)
	if parts := strings.FieldsFunc(word, func(r rune) bool { return r == '\'' || r == '’' }); len(parts) > 0 {
		word = parts[len(parts)-1] // "qu’en"
	}
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(first) && !strings.HasPrefix(sentence, text) {
		return false
	}
	return w.stops[word] || w.is(word, serving...)
}

// serving are the values of words that serve grammar.
var serving = []string{language.WordArticle, language.WordDeterminer, language.WordPronoun, language.WordPreposition,
	language.WordConjunction, language.WordAuxiliary, language.WordAdverb, language.WordParticle, language.WordGenitive}

// isOf reports whether a text begins with a word that joins to a share what it is of: "of", or an article, which stands
// there in the genitive.
func (w *words) isOf(text string) bool {
	if w.pack == nil {
		return false
	}
	var t language.Tokens
	w.pack.Tokenize(text, &t)
	if m, ok := w.pack.Longest(&t, 0, language.Function); ok && m.Value == language.WordArticle {
		return true
	}
	return len(t.List) > 0 && w.genitives[bare(text[t.List[0].Start:t.List[0].End])]
}

// behindOf gives what stands in a text behind a word for "of" that it begins with.
func (w *words) behindOf(text string) (string, bool) {
	text = strings.TrimLeft(text, " ")
	first, rest, _ := strings.Cut(text, " ")
	if w.genitives[bare(first)] {
		return rest, true
	}
	i := strings.IndexAny(first, "'’")
	if i < 0 || !w.genitives[bare(first[:i])] {
		return "", false
	}
	return strings.TrimLeft(text[i:], "'’"), true
}

// grammar is the cost up to which a word is taken to serve the grammar of its language: as frequent as articles,
// prepositions and auxiliaries are.
const grammar = 290

// gap stands in a label for a number of its sentence.
const gap = "…"

// content is words from the first to the last one that says something: without numbers, and words that serve grammar,
// at their ends. A number between them is left out with a mark, and with the words that say how it is meant.
func (w *words) content(text string) string {
	list := strings.Fields(text)
	for i, word := range list {
		if trimmed(word) == "" && strings.ContainsFunc(word, unicode.IsDigit) {
			list[i] = gap
		}
	}
	list = slices.CompactFunc(list, func(x, y string) bool { return x == gap && y == gap })
	if i := slices.Index(list, gap); i > 0 {
		before, _ := w.withoutBounds(strings.Join(list[:i], " "), "")
		list = append(strings.Fields(before), list[i:]...)
	}
	for len(list) > 0 && !w.says(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	for len(list) > 0 && !w.says(list[0]) {
		list = list[1:]
	}
	if len(list) > 0 {
		list[0] = w.withoutElided(list[0])
	}
	return trimmed(strings.Join(list, " "))
}

// first gives the words of a clause that are nearest to a figure before it. What is cut off ends before a word that
// serves grammar, so that no phrase loses its end.
func (w *words) first(s string) string {
	list := strings.Fields(s)
	if r := []rune(s); len(list) == 1 && len(r) > besideSigns && mainScript(s).Spaceless() {
		return string(r[:besideSigns])
	}
	if len(list) <= wordsAfter {
		return s
	}
	list = list[:wordsAfter]
	for i := wordsAfter - 1; i > 1; i-- {
		if !w.says(list[i]) {
			return strings.Join(w.withoutVerb(list[:i]), " ")
		}
	}
	return strings.Join(list, " ")
}

// withoutVerb is words without a verb that is cut off behind them: an auxiliary that is one of the last three of them,
// and what stands behind it. Words that serve grammar at the end are left out first.
func (w *words) withoutVerb(list []string) []string {
	for len(list) > 0 && !w.says(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	for i := max(2, len(list)-3); i < len(list); i++ {
		if w.is(list[i], language.WordAuxiliary) {
			return list[:i]
		}
	}
	return list
}

// last gives the words of a clause that are nearest to a figure after it. What is cut off ends with a word that serves
// grammar, so that no phrase loses its beginning.
func (w *words) last(s string) string {
	list := strings.Fields(s)
	if r := []rune(s); len(list) == 1 && len(r) > besideSigns && mainScript(s).Spaceless() {
		return string(r[len(r)-besideSigns:])
	}
	if len(list) <= wordsBefore {
		return s
	}
	list = list[len(list)-wordsBefore:]
	for i := range len(list) / 2 {
		if !w.says(list[i]) {
			return strings.Join(list[i:], " ")
		}
	}
	return strings.Join(list, " ")
}

// says reports whether a word at an end of a label says something. One with an apostrophe at its end belongs to the
// word behind it.
func (w *words) says(word string) bool {
	core := trimmed(word)
	switch {
	case core == "":
		return false
	case w.frequencies == nil:
		return true
	case strings.HasSuffix(word, "'"), strings.HasSuffix(word, "’"):
		return false
	}
	var folded []byte
	for _, r := range core {
		folded = language.FoldWord(folded, r, false)
	}
	cost := w.frequencies.Find(folded)
	return (cost == 0 || cost > grammar) && !w.is(core, joining...) &&
		!w.joints.isPronoun(bare(core)) && !w.joints.isRelative(bare(core))
}

// is reports whether a word is a function word with one of some values.
func (w *words) is(word string, values ...string) bool {
	if w.pack == nil {
		return false
	}
	if w.joints.isConjunction(bare(word)) && slices.Contains(values, language.WordConjunction) {
		return true
	}
	var t language.Tokens
	w.pack.Tokenize(word, &t)
	m, ok := w.pack.Longest(&t, 0, language.Function)
	return ok && m.End == len(t.List) && slices.Contains(values, m.Value)
}

// tells reports whether a word of a clause says that someone told something: reported, teilte mit.
func (w *words) tells(clause string) bool {
	if w.pack == nil {
		return false
	}
	var t language.Tokens
	w.pack.Tokenize(clause, &t)
	for i := range t.List {
		m, ok := w.pack.Longest(&t, i, language.Quantity)
		if ok && m.Value == language.QuantityReport && !m.Flags.Has(language.Narrow) {
			return true
		}
	}
	return false
}

// joining are the values of words that join others: articles, prepositions and conjunctions.
var joining = []string{language.WordArticle, language.WordPreposition, language.WordConjunction, language.WordGenitive}

// withoutElided is a word without the article or the like that is written in one with it: "L'entrée".
func (w *words) withoutElided(word string) string {
	i := strings.IndexAny(word, "'’")
	if i < 0 || w.pack == nil || !slices.Contains(w.pack.Letters(language.LettersElided), bare(trimmed(word[:i]))) {
		return word
	}
	return strings.TrimLeft(word[i:], "'’")
}
