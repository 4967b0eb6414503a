package template

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// lastCentury is the greatest number that a century has.
const lastCentury = 30

// century reads a century by its ordinal, in digits, in words or as a Roman numeral, and the word for century behind
// it: "19ου αιώνα", "XIX əsrdə", "19ஆம் நூற்றாண்டில்"; its era may stand before it: "MÖ 4. yüzyıl".
func century(w *Matcher, i int) (moment.When, bool) {
	if e, ok := w.Era(i); ok {
		i = e.End
	}
	n, to := rankAt(w, i)
	if n < 1 || n > lastCentury {
		return moment.When{}, false
	}
	d, ok := moment.When{From: i, Part: moment.Century, Year: firstYear(n), Rule: moment.Century}, false
	if d.To, ok = pastCentury(w, to); !ok {
		if ok, d.BeforeFirst = beforeCentury(w, n, to); d.BeforeFirst {
			d.Year = 0
		}
	}
	return d, ok
}

// pastCentury gives the token after the word for century at token i; i if there is none.
func pastCentury(w *Matcher, i int) (end int, ok bool) {
	m, ok := w.HasValue(i, language.CalendarUnit, language.UnitCentury)
	if !ok {
		m, ok = w.HasValue(i, language.Measure, scan.HundredYears)
	}
	if !ok || w.Glued(i) || w.cutsOff(m.End) {
		return i, false
	}
	return m.End, true
}

// beforeCentury reports whether a sign or a word of a range stands at token i, behind the ordinal n, and another one
// with the word for century behind it, and whether they are centuries before the first year, which count down: "vom 3.
// bis zum 5. Jahrhundert", "III–V wiek".
func beforeCentury(w *Matcher, n, i int) (ok, bc bool) {
	k := w.PastRangeSign(i)
	if k == i {
		return false, false
	}
	if last, to := rankAt(w, k); last == 0 || to == k {
		k = w.PastDateWords(k)
		if w.IsFunction(k) {
			k++
		}
	}
	last, to := rankAt(w, k)
	end, ok := pastCentury(w, to)
	if e, era := w.Era(end); era && e.Number == 0 {
		return ok && last > 0 && last < n, true
	}
	return ok && last > n && last <= lastCentury, false
}

// firstYear is the first year of a century.
func firstYear(century int) int { return (century-1)*100 + 1 }

// rankAt reads a number that says which one, at token i: digits with what makes an ordinal of them, a Roman numeral, or
// an ordinal in words; to is i where there is none.
func rankAt(w *Matcher, i int) (n, to int) {
	v, digits := w.Digits(i)
	to = i + 1
	if digits > 0 {
		to = w.PastSuffix(to)
	} else {
		if w.Length(i) > 1 || !w.IsFunction(i) { // "I secoli"
			v = w.romanAt(i)
		}
		if v == 0 {
			return w.NumberWord(i, language.Ordinal)
		}
	}
	if to == i+1 && w.Traits.RankPoint && w.Mark(to, ".") && w.Glued(to) {
		to++
	}
	if digits > 0 && (to == i+1 || digits > 2) {
		return 0, i
	}
	return v, to
}

// withEra adds to a century the era behind it or before it, and takes its years away where they were before the first
// one: "IV siglo antes de Cristo", "MÖ 4. yüzyıl".
func withEra(w *Matcher, d moment.When) moment.When {
	if d.Part != moment.Century || d.BeforeFirst {
		return d
	}
	e, ok := w.Era(d.To)
	if !ok && w.Mark(d.To, ".") && w.Glued(d.To) {
		if e, ok = w.Era(d.To + 1); ok && e.Number != 0 {
			ok = false
		}
	}
	if ok {
		d.To = e.End
	} else if e, ok = w.Before(d.From, language.Era); ok {
		d.From = e.End
	}
	if ok && e.Number == 0 {
		d.Year, d.BeforeFirst = 0, true
	}
	return d
}
