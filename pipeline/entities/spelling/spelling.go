package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/align/sound"
	"example.org/sourcebook/pipeline/language"
)

// Script is a script whose names have a file of spellings in the folder root.
type Script struct {
	File  string
	Table *unicode.RangeTable
}

// Scripts are those with a file.
var Scripts = []Script{
	{"spellings-cyrillic.tsv", unicode.Cyrillic},
	{"spellings-han.tsv", unicode.Han},
	{"spellings-kana.tsv", unicode.Katakana},
	{"spellings-hangul.tsv", unicode.Hangul},
	{"spellings-arabic.tsv", unicode.Arabic},
	{"spellings-hebrew.tsv", unicode.Hebrew},
	{"spellings-greek.tsv", unicode.Greek},
	{"spellings-georgian.tsv", unicode.Georgian},
	{"spellings-bengali.tsv", unicode.Bengali},
	{"spellings-devanagari.tsv", unicode.Devanagari},
	{"spellings-armenian.tsv", unicode.Armenian},
}

// Reader gives names in Latin letters. It opens the file of a script when a name first needs it.
type Reader struct {
	lexicon *language.Lexicon
	files   map[string]*language.Sorted // by their names
	alike   *strings.Replacer           // makes spellings that are alike one
	letters sound.Table
	own     map[string]string // letters that no other list has, and pairs that make one sound: ø, μπ
	han     sound.Table

	simply   func(word string) string // how a language of the names writes a word simply; nil: as it stands
	heard    map[hearing][]string     // what words sound like
	readings int                      // how many readings heard holds
}

// NewReader makes a reader. Errors are those of the lexicon.
func NewReader(l *language.Lexicon) (*Reader, error) {
	alike, err := l.Names().Alike()
	return &Reader{lexicon: l, files: map[string]*language.Sorted{}, alike: strings.NewReplacer(alike...),
		heard: map[hearing][]string{}}, err
}

// Fold gives a word in lower case, without the marks that a text may leave out: those of Latin and Greek letters, and
// the vowel signs of Arabic and Hebrew.
func Fold(word string) string {
	lower := strings.ToLower(word)
	plain := true
	for i := range len(lower) {
		plain = plain && lower[i] < utf8.RuneSelf
	}
	if plain {
		return lower
	}
	var b strings.Builder
	bare := false // the letter before is one whose marks may be left out
	for _, r := range norm.NFD.String(lower) {
		if !unicode.Is(unicode.Mn, r) {
			bare = unicode.In(r, unicode.Latin, unicode.Greek, unicode.Arabic, unicode.Hebrew)
		} else if bare {
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// Listed gives the spellings in Latin letters that the lexicon has of a word that is a name.
func (r *Reader) Listed(word string) ([]string, error) {
	first, _ := utf8.DecodeRuneInString(word)
	for _, s := range Scripts {
		if !unicode.Is(s.Table, first) {
			continue
		}
		file, ok := r.files[s.File]
		if !ok {
			var err error
			if file, err = language.Read(r.lexicon, "root/"+s.File, "sorted", (*language.File).Sorted); err != nil {
				return nil, err
			}
			r.files[s.File] = file
		}
		if row, ok := file.Find(Fold(word)); ok {
			return strings.Split(row, "|"), nil
		}
		return nil, nil
	}
	return nil, nil
}

// Letters gives a word in Latin letters, letter by letter, two at a time where they make one sound.
func (r *Reader) Letters(word string) (string, error) {
	if r.letters == nil {
		if err := r.open(); err != nil {
			return "", err
		}
	}
	var b strings.Builder
	letters := []rune(norm.NFKC.String(Fold(word)))
	for i := 0; i < len(letters); i++ {
		if pair := letters[i:min(i+2, len(letters))]; len(pair) == 2 && r.own[string(pair)] != "" {
			b.WriteString(r.own[string(pair)])
			i++
			continue
		}
		c := letters[i]
		switch s, ok := r.letters[c]; {
		case ok && c >= firstOther:
			b.WriteString(s)
		case unicode.Is(unicode.Han, c):
			han, err := r.ideographs()
			if err != nil {
				return "", err
			}
			b.WriteString(han[c])
		case r.own[string(c)] != "":
			b.WriteString(r.own[string(c)])
		case c < utf8.RuneSelf && unicode.IsLetter(c):
			b.WriteRune(c)
		}
	}
	return b.String(), nil
}

// firstOther is the first letter of another script than Latin.
const firstOther = 0x370

func (r *Reader) open() error {
	var err error
	if r.letters, err = sound.Read(r.lexicon); err != nil {
		return err
	}
	r.own, err = r.lexicon.Names().Romanization()
	return err
}

// ideographs gives how ideographs read in Chinese.
func (r *Reader) ideographs() (sound.Table, error) {
	if r.han != nil {
		return r.han, nil
	}
	han, err := sound.ReadFile(r.lexicon, "root/ideographs.tsv")
	if err == nil && han == nil {
		han = sound.Table{}
	}
	r.han = han
	return han, err
}
