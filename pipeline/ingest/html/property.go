package html

import (
	"strings"

	"example.org/sourcebook/pipeline/markup"
)

// properties says which field the text of an element states by its property: those of schema.org, as microdata or RDFa,
// and of Dublin Core.
var properties = map[string]string{
	"headline":           "title",
	"author":             "author",
	"creator":            "author",
	"datepublished":      "published",
	"issued":             "published",
	"publisher":          "publisher",
	"recipeingredient":   textPart,
	"ingredients":        textPart,
	"recipeinstructions": textPart,
}

// vocabularies are the prefixes of properties in RDFa.
var vocabularies = []string{"schema:", "dcterms:", "dc:"}

// property gives the property of an element, in lower case, without the prefix of its vocabulary.
func property(a markup.Attributes) string {
	name := strings.ToLower(strings.TrimSpace(a.Get("itemprop")))
	if name == "" {
		name = strings.ToLower(strings.TrimSpace(a.Get("property")))
	}
	name, _, _ = strings.Cut(name, " ") // of several the first
	for _, prefix := range vocabularies {
		name = strings.TrimPrefix(name, prefix)
	}
	return name
}

// propertyField gives the field that an element states by its property, "" for none.
func propertyField(a markup.Attributes) string { return properties[property(a)] }

// within reports whether an element that states a field is open.
func (s *stated) within(field string) bool {
	for i := range s.passages {
		if s.passages[i].Field == field {
			return true
		}
	}
	return false
}
