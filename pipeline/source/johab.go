package source

import "golang.org/x/text/encoding/korean"

// Johab (KS X 1001, annex 3; code page 1361) writes a Hangul syllable as its three letters in five bits each, after a
// bit that is set. All else stands where KS X 1001 has it, moved to the lead bytes that no syllable has.

// johab is the name that programs use; the registry has none.
const johab = "x-johab"

// absent says that a syllable lacks the letter; noLetter that five bits are no letter.
const (
	absent   = -1
	noLetter = -2
)

// johabInitial gives the number of a first consonant by its bits.
func johabInitial(bits int) int {
	switch {
	case bits == 1:
		return absent
	case bits >= 2 && bits <= 20:
		return bits - 2
	}
	return noLetter
}

// johabMedial gives the number of a vowel by its bits: they come in groups, of five and then of six.
func johabMedial(bits int) int {
	switch {
	case bits == 2:
		return absent
	case bits >= 3 && bits <= 7:
		return bits - 3
	case bits >= 10 && bits <= 29 && bits%8 >= 2:
		return 5 + (bits-10)/8*6 + bits%8 - 2
	}
	return noLetter
}

// johabFinal gives the number of a last consonant by its bits, 1 for the first.
func johabFinal(bits int) int {
	switch {
	case bits == 1:
		return absent
	case bits >= 2 && bits <= 17:
		return bits - 1
	case bits >= 19 && bits <= 29:
		return bits - 2
	}
	return noLetter
}

// The letters by themselves (Hangul Compatibility Jamo), by the number of a first and of a last consonant.
var (
	loneInitials = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	loneFinals   = []rune(" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
)

const (
	firstSyllable = 0xAC00
	firstVowel    = 0x314F // by itself
)

// johabSyllable gives the syllable or the letter that two bytes say; 0 if they say none.
func johabSyllable(lead, trail byte) rune {
	code := int(lead)<<8 | int(trail)
	i, m, f := johabInitial(code>>10&31), johabMedial(code>>5&31), johabFinal(code&31)
	switch {
	case i == noLetter || m == noLetter || f == noLetter:
		return 0
	case i >= 0 && m >= 0:
		return rune(firstSyllable + (i*21+m)*28 + max(f, 0))
	case i >= 0 && f == absent:
		return loneInitials[i]
	case i == absent && m >= 0 && f == absent:
		return rune(firstVowel + m)
	case i == absent && m == absent && f > 0:
		return loneFinals[f]
	}
	return 0
}

// johabMoved gives the row and the column of KS X 1001, as EUC-KR writes them, of a character that is no syllable.
func johabMoved(lead, trail byte) (row, column byte, ok bool) {
	switch {
	case lead >= 0xD9 && lead <= 0xDE:
		row = 0xA1 + (lead-0xD9)*2
	case lead >= 0xE0 && lead <= 0xF9:
		row = 0xCA + (lead-0xE0)*2
	default:
		return 0, 0, false
	}
	switch {
	case trail >= 0x31 && trail <= 0x7E:
		column = trail - 0x31 + 0xA1
	case trail >= 0x91 && trail <= 0xA0:
		column = trail - 0x91 + 0xEF
	case lead == 0xDA && trail >= 0xA1 && trail <= 0xD3: // letters by themselves, which stand with the syllables
		return 0, 0, false
	case trail >= 0xA1 && trail <= 0xFE:
		row, column = row+1, trail
	default:
		return 0, 0, false
	}
	return row, column, true
}

// johabTables makes the tables of Johab.
func johabTables() *Tables {
	t := &Tables{double: make([]rune, 1<<16)}
	for c := range 0x80 {
		t.single[c] = rune(c)
	}
	moved := korean.EUCKR.NewDecoder().Transformer
	var buf [16]byte
	for lead := 0x84; lead <= 0xF9; lead++ {
		for trail := 0x31; trail <= 0xFE; trail++ {
			r := rune(0)
			if lead <= 0xD3 {
				r = johabSyllable(byte(lead), byte(trail))
			} else if row, column, ok := johabMoved(byte(lead), byte(trail)); ok {
				r = decodedRune(buf[:decodeOne(moved, buf[:], []byte{row, column})])
			}
			t.double[lead<<8|trail] = r
		}
	}
	return t
}
