package verify

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// parted notes where a file of a table whose content is not as claimed parts from the one in the other format, if that
// holds what it claims: the row and the column.
func (v *Checker) parted(wrong *content, all []*content) {
	i := slices.IndexFunc(all, func(c *content) bool {
		return c.table == wrong.table && c.claim == wrong.claim && c.sum == c.claim.Content
	})
	if i < 0 {
		return
	}
	right := all[i]
	next, stop := iter.Pull2(v.read(wrong))
	defer stop()
	key := wrong.table.Index(wrong.table.Key)
	for want, err := range v.read(right) {
		got, unread, more := next()
		if err != nil || unread != nil {
			return // it cannot be read, which has been said
		}
		if !more {
			v.Note("%s ends before the row %s of %s", wrong.path, want[key].Text, right.path)
			return
		}
		for k, c := range wrong.table.Columns {
			if a, b := cellText(want[k]), cellText(got[k]); a != b {
				v.Note("%s parts from %s in the row %s, column %s: %.80q instead of %.80q", wrong.path, right.path,
					want[key].Text, c.Name, b, a)
				return
			}
		}
	}
}

// read gives the rows of a file.
func (v *Checker) read(c *content) iter.Seq2[[]schema.Value, error] {
	if strings.HasSuffix(c.path, ".parquet") {
		return v.Read.Parquet(v.Path(c.path), c.table)
	}
	return v.Read.CSV(v.Path(c.path), c.table)
}

// cellText is a cell as text that tells it from every other one: null is empty, which no text of a table is.
func cellText(c schema.Value) string {
	switch {
	case c.Null:
		return ""
	case c.Text != "":
		return c.Text
	case len(c.List)+len(c.Records) > 0:
		return fmt.Sprint(c.List, c.Records)
	}
	return fmt.Sprint(c.Int)
}
