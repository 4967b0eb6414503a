package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/html"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// mostUnpacked is how many bytes the parts of a document may unpack to.
const mostUnpacked = 256 << 20

// book is what the package document of an EPUB (EPUB 3.3, 5) says.
type book struct {
	Metadata struct {
		Titles     []string `xml:"http://purl.org/dc/elements/1.1/ title"`
		Creators   []string `xml:"http://purl.org/dc/elements/1.1/ creator"`
		Publishers []string `xml:"http://purl.org/dc/elements/1.1/ publisher"`
		Languages  []string `xml:"http://purl.org/dc/elements/1.1/ language"`
		Dates      []string `xml:"http://purl.org/dc/elements/1.1/ date"`
	} `xml:"metadata"`
	Items []bookItem `xml:"manifest>item"`
	Spine []struct {
		ID     string `xml:"idref,attr"`
		Linear string `xml:"linear,attr"`
	} `xml:"spine>itemref"`
	items map[string]*bookItem // the first one of each id
}

// bookItem is an entry of the manifest of a book.
type bookItem struct {
	ID    string `xml:"id,attr"`
	Href  string `xml:"href,attr"`
	Media string `xml:"media-type,attr"`
	Is    string `xml:"properties,attr"`
}

// readBook gives the text of an EPUB: its pages in the order of the spine, without those beside it, each as a page of
// HTML is read. The list of contents is one of them only where the spine has it.
func readBook(a *source.Archive) (*decode.Text, *tables.Layout, error) {
	b, folder, err := openBook(a)
	if err != nil {
		return nil, nil, err
	}
	out, layout := &decode.Text{Encoding: "UTF-8"}, &tables.Layout{Stated: b.stated()}
	sheets, err := b.sheets(a, folder)
	if err != nil {
		return nil, nil, err
	}
	raising := markup.Raising(sheets)
	var text strings.Builder
	read := map[string]bool{} // a page stands in the spine once (EPUB 3.3); a book cannot grow by naming one again
	for _, ref := range b.Spine {
		name, err := b.page(ref.ID, folder)
		if err != nil {
			return nil, nil, err
		}
		if name == "" || ref.Linear == "no" || read[name] {
			continue
		}
		read[name] = true
		page, marks, err := readPart(a, name, raising)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		if page == nil {
			continue
		}
		if text.Len() > 0 {
			out.Breaks = append(out.Breaks, tables.Break{Text: text.Len(), Form: tables.FormUnit})
			text.WriteByte('\n')
		}
		from := text.Len()
		out.Parts = append(out.Parts, tables.Part{Text: from, Name: name, Apart: true})
		for _, k := range page.Breaks {
			k.Text += from
			out.Breaks = append(out.Breaks, k)
		}
		for _, k := range marks.Blocks {
			k.Start, k.End = k.Start+from, k.End+from
			k.Main = k.Main && !b.isContents(ref.ID)
			layout.Blocks = append(layout.Blocks, k)
		}
		text.WriteString(page.Text)
	}
	if out.Text = text.String(); out.Text == "" {
		return nil, nil, errors.New("the book shows no text; remove it from the corpus")
	}
	return out, layout, nil
}

// openBook finds the package document of a book, and the folder that its names are relative to. A book may be packed
// with the folder that it was made in; all of its parts lie in that folder then.
func openBook(a *source.Archive) (b *book, folder string, err error) {
	const container = "META-INF/container.xml"
	root := strings.TrimSuffix(a.Only(container), container)
	var c struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := unmarshalPart(a, root+container, &c); err != nil {
		return nil, "", err
	}
	if len(c.Roots) == 0 {
		return nil, "", errors.New(container + " names no package document")
	}
	b = &book{}
	if err := unmarshalPart(a, root+c.Roots[0].Path, b); err != nil {
		return nil, "", err
	}
	b.items = make(map[string]*bookItem, len(b.Items))
	for i := range b.Items {
		if item := &b.Items[i]; b.items[item.ID] == nil {
			b.items[item.ID] = item
		}
	}
	folder = path.Dir(root + c.Roots[0].Path)
	return b, folder, b.readable(a, root, folder)
}

// readable proves that no page of a book is encrypted; fonts may be obscured.
func (b *book) readable(a *source.Archive, root, folder string) error {
	list := root + "META-INF/encryption.xml"
	if !a.Has(list) {
		return nil
	}
	var e struct {
		References []struct {
			URI string `xml:"URI,attr"`
		} `xml:"EncryptedData>CipherData>CipherReference"`
	}
	if err := unmarshalPart(a, list, &e); err != nil {
		return err
	}
	encrypted := map[string]bool{}
	for _, r := range e.References {
		if name, err := partName(r.URI, path.Clean(root)); err == nil {
			encrypted[name] = true
		}
	}
	for _, i := range b.Items {
		if name, err := partName(i.Href, folder); err == nil && strings.Contains(i.Media, "html") && encrypted[name] {
			return fmt.Errorf("%s is encrypted; take a copy without protection", i.Href)
		}
	}
	return nil
}

// unmarshalPart reads a part in XML.
func unmarshalPart(a *source.Archive, name string, to any) error {
	data, err := a.Part(name)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, text io.Reader) (io.Reader, error) { return text, nil } // EPUB knows UTF-8 only
	if err := d.Decode(to); err != nil {
		return fmt.Errorf("%s is damaged (%w); fetch it again", name, err)
	}
	return nil
}

// page gives the name of the page that an entry of the spine refers to; empty for a picture.
func (b *book) page(id, folder string) (string, error) {
	i := b.items[id]
	if i == nil {
		return "", fmt.Errorf("the spine names %q, which the manifest does not have", id)
	}
	if !strings.Contains(i.Media, "html") {
		return "", nil
	}
	return partName(i.Href, folder)
}

// isContents reports whether a page is the list of contents (EPUB 3.3, nav).
func (b *book) isContents(id string) bool {
	return slices.Contains(strings.Fields(b.items[id].Is), "nav")
}

// partName gives the name of the part that a reference in the package document leads to.
func partName(href, folder string) (string, error) {
	plain, err := url.PathUnescape(href)
	name := path.Join(folder, plain)
	if err != nil || strings.HasPrefix(name, "../") || strings.HasPrefix(plain, "/") {
		return "", fmt.Errorf("the reference %q leads out of the book", href)
	}
	return name, nil
}

// sheets gives the style sheets of a book, each once; one that it lacks is left out.
func (b *book) sheets(a *source.Archive, folder string) ([]string, error) {
	var out []string
	read := map[string]bool{}
	for _, i := range b.Items {
		if i.Media != "text/css" {
			continue
		}
		name, err := partName(i.Href, folder)
		if err != nil || read[name] || !a.Has(name) {
			continue
		}
		read[name] = true
		data, err := a.Part(name)
		if err != nil {
			return nil, err
		}
		out = append(out, string(data))
	}
	return out, nil
}

// readPart reads a page of a book; nil for one that shows no text.
func readPart(a *source.Archive, name string, raising map[string]bool) (*decode.Text, *tables.Layout, error) {
	data, err := a.Part(name)
	if err != nil {
		return nil, nil, err
	}
	encoding := decode.Mark(data)
	if encoding == "" {
		encoding = "UTF-8"
	}
	d, wrong := decode.As(data, encoding)
	if wrong != nil && wrong.Offset < 0 {
		return nil, nil, nil // nothing is in it
	}
	if wrong != nil {
		return nil, nil, fmt.Errorf("byte %d: %s", wrong.Offset, wrong.What)
	}
	page, layout, wrong := html.Read(d, raising)
	if wrong != nil {
		return nil, nil, nil // a cover
	}
	return page, layout, nil
}

// stated gives the metadata of a book.
func (b *book) stated() []tables.Stated {
	var out []tables.Stated
	add := func(field string, values []string) {
		for _, v := range values {
			if v = strings.TrimSpace(v); v != "" {
				out = append(out, tables.Stated{Field: field, Value: v, Rule: "epub_package"})
			}
		}
	}
	m := &b.Metadata
	add("title", m.Titles)
	add("author", m.Creators)
	add("publisher", m.Publishers)
	add("language", m.Languages)
	add("published", m.Dates)
	return out
}
