package describe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
)

// News agencies, press offices and newspapers put place, day and source before the first words of a report:
// "PARIS, March 3, 2021 (AFP) — ", "Berlin, 7. Juni 2022. ", "新华社北京1月9日电（记者 王明）". Others put them in brackets
// at the begin or end of the text.

const (
	longestDateline = 120 // bytes of such a line
	longestDispatch = 24  // characters before the sign of a dispatch
	longestAgency   = 8   // characters of the name of who sends it
)

// dateline gives the part of a paragraph of the text that names the day of its report, and where it begins. head says
// that the paragraph is the first.
func (d *description) dateline(s string, head bool) (string, int) {
	if r, _ := utf8.DecodeRuneInString(s); r == '(' || r == '（' || r == '[' || r == '【' {
		if e := strings.IndexAny(s[:chars.CutRune(s, longestDateline)], ")）]】"); e > 0 {
			return s[:e], 0
		}
	}
	if head {
		if e := d.leadLine(s); e > 0 {
			return s[:e], 0
		}
	}
	if r, n := utf8.DecodeLastRuneInString(s); r == ')' || r == '）' || r == ']' {
		if i := strings.LastIndexAny(s, "(（["); i > 0 && len(s)-i <= longestDateline {
			_, size := utf8.DecodeRuneInString(s[i:])
			return s[i+size : len(s)-n], i + size
		}
	}
	return "", 0
}

// leadLine gives the length of the dateline before the first words of a paragraph: up to a dash; up to the sign of a
// dispatch (电, 電), with the brackets after it; or up to the point after a place and a day. 0 if there is none.
func (d *description) leadLine(s string) int {
	lead := s[:chars.CutRune(s, longestDateline)]
	for i, r := range lead {
		switch {
		case i == 0:
		case strings.ContainsRune(d.Habits.Dispatch, r):
			head := lead[:i]
			if strings.ContainsAny(head, d.Habits.DispatchDay) && utf8.RuneCountInString(head) <= longestDispatch {
				return i + utf8.RuneLen(r)
			}
		case r == '—', r == '–' && spaced(lead, i, len("–")), r == '-' && spaced(lead, i, 1), r == '-' && spaced(lead, i, 2), r == '／':
			return i
		}
	}
	if _, _, e := wire(lead); e > 0 {
		return e
	}
	days := d.Days(lead)
	if len(days) == 0 {
		return 0
	}
	place := strings.TrimRight(lead[:days[0].Start], " ,，(（")
	rest := lead[days[0].End:]
	if place != "" && (!block.NameLike(place) || len(strings.Fields(place)) > 5 || strings.ContainsAny(place, ".:!?")) {
		return 0
	}
	after := strings.TrimLeft(rest, " )）")
	if place == "" || after == "" || !strings.ContainsRune(".:|–-—(（／", firstRune(after)) {
		return 0
	}
	return days[0].End
}

// spaced reports whether s[i:i+n] is all of one sign with blanks around it, or a stop or closing bracket before it.
func spaced(s string, i, n int) bool {
	if i+n >= len(s) || s[i+n] != ' ' || strings.Trim(s[i:i+n], s[i:i+1]) != "" && n <= 2 && s[i] == '-' {
		return false
	}
	return s[i-1] == ' ' || s[i-1] == '/' || s[i-1] == ')' || s[i-1] == '.'
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// findSite takes the publisher from the dateline in the text: the name after the day in brackets at the begin or end of
// the text, the name in brackets before the dash, the agency that sends a dispatch.
func (d *description) findSite() {
	if d.Publisher != "" || d.Loose || d.Last < 0 {
		return
	}
	b := &d.Blocks[d.First]
	s := d.Text[b.Start:b.End]
	if e := d.leadLine(s); e > 0 {
		if at, end := d.agency(s, e); end > at {
			d.Publisher = s[at:end]
			d.evidence("publisher", b.Start+at, b.Start+end, "agency_in_dateline")
			return
		}
	}
	for _, i := range []int{d.First, d.Last} {
		b := &d.Blocks[i]
		s, at := d.dateline(d.Text[b.Start:b.End], false)
		if s == "" {
			continue
		}
		days := d.Days(s)
		if len(days) == 0 {
			continue
		}
		from := strings.TrimLeft(s[days[0].End:], " ,，")
		if from != "" && block.NameLike(from) && len(from) < 60 {
			o := b.Start + at + len(s) - len(from)
			d.Publisher = strings.TrimSpace(from)
			d.evidence("publisher", o, o+len(from), "source_with_date")
			return
		}
	}
}

// agency gives the limits of the name of an agency in the dateline s[:e]: in brackets at its end, or, in a dispatch in
// Chinese, before the place.
func (d *description) agency(s string, e int) (int, int) {
	if from, to, end := wire(s[:chars.CutRune(s, longestDateline)]); end > 0 {
		return from, to
	}
	line := strings.TrimRight(s[:e], " /")
	tail := s[len(line):min(len(s), len(line)+60)]
	if trimmed := strings.TrimLeft(tail, " "); strings.HasPrefix(trimmed, "(") { // the brackets stand after the day
		if c := strings.IndexByte(trimmed, ')'); c > 0 {
			from := len(line) + len(tail) - len(trimmed) + 1
			return nameIn(s, from, from+c-1)
		}
	}
	if strings.HasSuffix(line, ")") {
		if i := strings.LastIndexByte(line, '('); i >= 0 {
			return nameIn(s, i+1, len(line)-1)
		}
	}
	if r, _ := utf8.DecodeLastRuneInString(line); strings.ContainsRune(d.Habits.Dispatch, r) {
		n := 0
		for i, r := range line {
			if n++; n > longestAgency {
				break
			}
			if n > 2 && strings.ContainsRune(d.Habits.Agency, r) {
				return len(line) - len(strings.TrimLeft(line, "（【([")), i + utf8.RuneLen(r)
			}
		}
	}
	return 0, 0
}

// wire reads the dateline of a news agency at the begin of s: a place, perhaps a day without its year, the short name of
// the agency in brackets, and a dash, unless the place is in capitals. It gives the limits of that name and of the
// dateline; 0 if there is none.
func wire(s string) (from, to, end int) {
	i := strings.IndexByte(s, '(')
	if i <= 0 {
		return 0, 0, 0
	}
	n := strings.IndexByte(s[i:], ')')
	if n < 3 || n > 20 || strings.ContainsAny(s[i+1:i+n], " .,:;0123456789") {
		return 0, 0, 0
	}
	place, day, _ := strings.Cut(strings.TrimRight(s[:i], " "), ",")
	day = strings.TrimSpace(day)
	if !block.NameLike(place) || len(strings.Fields(place)) > 4 || strings.ContainsAny(place, ".:;!?") || utf8.RuneCountInString(day) > 14 || day != "" && (day[0] < '0' || day[0] > '9') {
		return 0, 0, 0
	}
	rest := strings.TrimLeft(s[i+n+1:], " .")
	r := firstRune(rest)
	if r == '-' || r == '–' || r == '—' || place == strings.ToUpper(place) && place != strings.ToLower(place) {
		return i + 1, i + n, i + n + 1
	}
	return 0, 0, 0
}

// nameIn gives the limits of s[from:to] if that reads like a name.
func nameIn(s string, from, to int) (int, int) {
	if from < to && block.NameLike(s[from:to]) && len(strings.Fields(s[from:to])) <= 5 && block.CountDigits(s[from:to]) == 0 {
		return from, to
	}
	return 0, 0
}

// nameBeforeDay reads the author's name before the day in a dateline: "Ann Taylor, Sunday 14 November 2021". It needs a
// given name, so that a place is not taken for a person.
func (d *description) nameBeforeDay(part string, at int) {
	if first, rest, ok := strings.Cut(part, " "); ok && utf8.RuneCountInString(first) <= 3 && unicode.IsLower(firstRune(first)) {
		at += len(part) - len(rest) // "di Carla Rossi"
		part = rest
	}
	for {
		part = strings.TrimRight(part, " ,，-–—|·")
		i := strings.LastIndexAny(part, " ,")
		if i < 0 || !d.weekday(part[i+1:]) {
			break
		}
		part = part[:i]
	}
	if words := len(strings.Fields(part)); words < 2 || words > 4 || !block.NameLike(part) || strings.ContainsAny(part, ",:;") {
		return
	}
	if !d.Register.Person(strings.Fields(part)) || d.Register.Place(part) {
		return
	}
	d.Author = part
	d.evidence("author", at, at+len(part), "name_before_date")
}

// weekday reports whether a word is the name of a day of the week, in one of the languages of the page.
func (d *description) weekday(word string) bool {
	word = strings.Trim(word, ".,")
	for _, p := range d.Packs {
		for _, e := range p.Entries(language.Weekday) {
			if strings.EqualFold(e.Phrase, word) {
				return true
			}
		}
	}
	return false
}
