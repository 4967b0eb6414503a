package language

// The readers of figures ask several times for the number at one token: as the part of a time, of a date, of a
// quantity. The last windows are kept with the text.

// keptWindows is how many windows are kept: a number and the few behind it that are tried as its decimals or its range.
const keptWindows = 8

// keptWindow is the window at a token and its readings.
type keptWindow struct {
	pack     *Pack
	list     *Token // the first token of the list, to tell a list from another
	at, end  int
	readings []reading
}

// readings gives the readings of the window at token i and the token after the window.
func (p *Pack) readings(t *Tokens, i int) ([]reading, int) {
	k := &t.kept[i%keptWindows]
	if k.pack != p || k.at != i || k.list != &t.List[0] {
		end := p.window(t, i)
		*k = keptWindow{pack: p, list: &t.List[0], at: i, end: end, readings: p.numbers.read(t, i, end)}
	}
	return k.readings, k.end
}

// LongRun gives the end of the number words that follow one another from token i on if they are more than any number
// has, else i.
func (p *Pack) LongRun(t *Tokens, i int) int {
	if p.runEnd(t, i, maxWindow) < i+maxWindow {
		return i
	}
	return p.runEnd(t, i, len(t.List)-i)
}

// forget drops what is kept of another text.
func (t *Tokens) forget() {
	for k := range t.kept {
		t.kept[k].pack = nil
	}
}
