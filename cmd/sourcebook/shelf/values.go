package shelf

import (
	"path/filepath"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// Releases gives the versions below datasets/ and their folders.
func Releases() []string {
	var out []string
	folders, err := Folders("")
	if err != nil {
		return nil
	}
	for _, f := range folders {
		for _, v := range Versions(f) {
			out = append(out, v, filepath.Join(f, v))
		}
	}
	return out
}

// Datasets gives the names of the datasets below datasets/.
func Datasets() []string {
	folders, err := Folders("")
	if err != nil {
		return nil
	}
	for i := range folders {
		folders[i] = filepath.Base(folders[i])
	}
	return folders
}

// mostCompleted is how many values are looked for in the rows of a release.
const mostCompleted = 100

// Cells gives the first values of a column that begin with what was typed, each once.
func Cells(dir string, t *schema.Table, name, typed string) []string {
	var out []string
	i := t.Index(name)
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil || len(out) == mostCompleted {
			break
		}
		if v := row[i].Text; strings.HasPrefix(v, typed) && !slices.Contains(out, v) {
			out = append(out, strings.Clone(v))
		}
	}
	return out
}

// Rows completes what trace takes: a release or a row of the newest one, then a row of the release. The rows of
// documents come first, the others when something is typed.
func Rows(args []string, typed string) []string {
	var out []string
	dir, err := "", error(nil)
	if len(args) == 0 {
		out = Releases()
		dir, err = Newest("")
	} else {
		dir, err = Find(args[0], "")
	}
	if err != nil || len(args) > 1 {
		return out
	}
	for _, t := range schema.All {
		if typed != "" || t == schema.Documents {
			out = append(out, Cells(dir, t, t.Key, typed)...)
		}
	}
	return out
}
