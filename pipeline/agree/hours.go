package agree

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// hour is a time of day, as a text tells it.
type hour struct {
	hour, minute int
	exact        bool   // its minutes are told
	period       string // the period of the day (CLDR) beside it; empty if there is none
}

// at gives the hour as one of 24.
func (h hour) at() int { return hourOf(h.hour, h.period) % 24 }

func (h hour) String() string { return fmt.Sprintf("%d:%02d", h.at(), h.minute) }

// hours are the times of day of a text, as they are read.
type hours struct {
	list   []hour
	period string // one that stands before the hour that it belongs to
	parted bool   // what follows is another time than the one before
	more   bool   // a number stands there that is neither an hour nor its minutes
}

// dashes stand between the two ends of a stretch.
const dashes = "-–—~〜～"

// readHours gives the times of day that a text tells in digits, but for noon and midnight; ok is false if a number of it
// cannot be read.
func readHours(pack *language.Pack, surface string) (list []hour, ok bool) {
	var t language.Tokens
	pack.Tokenize(surface, &t)
	h := hours{parted: true}
	for i := 0; i < len(t.List); i++ {
		tok := t.List[i]
		if tok.Kind == language.Digits {
			n, err := strconv.Atoi(surface[tok.Start:tok.End])
			if err != nil {
				return nil, false
			}
			h.number(n)
		} else if m, ok := pack.Longest(&t, i, language.DayPeriod); ok {
			h.name(m.Value)
			i = m.End - 1
		} else if m, ok := pack.Longest(&t, i, language.Range); ok {
			h.part()
			i = m.End - 1
		} else if strings.Contains(dashes, surface[tok.Start:tok.End]) {
			h.part()
		}
	}
	h.part()
	return h.list, !h.more
}

// number takes in a number: an hour, or the minutes of the one before.
func (h *hours) number(n int) {
	if last := len(h.list) - 1; !h.parted {
		h.more = h.more || h.list[last].exact
		h.list[last].minute, h.list[last].exact = n, true
		return
	}
	h.list = append(h.list, hour{hour: n, period: h.period})
	h.period, h.parted = "", false
}

// name takes in a period of the day.
func (h *hours) name(period string) {
	if last := len(h.list) - 1; !h.parted && h.list[last].period == "" {
		h.list[last].period = period
	} else if h.period == "" {
		h.period = period
	}
}

// part ends a time: what stood before may be noon or midnight.
func (h *hours) part() {
	if named := slices.Index(namedHours, h.period); named >= 0 && h.parted {
		h.list = append(h.list, hour{hour: 12 * named})
		h.period = ""
	}
	h.parted = true
}

// spanSign stands between the two ends of a stretch of hours.
const spanSign = "–"

// clock is a time of day as hours and minutes, "14:00" for "2 p.m.", and a stretch of hours as both of its ends, "9:00–
// 17:00"; empty if they are not in digits, but for noon and midnight.
func clock(list []hour) string {
	switch len(list) {
	case 1:
		return list[0].String()
	case 2:
		from, to := ends(list[0], list[1])
		return from.String() + spanSign + to.String()
	}
	return ""
}

// ends gives the ends of a stretch of hours. A period of the day that one of them has is that of the other one too, as
// far as they stay in order: "2 to 4 p.m.". Hours of twelve without any are those of one day: "9 to 5".
func ends(from, to hour) (first, last hour) {
	switch {
	case from.period == "" && to.period != "":
		if both := (hour{hour: from.hour, period: to.period}); both.at() < to.at() {
			from.period = to.period
		}
	case to.period == "" && from.period != "":
		if both := (hour{hour: to.hour, period: from.period}); both.at() > from.at() {
			to.period = from.period
		}
	case from.period == "" && to.hour <= from.hour && from.hour < 12:
		to.hour += 12
	}
	return from, to
}

// hoursForm is the clock of a claim that tells a time of day, or may tell a stretch of hours: "8 a 16 horas", "9.00 to
// 17.00"; else empty.
func hoursForm(pack *language.Pack, c *Claim) string {
	var all []hour
	for _, f := range c.Figures {
		list, ok := readHours(pack, f.Surface)
		if !ok {
			return ""
		}
		all = append(all, list...)
	}
	of24 := func(h hour) bool { return h.hour <= 24 && h.minute < 60 }
	exact := func(h hour) bool { return h.exact }
	switch form := clock(all); {
	case c.Kind() == schema.KindTime:
		return form
	case len(all) != 2 || !of24(all[0]) || !of24(all[1]):
		return ""
	case c.Kind() == schema.KindDuration && c.Unit() == "h", exact(all[0]) && exact(all[1]):
		return form
	}
	return ""
}

// mayTellHours reports whether a claim is a range that may be one of hours of a day.
func mayTellHours(c *Claim) bool {
	return c.ValueMax() != "" && c.Comparator() == "=" && (c.Kind() == schema.KindDuration || c.Kind() == schema.KindCount)
}

// isSpan reports whether a claim tells a stretch of hours, or may tell one.
func (s *Side) isSpan() bool { return !s.IsTime() && strings.Contains(s.Skeleton, spanSign) }

// areClocks holds for two times of day of which the hour is known, and for two stretches of hours of which one is
// clearly such a one.
func areClocks(a, b *Side) bool {
	told := func(s *Side) bool { return s.Kind() == schema.KindTime && s.Skeleton != "" }
	if a.isSpan() || b.isSpan() {
		return a.isSpan() && b.isSpan() && (told(a) || told(b))
	}
	return told(a) && told(b)
}

// halfDayApart holds for times of day with twelve hours between them: the words for the half of the day may stand
// elsewhere.
func halfDayApart(a, b *Side) bool {
	x, y := strings.Split(a.Skeleton, spanSign), strings.Split(b.Skeleton, spanSign)
	if len(x) != len(y) {
		return false
	}
	apart := false
	for i := range x {
		switch d, ok := minutesBetween(x[i], y[i]); {
		case !ok || d != 0 && d != halfDay:
			return false
		case d == halfDay:
			apart = true
		}
	}
	return apart
}

const halfDay = 12 * 60

// minutesBetween is how many minutes lie between two times of one day.
func minutesBetween(s, t string) (n int, ok bool) {
	x, ok := minuteOf(s)
	y, also := minuteOf(t)
	return max(x-y, y-x), ok && also
}

func minuteOf(s string) (n int, ok bool) {
	hour, minute, _ := strings.Cut(s, ":")
	h, err := strconv.Atoi(hour)
	m, fault := strconv.Atoi(minute)
	return 60*h + m, err == nil && fault == nil
}

// mostApart is how many signs stand at most between the two ends of a stretch of hours.
const mostApart = 10

// twoEnds reports whether the figures i and i+1 are times of day that stand beside each other, and no third one does:
// the two ends of a stretch of hours, or two hours of one thing.
func twoEnds(figures []*schema.Figure, i int) bool {
	beside := func(i int) bool {
		if i < 0 || i+1 >= len(figures) {
			return false
		}
		a, b := figures[i], figures[i+1]
		gap := b.Span.Start - a.Span.End
		return a.Kind == schema.KindTime && b.Kind == schema.KindTime && a.SentenceID != "" &&
			a.SentenceID == b.SentenceID && gap > 0 && gap <= mostApart
	}
	return beside(i) && !beside(i-1) && !beside(i+1)
}
