// Package identify tells in which language a passage is written.
package identify

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
)

// A passage's language is told in two steps: by the script of most of its letters, and within a script that serves
// several languages by its trigrams (Cavnar and Trenkle, N-Gram-Based Text Categorization, 1994) and its frequent
// words, both weighted as evidence in bits. All scores are integers.

const (
	sample        = 600 // letters of a passage that are looked at
	leastLetter   = 16  // fewer letters of an alphabet say nothing
	leastEvidence = 24  // sixteenths of a bit a letter that a text in a language gives at least
	fewLetters    = 4   // fewer letters are not looked at
	leastGap      = 48  // sixteenths of a bit by which the best language is better than the next
	sure          = 400 // letters from which the best language is taken even if others are close
)

// guess is what a passage says of its language.
type guess struct {
	Tag     string       // BCP 47; empty if it cannot be told
	Script  chars.Script // of most letters
	Letters int          // looked at, in letters of an alphabet
}

// Identifier tells the languages of passages. It keeps memory between calls and is not safe for concurrent use.
type Identifier struct {
	*profiles
	sample  int // letters of a passage that are looked at
	scores  []int32
	touched []int16 // languages with a score
	word    []byte
}

func New(p *profiles) *Identifier {
	return &Identifier{profiles: p, sample: sample, scores: make([]int32, len(p.tags))}
}

// Likely is identify for a text that is probably in the expected language: it looks at less if that is so.
func (d *Identifier) Likely(text, expected string) guess {
	if expected != "" {
		d.sample = sample / 9
		g := d.Identify(text, expected)
		d.sample = sample
		if g.Tag == expected {
			return g
		}
	}
	return d.Identify(text, expected)
}

// Identify gives the language of a text. expected is a language that it is likely to be in, or empty.
func (d *Identifier) Identify(text, expected string) guess {
	var counts [chars.Scripts]int
	var first [chars.Scripts]rune // letter of each script
	var hans, hant int
	letters := 0
	for i := 0; i < len(text) && letters < d.sample; {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if c |= 0x20; c >= 'a' && c <= 'z' {
				counts[chars.Latin]++
				letters++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		s := chars.ScriptOf(r)
		if s == chars.NoScript {
			continue
		}
		counts[s] += chars.Weight(s)
		letters += chars.Weight(s)
		if first[s] == 0 {
			first[s] = r
		}
		if s == chars.Han {
			if d.hans[r] {
				hans++
			} else if d.hant[r] {
				hant++
			}
		}
	}
	g := guess{Letters: letters}
	for s := chars.Latin; s < chars.Scripts; s++ {
		if counts[s] > counts[g.Script] {
			g.Script = s
		}
	}
	if counts[chars.Han] > 0 && counts[chars.Kana] > 0 && counts[chars.Han]+counts[chars.Kana] > counts[g.Script] {
		g.Script = chars.Han
	}
	if expected != "" && !d.Writes(expected, g.Script) {
		expected = ""
	}
	switch g.Script {
	case chars.NoScript:
	case chars.Han, chars.Kana:
		switch {
		case counts[chars.Kana]*12 > counts[chars.Han]:
			g.Tag = "ja"
		case expected == "ja" && counts[chars.Han] < 80:
			g.Tag = "ja"
		case hans > hant:
			g.Tag = "zh-Hans"
		case hant > hans:
			g.Tag = "zh-Hant"
		case expected != "" && expected != "ja":
			g.Tag = expected
		default:
			g.Tag = "zh"
		}
	case chars.Hangul, chars.Greek, chars.Armenian, chars.Thai, chars.Lao, chars.Khmer, chars.Tibetan, chars.OtherScript:
		g.Tag = d.alone(text, first[g.Script])
	default:
		g.Tag = d.best(text, g, expected)
	}
	return g
}

// Writes reports whether a language is written in a script.
func (d *Identifier) Writes(tag string, s chars.Script) bool {
	base := language.Base(tag)
	switch s {
	case chars.Han, chars.Kana:
		return base == "zh" || base == "ja"
	case chars.Latin, chars.Cyrillic, chars.Arabic, chars.Devanagari, chars.Hebrew, chars.Myanmar, chars.Ethiopic:
		i, ok := d.numbers[base]
		return ok && d.serves(i, s)
	}
	return true
}

// best gives the language with most evidence among those of the script, or none if the evidence does not do.
func (d *Identifier) best(text string, g guess, expected string) string {
	if len(d.served[g.Script]) == 0 {
		return ""
	}
	if g.Letters < fewLetters { // nothing speaks against the expected language, nothing for another one
		return withScript(language.Base(expected), g.Script)
	}
	m := d.model(g.Script)
	var a, b rune = ' ', ' '
	d.word = d.word[:0]
	letters := 0
	feed := func(c rune) {
		if b == ' ' && c == ' ' {
			return
		}
		d.add(m.trigrams.of(uint64(a)<<42 | uint64(b)<<21 | uint64(c)))
		a, b = b, c
	}
	end := func() {
		if len(d.word) > 0 {
			d.add(m.words[string(d.word)])
			d.word = d.word[:0]
		}
		feed(' ')
	}
	for i := 0; i < len(text) && letters < d.sample; {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			switch {
			case c >= 'a' && c <= 'z' && g.Script == chars.Latin:
				letters++
				d.word = append(d.word, c)
				feed(rune(c))
			case c == '\'':
				end() // an elided word stands by itself: l'eau
			default:
				end()
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if chars.ScriptOf(r) != g.Script {
			end()
			continue
		}
		r = unicode.ToLower(r)
		letters++
		d.word = utf8.AppendRune(d.word, r)
		feed(r)
	}
	end()
	for n, score := range d.scores {
		if score != 0 {
			d.touched = append(d.touched, int16(n))
		}
	}
	tag := d.decide(m, letters, expected)
	for _, n := range d.touched {
		d.scores[n] = 0
	}
	d.touched = d.touched[:0]
	return withScript(tag, g.Script)
}

func (d *Identifier) add(list []evidence) {
	scores := d.scores
	for _, e := range list {
		scores[e.language] += int32(e.weight)
	}
}

// handicap is what the languages without a large text behind their trigrams give to the others, in sixteenths of a bit: they
// are written less, too.
const handicap = 64

// siblings are languages of one macrolanguage (ISO 639-3: hbs, msa, nor) that short texts hardly tell apart; the one that
// stands first is taken where nothing speaks for another.
var siblings = [][]string{{"hr", "bs", "sr"}, {"id", "ms"}, {"nb", "nn"}}

// sibling gives the place of a language among its siblings, and them.
func sibling(tag string) (int, []string) {
	for _, group := range siblings {
		if i := slices.Index(group, tag); i >= 0 {
			return i, group
		}
	}
	return 0, nil
}

// decide picks the language, given the scores.
func (d *Identifier) decide(m *model, letters int, expected string) string {
	for _, n := range d.touched {
		if m.lesser[n] {
			d.scores[n] = max(0, d.scores[n]-handicap)
		}
	}
	first := int16(-1)
	for _, n := range d.touched {
		if first < 0 || d.scores[n] > d.scores[first] || d.scores[n] == d.scores[first] && n < first {
			first = n
		}
	}
	if first < 0 || d.scores[first] == 0 {
		return ""
	}
	place, group := sibling(d.tags[first])
	best := d.scores[first]
	for i, tag := range group[:place] {
		if n, ok := d.numbers[tag]; ok && i < place && m.serves(n) && int(best-d.scores[n])*40 < int(best) {
			first, place = n, i
		}
	}
	var rival int32
	for _, n := range d.touched {
		if n != first && !slices.Contains(group, d.tags[n]) {
			rival = max(rival, d.scores[n])
		}
	}
	// The expected language is kept unless another is clearly better.
	if i, ok := d.numbers[language.Base(expected)]; ok && i != first {
		if gap := int(d.scores[first] - d.scores[i]); gap < 250+10*min(letters, 100) {
			return d.tags[i]
		}
	}
	if expected != "" && d.tags[first] == language.Base(expected) {
		return d.tags[first]
	}
	if letters < leastLetter && len(m.languages) > 1 {
		return ""
	}
	// Each letter of a text in the language gives some two bits; a name or a word of another language much less.
	least := leastEvidence
	if len(m.languages) < 20 {
		least /= 2 // few languages share the script: a text in it is in one of them
	}
	if int(d.scores[first]) < letters*least && letters < sure {
		return ""
	}
	if gap := int(d.scores[first] - rival); letters < sure && (gap*40 < int(d.scores[first]) || gap < leastGap) {
		return ""
	}
	return d.tags[first]
}

// withScript adds the script to the tag of a language that is mostly written in another one (CLDR likely subtags).
func withScript(tag string, s chars.Script) string {
	switch {
	case tag == "sr" && s == chars.Latin:
		return "sr-Latn"
	case (tag == "az" || tag == "uz" || tag == "bs" || tag == "tk") && s == chars.Cyrillic:
		return tag + "-Cyrl"
	case tag == "ug" && s == chars.Latin:
		return "ug-Latn"
	}
	return tag
}
