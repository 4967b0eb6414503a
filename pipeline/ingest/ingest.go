// Package ingest turns the bytes of a source into text. The text is the decoded source without byte order mark and with
// LF for CRLF and lone CR, otherwise untouched; for every place of it the working table keeps the place in the source.
package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"unicode"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Stage decodes each source. A source that cannot be decoded, is empty or holds a NUL is an Unreadable error with its
// path, line and byte offset.
var Stage = stage.Stage{
	Name:    "ingest",
	Version: 1,
	Each:    stage.Document,
	Reads:   []string{tables.Sources.Name},
	Writes:  []string{tables.Texts.Name, tables.Origins.Name},
	Run:     run,
}

func run(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	source := tables.Sources.One(in)
	if source == nil {
		return nil // the reader has the error
	}
	decoded, err := decode(source.Content, source.Declared.Encoding)
	if err != nil {
		return stage.Unreadable{Err: err.in(source)}
	}
	sum := sha256.Sum256(source.Content)
	tables.Texts.Write(out, &tables.Text{
		DocumentID: source.DocumentID,
		Text:       decoded.text,
		Breaks:     decoded.breaks,
	})
	tables.Origins.Write(out, &tables.Origin{
		DocumentID:   source.DocumentID,
		Path:         source.Path,
		Declared:     source.Declared,
		MediaType:    "text/plain",
		Encoding:     decoded.encoding,
		SourceSHA256: hex.EncodeToString(sum[:]),
		SourceBytes:  len(source.Content),
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
