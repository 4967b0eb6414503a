// Package ingest turns the bytes of a source into text. The encoding is the one that is declared, in corpus.yaml, by a
// byte order mark or in the page itself; else it is told from the bytes, or the source is refused. The text is the
// decoded source without byte order mark and with LF for CRLF and lone CR, otherwise untouched; of an HTML page it is
// what a browser shows. For every place of it the working table keeps the place in the source; of pages in HTML and
// Markdown a further one keeps the blocks and what the markup states of the text.
package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"unicode"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/element"
	"example.org/sourcebook/pipeline/ingest/html"
	"example.org/sourcebook/pipeline/ingest/mail"
	"example.org/sourcebook/pipeline/ingest/markdown"
	"example.org/sourcebook/pipeline/ingest/office"
	"example.org/sourcebook/pipeline/ingest/pdf"
	"example.org/sourcebook/pipeline/ingest/subtitle"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Stage decodes each source. A source that cannot be decoded, is empty, holds a NUL or shows no text is an Unreadable
// error with its path and, if there is one, the line and byte offset.
var Stage = stage.Stage{
	Name:    "ingest",
	Version: 5,
	Each:    stage.Document,
	Reads:   []string{tables.Sources.Name, stage.Lexicon},
	Writes:  []string{tables.Texts.Name, tables.Layouts.Name, tables.Origins.Name},
	Run:     run,
}

func run(ctx context.Context, in *stage.Reader, out *stage.Writer) error {
	row := tables.Sources.One(in)
	if row == nil {
		return nil // the reader has the error
	}
	kind, wrong := source.Door(row.Path, row.Content[:min(len(row.Content), source.HeadBytes)])
	if wrong != nil {
		return stage.Unreadable{Err: fmt.Errorf("%s: %w", row.Path, wrong)}
	}
	decoded, layout, err := read(ctx, row, kind, in.Lexicon())
	if err != nil {
		return stage.Unreadable{Err: err}
	}
	if layout != nil {
		layout.DocumentID = row.DocumentID
		tables.Layouts.Write(out, layout)
	}
	tables.Texts.Write(out, textOf(row, decoded))
	tables.Origins.Write(out, originOf(row, kind, decoded))
	return nil
}

// read gives the text of a source and what its markup or its other columns say of it.
func read(ctx context.Context, row *tables.Source, kind source.Kind, lexicon *language.Lexicon) (*decode.Text,
	*tables.Layout, error) {
	if kind.Media == source.PDF {
		doc, err := pdf.Read(ctx, row.Content)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", row.Path, err)
		}
		d := &decode.Text{Text: doc.Text, Encoding: "UTF-8", Parts: doc.Parts, Issues: doc.Issues}
		return d, &tables.Layout{Blocks: doc.Blocks, Stated: doc.Stated}, nil
	}
	if kind.IsContainer() {
		if row.Record.Container == "" {
			return nil, nil, fmt.Errorf("%s holds a document a record; build a folder with it", row.Path)
		}
		d, layout, err := readRecord(row, kind.Media)
		if err != nil {
			return nil, nil, fmt.Errorf("%s record %d: %w", row.Path, row.Record.Number, err)
		}
		return d, layout, nil
	}
	if kind.Media == source.Mail {
		d, layout, err := mail.Read(row.Content)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", row.Path, err)
		}
		return d, layout, nil
	}
	if kind.IsArchive() {
		d, layout, err := readArchive(row.Content, kind.Media)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", row.Path, err)
		}
		return d, layout, nil
	}
	d, wrong := decode.Bytes(row.Content, row.Declared.Encoding, kind.Media, lexicon)
	if wrong != nil {
		return nil, nil, wrong.In(row)
	}
	switch kind.Media {
	case source.HTML:
		page, layout, wrong := html.Read(d)
		if wrong != nil {
			return nil, nil, wrong.In(row)
		}
		return page, layout, nil
	case source.SubRip, source.WebVTT:
		said, layout, err := subtitle.Read(d)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", row.Path, err)
		}
		return said, layout, nil
	case source.XML:
		doc, layout, err := element.Read(d)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", row.Path, err)
		}
		return doc, layout, nil
	case source.Markdown:
		return d, markdown.Read(d.Text), nil
	}
	return d, nil, nil
}

// readArchive gives the text of a document that is an archive of parts.
func readArchive(content []byte, media string) (*decode.Text, *tables.Layout, error) {
	a, err := source.OpenArchive(content, mostUnpacked)
	if err != nil {
		return nil, nil, err
	}
	var doc *office.Document
	switch media {
	case source.EPUB:
		return readBook(a)
	case source.DOCX:
		doc, err = office.Word(a)
	default:
		doc, err = office.Text(a)
	}
	if err != nil {
		return nil, nil, err
	}
	d := &decode.Text{Text: doc.Text, Breaks: doc.Breaks, Encoding: "UTF-8", Parts: doc.Parts, Issues: doc.Issues}
	return d, &tables.Layout{Blocks: doc.Blocks, Stated: doc.Stated}, nil
}

// textOf gives the text as the stages read it, with the places of a record in its file.
func textOf(row *tables.Source, d *decode.Text) *tables.Text {
	t := &tables.Text{DocumentID: row.DocumentID, Text: d.Text, Breaks: d.Breaks, Parts: d.Parts}
	if row.Record.Container == "" {
		return t
	}
	for i := range t.Breaks {
		t.Breaks[i].Source += row.Record.Offset
	}
	t.Parts = []tables.Part{{Name: fmt.Sprintf("record %d", row.Record.Number)}}
	return t
}

// originOf says what is known of the file.
func originOf(row *tables.Source, kind source.Kind, d *decode.Text) *tables.Origin {
	o := &tables.Origin{
		DocumentID: row.DocumentID,
		Path:       row.Path,
		Declared:   row.Declared,
		MediaType:  kind.Media,
		Encoding:   d.Encoding,
		Issues:     append(issues(d.Text), d.Issues...),
	}
	if r := row.Record; r.Container != "" {
		o.Container, o.Record = r.Container, strconv.Itoa(r.Number)
		o.SourceSHA256, o.SourceBytes = r.FileSHA256, r.FileBytes
		return o
	}
	sum := sha256.Sum256(row.File())
	o.SourceSHA256, o.SourceBytes = hex.EncodeToString(sum[:]), len(row.File())
	return o
}

// issues names what is unusual about a decoded text.
func issues(text string) []string {
	var control, replaced, letters bool
	for _, r := range text {
		switch {
		case decode.IsControl(r):
			control = true
		case r == '\uFFFD':
			replaced = true
		case !letters && unicode.IsLetter(r):
			letters = true
		}
	}
	var out []string
	if control {
		out = append(out, "control_characters")
	}
	if !letters {
		out = append(out, "no_letters")
	}
	if replaced {
		out = append(out, "replacement_characters")
	}
	return out
}
