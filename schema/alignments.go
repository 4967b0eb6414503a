package schema

// Alignment is a row of Alignments.
type Alignment struct {
	AlignmentID string
	Level       string
	Relation    string
	ADocumentID string
	BDocumentID string
	AIDs        []string
	BIDs        []string
	AText       string
	BText       string
	Score       Decimal
	Agreement   string
	Reason      string
}

// The levels of an alignment.
const (
	LevelDocument = "document"
	LevelSentence = "sentence"
	LevelFigure   = "figure"
	LevelMention  = "mention"
)

var Alignments = define(Table{
	Name: "alignments", Version: 1, Key: "alignment_id", Sort: []string{"alignment_id"},
	Doc: "One row a pair of documents that are one work, a pair of passages that say the same, or a fact that both " +
		"state, with whether it agrees.",
},
	textColumn("alignment_id", "Identifier, made from the level and the first members.",
		func(r *Alignment) string { return r.AlignmentID }),
	textColumn("level", "What is aligned.", func(r *Alignment) string { return r.Level }, allow(
		Allow{LevelDocument, "Two documents that are versions of one work."},
		Allow{LevelSentence, "A bead: sentences of one version with the sentences of the other that say the same."},
		Allow{LevelFigure, "One numeric fact in two aligned passages."},
		Allow{LevelMention, "One named entity in two aligned passages."},
	)),
	textColumn("relation", "How the two sides are related.", func(r *Alignment) string { return r.Relation }, allow(
		Allow{"translation", "The same work in two languages."},
		Allow{"version", "The same work in one language, worded or cut differently."},
		Allow{"copy", "The same text, but for spacing and furniture."},
		Allow{"same_fact", "One fact stated on both sides."},
	)),
	textColumn("a_document_id", "Document of side a: of the two, the one with the smaller identifier.",
		func(r *Alignment) string { return r.ADocumentID }, ref("documents.document_id")),
	textColumn("b_document_id", "Document of side b.", func(r *Alignment) string { return r.BDocumentID },
		ref("documents.document_id")),
	listColumn("a_ids", "Members on side a: identifiers of documents, sentences, figures or mentions, by level.",
		func(r *Alignment) []string { return r.AIDs }),
	listColumn("b_ids", "Members on side b.", func(r *Alignment) []string { return r.BIDs }),
	textColumn("a_text", "Text of side a: the sentences, or the surfaces; null at level document.",
		func(r *Alignment) string { return r.AText }, nullable),
	textColumn("b_text", "Text of side b.", func(r *Alignment) string { return r.BText }, nullable),
	decimalColumn("score", "How sure the alignment is, from 0 to 1.", 5, 4, func(r *Alignment) Decimal { return r.Score }),
	textColumn("agreement", "Whether both sides state the same; null if there is nothing to compare.",
		func(r *Alignment) string { return r.Agreement }, nullable, allow(
			Allow{"agree", "All facts that can be compared agree."},
			Allow{"differ", "At least one fact differs."},
		)),
	textColumn("reason", "In words, what agrees or differs.", func(r *Alignment) string { return r.Reason }, nullable),
)
