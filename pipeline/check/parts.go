package check

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// name takes the name of the file in an archive that the document is off the names of its parts: what is left is the
// name in the document.
func (m *textMap) name(shown string) {
	m.parts = slices.Clone(m.parts)
	for i := range m.parts {
		m.parts[i].Name = strings.TrimPrefix(strings.TrimPrefix(m.parts[i].Name, shown), " ")
	}
}

// saysRow proves that the text is what the row of a table says that is laid out in other bytes. It gives the fault, in
// words, or an empty string.
func (m *textMap) saysRow(from *tables.Source) string {
	values, err := valuesOf(from)
	switch {
	case err != nil:
		return err.Error()
	case len(values) == 0 || lineEnds.Replace(values[0].Say(from.Content)) != m.text:
		return "the row does not say the text"
	}
	return ""
}

// valuesOf gives the values of a record, the text first.
func valuesOf(from *tables.Source) ([]container.Found, error) {
	var columns []container.Column
	for _, c := range from.Record.Columns {
		columns = append(columns, container.Column(c))
	}
	return container.Values(from.Content, byte(from.Record.Separator), columns)
}

// textOf gives the text of a record as it stands there; empty if it has none.
func textOf(from *tables.Source, encoding string) string {
	values, err := valuesOf(from)
	if code := source.Named(encoding); err == nil && len(values) > 0 && code != nil {
		return code.Decode([]byte(values[0].Say(from.Content)))
	}
	return ""
}

// saysPage proves that the text is what the page in a record shows, and that its places are in order in that value. It
// gives the fault, in words.
func (m *textMap) saysPage(from *tables.Source, encoding string) string {
	if !span.SameButSpace(markup.Visible(textOf(from, encoding)), m.text) {
		return "what the page in the record shows is not the text"
	}
	if from.Record.Apart {
		return ""
	}
	values, err := valuesOf(from)
	if err != nil {
		return err.Error()
	}
	at := values[0].Start
	for i, k := range m.breaks {
		k.Source -= from.Record.Offset
		if !isBreak(&k) || k.Source < at || k.Source > values[0].End {
			return fmt.Sprintf("break %d is out of order", i)
		}
		at = k.Source
	}
	return ""
}

// lineEnds writes line ends as texts have them.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// mostUnpacked is how many bytes the parts of a document may unpack to.
const mostUnpacked = 256 << 20

// decodesParts proves that the parts of an archive say the text: each run of the text stands in its part where the
// breaks say. It gives the first fault, in words, or an empty string.
func (m *textMap) decodesParts(content []byte, media string) string {
	a, err := source.OpenArchive(content, mostUnpacked)
	if err != nil {
		return err.Error()
	}
	if m.parts[0].Text != 0 {
		return "its parts do not begin where its text does"
	}
	for i, p := range m.parts {
		end := len(m.text)
		if i+1 < len(m.parts) {
			end = m.parts[i+1].Text
		}
		if p.Text > end || !p.Apart {
			return fmt.Sprintf("part %d is out of order", i)
		}
		data, err := a.Part(p.Name)
		if err != nil {
			return err.Error()
		}
		if fault := m.decodesPart(data, p.Text, end, media); fault != "" {
			return fmt.Sprintf("%s: %s", p.Name, fault)
		}
	}
	return ""
}

// decodesPart proves that a part says the text from start to end.
func (m *textMap) decodesPart(data []byte, start, end int, media string) string {
	last := 0 // where the proved text ends
	for i, k := range m.breaks {
		to := len(m.text)
		if i+1 < len(m.breaks) {
			to = m.breaks[i+1].Text
		}
		if k.Text < start || k.Text >= end {
			continue
		}
		if last == 0 && k.Text != start || last > 0 && k.Text != last {
			return fmt.Sprintf("break %d is out of order", i)
		}
		last = to
		want := m.text[k.Text:to]
		n := sourceLength(want, &k)
		switch {
		case k.Source < 0 || n < 0 || k.Source+n > len(data):
			return fmt.Sprintf("break %d points beyond the part", i)
		case n == 0 && span.IsBlank(want), n > 0 && saysPart(data[k.Source:k.Source+n], want, k.Form, media):
		default:
			return fmt.Sprintf("the bytes %d to %d do not say the text", k.Source, k.Source+n)
		}
	}
	return ""
}

// isSigns reports whether a text in a font of signs, which stand in the private area of Unicode, may say another one.
func isSigns(said, want string) bool {
	signs := []rune(want)
	for i, r := range []rune(said) {
		if i == len(signs) || signs[i] != r && (r < 0xF000 || r > 0xF0FF) {
			return false
		}
	}
	return utf8.RuneCountInString(said) == len(signs)
}

// saysPart reports whether bytes of a part say a run of the text, but for white space. A tag may stand for one
// character.
func saysPart(got []byte, want string, form int, media string) bool {
	if media == source.EPUB {
		code := source.Named("UTF-8")
		if form == tables.FormUTF16 {
			return true // its order of bytes is that of the part
		}
		return says(code, got, want, form == tables.FormUnit, true)
	}
	if string(got) == want {
		return true
	}
	var said strings.Builder
	d := xml.NewDecoder(bytes.NewReader(got))
	for {
		t, err := d.Token()
		if err != nil {
			return span.SameButSpace(said.String(), want) || markup.Raise(said.String()) == want ||
				said.Len() == 0 && utf8.RuneCountInString(want) == 1 || isSigns(said.String(), want)
		}
		if c, ok := t.(xml.CharData); ok {
			said.Write(c)
		}
	}
}
