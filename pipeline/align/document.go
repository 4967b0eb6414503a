package align

import (
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// document is what alignment knows of one text: its sentences in order, each with its evidence.
type document struct {
	id       string
	language string
	units    []unit
	size     int64   // of all units
	until    []int64 // size of the units before each
}

// unit is a sentence.
type unit struct {
	row       *schema.Sentence
	head      bool  // it is a title or heading
	opens     uint8 // 1 if it opens a paragraph
	paragraph int   // number of its paragraph
	size      int   // length in tenths of a Latin letter
	runs      []uint32
	facts     []uint32 // factHash of its numbers, dates and entities, sorted
	names     []string // the facts in words, in the order of the text
	figures   []*schema.Figure
	mentions  []*schema.Mention
}

// newDocument gathers the evidence. figures and mentions must be in the order of the text; those outside sentences are
// left out.
func newDocument(id, language string, paragraphs []*schema.Paragraph, sentences []*schema.Sentence,
	figures []*schema.Figure, mentions []*schema.Mention) *document {
	d := &document{id: id, language: language, units: make([]unit, len(sentences))}
	roles := map[string]string{}
	for _, p := range paragraphs {
		roles[p.ParagraphID] = p.Role
	}
	place := make(map[string]int, len(sentences))
	var runs []uint32
	for i, s := range sentences {
		place[s.SentenceID] = i
		u := &d.units[i]
		role := roles[s.ParagraphID]
		u.row, u.head = s, role == schema.RoleTitle || role == schema.RoleHeading
		runs, u.size = letterRuns(runs[:0], s.Text)
		u.runs = slices.Clone(distinct(runs))
		d.size += int64(u.size)
		switch {
		case i == 0:
			u.opens = 1
		case s.ParagraphID != sentences[i-1].ParagraphID:
			u.opens, u.paragraph = 1, d.units[i-1].paragraph+1
		default:
			u.paragraph = d.units[i-1].paragraph
		}
	}
	d.measure()
	for _, f := range figures {
		if i, ok := place[f.SentenceID]; ok {
			u := &d.units[i]
			u.figures = append(u.figures, f)
			u.names = append(u.names, figureFacts(f)...)
		}
	}
	for _, m := range mentions {
		if i, ok := place[m.SentenceID]; ok && m.EntityID != "" {
			u := &d.units[i]
			u.mentions = append(u.mentions, m)
			u.names = append(u.names, "e:"+m.EntityID)
		}
	}
	for i := range d.units {
		u := &d.units[i]
		for _, n := range u.names {
			u.facts = append(u.facts, factHash(n))
		}
		u.facts = distinct(u.facts)
	}
	return d
}

// measure sums up the sizes of the units.
func (d *document) measure() {
	d.until = make([]int64, len(d.units)+1)
	for i := range d.units {
		d.until[i+1] = d.until[i] + int64(d.units[i].size)
	}
}

// sequences gives the hashes of all sequences of eight letters (two runs), sorted, each once.
func (d *document) sequences() []uint32 {
	var all, runs []uint32
	for i := range d.units {
		runs, _ = letterRuns(runs[:0], d.units[i].row.Text)
		all = appendSequences(all, runs)
	}
	return distinct(all)
}

// appendSequences adds the hashes of each run of letters together with the one that begins where it ends.
func appendSequences(dst, runs []uint32) []uint32 {
	for j := 0; j+runAlphabetic < len(runs); j++ {
		dst = append(dst, mix(runs[j]*0x9e3779b1+runs[j+runAlphabetic]))
	}
	return dst
}

// figureFacts gives what a figure states in a form that does not depend on the language: the value without its unit
// (units and kinds are read less surely than digits), or the days. A repaired number counts in both readings.
func figureFacts(f *schema.Figure) []string {
	var out []string
	switch f.Kind {
	case schema.KindDate, schema.KindPeriod:
		if f.DateStart != "" || f.DateEnd != "" {
			out = append(out, "d:"+string(f.DateStart)+"/"+string(f.DateEnd))
		}
	case schema.KindTime, schema.KindIdentifier:
		digits := strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, f.Surface)
		if digits != "" {
			out = append(out, "t:"+digits)
		}
	default:
		if f.Value != "" {
			out = append(out, "v:"+string(f.Value))
		}
		if f.ValueMax != "" {
			out = append(out, "v:"+string(f.ValueMax))
		}
		if f.RepairedValue != "" && f.RepairedValue != f.Value {
			out = append(out, "v:"+string(f.RepairedValue))
		}
	}
	return out
}

// limit is the most that a shared fact can say, in bits: small and round numbers stand in many texts, so 1770 says more
// than 2000, and 2000 more than 2. It is three bits a significant digit and one a zero at the end, and maxLimit for what
// is no number.
func limit(name string) int {
	if !strings.HasPrefix(name, "v:") {
		return maxLimit
	}
	value := strings.TrimLeft(name[2:], "-")
	digits := strings.Trim(strings.ReplaceAll(value, ".", ""), "0")
	n := 3 * len(digits)
	if !strings.Contains(value, ".") {
		n += len(value) - len(strings.TrimRight(value, "0"))
	}
	return min(n, maxLimit)
}

const maxLimit = 12

// factHash is the hash of a fact, with its limit in the lowest four bits.
func factHash(name string) uint32 { return hashText(name)&^15 | uint32(limit(name)) }

// hashText is FNV-1a.
func hashText(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return mix(h)
}
