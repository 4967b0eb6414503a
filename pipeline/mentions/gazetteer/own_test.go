package gazetteer_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
)

// TestOwn reads the names that a corpus brings.
func TestOwn(t *testing.T) {
	l := language.Empty().WithNames([]byte("name\ttype\n# ours\nOxbow Trust | Oxbow\torganization\n黑石会\tlaw\r\n"))
	x, err := gazetteer.Load(l, "en")
	if err != nil || len(x.Names) != 1 {
		t.Fatalf("%d lists, %v", len(x.Names), err)
	}
	for key, want := range map[string]gazetteer.Entry{
		"oxbow trust": {ID: "organization:oxbow trust", Form: "Oxbow Trust", Name: "Oxbow Trust", Type: "organization",
			Own: true},
		"oxbow": {ID: "organization:oxbow trust", Form: "Oxbow", Name: "Oxbow Trust", Type: "organization", Own: true},
		"黑石会":   {ID: "law:黑石会", Form: "黑石会", Name: "黑石会", Type: "law", Own: true},
	} {
		if got := x.Names[0].Entries[key]; got == nil || *got != want || got.Rule() != gazetteer.OwnRule {
			t.Errorf("%s: got %+v, want %+v", key, got, want)
		}
	}
	for data, want := range map[string]string{
		"Oxbow\toper\n":                 "line 1: \"oper\" is no type of entity",
		"# x\nOxbow\n":                  "line 2: \"Oxbow\" has no type",
		" | \torganization\nOxbow\tlaw": "line 1: a row without a name",
	} {
		_, err := gazetteer.Load(language.Empty().WithNames([]byte(data)), "en")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", data, err, want)
		}
	}
}
