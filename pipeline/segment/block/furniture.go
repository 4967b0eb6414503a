package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// Phrase is what a phrase of page furniture stands for.
type Phrase uint32

const (
	InterfacePhrase Phrase = 1 << iota // a button, a link, a label of navigation
	AuthorLabel                        // "Author"
	ByWord                             // "by"
	PublishedLabel                     // "posted on"
	UpdatedLabel                       // "last update"
	SourceLabel                        // "source"
	Opening                            // a line of furniture begins with it: "Filed under"
	ProfileLabel                       // beside a number, in the profile of who wrote a post: "Joined"
	PostWord                           // beside the name of an author, in any order: "reporter"
	PhotoLabel                         // before the name of who took a picture
	CounterLabel                       // beside a number, of how often a page was seen: "Views"
	SheetPhrase                        // over or under the text of a sheet: "Page 3 of 9", "Press release"
	LifeLabel                          // beside a day of something else than the text: a birth, an occasion, a term
	RemarkBegin                        // a sentence begins with it that sites put under any text: "You must be logged in"
	MorePhrase                         // before or over other texts of the site: "Read also"
	BioLabel                           // over what says who the author is: "About the author"
	BioLead                            // before the name of the author there: "About"
	MenuWord                           // an entry of a menu, a heading or an item elsewhere: "Services"
)

// anyPhrase is a phrase that a line of furniture may be made of.
const anyPhrase = InterfacePhrase | AuthorLabel | PublishedLabel | UpdatedLabel | SourceLabel

var phraseKinds = map[string]Phrase{
	"interface": InterfacePhrase, "author": AuthorLabel, "by": ByWord,
	"published": PublishedLabel, "updated": UpdatedLabel, "source": SourceLabel,
	"opening": Opening, "profile": ProfileLabel, "sheet": SheetPhrase,
	"counter": CounterLabel, "post": PostWord, "photo": PhotoLabel, "remark": RemarkBegin,
	"life": LifeLabel, "occasion": LifeLabel,
	"more": MorePhrase, "bio": BioLabel, "biolead": BioLead, "menu": MenuWord,
}

// phraseBytes is about how many bytes of a list a phrase takes.
const phraseBytes = 20

// furnitureFiles are the lists of phrases: from programs that make sites, and by hand.
var furnitureFiles = []string{"root/furniture.tsv", "root/sites.tsv"}

// furniture are the phrases that websites put around texts, in many languages, in lower case.
type furniture map[string]Phrase

// LoadFurniture reads them. They are put together once for all texts, and must not be changed.
func LoadFurniture(lexicon *language.Lexicon) (furniture, error) {
	return language.Once(lexicon, "root", "furniture of all lists", func() (furniture, error) {
		var lists []furniture
		phrases := 0
		for _, name := range furnitureFiles {
			list, err := language.Read(lexicon, name, "furniture", readFurniture)
			if err != nil {
				return nil, err
			}
			lists = append(lists, list)
			phrases += len(list)
		}
		out := make(furniture, phrases)
		for _, list := range lists {
			for phrase, kinds := range list {
				out[phrase] |= kinds
			}
		}
		return out, nil
	})
}

func readFurniture(f *language.File) furniture {
	out := make(furniture, f.Size()/phraseBytes)
	for row := range f.Rows("kind", "phrases") {
		kind := phraseKinds[row.Text(0)]
		for p := range row.List(1) {
			out[p] |= kind
			if kind == RemarkBegin {
				out[firstKey+p[:wordEnd(p)]] |= kind
			}
		}
	}
	return out
}

const (
	longestPhrase = 8   // words of a phrase
	longestLabel  = 160 // bytes of one that a line begins with
)

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
	for i := 0; i < len(s) && words < longestPhrase && i < longestLabel; {
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("'’-", r) {
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
		if !unicode.IsSpace(r) && !strings.ContainsRune(":：/／・", r) {
			break
		}
		best += n
	}
	return best
}
