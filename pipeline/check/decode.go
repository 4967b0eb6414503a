package check

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// decodes proves that the source says the text: each run of the text between two breaks stands in the source where the
// breaks say, and for a page, all that a browser shows of it is in the text. A line end may be CR in the source. It
// gives the first fault, in words, or an empty string. content begins at a byte of the file, which the breaks count; of
// a record, what stands before and after the value that is the text is not compared.
func (m *textMap) decodes(content []byte, begin int, encoding, media string) string {
	code := source.Named(encoding)
	if code == nil {
		return fmt.Sprintf("its encoding %s is not known", show(encoding))
	}
	breaks := m.breaks
	if len(breaks) == 0 || breaks[0].Text > 0 {
		breaks = append([]tables.Break{{Source: begin}}, breaks...)
	}
	page := media == source.HTML
	kind := source.Kind{Media: media}
	if kind.IsSubtitle() || slices.Contains([]string{source.Mail, source.MHTML, source.XML, source.RTF}, media) {
		return m.encloses(content, begin, code, media)
	}
	record := kind.HasRows()
	at := 0 // where the run before ends in the source
	if record {
		at = breaks[0].Source - begin
	}
	for i, k := range breaks {
		k.Source -= begin
		end := len(m.text)
		if i+1 < len(breaks) {
			end = breaks[i+1].Text
		}
		if k.Text > end || !isBreak(&k) {
			return fmt.Sprintf("break %d is out of order", i)
		}
		want := m.text[k.Text:end]
		n := sourceLength(want, &k)
		if k.Source > len(content)-n {
			return fmt.Sprintf("break %d points beyond the source", i)
		}
		if i+1 < len(breaks) && k.Source+n > breaks[i+1].Source-begin {
			return fmt.Sprintf("break %d begins before the end of the run before it", i+1)
		}
		if gap := content[min(at, k.Source):k.Source]; len(gap) > 0 && !silent(code, gap, page) {
			return fmt.Sprintf("the source bytes %d to %d say something that is not in the text", at, k.Source)
		}
		at = k.Source + n
		got := content[k.Source : k.Source+n]
		if record && k.Form == tables.FormUnit && unescaped(got, media) == want {
			continue
		}
		if !says(code, got, want, k.Form == tables.FormUnit, page) {
			return fmt.Sprintf("the source bytes %d to %d do not decode to the text", k.Source, k.Source+n)
		}
	}
	if !record && at < len(content) && !silent(code, content[at:], page) {
		return fmt.Sprintf("the source bytes %d to %d say something that is not in the text", at, len(content))
	}
	if page && !span.SameButSpace(markup.Visible(code.Decode(content)), m.text) {
		return "what the page shows is not the text"
	}
	return ""
}

// encloses proves of a source that says more than its text (a message, subtitles) that it says the text where the two
// are written alike; where they are not (base64, the times between two cues) the places are proved to be in order and
// in the source. A message may hold a page. The notes of RTF stand in the midst of its text, and are read at the end.
func (m *textMap) encloses(content []byte, begin int, code *source.Encoding, media string) string {
	at, pages := 0, media == source.Mail || media == source.MHTML
	for i, k := range m.breaks {
		k.Source -= begin
		end := len(m.text)
		if i+1 < len(m.breaks) {
			end = m.breaks[i+1].Text
		}
		backward := k.Source < at && media != source.RTF
		if k.Text > end || !isBreak(&k) || backward {
			return fmt.Sprintf("break %d is out of order", i)
		}
		want := m.text[k.Text:end]
		n := sourceLength(want, &k)
		if k.Source > len(content)-n {
			return fmt.Sprintf("break %d points beyond the source", i)
		}
		if k.Form != tables.FormUnit && !says(code, content[k.Source:k.Source+n], want, false, pages) {
			return fmt.Sprintf("the source bytes %d to %d do not decode to the text", k.Source, k.Source+n)
		}
		at = k.Source
	}
	return ""
}

// isBreak reports whether the numbers of a break are such as a break can have.
func isBreak(k *tables.Break) bool {
	return min(k.Text, k.Source, k.Length) >= 0 && k.Form >= tables.FormUTF8 && k.Form <= tables.FormUnit
}

// unescaped gives what an escape of a record stands for, line ends as LF.
func unescaped(got []byte, media string) string {
	if media != source.Lines {
		return strings.ReplaceAll(string(got), `""`, `"`)
	}
	var said string
	if err := json.Unmarshal(slices.Concat([]byte{'"'}, got, []byte{'"'}), &said); err != nil {
		return ""
	}
	return lineEnds.Replace(said)
}

// silent reports whether bytes between two runs say nothing: a byte order mark, a carriage return before a line feed,
// an escape sequence, and in a page what it does not show.
func silent(code *source.Encoding, gap []byte, page bool) bool {
	text := code.Decode(gap)
	if page {
		return markup.Shows(text, "")
	}
	if code.Shifts() != nil {
		return strings.TrimSuffix(text, "\r") == ""
	}
	return text == "\r" || text == "\uFEFF" || text == "\uFEFF\r"
}

// says reports whether bytes of the source are those of a run of the text. unit: they are what a unit of markup is made
// of; page: white space is as the page lays it out.
func says(code *source.Encoding, got []byte, want string, unit, page bool) bool {
	if code.Name == "UTF-8" && string(got) == want {
		return true
	}
	text := code.Decode(got)
	switch {
	case text == want:
		return true
	case unit && page:
		return markup.Shows(text, want)
	case unit:
		return false
	}
	return sameLayout(text, want, page)
}

// sameLayout reports whether a run of the source is a run of the text: a line end of the text may be CR in the source,
// and in a page any white space of ASCII may stand for any other.
func sameLayout(got, want string, page bool) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range len(got) {
		a, b := got[i], want[i]
		lineEnd := a == '\r' && b == '\n'
		if a != b && !lineEnd && !(page && ascii(a) && ascii(b)) {
			return false
		}
	}
	return true
}

// ascii reports whether a byte is white space of ASCII.
func ascii(c byte) bool { return c < 0x80 && span.IsSpace(rune(c)) }
