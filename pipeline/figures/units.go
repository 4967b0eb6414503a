package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// A unit is what stands beside a number and makes it more than a count.
type unit struct {
	kind      string
	code      string
	factor    int64 // what one of it is in code; 0 stands for 1
	ambiguous bool  // a currency sign with several readings
	to        int   // token after it
	rule      string
}

// durations are the calendar units in UCUM.
var durations = map[string]unit{
	language.UnitYear:      {code: "a"},
	language.UnitHalf:      {code: "mo", factor: 6},
	language.UnitQuarter:   {code: "mo", factor: 3},
	language.UnitMonth:     {code: "mo"},
	language.UnitWeek:      {code: "wk"},
	language.UnitFortnight: {code: "d", factor: 14},
	language.UnitDay:       {code: "d"},
	language.UnitHour:      {code: "h"},
	language.UnitMinute:    {code: "min"},
	language.UnitSecond:    {code: "s"},
	language.UnitDecade:    {code: "a", factor: 10},
	language.UnitCentury:   {code: "a", factor: 100},
}

// clocks are the UCUM codes that measure time.
var clocks = map[string]bool{"a": true, "mo": true, "wk": true, "d": true, "h": true, "min": true, "s": true, "ms": true, "us": true, "ns": true}

// unitAfter reads the unit after a number: per cent, currency, measure or duration.
func (w *work) unitAfter(a *amount) (unit, bool) {
	if a.form != language.Cardinal {
		return unit{}, false
	}
	k := a.to
	hyphen := w.mark(k, "-‐‑") && w.glued(k) && w.glued(k+1)
	if hyphen {
		k++
	}
	if u, ok := w.unitAt(k, hyphen); ok {
		return u, true
	}
	if a.scaled && !hyphen {
		if e := w.of(k); e > k {
			return w.unitAt(e, false)
		}
	}
	return unit{}, false
}

// of gives the token after "of" at token i, with its elision ("d'"); i if there is none.
func (w *work) of(i int) int {
	if !w.isWord(i) || !w.traits.genitive[strings.ToLower(w.token(i))] {
		return i
	}
	e := i + 1
	if w.mark(e, "'’") && w.glued(e) && w.glued(e+1) {
		e++
	}
	return e
}

func (w *work) unitAt(k int, hyphen bool) (unit, bool) {
	if k >= len(w.t.List) || w.t.List[k].ID == 0 || w.address[k] {
		return unit{}, false
	}
	if m, ok := w.has(k, language.Percent); ok && (!m.Flags.Has(language.Before) || m.Flags.Has(language.After)) {
		return unit{kind: schema.KindPercent, code: m.Value, to: m.End, rule: "percent"}, true
	}
	if m, ok := w.value(k, language.Quantity, language.QuantityTenth); ok && !hyphen && !w.longerWord(k, m.End) {
		return unit{kind: schema.KindPercent, code: "%", factor: 10, to: m.End, rule: "tenths"}, true
	}
	cur, money := w.currencyAfter(k)
	m, measure := w.measureAt(k, hyphen)
	if money && (!measure || cur.to >= m.to && !cur.ambiguous) {
		return cur, true
	}
	if measure {
		return m, true
	}
	return unit{}, false
}

func (w *work) measureAt(k int, hyphen bool) (unit, bool) {
	if m, ok := w.has(k, language.CalendarUnit); ok && !m.Flags.Has(language.Short) && !w.numberedUnit(k) {
		if u, ok := durations[m.Value]; ok {
			u.kind, u.to, u.rule = schema.KindDuration, m.End, "duration"
			if w.mark(u.to, "-‐‑") && hyphen && w.glued(u.to) && w.isWord(u.to+1) && w.glued(u.to+1) {
				return u, true
			}
			if w.ideograph(k) && w.spans(u.to) {
				u.to++
				return u, true
			}
			return u, w.unitEnds(k, u.to)
		}
	}
	if w.t.List[k].ID == 0 || !w.pack.Begins(&w.t, k) {
		return unit{}, false
	}
	w.found = w.pack.At(&w.t, k, w.found[:0])
	best := language.Match{}
	for n := 0; n < len(w.found); n++ {
		m := w.found[n]
		if m.Class != language.Measure || best.Entry != nil && (m.End < best.End || !customary(best.Value) || customary(m.Value)) || !w.measures(k, m) {
			continue
		}
		best = m
	}
	if best.Entry == nil {
		return unit{}, false
	}
	u := unit{kind: schema.KindMeasure, code: best.Value, to: best.End, rule: "measure"}
	if clocks[best.Value] {
		u.kind, u.rule = schema.KindDuration, "duration"
	}
	return u, true
}

// customary reports whether a UCUM code is that of a customary unit. A name that several units have means the metric one:
// a tonelada is a tonne, not a short ton.
func customary(code string) bool { return strings.HasPrefix(code, "[") }

// measures reports whether the name or symbol of a unit at token k is one by its case and by what stands beside it.
func (w *work) measures(k int, m language.Match) bool {
	text := w.t.Surface(k, m.End)
	for e := k + 1; e < m.End; e++ {
		if w.isDigits(e) && !w.glued(e) {
			return false // "6 ft 2" is no square foot
		}
	}
	if w.numberedUnit(k) {
		return false
	}
	if !m.Flags.Has(language.Short) {
		return w.unitEnds(k, m.End)
	}
	if !unicode.IsLetter(w.rune(k)) {
		return true
	}
	switch {
	case w.glued(m.End) && (w.isWord(m.End) || w.isDigits(m.End) || w.mark(m.End, "'’") && w.glued(m.End+1)):
		return false
	case m.Flags.Has(language.Cased) && m.Phrase != text:
		return false
	case !w.glued(k) && m.End == k+1 && w.isFunction(k) && !elided(text):
		return false
	case utf8.RuneCountInString(text) == 1 && (m.Phrase != text || unicode.IsUpper(w.rune(k)) && (w.glued(k) || w.of(m.End) == m.End)):
		return false // one capital letter after a number is more often a name: 5G, 4K
	}
	return true
}

// unitEnds reports whether a unit of the tokens [k,end) ends there: no letter follows without a blank. In scripts that
// have no blanks a unit of several characters is one in any case.
func (w *work) unitEnds(k, end int) bool {
	return !w.glued(end) || !w.isWord(end) || w.ideograph(k) && (end-k > 1 || w.separate(k, end))
}

// separate reports whether the unit of one character at token k is a word of its own, although others follow it without
// a blank: a comparator or an ending in hiragana, or, by the list of words, no longer word begins with it.
func (w *work) separate(k, end int) bool {
	if m, ok := w.has(k, language.Quantity); ok && m.Value == language.QuantityShare {
		return false // 3分の2
	}
	if m, ok := w.has(end, language.Comparator); ok && m.Flags.Has(language.After) {
		return true
	}
	if unicode.Is(unicode.Hiragana, w.rune(end)) && unicode.Is(unicode.Han, w.rune(k)) {
		return true
	}
	if _, calendar := w.has(k, language.CalendarUnit); calendar {
		return false
	}
	if w.traits.classes == nil {
		m, ok := w.has(k, language.Measure)
		return ok && m.Value == "a" // the years of an age: 7歳児
	}
	return !w.longerWord(k, end)
}

// longerWord reports whether, by the list of words of a script without blanks, a word at token k goes on behind token
// end: 成 in "3成员".
func (w *work) longerWord(k, end int) bool {
	if w.traits.classes == nil {
		return false
	}
	to, _ := w.wordOf(k)
	return to > end
}

// numberedUnit reports whether a century or a decade in a script without blanks stands at token k without a classifier
// before it: 21世紀 is the 21st.
func (w *work) numberedUnit(k int) bool {
	if !w.ideograph(k) {
		return false
	}
	if u, ok := w.has(k, language.CalendarUnit); ok && (u.Value == language.UnitCentury || u.Value == language.UnitDecade) {
		return true
	}
	m, ok := w.has(k, language.Measure)
	return ok && m.Value == "100.a" && m.End-k == 2
}

// cutUnit reports whether a unit of one character that other words go on behind token i: 年 in "3年级" is none, in
// "3年的" it is one.
func (w *work) cutUnit(i int) bool {
	if !w.ideograph(i) || !w.glued(i) || !w.ideograph(i+1) || !w.glued(i+1) {
		return false
	}
	m, ok := w.has(i, language.CalendarUnit)
	if !ok {
		m, ok = w.has(i, language.Measure)
	}
	return ok && m.End == i+1
}

// isFunction reports whether token i is a function word; it leaves the matches found alone.
func (w *work) isFunction(i int) bool {
	m, ok := w.pack.Longest(&w.t, i, language.Function)
	return ok && m.End == i+1
}

// elided reports whether s is a single Latin consonant. Such a letter is a function word only with an apostrophe behind
// it ("m'", "l'", "t'").
func elided(s string) bool {
	return len(s) == 1 && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z') && !strings.Contains("aeiouy", strings.ToLower(s))
}
