package align

import (
	"maps"
	"slices"

	"example.org/sourcebook/pipeline/align/gloss"
	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/align/links"
	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/tables"
)

// glossaries says by language what the works of a corpus have taught of its words.
type glossaries map[string]*glossary

// glossary says what words mean, by their hashes, with a number that tells it from others.
type glossary struct {
	means  map[uint32][]uint32
	digest int
}

// minLessons is how many lessons are enough for anything to be learned.
const minLessons = 4

// teachAll learns from documents that are one work what the words of their languages mean: what the words of the
// counterparts of their sentences mean, in whatever language these are.
func teachAll(sketches []*peers.Sketch, lessons []links.Lesson, lib *library) glossaries {
	if len(lessons) < minLessons {
		return nil
	}
	all := map[string]*gloss.Taught{}
	of := func(d *document) *gloss.Taught {
		tag := peers.Base(d.language)
		if all[tag] == nil {
			all[tag] = &gloss.Taught{}
		}
		return all[tag]
	}
	for _, k := range lessons {
		a := lib.get(sketches[k.A].DocumentID).leave(k.Common[0])
		b := lib.get(sketches[k.B].DocumentID).leave(k.Common[1])
		toA, toB := of(a), of(b)
		if toA.Full() && toB.Full() {
			continue
		}
		p := newPair(a, b, false)
		w := p.wide()
		_, beads := p.again(w, p.Beads(w))
		for _, x := range beads {
			if p.counts(&x) {
				toA.Add(a.wordsOf(x.A0, x.A1), b.meansOf(x.B0, x.B1))
				toB.Add(b.wordsOf(x.B0, x.B1), a.meansOf(x.A0, x.A1))
			}
		}
		p.free()
	}
	out := glossaries{}
	for tag, t := range all {
		if g := t.Glossary(); len(g) > 0 {
			out[tag] = &glossary{g, digestOf(g)}
		}
	}
	return out
}

// wordsOf gives the hashes of the words of the units [from,to), each once.
func (d *document) wordsOf(from, to int) []uint32 {
	var out []uint32
	for i := from; i < to; i++ {
		for _, n := range d.wording.units[i] {
			out = append(out, d.wording.words.pieces[n])
		}
	}
	return letters.Distinct(out)
}

// meansOf gives the hashes of what the words of the units [from,to) mean, each once.
func (d *document) meansOf(from, to int) []uint32 {
	var out []uint32
	for i := from; i < to; i++ {
		for _, n := range d.units[i].pieces[meant] {
			out = append(out, d.evidence[meant].pieces[n])
		}
	}
	return letters.Distinct(out)
}

// taught adds to what the words of a document mean what the corpus has taught of them, and gives the document.
func (d *document) taught(known glossaries) *document {
	if d == nil || known[peers.Base(d.language)] == nil {
		return d
	}
	means := known[peers.Base(d.language)].means
	for i := range d.units {
		all := d.meansOf(i, i+1)
		for _, n := range d.wording.units[i] {
			all = append(all, means[d.wording.words.pieces[n]]...)
		}
		d.units[i].senses = letters.Distinct(all)
	}
	d.gather(meant, func(u *unit) []uint32 { return u.senses })
	d.relate()
	return d
}

// extend adds to a fingerprint what the words of its document mean.
func (known glossaries) extend(f *tables.Fingerprint, d *document) *tables.Fingerprint {
	if known[peers.Base(f.Language)] == nil {
		return f
	}
	more := *f
	more.Senses = letters.Distinct(append(slices.Clone(f.Senses), d.meansOf(0, len(d.units))...))
	more.Senses = more.Senses[:min(len(more.Senses), maxSenses)]
	return &more
}

// digest is a number that tells what is known of a language from what else might be.
func (known glossaries) digest(tag string) int {
	if g := known[peers.Base(tag)]; g != nil {
		return g.digest
	}
	return 0
}

func digestOf(means map[uint32][]uint32) int {
	h := uint32(len(means))
	for _, w := range slices.Sorted(maps.Keys(means)) {
		h = letters.Mix(h*31 + w)
		for _, s := range means[w] {
			h = letters.Mix(h*31 + s)
		}
	}
	return int(h)
}
