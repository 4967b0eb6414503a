package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dates makes the names and patterns of dates and times: CLDR's Gregorian calendar and its relative dates. The names
// that other regions have for months, days and the like are taken for the language, too, unless it means something else
// by them; their orders and patterns stand apart.
func dates(l *locale) (file, error) {
	n, err := l.main("cldr-dates-full", "ca-gregorian.json")
	if err != nil {
		return file{}, err
	}
	calendar := n.at("dates", "calendars", "gregorian")
	fields, err := l.main("cldr-dates-full", "dateFields.json")
	if err != nil {
		return file{}, err
	}
	b := l.header(phraseColumns, []string{"cldr-dates-full"})
	var p phrases
	var regions section
	patterns(&p, calendar)
	if l.tag != "root" {
		own := dateOrder(calendar)
		byOrder := map[string][]string{}
		var others phrases
		err := l.eachRegion("cldr-dates-full", "ca-gregorian.json", func(region string, n node) error {
			calendar := n.at("dates", "calendars", "gregorian")
			if order := dateOrder(calendar); order != own {
				byOrder[order] = append(byOrder[order], region)
			}
			var q phrases
			patterns(&q, calendar)
			delete(q.rows, row{"order", "", ""})
			regions.note(region, &p, &q)
			names(&others, calendar)
			return nil
		})
		if err != nil {
			return file{}, err
		}
		for _, order := range []string{"dmy", "mdy", "ymd"} {
			if len(byOrder[order]) > 0 {
				p.add("order", strings.Join(byOrder[order], " "), "", order)
			}
		}
		names(&p, calendar)
		p.addOthers(&others)
		relative(&p, fields.at("dates", "fields"))
	}
	p.write(b)
	regions.write(b)
	return file{l.tag + "/dates.tsv", b.Bytes()}, nil
}

// addOthers adds the rows of q, but for phrases that p has with another value of the same class.
func (p *phrases) addOthers(q *phrases) {
	type key struct{ class, phrase string }
	taken := map[key]string{}
	for _, r := range p.order {
		for _, s := range p.rows[r] {
			taken[key{r.class, strings.ToLower(s)}] = r.value
		}
	}
	for _, r := range q.order {
		for _, s := range q.rows[r] {
			k := key{r.class, strings.ToLower(s)}
			if value, ok := taken[k]; !ok {
				taken[k] = r.value
			} else if value != r.value {
				continue
			}
			p.add(r.class, r.value, r.flags, s)
		}
	}
}

// patterns adds the patterns of dates and times and the order of the parts of a date in digits.
func patterns(p *phrases, calendar node) {
	available := calendar.at("dateTimeFormats", "availableFormats")
	p.add("order", "", "", dateOrder(calendar))
	for _, width := range []string{"full", "long", "medium", "short"} {
		p.add("pattern", "date", "", calendar.at("dateFormats", width).text())
	}
	for _, skeleton := range []string{"yMMMMd", "yMMMd", "yMd", "MMMMd", "MMMd", "Md", "yMMMM", "yMMM", "yM", "yMMMEd",
		"MMMEd", "yQQQQ", "yQQQ"} {
		p.add("pattern", "date", "", available.at(skeleton).text())
	}
	for _, width := range []string{"medium", "short"} {
		p.add("pattern", "time", "", calendar.at("timeFormats", width).text())
	}
	for _, skeleton := range []string{"Hms", "Hm", "H", "hms", "hm", "h", "Bhm", "Bh"} {
		p.add("pattern", "time", "", available.at(skeleton).text())
	}
}

// dateOrder gives the order of day, month and year in the short date of a calendar, such as "dmy".
func dateOrder(calendar node) string {
	order := ""
	for _, r := range calendar.at("dateFormats", "short").text() {
		c := strings.ToLower(string(r))
		if strings.Contains("dmy", c) && !strings.Contains(order, c) {
			order += c
		}
	}
	return order
}

// pointed gives a short form with and without a point.
func pointed(s string) []string {
	if bare, ok := strings.CutSuffix(s, "."); ok {
		return []string{s, bare}
	}
	if last, _ := utf8.DecodeLastRuneInString(s); s != "" && unicode.IsLetter(last) &&
		unicode.In(last, unicode.Latin, unicode.Cyrillic, unicode.Greek) {
		return []string{s, s + "."}
	}
	return []string{s}
}

// names adds months, days, quarters, eras and periods of the day. Of the narrow names, which are single letters in most
// languages, it takes none.
func names(p *phrases, calendar node) {
	forms := []string{"format", "stand-alone"}
	for m := 1; m <= 12; m++ {
		key := fmt.Sprint(m)
		for _, form := range forms {
			p.add("month", key, "", calendar.at("months", form, "wide", key).text())
		}
		for _, form := range forms {
			p.add("month", key, "short", pointed(calendar.at("months", form, "abbreviated", key).text())...)
		}
	}
	for i, day := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		key := fmt.Sprint(i + 1)
		for _, form := range forms {
			p.add("weekday", key, "", calendar.at("days", form, "wide", day).text())
		}
		for _, form := range forms {
			p.add("weekday", key, "short", pointed(calendar.at("days", form, "abbreviated", day).text())...)
		}
	}
	for q := 1; q <= 4; q++ {
		key := fmt.Sprint(q)
		for _, form := range forms {
			p.add("quarter", key+" quarter", "", calendar.at("quarters", form, "wide", key).text())
		}
		for _, form := range forms {
			p.add("quarter", key+" quarter", "short", calendar.at("quarters", form, "abbreviated", key).text())
		}
	}
	for _, e := range []string{"0", "1"} {
		for _, width := range []string{"eraNames", "eraAbbr"} {
			p.add("era", e, "", calendar.at("eras", width, e).text(), calendar.at("eras", width, e+"-alt-variant").text())
		}
	}
	for _, form := range forms {
		for _, width := range []string{"wide", "abbreviated"} {
			periods := calendar.at("dayPeriods", form, width)
			for _, key := range periods.keys() {
				p.add("day_period", before(key, "-alt"), "", periods.at(key).text())
			}
		}
	}
	for _, width := range []string{"wide", "abbreviated", "narrow"} {
		periods := calendar.at("dayPeriods", "format", width)
		for _, key := range []string{"am", "am-alt-variant", "pm", "pm-alt-variant"} {
			if s := periods.at(key).text(); len(s) > 1 {
				p.add("day_period", before(key, "-alt"), "", s)
			}
		}
	}
}

// relative adds the relative dates ("last year") and the names of the units of the calendar, with what makes a number
// of units relative ("in … years", "… years ago").
func relative(p *phrases, fields node) {
	units := []string{"year", "quarter", "month", "week", "day", "hour", "minute", "second"}
	for _, unit := range units {
		for _, width := range []string{"", "-short"} {
			field := fields.at(unit + width)
			flags := ""
			if width != "" {
				flags = "short"
			}
			p.add("calendar_unit", unit, flags, field.at("displayName").text())
			for offset := -2; offset <= 2; offset++ {
				p.add("relative", fmt.Sprintf("%d %s", offset, unit), flags,
					field.at(fmt.Sprintf("relative-type-%d", offset)).text())
			}
			past, future := field.at("relativeTime-type-past").texts(), field.at("relativeTime-type-future").texts()
			ago, ahead := past, future
			for _, other := range units { // a word of both directions tells neither: خلال
				ago = otherThan(ago, fields.at(other+width, "relativeTime-type-future").texts())
				ahead = otherThan(ahead, fields.at(other+width, "relativeTime-type-past").texts())
			}
			p.marks(ago, future, -1, unit, flags)
			p.marks(ahead, past, 1, unit, flags)
		}
	}
	for i, day := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		for offset := -1; offset <= 1; offset++ {
			p.add("relative", fmt.Sprintf("%d weekday%d", offset, i+1), "",
				fields.at(day, fmt.Sprintf("relative-type-%d", offset)).text())
		}
	}
}

// otherThan gives the patterns whose words before the number begin none of the others.
func otherThan(patterns, others []string) []string {
	var out []string
	for _, pattern := range patterns {
		left := strings.TrimSpace(before(pattern, "{0}"))
		if left == "" || !slices.ContainsFunc(others, func(o string) bool { return strings.HasPrefix(o, left+" ") }) {
			out = append(out, pattern)
		}
	}
	return out
}

// marks adds the words around the number of a pattern such as "in {0} years", "{0} years ago"; opposite are the
// patterns of the other direction. Where both sides have words, as in "for {0} dage siden", only what stands behind the
// number says when, unless it is a unit in several words: the first word by itself means other things, too.
func (p *phrases) marks(patterns, opposite []string, sign int, unit, flags string) {
	for _, pattern := range patterns {
		left, right, ok := strings.Cut(pattern, "{0}")
		if !ok {
			continue
		}
		left, right = strings.TrimSpace(left), strings.TrimSpace(right)
		isUnit := slices.ContainsFunc(opposite, func(other string) bool { return strings.HasSuffix(other, "{0} "+right) })
		if left != "" && (isUnit || !strings.Contains(right, " ")) {
			p.add("relative_mark", fmt.Sprint(sign), "before", left)
			p.add("calendar_unit", unit, flags, right)
			continue
		}
		p.add("relative_mark", fmt.Sprintf("%d %s", sign, unit), "after", right)
	}
}
