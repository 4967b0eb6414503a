package figures

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/link"
	"example.org/sourcebook/pipeline/figures/noun"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/period"
	"example.org/sourcebook/pipeline/figures/quantity"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// reader reads paragraphs: a sheet and the readers of all layers on it.
type reader struct {
	*scan.Sheet
	amounts     *number.Amounts
	calendar    *calendar.Reader
	noun        *noun.Reader
	quantity    *quantity.Reader
	comparators *quantity.Comparators
	period      *period.Reader
	periods     link.Periods
	damage      *link.Damage
}

func newReader() *reader {
	s := &scan.Sheet{}
	a := number.NewAmounts(s)
	c := calendar.NewReader(a)
	return &reader{
		Sheet: s, amounts: a, calendar: c, noun: noun.NewReader(s), quantity: quantity.NewReader(a, c.Dates),
		comparators: quantity.NewComparators(s), period: period.NewReader(a, c.Dates), periods: link.Periods{Sheet: s}, damage: link.NewDamage(a),
	}
}

// traits are what the layers ask for of a language.
type traits struct {
	scan     *scan.Traits
	number   *number.Traits
	calendar *calendar.Traits
	concepts *noun.Concepts
}

func newTraits(l *language.Lexicon, p *language.Pack) (*traits, error) {
	var t traits
	var err error
	if t.scan, err = scan.NewTraits(l, p); err != nil {
		return nil, err
	}
	if t.number, err = number.NewTraits(l, p); err != nil {
		return nil, err
	}
	if t.calendar, err = calendar.NewTraits(p, t.scan); err != nil {
		return nil, err
	}
	if t.concepts, err = language.Read(l, p.Tag+"/concepts.tsv", "concepts", noun.ReadConcepts); err != nil {
		return nil, err
	}
	return &t, nil
}

// reset takes up a paragraph.
func (w *reader) reset(p *language.Pack, t *traits, text string) {
	w.Sheet.Reset(p, t.scan, text)
	w.amounts.Reset(t.number)
	w.calendar.Reset(t.calendar)
	w.noun.Reset(t.concepts)
}

// read reads the paragraph: its figures and refusals, in the order of the text, without overlap.
func (w *reader) read() {
	w.Prepare()
	for i := 0; i < len(w.List); {
		next := i
		if !w.Taken[i] {
			next = w.at(i)
		}
		i = max(next, i+1)
	}
	w.sweep()
	w.order()
	w.comparators.Compare()
	w.noun.CountNouns()
	w.comparators.FindAges()
	w.periods.CompareDates()
}

// Where a figure may begin.
const (
	dateStart = 1<<language.Range | 1<<language.Period | 1<<language.Vague | 1<<language.Relative | 1<<language.RelativeMark | 1<<language.Month |
		1<<language.Weekday | 1<<language.Quarter | 1<<language.CalendarUnit | 1<<language.Era | scan.TemplateStart | scan.DigitBit | scan.NumberBit
	timeStart     = 1<<language.DayPeriod | scan.TemplateStart | scan.DigitBit | scan.NumberBit
	quantityStart = 1<<language.Currency | 1<<language.Percent | 1<<language.Collective | 1<<language.Fraction | scan.DigitBit | scan.NumberBit
)

// at asks the readers at token i and gives the token after what they took; i if they took nothing.
func (w *reader) at(i int) int {
	tok, mask := &w.List[i], w.Mask[i]
	if mask&scan.TemplateStart != 0 && !w.calendar.Matcher.MayBegin(i) {
		mask &^= scan.TemplateStart
	}
	if tok.Kind == language.Digits && w.Address[i] {
		w.Refuse(i, i+1, schema.ReasonAddress)
		return i + 1
	}
	if mask&scan.NumberBit != 0 && (i == 0 || w.Taken[i-1] || w.Mask[i-1]&scan.NumberBit == 0) {
		if to := w.Pack.LongRun(&w.Tokens, i); to > i {
			w.NoteNumeral(i, to)
			w.Refuse(i, to, schema.ReasonUnread)
			return to
		}
	}
	if mask&scan.Bit(language.Idiom) != 0 {
		if to := w.quantity.Idiom(i); to > i {
			return to
		}
	}
	if mask&timeStart != 0 {
		if to := w.calendar.Clock.Read(i); to > i {
			return to
		}
	}
	if mask&dateStart != 0 || w.calendar.Matcher.RomanStart(i) {
		if to := w.period.Read(i); to > i {
			return to
		}
	}
	switch {
	case mask&quantityStart != 0:
	case mask&scan.Bit(language.Function) != 0 && i+1 < len(w.Mask) && w.Mask[i+1]&(1<<language.Collective|1<<language.Fraction) != 0:
		if to := w.period.Read(i + 1); to > i+1 {
			return to // "the fourth of July"
		}
	case mask&scan.Bit(language.Function) != 0 && i+1 < len(w.Mask) && w.Mask[i+1]&(1<<language.CalendarUnit) != 0:
		return w.quantity.ArticleAndHalf(i)
	case w.Entire && tok.Kind == language.Mark && w.IsDigits(i+1):
	case tok.Kind == language.Mark && tok.ID == 0 && number.VulgarFractions[w.Rune(i)] != [2]int64{}:
	default:
		return i
	}
	return w.quantity.Read(i)
}

// sweep refuses the digits that no reader took.
func (w *reader) sweep() {
	for i := range w.List {
		if w.List[i].Kind == language.Digits && !w.Taken[i] {
			w.Refuse(i, i+1, schema.ReasonUnread)
		}
	}
}

func (w *reader) order() {
	slices.SortFunc(w.Figures, func(a, b scan.Figure) int { return cmp.Compare(a.From, b.From) })
	slices.SortFunc(w.Refused, func(a, b scan.Refusal) int { return cmp.Compare(a.From, b.From) })
	slices.SortFunc(w.Numerals, func(a, b [2]int) int {
		if c := cmp.Compare(a[0], b[0]); c != 0 {
			return c
		}
		return cmp.Compare(a[1], b[1])
	})
	w.Numerals = slices.Compact(w.Numerals)
}

// furnish refuses every numeral of a paragraph that is furniture of the page.
func (w *reader) furnish() {
	for i := 0; i < len(w.List); i++ {
		switch tok := &w.List[i]; {
		case tok.Kind == language.Digits:
			w.Refuse(i, i+1, schema.ReasonFurniture)
		case tok.Kind == language.Word && w.Pack.ReadsNumber(&w.Tokens, i):
			if n, ok := w.Pack.ReadNumber(&w.Tokens, i); ok && n.Form != language.Year {
				end := n.End
				for k := i; k < n.End; k++ {
					if w.IsDigits(k) {
						end = i
					}
				}
				if end > i {
					w.NoteNumeral(i, end)
					w.Refuse(i, end, schema.ReasonFurniture)
					i = end - 1
				}
			}
		}
	}
}
