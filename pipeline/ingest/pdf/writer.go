package pdf

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/pdf/joint"
	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/pdfium"
	"example.org/sourcebook/pipeline/tables"
)

// writer puts the text of a document together.
type writer struct {
	text   []byte
	doc    decode.Text // its parts are the pages
	layout tables.Layout
	words  map[string]int // of the document, in lower case, with their hyphens
	joints *joint.Joints
	page   int // of the last character, from 1
	note   int // number of the last mark of a note
	start  int // of the block
}

func newWriter(sheets []sheet) *writer {
	w := &writer{words: map[string]int{}, joints: jointsOf(sheets)}
	for i := range sheets {
		for k := range sheets[i].body {
			for word := range strings.FieldsSeq(strings.ToLower(sheets[i].body[k].text)) {
				w.words[strings.TrimFunc(word, unicode.IsPunct)]++
			}
		}
	}
	return w
}

// jointsOf counts what stands at the ends and inside the lines of a document.
func jointsOf(sheets []sheet) *joint.Joints {
	j := joint.New()
	for i := range sheets {
		for k := range sheets[i].body {
			j.Line(sheets[i].body[k].text)
		}
	}
	for i := range sheets {
		for k, l := range sheets[i].body {
			if k > 0 && l.beside(&sheets[i].body[k-1]) {
				j.End(sheets[i].body[k-1].text, l.text)
			}
		}
	}
	return j
}

func (w *writer) issue(name string) {
	if !slices.Contains(w.doc.Issues, name) {
		w.doc.Issues = append(w.doc.Issues, name)
	}
}

// passage writes a block.
func (w *writer) passage(p *passage) {
	before := len(w.text)
	if before > 0 {
		w.text = append(w.text, '\n')
	}
	w.start = len(w.text)
	for i := range p.lines {
		l := &p.lines[i]
		if i > 0 {
			w.between(l) // first: it may take a hyphen off the page before
		}
		w.turn(l.page)
		for k := range l.pieces {
			if k > 0 {
				w.cell(p.kind)
			}
			w.piece(l, &l.pieces[k])
		}
	}
	said := string(w.text[w.start:])
	end := w.start + len(strings.TrimRight(said, " \t"))
	if strings.TrimSpace(said) == "" {
		return
	}
	w.layout.Blocks = append(w.layout.Blocks,
		tables.Block{Start: w.start, End: end, Kind: p.kind, Level: p.level, Main: p.main})
}

// turn notes on which page the text goes on.
func (w *writer) turn(page int) {
	if w.page != page+1 {
		w.page = page + 1
		w.doc.Parts = append(w.doc.Parts, tables.Part{Text: len(w.text), Name: "page " + strconv.Itoa(w.page), Apart: true})
	}
}

// cell writes what parts two pieces of a line.
func (w *writer) cell(kind int) {
	if kind == tables.BlockCell {
		if w.ends(" ") {
			w.text = w.text[:len(w.text)-1]
		}
		w.text = append(w.text, '\t')
	} else if !w.ends(" ") {
		w.text = append(w.text, ' ')
	}
}

func (w *writer) ends(s string) bool { return strings.HasSuffix(w.tail(), s) }

// longestTail is how much of a block is looked back at, in bytes.
const longestTail = 200

// tail gives the end of what is written of the block.
func (w *writer) tail() string {
	from := max(w.start, len(w.text)-longestTail)
	for from < len(w.text) && !utf8.RuneStart(w.text[from]) {
		from++
	}
	return string(w.text[from:])
}

// between writes what parts a line from the one before it in its block: nothing between characters of scripts without
// blanks, nothing after a hyphen, else a blank. A hyphen that only parts a word goes.
func (w *writer) between(next *line) {
	said := w.tail()
	last, _ := utf8.DecodeLastRuneInString(said)
	first, _ := utf8.DecodeRuneInString(next.text)
	switch {
	case last == ' ' || said == "":
	case sign.IsHyphen(last) && w.parted(said, next.text, last):
		w.text = w.text[:len(w.text)-utf8.RuneLen(last)]
	case sign.IsHyphen(last) && sign.IsCut(said[:len(said)-utf8.RuneLen(last)]):
		w.text = w.text[:len(w.text)-utf8.RuneLen(last)]
	case sign.IsCut(said):
	case sign.IsRange(said) && (unicode.IsLetter(first) || unicode.IsDigit(first)):
	case sign.IsHyphen(last) && sign.WordBefore(said) && (unicode.IsLetter(first) || unicode.IsDigit(first)):
	case sign.Close(last, first):
	case w.joints.Meet(said, next.text):
	case next.isWide() && sign.InNumber(said) && unicode.IsDigit(first): // where any character may end a line
	default:
		w.text = append(w.text, ' ')
	}
}

// isWide reports whether a line has characters of a script without blanks.
func (l *line) isWide() bool { return strings.ContainsFunc(l.text, character.Spaceless) }

// parted reports whether a hyphen at the end of a line only parts a word: it stands between small letters, and the
// document has the word nowhere with its hyphen inside a line, or has it without as often.
func (w *writer) parted(said, next string, hyphen rune) bool {
	if hyphen == '\u00AD' {
		return true
	}
	first, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLower(first) || !sign.WordBefore(said) {
		return false
	}
	rest := said[:len(said)-utf8.RuneLen(hyphen)]
	if before, _ := utf8.DecodeLastRuneInString(rest); !unicode.IsLetter(before) {
		return false
	}
	head := rest[strings.LastIndexFunc(rest, unicode.IsSpace)+1:]
	tail := next
	if i := strings.IndexFunc(next, unicode.IsSpace); i >= 0 {
		tail = next[:i]
	}
	tail = strings.TrimFunc(tail, unicode.IsPunct)
	head = strings.ToLower(strings.TrimLeftFunc(head, unicode.IsPunct))
	return w.words[head+"-"+strings.ToLower(tail)] <= w.words[head+strings.ToLower(tail)]
}

// piece writes a piece of a line: characters as they are said, ligatures as letters, what is raised as a mark or a
// power.
func (w *writer) piece(l *line, p *piece) {
	for i := 0; i < len(p.chars); {
		if n := raised(l, p.chars[i:]); n > 0 {
			w.mark(p.chars, i, i+n)
			i += n
			continue
		}
		if c := p.chars[i]; c.Made && c.Hyphen {
			w.between(&line{text: spell(p.chars[i+1:])}) // the line of a cell ended with a hyphen
		} else {
			w.character(c)
		}
		i++
	}
}

// character writes a character.
func (w *writer) character(c pdfium.Char) {
	r := c.Rune
	switch {
	case r == ' ' && (len(w.text) == w.start || w.ends(" ")):
	case sign.IsUnmapped(r):
		w.issue(Unmapped)
		w.text = utf8.AppendRune(w.text, unicode.ReplacementChar)
	case r == '\u00A0':
		w.text = utf8.AppendRune(w.text, r)
	case r >= 0xFB00 && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFC:
		w.text = append(w.text, norm.NFKC.String(string(r))...)
	case sign.IsBullet(r):
		w.text = utf8.AppendRune(w.text, '•')
	default:
		w.text = utf8.AppendRune(w.text, r)
	}
}

// raised is how many characters at the begin are raised above the line: lower than most, and standing higher.
func raised(l *line, chars []pdfium.Char) int {
	n := 0
	for n < len(chars) && isRaised(l, chars[n]) {
		n++
	}
	return n
}

func isRaised(l *line, c pdfium.Char) bool {
	rise := (c.Bottom - l.bottom) * 100
	return c.Rune != ' ' && (height(c.Box)*100 <= 85*l.size && rise >= 12*l.size ||
		height(c.Box)*100 <= 92*l.size && rise >= 25*l.size)
}

// raisedFirst is how many characters at the begin of a line are raised.
func (l *line) raisedFirst() int {
	if len(l.pieces[0].chars) == 0 {
		return 0
	}
	return raised(l, l.pieces[0].chars)
}

// mark writes raised characters, or leaves them out as the mark of a note.
func (w *writer) mark(chars []pdfium.Char, from, to int) {
	var said strings.Builder
	for _, c := range chars[from:to] {
		said.WriteRune(c.Rune)
	}
	m := markup.Mark{Text: said.String(), Before: w.tail(), Raised: true, Last: w.note}
	if to < len(chars) {
		m.After = chars[to].Rune
	}
	switch m.Read() {
	case markup.Note:
		w.issue(NoteMarks)
		if n, err := strconv.Atoi(strings.Trim(m.Text, "[]()")); err == nil && n < 10_000 {
			w.note = max(w.note, n)
		}
	case markup.Power:
		w.text = append(w.text, markup.Raise(m.Text)...)
	default:
		w.text = append(w.text, m.Text...)
	}
}

// state takes what the document information says: a title that is no name of a file, and an author.
func (w *writer) state(raw *pdfium.Document) {
	add := func(field, value string) {
		if value != "" && utf8.ValidString(value) && len(value) <= tables.LongestStated {
			w.layout.Stated = append(w.layout.Stated, tables.Stated{Field: field, Value: value, Rule: "pdf_information"})
		}
	}
	title := raw.Title
	if sign.IsFileName(title) || !strings.Contains(title, " ") {
		title = "" // none that anybody wrote
	}
	said := sign.Squeeze(title)
	if said != "" && strings.Contains(sign.Squeeze(w.doc.Text[:min(len(w.doc.Text), longestHead)]), said) {
		add("title", title)
	}
	add("author", raw.Author)
}

// longestHead is how much of a text is searched for its title, in bytes.
const longestHead = 5000
