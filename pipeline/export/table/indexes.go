package table

import (
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"
	"github.com/parquet-go/parquet-go/format"

	"example.org/sourcebook/pipeline/export/packed"
)

// A dictionaryType is a Parquet type whose pages of dictionary indexes are encoded by package packed. parquet-go ends a
// run of packed indexes elsewhere on processors with AVX2 than on all others: there its search for eight equal indexes
// also takes four equal ones beside four equal others. Both are valid, but one release has one form.
type dictionaryType struct{ parquet.Type }

// repeatedTextType is the type of a text with a dictionary.
func repeatedTextType() parquet.Type { return dictionaryType{parquet.String().Type()} }

func (t dictionaryType) NewDictionary(column, n int, data encoding.Values) parquet.Dictionary {
	return indexDictionary{t.Type.NewDictionary(column, n, data)}
}

// The types between a dictionary and the encoding of a page of its indexes.
type (
	indexDictionary struct{ parquet.Dictionary }
	indexType       struct{ parquet.Type }
	indexBuffer     struct{ parquet.ColumnBuffer }
	indexPage       struct{ parquet.Page }
	indexPageType   struct{ parquet.Type }
)

func (d indexDictionary) Type() parquet.Type { return indexType{d.Dictionary.Type()} }

func (t indexType) NewColumnBuffer(column, n int) parquet.ColumnBuffer {
	return indexBuffer{t.Type.NewColumnBuffer(column, n)}
}

func (b indexBuffer) Clone() parquet.ColumnBuffer { return indexBuffer{b.ColumnBuffer.Clone()} }

func (b indexBuffer) Page() parquet.Page { return indexPage{b.ColumnBuffer.Page()} }

func (p indexPage) Type() parquet.Type { return indexPageType{p.Page.Type()} }

// Bounds gives bounds as short as those of other texts.
func (p indexPage) Bounds() (lower, upper parquet.Value, ok bool) {
	if lower, upper, ok = p.Page.Bounds(); ok {
		lower = parquet.ByteArrayValue(cutBelow(lower.ByteArray(), boundsLength))
		upper = parquet.ByteArrayValue(cutAbove(upper.ByteArray(), boundsLength))
	}
	return lower, upper, ok
}

func (p indexPage) Slice(i, j int64) parquet.Page { return indexPage{p.Page.Slice(i, j)} }

func (t indexPageType) Encode(dst []byte, src encoding.Values, enc encoding.Encoding) ([]byte, error) {
	if enc.Encoding() != format.RLEDictionary {
		return t.Type.Encode(dst, src, enc)
	}
	return packed.AppendIndexes(dst[:0], src.Int32()), nil
}
