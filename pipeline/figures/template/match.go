package template

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Unit reads what a template makes of the tokens at i: the longest match, of equal ones the first.
func (w *Matcher) Unit(i int) (moment.When, bool) {
	best, kind := filled{}, ""
	w.eachTemplate(&w.Customs.templates.units, i, func(t *template) {
		if r := w.match(t, i); r != nil && r.to > best.to && w.acceptable(t.kind, r) {
			best, kind = *r, t.kind
		}
	})
	if kind == "" {
		d, ok := century(w, i)
		return withEra(w, d), ok
	}
	d, ok := w.made(i, kind, &best)
	return withEra(w, d), ok
}

// templatedTime reads a time of day or the name of a time zone by the templates s.
func (w *Matcher) templatedTime(i int, s *starts) int {
	end := i
	w.eachTemplate(s, i, func(t *template) {
		if t.kind == dayTimeKind && !behindDay(w, i) {
			return
		}
		if r := w.match(t, i); r != nil && r.to > end && r.hour <= 24 {
			end = r.to
		}
	})
	return end
}

// behindDay reports whether a day that is counted from now stands right before token i.
func behindDay(w *Matcher, i int) bool {
	m, ok := w.Before(i, language.Relative)
	return ok && m.Value == language.UnitDay
}

// maxKey is how far behind the first field of a template its telling word is looked for.
const maxKey = 8

// eachTemplate calls f with each template of ts that may begin at token i.
func (w *Matcher) eachTemplate(ts *starts, i int, f func(*template)) {
	if i >= len(w.Mask) {
		return
	}
	mask := w.Mask[i]
	all := w.Customs.templates.list
	next := int32(-1) // the identifier of the token behind digits
	if mask&scan.DigitBit != 0 && mask&(1<<language.Era) == 0 {
		if next = 0; i+1 < len(w.List) {
			next = w.List[i+1].ID
		}
	}
	var keys [maxKey]int32 // the telling words behind the token
	n, period := 0, false
	call := func(list []int32, near, month bool) {
		for _, k := range list {
			t := &all[k]
			switch {
			case t.second != 0 && next >= 0 && t.second != next:
				continue
			case !near:
			case t.key == 0:
				if !month {
					continue
				}
			case t.key == dayPeriodKey:
				if !period {
					continue
				}
			case !slices.Contains(keys[:n], t.key):
				continue
			}
			f(t)
		}
	}
	if mask&scan.TemplateStart != 0 {
		for _, k := range ts.literal[w.List[i].ID] {
			f(&all[k])
		}
	}
	if mask&(scan.DigitBit|scan.NumberBit|1<<language.Era) != 0 && len(ts.digits)+len(ts.words) > 0 {
		month := false
		for k := i + 1; k < len(w.Mask) && k <= i+maxKey; k++ {
			m := w.Mask[k]
			if m&scan.TemplateKey != 0 {
				keys[n] = w.List[k].ID
				n++
			}
			period = period || m&scan.Bit(language.DayPeriod) != 0
			month = month || m&scan.Bit(language.Month) != 0
		}
		month = month || w.numbersBehind(i+1)
		if n > 0 || month || period {
			if mask&(scan.DigitBit|1<<language.Era) != 0 {
				call(ts.digits, true, month)
			} else {
				call(ts.words, true, month)
			}
		}
	}
	if mask&scan.Bit(language.Month) != 0 {
		call(ts.months, false, true)
	}
	if mask&scan.Bit(language.Weekday) != 0 {
		call(ts.days, false, true)
	}
	if mask&scan.Bit(language.DayPeriod) != 0 {
		call(ts.periods, false, true)
	}
	if len(ts.roman) > 0 && w.IsCapital(i) && w.romanAt(i) > 0 {
		call(ts.roman, false, true)
	}
}

// numbersBehind reports whether more numbers of a date in digits with blanks stand at token i: "3. 4. 2021", "3 4
// 2021".
func (w *Matcher) numbersBehind(i int) bool {
	return w.IsDigits(i+1) && (w.IsDigits(i) || w.Mark(i, "./-") && w.List[i+1].Space)
}

// match reads a template at token i, into memory that the next call takes; nil if it does not match.
func (w *Matcher) match(t *template, i int) *filled {
	r := &w.filling
	*r = filled{to: i, hour: -1, minute: -1}
	r.fields.From = i
	done := 0 // tokens up to the last field
	seen := false
	for n := range t.parts {
		p := &t.parts[n]
		if p.field == "" {
			to, ok := w.literalPart(p, r.to, n > 0)
			if !ok {
				if p.skipped {
					continue
				}
				if t.loose && seen && restLiteral(t.parts[n:]) && !w.cutsOff(done) {
					r.to = done
					return r
				}
				return nil
			}
			r.to = to
			continue
		}
		if n > 0 && p.attach && !w.Glued(r.to) && !w.IsSyllabic(r.to-1) && !w.IsSyllabic(r.to) {
			return nil
		}
		r.ending = n+1 < len(t.parts) && t.parts[n+1].field == "" && t.parts[n+1].attach
		if !p.read(r, w) {
			return nil
		}
		done, seen = r.to, true
	}
	if r.to == i || w.cutsOff(r.to) {
		return nil
	}
	return r
}

// cutsOff reports whether what ends before token i goes on without a blank: a word with letters, digits with a sign and
// more digits.
func (w *Matcher) cutsOff(i int) bool {
	return w.RunsOn(i) && w.IsSpelled(i-1) || w.IsDigits(i-1) && w.BindsDigits(i, ".,:٫٬")
}

func restLiteral(parts []part) bool {
	for _, p := range parts {
		if p.field != "" {
			return false
		}
	}
	return true
}

// literalPart reads one token of a literal.
func (w *Matcher) literalPart(p *part, i int, inner bool) (int, bool) {
	if i >= len(w.List) {
		return i, false
	}
	tok := &w.List[i]
	if p.id != 0 || tok.ID != 0 {
		if p.id != tok.ID {
			return i, false
		}
	} else {
		w.fold = language.Fold(w.fold[:0], w.Text[tok.Start:tok.End])
		if string(w.fold) != p.text {
			return i, false
		}
	}
	if inner && p.attach && tok.Space && !w.IsSyllabic(i) && !w.IsSyllabic(i-1) {
		return i, false
	}
	return i + 1, true
}
