package container

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// blank are the characters that may stand between the values of JSON (RFC 8259, 2).
const blank = " \t\r\n"

// array goes through the bytes of an array of objects: the records of a file in JSON that is one value.
type array struct {
	depth  int  // of brackets and braces that are open in the record
	quoted bool // in a text
	escape bool // after a backslash
	begun  bool // a record was read, so a comma parts it from the next one
	closed bool // the bracket that ends the array was read
}

// opened reports whether the file is an array, and goes on behind the bracket that begins it. A file of lines that are
// arrays is taken for one, too: its first record is no object, which is the error of either.
func (r *Reader) opened() bool {
	head, _ := r.in.Peek(r.in.Size())
	n := len(head) - len(bytes.TrimLeft(head, blank))
	if n == len(head) || head[n] != '[' {
		return false
	}
	skipped, _ := r.in.Discard(n + 1)
	r.at += int64(skipped)
	return true
}

// element reads the next record of an array; io.EOF after the last one.
func (r *Reader) element() (Record, error) {
	c, err := r.between()
	if err != nil {
		return Record{}, err
	}
	start := r.at - 1
	if c != '{' {
		return Record{}, fmt.Errorf("record %d begins with %q: it is no JSON object; make each element of the array one",
			r.number+1, c)
	}
	r.data = append(r.data[:0], c)
	for r.list.depth = 1; r.list.depth > 0; {
		if c, err = r.byte(); err != nil {
			return Record{}, err
		}
		if r.data = append(r.data, c); len(r.data) > r.limit {
			return Record{}, r.tooLong()
		}
		r.list.pass(c)
	}
	r.number++
	r.list.begun = true
	return Record{Number: r.number, Start: start, Data: r.data}, nil
}

// between reads what stands before a record: white space, and a comma after another one. It gives the byte that the
// record begins with; io.EOF at the end of the array, after which there is only white space.
func (r *Reader) between() (byte, error) {
	for comma := !r.list.begun; !r.list.closed; {
		c, err := r.byte()
		switch {
		case err != nil:
			return 0, err
		case bytes.IndexByte([]byte(blank), c) >= 0:
		case c == ']' && (!comma || !r.list.begun):
			r.list.closed = true
		case c == ',' && !comma:
			comma = true
		case !comma:
			return 0, fmt.Errorf("after record %d there is no comma, at byte %d; mend the array", r.number, r.at)
		default:
			return c, nil
		}
	}
	for {
		c, err := r.in.ReadByte()
		if errors.Is(err, io.EOF) {
			return 0, io.EOF
		}
		if err != nil {
			return 0, fmt.Errorf("failed to read what follows the array: %w", err)
		}
		if r.at++; bytes.IndexByte([]byte(blank), c) < 0 {
			return 0, fmt.Errorf("byte %d goes on after the array; write one array, or one object a line", r.at)
		}
	}
}

// byte reads a byte of an array that is not closed.
func (r *Reader) byte() (byte, error) {
	c, err := r.in.ReadByte()
	switch {
	case errors.Is(err, io.EOF):
		return 0, fmt.Errorf("the array is cut off at byte %d, in or after record %d; fetch the file again", r.at,
			r.number+1)
	case err != nil:
		return 0, fmt.Errorf("failed to read record %d: %w", r.number+1, err)
	}
	r.at++
	return c, nil
}

// pass goes on over a byte of a record.
func (a *array) pass(c byte) {
	switch {
	case a.escape:
		a.escape = false
	case a.quoted && c == '\\':
		a.escape = true
	case c == '"':
		a.quoted = !a.quoted
	case a.quoted:
	case c == '{' || c == '[':
		a.depth++
	case c == '}' || c == ']':
		a.depth--
	}
}
