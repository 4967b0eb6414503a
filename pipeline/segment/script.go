package segment

import "unicode"

// script is a writing system, as far as it says something about the language or the layout of a text.
type script uint8

const (
	noScript script = iota
	latin
	cyrillic
	greek
	armenian
	hebrew
	arabic
	ethiopic
	devanagari
	han
	kana
	hangul
	thai
	lao
	khmer
	myanmar
	tibetan
	otherScript // one that is looked up in alone
	scripts
)

// alone are the languages of scripts that, in plain texts, serve one language only.
var alone = []struct {
	lo, hi rune
	tag    string
}{
	{0x0780, 0x07BF, "dv"}, {0x07C0, 0x07FF, "nqo"}, {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"}, {0x0A80, 0x0AFF, "gu"},
	{0x0B00, 0x0B7F, "or"}, {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"}, {0x0C80, 0x0CFF, "kn"}, {0x0D00, 0x0D7F, "ml"},
	{0x0D80, 0x0DFF, "si"}, {0x10A0, 0x10FF, "ka"}, {0x13A0, 0x13FF, "chr"}, {0x1C50, 0x1C7F, "sat"}, {0x2D30, 0x2D7F, "zgh"},
	{0xA000, 0xA4CF, "ii"}, {0x1E900, 0x1E95F, "ff-Adlm"},
}

// scriptOf gives the script of a letter or mark that is not ASCII; noScript for anything else.
func scriptOf(r rune) script {
	switch {
	case r < 0xAA:
		return noScript
	case r < 0x0250:
		if r == 0xD7 || r == 0xF7 || r < 0xC0 && r != 0xAA && r != 0xB5 && r != 0xBA {
			return noScript
		}
		return latin
	case r < 0x0370:
		if r >= 0x02B0 && r < 0x0300 {
			return noScript
		}
		return latin // phonetic letters, combining marks
	case r < 0x0400:
		if r == 0x37E || r == 0x387 {
			return noScript
		}
		return greek
	case r < 0x0530:
		return cyrillic
	case r < 0x0590:
		if r == 0x0589 || r == 0x058A || r >= 0x055A && r <= 0x055F {
			return noScript
		}
		return armenian
	case r < 0x0600:
		return hebrew
	case r < 0x0700 || r >= 0x0750 && r < 0x0780 || r >= 0x08A0 && r < 0x0900 || r >= 0xFB50 && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF:
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return noScript
		}
		return arabic
	case r >= 0x4E00 && r < 0xA000 || r >= 0x3400 && r < 0x4DC0 || r == 0x3005 || r == 0x3007 || r >= 0xF900 && r < 0xFB00 || r >= 0x20000 && r < 0x32000:
		return han
	case r >= 0x3041 && r < 0x3100 || r >= 0x31F0 && r < 0x3200 || r >= 0xFF66 && r < 0xFFA0:
		if r == 0x30FB {
			return noScript
		}
		return kana
	case r >= 0xAC00 && r < 0xD7B0 || r >= 0x1100 && r < 0x1200 || r >= 0x3130 && r < 0x3190:
		return hangul
	}
	if !unicode.IsLetter(r) && !unicode.IsMark(r) {
		return noScript
	}
	switch {
	case r >= 0x0900 && r < 0x0980 || r >= 0xA8E0 && r < 0xA900:
		return devanagari
	case r >= 0x0E00 && r < 0x0E80:
		return thai
	case r >= 0x0E80 && r < 0x0F00:
		return lao
	case r >= 0x0F00 && r < 0x1000:
		return tibetan
	case r >= 0x1000 && r < 0x10A0 || r >= 0xAA60 && r < 0xAA80 || r >= 0xA9E0 && r < 0xAA00:
		return myanmar
	case r >= 0x1200 && r < 0x13A0 || r >= 0x2D80 && r < 0x2DE0 || r >= 0xAB00 && r < 0xAB30:
		return ethiopic
	case r >= 0x1780 && r < 0x1800 || r >= 0x19E0 && r < 0x1A00:
		return khmer
	case r >= 0x1E00 && r < 0x1F00 || r >= 0x2C60 && r < 0x2C80 || r >= 0xA720 && r < 0xA800 || r >= 0xFB00 && r < 0xFB07 || r >= 0xFF21 && r < 0xFF5B || r >= 0x1D00 && r < 0x1E00:
		return latin
	case r >= 0x1F00 && r < 0x2000:
		return greek
	case r >= 0x2DE0 && r < 0x2E00 || r >= 0xA640 && r < 0xA6A0:
		return cyrillic
	case r >= 0xFB13 && r < 0xFB18:
		return armenian
	case r >= 0xFB1D && r < 0xFB50:
		return hebrew
	}
	return otherScript
}

// spaceless reports whether a script is written without blanks between words.
func (s script) spaceless() bool {
	switch s {
	case han, kana, thai, lao, khmer, myanmar, tibetan:
		return true
	}
	return false
}

// dense is how many letters of an alphabet a letter of the script is worth, when lengths are compared.
func (s script) dense() int {
	switch s {
	case han:
		return 4
	case kana, hangul:
		return 2
	}
	return 1
}

// aloneTag is the language of a letter of otherScript.
func aloneTag(r rune) string {
	for _, a := range alone {
		if r >= a.lo && r <= a.hi {
			return a.tag
		}
	}
	return ""
}
