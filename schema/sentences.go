package schema

// Sentence is a row of Sentences.
type Sentence struct {
	SentenceID  string
	DocumentID  string
	ParagraphID string
	Ordinal     int
	Text        string
	Span        Span
	Language    string
	Rule        string
}

var Sentences = define(Table{
	Name: "sentences", Version: 2, Key: "sentence_id", Sort: []string{"document_id", "start"},
	Doc: "One row a sentence of a title, heading, body or caption paragraph; together they cover their paragraph but " +
		"for white space.",
}, concat(one(
	textColumn("sentence_id", "Identifier: document_id, \".s\" and start.",
		func(r *Sentence) string { return r.SentenceID }),
	documentID(func(r *Sentence) string { return r.DocumentID }),
	textColumn("paragraph_id", "The paragraph that the sentence stands in.",
		func(r *Sentence) string { return r.ParagraphID }, place("paragraphs.paragraph_id")),
	intColumn("ordinal", "1", "Place of the sentence in its document, from 1.",
		func(r *Sentence) int { return r.Ordinal }, rising),
	textColumn("text", "The sentence in the clean text of its paragraph.", func(r *Sentence) string { return r.Text }),
), spanColumns(func(r *Sentence) *Span { return &r.Span }), one(
	textColumn("language", "Language of the sentence, as a BCP 47 tag.", func(r *Sentence) string { return r.Language },
		nullable),
	textColumn("rule", "The rule that ended the sentence: a stop, a line end, the next item, the end of its paragraph.",
		func(r *Sentence) string { return r.Rule }, few),
))...)
