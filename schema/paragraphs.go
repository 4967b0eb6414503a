package schema

// Paragraph is a row of Paragraphs.
type Paragraph struct {
	ParagraphID string
	DocumentID  string
	Ordinal     int
	Role        string
	Language    string
	Text        string
	Span        Span
	Locator     string
	Words       int
	Repairs     []string
	Issues      []string
	Rule        string
}

// The roles of a paragraph.
const (
	RoleTitle       = "title"
	RoleHeading     = "heading"
	RoleByline      = "byline"
	RoleDateline    = "dateline"
	RoleBody        = "body"
	RoleCaption     = "caption"
	RoleBoilerplate = "boilerplate"
)

var Paragraphs = define(Table{
	Name: "paragraphs", Version: 4, Key: "paragraph_id", Sort: []string{"document_id", "start"},
	Doc: "One row a paragraph, furniture of the page included; together the paragraphs of a document cover its text " +
		"but for white space.",
}, concat(one(
	textColumn("paragraph_id", "Identifier: document_id, \".p\" and start.",
		func(r *Paragraph) string { return r.ParagraphID }),
	documentID(func(r *Paragraph) string { return r.DocumentID }),
	intColumn("ordinal", "1", "Place of the paragraph in its document, from 1.",
		func(r *Paragraph) int { return r.Ordinal }, rising),
	textColumn("role", "What the paragraph is on the page.", func(r *Paragraph) string { return r.Role }, allow(
		Allow{RoleTitle, "The title of the text."},
		Allow{RoleHeading, "A heading or standfirst within the text."},
		Allow{RoleByline, "Who wrote or edited the text."},
		Allow{RoleDateline, "When and where it was published."},
		Allow{RoleBody, "The text itself."},
		Allow{RoleCaption, "Text that stands for or under a picture, a card or a link inserted by the author."},
		Allow{RoleBoilerplate, "Furniture of the page: navigation, buttons, calendars, notices."},
	)),
	textColumn("language", "Language of the paragraph, as a BCP 47 tag; null if it has too few letters to tell.",
		func(r *Paragraph) string { return r.Language }, nullable),
	textColumn("text", "The paragraph after repairs, which may only add, drop or change white space.",
		func(r *Paragraph) string { return r.Text }),
), spanColumns(func(r *Paragraph) *Span { return &r.Span }), one(
	textColumn("locator", "Where a person finds the paragraph in a file of many records or parts: \"record 12\", or a "+
		"part with the bytes in it, \"word/document.xml 5120-5160\"; null where the bytes say it.",
		func(r *Paragraph) string { return r.Locator }, nullable),
	intColumn("words", "1", "Words of the clean text, by the word boundaries of Unicode UAX #29.",
		func(r *Paragraph) int { return r.Words }),
	listColumn("repairs", "What was done to the white space of the source, by name.",
		func(r *Paragraph) []string { return r.Repairs }, allow(
			Allow{"joined_hard_wrap", "A line break inside a sentence became a space."},
			Allow{"respaced", "Spaces lost between words were put back."},
			Allow{"collapsed_spaces", "Several white-space characters became one space."},
			Allow{"joined_letters", "Spaces between the letters of words that are set with their letters apart were dropped."},
			Allow{"dropped_zero_width", "Zero-width spaces or word joiners were dropped."},
		)),
	listColumn("issues", "What is unusual about the paragraph, by name.", func(r *Paragraph) []string { return r.Issues },
		allow(
			Allow{"mojibake", "The paragraph looks like text decoded with the wrong encoding."},
			Allow{"lost_spaces", "Spaces between words seem to be missing."},
			Allow{"truncated", "The paragraph seems to be cut off."},
		)),
	textColumn("rule", "The rule that gave the role: the first that held of those of its part of the page.",
		func(r *Paragraph) string { return r.Rule }, few),
))...)
