package workbook

import (
	"slices"

	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/schema"
)

// The marks of a cell without a value, as statistical offices use them.
const (
	notAvailable  = "[x]"
	notApplicable = "[z]"
)

// absence says which mark stands in cells of columns that have no value: the one that is given, where another column
// has one of the values.
type absence struct {
	name    string
	columns []string
	given   string   // the other column; empty: always
	values  []string // of it
	mark    string
}

var (
	numericKinds = []string{schema.KindCount, schema.KindMoney, schema.KindPercent, schema.KindMeasure, schema.KindOrdinal,
		schema.KindDuration}
	unitKinds = []string{schema.KindMoney, schema.KindPercent, schema.KindMeasure, schema.KindDuration}
	dateKinds = []string{schema.KindDate, schema.KindPeriod}
)

// absences are asked in order; a cell that none of them fits has no value because it does not apply.
var absences = []absence{
	{name: "a number that could not be read", columns: []string{"value"}, given: "kind", values: numericKinds,
		mark: notAvailable},
	{name: "a unit that could not be read", columns: []string{"unit"}, given: "kind", values: unitKinds,
		mark: notAvailable},
	{name: "a day that could not be told", columns: []string{"date_start", "date_end"}, given: "kind", values: dateKinds,
		mark: notAvailable},
	{name: "a thing that could not be found", columns: []string{"counted", "concept"}, given: "kind",
		values: []string{schema.KindCount}, mark: notAvailable},
	{name: "facts that cannot be compared", columns: []string{"agreement"}, given: "reason_code",
		values: []string{schema.WhyUndecided, schema.WhyUndated, schema.WhyUnread, schema.WhyCurrency}, mark: notAvailable},
	{name: "several documents have no one language", columns: []string{"language"}, given: "scope",
		values: []string{schema.ScopeAll, schema.ScopeWork}, mark: notApplicable},
	{name: "what the source does not say", mark: notAvailable, columns: []string{"title", "language", "publisher",
		"author",
		"published", "url", "retrieved", "rights", "country", "label", "what", "wikidata", "publication", "address"}},
}

// marks give the mark for each cell without a value in the sheet of a table.
type marks struct {
	table  *schema.Table
	layout *layout
}

// of gives the mark for row i of column k.
func (m marks) of(columns []table.Column, i, k int) string {
	if m.layout.isVersion(m.table, k) {
		return m.ofVersion(columns, i, k)
	}
	name := m.table.Columns[k].Name
	for _, a := range absences {
		if slices.Contains(a.columns, name) && m.holds(a, columns, i) {
			return a.mark
		}
	}
	if value := m.table.Index("value"); name == "value_to_use" && columns[value].IsNull(i) {
		return m.of(columns, i, value)
	}
	return notApplicable
}

// holds reports whether the other column that an absence asks for has one of its values.
func (m marks) holds(a absence, columns []table.Column, i int) bool {
	if a.given == "" {
		return true
	}
	given := m.table.Index(a.given)
	return given >= 0 && slices.Contains(a.values, plainText(columns[given], i))
}

// ofVersion tells a version that does not say it from one that the text does not have.
func (m marks) ofVersion(columns []table.Column, i, k int) string {
	before := 0
	for n := range k {
		before += boolean(m.layout.isVersion(m.table, n))
	}
	if int64(before) < columns[m.table.Index("versions")].(table.Int).Value(i) {
		return notAvailable
	}
	return notApplicable
}

// plainText is a cell as CSV shows it, empty for null.
func plainText(c table.Column, i int) string {
	if c.IsNull(i) {
		return ""
	}
	return string(c.AppendPlain(nil, i))
}
