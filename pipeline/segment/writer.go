package segment

import (
	"strconv"

	"example.org/sourcebook/pipeline/language"
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
}

// paragraph writes block i.
func (w *writer) paragraph(i int) error {
	b := &w.Blocks[i]
	role := w.Roles[i]
	text, repairs := b.Clean(w.Text)
	content := role == schema.RoleTitle || role == schema.RoleHeading || role == schema.RoleBody || role == schema.RoleCaption
	tag := w.tag(text, b, content)
	text, repairs, lost, err := w.spaces.Repair(text, repairs, tag, b)
	if err != nil {
		return err
	}
	clean, ok := span.NewClean(text, w.Text[b.Start:b.End], b.Start)
	if !ok { // a repair that changed more than white space is none
		text, repairs = w.Text[b.Start:b.End], nil
		clean, _ = span.NewClean(text, text, b.Start)
	}
	place := w.index.Of(b.Start, b.End)
	w.paragraphs = append(w.paragraphs, schema.Paragraph{
		ParagraphID: w.rowID('p', place.Start), DocumentID: w.ID, Ordinal: i + 1, Role: role,
		Language: tag, Text: text, Span: place,
		Locator: w.index.Locator(b.Start, b.End), Words: language.CountWords(text), Repairs: repairs, Issues: issues(text, lost),
		Rule: w.Rules[i],
	})
	if w.explained != nil {
		w.explain(i, text)
	}
	if tag != "" {
		n := b.Size
		if role != schema.RoleBody {
			n = 0
		}
		if w.letters == nil {
			w.letters = map[string]int{}
		}
		if _, ok := w.letters[tag]; !ok {
			w.tags = append(w.tags, tag)
		}
		w.letters[tag] += n
	}
	if !content {
		return nil
	}
	paragraph := &w.paragraphs[len(w.paragraphs)-1]
	add := func(start, end int, rule string) {
		s, e := clean.Source(start, end)
		o := w.index.Of(s, e)
		w.written++
		if w.full != nil && len(w.sentences) >= mostRows {
			w.full(w.document)
		}
		w.sentences = append(w.sentences, schema.Sentence{
			SentenceID: w.rowID('s', o.Start), DocumentID: w.ID, ParagraphID: paragraph.ParagraphID,
			Ordinal: w.written, Text: text[start:end], Span: o, Language: tag, Rule: rule,
		})
		if w.explained != nil {
			w.explainSentence(rule, start, end)
		}
	}
	if role == schema.RoleTitle || role == schema.RoleHeading {
		start, end := chars.Trim(text, 0, len(text))
		add(start, end, "heading")
		return nil
	}
	if tag == "" {
		tag = w.main
	}
	if w.grammar == nil || tag != w.ruled {
		if w.grammar, err = sentence.GrammarOf(w.lexicon, tag); err != nil {
			return err
		}
		w.ruled = tag
	}
	tag = paragraph.Language
	w.cut(text, add)
	return nil
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
	if g.Tag == language.Base(w.main) {
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
