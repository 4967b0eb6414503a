package mentions

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/learnt"
	"example.org/sourcebook/pipeline/mentions/resolve"
	"example.org/sourcebook/pipeline/mentions/tagger"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// Reader finds names in texts of one language that no other stage has seen: in place of a paragraph with its sentences
// it takes a sentence. It serves who trains the tagger or measures it.
type Reader struct {
	lex     *gazetteer.Knowledge
	lexicon *language.Lexicon
}

// NewReader makes a reader. Without labels it reads by the rules alone.
func NewReader(l *language.Lexicon, tag string, labels *gazetteer.Layers) (*Reader, error) {
	lex, err := gazetteer.Load(l, tag)
	if err != nil {
		return nil, err
	}
	own := *lex
	own.Layers = labels
	if own.Glosses, err = gazetteer.OpenGlosses(l, tag); err != nil {
		return nil, err
	}
	return &Reader{&own, l}, nil
}

// Name is a name in a text: the bytes [Start,End), its type and the rule that found it.
type Name struct {
	Start, End int
	Type, Rule string
}

func (r *Reader) passage(text string) *passage {
	row := &schema.Paragraph{Text: text, Role: schema.RoleBody}
	return newReading(r.lex, r.lexicon).passage(row, span.Whole(text), []*schema.Sentence{{Text: text}})
}

// Names gives the names of the sentences of a document.
func (r *Reader) Names(sentences []string) [][]Name {
	var passages []*passage
	small := resolve.Words{}
	for _, s := range sentences {
		p := r.passage(s)
		p.read()
		small.Add(p.Sheet)
		passages = append(passages, p)
	}
	resolve.Resolve(sheetsOf(passages), small)
	out := make([][]Name, len(sentences))
	for i, p := range passages {
		for k := range p.Found {
			f := &p.Found[k]
			start, end := p.Bytes(f)
			out[i] = append(out[i], Name{start, end, f.Type, f.Rule})
		}
	}
	return out
}

// Words gives the words of a sentence as the tagger sees them, and the bytes of each.
func (r *Reader) Words(sentence string) ([]tagger.Word, [][2]int) {
	p := r.passage(sentence)
	p.read()
	return learnt.On(p.Sheet, p.memory).Words()
}
