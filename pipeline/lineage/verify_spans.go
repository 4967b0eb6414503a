package lineage

import (
	"archive/zip"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// archive is sources.zip by path; nil if it cannot be read.
type archive map[string]*zip.File

func sourceArchive(z *zip.ReadCloser) archive {
	if z == nil {
		return nil
	}
	a := archive{}
	for _, f := range z.File {
		a[f.Name] = f
	}
	return a
}

// openDocument is a document while the rows that stand in it are checked.
type openDocument struct {
	v       *verifier
	id      string
	index   *span.Index
	decode  func([]byte) (string, error) // nil: the encoding or the media type is not known here
	source  []byte                       // nil: not there
	counted map[string]int64             // rows that stood in it, by table
}

// document compares a row of documents with its source and opens it for the rows that stand in it.
func (v *verifier) document(t *schema.Table, row []schema.Value, sources archive) *openDocument {
	cell := func(name string) schema.Value {
		if i := t.Index(name); i >= 0 {
			return row[i]
		}
		return schema.Value{Null: true}
	}
	d := &openDocument{v: v, id: strings.Clone(cell("document_id").Text), counted: map[string]int64{}}
	name := "documents " + d.id + " "
	d.index = span.NewIndex(&tables.Text{Text: cell("text").Text})
	v.equal(name+"characters", fmt.Sprint(cell("characters").Int), fmt.Sprint(d.index.Characters()))
	for _, e := range cell("evidence").Records {
		if len(e) >= 3 && !(0 <= e[1].Int && e[1].Int <= e[2].Int && e[2].Int <= int64(d.index.Characters())) {
			v.mismatch(name+"evidence", fmt.Sprintf("a place in the text, %d to %d", e[1].Int, e[2].Int), fmt.Sprintf("a text of %d characters", d.index.Characters()))
		}
	}
	path := cell("path").Text
	if claim := v.claims[d.id]; claim == nil {
		v.mismatch(name, "a source of "+ManifestName, "no such source")
	} else {
		v.equal(name+"path", path, claim.Path)
		v.equal(name+"source_sha256", cell("source_sha256").Text, claim.SHA256)
		v.equal(name+"source_bytes", fmt.Sprint(cell("source_bytes").Int), fmt.Sprint(claim.Bytes))
		v.equal(name+"media_type", cell("media_type").Text, claim.MediaType)
		v.equal(name+"encoding", cell("encoding").Text, claim.Encoding)
	}
	f := sources[path]
	if f == nil {
		if sources != nil {
			v.mismatch(name+"path", path, "no such file in "+SourcesName)
		}
		return d
	}
	source, err := readEntry(f)
	if err != nil {
		return d // sources has said so
	}
	if cell("media_type").Text == "text/plain" {
		d.decode = decoder(cell("encoding").Text)
	}
	if d.decode == nil {
		v.note("the bytes of %s (%s, %s) were not compared with its text", path, cell("media_type").Text, cell("encoding").Text)
		return d
	}
	d.source = source
	text, err := d.decode(source)
	if err != nil {
		v.fault(name+"text", "the decoded source", err)
	} else if text = strings.TrimPrefix(text, "\uFEFF"); text != d.index.Text() {
		v.mismatch(name+"text", "the decoded source", differAt(d.index.Text(), text))
	}
	return d
}

// span compares a row with the text and the source at its place.
func (d *openDocument) span(c *rowChecker, row []schema.Value) {
	t := c.table
	d.counted[t.Name]++
	place := func(name string) (schema.Value, string) { return row[t.Index(name)], c.name(row, name) }
	start, name := place("start")
	end, _ := place("end")
	if start.Int < 0 || start.Int > end.Int || end.Int > int64(d.index.Characters()) {
		d.v.mismatch(name, fmt.Sprintf("a place in the text, %d to %d", start.Int, end.Int), fmt.Sprintf("a text of %d characters", d.index.Characters()))
		return
	}
	slice := d.index.Slice(&schema.Span{Start: int(start.Int), End: int(end.Int)})
	for i, col := range t.Columns {
		switch {
		case col.Surface && !row[i].Null:
			if row[i].Text != slice {
				d.v.mismatch(c.name(row, col.Name), fmt.Sprintf("%q", row[i].Text), fmt.Sprintf("%q in the text", slice))
			}
		case col.Name == "text" && !row[i].Null:
			if _, ok := span.NewClean(row[i].Text, slice, 0); !ok {
				d.v.mismatch(c.name(row, col.Name), fmt.Sprintf("%q", row[i].Text), fmt.Sprintf("%q in the text, which differs in more than white space", slice))
			}
		}
	}
	from, name := place("byte_start")
	to, _ := place("byte_end")
	if d.source == nil || from.Null && to.Null {
		return
	}
	if from.Null || to.Null || from.Int < 0 || from.Int > to.Int || to.Int > int64(len(d.source)) {
		d.v.mismatch(name, fmt.Sprintf("a place in the source, %d to %d", from.Int, to.Int), fmt.Sprintf("a source of %d bytes", len(d.source)))
		return
	}
	if got, err := d.decode(d.source[from.Int:to.Int]); err != nil {
		d.v.fault(name, fmt.Sprintf("%q", slice), err)
	} else if got != slice {
		d.v.mismatch(name, fmt.Sprintf("%q", slice), fmt.Sprintf("%q in the source", got))
	}
}

// count compares the number of rows that the document says it has of a table with those that stood in it.
func (d *openDocument) count(documents *schema.Table, row []schema.Value, c *rowChecker) {
	i := documents.Index(c.table.Name)
	if i >= 0 && c.whole && documents.Columns[i].Type.Kind == schema.Int {
		d.v.equal("documents "+d.id+" "+c.table.Name, fmt.Sprint(row[i].Int), fmt.Sprint(d.counted[c.table.Name]))
	}
}

// decoder gives the function that decodes bytes of an encoding and makes every line end LF; nil if the encoding is not
// known here.
func decoder(encoding string) func([]byte) (string, error) {
	switch encoding {
	case "UTF-8", "US-ASCII":
		return decodeUTF8
	case "UTF-16LE":
		return func(b []byte) (string, error) { return decodeUTF16(b, 0, 1) }
	case "UTF-16BE":
		return func(b []byte) (string, error) { return decodeUTF16(b, 1, 0) }
	}
	return nil
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func decodeUTF8(b []byte) (string, error) {
	if !utf8.Valid(b) {
		return "", fmt.Errorf("bytes that are not UTF-8")
	}
	s := string(b)
	if strings.IndexByte(s, '\r') < 0 {
		return s, nil
	}
	return lineEnds.Replace(s), nil
}

func decodeUTF16(b []byte, low, high int) (string, error) {
	if len(b)%2 != 0 {
		return "", fmt.Errorf("an odd number of bytes for UTF-16")
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i+low]) | uint16(b[2*i+high])<<8
	}
	return lineEnds.Replace(string(utf16.Decode(units))), nil
}

// differAt says where two texts part.
func differAt(claimed, computed string) string {
	n := 0
	for n < min(len(claimed), len(computed)) && claimed[n] == computed[n] {
		n++
	}
	return fmt.Sprintf("another text: %d bytes instead of %d, and they part at byte %d", len(computed), len(claimed), n)
}
