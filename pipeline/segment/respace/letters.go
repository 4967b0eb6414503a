package respace

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
)

// A heading may be set with its letters apart: "T H E  R E P O R T". Its letters are put together where they read as
// frequent words, so that rows of initials, grades and notes stay as they are.

const (
	leastSpread = 4   // letters
	spreadCost  = 100 // of the words of such a run, for each letter
)

// spread reports whether most words of a block are single letters.
func spread(b *block.Block) bool { return b.Words >= leastSpread && b.Letters < 2*b.Words }

// together puts together the letters of the runs of single letters that read as frequent words.
func (m *mend) together(s string) string {
	var out strings.Builder
	from := 0
	for i := 0; i < len(s); {
		end, letters := spreadRun(s, i)
		if len(letters) < leastSpread {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		if words := m.frequent(strings.Join(letters, "")); words != "" {
			out.WriteString(s[from:i])
			out.WriteString(words)
			from = end
		}
		i = end
	}
	if from == 0 {
		return s
	}
	out.WriteString(s[from:])
	return out.String()
}

// spreadRun gives the single letters from i on that one blank parts, and where the last ends.
func spreadRun(s string, i int) (end int, letters []string) {
	if i > 0 {
		if r, _ := utf8.DecodeLastRuneInString(s[:i]); kindOf(r) != blankKind {
			return i, nil
		}
	}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if kindOf(r) != letterKind {
			break
		}
		next, k := utf8.DecodeRuneInString(s[i+n:])
		if i+n < len(s) && kindOf(next) == letterKind {
			break // a word
		}
		letters = append(letters, s[i:i+n])
		end = i + n
		if i+n == len(s) || kindOf(next) != blankKind {
			break
		}
		i += n + k
	}
	return end, letters
}

// frequent gives letters as the frequent words that they make, or nothing.
func (m *mend) frequent(letters string) string {
	if !m.load2(letters) {
		return ""
	}
	lost := m.lost
	m.lost = costOfRate(500)
	cost := m.split()
	m.lost = lost
	if cost > spreadCost*len(m.letters) {
		return ""
	}
	for i := len(m.letters); i > 0; i = int(m.best[i].from) {
		b := &m.best[i]
		if b.piece == 0 || b.how == joined || i-int(b.from) < 3 && b.piece > commonest {
			return ""
		}
	}
	var words strings.Builder
	from := 0
	for _, at := range m.bounds(nil) {
		words.WriteString(letters[from:at])
		words.WriteByte(' ')
		from = at
	}
	words.WriteString(letters[from:])
	return words.String()
}
