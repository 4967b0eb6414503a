package stage

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"sync"
	"unsafe"
)

// Rows of working tables are spooled in one canonical encoding, so that its digest can stand in the lineage: the
// exported fields in order; integers as zig-zag varints, booleans as one byte, strings and byte slices with their
// length before them, other slices with their count. Floats, maps, pointers and interfaces have no encoding: they
// would let a machine's habits or a hash order into the data.

// codec says how the values of a type are encoded: the fields in order, those of structs inside it among them.
type codec struct {
	row   reflect.Type
	steps []step
	texts int // how many of the steps are texts, those of lists included
}

// step is one field of a row.
type step struct {
	form   form
	offset uintptr // in the row
	size   uintptr // of an integer, or of an element of a list
	text   int     // number of a text among those of the codec
	list   reflect.Type
	elem   []step // of an element
}

type form uint8

const (
	textForm form = iota
	signedForm
	unsignedForm
	flagForm
	bytesForm
	textsForm // a list of texts
	listForm
)

var codecs sync.Map // reflect.Type → *codec

// codecOf gives the codec of a type and panics on a type that has none: a fault of the program, not of its input.
func codecOf(t reflect.Type) *codec {
	if c, ok := codecs.Load(t); ok {
		return c.(*codec)
	}
	c := &codec{row: t}
	c.steps = c.add(nil, t, 0)
	codecs.Store(t, c)
	return c
}

// add adds the steps of a value of type t at an offset.
func (c *codec) add(steps []step, t reflect.Type, offset uintptr) []step {
	s := step{offset: offset, size: t.Size()}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				panic(fmt.Sprintf("a row type has the unexported field %s.%s", t, f.Name))
			}
			steps = c.add(steps, f.Type, offset+f.Offset)
		}
		return steps
	case reflect.Slice:
		s.list, s.size = t, t.Elem().Size()
		switch t.Elem().Kind() {
		case reflect.Uint8:
			s.form = bytesForm
		case reflect.String:
			s.form, s.text = textsForm, c.texts
			c.texts++
		default:
			s.form, s.elem = listForm, c.add(nil, t.Elem(), 0)
		}
	case reflect.String:
		s.form, s.text = textForm, c.texts
		c.texts++
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		s.form = signedForm
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		s.form = unsignedForm
	case reflect.Bool:
		s.form = flagForm
	default:
		panic(fmt.Sprintf("a row type holds a %s, which has no encoding", t))
	}
	return append(steps, s)
}

// encode adds the encoding of the row at p.
func (c *codec) encode(b []byte, p unsafe.Pointer) []byte { return encode(b, p, c.steps) }

func encode(b []byte, p unsafe.Pointer, steps []step) []byte {
	for i := range steps {
		s := &steps[i]
		at := unsafe.Add(p, s.offset)
		switch s.form {
		case textForm:
			b = appendText(b, *(*string)(at))
		case signedForm:
			b = binary.AppendVarint(b, signed(at, s.size))
		case unsignedForm:
			b = binary.AppendUvarint(b, unsigned(at, s.size))
		case flagForm:
			b = append(b, flag(*(*bool)(at)))
		case bytesForm:
			b = appendText(b, *(*[]byte)(at))
		case textsForm:
			list := *(*[]string)(at)
			b = binary.AppendUvarint(b, uint64(len(list)))
			for _, text := range list {
				b = appendText(b, text)
			}
		case listForm:
			list := reflect.NewAt(s.list, at).Elem()
			n, first := list.Len(), list.UnsafePointer()
			b = binary.AppendUvarint(b, uint64(n))
			for k := range n {
				b = encode(b, unsafe.Add(first, uintptr(k)*s.size), s.elem)
			}
		}
	}
	return b
}

func appendText[T string | []byte](b []byte, text T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

func flag(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// signed reads an integer of so many bytes.
func signed(p unsafe.Pointer, size uintptr) int64 {
	switch size {
	case 1:
		return int64(*(*int8)(p))
	case 2:
		return int64(*(*int16)(p))
	case 4:
		return int64(*(*int32)(p))
	}
	return *(*int64)(p)
}

func unsigned(p unsafe.Pointer, size uintptr) uint64 {
	switch size {
	case 1:
		return uint64(*(*uint8)(p))
	case 2:
		return uint64(*(*uint16)(p))
	case 4:
		return uint64(*(*uint32)(p))
	}
	return *(*uint64)(p)
}

// put writes an integer of so many bytes, signed or not.
func put(p unsafe.Pointer, size uintptr, n uint64) {
	switch size {
	case 1:
		*(*uint8)(p) = uint8(n)
	case 2:
		*(*uint16)(p) = uint16(n)
	case 4:
		*(*uint32)(p) = uint32(n)
	default:
		*(*uint64)(p) = n
	}
}

// decoder decodes rows that come one after the other. Rows of one document repeat its names and those of what they are:
// a text that is the same as in the row before is not made again.
type decoder struct {
	codec *codec
	last  []string // by number of the text
	// lends says that nobody writes the bytes of a row again once one of its texts lies there; shared that one does.
	lends, shared bool
	lacks         int // bytes of a text that are not there; 0 if that is not known
}

// longestKept is the length of the longest text that a decoder keeps for the next row.
const longestKept = 128

// shortestShared is the length of the shortest text that is not copied: what takes many megabytes need not be there
// twice. Half of what lies behind its beginning must be the text, since all of that stays for as long as the text does.
const shortestShared = 1 << 20

func newDecoder(c *codec) *decoder { return &decoder{codec: c, last: make([]string, c.texts)} }

// decode reads the row at p, which holds the zero value, and gives what comes after it in b. It panics on bytes that no
// encoder wrote.
func (d *decoder) decode(b []byte, p unsafe.Pointer) []byte { return d.steps(b, p, d.codec.steps) }

func (d *decoder) steps(b []byte, p unsafe.Pointer, steps []step) []byte {
	for i := range steps {
		s := &steps[i]
		at := unsafe.Add(p, s.offset)
		switch s.form {
		case textForm:
			*(*string)(at), b = d.text(b, s.text)
		case signedForm:
			n, k := binary.Varint(b)
			put(at, s.size, uint64(n))
			b = after(b, k)
		case unsignedForm:
			n, k := binary.Uvarint(b)
			put(at, s.size, n)
			b = after(b, k)
		case flagForm:
			*(*bool)(at) = b[0] != 0
			b = b[1:]
		default:
			b = d.list(b, at, s)
		}
	}
	return b
}

// list reads a list; one without elements stays nil.
func (d *decoder) list(b []byte, at unsafe.Pointer, s *step) []byte {
	count, b := uvarint(b)
	n := int(count)
	if n == 0 {
		return b
	}
	switch s.form {
	case bytesForm:
		*(*[]byte)(at) = append([]byte(nil), b[:n]...)
		return b[n:]
	case textsForm:
		list := make([]string, n)
		for k := range list {
			list[k], b = d.text(b, s.text)
		}
		*(*[]string)(at) = list
		return b
	}
	list := reflect.MakeSlice(s.list, n, n)
	reflect.NewAt(s.list, at).Elem().Set(list)
	first := list.UnsafePointer()
	for k := range n {
		b = d.steps(b, unsafe.Add(first, uintptr(k)*s.size), s.elem)
	}
	return b
}

// text reads a text.
func (d *decoder) text(b []byte, number int) (string, []byte) {
	n, k := binary.Uvarint(b)
	b = after(b, k)
	if n > uint64(len(b)) {
		d.lacks = int(min(n-uint64(len(b)), math.MaxInt32))
		panic(errDamaged)
	}
	if last := d.last[number]; string(b[:n]) == last {
		return last, b[n:]
	}
	if d.lends && n >= shortestShared && n >= uint64(cap(b)/2) {
		d.shared = true
		return unsafe.String(unsafe.SliceData(b), int(n)), b[n:]
	}
	text := string(b[:n])
	if n <= longestKept {
		d.last[number] = text
	}
	return text, b[n:]
}

// errDamaged is what a decoder panics with on bytes that no encoder wrote; row turns it into an error.
var errDamaged = fmt.Errorf("the spool is damaged")

// after gives what comes after a varint of k bytes.
func after(b []byte, k int) []byte {
	if k <= 0 {
		panic(errDamaged)
	}
	return b[k:]
}

func uvarint(b []byte) (uint64, []byte) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)) {
		panic(errDamaged)
	}
	return n, b[k:]
}

// row decodes a row into v, which holds the zero value and can be set; a panic of the decoder becomes an error.
func (d *decoder) row(b []byte, v reflect.Value) (rest []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errDamaged
		}
	}()
	return d.decode(b, v.Addr().UnsafePointer()), nil
}
