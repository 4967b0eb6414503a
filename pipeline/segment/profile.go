package segment

import (
	"errors"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// profiles is what is known of languages to tell them apart: for each script, the trigrams and the frequent words of
// its languages with the evidence that one occurrence gives, in sixteenths of a bit.
type profiles struct {
	tags     []string // languages, by number
	numbers  map[string]int16
	byScript [scripts]model
	hans     map[rune]bool // characters of simplified Chinese only
	hant     map[rune]bool // of traditional Chinese only
}

type model struct {
	languages []int16 // numbers of the languages of the script
	trigrams  map[uint64][]evidence
	words     map[string][]evidence
}

type evidence struct {
	language int16
	weight   int16
}

// scriptNames are the names of scripts in root/trigrams.tsv.
var scriptNames = map[string]script{
	"Latin": latin, "Cyrillic": cyrillic, "Arabic": arabic, "Devanagari": devanagari, "Myanmar": myanmar, "Ethiopic": ethiopic,
	"Hebrew": hebrew,
}

// loadProfiles reads the profiles of all languages.
func loadProfiles(lexicon *language.Lexicon) (*profiles, error) {
	p, err := language.Parse(lexicon, "root/trigrams.tsv", "segment.profiles", parseProfiles)
	if err != nil {
		return nil, err
	}
	words, err := language.Parse(lexicon, "root/trigrams.words.tsv", "segment.words", parseWords)
	if err != nil {
		return nil, err
	}
	han, err := language.Parse(lexicon, "root/trigrams.han.tsv", "segment.han", parseHan)
	if err != nil {
		return nil, err
	}
	// The three files are joined once; the result hangs on the parsed file that never changes.
	return language.Parse(lexicon, "root/trigrams.tsv", "segment.joined", func([]byte) (*profiles, error) {
		p.join(words)
		p.hans, p.hant = han[0], han[1]
		return p, nil
	})
}

// rows calls row with the fields of each line of a lexicon file.
func rows(data []byte, fields int, row func(f []string)) error {
	text := string(data)
	for len(text) > 0 {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return errors.New("a line has not " + string(rune('0'+fields)) + " fields: " + line[:min(len(line), 40)])
		}
		row(f)
	}
	return nil
}

func parseProfiles(data []byte) (*profiles, error) {
	p := &profiles{}
	number := map[string]int16{}
	err := rows(data, 3, func(f []string) {
		s := scriptNames[f[0]]
		if s == noScript {
			return
		}
		n := p.number(number, f[1])
		m := &p.byScript[s]
		if m.trigrams == nil {
			m.trigrams = make(map[uint64][]evidence, 1<<13)
		}
		m.languages = append(m.languages, n)
		rank := 0
		for list := f[2]; list != ""; {
			var t string
			t, list, _ = strings.Cut(list, "|")
			if key, ok := trigramKey(t); ok {
				m.trigrams[key] = append(m.trigrams[key], evidence{n, weight(rank + 10)})
			}
			rank++
		}
	})
	return p, err
}

func (p *profiles) number(numbers map[string]int16, tag string) int16 {
	n, ok := numbers[tag]
	if !ok {
		n = int16(len(p.tags))
		numbers[tag] = n
		p.tags = append(p.tags, tag)
	}
	return n
}

// join adds the frequent words of the languages.
func (p *profiles) join(words []wordList) {
	number := map[string]int16{}
	for i, t := range p.tags {
		number[t] = int16(i)
	}
	p.numbers = number
	for _, l := range words {
		s := scriptOfText(l.words[0])
		if s == noScript || s.spaceless() {
			continue
		}
		n := p.number(number, l.tag)
		m := &p.byScript[s]
		if m.words == nil {
			m.words = make(map[string][]evidence, 1<<12)
		}
		if !m.has(n) {
			m.languages = append(m.languages, n)
		}
		for rank, w := range l.words {
			m.words[w] = append(m.words[w], evidence{n, weight(rank+4) + 16})
		}
	}
}

func (m *model) has(n int16) bool {
	for _, l := range m.languages {
		if l == n {
			return true
		}
	}
	return false
}

// weight is the evidence of an item whose frequency is in inverse proportion to place (Zipf's law), against an item
// that is not in the list: 16 times the binary logarithm of 1240/place.
func weight(place int) int16 { return int16(max(8, log2x16(1240)-log2x16(place))) }

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

type wordList struct {
	tag   string
	words []string
}

func parseWords(data []byte) ([]wordList, error) {
	var out []wordList
	err := rows(data, 2, func(f []string) {
		if w := strings.Fields(f[1]); len(w) > 0 {
			out = append(out, wordList{f[0], w})
		}
	})
	return out, err
}

func parseHan(data []byte) ([2]map[rune]bool, error) {
	out := [2]map[rune]bool{{}, {}}
	err := rows(data, 2, func(f []string) {
		i := 0
		if f[0] == "Hant" {
			i = 1
		}
		for _, r := range f[1] {
			out[i][r] = true
		}
	})
	return out, err
}

// scriptOfText is the script of the first letter of a text.
func scriptOfText(s string) script {
	for _, r := range s {
		if r < utf8.RuneSelf {
			if unicode.IsLetter(r) {
				return latin
			}
			continue
		}
		if s := scriptOf(r); s != noScript {
			return s
		}
	}
	return noScript
}
