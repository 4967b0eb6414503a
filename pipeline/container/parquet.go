package container

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"example.org/sourcebook/pipeline/source"
)

// Written gives the media type in which the records of a container are read: a Parquet file is laid out as JSON Lines
// first (LayOut), the others are read as they are.
func Written(media string) string {
	if media == source.Parquet {
		return source.Lines
	}
	return media
}

// wide are the encodings of Unicode that a table may have, by the mark that it begins with.
var wide = []struct{ mark, name string }{
	{"\xFF\xFE\x00\x00", "UTF-32LE"}, {"\x00\x00\xFE\xFF", "UTF-32BE"}, {"\xFF\xFE", "UTF-16LE"},
	{"\xFE\xFF", "UTF-16BE"},
}

// wideOf gives the encoding of a container by its first bytes; nil for one whose bytes are read as they are.
func wideOf(head []byte) *source.Encoding {
	for _, w := range wide {
		if bytes.HasPrefix(head, []byte(w.mark)) {
			return source.Named(w.name)
		}
	}
	return nil
}

// IsLaidOut reports whether the records of a container do not stand in it as they are read, by its first bytes.
func IsLaidOut(media string, head []byte) bool { return media == source.Parquet || wideOf(head) != nil }

// LayOut writes the records of a container as they are read: a Parquet file as JSON Lines, what is in UTF-16 or UTF-32
// as UTF-8. The same file gives the same bytes.
func LayOut(out io.Writer, in io.ReaderAt, size int64, media string) error {
	if media == source.Parquet {
		return FromParquet(out, in, size)
	}
	head := make([]byte, 4)
	n, err := in.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("failed to read it: %w", err)
	}
	code := wideOf(head[:n])
	if code == nil {
		return errors.New("the file changed while it was read")
	}
	_, err = io.Copy(out, code.Reader(io.NewSectionReader(in, 0, size)))
	return err
}

// FromParquet writes the rows of a Parquet file as JSON Lines: its columns with one text, number, time or truth value a
// row, in their order. Columns with lists and structures, and the old times of 96 bits, are left out. The same file
// gives the same bytes.
func FromParquet(out io.Writer, in io.ReaderAt, size int64) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the Parquet file is damaged (%v); fetch it again", r)
		}
	}()
	if !hasFooter(in, size) {
		return errors.New("the Parquet file is damaged or cut off (its footer does not fit into it); fetch it again")
	}
	f, err := parquet.OpenFile(in, size, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return fmt.Errorf("the Parquet file is damaged or cut off (%w); fetch it again", err)
	}
	columns := plainColumns(f.Root())
	if len(columns) == 0 {
		return errors.New("the Parquet file has no column with a text or a number a row; no document can be read from it")
	}
	w := bufio.NewWriterSize(out, 64<<10)
	number := 0
	for _, group := range f.RowGroups() {
		if err := writeGroup(w, group, columns, &number); err != nil {
			return err
		}
	}
	return w.Flush()
}

// hasFooter reports whether the footer of a Parquet file is no longer than the file: its length stands before the sign
// at the end, and so many bytes are asked of the system when the file is opened.
func hasFooter(in io.ReaderAt, size int64) bool {
	const sign = 4
	var end [2 * sign]byte
	if size < sign+int64(len(end)) {
		return false
	}
	if _, err := in.ReadAt(end[:], size-int64(len(end))); err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	return int64(binary.LittleEndian.Uint32(end[:])) <= size-sign-int64(len(end))
}

// plain is a column that has one value a row.
type plain struct {
	index int
	key   []byte // as JSON
	write func(w *bytes.Buffer, v parquet.Value)
}

// plainColumns gives the columns that are written, by their index.
func plainColumns(root *parquet.Column) map[int]plain {
	out := map[int]plain{}
	for _, c := range root.Columns() {
		if !c.Leaf() || c.Repeated() {
			continue
		}
		if write := writerOf(c.Type()); write != nil {
			key, _ := json.Marshal(c.Name())
			out[c.Index()] = plain{c.Index(), key, write}
		}
	}
	return out
}

// writerOf says how the values of a type are written as JSON; nil for one that has no such form.
func writerOf(t parquet.Type) func(*bytes.Buffer, parquet.Value) {
	var said format.LogicalTypeValue
	if l := t.LogicalType(); l != nil {
		said = l.Value
	}
	kind := t.Kind()
	switch said := said.(type) {
	case *format.DateType:
		return func(w *bytes.Buffer, v parquet.Value) {
			w.WriteString(`"` + time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly) + `"`)
		}
	case *format.TimestampType:
		unit := int64(time.Nanosecond)
		if said.Unit.Value != nil {
			unit = int64(said.Unit.Value.Duration())
		}
		second := int64(time.Second) / unit
		return func(w *bytes.Buffer, v parquet.Value) {
			n := v.Int64()
			at := time.Unix(n/second, n%second*unit).UTC()
			w.WriteString(`"` + at.Format(time.RFC3339Nano) + `"`)
		}
	case *format.DecimalType:
		return decimal(kind, int(said.Scale))
	case *format.UUIDType:
		return func(w *bytes.Buffer, v parquet.Value) {
			b := v.ByteArray()
			fmt.Fprintf(w, `"%x-%x-%x-%x-%x"`, b[:4], b[4:6], b[6:8], b[8:10], b[10:])
		}
	case *format.IntType:
		if !said.IsSigned {
			return unsigned(kind)
		}
	}
	return writers[kind]
}

// writers write the values of the kinds that are written as they are.
var writers = map[parquet.Kind]func(*bytes.Buffer, parquet.Value){
	parquet.ByteArray: writeText,
	parquet.Int32:     func(w *bytes.Buffer, v parquet.Value) { w.WriteString(strconv.Itoa(int(v.Int32()))) },
	parquet.Int64:     func(w *bytes.Buffer, v parquet.Value) { w.WriteString(strconv.FormatInt(v.Int64(), 10)) },
	parquet.Boolean:   func(w *bytes.Buffer, v parquet.Value) { w.WriteString(strconv.FormatBool(v.Boolean())) },
	parquet.Float:     func(w *bytes.Buffer, v parquet.Value) { writeFloat(w, float64(v.Float()), 32) },
	parquet.Double:    func(w *bytes.Buffer, v parquet.Value) { writeFloat(w, v.Double(), 64) },
}

// writeFloat writes the shortest number that is read as the same, with an exponent only where one would write it so;
// null for one that JSON lacks.
func writeFloat(w *bytes.Buffer, f float64, bits int) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.WriteString("null")
		return
	}
	form := byte('f')
	if size := math.Abs(f); size != 0 && (size < 1e-6 || size >= 1e21) {
		form = 'g'
	}
	w.WriteString(strconv.FormatFloat(f, form, -1, bits))
}

// mostScale is how many decimal places a column may have; 76 are all that is in use.
const mostScale = 1000

// decimal says how the numbers of a column are written that have so many decimal places; nil for a number of places
// that none can have.
func decimal(kind parquet.Kind, scale int) func(*bytes.Buffer, parquet.Value) {
	if scale < 0 || scale > mostScale {
		return nil
	}
	return func(w *bytes.Buffer, v parquet.Value) {
		n := new(big.Int)
		switch kind {
		case parquet.Int32:
			n.SetInt64(int64(v.Int32()))
		case parquet.Int64:
			n.SetInt64(v.Int64())
		default: // bytes of two's complement, the highest first
			b := v.ByteArray()
			n.SetBytes(b)
			if len(b) > 0 && b[0] >= 0x80 {
				n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
			}
		}
		if n.Sign() < 0 {
			w.WriteByte('-')
		}
		digits := n.Abs(n).String()
		if short := scale + 1 - len(digits); short > 0 {
			digits = strings.Repeat("0", short) + digits
		}
		w.WriteString(digits[:len(digits)-scale])
		if scale > 0 {
			w.WriteString("." + digits[len(digits)-scale:])
		}
	}
}

// unsigned says how the numbers of a column that has no negative ones are written; they stand in the bits of signed
// ones.
func unsigned(kind parquet.Kind) func(*bytes.Buffer, parquet.Value) {
	if kind == parquet.Int32 {
		return func(w *bytes.Buffer, v parquet.Value) { w.WriteString(strconv.FormatUint(uint64(v.Uint32()), 10)) }
	}
	return func(w *bytes.Buffer, v parquet.Value) { w.WriteString(strconv.FormatUint(v.Uint64(), 10)) }
}

// writeText writes a text as JSON, as it is but for what JSON escapes.
func writeText(w *bytes.Buffer, v parquet.Value) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(string(v.ByteArray())); err != nil { // a text always has a form in JSON
		panic(err)
	}
	w.Truncate(w.Len() - 1) // the line end
}

// rowsAtOnce is how many rows are held at a time.
const rowsAtOnce = 64

// writeGroup writes the rows of a row group.
func writeGroup(w *bufio.Writer, group parquet.RowGroup, columns map[int]plain, number *int) error {
	rows := group.Rows()
	defer rows.Close()
	batch := make([]parquet.Row, rowsAtOnce)
	var line bytes.Buffer
	for {
		n, err := rows.ReadRows(batch)
		for _, row := range batch[:n] {
			line.Reset()
			for _, v := range row {
				c, ok := columns[v.Column()]
				if !ok {
					continue
				}
				line.WriteByte(',')
				line.Write(c.key)
				line.WriteByte(':')
				if v.IsNull() {
					line.WriteString("null")
					continue
				}
				c.write(&line, v)
			}
			*number++
			if err := writeObject(w, line.Bytes()); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF) || err == nil && n == 0:
			return nil
		case err != nil:
			return fmt.Errorf("the Parquet file is damaged after row %d (%w); fetch it again", *number, err)
		}
	}
}

// writeObject writes the members of an object, each with a comma before it, as a line.
func writeObject(w *bufio.Writer, members []byte) error {
	if len(members) > 0 {
		members = members[1:]
	}
	for _, piece := range [][]byte{[]byte("{"), members, []byte("}\n")} {
		if _, err := w.Write(piece); err != nil {
			return err
		}
	}
	return nil
}
