package check

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/schema"
)

// values checks every cell of a row against the definition of its column: null only where that is allowed, closed
// lists, texts in UTF-8, real days, canonical numbers that fit, well-formed language tags, lists without empty
// elements. A list column and every int column are never null unless the definition says so.
func (f *faults) values(t *schema.Table, id string, row any) {
	for _, c := range t.Columns {
		v := c.Value(row)
		if v.Null && !c.Nullable {
			f.add(t.Name, id, "%s is empty", c.Name)
			continue
		}
		if v.Null {
			continue
		}
		switch c.Type.Kind {
		case schema.String:
			f.text(t, id, c.Name, v.Text)
			if !c.Allows(v.Text) {
				f.add(t.Name, id, "%s has the value %s, which is not in its list", c.Name, show(v.Text))
			}
		case schema.Int:
			if v.Int < 0 {
				f.add(t.Name, id, "%s is %d, below zero", c.Name, v.Int)
			}
		case schema.DateKind:
			if !isDay(v.Text) {
				f.add(t.Name, id, "%s is %s, which is no day", c.Name, show(v.Text))
			}
		case schema.DecimalK:
			if !isDecimal(v.Text, c.Type.Precision, c.Type.Scale) {
				f.add(t.Name, id, "%s is %s, which is not a canonical %s", c.Name, show(v.Text), c.Type)
			}
		case schema.StringList:
			f.list(t, id, c, v.List)
		case schema.StructList:
			f.records(t, id, c, v.Records)
		}
	}
	f.dates(t, id, row)
}

// text checks a text that is not null. Columns called language hold tags.
func (f *faults) text(t *schema.Table, id, name, s string) {
	if !utf8.ValidString(s) {
		f.add(t.Name, id, "%s is not UTF-8", name)
	}
	if name == "language" && !bcp47.WellFormed(s) {
		f.add(t.Name, id, "%s is %s, which is not a BCP 47 tag", name, show(s))
	}
}

func (f *faults) list(t *schema.Table, id string, c *schema.Column, list []string) {
	for i, s := range list {
		switch {
		case s == "":
			f.add(t.Name, id, "element %d of %s is empty", i, c.Name)
		case !c.Allows(s):
			f.add(t.Name, id, "%s holds %s, which is not in its list", c.Name, show(s))
		default:
			f.text(t, id, c.Name, s)
		}
		if len(c.Allowed) > 0 && indexOf(list[:i], s) >= 0 {
			f.add(t.Name, id, "%s holds %s twice", c.Name, show(s))
		}
	}
}

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

// records checks lists of records: of the fields only language may be null.
func (f *faults) records(t *schema.Table, id string, c *schema.Column, records [][]schema.Value) {
	for i, r := range records {
		if len(r) != len(c.Type.Fields) {
			f.add(t.Name, id, "element %d of %s has %d fields, not %d", i, c.Name, len(r), len(c.Type.Fields))
			continue
		}
		for k, field := range c.Type.Fields {
			switch v := r[k]; {
			case v.Null && field.Name != "language":
				f.add(t.Name, id, "%s of element %d of %s is empty", field.Name, i, c.Name)
			case field.Kind == schema.String && !v.Null:
				f.text(t, id, field.Name, v.Text)
			}
		}
	}
}

// dates checks that whatever has a _start and an _end ends no sooner than it starts.
func (f *faults) dates(t *schema.Table, id string, row any) {
	for _, c := range t.Columns {
		stem, ok := strings.CutSuffix(c.Name, "_start")
		if !ok || c.Type.Kind != schema.DateKind {
			continue
		}
		end := t.Column(stem + "_end")
		if end == nil {
			continue
		}
		if from, to := c.Value(row), end.Value(row); !from.Null && !to.Null && from.Text > to.Text {
			f.add(t.Name, id, "%s %s is after %s %s", c.Name, from.Text, end.Name, to.Text)
		}
	}
}

// isDay reports whether s is YYYY-MM-DD and that day exists in the proleptic Gregorian calendar, years 0001 to 9999.
func isDay(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	y, ok1 := number(s[:4])
	m, ok2 := number(s[5:7])
	d, ok3 := number(s[8:])
	if !ok1 || !ok2 || !ok3 {
		return false
	}
	if min(y, m, d) < 1 || m > 12 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m-1]
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		days = 29
	}
	return d <= days
}

func number(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, s != ""
}

// isDecimal reports whether s is a number in the canonical form of schema.Decimal that fits the precision and scale.
func isDecimal(s string, precision, scale int) bool {
	whole, frac, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if _, ok := number(whole); !ok || len(whole) > precision-scale || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	if point {
		if _, ok := number(frac); !ok || len(frac) > scale || frac[len(frac)-1] == '0' {
			return false
		}
	}
	return s != "-0"
}
