package align

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Fingerprint makes the fingerprint of each document: all that the index of works holds of it.
var Fingerprint = stage.Stage{
	Name:    "fingerprint",
	Version: 3,
	Each:    stage.Document,
	Cached:  true,
	Reads:   append([]string{stage.Lexicon}, evidence...),
	Writes:  []string{tables.Fingerprints.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		d, declared, err := load(in, tables.Named, in.Key(), maxSketchUnits)
		if err != nil {
			return err
		}
		if d != nil {
			f := fingerprint(d)
			f.Work, f.NotWork = declared.Work, declared.NotWork
			tables.Fingerprints.Write(out, f)
		}
		return nil
	},
}

// Bounds of a fingerprint.
const (
	maxSketchUnits = 4000 // sentences that are sampled
	maxSample      = 512
	maxFacts       = 256
	maxSenses      = 192
	rareFact       = 6 // bits that a fact must be able to say to be taken
)

// fingerprint samples the document. The sample is taken by the hashes themselves, so two documents that share a
// sequence both have it or both lack it, as far as their rates allow (A. Z. Broder, On the resemblance and containment
// of documents, 1997: the sketch "mod m").
func fingerprint(d *document) *tables.Fingerprint {
	f := &tables.Fingerprint{DocumentID: d.id, Language: d.language, Size: int(d.size), Sentences: len(d.units)}
	var all, runs []uint32
	for i := range d.units {
		u := &d.units[i]
		runs, _ = letters.Runs(runs[:0], u.row.Text)
		all = appendSequences(all, runs)
		for _, pieces := range [][]uint32{u.facts, u.names} {
			for _, h := range pieces {
				if h&15 >= rareFact {
					f.Facts = append(f.Facts, h)
				}
			}
		}
		f.Senses = append(f.Senses, u.senses...)
		if len(all) > 1<<16 {
			sample(f, all)
			all = all[:0]
		}
	}
	sample(f, all)
	f.Facts, f.Senses = letters.Distinct(f.Facts), letters.Distinct(f.Senses)
	f.Facts = f.Facts[:min(len(f.Facts), maxFacts)] // the smallest hashes: the same ones in every document
	f.Senses = f.Senses[:min(len(f.Senses), maxSenses)]
	return f
}

// sample puts hashes into the sample, and halves the rate until it fits.
func sample(f *tables.Fingerprint, hashes []uint32) {
	var rate [33]int // by the number of zeros: hashes with so many
	for _, h := range hashes {
		rate[bits.TrailingZeros32(h)]++
	}
	// Most hashes cannot stay, and need not be sorted: they are tried at a rate that leaves a few times as many as fit,
	// and, if too few of these are distinct, at higher ones.
	zeros := f.Zeros
	for n := len(hashes); n > 4*maxSample && zeros < 32; zeros++ {
		n -= rate[zeros]
	}
	old := f.Sample
	for {
		f.Sample = slices.Clone(old)
		for _, h := range hashes {
			if bits.TrailingZeros32(h) >= zeros {
				f.Sample = append(f.Sample, h)
			}
		}
		f.Sample = letters.Distinct(f.Sample)
		if zeros == f.Zeros || len(f.Sample) > maxSample+len(old) {
			break
		}
		zeros--
	}
	f.Zeros = zeros
	for {
		f.Sample = slices.DeleteFunc(f.Sample, func(h uint32) bool { return bits.TrailingZeros32(h) < f.Zeros })
		if len(f.Sample) <= maxSample {
			return
		}
		f.Zeros++
	}
}

// texts is what load reads but for the names, evidence all of it where alignment is still to come.
var (
	texts = []string{tables.Origins.Name, tables.Described.Name, tables.Paragraphs.Name, tables.Sentences.Name,
		tables.Figures.Name}
	evidence = append(texts[:len(texts):len(texts)], tables.Named.Name)
)

// load reads a document, with at most that many sentences, and what the corpus declares of it. It is nil if there is
// none.
func load(in *stage.Reader, names stage.Table[schema.Mention], id string, most int) (
	d *document, declared tables.Declared, err error) {
	for o := range tables.Origins.Of(in, id) {
		declared = o.Declared
		language, published := declared.Language, declared.Published
		for m := range tables.Described.Of(in, id) {
			language, published = cmp.Or(language, m.Language), cmp.Or(published, m.Published)
		}
		var sentences []*schema.Sentence
		end := 0
		for s := range tables.Sentences.Of(in, id) {
			if len(sentences) == most {
				break
			}
			sentences = append(sentences, s)
			end = s.Span.End
		}
		paragraphs := before(tables.Paragraphs.Of(in, id), end, func(p *schema.Paragraph) int { return p.Span.Start })
		figures := before(tables.Figures.Of(in, id), end, func(f *schema.Figure) int { return f.Span.Start })
		mentions := before(names.Of(in, id), end, func(m *schema.Mention) int { return m.Span.Start })
		known, err := tongueOf(in.Lexicon(), language)
		if err != nil {
			return nil, declared, err
		}
		d = newDocument(id, language, known, paragraphs, sentences, figures, mentions)
		d.published = published
	}
	return d, declared, nil
}

// before gives the rows that begin before end. The rows must come in order.
func before[R any](rows func(func(*R) bool), end int, start func(*R) int) []*R {
	var out []*R
	for r := range rows {
		if start(r) >= end {
			break
		}
		out = append(out, r)
	}
	return out
}

// library holds the documents that were read last, so many that they have limit sentences in all, but at least two.
type library struct {
	in    *stage.Reader
	most  int // sentences of a document
	limit int
	strip bool // of their rows
	docs  map[string]*document
	order []string // the one that was asked for last comes last
	units int
	named map[string]named // what rows need of each document
	err   error            // the first one

	mentions stage.Table[schema.Mention] // Named until the registry has read the beads
}

// named is what sentences call a document, and what is known of its language.
type named struct {
	agree.Name
	pack        *language.Pack
	frequencies *language.Frequencies
}

// nameAll finds out what the sentences about the documents of a work need.
func nameAll(in *stage.Reader, l *library, members []*tables.WorkOf) error {
	ids, languages := make([]string, len(members)), make([]string, len(members))
	for i, m := range members {
		ids[i] = m.DocumentID
		for o := range tables.Origins.Of(in, m.DocumentID) {
			languages[i] = o.Declared.Language
		}
		for d := range tables.Described.Of(in, m.DocumentID) {
			languages[i] = cmp.Or(languages[i], d.Language)
		}
	}
	l.named = map[string]named{}
	for i, n := range agree.Names(ids, languages) {
		pack, err := in.Lexicon().Pack(languages[i])
		if err != nil {
			return err
		}
		frequencies, err := in.Lexicon().Frequencies(languages[i])
		if err != nil {
			return err
		}
		l.named[ids[i]] = named{n, pack, frequencies}
	}
	return nil
}

func newLibrary(in *stage.Reader, most, limit int, strip bool) *library {
	return &library{in: in, most: most, limit: limit, strip: strip, docs: map[string]*document{}, mentions: tables.Named}
}

func (l *library) get(id string) *document {
	d, ok := l.docs[id]
	if ok {
		i := slices.Index(l.order, id)
		l.order = append(slices.Delete(l.order, i, i+1), id)
		return d
	}
	var err error
	if d, _, err = load(l.in, l.mentions, id, l.most); err != nil && l.err == nil {
		l.err = err
	}
	if d == nil {
		d = &document{id: id} // the reader has failed and tells so
	}
	if l.strip {
		d.strip()
	}
	if n, ok := l.named[id]; ok {
		d.name, d.pack, d.frequencies = n.Name, n.pack, n.frequencies
	}
	l.docs[id] = d
	l.order = append(l.order, id)
	l.units += len(d.units)
	for l.units > l.limit && len(l.order) > 2 {
		l.units -= len(l.docs[l.order[0]].units)
		delete(l.docs, l.order[0])
		l.order = slices.Delete(l.order, 0, 1)
	}
	return d
}
