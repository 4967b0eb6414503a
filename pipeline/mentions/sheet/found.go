package sheet

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// PlainKey is the key of a name that the lexicon does not know.
func (p *Sheet) PlainKey(typ string, from, to int) string {
	return typ + ":" + scan.Key(p.Tokens[from:to])
}

// KeyOf is the key of a name that the lexicon does not know, which may be a part of its token.
func (p *Sheet) KeyOf(f *Name) string {
	if f.End == 0 && p.Tokens[f.From].Kind != scan.Han {
		return p.PlainKey(f.Type, f.From, f.To)
	}
	start, end := p.Bytes(f)
	return f.Type + ":" + strings.ToLower(p.Clean.Text[start:end])
}

// Settle puts the names in order and drops those that overlap one before.
func (p *Sheet) Settle() {
	p.Order()
	out := p.Found[:0]
	for _, f := range p.Found {
		if n := len(out); n > 0 && (f.From < out[n-1].To && f.End == 0 || f.End > 0 && out[n-1].End > f.Start) {
			continue
		}
		out = append(out, f)
	}
	p.Found = out
}

// Order sorts the names by their place.
func (p *Sheet) Order() {
	slices.SortStableFunc(p.Found, func(a, b Name) int {
		return cmp.Or(a.From-b.From, a.Start-b.Start, b.To-a.To)
	})
}

// Bytes gives the bytes of the clean text that a name takes.
func (p *Sheet) Bytes(f *Name) (start, end int) {
	if f.End > 0 {
		return f.Start, f.End
	}
	return p.Tokens[f.From].Start, p.Tokens[f.To-1].End
}

// Take adds a name of the lexicon.
func (p *Sheet) Take(e *gazetteer.Entry, i, end int) {
	p.Add(Name{From: i, To: end, Type: e.Type, Key: e.ID, Canonical: e.Name, Rule: e.Rule()})
}

// Add adds a name. Names are added from left to right.
func (p *Sheet) Add(f Name) { p.Found = append(p.Found, f) }

// Complete gives each name the token before it that is a part of its first word.
func (p *Sheet) Complete() {
	for i := range p.Found {
		f := &p.Found[i]
		if f.End > 0 || f.From == 0 || !p.oneWord(f.From) || i > 0 && p.Found[i-1].To == f.From {
			continue
		}
		plain := f.Key == p.PlainKey(f.Type, f.From, f.To)
		f.From--
		if plain {
			f.Key = p.PlainKey(f.Type, f.From, f.To)
		}
	}
}

// How many letters stand behind a number in one word with it ("3M", "4A"), and before an apostrophe ("N'Golo").
const (
	mostBehindNumber  = 2
	mostBeforeElision = 2
)

// oneWord reports whether token i goes on the word that the token before it begins: a letter behind a number, or a
// capital behind a capital and an apostrophe, where the capital is not owed to the start of a sentence.
func (p *Sheet) oneWord(i int) bool {
	t, before := &p.Tokens[i], &p.Tokens[i-1]
	switch {
	case t.Joint == scan.None && before.Kind == scan.Number:
		return t.Kind != scan.Han && utf8.RuneCountInString(t.Fold) <= mostBehindNumber && before.Joint != scan.None
	case t.Joint == scan.Apostrophe && before.Kind == scan.Upper && t.Capital():
		return utf8.RuneCountInString(before.Fold) <= mostBeforeElision && !before.First && !p.Plain(i-1)
	}
	return false
}

// Cover notes which tokens have a name.
func (p *Sheet) Cover() {
	p.covered = make([]bool, len(p.Tokens))
	for k := range p.Found {
		f := &p.Found[k]
		for i := f.From; i < f.To; i++ {
			p.covered[i] = true
		}
	}
}

// Covered reports whether a name has token i.
func (p *Sheet) Covered(i int) bool { return p.covered[i] }

// AddFree adds a name whose tokens have none so far, and reports whether it did.
func (p *Sheet) AddFree(f Name) bool {
	if slices.Contains(p.covered[f.From:f.To], true) {
		return false
	}
	p.Add(f)
	for i := f.From; i < f.To; i++ {
		p.covered[i] = true
	}
	return true
}

// Exclude marks the tokens from k on that lie in the figure [start,end) of the document's text, and gives the first
// token after it. A run of a script without blanks that begins in the figure and goes on behind it becomes two.
func (p *Sheet) Exclude(k, start, end int) int {
	for ; k < len(p.Tokens); k++ {
		from, _ := p.Clean.Source(p.Tokens[k].Start, p.Tokens[k].End)
		if from >= end {
			break
		}
		p.Tokens[k].Figure = from >= start
		if p.Tokens[k].Figure {
			p.split(k, end)
		}
	}
	return k
}

// split cuts the run without blanks of token k, which begins in a figure, where the figure ends in the document's text.
func (p *Sheet) split(k, end int) {
	t := p.Tokens[k]
	if _, to := p.Clean.Source(t.Start, t.End); t.Kind != scan.Han || to <= end {
		return
	}
	for i := range p.Clean.Text[t.Start:t.End] {
		at := t.Start + i
		if from, _ := p.Clean.Source(at, at+1); i == 0 || from < end {
			continue
		}
		rest := t
		rest.Start, rest.Joint, rest.First, rest.Figure = at, scan.None, false, false
		p.Tokens[k].End = at
		p.Tokens = slices.Insert(p.Tokens, k+1, rest)
		return
	}
}

// Candidate makes the row of a name. It is nil for a name in which a sentence ends: that is no name.
func (p *Sheet) Candidate(f *Name, index *span.Index, document string) *tables.Candidate {
	start, end := f.Start, f.End
	if end == 0 {
		start, end = p.Tokens[f.From].Start, p.Tokens[f.To-1].End
	}
	from, to := p.Clean.Source(start, end)
	c := &tables.Candidate{
		DocumentID:  document,
		ParagraphID: p.Row.ParagraphID,
		Span:        index.Of(from, to),
		Surface:     index.Text()[from:to],
		Clean:       p.Clean.Text[start:end],
		Language:    p.Row.Language,
		Type:        f.Type,
		Key:         f.Key,
		Canonical:   f.Canonical,
		ShortFor:    f.ShortFor,
		Rule:        f.Rule,
	}
	if n := p.Tokens[f.From].Sentence; n >= 0 {
		if c.Span.End > p.Sentences[n].Span.End {
			return nil
		}
		c.SentenceID = p.Sentences[n].SentenceID
		if l := p.Sentences[n].Language; l != "" {
			c.Language = l
		}
	}
	return c
}
