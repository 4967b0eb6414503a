package mentions

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/tagger"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// Reader finds names in texts of one language that no other stage has seen: in place of a paragraph with its sentences
// it takes a sentence. It serves who trains the tagger or measures it.
type Reader struct {
	lex     *knowledge
	lexicon *language.Lexicon
}

// NewReader makes a reader. Without labels it reads by the rules alone.
func NewReader(l *language.Lexicon, tag string, labels *Layers) (*Reader, error) {
	lex, err := load(l, tag)
	if err != nil {
		return nil, err
	}
	own := *lex
	own.layers = labels
	return &Reader{&own, l}, nil
}

// Layers are the weights by which the tagger reads a language.
type Layers struct{ Common, Own *tagger.Layer }

// Name is a name in a text: the bytes [Start,End), its type and the rule that found it.
type Name struct {
	Start, End int
	Type, Rule string
}

func (r *Reader) passage(text string) *passage {
	row := &schema.Paragraph{Text: text, Role: schema.RoleBody}
	own := &reading{r.lex, newMemory(r.lex.layers, r.lexicon)}
	return newPassage(row, span.Whole(text), own, []*schema.Sentence{{Text: text}})
}

// Names gives the names of the sentences of a document.
func (r *Reader) Names(sentences []string) [][]Name {
	var passages []*passage
	for _, s := range sentences {
		p := r.passage(s)
		p.read()
		passages = append(passages, p)
	}
	resolve(passages)
	out := make([][]Name, len(sentences))
	for i, p := range passages {
		for k := range p.found {
			f := &p.found[k]
			start, end := p.bytes(f)
			out[i] = append(out[i], Name{start, end, f.typ, f.rule})
		}
	}
	return out
}

// Words gives the words of a sentence as the tagger sees them, and the bytes of each.
func (r *Reader) Words(sentence string) ([]tagger.Word, [][2]int) {
	p := r.passage(sentence)
	p.read()
	var words []tagger.Word
	var spans [][2]int
	for _, piece := range p.pieces(0, len(p.tokens)) {
		words = append(words, piece.word)
		spans = append(spans, [2]int{piece.start, piece.end})
	}
	return words, spans
}

// Key gives the words of a name in lower case, as the files of the lexicon have them that are searched by them.
func Key(name string) string {
	if r, _ := utf8.DecodeRuneInString(name); unspaced(r) {
		return name
	}
	return key(tokenize(name))
}
