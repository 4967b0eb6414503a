package segment

import (
	"unicode"
	"unicode/utf8"
)

// A passage's language is told in two steps: by the script of most of its letters, and within a script that serves
// several languages by its trigrams (Cavnar and Trenkle, N-Gram-Based Text Categorization, 1994) and its frequent
// words, both weighted as evidence in bits. All scores are integers.

const (
	sample      = 600 // letters of a passage that are looked at
	leastLetter = 16  // fewer letters of an alphabet say nothing
	sure        = 400 // letters from which the best language is taken even if others are close
)

// guess is what a passage says of its language.
type guess struct {
	tag     string // BCP 47; empty if it cannot be told
	script  script // of most letters
	letters int    // looked at, in letters of an alphabet
}

// identifier tells the languages of passages. It keeps memory between calls and is not safe for concurrent use.
type identifier struct {
	*profiles
	sample  int // letters of a passage that are looked at
	scores  []int32
	touched []int16
	word    []byte
}

func newIdentifier(p *profiles) *identifier {
	return &identifier{profiles: p, sample: sample, scores: make([]int32, len(p.tags))}
}

// likely is identify for a text that is probably in the expected language: it looks at less if that is so.
func (d *identifier) likely(text, expected string) guess {
	if expected != "" {
		d.sample = sample / 5
		g := d.identify(text, expected)
		d.sample = sample
		if g.tag == expected {
			return g
		}
	}
	return d.identify(text, expected)
}

// identify gives the language of a text. expected is a language that it is likely to be in, or empty.
func (d *identifier) identify(text, expected string) guess {
	var counts [scripts]int
	var lone rune
	var hans, hant int
	letters := 0
	for i := 0; i < len(text) && letters < d.sample; {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if c |= 0x20; c >= 'a' && c <= 'z' {
				counts[latin]++
				letters++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		s := scriptOf(r)
		if s == noScript {
			continue
		}
		counts[s] += s.dense()
		letters += s.dense()
		if s == otherScript && lone == 0 {
			lone = r
		}
		if s == han {
			if d.hans[r] {
				hans++
			} else if d.hant[r] {
				hant++
			}
		}
	}
	g := guess{letters: letters}
	for s := latin; s < scripts; s++ {
		if counts[s] > counts[g.script] {
			g.script = s
		}
	}
	if counts[han] > 0 && counts[kana] > 0 && counts[han]+counts[kana] > counts[g.script] {
		g.script = han
	}
	if expected != "" && !d.writes(expected, g.script) {
		expected = ""
	}
	switch g.script {
	case noScript:
	case han, kana:
		switch {
		case counts[kana]*12 > counts[han]:
			g.tag = "ja"
		case expected == "ja" && counts[han] < 80:
			g.tag = "ja"
		case hans > hant:
			g.tag = "zh-Hans"
		case hant > hans:
			g.tag = "zh-Hant"
		case expected != "" && expected != "ja":
			g.tag = expected
		default:
			g.tag = "zh"
		}
	case hangul:
		g.tag = "ko"
	case greek:
		g.tag = "el"
	case armenian:
		g.tag = "hy"
	case thai:
		g.tag = "th"
	case lao:
		g.tag = "lo"
	case khmer:
		g.tag = "km"
	case tibetan:
		g.tag = "bo"
	case otherScript:
		g.tag = aloneTag(lone)
	default:
		g.tag = d.best(text, g, expected)
	}
	return g
}

// writes reports whether a language is written in a script.
func (d *identifier) writes(tag string, s script) bool {
	base := baseTag(tag)
	switch s {
	case han, kana:
		return base == "zh" || base == "ja"
	case latin, cyrillic, arabic, devanagari, hebrew, myanmar, ethiopic:
		i, ok := d.numbers[base]
		return ok && d.byScript[s].has(i)
	}
	return true
}

// baseTag is the language subtag of a tag.
func baseTag(tag string) string {
	for i := range len(tag) {
		if tag[i] == '-' {
			return tag[:i]
		}
	}
	return tag
}

// best gives the language with most evidence among those of the script, or none if the evidence does not do.
func (d *identifier) best(text string, g guess, expected string) string {
	m := &d.byScript[g.script]
	if len(m.languages) == 0 {
		return ""
	}
	var a, b rune = ' ', ' '
	d.word = d.word[:0]
	letters := 0
	feed := func(c rune) {
		if b == ' ' && c == ' ' {
			return
		}
		d.add(m.trigrams[uint64(a)<<42|uint64(b)<<21|uint64(c)], 1)
		a, b = b, c
	}
	end := func() {
		if len(d.word) > 0 {
			d.add(m.words[string(d.word)], 1)
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
			case c >= 'a' && c <= 'z' && g.script == latin:
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
		if scriptOf(r) != g.script {
			end()
			continue
		}
		r = unicode.ToLower(r)
		letters++
		d.word = utf8.AppendRune(d.word, r)
		feed(r)
	}
	end()
	tag := d.decide(m, letters, expected)
	for _, n := range d.touched {
		d.scores[n] = 0
	}
	d.touched = d.touched[:0]
	return withScript(tag, g.script)
}

func (d *identifier) add(list []evidence, times int32) {
	for _, e := range list {
		if d.scores[e.language] == 0 {
			d.touched = append(d.touched, e.language)
		}
		d.scores[e.language] += int32(e.weight) * times
	}
}

// decide picks the language, given the scores.
func (d *identifier) decide(m *model, letters int, expected string) string {
	first, second := int16(-1), int16(-1)
	for _, n := range m.languages { // a stated order: that of the files
		switch {
		case first < 0 || d.scores[n] > d.scores[first]:
			first, second = n, first
		case second < 0 || d.scores[n] > d.scores[second]:
			second = n
		}
	}
	if d.scores[first] == 0 {
		return ""
	}
	var rival int32
	if second >= 0 {
		rival = d.scores[second]
	}
	// The expected language is kept unless another is clearly better.
	if i, ok := d.numbers[baseTag(expected)]; ok && i != first {
		if gap := int(d.scores[first] - d.scores[i]); gap < 250+10*min(letters, 100) {
			return d.tags[i]
		}
	}
	if expected != "" && d.tags[first] == baseTag(expected) {
		return d.tags[first]
	}
	if letters < leastLetter && len(m.languages) > 1 {
		return ""
	}
	// Each letter of a text in the language gives some two bits; a name or a word of another language much less.
	if int(d.scores[first]) < letters*14 && letters < sure {
		return ""
	}
	if letters < sure && int(d.scores[first]-rival)*40 < int(d.scores[first]) {
		return ""
	}
	return d.tags[first]
}

// withScript adds the script to the tag of a language that is mostly written in another one (CLDR likely subtags).
func withScript(tag string, s script) string {
	switch {
	case tag == "sr" && s == latin:
		return "sr-Latn"
	case (tag == "az" || tag == "uz" || tag == "bs" || tag == "tk") && s == cyrillic:
		return tag + "-Cyrl"
	case tag == "ug" && s == latin:
		return "ug-Latn"
	}
	return tag
}
