// Package learnt reads names by what the tagger learnt from annotated texts, and joins them with those of the rules.
package learnt

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/people"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// Reader reads a sheet by what was learnt.
type Reader struct {
	people.Reader
	memory *Memory
}

// On gives a reader of a sheet that uses the memory of its document.
func On(s *sheet.Sheet, m *Memory) *Reader { return &Reader{people.Reader{Sheet: s}, m} }

// Memory keeps what was looked up of the words of a document in one language, and the tagger with its rooms.
type Memory struct {
	forms map[string]*form  // of words as they are written
	latin map[string]string // of marks

	tagger  tagger.Tagger
	pieces  []piece
	words   []tagger.Word
	labels  []tagger.Label
	margins []int32 // of the names that begin at the words
	here    []*form // of the tokens, nil for what is no word
	set     []uint64
	rules   []tagger.Label
	number  []int // of the characters of a run

	cutter gazetteer.Cutter
}

// How much the tagger dares in a language that it has seen no texts of: the layer of those languages knows less of what
// kind a name is than that it is one. Where it is not known which words are frequent it dares less, and much less where
// every noun has a capital.
const (
	courage = -25
	unsure  = -80
	reserve = -230
)

// sureMargin is how much better than the best reading without it a name must be in a language that the tagger has seen
// texts of: a wrong name is worse than a missed one.
const sureMargin = 70

// NewMemory makes a memory of a language. Without layers nothing is read.
func NewMemory(lex *gazetteer.Knowledge) *Memory {
	m := &Memory{forms: map[string]*form{}, latin: map[string]string{}}
	if lex.Layers == nil {
		return m
	}
	m.tagger.Common, m.tagger.Own = lex.Layers.Common, lex.Layers.Own
	m.tagger.Courage = courage
	switch {
	case lex.Capitals:
		m.tagger.Courage = reserve
	case lex.Frequencies == nil:
		m.tagger.Courage = unsure
	}
	return m
}

// around is how many words on either side of a possible name the tagger looks at.
const around = 3

// Read reads the sheet by what was learnt, and joins that with what the rules found.
func (p *Reader) Read() {
	if p.Lex.Layers == nil || len(p.Tokens) == 0 || slices.Contains(p.Row.Issues, "lost_spaces") {
		return // a word that swallowed its neighbours teaches nothing
	}
	m := p.memory
	var names []sheet.Name
	for from := 0; from < len(p.Tokens); {
		to := from + 1
		for to < len(p.Tokens) && p.Tokens[to].Sentence == p.Tokens[from].Sentence {
			to++
		}
		if p.program(from, to) {
			from = to
			continue
		}
		for from < to {
			var end int
			from, end = p.window(from, to)
			if from == end {
				break
			}
			pieces := p.pieces(from, end)
			m.words = m.words[:0]
			for i := range pieces {
				m.words = append(m.words, pieces[i].word)
			}
			m.labels = m.tagger.Label(m.words, m.labels[:0])
			if p.Lex.Seen() {
				m.margins = m.tagger.Margins(m.words, m.labels, m.margins[:0])
			}
			names = p.spans(pieces, m.labels, names)
			from = end
		}
		from = to
	}
	p.join(names)
}

// program reports whether the tokens [from,to) have braces, as programs do.
func (p *Reader) program(from, to int) bool {
	return slices.ContainsFunc(p.Tokens[from:to], func(t scan.Token) bool { return t.Fold == "{" || t.Fold == "}" })
}

// window gives the first part of the sentence [from,to) with words that may lie in a name, and what the tagger looks at
// around them. It is empty if there is no such word.
func (p *Reader) window(from, to int) (int, int) {
	begin := from
	for begin < to && !p.Tokens[begin].Capital() && p.Tokens[begin].Kind != scan.Han {
		begin++
	}
	if begin == to {
		return to, to
	}
	end := begin + 1
	for k := end; k < to && k < end+2*around+1; k++ {
		if p.Tokens[k].Capital() || p.Tokens[k].Kind == scan.Han {
			end = k + 1
		}
	}
	return max(from, begin-around), min(to, end+around)
}

// spans makes names of labels.
func (p *Reader) spans(pieces []piece, labels []tagger.Label, names []sheet.Name) []sheet.Name {
	for i := 0; i < len(labels); {
		if !labels[i].Begins() {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && (!labels[j-1].Ends() || p.oneWord(&pieces[j-1], &pieces[j])) {
			j++
		}
		typ := typeOf(labels[i])
		doubt := p.doubt(i)
		for j-i > 1 && p.article(&pieces[i].word) && !p.inLexicon(pieces[i].token, pieces[j-1].token+1) {
			i++ // an article is no part of a name
		}
		f := sheet.Name{From: pieces[i].token, To: pieces[j-1].token + 1, Type: typ, Rule: "learnt", Doubt: doubt}
		start, end := pieces[i].start, pieces[j-1].end
		if start != p.Tokens[f.From].Start || end != p.Tokens[f.To-1].End || p.Tokens[f.From].Kind == scan.Han {
			f.Start, f.End = start, end
		}
		if f.To-f.From <= sheet.LongestName {
			names = append(names, f)
		}
		i = j
	}
	return names
}

// oneWord reports whether two pieces are written as one word with a capital inside, such as the name of a user or a
// trade mark: what is learnt of a part holds for the whole.
func (p *Reader) oneWord(a, b *piece) bool {
	return a.end == b.start && p.Tokens[a.token].Word() && p.Tokens[b.token].Capital()
}

// inLexicon reports whether the tokens [i,j) are a name of the lexicon: "La Habana".
func (p *Reader) inLexicon(i, j int) bool {
	e, end := p.Lookup(i)
	return e != nil && end == j
}

// article reports whether a word is an article, and not in capitals only.
func (p *Reader) article(w *tagger.Word) bool {
	return p.Lex.Connectors[w.Fold] == "article" && w.Text != strings.ToUpper(w.Text)
}

// doubt gives the doubt of the name that begins at piece i, by its margin. Where the tagger has seen no texts of the
// language, a margin tells nothing.
func (p *Reader) doubt(i int) int32 {
	if !p.Lex.Seen() || p.memory.margins[i] >= sureMargin {
		return 0
	}
	return sheet.InDoubt - sheet.InDoubt*p.memory.margins[i]/sureMargin
}
