package schema

// Rejection is a row of Rejections.
type Rejection struct {
	RejectionID string
	DocumentID  string
	ParagraphID string
	Span        Span
	Surface     string
	Stage       string
	Reason      string
}

// The reasons for which something that looked like a figure is none.
const (
	ReasonFurniture = "furniture"
	ReasonAddress   = "address"
	ReasonNamePart  = "name_part"
	ReasonIdiom     = "idiom"
	ReasonArticle   = "article"
	ReasonPronoun   = "pronoun"
	ReasonWordPart  = "word_part"
	ReasonMarker    = "list_marker"
	ReasonScore     = "score"
	ReasonRatio     = "ratio"
	ReasonUnread    = "unread"
)

var Rejections = define(Table{
	Name: "rejections", Version: 2, Key: "rejection_id", Sort: []string{"document_id", "start"},
	Doc: "One row a numeral that is in no figure, with the reason: with figures it accounts for every numeral " +
		"of every text.",
}, concat(one(
	textColumn("rejection_id", "Identifier: document_id, \".r\" and start.",
		func(r *Rejection) string { return r.RejectionID }),
	documentID(func(r *Rejection) string { return r.DocumentID }),
	textColumn("paragraph_id", "The paragraph that it stands in.", func(r *Rejection) string { return r.ParagraphID },
		place("paragraphs.paragraph_id")),
), spanColumns(func(r *Rejection) *Span { return &r.Span }), one(
	textColumn("surface", "The numeral as the text has it.", func(r *Rejection) string { return r.Surface }, surface),
	textColumn("stage", "The stage that rejected it.", func(r *Rejection) string { return r.Stage }),
	textColumn("reason", "Why it is no figure.", func(r *Rejection) string { return r.Reason }, allow(
		Allow{ReasonFurniture, "It stands in the furniture of the page."},
		Allow{ReasonAddress, "It is part of a web address, a file name or an e-mail address."},
		Allow{ReasonNamePart, "It is part of a name, as in \"G20\"."},
		Allow{ReasonIdiom, "It is part of a set phrase that counts nothing, as in \"at one fell swoop\"."},
		Allow{ReasonArticle, "It is an article, or \"one\" in \"one of the\"."},
		Allow{ReasonPronoun, "It stands for a thing and counts nothing, as in \"this one\" or \"one must\"."},
		Allow{ReasonWordPart, "It is part of a word or code that is no number, as in \"B2B\"."},
		Allow{ReasonMarker, "It numbers an item of a list."},
		Allow{ReasonScore, "It is the result of a game or a vote, as in \"3–1\"."},
		Allow{ReasonRatio, "It is a ratio, as in \"3:1\"."},
		Allow{ReasonUnread, "It is written in a way that no rule reads."},
	)),
))...)
