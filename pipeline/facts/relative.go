package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// around gives the words of the sentence before and after the figure: where it stands alone, and of several such places
// the one nearest to that of the figure in the text.
func (s *statement) around() (before, after string, ok bool) {
	text, surface := s.sentence(), oneLine(s.side.First().Surface)
	if surface == "" || !strings.Contains(text, surface) {
		return "", "", false
	}
	place := 0
	if r := s.document.sentences[s.row.SentenceID]; r != nil {
		place = s.start - r.Span.Start
	}
	best := -1
	for at := 0; ; {
		i := strings.Index(text[at:], surface)
		if i < 0 {
			break
		}
		i += at
		x, y := text[:i], text[i+len(surface):]
		if away := distance(utf8.RuneCountInString(x), place); !inNumber(x, y) && !touchesWord(x, y) &&
			(best < 0 || away < best) {
			before, after, best = x, y, away
		}
		at = i + len(surface)
	}
	if best < 0 {
		return strings.Cut(text, surface)
	}
	return before, after, true
}

func distance(a, b int) int { return max(a-b, b-a) }

// inNumber reports whether what stands between two texts is a part of a longer number: "80" of "180" or of "1.80".
func inNumber(before, after string) bool {
	last, n := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if strings.ContainsRune(".,", last) {
		last, _ = utf8.DecodeLastRuneInString(before[:len(before)-n])
	}
	return unicode.IsDigit(last) || unicode.IsDigit(next)
}

// mostBetween is how many clauses, or pieces of them, lie at most between a number and the word that its clause or the
// one before it refers to.
const mostBetween = 5

// subject gives what a number in a relative clause is of, or one in the clause that goes on behind it: "inflation" of
// "inflation, which was …", "inflation … should return" of "inflation, which was high, should return to …". It is empty
// if there is no such clause.
func (b *besides) subject() string {
	for i, clause := range b.left[:min(len(b.left)-1, mostBetween)] {
		list := strings.Fields(clause)
		if len(list) == 0 || !b.joints.isRelative(bare(list[0])) {
			continue
		}
		subject := b.content(b.last(b.content(b.left[i+1])))
		own := b.content(b.last(b.content(b.left[0])))
		if i == 0 {
			own = b.content(strings.Join(list[1:], " "))
		}
		switch n := len(strings.Fields(own)); {
		case !isContent(subject) || len(strings.Fields(subject)) > mostPhrase || n > mostPhrase || i > 0 && n == 0:
			return ""
		case n == 0:
			return subject
		}
		return subject + " " + gap + " " + own
	}
	return ""
}
