package code

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// Labels are the numbers that a document uses as names: "110 Overseas" is one if it stands before a colon at the begin
// of a sentence, and the document has it again.
type Labels map[string]int

// The worth of a label: of its sightings, and what it needs to be one.
const (
	sighting   = 1   // wherever it stands
	definition = 100 // before a colon at the begin of a sentence
)

// AddLabels looks through a text for digits and one capitalised word.
func (l Labels) AddLabels(text string) {
	for i := 0; i < len(text); {
		if !isASCIIDigit(text[i]) {
			i++
			continue
		}
		start := i
		for i < len(text) && isASCIIDigit(text[i]) {
			i++
		}
		if i-start > 4 || start > 0 && !strings.ContainsRune(" \n\"'(", rune(text[start-1])) {
			continue
		}
		if end := capitalised(text, i); end > i {
			l[text[start:end]] += worth(text, start, end)
		}
	}
}

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }

// capitalised gives the end of a word with a capital that stands behind a blank at byte i; i if there is none.
func capitalised(text string, i int) int {
	if i+2 > len(text) || text[i] != ' ' {
		return i
	}
	if r, _ := utf8.DecodeRuneInString(text[i+1:]); !unicode.IsUpper(r) {
		return i
	}
	end := i + 1
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += n
	}
	return end
}

// worth says what the label at the bytes [start,end) is worth there.
func worth(text string, start, end int) int {
	rest := strings.TrimLeft(text[end:min(len(text), end+2)], " ")
	before := strings.TrimRight(text[max(0, start-2):start], " \n")
	if strings.HasPrefix(rest, ":") && (before == "" || strings.HasSuffix(before, ".")) {
		return definition
	}
	return sighting
}

// Label gives the token after a label of the document that begins at token i; i if there is none.
func (r Reader) Label(i int) int {
	if len(r.Labels) == 0 || !r.IsCapital(i+1) || r.Glued(i+1) {
		return i
	}
	if n := r.Labels[r.Surface(i, i+2)]; n <= definition {
		return i
	}
	r.Add(scan.Figure{From: i, To: i + 2, Kind: schema.KindIdentifier, Rule: "label"})
	return i + 2
}
