package respace

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
)

// lastRune and nextRune give the characters beside a place; 0 outside of [start,end).
func lastRune(s string, start, at int) rune {
	if at <= start {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[start:at])
	return r
}

func nextRune(s string, at, end int) rune {
	if at >= end {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[at:end])
	return r
}

// letterRun gives the length in bytes of the letters right before (or from) a place, and in letters.
func lettersBefore(s string, start, at int) (from, n int) {
	for at > start {
		r, k := utf8.DecodeLastRuneInString(s[start:at])
		if kindOf(r) != letterKind {
			break
		}
		at -= k
		n++
	}
	return at, n
}

func lettersAfter(s string, at, end int) (to, n int) {
	for at < end {
		r, k := utf8.DecodeRuneInString(s[at:end])
		if kindOf(r) != letterKind {
			break
		}
		at += k
		n++
	}
	return at, n
}

// afterMark reports whether the space after the mark r at [i,j) of a chunk was lost. closes tells that a straight
// quotation mark is the second of a pair.
func (m *mend) afterMark(s string, start, i, j, end int, r rune, closes bool) bool {
	last, next := lastRune(s, start, i), nextRune(s, j, end)
	lk, nk := kindOf(last), kindOf(next)
	if last == 0 {
		lk = blankKind
	}
	switch r {
	case ',', ';', '،', '؛':
		if lk == blankKind || nk == wideKind || nk == markKind && !opens(next) {
			return false
		}
		return !(lk == digitKind && nk == digitKind)
	case '!', '?', '؟':
		return nk == letterKind && lk != blankKind
	case ':':
		return nk == letterKind && (lk == letterKind || lk == digitKind || lk == markKind) && !mostlyTight(m.style.after[':'])
	case '.', '…':
		return m.afterStop(s, start, i, j, end, last, next)
	case ')', ']', '”', '»', '}':
		if r == '»' && last == 0 && !unclosed(s[:i], "«", "»") {
			return false
		}
		if nk != letterKind && nk != digitKind || mostlyTight(m.style.after[r]) {
			return false
		}
		if r == ')' || r == ']' { // "(s)he", "e-mail(s)"
			from, n := lettersBefore(s, start, i)
			return !(n <= 2 && from > start && (from == start+1 || kindOf(lastRune(s, start, from-1)) != letterKind))
		}
		return true
	case '"':
		return closes && (nk == letterKind || nk == digitKind)
	case '&':
		return m.ampersand(s, start, i, j, end)
	case '%':
		_, n := lettersAfter(s, j, end)
		return n >= 2
	case '-', '\'', '’', '/', '*', '(', '[', '{', '“', '„', '¿', '¡', '$', '@', '#', '_', '<':
		return false
	}
	return (nk == letterKind || nk == digitKind) && mostlySpaced(m.style.after[r])
}

// unclosed reports whether the last quotation that a passage opens is not closed.
func unclosed(s, open, end string) bool {
	at := strings.LastIndex(s, open)
	return at >= 0 && !strings.Contains(s[at:], end)
}

// opens reports whether r begins something in brackets or quotation marks, or an amount.
func opens(r rune) bool {
	switch r {
	case '"', '“', '„', '‘', '«', '(', '[', '¿', '¡', '$', '€', '£':
		return true
	}
	return false
}

// afterStop reports whether the space after a full stop was lost: between a word and one that begins a sentence.
func (m *mend) afterStop(s string, start, i, j, end int, last, next rune) bool {
	if last == '.' || next == '.' || kindOf(next) != letterKind {
		return false
	}
	to, after := lettersAfter(s, j, end)
	from, before := lettersBefore(s, start, i)
	if nextRune(s, to, end) == '.' && after <= 2 { // initials, abbreviations
		return false
	}
	if character.IsCaseless(next) {
		return before >= 2 && after >= 2
	}
	if !unicode.IsUpper(next) {
		return false
	}
	if after > 1 {
		if _, n := utf8.DecodeRuneInString(s[j:]); unicode.IsUpper(nextRune(s, j+n, to)) && after < 4 {
			return false // "Ph.DR", "U.SA"
		}
	} else if nextRune(s, to, end) != 0 { // "I" and "A" stand alone
		return false
	}
	switch kindOf(last) {
	case letterKind:
		if before == 1 {
			return from > start && lastRune(s, start, from) == '.' && after >= 3 // "U.S.The"
		}
		return true
	case digitKind, markKind:
		return last != '/' && last != '-' && last != '_'
	}
	return false
}

// ampersand reports whether "&" stands between words, not between the letters of a name such as AT&T.
func (m *mend) ampersand(s string, start, i, j, end int) bool {
	_, a := lettersBefore(s, start, i)
	_, b := lettersAfter(s, j, end)
	return (a >= 3 || i == start) && (b >= 3 || j == end) && a+b > 2
}

// beforeMark reports whether the space before the mark r at i of a chunk was lost. opening tells that a straight
// quotation mark is the first of a pair.
func (m *mend) beforeMark(s string, start, i, end int, r rune, opening bool) bool {
	last := lastRune(s, start, i)
	lk := kindOf(last)
	size := utf8.RuneLen(r)
	switch r {
	case '(', '[', '“', '„', '¿', '¡':
		if mostlyTight(m.style.before[r]) || lk != letterKind && lk != digitKind && !strings.ContainsRune(".,;:!?", last) {
			return false
		}
		if r == '“' && unclosed(s[:i], "„", "“") {
			return false
		}
		_, n := lettersAfter(s, i+size, end)
		_, before := lettersBefore(s, start, i)
		if lk == markKind {
			return n >= 3 || kindOf(nextRune(s, i+size, end)) == digitKind
		}
		return n >= 3 && (before >= 3 || lk == digitKind) || r != '(' && r != '['
	case '"':
		return opening && (lk == letterKind || lk == digitKind)
	case '&':
		return m.ampersand(s, start, i, i+size, end)
	case '$', '€', '£':
		_, n := lettersBefore(s, start, i)
		return n >= 4 && kindOf(nextRune(s, i+size, end)) == digitKind
	case '.', ',', '-', '\'', '’', '/', ')', ']', '*', '”', '@', '#', '_':
		return false
	}
	return (lk == letterKind || lk == digitKind) && mostlySpaced(m.style.before[r])
}

// beforeDigit reports whether a number that follows the letters [i,j) has lost the space before it. The run was read
// last; a part of a name or a sign, as in "COVID19", "mp3" and "CO2", keeps its number.
func (m *mend) beforeDigit(s string, i, j int) bool {
	if m.splitter.letters == nil || i == j {
		return false
	}
	from, cost := m.lastPiece(s, i, j)
	n := utf8.RuneCountInString(s[from:j])
	for _, r := range s[from:j] {
		if unicode.IsUpper(r) {
			if from == i && !m.first && m.nouns == nil || n < 5 {
				return false // a name
			}
		}
	}
	switch {
	case cost <= 0:
		return false
	case n >= 5 && cost <= whole, n >= 4 && cost <= commonWord, n >= 2 && cost <= shortWord:
		return true
	}
	return n >= 3 && character.IsCaseless(nextRune(s, from, j))
}

// shortWord is the cost of the rarest word of two or three letters that is told from a unit or a part of a name.
const shortWord = 280

// tinyWord is the cost of the rarest word of two letters behind a mark that is told from an abbreviation.
const tinyWord = 230

// lastPiece gives where the last word of a run begins, and its cost; 0 if it is not listed.
func (m *mend) lastPiece(s string, i, j int) (int, int) {
	from := i
	if len(m.out) > 0 && m.out[len(m.out)-1] > i && m.out[len(m.out)-1] < j {
		from = m.out[len(m.out)-1]
	}
	if !m.load2(s[from:j]) {
		return from, 0
	}
	return from, m.known()
}

// load2 loads a run of one letter or more; one that is too long is none.
func (s *splitter) load2(run string) bool {
	if len(run) > longestRun {
		run = ""
	}
	s.load(run)
	return len(s.letters) > 0
}

// afterDigit reports whether the letters that follow the digits [i,j) have lost the space before them: not units and
// endings, as in "50km", "1990s", "10th", "20ème".
func (m *mend) afterDigit(s string, start, i, j, end int) bool {
	k := runEnd(s[:end], j)
	if k == j {
		return false
	}
	if from, n := lettersBefore(s, start, i); n > 0 && (len(m.out) == 0 || m.out[len(m.out)-1] != i) && from < i {
		return false // "B2B"
	}
	if !m.load2(s[j:k]) {
		return false
	}
	cost := m.known()
	n := len(m.letters)
	if cost == 0 { // several words
		m.split()
		m.room = m.bounds(m.room[:0])
		if len(m.room) == 0 {
			return false
		}
		n = utf8.RuneCountInString(s[j : j+m.room[0]])
		m.load2(s[j : j+m.room[0]])
		cost = m.known()
	}
	if unicode.IsUpper(nextRune(s, j, k)) {
		return n >= 4 && cost > 0 && cost <= commonWord
	}
	switch n {
	case 2:
		return cost > 0 && cost <= tinyWord
	case 3:
		return cost > 0 && cost <= shortWord
	}
	return n >= 4 && cost > 0 && cost <= commonWord
}
