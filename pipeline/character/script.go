package character

import (
	"maps"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Script is a writing system: a value of the Unicode property Script (UAX #24), with the two syllabaries of Japanese as
// one. Its zero value stands for characters of no script or of several.
type Script uint8

// The scripts that code asks for by name; the others have values too.
const (
	NoScript Script = iota
	Latin
	Greek
	Cyrillic
	Armenian
	Hebrew
	Arabic
	Ethiopic
	Devanagari
	Han
	Kana
	Hangul
	Thai
	Lao
	Khmer
	Myanmar
	Tibetan
	named
)

// namesOf are the values of the property that the named scripts stand for.
var namesOf = [named][]string{
	Latin: {"Latin"}, Greek: {"Greek"}, Cyrillic: {"Cyrillic"}, Armenian: {"Armenian"}, Hebrew: {"Hebrew"},
	Arabic: {"Arabic"}, Ethiopic: {"Ethiopic"}, Devanagari: {"Devanagari"}, Han: {"Han"},
	Kana: {"Hiragana", "Katakana"}, Hangul: {"Hangul"}, Thai: {"Thai"}, Lao: {"Lao"}, Khmer: {"Khmer"},
	Myanmar: {"Myanmar"}, Tibetan: {"Tibetan"},
}

// sharedKana are characters of the property value Common that the syllabaries share (Script_Extensions Hira Kana):
// the long vowel mark in both widths and the voicing marks in half width.
var sharedKana = []rune{0x30FC, 0xFF70, 0xFF9E, 0xFF9F}

// complexBreaks are further scripts without blanks between words: those of line-break class SA (UAX #14) that are not
// among the named ones, and Yi.
var complexBreaks = []string{"Ahom", "New_Tai_Lue", "Tai_Le", "Tai_Tham", "Tai_Viet", "Yi"}

const plane = 0x10000 // code points that have an entry of their own in the table

// repertoire is the property in the form in which it is asked for.
type repertoire struct {
	basic     [plane]Script
	beyond    []stretch // in order
	names     []string  // by script
	spaceless [256]bool // those that are not named
}

// spaceless are the named scripts without blanks between words.
var spaceless = [named]bool{Han: true, Kana: true, Thai: true, Lao: true, Khmer: true, Myanmar: true, Tibetan: true}

// stretch is a run of code points of one script.
type stretch struct {
	lo, hi rune
	script Script
}

var scripts = sync.OnceValue(func() *repertoire {
	t := &repertoire{names: make([]string, named)}
	owned := map[string]bool{"Common": true, "Inherited": true}
	for s, names := range namesOf {
		for _, name := range names {
			owned[name] = true
			t.add(Script(s), name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		if !owned[name] {
			t.names = append(t.names, "")
			t.add(Script(len(t.names)-1), name)
		}
	}
	for _, r := range sharedKana {
		t.basic[r] = Kana
	}
	slices.SortFunc(t.beyond, func(a, b stretch) int { return int(a.lo - b.lo) })
	for s, name := range t.names {
		t.spaceless[s] = slices.Contains(complexBreaks, name)
	}
	return t
})

// add enters the characters of a value of the property.
func (t *repertoire) add(s Script, name string) {
	t.names[s] = name
	table := unicode.Scripts[name]
	for _, g := range table.R16 {
		for r := rune(g.Lo); r <= rune(g.Hi); r += rune(g.Stride) {
			t.basic[r] = s
		}
	}
	for _, g := range table.R32 {
		if g.Stride == 1 {
			t.beyond = append(t.beyond, stretch{rune(g.Lo), rune(g.Hi), s})
			continue
		}
		for r := rune(g.Lo); r <= rune(g.Hi); r += rune(g.Stride) {
			t.beyond = append(t.beyond, stretch{r, r, s})
		}
	}
}

// ScriptOf gives the script of a character.
func ScriptOf(r rune) Script {
	t := scripts()
	if r >= 0 && r < plane {
		return t.basic[r]
	}
	i, _ := slices.BinarySearchFunc(t.beyond, r, func(s stretch, r rune) int { return int(s.hi - r) })
	if i < len(t.beyond) && t.beyond[i].lo <= r {
		return t.beyond[i].script
	}
	return NoScript
}

// ScriptOfText gives the script of the first character of s that has one.
func ScriptOfText(s string) Script {
	for _, r := range s {
		if script := ScriptOf(r); script != NoScript {
			return script
		}
	}
	return NoScript
}

// ScriptByName gives the script of a long name of the Unicode property Script ("Latin", "Han", "Katakana"), and whether
// there is one.
func ScriptByName(name string) (Script, bool) {
	for s, names := range namesOf {
		if slices.Contains(names, name) {
			return Script(s), true
		}
	}
	i := slices.Index(scripts().names[named:], name)
	return named + Script(i), i >= 0
}

// String is the long name of the script in Unicode; "Katakana" for Kana, empty for NoScript.
func (s Script) String() string { return scripts().names[s] }

// Spaceless reports whether the script is written without blanks between words.
func (s Script) Spaceless() bool {
	if s < named {
		return spaceless[s]
	}
	return scripts().spaceless[s]
}

// Syllabic reports whether one character of the script is a syllable or a word: ideographs, kana, Hangul.
func (s Script) Syllabic() bool { return s == Han || s == Kana || s == Hangul }

// Density is how many letters of an alphabet say about as much as one character of the script, in tenths, when lengths
// are compared. The values are ratios of the lengths of translations, rounded.
func (s Script) Density() int {
	switch s {
	case Han:
		return 30
	case Hangul:
		return 22
	case Kana:
		return 15
	}
	return 10
}

// Spaceless reports whether r belongs to a script that is written without blanks between words.
func Spaceless(r rune) bool { return r >= utf8.RuneSelf && ScriptOf(r).Spaceless() }

// Syllabic reports whether r is an ideograph, a kana or a Hangul syllable.
func Syllabic(r rune) bool { return r >= utf8.RuneSelf && ScriptOf(r).Syllabic() }
