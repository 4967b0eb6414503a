package describe

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/roles"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// description is what a page says of itself, as far as it has been read.
type description struct {
	*roles.Page
	*tables.Metadata
	index      *span.Index
	days       map[int][]block.Day // of the blocks that are dated
	siteAuthor *tables.Stated      // names the site as the author; nil for none
	credits    []int               // places in Stated of the elements that are named for the author
	universal  bool                // the day of publication is stated as a time in UTC
}

// evidence records where a field was read: bytes of the text.
func (d *description) evidence(field string, start, end int, rule string) {
	s, e := chars.Trim(d.Text, start, end)
	o := d.index.Of(s, e)
	d.Evidence = append(d.Evidence, schema.Evidence{Field: field, Start: o.Start, End: o.End, Rule: rule})
}

// drop removes the evidence of a field.
func (d *description) drop(field string) {
	kept := d.Evidence[:0]
	for _, e := range d.Evidence {
		if e.Field != field {
			kept = append(kept, e)
		}
	}
	d.Evidence = kept
}

func (d *description) issue(name string) {
	for _, i := range d.Issues {
		if i == name {
			return
		}
	}
	d.Issues = append(d.Issues, name)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func latinText(s string) bool { return chars.ScriptOfText(s) == chars.Latin }
