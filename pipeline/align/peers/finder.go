package peers

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/align/fixed"
	"example.org/sourcebook/pipeline/shuffle"
)

// Bounds of the index.
const (
	maxPosting  = 32  // documents that a piece of evidence may stand in to count as rare
	smallCorpus = 32  // documents up to which the index lets all pairs through that could be a work
	nearest     = 6   // documents of other languages with similar lengths that each one is then tried with
	unequal     = 4   // times as long as the other one may one of them be
	compared    = 24  // documents before it that a document's sample is compared with
	allPartners = 8   // documents of one language, and of others, that a document is judged with in small corpora
	maxPartners = 12  // the same in large ones
	minPartners = 2   // the same for long documents, whose judgements take longer
	budget      = 384 // sentences that a document is judged with, if maxPartners and minPartners allow
)

// Bounds of the senses of words that count as rare.
const (
	commonSense  = 4              // one document of so many has a sense that is common
	maxSensed    = 256            // documents that may have a rare one, whatever their number
	minSenseBits = 12 * fixed.Bit // what shared ones must say
)

// Thresholds of the index. They let through what judge may accept, and little else. All but the first two are in
// thousandths.
const (
	minShared     = 4 // sequences
	minFactBits   = 12
	minCognates   = 12      // of the sequences of the smaller document, in two languages
	minRelated    = 100     // of them, in one language, for the sample to be looked at, and for documents that share facts
	minContained  = 250     // of its sample, in one language, without facts
	minFactsShare = 120     // of the bits of the document with fewer
	maxScore      = 1 << 14 // of a pair, at most
	minSenses     = 150     // of what the rare senses of the document with fewer say
)

// Finder names for each document the few others that it may be one work with. The work for a document is bounded by the
// size of its fingerprint, whatever the number of documents.
type Finder struct {
	docs      []*Sketch
	sequences index
	facts     index
	senses    index
	passages  index         // by language
	series    []uint32      // letters of titles, ascending
	marks     map[int]Marks // by number: what was found to recur
	sensed    []int32       // by number: what the rare senses of a document say, in 1/1024 bit
	kinship   *kinship
	lengths   [][]int     // by number: documents of similar length before it, in small corpora
	shared    []overlapOf // with the document at hand; all zero between two
	counted   []int32     // sequences of the two documents at hand that one has; all zero between two calls
	touched   []int       // documents for which one of these is not zero
	tags      []string    // languages of the documents, once each
	tongue    []int32     // by number: the place of a document's language in tags
	same      []bool      // by place in tags: it is one language with the document at hand
}

// overlapOf is what two fingerprints share, of evidence that is rare or stands in their neighbourhood.
type overlapOf struct {
	sequences int32
	bits      int32 // of facts
	senses    int32 // what rare senses of words say, in 1/1024 bit
	rare      int32 // what rare facts say, the same
}

// NewFinder makes the index of all documents of a corpus, in order.
func NewFinder(docs []*Sketch, evidence *shuffle.Shuffle) *Finder {
	f := &Finder{docs: docs, shared: make([]overlapOf, len(docs)), counted: make([]int32, len(docs)),
		sensed: make([]int32, len(docs)), kinship: newKinship(docs), marks: map[int]Marks{}}
	for i, d := range docs {
		p := d.print()
		for kind, hashes := range [...][]uint32{p.Sample, p.Facts, p.Senses} {
			for _, h := range hashes {
				evidence.Add(uint64(kind)<<32|uint64(h), uint64(i), 1)
			}
		}
		for _, h := range p.Passages {
			evidence.Add(ofPassages<<32|uint64(inLanguage(h, d.Language)), uint64(i), 1)
		}
		for _, t := range p.Titles {
			evidence.Add(ofTitles<<32|uint64(t.Letters), uint64(t.Digits), 1)
		}
		f.kinship.weight[i] = firstDoubt
	}
	var key uint64
	var having []int32
	for e := range evidence.Sorted() {
		if e.Key != key {
			f.add(key, having)
			key, having = e.Key, having[:0]
		}
		having = append(having, int32(e.Value))
	}
	f.add(key, having)
	for _, x := range []*index{&f.sequences, &f.facts, &f.senses, &f.passages} {
		x.finish()
	}
	if len(docs) <= smallCorpus {
		f.lengths = similarLengths(docs)
	}
	f.tags, f.tongue = tagsOf(docs)
	f.same = make([]bool, len(f.tags))
	return f
}

// tagsOf gives the languages of documents, once each, and for each document the place of its language among them.
func tagsOf(docs []*Sketch) (tags []string, places []int32) {
	known := map[string]int32{}
	places = make([]int32, len(docs))
	for i, d := range docs {
		n, ok := known[d.Language]
		if !ok {
			n = int32(len(tags))
			known[d.Language] = n
			tags = append(tags, d.Language)
		}
		places[i] = n
	}
	return tags, places
}

// The kinds of evidence.
const (
	ofSample = iota
	ofFacts
	ofSenses
	ofPassages
	ofTitles
)

// add adds a piece of evidence, its kind before its hash, with the documents that have it; or the letters of a title
// with the digits that stand in it.
func (f *Finder) add(key uint64, docs []int32) {
	h := uint32(key)
	switch key >> 32 {
	case ofSample:
		f.sequences.add(h, docs, false)
	case ofFacts:
		for _, i := range docs {
			f.kinship.weight[i] += int64(f.factRarity(h, len(docs)))
		}
		f.facts.add(h, docs, false)
	case ofSenses:
		r := f.rarity(len(docs))
		if r == 0 {
			return
		}
		for _, i := range docs {
			f.sensed[i] += int32(r)
			f.kinship.weight[i] += int64(r)
		}
		f.senses.add(h, docs, true)
	case ofPassages:
		if len(docs) > minUnlike {
			f.passages.add(h, docs, false)
		}
	case ofTitles:
		if len(docs) >= minSeries {
			f.series = append(f.series, h)
		}
	}
}

// promise is a document and how promising it is.
type promise struct{ number, score int }

// Partners gives the numbers of the documents before i that may be one work with it, the most promising one first. It
// is called once for each document, in order.
func (f *Finder) Partners(i int) []int {
	d := f.docs[i]
	p := d.print()
	for n, tag := range f.tags {
		f.same[n] = OneLanguage(d.Language, tag)
	}
	for _, h := range p.Sample {
		f.sequences.find(h).pass(i, func(j int) { f.touch(j).sequences++ })
	}
	f.touchFacts(i, p.Facts)
	f.touchSenses(i, p.Senses)
	for _, j := range d.Siblings {
		if j < i && f.shared[j].sequences == 0 {
			f.touch(j).sequences = minShared
		}
	}
	var one, other []promise
	for _, j := range f.touched {
		e, cosine := f.docs[j], 0
		if o := &f.shared[j]; o.senses > 0 && !f.same[f.tongue[j]] {
			cosine = f.kinship.note(i, j, int64(o.senses+o.rare))
		}
		if n := f.shared[j].score(e, d) + f.senseScore(j, i); n == 0 || f.hopeless(i, j, n, cosine) {
		} else if f.same[f.tongue[j]] {
			one = append(one, promise{j, n})
		} else {
			other = append(other, promise{j, n})
		}
	}
	first(&one, compared)
	for k := range one {
		one[k].score = f.resemblance(i, one[k].number)
	}
	one = slices.DeleteFunc(one, func(p promise) bool { return p.score == 0 })
	first(&one, f.most(d))
	f.eachLanguage(&other)
	first(&other, f.most(d))
	f.forget()
	both := append(one, other...)
	first(&both, len(both))
	out := make([]int, 0, len(both))
	for _, p := range both {
		out = append(out, p.number)
	}
	if f.lengths != nil {
		for _, j := range f.lengths[i] {
			if !slices.Contains(out, j) {
				out = append(out, j)
			}
		}
	}
	return out
}

// Bounds of pairs of two languages that are not judged in a large corpus, in thousandths.
const (
	leastCosine = 80  // of the rare evidence of both
	leastScore  = 300 // of a pair with less in common
)

// hopeless reports whether two documents whose words are known have so little in common that others come first.
func (f *Finder) hopeless(i, j, score, cosine int) bool {
	little := score < leastScore && cosine < leastCosine
	return little && f.Ranks() && !f.same[f.tongue[j]] && min(f.sensed[i], f.sensed[j]) > 0
}

// Bounds of the documents of other languages that a document is tried with once more.
const (
	maxAgain  = 4
	minCosine = 110 // thousandths of the rare evidence of both that they must have in common
)

// Counterparts gives the numbers of the documents before i, in other languages, that share most of the rare evidence
// with it, out of those that may. It is called once for each document, in order.
func (f *Finder) Counterparts(i int, may func(j int) bool) []int {
	d := f.docs[i]
	p := d.print()
	for n, tag := range f.tags {
		f.same[n] = OneLanguage(d.Language, tag)
	}
	f.touchFacts(i, p.Facts)
	f.touchSenses(i, p.Senses)
	var other []promise
	for _, j := range f.touched {
		if o := &f.shared[j]; o.senses > 0 && !f.same[f.tongue[j]] {
			if n := f.kinship.note(i, j, int64(o.senses+o.rare)); n >= minCosine && may(j) {
				other = append(other, promise{j, n})
			}
		}
	}
	f.forget()
	first(&other, maxAgain)
	out := make([]int, len(other))
	for n, o := range other {
		out[n] = o.number
	}
	return out
}

// touch gives what document j shares with the one at hand.
func (f *Finder) touch(j int) *overlapOf {
	o := &f.shared[j]
	if *o == (overlapOf{}) {
		f.touched = append(f.touched, j)
	}
	return o
}

// forget forgets what documents share with the one at hand.
func (f *Finder) forget() {
	for _, j := range f.touched {
		f.shared[j] = overlapOf{}
	}
	f.touched = f.touched[:0]
}

// touchFacts notes the documents before i that have facts of it.
func (f *Finder) touchFacts(i int, facts []uint32) {
	for _, h := range facts {
		docs := f.facts.find(h)
		r := int32(0)
		if !docs.many() {
			r = int32(f.factRarity(h, len(docs)))
		}
		docs.pass(i, func(j int) {
			o := f.touch(j)
			o.bits += int32(h & 15)
			o.rare += r
		})
	}
}

// touchSenses notes the documents before i, in other languages, that have rare senses of it.
func (f *Finder) touchSenses(i int, senses []uint32) {
	for _, h := range senses {
		docs := f.senses.find(h)
		r := int32(f.rarity(len(docs)))
		docs.each(i, func(j int) {
			if !f.same[f.tongue[j]] {
				f.touch(j).senses += r
			}
		})
	}
}

// Bounds of the third texts.
const (
	thirdTexts = 2
	wanted     = 8 // documents that are looked at for each sequence
	minThird   = 2 // half of the sequences that two texts share, at least, stand in the third one
)

// Thirds gives a few further documents that share much of what two documents of one language share, those first that
// share most.
func (f *Finder) Thirds(i, j int) []int {
	a, b := f.docs[i], f.docs[j]
	if !OneLanguage(a.Language, b.Language) {
		return nil
	}
	shared := 0
	for h := range a.common(b) {
		shared++
		for _, k := range f.sequences.find(h).first() {
			if f.counted[k]++; f.counted[k] == 1 {
				f.touched = append(f.touched, int(k))
			}
		}
	}
	var out []promise
	for _, k := range f.touched {
		n := int(f.counted[k])
		if k != i && k != j && OneLanguage(a.Language, f.docs[k].Language) && minThird*n >= shared {
			out = append(out, promise{k, n})
		}
		f.counted[k] = 0
	}
	f.touched = f.touched[:0]
	first(&out, thirdTexts)
	thirds := make([]int, len(out))
	for n, p := range out {
		thirds[n] = p.number
	}
	return thirds
}

// first sorts, the most promising one first, and keeps no more than n.
func first(p *[]promise, n int) {
	slices.SortFunc(*p, func(x, y promise) int { return cmp.Or(y.score-x.score, x.number-y.number) })
	*p = (*p)[:min(len(*p), n)]
}

// eachLanguage puts the best document of each language first, then the second best ones, and so on: how much of what
// words mean is known differs from language to language.
func (f *Finder) eachLanguage(p *[]promise) {
	first(p, len(*p))
	place := map[string]int{}
	for k := range *p {
		x := &(*p)[k]
		tag, _, _ := strings.Cut(f.docs[x.number].Language, "-")
		x.score -= place[tag] * maxScore
		place[tag]++
	}
}

// most is how many documents of one language, and of others, a document is judged with.
func (f *Finder) most(d *Sketch) int {
	if len(f.docs) <= smallCorpus {
		return allPartners
	}
	return min(max(budget/max(1, min(int(d.Sentences), MaxJudged)), minPartners), maxPartners)
}

// score is how promising a pair is, 0 if it is not.
func (o *overlapOf) score(a, b *Sketch) int {
	n := 0
	if o.sequences >= minShared {
		zeros := max(a.zeros, b.zeros)
		contained := 1000 * int(o.sequences) / max(1, int(min(a.rate[zeros], b.rate[zeros])))
		least := minRelated
		if !OneLanguage(a.Language, b.Language) {
			least = minCognates
		}
		if contained >= least {
			n += contained + 1
		}
	}
	return n + o.factScore(a, b)
}

// factScore is the share of the bits of the document with fewer that the other one has too, 0 if it says little.
func (o *overlapOf) factScore(a, b *Sketch) int {
	if o.bits >= minFactBits {
		if share := 1000 * int(o.bits) / max(1, int(min(a.total, b.total))); share >= minFactsShare {
			return share + 1
		}
	}
	return 0
}

// senseScore is how promising two documents are by what their words mean, 0 if they are not: the share of what the
// rare senses of the one with fewer say.
func (f *Finder) senseScore(i, j int) int {
	bits := int(f.shared[i].senses)
	if bits < minSenseBits {
		return 0
	}
	if share := 1000 * bits / max(1, int(min(f.sensed[i], f.sensed[j]))); share >= minSenses {
		return share + 1
	}
	return 0
}

// rarity is what it says that two documents share a sense that so many have, in 1/1024 bit; 0 if it is common.
func (f *Finder) rarity(documents int) int {
	if documents < 2 || documents > max(maxPosting, min(len(f.docs)/commonSense, maxSensed)) {
		return 0
	}
	return fixed.Log2Ratio(int64(len(f.docs)), int64(documents))
}

// factRarity is the same of a fact, which cannot say more than its own limit.
func (f *Finder) factRarity(h uint32, documents int) int {
	if documents > maxPosting {
		return 0
	}
	return min(f.rarity(documents), int(h&15)*fixed.Bit)
}

// resemblance compares the samples of two documents of one language. It is how promising the pair is, 0 if it is not:
// of two versions of one text, the shorter one shares much of its wording with the other, or some of it and its facts.
func (f *Finder) resemblance(i, j int) int {
	a, b := f.docs[i], f.docs[j]
	contained := a.Alike(b)[0]
	facts := f.shared[j].factScore(a, b)
	if contained < minRelated || contained < minContained && facts == 0 && len(f.docs) > smallCorpus {
		return 0
	}
	return contained + facts
}

// similarLengths gives for each document those before it that are in another language and whose lengths are nearest,
// within a factor of unequal, for one of the two. Translations between scripts may share nothing that an index could
// hold, and be told by the order of their lengths alone.
func similarLengths(docs []*Sketch) [][]int {
	out := make([][]int, len(docs))
	for i, d := range docs {
		var near []promise
		for j, e := range docs {
			alike := d.Size <= unequal*e.Size && e.Size <= unequal*d.Size
			if j != i && alike && !OneLanguage(d.Language, e.Language) {
				near = append(near, promise{j, -int(max(d.Size-e.Size, e.Size-d.Size))})
			}
		}
		first(&near, nearest)
		for _, p := range near {
			a, b := min(i, p.number), max(i, p.number)
			if !slices.Contains(out[b], a) {
				out[b] = append(out[b], a)
			}
		}
	}
	for _, o := range out {
		slices.Sort(o)
	}
	return out
}
