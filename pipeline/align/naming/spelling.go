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
type Spelling struct{ letters, ideographs sound.Table }

// readings is the file with the readings of ideographs.
const readings = "root/ideographs.tsv"

// ReadSpelling reads the spellings of the lexicon.
func ReadSpelling(l *language.Lexicon) (*Spelling, error) {
	letters, err := sound.Read(l)
	if err != nil {
		return nil, err
	}
	ideographs, err := sound.ReadFile(l, readings)
	return &Spelling{letters, ideographs}, err
}

// mayBeOne reports whether two names may be one in two spellings, as far as their letters tell: two names in alphabets
// that share no word and no sound are none, nor are two in ideographs that share no sign and no reading.
func (p *Pair) mayBeOne(a, b *name) bool {
	switch {
	case a.ideographs() && b.ideographs():
		return p.Spelling.shareReading(a.Surface, b.Surface)
	case len(a.words) == 0 || len(b.words) == 0:
		return true
	}
	x, y := p.Spelling.sounds(a), p.Spelling.sounds(b)
	return len(x) == 0 || len(y) == 0 || shareWord(a, b) || slices.ContainsFunc(x, func(s string) bool {
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
	for _, w := range n.words {
		for _, r := range w {
			if letters, ok := s.letters[r]; ok {
				for i := range len(letters) {
					add(letters[i])
				}
			} else if r < utf8.RuneSelf {
				add(byte(r))
			}
		}
	}
	return string(out)
}
