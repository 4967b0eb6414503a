package agree

import (
	"strings"

	"example.org/sourcebook/pipeline/agree/clock"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// hoursForm is the clock of a claim that tells a time of day, or may tell a stretch of hours: "8 a 16 horas", "9.00 to
// 17.00"; else empty.
func hoursForm(pack *language.Pack, c *Claim) string {
	var all []clock.Time
	for _, f := range c.Figures {
		list, ok := clock.Read(pack, f.Surface)
		if !ok {
			return ""
		}
		all = append(all, list...)
	}
	of24 := func(t clock.Time) bool { return t.Hour <= 24 && t.Minute < 60 }
	exact := func(t clock.Time) bool { return t.Exact }
	switch form := clock.Form(all); {
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
func (s *Side) isSpan() bool { return !s.IsTime() && strings.Contains(s.Skeleton, clock.Between) }

// areClocks holds for two times of day of which the hour is known, and for two stretches of hours of which one is
// clearly such a one.
func areClocks(a, b *Side) bool {
	told := func(s *Side) bool { return s.Kind() == schema.KindTime && s.Skeleton != "" }
	if a.isSpan() || b.isSpan() {
		return a.isSpan() && b.isSpan() && (told(a) || told(b))
	}
	return told(a) && told(b)
}

// sameClock holds for two times that are the same, whatever is known of the half of the day.
func sameClock(a, b *Side) bool { return clock.Same(a.Skeleton, b.Skeleton) }

// wordsHalfDayApart holds for a time that words tell, which are those of twelve hours, and one with twelve hours more.
func wordsHalfDayApart(a, b *Side) bool {
	early := a
	if clock.IsLate(a.Skeleton) {
		early = b
	}
	return !a.isSpan() && !b.isSpan() && Digits(early.Surface()) == "" && halfDayApart(a, b)
}

// halfDayApart holds for times of day with twelve hours between them, where no words beside the earlier one tell that
// it is one before noon: they may stand elsewhere.
func halfDayApart(a, b *Side) bool { return clock.HalfDayApart(a.Skeleton, b.Skeleton) }
