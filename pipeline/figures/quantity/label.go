package quantity

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

// AddLabels looks through a text for digits and one capitalised word. A label is worth 1 wherever it stands, and 100
// before a colon at the begin of a sentence.
func (l Labels) AddLabels(text string) {
	for i := 0; i < len(text); {
		if c := text[i]; c < '0' || c > '9' {
			i++
			continue
		}
		start := i
		for i < len(text) && (text[i] >= '0' && text[i] <= '9') {
			i++
		}
		if i-start > 4 || i+2 > len(text) || text[i] != ' ' || start > 0 && !strings.ContainsRune(" \n\"'(", rune(text[start-1])) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(text[i+1:])
		if !unicode.IsUpper(r) {
			continue
		}
		end := i + 1
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) {
				break
			}
			end += n
		}
		worth := 1
		rest := strings.TrimLeft(text[end:min(len(text), end+2)], " ")
		before := strings.TrimRight(text[max(0, start-2):start], " \n")
		if strings.HasPrefix(rest, ":") && (before == "" || strings.HasSuffix(before, ".")) {
			worth = 100
		}
		l[text[start:end]] += worth
	}
}

// label gives the token after a label of the document that begins at token i; i if there is none.
func (w *codes) label(i int) int {
	if len(w.labels) == 0 || !w.IsCapital(i+1) || w.Glued(i+1) {
		return i
	}
	if n := w.labels[w.Surface(i, i+2)]; n <= 100 {
		return i
	}
	w.Add(scan.Figure{From: i, To: i + 2, Kind: schema.KindIdentifier, Rule: "label"})
	return i + 2
}
