package stage

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"reflect"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
)

// entry gives the place in the cache for what the stage writes for the reader's partition; nil if nothing is kept
// there.
func (s *run) entry(st *Stage, in *Reader) *entry {
	if s.Cache == nil || !st.Cached || st.Each == Work && len(in.documents) < 2 && !st.Alone {
		return nil
	}
	e := &entry{cache: s.Cache, stage: st}
	h := sha256.New()
	if !s.key(keyWriter{h}, st, in) {
		return nil // the stage will meet the same error and report it
	}
	h.Sum(e.key[:0])
	return e
}

// key writes everything that can make a difference to what the stage writes: the program, the stage, the partition, and
// the digests of all that it declares to read. It reports whether all of that could be read.
func (s *run) key(k keyWriter, st *Stage, in *Reader) bool {
	builder, err := s.Cache.builder()
	if err != nil {
		return false
	}
	k.text(cacheMagic)
	k.text(builder)
	k.text(program())
	k.text(st.Name)
	k.text(strconv.Itoa(st.Version))
	k.text(st.Each)
	k.number(len(st.Writes))
	for _, name := range st.Writes {
		k.text(name)
	}
	k.text(in.key)
	k.number(len(st.Reads))
	for _, name := range st.Reads {
		k.text(name)
		if !s.keyOf(k, name, in) {
			return false
		}
	}
	return true
}

// keyOf writes the digest of each partition that the reader would give of a table, or that of the language knowledge.
func (s *run) keyOf(k keyWriter, name string, in *Reader) bool {
	if name == Lexicon {
		sum, err := s.lexicon.Digest()
		k.bytes(sum[:])
		return err == nil
	}
	if load, ok := s.inputs[name]; ok {
		for _, p := range in.documents {
			row, err := load(p)
			if err != nil {
				return false
			}
			v := reflect.ValueOf(row)
			k.text(s.Documents[p])
			k.bytes(codecOf(v.Type().Elem()).encode(nil, v.UnsafePointer()))
		}
		return true
	}
	info := s.info[name]
	parts, err := in.partitions(info)
	if err != nil {
		return false
	}
	k.number(len(parts))
	for _, p := range parts {
		if info.Each == Document {
			k.text(s.Documents[p])
		}
		sum, err := s.spools[name].sumOf(p)
		if err != nil {
			return false
		}
		k.bytes(sum[:])
	}
	return true
}

// keyWriter writes parts of a key, each with its length before it, so that no two lists of parts give the same bytes.
type keyWriter struct{ hash.Hash }

func (k keyWriter) number(n int) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	k.Write(b[:])
}

func (k keyWriter) bytes(b []byte) {
	k.number(len(b))
	k.Write(b)
}

func (k keyWriter) text(s string) { k.bytes([]byte(s)) }

// program says how the running program was compiled, as far as its source does not say so: the processor, the tags,
// and modules that a workspace put in the place of the required ones. None of that may change a byte of a release; so
// that a cache cannot hide it when it does, programs that were compiled differently do not share entries.
var program = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var b strings.Builder
	b.WriteString(info.GoVersion)
	for _, m := range info.Deps {
		for ; m != nil; m = m.Replace {
			b.WriteString("\n" + m.Path + " " + m.Version + " " + m.Sum)
		}
	}
	for _, s := range info.Settings {
		if !strings.HasPrefix(s.Key, "vcs") {
			b.WriteString("\n" + s.Key + "=" + s.Value)
		}
	}
	return b.String()
})
