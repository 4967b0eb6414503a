package align

import (
	"encoding/binary"
	"fmt"

	"example.org/sourcebook/pipeline/tables"
)

// A document is judged with many others. So what judge needs of it is worked out once, with its fingerprint, and
// packed: numbers of seven bits a byte, sorted lists as their steps.

// packed packs the evidence of the first sentences of a document.
func (d *document) packed(most int) []byte {
	if len(d.units) > most {
		d.units = d.units[:most]
	}
	d.prepare()
	b := binary.AppendUvarint(nil, uint64(len(d.units)))
	for i := range d.units {
		u := &d.units[i]
		b = binary.AppendUvarint(b, uint64(u.size)<<2|uint64(u.opens)<<1|map[bool]uint64{true: 1}[u.head])
		b = packNumbers(b, u.values)
		b = packNumbers(b, u.dates)
	}
	for k := range kinds {
		b = d.evidence[k].pack(b, len(d.units), func(i int) []int32 { return d.units[i].pieces[k] })
	}
	return d.wording.words.pack(b, len(d.units), func(i int) []int32 { return d.wording.units[i] })
}

// pack packs a vocabulary, and for each of n units its places there.
func (v *vocabulary) pack(b []byte, n int, places func(i int) []int32) []byte {
	b = packSteps(b, v.pieces)
	for i := range n {
		b = packSteps(b, places(i))
	}
	return b
}

func packNumbers(b []byte, list []uint32) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, x := range list {
		b = binary.AppendUvarint(b, uint64(x))
	}
	return b
}

// packSteps packs an ascending list.
func packSteps[T int32 | uint32](b []byte, list []T) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	var last T
	for _, x := range list {
		b = binary.AppendUvarint(b, uint64(x-last))
		last = x
	}
	return b
}

// unpack gives the document that was packed, without its rows.
func unpack(e *tables.Evidence) (*document, error) {
	p := &unpacker{rest: e.Packed}
	d := &document{id: e.DocumentID, language: e.Language, units: make([]unit, p.length())}
	for i := range d.units {
		u := &d.units[i]
		n := p.number()
		u.size, u.opens, u.head = int(n>>2), uint8(n>>1&1), n&1 > 0
		u.values, u.dates = p.numbers(), p.numbers()
		d.size += int64(u.size)
		if i > 0 {
			u.paragraph = d.units[i-1].paragraph + int(u.opens)
		}
	}
	d.measure()
	for k := range kinds {
		d.evidence[k] = p.vocabulary(len(d.units), func(i int, places []int32) { d.units[i].pieces[k] = places })
	}
	d.wording.units = make([][]int32, len(d.units))
	d.wording.words = p.vocabulary(len(d.units), func(i int, places []int32) { d.wording.units[i] = places })
	if p.short || len(p.rest) > 0 {
		return nil, fmt.Errorf("the evidence of %s is damaged", e.DocumentID)
	}
	d.relate()
	return d, nil
}

// unpacker reads what was packed.
type unpacker struct {
	rest  []byte
	short bool // it ended too early
	room  []int32
}

func (p *unpacker) number() uint64 {
	x, n := binary.Uvarint(p.rest)
	if n <= 0 {
		p.rest, p.short = nil, true
		return 0
	}
	p.rest = p.rest[n:]
	return x
}

// length reads how many items follow, each of a byte or more.
func (p *unpacker) length() int {
	n := p.number()
	if n > uint64(len(p.rest)) {
		p.rest, p.short = nil, true
		return 0
	}
	return int(n)
}

func (p *unpacker) numbers() []uint32 {
	var out []uint32
	for range p.length() {
		out = append(out, uint32(p.number()))
	}
	return out
}

// vocabulary reads a vocabulary, and gives keep the places of each of n units there.
func (p *unpacker) vocabulary(n int, keep func(i int, places []int32)) vocabulary {
	v := vocabulary{pieces: make([]uint32, p.length())}
	last := uint32(0)
	for i := range v.pieces {
		last += uint32(p.number())
		v.pieces[i] = last
	}
	v.units = make([]int32, len(v.pieces))
	for i := range n {
		places := p.places(p.length())
		for _, x := range places {
			if int(x) >= len(v.units) {
				p.rest, p.short = nil, true
				break
			}
			v.units[x]++
		}
		keep(i, places)
	}
	return v
}

// places reads an ascending list of so many.
func (p *unpacker) places(n int) []int32 {
	if len(p.room) < n {
		p.room = make([]int32, max(n, min(len(p.rest), 1<<12))) // a number has a byte or more
	}
	places := p.room[:n:n]
	p.room = p.room[n:]
	last := int32(0)
	for i := range places {
		last += int32(p.number())
		places[i] = last
	}
	return places
}
