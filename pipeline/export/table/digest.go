package table

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"slices"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// Digest takes the content digest of a table. It is the SHA-256 of these lines, each ended by LF, in UTF-8:
//
//	[["document_id","string"],["ordinal","int64"],["value","decimal(38,12)"],["issues","list<string>"]]
//	["a",1,"0.5",["inexact"]]
//	["b",2,null,[]]
//
// First the columns, each with its type as package schema names it; then a line a row in the order of the table, an
// array with the cells in the order of the columns: null, integers as numbers; texts, dates (YYYY-MM-DD) and decimals
// (without exponent, plus sign or trailing zeros) as strings; lists as arrays, records as objects with their fields in
// order. The JSON has no spaces and no escapes but those that JSON asks for: what Python's
// json.dumps(row, ensure_ascii=False, separators=(",", ":")) gives. Nothing of a file's format enters, so the digest
// of a table is the same for its Parquet and its CSV.
type Digest struct {
	hash  hash.Hash
	lines []byte
	rows  int64
}

// NewDigest begins the digest of a table.
func NewDigest(t *schema.Table) *Digest {
	d := &Digest{hash: sha256.New()}
	b := []byte{'['}
	for i, c := range t.Columns {
		b = append(appendComma(b, i), '[')
		b = appendJSONString(b, c.Name)
		b = append(b, ',')
		b = appendJSONString(b, c.Type.String())
		b = append(b, ']')
	}
	d.hash.Write(append(b, ']', '\n'))
	return d
}

// linesBytes is how many bytes of lines are gathered before they are taken into the digest.
const linesBytes = 32 << 10

// Record adds the rows of a record.
func (d *Digest) Record(r arrow.Record) {
	columns := ColumnsOf(r)
	b := d.lines[:0]
	for i := range int(r.NumRows()) {
		b = append(b, '[')
		for k, c := range columns {
			if t, ok := c.(Text); ok && len(t.Value(i)) > linesBytes {
				b = d.long(append(appendComma(b, k), '"'), t.Value(i))
				continue
			}
			b = appendJSONOrNull(appendComma(b, k), c, i)
		}
		b = append(b, ']', '\n')
		if len(b) >= linesBytes {
			d.hash.Write(b)
			b = b[:0]
		}
	}
	d.hash.Write(b)
	d.rows += r.NumRows()
	if d.lines = b; cap(b) > 4*recordBytes {
		d.lines = nil
	}
}

// long adds what is gathered in b, and a long text, a piece at a time. It gives b back with the mark behind the text.
func (d *Digest) long(b []byte, s string) []byte {
	for piece := range slices.Chunk(bytesOf(s), linesBytes) {
		b = appendEscaped(b, textOf(piece))
		d.hash.Write(b)
		b = b[:0]
	}
	return append(b, '"')
}

// Sum is the digest of all rows so far, in hex.
func (d *Digest) Sum() string { return hex.EncodeToString(d.hash.Sum(nil)) }
