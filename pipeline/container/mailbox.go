package container

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
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
		return each(m)
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

// Content reads a message where it stands. One with lines that are quoted because they begin with "From " is unquoted,
// and has no place then.
func (a *mailbox) Content(m *Member, limit int64) ([]byte, int64, error) {
	data, err := stored(a.in, m, limit)
	if err != nil {
		return nil, -1, err
	}
	if quotedFrom.Match(data) {
		return quotedFrom.ReplaceAll(data, []byte("$1")), -1, nil
	}
	return data, m.Start, nil
}

var quotedFrom = regexp.MustCompile(`(?m)^>(>*From )`)
