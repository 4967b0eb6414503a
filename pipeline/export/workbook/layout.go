package workbook

import (
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// layout is how the sheet of a table looks.
type layout struct {
	table   string // name of the table
	tab     string
	title   string // what the sheet shows, after the dataset's title
	answers string // the question that it answers; empty for the released tables
	source  string // files of the release that hold what it shows
	status  string // column of words that have a colour; empty: none
	link    string // column of numbers that lead to rows of linkTo
	linkTo  string // tab
	place   string // column of places that lead out of the workbook, to the addresses of the column address
	address string
	widths  []columnRoom // of columns, in characters; of the others what they need
	rest    int          // width of the columns of versions, up to three of them; 0: there are none
	least   int          // width of each where there are many
	folded  []string     // columns that are folded away: identifiers and offsets
}

type columnRoom struct {
	column string
	width  int
}

// layouts are the sheets for people, in their order. The widths of the columns that are not folded or far to the right
// add up to about 150 characters, what the screen of a laptop shows.
var layouts = []layout{
	{table: "summary", tab: "Summary", title: "what the versions share, and whether they agree",
		answers: "Do the versions agree, and how many facts does each document state?",
		source:  "parquet/facts.parquet and parquet/statements.parquet",
		widths: []columnRoom{{"scope", 16}, {"title", 44}, {"language", 12}, {"documents", 12}, {"facts", 10}, {"differ", 10},
			{"cannot_be_compared", 14}, {"agree", 10}, {"in_one_version", 12}, {"no_other_version", 12},
			{"damaged_numbers", 12}, {"figures", 11}},
		folded: []string{"work_id", "document_id"}},
	{table: "comparison", tab: "Comparison", title: "each fact, with what each version says of it",
		answers: "Which facts agree and which differ, and in what words does each version state them?",
		source:  "parquet/facts.parquet and parquet/statements.parquet",
		status:  "status", link: "passage", linkTo: "Passages", rest: 22, least: 14,
		widths: []columnRoom{{"status", 14}, {"what", 22}, {"reason", 44}, {"passage", 13}, {"reading", 24}, {"kind", 12},
			{"work", 36}, {"languages", 30}, {"versions", 12}},
		folded: []string{"work_id", "fact_id"}},
	{table: "figures_in_context", tab: "Figures", title: "every number and date, with its sentence",
		answers: "Which numbers does each text give, where, and which of them are damaged?",
		source:  "parquet/figures.parquet, parquet/sentences.parquet and parquet/statements.parquet",
		place:   "place", address: "address",
		widths: []columnRoom{{"document", 24}, {"as_written", 20}, {"sentence", 56}, {"value_to_use", 18}, {"unit", 13},
			{"what_is_wrong", 24}, {"reading", 24}, {"counted", 24}, {"kind", 12}, {"language", 12}, {"place", 14},
			{"value", 18}, {"value_max", 14}, {"date_start", 14}, {"date_end", 14}},
		folded: []string{"document_id", "figure_id", "address", "start", "end"}},
	{table: "names", tab: "Names", title: "who and what is named",
		answers: "Who is named, in which forms and how often?",
		source:  "parquet/entities.parquet",
		widths: []columnRoom{{"name", 40}, {"type", 16}, {"form", 40}, {"language", 12}, {"mentions", 12}, {"documents", 13},
			{"wikidata", 14}},
		folded: []string{"entity_id"}},
	{table: "documents_at_a_glance", tab: "Documents", title: "the source documents",
		answers: "Who published which text, when, in which language?",
		source:  "parquet/documents.parquet",
		widths: []columnRoom{{"document", 44}, {"language", 12}, {"publisher", 20}, {"author", 18}, {"published", 13},
			{"versions", 12}, {"figures", 11}, {"sentences", 13}, {"words", 10}, {"rights", 20}, {"url", 40}, {"path", 30}},
		folded: []string{"work_id", "document_id"}},
	{table: "passages", tab: "Passages", title: "the versions beside each other, passage by passage",
		answers: "What exactly does each version say in the same place?",
		source:  "parquet/sentences.parquet and parquet/alignments.parquet",
		status:  "agreement", rest: 42, least: 24,
		widths: []columnRoom{{"passage", 11}, {"agreement", 15}, {"reason", 44}, {"work", 36}, {"languages", 30},
			{"versions", 12}},
		folded: []string{"work_id", "sentence_ids"}},
}

// layoutOf gives the layout of a table's sheet: that of a sheet for people, or that of a released table as it is.
func layoutOf(t *schema.Table) layout {
	if i := slices.IndexFunc(layouts, func(l layout) bool { return l.table == t.Name }); i >= 0 {
		return layouts[i]
	}
	return layout{table: t.Name, tab: "table_" + t.Name, title: "the table " + t.Name + " as it is",
		source: "parquet/" + t.Name + ".parquet and csv/" + t.Name + ".csv"}
}

// shardedFiles names all shards of the files that a text names.
var shardedFiles = strings.NewReplacer(".parquet", "-*.parquet", ".csv", "-*.csv")

// forPeople reports whether the sheet joins tables for a person who reads.
func (l *layout) forPeople() bool { return l.answers != "" }

// width is the width of a column, 0 for what it needs. The columns of more than three versions share the room of three.
func (l *layout) width(t *schema.Table, k int) int {
	if i := l.named(t.Columns[k].Name); i >= 0 {
		return l.widths[i].width
	}
	if !l.isVersion(t, k) {
		return 0
	}
	versions := 0
	for i := range t.Columns {
		versions += boolean(l.isVersion(t, i))
	}
	return max(l.least, min(l.rest, 3*l.rest/versions))
}

// named gives the place in widths of a column, -1 if it has none.
func (l *layout) named(column string) int {
	return slices.IndexFunc(l.widths, func(w columnRoom) bool { return w.column == column })
}

func (l *layout) isFolded(column string) bool { return slices.Contains(l.folded, column) }

// isVersion reports whether a column holds what one version says.
func (l *layout) isVersion(t *schema.Table, k int) bool {
	c := t.Columns[k]
	return l.rest > 0 && c.Nullable && l.named(c.Name) < 0 && !l.isFolded(c.Name)
}
