package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// partOfWord says why digits that touch letters are no number of their own, and gives "" if they are. Text that lost
// blanks has numbers glued to whole words ("with76memberstates"); codes have them glued to capitals or to short words
// (B2B, COVID-19, mp3).
func (w *work) partOfWord(a *amount) string {
	i := a.from
	if w.address[i] {
		return schema.ReasonAddress
	}
	if w.glued(i) && w.isWord(i-1) && !w.ideograph(i-1) {
		word := w.token(i - 1)
		switch {
		case w.t.List[i-1].ID != 0 && w.isCut(i-1):
		case w.nameLike(word):
			return schema.ReasonNamePart
		case w.t.List[i-1].ID != 0 && utf8.RuneCountInString(word) >= minPiece && w.readable(i-1):
		case utf8.RuneCountInString(word) >= 4 && (a.grouped || a.scaled || w.length(i) >= 3 && a.plain && !w.leadingZero(i)):
		default:
			return schema.ReasonWordPart
		}
	}
	if w.glued(i) && w.mark(i-1, "-‐‑–_+/") && w.glued(i-1) && w.isWord(i-2) && !w.ideograph(i-2) {
		if hasUpper(w.token(i - 2)) {
			return schema.ReasonNamePart
		}
		return schema.ReasonWordPart
	}
	if w.glued(a.to) && w.isWord(a.to) && !w.ideograph(a.to) {
		if w.follows(a.to, language.OrdinalSuffix, language.Measure, language.Currency, language.CalendarUnit, language.Percent) {
			if _, ok := w.unitAfter(a); ok || w.ordinalAt(a.to) {
				return ""
			}
		}
		word := w.token(a.to)
		if hasUpper(word) || utf8.RuneCountInString(word) < 4 {
			return schema.ReasonWordPart
		}
	}
	return ""
}

func (w *work) ordinalAt(i int) bool {
	m, ok := w.has(i, language.OrdinalSuffix)
	return ok && w.isWord(i) && (!w.glued(m.End) || w.isMark(m.End))
}

// isCut reports whether token i was cut out of a longer word: it touches the word before it.
func (w *work) isCut(i int) bool { return w.glued(i) && w.isWord(i-1) }

// readable reports whether token i is a word that may stand before a number.
func (w *work) readable(i int) bool {
	return w.follows(i, language.Comparator, language.Function, language.Range, language.Period, language.Month)
}

// nameLike reports whether a word has capitals as names and codes do; where nouns have a capital, one at its begin is none
// of those.
func (w *work) nameLike(word string) bool {
	if _, n := utf8.DecodeRuneInString(word); w.traits.capitals && utf8.RuneCountInString(word) > minPiece {
		word = word[n:]
	}
	return hasUpper(word)
}

func hasUpper(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// noCount says why a number without a unit counts nothing, and gives "" if it does.
func (w *work) noCount(a *amount) string {
	if w.marker(a) {
		return schema.ReasonMarker
	}
	if w.mark(a.from-1, "(（") && w.glued(a.from) && w.glued(a.from-1) && w.isDigits(a.from-2) && w.mark(a.to, ")）") {
		return schema.ReasonNamePart // "Article 5(2)"
	}
	if w.named(a) || a.plain && !a.grouped && !a.words && w.length(a.from) >= 5 && w.capital(a.to) && !w.glued(a.to) {
		return schema.ReasonNamePart // "page 5", "75002 Paris"
	}
	if a.plain && !a.grouped && w.glued(a.to) && w.isMark(a.to) && w.glued(a.to+1) && w.isWord(a.to+1) && w.mark(a.to, "-‐‑") {
		if hasUpper(w.token(a.to + 1)) {
			return schema.ReasonNamePart
		}
		if a.words {
			return schema.ReasonWordPart
		}
	}
	if len(w.t.List) == 1 && !w.entire || w.ofShare(a) {
		return schema.ReasonUnread
	}
	return ""
}

// ofShare reports whether a bare number is what a smaller number of things is out of: "une personne sur cinq", "3 people in
// 10".
func (w *work) ofShare(a *amount) bool {
	if w.nounAt(a.to) || a.decimal || a.scaled || w.follows(a.from-1, language.Range) || w.function(a.from-1) != language.WordPreposition || w.of(a.from-1) > a.from-1 {
		return false
	}
	end := 0
	if n := len(w.figures); n > 0 && w.figures[n-1].kind == schema.KindCount && w.figures[n-1].value.Cmp(a.value) < 0 {
		end = w.figures[n-1].to
	}
	if n := len(w.refused); n > 0 && w.refused[n-1].reason == schema.ReasonArticle {
		end = max(end, w.refused[n-1].to)
	}
	return end > 0 && (a.from-1-end == 1 || a.from-1-end == 2) && w.nounWord(end) && w.nounWord(a.from-2)
}

// named reports whether a small number names what stands before it: "Apollo 11", "Room 101", "page 5". Nothing to count
// follows it, and the word before it is a noun.
func (w *work) named(a *amount) bool {
	i := a.from
	if !a.plain || a.grouped || a.words || w.length(i) > 4 || w.glued(i) || !w.isWord(i-1) || w.ideograph(i-1) || w.taken[i-1] || w.shouting ||
		w.nounAt(a.to) && !(w.index(i) && w.isVerb(a.to)) || w.isComparator(i) || w.function(i-1) != "" {
		return false
	}
	if w.follows(i-1, language.Range, language.Period, language.Vague, language.Idiom) || w.minus(i) < i || w.ageBefore(i) {
		return false
	}
	return !w.traits.verb(strings.ToLower(w.token(i - 1)))
}

// index reports whether a name of capitals with an article before it stands before token i: "the FTSE 100 fell".
func (w *work) index(i int) bool {
	return w.length(i-1) > 2 && w.allUpper(i-1) && !w.glued(i-1) && w.function(i-2) == language.WordArticle
}

func (w *work) isComparator(i int) bool {
	_, ok := w.before(i, language.Comparator)
	return ok
}

// marker reports whether the number numbers an item: "1." or "1)" before the text of an item, "(1)".
func (w *work) marker(a *amount) bool {
	i, e := a.from, a.to
	if a.grouped || a.decimal || a.words || !a.plain || w.length(i) > 3 {
		return false
	}
	if w.mark(i-1, "(（") && w.glued(i) && w.mark(e, ")）") && w.glued(e) {
		return w.length(i) <= 2 && w.isWord(e+1) && !(w.capital(i-2) && w.length(i) == 2) // "Anna Berg (34) said"
	}
	if i != 0 && !w.bullet(i) {
		return false
	}
	return w.mark(e, ".)、．）") && w.glued(e) && e+1 < len(w.t.List) && !w.isDigits(e+1)
}

// bullet reports whether token i stands after a sign that begins an item.
func (w *work) bullet(i int) bool { return i == 1 && w.mark(0, "•·-–*▪◦(") }

// sentenceStart reports whether token i begins a sentence, as far as the signs before it say.
func (w *work) sentenceStart(i int) bool {
	return i <= 0 || w.mark(i-1, ".!?:…•\"“”«»(。！？：；;*") || (w.mark(i-1, "'‘’") && w.t.List[i-1].Space)
}

// wordQuantity reads a unit after a number in words, or says what the words are if they are no number.
func (w *work) wordQuantity(a amount) int {
	i := a.from
	if w.address[i] {
		return w.refuseWords(a, schema.ReasonAddress)
	}
	if a.form == language.Ordinal {
		return w.wordOrdinal(a)
	}
	if w.properName(&a) {
		return w.refuseWords(a, schema.ReasonNamePart)
	}
	if w.glued(i) && w.mark(i-1, "-‐‑") && w.glued(i-1) && w.isWord(i-2) {
		return w.refuseWords(a, schema.ReasonWordPart)
	}
	if to := w.neighbours(a); to > i {
		return to
	}
	if w.ideograph(i) && !w.countsIdeographs(&a) {
		return w.refuseWords(a, schema.ReasonWordPart)
	}
	if to := w.share(a); to > i {
		return to
	}
	if a.value.Cmp(one) == 0 && w.of(a.to) == a.to { // "un à deux jours"
		if to := w.wordRange(a); to > i {
			w.wordsIn(i, to)
			return to
		}
	}
	if a.value.Cmp(one) == 0 {
		if to := w.oneAndHalf(a); to > i {
			return to
		}
	}
	if a.to == i+1 && a.value.Cmp(one) == 0 {
		if reason := w.article(&a); reason != "" {
			return w.refuseWords(a, reason)
		}
	}
	if m, ok := w.before(i, language.NumberSign); ok && !m.Flags.Has(language.Narrow) && !w.taken[m.End] {
		w.numeralWords(a.from, a.to)
		return w.identifier(i, a.to, "number_sign")
	}
	w.numeralWords(a.from, a.to)
	if u, ok := w.unitAfter(&a); ok {
		return w.measured(i, a, u)
	}
	if to := w.smallMoney(&a); to > i {
		return to
	}
	if to := w.wordRange(a); to > i {
		w.wordsIn(a.to, to)
		return to
	}
	if reason := w.noCount(&a); reason != "" {
		w.refuse(a.from, a.to, reason)
		return a.to
	}
	w.count(a)
	return a.to
}

// numeralWords records number words that were considered.
func (w *work) numeralWords(from, to int) { w.numerals = append(w.numerals, [2]int{from, to}) }

func (w *work) refuseWords(a amount, reason string) int {
	w.numeralWords(a.from, a.to)
	w.refuse(a.from, a.to, reason)
	return a.to
}

// countsIdeographs reports whether number characters count something: a lone 一 is part of a word more often than not.
func (w *work) countsIdeographs(a *amount) bool {
	if a.to-a.from > 1 || a.scaled || w.minus(a.from) < a.from || w.isAll(a.from, a.to) {
		return true
	}
	if _, ok := w.unitAfter(a); ok || w.follows(a.to, language.Classifier) {
		return true
	}
	if _, ok := w.value(a.to, language.Quantity, language.QuantityShare); ok {
		return true
	}
	if k := w.rangeSign(a.to); k > a.to {
		_, ok := w.amount(k, false)
		return ok
	}
	if m, ok := w.before(a.from, language.Range); ok && m.Value == "to" && w.inSentence(m.End, a.from) {
		return m.End > 0 && w.isWord(m.End-1) && w.pack.ReadsNumber(&w.t, m.End-1)
	}
	return false
}

// properName reports whether number words are part of a name: capitalised, and not at the begin of a sentence. In a
// headline with capitals it takes an ordinal beside another capital.
func (w *work) properName(a *amount) bool {
	i := a.from
	if !w.capital(i) || w.allUpper(i) || w.traits.capitals && a.fraction {
		return false
	}
	beside := w.capital(i-1) && !w.glued(i) && w.function(i-1) == "" || w.capital(a.to) && !w.glued(a.to) && w.function(a.to) == "" && !w.isUnit(a)
	if w.sentenceStart(i) {
		return false
	}
	if w.shouting {
		return a.form == language.Ordinal && beside
	}
	return true
}

func (w *work) isUnit(a *amount) bool {
	_, ok := w.unitAfter(a)
	return ok
}

func (w *work) allUpper(i int) bool {
	s := w.token(i)
	return s == strings.ToUpper(s) && utf8.RuneCountInString(s) > 1
}

// article says why a word that is an article or a pronoun as well as a number counts nothing, and gives "" if it counts.
func (w *work) article(a *amount) string {
	if w.isAll(a.from, a.to) || w.ideograph(a.from) && w.follows(a.to, language.Classifier) {
		return ""
	}
	switch w.function(a.from) {
	case language.WordArticle, language.WordDeterminer:
		return schema.ReasonArticle
	}
	if w.of(a.to) > a.to {
		return schema.ReasonArticle
	}
	switch w.function(a.from - 1) {
	case language.WordArticle, language.WordDeterminer, language.WordPronoun, language.WordAdverb:
		if _, ok := w.before(a.from, language.Comparator); !ok {
			return schema.ReasonPronoun
		}
	}
	if !w.lower(a.to) || w.glued(a.to) || w.function(a.to) != "" || w.pack.ReadsNumber(&w.t, a.to) || w.capital(a.from) && !w.sentenceStart(a.from) ||
		w.isVerb(a.to) {
		return schema.ReasonPronoun
	}
	return ""
}

// wordOrdinal reads an ordinal in words. It is a figure where it ranks a thing: a noun follows it.
func (w *work) wordOrdinal(a amount) int {
	if w.properName(&a) {
		return w.refuseWords(a, schema.ReasonNamePart)
	}
	if w.glued(a.to) && w.isMark(a.to) && w.glued(a.to+1) && w.isWord(a.to+1) && w.mark(a.to, "-‐‑") || w.glued(a.from) && w.mark(a.from-1, "-‐‑") {
		return w.refuseWords(a, schema.ReasonWordPart)
	}
	if w.ideograph(a.from) {
		w.numeralWords(a.from, a.to)
		f := w.figureOf(a, schema.KindOrdinal)
		f.rule = "ordinal_in_words"
		w.add(f)
		return a.to
	}
	if (!w.nounAt(a.to) || w.pack.ReadsNumber(&w.t, a.to) || w.isVerb(a.to)) && !w.ranks(&a) {
		return w.refuseWords(a, schema.ReasonIdiom)
	}
	w.numeralWords(a.from, a.to)
	f := w.figureOf(a, schema.KindOrdinal)
	f.rule = "ordinal_in_words"
	w.add(f)
	return a.to
}

// ranks reports whether an ordinal in words without a noun behind it ranks something: it is the whole text, has an article
// before it ("the twenty-first"), or is greater than those that are adverbs, too ("first", "second").
func (w *work) ranks(a *amount) bool {
	return w.isAll(a.from, a.to) || w.function(a.from-1) == language.WordArticle || a.value.Cmp(three) > 0
}

// idiom refuses the number words and digits of a set phrase at token i.
func (w *work) idiom(i int) int {
	m, ok := w.has(i, language.Idiom)
	if !ok {
		return i
	}
	for k := i; k < m.End; k++ {
		if w.taken[k] {
			continue
		}
		if w.isDigits(k) {
			w.refuse(k, k+1, schema.ReasonIdiom)
		} else if w.pack.ReadsNumber(&w.t, k) {
			if n, ok := w.pack.ReadNumber(&w.t, k); ok && n.End <= m.End {
				w.numeralWords(k, n.End)
				w.refuse(k, n.End, schema.ReasonIdiom)
				k = n.End - 1
			}
		}
	}
	return m.End
}
