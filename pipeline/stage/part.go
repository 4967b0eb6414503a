package stage

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"unsafe"

	"example.org/sourcebook/pipeline/language"
)

// Part is what a working table holds of one document, of one work, or, of a table in one piece, all. It is how rows
// travel between machines: whole, as they are spooled, so that their order stays what it is.
type Part struct {
	Key   string // by which parts are brought together: Of, or the work of a document
	Table string // or Lexicon: then Of is a file of the language knowledge that a stage needed; or Ran
	Of    string // document_id, work_id or ""
	Rows  int64
	Bytes []byte
}

// Ran is the Table of a part that says that a stage has run: Of is the name of the stage, a blank, and the key.
const Ran = "ran"

// Step runs stages apart from all others, each time over the parts of one key: those of one document, of the documents
// of one work and of the work itself, or of everything. It is Runner cut in pieces that can run on many machines; the
// stages are the same, and so is what they write.
type Step struct {
	Stages  []Stage // with the same Each; one may read what another before it writes
	Tables  []Info  // all working tables
	Lexicon *language.Lexicon
	Dir     string                    // folder for what does not fit into memory
	Works   func(in *Reader) []string // reads the work_id of each document of the reader, in order
	WorksIn string                    // table that Works reads: its parts get the work as their key
	told    map[string]bool           // files of the language knowledge, once each
}

// Run runs the stages once. Parts may come in any order, each once; the bytes of a part are kept. What the stages write
// is given to emit in the order of stages, tables and partitions, also what has no rows: nothing of it is emitted.
func (s *Step) Run(ctx context.Context, key string, in iter.Seq2[Part, error], emit func(Part) error) error {
	r := &Runner{Stages: s.Stages, Tables: s.Tables, Lexicon: s.Lexicon, Dir: s.Dir, Workers: 1, Works: s.Works}
	each := s.Stages[0].Each
	state, err := r.take(in, each == All)
	if err != nil {
		return err
	}
	defer state.close()
	if each == Work {
		state.works, state.byWork, state.firsts = []string{key}, state.live, []int{0, len(state.live)}
	}
	state.spool(&Stage{Writes: s.without(state)})
	for i := range s.Stages {
		if _, err := state.stage(ctx, i); err != nil {
			return err
		}
		for _, name := range s.Stages[i].Writes {
			if err := s.emit(state, name, emit); err != nil {
				return err
			}
		}
		if err := emit(Part{Key: key, Table: Ran, Of: s.Stages[i].Name + " " + key}); err != nil {
			return err
		}
	}
	for _, f := range slices.Sorted(maps.Keys(state.opened)) {
		if s.told == nil {
			s.told = map[string]bool{}
		}
		if !s.told[f] {
			s.told[f] = true
			if err := emit(Part{Key: f, Table: Lexicon, Of: f}); err != nil {
				return err
			}
		}
	}
	return nil
}

// without gives the tables that the stages read and of which there is no part.
func (s *Step) without(state *run) (names []string) {
	written := map[string]bool{Lexicon: true}
	for _, st := range s.Stages {
		for _, name := range st.Reads {
			if !written[name] && state.spools[name] == nil && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		for _, name := range st.Writes {
			written[name] = true
		}
	}
	return names
}

// emit gives the parts of a table that was written.
func (s *Step) emit(state *run, name string, emit func(Part) error) error {
	sp := state.spools[name]
	var works []string
	if name == s.WorksIn {
		in := &Reader{run: state, stage: &Stage{Each: All, Reads: []string{name}}, documents: state.live, work: -1}
		if works = s.Works(in); in.err != nil {
			return in.err
		}
	}
	for p := range sp.count {
		e := sp.places.Of(p)
		if e.Length == 0 {
			continue
		}
		part := Part{Table: name, Rows: e.Rows}
		switch sp.each {
		case Document:
			part.Of = state.Documents[p]
		case Work:
			part.Of = state.works[p]
		}
		part.Key = part.Of
		if works != nil {
			part.Key = works[p]
		}
		var err error
		if part.Bytes, err = sp.read(p); err == nil {
			err = emit(part)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Restore gives the result of the runner's stages, which ran in steps, from all that they wrote. The error says what is
// missing or there twice.
func (r *Runner) Restore(parts iter.Seq2[Part, error]) (*Result, error) {
	s, err := r.take(parts, true)
	if err != nil {
		return nil, err
	}
	if !slices.Equal(s.Documents, r.Documents) {
		s.close()
		return nil, fmt.Errorf("the parts are of %d documents, and the corpus has %d", len(s.Documents), len(r.Documents))
	}
	if err := s.complete(); err != nil {
		s.close()
		return nil, err
	}
	result := &Result{run: s, Documents: r.Documents, Opened: slices.Sorted(maps.Keys(s.opened))}
	for i := range r.Stages {
		for _, name := range r.Stages[i].Writes {
			if s.spools[name] == nil {
				s.spool(&Stage{Writes: []string{name}})
			}
			if err := s.spools[name].seal(); err != nil {
				s.close()
				return nil, err
			}
		}
		result.Records = append(result.Records, s.record(&r.Stages[i]))
	}
	result.everything = s.everything()
	return result, nil
}

// complete reports a stage that did not run for one of its keys.
func (s *run) complete() error {
	for _, st := range s.Stages {
		keys := []string{""}
		switch st.Each {
		case Document:
			keys = s.Documents
		case Work:
			keys = s.works
		}
		for _, key := range keys {
			if !s.ran[st.Name+" "+key] {
				return fmt.Errorf("the stage %s did not run for %q: its step is missing, or part of what it wrote", st.Name, key)
			}
		}
	}
	return nil
}

// taken is where a part lies in its spool.
type taken struct {
	of string
	extent
	rows int64
}

// take puts parts into spools, which lie in memory unless they are on disk: the documents are those that parts are of.
func (r *Runner) take(in iter.Seq2[Part, error], onDisk bool) (*run, error) {
	s := &run{Runner: &Runner{}, lexicon: r.Lexicon, info: map[string]Info{}, spools: map[string]*spool{},
		opened: map[string]bool{}, ran: map[string]bool{}}
	*s.Runner = *r
	s.Documents = nil
	if !onDisk {
		s.Dir = ""
	}
	for _, t := range r.Tables {
		s.info[t.Name] = t
	}
	places, err := s.gather(in)
	if err == nil {
		err = s.arrange(places)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// gather writes the bytes of parts one after the other, and gives their places by table.
func (s *run) gather(in iter.Seq2[Part, error]) (map[string][]taken, error) {
	places := map[string][]taken{}
	for p, err := range in {
		if err != nil {
			return nil, err
		}
		switch p.Table {
		case Lexicon:
			s.opened[p.Of] = true
			continue
		case Ran:
			s.ran[p.Of] = true
			continue
		}
		info, known := s.info[p.Table]
		if !known {
			return nil, fmt.Errorf("a part is of %q, which is no working table", p.Table)
		}
		sp := s.spools[p.Table]
		if sp == nil {
			sp = newSpool(s.Dir, p.Table, info.Each, 0)
			s.spools[p.Table] = sp
		}
		places[p.Table] = append(places[p.Table], taken{p.Of, extent{sp.offset, int64(len(p.Bytes))}, p.Rows})
		if err := sp.add(p.Bytes, p.Rows); err != nil {
			return nil, err
		}
	}
	return places, nil
}

// arrange numbers the documents and works that parts are of, and puts the parts in the order of the numbers.
func (s *run) arrange(places map[string][]taken) error {
	of := map[string]map[string]bool{Document: {}, Work: {}, All: {"": true}}
	for name, list := range places {
		for _, t := range list {
			of[s.info[name].Each][t.of] = true
		}
	}
	s.Documents = slices.Sorted(maps.Keys(of[Document]))
	s.live = numbers(len(s.Documents))
	if len(of[Work]) > 0 {
		s.works = slices.Sorted(maps.Keys(of[Work]))
	}
	for _, name := range slices.Sorted(maps.Keys(places)) {
		list, each := places[name], s.info[name].Each
		slices.SortFunc(list, func(a, b taken) int { return cmp.Compare(a.of, b.of) })
		sp := s.spools[name]
		sp.count = s.count(each)
		for i, t := range list {
			p, known := s.partition(each, t.of)
			if i > 0 && list[i-1].of == t.of || !known {
				return fmt.Errorf("the rows of %q in %s are there twice, or belong nowhere", t.of, name)
			}
			sp.places.Add(p, t.offset, t.length, t.rows)
		}
	}
	return nil
}

// Part gives a row of a table with one row a document as the part of it.
func (t Table[R]) Part(row *R) Part {
	of := t.key(row)
	b := codecOf(reflect.TypeFor[R]()).encode(nil, unsafe.Pointer(row))
	return Part{Key: of, Table: t.Name, Of: of, Rows: 1, Bytes: b}
}
