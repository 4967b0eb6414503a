package segment

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// What is a whole document is text, also if it looks like furniture and stands in many documents.
func TestTinyDocuments(t *testing.T) {
	texts := []string{
		"1,234", "three million", "três milhões e meio", "1\n2\n3\n4\n5", "12\n1,400\n3.5%\n$40\n7 km",
		"Je pars le 3 mars 2021.", "3 March 2021",
		"12/13/2022 7:53:00 PM", "Home", "Search", "© 2021 Coast News Ltd", "By John Smith", "A B C", "$50 million", "二百三十",
		"2023年9月6日",
		"Share 1,234", "News > Sport", "http://example.org/a 12", "Source: Reuters", "Updated on 2024-01-31",
		"#covid 12 cases", "1.", "12:30",
		"more than 3 million people\nfewer than 20 cities", "|||", "Page 3 of 14", "Share\n\n1,234 people",
	}
	l := lexicon()
	for _, text := range texts {
		for _, common := range []bool{false, true} {
			e := survey(text)
			e.elsewhere = map[uint64]bool{}
			for _, h := range e.lines {
				if common {
					e.elsewhere[h] = true
				}
			}
			d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
			if err != nil {
				t.Fatal(err)
			}
			checkInvariants(t, text, d)
			for _, p := range d.paragraphs {
				if p.Role != schema.RoleBody && strings.ContainsAny(p.Text, "0123456789") || p.Role == schema.RoleBoilerplate &&
					len(d.paragraphs) == 1 {
					t.Errorf("%q: %s %q (in other documents: %v)", text, p.Role, p.Text, common)
				}
			}
		}
	}
}
