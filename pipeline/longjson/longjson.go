// Package longjson writes JSON whose lists may be long, an element at a time: encoding/json holds a text twice before
// it writes the first byte. The bytes are those of its Encoder with two blanks a level and without escapes for HTML.
package longjson

import (
	"bufio"
	"bytes"
	"encoding"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// Write writes a struct, ended by LF. Lists in it, and in structs in it, are encoded by element, all else at once. It
// must hold no embedded struct.
func Write(w io.Writer, v any) error {
	out := &writer{Writer: bufio.NewWriter(w)}
	out.encoder = json.NewEncoder(&out.piece)
	out.encoder.SetEscapeHTML(false)
	if err := out.value(reflect.ValueOf(v), ""); err != nil {
		return err
	}
	out.WriteByte('\n')
	return out.Flush()
}

// level is what a line is moved to the right by, for each level.
const level = "  "

type writer struct {
	*bufio.Writer // keeps its first error
	piece         bytes.Buffer
	encoder       *json.Encoder // into piece
}

// value writes a value; its further lines begin with indent.
func (w *writer) value(v reflect.Value, indent string) error {
	switch {
	case v.Kind() == reflect.Struct && !speaks(v):
		return w.object(v, indent)
	case v.Kind() == reflect.Slice && v.Len() > 0 && !speaks(v) && v.Type().Elem().Kind() != reflect.Uint8:
		return w.list(v, indent)
	}
	w.piece.Reset()
	w.encoder.SetIndent(indent, level)
	if err := w.encoder.Encode(v.Interface()); err != nil {
		return err
	}
	w.Write(bytes.TrimSuffix(w.piece.Bytes(), []byte{'\n'}))
	return nil
}

// speaks reports whether a value says itself what it is in JSON.
func speaks(v reflect.Value) bool {
	switch v.Interface().(type) {
	case json.Marshaler, encoding.TextMarshaler:
		return true
	}
	return false
}

func (w *writer) object(v reflect.Value, indent string) error {
	before := "{"
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if options == "omitempty" && isEmpty(v.Field(i)) {
			continue
		}
		w.WriteString(before + "\n" + indent + level + `"` + name + `": `)
		if err := w.value(v.Field(i), indent+level); err != nil {
			return err
		}
		before = ","
	}
	if before == "{" {
		w.WriteString("{}")
		return nil
	}
	w.WriteString("\n" + indent + "}")
	return nil
}

// isEmpty reports whether a field that may be left out is left out.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

func (w *writer) list(v reflect.Value, indent string) error {
	before := "["
	for i := range v.Len() {
		w.WriteString(before + "\n" + indent + level)
		if err := w.value(v.Index(i), indent+level); err != nil {
			return err
		}
		before = ","
	}
	w.WriteString("\n" + indent + "]")
	return nil
}
