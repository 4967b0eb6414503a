package align

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Fingerprint makes the fingerprint of each document, all that the index of works holds of it, and packs the evidence
// that works compares with that of others.
var Fingerprint = stage.Stage{
	Name:    "fingerprint",
	Version: 7,
	Each:    stage.Document,
	Cached:  true,
	Reads:   append([]string{stage.Lexicon}, evidence...),
	Writes:  []string{tables.Fingerprints.Name, tables.Evidences.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		d, declared, err := load(in, tables.Named, tongueOf, in.Key(), maxSketchUnits)
		if err != nil {
			return err
		}
		if d != nil {
			f := fingerprint(d)
			f.Work, f.NotWork = declared.Work, declared.NotWork
			tables.Fingerprints.Write(out, f)
			e := &tables.Evidence{DocumentID: d.id, Language: d.language, Packed: d.packed(peers.MaxJudged)}
			tables.Evidences.Write(out, e)
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
	titleUnits     = 3 // sentences at the beginning of which the titles are taken
)

// fingerprint samples the document. The sample is taken by the hashes themselves, so two documents that share a
// sequence both have it or both lack it, as far as their rates allow (A. Z. Broder, On the resemblance and containment
// of documents, 1997: the sketch "mod m").
func fingerprint(d *document) *tables.Fingerprint {
	f := &tables.Fingerprint{DocumentID: d.id, Language: d.language, Size: int(d.size), Sentences: len(d.units)}
	for i := range d.units[:min(len(d.units), peers.MaxJudged)] {
		u := &d.units[i]
		both, digits, letters := letters.Passage(u.row.Text)
		f.Passages = append(f.Passages, both)
		if i < titleUnits && u.head && digits != 0 && letters != 0 {
			f.Titles = append(f.Titles, tables.Title{Letters: letters, Digits: digits})
		}
	}
	var all []uint32
	for i := range d.units {
		u := &d.units[i]
		all = appendSequences(all, u.runs)
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
// none. speaks gives what is known of its language, as far as that is asked for.
func load(in *stage.Reader, names stage.Table[schema.Mention], speaks func(*language.Lexicon, string) (tongue, error),
	id string, most int) (d *document, declared tables.Declared, err error) {
	for o := range tables.Origins.Of(in, id) {
		declared = o.Declared
		tag, published := declared.Language, declared.Published
		for m := range tables.Described.Of(in, id) {
			tag, published = cmp.Or(tag, m.Language), cmp.Or(published, m.Published)
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
		known, err := speaks(in.Lexicon(), tag)
		if err != nil {
			return nil, declared, err
		}
		d = newDocument(id, tag, known, paragraphs, sentences, figures, mentions)
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
