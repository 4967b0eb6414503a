// Package mentions finds the places where a text names a person, an organization, a place, a law, an operation or an
// event. It works by the lexicons of names, longest match first, and by rules on capitals and class words ("Ministry of
// …", "… Law", "Operation …"); a rule that needs evidence looks for it in the whole document. It finds names, not
// references: "the ministry" alone is none. What a name refers to is the business of stage entities.
//
// A name is cut without article, possessive ending and quotation marks. Names do not overlap; of two that could stand
// in one place the longer one is taken. Each name is looked for in time linear in the text.
package mentions

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Stage writes candidates.
var Stage = stage.Stage{
	Name:    "mentions",
	Version: 1,
	Each:    stage.Document,
	Cached:  true,
	Reads:   []string{tables.Texts.Name, tables.Paragraphs.Name, tables.Sentences.Name, tables.Figures.Name, tables.Described.Name, stage.Lexicon},
	Writes:  []string{tables.Candidates.Name},
	Run:     run,
}

func run(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	text := tables.Texts.One(in)
	if text == nil {
		return nil
	}
	index := span.NewIndex(text)
	sentences := tables.Sentences.All(in)
	figures := tables.Figures.All(in)
	main := ""
	if d := tables.Described.One(in); d != nil {
		main = d.Language
	}
	loaded := map[string]*knowledge{}
	lexicon := func(tag string) (*knowledge, error) {
		if x := loaded[tag]; x != nil {
			return x, nil
		}
		x, err := load(in.Lexicon(), tag)
		loaded[tag] = x
		return x, err
	}
	var passages []*passage
	s, f := 0, 0
	for row := range tables.Paragraphs.Read(in) {
		tag := base(cmp.Or(row.Language, main, "und"))
		lex, err := lexicon(tag)
		if err != nil {
			return err
		}
		from := s
		for s < len(sentences) && sentences[s].Span.Start < row.Span.End {
			s++
		}
		start := index.Byte(row.Span.Start)
		clean, ok := span.NewClean(row.Text, text.Text[start:index.Byte(row.Span.End)], start)
		if !ok {
			return fmt.Errorf("paragraph %s differs from its source in more than white space", row.ParagraphID)
		}
		p := newPassage(row, clean, lex, sentences[from:s])
		if tag != "zh" && tag != "ja" && p.ideographic() {
			if p.other, err = lexicon("zh"); err != nil {
				return err
			}
		}
		for f < len(figures) && figures[f].Span.Start < row.Span.Start {
			f++
		}
		k := 0
		for ; f < len(figures) && figures[f].Span.Start < row.Span.End; f++ {
			k = p.exclude(k, index.Byte(figures[f].Span.Start), index.Byte(figures[f].Span.End))
		}
		p.read()
		passages = append(passages, p)
	}
	resolve(passages)
	for _, p := range passages {
		for i := range p.found {
			if c := p.candidate(&p.found[i], index, text.DocumentID); c != nil {
				tables.Candidates.Write(out, c)
			}
		}
	}
	return nil
}

// base is the language of a BCP 47 tag, without script and region.
func base(tag string) string {
	tag, _, _ = strings.Cut(tag, "-")
	return tag
}

// exclude marks the tokens from k on that lie in the figure [start,end) of the document's text, and gives the first
// token after it.
func (p *passage) exclude(k, start, end int) int {
	for ; k < len(p.tokens); k++ {
		from, _ := p.clean.Source(p.tokens[k].start, p.tokens[k].end)
		if from >= end {
			break
		}
		p.tokens[k].figure = from >= start
	}
	return k
}

// candidate makes the row of a name. It is nil for a name in which a sentence ends: that is no name.
func (p *passage) candidate(f *found, index *span.Index, document string) *tables.Candidate {
	start, end := f.start, f.end
	if end == 0 {
		start, end = p.tokens[f.from].start, p.tokens[f.to-1].end
	}
	from, to := p.clean.Source(start, end)
	c := &tables.Candidate{
		DocumentID:  document,
		ParagraphID: p.row.ParagraphID,
		Span:        index.Of(from, to),
		Surface:     index.Text()[from:to],
		Clean:       p.clean.Text[start:end],
		Language:    p.row.Language,
		Type:        f.typ,
		Key:         f.key,
		Canonical:   f.canonical,
		ShortFor:    f.shortFor,
		Rule:        f.rule,
	}
	if n := p.tokens[f.from].sentence; n >= 0 {
		if c.Span.End > p.sentences[n].Span.End {
			return nil
		}
		c.SentenceID = p.sentences[n].SentenceID
		if l := p.sentences[n].Language; l != "" {
			c.Language = l
		}
	}
	return c
}
