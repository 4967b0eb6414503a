package describe

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/roles"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// findPublished takes the day of the first dateline; other days of publication are named as an issue.
func (d *description) findPublished() {
	d.days = map[int][]block.Day{}
	p := publication{description: d, stated: d.Published != ""}
	for i := range d.Blocks {
		if d.inline(i) || d.dated(i) {
			p.read(i)
		}
	}
	p.printed()
	if d.Published == "" && d.Marks != nil {
		p.readAround()
	}
	if d.Published == "" && p.ambiguous {
		d.issue("ambiguous_date")
	}
}

// Days that stand beside the text, in the design of a page, are read where the text itself names none.
const (
	nearTitle   = 8  // blocks between the title and its day
	longestSide = 90 // characters of a line with a day beside the text
)

// readAround takes the day that is nearest to the title in a short line; else the only one of the page with a label of
// the day of publication; else the one that the title begins with, or that the address of the page has.
func (p *publication) readAround() {
	best, near := -1, nearTitle+1
	var labelled []int
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Runes > longestSide || b.Sign.Has(block.Copyright|block.Life) || b.Sign.Has(block.Prose) && i > p.First {
			continue
		}
		line := p.Text[b.Start:b.End]
		switch day, ok := p.onlyDay(line); {
		case !ok || p.hasLabel(line[:day.Start], block.UpdatedLabel|block.LifeLabel) || p.ofFact(i, line):
		case p.hasLabel(line, block.PublishedLabel):
			labelled = append(labelled, i)
			fallthrough
		case p.isSide(i, line, day):
			if away := distance(i, p.TitleAt); p.TitleAt >= 0 && i != p.TitleAt && away < near {
				best, near = i, away
			}
		}
	}
	switch {
	case best >= 0:
		p.takeDay(best)
	case len(labelled) == 1:
		p.takeDay(labelled[0])
	case p.TitleAt >= 0 && p.titleDay():
	default:
		p.Published = dayOfAddress(p.URL)
	}
}

// ofFact reports whether a line is several cells of a row that the markup makes, and the first has no label of the day
// of publication: the day is that of a birth, a foundation, an event.
func (p *publication) ofFact(i int, line string) bool {
	first, _, several := strings.Cut(line, "\t")
	return several && p.Marks[i].Kind == tables.BlockCell && !p.hasLabel(first, block.PublishedLabel)
}

// isSide reports whether a line is a day with few words beside it, such as the name of a section or a kind of text, or
// is read as one by its signs.
func (p *publication) isSide(i int, line string, day block.Day) bool {
	return p.Blocks[i].Sign.Has(block.Dated) || len(strings.Fields(line[:day.Start]+" "+line[day.End:])) <= wordsBeside
}

// wordsBeside is how many words stand beside a day at most.
const wordsBeside = 4

// onlyDay gives the day of a line that names one.
func (p *publication) onlyDay(line string) (block.Day, bool) {
	days := p.Days(line)
	if len(days) == 0 {
		if at := shortYear.FindStringSubmatchIndex(line); at != nil {
			if days = p.Days(line[:at[2]] + century + line[at[2]:]); len(days) == 1 {
				days[0].End -= len(century)
			}
		}
	}
	if len(days) != 1 || days[0].Date < firstPrint || days[0].Date == zeroDay {
		return block.Day{}, false
	}
	return days[0], true
}

// shortYear is a day in numbers whose year has two digits. It is one of this century: pages of the last one are rare.
var shortYear = regexp.MustCompile(`(?:^|[^\d./-])\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)([0-4]\d)(?:$|[^\d./-])`)

const century = "20"

// takeDay takes the day of block i.
func (p *publication) takeDay(i int) {
	b := &p.Blocks[i]
	day, _ := p.onlyDay(p.Text[b.Start:b.End])
	p.Published = day.Date
	p.evidence("published", b.Start+day.Start, b.Start+day.End, "day_beside_text")
}

// titleDay takes the day that the title begins with.
func (p *publication) titleDay() bool {
	b := &p.Blocks[p.TitleAt]
	day, ok := p.onlyDay(p.Text[b.Start:b.End])
	if !ok || day.Start > 0 {
		return false
	}
	p.takeDay(p.TitleAt)
	return true
}

// addressDay is a day in the path of an address: /2014/05/18/.
var addressDay = regexp.MustCompile(`/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])/`)

// dayOfAddress gives the day in the path of an address, "" if it has none.
func dayOfAddress(url string) schema.Date {
	m := addressDay.FindStringSubmatch(url)
	if m == nil {
		return ""
	}
	return schema.Date(m[1] + "-" + m[2] + "-" + m[3])
}

func distance(i, k int) int { return max(i-k, k-i) }

// inline reports whether block i is the first or last one of the text, which may have a dateline inside.
func (d *description) inline(i int) bool {
	return d.Roles[i] == schema.RoleBody && (i == d.First || i == d.Last)
}

// dated reports whether block i is a dateline or byline of the text; the dates of comments are not the text's.
func (d *description) dated(i int) bool {
	if d.Blocks[i].Sign.Has(block.Life) || d.Roles[i] != schema.RoleDateline && d.Roles[i] != schema.RoleByline {
		return false
	}
	return d.Loose || i <= d.First || i >= d.Last || roles.CreditsText(d.Rules[i])
}

// zeroDay is the day from which clocks of computers count: programs print it where they know none.
const zeroDay = "1970-01-01"

// firstPrint is the day before which nothing was printed: an earlier one is of another calendar.
const firstPrint = "1450"

// publication is the day of publication, as far as it has been read.
type publication struct {
	*description
	stated    bool // the markup states it
	rank      rank // of the day that was taken
	ambiguous bool // a day was left out whose order of day and month is not certain
}

// rank says how much a day is worth as the day of publication.
type rank uint8

const (
	noDay rank = iota
	update
	plainDay
	labelled // after a label of the day of publication, before the text
)

// read takes in the days of block i.
func (p *publication) read(i int) {
	b := &p.Blocks[i]
	line, at, rule := p.Text[b.Start:b.End], b.Start, "dateline"
	if p.inline(i) {
		part, from := p.dateline(line, i == p.First)
		if part == "" {
			return
		}
		line, at, rule = part, at+from, "dateline_in_text"
	}
	days := p.Days(line)
	if !p.inline(i) {
		p.days[i] = days
	}
	if p.stated {
		return
	}
	from := 0 // where what may label a day begins
	for _, day := range days {
		worth := p.worth(i, line[from:day.Start])
		from = day.End
		switch {
		case day.Date == zeroDay, day.Date != "" && day.Date < firstPrint:
		case day.Date == "":
			p.ambiguous = true
		case p.Published == "" || worth > p.rank && p.Published != day.Date:
			p.drop("published")
			p.Published, p.rank = day.Date, worth
			p.evidence("published", at+day.Start, at+day.End, rule)
		case p.Published != day.Date && worth >= p.rank && i < p.First:
			p.issue("conflicting_dates")
		}
	}
}

// printed takes the day that the lines before the text print for the one that the markup states as a time in UTC, if it
// is the day before or after and no line prints the stated one: it is the day where the text appeared.
func (p *publication) printed() {
	stated, err := time.Parse(time.DateOnly, string(p.Published))
	if !p.universal || err != nil {
		return
	}
	var found *block.Day
	at := 0
	for i := 0; i <= p.First && i < len(p.Blocks); i++ {
		days := p.days[i]
		if len(days) != 1 || p.hasLabel(p.Text[p.Blocks[i].Start:p.Blocks[i].End], block.UpdatedLabel) {
			continue
		}
		printed, err := time.Parse(time.DateOnly, string(days[0].Date))
		if err != nil {
			continue
		}
		switch printed.Sub(stated) {
		case 0:
			return
		case -24 * time.Hour, 24 * time.Hour:
			if found == nil {
				found, at = &days[0], p.Blocks[i].Start
			}
		}
	}
	if found != nil {
		p.drop("published")
		p.Published = found.Date
		p.evidence("published", at+found.Start, at+found.End, "dateline")
	}
}

// worth is the rank of a day in block i by what stands before it. After the text only comments label their day.
func (p *publication) worth(i int, before string) rank {
	switch {
	case p.hasLabel(before, block.UpdatedLabel):
		return update
	case i < p.First && p.hasLabel(before, block.PublishedLabel):
		return labelled
	}
	return plainDay
}

// hasLabel reports whether a text has a label of the kind.
func (p *publication) hasLabel(s string, kind block.Phrase) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) {
			if p.Furniture.Label(s[i:], kind) > 0 {
				return true
			}
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				i += n
			}
			continue
		}
		i += n
	}
	return false
}
