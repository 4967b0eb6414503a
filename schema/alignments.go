package schema

// Alignment is a row of Alignments.
type Alignment struct {
	AlignmentID string
	Level       string
	Relation    string
	ADocumentID string
	BDocumentID string
	Ordinal     int
	AIDs        []string
	BIDs        []string
	AText       string
	BText       string
	Score       Decimal
	ACoverage   Decimal
	BCoverage   Decimal
	Agreement   string
	ReasonCode  string
	Reason      string
	Rule        string
}

// The levels of an alignment.
const (
	LevelDocument = "document"
	LevelSentence = "sentence"
	LevelFigure   = "figure"
	LevelMention  = "mention"
)

// The values of alignments.agreement.
const (
	Agree  = "agree"
	Differ = "differ"
)

// The values of alignments.reason_code. Those of single facts come first, those of passages and documents last.
const (
	WhyEqual      = "equal"
	WhyRepaired   = "repaired"
	WhyRounded    = "rounded"
	WhyConverted  = "converted"
	WhyMoreExact  = "more_exact"
	WhySameWords  = "same_words"
	WhySameName   = "same_name"
	WhyValue      = "value"
	WhyComparator = "comparator"
	WhyUnit       = "unit"
	WhyDate       = "date"
	WhyThing      = "thing"
	WhyName       = "name"
	WhyCurrency   = "currency"
	WhyUndated    = "undated"
	WhyUnread     = "unread"
	WhyAllAgree   = "all_agree"
	WhySomeDiffer = "some_differ"
	WhyAmount     = "amount"
	WhyUndecided  = "undecided"
	WhyNoFacts    = "no_facts"
	WhyOneSide    = "only_one_side"
	WhyUnlinked   = "unlinked"
)

var reasonCodes = allow(
	Allow{WhyEqual, "The same comparator, value and unit, or the same days."},
	Allow{WhyRepaired, "The same, where a damaged number is taken in the reading that the damage shows."},
	Allow{WhyRounded, "One value is the other one, rounded to the places that it states."},
	Allow{WhyConverted, "The same measure in two units of measurement."},
	Allow{WhyMoreExact, "The days of one lie within those of the other."},
	Allow{WhySameWords, "The same words for a time, of which at most one side can be dated."},
	Allow{WhySameName, "Both name the same entity."},
	Allow{WhyValue, "The values differ."},
	Allow{WhyComparator, "The values are equal, the comparators are not: \"more than 2,000\" beside \"2,000\"."},
	Allow{WhyUnit, "The numbers are equal, their units are not."},
	Allow{WhyDate, "The days differ."},
	Allow{WhyThing, "The values are equal, what is counted is not."},
	Allow{WhyName, "Different names in the same place."},
	Allow{WhyCurrency, "Amounts in two currencies, which are not converted."},
	Allow{WhyUndated, "A time that cannot be dated on one side or both."},
	Allow{WhyUnread, "A number whose value or unit could not be read on one side or both."},
	Allow{WhyAllAgree, "Of a passage or document: every fact that could be compared agrees."},
	Allow{WhySomeDiffer, "Of a passage or document: at least one fact differs."},
	Allow{WhyAmount, "The words for how many, or for since when, differ: \"most\" beside \"some\". No fact differs."},
	Allow{WhyUndecided, "Of a passage or document: there are common facts, and none could be compared."},
	Allow{WhyNoFacts, "Of a passage or document: neither side states a number, date or name."},
	Allow{WhyOneSide, "Of a passage or document: only one side states numbers, dates or names."},
	Allow{WhyUnlinked, "Of a passage or document: both sides state facts, none of them the same one."},
)

var Alignments = define(Table{
	Name: "alignments", Version: 3, Key: "alignment_id", Sort: []string{"alignment_id"},
	Doc: "One row a pair of documents that are one work, a pair of passages that say the same, or a fact that " +
		"both state, with whether it agrees.",
},
	textColumn("alignment_id", "Identifier, made from the level and the first members.",
		func(r *Alignment) string { return r.AlignmentID }),
	textColumn("level", "What is aligned.", func(r *Alignment) string { return r.Level }, allow(
		Allow{LevelDocument, "Two documents that are versions of one work."},
		Allow{LevelSentence, "A bead: sentences of one version with the sentences of the other that say the same."},
		Allow{LevelFigure, "One numeric fact in two aligned passages."},
		Allow{LevelMention, "One named entity in two aligned passages, or two that stand in the same place."},
	)),
	textColumn("relation", "How the two sides are related.", func(r *Alignment) string { return r.Relation }, allow(
		Allow{"translation", "The same work in two languages."},
		Allow{"version", "The same work in one language, worded or cut differently."},
		Allow{"copy", "The same text, but for spacing and furniture."},
		Allow{"same_fact", "One fact stated on both sides."},
	)),
	textColumn("a_document_id", "Document of side a: of the two, the one with the smaller identifier.",
		func(r *Alignment) string { return r.ADocumentID }, ref("documents.document_id")),
	textColumn("b_document_id", "Document of side b.",
		func(r *Alignment) string { return r.BDocumentID }, ref("documents.document_id")),
	intColumn("ordinal", "1", "Reading order in side a within the two documents: 0 for their own row, then each "+
		"passage followed by its facts.",
		func(r *Alignment) int { return r.Ordinal }, rising),
	listColumn("a_ids", "Members on side a: identifiers of documents, sentences, figures or mentions, by level.",
		func(r *Alignment) []string { return r.AIDs }),
	listColumn("b_ids", "Members on side b.", func(r *Alignment) []string { return r.BIDs }),
	textColumn("a_text", "Text of side a: the sentences, or the surfaces; null at level document.",
		func(r *Alignment) string { return r.AText }, nullable),
	textColumn("b_text", "Text of side b.", func(r *Alignment) string { return r.BText }, nullable),
	decimalColumn("score", "How sure the alignment is, from 0 to 1.", 5, 4, func(r *Alignment) Decimal { return r.Score }),
	decimalColumn("a_coverage", "Of documents: the share of the text of side a that is aligned, from 0 to 1; "+
		"else null.", 5, 4,
		func(r *Alignment) Decimal { return r.ACoverage }, nullable),
	decimalColumn("b_coverage", "The same of side b.", 5, 4, func(r *Alignment) Decimal { return r.BCoverage }, nullable),
	textColumn("agreement", "Whether both sides state the same; null if there is nothing that can be compared.",
		func(r *Alignment) string { return r.Agreement }, nullable, allow(
			Allow{Agree, "All facts that can be compared agree."},
			Allow{Differ, "At least one fact differs."},
		)),
	textColumn("reason_code", "Why agreement is what it is, as a code.",
		func(r *Alignment) string { return r.ReasonCode }, reasonCodes),
	textColumn("reason", "Why agreement is what it is, as a sentence in English.",
		func(r *Alignment) string { return r.Reason }),
	textColumn("rule", "The rule that made the alignment.", func(r *Alignment) string { return r.Rule }, few),
)
