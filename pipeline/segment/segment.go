// Package segment reads a page: where its paragraphs are and what each is for, in which languages they are written,
// what the text says of itself, and where its sentences begin and end. It decides by what can be seen — length,
// punctuation, place on the page, repetition within the page and across the corpus — and by language knowledge that is
// data.
package segment

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Stage is the stage that segments each text.
var Stage = stage.Stage{
	Name: "segment", Version: 3, Each: stage.Document, Cached: true,
	Reads: []string{
		tables.Texts.Name, tables.Layouts.Name, tables.Origins.Name, tables.Sketches.Name, tables.Repeats.Name, tables.Siblings.Name, tables.Lents.Name, stage.Lexicon,
	},
	Writes: []string{tables.Described.Name, tables.Paragraphs.Name, tables.Sentences.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		text := tables.Texts.One(in)
		if text == nil {
			return nil
		}
		e := evidenceOf(in)
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
	},
}

// surveyed is what the corpus says of a document.
type surveyed struct {
	lent      []*tables.Lent // words of siblings, for a text that may have lost spaces
	declared  string         // language that corpus.yaml gives; BCP 47 or empty
	lines     []uint64       // hashes of the visible lines, in order
	layout    *tables.Layout // of a page with markup; else nil
	wrapped   bool           // line ends inside its blocks are no more than blanks
	elsewhere map[uint64]int // for a line that stands in other documents too: in how many, versions of this one left out
}

func evidenceOf(in *stage.Reader) *surveyed {
	e := &surveyed{elsewhere: map[uint64]int{}}
	if o := tables.Origins.One(in); o != nil {
		e.declared = o.Declared.Language
		e.wrapped = o.MediaType == "text/markdown"
	}
	if s := tables.Sketches.One(in); s != nil {
		e.lines = s.Lines
	}
	if e.layout = tables.Layouts.One(in); e.layout != nil && len(e.layout.Blocks) == 0 {
		e.layout = nil
	}
	versions := 0 // furniture alone makes pages alike, but not by that much
	for s := range tables.Siblings.Read(in) {
		if s.Shared*5 >= s.Of*2 {
			versions++
		}
	}
	for l := range tables.Lents.Read(in) {
		e.lent = append(e.lent, l)
	}
	for r := range tables.Repeats.Read(in) {
		if n := r.Documents - 1 - versions; n > 0 {
			e.elsewhere[r.Line] = n
		}
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

// readTo segments one text and hands on its rows, many at a time, to full, which takes them out of the document; the last
// ones stay there. full may be nil.
func readTo(t *tables.Text, e *surveyed, lexicon *language.Lexicon, full func(*document)) (*document, error) {
	known, err := loadProfiles(lexicon)
	if err != nil {
		return nil, err
	}
	listed, err := loadFurniture(lexicon)
	if err != nil {
		return nil, err
	}
	lines := splitLines(t.Text)
	p := &page{reader: reader{text: t.Text, furniture: listed}, id: t.DocumentID, copies: map[uint64]int{}}
	for i := range lines {
		if len(lines) == len(e.lines) {
			lines[i].hash = e.lines[i]
			p.copies[e.lines[i]]++
		}
	}
	if e.layout != nil {
		p.blocks, p.marks = marked(t.Text, lines, e.layout, e.wrapped)
		p.stated = e.layout.Stated
	} else {
		p.blocks = blocks(t.Text, lines)
	}

	// The language of the running text comes first: names of months and the order of dates depend on it.
	speaker := newIdentifier(known)
	main := e.declared
	if main == "" {
		stated := baseTag(statedLanguage(p.stated))
		if main = mainLanguage(speaker, t.Text, p.blocks, stated); main == "" {
			main = stated
		}
	}
	p.register = register{lexicon, main}
	if p.packs, err = packs(lexicon, regional(main, e.declared, statedLanguage(p.stated)), speaker, t.Text, p.blocks); err != nil {
		return nil, err
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		p.see(b)
		if b.hash != 0 && e.elsewhere[b.hash] > 0 && len(p.blocks) >= leastOfSite {
			b.sign |= widespread
		}
		if b.hash != 0 && p.copies[b.hash] > 1 {
			b.sign |= repeated
		}
	}
	p.assign()
	x := span.NewIndex(t)
	d := &document{
		metadata: describe(p, x), paragraphs: make([]schema.Paragraph, 0, min(len(p.blocks), mostRows)),
		sentences: make([]schema.Sentence, 0, min(len(t.Text)/100+1, mostRows)),
	}
	spaces, err := newRespacer(lexicon, main, t.Text, p.blocks, e.lent)
	if err != nil {
		return nil, err
	}
	w := &writer{page: p, spaces: spaces, index: x, speaker: speaker, lexicon: lexicon, main: main, document: d, full: full}
	for i := range p.blocks {
		if err := w.paragraph(i); err != nil {
			return nil, err
		}
		if full != nil && len(d.paragraphs)+len(d.sentences) >= mostRows {
			full(d)
		}
	}
	d.metadata.Language = w.language(e.declared)
	slices.SortStableFunc(d.metadata.Evidence, func(a, b schema.Evidence) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return strings.Compare(a.Field, b.Field)
	})
	slices.Sort(d.metadata.Issues)
	return d, nil
}

// leastOfSite is how many paragraphs a page has at least if some of them are furniture of its site. What stands in
// several shorter texts is what they say.
const leastOfSite = 6

// mainLanguage is the language of most of the long blocks of a text, or of the text as a whole if it has none. stated is
// the language that its markup states; empty if that states none.
func mainLanguage(speaker *identifier, text string, blocks []block, stated string) string {
	votes := map[string]int{}
	var order []string
	looked := 0
	for i := range blocks {
		b := &blocks[i]
		if b.size < 100 || looked >= 24 {
			continue
		}
		looked++
		if g := speaker.identify(text[b.start:b.end], stated); g.tag != "" {
			if votes[g.tag] == 0 {
				order = append(order, g.tag)
			}
			votes[g.tag] += b.size
		}
	}
	best := ""
	for _, tag := range order {
		if best == "" || votes[tag] > votes[best] {
			best = tag
		}
	}
	if best == "" {
		best = speaker.identify(text, stated).tag
	}
	return best
}

// regional gives the language of a text with the region that is declared or stated for it: it says in which order day and
// month stand.
func regional(main string, tags ...string) string {
	for _, t := range tags {
		if baseTag(t) == baseTag(main) && t != "" {
			return t
		}
	}
	return main
}

// packs gives the language packs for the dates of a page: that of its main language, those of the languages of its
// short lines' scripts, English.
func packs(lexicon *language.Lexicon, main string, speaker *identifier, text string, blocks []block) ([]*language.Pack, error) {
	tags := []string{main}
	for i := range blocks {
		if b := &blocks[i]; b.digits >= 3 && b.size < 160 && b.letters > 2 && len(tags) < 6 {
			if g := speaker.identify(text[b.start:b.end], main); g.tag != "" && !slices.Contains(tags, g.tag) {
				tags = append(tags, g.tag)
			}
		}
	}
	if !slices.Contains(tags, "en") {
		tags = append(tags, "en")
	}
	var out []*language.Pack
	for _, tag := range tags {
		if tag == "" {
			continue
		}
		k, err := lexicon.Pack(tag)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, nil
}

// writer turns the blocks of a page into rows.
type writer struct {
	*page
	*document
	index   *span.Index
	spaces  *respacer
	speaker *identifier
	lexicon *language.Lexicon
	main    string
	rules   *grammar        // of the last paragraph's language
	ruled   string          // that language
	written int             // sentences
	full    func(*document) // takes the rows when they are many; may be nil
	tags    []string        // languages in the order of their first letters
	letters map[string]int
	key     []byte // scratch memory
}

// paragraph writes block i.
func (w *writer) paragraph(i int) error {
	b := &w.blocks[i]
	role := w.roles[i]
	text, repairs := b.clean(w.text)
	content := role == schema.RoleTitle || role == schema.RoleHeading || role == schema.RoleBody || role == schema.RoleCaption
	tag := w.tag(text, b, content)
	text, repairs, lost, err := w.spaces.repair(text, repairs, tag, b)
	if err != nil {
		return err
	}
	clean, ok := span.NewClean(text, w.text[b.start:b.end], b.start)
	if !ok { // a repair that changed more than white space is none
		text, repairs = w.text[b.start:b.end], nil
		clean, _ = span.NewClean(text, text, b.start)
	}
	place := w.index.Of(b.start, b.end)
	w.paragraphs = append(w.paragraphs, schema.Paragraph{
		ParagraphID: w.rowID('p', place.Start), DocumentID: w.id, Ordinal: i + 1, Role: role,
		Language: tag, Text: text, Span: place, Words: language.CountWords(text), Repairs: repairs, Issues: issues(text, lost),
	})
	if tag != "" {
		n := b.size
		if role != schema.RoleBody {
			n = 0
		}
		if w.letters == nil {
			w.letters = map[string]int{}
		}
		if _, ok := w.letters[tag]; !ok {
			w.tags = append(w.tags, tag)
		}
		w.letters[tag] += n
	}
	if !content {
		return nil
	}
	paragraph := &w.paragraphs[len(w.paragraphs)-1]
	add := func(start, end int) {
		s, e := clean.Source(start, end)
		o := w.index.Of(s, e)
		w.written++
		if w.full != nil && len(w.sentences) >= mostRows {
			w.full(w.document)
		}
		w.sentences = append(w.sentences, schema.Sentence{
			SentenceID: w.rowID('s', o.Start), DocumentID: w.id, ParagraphID: paragraph.ParagraphID,
			Ordinal: w.written, Text: text[start:end], Span: o, Language: tag,
		})
	}
	if role == schema.RoleTitle || role == schema.RoleHeading {
		add(trim(text, 0, len(text)))
		return nil
	}
	if tag == "" {
		tag = w.main
	}
	if w.rules == nil || tag != w.ruled {
		if w.rules, err = grammarOf(w.lexicon, tag); err != nil {
			return err
		}
		w.ruled = tag
	}
	tag = paragraph.Language
	cut(text, w.rules, add)
	return nil
}

// rowID is the id of the row of a kind that begins at character start.
func (w *writer) rowID(kind byte, start int) string {
	w.key = append(append(w.key[:0], w.id...), '.', kind)
	w.key = strconv.AppendInt(w.key, int64(start), 10)
	return string(w.key)
}

// leastLetters is how many letters a line beside the text must have before anything is said of its language.
const leastLetters = 24

// tag gives the language of a paragraph. A short line of the text itself is in the language of the text if it is in
// its script and nothing speaks against it; of another short line nothing is said.
func (w *writer) tag(text string, b *block, content bool) string {
	g := w.speaker.likely(text, w.main)
	if !content && b.cased() && g.letters < leastLetters {
		return ""
	}
	if g.tag == baseTag(w.main) {
		return w.main // with its script or region, as it is declared
	}
	if g.tag == "" && content && g.letters > 0 && w.main != "" && w.speaker.writes(w.main, g.script) {
		return w.main
	}
	return g.tag
}

// language is the language of the document: the declared one, else that of most letters of the body.
func (w *writer) language(declared string) string {
	if declared != "" {
		return declared
	}
	best := ""
	for _, t := range w.tags {
		if n := w.letters[t]; n > 0 && (best == "" || n > w.letters[best]) {
			best = t
		}
	}
	if best == "" {
		return w.main
	}
	return best
}
