package stage

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"sort"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/language"
)

// Runner runs a list of stages over the documents of a corpus.
type Runner struct {
	Stages    []Stage
	Tables    []Info                                     // all working tables, inputs included
	Documents []string                                   // document_ids in the order of their bytes
	Inputs    map[string]func(document int) (any, error) // tables that come from outside: the one row of a document, as *R
	Works     func(in *Reader) []string                  // reads the work_id of each document of the reader, in order
	Lexicon   *language.Lexicon
	Lasting   bool     // what is made of the lexicon is kept for the next run with it
	Dir       string   // folder for the spools; the caller removes it
	Workers   int      // calls at a time; at least 1
	KeepGoing bool     // leave out a document whose stage cannot read it or, before works are formed, panics
	Observe   Observer // told of progress; may be nil
	Cache     *Cache   // for stages with Cached; may be nil
}

// Observer is told how a run goes on. The runner calls it from one goroutine at a time.
type Observer interface {
	StageBegins(stage *Stage, number, of, partitions int)
	PartitionDone(stage *Stage, done, of int)
	StageEnds(stage *Stage)
}

// Unreadable is the error of a stage that cannot read a source: with KeepGoing the document is left out.
type Unreadable struct{ Err error }

func (u Unreadable) Error() string { return u.Err.Error() }
func (u Unreadable) Unwrap() error { return u.Err }

// Record says what a stage did: the digests of the tables that it read and wrote, for the lineage.
type Record struct {
	Name    string   `json:"name"`
	Version int      `json:"version"`
	Each    string   `json:"each"`
	Lexicon bool     `json:"lexicon,omitempty"` // it reads the language knowledge
	Reads   []Digest `json:"reads"`
	Writes  []Digest `json:"writes"`
}

// Digest is that of the spooled rows of a working table: the SHA-256 of, for each partition that has rows, its number
// in eight bytes and the SHA-256 of its rows.
type Digest struct {
	Table  string `json:"table"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"`
}

// run is the state of one Run.
type run struct {
	*Runner
	inputs  map[string]func(int) (any, error)
	lexicon *language.Lexicon
	info    map[string]Info
	spools  map[string]*spool
	live    []int    // numbers of the documents not left out
	works   []string // work_ids, sorted
	byWork  []int    // numbers of the documents, those of each work together and in order
	firsts  []int    // where those of each work begin in byWork, and where the last ends
	left    []Left
	opened  map[string]bool // files of the language knowledge that the stages needed
	ran     map[string]bool // in a build in steps: stages and keys
}

// Run runs the stages in order. The error is that of the first failing partition in the order of the keys, whatever
// the number of workers.
func (r *Runner) Run(ctx context.Context) (*Result, error) {
	if err := r.validate(); err != nil {
		return nil, err
	}
	s := &run{Runner: r, inputs: r.Inputs, lexicon: r.Lexicon, info: map[string]Info{}, spools: map[string]*spool{},
		opened: map[string]bool{}}
	for _, t := range r.Tables {
		s.info[t.Name] = t
	}
	s.live = numbers(len(r.Documents))
	result := &Result{run: s}
	for i := range r.Stages {
		record, err := s.stage(ctx, i)
		if err != nil {
			s.close()
			return nil, err
		}
		result.Records = append(result.Records, record)
	}
	for _, p := range s.live {
		result.Documents = append(result.Documents, r.Documents[p])
	}
	result.Left = s.left
	slices.SortStableFunc(result.Left, func(a, b Left) int { return strings.Compare(a.DocumentID, b.DocumentID) })
	result.Opened = slices.Sorted(maps.Keys(s.opened))
	result.everything = s.everything()
	return result, nil
}

// everything reads all tables as a whole.
func (s *run) everything() *Reader {
	all := &Stage{Name: "result", Each: All}
	for _, t := range s.Tables {
		all.Reads = append(all.Reads, t.Name)
	}
	return &Reader{run: s, stage: all, documents: s.live, work: -1}
}

// validate checks the list of stages: each table has one writer, and is written before it is read.
func (r *Runner) validate() error {
	written := map[string]string{}
	known := map[string]bool{Lexicon: true}
	for _, t := range r.Tables {
		known[t.Name] = true
	}
	for _, s := range r.Stages {
		for _, t := range s.Reads {
			_, input := r.Inputs[t]
			if !known[t] || !input && t != Lexicon && written[t] == "" {
				return fmt.Errorf("stage %s reads %s, which no stage before it writes", s.Name, t)
			}
		}
		for _, t := range s.Writes {
			if !known[t] {
				return fmt.Errorf("stage %s writes %s, which is not among the tables", s.Name, t)
			}
			if w := written[t]; w != "" {
				return fmt.Errorf("both %s and %s write %s", w, s.Name, t)
			}
			written[t] = s.Name
		}
	}
	if !sort.StringsAreSorted(r.Documents) {
		return errors.New("the documents are not in order")
	}
	return nil
}

// spool makes the working tables that the stage writes.
func (s *run) spool(st *Stage) {
	for _, name := range st.Writes {
		each := s.info[name].Each
		s.spools[name] = newSpool(s.Dir, name, each, s.count(each))
		if s.Cache != nil {
			s.spools[name].sums = newSpool(s.Dir, name+".sums", each, 0)
		}
	}
}

// stage runs the stage with that number.
func (s *run) stage(ctx context.Context, number int) (Record, error) {
	st := &s.Stages[number]
	if st.Each == Work && s.works == nil {
		if err := s.group(); err != nil {
			return Record{}, err
		}
	}
	s.spool(st)
	var err error
	switch st.Each {
	case All:
		s.begins(st, number, 1)
		err = s.whole(ctx, st)
	case Document:
		s.begins(st, number, len(s.live))
		err = s.each(ctx, st, len(s.live), func(i int) *Reader {
			p := s.live[i]
			return &Reader{run: s, stage: st, key: s.Documents[p], documents: []int{p}, work: -1}
		})
	case Work:
		s.begins(st, number, len(s.works))
		err = s.each(ctx, st, len(s.works), func(i int) *Reader {
			return &Reader{run: s, stage: st, key: s.works[i], documents: s.members(i), work: i}
		})
	default:
		err = fmt.Errorf("stage %s is partitioned by %q, which is no partition", st.Name, st.Each)
	}
	if err != nil {
		return Record{}, err
	}
	for _, name := range st.Writes {
		if err := s.spools[name].close(); err != nil {
			return Record{}, fmt.Errorf("%s: %w", st.Name, err)
		}
	}
	if slices.Contains(st.Reads, Lexicon) && s.lexicon != nil && !s.Lasting {
		s.lexicon.Forget()
	}
	if s.Observe != nil {
		s.Observe.StageEnds(st)
	}
	return s.record(st), nil
}

// record says what a stage did that has run.
func (s *run) record(st *Stage) Record {
	record := Record{Name: st.Name, Version: st.Version, Each: st.Each, Lexicon: slices.Contains(st.Reads, Lexicon),
		Reads: []Digest{}, Writes: []Digest{}}
	for _, name := range st.Writes {
		record.Writes = append(record.Writes, s.digest(name))
	}
	for _, name := range st.Reads {
		if s.spools[name] != nil {
			record.Reads = append(record.Reads, s.digest(name))
		}
	}
	return record
}

func (s *run) begins(st *Stage, number, partitions int) {
	if s.Observe != nil {
		s.Observe.StageBegins(st, number+1, len(s.Stages), partitions)
	}
}

func (s *run) digest(name string) Digest {
	return Digest{Table: name, Rows: s.spools[name].rows, SHA256: s.spools[name].digest}
}

// whole runs a stage that sees everything.
func (s *run) whole(ctx context.Context, st *Stage) error {
	in := &Reader{run: s, stage: st, documents: s.live, work: -1}
	out := &Writer{run: s, stage: st, direct: true}
	if err := call(ctx, st, in, out); err != nil {
		return fmt.Errorf("%s: %w", st.Name, err)
	}
	in.ledger.store()
	s.needed(in.opened())
	for _, w := range out.tables {
		if err := out.flush(w); err != nil {
			return fmt.Errorf("%s: %w", st.Name, err)
		}
	}
	return nil
}

// needed notes files of the language knowledge that a stage needed.
func (s *run) needed(files []string) {
	for _, f := range files {
		s.opened[f] = true
	}
}

// Panicked is the error of a stage that panicked: a fault of the program.
type Panicked struct {
	Value any
	Stack string
	Place string // what the stage was working on; empty if it did not say
}

func (p Panicked) Error() string {
	if p.Place != "" {
		return fmt.Sprintf("internal error at %s: %v", p.Place, p.Value)
	}
	return fmt.Sprintf("internal error: %v", p.Value)
}

// call runs the stage's function and gathers the errors of its reader and writer.
func call(ctx context.Context, st *Stage, in *Reader, out *Writer) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	defer func() {
		if v := recover(); v != nil {
			err = Panicked{v, string(debug.Stack()), in.place}
		}
	}()
	defer in.closeShuffles()
	err = st.Run(ctx, in, out)
	for _, s := range in.shuffles {
		in.fail(s.Err())
	}
	if in.err != nil {
		return in.err
	}
	if out.err != nil {
		return out.err
	}
	return err
}

// each runs a stage once a partition, several at a time, and appends what they write in order.
func (s *run) each(ctx context.Context, st *Stage, n int, reader func(i int) *Reader) error {
	var gone []int // documents to leave out, as places in s.live
	run := func(i int) (*Writer, error) {
		in := reader(i)
		part := in.work
		if st.Each == Document {
			part = in.documents[0]
		}
		out := &Writer{run: s, stage: st, key: in.key, part: part}
		kept := s.entry(st, in)
		if kept.load(out) {
			return out, nil
		}
		err := call(ctx, st, in, out)
		out.opened = in.opened()
		if err == nil {
			out.digest()
			kept.store(out)
			return out, nil
		}
		out.drop()
		if u := (Unreadable{}); !errors.As(err, &u) { // that says its own path
			err = fmt.Errorf("%s: %s: %w", st.Name, in.key, err)
		}
		if s.leavesOut(st, err) {
			out.err = err
			return out, nil
		}
		return nil, err
	}
	done := func(i int, out *Writer) error {
		s.needed(out.opened)
		if out.err != nil {
			gone = append(gone, i)
			s.left = append(s.left, Left{DocumentID: out.key, Err: out.err})
			return nil
		}
		for _, w := range out.tables {
			if err := s.spools[w.name].whole(w); err != nil {
				return fmt.Errorf("%s: %w", st.Name, err)
			}
		}
		out.drop()
		if s.Observe != nil {
			s.Observe.PartitionDone(st, i+1, n)
		}
		return nil
	}
	if err := inOrder(ctx, n, max(1, s.Workers), run, done); err != nil {
		return err
	}
	for _, i := range slices.Backward(gone) {
		s.live = slices.Delete(s.live, i, i+1)
	}
	return nil
}

// leavesOut reports whether a document is left out for the error of a stage: its source cannot be read, or the program
// has a fault that the document brings out. Once works are formed, others lean on it.
func (s *run) leavesOut(st *Stage, err error) bool {
	var u Unreadable
	var p Panicked
	if !s.KeepGoing || st.Each != Document {
		return false
	}
	return errors.As(err, &u) || errors.As(err, &p) && s.works == nil
}

// group reads which documents form which work.
func (s *run) group() error {
	in := s.everything()
	ids := s.Works(in)
	if in.err != nil {
		return in.err
	}
	if len(ids) != len(s.live) {
		return fmt.Errorf("%d of %d documents belong to a work", len(ids), len(s.live))
	}
	s.works = slices.Clip(slices.Compact(slices.Sorted(slices.Values(ids))))
	s.firsts = make([]int, len(s.works)+1)
	at := make([]int, len(ids)) // work of each document
	for i, id := range ids {
		at[i], _ = slices.BinarySearch(s.works, id)
		s.firsts[at[i]+1]++
	}
	for w := range s.works {
		s.firsts[w+1] += s.firsts[w]
	}
	s.byWork = make([]int, len(ids))
	next := slices.Clone(s.firsts)
	for i, w := range at {
		s.byWork[next[w]] = s.live[i]
		next[w]++
	}
	return nil
}

// members gives the numbers of the documents of a work, in order.
func (s *run) members(work int) []int { return s.byWork[s.firsts[work]:s.firsts[work+1]] }

// count gives the number of partitions of a table.
func (s *run) count(each string) int {
	switch each {
	case Document:
		return len(s.Documents)
	case Work:
		return len(s.works)
	}
	return 1
}

// partition gives the number of a key's partition.
func (s *run) partition(each, key string) (int, bool) {
	switch each {
	case Document:
		return slices.BinarySearch(s.Documents, key)
	case Work:
		return slices.BinarySearch(s.works, key)
	}
	return 0, true
}

func (s *run) close() {
	for _, sp := range s.spools {
		sp.remove()
	}
	os.Remove(s.Dir)
}

// inOrder calls work(0) … work(n-1), several at a time, and done for each in order, from one goroutine. It stops at the
// first error in order. No more than a few results wait at a time, so memory does not grow with n.
func inOrder[T any](ctx context.Context, n, workers int, work func(int) (T, error), done func(int, T) error) error {
	type outcome struct {
		value T
		err   error
	}
	window := 4 * workers
	slots := make([]chan outcome, window)
	for i := range slots {
		slots[i] = make(chan outcome, 1)
	}
	jobs := make(chan int)
	stop := make(chan struct{})
	free := make(chan struct{}, window) // one token a result that waits or is in work
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range jobs {
				v, err := work(i)
				slots[i%window] <- outcome{v, err}
			}
		})
	}
	wg.Go(func() {
		defer close(jobs)
		for i := range n {
			select {
			case free <- struct{}{}:
			case <-stop:
				return
			}
			select {
			case jobs <- i:
			case <-stop:
				return
			}
		}
	})
	defer wg.Wait()
	defer close(stop)
	for i := range n {
		var o outcome
		select {
		case o = <-slots[i%window]:
		case <-ctx.Done():
			return ctx.Err()
		}
		if o.err != nil {
			return o.err
		}
		if err := done(i, o.value); err != nil {
			return err
		}
		<-free
	}
	return nil
}
