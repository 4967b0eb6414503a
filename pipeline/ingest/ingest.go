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
	"unicode"

	"example.org/sourcebook/pipeline/ingest/markdown"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Stage decodes each source. A source that cannot be decoded, is empty, holds a NUL or shows no text is an Unreadable
// error with its path and, if there is one, the line and byte offset.
var Stage = stage.Stage{
	Name:    "ingest",
	Version: 2,
	Each:    stage.Document,
	Reads:   []string{tables.Sources.Name, stage.Lexicon},
	Writes:  []string{tables.Texts.Name, tables.Layouts.Name, tables.Origins.Name},
	Run:     run,
}

func run(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	row := tables.Sources.One(in)
	if row == nil {
		return nil // the reader has the error
	}
	kind := source.KindOf(row.Path)
	if kind.Media == "" {
		kind.Media = source.Plain
	}
	decoded, err := decode(row.Content, row.Declared.Encoding, kind.Media, in.Lexicon())
	if err != nil {
		return stage.Unreadable{Err: err.in(row)}
	}
	var layout *tables.Layout
	switch kind.Media {
	case source.HTML:
		if decoded, layout, err = readHTML(decoded); err != nil {
			return stage.Unreadable{Err: err.in(row)}
		}
	case source.Markdown:
		layout = markdown.Read(decoded.text)
	}
	if layout != nil {
		layout.DocumentID = row.DocumentID
		tables.Layouts.Write(out, layout)
	}
	sum := sha256.Sum256(row.File())
	tables.Texts.Write(out, &tables.Text{
		DocumentID: row.DocumentID,
		Text:       decoded.text,
		Breaks:     decoded.breaks,
	})
	tables.Origins.Write(out, &tables.Origin{
		DocumentID:   row.DocumentID,
		Path:         row.Path,
		Declared:     row.Declared,
		MediaType:    kind.Media,
		Encoding:     decoded.encoding,
		SourceSHA256: hex.EncodeToString(sum[:]),
		SourceBytes:  len(row.File()),
		Issues:       issues(decoded.text),
	})
	return nil
}

// issues names what is unusual about a decoded text.
func issues(text string) []string {
	var control, replaced, letters bool
	for _, r := range text {
		switch {
		case isControl(r):
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
