package check

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// subject is a document under check.
type subject struct {
	faults
	id       string
	document *schema.Document
	text     *textMap
	sha256   string             // of the source as it lies in the corpus
	bytes    int                // its length
	places   map[string]*places // of the rows of each table
	roles    []string           // of paragraphs
	parts    []part             // sentences
	taken    []taken            // figures and rejections
	tally    tables.Tally
}

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
	case kind.HasRows() && r.Name == "" && markup.IsPage(textOf(from, origin.Encoding)):
		return s.text.saysPage(from, origin.Encoding)
	case r.Apart && r.Name == "":
		return s.text.saysRow(from)
	}
	return s.text.decodes(from.Content, r.Offset, origin.Encoding, kind.Media)
}

func checkDocument(ctx context.Context, in *stage.Reader, out *stage.Writer) error {
	s := &subject{id: in.Key(), document: tables.Documents.One(in), places: map[string]*places{}}
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
	s.row(schema.Documents, shapeOf(schema.Documents), 0, s.document)
	rows(s, in, tables.Paragraphs)
	rows(s, in, tables.Sentences)
	rows(s, in, tables.Figures)
	rows(s, in, tables.Mentions)
	rows(s, in, tables.Rejections)
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

// counts checks the counts in the document's row.
func (s *subject) counts() {
	if n := len(s.places[schema.Paragraphs.Name].list); n != s.document.Paragraphs {
		s.add("documents", s.id, "paragraphs is %d, but there are %d", s.document.Paragraphs, n)
	}
	if n := len(s.places[schema.Sentences.Name].list); n != s.document.Sentences {
		s.add("documents", s.id, "sentences is %d, but there are %d", s.document.Sentences, n)
	}
}
