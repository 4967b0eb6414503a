// Package mentions finds the places where a text names a person, an organization, a place, a law, an operation or an
// event. It works by the lexicons of names, longest match first, and by rules on capitals and class words ("Ministry of
// …", "… Law", "Operation …"); a rule that needs evidence looks for it in the whole document. It finds names, not
// references: "the ministry" alone is none. What a name refers to is the business of stage entities.
//
// A name is cut without article, possessive ending and quotation marks. Names do not overlap; of two that could stand
// in one place the longer one is taken. Each name is looked for in time linear in the text.
//
// The work is done in layers, a package each: scan cuts tokens, gazetteer holds what is known, sheet is the page on
// which names are noted, people, phrase and caseless read parts of names, learnt adds what a tagger learnt, resolve
// decides by the whole document. The rules of this package stand in order in passage.go, classify.go and caseless.go.
package mentions

import (
	"cmp"
	"context"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/learnt"
	"example.org/sourcebook/pipeline/mentions/phrase"
	"example.org/sourcebook/pipeline/mentions/resolve"
	"example.org/sourcebook/pipeline/mentions/sheet"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Stage writes candidates.
var Stage = stage.Stage{
	Name:    "mentions",
	Version: 23,
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
		sentences: tables.Sentences.Queue(in), figures: tables.Figures.Queue(in), small: resolve.Words{},
	}
	defer d.sentences.Close()
	defer d.figures.Close()
	var err error
	if d.scripts, err = d.lexicon.Root().ScriptLanguages(); err != nil {
		return err
	}
	if x := tables.Described.One(in); x != nil {
		d.language = x.Language
	}
	for row := range tables.Paragraphs.Read(in) {
		if err := d.paragraph(row, out); err != nil {
			return err
		}
	}
	d.resolve(out)
	return nil
}

// document is a document that is being read: its paragraphs come in order, and with them its sentences and figures, of
// which those that are to come are in queues.
type document struct {
	text      *tables.Text
	index     *span.Index
	language  string
	lexicon   *language.Lexicon
	scripts   map[string]string   // script without blanks → language
	readings  map[string]*reading // by language
	sentences *stage.Queue[schema.Sentence]
	figures   *stage.Queue[schema.Figure]

	passages []*passage // of which the second round is to come
	small    resolve.Words
	size     int // of the paragraphs that these are of
}

// stretch is how many bytes of a document are in the second round together, at least: what a longer one shows of its
// names is asked of stretches of it, so that not all of its tokens are kept.
const stretch = 16 << 20

// reading is what the names of a language in a document are read by.
type reading struct {
	lex    *gazetteer.Knowledge
	memory *learnt.Memory
	towns  *gazetteer.Towns
}

// passage makes a passage of a paragraph.
func (r *reading) passage(row *schema.Paragraph, clean *span.Clean, sentences []*schema.Sentence) *passage {
	return &passage{Reader: phrase.On(sheet.New(row, clean, r.lex, r.towns, sentences)), memory: r.memory}
}

// sheetsOf gives the sheets of passages.
func sheetsOf(passages []*passage) []*sheet.Sheet {
	var sheets []*sheet.Sheet
	for _, p := range passages {
		sheets = append(sheets, p.Sheet)
	}
	return sheets
}

func newReading(lex *gazetteer.Knowledge, l *language.Lexicon) *reading {
	return &reading{lex, learnt.NewMemory(lex), gazetteer.NewTowns(l)}
}

func (d *document) reading(tag string) (*reading, error) {
	if r := d.readings[tag]; r != nil {
		return r, nil
	}
	lex, err := gazetteer.Load(d.lexicon, tag)
	if err != nil {
		return nil, err
	}
	d.readings[tag] = newReading(lex, d.lexicon)
	return d.readings[tag], nil
}

// paragraph does the first round over a paragraph.
func (d *document) paragraph(row *schema.Paragraph, out *stage.Writer) error {
	r, err := d.reading(bcp47.Base(cmp.Or(row.Language, d.language, "und")))
	if err != nil {
		return err
	}
	clean, err := d.index.Clean(row)
	if err != nil {
		return err
	}
	for part, sentences := range span.Parts(row, clean, d.sentences) {
		p := r.passage(row, part, sentences)
		if tag := d.scripts[p.Run()]; tag != "" && !r.lex.Unspaced {
			other, err := d.reading(tag)
			if err != nil {
				return err
			}
			p.Other = other.lex
		}
		d.exclude(p)
		p.read()
		d.add(p, out)
	}
	return nil
}

// exclude marks the figures of a passage.
func (d *document) exclude(p *passage) {
	_, end := p.Clean.Source(0, len(p.Clean.Text))
	k := 0
	for f := d.figures.Head(); f != nil && f.Span.From < end; f = d.figures.Head() {
		if f.Span.Start >= p.Row.Span.Start {
			k = p.Exclude(k, f.Span.From, f.Span.To)
		}
		d.figures.Pop()
	}
}

// add keeps a passage for the second round, and does that where many were kept.
func (d *document) add(p *passage, out *stage.Writer) {
	d.small.Add(p.Sheet)
	if !resolve.Silent(p.Sheet) {
		d.passages = append(d.passages, p)
	}
	if d.size += len(p.Clean.Text); d.size >= stretch {
		d.resolve(out)
	}
}

// resolve does the second round over the passages that were kept, and writes their names.
func (d *document) resolve(out *stage.Writer) {
	resolve.Resolve(sheetsOf(d.passages), d.small)
	for _, p := range d.passages {
		for i := range p.Found {
			if c := p.Candidate(&p.Found[i], d.index, d.text.DocumentID); c != nil {
				tables.Candidates.Write(out, c)
			}
		}
	}
	d.passages, d.small, d.size = nil, resolve.Words{}, 0
}
