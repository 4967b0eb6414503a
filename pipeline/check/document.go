package check

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// rowsOf is a table with the rows of one document.
type rowsOf struct {
	table *schema.Table
	rows  []any
}

func collect[R any](in *stage.Reader, w stage.Table[R]) rowsOf {
	out := rowsOf{table: schema.ByName(w.Name)}
	for r := range w.Read(in) {
		out.rows = append(out.rows, r)
	}
	return out
}

// subject is a document under check.
type subject struct {
	faults
	id       string
	document *schema.Document
	text     *textMap
	sha256   string // of the source as it lies in the corpus
	bytes    int    // its length
	tables   []rowsOf
	places   map[string]map[string]place // table → key → where the row stands
	tally    tables.Tally
}

// place is where a row stands, in code points.
type place struct{ start, end int }

// decodes proves that the source says the text, as far as its kind has places. It gives the first fault, in words.
func (s *subject) decodes(ctx context.Context, from *tables.Source, origin *tables.Origin) string {
	kind, r := source.Kind{Media: origin.MediaType}, &from.Record
	if r.Shown != "" {
		s.text.name(r.Shown)
	}
	switch {
	case kind.Media == source.PDF:
		return s.text.decodesPages(ctx, from.Content)
	case kind.IsArchive():
		return s.text.decodesParts(from.Content, kind.Media)
	case r.Apart && r.Name == "":
		return s.text.saysRow(from)
	}
	return s.text.decodes(from.Content, r.Offset, origin.Encoding, kind.Media)
}

func checkDocument(ctx context.Context, in *stage.Reader, out *stage.Writer) error {
	s := &subject{id: in.Key(), document: tables.Documents.One(in), places: map[string]map[string]place{}}
	text, from, origin, work := tables.Texts.One(in), tables.Sources.One(in), tables.Origins.One(in),
		tables.Works.One(in)
	if s.document == nil || text == nil || from == nil || origin == nil || work == nil {
		return fmt.Errorf("a stage before this one wrote no row")
	}
	s.text = newTextMap(text)
	s.sha256, s.bytes = from.Record.FileSHA256, from.Record.FileBytes
	if from.Record.Container == "" {
		sum := sha256.Sum256(from.File())
		s.sha256, s.bytes = hex.EncodeToString(sum[:]), len(from.File())
	}
	s.tally.DocumentID = s.id
	s.tables = []rowsOf{
		{schema.Documents, []any{s.document}},
		collect(in, tables.Paragraphs),
		collect(in, tables.Sentences),
		collect(in, tables.Figures),
		collect(in, tables.Mentions),
		collect(in, tables.Rejections),
	}
	if s.document.Text != text.Text {
		s.add("documents", s.id, "text is not the decoded text")
	}
	if s.document.WorkID != work.WorkID {
		s.add("documents", s.id, "work_id is %s, but the works say %s", show(s.document.WorkID), show(work.WorkID))
	}
	if fault := s.decodes(ctx, from, origin); fault != "" {
		s.add("documents", s.id, "%s", fault)
	}
	s.metadata()
	for _, t := range s.tables {
		s.rows(t)
	}
	s.references()
	s.cover()
	s.counts()
	numerals := tables.Numerals.All(in)
	s.numerals(numerals)
	if err := s.err(); err != nil {
		return err
	}
	tables.Tallies.Write(out, &s.tally)
	return nil
}

// metadata checks what the row of the document says of its source and its text.
func (s *subject) metadata() {
	d := s.document
	if s.sha256 != d.SourceSHA256 {
		s.add("documents", s.id, "source_sha256 is not that of the source")
	}
	if s.bytes != d.SourceBytes {
		s.add("documents", s.id, "source_bytes is %d, but the source has %d", d.SourceBytes, s.bytes)
	}
	if s.text.length != d.Characters {
		s.add("documents", s.id, "characters is %d, but the text has %d", d.Characters, s.text.length)
	}
	if n := language.CountWords(s.text.text); n != d.Words {
		s.add("documents", s.id, "words is %d, but the text has %d", d.Words, n)
	}
	for i, e := range d.Evidence {
		if schema.Documents.Column(e.Field) == nil {
			s.add("documents", s.id, "element %d of evidence is for %s, which is no column", i, show(e.Field))
		}
		if e.Start < 0 || e.Start >= e.End || e.End > s.text.length {
			s.add("documents", s.id, "element %d of evidence is at %d to %d, outside the text or empty", i, e.Start, e.End)
		}
	}
}

// shape is where the columns that have a meaning for check stand in a table; nil where it has none.
type shape struct {
	key, document, start, end, byteStart, byteEnd, ordinal, text, surface, locator *schema.Column
}

func shapeOf(t *schema.Table) shape {
	s := shape{
		key: t.Column(t.Key), document: t.Column("document_id"), start: t.Column("start"), end: t.Column("end"),
		byteStart: t.Column("byte_start"), byteEnd: t.Column("byte_end"), ordinal: t.Column("ordinal"),
		locator: t.Column("locator"),
	}
	if s.start != nil {
		s.text = t.Column("text")
	}
	for _, c := range t.Columns {
		if c.Surface {
			s.surface = c
		}
	}
	return s
}

// rows checks the rows of a table one by one: values, keys, order, spans.
func (s *subject) rows(t rowsOf) {
	sh := shapeOf(t.table)
	name := t.table.Name
	places := make(map[string]place, len(t.rows))
	s.places[name] = places
	before := -1
	for i, row := range t.rows {
		s.tally.Rows++
		id := sh.key.Value(row).Text
		s.values(t.table, id, row)
		if _, twice := places[id]; twice {
			s.add(name, id, "the key occurs twice")
		}
		if d := sh.document.Value(row).Text; d != s.id {
			s.add(name, id, "document_id is %s, but the row belongs to %s", show(d), show(s.id))
		}
		if sh.ordinal != nil {
			if n := sh.ordinal.Value(row).Int; n != int64(i+1) {
				s.add(name, id, "ordinal is %d, but the row is number %d", n, i+1)
			}
		}
		if sh.start == nil {
			places[id] = place{0, s.text.length}
			continue
		}
		p := place{int(sh.start.Value(row).Int), int(sh.end.Value(row).Int)}
		places[id] = p
		if want := fmt.Sprintf("%s.%c%d", s.id, t.table.Key[0], p.start); id != want {
			s.add(name, id, "the key should be %s", show(want))
		}
		if p.start <= before {
			s.add(name, id, "it begins at %d, not after the row before it", p.start)
		}
		before = p.start
		s.span(name, id, row, p, &sh)
	}
}

// span checks that a row stands where it says, in the text and in the source.
func (s *subject) span(name, id string, row any, p place, sh *shape) {
	if p.start < 0 || p.end > s.text.length || p.start >= p.end {
		s.add(name, id, "it is at %d to %d, outside the text of %d or empty", p.start, p.end, s.text.length)
		return
	}
	s.tally.Spans++
	from, to := s.text.byteAt(p.start), s.text.byteAt(p.end)
	slice := s.text.text[from:to]
	if sh.surface != nil {
		if got := sh.surface.Value(row).Text; got != slice {
			s.add(name, id, "%s is %s, but the text has %s", sh.surface.Name, show(got), show(slice))
		}
	}
	if sh.text != nil {
		if got := sh.text.Value(row).Text; !span.SameButSpace(got, slice) {
			s.add(name, id, "text differs from the document in more than white space: %s, %s", show(got), show(slice))
		}
	}
	bs, be := sh.byteStart.Value(row), sh.byteEnd.Value(row)
	if bs.Null != be.Null {
		s.add(name, id, "only one of byte_start and byte_end is null")
		return
	}
	if s.text.parts != nil {
		s.apart(name, id, row, sh)
		return
	}
	if sf, st := s.text.source(from, to); bs.Null || int64(sf) != bs.Int || int64(st) != be.Int {
		s.add(name, id, "its bytes should be %d to %d, not %s to %s", sf, st, optional(bs), optional(be))
	}
}

// apart checks a row of a document whose bytes are no bytes of the file.
func (s *subject) apart(name, id string, row any, sh *shape) {
	if !sh.byteStart.Value(row).Null {
		s.add(name, id, "its bytes should be null, for they are no bytes of the file")
	}
	if sh.locator != nil && sh.locator.Value(row).Null {
		s.add(name, id, "its locator is null, but it has no bytes")
	}
}

func optional(v schema.Value) string {
	if v.Null {
		return "null"
	}
	return fmt.Sprint(v.Int)
}

// references checks that what a row refers to in its document exists, and that the row stands inside it.
func (s *subject) references() {
	for _, t := range s.tables {
		sh := shapeOf(t.table)
		for _, c := range t.table.Columns {
			table, _, ok := strings.Cut(c.Ref, ".")
			targets := s.places[table]
			if !ok || targets == nil || table == "documents" { // entities and works are for the whole corpus
				continue
			}
			for _, row := range t.rows {
				v := c.Value(row)
				if v.Null {
					continue
				}
				id := sh.key.Value(row).Text
				to, ok := targets[v.Text]
				if !ok {
					s.add(t.table.Name, id, "%s is %s, which does not exist", c.Name, show(v.Text))
					continue
				}
				if sh.start == nil {
					continue
				}
				p := s.places[t.table.Name][id]
				if p.start < to.start || p.end > to.end {
					s.add(t.table.Name, id, "it is at %d to %d, outside its %s at %d to %d", p.start, p.end, c.Name, to.start, to.end)
				}
			}
		}
	}
}

// counts checks the counts in the document's row and the words of the paragraphs.
func (s *subject) counts() {
	paragraphs, sentences := s.tables[1].rows, s.tables[2].rows
	if n := len(paragraphs); n != s.document.Paragraphs {
		s.add("documents", s.id, "paragraphs is %d, but there are %d", s.document.Paragraphs, n)
	}
	if n := len(sentences); n != s.document.Sentences {
		s.add("documents", s.id, "sentences is %d, but there are %d", s.document.Sentences, n)
	}
	for _, row := range paragraphs {
		p := row.(*schema.Paragraph)
		if n := language.CountWords(p.Text); n != p.Words {
			s.add("paragraphs", p.ParagraphID, "words is %d, but its text has %d", p.Words, n)
		}
	}
}
