// Package segment reads a page: where its paragraphs are and what each is for, in which languages they are written,
// what the text says of itself, and where its sentences begin and end. It decides by what can be seen — length,
// punctuation, place on the page, repetition within the page and across the corpus — and by language knowledge that is
// data.
package segment

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/describe"
	"example.org/sourcebook/pipeline/segment/identify"
	"example.org/sourcebook/pipeline/segment/respace"
	"example.org/sourcebook/pipeline/segment/roles"
	"example.org/sourcebook/pipeline/segment/writing"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Stage is the stage that segments each text.
var Stage = stage.Stage{
	Name: "segment", Version: 20, Each: stage.Document, Cached: true,
	Reads: []string{
		tables.Texts.Name, tables.Layouts.Name, tables.Origins.Name, tables.Sketches.Name, tables.Repeats.Name,
		tables.Lents.Name, stage.Lexicon,
	},
	Writes: []string{tables.Described.Name, tables.Paragraphs.Name, tables.Sentences.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		text := tables.Texts.One(in)
		if text == nil {
			return nil
		}
		return writeDocument(text, evidenceOf(in), in, out)
	},
}

// writeDocument segments a text and writes its rows.
func writeDocument(text *tables.Text, e *surveyed, in *stage.Reader, out *stage.Writer) error {
	write := func(d *document) {
		for i := range d.paragraphs {
			tables.Paragraphs.Write(out, &d.paragraphs[i])
		}
		for i := range d.sentences {
			tables.Sentences.Write(out, &d.sentences[i])
		}
		d.paragraphs, d.sentences = d.paragraphs[:0], d.sentences[:0]
	}
	d, err := readTo(text, e, in.Lexicon(), write)
	if err != nil {
		return err
	}
	write(d)
	tables.Described.Write(out, d.metadata)
	return nil
}

// surveyed is what the corpus says of a document.
type surveyed struct {
	lent      []*tables.Lent // words of siblings, for a text that may have lost spaces
	declared  string         // language that corpus.yaml gives; BCP 47 or empty
	country   string         // country of publication that corpus.yaml gives; ISO 3166 or empty
	lines     []uint64       // hashes of the visible lines, in order
	layout    *tables.Layout // of a page with markup; else nil
	stated    []tables.Stated
	wrapped   bool            // line ends inside its blocks are no more than blanks
	elsewhere map[uint64]bool // lines that stand in other documents too, versions of this one left out
	explained *Explanation    // to be filled in; nil if nobody asks
	at        func(string)    // is told which paragraph is being read; nil if nobody asks
}

func evidenceOf(in *stage.Reader) *surveyed {
	e := &surveyed{elsewhere: map[uint64]bool{}, at: in.At}
	if o := tables.Origins.One(in); o != nil {
		e.declared, e.country = o.Declared.Language, o.Declared.Country
		e.wrapped = o.MediaType == "text/markdown"
	}
	if s := tables.Sketches.One(in); s != nil {
		e.lines = s.Lines
	}
	if l := tables.Layouts.One(in); l != nil {
		e.stated = l.Stated
		if len(l.Blocks) > 0 {
			e.layout = l
		}
	}
	for l := range tables.Lents.Read(in) {
		e.lent = append(e.lent, l)
	}
	for r := range tables.Repeats.Read(in) {
		e.elsewhere[r.Line] = true
	}
	return e
}

// document is what the stage writes of one text.
type document struct {
	metadata   *tables.Metadata
	paragraphs []schema.Paragraph
	sentences  []schema.Sentence
}

// read segments one text.
func read(t *tables.Text, e *surveyed, lexicon *language.Lexicon) (*document, error) {
	return readTo(t, e, lexicon, nil)
}

// mostRows is how many rows are kept in memory before they are handed on.
const mostRows = 1 << 12

// readTo segments one text and hands on its rows, many at a time, to full, which takes them out of the document; the
// last ones stay there. full may be nil.
func readTo(t *tables.Text, e *surveyed, lexicon *language.Lexicon, full func(*document)) (*document, error) {
	known, err := identify.Load(lexicon)
	if err != nil {
		return nil, err
	}
	p, err := newPage(t, e, lexicon)
	if err != nil {
		return nil, err
	}
	// The language of the running text comes first: names of months and the order of dates depend on it.
	speaker := identify.New(known)
	main := e.declared
	if main == "" {
		stated := bcp47.Base(statedLanguage(p.Stated))
		main = cmp.Or(mainLanguage(speaker, t.Text, p.Blocks, stated), stated)
	}
	p.Register = roles.NewRegister(lexicon, main)
	country := cmp.Or(e.country, statedCountry(p.Stated))
	here := bcp47.In(regional(main, e.declared, statedLanguage(p.Stated)), country)
	tags := spoken(here, speaker, t.Text, p.Blocks)
	if p.Packs, err = packs(lexicon, tags, p.Habits.Everywhere); err != nil {
		return nil, err
	}
	if p.Calendar, err = calendar.NewFinder(lexicon, p.Packs...); err != nil {
		return nil, err
	}
	see(p, e)
	p.Assign()
	x := span.NewIndex(t)
	d := &document{
		metadata: describe.Describe(p, x), paragraphs: make([]schema.Paragraph, 0, min(len(p.Blocks), mostRows)),
		sentences: make([]schema.Sentence, 0, min(len(t.Text)/100+1, mostRows)),
	}
	spaces, err := respace.New(lexicon, main, t.Text, p.Blocks, e.lent)
	if err != nil {
		return nil, err
	}
	w := &writer{
		Page: p, spaces: spaces, index: x, speaker: speaker, lexicon: lexicon, main: main, document: d, full: full,
		explained: e.explained, at: e.at,
	}
	if err := w.all(); err != nil {
		return nil, err
	}
	d.metadata.Language = w.language(e.declared)
	slices.SortStableFunc(d.metadata.Evidence, func(a, b schema.Evidence) int {
		return cmp.Or(a.Start-b.Start, strings.Compare(a.Field, b.Field))
	})
	slices.Sort(d.metadata.Issues)
	return d, nil
}

// newPage parts a text into blocks.
func newPage(t *tables.Text, e *surveyed, lexicon *language.Lexicon) (*roles.Page, error) {
	listed, err := block.LoadFurniture(lexicon)
	if err != nil {
		return nil, err
	}
	habits, err := writing.Read(lexicon)
	if err != nil {
		return nil, err
	}
	p := &roles.Page{
		Reader: block.Reader{Text: t.Text, Furniture: listed, Habits: habits}, ID: t.DocumentID,
		Stated: e.stated, Copies: map[uint64]int{},
	}
	lines := block.Lines(t.Text)
	for i := range lines {
		if len(lines) == len(e.lines) {
			lines[i].Hash = e.lines[i]
			p.Copies[e.lines[i]]++
		}
	}
	if e.layout == nil {
		p.Blocks = block.Paragraphs(t.Text, lines)
		return p, nil
	}
	p.Blocks, p.Marks = block.Marked(t.Text, lines, e.layout, e.wrapped)
	return p, nil
}

// see notes what the blocks of a page show by themselves, and which stand on other pages, or here more than once.
func see(p *roles.Page, e *surveyed) {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		p.See(b)
		if b.Hash == 0 {
			continue
		}
		if e.elsewhere[b.Hash] && len(p.Blocks) >= leastOfSite {
			b.Sign |= block.Widespread
		}
		if p.Copies[b.Hash] > 1 {
			b.Sign |= block.Repeated
		}
	}
	if p.Marks == nil {
		p.SeeMenus(p.Blocks)
	}
}

// leastOfSite is how many paragraphs a page has at least if some of them are furniture of its site. What stands in
// several shorter texts is what they say.
const leastOfSite = 6
