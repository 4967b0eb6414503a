package agree

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/agree/skeleton"
	"example.org/sourcebook/schema"
)

// sameDays holds for times with the same days.
func sameDays(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	return a.Dated() && from == start && to == end
}

// sameWords holds for words that are equal, or name the same months and days in two languages, where at most one side
// can be dated, or both were dated from one day: what was said on one day in the same words was meant alike. A day may
// be told without its month or its weekday on one side.
func sameWords(a, b *Side) bool {
	if a.Dated() && b.Dated() && !datedFromOneDay(a, b) {
		return false
	}
	if a.Language == b.Language && Folded(a.Surface()) == Folded(b.Surface()) {
		return true
	}
	return a.Skeleton != "" && a.Skeleton == b.Skeleton || endsWith(a.Skeleton, b.Skeleton) ||
		endsWith(b.Skeleton, a.Skeleton)
}

// endsWith reports whether a skeleton names a weekday or a month, and then all that another one names, a day.
func endsWith(s, day string) bool {
	return day != "" && day[0] == skeleton.Day && !strings.Contains(day, " ") && strings.HasSuffix(s, " "+day)
}

// datedFromOneDay reports whether the days of two times that name no year were found from one day of publication, or
// name a month and were found from days that are near each other.
func datedFromOneDay(a, b *Side) bool {
	if a.Published == "" || strings.ContainsRune(a.Skeleton+b.Skeleton, skeleton.Year) {
		return false
	}
	return a.Published == b.Published || strings.ContainsRune(a.Skeleton, skeleton.Month) && inOneSeason(a, b)
}

// inOneSeason reports whether the texts of two claims were published no more than three months apart.
func inOneSeason(a, b *Side) bool {
	x, ok := monthOf(a.Published)
	y, also := monthOf(b.Published)
	return ok && also && max(x-y, y-x) <= 3
}

// monthOf counts the months up to a day.
func monthOf(d schema.Date) (n int, ok bool) {
	if len(d) < len("2006-01") {
		return 0, false
	}
	year, err := strconv.Atoi(string(d[:4]))
	month, fault := strconv.Atoi(string(d[5:7]))
	return 12*year + month, err == nil && fault == nil
}

// yearsTaken reports whether two times of texts of nearly one time name a month and no year, and were taken to be of
// two years: which one is meant only the day of publication tells.
func yearsTaken(a, b *Side) bool {
	x, y := a.yearTaken(), b.yearTaken()
	return x != "" && y != "" && x != y && inOneSeason(a, b)
}

// yearTaken is the year of a time that names a month and no year; empty if it is none, or has no days.
func (s *Side) yearTaken() string {
	start, end := s.Days()
	day := string(cmp.Or(end, start))
	if !s.IsTime() || len(day) < 4 || !strings.ContainsRune(s.Skeleton, skeleton.Month) {
		return ""
	}
	if strings.ContainsRune(s.Skeleton, skeleton.Year) {
		return ""
	}
	return day[:4]
}

// oneYearless holds where one side names a day or a month of a year, and the other one the same without the year.
func oneYearless(a, b *Side) bool { return yearless(a, b) || yearless(b, a) }

func yearless(a, b *Side) bool {
	if a.Dated() || !b.Dated() || a.Skeleton == "" || strings.ContainsRune(a.Skeleton, skeleton.Year) {
		return false
	}
	parts := slices.DeleteFunc(strings.Fields(b.Skeleton), func(p string) bool { return p[0] == skeleton.Year })
	return strings.ContainsRune(a.Skeleton, skeleton.Month) && strings.Join(parts, " ") == a.Skeleton
}

// otherWords holds for times without days of which each names months or days, and not the same ones.
func otherWords(a, b *Side) bool {
	return !(a.Dated() && b.Dated()) && contradict(a.Skeleton, b.Skeleton)
}

// contradict reports whether two skeletons name as many months and days, and one of them is another.
func contradict(s, t string) bool {
	return s != "" && t != "" && s != t && shape(s) == shape(t)
}

// shape is a skeleton without its numbers.
func shape(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, s)
}

// oneOpen holds for a stretch with one end beside words without days in a text with a date, as "after May" may be.
func oneOpen(a, b *Side) bool { return a.isVague() && b.isOpen() || b.isVague() && a.isOpen() }

func (s *Side) isVague() bool { return !s.Dated() && s.Published != "" }

func oneUndated(a, b *Side) bool { return !a.Dated() || !b.Dated() }

// daysWithin holds where the days of one side lie in those of the other, which is less exact: two stretches that both
// have ends of their own must have the same ones, as far as the less exact of them tells.
func daysWithin(a, b *Side) bool {
	if !within(a, b) && !within(b, a) {
		return false
	}
	if a.isOpen() != b.isOpen() {
		return sameEnd(a, b)
	}
	return a.isWhole() || b.isWhole() || sameEnds(a, b)
}

// isOpen reports whether a stretch has one end only.
func (s *Side) isOpen() bool {
	start, end := s.Days()
	return (start == "") != (end == "")
}

// sameEnd reports whether a stretch with one end and one with two have that end, in the months or years that the less
// exact one tells.
func sameEnd(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	n := min(a.grain(), b.grain())
	same := func(x, y schema.Date) bool { return x != "" && y != "" && x[:n] == y[:n] }
	return same(from, start) || same(to, end)
}

// oneEnd holds for two stretches, neither a whole unit, of which one end is the same and the other one is not.
func oneEnd(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	if slices.Contains([]schema.Date{from, to, start, end}, "") || a.isWhole() || b.isWhole() {
		return false
	}
	return (from == start) != (to == end)
}

// isWhole reports whether the days are one day, month, quarter, half, year, decade or century.
func (s *Side) isWhole() bool {
	start, end := s.Days()
	if len(start) != 10 || len(end) != 10 {
		return false
	}
	from, to := trimDays(start, end)
	switch {
	case from == to:
		return true
	case len(from) == 4:
		return from[:3] == to[:3] && from[3:]+to[3:] == "09" || from[:2] == to[:2] && from[2:]+to[2:] == "0099"
	}
	return len(from) == 7 && from[:4] == to[:4] && slices.Contains(wholeMonths, from[5:]+to[5:])
}

// wholeMonths are the first and the last month of the quarters and halves of a year.
var wholeMonths = []string{"0103", "0406", "0709", "1012", "0106", "0712"}

// sameEnds reports whether two stretches begin and end alike, in the months or years that the less exact one tells. An
// open end is open on both sides.
func sameEnds(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	n := min(a.grain(), b.grain())
	same := func(x, y schema.Date) bool { return x == y || x != "" && y != "" && x[:n] == y[:n] }
	return same(from, start) && same(to, end)
}

// grain is how many signs of its dates a stretch tells: those of years, months or days. One that names a day tells
// days, though it is the last one of a year.
func (s *Side) grain() int {
	start, end := s.Days()
	if strings.ContainsRune(s.Skeleton, skeleton.Day) && strings.ContainsRune(s.Skeleton, skeleton.Month) {
		return len("2006-01-02")
	}
	from, to := cmp.Or(string(start), string(end)), cmp.Or(string(end), string(start))
	switch {
	case (start == "" || from[4:] == "-01-01") && (end == "" || to[4:] == "-12-31"):
		return len("2006")
	case (start == "" || from[7:] == "-01") && (end == "" || to[8:] == lastOfMonth(to)):
		return len("2006-01")
	}
	return len("2006-01-02")
}

// within reports whether the days of a lie in those of b. An open end reaches everywhere.
func within(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	begins := start == "" || from != "" && start <= from
	ends := end == "" || to != "" && to <= end
	return begins && ends
}

// ofEitherTime holds for numbers of two times that both passages tell, where one of the times has no number of its own:
// the words may join it to this one, though it stands farther away.
func ofEitherTime(a, b *Side) bool {
	x, y := a.Stretch(), b.Stretch()
	both := slices.Contains(a.Told, y) && slices.Contains(b.Told, x)
	return both && (slices.Contains(a.Loose, y) || slices.Contains(b.Loose, x))
}

// TellTimes notes for the claims of a passage which times it tells.
func TellTimes(sides []*Side) {
	var told, loose []string
	for _, s := range sides {
		if s.IsTime() && s.Dated() && !slices.Contains(told, s.Stretch()) {
			told = append(told, s.Stretch())
		}
	}
	for _, t := range told {
		if !slices.ContainsFunc(sides, func(s *Side) bool { return !s.IsTime() && s.Stretch() == t }) {
			loose = append(loose, t)
		}
	}
	for _, s := range sides {
		s.Told, s.Loose = told, loose
	}
}

func (s *Side) isDay() bool {
	start, end := s.Days()
	return start == end
}
