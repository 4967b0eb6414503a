package chars

import (
	"sync"
	"unicode"

	"example.org/sourcebook/pipeline/character"
)

// Script is a writing system, as far as it says something about the language or the layout of a text: one of the
// scripts that package character has by name, or OtherScript.
type Script = character.Script

// The scripts that are told apart here.
const (
	NoScript    = character.NoScript
	Latin       = character.Latin
	Greek       = character.Greek
	Cyrillic    = character.Cyrillic
	Armenian    = character.Armenian
	Hebrew      = character.Hebrew
	Arabic      = character.Arabic
	Ethiopic    = character.Ethiopic
	Devanagari  = character.Devanagari
	Han         = character.Han
	Kana        = character.Kana
	Hangul      = character.Hangul
	Thai        = character.Thai
	Lao         = character.Lao
	Khmer       = character.Khmer
	Myanmar     = character.Myanmar
	Tibetan     = character.Tibetan
	OtherScript = character.Tibetan + 1 // any other one
	Scripts     = OtherScript + 1
)

// basic has the script of each letter and mark of the Basic Multilingual Plane.
var basic = sync.OnceValue(func() *[0x10000]Script {
	t := new([0x10000]Script)
	for r := range rune(len(t)) {
		t[r] = ofLetter(r)
		if t[r] == NoScript && shared(r) {
			t[r] = ofNeighbour(t, r)
		}
	}
	t['〇'] = Han // a digit by its category, a letter by its use
	return t
})

// ofLetter gives the script of a letter or a mark; NoScript for anything else, and for what several scripts share.
func ofLetter(r rune) Script {
	if !unicode.IsLetter(r) && !unicode.IsMark(r) || sign(r) {
		return NoScript
	}
	script := character.ScriptOf(r)
	switch {
	case script == NoScript && !shared(r):
		return OtherScript
	case script >= OtherScript:
		return OtherScript
	}
	return script
}

// sign reports whether r is a modifier letter of phonetics, which says nothing of a script.
func sign(r rune) bool { return r < 0x370 && unicode.Is(unicode.Lm, r) }

// shared reports whether r is a letter or a mark that scripts share and that stands in the code charts with those of
// the script that uses it most: the accents, the vowel signs of Arabic, the voicing marks of kana.
func shared(r rune) bool {
	if r >= 0x2000 && r != 0x3099 && r != 0x309A || sign(r) {
		return false
	}
	return (unicode.IsLetter(r) || unicode.IsMark(r)) && character.ScriptOf(r) == NoScript
}

// ofNeighbour gives the script of the letter before r in the code charts.
func ofNeighbour(t *[0x10000]Script, r rune) Script {
	for r--; r > 0; r-- {
		if t[r] != NoScript {
			return t[r]
		}
	}
	return NoScript
}

// ScriptOf gives the script of a letter or mark that is not ASCII; NoScript for anything else.
func ScriptOf(r rune) Script {
	switch {
	case r < 0xAA:
		return NoScript
	case r < 0x10000:
		return basic()[r]
	}
	return ofLetter(r)
}

// ScriptOfText is the script of the first letter of a text.
func ScriptOfText(s string) Script {
	for _, r := range s {
		if r < 0x80 {
			if unicode.IsLetter(r) {
				return Latin
			}
			continue
		}
		if s := ScriptOf(r); s != NoScript {
			return s
		}
	}
	return NoScript
}

// Weight is how many letters of an alphabet a letter of the script is worth where the scripts of a text are counted
// against each other: whole numbers, in favour of those that write less. How long a text is in another language is
// told by character.Script.Density.
func Weight(s Script) int {
	switch s {
	case Han:
		return 4
	case Kana, Hangul:
		return 2
	}
	return 1
}
