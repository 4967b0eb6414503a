package container

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/source"
)

// field is what a column can hold, with the names that tell it where corpus.yaml does not, the likeliest first.
type field struct {
	name    string
	obvious []string
}

var fields = []field{
	{"text", []string{"text", "content", "body", "full_text", "fulltext", "main_text", "maintext", "article_text",
		"content_text", "text_content", "content_html", "body_html", "html"}},
	{"id", []string{"id", "_id", "uid", "uuid", "doc_id", "document_id"}},
	{"title", []string{"title", "headline"}},
	{"published", []string{"published", "date", "published_at", "pub_date", "publication_date", "date_published",
		"publish_date", "date_publish", "pubdate"}},
	{"language", []string{"language", "lang", "language_code"}},
	{"country", []string{"publication_country", "country_of_publication"}},
	{"url", []string{"url", "link", "uri", "source_url", "permalink"}},
	{"author", []string{"author", "authors", "byline"}},
	{"publisher", []string{"publisher", "site_name"}},
	{"rights", []string{"rights", "license"}},
}

// Fields lists what a column can hold, in the order in which columns are kept.
func Fields() []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.name
	}
	return out
}

// Resolve finds the columns of a container. given are those of corpus.yaml; without any they are found by obvious
// names, whatever their letter case. names are the columns of a table or the keys of a first record. One column has to
// hold the text.
func Resolve(names []string, given []Column, media string) ([]Column, error) {
	var out []Column
	stem := "" // of the text
	for _, f := range fields {
		i := slices.IndexFunc(given, func(c Column) bool { return c.Field == f.name })
		at := -1
		switch {
		case i >= 0:
			if at = slices.Index(names, given[i].Name); at < 0 && media != source.Lines {
				return nil, fmt.Errorf("no column is named %q (columns: %s); the columns are %s", given[i].Name, f.name,
					list(names))
			}
			out = append(out, Column{Field: f.name, Name: given[i].Name, Index: max(at, 0)})
			continue
		case len(given) == 0:
			at = f.find(names, stem)
		}
		if at < 0 {
			continue
		}
		if f.name == "text" {
			stem, _ = cutKey(names[at])
		}
		out = append(out, Column{Field: f.name, Name: names[at], Index: at})
	}
	if len(out) == 0 || out[0].Field != "text" {
		return nil, NoText{names}
	}
	if media == source.Lines {
		for i := range out {
			out[i].Index = 0
		}
	}
	return out, nil
}

// About finds the columns that say something about a document and not what it says: those of corpus.yaml, or by obvious
// names.
func About(names []string, given []Column) []Column {
	var out []Column
	for _, f := range fields {
		if f.name == "text" || f.name == "id" {
			continue
		}
		at := -1
		if i := slices.IndexFunc(given, func(c Column) bool { return c.Field == f.name }); i >= 0 {
			at = slices.Index(names, given[i].Name)
		} else if len(given) == 0 {
			at = f.find(names, "")
		}
		if at >= 0 {
			out = append(out, Column{Field: f.name, Name: names[at], Index: at})
		}
	}
	return out
}

// NoText is the error of a container in which no column is known to hold the text.
type NoText struct{ names []string }

// inside is the error of a file in a file.
func (n NoText) inside() string {
	return fmt.Sprintf("none of its columns is known to hold the text; they are %s; unpack it into the corpus, and say "+
		"which one does under columns", list(n.names))
}

func (n NoText) Error() string {
	return fmt.Sprintf("none of its columns is known to hold the text; they are %s; say which one does in corpus.yaml, "+
		"under its source: columns: {text: NAME}", list(n.names))
}

// find gives the column that has the likeliest of the obvious names; -1 for none. Keys of an object in the record count
// where the record has none of them itself: all of them, or with a stem those of the object under that key.
func (f *field) find(names []string, stem string) int {
	for _, own := range [...]bool{true, false} {
		for _, o := range f.obvious {
			at := slices.IndexFunc(names, func(n string) bool {
				above, last := cutKey(n)
				if own != (above == "") || !own && f.name != "text" && above != stem {
					return false
				}
				return strings.EqualFold(strings.TrimSpace(last), o)
			})
			if at >= 0 {
				return at
			}
		}
	}
	return -1
}

// cutKey parts the key of an object in a record from the last part of a name; empty without one.
func cutKey(name string) (above, last string) {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return "", name
}

// list shows the names of columns, the first ones of many.
func list(names []string) string {
	const most = 20
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

// Columns reads the names of the columns of a container: the header of a table, the keys of a first record.
func Columns(in io.Reader, media string, limit int64, given []Column) ([]Column, error) {
	r, err := NewReader(in, media, limit)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, v := range r.Header {
		names = append(names, v.Say(r.Names))
	}
	if media == source.Lines {
		first, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil, errors.New("the file holds no record; remove it from the corpus")
		}
		if err != nil {
			return nil, err
		}
		if names, err = keys(first.Data); err != nil {
			return nil, fmt.Errorf("record %d: %w", first.Number, err)
		}
	}
	return Resolve(names, given, media)
}
