package nasty

import (
	"fmt"
	"strings"

	"example.org/sourcebook/schema"
)

// Plain gives cells as CSV shows them, with the text new in the place of old.
func Plain(table *schema.Table, rows [][]schema.Value, old, new string) [][]string {
	var out [][]string
	for _, row := range rows {
		var line []string
		for i, c := range table.Columns {
			s := plainValue(c.Type, row[i])
			if old != "" {
				s = strings.ReplaceAll(s, old, new)
			}
			line = append(line, s)
		}
		out = append(out, line)
	}
	return out
}

// plainValue gives a cell as CSV shows it, without quoting.
func plainValue(t schema.Type, v schema.Value) string {
	switch {
	case v.Null:
		return ""
	case t.Kind == schema.Int:
		return fmt.Sprint(v.Int)
	case t.Kind != schema.StringList && t.Kind != schema.StructList:
		return v.Text
	}
	members := make([]string, 0, len(v.List))
	for _, s := range v.List {
		members = append(members, jsonString(s))
	}
	for _, record := range v.Records {
		fields := make([]string, len(record))
		for i, f := range t.Fields {
			value := "null"
			switch {
			case record[i].Null:
			case f.Kind == schema.Int:
				value = fmt.Sprint(record[i].Int)
			default:
				value = jsonString(record[i].Text)
			}
			fields[i] = fmt.Sprintf("%q:%s", f.Name, value)
		}
		members = append(members, "{"+strings.Join(fields, ",")+"}")
	}
	return "[" + strings.Join(members, ",") + "]"
}

// jsonString quotes a text with as few escapes as JSON allows.
func jsonString(s string) string {
	named := map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}
	var b strings.Builder
	for _, r := range s {
		switch escape, ok := named[r]; {
		case ok:
			b.WriteString(escape)
		case r < ' ':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}
