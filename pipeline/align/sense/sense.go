// Package sense finds what the words of two languages have in common: a lexicon gives English words for those of each
// language, so that two words mean the same, as far as the lexicon knows, if they have one of these in common.
package sense

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// Table holds the senses of the words of a language.
type Table struct {
	words   map[string][]uint32
	heads   map[string]bool // words that a phrase begins with
	longest int             // bytes of the longest word without blanks around it
	reach   map[rune]int    // by letter: bytes of the longest word in a script without blanks that it begins
	affixes language.Affixes
}

// Bounds of words, in letters.
const (
	stem      = 6 // what comes later is an ending, in most languages
	maxEnding = 2 // letters that a short word may have as an ending
	minWord   = 3 // what is left of it then, at least
	minSigns  = 2 // the same where a letter is a syllable
	maxSenses = 8 // senses of a stem
)

// MaxPhrase is how many words with blanks between them may have a sense together: languages that write a blank between
// syllables have most of their words so.
const MaxPhrase = 3

// Read gives the table of a language, named by a BCP 47 tag. It is empty if the lexicon has none.
func Read(l *language.Lexicon, tag string) (*Table, error) {
	folder, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if folder == "" {
		return nil, nil
	}
	t, err := language.Parse(l, folder+"/glosses.tsv", "senses", parse)
	if err != nil || len(t.words) == 0 {
		return t, err
	}
	affixes, err := l.Names().Affixes(folder)
	return &Table{words: t.words, heads: t.heads, longest: t.longest, reach: t.reach, affixes: affixes}, err
}

// parse reads rows of a word and English ones. Few rows give more than one word, and none many senses, so there is room
// for all from the beginning.
func parse(data []byte) (*Table, error) {
	text := string(data)
	rows := strings.Count(text, "\n")
	t := &Table{words: make(map[string][]uint32, rows), heads: map[string]bool{}, reach: map[rune]int{}}
	room := make([]uint32, 0, rows+strings.Count(text, "|")+1)
	for line := range strings.Lines(text) {
		word, glosses, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		room = room[len(room):]
		for g := range strings.SplitSeq(glosses, "|") {
			if sense := hash(cut(g, stem)); len(room) < maxSenses && !contains(room, sense) {
				room = append(room, sense)
			}
		}
		t.add(word, room[:len(room):len(room)])
	}
	return t, nil
}

// add adds a word, and what is left of it without its ending.
func (t *Table) add(word string, senses []uint32) {
	if short := uninflected(word); short != word {
		t.put(short, senses)
	}
	t.put(word, senses)
	spaceless := strings.ContainsFunc(word, character.Spaceless)
	if letter, _ := utf8.DecodeRuneInString(word); spaceless {
		t.reach[letter] = max(t.reach[letter], len(word))
	}
	if head, _, several := strings.Cut(word, " "); several {
		t.heads[head] = true
		return
	}
	if spaceless {
		t.longest = max(t.longest, len(word))
	} else if short := cut(word, stem); short != word {
		t.put(short, senses)
	}
}

// put adds senses, each of them once and no more than there may be, to those of a word. Nobody writes to a list of
// them.
func (t *Table) put(word string, senses []uint32) {
	had := t.words[word]
	if had == nil && senses != nil {
		t.words[word] = senses
		return
	}
	n := len(had)
	for _, s := range senses {
		if len(had) < maxSenses && !contains(had, s) {
			had = append(had, s)
		}
	}
	if len(had) > n {
		t.words[word] = had
	}
}

func contains(list []uint32, x uint32) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// uninflected is a word of ideographs and kana without its last kana, which changes.
func uninflected(word string) string {
	r := []rune(word)
	if n := len(r); n > 1 && unicode.Is(unicode.Hiragana, r[n-1]) && unicode.Is(unicode.Han, r[0]) {
		return string(r[:n-1])
	}
	return word
}

// cut is the first n letters of a word.
func cut(word string, n int) string {
	for i := range word {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	return word
}

// Of calls yield with the senses of the words of a text, in their order.
func (t *Table) Of(text string, yield func(sense uint32)) {
	t.Words(text, func(_ string, senses []uint32) {
		for _, s := range senses {
			yield(s)
		}
	})
}

// Words calls yield with the words of a text, in lower case and in their order, and the senses of each. A run without
// blanks is cut into the longest words that have senses; words that have one together are given as one.
func (t *Table) Words(text string, yield func(word string, senses []uint32)) {
	if t == nil {
		return
	}
	text = strings.ToLower(text)
	for text != "" {
		end := t.phrase(text, wordEnd(text))
		run := text[:end]
		for run != "" {
			n := strings.IndexFunc(run, character.Spaceless)
			switch {
			case n < 0:
				yield(run, t.find(run))
				run = ""
			case n > 0:
				yield(run[:n], t.find(run[:n]))
				run = run[n:]
			default:
				n, senses := t.longestAt(run)
				yield(run[:n], senses)
				run = run[n:]
			}
		}
		text = text[end:]
		if skip := strings.IndexFunc(text, character.IsWord); skip >= 0 {
			text = text[skip:]
		} else {
			text = ""
		}
	}
}

// phrase gives the end of the longest phrase that has senses at the head of a text whose first word ends there; that of
// the word if there is none.
func (t *Table) phrase(text string, end int) int {
	if !t.heads[text[:end]] {
		return end
	}
	best := end
	for n := 1; n < MaxPhrase && end < len(text) && text[end] == ' '; n++ {
		next := wordEnd(text[end+1:])
		if next == 0 {
			break
		}
		if end += 1 + next; t.words[text[:end]] != nil {
			best = end
		}
	}
	return best
}

// Exact gives the senses of a word as it stands, none for its stem.
func (t *Table) Exact(word string) []uint32 {
	if t == nil {
		return nil
	}
	return t.words[word]
}

// OfEnglish gives the sense that an English word has as a gloss.
func OfEnglish(word string) uint32 { return hash(cut(word, stem)) }

// wordEnd gives the end of the run of letters and digits at the head of a text.
func wordEnd(text string) int {
	for i, r := range text {
		if !character.IsWord(r) && !unicode.IsMark(r) {
			return i
		}
	}
	return len(text)
}

// find gives the senses of a word: of itself, with or without its marks, of what is left of it without what the
// language writes as one with it, of its stem, or of what it is without an ending.
func (t *Table) find(word string) []uint32 {
	if s := t.words[word]; s != nil {
		return s
	}
	if bare := strings.Map(unmarked, word); bare != word {
		return t.find(bare)
	}
	if s := t.without(word); s != nil {
		return s
	}
	return t.stemmed(word)
}

// firstMark is the first mark that a writer may leave out.
const firstMark = '\u0300'

// unmarked drops the marks that a writer may leave out.
func unmarked(r rune) rune {
	if r >= firstMark && unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

// without gives the senses of what is left of a word without one of the affixes of the language: a particle after it,
// or particles and an article before it.
func (t *Table) without(word string) []uint32 {
	for _, a := range t.affixes.After {
		if left, ok := strings.CutSuffix(word, a); ok && left != "" {
			if s := t.words[left]; s != nil {
				return s
			}
		}
	}
	for _, list := range [][]string{t.affixes.Article, t.affixes.Before} {
		for _, a := range list {
			left, ok := strings.CutPrefix(word, a)
			if !ok || utf8.RuneCountInString(left) < minWord {
				continue
			}
			if s := t.words[left]; s != nil {
				return s
			}
			if s := t.without(left); s != nil {
				return s
			}
			if s := t.stemmed(left); s != nil {
				return s
			}
		}
	}
	return nil
}

// stemmed gives the senses of the stem of a word, or of what it is without an ending.
func (t *Table) stemmed(word string) []uint32 {
	short := cut(word, stem)
	if s := t.words[short]; s != nil && short != word {
		return s
	}
	least := minWord
	if first, _ := utf8.DecodeRuneInString(short); character.Syllabic(first) {
		least = minSigns
	}
	for n := min(maxEnding, utf8.RuneCountInString(short)-least); n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(short)
		if short = short[:len(short)-size]; t.words[short] != nil {
			return t.words[short]
		}
	}
	return nil
}

// longestAt gives the longest word at the head of a text without blanks, and its senses.
func (t *Table) longestAt(run string) (int, []uint32) {
	letter, best := utf8.DecodeRuneInString(run)
	if best > t.longest {
		best = len(run)
	}
	var senses []uint32
	longest := min(t.longest, t.reach[letter])
	for i := range run {
		if i > longest {
			return best, senses
		}
		if s := t.words[run[:i]]; s != nil && i > 0 {
			best, senses = i, s
		}
	}
	if s := t.words[run]; s != nil && len(run) <= longest {
		best, senses = len(run), s
	}
	return best, senses
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
