// Package identify tells in which language a passage is written.
package identify

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language/bcp47"
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
	tally   tally
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
	c := d.count(text)
	g := guess{Letters: c.letters, Script: c.script()}
	if expected != "" && !d.Writes(expected, g.Script) {
		expected = ""
	}
	switch {
	case g.Script == chars.NoScript:
	case g.Script == chars.Han || g.Script == chars.Kana:
		g.Tag = d.eastAsian(c, expected)
	case d.told(g.Script):
		g.Tag = d.best(text, g, expected)
	default:
		g.Tag = d.alone(text, c.first[g.Script])
	}
	return g
}

// tally counts what the letters of a passage say of its script.
type tally struct {
	counts     [chars.Scripts]int  // in letters of an alphabet
	first      [chars.Scripts]rune // letter of each script that is not ASCII
	hans, hant int                 // characters of one kind of Chinese only
	letters    int
}

// count counts the letters of the begin of a text.
func (d *Identifier) count(text string) *tally {
	t := &d.tally
	*t = tally{}
	for i := 0; i < len(text) && t.letters < d.sample; {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if c |= 0x20; c >= 'a' && c <= 'z' {
				t.counts[chars.Latin]++
				t.letters++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		s := chars.ScriptOf(r)
		if s == chars.NoScript {
			continue
		}
		t.counts[s] += chars.Weight(s)
		t.letters += chars.Weight(s)
		if t.first[s] == 0 {
			t.first[s] = r
		}
		if s == chars.Han {
			if d.hans[r] {
				t.hans++
			} else if d.hant[r] {
				t.hant++
			}
		}
	}
	return t
}

// script is that of most letters; Han, if Han and kana together have more than any other.
func (t *tally) script() chars.Script {
	most := chars.NoScript
	for s := chars.Latin; s < chars.Scripts; s++ {
		if t.counts[s] > t.counts[most] {
			most = s
		}
	}
	han, kana := t.counts[chars.Han], t.counts[chars.Kana]
	if han > 0 && kana > 0 && han+kana > t.counts[most] {
		return chars.Han
	}
	return most
}

const (
	leastKana = 12 // one letter of kana to so many of Han shows that a text is in the language of both
	shortHan  = 80 // with fewer letters of Han, a text may be in that language without kana
)

// eastAsian gives the language of a text in Han and kana.
func (d *Identifier) eastAsian(t *tally, expected string) string {
	han, kana := t.counts[chars.Han], t.counts[chars.Kana]
	switch {
	case kana*leastKana > han, expected == d.kana && han < shortHan:
		return d.kana
	case t.hans > t.hant:
		return d.habits.Tag(d.han, simplified)
	case t.hant > t.hans:
		return d.habits.Tag(d.han, traditional)
	case expected != "" && expected != d.kana:
		return expected
	}
	return d.han
}

// Siblings reports whether two languages are easily taken for each other.
func (d *Identifier) Siblings(a, b string) bool {
	_, group := d.habits.Sibling(bcp47.Base(a))
	return slices.Contains(group, bcp47.Base(b))
}

// Writes reports whether a language is written in a script.
func (d *Identifier) Writes(tag string, s chars.Script) bool {
	base := bcp47.Base(tag)
	switch {
	case s == chars.Han || s == chars.Kana:
		return base == d.han || base == d.kana
	case d.told(s):
		i, ok := d.numbers[base]
		return ok && d.serves(i, s)
	}
	return true
}

// best gives the language with most evidence among those of the script, or none if the evidence does not do.
func (d *Identifier) best(text string, g guess, expected string) string {
	if g.Letters < fewLetters { // nothing speaks against the expected language, nothing for another one
		return d.habits.Tag(bcp47.Base(expected), g.Script.String())
	}
	m := d.model(g.Script)
	letters := d.weigh(m, text, g.Script)
	for n, score := range d.scores {
		if score != 0 {
			d.touched = append(d.touched, int16(n))
		}
	}
	tag := d.decide(m, passage{text, g.Script, letters}, expected)
	for _, n := range d.touched {
		d.scores[n] = 0
	}
	d.touched = d.touched[:0]
	return d.habits.Tag(tag, g.Script.String())
}

// weigh adds up the evidence of the trigrams and the words of a text, and counts its letters.
func (d *Identifier) weigh(m *model, text string, script chars.Script) (letters int) {
	pointed := script == chars.Arabic || script == chars.Hebrew // may have signs for vowels, which lists have not
	var a, b rune = ' ', ' '
	d.word = d.word[:0]
	feed := func(c rune) {
		if b == ' ' && c == ' ' {
			return
		}
		d.add(m.trigrams.of(a, b, c))
		a, b = b, c
	}
	end := func() { // an elided word stands by itself, too: l'eau
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
			if c < 'a' || c > 'z' || script != chars.Latin {
				end()
				continue
			}
			letters++
			d.word = append(d.word, c)
			feed(rune(c))
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if pointed && unicode.Is(unicode.Mn, r) {
			continue
		}
		if chars.ScriptOf(r) != script {
			end()
			continue
		}
		r = unicode.ToLower(r)
		letters++
		d.add(m.against(r))
		d.word = utf8.AppendRune(d.word, r)
		feed(r)
	}
	end()
	return letters
}

func (d *Identifier) add(list []evidence) {
	scores := d.scores
	for _, e := range list {
		scores[e.language] += int32(e.weight)
	}
}

const (
	// Languages without a large text behind their trigrams give so many sixteenths of a bit to the others: they are
	// written less, too.
	handicap  = 64
	nearly    = 40  // scores that differ by less than one part in so many are alike
	similar   = 24  // those of siblings, by less than one in so many
	kept      = 250 // sixteenths of a bit by which another language must be better than the expected one
	keptMore  = 10  // and so many more a letter, up to keptUpTo letters
	keptUpTo  = 100
	fewRivals = 20 // where fewer languages share a script, a text in it is in one of them: half the evidence does
)

// passage is a text of which the letters of one script are looked at.
type passage struct {
	text    string
	script  chars.Script
	letters int // that were looked at
}

// decide picks the language, given the scores.
func (d *Identifier) decide(m *model, p passage, expected string) string {
	leader := d.leader(m)
	if leader < 0 {
		return ""
	}
	first, group := d.elder(m, p, leader)
	// The expected language is kept unless another is clearly better.
	if i, ok := d.numbers[bcp47.Base(expected)]; ok && i != first {
		if gap := int(d.scores[first] - d.scores[i]); gap < kept+keptMore*min(p.letters, keptUpTo) {
			return d.tags[i]
		}
	}
	if expected != "" && d.tags[first] == bcp47.Base(expected) || d.proved(m, p.letters, leader, group) {
		return d.tags[first]
	}
	return ""
}

// leader gives the language with most evidence; -1 if there is none.
func (d *Identifier) leader(m *model) int16 {
	first := int16(-1)
	for _, n := range d.touched {
		if m.lesser[n] {
			d.scores[n] = max(0, d.scores[n]-handicap)
		}
		if first < 0 || d.scores[n] > d.scores[first] { // touched is in order: of equals the first
			first = n
		}
	}
	if first < 0 || d.scores[first] == 0 {
		return -1
	}
	return first
}

// elder gives the sibling of a language that is taken in its place, and all siblings: the one whose signs the text has,
// unless its letters speak more strongly against it; else the one that is taken where nothing speaks for the language
// itself.
func (d *Identifier) elder(m *model, p passage, first int16) (int16, []string) {
	place, group := d.habits.Sibling(d.tags[first])
	if group == nil {
		return first, nil
	}
	counts := d.marks.count(p, group, d.sample)
	best, taken := d.scores[first], first
	worth := 0
	for i, tag := range group {
		n, ok := d.numbers[tag]
		if !ok || !m.serves(n) {
			continue
		}
		signs := counts[i] - counts[place]
		lead := signs * markWorth
		if !m.lesser[n] || signs <= 0 { // few letters were counted of a lesser one
			lead -= int(best - d.scores[n])
		}
		if i < place && signs >= 0 {
			lead += int(best) / similar
		}
		if taken != first { // an elder one
			lead -= int(best) / similar
		}
		if lead > worth {
			taken, worth = n, lead
		}
	}
	return taken, group
}

// proved reports whether the evidence for a language does: it is enough for the letters, and more than that for any
// language but its siblings.
func (d *Identifier) proved(m *model, letters int, first int16, siblings []string) bool {
	if letters < leastLetter && len(m.languages) > 1 {
		return false
	}
	if letters >= sure {
		return true
	}
	// Each letter of a text in the language gives some two bits; a name or a word of another language much less.
	least := leastEvidence
	if len(m.languages) < fewRivals {
		least /= 2
	}
	score := int(d.scores[first])
	if score < letters*least {
		return false
	}
	gap := score - int(d.rival(first, siblings))
	return gap*nearly >= score && gap >= leastGap
}

// rival gives the score of the best language but one and its siblings.
func (d *Identifier) rival(first int16, siblings []string) int32 {
	var most int32
	for _, n := range d.touched {
		if n != first && !slices.Contains(siblings, d.tags[n]) {
			most = max(most, d.scores[n])
		}
	}
	return most
}
