package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/schema"
)

// label says what a fact is about: what is counted, else what is named beside it, else the words beside it. Words in
// the language of the explanations come first, and those that the clean text has, without lost blanks.
func label(statements []*statement) string {
	for _, get := range []func(*statement) string{(*statement).counted, (*statement).named, (*statement).beside} {
		best, score := "", -1
		for _, s := range statements {
			text := get(s)
			if text == "" {
				continue
			}
			n := 0
			if s.side.Language == agree.Fill("language") {
				n += 2
			}
			if sentence := s.sentence(); strings.Contains(sentence, text) {
				n++
			}
			if n > score {
				best, score = text, n
			}
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// sentence is the clean text of the sentence that the statement stands in.
func (s *statement) sentence() string {
	if r := s.document.sentences[s.row.SentenceID]; r != nil {
		return oneLine(r.Text)
	}
	return ""
}

func (s *statement) counted() string { return oneLine(s.side.Counted()) }

// named gives the name of an operation, an event or a law that stands nearest to the figure in its sentence: what
// happened, not who or where.
func (s *statement) named() string {
	best, away := "", -1
	end := s.side.Figures[len(s.side.Figures)-1].Span.End
	for _, m := range s.document.mentions {
		if m.SentenceID == "" || m.SentenceID != s.row.SentenceID || !happens(m) {
			continue
		}
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

// besideWords and besideSigns bound the words beside a figure, in words, and in characters where there are no blanks.
const (
	besideWords = 5
	besideSigns = 12
)

// beside gives the words before the figure up to a mark, else those after it.
func (s *statement) beside() string {
	before, after, ok := strings.Cut(s.sentence(), oneLine(s.side.First().Surface))
	if !ok {
		return ""
	}
	if i := strings.LastIndexFunc(before, isMark); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		before = before[i+n:]
	}
	if i := strings.IndexFunc(after, isMark); i >= 0 {
		after = after[:i]
	}
	words, rest := strings.Fields(before), strings.Fields(after)
	if len(words) > 1 || len(rest) < len(words) {
		return trimmed(cutFront(strings.Join(words[max(0, len(words)-besideWords):], " ")))
	}
	return trimmed(cutBack(strings.Join(rest[:min(len(rest), besideWords)], " ")))
}

// trimmed is s from its first letter to its last one.
func trimmed(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !character.IsWord(r) })
}

// isMark reports whether r ends the words beside a figure.
func isMark(r rune) bool { return unicode.IsPunct(r) && r != '-' && r != '\'' && r != '’' }

func cutFront(s string) string {
	if r := []rune(s); !strings.Contains(s, " ") && len(r) > besideSigns {
		return string(r[len(r)-besideSigns:])
	}
	return s
}

func cutBack(s string) string {
	if r := []rune(s); !strings.Contains(s, " ") && len(r) > besideSigns {
		return string(r[:besideSigns])
	}
	return s
}
