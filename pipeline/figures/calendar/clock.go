package calendar

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Read reads a time of day at token i, by the templates of the language or as clock does, with the time zone behind it.
// It gives the token after it; i if there is none.
func (w *Clock) Read(i int) int {
	n := len(w.Figures)
	to := i
	if w.IsDigits(i) {
		to = w.clock(i)
	}
	if w.Mask[i]&(scan.TemplateStart|scan.DigitBit|scan.NumberBit|1<<language.DayPeriod) != 0 && !w.Address[i] {
		if end := w.templatedTime(i, &w.traits.templates.times); end > to {
			w.Figures = w.Figures[:n]
			w.NoteNumerals(i, end)
			w.Add(scan.Figure{From: i, To: end, Kind: schema.KindTime, Rule: "clock_words"})
			to = end
		}
	}
	if to == i {
		return w.hours(i)
	}
	if end := w.templatedTime(to, &w.traits.templates.zones); end > to {
		w.Take(to, end)
		w.Figures[n].To = end
		return end
	}
	return to
}

// clock reads a time of day at token i: hours and minutes with a colon, hours with an hour sign ("14h30"), hours or
// hours and minutes with a day period ("7 pm", "7.30 p.m."). It gives the token after it; i if there is none.
func (w *Clock) clock(i int) int {
	h, n := w.Digits(i)
	if n == 0 || n > 2 || h > 24 || w.Glued(i) && (w.IsWord(i-1) && !w.timeLetter(i-1) && !w.IsSyllabic(i-1) || w.Mark(i-1, ":.,/") && w.IsDigits(i-2)) {
		return i
	}
	e := i + 1
	switch {
	case w.Mark(e, ":：") && w.Glued(e) && w.Glued(e+1) && w.twoDigits(e+1, 59):
		e += 2
		if w.Mark(e, ":：") && w.Glued(e) && w.Glued(e+1) && w.twoDigits(e+1, 60) {
			e += 2
			if w.Mark(e, ".,") && w.Glued(e) && w.Glued(e+1) && w.IsDigits(e+1) {
				e += 2
			}
		}
		if w.Mark(e, ":/-,.") && w.Glued(e) && w.Glued(e+1) && w.IsDigits(e+1) {
			return i
		}
		if p, ok := w.dayPeriod(e, h); ok {
			e = p
		}
	case w.Mark(e, ".") && w.Glued(e) && w.Glued(e+1) && w.twoDigits(e+1, 59):
		p, ok := w.dayPeriod(e+2, h)
		if !ok {
			if p = e + 2; !w.clockWord(i) || w.Glued(p) && w.IsMark(p) && w.Glued(p+1) && w.IsDigits(p+1) || w.NounAt(p) && w.IsLower(p) {
				return i
			}
		}
		e = p
	case w.traits.hour != "" && w.Token(e) == w.traits.hour && w.Glued(e) && !w.MakesSpan(e+1):
		e++
		if v, n := w.Digits(e); n > 0 && n <= 2 && v < 60 {
			if u, ok := w.Has(e+1, language.CalendarUnit); ok && u.Value == language.UnitMinute {
				e = u.End
			}
		} else if w.IsSyllabic(e) && w.Glued(e) && w.Follows(e, language.Measure, language.CalendarUnit) {
			return i
		}
		w.Add(scan.Figure{From: i, To: e, Kind: schema.KindTime, Rule: "clock"})
		return e
	default:
		if p, ok := w.dayPeriod(e, h); ok {
			e = p
			break
		}
		m, ok := w.Has(e, language.Measure)
		if u, unit := w.Has(e, language.CalendarUnit); unit && u.Value == language.UnitHour {
			ok, m = true, u
		} else if ok && m.Value != "h" {
			ok = false
		}
		if !ok {
			return i
		}
		short := m.Flags.Has(language.Short) || m.End-e == 1 && len(w.Token(e)) == 1
		switch {
		case w.twoDigits(m.End, 59) && (w.Glued(m.End) == w.Glued(e) || !short) && !w.LettersAt(m.End+1) && !w.NounAt(m.End+1) &&
			!w.Follows(m.End+1, language.Measure, language.CalendarUnit):
			e = m.End + 1
			if p, ok := w.dayPeriod(e, min(h, 12)); ok {
				e = p
			}
		case short && w.Glued(e) && w.hourRange(i, m.End), w.clockWord(i) && !w.BehindOf(w.PastDateWords(m.End)):
			e = m.End
		default:
			p, ok := w.dayPeriod(m.End, h)
			if !ok {
				return i
			}
			e = p
		}
	}
	if h == 24 && w.Token(i+2) != "00" || w.LettersAt(e) && !w.timeLetter(e) {
		return i
	}
	if w.timeLetter(e) && w.Glued(e) {
		e++
	}
	w.Add(scan.Figure{From: i, To: e, Kind: schema.KindTime, Rule: "clock"})
	return e
}

// hours reads two hours of the clock of which only the second has its word: "9 bis 17 Uhr".
func (w *Clock) hours(i int) int {
	h, n := w.Digits(i)
	if n == 0 || n > 2 || h > 24 || w.Glued(i) && w.IsMark(i-1) && i > 0 && w.Glued(i-1) {
		return i
	}
	k := w.PastRangeSign(i + 1)
	if k == i+1 || !w.IsDigits(k) {
		return i
	}
	end := w.templatedTime(k, &w.traits.templates.times)
	if end == k {
		return i
	}
	w.Add(scan.Figure{From: i, To: end, Kind: schema.KindTime, Rule: "hours"})
	return end
}

// clockWord reports whether a word after which an hour is one of the clock stands before token i: "à 9h", "alle 10.30".
func (w *Clock) clockWord(i int) bool {
	return i > 0 && w.IsWord(i-1) && w.traits.templates.at[w.List[i-1].ID]
}

// hourRange reports whether an hour such as 9h, from token i to token end, is one end of a range of hours: "9h à 17h".
func (w *Clock) hourRange(i, end int) bool {
	if n := len(w.Figures); n > 0 && w.Figures[n-1].Kind == schema.KindTime {
		if m, ok := w.HasValue(w.Figures[n-1].To, language.Range, "to"); ok && m.End == i {
			return true
		}
	}
	m, ok := w.HasValue(end, language.Range, "to")
	if !ok || !w.IsDigits(m.End) || !w.Glued(m.End+1) {
		return false
	}
	u, ok := w.Has(m.End+1, language.Measure)
	return ok && u.Value == "h"
}

// timeLetter reports whether token i is one of the letters of ISO 8601: T before a time, Z after it.
func (w *Clock) timeLetter(i int) bool {
	return w.IsWord(i) && (w.Token(i) == "T" || w.Token(i) == "Z")
}

func (w *Clock) twoDigits(i, most int) bool {
	v, n := w.Digits(i)
	return n == 2 && v <= most
}

// dayPeriod gives the token after the day period at token i for an hour of the clock.
func (w *Clock) dayPeriod(i, hour int) (int, bool) {
	if hour > 12 && !w.Glued(i) {
		m, ok := w.Has(i, language.DayPeriod)
		if !ok || m.Value != "am" && m.Value != "pm" {
			return 0, false
		}
	}
	m, ok := w.Has(i, language.DayPeriod)
	if !ok || m.Value == "noon" || m.Value == "midnight" {
		return 0, false
	}
	if m.Value != "am" && m.Value != "pm" {
		// "7 in the morning" is a time, "7 night shifts" is not: the phrase must have its own preposition.
		if w.Function(i) != language.WordPreposition && w.Function(i) != language.WordDeterminer && w.Function(i) != language.WordArticle {
			return 0, false
		}
	}
	if w.LettersAt(m.End) {
		return 0, false
	}
	return m.End, true
}
