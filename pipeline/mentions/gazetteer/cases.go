package gazetteer

import (
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// longName is a name of several words, and the words in small letters, with blanks between.
type longName struct {
	key   string
	entry *Entry
}

// begin is how the first two words of a name begin, which stays the same in all their cases.
type begin struct{ first, second string }

// Cases finds names of several words whose words stand in other cases than the first one.
type Cases struct {
	endings []language.Ending
	names   map[begin][]longName
}

// casesOf makes an index of the names of several words of a language that has endings for its cases; nil for none.
func casesOf(lists []*Names, endings []language.Ending) *Cases {
	if len(endings) == 0 {
		return nil
	}
	c := &Cases{endings: endings, names: map[begin][]longName{}}
	for _, n := range lists {
		for _, l := range n.long {
			first, rest, _ := strings.Cut(l.key, " ")
			b := begin{beginning(first), beginning(rest)}
			c.names[b] = append(c.names[b], l)
		}
	}
	return c
}

// beginning gives the first letters of a text up to a blank, as many as no ending changes.
func beginning(text string) string {
	n := 0
	for i, r := range text {
		if n == lettersKept || r == ' ' {
			return text[:i]
		}
		n++
	}
	return text
}

// lettersKept is how many letters of a word no ending changes, and least of what must stand before one.
const lettersKept = 3

// Find gives the longest name that begins with the words first and second and of which word gives the others by their
// place, each as it stands or in another case, and how many words it has. word gives an empty one behind the last.
func (c *Cases) Find(first, second string, word func(k int) string) (*Entry, int) {
	if c == nil {
		return nil, 0
	}
	var best *Entry
	most := 0
	for _, l := range c.names[begin{beginning(first), beginning(second)}] {
		if n := c.fits(l.key, word); n > most {
			best, most = l.entry, n
		}
	}
	return best, most
}

// fits gives the number of words of a name if each is one of the text's, as it stands or in another case; 0 if not.
func (c *Cases) fits(key string, word func(k int) string) int {
	for n := 0; ; n++ {
		w, rest, more := strings.Cut(key, " ")
		if !c.caseOf(word(n), w) {
			return 0
		}
		if !more {
			return n + 1
		}
		key = rest
	}
}

// caseOf reports whether a word of a text is the word of a name, as it stands or in another case, perhaps but for the
// marks of its letters: "соединённых", "соединенные".
func (c *Cases) caseOf(text, word string) bool {
	if text == word || c.inCase(text, word) {
		return true
	}
	plain := character.Plain(text)
	return plain != text && c.inCase(plain, character.Plain(word))
}

// inCase reports whether a word of a text is the word of a name in another case.
func (c *Cases) inCase(text, word string) bool {
	kept := beginning(word)
	if !strings.HasPrefix(text, kept) {
		return false
	}
	for stem, base := range FirstCases(text, c.endings) {
		if rest, ok := strings.CutPrefix(word, stem); ok && rest == base && len(stem) >= len(kept) {
			return true
		}
	}
	return false
}
