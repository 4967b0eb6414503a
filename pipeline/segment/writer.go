package segment

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/identify"
	"example.org/sourcebook/pipeline/segment/respace"
	"example.org/sourcebook/pipeline/segment/roles"
	"example.org/sourcebook/pipeline/segment/sentence"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// writer turns the blocks of a page into rows.
type writer struct {
	*roles.Page
	*document
	index   *span.Index
	spaces  *respace.Respacer
	speaker *identify.Identifier
	lexicon *language.Lexicon
	main    string
	grammar *sentence.Grammar // of the last paragraph's language
	ruled   string            // that language
	written int               // sentences
	full    func(*document)   // takes the rows when they are many; may be nil
	tags    []string          // languages in the order of their first letters
	letters map[string]int
	key     []byte // scratch memory

	explained *Explanation // nil if nobody asks
	at        func(string) // is told which paragraph is being read; nil if nobody asks
}

// all writes the blocks in order, and hands on the rows when they are many.
func (w *writer) all() error {
	for i := range w.Blocks {
		if err := w.paragraph(i); err != nil {
			return err
		}
		if w.full != nil && len(w.document.paragraphs)+len(w.document.sentences) >= mostRows {
			w.full(w.document)
		}
	}
	return nil
}

// content holds the roles of what a text says; all other lines stand around it.
var content = []string{schema.RoleTitle, schema.RoleHeading, schema.RoleBody, schema.RoleCaption}

// paragraph writes block i.
func (w *writer) paragraph(i int) error {
	b := &w.Blocks[i]
	place := w.index.Of(b.Start, b.End)
	id := w.rowID('p', place.Start)
	if w.at != nil {
		w.at(id)
	}
	role := w.Roles[i]
	said := slices.Contains(content, role)
	text, repairs := b.Clean(w.Text)
	tag := w.tag(text, b, said)
	text, repairs, lost, err := w.spaces.Repair(text, repairs, tag, b)
	if err != nil {
		return err
	}
	p := schema.Paragraph{
		ParagraphID: id, DocumentID: w.ID, Ordinal: i + 1, Role: role,
		Language: tag, Text: text, Span: place, Locator: w.index.Locator(b.Start, b.End),
		Words: language.CountWords(text), Repairs: repairs, Issues: issues(text, lost),
		Rule: w.Rules[i],
	}
	if slices.Contains(p.Issues, "mojibake") && !slices.Contains(w.metadata.Issues, "mojibake") {
		w.metadata.Issues = append(w.metadata.Issues, "mojibake")
	}
	clean, err := w.index.Clean(&p)
	if err != nil {
		return err
	}
	w.paragraphs = append(w.paragraphs, p)
	if w.explained != nil {
		w.explain(i, text)
	}
	if tag != "" {
		w.heard(tag, b, role)
	}
	if !said {
		return nil
	}
	return w.cutInto(&p, clean)
}

// heard counts a block of the body for its language.
func (w *writer) heard(tag string, b *block.Block, role string) {
	if w.letters == nil {
		w.letters = map[string]int{}
	}
	if _, ok := w.letters[tag]; !ok {
		w.tags = append(w.tags, tag)
		w.letters[tag] = 0
	}
	if role == schema.RoleBody {
		w.letters[tag] += weight(b)
	}
}

// cutInto writes the sentences of a paragraph; a heading is mostly one.
func (w *writer) cutInto(p *schema.Paragraph, clean *span.Clean) error {
	add := func(start, end int, rule string) {
		o := w.index.Of(clean.Source(start, end))
		w.written++
		if w.full != nil && len(w.sentences) >= mostRows {
			w.full(w.document)
		}
		w.sentences = append(w.sentences, schema.Sentence{
			SentenceID: w.rowID('s', o.Start), DocumentID: w.ID, ParagraphID: p.ParagraphID,
			Ordinal: w.written, Text: p.Text[start:end], Span: o, Language: p.Language, Rule: rule,
		})
		if w.explained != nil {
			w.explainSentence(rule, start, end)
		}
	}
	heading := p.Role == schema.RoleTitle || p.Role == schema.RoleHeading
	whole := func() error {
		start, end := chars.Trim(p.Text, 0, len(p.Text))
		add(start, end, "heading")
		return nil
	}
	if heading && !strings.ContainsAny(p.Text, headingStops) {
		return whole()
	}
	tag := cmp.Or(p.Language, w.main)
	if w.grammar == nil || tag != w.ruled {
		var err error
		if w.grammar, err = sentence.GrammarOf(w.lexicon, tag); err != nil {
			return err
		}
		w.ruled = tag
	}
	if heading && !severalSentences(p.Text, w.grammar) {
		return whole()
	}
	w.cut(p.Text, add)
	return nil
}

// headingStops are the marks that part the sentences of a heading. A full stop often parts its number, a name or an
// abbreviation: it needs more to part two.
const headingStops = "?!？！。."

// severalSentences reports whether the text of a heading is two sentences or more: each of several words, where they
// end with marks that are always stops; else two of them with the words of a sentence.
func severalSentences(text string, g *sentence.Grammar) bool {
	n, told, short, pointed := 0, 0, false, false
	sentence.Cut(text, g, func(start, end int, _ string) {
		n++
		words := language.CountWords(text[start:end])
		short = short || words < leastOfHeading
		pointed = pointed || end < len(text) && text[end-1] == '.'
		least := leastTold
		if text[end-1] == '!' || text[end-1] == '?' {
			least = leastOfHeading
		}
		if words >= least && tells(text[start:end]) {
			told++
		}
	})
	return n > 1 && (told > 1 || !short && !pointed)
}

const (
	leastOfHeading = 2 // words of each sentence of a heading that holds several
	leastTold      = 3 // words of a sentence that shows that it is one
)

// tells reports whether a sentence has a word in small letters, not counting short ones as names have them: "of",
// "von".
func tells(s string) bool {
	small := 0
	for r := range strings.FieldsSeq(s) {
		if first, _ := utf8.DecodeRuneInString(r); unicode.IsLower(first) && utf8.RuneCountInString(r) > 3 {
			small++
		}
	}
	return small > 0
}

// rowID is the id of the row of a kind that begins at character start.
func (w *writer) rowID(kind byte, start int) string {
	w.key = append(append(w.key[:0], w.ID...), '.', kind)
	w.key = strconv.AppendInt(w.key, int64(start), 10)
	return string(w.key)
}

// leastLetters is how many letters a line beside the text must have before anything is said of its language.
const leastLetters = 24

// tag gives the language of a paragraph. A short line of the text itself is in the language of the text if it is in
// its script and nothing speaks against it; of another short line nothing is said.
func (w *writer) tag(text string, b *block.Block, content bool) string {
	g := w.speaker.Likely(text, w.main)
	if !content && b.Cased() && g.Letters < leastLetters {
		return ""
	}
	if g.Tag == bcp47.Base(w.main) {
		return w.main // with its script or region, as it is declared
	}
	if g.Tag == "" && content && g.Letters > 0 && w.main != "" && w.speaker.Writes(w.main, g.Script) {
		return w.main
	}
	return g.Tag
}

// language is the language of the document: the declared one, else that of most letters of the body.
func (w *writer) language(declared string) string {
	if declared != "" {
		return declared
	}
	best := ""
	for _, t := range w.tags {
		if n := w.letters[t]; n > 0 && (best == "" || n > w.letters[best]) {
			best = t
		}
	}
	if best == "" {
		return w.main
	}
	return best
}
