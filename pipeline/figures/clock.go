package figures

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// time reads a time of day at token i, by the templates of the language or as clock does, with the time zone behind it.
// It gives the token after it; i if there is none.
func (w *work) time(i int) int {
	n := len(w.figures)
	to := i
	if w.isDigits(i) {
		to = w.clock(i)
	}
	if w.mask[i]&(templateStart|digitBit|numberBit|1<<language.DayPeriod) != 0 && !w.address[i] {
		if end := w.templatedTime(i, &w.traits.templates.times); end > to {
			w.figures = w.figures[:n]
			w.wordsIn(i, end)
			w.add(figure{from: i, to: end, kind: schema.KindTime, rule: "clock_words"})
			to = end
		}
	}
	if to == i {
		return w.hours(i)
	}
	if end := w.templatedTime(to, &w.traits.templates.zones); end > to {
		w.take(to, end)
		w.figures[n].to = end
		return end
	}
	return to
}

// clock reads a time of day at token i: hours and minutes with a colon, hours with an hour sign ("14h30"), hours or
// hours and minutes with a day period ("7 pm", "7.30 p.m."). It gives the token after it; i if there is none.
func (w *work) clock(i int) int {
	h, n := w.digits(i)
	if n == 0 || n > 2 || h > 24 || w.glued(i) && (w.isWord(i-1) && !w.timeLetter(i-1) && !w.ideograph(i-1) || w.mark(i-1, ":.,/") && w.isDigits(i-2)) {
		return i
	}
	e := i + 1
	switch {
	case w.mark(e, ":：") && w.glued(e) && w.glued(e+1) && w.twoDigits(e+1, 59):
		e += 2
		if w.mark(e, ":：") && w.glued(e) && w.glued(e+1) && w.twoDigits(e+1, 60) {
			e += 2
			if w.mark(e, ".,") && w.glued(e) && w.glued(e+1) && w.isDigits(e+1) {
				e += 2
			}
		}
		if w.mark(e, ":/-,.") && w.glued(e) && w.glued(e+1) && w.isDigits(e+1) {
			return i
		}
		if p, ok := w.dayPeriod(e, h); ok {
			e = p
		}
	case w.mark(e, ".") && w.glued(e) && w.glued(e+1) && w.twoDigits(e+1, 59):
		p, ok := w.dayPeriod(e+2, h)
		if !ok {
			if p = e + 2; !w.clockWord(i) || w.glued(p) && w.isMark(p) && w.glued(p+1) && w.isDigits(p+1) || w.nounAt(p) && w.lower(p) {
				return i
			}
		}
		e = p
	case w.traits.hour != "" && w.token(e) == w.traits.hour && w.glued(e) && !w.spans(e+1):
		e++
		if v, n := w.digits(e); n > 0 && n <= 2 && v < 60 {
			if u, ok := w.has(e+1, language.CalendarUnit); ok && u.Value == language.UnitMinute {
				e = u.End
			}
		} else if w.ideograph(e) && w.glued(e) && w.follows(e, language.Measure, language.CalendarUnit) {
			return i
		}
		w.add(figure{from: i, to: e, kind: schema.KindTime, rule: "clock"})
		return e
	default:
		if p, ok := w.dayPeriod(e, h); ok {
			e = p
			break
		}
		m, ok := w.has(e, language.Measure)
		if u, unit := w.has(e, language.CalendarUnit); unit && u.Value == language.UnitHour {
			ok, m = true, u
		} else if ok && m.Value != "h" {
			ok = false
		}
		if !ok {
			return i
		}
		short := m.Flags.Has(language.Short) || m.End-e == 1 && len(w.token(e)) == 1
		switch {
		case w.twoDigits(m.End, 59) && (w.glued(m.End) == w.glued(e) || !short) && !w.lettersAt(m.End+1) && !w.nounAt(m.End+1) &&
			!w.follows(m.End+1, language.Measure, language.CalendarUnit):
			e = m.End + 1
			if p, ok := w.dayPeriod(e, min(h, 12)); ok {
				e = p
			}
		case short && w.glued(e) && w.hourRange(i, m.End), w.clockWord(i) && !w.joins(w.pastDateWords(m.End)):
			e = m.End
		default:
			p, ok := w.dayPeriod(m.End, h)
			if !ok {
				return i
			}
			e = p
		}
	}
	if h == 24 && w.token(i+2) != "00" || w.lettersAt(e) && !w.timeLetter(e) {
		return i
	}
	if w.timeLetter(e) && w.glued(e) {
		e++
	}
	w.add(figure{from: i, to: e, kind: schema.KindTime, rule: "clock"})
	return e
}

// hours reads two hours of the clock of which only the second has its word: "9 bis 17 Uhr".
func (w *work) hours(i int) int {
	h, n := w.digits(i)
	if n == 0 || n > 2 || h > 24 || w.glued(i) && w.isMark(i-1) && i > 0 && w.glued(i-1) {
		return i
	}
	k := w.rangeSign(i + 1)
	if k == i+1 || !w.isDigits(k) {
		return i
	}
	end := w.templatedTime(k, &w.traits.templates.times)
	if end == k {
		return i
	}
	w.add(figure{from: i, to: end, kind: schema.KindTime, rule: "hours"})
	return end
}

// clockWord reports whether a word after which an hour is one of the clock stands before token i: "à 9h", "alle 10.30".
func (w *work) clockWord(i int) bool {
	return i > 0 && w.isWord(i-1) && w.traits.templates.at[w.t.List[i-1].ID]
}

// hourRange reports whether an hour such as 9h, from token i to token end, is one end of a range of hours: "9h à 17h".
func (w *work) hourRange(i, end int) bool {
	if n := len(w.figures); n > 0 && w.figures[n-1].kind == schema.KindTime {
		if m, ok := w.value(w.figures[n-1].to, language.Range, "to"); ok && m.End == i {
			return true
		}
	}
	m, ok := w.value(end, language.Range, "to")
	if !ok || !w.isDigits(m.End) || !w.glued(m.End+1) {
		return false
	}
	u, ok := w.has(m.End+1, language.Measure)
	return ok && u.Value == "h"
}

// timeLetter reports whether token i is one of the letters of ISO 8601: T before a time, Z after it.
func (w *work) timeLetter(i int) bool { return w.isWord(i) && (w.token(i) == "T" || w.token(i) == "Z") }

func (w *work) twoDigits(i, most int) bool {
	v, n := w.digits(i)
	return n == 2 && v <= most
}

// dayPeriod gives the token after the day period at token i for an hour of the clock.
func (w *work) dayPeriod(i, hour int) (int, bool) {
	if hour > 12 && !w.glued(i) {
		m, ok := w.has(i, language.DayPeriod)
		if !ok || m.Value != "am" && m.Value != "pm" {
			return 0, false
		}
	}
	m, ok := w.has(i, language.DayPeriod)
	if !ok || m.Value == "noon" || m.Value == "midnight" {
		return 0, false
	}
	if m.Value != "am" && m.Value != "pm" {
		// "7 in the morning" is a time, "7 night shifts" is not: the phrase must have its own preposition.
		if w.function(i) != language.WordPreposition && w.function(i) != language.WordDeterminer && w.function(i) != language.WordArticle {
			return 0, false
		}
	}
	if w.lettersAt(m.End) {
		return 0, false
	}
	return m.End, true
}
