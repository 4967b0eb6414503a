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
// dispatch, with the brackets after it; or up to the point after a place and a day. 0 if there is none.
func (d *description) leadLine(s string) int {
	lead := s[:chars.CutRune(s, longestDateline)]
	for i, r := range lead {
		switch {
		case i == 0:
		case strings.ContainsRune(d.Habits.Dispatch, r):
			if d.dispatched(lead[:i]) {
				return i + utf8.RuneLen(r)
			}
		case endsLead(lead, i, r):
			return max(i, d.placeAndDay(lead))
		}
	}
	if _, _, e := wire(lead); e > 0 {
		return e
	}
	return d.placeAndDay(lead)
}

// dispatched reports whether a dispatch begins so: with its day, and not long.
func (d *description) dispatched(head string) bool {
	return strings.ContainsAny(head, d.Habits.DispatchDay) && utf8.RuneCountInString(head) <= longestDispatch
}

// endsLead reports whether the sign r at byte i is the dash after a dateline.
func endsLead(lead string, i int, r rune) bool {
	switch r {
	case '—', '／':
		return true
	case '–':
		return spaced(lead, i, len("–"))
	case '-':
		return spaced(lead, i, 1) || spaced(lead, i, 2)
	}
	return false
}

const (
	longestPlace = 5            // words of the place in a dateline
	stops        = ".:!?"       // not in a place
	leadEnds     = ".:|–-—(（／।" // after a place and a day
	longestLink  = 4            // letters of a word between the two: "le", "den"
)

// placeAndDay gives the length of a place and a day, if a sign that ends a dateline follows; else 0.
func (d *description) placeAndDay(lead string) int {
	days := d.Days(lead)
	if len(days) == 0 {
		return 0
	}
	place := withoutLink(strings.TrimRight(lead[:days[0].Start], " ,，(（–—-"))
	after := strings.TrimLeft(lead[days[0].End:], " )）")
	if !placeName(place, longestPlace, stops) || after == "" {
		return 0
	}
	if !strings.ContainsRune(leadEnds, firstRune(after)) && !endsDay(lead[:days[0].End], after) {
		return 0
	}
	return days[0].End
}

// withoutLink gives a place without a small word behind it that leads to the day: "Paris, le", "Göteborg den".
func withoutLink(place string) string {
	i := strings.LastIndexByte(place, ' ')
	if i < 0 || !unicode.IsLower(firstRune(place[i+1:])) || utf8.RuneCountInString(place[i+1:]) > longestLink {
		return place
	}
	return strings.TrimRight(place[:i], " ,")
}

// endsDay reports whether a day ends with the point of an abbreviation, "2025 r.", in it or behind it, and a sentence
// follows.
func endsDay(day, after string) bool {
	if !strings.HasSuffix(day, ".") {
		word, rest, ok := strings.Cut(after, ". ")
		if !ok || utf8.RuneCountInString(word) > longestLink/2 || !unicode.IsLower(firstRune(word)) {
			return false
		}
		after = rest
	}
	return unicode.IsUpper(firstRune(after))
}

// placeName reports whether a text reads like the name of a place of so many words, without some marks.
func placeName(s string, words int, marks string) bool {
	return s != "" && block.NameLike(s) && len(strings.Fields(s)) <= words && !strings.ContainsAny(s, marks)
}

// spaced reports whether s[i:i+n] is all of one sign with blanks around it, or a stop or closing bracket before it.
func spaced(s string, i, n int) bool {
	if i+n >= len(s) || s[i+n] != ' ' || strings.Trim(s[i:i+n], s[i:i+1]) != "" && n <= 2 && s[i] == '-' {
		return false
	}
	return s[i-1] == ' ' || s[i-1] == '/' || s[i-1] == ')' || s[i-1] == '.'
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
		if d.sourceAfterDay(i) {
			return
		}
	}
}

// longestSource is the bytes of the name of a source in a dateline, one more.
const longestSource = 60

// sourceAfterDay takes the name after the day in the brackets at the begin or end of block i.
func (d *description) sourceAfterDay(i int) bool {
	b := &d.Blocks[i]
	s, at := d.dateline(d.Text[b.Start:b.End], false)
	days := d.Days(s)
	if len(days) == 0 {
		return false
	}
	from := strings.TrimLeft(s[days[0].End:], " ,，")
	if from == "" || !block.NameLike(from) || len(from) >= longestSource {
		return false
	}
	o := b.Start + at + len(s) - len(from)
	d.Publisher = strings.TrimSpace(from)
	d.evidence("publisher", o, o+len(from), "source_with_date")
	return true
}

// agency gives the limits of the name of an agency in the dateline s[:e]: in brackets at its end, or, in a dispatch in
// Chinese, before the place.
func (d *description) agency(s string, e int) (int, int) {
	if from, to, end := wire(s[:chars.CutRune(s, longestDateline)]); end > 0 {
		return from, to
	}
	line := strings.TrimRight(s[:e], " /")
	tail := s[len(line):min(len(s), len(line)+longestSource)]
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
		return d.sender(line)
	}
	return 0, 0
}

// sender gives the limits of the name at the begin of a dispatch: up to the sign that ends the name of an agency.
func (d *description) sender(line string) (int, int) {
	n := 0
	for i, r := range line {
		if n++; n > longestAgency {
			break
		}
		if n > 2 && strings.ContainsRune(d.Habits.Agency, r) {
			return len(line) - len(strings.TrimLeft(line, "（【([")), i + utf8.RuneLen(r)
		}
	}
	return 0, 0
}

const (
	shortestWire  = 3  // bytes of a short name of an agency, with its bracket
	longestWire   = 20 // the same
	longestDay    = 14 // characters of a day without its year
	longestOfWire = 4  // words of the place
)

// wire reads the dateline of a news agency at the begin of s: a place, perhaps a day without its year, the short name
// of the agency in brackets, and a dash, unless the place is in capitals. It gives the limits of that name and of the
// dateline; 0 if there is none.
func wire(s string) (from, to, end int) {
	i := strings.IndexByte(s, '(')
	if i <= 0 {
		return 0, 0, 0
	}
	n := strings.IndexByte(s[i:], ')')
	if n < shortestWire || n > longestWire || strings.ContainsAny(s[i+1:i+n], " .,:;0123456789") {
		return 0, 0, 0
	}
	place, day, _ := strings.Cut(strings.TrimRight(s[:i], " "), ",")
	if !placeName(place, longestOfWire, ".:;!?") || !shortDay(strings.TrimSpace(day)) {
		return 0, 0, 0
	}
	r := firstRune(strings.TrimLeft(s[i+n+1:], " ."))
	capitals := place == strings.ToUpper(place) && place != strings.ToLower(place)
	if capitals || strings.ContainsRune("-–—", r) {
		return i + 1, i + n, i + n + 1
	}
	return 0, 0, 0
}

// shortDay reports whether a text may be a day without its year, or is empty.
func shortDay(s string) bool {
	return s == "" || utf8.RuneCountInString(s) <= longestDay && s[0] >= '0' && s[0] <= '9'
}

// nameIn gives the limits of s[from:to] if that reads like a name.
func nameIn(s string, from, to int) (int, int) {
	if from >= to || len(strings.Fields(s[from:to])) > 5 {
		return 0, 0
	}
	if name := s[from:to]; !block.NameLike(name) || block.CountDigits(name) > 0 {
		return 0, 0
	}
	return from, to
}

// nameBeforeDay reads the author's name before the day in a dateline: "Ann Taylor, Sunday 14 November 2021". It needs a
// given name, so that a place is not taken for a person.
func (d *description) nameBeforeDay(part string, at int) {
	first, rest, ok := strings.Cut(part, " ")
	if ok && utf8.RuneCountInString(first) <= 3 && unicode.IsLower(firstRune(first)) {
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
	words := len(strings.Fields(part))
	if words < 2 || words > 4 || !block.NameLike(part) || strings.ContainsAny(part, ",:;") {
		return
	}
	if !likePerson(d, part) {
		return
	}
	d.Author = part
	d.evidence("author", at, at+len(part), "name_before_date")
}

// weekday reports whether a word is the name of a day of the week, in one of the languages of the page.
func (d *description) weekday(word string) bool { return d.CalendarWord(word, language.Weekday) }
