package html

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/tables"
)

// creditNames are the words in the class or id of an element with the author, where nothing says that it has the name
// alone.
var creditNames = words(`author authors byline auteur autor autore verfasser writtenby yazar`)

// isCredit reports whether an element is named for the author of a text, and not for that of a comment.
func isCredit(a markup.Attributes) bool {
	if strings.Contains(strings.ToLower(a.Get("class")), "comment") {
		return false
	}
	found := named(a, creditNames)
	for _, key := range [...]string{"data-component", "data-testid"} {
		found = found || creditNames[strings.ToLower(a.Get(key))]
	}
	return found
}

// nearestAuthors leaves out the authors of classes that stand apart from the first of them: those of other texts.
func nearestAuthors(claims []claim) []claim {
	end := -1
	return slices.DeleteFunc(claims, func(c claim) bool {
		if c.Field != "author" || c.Rule != "html_class" {
			return false
		}
		if end >= 0 && c.Start-end > authorsApart {
			return true
		}
		end = max(end, c.End)
		return false
	})
}

// authorsApart is how many bytes stand between the names of two authors of one text at most.
const authorsApart = 40

// oneCredit leaves the elements named for the author out where several that stand apart name different authors: those
// of many texts.
func oneCredit(claims []claim) []claim {
	var first *claim
	of := func(c claim) bool { return c.Field == "author" && c.Rule == tables.Credited }
	for i := range claims {
		c := &claims[i]
		switch {
		case !of(*c):
		case first == nil:
			first = c
		case c.Start-first.End > authorsApart && !strings.Contains(c.Value, first.Value):
			return slices.DeleteFunc(claims, of)
		}
	}
	return claims
}
