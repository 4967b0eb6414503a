package chars

import (
	"unicode"
	"unicode/utf8"
)

// Script is a writing system, as far as it says something about the language or the layout of a text.
type Script uint8

const (
	NoScript Script = iota
	Latin
	Cyrillic
	Greek
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
	OtherScript // one that is looked up in alone
	Scripts
)

// ScriptOf gives the script of a letter or mark that is not ASCII; noScript for anything else.
func ScriptOf(r rune) Script {
	switch {
	case r < 0xAA:
		return NoScript
	case r < 0x0250:
		if r == 0xD7 || r == 0xF7 || r < 0xC0 && r != 0xAA && r != 0xB5 && r != 0xBA {
			return NoScript
		}
		return Latin
	case r < 0x0370:
		if r >= 0x02B0 && r < 0x0300 {
			return NoScript
		}
		return Latin // phonetic letters, combining marks
	case r < 0x0400:
		if r == 0x37E || r == 0x387 {
			return NoScript
		}
		return Greek
	case r < 0x0530:
		return Cyrillic
	case r < 0x0590:
		if r == 0x0589 || r == 0x058A || r >= 0x055A && r <= 0x055F {
			return NoScript
		}
		return Armenian
	case r < 0x0600:
		return Hebrew
	case r < 0x0700 || r >= 0x0750 && r < 0x0780 || r >= 0x08A0 && r < 0x0900 || r >= 0xFB50 && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF:
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return NoScript
		}
		return Arabic
	case r >= 0x4E00 && r < 0xA000 || r >= 0x3400 && r < 0x4DC0 || r == 0x3005 || r == 0x3007 || r >= 0xF900 && r < 0xFB00 || r >= 0x20000 && r < 0x32000:
		return Han
	case r >= 0x3041 && r < 0x3100 || r >= 0x31F0 && r < 0x3200 || r >= 0xFF66 && r < 0xFFA0:
		if r == 0x30FB {
			return NoScript
		}
		return Kana
	case r >= 0xAC00 && r < 0xD7B0 || r >= 0x1100 && r < 0x1200 || r >= 0x3130 && r < 0x3190:
		return Hangul
	}
	if !unicode.IsLetter(r) && !unicode.IsMark(r) {
		return NoScript
	}
	switch {
	case r >= 0x0900 && r < 0x0980 || r >= 0xA8E0 && r < 0xA900:
		return Devanagari
	case r >= 0x0E00 && r < 0x0E80:
		return Thai
	case r >= 0x0E80 && r < 0x0F00:
		return Lao
	case r >= 0x0F00 && r < 0x1000:
		return Tibetan
	case r >= 0x1000 && r < 0x10A0 || r >= 0xAA60 && r < 0xAA80 || r >= 0xA9E0 && r < 0xAA00:
		return Myanmar
	case r >= 0x1200 && r < 0x13A0 || r >= 0x2D80 && r < 0x2DE0 || r >= 0xAB00 && r < 0xAB30:
		return Ethiopic
	case r >= 0x1780 && r < 0x1800 || r >= 0x19E0 && r < 0x1A00:
		return Khmer
	case r >= 0x1E00 && r < 0x1F00 || r >= 0x2C60 && r < 0x2C80 || r >= 0xA720 && r < 0xA800 || r >= 0xFB00 && r < 0xFB07 || r >= 0xFF21 && r < 0xFF5B || r >= 0x1D00 && r < 0x1E00:
		return Latin
	case r >= 0x1F00 && r < 0x2000:
		return Greek
	case r >= 0x2DE0 && r < 0x2E00 || r >= 0xA640 && r < 0xA6A0:
		return Cyrillic
	case r >= 0xFB13 && r < 0xFB18:
		return Armenian
	case r >= 0xFB1D && r < 0xFB50:
		return Hebrew
	}
	return OtherScript
}

// Spaceless reports whether a script is written without blanks between words.
func (s Script) Spaceless() bool {
	switch s {
	case Han, Kana, Thai, Lao, Khmer, Myanmar, Tibetan:
		return true
	}
	return false
}

// Dense is how many letters of an alphabet a letter of the script is worth, when lengths are compared.
func (s Script) Dense() int {
	switch s {
	case Han:
		return 4
	case Kana, Hangul:
		return 2
	}
	return 1
}

// BaseTag is the language subtag of a tag.
func BaseTag(tag string) string {
	for i := range len(tag) {
		if tag[i] == '-' {
			return tag[:i]
		}
	}
	return tag
}

// ScriptOfText is the script of the first letter of a text.
func ScriptOfText(s string) Script {
	for _, r := range s {
		if r < utf8.RuneSelf {
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
