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
	spelled []spelled               // letters of languages
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
	strange   map[rune][]evidence
	languages []int16
	lesser    []bool // by number of the language: no large text is behind its trigrams
}

type evidence struct {
	language int16
	weight   int16
}

// lookup maps trigrams to evidence: each has a place, and the evidence of a place ends where that of the next one
// begins. Trigrams of blanks and small letters of ASCII come first, by five bits a character, if there are any; the
// others are found by open addressing behind them, in a power of two of places.
type lookup struct {
	plain int // places of the former: 0 or plainPlaces
	keys  []uint64
	shift uint
	from  []int32 // of each place, where its evidence begins in list
	list  []evidence
}

const plainPlaces = 1 << 15

// plainPlace gives the place of a trigram of blanks and small letters of ASCII.
func plainPlace(a, b, c rune) int { return int(a&31<<10 | b&31<<5 | c&31) }

// place gives the place of a key behind those of ASCII: where it is, or the empty one, with the key 0, where it goes.
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
	place := 0
	if a|b|c < utf8.RuneSelf {
		if t.plain == 0 {
			return nil
		}
		place = plainPlace(a, b, c)
	} else {
		key := uint64(a)<<42 | uint64(b)<<21 | uint64(c)
		place = t.place(key)
		if t.keys[place] == 0 {
			return nil
		}
		place += t.plain
	}
	return t.list[t.from[place]:t.from[place+1]]
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
	letters, err := language.Read(lexicon, "root/letters.tsv", "spelled", readSpelled)
	if err != nil {
		return nil, err
	}
	habits, err := writing.Read(lexicon)
	if err != nil {
		return nil, err
	}
	return language.Once(lexicon, "root", "segment.profiles", func() (*profiles, error) {
		p := &profiles{numbers: map[string]int16{}, hans: han[0], hant: han[1], sole: sole, marks: signs, habits: habits}
		p.spelled = letters
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
		m.trigrams, m.strange = tableOf(p.lists[s]), p.strange(s)
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
	var t lookup
	places, others := t.cut(lists)
	size := bits.Len(uint(len(others) + len(others)/2))
	t.keys, t.shift = make([]uint64, 1<<size+1), 64-uint(size)
	t.from = make([]int32, t.plain+len(t.keys)+1)
	for n, place := range places {
		if place == another {
			i := t.place(others[0])
			t.keys[i], others = others[0], others[1:]
			place = int32(t.plain + i)
			places[n] = place
		}
		if place >= 0 {
			t.from[place+1]++
		}
	}
	for i := range len(t.from) - 1 {
		t.from[i+1] += t.from[i]
	}
	t.list = make([]evidence, t.from[len(t.from)-1])
	small, large := weights(10, 1240), weights(40, 1540)
	for _, l := range lists {
		weights := small
		if l.large {
			weights = large
		}
		n := strings.Count(l.trigrams, "|") + 1
		for rank, place := range places[:n] {
			if place >= 0 {
				t.list[t.from[place]] = evidence{l.language, weights(rank)}
				t.from[place]++ // where the place ends, and the next one begins
			}
		}
		places = places[n:]
	}
	copy(t.from[1:], t.from)
	t.from[0] = 0
	return t
}

// What cut gives for a trigram that has no place of ASCII.
const (
	another = -1 - iota // it has another place
	none                // none: it is no trigram, or one with other characters of ASCII, for which nobody asks
)

// cut gives the places of the trigrams of ASCII, for each of the lists in turn, and the keys of the others.
func (t *lookup) cut(lists []list) (places []int32, others []uint64) {
	total := 0
	for _, l := range lists {
		total += strings.Count(l.trigrams, "|") + 1
	}
	places = make([]int32, 0, total)
	for _, l := range lists {
		for rest, more := l.trigrams, true; more; {
			var s string
			if len(rest) > 3 && rest[3] == '|' && isPlain(rest[:3]) {
				s, rest = rest[:3], rest[4:]
			} else {
				s, rest, more = strings.Cut(rest, "|")
			}
			place := int32(none)
			if isPlain(s) {
				place = int32(plainPlace(rune(s[0]), rune(s[1]), rune(s[2])))
				t.plain = plainPlaces
			} else if key, ok := trigramKey(s); ok && len(s) > 3 {
				place = another
				others = append(others, key)
			}
			places = append(places, place)
		}
	}
	return places, others
}

// weights gives the weight of a trigram by its rank in a list, of which the first has the place first.
func weights(first, end int) func(rank int) int16 {
	var known []int16
	return func(rank int) int16 {
		for n := len(known); n <= rank; n++ {
			known = append(known, weight(n+first, end))
		}
		return known[rank]
	}
}

// isPlain reports whether a text is a trigram of blanks and small letters of ASCII.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != ' ' && (c < 'a' || c > 'z') {
			return false
		}
	}
	return len(s) == 3
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
