package container

import (
	"bytes"
	"encoding/json"
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
	around int  // objects that the array stands in, the outermost of which is the whole file
}

// opened goes on behind the bracket that begins the array, where the file is one or an object that holds one. A file of
// lines that are arrays is taken for one, too: its first record is no object, which is the error of either.
func (r *Reader) opened() {
	head, _ := r.in.Peek(r.in.Size())
	n := len(head) - len(bytes.TrimLeft(head, blank))
	list := &array{}
	switch {
	case n == len(head):
		return
	case head[n] == '{':
		if n, list.around = listed(head); n < 0 {
			return
		}
	case head[n] != '[':
		return
	}
	skipped, _ := r.in.Discard(n + 1)
	r.at += int64(skipped)
	r.list = list
}

// listed finds the array of objects that a file holds which is one object, as services give what they found, also where
// it stands in a further object: where its bracket stands, and in how many objects; -1 for a file that is none. Its
// first line is no record of its own that holds a text.
func listed(head []byte) (at, objects int) {
	first, rest, more := bytes.Cut(head, []byte("\n"))
	if names, err := keys(first); err == nil {
		if more && len(bytes.TrimSpace(rest)) > 0 || fields[0].find(names, "") >= 0 {
			return -1, 0 // an object a line
		}
	}
	d := json.NewDecoder(bytes.NewReader(head))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return -1, 0
	}
	for objects = 1; objects > 0; {
		key, err := d.Token()
		if err != nil || fields[0].find([]string{fmt.Sprint(key)}, "") >= 0 {
			return -1, 0
		}
		if key == json.Delim('}') {
			objects--
			continue
		}
		value := bytes.TrimLeft(head[d.InputOffset():], blank+":")
		if bytes.HasPrefix(value, []byte("[")) && bytes.HasPrefix(bytes.TrimLeft(value[1:], blank), []byte("{")) {
			return len(head) - len(value), objects
		}
		if bytes.HasPrefix(value, []byte("{")) {
			_, err = d.Token()
			objects++
		} else {
			err = d.Decode(&json.RawMessage{})
		}
		if err != nil {
			return -1, 0 // it goes on behind what is seen of it
		}
	}
	return -1, 0
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
	return 0, r.rest()
}

// rest reads what follows the array: the other keys of the object around it, and white space. io.EOF says that the file
// ends as it should.
func (r *Reader) rest() error {
	around := array{depth: r.list.around}
	for {
		c, err := r.in.ReadByte()
		switch {
		case errors.Is(err, io.EOF) && around.depth > 0:
			return fmt.Errorf("the object around the array is cut off at byte %d; fetch the file again", r.at)
		case errors.Is(err, io.EOF):
			return io.EOF
		case err != nil:
			return fmt.Errorf("failed to read what follows the array: %w", err)
		}
		r.at++
		if around.depth > 0 {
			around.pass(c)
			continue
		}
		if bytes.IndexByte([]byte(blank), c) < 0 {
			return fmt.Errorf("byte %d goes on after the array; write one array, or one object a line", r.at)
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
