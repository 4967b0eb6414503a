package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/sound"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// Spelling is how names are spelt in Latin letters.
type Spelling struct {
	letters, ideographs sound.Table
	syllables           map[string]string // of Chinese, see language.Names.Syllables
}

// readings is the file with the readings of ideographs.
const readings = "root/ideographs.tsv"

// ReadSpelling reads the spellings of the lexicon.
func ReadSpelling(l *language.Lexicon) (*Spelling, error) {
	letters, err := sound.Read(l)
	if err != nil {
		return nil, err
	}
	ideographs, err := sound.ReadFile(l, readings)
	if err != nil {
		return nil, err
	}
	syllables, err := l.Names().Syllables()
	return &Spelling{letters, ideographs, syllables}, err
}

// mayBeOne reports whether two names may be one in two spellings, as far as their letters tell: two names in alphabets
// that share no word and no sound are none, nor are two in ideographs that share no sign and no reading.
func (p *Pair) mayBeOne(a, b *name) bool {
	switch {
	case a.ideographs() && b.ideographs():
		return p.Spelling.shareReading(a.Surface, b.Surface)
	case a.syllabic() && b.syllabic():
		return true
	case a.ideographs():
		return p.Spelling.mayBeRead(a, b)
	case b.ideographs():
		return p.Spelling.mayBeRead(b, a)
	case a.syllabic() || b.syllabic():
		return p.Spelling.maySound(a, b)
	case len(a.words) == 0 || len(b.words) == 0:
		return true
	}
	return shareWord(a, b) || p.Spelling.shareSound(a, b)
}

// shareSound reports whether two names have words that may sound alike; where one has none to tell, whether they may
// by their consonants.
func (s *Spelling) shareSound(a, b *name) bool {
	x, y := s.sounds(a), s.sounds(b)
	if len(x) == 0 || len(y) == 0 {
		return s.maySound(a, b)
	}
	return slices.ContainsFunc(x, func(s string) bool {
		return slices.ContainsFunc(y, func(t string) bool { return strings.Contains(s, t) || strings.Contains(t, s) })
	})
}

// shareReading reports whether two rows of ideographs have a sign in common, or two signs that are read alike.
func (s *Spelling) shareReading(a, b string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || s.ideographs[x] == s.ideographs[y] {
				return true
			}
		}
	}
	return false
}

// noName stands before a name, since a word with a capital at the head of a text is taken for no name.
const noName = "x "

// sounds gives what the words of a name sound like, without short ones.
func (s *Spelling) sounds(n *name) []string {
	var out []string
	s.letters.Names(noName+n.Surface, character.Bare, func(key string) { out = append(out, key) })
	return out
}

// otherConsonants reports whether two names have other consonants, and neither begins with those of the other.
func (s *Spelling) otherConsonants(a, b *name) bool {
	x, y := s.consonants(a), s.consonants(b)
	return x != "" && y != "" && !strings.HasPrefix(x, y) && !strings.HasPrefix(y, x)
}

// consonants gives the consonants of the words of a name in Latin letters, as one those that languages spell one for
// the other.
func (s *Spelling) consonants(n *name) string {
	var out []byte
	add := func(c byte) {
		if c == 'w' {
			c = 'v'
		}
		if c = sound.Class(c); c != 0 && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	spell := func(sounds string) {
		for i := range len(sounds) {
			add(sounds[i])
		}
	}
	for _, r := range strings.Join(n.heard(), "") {
		if sounds, ok := s.letters[r]; ok {
			spell(sounds)
		} else if r < utf8.RuneSelf {
			add(byte(r))
		} else {
			spell(s.ideographs[r])
		}
	}
	return string(out)
}

// heard gives the words of a name as they sound: all of it where it is written in syllables.
func (n *name) heard() []string {
	if n.syllabic() {
		return []string{n.Surface}
	}
	return n.words
}

// minHeard is how many consonants two names must have for their sound to tell them apart.
const minHeard = 3

// maySound reports whether two names may be one by their consonants: more than two fifths of those of the longer one
// stand in the other in the same order.
func (s *Spelling) maySound(a, b *name) bool {
	x, y := s.consonants(a), s.consonants(b)
	return min(len(x), len(y)) < minHeard || 5*inOrder(x, y) > 2*max(len(x), len(y))
}

// soundAlike reports whether of two names of which one is written in syllables most consonants are the same.
func (s *Spelling) soundAlike(a, b *name) bool {
	if a.syllabic() == b.syllabic() {
		return false
	}
	x, y := s.consonants(a), s.consonants(b)
	return min(len(x), len(y)) >= minHeard && 5*inOrder(x, y) >= 3*max(len(x), len(y))
}

// oneByEar reports whether two names in two languages have the same consonants, or in two scripts three fourths of
// them.
func (s *Spelling) oneByEar(a, b *name) bool {
	x, y := s.consonants(a), s.consonants(b)
	if len(x) < 2 || len(y) < 2 {
		return false
	}
	return x == y || character.ScriptOfText(a.Surface) != character.ScriptOfText(b.Surface) &&
		4*inOrder(x, y) >= 3*max(len(x), len(y))
}

// inOrder is how many letters two words have in the same order.
func inOrder(a, b string) int {
	row := make([]int, len(b)+1)
	for i := range len(a) {
		left := 0 // of the row before, one place to the left
		for j := range len(b) {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = left + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			left = above
		}
	}
	return row[len(b)]
}

// mayBeRead reports whether a name in ideographs may be one in Latin letters. It is none if those spell as many Chinese
// syllables, the first or the last one a surname, of which none begins as the sign at its place is read.
func (s *Spelling) mayBeRead(signs, spelt *name) bool {
	var syllables []string
	if letters := strings.Join(spelt.heard(), ""); len(letters) <= longestSyllable*len([]rune(signs.Surface)) {
		syllables = s.spell(letters)
	}
	var read []string
	for _, r := range signs.Surface {
		read = append(read, s.ideographs[r])
	}
	if len(syllables) != len(read) || len(read) < 2 {
		return true
	}
	ends := syllables[len(syllables)-1:]
	last := append(slices.Clone(ends), syllables[:len(syllables)-1]...)
	return !strings.Contains(s.syllables[syllables[0]]+s.syllables[ends[0]], "s") ||
		beginAlike(read, syllables) || beginAlike(read, last)
}

// beginAlike reports whether two syllables at one place begin alike.
func beginAlike(a, b []string) bool {
	for i := range a {
		x, y := a[i], b[i]
		if x == "" || x[0] == y[0] || sound.Class(x[0]) != 0 && sound.Class(x[0]) == sound.Class(y[0]) {
			return true
		}
	}
	return false
}

// spell cuts letters into syllables of Chinese, the longest first; nil if they are none.
func (s *Spelling) spell(letters string) []string {
	if letters == "" {
		return []string{}
	}
	for n := min(len(letters), longestSyllable); n > 0; n-- {
		if _, ok := s.syllables[letters[:n]]; !ok {
			continue
		}
		if rest := s.spell(letters[n:]); rest != nil {
			return append([]string{letters[:n]}, rest...)
		}
	}
	return nil
}

// longestSyllable is how many letters the longest syllable of Chinese has: zhuang.
const longestSyllable = 6
