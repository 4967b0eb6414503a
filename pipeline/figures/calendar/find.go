package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/figures/template"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// A Stated is a calendar unit where a text states it.
type Stated struct {
	moment.When
	Start, End  int         // bytes of the text
	First, Last schema.Date // the days of the unit; empty if they cannot be told
}

// Find reads the calendar units that a text in the language of a pack states, in order, without overlap. Units that
// are counted from now and dates without a year are counted from the day published, if it is not empty. It is for texts
// of which is known that dates are in them, such as the head of an article: a year, a month or a day stands by itself.
func Find(l *language.Lexicon, p *language.Pack, text string, published schema.Date) ([]Stated, error) {
	f, err := NewFinder(l, p)
	if err != nil {
		return nil, err
	}
	return f.Find(0, text, published), nil
}

// A Finder reads the calendar units of many short texts. It keeps memory between calls and is not safe for concurrent
// use.
type Finder struct {
	packs   []*language.Pack
	known   []*Knowledge // by pack
	sheet   *scan.Sheet
	amounts *number.Amounts
	dates   *Dates
}

// NewFinder gives a finder for texts in the languages of the packs.
func NewFinder(l *language.Lexicon, packs ...*language.Pack) (*Finder, error) {
	f := &Finder{packs: packs, sheet: &scan.Sheet{}}
	for _, p := range packs {
		k, err := Know(l, p)
		if err != nil {
			return nil, err
		}
		f.known = append(f.known, k)
	}
	f.amounts = number.NewAmounts(f.sheet)
	f.dates = NewDates(f.amounts)
	return f, nil
}

// Packs is how many languages the finder knows.
func (f *Finder) Packs() int { return len(f.packs) }

// Find is the function Find for the language of the pack with the number n, from 0.
func (f *Finder) Find(n int, text string, published schema.Date) []Stated {
	s, r, k := f.sheet, f.dates, f.known[n]
	s.Published = published
	s.Reset(f.packs[n], k.Scan, text)
	f.amounts.Reset(k.Number)
	r.Matcher.Reset(k.Template)
	s.Prepare()
	r.DayOrder = NumericOrder(text)
	var out []Stated
	for i := 0; i < len(s.List); {
		d, ok := r.Date(i, true)
		if !ok || d.To <= i {
			i++
			continue
		}
		i = d.To
		found := Stated{When: d, Start: s.List[d.From].Start, End: s.List[d.To-1].End}
		if d.Anchored() || d.Resolve(published) {
			found.First, found.Last = d.Ends()
		}
		found.When = d
		out = append(out, found)
	}
	return out
}

// Knowledge is what the readers of numbers and dates ask for of a language.
type Knowledge struct {
	Scan     *scan.Traits
	Number   *number.Traits
	Template *template.Customs
}

// Know draws the knowledge of a language from its pack, once a pack.
func Know(l *language.Lexicon, p *language.Pack) (*Knowledge, error) {
	return language.Derive(l, p, "calendar", func() (*Knowledge, error) {
		var k Knowledge
		var err error
		if k.Scan, err = scan.NewTraits(l, p); err != nil {
			return nil, err
		}
		if k.Number, err = number.NewTraits(l, p); err != nil {
			return nil, err
		}
		if k.Template, err = template.NewCustoms(p, k.Scan); err != nil {
			return nil, err
		}
		markRanks(p, k.Scan)
		return &k, nil
	})
}
