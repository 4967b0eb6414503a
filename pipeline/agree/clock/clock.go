// Package clock reads the times of day that words and digits tell, and the ends of a stretch of hours: "2 to 4 p.m.",
// "9 bis 17 Uhr", 下午2时至4时.
package clock

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// Time is a time of day, as a text tells it.
type Time struct {
	Hour, Minute int
	Exact        bool   // its minutes are told
	period       string // the period of the day (CLDR) beside it; empty if there is none
}

// at gives the hour as one of 24.
func (t Time) at() int { return hourOf(t.Hour, t.period) % 24 }

// String is the time as hours and minutes.
func (t Time) String() string { return fmt.Sprintf("%d:%02d", t.at(), t.Minute) }

// reading is how far the times of day of a text are read.
type reading struct {
	list   []Time
	period string // one that stands before the hour that it belongs to
	parted bool   // what follows is another time than the one before
	more   bool   // a number stands there that is neither an hour nor its minutes
}

// dashes stand between the two ends of a stretch.
const dashes = "-–—~〜～"

// Read gives the times of day that a text tells in digits, but for noon and midnight; ok is false if a number of it
// cannot be read.
func Read(pack *language.Pack, surface string) (list []Time, ok bool) {
	var t language.Tokens
	pack.Tokenize(surface, &t)
	h := reading{parted: true}
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
func (h *reading) number(n int) {
	if last := len(h.list) - 1; !h.parted {
		h.more = h.more || h.list[last].Exact
		h.list[last].Minute, h.list[last].Exact = n, true
		return
	}
	h.list = append(h.list, Time{Hour: n, period: h.period})
	h.period, h.parted = "", false
}

// name takes in a period of the day.
func (h *reading) name(period string) {
	if last := len(h.list) - 1; !h.parted && h.list[last].period == "" {
		h.list[last].period = period
	} else if h.period == "" {
		h.period = period
	}
}

// part ends a time: what stood before may be noon or midnight.
func (h *reading) part() {
	if named := slices.Index(namedHours, h.period); named >= 0 && h.parted {
		h.list = append(h.list, Time{Hour: 12 * named})
		h.period = ""
	}
	h.parted = true
}

// Between stands between the two ends of a stretch of hours.
const Between = "–"

// Form is a time of day as hours and minutes, "14:00" for "2 p.m.", and a stretch of hours as both of its ends,
// "9:00–17:00"; empty if the list has other than one or two times.
func Form(list []Time) string {
	switch len(list) {
	case 1:
		return list[0].String()
	case 2:
		from, to := ends(list[0], list[1])
		return from.String() + Between + to.String()
	}
	return ""
}

// ends gives the ends of a stretch of hours. A period of the day that one of them has is that of the other one too, as
// far as they stay in order: "2 to 4 p.m.". Hours of twelve without any are those of one day: "9 to 5".
func ends(from, to Time) (first, last Time) {
	switch {
	case from.period == "" && to.period != "":
		if both := (Time{Hour: from.Hour, period: to.period}); both.at() < to.at() {
			from.period = to.period
		}
	case to.period == "" && from.period != "":
		if both := (Time{Hour: to.Hour, period: from.period}); both.at() > from.at() {
			to.period = from.period
		}
	case from.period == "" && to.Hour <= from.Hour && from.Hour < 12:
		to.Hour += 12
	}
	return from, to
}

// hoursOfPeriods gives by the beginning of the name of a period of the day (CLDR) from which hour on the hours of
// twelve are those after noon; what is not listed changes nothing.
var hoursOfPeriods = []struct {
	name string
	from int
}{{"pm", 0}, {"afternoon", 0}, {"evening", 0}, {"night", 6}, {"noon", 1}}

// namedHours are the periods of the day (CLDR) that are hours by themselves: the first and the thirteenth.
var namedHours = []string{"midnight", "noon"}

// hourOf gives an hour that is told with a period of the day as one of 24.
func hourOf(hour int, period string) int {
	for _, p := range hoursOfPeriods {
		if strings.HasPrefix(period, p.name) && hour >= p.from && hour < 12 {
			return hour + 12
		}
	}
	if hour == 12 && (period == "am" || period == "midnight") {
		return 0
	}
	return hour
}
