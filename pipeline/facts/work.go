package facts

import (
	"cmp"
	"slices"
	"strconv"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// work is what the stage knows of a work.
type work struct {
	id        string
	documents []*document
	links     []*schema.Alignment // of level figure
	names     []*schema.Alignment // of level mention
	passages  map[string][]string // of a sentence: the documents that have an aligned passage, in order
	times     map[string][]int    // of an occasion: the facts that tell it, by the roots of their sets
}

// document is a version of the work.
type document struct {
	id, language string
	published    schema.Date
	name         agree.Name
	statements   []*statement
	mentions     []*schema.Mention            // that are linked to one of another document
	happenings   map[string][]*schema.Mention // names of what happens, by sentence_id
	sentences    map[string]*schema.Sentence  // with figures that are stated, or with linked names; by id
	surfaces     map[string][]string          // of the figures of a sentence, by its id
	words        words
	place        int
}

// statement is a place of a document that states something.
type statement struct {
	document *document
	side     *agree.Side // nil for a name
	mentions []*schema.Mention
	start    int
	dates    bool // it is a date or a time that stands over or under the text and says of when it is
	title    bool // it stands in the title
	reworded bool // the words beside it show which number of another version is the same one
	row      schema.Statement
}

// fact is what several statements state.
type fact struct {
	statements []*statement
	row        schema.Fact
}

func read(in *stage.Reader) (*work, error) {
	w := &work{id: in.Key(), passages: map[string][]string{}}
	byID := map[string]*document{}
	for m := range tables.Works.Read(in) {
		d := &document{id: m.DocumentID, place: len(w.documents),
			happenings: map[string][]*schema.Mention{}, sentences: map[string]*schema.Sentence{},
			surfaces: map[string][]string{}}
		byID[d.id] = d
		w.documents = append(w.documents, d)
	}
	for o := range tables.Origins.Read(in) {
		byID[o.DocumentID].language, byID[o.DocumentID].published = o.Declared.Language, o.Declared.Published
	}
	for m := range tables.Described.Read(in) {
		d := byID[m.DocumentID]
		d.language, d.published = cmp.Or(d.language, m.Language), cmp.Or(d.published, m.Published)
	}
	w.nameDocuments()
	figures, roles := readStated(in)
	for _, d := range w.documents {
		for _, f := range figures[d.id] {
			d.surfaces[f.SentenceID] = append(d.surfaces[f.SentenceID], oneLine(f.Surface))
			d.sentences[f.SentenceID] = nil
		}
	}
	for r := range tables.Alignments.Read(in) {
		w.link(r)
	}
	linked := w.linkedNames()
	for m := range tables.Mentions.Read(in) {
		d := byID[m.DocumentID]
		if linked[m.MentionID] {
			d.mentions, d.sentences[m.SentenceID] = append(d.mentions, m), nil
		}
		if m.SentenceID != "" && happens(m) {
			d.happenings[m.SentenceID] = append(d.happenings[m.SentenceID], m)
		}
	}
	for s := range tables.Sentences.Read(in) {
		if _, asked := byID[s.DocumentID].sentences[s.SentenceID]; asked {
			byID[s.DocumentID].sentences[s.SentenceID] = s
		}
	}
	for _, d := range w.documents {
		var err error
		if d.words, err = readWords(in.Lexicon(), d.language); err != nil {
			return nil, err
		}
		for _, c := range agree.Claims(figures[d.id]) {
			s := d.state(c)
			role := roles[c.First().ParagraphID]
			s.dates, s.title = isDateline(c.First(), role), role == schema.RoleTitle
			d.statements = append(d.statements, s)
		}
		d.tellTimes()
	}
	return w, nil
}

// linkedNames gives the ids of the mentions that stand in one place of aligned passages: a text may have a million
// others, which no fact is of.
func (w *work) linkedNames() map[string]bool {
	ids := map[string]bool{}
	for _, r := range w.names {
		for _, id := range append(r.AIDs[:len(r.AIDs):len(r.AIDs)], r.BIDs...) {
			ids[id] = true
		}
	}
	return ids
}

// isDateline reports whether a figure says when a text was written or published; role is that of its paragraph.
func isDateline(f *schema.Figure, role string) bool {
	return (f.Kind == schema.KindDate || f.Kind == schema.KindTime) &&
		(role == schema.RoleDateline || role == schema.RoleByline)
}

// readStated gives the figures that are stated, by document, and the roles of their paragraphs.
func readStated(in *stage.Reader) (figures map[string][]*schema.Figure, roles map[string]string) {
	all := tables.Figures.All(in)
	figures, roles = map[string][]*schema.Figure{}, map[string]string{}
	for _, f := range all {
		roles[f.ParagraphID] = ""
	}
	for p := range tables.Paragraphs.Read(in) {
		if _, ok := roles[p.ParagraphID]; ok {
			roles[p.ParagraphID] = p.Role
		}
	}
	for _, f := range all {
		if IsStated(f, roles[f.ParagraphID]) {
			figures[f.DocumentID] = append(figures[f.DocumentID], f)
		}
	}
	return figures, roles
}

// link keeps an alignment, as far as facts need it.
func (w *work) link(r *schema.Alignment) {
	switch r.Level {
	case schema.LevelFigure:
		w.links = append(w.links, r)
	case schema.LevelMention:
		w.names = append(w.names, r)
	case schema.LevelSentence:
		for _, id := range r.AIDs {
			w.passages[id] = append(w.passages[id], r.BDocumentID)
		}
		for _, id := range r.BIDs {
			w.passages[id] = append(w.passages[id], r.ADocumentID)
		}
	}
}

func (w *work) nameDocuments() {
	ids, languages := make([]string, len(w.documents)), make([]string, len(w.documents))
	for i, d := range w.documents {
		ids[i], languages[i] = d.id, d.language
	}
	for i, n := range agree.Names(ids, languages) {
		w.documents[i].name = n
	}
}

// state makes the statement of a claim.
func (d *document) state(c *agree.Claim) *statement {
	f := c.First()
	side := &agree.Side{Claim: c, Language: bcp47.Base(d.language), Published: d.published,
		Skeleton: agree.Form(d.words.pack, c)}
	start, end := c.Days()
	row := schema.Statement{
		StatementID: d.id + ".t" + strconv.Itoa(f.Span.Start),
		DocumentID:  d.id,
		SentenceID:  f.SentenceID,
		FigureIDs:   c.IDs(),
		MentionIDs:  []string{},
		Surface:     c.Surface(),
		Comparator:  c.Comparator(),
		Value:       c.Value(),
		ValueMax:    c.ValueMax(),
		Unit:        c.Unit(),
		DateStart:   start,
		DateEnd:     end,
		Reading:     schema.ReadingLiteral,
		Role:        schema.RoleWhole,
	}
	if c.Repaired() {
		row.Reading = schema.ReadingRepaired
	}
	if len(c.Figures) > 1 {
		row.Role = schema.RoleParts
	}
	return &statement{document: d, side: side, start: f.Span.Start, row: row}
}

// tellTimes notes of each statement which times its sentence tells.
func (d *document) tellTimes() {
	passages := map[string][]*agree.Side{}
	for _, s := range d.statements {
		passages[s.row.SentenceID] = append(passages[s.row.SentenceID], s.side)
	}
	for _, s := range d.statements {
		if _, after, ok := s.around(); ok {
			s.side.TellBound(d.words.pack, after)
		}
		if sides := passages[s.row.SentenceID]; len(sides) > 1 && s.side == sides[0] {
			agree.TellTimes(sides)
			agree.TellWholes(sides)
		}
	}
}

// sorted orders statements by document and place.
func sorted(s []*statement) []*statement {
	slices.SortFunc(s, func(x, y *statement) int {
		return cmp.Or(x.document.place-y.document.place, x.start-y.start)
	})
	return s
}

// factID is the id of a fact whose first statement is s. letter tells numbers from names.
func factID(s *statement, letter string) string {
	return s.document.id + "." + letter + strconv.Itoa(s.start)
}
