// Package mentions finds the places where a text names a person, an organization, a place, a law, an operation or an
// event. It works by the lexicons of names, longest match first, and by rules on capitals and class words ("Ministry of
// …", "… Law", "Operation …"); a rule that needs evidence looks for it in the whole document. It finds names, not
// references: "the ministry" alone is none. What a name refers to is the business of stage entities.
//
// A name is cut without article, possessive ending and quotation marks. Names do not overlap; of two that could stand
// in one place the longer one is taken. Each name is looked for in time linear in the text.
package mentions

import (
	"cmp"
	"context"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Stage writes candidates.
var Stage = stage.Stage{
	Name:    "mentions",
	Version: 2,
	Each:    stage.Document,
	Cached:  true,
	Reads: []string{tables.Texts.Name, tables.Paragraphs.Name, tables.Sentences.Name, tables.Figures.Name,
		tables.Described.Name, stage.Lexicon},
	Writes: []string{tables.Candidates.Name},
	Run:    run,
}

func run(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	text := tables.Texts.One(in)
	if text == nil {
		return nil
	}
	d := &document{
		text: text, index: span.NewIndex(text), lexicon: in.Lexicon(), readings: map[string]*reading{},
		sentences: tables.Sentences.All(in), figures: tables.Figures.All(in),
	}
	var err error
	if d.scripts, err = d.lexicon.ScriptLanguages(); err != nil {
		return err
	}
	if x := tables.Described.One(in); x != nil {
		d.language = x.Language
	}
	var passages []*passage
	for row := range tables.Paragraphs.Read(in) {
		p, err := d.paragraph(row)
		if err != nil {
			return err
		}
		passages = append(passages, p)
	}
	resolve(passages)
	for _, p := range passages {
		for i := range p.found {
			if c := p.candidate(&p.found[i], d.index, text.DocumentID); c != nil {
				tables.Candidates.Write(out, c)
			}
		}
	}
	return nil
}

// document is a document that is being read: its paragraphs come in order, and with them its sentences and figures.
type document struct {
	text      *tables.Text
	index     *span.Index
	language  string
	lexicon   *language.Lexicon
	scripts   map[string]string   // script without blanks → language
	readings  map[string]*reading // by language
	sentences []*schema.Sentence  // those that are to come
	figures   []*schema.Figure
}

// reading is what the names of a language in a document are read by.
type reading struct {
	lex    *knowledge
	memory *memory
}

func (d *document) reading(tag string) (*reading, error) {
	if r := d.readings[tag]; r != nil {
		return r, nil
	}
	lex, err := load(d.lexicon, tag)
	if err != nil {
		return nil, err
	}
	d.readings[tag] = &reading{lex, newMemory(lex.layers, d.lexicon)}
	return d.readings[tag], nil
}

// paragraph does the first round over a paragraph.
func (d *document) paragraph(row *schema.Paragraph) (*passage, error) {
	r, err := d.reading(base(cmp.Or(row.Language, d.language, "und")))
	if err != nil {
		return nil, err
	}
	n := 0
	for n < len(d.sentences) && d.sentences[n].Span.Start < row.Span.End {
		n++
	}
	clean, err := d.index.Clean(row)
	if err != nil {
		return nil, err
	}
	p := newPassage(row, clean, r, d.sentences[:n])
	d.sentences = d.sentences[n:]
	if tag := d.scripts[p.run()]; tag != "" && !r.lex.unspaced {
		other, err := d.reading(tag)
		if err != nil {
			return nil, err
		}
		p.other = other.lex
	}
	k := 0
	for ; len(d.figures) > 0 && d.figures[0].Span.Start < row.Span.End; d.figures = d.figures[1:] {
		if f := d.figures[0]; f.Span.Start >= row.Span.Start {
			k = p.exclude(k, f.Span.From, f.Span.To)
		}
	}
	p.read()
	return p, nil
}

// base is the language of a BCP 47 tag, without script and region.
func base(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	return tag
}

// exclude marks the tokens from k on that lie in the figure [start,end) of the document's text, and gives the first
// token after it.
func (p *passage) exclude(k, start, end int) int {
	for ; k < len(p.tokens); k++ {
		from, _ := p.clean.Source(p.tokens[k].start, p.tokens[k].end)
		if from >= end {
			break
		}
		p.tokens[k].figure = from >= start
	}
	return k
}

// candidate makes the row of a name. It is nil for a name in which a sentence ends: that is no name.
func (p *passage) candidate(f *found, index *span.Index, document string) *tables.Candidate {
	start, end := f.start, f.end
	if end == 0 {
		start, end = p.tokens[f.from].start, p.tokens[f.to-1].end
	}
	from, to := p.clean.Source(start, end)
	c := &tables.Candidate{
		DocumentID:  document,
		ParagraphID: p.row.ParagraphID,
		Span:        index.Of(from, to),
		Surface:     index.Text()[from:to],
		Clean:       p.clean.Text[start:end],
		Language:    p.row.Language,
		Type:        f.typ,
		Key:         f.key,
		Canonical:   f.canonical,
		ShortFor:    f.shortFor,
		Rule:        f.rule,
	}
	if n := p.tokens[f.from].sentence; n >= 0 {
		if c.Span.End > p.sentences[n].Span.End {
			return nil
		}
		c.SentenceID = p.sentences[n].SentenceID
		if l := p.sentences[n].Language; l != "" {
			c.Language = l
		}
	}
	return c
}
