package figures

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/figures/beside"
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/clock"
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
	dates       *calendar.Dates
	clock       *clock.Clock
	noun        *noun.Reader
	quantity    *quantity.Reader
	comparators *beside.Comparators
	period      *period.Reader
	periods     link.Periods
	ellipses    link.Ellipses
	damage      *link.Damage
}

func newReader() *reader {
	s := &scan.Sheet{}
	a := number.NewAmounts(s)
	d := calendar.NewDates(a)
	return &reader{
		Sheet: s, amounts: a, dates: d, clock: clock.New(d.Matcher), noun: noun.NewReader(s),
		quantity: quantity.NewReader(a, d), comparators: beside.NewComparators(s, a), period: period.NewReader(a, d),
		periods: link.Periods{Sheet: s}, ellipses: link.Ellipses{Sheet: s}, damage: link.NewDamage(a),
	}
}

// traits are what the readers ask for of a language.
type traits struct {
	*calendar.Knowledge
	nouns *noun.Knowledge
}

func newTraits(l *language.Lexicon, p *language.Pack) (*traits, error) {
	known, err := calendar.Know(l, p)
	if err != nil {
		return nil, err
	}
	nouns, err := noun.Know(l, p, known.Scan)
	if err != nil {
		return nil, err
	}
	return &traits{known, nouns}, nil
}

// reset takes up a paragraph.
func (w *reader) reset(p *language.Pack, t *traits, text string) {
	w.Sheet.Reset(p, t.Scan, text)
	w.amounts.Reset(t.Number)
	w.dates.Matcher.Reset(t.Template)
	w.noun.Reset(t.nouns)
	w.period.Reset()
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
	link.Ordinals(w.Sheet)
	link.Others(w.Sheet)
	link.EveryNth(w.Sheet)
	w.comparators.Compare()
	w.noun.CountNouns()
	link.Wholes(w.Sheet)
	w.comparators.FindAges()
	link.AgeGroups(w.Sheet)
	link.AroundTheClock(w.Sheet)
	w.comparators.FindTemperatures()
	link.Sizes(w.Sheet)
	link.Parts(w.Sheet)
	link.Minutes(w.Sheet)
	link.Hours(w.Sheet)
	link.Lengths(w.Sheet)
	link.HoursOfDay(w.Sheet)
	link.BasisPoints(w.Sheet)
	w.periods.CompareDates()
}

// Where a figure may begin.
const (
	dateStart = 1<<language.Range | 1<<language.Period | 1<<language.Vague | 1<<language.Relative |
		1<<language.RelativeMark | 1<<language.Month | 1<<language.Weekday | 1<<language.Quarter |
		1<<language.CalendarUnit | 1<<language.Era | scan.TemplateStart | scan.DigitBit | scan.NumberBit
	timeStart     = 1<<language.DayPeriod | scan.TemplateStart | scan.DigitBit | scan.NumberBit
	starts        = 1<<language.Idiom | dateStart | timeStart | quantityStart | scan.TwoBit
	pastArticle   = 1<<language.Collective | 1<<language.Fraction | 1<<language.CalendarUnit
	quantityStart = 1<<language.Currency | 1<<language.Percent | 1<<language.Collective | 1<<language.Fraction |
		scan.DigitBit | scan.NumberBit
)

// place is a token while the readers are asked there.
type place struct {
	*reader
	i    int
	mask uint32 // of what may begin there
}

// readersList is the name of the list of readers.
const readersList = "readers"

// readers are asked at each token, in this order; what one of them takes no other sees.
var readers = []scan.Rule[place]{
	{Name: "address", Starts: scan.DigitBit, When: place.inAddress, Then: place.refuseAddress},
	{Name: "long_run", Starts: scan.NumberBit, When: place.beginsNumber, Then: place.longRun},
	{Name: "idiom", Starts: 1 << language.Idiom, Then: place.idiom},
	{Name: "time", Starts: timeStart, Then: place.time},
	{Name: "date", When: place.mayBeDate, Then: place.date},
	{Name: "date_behind_article", Starts: 1 << language.Function, When: place.beforeFraction, Then: place.dateBehind},
	{Name: "units_behind_article", Starts: scan.NumberBit, When: place.articleOfUnit, Then: place.dateBehind},
	{Name: "one_and_half", Starts: 1 << language.Function, When: place.beforeUnit, Then: place.oneAndHalf},
	{Name: "unit_and_half", Starts: 1 << language.CalendarUnit, Then: place.unitAndHalf},
	{Name: "measure_and_half", Starts: 1 << language.Measure, When: place.beforeHalf, Then: place.unitAndHalf},
	{Name: "part_of_unit", Starts: scan.TwoBit, Then: partOfUnit},
	{Name: "unit_of_two", Starts: scan.TwoBit, Then: place.unitOfTwo},
	{Name: "quantity", When: place.mayBeQuantity, Then: place.amount},
	{Name: "number_and_unit", When: place.endsInUnit, Then: place.amount},
}

func (p place) inAddress() bool { return p.Address[p.i] }

func (p place) refuseAddress() int {
	p.Refuse(p.i, p.i+1, schema.ReasonAddress)
	return p.i + 1
}

// beginsNumber reports whether the first of several number words stands there.
func (p place) beginsNumber() bool {
	return p.i == 0 || p.Taken[p.i-1] || p.Mask[p.i-1]&scan.NumberBit == 0
}

// longRun refuses more number words than any number has.
func (p place) longRun() int {
	to := p.Pack.LongRun(&p.Tokens, p.i)
	if to > p.i {
		p.NoteNumeral(p.i, to)
		p.Refuse(p.i, to, schema.ReasonUnread)
	}
	return to
}

func (p place) idiom() int { return p.quantity.Idiom(p.i) }
func (p place) time() int  { return p.clock.Read(p.i) }

func (p place) mayBeDate() bool {
	return p.mask&dateStart != 0 && !p.overWords() || p.dates.RomanStart(p.i)
}

// overWords reports whether a phrase that counts from now would begin inside a word in Hangul and go on in the next
// one: 그제 in 버그 제보.
func (p place) overWords() bool {
	if p.mask&(1<<language.Relative) == 0 || !p.Glued(p.i) || !p.IsHangul(p.i-1) {
		return false
	}
	m, ok := p.Has(p.i, language.Relative)
	for k := p.i + 1; ok && k < m.End; k++ {
		if p.IsHangul(k) && !p.Glued(k) {
			return true
		}
	}
	return false
}

func (p place) date() int { return p.period.Read(p.i) }

// leadsTo reports whether a function word stands there, and something of a mask may begin behind it.
func (p place) leadsTo(mask uint32) bool {
	return p.mask&quantityStart == 0 && p.mask&(1<<language.Function) != 0 && p.i+1 < len(p.Mask) &&
		p.Mask[p.i+1]&mask != 0
}

func (p place) beforeFraction() bool { return p.leadsTo(1<<language.Collective | 1<<language.Fraction) }

// dateBehind reads a date behind an article: "the fourth of July".
func (p place) dateBehind() int {
	if to := p.period.Read(p.i + 1); to > p.i+1 {
		return to
	}
	return p.i
}

func (p place) beforeUnit() bool { return !p.beforeFraction() && p.leadsTo(1<<language.CalendarUnit) }

// articleOfUnit reports whether an article that is a number word, too, stands before a unit: "a year and a half ago".
func (p place) articleOfUnit() bool {
	return p.Function(p.i) == language.WordArticle && p.Follows(p.i+1, language.CalendarUnit)
}

func (p place) oneAndHalf() int { return p.quantity.ArticleAndHalf(p.i) }

func (p place) unitAndHalf() int { return p.quantity.UnitAndHalf(p.i) }

func partOfUnit(p place) int { return p.clock.PartOfUnit(p.i) }

func (p place) unitOfTwo() int { return quantity.UnitOfTwo(p.quantity, p.i) }

// beforeHalf reports whether the name of a measure may begin there, and that of a part stands among the next tokens:
// "metro y medio".
func (p place) beforeHalf() bool {
	if p.mask&(1<<language.Measure) == 0 {
		return false
	}
	for k := p.i + 1; k < min(p.i+4, len(p.Mask)); k++ {
		if p.Mask[k]&(1<<language.Fraction) != 0 {
			return true
		}
	}
	return false
}

// mayBeQuantity reports whether a quantity may begin there: by its first word or digits, or, with a sign, as the whole
// text or as a fraction in one character.
func (p place) mayBeQuantity() bool {
	if p.mask&quantityStart != 0 || p.beforeFraction() {
		return true
	}
	return !p.beforeUnit() && p.signBegins()
}

// signBegins reports whether a sign stands there with which a quantity may begin.
func (p place) signBegins() bool {
	if !p.IsMark(p.i) {
		return false
	}
	return p.Entire && p.IsDigits(p.i+1) || p.List[p.i].ID == 0 && number.IsVulgarFraction(p.Rune(p.i))
}

func (p place) amount() int { return p.quantity.Read(p.i) }

func (p place) endsInUnit() bool { return p.amounts.EndsInUnit(p.i) }

// begins reports whether a figure may begin at a place at all.
func (p place) begins() bool {
	return p.mask&starts != 0 || p.signBegins() || p.leadsTo(pastArticle) || p.dates.RomanStart(p.i) || p.endsInUnit() ||
		p.beforeHalf()
}

// at asks the readers at token i and gives the token after what they took; i if they took nothing.
func (w *reader) at(i int) int {
	p := place{w, i, w.Mask[i]}
	if !p.begins() {
		return i
	}
	return scan.FirstOf(w.Sheet, readersList, readers, p, i, p.mask)
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

// covers reports whether a figure covers the byte of the paragraph at a place.
func (w *reader) covers(at int) bool {
	for i := range w.Figures {
		f := &w.Figures[i]
		if w.List[f.From].Start <= at && at < w.List[f.To-1].End {
			return true
		}
	}
	return false
}
