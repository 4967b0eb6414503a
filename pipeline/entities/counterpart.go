package entities

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/entities/wording"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Counterparts finds names that stand in each other's place in two versions of a sentence.
//
// A bead of sentences in two languages says the same twice, so what is named in it is, too. The names that the registry
// takes for one are set aside; if each of two sentences then has one entity of a type left, the one stands for the
// other. It may be that both lack their counterpart, which no rule found: so it counts whether the names are kin, and
// how often the two meet. Where several are left, only those are taken that are kin, each to no other.
var Counterparts = stage.Stage{
	Name:    "counterparts",
	Version: 6,
	Each:    stage.Work,
	Cached:  true,
	Reads: []string{tables.Works.Name, tables.Beads.Name, tables.Candidates.Name, tables.Named.Name,
		stage.Lexicon},
	Writes: []string{tables.Counterparts.Name},
	Run:    findCounterparts,
}

func findCounterparts(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	var r *kinship // made for the first bead: most works are single documents
	var a, b standing
	for bead := range tables.Beads.Read(in) {
		if max(len(bead.AIDs), len(bead.BIDs)) > mostTogether {
			continue
		}
		if r == nil {
			names, err := newRegistry(in.Lexicon())
			if err != nil {
				return err
			}
			r = &kinship{names}
		}
		var err error
		if a, err = a.of(r, in, bead.ADocumentID); err != nil {
			return err
		}
		if b, err = b.of(r, in, bead.BDocumentID); err != nil {
			return err
		}
		x, y := a.in(bead.AIDs), b.in(bead.BIDs)
		if bead.Score <= 0 {
			x, y = withoutLaws(x), withoutLaws(y)
		}
		single := len(bead.AIDs)+len(bead.BIDs) == 2 && bead.Score > 0
		rows, err := r.counterparts(x, y, single)
		if err != nil {
			return err
		}
		for _, row := range rows {
			tables.Counterparts.Write(out, row)
		}
	}
	return nil
}

// mostTogether is how many sentences of a version a bead has at most in which names are sought that stand in each
// other's place.
const mostTogether = 2

// compared are the types of names that may stand in each other's place. Of operations two names are two: they are
// called by words that each version chooses, and a difference is what a reader looks for.
var compared = []string{schema.TypePerson, schema.TypeOrganization, schema.TypePlace, schema.TypeLaw}

// place is a name in a sentence, and the entity that it is as far as is known.
type place struct {
	*tables.Candidate
	entity string
	home   string // whose body or law it is
}

// standing is the names of a document by their sentences.
type standing struct {
	document string
	names    map[string][]place
}

// of gives the names of a document, which s may have already.
func (s standing) of(r *kinship, in *stage.Reader, document string) (standing, error) {
	if s.document == document {
		return s, nil
	}
	entity := map[int]string{}
	for m := range tables.Named.Of(in, document) {
		entity[m.Span.Start] = m.EntityID
	}
	s = standing{document, map[string][]place{}}
	candidates := slices.Collect(tables.Candidates.Of(in, document))
	homes, err := r.homesOf(candidates)
	if err != nil {
		return s, err
	}
	for i, c := range candidates {
		s.names[c.SentenceID] = append(s.names[c.SentenceID], place{c, entity[c.Span.Start], homes[i]})
	}
	return s, nil
}

// in gives the names of some sentences.
func (s standing) in(sentences []string) []place {
	if len(sentences) == 1 {
		return s.names[sentences[0]]
	}
	var out []place
	for _, id := range sentences {
		out = append(out, s.names[id]...)
	}
	return out
}

// withoutLaws gives names without those of laws: where little else says that two sentences say the same, the words of
// two laws may be kin by chance.
func withoutLaws(names []place) []place {
	law := func(n place) bool { return n.Type == schema.TypeLaw }
	return slices.DeleteFunc(slices.Clone(names), law)
}

// counterparts gives the rows of the names of aligned sentences that stand in each other's place: those of the only
// entity of a type that the other side lacks, if each side is one sentence and says the same by more than its place,
// and those that are kin to each other alone.
func (r *kinship) counterparts(a, b []place, single bool) ([]*tables.Counterpart, error) {
	x, y := missing(a, b), missing(b, a)
	if len(x) == 0 || len(y) == 0 || base(x[0].Language) == base(y[0].Language) {
		return nil, nil
	}
	akin := make([][]bool, len(x))
	for i := range x {
		akin[i] = make([]bool, len(y))
		for j := range y {
			var err error
			if akin[i][j], err = r.kin(x[i].Candidate, y[j].Candidate); err != nil {
				return nil, err
			}
		}
	}
	var out []*tables.Counterpart
	for i := range x {
		for j := range y {
			alone := single && x[i].Type == y[j].Type && count(x, x[i].Type) == 1 && count(y, y[j].Type) == 1
			if !alone && !onlyKin(akin, i, j) {
				continue
			}
			row, err := r.counterpart(x[i], y[j], akin[i][j])
			if err != nil {
				return nil, err
			}
			out = append(out, row)
		}
	}
	return out, nil
}

// onlyKin reports whether the names i and j are kin, and neither is of another name.
func onlyKin(akin [][]bool, i, j int) bool {
	n := 0
	for k := range akin {
		n += whether(akin[k][j])
	}
	for k := range akin[i] {
		n += whether(akin[i][k])
	}
	return akin[i][j] && n == 2
}

// count gives how many names are of a type.
func count(names []place, typ string) int {
	n := 0
	for _, p := range names {
		n += whether(p.Type == typ)
	}
	return n
}

// missing gives the names of the entities that other sentences lack, of each entity the longest, in order.
func missing(names, other []place) []place {
	var out []place
	for _, n := range names {
		is := func(o place) bool { return o.entity == n.entity }
		if !slices.Contains(compared, n.Type) || slices.ContainsFunc(other, is) {
			continue
		}
		if i := slices.IndexFunc(out, is); i < 0 {
			out = append(out, n)
		} else if len(n.Clean) > len(out[i].Clean) {
			out[i] = n
		}
	}
	return out
}

// kinship compares names that stand in each other's place by what the registry knows of names.
type kinship struct{ *registry }

// counterpart is the row of two names that stand in each other's place.
func (r *kinship) counterpart(a, b place, kin bool) (*tables.Counterpart, error) {
	x, _, err := r.key(a.Candidate, a.home)
	if err != nil {
		return nil, err
	}
	y, _, err := r.key(b.Candidate, b.home)
	return &tables.Counterpart{AKey: x, BKey: y, ASentence: a.SentenceID, BSentence: b.SentenceID, Kin: kin}, err
}

// kin reports whether the words of one name sound like those of the other, or mean the same: enough of them, so that a
// name that only has the other in it is none. A class word says nothing: two ministries are of one class. Names of two
// types are kin if all words of both have the same consonants and the tagger guessed a type.
func (r *kinship) kin(a, b *tables.Candidate) (bool, error) {
	sounds, like := spelling.Enough[a.Type], spelling.LikeSounds
	if a.Type != b.Type {
		if evident(a) && evident(b) || a.Type == schema.TypeLaw || b.Type == schema.TypeLaw {
			return false, nil
		}
		sounds, like = spelling.AllOfThem, spelling.SameSounds
	}
	x, err := r.soundsOf(a)
	if err != nil {
		return false, err
	}
	y, err := r.soundsOf(b)
	if err != nil {
		return false, err
	}
	for _, s := range x {
		for _, t := range y {
			if sounds(wording.Shared(s, t, like), len(s), len(t)) {
				return r.oneClass(a, b)
			}
		}
	}
	if a.Type != b.Type || a.Type == schema.TypePerson || a.Type == schema.TypePlace {
		return false, nil
	}
	own, err := r.ownSenses(a)
	if err != nil {
		return false, err
	}
	other, err := r.ownSenses(b)
	if err != nil {
		return false, err
	}
	return spelling.Enough[a.Type](wording.Shared(own, other, spelling.LikeSenses), len(own), len(other)), nil
}

// oneClass reports whether two places have class words that mean the same, or none: the port of a town is not the town.
func (r *kinship) oneClass(a, b *tables.Candidate) (bool, error) {
	if a.Type != schema.TypePlace {
		return true, nil
	}
	x, err := r.classOf(a)
	if err != nil {
		return false, err
	}
	y, err := r.classOf(b)
	return x == y, err
}

// classOf gives what the class word of a name means, empty if it has none.
func (r *kinship) classOf(c *tables.Candidate) (string, error) {
	k, err := r.wording(c.Language)
	if err != nil {
		return "", err
	}
	words, err := r.nameWords(c.Clean)
	for _, w := range words {
		if x, ok := k.Classes[character.Plain(w)]; ok && x.Type == c.Type {
			return x.Concept, err
		}
	}
	return "", err
}

// soundsOf gives for each way to cut a name into words, and for the whole of it, the consonants of each word in all its
// readings, without its class words and, in names of bodies and laws, those of countries. A name in ideographs of
// several words, or a long one, is a foreign one in Chinese, and has no readings of other languages.
func (r *kinship) soundsOf(c *tables.Candidate) ([][][]string, error) {
	words, err := r.nameWords(c.Clean)
	if err != nil {
		return nil, err
	}
	k, err := r.wording(c.Language)
	if err != nil {
		return nil, err
	}
	read, err := r.readerOf(c.Language, words)
	if err != nil {
		return nil, err
	}
	var out [][][]string
	all := spelling.Cuts(words, c.Type)
	if joined := spelling.WithParticles(c.Clean, words); joined != nil {
		all = append(all, joined)
	}
	for _, parts := range all {
		var name [][]string
		for _, w := range parts {
			if common(k, c.Type, w) {
				continue
			}
			readings, err := read(w)
			if err != nil {
				return nil, err
			}
			word, err := r.transcribed(w)
			if err != nil {
				return nil, err
			}
			for _, x := range readings {
				word = append(word, spelling.Consonants(x), spelling.Consonants(hissed.Replace(x)))
			}
			slices.Sort(word)
			name = append(name, slices.Compact(word))
		}
		out = append(out, name)
		if len(name) > 1 {
			out = append(out, [][]string{spelling.Products(name, mostWhole)})
		}
	}
	return out, nil
}

// hissed makes the two letters for a sound one that some languages write as z: Zaytsev, Saizew.
var hissed = strings.NewReplacer("ts", "s", "tz", "s")

// common reports whether a word stands in the names of many entities of a type: a class word, or in the name of a body
// or a law that of a country.
func common(k *wording.Wording, typ, word string) bool {
	word = character.Plain(word)
	if x, ok := k.Classes[word]; ok && x.Type == typ {
		return true
	}
	return typ != schema.TypePlace && typ != schema.TypePerson && k.Countries[word] != ""
}

// mostWhole is how many readings of a whole name are compared.
const mostWhole = 64

// longestNative is how many ideographs the name of a Japanese or Korean has at most.
const longestNative = 4

// readerOf gives how the words of a name are read.
func (r *kinship) readerOf(lang string, words []string) (func(word string) ([]string, error), error) {
	simple, err := gazetteer.SimpleOf(r.lexicon, base(lang))
	if simple != nil && (len(words) > 1 || len(words) == 1 && utf8.RuneCountInString(words[0]) > longestNative) {
		return r.byLexicon, err
	}
	return r.allReadings, err
}

// allReadings gives the readings of a word in any of the systems.
func (r *kinship) allReadings(word string) ([]string, error) {
	out, err := r.byLexicon(word)
	for system := range spelling.Systems {
		if err != nil {
			return nil, err
		}
		var more []string
		more, err = r.speller.Composed(word, system)
		out = append(out, more...)
	}
	return out, err
}

// ownSenses gives the senses of each word of a name, without its class words and, if it has other words, the names of
// countries.
func (r *kinship) ownSenses(c *tables.Candidate) ([][]uint32, error) {
	k, err := r.wording(c.Language)
	if err != nil {
		return nil, err
	}
	glossary, err := r.glossary(c.Language, c.Type)
	if err != nil {
		return nil, err
	}
	words, err := glossary.senses(c.Clean)
	words = slices.DeleteFunc(words, func(senses []uint32) bool {
		return slices.ContainsFunc(senses, func(s uint32) bool {
			return k.ClassSenses[wording.ClassSense{Type: c.Type, Sense: s}]
		})
	})
	own := slices.DeleteFunc(slices.Clone(words), func(senses []uint32) bool {
		return slices.ContainsFunc(senses, func(s uint32) bool { return k.CountrySenses[s] })
	})
	if len(own) > 0 {
		return own, err
	}
	return words, err
}
