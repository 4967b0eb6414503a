package segment

import (
	"context"

	"example.org/sourcebook/pipeline/segment/sentence"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Explanation says how the paragraphs and sentences of a document were decided.
type Explanation struct {
	DocumentID string
	Paragraphs []ExplainedParagraph // in the order of the text
}

// ExplainedParagraph says how a paragraph was decided.
type ExplainedParagraph struct {
	ParagraphID string
	Role        string
	Rule        string   // that gave the role
	Zone        string   // of the page, whose rules were asked
	Asked       []string // names of the rules that were asked, in order; the last one held
	Text        string   // clean
	Sentences   []ExplainedSentence
	Marks       []sentence.Mark // stops in the text that something follows
}

// ExplainedSentence says what ended a sentence.
type ExplainedSentence struct {
	SentenceID string
	Rule       string
	Start, End int // bytes of the clean text of the paragraph
}

// Explainer is Stage, and gives take the explanation of each document. It may be run by one worker only.
func Explainer(take func(*Explanation)) stage.Stage {
	s := Stage
	s.Cached = false
	s.Run = func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		text := tables.Texts.One(in)
		if text == nil {
			return nil
		}
		e := evidenceOf(in)
		e.explained = &Explanation{DocumentID: text.DocumentID}
		if err := writeDocument(text, e, in, out); err != nil {
			return err
		}
		take(e.explained)
		return nil
	}
	return s
}

// explain notes how block i was decided; its paragraph was written last.
func (w *writer) explain(i int, text string) {
	p := &w.paragraphs[len(w.paragraphs)-1]
	zone, asked := w.Asked(i)
	w.explained.Paragraphs = append(w.explained.Paragraphs, ExplainedParagraph{
		ParagraphID: p.ParagraphID, Role: p.Role, Rule: w.Rules[i], Zone: zone, Asked: asked, Text: text,
	})
}

// cut cuts the text of a paragraph into sentences.
func (w *writer) cut(text string, found func(start, end int, rule string)) {
	if w.explained == nil {
		sentence.Cut(text, w.grammar, found)
		return
	}
	p := &w.explained.Paragraphs[len(w.explained.Paragraphs)-1]
	sentence.Explain(text, w.grammar, found, func(m sentence.Mark) { p.Marks = append(p.Marks, m) })
}

// explainSentence notes what ended the sentence text[start:end] of the last paragraph; it was written last.
func (w *writer) explainSentence(rule string, start, end int) {
	p := &w.explained.Paragraphs[len(w.explained.Paragraphs)-1]
	id := w.sentences[len(w.sentences)-1].SentenceID
	p.Sentences = append(p.Sentences, ExplainedSentence{id, rule, start, end})
}
