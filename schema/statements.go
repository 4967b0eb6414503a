package schema

// Statement is a row of Statements.
type Statement struct {
	StatementID string
	FactID      string
	DocumentID  string
	SentenceID  string
	FigureIDs   []string
	MentionIDs  []string
	Surface     string
	Comparator  string
	Value       Decimal
	ValueMax    Decimal
	Unit        string
	DateStart   Date
	DateEnd     Date
	Reading     string
	Role        string
}

// The values of statements.reading and statements.role.
const (
	ReadingLiteral  = "literal"
	ReadingRepaired = "repaired"
	RoleWhole       = "whole"
	RoleParts       = "parts"
)

var Statements = define(Table{
	Name: "statements", Version: 1, Key: "statement_id", Sort: []string{"fact_id", "statement_id"},
	Doc: "One row a fact as one place of one document states it. Every figure that is no identifier and stands " +
		"in no furniture is in exactly one.",
},
	textColumn("statement_id", "Identifier: document_id, \".t\" (\".u\" for a name) and where it begins.",
		func(r *Statement) string { return r.StatementID }),
	textColumn("fact_id", "The fact that is stated.", func(r *Statement) string { return r.FactID },
		place("facts.fact_id")),
	documentID(func(r *Statement) string { return r.DocumentID }),
	textColumn("sentence_id", "The sentence that it begins in; null outside sentences.",
		func(r *Statement) string { return r.SentenceID }, nullable, place("sentences.sentence_id")),
	listColumn("figure_ids", "The figure that states it, or the parts of a number that was split; empty for names.",
		func(r *Statement) []string { return r.FigureIDs }, ref("figures.figure_id")),
	listColumn("mention_ids", "The mentions that state a name; else empty.",
		func(r *Statement) []string { return r.MentionIDs }, ref("mentions.mention_id")),
	textColumn("surface", "The figure or name as the text has it; parts with … between them.",
		func(r *Statement) string { return r.Surface }),
	textColumn("comparator", "How the value bounds the fact; null without a value.",
		func(r *Statement) string { return r.Comparator }, nullable, comparators),
	decimalColumn("value", "The number in the reading that counts: the repaired one of a damaged number, else "+
		"the literal one.",
		Precision, Scale, func(r *Statement) Decimal { return r.Value }, nullable),
	decimalColumn("value_max", "The upper end of a range.", Precision, Scale,
		func(r *Statement) Decimal { return r.ValueMax }, nullable),
	textColumn("unit", "ISO 4217 code for money, % or pp for percent, UCUM code for measures and durations; null "+
		"for the rest.",
		func(r *Statement) string { return r.Unit }, nullable),
	dateColumn("date_start", "First day of the date or period; for counts and amounts, of the period that their "+
		"sentence gives them.",
		func(r *Statement) Date { return r.DateStart }, nullable),
	dateColumn("date_end", "Last day of it.", func(r *Statement) Date { return r.DateEnd }, nullable),
	textColumn("reading", "How the number was read.", func(r *Statement) string { return r.Reading }, allow(
		Allow{ReadingLiteral, "As printed."},
		Allow{ReadingRepaired, "As the damage itself shows that it was meant."},
	)),
	textColumn("role", "Whether one figure states it or several.", func(r *Statement) string { return r.Role }, allow(
		Allow{RoleWhole, "One figure, or a name."},
		Allow{RoleParts, "The parts of one number that was split, or the two ends of hours: they count once."},
	)),
)
