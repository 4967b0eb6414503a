package tagger

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Row is the weights of a feature, one a label.
type Row [Labels]int16

// Layer holds the weights of features. The features lie by themselves, so that looking for one that has no weights, as
// most have none, reads little memory.
type Layer struct {
	Steps    [Labels][Labels]int32 // weight of a label (second) after another (first)
	features []uint32              // open addressing, a power of two of them; 0 for none
	rows     []Row                 // of each
	shift    uint8
}

// NewLayer makes a layer with room for n features.
func NewLayer(n int) *Layer {
	bits := uint8(4)
	for 1<<bits < n+n/2 {
		bits++
	}
	return &Layer{features: make([]uint32, 1<<bits), rows: make([]Row, 1<<bits), shift: 32 - bits}
}

// Set gives the feature its weights. The feature 0 has none.
func (l *Layer) Set(feature uint32, row Row) {
	if feature == 0 {
		return
	}
	mask := uint32(len(l.features) - 1)
	for at := feature * 0x9E3779B1 >> l.shift; ; at = (at + 1) & mask {
		if f := l.features[at]; f == 0 || f == feature {
			l.features[at], l.rows[at] = feature, row
			return
		}
	}
}

// add adds the weights of the features to the scores.
func (l *Layer) add(features []uint32, scores *[Labels]int32) {
	mask := uint32(len(l.features) - 1)
	for _, f := range features {
		at := f * 0x9E3779B1 >> l.shift
		for l.features[at] != f && l.features[at] != 0 {
			at = (at + 1) & mask
		}
		if l.features[at] != f || f == 0 {
			continue
		}
		row := &l.rows[at]
		for k, w := range row {
			scores[k] += int32(w)
		}
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
