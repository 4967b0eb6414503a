package container

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// mailbox is a file of messages, each after a line that begins with "From " (RFC 4155, and mboxrd for lines of a
// message that begin so).
type mailbox struct {
	in   io.ReaderAt
	size int64
}

// separator is the line before a message: who sent it, and a day with its time.
var separator = regexp.MustCompile(`^From .*\d?\d:\d\d`)

// Members lists the messages. A message begins at the begin of the file or after an empty line.
func (a *mailbox) Members(each func(*Member) error) error {
	in := bufio.NewReaderSize(io.NewSectionReader(a.in, 0, a.size), 64<<10)
	var at, start int64 // of the line, of the message
	number, empty, whole := 0, true, true
	end := func(to int64) error {
		if number == 0 {
			return nil
		}
		m := &Member{Number: number, Name: "message.eml", Shown: numbered(number), Start: start, End: to}
		if err := each(m); err != nil {
			return err
		}
		return a.attachments(m, each)
	}
	for {
		line, err := in.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, io.EOF) {
			return fmt.Errorf("failed to read message %d: %w", number, err)
		}
		if whole && empty && separator.Match(line) {
			if err := end(at); err != nil {
				return err
			}
			number, start = number+1, at+int64(len(line))
		}
		if whole {
			empty = len(bytes.TrimRight(line, "\r\n")) == 0
		}
		whole = !errors.Is(err, bufio.ErrBufferFull)
		at += int64(len(line))
		if errors.Is(err, io.EOF) {
			return end(at)
		}
	}
}

// mostLooked is how long a message may be in whose attachments are looked for, in bytes.
const mostLooked = 256 << 20

// boundary is the name of the parameter that a message with parts has, in any letter case (RFC 2045, 5.1).
var boundary = regexp.MustCompile(`(?i)boundary`)

// attachments calls each for what is attached to a message. One that cannot be read says so when it is.
func (a *mailbox) attachments(m *Member, each func(*Member) error) error {
	data, err := stored(a.in, m, mostLooked)
	if err != nil || !boundary.Match(data) {
		return nil
	}
	read, err := OpenMessage(quotedFrom.ReplaceAll(data, []byte("$1")))
	if err != nil {
		return nil
	}
	return read.attachments(m.Shown+" ", strconv.Itoa(m.Number)+"-", m.Number, func(f *Member) error {
		f.Start, f.End = m.Start, m.End
		return each(f)
	})
}

// Content reads a message where it stands. One with lines that are quoted because they begin with "From " is unquoted,
// and has no place then.
func (a *mailbox) Content(m *Member, limit int64) ([]byte, int64, error) {
	data, err := stored(a.in, m, limit)
	if err != nil {
		return nil, -1, err
	}
	at := m.Start
	if quotedFrom.Match(data) {
		data, at = quotedFrom.ReplaceAll(data, []byte("$1")), -1
	}
	if m.part == 0 {
		return data, at, nil
	}
	read, err := OpenMessage(data)
	if err != nil {
		return nil, -1, err
	}
	if data, err = read.file(m.part); err != nil {
		return nil, -1, err
	}
	return unpacked(m, data, -1, limit)
}

var quotedFrom = regexp.MustCompile(`(?m)^>(>*From )`)
