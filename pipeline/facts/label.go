package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// label says what a fact is about: what is counted, else what is named beside it, else the words beside it, else
// that it is the date of the text. Where a statement is in the language of the explanations, its words come first.
func label(statements []*statement) string {
	for _, list := range [][]*statement{ofOwnLanguage(statements), statements} {
		for _, get := range []func(*statement) string{(*statement).counted, (*statement).named, (*statement).beside} {
			if best := bestOf(list, get); best != "" {
				return best
			}
		}
	}
	if slices.ContainsFunc(statements, func(s *statement) bool { return s.dates }) {
		return agree.Fill("dateline")
	}
	return ""
}

// thing is what a fact counts, as a sentence about its statements says it: where one of them is in the language of the
// sentence, in its words only.
func thing(statements []*statement) string {
	if own := ofOwnLanguage(statements); len(own) > 0 {
		statements = own
	}
	return bestOf(statements, (*statement).counted)
}

// ofOwnLanguage gives the statements in the language of the explanations.
func ofOwnLanguage(statements []*statement) []*statement {
	return slices.DeleteFunc(slices.Clone(statements), func(s *statement) bool {
		return s.side.Language != agree.Fill("language")
	})
}

// bestOf gives what one of the statements says of itself: words in the language of the explanations come first, then
// those in its letters, and those that the clean text has, without lost blanks. It is empty if none says anything.
func bestOf(statements []*statement, get func(*statement) string) string {
	best, score := "", -1
	for _, s := range statements {
		text := get(s)
		if text == "" {
			continue
		}
		n := 0
		if s.side.Language == agree.Fill("language") {
			n += 4
		}
		if first, _ := utf8.DecodeRuneInString(text); unicode.Is(unicode.Latin, first) {
			n += 2
		}
		if s.has(text) {
			n++
		}
		if n > score {
			best, score = text, n
		}
	}
	return best
}

// has reports whether the clean text of the sentence has the words of a label.
func (s *statement) has(label string) bool {
	sentence := s.sentence()
	return !slices.ContainsFunc(strings.Split(label, gap), func(part string) bool {
		return !strings.Contains(sentence, strings.TrimSpace(part))
	})
}

// sentence is the clean text of the sentence that the statement stands in.
func (s *statement) sentence() string {
	if r := s.document.sentences[s.row.SentenceID]; r != nil {
		return oneLine(r.Text)
	}
	return ""
}

func (s *statement) counted() string { return oneLine(s.side.Counted()) }

// named gives of a time the name of an operation, an event or a law that stands nearest to the figure in its sentence:
// what happened, not who or where.
func (s *statement) named() string {
	best, away := "", -1
	if !s.side.IsTime() {
		return ""
	}
	end := s.side.Figures[len(s.side.Figures)-1].Span.End
	for _, m := range s.document.happenings[s.row.SentenceID] {
		d := max(s.start-m.Span.End, m.Span.Start-end)
		if d >= 0 && (away < 0 || d < away) {
			best, away = oneLine(m.Surface), d
		}
	}
	return best
}

// happens reports whether a name is one of something that happens or holds at a time.
func happens(m *schema.Mention) bool {
	return m.Type == schema.TypeOperation || m.Type == schema.TypeEvent || m.Type == schema.TypeLaw
}

// mostBeside is how many figures a sentence has at most whose words are looked at: what has more is a list.
const mostBeside = 32

// number stands for a figure in a clause that goes on behind it.
const number = " 0 "

// besides gives the words of the sentence around the figure. Another figure parts clauses, unless the figure is a time,
// which holds for all of a clause. A figure is no word of a clause, nor is a dateline or a mark of another script.
func (s *statement) besides() *besides {
	text := s.sentence()
	before, after, ok := s.around()
	if !ok {
		return nil
	}
	before, after = s.document.words.withoutBounds(withoutAcronyms(before), behindHyphen(behindEnding(after)))
	script, mark := mainScript(text), "; "
	if s.side.IsTime() && s.document.words.frequencies != nil {
		mark = number
	}
	open := clauses(before, script)
	clause := open[len(open)-1]
	listed := strings.ContainsFunc(clause, unicode.IsDigit)
	if others := s.document.surfaces[s.row.SentenceID]; len(others) <= mostBeside {
		for _, other := range others {
			listed = listed || strings.Contains(clause, other)
			before, after = without(before, other, mark), without(after, other, "; ")
		}
	}
	b := &besides{&s.document.words, clauses(before, script), clauses(after, script), after, listed}
	slices.Reverse(b.left)
	return b
}

// beside gives the words around the figure that say what it is about: what is measured, if that stands behind it; else
// of the clauses before it and after it the first one that says something, the nearest first; else a single word.
func (s *statement) beside() string {
	b := s.besides()
	if b == nil {
		return ""
	}
	if kind := s.side.Kind(); kind == schema.KindMeasure || kind == schema.KindDuration {
		if text := b.content(b.last(b.content(b.left[0]))); isSaid(text) && !isContent(text) && b.endsInOf(b.left[0]) {
			return text
		}
		if text := b.measured(agree.IsOfStuff(s.side.Unit())); text != "" {
			return text
		}
	}
	if s.side.Kind() == schema.KindMoney && b.listed {
		if text := b.worth(); text != "" {
			return text
		}
	}
	if text := b.subject(); text != "" && s.side.Kind() != schema.KindCount {
		return text
	}
	left, adverbial := b.lefts(s.side.IsTime())
	right, tellers := b.rights(s.side.IsTime())
	near := slices.Concat([]string{left[0], right[0]}, right[1:], left[1:], adverbial, tellers)
	if s.reachesBack() {
		near = slices.Concat([]string{left[0], right[0]}, left[1:], right[1:], adverbial, tellers)
	}
	ofShare := s.side.Kind() == schema.KindPercent && b.isOf(b.after)
	if k := slices.IndexFunc(right, isSaid); b.isTold(left[0]) && k >= 0 && strings.Contains(right[k], " ") {
		near[0], near[1+k] = right[k], left[0]
	} else if ofShare || b.opensClause() && isContent(right[0]) {
		near[0], near[1] = right[0], left[0]
	}
	for i := range near {
		if b.isFrame(near[i]) || b.isFiller(near[i], s.sentence()) {
			near[i] = ""
		}
	}
	much := saysMuch
	if b.frequencies != nil {
		much = isContent
	}
	for _, enough := range []func(string) bool{much, isSaid} {
		if i := slices.IndexFunc(near, enough); i >= 0 {
			return near[i]
		}
	}
	return ""
}

// reachesBack reports whether the figure is an amount or a rate: what it is of, "sales" of "sales rose by 7 % to 38
// million", is more often the subject before it than anything in a clause behind it.
func (s *statement) reachesBack() bool {
	kind := s.side.Kind()
	return kind == schema.KindMoney || kind == schema.KindPercent
}

// measured gives what stands behind a measure and is measured: "flour" behind "350 g of", and with stuff, which is
// weighed and poured, also behind "350 g". A word behind another measure tells in which way: "lake … deep" behind "lake
// is 410 metres". It is empty if there is none.
func (b *besides) measured(stuff bool) string {
	behind := b.right[0]
	if rest, ok := b.behindOf(behind); ok {
		return b.phrase(rest)
	}
	list := strings.Fields(behind)
	if !b.saysFirst(list) || mainScript(behind).Spaceless() || stuff && b.endsInOf(b.left[0]) {
		return ""
	}
	what := b.phrase(behind)
	if stuff || len(strings.Fields(what)) > mostTail {
		return map[bool]string{true: what}[stuff]
	}
	for i, clause := range b.left {
		subject := b.content(b.last(b.content(clause)))
		if subject != "" && (i > 0 || len(b.left) == 1 || strings.Contains(subject, " ")) {
			return subject + " " + gap + " " + what
		}
	}
	return ""
}

// saysFirst reports whether the first of some words says something and is no auxiliary; it is not where no words are
// known.
func (w *words) saysFirst(list []string) bool {
	return w.frequencies != nil && len(list) > 0 && w.says(list[0]) && !w.is(list[0], language.WordAuxiliary)
}

// worth gives what stands behind an amount of money and has that worth: "illicit funds" behind "5 million dollars in".
// It is empty where another word than one for a thing follows the preposition.
func (b *besides) worth() string {
	list := strings.Fields(b.right[0])
	if len(list) < 2 || b.frequencies == nil || !b.is(list[0], language.WordPreposition) && !b.genitives[bare(list[0])] {
		return ""
	}
	if first, _ := utf8.DecodeRuneInString(list[1]); !b.says(list[1]) || !unicode.IsLower(first) {
		return ""
	}
	return b.phrase(strings.Join(list[1:], " "))
}

// withoutPredicate is a clause without the verbs that it begins with, an auxiliary and the word behind it, where what
// is left says enough: "rapid spread of fraud" of "has witnessed the rapid spread of fraud".
func (w *words) withoutPredicate(clause string) string {
	list := strings.Fields(clause)
	n := 0
	for n < len(list) && w.is(list[n], language.WordAuxiliary) {
		n++
	}
	if n == 0 || w.frequencies == nil {
		return clause
	}
	if n < len(list) && w.says(list[n]) {
		n++
	}
	rest := list[n:]
	if len(rest) < 2 || w.says(rest[0]) {
		return clause
	}
	return strings.Join(rest, " ")
}

// endsInOf reports whether the last word of a text is one for "of".
func (w *words) endsInOf(text string) bool {
	list := strings.Fields(text)
	return len(list) > 0 && w.genitives[bare(list[len(list)-1])]
}

// opensClause reports whether the figure follows a conjunction: what it is about stands behind it.
func (b *besides) opensClause() bool {
	list := strings.Fields(b.left[0])
	return b.frequencies != nil && len(list) > 0 && b.is(list[len(list)-1], language.WordConjunction)
}

// mostTail is how many words behind a measure tell in which way it is one.
const mostTail = 2

// mostPhrase is how many words what is measured has.
const mostPhrase = 4

// phrase gives the words of a clause up to one that serves grammar.
func (w *words) phrase(clause string) string {
	list := strings.Fields(clause)
	for len(list) > 0 && !w.says(list[0]) && w.withoutElided(list[0]) == list[0] {
		list = list[1:]
	}
	if len(list) == 0 {
		return ""
	}
	n := 1
	for n < len(list) && n < mostPhrase && w.says(list[n]) && !w.is(list[n], language.WordAuxiliary) {
		n++
	}
	return w.content(strings.Join(list[:n], " "))
}
