package character

import "strings"

// Signs of Devanagari, whose words are spelled in two ways.
const (
	dotBelow   = '\u093C' // of letters for foreign sounds, which many texts leave out
	noVowel    = '\u094D'
	nasalPoint = '\u0902'
)

// stops are the consonants of Devanagari by the place where they are spoken, the nasal of it last.
var stops = []struct{ first, nasal rune }{
	{'\u0915', '\u0919'}, {'\u091A', '\u091E'}, {'\u091F', '\u0923'}, {'\u0924', '\u0928'}, {'\u092A', '\u092E'},
}

// Spelled gives the words of a name in Devanagari without the dot below letters, and with a point for a nasal that is
// spoken where the consonant behind it is; another name as it is.
func Spelled(name string) string {
	if !strings.ContainsRune(name, dotBelow) && !strings.ContainsRune(name, noVowel) {
		return name
	}
	r := []rune(name)
	var b strings.Builder
	for i := 0; i < len(r); i++ {
		switch {
		case r[i] == dotBelow:
		case i+2 < len(r) && r[i+1] == noVowel && nasalOf(r[i+2]) == r[i]:
			b.WriteRune(nasalPoint)
			i++
		default:
			b.WriteRune(r[i])
		}
	}
	return b.String()
}

// nasalOf gives the nasal of a stop of Devanagari, 0 for another sign.
func nasalOf(r rune) rune {
	for _, s := range stops {
		if s.first <= r && r < s.nasal {
			return s.nasal
		}
	}
	return 0
}
