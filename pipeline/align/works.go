package align

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/align/links"
	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Works finds out which documents are versions or translations of one work. It writes one row a document, in order.
//
// It goes in three steps. The fingerprint of each document, of a bounded size, goes into an index, which names for each
// document the few others that it may belong with: those that share letter sequences, or rare numbers, dates and
// entities (survey names more). Each of these pairs is then aligned as the stage align would, and the alignment is the
// evidence (see judge). Where two short texts have too little in common for that, the link stays open until it is known
// whether any other document is as near to either of them. Last, the links are joined to works, the strongest first; a
// weak link joins two groups only if their other members agree, and nothing joins texts in one mould, nor two works of
// which several languages say that they are two. What then is left alone is joined to a work of other languages if what
// many pairs say, each of them too little for a link, is much together.
//
// The works that were found teach what the words of their languages mean (see teachAll). With that, documents are tried
// once more with the nearest ones in languages that their works lack.
var Works = stage.Stage{
	Name:    "works",
	Version: 18,
	Each:    stage.All,
	Reads:   []string{tables.Fingerprints.Name, tables.Siblings.Name, tables.Evidences.Name},
	Writes:  []string{tables.Works.Name},
	Run:     findWorks,
}

// maxKept is how many sentences of documents wait in memory for their next pair.
const maxKept = 1 << 14

// findWorks finds the works, and once more with what the first ones teach.
func findWorks(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	var sketches []*peers.Sketch
	shelf := peers.NewShelf(func(document string) *tables.Fingerprint {
		for f := range tables.Fingerprints.Of(in, document) {
			return f
		}
		return &tables.Fingerprint{} // the runner reports why
	})
	for f := range tables.Fingerprints.Read(in) {
		sketches = append(sketches, shelf.New(f))
	}
	number := func(document string) int {
		n, _ := slices.BinarySearchFunc(sketches, document,
			func(s *peers.Sketch, id string) int { return strings.Compare(s.DocumentID, id) })
		return n
	}
	for r := range tables.Siblings.Read(in) {
		if r.Of > 0 && 10*r.Shared >= r.Of {
			s := sketches[number(r.DocumentID)]
			s.Siblings = append(s.Siblings, number(r.Other))
		}
	}
	lib := newLibrary(maxKept, readUnpacked(in))
	judged := func(lib *library, also func(document int) int) func(pairs []links.Pair) []links.Verdict {
		return func(pairs []links.Pair) []links.Verdict {
			questions := make([]stage.Question, len(pairs))
			for n, p := range pairs {
				questions[n] = question(p, sketches, lib)
				questions[n].Also = append(questions[n].Also, also(p.A), also(p.B))
			}
			verdicts := make([]links.Verdict, len(pairs))
			for n, answer := range in.Known([]string{tables.Evidences.Name}, questions) {
				verdicts[n] = links.VerdictOf(answer)
			}
			return verdicts
		}
	}
	l := links.New(sketches, in.Shuffle(), judged(lib, func(int) int { return 0 }))
	l.Find()
	ids := l.Group()
	if taught := teachAll(sketches, l.Lessons(), lib); len(taught) > 0 && lib.err == nil {
		knowing := newLibrary(maxKept, func(id string) (*document, error) {
			d, err := lib.read(id)
			return d.taught(taught), err
		})
		again := peers.NewShelf(func(id string) *tables.Fingerprint {
			f := &tables.Fingerprint{}
			for r := range tables.Fingerprints.Of(in, id) {
				f = taught.extend(r, knowing.get(id))
			}
			return f
		})
		more := make([]*peers.Sketch, len(sketches))
		for i, s := range sketches {
			more[i] = again.Knowing(s)
		}
		l.Again(more, in.Shuffle(), judged(knowing, func(i int) int { return taught.digest(sketches[i].Language) }))
		ids = l.Group()
		lib.err = cmp.Or(lib.err, knowing.err)
	}
	if lib.err != nil {
		return lib.err
	}
	for i, id := range ids {
		tables.Works.Write(out, &tables.WorkOf{DocumentID: sketches[i].DocumentID, WorkID: id})
	}
	return nil
}

// question asks for the verdict on a pair. Others are looked at in few cases, and read then only.
func question(p links.Pair, sketches []*peers.Sketch, lib *library) stage.Question {
	q := stage.Question{}
	for _, i := range append([]int{p.A, p.B}, p.Others...) {
		q.Documents = append(q.Documents, sketches[i].DocumentID)
	}
	var alike [2]int
	if a, b := sketches[p.A], sketches[p.B]; peers.OneLanguage(a.Language, b.Language) {
		alike = a.Alike(b)
	}
	q.Also = []int{alike[0], alike[1], p.Common[0].Digest(), p.Common[1].Digest()}
	own := func(which int) *document { return lib.get(q.Documents[which]).leave(p.Common[which]) }
	q.Find = func() func() (int, bool) {
		a, b, ok := own(0), own(1), true
		others := make([]func() *document, len(p.Others))
		for i := range others {
			others[i] = func() *document {
				ok = false
				return &document{}
			}
		}
		return func() (int, bool) {
			v := judge(a, b, alike, others)
			return v.Number(), ok
		}
	}
	q.Alone = func() int {
		others := make([]func() *document, len(p.Others))
		for i := range others {
			others[i] = func() *document { return lib.get(q.Documents[2+i]) }
		}
		return judge(own(0), own(1), alike, others).Number()
	}
	return q
}
