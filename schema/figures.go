package schema

// Figure is a row of Figures.
type Figure struct {
	FigureID      string
	DocumentID    string
	ParagraphID   string
	SentenceID    string
	Span          Span
	Surface       string
	Kind          string
	Comparator    string
	Value         Decimal
	ValueMax      Decimal
	Unit          string
	Counted       string
	Concept       string
	DateStart     Date
	DateEnd       Date
	Issues        []string
	RepairedValue Decimal
	Rule          string
}

// The kinds of a figure.
const (
	KindCount      = "count"
	KindMoney      = "money"
	KindPercent    = "percent"
	KindMeasure    = "measure"
	KindOrdinal    = "ordinal"
	KindDate       = "date"
	KindPeriod     = "period"
	KindDuration   = "duration"
	KindTime       = "time"
	KindIdentifier = "identifier"
)

var Figures = define(Table{
	Name: "figures", Version: 3, Key: "figure_id", Sort: []string{"document_id", "start"},
	Doc: "One row a numeric fact as the text states it: counts, amounts, shares, measures, ordinals, dates, periods, " +
		"times and identifiers.",
}, concat(one(
	textColumn("figure_id", "Identifier: document_id, \".f\" and start.", func(r *Figure) string { return r.FigureID }),
	documentID(func(r *Figure) string { return r.DocumentID }),
	textColumn("paragraph_id", "The paragraph that the figure stands in.", func(r *Figure) string { return r.ParagraphID },
		place("paragraphs.paragraph_id")),
	textColumn("sentence_id", "The sentence that the figure stands in; null outside sentences.",
		func(r *Figure) string { return r.SentenceID }, nullable, place("sentences.sentence_id")),
), spanColumns(func(r *Figure) *Span { return &r.Span }), one(
	textColumn("surface", "The figure as the text has it: the number with its multiplier words and, but for counts and "+
		"ordinals, its unit, date or clock words; never the comparator or the counted noun.",
		func(r *Figure) string { return r.Surface }, surface),
	textColumn("kind", "What the figure is.", func(r *Figure) string { return r.Kind }, allow(
		Allow{KindCount, "A number of things or people."},
		Allow{KindMoney, "An amount of money."},
		Allow{KindPercent, "A share in percent, or a difference in percentage points."},
		Allow{KindMeasure, "A quantity with a unit of measurement."},
		Allow{KindOrdinal, "A place in an order."},
		Allow{KindDate, "One calendar unit: a day, a month or a year."},
		Allow{KindPeriod, "A stretch of time with two ends, one open end, or a vague one."},
		Allow{KindDuration, "A length of time."},
		Allow{KindTime, "A time of day."},
		Allow{KindIdentifier, "A number that names something and counts nothing."},
	)),
	textColumn("comparator", "How the value bounds the fact; null where the figure has no value.",
		func(r *Figure) string { return r.Comparator }, nullable, comparators),
	decimalColumn("value", "The number, read literally; the lower end of a range. Null for dates, periods, times and "+
		"identifiers.", Precision, Scale, func(r *Figure) Decimal { return r.Value }, nullable),
	decimalColumn("value_max", "The upper end of a range.", Precision, Scale,
		func(r *Figure) Decimal { return r.ValueMax }, nullable),
	textColumn("unit", "ISO 4217 code for money, % or pp (percentage points) for percent, UCUM code for measures and "+
		"durations; null for the rest.", func(r *Figure) string { return r.Unit }, nullable),
	textColumn("counted", "The noun phrase for what is counted, as the text has it.",
		func(r *Figure) string { return r.Counted }, nullable),
	textColumn("concept", "Language-independent identifier of what is counted, from the lexicon.",
		func(r *Figure) string { return r.Concept }, nullable),
	dateColumn("date_start", "First day of the date or period; for counts and amounts, of the period that their "+
		"sentence gives them.", func(r *Figure) Date { return r.DateStart }, nullable),
	dateColumn("date_end", "Last day of it.", func(r *Figure) Date { return r.DateEnd }, nullable),
	listColumn("issues", "What is wrong with the figure as printed, by name.",
		func(r *Figure) []string { return r.Issues }, allow(
			Allow{"split_number", "One number stands in two parts with other words between them."},
			Allow{"malformed_grouping", "The digits are grouped as no convention groups them."},
			Allow{"masked", "Characters before or inside the number were replaced by asterisks."},
			Allow{"glued", "The digits run into other digits."},
			Allow{"unanchored_date", "A relative date in a document whose own date is not known."},
			Allow{"inexact", "The value was rounded half to even to fit twelve decimal places."},
			Allow{"out_of_range", "The value does not fit 38 digits with twelve decimal places; it is null."},
			Allow{"ambiguous_currency", "The currency sign stands for several currencies; unit is null."},
			Allow{"ambiguous_date", "The order of day and month cannot be told; the dates are null."},
			Allow{"ambiguous_year", "The date has no year, and its clause speaks of what is to come as well as of what has " +
				"been; the dates are null."},
			Allow{"other_calendar", "The year is one of a calendar that is not converted; the dates are null."},
		)),
	decimalColumn("repaired_value", "The value that the damage itself shows to have been meant; both parts of a split "+
		"number have the same one.", Precision, Scale, func(r *Figure) Decimal { return r.RepairedValue }, nullable),
	textColumn("rule", "The rule that read the figure.", func(r *Figure) string { return r.Rule }, few),
))...)
