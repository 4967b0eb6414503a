package export

import (
	"slices"

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
	{name: "what the source does not say", mark: notAvailable, columns: []string{"title", "language", "publisher", "author",
		"published", "url", "retrieved", "rights", "country", "label", "what", "wikidata", "publication"}},
}

// absent gives the mark for a cell without a value.
func (s *tableSheet) absent(columns []column, i, k int) string {
	if s.layout.isVersion(s.table, k) {
		return s.absentVersion(columns, i, k)
	}
	name := s.table.Columns[k].Name
	for _, a := range absences {
		if !slices.Contains(a.columns, name) {
			continue
		}
		if a.given == "" {
			return a.mark
		}
		given := s.table.Index(a.given)
		if given >= 0 && slices.Contains(a.values, s.text(columns[given], i)) {
			return a.mark
		}
	}
	if name == "value_to_use" && columns[s.table.Index("value")].IsNull(i) {
		return s.absent(columns, i, s.table.Index("value"))
	}
	return notApplicable
}

// absentVersion tells a version that does not say it from one that the text does not have.
func (s *tableSheet) absentVersion(columns []column, i, k int) string {
	before := 0
	for n := range k {
		before += boolean(s.layout.isVersion(s.table, n))
	}
	if int64(before) < columns[s.table.Index("versions")].(intColumn).Value(i) {
		return notAvailable
	}
	return notApplicable
}
