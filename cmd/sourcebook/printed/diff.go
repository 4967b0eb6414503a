package printed

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/diff"
)

// Difference is what Diff writes, which never holds all of it: an example for Schema.
type Difference struct {
	MessageType string          `json:"message_type"`
	A           lineage.Side    `json:"a"`
	B           lineage.Side    `json:"b"`
	Same        bool            `json:"same"`
	Lineage     []string        `json:"lineage"` // files there that differ
	Inputs      diff.Inputs     `json:"inputs"`
	Rows        []changedRow    `json:"rows"`
	Tables      []changedTable  `json:"tables"`
	Files       []diff.DataFile `json:"files"`
	Level       string          `json:"level"`
	CallsFor    string          `json:"calls_for"`
	Rule        string          `json:"rule"`
	Reason      string          `json:"reason"`
	Enough      bool            `json:"enough"`
}

// Diff writes a difference as one JSON document. The rows are written as they are found, so memory does not grow with
// them.
func Diff(w io.Writer, d *diff.Diff) error {
	encode := func(v any) string {
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		_ = e.Encode(v)
		return strings.TrimSuffix(b.String(), "\n")
	}
	fmt.Fprintf(w, `{"message_type":"difference","a":%s,"b":%s,"same":%t,"lineage":%s,"inputs":%s,"rows":[`,
		encode(d.A), encode(d.B), d.Same(), encode(append([]string{}, d.Lineage()...)), encode(d.Inputs))
	separator := "\n"
	err := d.Run(func(c *diff.RowChange) error {
		r := changedRow{Table: c.Table, Key: c.Key, Change: c.Change, Cells: make([]changedCell, len(c.Cells)),
			Causes: c.Causes}
		for i, cell := range c.Cells {
			r.Cells[i] = changedCell{cell.Column.Name, diff.PlainCell(cell.Column, cell.Old),
				diff.PlainCell(cell.Column, cell.New)}
		}
		_, err := io.WriteString(w, separator+encode(r))
		separator = ",\n"
		return err
	}, func(*diff.TableDifference) error { return nil })
	if err != nil {
		return err
	}
	tables := []changedTable{}
	for _, t := range d.Tables {
		tables = append(tables, changedTable{t.Table, t.Schema, t.Added, t.Removed, t.Changed, t.Moved,
			append([]diff.CauseOfRows{}, t.Causes...)})
	}
	_, err = fmt.Fprintf(w, "],\"tables\":%s,\"files\":%s,\"level\":%q,\"calls_for\":%q,"+
		"\"rule\":%q,\"reason\":%s,\"enough\":%t}\n",
		encode(tables), encode(d.DataFiles()), d.Level, d.Next, d.Rule, encode(d.Reason), d.Enough())
	return err
}

type changedRow struct {
	Table  string        `json:"table"`
	Key    string        `json:"key"`
	Change string        `json:"change"`
	Cells  []changedCell `json:"cells"`
	Causes []diff.Cause  `json:"causes"`
}

type changedCell struct {
	Column string `json:"column"`
	Old    any    `json:"old"`
	New    any    `json:"new"`
}

type changedTable struct {
	Table   string             `json:"table"`
	Schema  string             `json:"schema,omitempty"`
	Added   int                `json:"added"`
	Removed int                `json:"removed"`
	Changed int                `json:"changed"`
	Moved   int                `json:"moved"` // pairs of added and removed rows that differ in their place only
	Causes  []diff.CauseOfRows `json:"causes"`
}
