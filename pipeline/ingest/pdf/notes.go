package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/pdfium"
	"example.org/sourcebook/pipeline/tables"
)

// smaller is the size of notes at most, in hundredths of the body.
const smaller = 93

// footnotes takes the notes at the foot of each page out of its body: the last lines of a column, in smaller type, from
// one on that begins with the mark of a note.
func footnotes(sheets []sheet, size int) {
	for i := range sheets {
		s := &sheets[i]
		marks := marksOf(s.body)
		var body []line
		for from := 0; from < len(s.body); {
			to := columnEnd(s.body, from)
			notes := foot(s.body[from:to], size, marks)
			if len(body) == 0 && notes == from-to && to == len(s.body) {
				notes = 0 // nothing but notes: it is a text of its own
			}
			body = append(body, s.body[from:to-notes]...)
			s.notes = append(s.notes, s.body[to-notes:to]...)
			from = to
		}
		if len(body) == 0 {
			s.notes = nil
			continue
		}
		s.body = body
	}
}

// foot is how many lines at the foot of a column are notes; those that begin one know how long its mark is.
func foot(in []line, size int, marks map[string]bool) int {
	n := 0
	for k := len(in) - 1; k >= 0; k-- {
		l := &in[k]
		if l.size*100 > smaller*size || len(l.pieces) > 2 {
			break
		}
		if l.block > 0 && k > 0 && in[k-1].block == l.block {
			continue // within a paragraph
		}
		if l.label = begins(l, marks); l.label > 0 {
			n = len(in) - k
		}
	}
	return n
}

// marksOf gives what stands raised above the lines of a page.
func marksOf(in []line) map[string]bool {
	out := map[string]bool{}
	for i := range in {
		l := &in[i]
		for _, p := range l.pieces {
			for k := 0; k < len(p.chars); {
				n := raised(l, p.chars[k:])
				for label := range strings.FieldsFuncSeq(spell(p.chars[k:k+n]), isNoLabel) {
					out[label] = true
				}
				k += max(n, 1)
			}
		}
	}
	return out
}

// spell gives characters as a text.
func spell(chars []pdfium.Char) string {
	var b strings.Builder
	for _, c := range chars {
		b.WriteRune(c.Rune)
	}
	return b.String()
}

// isNoLabel reports whether a character parts the marks of several notes, or stands around one.
func isNoLabel(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;()[]", r) }

// begins is how many characters at the begin of a line are the mark of a note; 0 if it begins none. marks are those
// that the page has: what stands there without being raised has to be one of them, or stand in brackets.
func begins(l *line, marks map[string]bool) int {
	if n := l.raisedFirst(); n > 0 {
		return n
	}
	digits := len(l.text) - len(strings.TrimLeftFunc(l.text, unicode.IsDigit))
	if digits > 0 && digits < len(l.text) && (marks[l.text[:digits]] || digits < 4 && sign.IsCapital(l.text[digits:])) {
		return utf8.RuneCountInString(l.text[:digits])
	}
	label, rest, _ := strings.Cut(l.text, " ")
	first, _ := utf8.DecodeRuneInString(label)
	if rest == "" || len(label) > longestLabel || unicode.IsLetter(first) {
		return 0
	}
	m := markup.Mark{Text: strings.TrimRight(label, ".:"), Linked: true}
	if m.Read() != markup.Note || len(marks) > 0 && unicode.IsDigit(first) {
		return 0
	}
	return utf8.RuneCountInString(label)
}

// longestLabel is how long the mark at the begin of a note may be, in bytes.
const longestLabel = 5

// unlabel takes the mark off the line that a note begins with: it is no character of what the note says.
func unlabel(l *line) {
	first := &l.pieces[0]
	n := min(l.label, len(first.chars))
	for n > 0 && n < len(first.chars) && strings.ContainsRune(" .:", first.chars[n].Rune) {
		n++
	}
	if first.chars = first.chars[n:]; len(first.chars) == 0 && len(l.pieces) > 1 {
		l.pieces = l.pieces[1:]
	}
	l.text = strings.TrimSpace(l.plain())
}

// notes puts the notes at the foot of a page into blocks, each from its mark on.
func (z *sizes) notes(in []line) []passage {
	var out []passage
	for i := range in {
		if n := len(out); n > 0 && in[i].label == 0 && (in[i].block == 0 || in[i].block == in[i-1].block) {
			out[n-1].lines = append(out[n-1].lines, in[i])
			continue
		}
		unlabel(&in[i])
		out = append(out, passage{lines: []line{in[i]}, kind: tables.BlockParagraph, main: true})
	}
	return out
}
