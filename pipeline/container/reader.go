// Package container reads files that hold documents. Records: JSON Lines (a JSON object a line) or an array of JSON
// objects, tables of values with separators (RFC 4180, with the separator that the first record shows) whose first
// record names the columns, and Parquet, whose rows become JSON Lines. Members: archives (ZIP, tar), crawls (WARC),
// mailboxes (mbox) and what is attached to a message. It finds the bytes of each record or member without holding the
// file, the values in a record, and the places of what an escape stands for.
package container

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"example.org/sourcebook/pipeline/source"
)

// Record is one record of a container.
type Record struct {
	Number int    // from 1; the header of a table and empty lines are not counted
	Start  int64  // byte of the file
	Data   []byte // without the line end; until the next call of Next
}

// Reader reads the records of a container in order.
type Reader struct {
	Header []Value // of a table: its columns, as places in Names
	Names  []byte  // of a table: its first record
	Comma  byte    // of a table: what parts its columns; 0 for JSON Lines
	end    byte    // of a line
	list   *array  // of a file that is one array; nil for lines and tables
	limit  int
	in     *bufio.Reader
	at     int64
	number int
	data   []byte
}

// NewReader reads the header of a container, if its kind has one. No record may be longer than limit bytes. Errors say
// what is wrong and with which record, without the path.
func NewReader(in io.Reader, media string, limit int64) (*Reader, error) {
	r := &Reader{limit: int(limit), end: '\n', in: bufio.NewReaderSize(in, 64<<10)}
	if mark, _ := r.in.Peek(len(bom)); string(mark) == bom {
		n, _ := r.in.Discard(len(bom))
		r.at += int64(n)
	}
	if media == source.Lines {
		r.opened()
		return r, nil
	}
	if err := r.separator(media); err != nil {
		return nil, err
	}
	first, err := r.Next()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file holds no record; remove it from the corpus")
	}
	if err != nil {
		return nil, err
	}
	r.Names, r.number = bytes.Clone(first.Data), 0
	r.Header, err = Row(r.Names, r.Comma)
	if err != nil {
		return nil, fmt.Errorf("the header: %w", err)
	}
	return r, nil
}

// Fits proves that a record of a table has no value beyond the columns of the header: what stands there would be lost.
// An empty one is none. A record that cannot be read fits; reading it says why.
func (r *Reader) Fits(record *Record) error {
	if r.Comma == 0 {
		return nil
	}
	row, err := Row(record.Data, r.Comma)
	if err != nil {
		return nil
	}
	for _, v := range row[min(len(row), len(r.Header)):] {
		if strings.TrimSpace(v.Say(record.Data)) != "" {
			return fmt.Errorf("it has %d columns, but the header has %d; put a text that has the separator into "+
				"quotation marks", len(row), len(r.Header))
		}
	}
	return nil
}

const bom = "\xEF\xBB\xBF"

// Next gives the next record; io.EOF after the last one.
func (r *Reader) Next() (Record, error) {
	if r.list != nil {
		return r.element()
	}
	for {
		start := r.at
		if err := r.read(); err != nil {
			return Record{}, err
		}
		data := bytes.TrimRight(r.data, "\r\n")
		if len(bytes.TrimSpace(data)) == 0 && (r.Comma == 0 || len(data) == 0) {
			continue
		}
		r.number++
		return Record{Number: r.number, Start: start, Data: data}, nil
	}
}

// read reads the lines of a record with the line end after it: one, or for a table as many as its quotes hold together.
func (r *Reader) read() error {
	r.data = r.data[:0]
	q := quotes{comma: r.Comma, end: r.end, begin: true}
	for {
		piece, err := r.in.ReadSlice(r.end)
		r.at += int64(len(piece))
		r.data = append(r.data, piece...)
		if len(r.data) > r.limit {
			return r.tooLong()
		}
		if r.Comma != 0 {
			q.pass(piece)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(r.data) == 0:
			return io.EOF
		case errors.Is(err, io.EOF) && q.inside:
			return fmt.Errorf("record %d has a quotation mark that is never closed; close it, or double those that "+
				"belong to the text", r.number+1)
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("failed to read record %d: %w", r.number+1, err)
		case !q.inside:
			return nil
		}
	}
}

// tooLong is the error of the next record where it is longer than it may be.
func (r *Reader) tooLong() error {
	return fmt.Errorf("record %d has more than the %d bytes allowed; split it or raise --max-source-mib", r.number+1,
		r.limit)
}

// quotes follows the quotation marks of a table.
type quotes struct {
	comma  byte // what parts the columns; 0 while it may be any of separators
	end    byte // what ends a record
	begin  bool // at the begin of a field
	inside bool // in a quoted field
}

// pass goes on over bytes. A doubled quotation mark ends a field and begins it again, which comes to the same.
func (q *quotes) pass(data []byte) {
	for _, c := range data {
		switch {
		case c == '"' && (q.begin || q.inside):
			q.inside = !q.inside
			q.begin = !q.inside // the second one of a pair goes on
		case !q.inside:
			q.begin = c == q.comma || c == q.end || q.comma == 0 && isSeparator(c)
		}
	}
}
