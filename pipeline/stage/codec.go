package stage

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"sync"
)

// Rows of working tables are spooled in one canonical encoding, so that its digest can stand in the lineage: the
// exported fields in order; integers as zig-zag varints, booleans as one byte, strings and byte slices with their
// length before them, other slices with their count. Floats, maps, pointers and interfaces have no encoding: they
// would let a machine's habits or a hash order into the data.

type (
	encodeFunc func(b []byte, v reflect.Value) []byte
	decodeFunc func(b []byte, v reflect.Value) []byte
)

type codec struct {
	encode encodeFunc
	decode decodeFunc
}

var codecs sync.Map // reflect.Type → codec

// codecOf gives the codec of a type and panics on a type that has none: a fault of the program, not of its input.
func codecOf(t reflect.Type) codec {
	if c, ok := codecs.Load(t); ok {
		return c.(codec)
	}
	c := newCodec(t)
	codecs.Store(t, c)
	return c
}

func newCodec(t reflect.Type) codec {
	switch t.Kind() {
	case reflect.String:
		return codec{
			func(b []byte, v reflect.Value) []byte {
				s := v.String()
				return append(binary.AppendUvarint(b, uint64(len(s))), s...)
			},
			func(b []byte, v reflect.Value) []byte {
				n, b := uvarint(b)
				v.SetString(string(b[:n]))
				return b[n:]
			},
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return codec{
			func(b []byte, v reflect.Value) []byte { return binary.AppendVarint(b, v.Int()) },
			func(b []byte, v reflect.Value) []byte {
				n, k := binary.Varint(b)
				if k <= 0 {
					panic(errDamaged)
				}
				v.SetInt(n)
				return b[k:]
			},
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return codec{
			func(b []byte, v reflect.Value) []byte { return binary.AppendUvarint(b, v.Uint()) },
			func(b []byte, v reflect.Value) []byte {
				n, k := binary.Uvarint(b)
				if k <= 0 {
					panic(errDamaged)
				}
				v.SetUint(n)
				return b[k:]
			},
		}
	case reflect.Bool:
		return codec{
			func(b []byte, v reflect.Value) []byte {
				if v.Bool() {
					return append(b, 1)
				}
				return append(b, 0)
			},
			func(b []byte, v reflect.Value) []byte {
				v.SetBool(b[0] != 0)
				return b[1:]
			},
		}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return codec{
				func(b []byte, v reflect.Value) []byte {
					return append(binary.AppendUvarint(b, uint64(v.Len())), v.Bytes()...)
				},
				func(b []byte, v reflect.Value) []byte {
					n, b := uvarint(b)
					v.SetBytes(append([]byte(nil), b[:n]...))
					return b[n:]
				},
			}
		}
		elem := codecOf(t.Elem())
		return codec{
			func(b []byte, v reflect.Value) []byte {
				n := v.Len()
				b = binary.AppendUvarint(b, uint64(n))
				for i := range n {
					b = elem.encode(b, v.Index(i))
				}
				return b
			},
			func(b []byte, v reflect.Value) []byte {
				n, b := uvarint(b)
				if n == 0 {
					return b
				}
				s := reflect.MakeSlice(t, int(n), int(n))
				for i := range int(n) {
					b = elem.decode(b, s.Index(i))
				}
				v.Set(s)
				return b
			},
		}
	case reflect.Struct:
		fields := make([]codec, t.NumField())
		for i := range fields {
			if !t.Field(i).IsExported() {
				panic(fmt.Sprintf("a row type has the unexported field %s.%s", t, t.Field(i).Name))
			}
			fields[i] = codecOf(t.Field(i).Type)
		}
		return codec{
			func(b []byte, v reflect.Value) []byte {
				for i, f := range fields {
					b = f.encode(b, v.Field(i))
				}
				return b
			},
			func(b []byte, v reflect.Value) []byte {
				for i, f := range fields {
					b = f.decode(b, v.Field(i))
				}
				return b
			},
		}
	}
	panic(fmt.Sprintf("a row type holds a %s, which has no encoding", t))
}

// errDamaged is what a decoder panics with on bytes that no encoder wrote; decodeRows turns it into an error.
var errDamaged = fmt.Errorf("the spool is damaged")

func uvarint(b []byte) (uint64, []byte) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)) {
		panic(errDamaged)
	}
	return n, b[k:]
}
