// Package ligature tells which codes of the fonts of a PDF are letters that are joined. A font names its signs, and a
// ligature by its letters: f_f_i. PDFium knows the names that have a character of their own alone, and gives the bare
// code for others.
package ligature

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// Fonts are the letters that the codes of fonts stand for, by the name of the font.
type Fonts map[string]map[rune]string

// The bounds of what is read.
const (
	mostBytes   = 64 << 20 // of objects that are packed
	mostObjects = 1_000_000
)

// Find gives the ligatures of the fonts of a PDF, those that are named and have one meaning. It takes the bytes of the
// file, which may be damaged.
func Find(data []byte) Fonts {
	objects := packed(plain(data))
	signs := map[int]map[rune]string{}
	for number, o := range objects {
		if j := joined(o); len(j) > 0 {
			signs[number] = j
		}
	}
	out := Fonts{}
	for _, o := range objects {
		font := baseFont.FindSubmatch(o)
		if font == nil {
			continue
		}
		found := joined(o)
		if m := encoding.FindSubmatch(o); m != nil {
			found = signs[number(m[1])]
		}
		if len(found) > 0 {
			out.add(subset.ReplaceAllString(spelled(string(font[1])), ""), found)
		}
	}
	return out
}

var (
	begin      = regexp.MustCompile(`(\d{1,9})[ \r\n]+\d{1,5}[ \r\n]+obj\b`)
	end        = regexp.MustCompile(`\bendobj\b|\bstream\r?\n`)
	isPacked   = regexp.MustCompile(`/Type\s*/ObjStm\b`)
	count      = regexp.MustCompile(`/N\s+(\d{1,7})\b`)
	first      = regexp.MustCompile(`/First\s+(\d{1,9})\b`)
	baseFont   = regexp.MustCompile(`/BaseFont\s*/([^\s/<>\[\]()]+)`)
	encoding   = regexp.MustCompile(`/Encoding\s+(\d{1,9})\s+\d+\s+R\b`)
	difference = regexp.MustCompile(`/Differences\s*\[([^\]]*)\]`)
	sign       = regexp.MustCompile(`/[^\s/]+|\d+`)
	subset     = regexp.MustCompile(`^[A-Z]{6}\+`) // as PDFium cuts it off, too
	ligature   = regexp.MustCompile(`^[A-Za-z](_[A-Za-z])+$`)
)

// add adds codes of a font. A code that stands for two things, in two fonts of one name, is left out.
func (f Fonts) add(font string, codes map[rune]string) {
	if f[font] == nil {
		f[font] = map[rune]string{}
	}
	for code, letters := range codes {
		if had, ok := f[font][code]; ok && had != letters {
			letters = ""
		}
		f[font][code] = letters
	}
}

// plain gives the objects of a PDF by their numbers, streams with what is packed in them. Of two that have a number,
// the later one holds.
func plain(data []byte) (objects map[int][]byte, streams [][]byte) {
	objects = map[int][]byte{}
	for len(objects) < mostObjects {
		m := begin.FindSubmatchIndex(data)
		if m == nil {
			break
		}
		n := number(data[m[2]:m[3]])
		data = data[m[1]:]
		to := end.FindIndex(data)
		if to == nil {
			break
		}
		objects[n] = data[:to[0]]
		isStream := data[to[1]-1] == '\n'
		if isStream && isPacked.Match(data[:to[0]]) {
			streams = append(streams, objects[n], data[to[1]:])
		}
		if data = data[to[1]:]; isStream {
			_, rest, ok := bytes.Cut(data, []byte("endstream"))
			if ok {
				data = rest
			}
		}
	}
	return objects, streams
}

// packed adds the objects that streams hold: for each its head, and the bytes from its begin.
func packed(objects map[int][]byte, streams [][]byte) map[int][]byte {
	room := int64(mostBytes)
	for i := 0; i+1 < len(streams); i += 2 {
		n, at := count.FindSubmatch(streams[i]), first.FindSubmatch(streams[i])
		in, err := zlib.NewReader(bytes.NewReader(streams[i+1]))
		if n == nil || at == nil || err != nil {
			continue
		}
		body, _ := io.ReadAll(io.LimitReader(in, room)) // what can be read of a damaged one
		room -= int64(len(body))
		from := number(at[1])
		if from > len(body) {
			continue
		}
		unpack(objects, bytes.Fields(body[:from]), body[from:], number(n[1]))
	}
	return objects
}

// unpack adds objects of a stream: heads are pairs of a number and a place in the body.
func unpack(objects map[int][]byte, heads [][]byte, body []byte, n int) {
	for i := 0; i < n && 2*i+1 < len(heads); i++ {
		from, to := number(heads[2*i+1]), len(body)
		if 2*i+3 < len(heads) {
			to = number(heads[2*i+3])
		}
		if from >= 0 && from <= to && to <= len(body) && len(objects) < mostObjects {
			objects[number(heads[2*i])] = body[from:to]
		}
	}
}

// joined gives the codes that an object names a ligature for.
func joined(object []byte) map[rune]string {
	m := difference.FindSubmatch(object)
	if m == nil {
		return nil
	}
	out, code := map[rune]string{}, rune(0)
	for _, s := range sign.FindAll(m[1], -1) {
		if s[0] != '/' {
			code = rune(number(s))
			continue
		}
		name, _, _ := strings.Cut(string(s[1:]), ".") // of a variant of the sign
		if ligature.MatchString(name) {
			out[code] = strings.ReplaceAll(name, "_", "")
		}
		code++
	}
	return out
}

// spelled gives a name as it is meant: #2B is +.
func spelled(name string) string {
	for i := 0; i+2 < len(name); i++ {
		if b, err := hex.DecodeString(name[i+1 : i+3]); name[i] == '#' && err == nil {
			name = name[:i] + string(b) + name[i+3:]
		}
	}
	return name
}

// number gives a number of a few digits, or -1.
func number(digits []byte) int {
	if n, err := strconv.Atoi(string(digits)); err == nil {
		return n
	}
	return -1
}
