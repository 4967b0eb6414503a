// Package mail reads a message (RFC 5322, MIME in RFC 2045 to 2047): who wrote it, when and about what, and its text:
// its parts in plain text or in HTML, of alternatives the one in plain text. The header stands before the text, as what
// is said about it. Quoted replies and the signature are no main text.
package mail

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/html"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// Attachments is what documents.issues says of a message with attachments.
const Attachments = "attachments"

// message is a message that is being read.
type message struct {
	*container.Message
	data   []byte
	issues []string
}

// Read gives the text of a message and what its header states. Errors say what is wrong, without the path.
func Read(data []byte) (*decode.Text, *tables.Layout, error) {
	read, err := container.OpenMessage(data)
	if err != nil {
		return nil, nil, err
	}
	m := &message{Message: read, data: data}
	parts := m.texts()
	carrier := slices.Contains(m.issues, Attachments) // its header is all that it says itself
	if len(parts) == 0 && !carrier {
		return nil, nil, errors.New("the message has no part with text; remove it from the corpus")
	}
	j := joint{message: m, layout: &tables.Layout{}}
	empty := errors.New("the message has an empty text; remove it from the corpus")
	for _, p := range parts {
		body, err := m.decode(p)
		if err != nil {
			return nil, nil, err
		}
		if p.Media != source.HTML {
			j.add(p, body, blocks(body.Text))
			continue
		}
		page, marks, fault := html.Read(body, nil)
		if fault != nil {
			empty = fmt.Errorf("the part in HTML: %s", fault.What)
			continue
		}
		j.add(p, page, answered(page.Text, marks.Blocks))
	}
	if len(j.layout.Blocks) == 0 {
		if !carrier || j.Start == 0 {
			return nil, nil, empty
		}
		j.out = &decode.Text{Encoding: "UTF-8"}
	}
	return j.headed(), j.layout, nil
}

// Page gives the text of a page that was saved with what belongs to it (RFC 2557): that of its first part in HTML.
func Page(data []byte) (*decode.Text, *tables.Layout, error) {
	read, err := container.OpenMessage(data)
	if err != nil {
		return nil, nil, err
	}
	m := &message{Message: read, data: data}
	for i := range m.Parts {
		p := &m.Parts[i]
		if p.Media != source.HTML && p.Media != "application/xhtml+xml" {
			continue
		}
		body, err := m.decode(p)
		if err != nil {
			return nil, nil, err
		}
		page, layout, fault := html.Read(body, nil)
		if fault != nil {
			return nil, nil, fmt.Errorf("the part in HTML: %s", fault.What)
		}
		from := cmp.Or(m.Header.Get("Snapshot-Content-Location"), m.Header.Get("Content-Location"))
		if strings.HasPrefix(from, "http") && len(from) <= tables.LongestStated {
			layout.Stated = append(layout.Stated, tables.Stated{Field: "url", Value: from, Rule: "mail_header"})
		}
		return page, layout, nil
	}
	return nil, nil, errors.New("the saved page has no part in HTML; save it again, or take it out of the corpus")
}

// texts are the parts that make up the text, as they come; of alternatives the first one in plain text, else the first
// one in HTML.
func (m *message) texts() []*container.Part {
	var out []*container.Part
	chosen := map[int]int{} // alternatives → place of the one that is taken
	for i := range m.Parts {
		p := &m.Parts[i]
		at, known := chosen[p.Choice]
		switch {
		case p.Attached:
			if len(m.issues) == 0 {
				m.issues = append(m.issues, Attachments)
			}
		case p.Media != source.Plain && p.Media != source.HTML, p.Choice > 0 && (m.isBlank(p) || m.isStub(p)):
		case p.Choice == 0 || !known:
			chosen[p.Choice] = len(out)
			out = append(out, p)
		case p.Media == source.Plain && out[at].Media == source.HTML:
			out[at] = p
		}
	}
	return out
}

// isBlank reports whether a part holds nothing but white space.
func (m *message) isBlank(p *container.Part) bool {
	return len(bytes.TrimSpace(m.data[p.Start:p.End])) == 0
}

// The measures of a stub: its bytes at most, and how many times as much the page says at least.
const (
	mostStub  = 400
	leastPage = 5
)

// isStub reports whether a part in plain text stands only for those who cannot read the page that it is an alternative
// to: it is short, and the page says much more.
func (m *message) isStub(p *container.Part) bool {
	if p.Media != source.Plain || p.End-p.Start > mostStub {
		return false
	}
	for i := range m.Parts {
		other := &m.Parts[i]
		if other.Choice != p.Choice || other.Media != source.HTML || other.Attached {
			continue
		}
		if body, err := m.decode(other); err == nil {
			page, _, fault := html.Read(body, nil)
			return fault == nil && len(page.Text) > leastPage*(p.End-p.Start)
		}
	}
	return false
}

// decode gives the text of a part with its places in the message. Lines that are written as they are said keep the
// place of each character; others stand as a whole where they are.
func (m *message) decode(p *container.Part) (*decode.Text, error) {
	charset := p.Charset
	if charset == "" || strings.EqualFold(charset, "us-ascii") {
		charset = "UTF-8"
	}
	code := source.Named(charset)
	known := code != nil
	if !known {
		code = source.Named("UTF-8")
	}
	raw := m.data[p.Start:p.End]
	w := &undone{code: code, base: p.Start, flowed: p.Flowed, delSp: p.DelSp}
	var err error
	switch p.Transfer {
	case "base64":
		err = w.base64(raw)
	case "quoted-printable":
		err = w.lines(raw, true)
	default:
		err = w.lines(raw, false)
	}
	if err != nil {
		return nil, err
	}
	text := w.text.String()
	if !known && strings.ContainsRune(text, utf8.RuneError) {
		return nil, fmt.Errorf("its text is in %q, an encoding that is not read; convert it to UTF-8", charset)
	}
	if strings.IndexByte(text, 0) >= 0 {
		return nil, errors.New("its text holds a NUL; this is no text")
	}
	whole := &decode.Text{Text: string(m.data), Breaks: []tables.Break{{Form: tables.FormUTF8}}}
	return &decode.Text{Text: text, Breaks: decode.Compose(w.runs, whole, len(text)), Encoding: code.Name}, nil
}

// undone is the text of a part whose transfer encoding is undone.
type undone struct {
	code          *source.Encoding
	base          int
	text          bytes.Buffer
	runs          []decode.Run
	flowed, delSp bool
}

// base64 undoes a part in base64, as a whole.
func (w *undone) base64(raw []byte) error {
	packed := bytes.Join(bytes.Fields(raw), nil)
	data := make([]byte, base64.StdEncoding.DecodedLen(len(packed)))
	n, err := base64.StdEncoding.Decode(data, packed)
	if err != nil {
		return fmt.Errorf("its text is damaged base64 (%w); fetch the message again", err)
	}
	w.unit(w.code.Decode(data[:n]), 0, len(bytes.TrimRight(raw, "\r\n")))
	return nil
}

// unit adds a text that stands as a whole at [from,to) of the part.
func (w *undone) unit(text string, from, to int) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if text != "" {
		w.runs = append(w.runs, decode.Run{Text: w.text.Len(), Source: w.base + from, Length: max(1, to-from)})
		w.text.WriteString(text)
	}
}

// lines undoes a part line by line; soft line ends of quoted-printable join lines.
func (w *undone) lines(raw []byte, quoted bool) error {
	for at := 0; at < len(raw); {
		end, next := at, at
		for {
			n := bytes.IndexByte(raw[next:], '\n')
			if n < 0 {
				end, next = len(raw), len(raw)
			} else {
				end, next = next+n, next+n+1
			}
			line := bytes.TrimRight(raw[at:end], " \t\r")
			if !quoted || next >= len(raw) || !bytes.HasSuffix(line, []byte("=")) {
				break
			}
		}
		line := bytes.TrimSuffix(raw[at:end], []byte("\r"))
		begin := w.text.Len()
		if err := w.line(line, at, quoted); err != nil {
			return err
		}
		if end < len(raw) && !w.goesOn(begin) {
			w.runs = append(w.runs, decode.Run{Text: w.text.Len(), Source: w.base + end})
			w.text.WriteByte('\n')
		}
		at = next
	}
	return nil
}

// goesOn reports whether a line, from a place of the text to its end, goes on on the next one. Quoted lines and the one
// before a signature do not.
func (w *undone) goesOn(begin int) bool {
	line := w.text.Bytes()[begin:]
	if !w.flowed || !bytes.HasSuffix(line, []byte(" ")) || string(line) == "-- " || line[0] == '>' {
		return false
	}
	if w.delSp {
		w.text.Truncate(w.text.Len() - 1)
	}
	return true
}

// line adds a line that begins at a place of the part.
func (w *undone) line(line []byte, at int, quoted bool) error {
	plain := true
	for _, c := range line {
		plain = plain && c < 0x80 && !(quoted && c == '=')
	}
	shifted := w.code.Shifts() != nil && w.code.Shifts().In(line)
	if plain && !shifted || !quoted && w.code.Name == "UTF-8" && strings.ToValidUTF8(string(line), "") == string(line) {
		if len(line) > 0 {
			w.runs = append(w.runs, decode.Run{Text: w.text.Len(), Source: w.base + at})
			w.text.WriteString(strings.ReplaceAll(string(line), "\r", "\n"))
		}
		return nil
	}
	said := line
	if quoted {
		var err error
		if said, err = io.ReadAll(quotedprintable.NewReader(bytes.NewReader(line))); err != nil {
			return fmt.Errorf("its text is damaged quoted-printable (%w)", err)
		}
	}
	w.unit(w.code.Decode(said), at, at+len(line))
	return nil
}

// gap parts the texts of a message.
const gap = "\n\n"

// joint puts the texts of the parts of a message together.
type joint struct {
	*message
	out    *decode.Text // nil before the first one
	layout *tables.Layout
	end    int // of the last part, in the message
}

// add adds the text of a part. One that is empty, or says what the last one said, is left out: some programs send a
// text and the same as a page.
func (j *joint) add(p *container.Part, body *decode.Text, blocks []tables.Block) {
	if len(blocks) == 0 || j.out != nil && p.Media == source.HTML && span.SameButSpace(j.out.Text, body.Text) {
		return
	}
	for _, issue := range body.Issues {
		if !slices.Contains(j.issues, issue) {
			j.issues = append(j.issues, issue)
		}
	}
	if j.out == nil {
		j.out, j.layout.Blocks, j.end = body, blocks, p.End
		return
	}
	if j.out.Encoding != body.Encoding {
		j.out.Encoding = "UTF-8" // what is not in ASCII stands as a whole where it is
	}
	n := len(j.out.Text)
	j.out.Breaks = append(j.out.Breaks, tables.Break{Text: n, Source: j.end, Form: tables.FormUnit,
		Length: p.Start - j.end})
	j.out.Text += gap + body.Text
	j.shift(n+len(gap), body.Breaks, blocks)
	j.end = p.End
}

// shift adds breaks and blocks of what begins at a place of the text.
func (j *joint) shift(n int, breaks []tables.Break, blocks []tables.Block) {
	for _, b := range breaks {
		b.Text += n
		j.out.Breaks = append(j.out.Breaks, b)
	}
	for _, b := range blocks {
		b.Start, b.End = b.Start+n, b.End+n
		j.layout.Blocks = append(j.layout.Blocks, b)
	}
}

// headed puts the header before the text, as matter about it, and takes what it states.
func (j *joint) headed() *decode.Text {
	head := strings.ToValidUTF8(strings.ReplaceAll(string(j.data[:j.Start]), "\r\n", "\n"), "?")
	head = strings.TrimRight(strings.ReplaceAll(head, "\r", "\n"), "\n")
	body, blocks := j.out, j.layout.Blocks
	j.out = &decode.Text{Text: head + gap + body.Text, Encoding: body.Encoding, Issues: j.issues}
	j.out.Breaks = append(j.out.Breaks, tables.Break{Form: tables.FormUnit, Length: j.Start})
	if j.layout.Blocks = nil; head != "" {
		j.layout.Blocks = []tables.Block{{End: len(head), Kind: tables.BlockMatter}}
	}
	j.shift(len(head)+len(gap), body.Breaks, blocks)
	j.state(head, j.layout)
	return j.out
}

// state takes what the header says, with its place.
func (m *message) state(head string, layout *tables.Layout) {
	add := func(field, name, value string) {
		value = strings.TrimSpace(value)
		if value == "" || len(value) > tables.LongestStated {
			return
		}
		s := tables.Stated{Field: field, Value: value, Rule: "mail_header"}
		if i := headerAt(head, name); i >= 0 {
			raw := strings.TrimLeft(head[i:], " \t")
			s.Start = len(head) - len(raw)
			s.End = s.Start + len(firstLine(raw))
		}
		layout.Stated = append(layout.Stated, s)
	}
	subject, err := container.Words.DecodeHeader(m.Header.Get("Subject"))
	if err == nil {
		add("title", "Subject", subject)
	}
	from := &mail.AddressParser{WordDecoder: container.Words}
	if who, err := from.ParseList(m.Header.Get("From")); err == nil && len(who) > 0 {
		add("author", "From", who[0].Name)
	}
	if day, err := mail.ParseDate(m.Header.Get("Date")); err == nil {
		add("published", "Date", day.Format(time.DateOnly))
	}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimRight(line, " \t")
}

// headerAt is the place of the value of a field; -1 without it.
func headerAt(head, name string) int {
	for at := 0; at < len(head); {
		line := firstLine(head[at:])
		if len(line) > len(name) && line[len(name)] == ':' && strings.EqualFold(line[:len(name)], name) {
			return at + len(name) + 1
		}
		n := strings.IndexByte(head[at:], '\n')
		if n < 0 {
			return -1
		}
		at += n + 1
	}
	return -1
}

// blocks cuts a text at its empty lines, and takes quoted lines, the line that introduces them, and the signature out
// of the main text.
func blocks(text string) []tables.Block {
	var out []tables.Block
	kind, signed := tables.BlockControl, false
	from, to := carried(text)
	open := false
	said := 0 // where the lines end that say who wrote what is quoted after them
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '\n')
		stop := at + n
		if n < 0 {
			stop = len(text)
		}
		line := strings.TrimSpace(text[at:stop])
		quoted := strings.HasPrefix(line, ">")
		signed = signed || strings.TrimRight(text[at:stop], " \r") == "--"
		if !open {
			said = max(said, at+introduction(text[at:]))
		}
		aside := quoted || signed || at < said || at >= from && at < to || introduces(line, text[stop:])
		switch {
		case line == "":
			open = false
		case open && aside == (kind == tables.BlockControl):
			out[len(out)-1].End = at + strings.Index(text[at:stop], line) + len(line)
		default:
			kind, open = tables.BlockParagraph, true
			if aside {
				kind = tables.BlockControl
			}
			first := at + strings.Index(text[at:stop], line)
			out = append(out, tables.Block{Start: first, End: first + len(line), Kind: kind, Main: !aside})
		}
		at = stop + 1
	}
	return out
}

// introduces reports whether a line that ends with a colon stands before quoted lines.
func introduces(line, rest string) bool {
	return endsInColon(line) && strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), ">")
}

// longestIntroduction is how many lines say who wrote what is quoted at most.
const longestIntroduction = 3

// introduction is how long the lines at the begin of a text are that say who wrote what is quoted after them, and when:
// the last one ends with a colon; 0 without such lines.
func introduction(text string) int {
	end := 0
	for n := range longestIntroduction {
		line, rest, _ := strings.Cut(text[end:], "\n")
		end += len(line)
		if line = strings.TrimSpace(line); line == "" || line[0] == '>' {
			return 0
		}
		if introduces(line, rest) {
			if n == 0 || tellsWho(strings.TrimSpace(text[:end])) {
				return end
			}
			return 0
		}
		if end++; end >= len(text) {
			return 0
		}
	}
	return 0
}
