// Package figures reads the numeric facts of a text: counts, amounts of money, shares, measures, ordinals, dates,
// periods, times and identifiers. One engine serves all languages; what it knows of a language (number words, months,
// units, comparators, function words) is in the language's pack.
//
// A paragraph is cut into tokens once and read from left to right; at each token the readers are asked in a fixed
// order: set phrases, times, dates and periods, quantities. What a reader takes no other reader sees. Then the
// figures get their comparators, counted nouns and periods, damaged numbers are marked, and each numeral that is in
// no figure is written to the rejections with the reason. Values are exact rationals.
package figures

import (
	"cmp"
	"context"
	"math/big"
	"slices"
	"sort"
	"strconv"

	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/code"
	"example.org/sourcebook/pipeline/figures/grid"
	"example.org/sourcebook/pipeline/figures/link"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// decimalOf gives the value of a figure as it is stored.
func decimalOf(r *big.Rat, issues *[]string) schema.Decimal {
	if r == nil {
		return ""
	}
	d, inexact, ok := schema.NewDecimal(r)
	if !ok {
		scan.AddIssue(issues, "out_of_range")
		return ""
	}
	if inexact {
		scan.AddIssue(issues, "inexact")
	}
	return d
}

const name = "figures"

// Stage reads the figures of each document.
var Stage = stage.Stage{
	Name: name, Version: 24, Each: stage.Document, Cached: true,
	Reads: []string{
		tables.Texts.Name, tables.Origins.Name, tables.Described.Name, tables.Paragraphs.Name, tables.Sentences.Name,
		stage.Lexicon,
	},
	Writes: []string{tables.Figures.Name, tables.Numerals.Name, tables.Rejections.Name},
	Run:    func(_ context.Context, in *stage.Reader, out *stage.Writer) error { return run(in, out, nil) },
}

// maxWhole is the length, in bytes, up to which a text of one paragraph may be nothing but a number.
const maxWhole = 256

// document is what the stage knows of a document while it reads its paragraphs.
type document struct {
	id        string
	index     *span.Index
	published schema.Date
	language  string
	country   string // of publication; settles what its language leaves open
	lexicon   *language.Lexicon
	traits    map[*language.Pack]*traits
	sentences *stage.Queue[schema.Sentence] // those that are to come
	out       *stage.Writer
	w         *reader
	other     *reader // reads what heads of tables name; nil if none had to be read
	table     grid.Table
	labels    []grid.Label // of the figures of the paragraph, from its table; none if it is in none
	sentence  []int32
	clause    []int32
	explain   func(schema.Span, []Decision) // nil if nobody asks
	trace     *scan.Trace
}

func run(in *stage.Reader, out *stage.Writer, explain func(schema.Span, []Decision)) error {
	text := tables.Texts.One(in)
	if text == nil {
		return nil
	}
	d := &document{id: text.DocumentID, index: span.NewIndex(text), lexicon: in.Lexicon(),
		traits: map[*language.Pack]*traits{}, out: out, w: newReader(), explain: explain}
	if explain != nil {
		d.trace = &scan.Trace{}
		d.w.SetTrace(d.trace)
	}
	if m := tables.Described.One(in); m != nil {
		d.published, d.language, d.country = m.Published, m.Language, m.Country
	}
	if o := tables.Origins.One(in); o != nil {
		if o.Declared.Published != "" {
			d.published = o.Declared.Published
		}
		if o.Declared.Language != "" {
			d.language = o.Declared.Language
		}
		d.country = cmp.Or(o.Declared.Country, d.country)
	}
	d.sentences = tables.Sentences.Queue(in)
	defer d.sentences.Close()
	labels := code.Labels{}
	d.w.quantity.SetLabels(labels)
	d.w.dates.DayOrder = calendar.NumericOrder(d.index.Text())
	d.w.amounts.Numerals.Usage = scan.UsageOf(d.index.Text())
	count := 0
	for p := range tables.Paragraphs.Read(in) {
		count++
		d.w.Entire = count == 1 && len(p.Text) <= maxWhole
		if p.Role != schema.RoleBoilerplate {
			labels.AddLabels(p.Text)
		}
	}
	paragraphs := tables.Paragraphs.Queue(in)
	defer paragraphs.Close()
	for before := (*schema.Paragraph)(nil); paragraphs.Head() != nil; {
		p := paragraphs.Pop()
		in.At(p.ParagraphID)
		d.w.Cell = isShort(before) || isShort(paragraphs.Head())
		if err := d.paragraph(p); err != nil {
			return err
		}
		before = p
	}
	return nil
}

// paragraph reads one paragraph and writes its rows.
func (d *document) paragraph(p *schema.Paragraph) error {
	tag := p.Language
	if tag == "" || d.language != "" && (p.Role == schema.RoleByline || p.Role == schema.RoleDateline) {
		tag = d.language // a line with a date and a name says little of its own
	}
	pack, err := d.lexicon.Pack(bcp47.In(tag, d.country))
	if err != nil {
		return err
	}
	tr := d.traits[pack]
	if tr == nil {
		if tr, err = language.Derive(d.lexicon, pack, "figures", func() (*traits, error) {
			return newTraits(d.lexicon, pack)
		}); err != nil {
			return err
		}
		d.traits[pack] = tr
	}
	clean, err := d.index.Clean(p)
	if err != nil {
		return err
	}
	clean = clean.Unbroken()
	w := d.w
	w.Published, w.Role = d.published, p.Role
	w.Self = p.Role == schema.RoleByline || p.Role == schema.RoleDateline
	w.Respaced = slices.Contains(p.Repairs, "respaced") || slices.Contains(p.Issues, "lost_spaces")
	for part, sentences := range span.Parts(p, clean, d.sentences) {
		w.Columns = columns(part, d.index.Text(), p.Span.From, p.Span.To, w.Columns)
		w.reset(pack, tr, part.Text)
		d.begin(part, sentences)
		d.trace.Reset()
		d.labels = nil
		row := &grid.Row{
			Sheet: w.Sheet, Clean: part, Text: d.index.Text(), From: p.Span.From, To: p.Span.To,
			Unit: func(text string) (scan.Figure, bool) { return d.unit(pack, tr, text) }, Concept: w.noun.Concept,
		}
		if p.Role == schema.RoleBoilerplate {
			w.furnish()
			d.table.Skip(row)
		} else {
			w.read()
			d.number(part, sentences)
			w.noun.PointOrdinals(d.sentence)
			link.PairDecades(w.Sheet)
			w.ellipses.Complete(d.sentence)
			w.periods.DateCounts(d.sentence, d.clause)
			w.damage.Damage(d.sentence)
			d.labels = d.table.Read(row)
		}
		d.write(p, part, sentences)
	}
	return nil
}

// unit reads a text that is nothing but one number and its unit.
func (d *document) unit(pack *language.Pack, tr *traits, text string) (scan.Figure, bool) {
	if d.other == nil {
		d.other = newReader()
	}
	w := d.other
	w.Entire, w.amounts.Numerals.Usage = true, d.w.amounts.Numerals.Usage
	w.quantity.SetLabels(code.Labels{})
	w.reset(pack, tr, text)
	w.read()
	if len(w.Figures) != 1 {
		return scan.Figure{}, false
	}
	f := w.Figures[0]
	end := max(f.To, f.Tail)
	if f.Kind == schema.KindCount && w.IsWord(end) {
		end++ // "2 тыс. чел."
	}
	if w.Mark(end, ".") {
		end++
	}
	return f, f.From == 0 && end == len(w.List)
}

// begin tells the reader where the sentences begin.
func (d *document) begin(clean *span.Clean, sentences []*schema.Sentence) {
	w := d.w
	w.Sentences = w.Sentences[:0]
	for _, s := range sentences {
		i := sort.Search(len(w.List), func(i int) bool {
			at, _ := clean.Source(w.List[i].Start, w.List[i].End)
			return at >= s.Span.From
		})
		if i < len(w.List) {
			w.Sentences = append(w.Sentences, w.List[i].Start)
		}
	}
}

// number numbers the tokens by sentence (-1 outside) and by clause.
func (d *document) number(clean *span.Clean, sentences []*schema.Sentence) {
	w := d.w
	n := len(w.List)
	d.sentence, d.clause = slices.Grow(d.sentence[:0], n)[:n], slices.Grow(d.clause[:0], n)[:n]
	k, clause, last := 0, int32(0), 0
	for i := range w.List {
		at, _ := clean.Source(w.List[i].Start, w.List[i].End)
		for k < len(sentences) && at >= sentences[k].Span.To {
			k++
		}
		d.sentence[i] = -1
		if k < len(sentences) && at >= sentences[k].Span.From {
			d.sentence[i] = int32(k)
		}
		if k != last || w.Mark(i, ";；") {
			clause++
			last = k
		}
		d.clause[i] = clause
	}
}

// say tells the decisions that led to what stands at the tokens [from,to), if anybody asks.
func (d *document) say(at schema.Span, from, to int) {
	if d.explain != nil {
		d.explain(at, decisions(steps(d.trace, from, to), 0))
	}
}

// refuse writes a refusal of the bytes [s,e) of the text and gives its place.
func (d *document) refuse(p *schema.Paragraph, s, e int, reason string) schema.Span {
	at := d.index.Of(s, e)
	tables.Rejections.Write(d.out, &schema.Rejection{
		RejectionID: d.id + ".r" + strconv.Itoa(at.Start), DocumentID: d.id, ParagraphID: p.ParagraphID, Span: at,
		Surface: d.index.Text()[s:e], Stage: name, Reason: reason,
	})
	return at
}

// write writes the rows of a paragraph in the order of the text.
func (d *document) write(p *schema.Paragraph, clean *span.Clean, sentences []*schema.Sentence) {
	w := d.w
	place := func(from, to int) (int, int) { return clean.Source(w.List[from].Start, w.List[to-1].End) }
	k := 0
	for i := range w.Figures {
		f := &w.Figures[i]
		s, e := place(f.From, f.To)
		at := d.index.Of(s, e)
		row := &schema.Figure{
			FigureID: d.id + ".f" + strconv.Itoa(at.Start), DocumentID: d.id, ParagraphID: p.ParagraphID, Span: at,
			Surface: d.index.Text()[s:e], Kind: f.Kind, Unit: f.Unit, DateStart: f.Start, DateEnd: f.End, Rule: f.Rule,
		}
		for k < len(sentences) && sentences[k].Span.End <= at.Start {
			k++
		}
		if k < len(sentences) && sentences[k].Span.Start <= at.Start && at.End <= sentences[k].Span.End {
			row.SentenceID = sentences[k].SentenceID
		}
		row.Issues = f.Issues
		if f.Value != nil {
			row.Comparator = f.Comparator
			row.Value, row.ValueMax = decimalOf(f.Value, &row.Issues), decimalOf(f.Max, &row.Issues)
			row.RepairedValue = decimalOf(f.Repaired, &row.Issues)
		}
		if f.Tail > f.Head {
			s, e := place(f.Head, f.Tail)
			row.Counted = d.index.Text()[s:e]
			row.Concept = w.noun.Concept(f.Head, f.Tail)
		} else if d.labels != nil && f.Kind == schema.KindCount {
			row.Counted, row.Concept = d.labels[i].Counted, d.labels[i].Concept
		}
		slices.Sort(row.Issues)
		tables.Figures.Write(d.out, row)
		d.say(at, f.From, f.To)
	}
	d.writeRefused(p, clean, place)
}

// writeRefused writes the numerals of a paragraph that are no figures, and those that were considered; place gives the
// bytes of the text that some tokens stand for.
func (d *document) writeRefused(p *schema.Paragraph, clean *span.Clean, place func(from, to int) (int, int)) {
	w := d.w
	noted := w.Noted
	note := func(before int) {
		for ; len(noted) > 0 && noted[0].Start < before; noted = noted[1:] {
			if !w.covers(noted[0].Start) {
				s, e := clean.Source(noted[0].Start, noted[0].End)
				d.refuse(p, s, e, schema.ReasonMarker)
			}
		}
	}
	for _, r := range w.Refused {
		note(w.List[r.From].Start)
		s, e := place(r.From, r.To)
		d.say(d.refuse(p, s, e, r.Reason), r.From, r.To)
	}
	note(len(clean.Text))
	for _, n := range w.Numerals {
		s, e := place(n[0], n[1])
		at := d.index.Of(s, e)
		tables.Numerals.Write(d.out, &tables.Numeral{DocumentID: d.id, Start: at.Start, End: at.End})
	}
}
