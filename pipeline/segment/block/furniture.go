package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// Phrase is what a phrase of page furniture stands for.
type Phrase uint8

const (
	InterfacePhrase Phrase = 1 << iota // a button, a link, a label of navigation
	AuthorLabel                        // "Author"
	ByWord                             // "by"
	PublishedLabel                     // "posted on"
	UpdatedLabel                       // "last update"
	SourceLabel                        // "source"
)

// anyPhrase is a phrase of any kind.
const anyPhrase = InterfacePhrase | AuthorLabel | ByWord | PublishedLabel | UpdatedLabel | SourceLabel

var phraseKinds = map[string]Phrase{
	"interface": InterfacePhrase, "author": AuthorLabel, "by": ByWord,
	"published": PublishedLabel, "updated": UpdatedLabel, "source": SourceLabel,
}

// furniture are the phrases that websites put around texts, in many languages, in lower case.
type furniture map[string]Phrase

// LoadFurniture reads them.
func LoadFurniture(lexicon *language.Lexicon) (furniture, error) {
	return language.Read(lexicon, "root/furniture.tsv", "furniture", func(f *language.File) furniture {
		out := make(furniture, 4*f.Lines())
		for row := range f.Rows("kind", "phrases") {
			kind := phraseKinds[row.Text(0)]
			for p := range row.List(1) {
				out[p] |= kind
			}
		}
		return out
	})
}

// longestPhrase is the most words of a phrase.
const longestPhrase = 5

// Is reports whether s is a phrase of one of the kinds, letter case and marks at its ends aside.
func (f furniture) Is(s string, kinds Phrase) bool {
	if len(s) > 120 {
		return false
	}
	return f[strings.ToLower(strings.TrimFunc(s, notWord))]&kinds != 0
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// whole reports whether s is made of phrases of the kinds only.
func (f furniture) whole(s string, kinds Phrase) bool {
	if len(s) > 200 {
		return false
	}
	if f.Is(s, kinds) {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("'’-", r)
	})
	if len(words) == 0 {
		return false
	}
	for i := 0; i < len(words); {
		n := min(longestPhrase, len(words)-i)
		for ; n > 0; n-- {
			if f[strings.Join(words[i:i+n], " ")]&kinds != 0 {
				break
			}
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// Label gives the longest phrase of the kinds that s begins with, as its length in bytes with the marks and blanks
// after it; 0 if there is none. A phrase ends where a word ends; in scripts without blanks, at a mark.
func (f furniture) Label(s string, kinds Phrase) int {
	best := 0
	words := 0
	for i := 0; i < len(s) && words < longestPhrase && i < 80; {
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' {
				break
			}
			j += n
		}
		if j == i {
			break
		}
		words++
		if f[strings.ToLower(s[:j])]&kinds != 0 {
			best = j
		}
		k := j
		for k < len(s) && s[k] == ' ' {
			k++
		}
		if k == j {
			break
		}
		i = k
	}
	if best == 0 {
		return 0
	}
	for best < len(s) {
		r, n := utf8.DecodeRuneInString(s[best:])
		if !unicode.IsSpace(r) && r != ':' && r != '：' && r != '/' && r != '／' {
			break
		}
		best += n
	}
	return best
}
