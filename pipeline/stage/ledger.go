package stage

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"slices"
)

// A stage that sees everything may ask the same small question of many groups of documents: are these two one work?
// The answers stand in the cache, those of one stage in one entry, its ledger, each under the digest of everything that
// it depends on. An answer that no build of this machine needed for long is left out.

// ledgerAge is how many builds an answer stays in a ledger that none of them needed.
const ledgerAge = 16

// ledgerKey names an answer: the first bytes of a digest.
type ledgerKey [16]byte

// answer is a number that a stage found out, and for how many builds nobody has needed it.
type answer struct {
	value int64
	age   uint8
}

// ledger holds the answers of one stage.
type ledger struct {
	cache   *Cache
	key     [sha256.Size]byte // of its entry, and of what all answers depend on
	answers map[ledgerKey]answer
	used    map[ledgerKey]answer
	rows    map[int][sha256.Size]byte // digest of the rows of a document
}

// Known gives the number that find finds out of some documents and of nothing else but their rows in some tables, the
// language knowledge and the numbers in also; the cache may have it from another build. What of the language knowledge
// find needs, another stage must have needed for each of the documents, so that the lineage does not depend on the
// cache.
func (in *Reader) Known(tables, documents []string, also []int, find func() int) int {
	l := in.run.ledgerOf(in)
	if l == nil {
		return find()
	}
	key, ok := l.keyOf(in, tables, documents, also)
	if !ok {
		return find() // which will meet the same error and report it
	}
	if a, there := l.answers[key]; there {
		l.used[key] = answer{value: a.value}
		return int(a.value)
	}
	value := find()
	if in.err == nil {
		l.used[key] = answer{value: int64(value)}
	}
	return value
}

// ledgerOf opens the ledger of the reader's stage; it is nil without a cache.
func (s *run) ledgerOf(in *Reader) *ledger {
	if s.Cache == nil || in.stage.Each != All {
		return nil
	}
	if in.ledger != nil {
		return in.ledger
	}
	builder, err := s.Cache.builder()
	if err != nil {
		return nil
	}
	sum, err := s.lexicon.Digest()
	if err != nil {
		return nil
	}
	l := &ledger{cache: s.Cache, answers: map[ledgerKey]answer{}, used: map[ledgerKey]answer{},
		rows: map[int][sha256.Size]byte{}}
	k := keyWriter{sha256.New()}
	for _, part := range []string{cacheMagic, "ledger", builder, program(), in.stage.Name} {
		k.text(part)
	}
	k.number(in.stage.Version)
	k.bytes(sum[:])
	k.Sum(l.key[:0])
	l.load()
	in.ledger = l
	return l
}

// keyOf gives the name of an answer.
func (l *ledger) keyOf(in *Reader, tables, documents []string, also []int) (key ledgerKey, ok bool) {
	k := keyWriter{sha256.New()}
	k.bytes(l.key[:])
	for _, id := range documents {
		p, there := in.run.number[id]
		if !there {
			return key, false
		}
		sum, done := l.rows[p]
		if !done {
			d := keyWriter{sha256.New()}
			one := &Reader{run: in.run, stage: in.stage, documents: []int{p}, work: -1}
			for _, name := range tables {
				d.text(name)
				if one.declared(name) != nil || !in.run.keyOf(d, name, one) {
					return key, false
				}
			}
			d.Sum(sum[:0])
			l.rows[p] = sum
		}
		k.bytes(sum[:])
	}
	for _, n := range also {
		k.number(n)
	}
	copy(key[:], k.Sum(nil))
	return key, true
}

// load reads the answers; a ledger that is not there has none.
func (l *ledger) load() {
	e := entry{cache: l.cache, key: l.key}
	if l.cache.stopped.Load() {
		return
	}
	info, err := os.Lstat(e.path())
	if err == nil {
		var body []byte
		if body, err = e.body(e.path(), info); err == nil {
			err = l.decode(body)
		}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		clear(l.answers)
		l.cache.drop(e.path(), err)
	}
}

// decode reads the answers of an entry: key, value (varint) and age of each.
func (l *ledger) decode(b []byte) error {
	for len(b) > 0 {
		var key ledgerKey
		n := copy(key[:], b)
		value, k := binary.Varint(b[n:])
		if k <= 0 || len(b) == n+k {
			return errDamaged
		}
		l.answers[key] = answer{value, b[n+k]}
		b = b[n+k+1:]
	}
	return nil
}

// store keeps the answers for other builds.
func (l *ledger) store() {
	if l == nil || l.cache.stopped.Load() {
		return
	}
	for key, a := range l.answers {
		if _, there := l.used[key]; !there && a.age < ledgerAge {
			l.used[key] = answer{a.value, a.age + 1}
		}
	}
	keys := make([]ledgerKey, 0, len(l.used))
	for key := range l.used {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b ledgerKey) int { return bytes.Compare(a[:], b[:]) })
	e := entry{cache: l.cache, key: l.key}
	b := append([]byte(cacheMagic), l.key[:]...)
	for _, key := range keys {
		b = append(b, key[:]...)
		b = binary.AppendVarint(b, l.used[key].value)
		b = append(b, l.used[key].age)
	}
	e.seal(b)
}
