package schema

// Fact is a row of Facts.
type Fact struct {
	FactID      string
	WorkID      string
	Kind        string
	Label       string
	Concept     string
	Comparator  string
	Value       Decimal
	ValueMax    Decimal
	Unit        string
	DateStart   Date
	DateEnd     Date
	Documents   int
	Versions    int
	Status      string
	Explanation string
	Rule        string
}

// KindName is the kind of a fact that is no figure: what is named in one place.
const KindName = "name"

// The values of facts.status.
const (
	StatusAgree         = "agree"
	StatusDiffer        = "differ"
	StatusNotComparable = "not_comparable"
	StatusSingle        = "single"
	StatusAlone         = "alone"
)

// factKinds are the kinds of figures that are facts, and that of names.
var factKinds = allow(
	Allow{KindCount, "A number of things or people."},
	Allow{KindMoney, "An amount of money."},
	Allow{KindPercent, "A share in percent, or a difference in percentage points."},
	Allow{KindMeasure, "A quantity with a unit of measurement."},
	Allow{KindOrdinal, "A place in an order."},
	Allow{KindDate, "One calendar unit: a day, a month or a year."},
	Allow{KindPeriod, "A stretch of time with two ends, one open end, or a vague one."},
	Allow{KindDuration, "A length of time."},
	Allow{KindTime, "A time of day."},
	Allow{KindName, "What is named in one place of the text, where the versions name different things."},
)

// comparators are the values of the columns comparator.
var comparators = allow(
	Allow{"=", "Exactly, or nothing is said."},
	Allow{">", "More than."},
	Allow{">=", "At least."},
	Allow{"<", "Fewer or less than."},
	Allow{"<=", "At most."},
	Allow{"~", "About, nearly."},
)

var Facts = define(Table{
	Name: "facts", Version: 1, Key: "fact_id", Sort: []string{"work_id", "fact_id"},
	Doc: "One row a fact of a work, with what all its versions say of it: agreed, different, not comparable, or " +
		"stated by one version only.",
},
	textColumn("fact_id", "Identifier: the document_id of its first statement, \".k\" (\".n\" for a name) and "+
		"where that begins.",
		func(r *Fact) string { return r.FactID }),
	textColumn("work_id", "The work whose versions state it: the smallest document_id of the work.",
		func(r *Fact) string { return r.WorkID }, ref("documents.document_id")),
	textColumn("kind", "What the fact is: the kind of its figures, or name.",
		func(r *Fact) string { return r.Kind }, factKinds),
	textColumn("label", "What is measured, counted, dated or named, in the words of the first version that has "+
		"some; null if none has.",
		func(r *Fact) string { return r.Label }, nullable),
	textColumn("concept", "Language-independent identifier of what is counted, where no two versions differ in it.",
		func(r *Fact) string { return r.Concept }, nullable),
	textColumn("comparator", "How the value bounds the fact; null where the fact has no value or the versions "+
		"differ in it.",
		func(r *Fact) string { return r.Comparator }, nullable, comparators),
	decimalColumn("value", "The number that all its statements give, the most exact one if some round it; null "+
		"where they differ, and without a number.",
		Precision, Scale, func(r *Fact) Decimal { return r.Value }, nullable),
	decimalColumn("value_max", "The upper end of a range.", Precision, Scale,
		func(r *Fact) Decimal { return r.ValueMax }, nullable),
	textColumn("unit", "ISO 4217 code for money, % or pp for percent, UCUM code for measures and durations; null "+
		"for the rest, and where versions differ in it.",
		func(r *Fact) string { return r.Unit }, nullable),
	dateColumn("date_start", "First day of the date or period, from the version that dates it most exactly; null "+
		"where versions differ in it.",
		func(r *Fact) Date { return r.DateStart }, nullable),
	dateColumn("date_end", "Last day of it.", func(r *Fact) Date { return r.DateEnd }, nullable),
	intColumn("documents", "1", "How many documents state the fact.", func(r *Fact) int { return r.Documents }),
	intColumn("versions", "1", "How many documents the work has.", func(r *Fact) int { return r.Versions }),
	textColumn("status", "How the versions stand to each other.", func(r *Fact) string { return r.Status }, allow(
		Allow{StatusAgree, "All documents that state it say the same."},
		Allow{StatusDiffer, "At least two documents differ in it; which is right is not judged."},
		Allow{StatusNotComparable, "Several documents state it, but whether they agree cannot be told."},
		Allow{StatusSingle, "One of several versions states it."},
		Allow{StatusAlone, "The work has one document."},
	)),
	textColumn("explanation", "What the versions say and how that agrees or differs, as a sentence in English.",
		func(r *Fact) string { return r.Explanation }),
	textColumn("rule", "The rule that brought the statements together.", func(r *Fact) string { return r.Rule }, few),
)
