package tagger

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Row is the weights of a feature, one a label.
type Row [Labels]int16

// Layer holds the weights of features. Most features that are looked for have none: a filter of bits, which stays in
// the processor's cache, tells so without a look at them.
type Layer struct {
	Steps  [Labels][Labels]int32 // weight of a label (second) after another (first)
	slots  []slot                // open addressing, a power of two of them
	filter []uint64              // a bit for each of four times as many hashes: whether a feature may be there
	shift  uint8
}

// slot has a feature and its weights, each plus lift: four to a number, from its lowest bits on, so that two can be
// added at a time.
type slot struct {
	weights [Labels / 4]uint64
	last    uint32 // the other two
	feature uint32 // 0 for none
}

// lift makes a weight positive.
const lift = 1 << 15

// filterBits says how many more bits than slots the filter has, as a power of two.
const filterBits = 2

// NewLayer makes a layer with room for n features.
func NewLayer(n int) *Layer {
	bits := uint8(4)
	for 1<<bits < n+n/2 {
		bits++
	}
	return &Layer{slots: make([]slot, 1<<bits), filter: make([]uint64, 1<<(bits+filterBits-6)), shift: 32 - bits}
}

// spread gives a number for a feature whose highest bits say where it stands.
func spread(feature uint32) uint32 { return feature * 0x9E3779B1 }

// Set gives the feature its weights. The feature 0 has none.
func (l *Layer) Set(feature uint32, row Row) {
	if feature == 0 {
		return
	}
	s := slot{feature: feature}
	for k, w := range row {
		if lane := uint64(int(w) + lift); k/4 < len(s.weights) {
			s.weights[k/4] |= lane << (k % 4 * 16)
		} else {
			s.last |= uint32(lane) << (k % 4 * 16)
		}
	}
	place := spread(feature)
	bit := place >> (l.shift - filterBits)
	l.filter[bit>>6] |= 1 << (bit & 63)
	mask := uint32(len(l.slots) - 1)
	for at := place >> l.shift; ; at = (at + 1) & mask {
		if f := l.slots[at].feature; f == 0 || f == feature {
			l.slots[at] = s
			return
		}
	}
}

// sift leaves those of the features that may have weights, without a branch for each: there is no telling which do.
func (l *Layer) sift(features []uint32) []uint32 {
	n := 0
	for _, x := range features {
		bit := spread(x) >> (l.shift - filterBits)
		features[n] = x
		n += int(l.filter[bit>>6] >> (bit & 63) & 1)
	}
	return features[:n]
}

// find gives the slot of a feature, nil for none.
func (l *Layer) find(feature uint32) *slot {
	place := spread(feature)
	mask := uint32(len(l.slots) - 1)
	for at := place >> l.shift; l.slots[at&mask].feature != 0; at++ {
		if s := &l.slots[at&mask]; s.feature == feature {
			return s
		}
	}
	return nil
}

// add adds the weights of the features to the scores; it uses up the list. Those of every other label are added in one
// number, which has room for the sum of 65,536 of them.
func (l *Layer) add(features []uint32, scores *[Labels]int32) {
	const two = 0x0000FFFF0000FFFF
	var a, b, c, d, e, f uint64 // of the labels 0 and 2, 1 and 3, 4 and 6, 5 and 7, 8 and 10, 9 and 11
	var g, h uint32             // 12, 13
	n := int32(0)
	for _, x := range l.sift(features) {
		s := l.find(x)
		if s == nil {
			continue
		}
		n++
		w := &s.weights
		a, b = a+w[0]&two, b+w[0]>>16&two
		c, d = c+w[1]&two, d+w[1]>>16&two
		e, f = e+w[2]&two, f+w[2]>>16&two
		g, h = g+s.last&0xFFFF, h+s.last>>16
	}
	for k, sum := range [Labels]uint32{uint32(a), uint32(b), uint32(a >> 32), uint32(b >> 32), uint32(c), uint32(d),
		uint32(c >> 32), uint32(d >> 32), uint32(e), uint32(f), uint32(e >> 32), uint32(f >> 32), g, h} {
		scores[k] += int32(sum) - n*lift
	}
}

// begin is the line after which the weights of a file begin.
var begin = []byte("\n# weights\n")

var errLayer = errors.New("the weights are cut off or damaged")

// Parse reads a layer as Append writes it, after a head of lines of text. No data gives nil.
func Parse(data []byte) (*Layer, error) {
	if data == nil {
		return nil, nil
	}
	_, body, ok := bytes.Cut(data, begin)
	if !ok || len(body) < 4+4*Labels*Labels {
		return nil, errLayer
	}
	n := int(binary.LittleEndian.Uint32(body))
	body = body[4:]
	if n > len(body) {
		return nil, errLayer
	}
	l := NewLayer(n)
	for a := range l.Steps {
		for b := range l.Steps[a] {
			l.Steps[a][b] = int32(binary.LittleEndian.Uint32(body))
			body = body[4:]
		}
	}
	feature := uint32(0)
	for range n {
		delta, size := binary.Uvarint(body)
		if size <= 0 || size+1 >= len(body) {
			return nil, errLayer
		}
		feature += uint32(delta)
		set := binary.LittleEndian.Uint16(body[size:])
		body = body[size+2:]
		var row Row
		for k := range row {
			if set>>k&1 == 0 {
				continue
			}
			w, size := binary.Varint(body)
			if size <= 0 || w != int64(int16(w)) {
				return nil, errLayer
			}
			row[k] = int16(w)
			body = body[size:]
		}
		l.Set(feature, row)
	}
	if len(body) > 0 {
		return nil, errLayer
	}
	return l, nil
}

// Weighted is a feature with its weights.
type Weighted struct {
	Feature uint32
	Row     Row
}

// Append writes the body of a file: the number of features, the steps, then the features in ascending order, each the
// difference to the one before, the set of labels that have a weight, and these weights.
func Append(to []byte, steps *[Labels][Labels]int32, features []Weighted) []byte {
	to = append(to, begin...)
	to = binary.LittleEndian.AppendUint32(to, uint32(len(features)))
	for a := range steps {
		for b := range steps[a] {
			to = binary.LittleEndian.AppendUint32(to, uint32(steps[a][b]))
		}
	}
	last := uint32(0)
	for _, f := range features {
		to = binary.AppendUvarint(to, uint64(f.Feature-last))
		last = f.Feature
		set := uint16(0)
		for k, w := range f.Row {
			if w != 0 {
				set |= 1 << k
			}
		}
		to = binary.LittleEndian.AppendUint16(to, set)
		for _, w := range f.Row {
			if w != 0 {
				to = binary.AppendVarint(to, int64(w))
			}
		}
	}
	return to
}
