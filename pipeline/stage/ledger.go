package stage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"runtime/debug"
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

// Question asks for a number that depends on some documents and on nothing else but their rows in some tables, the
// language knowledge and the numbers in Also. What of the language knowledge it needs, another stage must have needed
// for each of the documents, so that the lineage does not depend on the cache.
type Question struct {
	Documents []string
	Also      []int
	// Find reads what it needs, one question after the other, and gives what works out the answer of that and of
	// nothing else, beside others. It is not ok if that takes more.
	Find  func() func() (answer int, ok bool)
	Alone func() int // finds out the answer where Find did not
}

// Known gives the answers to questions about the rows of documents in some tables; the cache may have them from another
// build. The others are worked out beside each other.
func (in *Reader) Known(tables []string, questions []Question) []int {
	type open struct {
		number int
		key    ledgerKey
		kept   bool
		find   func() (int, bool)
	}
	answers := make([]int, len(questions))
	l := in.run.ledgerOf(in)
	var all []open
	for i, q := range questions {
		o := open{number: i}
		if l != nil {
			o.key, o.kept = l.keyOf(in, tables, q.Documents, q.Also)
		}
		if a, there := l.answer(o.key); o.kept && there {
			answers[i] = int(a.value)
			continue
		}
		o.find = q.Find()
		all = append(all, o)
	}
	done := func(k int, o found) error {
		at := all[k]
		if !o.ok {
			o.answer = questions[at.number].Alone()
		}
		answers[at.number] = o.answer
		if at.kept && in.err == nil {
			l.used[at.key] = answer{value: int64(o.answer)}
		}
		return nil
	}
	work := func(k int) (found, error) { return find(all[k].find) }
	if err := inOrder(context.Background(), len(all), max(1, in.run.Workers), work, done); err != nil {
		panic(err) // of a question; the runner reports it as one of the stage
	}
	return answers
}

// found is the answer to a question, or none.
type found struct {
	answer int
	ok     bool
}

// find works out an answer. A panic is an error, so that it ends the stage and not the program.
func find(work func() (int, bool)) (f found, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = Panicked{v, string(debug.Stack()), ""}
		}
	}()
	f.answer, f.ok = work()
	return f, nil
}

// answer looks up an answer, and notes that it is in use.
func (l *ledger) answer(key ledgerKey) (a answer, there bool) {
	if l == nil {
		return a, false
	}
	if a, there = l.answers[key]; there {
		l.used[key] = answer{value: a.value}
	}
	return a, there
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
		p, there := in.run.partition(Document, id)
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
