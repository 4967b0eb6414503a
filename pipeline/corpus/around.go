package corpus

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/tables"
)

// mostAround is how many bytes of a table a record of it brings along by which its encoding is told: one value may be
// too short for that.
const mostAround = 1 << 10

// lookAt keeps the first records of a table that are no UTF-8.
func (k *Container) lookAt(record []byte) {
	if k.comma == 0 || k.laid || len(k.around) >= mostAround || utf8.Valid(record) {
		return
	}
	k.around = append(append(k.around, record[:min(len(record), mostAround-len(k.around))]...), '\n')
}

// surround gives a record that is no UTF-8 what its table has around it.
func (r *Record) surround(row *tables.Source) {
	if len(r.around) > 0 && !utf8.Valid(row.Content) {
		row.Record.Around = string(r.around)
	}
}
