package stage

import (
	"bytes"
	"math"
	"reflect"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
)

// TestCodec holds the encoding of a row against its bytes, one by one, and reads it back.
func TestCodec(t *testing.T) {
	type place struct {
		Start int
		Note  string
	}
	type name string
	type row struct {
		Name   name
		Place  place
		Small  int8
		Middle int32
		Hashes []uint64
		Raw    []byte
		Is     bool
		Words  []name
		Places []place
		Flags  []bool
	}
	rows := []row{
		{},
		{Name: "né", Place: place{-1, "x"}, Small: -128, Middle: math.MaxInt32,
			Hashes: []uint64{0, math.MaxUint64}, Raw: []byte{0}, Is: true, Words: []name{"", "a"},
			Places: []place{{1, "x"}, {2, "x"}}, Flags: []bool{true, false}},
		{Name: "né", Place: place{math.MinInt, "y"}, Words: []name{"a"}},
	}
	c := codecOf(reflect.TypeFor[row]())
	var b []byte
	for i := range rows {
		b = c.encode(b, unsafe.Pointer(&rows[i]))
	}
	want := []byte{
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		3, 'n', 0xC3, 0xA9, 1, 1, 'x', 0xFF, 1, 0xFE, 0xFF, 0xFF, 0xFF, 0xF,
		2, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0, 1,
		2, 0, 1, 'a', 2, 2, 1, 'x', 4, 1, 'x', 2, 1, 0,
		3, 'n', 0xC3, 0xA9, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 'y', 0, 0, 0, 0, 0, 1, 1, 'a', 0, 0,
	}
	if math.MaxInt == math.MaxInt64 && !bytes.Equal(b, want) {
		t.Errorf("got  %v\nwant %v", b, want)
	}
	d, rest := newDecoder(c), b
	for i := range rows {
		var r row
		var err error
		if rest, err = d.row(rest, reflect.ValueOf(&r).Elem()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rows[i], r); diff != "" {
			t.Errorf("row %d: %s", i, diff)
		}
	}
	if len(rest) > 0 {
		t.Errorf("%d bytes are left", len(rest))
	}
	for n := range want { // cut short, it is no row, or it is a shorter list of rows
		d := newDecoder(c)
		for rest := b[:n]; len(rest) > 0; {
			var r row
			var err error
			if rest, err = d.row(rest, reflect.ValueOf(&r).Elem()); err != nil {
				break
			}
		}
	}
}

func BenchmarkCodec(b *testing.B) {
	type row struct {
		ID, Document, Paragraph, Kind, Text, Language string
		Start, End, From, To                          int
		Issues                                        []string
	}
	text := "a text of forty letters or so, more or less"
	r := row{"document-1.f123", "document-1", "document-1.p12", "count", text, "en", 1, 2, 3, 4, []string{"inexact"}}
	c := codecOf(reflect.TypeFor[row]())
	encoded := c.encode(nil, unsafe.Pointer(&r))
	b.Run("encode", func(b *testing.B) {
		for buf := []byte(nil); b.Loop(); {
			buf = c.encode(buf[:0], unsafe.Pointer(&r))
		}
	})
	b.Run("decode", func(b *testing.B) {
		for d := newDecoder(c); b.Loop(); {
			var r row
			d.decode(encoded, unsafe.Pointer(&r))
		}
	})
}
