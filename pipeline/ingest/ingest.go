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
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Stage decodes each source. A source that cannot be decoded, is empty, holds a NUL or shows no text is an Unreadable
// error with its path and, if there is one, the line and byte offset.
var Stage = stage.Stage{
	Name:    "ingest",
	Version: 21,
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
	d, err := read(ctx, row, in.Lexicon())
	if err != nil {
		return stage.Unreadable{Err: err}
	}
	d.tell(row)
	if d.layout != nil {
		d.layout.DocumentID = row.DocumentID
		tables.Layouts.Write(out, d.layout)
	}
	tables.Texts.Write(out, textOf(row, d))
	tables.Origins.Write(out, originOf(row, d))
	return nil
}

// Text reads a source as the stage does, in the encoding that the row declares: the text, with the place of all of it.
func Text(ctx context.Context, row *tables.Source, lexicon *language.Lexicon) (*tables.Text, error) {
	d, err := read(ctx, row, lexicon)
	if err != nil {
		return nil, err
	}
	return textOf(row, d), nil
}

// textOf gives the text as the stages read it, with the places of a record in its file.
func textOf(row *tables.Source, d *document) *tables.Text {
	t := &tables.Text{DocumentID: row.DocumentID, Text: d.Text.Text, Breaks: d.Breaks, Parts: d.Parts}
	r := &row.Record
	if r.Container == "" {
		return t
	}
	if len(t.Parts) > 0 && r.Name != "" { // pages, parts of an archive
		t.Parts = slices.Clone(t.Parts)
		for i := range t.Parts {
			t.Parts[i].Name = r.Shown + " " + t.Parts[i].Name
		}
		return t
	}
	t.Parts = []tables.Part{{Name: r.Shown, Apart: r.Apart}}
	if r.Apart && r.Name != "" && len(t.Breaks) == 0 {
		t.Breaks = []tables.Break{{}}
	}
	if r.Apart && r.Name == "" {
		t.Breaks = nil // a row that is laid out in other bytes
	}
	if !r.Apart {
		for i := range t.Breaks {
			t.Breaks[i].Source += r.Offset
		}
		if (len(t.Breaks) == 0 || t.Breaks[0].Text > 0) && r.Name != "" {
			t.Breaks = append([]tables.Break{{Source: r.Offset}}, t.Breaks...)
		}
	}
	return t
}

// originOf says what is known of the file.
func originOf(row *tables.Source, d *document) *tables.Origin {
	o := &tables.Origin{
		DocumentID: row.DocumentID,
		Path:       row.Path,
		Declared:   row.Declared,
		MediaType:  d.kind.Media,
		Encoding:   d.Encoding,
		Issues:     append(issues(d.Text.Text), d.Issues...),
	}
	if r := row.Record; r.Container != "" {
		o.Container, o.Record, o.Held = r.Container, strings.TrimPrefix(r.Shown, "record "), r.MediaType
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
