package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/html"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// readRecord gives the text of a record of a container, with what its other columns say of it: a language tag, a day in
// ISO 8601 and what is a plain text anyway as if corpus.yaml declared it, the rest as stated. A text that is the
// body of a page is read as one. Breaks count the bytes of the record.
func readRecord(row *tables.Source, lexicon *language.Lexicon) (*decode.Text, *tables.Layout, error) {
	encoding := encodingOf(row, lexicon)
	var columns []container.Column
	for _, c := range row.Record.Columns {
		if c.Field != "id" {
			columns = append(columns, container.Column(c))
		}
	}
	found, err := container.Values(row.Content, byte(row.Record.Separator), columns)
	if err != nil {
		return nil, nil, err
	}
	if len(found) == 0 || found[0].Field != "text" {
		return nil, nil, fmt.Errorf("it has no %s, which is the text", columns[0].Name)
	}
	d, err := readValue(row, found[0].Value, encoding)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", columns[0].Name, err)
	}
	layout := &tables.Layout{}
	if markup.IsPage(d.Text) {
		page, marked, fault := html.Read(d, nil)
		if fault != nil {
			return nil, nil, fmt.Errorf("%s: %s", columns[0].Name, fault.What)
		}
		d, layout = page, marked
	}
	for _, f := range found[1:] {
		said, err := decodeRecord(row.Content[f.Start:f.End], encoding)
		if err != nil || !f.Text {
			continue // a list of names, a number: nothing that a column of documents holds
		}
		value, _ := container.Unescape(said.Text, f.Escape)
		if value = strings.TrimSpace(value); value != "" && !declare(&row.Declared, f.Field, value) {
			layout.Stated = append(layout.Stated, tables.Stated{Field: f.Field, Value: value, Rule: "record_column"})
		}
	}
	return d, layout, nil
}

// tell takes what files beside a source say of it, where corpus.yaml does not: as if corpus.yaml declared it, or as
// stated.
func (d *document) tell(row *tables.Source) {
	for _, s := range row.Beside {
		declared := row.Declared
		if declare(&declared, s.Field, s.Value) {
			row.Declared = merged(row.Declared, declared)
			continue
		}
		if d.layout == nil {
			d.layout = &tables.Layout{}
		}
		d.layout.Stated = append([]tables.Stated{s}, d.layout.Stated...)
	}
}

// merged gives what is declared first, and where that says nothing, what is declared then.
func merged(first, then tables.Declared) tables.Declared {
	first.Language = cmp.Or(first.Language, then.Language)
	first.Country = cmp.Or(first.Country, then.Country)
	first.Published = cmp.Or(first.Published, then.Published)
	first.URL = cmp.Or(first.URL, then.URL)
	first.Author = cmp.Or(first.Author, then.Author)
	first.Publisher = cmp.Or(first.Publisher, then.Publisher)
	first.Rights = cmp.Or(first.Rights, then.Rights)
	return first
}

// declare takes a value of a record for one that corpus.yaml could declare; false if it is none.
func declare(d *tables.Declared, field, value string) bool {
	switch field {
	case "language":
		if !bcp47.WellFormed(value) {
			return false
		}
		d.Language = bcp47.Canonical(value)
	case "country":
		country, ok := bcp47.Country(value)
		if !ok {
			return false
		}
		d.Country = country
	case "published":
		day, _, _ := strings.Cut(value, "T")
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return false
		}
		d.Published = schema.Date(day)
	case "url":
		d.URL = value
	case "author":
		d.Author = value
	case "publisher":
		d.Publisher = value
	case "rights":
		d.Rights = value
	default:
		return false
	}
	return true
}

// readValue gives a value of a record as a text.
func readValue(row *tables.Source, v container.Value, encoding string) (*decode.Text, error) {
	if !v.Text {
		return nil, errors.New("the value is no text")
	}
	raw, wrong := decodeRecord(row.Content[v.Start:v.End], encoding)
	if wrong != nil {
		return nil, wrong
	}
	for i := range raw.Breaks {
		raw.Breaks[i].Source += v.Start
	}
	text, pieces := container.Unescape(raw.Text, v.Escape)
	switch {
	case strings.TrimFunc(text, span.IsSpace) == "":
		return nil, errors.New("the text is empty; leave the record out of the file")
	case strings.IndexByte(text, 0) >= 0:
		return nil, errors.New("a NUL; this is no text")
	}
	runs := make([]decode.Run, 0, len(pieces))
	for i, p := range pieces {
		end := len(text)
		if i+1 < len(pieces) {
			end = pieces[i+1].Text
		}
		if p.Text < end {
			runs = append(runs, decode.Run{Text: p.Text, Source: p.Source, Length: p.Length})
		}
	}
	return &decode.Text{Text: text, Breaks: decode.Compose(runs, raw, len(text)), Encoding: raw.Encoding}, nil
}

// encodingOf is the encoding of a record: UTF-8, or for a table that stands as it is the one that corpus.yaml declares,
// else the one that its bytes show beyond doubt.
func encodingOf(row *tables.Source, lexicon *language.Lexicon) string {
	const usual = "UTF-8"
	switch declared := row.Declared.Encoding; {
	case row.Record.Separator == 0 || row.Record.Apart:
		return usual
	case declared != "":
		return declared
	case utf8.Valid(row.Content):
		return usual
	}
	for _, shown := range [][]byte{[]byte(row.Record.Around), row.Content} {
		if d, fault := decode.Bytes(shown, "", source.Plain, lexicon); fault == nil && d.Encoding != usual {
			return d.Encoding
		}
	}
	return usual
}

// decodeRecord decodes a value.
func decodeRecord(data []byte, name string) (*decode.Text, error) {
	if len(data) == 0 {
		return &decode.Text{Encoding: "UTF-8"}, nil
	}
	if e := source.Named(name); e.IsWide() || e.Shifts() != nil {
		return nil, fmt.Errorf("a table in %s, which is not read; convert the file to UTF-8", name)
	}
	d, f := decode.As(data, name)
	if f != nil {
		return nil, fmt.Errorf("byte %d of it: %s", max(f.Offset, 0), f.What)
	}
	return d, nil
}
