package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

// word is a word of a list; cost is the negative decimal logarithm of its share of all words, in hundredths.
type word struct {
	text string
	cost int
}

var errFormat = errors.New("it is no list of wordfreq's format cB, version 1")

// decode reads a list of the package: a gzip file with a MessagePack array. Its first item is a map that names the
// format; item i after it is the array of the words of cost i - 1
// (https://github.com/msgpack/msgpack/blob/master/spec.md)
func decode(data []byte) ([]word, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(unzipped)
	if err != nil {
		return nil, err
	}
	d := &decoder{data: raw}
	n := d.array()
	if pairs := d.head(0x80, 0xF0, 0, 0); pairs != 2 {
		return nil, errFormat
	}
	for range 2 {
		switch d.text() {
		case "format":
			if d.text() != "cB" {
				return nil, errFormat
			}
		case "version":
			if d.byte() != 1 {
				return nil, errFormat
			}
		default:
			return nil, errFormat
		}
	}
	var words []word
	for cost := range n - 1 {
		for range d.array() {
			words = append(words, word{d.text(), cost})
		}
	}
	if d.failed || len(d.data) != d.at {
		return nil, errFormat
	}
	return words, nil
}

// decoder reads the few kinds of MessagePack values that the lists have.
type decoder struct {
	data   []byte
	at     int
	failed bool
}

func (d *decoder) byte() byte {
	if d.at >= len(d.data) {
		d.failed = true
		return 0
	}
	d.at++
	return d.data[d.at-1]
}

func (d *decoder) size(bytes int) int {
	n := 0
	for range bytes {
		n = n<<8 | int(d.byte())
	}
	return n
}

// head reads a length that stands in the low bits of the first byte, or in the one or two bytes after it.
func (d *decoder) head(fixed, mask, one, two byte) int {
	switch c := d.byte(); {
	case c&mask == fixed:
		return int(c &^ mask)
	case one != 0 && c == one:
		return d.size(1)
	case two != 0 && c == two:
		return d.size(2)
	}
	d.failed = true
	return 0
}

func (d *decoder) array() int { return d.head(0x90, 0xF0, 0, 0xDC) }

func (d *decoder) text() string {
	n := d.head(0xA0, 0xE0, 0xD9, 0xDA)
	if d.failed || d.at+n > len(d.data) {
		d.failed = true
		return ""
	}
	d.at += n
	return string(d.data[d.at-n : d.at])
}
