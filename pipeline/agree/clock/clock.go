// Package clock reads the times of day that words and digits tell, and the ends of a stretch of hours: "half past
// nine", "2 to 4 p.m.", "9 bis 17 Uhr", 下午2时至4时.
package clock

import (
	"fmt"
	"slices"
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

// String is the time as hours and minutes, with Morning behind it where words tell that the hour is one before noon.
func (t Time) String() string {
	morning := ""
	if t.at() < 12 && slices.ContainsFunc(early, func(name string) bool { return strings.HasPrefix(t.period, name) }) {
		morning = Morning
	}
	return fmt.Sprintf("%d:%02d", t.at(), t.Minute) + morning
}

// Morning stands behind a time whose hour is one before noon, as words beside it tell.
const Morning = "a"

// early are the beginnings of the names of periods of the day (CLDR) that hours before noon have.
var early = []string{"am", "morning", "night"}

// reading is how far the times of day of a text are read.
type reading struct {
	list   []Time
	period string // one that stands before the hour that it belongs to
	add    int    // minutes that are to be added to the hour that is told or comes: 30 of "half past"
	added  bool   // there are such minutes
	less   bool   // the number that comes is minutes to be taken away
	parted bool   // what follows is another time than the one before
	more   bool   // a number stands there that is neither an hour nor its minutes
}

// dashes stand between the two ends of a stretch.
const dashes = "-–—~〜～"

// Read gives the times of day that a text tells in digits or in words; ok is false if a number of it, or a word beside
// numbers in words, cannot be read.
func Read(pack *language.Pack, surface string) (list []Time, ok bool) {
	t := text{vocabulary: vocabularyOf(pack), pack: pack, surface: surface}
	pack.Tokenize(surface, &t.Tokens)
	h := reading{parted: true}
	for i := 0; i < len(t.List); {
		i = t.read(&h, i)
	}
	h.part()
	return h.list, !h.more && !(t.inWords && t.unknown)
}

// number takes in a number: an hour, or the minutes of the one before.
func (h *reading) number(n int) {
	switch last := len(h.list) - 1; {
	case h.less:
		h.add, h.added, h.less = h.add-n, true, false
	case h.parted:
		h.list = append(h.list, Time{Hour: n, period: h.period})
		h.period, h.parted = "", false
	default:
		h.more = h.more || h.list[last].Exact
		h.list[last].Minute, h.list[last].Exact = n, true
	}
}

// tellsHour reports whether the time that is read has its hour, and no minutes yet.
func (h *reading) tellsHour() bool { return !h.parted && !h.list[len(h.list)-1].Exact }

// name takes in a period of the day.
func (h *reading) name(period string) {
	if last := len(h.list) - 1; !h.parted && h.list[last].period == "" {
		h.list[last].period = period
	} else if h.period == "" {
		h.period = period
	}
}

// count takes in minutes before or after the hour.
func (h *reading) count(minutes int) { h.add, h.added = h.add+minutes, true }

// join makes minutes of the number before, which looked like an hour: those before or after the hour that comes.
func (h *reading) join(sign int) {
	last := len(h.list) - 1
	if !h.tellsHour() {
		h.more = true
		return
	}
	h.count(sign * h.list[last].Hour)
	h.period, h.parted = h.list[last].period, true
	h.list = h.list[:last]
}

// back makes the minutes that were told those before the hour.
func (h *reading) back() {
	last := len(h.list) - 1
	if h.parted || !h.list[last].Exact {
		h.more = true
		return
	}
	h.count(-h.list[last].Minute)
	h.list[last].Minute = 0
}

// part ends a time: what stood before may be noon or midnight.
func (h *reading) part() {
	if named := slices.Index(namedHours, h.period); named >= 0 && h.parted {
		h.list = append(h.list, Time{Hour: 12 * named})
		h.period, h.parted = "", false
	}
	if h.less || h.added && h.parted {
		h.more = true
	} else if h.added {
		h.list[len(h.list)-1].shift(h.add)
	}
	h.add, h.added, h.parted = 0, false, true
}

// shift adds minutes to a time, or takes them away. Before one o'clock is twelve.
func (t *Time) shift(minutes int) {
	n := (60*t.Hour + t.Minute + minutes + 24*60) % (24 * 60)
	if n < 60 && t.Hour == 1 {
		n += 12 * 60
	}
	t.Hour, t.Minute, t.Exact = n/60, n%60, true
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
	if hour == 12 && (period == "am" || strings.Contains(period, "night")) {
		return 0
	}
	return hour
}
