package diff

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/schema"
)

// cellsThatDiffer shows the cells of two rows that differ; it is empty if none does.
func cellsThatDiffer(table *schema.Table, is, was []schema.Value) string {
	var b strings.Builder
	for i, c := range table.Columns {
		if !equalCells(is[i], was[i]) {
			now, before := ShowChange(c, was[i], is[i])
			fmt.Fprintf(&b, " %s: %s, was %s;", c.Name, now, before)
		}
	}
	return strings.TrimSuffix(b.String(), ";")
}

func equalCells(a, b schema.Value) bool {
	return a.Null == b.Null && a.Text == b.Text && a.Int == b.Int && slices.Equal(a.List, b.List) &&
		slices.EqualFunc(a.Records, b.Records, func(x, y []schema.Value) bool { return slices.EqualFunc(x, y, equalCells) })
}

// ShowChange writes two cells that differ for people: each on one line, escaped, and cut to where they differ.
func ShowChange(c *schema.Column, old, new schema.Value) (now, before string) {
	a, b := plainText(c, new), plainText(c, old)
	skip := 0
	if !new.Null && !old.Null && max(len(a), len(b)) > shown {
		for skip < min(len(a), len(b)) && a[skip] == b[skip] {
			skip++
		}
	}
	return showFrom(c, new, a, skip), showFrom(c, old, b, skip)
}

// ShowCell writes a cell for people: on one line, escaped, and cut where it is long.
func ShowCell(c *schema.Column, v schema.Value) string { return showFrom(c, v, plainText(c, v), 0) }

// shown is how many characters of a cell are shown.
const shown = 60

// showFrom shows a cell from a little before byte skip of its text on.
func showFrom(c *schema.Column, v schema.Value, s string, skip int) string {
	if v.Null {
		return "null"
	}
	const before = 20
	from := skip
	for from > 0 && from < len(s) && !utf8.RuneStart(s[from]) {
		from--
	}
	for n := 0; from > 0 && n < before; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	if from < before {
		from = 0
	}
	cut, end := s[from:], ""
	if utf8.RuneCountInString(cut) > shown {
		n := 0
		for i := range cut {
			if n == shown {
				cut, end = cut[:i], "…"
				break
			}
			n++
		}
	}
	if from > 0 {
		cut = "…" + cut
	}
	if c.Type.Kind == schema.Int || c.Type.Kind == schema.DateKind || c.Type.Kind == schema.DecimalK {
		return cut + end
	}
	return strconv.Quote(cut + end)
}

// plainText is a cell as one text.
func plainText(c *schema.Column, v schema.Value) string {
	switch c.Type.Kind {
	case schema.Int:
		return strconv.FormatInt(v.Int, 10)
	case schema.StringList:
		return "[" + strings.Join(v.List, " ") + "]"
	case schema.StructList:
		var b strings.Builder
		for i, r := range v.Records {
			if i > 0 {
				b.WriteString("; ")
			}
			for k, f := range c.Type.Fields {
				if k > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(plainText(&schema.Column{Type: schema.Type{Kind: f.Kind}}, r[k]))
			}
		}
		return "[" + b.String() + "]"
	}
	return v.Text
}

// PlainCell gives a cell as JSON has it: null, a number, a text (also for dates and decimals), a list, a list of
// records.
func PlainCell(c *schema.Column, v schema.Value) any {
	switch {
	case v.Null:
		return nil
	case c.Type.Kind == schema.Int:
		return v.Int
	case c.Type.Kind == schema.StringList:
		return append([]string{}, v.List...)
	case c.Type.Kind == schema.StructList:
		records := []map[string]any{}
		for _, r := range v.Records {
			record := map[string]any{}
			for i, f := range c.Type.Fields {
				record[f.Name] = PlainCell(&schema.Column{Type: schema.Type{Kind: f.Kind}}, r[i])
			}
			records = append(records, record)
		}
		return records
	}
	return v.Text
}
