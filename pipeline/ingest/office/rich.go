package office

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// Rich reads a document in the Rich Text Format (version 1.9.1, Microsoft 2008): its text, then its notes. Errors say
// what is wrong, with the byte, without the path.
func Rich(data []byte) (*decode.Text, *tables.Layout, error) {
	r := &rich{writer: &writer{}, data: data, fonts: map[int]*source.Encoding{}, headings: map[int]int{}}
	r.code = source.Named("windows-1252")
	if err := r.read(0, len(data)); err != nil {
		return nil, nil, err
	}
	notes := r.notes
	r.inNote = true
	for _, n := range notes {
		r.close()
		if err := r.read(n[0], n[1]); err != nil {
			return nil, nil, err
		}
	}
	return r.finish()
}

// rich reads the groups of a document.
type rich struct {
	*writer
	data     []byte
	code     *source.Encoding         // of the document
	fonts    map[int]*source.Encoding // of the fonts that say another one
	headings map[int]int              // levels of the styles that are headings
	notes    [][2]int                 // the groups of notes that are read at the end
	inNote   bool
	state    group
	stack    []group
	wide     []byte // bytes of a character that is not whole yet, or of several
	wideFrom int
	wideTo   int
	half     rune // the first half of a surrogate pair
	halfFrom int
	halfTo   int
	kind     int // of the paragraph
	level    int
	field    string // of the properties that is being read
	said     strings.Builder
}

// group is what holds inside a group, and ends with it.
type group struct {
	what   string // the destination, if its text is not that of the document
	font   int
	style  int // that is being defined
	skip   int // characters that stand in for one in Unicode
	hidden bool
	gone   bool // deleted
	raised bool
	start  int // its first byte
}

// deepest is how far groups may stand in one another.
const deepest = 10_000

// elsewhere are the destinations whose text is not that of the document, and what documents.issues says of it: tables
// of fonts, colours and styles, pictures, heads and feet of pages, the instructions of fields, comments.
var elsewhere = map[string]string{
	"fonttbl": "", "colortbl": "", "stylesheet": "", "info": "", "pict": "", "objdata": "", "fldinst": "", "header": "",
	"headerl": "", "headerr": "", "headerf": "", "footer": "", "footerl": "", "footerr": "", "footerf": "",
	"annotation": Comments, "listtext": "", "pntext": "", "nonshppict": "", "xe": "", "tc": "", "rxe": "", "txe": "",
	"upr":    "",
	"revtbl": "", "listtable": "", "listoverridetable": "", "list": "", "listlevel": "",
	"leveltext": "", "levelnumbers": "", "listname": "", "filetbl": "", "ftnsep": "", "ftnsepc": "", "ftncn": "",
	"aftnsep": "", "aftnsepc": "", "aftncn": "", "template": "", "sp": "", "themedata": "", "datastore": "",
}

// properly are the destinations inside info that say something which documents has a column for.
var properly = map[string]string{"title": "title", "author": "author"}

// signsOf are the control words that stand for a character.
var signsOf = map[string]string{
	"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
	"rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200D",
	"zwnj": "\u200C", "ltrmark": "\u200E", "rtlmark": "\u200F", "~": "\u00A0", "_": "\u2011", "-": "\u00AD",
	"{": "{", "}": "}", "\\": "\\", "lbr": "\n",
}

// charsets has the encoding of each charset of a font (\fcharset).
var charsets = map[int]string{
	0: "windows-1252", 77: "macintosh", 128: "Shift_JIS", 129: "EUC-KR", 134: "GBK", 136: "Big5", 161: "windows-1253",
	162: "windows-1254", 163: "windows-1258", 177: "windows-1255", 178: "windows-1256", 186: "windows-1257",
	204: "windows-1251", 222: "windows-874", 238: "windows-1250",
}

// read reads the groups at [from,to).
func (r *rich) read(from, to int) error {
	r.state, r.stack = group{skip: 1, start: from}, r.stack[:0]
	for at := from; at < to; {
		next, err := r.token(at, to)
		if err != nil {
			return err
		}
		at = next
	}
	r.flush()
	r.lone()
	switch len(r.stack) {
	case 0:
	case 1:
		r.issue(Unfinished) // the last brace is gone, and perhaps more
	default:
		return fmt.Errorf("the document is cut off: %d groups are open at its end, byte %d; fetch it again", len(r.stack), to)
	}
	return nil
}

// token reads a brace, a control word or a run of text, and gives the place after it.
func (r *rich) token(at, to int) (int, error) {
	switch c := r.data[at]; c {
	case '{':
		r.flush()
		if len(r.stack) == deepest {
			return 0, fmt.Errorf("byte %d: more than %d groups in one another; this is no document", at, deepest)
		}
		r.stack = append(r.stack, r.state)
		r.state.start = at
		return at + 1, nil
	case '}':
		r.flush()
		if len(r.stack) == 0 {
			return to, nil // what follows is no part of the document
		}
		r.leave(at)
		r.state, r.stack = r.stack[len(r.stack)-1], r.stack[:len(r.stack)-1]
		if len(r.stack) == 0 {
			return to, nil // what follows is no part of the document
		}
		return at + 1, nil
	case '\r', '\n', 0:
		return at + 1, nil
	case '\\':
		return r.control(at, to)
	default:
		end := at + 1
		for end < to && !bytes.ContainsRune([]byte("{}\\\r\n\x00"), rune(r.data[end])) && r.data[end] < utf8.RuneSelf {
			end++
		}
		if c >= utf8.RuneSelf {
			r.byte(c, at, at+1)
			return at + 1, nil
		}
		r.flush()
		r.text(string(r.data[at:end]), at, end)
		return end, nil
	}
}

// leave ends a destination.
func (r *rich) leave(at int) {
	if r.field != "" && r.state.what == r.field && r.stack[len(r.stack)-1].what != r.field {
		if value := strings.TrimSpace(r.said.String()); value != "" && len(value) <= tables.LongestStated {
			r.layout.Stated = append(r.layout.Stated, tables.Stated{Field: properly[r.field], Value: value, Rule: "rtf_info"})
		}
		r.field = ""
	}
	if r.state.what == "footnote" && !r.inNote {
		if outer := r.stack[len(r.stack)-1]; outer.what != "footnote" {
			r.notes = append(r.notes, [2]int{r.state.start, at + 1})
		}
	}
}

// control reads a control word or symbol (with its number and the blank after it) and gives the place after it.
func (r *rich) control(at, to int) (int, error) {
	i := at + 1
	if i >= to {
		return to, nil
	}
	if c := r.data[i]; !isLetter(c) {
		if c == '\'' {
			if i+3 > to {
				return to, nil
			}
			n, err := strconv.ParseUint(string(r.data[i+1:i+3]), 16, 8)
			if err != nil {
				return 0, fmt.Errorf("byte %d: %q is no character; the document is damaged", at, r.data[at:i+3])
			}
			r.byte(byte(n), at, i+3)
			return i + 3, nil
		}
		r.flush()
		return i + 1, r.word(string(c), 0, false, at, i+1)
	}
	for i < to && isLetter(r.data[i]) {
		i++
	}
	word := string(r.data[at+1 : i])
	digits := i
	if i < to && r.data[i] == '-' {
		i++
	}
	for i < to && r.data[i] >= '0' && r.data[i] <= '9' {
		i++
	}
	number, err := strconv.Atoi(string(r.data[digits:i]))
	given := err == nil
	if i < to && r.data[i] == ' ' {
		i++
	}
	if word == "bin" && given {
		return i + min(max(0, number), to-i), nil
	}
	if word != "u" {
		r.flush()
		return i, r.word(word, number, given, at, i)
	}
	return r.unicode(number, at, i, to), nil
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// unicode adds the character of \u, and passes over the characters that stand in for it.
func (r *rich) unicode(number, at, i, to int) int {
	r.flush()
	for n := r.state.skip; n > 0 && i < to && r.data[i] != '{' && r.data[i] != '}'; n-- {
		if r.data[i] == '\r' || r.data[i] == '\n' { // no character
			i++
			n++
			continue
		}
		if r.data[i] != '\\' {
			i++
			continue
		}
		if i+1 < to && r.data[i+1] == '\'' {
			i = min(to, i+4)
			continue
		}
		break // a control word: the characters are fewer than announced
	}
	c := rune(uint16(number))
	switch pair := utf16.DecodeRune(r.half, c); {
	case pair != utf8.RuneError:
		c, at, r.half = pair, r.halfFrom, 0
	case c >= 0xD800 && c < 0xDC00:
		r.lone()
		r.half, r.halfFrom, r.halfTo = c, at, i
		return i
	}
	r.text(string(c), at, i)
	return i
}

// lone adds the first half of a surrogate pair whose second one is missing.
func (r *rich) lone() {
	if r.half != 0 {
		r.half = 0
		r.text(string(utf8.RuneError), r.halfFrom, r.halfTo)
	}
}

// byte takes a byte of a character that is not ASCII, or written as a number.
func (r *rich) byte(c byte, from, to int) {
	if len(r.wide) == 0 {
		r.wideFrom = from
	}
	r.wide, r.wideTo = append(r.wide, c), to
}

// flush adds the characters that the bytes before stand for.
func (r *rich) flush() {
	if len(r.wide) == 0 {
		return
	}
	code := r.fonts[r.state.font]
	if code == nil {
		code = r.code
	}
	said := code.Decode(r.wide)
	r.wide = r.wide[:0]
	r.text(said, r.wideFrom, r.wideTo)
}

// text adds text that stands at [from,to).
func (r *rich) text(said string, from, to int) {
	r.lone()
	g := &r.state
	switch {
	case r.field != "" && g.what == r.field:
		r.said.WriteString(said)
	case g.what == "stylesheet":
		r.styled(said)
	case g.what == "footnote" && r.inNote, g.what == "":
		switch raw := string(r.data[from:to]); {
		case said == "":
		case g.hidden:
			r.issue(HiddenText)
		case g.gone:
			r.issue(TrackedChanges)
		case g.raised:
			r.open()
			r.raise(said, raw, from)
		default:
			r.open()
			r.put(said, raw, from)
		}
	}
}

// open begins the paragraph where none is open.
func (r *rich) open() {
	if !r.writer.open && !r.row {
		r.begin(r.kind, r.level)
	}
}

// styled takes the name of a style. Those of headings are the same in every language.
func (r *rich) styled(name string) {
	rest, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(name)), "heading ")
	if n, err := strconv.Atoi(strings.TrimRight(rest, "; ")); ok && err == nil && n > 0 {
		r.headings[r.state.style] = min(n, 6)
	}
	if strings.EqualFold(strings.TrimRight(strings.TrimSpace(name), ";"), "title") {
		r.headings[r.state.style] = 1
	}
}

// finish gives the document. Its places are bytes of the file.
func (r *rich) finish() (*decode.Text, *tables.Layout, error) {
	doc, layout, err := r.writer.finish()
	if err != nil {
		return nil, nil, err
	}
	if strings.IndexByte(doc.Text, 0) >= 0 {
		return nil, nil, errors.New("its text holds a NUL; this is no text")
	}
	doc.Encoding = r.code.Name
	return doc, layout, nil
}
