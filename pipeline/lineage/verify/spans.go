package verify

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Archive is sources.zip by path; nil if it cannot be read.
type Archive map[string]*zip.File

// ArchiveOf gives the entries of sources.zip; nil for none.
func ArchiveOf(z *zip.ReadCloser) Archive {
	if z == nil {
		return nil
	}
	a := Archive{}
	for _, f := range z.File {
		a[f.Name] = f
	}
	return a
}

// Document is a document while the rows that stand in it are checked.
type Document struct {
	v       *Checker
	id      string
	Index   *span.Index
	code    *reading         // nil: the encoding or the media type is not known here
	source  []byte           // unpacked; nil: not there
	again   *span.Index      // the text as it was read again; nil: it was not
	counted map[string]int64 // rows that stood in it, by table
}

// cellOf gives a cell of a row; null if the table has no such column.
func cellOf(t *schema.Table, row []schema.Value, column string) schema.Value {
	if i := t.Index(column); i >= 0 {
		return row[i]
	}
	return schema.Value{Null: true}
}

// Document compares a row of documents with its source and opens it for the rows that stand in it.
func (v *Checker) Document(t *schema.Table, row []schema.Value, sources Archive) *Document {
	d := &Document{v: v, id: strings.Clone(cellOf(t, row, "document_id").Text), counted: map[string]int64{}}
	d.Index = span.NewIndex(&tables.Text{Text: cellOf(t, row, "text").Text})
	d.claims(t, row)
	d.open(t, row, sources)
	return d
}

// claims compares what a row of documents says of its text and its source.
func (d *Document) claims(t *schema.Table, row []schema.Value) {
	name := "documents " + d.id + " "
	equal := func(column, computed string) {
		i := t.Index(column)
		if i < 0 {
			return // a release of another schema
		}
		claimed := row[i].Text
		if t.Columns[i].Type.Kind == schema.Int {
			claimed = fmt.Sprint(row[i].Int)
		}
		d.v.Equal(name+column, claimed, computed)
	}
	characters := int64(d.Index.Characters())
	equal("characters", fmt.Sprint(characters))
	for _, e := range cellOf(t, row, "evidence").Records {
		if len(e) >= 3 && !(0 <= e[1].Int && e[1].Int <= e[2].Int && e[2].Int <= characters) {
			d.v.Mismatch(name+"evidence", fmt.Sprintf("a place in the text, %d to %d", e[1].Int, e[2].Int),
				fmt.Sprintf("a text of %d characters", characters))
		}
	}
	of := d.id
	if c := cellOf(t, row, "container"); !c.Null {
		of = c.Text
	}
	claim := d.v.Claim(of)
	if claim == nil {
		d.v.Mismatch(name, "a source of "+lineage.ManifestName, "no such source")
		return
	}
	equal("path", claim.Path)
	equal("source_sha256", claim.SHA256)
	equal("source_bytes", fmt.Sprint(claim.Bytes))
	held := source.Kind{Media: claim.MediaType}
	attached := held.Media == source.Mail && of != d.id
	if !held.HasFiles() && !attached { // files in a file are of any kind
		equal("media_type", claim.MediaType)
		equal("encoding", claim.Encoding)
	}
}

// open reads the source of a document and compares its text with it.
func (d *Document) open(t *schema.Table, row []schema.Value, sources Archive) {
	v, name := d.v, "documents "+d.id+" "
	cell := func(column string) string { return cellOf(t, row, column).Text }
	path := cell("path")
	f := sources[path]
	if f == nil {
		if sources != nil {
			v.Mismatch(name+"path", path, "no such file in "+lineage.SourcesName)
		}
		return
	}
	content, err := v.file(path, sources)
	if err != nil {
		if !errors.Is(err, errUnread) {
			v.Fault(name+"path", path, err)
		}
		return
	}
	d.code = readingOf(cell("media_type"), cell("encoding"))
	attached := cell("container") != "" && source.KindOf(path).Media == source.Mail
	if kind := source.KindOf(path); attached || d.code == nil || kind.HasFiles() ||
		kind.HasRows() && container.IsLaidOut(kind.Media, content) {
		d.code = nil
		d.reread(t, row, content)
		return
	}
	d.source = content
	if held := cell("container"); held != "" {
		value, err := v.record(held, cell("record"), cell("media_type"))
		if err != nil {
			v.Fault(name+"record", cell("record"), err)
			return
		}
		d.code.escape, content = value.Escape, content[value.Start:value.End]
		d.code.page = markup.IsPage(d.code.decode(content))
	}
	if text := strings.TrimPrefix(d.code.decode(content), "\uFEFF"); !d.code.says(text, d.Index.Text()) {
		v.Mismatch(name+"text", "the decoded source", d.code.part(d.Index.Text(), text))
	}
}

// reread compares the text with that of a new reading of the source, with whose places those of the rows are compared.
func (d *Document) reread(t *schema.Table, row []schema.Value, content []byte) {
	v, name := d.v, "documents "+d.id+" "
	cell := func(column string) string { return cellOf(t, row, column).Text }
	s := &tables.Source{DocumentID: d.id, Path: cell("path")}
	s.Declared.Encoding = cell("encoding")
	text, err := v.reread(s, content, cell("container"), cell("record"))
	other := otherwise{}
	switch {
	case errors.As(err, &other):
		v.Note("%s (%s) was not compared with its text: %v", s.Path, cell("media_type"), err)
	case err != nil:
		v.Fault(name+"text", "a source that can be read", err)
	case text.Text != d.Index.Text():
		v.Mismatch(name+"text", "the text of the source", differAt(d.Index.Text(), text.Text))
	default:
		d.again = span.NewIndex(text)
	}
}

// place compares the place of a row with that of a new reading.
func (d *Document) place(t *schema.Table, row []schema.Value, start, end int) {
	s := d.again.Of(start, end)
	said := func(n schema.OptInt) string {
		if n.Null {
			return "none"
		}
		return fmt.Sprint(n.N)
	}
	claimed := func(column string) string {
		if v := row[t.Index(column)]; !v.Null {
			return fmt.Sprint(v.Int)
		}
		return "none"
	}
	name := func(column string) string { return cellName(t, row, column) }
	d.v.Equal(name("byte_start"), claimed("byte_start"), said(s.ByteStart))
	d.v.Equal(name("byte_end"), claimed("byte_end"), said(s.ByteEnd))
	if t.Index("locator") >= 0 {
		d.v.Equal(name("locator"), cellOf(t, row, "locator").Text, d.again.Locator(start, end))
	}
}

// Span compares a row with the text and the source at its place.
func (d *Document) Span(t *schema.Table, row []schema.Value) {
	d.counted[t.Name]++
	start, end := row[t.Index("start")].Int, row[t.Index("end")].Int
	if length := int64(d.Index.Characters()); !inOrder(0, start, end, length) {
		d.v.Mismatch(cellName(t, row, "start"), fmt.Sprintf("a place in the text, %d to %d", start, end),
			fmt.Sprintf("a text of %d characters", length))
		return
	}
	slice := d.Index.Slice(int(start), int(end))
	d.spanText(t, row, slice)
	if d.again != nil {
		d.place(t, row, d.Index.Byte(int(start)), d.Index.Byte(int(end)))
		return
	}
	d.spanBytes(t, row, slice)
}

// inOrder reports whether numbers do not fall.
func inOrder(numbers ...int64) bool { return slices.IsSorted(numbers) }

// spanText compares the surface and the text of a row with the passage that it stands on.
func (d *Document) spanText(t *schema.Table, row []schema.Value, slice string) {
	for i, col := range t.Columns {
		if row[i].Null {
			continue
		}
		say := func(difference string) {
			d.v.Mismatch(cellName(t, row, col.Name), fmt.Sprintf("%q", row[i].Text),
				fmt.Sprintf("%q in the text%s", slice, difference))
		}
		switch {
		case col.Surface && row[i].Text != slice:
			say("")
		case col.Name == "text" && !col.Surface:
			if !span.SameButSpace(row[i].Text, slice) {
				say(", which differs in more than white space")
			}
		}
	}
}

// spanBytes compares the bytes of a row with the passage that it stands on.
func (d *Document) spanBytes(t *schema.Table, row []schema.Value, slice string) {
	from, to := row[t.Index("byte_start")], row[t.Index("byte_end")]
	if d.source == nil || from.Null && to.Null {
		return
	}
	name := cellName(t, row, "byte_start")
	if from.Null || to.Null || !inOrder(0, from.Int, to.Int, int64(len(d.source))) {
		d.v.Mismatch(name, fmt.Sprintf("a place in the source, %d to %d", from.Int, to.Int),
			fmt.Sprintf("a source of %d bytes", len(d.source)))
		return
	}
	if got := d.code.decode(d.source[from.Int:to.Int]); !d.code.says(got, slice) {
		d.v.Mismatch(name, fmt.Sprintf("%q", slice), fmt.Sprintf("%q in the source", got))
	}
}

// count compares the number of rows that the document says it has of a table with those that stood in it.
func (d *Document) count(documents *schema.Table, row []schema.Value, c *rowChecker) {
	i := documents.Index(c.table.Name)
	if i >= 0 && c.whole && documents.Columns[i].Type.Kind == schema.Int {
		d.v.Equal("documents "+d.id+" "+c.table.Name, fmt.Sprint(row[i].Int), fmt.Sprint(d.counted[c.table.Name]))
	}
}

// unpack unpacks a compressed file up to the length that the build allowed.
func unpack(data []byte, limit int64) ([]byte, error) {
	r, err := source.Unpacked(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(content)) > limit {
		return nil, fmt.Errorf("it unpacks to more than %d bytes", limit)
	}
	return content, err
}

// reading is how the bytes of a source are read: their encoding, whether they are a page with markup, and how the
// characters of a record are written.
type reading struct {
	code   *source.Encoding
	page   bool
	escape container.Escape
}

// readingOf gives the reading of an encoding and a media type; nil if one of them is not known here.
func readingOf(media, encoding string) *reading {
	code := source.Named(encoding)
	known := []string{source.Plain, source.Markdown, source.HTML, source.Lines, source.Commas, source.Tabs}
	if code == nil || !slices.Contains(known, media) {
		return nil
	}
	return &reading{code: code, page: media == source.HTML}
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// decode gives the text of bytes, with LF for every line end; U+FFFD for bytes that the encoding does not have.
func (r *reading) decode(b []byte) string {
	s := r.code.Decode(b)
	if r.escape != container.None {
		s, _ = container.Unescape(s, r.escape)
	}
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return lineEnds.Replace(s)
}

// says reports whether decoded bytes say a passage of the text: of a page what it shows, white space apart.
func (r *reading) says(decoded, passage string) bool {
	switch {
	case decoded == passage:
		return true
	case r.code.Shifts() != nil:
		return r.encloses(decoded, passage)
	case !r.page:
		return false
	}
	return markup.Shows(decoded, passage) ||
		span.SameButSpace(decoded, passage) // the text of <xmp> and <plaintext> has no markup
}

// encloses reports whether decoded bytes say a passage among more, white space apart: what stands between two escape
// sequences has its place as a whole.
func (r *reading) encloses(decoded, passage string) bool {
	if r.page {
		decoded = markup.Visible(decoded)
	}
	return strings.Contains(strings.Join(strings.Fields(decoded), ""), strings.Join(strings.Fields(passage), ""))
}

// part says where the text and the decoded source part.
func (r *reading) part(claimed, computed string) string {
	if r.page {
		return "a page that shows another text"
	}
	return differAt(claimed, computed)
}

// differAt says where two texts part.
func differAt(claimed, computed string) string {
	n := 0
	for n < min(len(claimed), len(computed)) && claimed[n] == computed[n] {
		n++
	}
	return fmt.Sprintf("another text: %d bytes instead of %d, and they part at byte %d", len(computed), len(claimed), n)
}
