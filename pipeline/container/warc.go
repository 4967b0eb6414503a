package container

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"

	"example.org/sourcebook/pipeline/source"
)

// crawl is a WARC file (ISO 28500:2017, WARC/1.0 and 1.1): what a crawler was answered.
type crawl struct {
	in   io.ReaderAt
	size int64
}

// warcHead is how long the header of a record, or that of an answer in it, may be.
const warcHead = 64 << 10

// answers has the name by which the kind of a payload is told, by its media type. Others are left out.
var answers = map[string]string{
	source.HTML: "record.html", "application/xhtml+xml": "record.html", source.Plain: "record.txt",
	source.PDF: "record.pdf", source.DOCX: "record.docx", source.ODT: "record.odt", source.EPUB: "record.epub",
}

// payloads are the types of records that hold a document: an answer of a server, a file as it was fetched by other
// means, a text made from one.
var payloads = map[string]bool{"response": true, "resource": true, "conversion": true}

// Members lists the records; their numbers count all of the file. One that is no answer with a text, or the same bytes
// as one before it, has a reason.
func (a *crawl) Members(each func(*Member) error) error {
	in := bufio.NewReaderSize(io.NewSectionReader(a.in, 0, a.size), warcHead)
	seen := map[[sha256.Size]byte]int{} // the first record of each payload
	var at int64
	for number := 1; ; number++ {
		n, err := skipLines(in)
		if at += n; errors.Is(err, io.EOF) {
			return nil
		}
		header, n, err := warcHeader(in)
		if err != nil {
			return fmt.Errorf("record %d at byte %d: %w", number, at, err)
		}
		at += n
		length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			return fmt.Errorf("record %d at byte %d: its Content-Length is no number; the file is damaged", number, at)
		}
		if length > a.size-at {
			return fmt.Errorf("record %d is cut off at byte %d of %d; fetch the file again", number, a.size, at+length)
		}
		m := &Member{Number: number, Shown: numbered(number), Start: at, End: at + length,
			URL: strings.Trim(header.Get("WARC-Target-URI"), "<>")}
		if day, err := time.Parse(time.RFC3339, header.Get("WARC-Date")); err == nil {
			m.Retrieved = day.UTC().Format(time.DateOnly)
		}
		head, _ := in.Peek(int(min(length, warcHead)))
		m.answer(header, head)
		if m.Reason == "" {
			if err := a.duplicate(m, seen); err != nil {
				return fmt.Errorf("record %d: %w", number, err)
			}
		}
		if err := each(m); err != nil {
			return err
		}
		if err := discard(in, length); err != nil {
			return fmt.Errorf("failed to read record %d: %w", number, err)
		}
		at += length
	}
}

// skipLines passes over the line ends between two records.
func skipLines(in *bufio.Reader) (n int64, err error) {
	for ; ; n++ {
		c, err := in.ReadByte()
		if err != nil {
			return n, err
		}
		if c != '\r' && c != '\n' {
			return n, in.UnreadByte()
		}
	}
}

// discard passes over n bytes.
func discard(in *bufio.Reader, n int64) error {
	_, err := io.CopyN(io.Discard, in, n)
	return err
}

// warcHeader reads the version and the fields of a record, and gives their length.
func warcHeader(in *bufio.Reader) (textproto.MIMEHeader, int64, error) {
	head, _ := in.Peek(warcHead)
	n := bodyAfter(head)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	if !bytes.HasPrefix(line, []byte("WARC/")) {
		return nil, 0, errors.New("there is no record where one should begin; the file is damaged")
	}
	if n < 0 {
		return nil, 0, fmt.Errorf("its header is cut off, or longer than %d bytes", warcHead)
	}
	header, err := fieldsOf(head[len(line)+1 : n])
	if err != nil {
		return nil, 0, err
	}
	return header, int64(n), discard(in, int64(n))
}

// bodyAfter is the place after the first empty line; -1 without one.
func bodyAfter(data []byte) int {
	for at := 0; ; {
		n := bytes.IndexByte(data[at:], '\n')
		if n < 0 {
			return -1
		}
		if at += n + 1; n == 0 || n == 1 && data[at-2] == '\r' {
			return at
		}
	}
}

// fieldsOf reads the fields of a header.
func fieldsOf(data []byte) (textproto.MIMEHeader, error) {
	header, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(data))).ReadMIMEHeader()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("its header is damaged (%w)", err)
	}
	return header, nil
}

// answer says what the record holds: the place of the payload and its kind, or why it is none. head is the begin of its
// block.
func (m *Member) answer(header textproto.MIMEHeader, head []byte) {
	kind := header.Get("WARC-Type")
	if !payloads[kind] {
		m.Reason = "type " + kind
		return
	}
	media := header.Get("Content-Type")
	if kind == "response" && strings.HasPrefix(media, "application/http") {
		n := bodyAfter(head)
		status, _, _ := strings.Cut(string(head), "\n")
		words := strings.Fields(status)
		switch {
		case len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/"):
			m.Reason = "an answer without a header of HTTP"
			return
		case words[1] != "200":
			m.Reason = "status " + words[1]
			return
		case n < 0:
			m.Reason = "an answer whose header of HTTP does not end"
			return
		}
		said, err := fieldsOf(head[len(status)+1 : n])
		if err != nil {
			m.Reason = "an answer with a damaged header of HTTP"
			return
		}
		m.Start, media = m.Start+int64(n), said.Get("Content-Type")
	}
	name, params, err := mime.ParseMediaType(media)
	if err != nil {
		name, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(media)), ";")
	}
	switch m.Name = answers[name]; {
	case m.Name == "":
		m.Reason = "media type " + strings.TrimSpace(name)
	case m.Start >= m.End:
		m.Reason = "an empty payload"
	}
	m.Encoding = params["charset"]
}

// duplicate gives a record a reason if its payload is, byte for byte, that of a record before it.
func (a *crawl) duplicate(m *Member, seen map[[sha256.Size]byte]int) error {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(a.in, m.Start, m.End-m.Start)); err != nil {
		return err
	}
	sum := [sha256.Size]byte(h.Sum(nil))
	if first := seen[sum]; first > 0 {
		m.Reason = Duplicate + numbered(first)
		return nil
	}
	seen[sum] = m.Number
	return nil
}

// Duplicate begins the reason of a member whose payload is that of another one.
const Duplicate = "the same payload as "

// Content gives the payload of a record. How the server sent it is undone: in chunks, compressed. Crawlers keep the
// fields that say so and undo it themselves, or do not; the bytes decide.
func (a *crawl) Content(m *Member, limit int64) ([]byte, int64, error) {
	data, err := stored(a.in, m, limit)
	if err != nil {
		return nil, -1, err
	}
	header, err := a.sent(m)
	if err != nil {
		return nil, -1, err
	}
	at := m.Start
	if strings.EqualFold(header.Get("Transfer-Encoding"), "chunked") {
		if whole, ok := unchunked(data); ok {
			data, at = whole, -1
		}
	}
	for _, coding := range strings.Split(header.Get("Content-Encoding"), ",") {
		undo := codings[strings.ToLower(strings.TrimSpace(coding))]
		if undo == nil {
			continue
		}
		plain, err := readUpTo(undo, data, limit)
		switch {
		case errors.Is(err, errTooLong):
			return nil, -1, tooLong(limit)
		case err == nil:
			data, at = plain, -1
		}
	}
	return data, at, nil
}

// sent gives the fields of HTTP before a payload; none for a record that has none.
func (a *crawl) sent(m *Member) (textproto.MIMEHeader, error) {
	from := max(0, m.Start-warcHead)
	before := make([]byte, m.Start-from)
	if _, err := a.in.ReadAt(before, from); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	i := bytes.LastIndex(before, []byte("\nHTTP/"))
	if n := bytes.LastIndex(before, []byte("\nWARC/")); i < 0 || n > i {
		return nil, nil
	}
	block := before[i+1:]
	line, _, _ := bytes.Cut(block, []byte("\n"))
	if bodyAfter(block) != len(block) {
		return nil, nil
	}
	header, _ := fieldsOf(block[len(line)+1:]) // it has been read before
	return header, nil
}

// codings undo what Content-Encoding says (RFC 9110, 8.4.1; RFC 7932).
var codings = map[string]func(io.Reader) (io.Reader, error){
	"gzip":   func(in io.Reader) (io.Reader, error) { return gzip.NewReader(in) },
	"x-gzip": func(in io.Reader) (io.Reader, error) { return gzip.NewReader(in) },
	"br":     func(in io.Reader) (io.Reader, error) { return brotli.NewReader(in), nil },
	"zstd":   source.Unpacked,
	"deflate": func(in io.Reader) (io.Reader, error) {
		b := bufio.NewReader(in)
		if head, err := b.Peek(2); err == nil && head[0]&0x0F == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			_, err := b.Discard(2) // the header of zlib (RFC 1950)
			return flate.NewReader(b), err
		}
		return flate.NewReader(b), nil
	},
}

var errTooLong = errors.New("too long")

// readUpTo undoes a coding.
func readUpTo(undo func(io.Reader) (io.Reader, error), data []byte, limit int64) ([]byte, error) {
	r, err := undo(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(out)) > limit {
		return nil, errTooLong
	}
	return out, err
}

// unchunked joins the chunks of a payload (RFC 9112, 7.1); ok is false if it has none.
func unchunked(data []byte) (out []byte, ok bool) {
	for {
		line, rest, found := bytes.Cut(data, []byte("\n"))
		size, _, _ := strings.Cut(strings.TrimSpace(string(line)), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		switch {
		case !found || err != nil || int(n) > len(rest):
			return nil, false
		case n == 0:
			return out, true
		}
		out = append(out, rest[:n]...)
		data = bytes.TrimPrefix(bytes.TrimPrefix(rest[n:], []byte("\r")), []byte("\n"))
	}
}
