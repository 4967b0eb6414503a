package schema

// Mention is a row of Mentions.
type Mention struct {
	MentionID   string
	EntityID    string
	DocumentID  string
	ParagraphID string
	SentenceID  string
	Span        Span
	Surface     string
	Type        string
	Rule        string
}

// The types of what is named.
const (
	TypePerson       = "person"
	TypeOrganization = "organization"
	TypePlace        = "place"
	TypeLaw          = "law"
	TypeOperation    = "operation"
	TypeEvent        = "event"
)

var Mentions = define(Table{
	Name: "mentions", Version: 1, Key: "mention_id", Sort: []string{"document_id", "start"},
	Doc: "One row a place in a text where an entity is named; mentions do not overlap.",
}, concat(one(
	textColumn("mention_id", "Identifier: document_id, \".m\" and start.", func(r *Mention) string { return r.MentionID }),
	textColumn("entity_id", "The entity that is named.", func(r *Mention) string { return r.EntityID },
		ref("entities.entity_id")),
	documentID(func(r *Mention) string { return r.DocumentID }),
	textColumn("paragraph_id", "The paragraph that the mention stands in.",
		func(r *Mention) string { return r.ParagraphID }, place("paragraphs.paragraph_id")),
	textColumn("sentence_id", "The sentence that the mention stands in; null outside sentences.",
		func(r *Mention) string { return r.SentenceID }, nullable, place("sentences.sentence_id")),
), spanColumns(func(r *Mention) *Span { return &r.Span }), one(
	textColumn("surface", "The name as the text has it, without article, quotation marks or possessive ending.",
		func(r *Mention) string { return r.Surface }, surface),
	textColumn("type", "What the entity is.", func(r *Mention) string { return r.Type }, entityTypes),
	textColumn("rule", "The rule that found the name.", func(r *Mention) string { return r.Rule }, few),
))...)
