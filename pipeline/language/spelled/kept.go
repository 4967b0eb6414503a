package spelled

import "example.org/sourcebook/pipeline/language/token"

// The readers of figures ask several times for the number at one token: as the part of a time, of a date, of a quantity.
// The last windows are kept with the text.

// keptWindows is how many windows are kept: a number and the few behind it that are tried as its decimals or its range.
const keptWindows = 8

// keptWindow is the window at a token and its readings.
type keptWindow struct {
	reader   *Reader
	list     *token.Token // the first token of the list, to tell a list from another
	at, end  int
	readings []reading
}

// readings gives the readings of the window at token i and the token after the window.
func (r *Reader) readings(t *Tokens, i int) ([]reading, int) {
	k := &t.kept[i%keptWindows]
	if k.reader != r || k.at != i || k.list != &t.List[0] {
		end := r.window(t, i)
		readings := r.read(t, i, end)
		*k = keptWindow{reader: r, list: &t.List[0], at: i, end: end, readings: readings}
	}
	return k.readings, k.end
}

// LongRun gives the end of the number words that follow one another from token i on if they are more than any number
// has, else i.
func (r *Reader) LongRun(t *Tokens, i int) int {
	if r.runEnd(t, i, maxWindow) < i+maxWindow {
		return i
	}
	return r.runEnd(t, i, len(t.List)-i)
}
