package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

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
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// document is a source that has been read.
type document struct {
	*decode.Text
	layout *tables.Layout // nil for a plain text
	kind   source.Kind
}

// bytesReader reads the kinds of one family from their bytes. Its errors say what is wrong, without the path.
type bytesReader struct {
	media []string
	read  func(ctx context.Context, content []byte) (*decode.Text, *tables.Layout, error)
}

// byBytes are the readers of kinds that say themselves how their characters are written.
var byBytes = []bytesReader{
	{[]string{source.PDF}, pdf.Read},
	{[]string{source.Mail}, func(_ context.Context, content []byte) (*decode.Text, *tables.Layout, error) {
		return mail.Read(content)
	}},
	{[]string{source.MHTML}, func(_ context.Context, content []byte) (*decode.Text, *tables.Layout, error) {
		return mail.Page(content)
	}},
	{[]string{source.RTF}, func(_ context.Context, content []byte) (*decode.Text, *tables.Layout, error) {
		return office.Rich(content)
	}},
	{[]string{source.DOCX}, inArchive(office.Word)},
	{[]string{source.ODT, source.ODP}, inArchive(office.Text)},
	{[]string{source.PPTX}, inArchive(office.Slides)},
	{[]string{source.EPUB}, inArchive(readBook)},
}

// textReader reads the kinds of one family from their decoded text; a Fault in the error is said with its place.
type textReader struct {
	media []string
	read  func(d *decode.Text) (*decode.Text, *tables.Layout, error)
}

// byText are the readers of kinds that are texts in some encoding. What is in no list is a plain text.
var byText = []textReader{
	{[]string{source.HTML}, readPage},
	{[]string{source.SubRip, source.WebVTT}, subtitle.Read},
	{[]string{source.XML}, element.Read},
	{[]string{source.Markdown}, func(d *decode.Text) (*decode.Text, *tables.Layout, error) {
		return d, markdown.Read(d.Text), nil
	}},
}

// read gives the text of a source and what its markup or its other columns say of it.
func read(ctx context.Context, row *tables.Source, lexicon *language.Lexicon) (*document, error) {
	if r := &row.Record; r.Container != "" && r.Name == "" {
		text, layout, err := readRecord(row, lexicon)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", where(row), err)
		}
		kind := source.KindOf(row.Path)
		kind.Media = cmp.Or(r.Rows, kind.Media)
		return &document{text, layout, kind}, nil
	}
	name := row.Path
	if row.Record.Name != "" {
		name = row.Record.Name
	}
	kind, err := source.Door(name, row.Content[:min(len(row.Content), source.HeadBytes)])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", where(row), err)
	}
	if kind.IsContainer() {
		return nil, fmt.Errorf("%s holds documents; build a folder with it", where(row))
	}
	for _, r := range byBytes {
		if !slices.Contains(r.media, kind.Media) {
			continue
		}
		text, layout, err := r.read(ctx, row.Content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", where(row), err)
		}
		return &document{text, layout, kind}, nil
	}
	text, err := decoded(row, kind, lexicon)
	if err != nil {
		return nil, err
	}
	d := &document{Text: text, kind: kind}
	for _, r := range byText {
		if !slices.Contains(r.media, kind.Media) {
			continue
		}
		if d.Text, d.layout, err = r.read(text); err != nil {
			return nil, placed(row, err)
		}
	}
	return d, nil
}

// where is how an error names a source.
func where(row *tables.Source) string {
	if row.Record.Container == "" {
		return path.Clean(row.Path)
	}
	return row.Path + " " + row.Record.Shown
}

// placed says where an error is.
func placed(row *tables.Source, err error) error {
	if fault := (*decode.Fault)(nil); errors.As(err, &fault) && fault.Offset >= 0 {
		return fmt.Errorf("%s:%d: byte offset %d: %s", where(row), fault.Line, fault.Offset, fault.What)
	}
	return fmt.Errorf("%s: %w", where(row), err)
}

// decoded gives the characters of a source. The encoding that a server gave counts where the bytes can be read in it.
func decoded(row *tables.Source, kind source.Kind, lexicon *language.Lexicon) (*decode.Text, error) {
	hint := source.Named(row.Record.Encoding)
	if row.Declared.Encoding == "" && hint != nil && decode.Mark(row.Content) == "" {
		if d, fault := decode.As(row.Content, hint.Name); fault == nil {
			return d, nil
		}
	}
	d, fault := decode.Bytes(row.Content, row.Declared.Encoding, kind.Media, lexicon)
	if fault != nil {
		return nil, placed(row, fault)
	}
	if strings.TrimFunc(d.Text, span.IsSpace) == "" {
		return nil, fmt.Errorf("%s: the file shows no text; remove it from the corpus", where(row))
	}
	return d, nil
}

// readPage reads a page of HTML.
func readPage(d *decode.Text) (*decode.Text, *tables.Layout, error) {
	page, layout, fault := html.Read(d, nil)
	if fault != nil {
		return nil, nil, fault
	}
	return page, layout, nil
}

// inArchive reads a document that is an archive of parts.
func inArchive(read func(a *source.Archive) (*decode.Text, *tables.Layout, error)) func(context.Context, []byte) (
	*decode.Text, *tables.Layout, error) {
	return func(_ context.Context, content []byte) (*decode.Text, *tables.Layout, error) {
		a, err := source.OpenArchive(content, mostUnpacked)
		if err != nil {
			return nil, nil, err
		}
		return read(a)
	}
}
