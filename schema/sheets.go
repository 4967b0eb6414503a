package schema

import "strconv"

// The tables below are sheets of the workbook. They say nothing that the released tables do not say: they join them for
// a person who reads, a row a thing that one looks for. They are no part of All.

// SummaryRow is a row of Summary.
type SummaryRow struct {
	Scope         string
	Title         string
	Language      string
	Documents     int
	Figures       int
	Damaged       int
	Facts         int
	Differ        int
	NotComparable int
	Agree         int
	Single        int
	Alone         int
	Passages      int      // rows of the sheet Passages; no column, like the three that follow
	Differences   []string // explanations of the facts that differ, the first of them
	Agreements    []string // explanations of the numbers in which all agree, the first of them
	Damages       []string // what is damaged and how it is read, the first of them
	WorkID        string
	DocumentID    string
}

// MaxExamples is how many differences, agreements and damages a row has at most.
const MaxExamples = 8

// The values of the column scope of Summary.
const (
	ScopeAll      = "whole dataset"
	ScopeWork     = "work"
	ScopeDocument = "document"
)

func count[R any](name, doc string, get func(*R) int) column[R] {
	return intColumn(name, "1", doc, get)
}

var Summary = define(Table{
	Name: "summary", Key: "title",
	Doc: "How many facts the versions of a text share, and whether they agree: of all, of each work, of each document.",
},
	textColumn("scope", "What the row counts.", func(r *SummaryRow) string { return r.Scope }, allow(
		Allow{ScopeAll, "All works together."},
		Allow{ScopeWork, "A text of which there are several versions."},
		Allow{ScopeDocument, "One document: the facts that it states."},
	)),
	textColumn("title", "Title of the dataset, the work or the document, its first words if it is long; the identifier "+
		"where there is none.",
		func(r *SummaryRow) string { return r.Title }),
	textColumn("language", "Main language of the document, as a BCP 47 code.",
		func(r *SummaryRow) string { return r.Language }, nullable),
	count("documents", "Documents.", func(r *SummaryRow) int { return r.Documents }),
	count("facts", "Facts: what is stated in several places or versions counts once.",
		func(r *SummaryRow) int { return r.Facts }),
	count("differ", "Facts in which versions differ.", func(r *SummaryRow) int { return r.Differ }),
	count("cannot_be_compared", "Facts in several versions of which it cannot be told whether they agree.",
		func(r *SummaryRow) int { return r.NotComparable }),
	count("agree", "Facts that several versions state, and in which they agree.",
		func(r *SummaryRow) int { return r.Agree }),
	count("in_one_version", "Facts that one of several versions states.", func(r *SummaryRow) int { return r.Single }),
	count("no_other_version", "Facts of texts of which there is one version only.",
		func(r *SummaryRow) int { return r.Alone }),
	count("damaged_numbers", "Numbers that are damaged as they stand in the text, the parts of one number once.",
		func(r *SummaryRow) int { return r.Damaged }),
	count("figures", "Figures: each place with a number or date.", func(r *SummaryRow) int { return r.Figures }),
	textColumn("work_id", "The work.", func(r *SummaryRow) string { return r.WorkID }, nullable, ref("documents.work_id")),
	textColumn("document_id", "The document.",
		func(r *SummaryRow) string { return r.DocumentID }, nullable, ref("documents.document_id")),
)

// ComparisonRow is a row of Comparison.
type ComparisonRow struct {
	Status    string
	What      string
	Texts     []string // as each version has it; empty if it does not state it
	Reason    string
	Passage   OptInt
	Reading   string
	Kind      string
	Work      string
	Languages string
	Versions  int
	WorkID    string
	FactID    string
}

// MaxVersions is how many versions of a work have a column of their own; further ones stand in the last column.
const MaxVersions = 6

// Comparison is the table of facts with a column for each version, under the given heads.
func Comparison(heads []string) *Table {
	columns := one(
		textColumn("status", "How the versions stand to each other, in a word.",
			func(r *ComparisonRow) string { return r.Status }),
		textColumn("what", "What is counted, measured, dated or named, in the words of one version.",
			func(r *ComparisonRow) string { return r.What }, nullable),
	)
	columns = append(columns, versionColumns(heads, "What the version says, as written, after a sign for more than (>), "+
		"at least (≥), less than (<), at most (≤), about (~); marks of direction (U+200E) keep the sign as it is before a "+
		"text that is written from right to left. Several places stand on lines of their own.",
		func(r *ComparisonRow) []string { return r.Texts })...)
	return define(Table{
		Name: "comparison", Key: "fact_id",
		Doc: "Each fact of the texts that have several versions, with what each version says of it.",
	}, append(columns, one(
		textColumn("reason", "What the versions say and how that agrees or differs, as a sentence.",
			func(r *ComparisonRow) string { return r.Reason }),
		optIntColumn("passage", "1", "Number of the row of the sheet Passages in which the fact is stated first.",
			func(r *ComparisonRow) OptInt { return r.Passage }),
		textColumn("reading", "What all versions say, as the program reads it.",
			func(r *ComparisonRow) string { return r.Reading }, nullable),
		textColumn("kind", "What the fact is: a count, an amount of money, a date and so on.",
			func(r *ComparisonRow) string { return r.Kind }, factKinds),
		textColumn("work", "Title of the text, its first words if it is long.",
			func(r *ComparisonRow) string { return r.Work }),
		languagesColumn(func(r *ComparisonRow) string { return r.Languages }),
		count("versions", "How many versions the text has.", func(r *ComparisonRow) int { return r.Versions }),
		textColumn("work_id", "The work.", func(r *ComparisonRow) string { return r.WorkID }, ref("documents.work_id")),
		textColumn("fact_id", "The fact.", func(r *ComparisonRow) string { return r.FactID }, ref("facts.fact_id")),
	)...)...)
}

func languagesColumn[R any](get func(*R) string) column[R] {
	return textColumn("languages", "The versions in the order of their columns, each with the BCP 47 code of "+
		"its language.", get)
}

// versionColumns are columns of texts, one a version.
func versionColumns[R any](heads []string, doc string, get func(*R) []string) []column[R] {
	var out []column[R]
	for i, head := range heads {
		out = append(out, textColumn(head, doc, func(r *R) string {
			if texts := get(r); i < len(texts) {
				return texts[i]
			}
			return ""
		}, nullable))
	}
	return out
}

// VersionHeads gives heads for the columns of that many versions.
func VersionHeads(n int) []string {
	var out []string
	for i := range min(n, MaxVersions) {
		out = append(out, "version_"+strconv.Itoa(i+1))
	}
	return out
}

// FigureRow is a row of SheetFigures.
type FigureRow struct {
	Document string // title
	Language string
	Sentence string
	Issues   string
	ToUse    Decimal
	Reading  string
	Unit     string // as a reader calls it
	Place    string // in the source
	Address  string // of that on the web
	Figure   Figure
}

// SheetFigures is the table of figures for a person who reads.
var SheetFigures = define(Table{
	Name: "figures_in_context", Key: "figure_id",
	Doc: "Every number and date of the texts, each with its sentence, in reading order.",
},
	textColumn("document", "Title of the document, its first words if it is long; its identifier where it has none.",
		func(r *FigureRow) string { return r.Document }),
	textColumn("as_written", "The number or date as the text has it.",
		func(r *FigureRow) string { return r.Figure.Surface }),
	textColumn("sentence", "The sentence that it stands in; where it stands in none, the cell says so.",
		func(r *FigureRow) string { return r.Sentence }, nullable),
	decimalColumn("value_to_use", "The number to reckon with: the repaired one where the damage shows it, else the "+
		"one that is "+
		"printed. The parts of a number that was split count once, on the row of the first, so that a sum is right.",
		Precision, Scale, func(r *FigureRow) Decimal { return r.ToUse }, nullable),
	textColumn("unit", "The unit in a word or a sign; of money the code of the currency (ISO 4217).",
		func(r *FigureRow) string { return r.Unit }, nullable),
	textColumn("what_is_wrong", "What is damaged or unclear in the number as printed, in words.",
		func(r *FigureRow) string { return r.Issues }, nullable),
	textColumn("reading", "What the program reads, in words: with more than, about and the like, and the days of a date.",
		func(r *FigureRow) string { return r.Reading }, nullable),
	textColumn("counted", "What is counted, in the words of the text.",
		func(r *FigureRow) string { return r.Figure.Counted }, nullable),
	textColumn("kind", "What the figure is.", func(r *FigureRow) string { return r.Figure.Kind }),
	textColumn("language", "Language of the sentence, as a BCP 47 code.",
		func(r *FigureRow) string { return r.Language }, nullable),
	textColumn("place", "Where the source has it: the page of a PDF, the record of a file, else the document as a whole. "+
		"It leads there if the document is on the web.", func(r *FigureRow) string { return r.Place }),
	decimalColumn("value", "The number as printed.", Precision, Scale,
		func(r *FigureRow) Decimal { return r.Figure.Value }, nullable),
	decimalColumn("value_max", "The upper end of a range.", Precision, Scale,
		func(r *FigureRow) Decimal { return r.Figure.ValueMax }, nullable),
	dateColumn("date_start", "First day of the date or period.",
		func(r *FigureRow) Date { return r.Figure.DateStart }, nullable),
	dateColumn("date_end", "Last day of it.", func(r *FigureRow) Date { return r.Figure.DateEnd }, nullable),
	textColumn("document_id", "The document.", func(r *FigureRow) string { return r.Figure.DocumentID }),
	textColumn("figure_id", "The figure.", func(r *FigureRow) string { return r.Figure.FigureID }),
	textColumn("address", "Where the place leads to on the web.", func(r *FigureRow) string { return r.Address },
		nullable),
	intColumn("start", "code point", "Where it begins in the text of the document.",
		func(r *FigureRow) int { return r.Figure.Span.Start }),
	intColumn("end", "code point", "Where it ends.", func(r *FigureRow) int { return r.Figure.Span.End }),
)

// NameRow is a row of SheetNames.
type NameRow struct {
	Entity   *Entity
	Form     string
	Language string
}

// SheetNames is the table of names for a person who reads.
var SheetNames = define(Table{
	Name: "names", Key: "entity_id",
	Doc: "Who and what is named, those first that are named most often, with a row for each form of the name.",
},
	textColumn("name", "Person, organization, place, law, operation or event.",
		func(r *NameRow) string { return r.Entity.Name }),
	textColumn("type", "What it is.", func(r *NameRow) string { return r.Entity.Type }, entityTypes),
	textColumn("form", "A form of the name in one language.", func(r *NameRow) string { return r.Form }),
	textColumn("language", "Language of the form, as a BCP 47 code.", func(r *NameRow) string { return r.Language },
		nullable),
	count("mentions", "In how many places it is named, in all its forms.",
		func(r *NameRow) int { return r.Entity.Mentions }),
	count("documents", "In how many documents.", func(r *NameRow) int { return r.Entity.Documents }),
	textColumn("wikidata", "Its item in Wikidata.", func(r *NameRow) string { return r.Entity.Wikidata }, nullable),
	textColumn("entity_id", "The entity.", func(r *NameRow) string { return r.Entity.EntityID },
		ref("entities.entity_id")),
)

// DocumentRow is a row of SheetDocuments.
type DocumentRow struct {
	Document Document // its text is left out
	Versions int      // of its work
	Figures  int
}

// SheetDocuments is the table of documents for a person who reads, without their texts.
var SheetDocuments = define(Table{
	Name: "documents_at_a_glance", Key: "document_id",
	Doc: "The source documents: what they are, who published them and when, and what rights are known.",
},
	textColumn("document", "Title of the document; its identifier where it has none.", func(r *DocumentRow) string {
		if r.Document.Title == "" {
			return r.Document.DocumentID
		}
		return r.Document.Title
	}),
	textColumn("language", "Main language, as a BCP 47 code.", func(r *DocumentRow) string { return r.Document.Language },
		nullable),
	textColumn("publisher", "Who published it.", func(r *DocumentRow) string { return r.Document.Publisher }, nullable),
	textColumn("author", "Who wrote it.", func(r *DocumentRow) string { return r.Document.Author }, nullable),
	dateColumn("published", "Day of publication.", func(r *DocumentRow) Date { return r.Document.Published }, nullable),
	count("versions", "How many documents are versions of this text, itself counted.",
		func(r *DocumentRow) int { return r.Versions }),
	count("figures", "Figures in it.", func(r *DocumentRow) int { return r.Figures }),
	count("sentences", "Sentences in it.", func(r *DocumentRow) int { return r.Document.Sentences }),
	count("words", "Words in it.", func(r *DocumentRow) int { return r.Document.Words }),
	textColumn("rights", "What is known of the rights in it.", func(r *DocumentRow) string { return r.Document.Rights },
		nullable),
	textColumn("url", "Where it was published.", func(r *DocumentRow) string { return r.Document.URL }, nullable),
	textColumn("path", "Its file in the sources of the release.", func(r *DocumentRow) string { return r.Document.Path }),
	textColumn("work_id", "The text that it is a version of.", func(r *DocumentRow) string { return r.Document.WorkID }),
	textColumn("document_id", "The document.", func(r *DocumentRow) string { return r.Document.DocumentID }),
)

// PassageRow is a row of SheetPassages.
type PassageRow struct {
	Number    int
	Agreement string
	Texts     []string
	Reason    string
	Work      string
	Languages string
	Versions  int
	WorkID    string
	Sentences []string
}

// SheetPassages is the table of passages with a column for each version, under the given heads.
func SheetPassages(heads []string) *Table {
	columns := one(
		intColumn("passage", "1", "Number of the passage in this sheet.", func(r *PassageRow) int { return r.Number }),
		textColumn("agreement", "Whether the facts that the versions state in the passage agree, in a word.",
			func(r *PassageRow) string { return r.Agreement }),
	)
	columns = append(columns, versionColumns(heads, "The passage in one version.",
		func(r *PassageRow) []string { return r.Texts })...)
	return define(Table{
		Name: "passages", Key: "passage",
		Doc: "The texts that have several versions, passage by passage in reading order, the versions beside each other.",
	}, append(columns, one(
		textColumn("reason", "Which facts differ, as sentences.", func(r *PassageRow) string { return r.Reason }, nullable),
		textColumn("work", "Title of the text, its first words if it is long.", func(r *PassageRow) string { return r.Work }),
		languagesColumn(func(r *PassageRow) string { return r.Languages }),
		count("versions", "How many versions the text has.", func(r *PassageRow) int { return r.Versions }),
		textColumn("work_id", "The text.", func(r *PassageRow) string { return r.WorkID }, ref("documents.work_id")),
		listColumn("sentence_ids", "The sentences of the passage in all versions.",
			func(r *PassageRow) []string { return r.Sentences }, ref("sentences.sentence_id")),
	)...)...)
}
