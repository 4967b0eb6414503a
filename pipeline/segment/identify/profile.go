package identify

import (
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/writing"
)

// profiles is what is known of languages to tell them apart: for each script, the trigrams and the frequent words of
// its languages with the evidence that one occurrence gives, in sixteenths of a bit. A script's model is made when the
// first text in it is seen.
type profiles struct {
	tags    []string // languages, by number
	numbers map[string]int16
	served  [chars.Scripts][]int16  // languages of each script, in the order of the files
	lists   [chars.Scripts][]list   // their trigrams
	words   [chars.Scripts][]listed // their frequent words
	hans    map[rune]bool           // characters of simplified Chinese only
	hant    map[rune]bool           // of traditional Chinese only
	sole    []language.Sole         // scripts that serve one language
	marks   *marks                  // what tells siblings apart
	habits  *writing.Habits
	han     string // the language of Han alone
	kana    string // the language of Han with kana
	once    [chars.Scripts]sync.Once
	models  [chars.Scripts]*model
}

// list is a line of root/profiles.tsv: trigrams, most frequent first, separated by |.
type list struct {
	language int16
	large    bool // taken from a large text, without word limits
	trigrams string
}

type listed struct {
	language int16
	words    []string
}

// model is the evidence for the languages of one script.
type model struct {
	trigrams  lookup
	words     map[string][]evidence
	languages []int16
	lesser    []bool // by number of the language: no large text is behind its trigrams
}

type evidence struct {
	language int16
	weight   int16
}

// lookup maps trigrams to evidence: open addressing, a power of two of places.
type lookup struct {
	keys  []uint64 // 0 for an empty place
	from  []int32  // of each place, where its evidence begins in list; it ends where that of the next place begins
	list  []evidence
	shift uint
	ascii [][2]int32 // of the trigrams of blanks and letters of ASCII, by five bits each: where in list; nil if none is
}

// fives gives the five bits of a blank or a small letter of ASCII.
func fives(c rune) int { return int(c & 31) }

func (t *lookup) place(key uint64) int {
	for i := int(key * 0x9E3779B97F4A7C15 >> t.shift); ; i++ {
		if i == len(t.keys)-1 { // the last place stays empty
			i = 0
		}
		if t.keys[i] == key || t.keys[i] == 0 {
			return i
		}
	}
}

// of gives the evidence of a trigram; of those characters that are ASCII, each is a blank or a small letter.
func (t *lookup) of(a, b, c rune) []evidence {
	if a|b|c < utf8.RuneSelf {
		if t.ascii == nil {
			return nil
		}
		part := t.ascii[fives(a)<<10|fives(b)<<5|fives(c)]
		return t.list[part[0]:part[1]]
	}
	key := uint64(a)<<42 | uint64(b)<<21 | uint64(c)
	i := t.place(key)
	if t.keys[i] == 0 {
		return nil
	}
	return t.list[t.from[i]:t.from[i+1]]
}

// Load reads the profiles of all languages.
func Load(lexicon *language.Lexicon) (*profiles, error) {
	words, err := lexicon.Root().FrequentWords()
	if err != nil {
		return nil, err
	}
	han, err := language.Read(lexicon, "root/han.tsv", "han", readHan)
	if err != nil {
		return nil, err
	}
	lists, err := lexicon.Root().Profiles()
	if err != nil {
		return nil, err
	}
	sole, err := lexicon.Root().SoleLanguages()
	if err != nil {
		return nil, err
	}
	signs, err := language.Read(lexicon, "root/siblings.tsv", "marks", readMarks)
	if err != nil {
		return nil, err
	}
	habits, err := writing.Read(lexicon)
	if err != nil {
		return nil, err
	}
	return language.Once(lexicon, "root", "segment.profiles", func() (*profiles, error) {
		p := &profiles{numbers: map[string]int16{}, hans: han[0], hant: han[1], sole: sole, marks: signs, habits: habits}
		p.han, p.kana = habits.Language(chars.Han.String()), habits.Language(chars.Kana.String())
		for _, l := range lists {
			if s, ok := character.ScriptByName(l.Script); ok && s < chars.OtherScript {
				n := p.number(l.Tag, s)
				p.lists[s] = append(p.lists[s], list{n, l.Large, l.Trigrams})
			}
		}
		for _, l := range words {
			if s := chars.ScriptOfText(l.Words[0]); s != chars.NoScript && !s.Spaceless() {
				p.words[s] = append(p.words[s], listed{p.number(l.Tag, s), l.Words})
			}
		}
		return p, nil
	})
}

// number gives the number of a language, and notes that it is written in a script.
func (p *profiles) number(tag string, s chars.Script) int16 {
	n, ok := p.numbers[tag]
	if !ok {
		n = int16(len(p.tags))
		p.numbers[tag] = n
		p.tags = append(p.tags, tag)
	}
	if !p.serves(n, s) {
		p.served[s] = append(p.served[s], n)
	}
	return n
}

// serves reports whether a script serves the language of a number.
func (p *profiles) serves(n int16, s chars.Script) bool {
	for _, l := range p.served[s] {
		if l == n {
			return true
		}
	}
	return false
}

// told reports whether the languages of a script are told apart by their trigrams.
func (p *profiles) told(s chars.Script) bool { return len(p.lists[s]) > 0 }

// serves reports whether the model has a language.
func (m *model) serves(n int16) bool { return slices.Contains(m.languages, n) }

// model gives the model of a script.
func (p *profiles) model(s chars.Script) *model {
	p.once[s].Do(func() {
		m := &model{languages: p.served[s], lesser: make([]bool, len(p.tags)), words: make(map[string][]evidence, 1<<12)}
		for i := range m.lesser {
			m.lesser[i] = true
		}
		for _, l := range p.lists[s] {
			if l.large {
				m.lesser[l.language] = false
			}
		}
		m.trigrams = tableOf(p.lists[s])
		for _, l := range p.words[s] {
			for rank, w := range l.words {
				m.words[w] = append(m.words[w], evidence{l.language, weight(rank+4, 1240) + 16})
			}
		}
		p.models[s] = m
	})
	return p.models[s]
}

// tableOf makes the table of the trigrams of a script.
func tableOf(lists []list) lookup {
	total := 0
	for _, l := range lists {
		total += strings.Count(l.trigrams, "|") + 1
	}
	size := bits.Len(uint(total + total/2))
	t := lookup{keys: make([]uint64, 1<<size+1), from: make([]int32, 1<<size+2), shift: 64 - uint(size)}
	each(lists, func(_ *list, _ int, key uint64) {
		i := t.place(key)
		t.keys[i] = key
		t.from[i+1]++
	})
	for i := range len(t.from) - 1 {
		t.from[i+1] += t.from[i]
	}
	t.list = make([]evidence, t.from[len(t.from)-1])
	filled := make([]int32, len(t.keys))
	each(lists, func(l *list, rank int, key uint64) {
		i := t.place(key)
		w := weight(rank+10, 1240)
		if l.large {
			w = weight(rank+40, 1540)
		}
		t.list[t.from[i]+filled[i]] = evidence{l.language, w}
		filled[i]++
	})
	t.spread()
	return t
}

// spread fills in ascii.
func (t *lookup) spread() {
	for i, key := range t.keys {
		a, b, c := rune(key>>42), rune(key>>21&(1<<21-1)), rune(key&(1<<21-1))
		if key != 0 && plain(a) && plain(b) && plain(c) {
			if t.ascii == nil {
				t.ascii = make([][2]int32, 1<<15)
			}
			t.ascii[fives(a)<<10|fives(b)<<5|fives(c)] = [2]int32{t.from[i], t.from[i+1]}
		}
	}
}

// plain reports whether a character is a blank or a small letter of ASCII.
func plain(c rune) bool { return c == ' ' || c >= 'a' && c <= 'z' }

// each calls found for each trigram of the lists.
func each(lists []list, found func(l *list, rank int, key uint64)) {
	for i := range lists {
		rank := 0
		for rest := lists[i].trigrams; rest != ""; rank++ {
			var t string
			t, rest, _ = strings.Cut(rest, "|")
			if key, ok := trigramKey(t); ok {
				found(&lists[i], rank, key)
			}
		}
	}
}

// weight is the evidence of an item whose frequency is in inverse proportion to place (Zipf's law), against an item
// that is not in the list: 16 times the binary logarithm of end/place.
func weight(place, end int) int16 { return int16(max(8, log2x16(end)-log2x16(place))) }

// log2x16 is 16 times the binary logarithm of n, rounded down, in integers only.
func log2x16(n int) int {
	e := bits.Len(uint(n)) - 1
	x := uint64(n) << 32 >> uint(e) // 1 ≤ x/2^32 < 2
	out := e * 16
	for b := 8; b > 0; b /= 2 {
		if x = x * (x >> 16) >> 16; x >= 1<<33 {
			x /= 2
			out += b
		}
	}
	return out
}

// trigramKey packs three characters.
func trigramKey(t string) (uint64, bool) {
	var key uint64
	n := 0
	for _, r := range t {
		key = key<<21 | uint64(r)
		n++
	}
	return key, n == 3
}

// The scripts of characters that only one kind of Chinese uses (ISO 15924).
const (
	simplified  = "Hans"
	traditional = "Hant"
)

// readHan reads the characters that only simplified or only traditional Chinese uses.
func readHan(f *language.File) [2]map[rune]bool {
	out := [2]map[rune]bool{{}, {}}
	for row := range f.Rows("script", "characters") {
		i := 0
		if row.Text(0) == traditional {
			i = 1
		}
		for _, r := range row.Text(1) {
			out[i][r] = true
		}
	}
	return out
}
