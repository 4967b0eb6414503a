// Package table reads the tables that stand beside a generator and are embedded in it: for which languages it makes
// files, and what the sources call them. They have the form of the files of the lexicon.
package table

import (
	"io/fs"
	"strconv"

	"example.org/sourcebook/pipeline/language"
)

// Rows gives the columns of each row of a table, in its order. It panics where the table is not there or has other
// columns: a table is a part of the program.
func Rows(files fs.FS, name string, columns ...string) [][]string {
	rows, err := language.Read(language.Open(files), name, "rows", func(f *language.File) [][]string {
		var out [][]string
		for row := range f.Rows(columns...) {
			cells := make([]string, len(columns))
			for i := range cells {
				cells[i] = row.Text(i)
			}
			out = append(out, cells)
		}
		return out
	})
	if err != nil {
		panic(err)
	}
	if len(rows) == 0 {
		panic(name + ": no rows")
	}
	return rows
}

// Column gives the first column of each row.
func Column(files fs.FS, name, column string) []string {
	var out []string
	for _, row := range Rows(files, name, column) {
		out = append(out, row[0])
	}
	return out
}

// Map gives the second column of each row by the first.
func Map(files fs.FS, name, from, to string) map[string]string {
	out := map[string]string{}
	for _, row := range Rows(files, name, from, to) {
		out[row[0]] = row[1]
	}
	return out
}

// Number gives the whole number that a cell holds. It panics where it holds none.
func Number(cell string) int {
	n, err := strconv.Atoi(cell)
	if err != nil {
		panic(err)
	}
	return n
}
