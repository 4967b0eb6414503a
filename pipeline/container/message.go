package container

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/source"
)

// Message is a message (RFC 5322) with the places of its parts (MIME, RFC 2045 to 2047).
type Message struct {
	Header mail.Header
	Start  int // of its body
	Parts  []Part
	Over   int // parts beyond those that are looked at
	data   []byte
}

// Part is a part of a message that holds no parts itself.
type Part struct {
	Media, Charset string
	Transfer       string // how its bytes are written: base64, quoted-printable, or as they are
	Name           string // of the file that it is; empty for one without
	Start, End     int    // of its body, in the message
	Flowed, DelSp  bool   // lines that end with a blank go on on the next one (RFC 3676); the blank goes
	Attached       bool   // it is a file that goes with the message, not its text
	Choice         int    // the place of the alternatives that it is one of, in the message; 0 for none
}

// under is what the header of a part stands under.
type under struct {
	digest bool // parts are messages if nothing else is said
	choice int  // the place of the outermost alternatives
	depth  int
}

// deepest is how far parts may stand in one another.
const deepest = 20

// mostParts is how many parts of a message are looked at.
const mostParts = 1000

// OpenMessage reads the header of a message and finds its parts.
func OpenMessage(data []byte) (*Message, error) {
	read, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the header of the message is damaged (%w)", err)
	}
	m := &Message{Header: read.Header, Start: max(0, bodyStart(data)), data: data}
	m.find(m.Header.Get, m.Start, len(data), under{})
	return m, nil
}

// bodyStart is the place after the first empty line; the end without one.
func bodyStart(data []byte) int {
	if n := bodyAfter(data); n >= 0 {
		return n
	}
	return len(data)
}

// Words reads the words of a header that are encoded (RFC 2047).
var Words = &mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
	code := source.Named(charset)
	if code == nil {
		return nil, fmt.Errorf("unknown encoding %q", charset)
	}
	data, err := io.ReadAll(in)
	return strings.NewReader(code.Decode(data)), err
}}

// find notes the parts that stand at [start,end) under a header.
func (m *Message) find(header func(string) string, start, end int, in under) {
	media, params, err := mime.ParseMediaType(header("Content-Type"))
	switch {
	case in.digest && header("Content-Type") == "":
		media = source.Mail
	case err != nil:
		media = source.Plain
	}
	disposition, said, _ := mime.ParseMediaType(header("Content-Disposition"))
	if boundary := params["boundary"]; strings.HasPrefix(media, "multipart/") && boundary != "" && in.depth < deepest {
		in = under{digest: media == "multipart/digest", choice: in.choice, depth: in.depth + 1}
		if media == "multipart/alternative" && in.choice == 0 {
			in.choice = start
		}
		m.split(boundary, start, end, in)
		return
	}
	if len(m.Parts) == mostParts {
		m.Over++
		return
	}
	p := Part{Media: media, Charset: params["charset"], Start: start, End: end, Choice: in.choice,
		Transfer: strings.ToLower(strings.TrimSpace(header("Content-Transfer-Encoding"))),
		Name:     fileName(said["filename"], params["name"])}
	p.Flowed = media == source.Plain && strings.EqualFold(params["format"], "flowed")
	p.DelSp = p.Flowed && strings.EqualFold(params["delsp"], "yes")
	isText := media == source.Plain || media == source.HTML
	p.Attached = disposition == "attachment" || p.Name != "" && !isText
	if media == source.Mail {
		p.Attached = true
		if p.Name == "" {
			p.Name = "message.eml"
		}
	}
	m.Parts = append(m.Parts, p)
}

// fileName gives the name of a file without its folders: the first of names that is one.
func fileName(names ...string) string {
	for _, name := range names {
		if plain, err := Words.DecodeHeader(name); err == nil {
			name = plain
		}
		name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, "\uFFFD"), "\\", "/"))
		if name != "." && name != "/" {
			return name
		}
	}
	return ""
}

// split finds the parts between the lines of a boundary.
func (m *Message) split(boundary string, start, end int, in under) {
	mark := "--" + boundary
	from := -1
	for at := start; at < end; {
		next := end
		if n := bytes.IndexByte(m.data[at:end], '\n'); n >= 0 {
			next = at + n + 1
		}
		line := strings.TrimRight(string(m.data[at:next]), " \t\r\n")
		if line == mark || line == mark+"--" {
			if from >= 0 {
				m.part(from, at, in)
			}
			from = next
			if line != mark {
				return
			}
		}
		at = next
	}
	if from >= 0 && from < end {
		m.part(from, end, in)
	}
}

// part notes a part with its own header.
func (m *Message) part(from, to int, in under) {
	body := m.data[from:to]
	if bytes.HasPrefix(body, []byte("\n")) || bytes.HasPrefix(body, []byte("\r\n")) { // no header
		m.find(func(string) string { return "" }, from+bytes.IndexByte(body, '\n')+1, to, in)
		return
	}
	read, err := mail.ReadMessage(bytes.NewReader(body))
	if err != nil {
		return
	}
	m.find(read.Header.Get, from+bodyStart(body), to, in)
}

// attachments calls each for the files that go with a message. shown and own begin what is said of each.
func (m *Message) attachments(shown, own string, number int, each func(*Member) error) error {
	names, times := map[string]bool{}, map[string]int{}
	for i, p := range m.Parts {
		if !p.Attached {
			continue
		}
		kind := source.KindOf(p.Name)
		a := &Member{Number: number, Name: p.Name, Shown: shown + "attachment " + p.Name, part: i + 1}
		name := kind.Stem
		for n := 2; names[name]; n++ {
			name = kind.Stem + "-" + strconv.Itoa(n)
		}
		names[name], a.Own = true, own+name
		if times[p.Name]++; times[p.Name] > 1 {
			a.Shown += " " + strconv.Itoa(times[p.Name])
		}
		switch {
		case p.Name == "":
			a.Reason = "an attachment without a name"
		case kind.Media == "":
			a.Reason = "an attachment: " + source.Unread(p.Name)
		}
		if err := each(a); err != nil {
			return err
		}
	}
	for n := range m.Over {
		name := "part " + strconv.Itoa(mostParts+n+1)
		over := &Member{Number: number, Name: name, Shown: shown + name,
			Reason: fmt.Sprintf("a part of a message after its first %d", mostParts)}
		if err := each(over); err != nil {
			return err
		}
	}
	return nil
}

// file gives the bytes of an attachment, with its transfer encoding undone.
func (m *Message) file(number int) ([]byte, error) {
	if number > len(m.Parts) {
		return nil, errors.New("the message changed while it was read")
	}
	p := m.Parts[number-1]
	raw := m.data[p.Start:p.End]
	var data []byte
	var err error
	switch p.Transfer {
	case "base64":
		data, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(raw)))
	case "quoted-printable":
		data, err = io.ReadAll(quotedprintable.NewReader(bytes.NewReader(raw)))
	default:
		data = bytes.TrimSuffix(bytes.TrimSuffix(raw, []byte("\n")), []byte("\r"))
	}
	if err != nil {
		return nil, fmt.Errorf("the attachment is damaged %s (%w); fetch the message again", p.Transfer, err)
	}
	return data, nil
}

// letter is a message by itself: its members are what is attached to it.
type letter struct {
	in   io.ReaderAt
	size int64
}

// Members lists the attachments.
func (l *letter) Members(each func(*Member) error) error {
	m, err := l.open(l.size)
	if err != nil {
		return err
	}
	return m.attachments("", "", 0, each)
}

func (l *letter) open(limit int64) (*Message, error) {
	data, err := stored(l.in, &Member{End: l.size}, limit)
	if err != nil {
		return nil, err
	}
	return OpenMessage(data)
}

// Content gives the bytes of an attachment.
func (l *letter) Content(a *Member, limit int64) ([]byte, int64, error) {
	m, err := l.open(limit)
	if err != nil {
		return nil, -1, err
	}
	data, err := m.file(a.part)
	if err != nil {
		return nil, -1, err
	}
	return unpacked(a, data, -1, limit)
}
