package versions

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/schema"
)

// headings say what the statuses of facts mean: over the facts, and of a number of them in a sum.
var headings = map[string]struct{ over, one, many string }{
	schema.StatusDiffer:        {"Differ", "differs", "differ"},
	schema.StatusNotComparable: {"Cannot be compared", "cannot be compared", "cannot be compared"},
	schema.StatusSingle:        {"In one version only", "is in one version only", "are in one version only"},
	schema.StatusAgree:         {"Agree", "agrees", "agree"},
	schema.StatusAlone:         {"The work has one version", "is in the only version", "are in the only version"},
}

// Screen is what facts are shown on.
type Screen interface {
	Line(format string, args ...any)
	Wrapped(indent int, text string) // in lines that fit, the first one behind indent blanks
}

// Show writes facts for people, in the order in which Read gives them: work by work what there is, then each fact with
// the sentences that state it. cut shortens a sentence.
func Show(p Screen, facts []*Fact, cut func(string) string) {
	for len(facts) > 0 {
		n := slices.IndexFunc(facts, func(f *Fact) bool { return f.WorkID != facts[0].WorkID })
		if n < 0 {
			n = len(facts)
		}
		showWork(p, facts[:n], cut)
		if facts = facts[n:]; len(facts) > 0 {
			p.Line("")
		}
	}
}

func showWork(p Screen, facts []*Fact, cut func(string) string) {
	p.Wrapped(0, summary(facts))
	status := ""
	for _, f := range facts {
		if f.Status != status {
			status = f.Status
			p.Line("\n  %s", headings[status].over)
		}
		p.Wrapped(4, labelled(&schema.Fact{Kind: f.Kind, Label: f.Label, Explanation: f.Explanation}))
		for _, s := range f.Statements {
			p.Wrapped(6, s.DocumentID+": "+marked(cut(s.Sentence), s.Surface))
		}
	}
}

// labelled is the explanation of a fact, behind its label where it does not say what the fact is about.
func labelled(f *schema.Fact) string {
	if f.Kind == schema.KindName || f.Label == "" || strings.Contains(f.Explanation, f.Label) {
		return f.Explanation
	}
	return f.Label + ": " + f.Explanation
}

// summary says in one line how many facts of a work have which status.
func summary(facts []*Fact) string {
	documents, count := map[string]bool{}, map[string]int{}
	all, passages := 0, 0
	for _, f := range facts {
		if f.Kind == kindWords {
			passages++
			continue
		}
		all++
		count[f.Status]++
		for _, s := range f.Statements {
			documents[s.DocumentID] = true
		}
	}
	var parts []string
	for _, status := range statusOrder {
		switch n := count[status]; {
		case n == 1:
			parts = append(parts, "1 "+headings[status].one)
		case n > 1:
			parts = append(parts, fmt.Sprint(n, " ", headings[status].many))
		}
	}
	switch {
	case passages == 1:
		parts = append(parts, "1 passage differs in words")
	case passages > 1:
		parts = append(parts, fmt.Sprint(passages, " passages differ in words"))
	}
	return fmt.Sprintf("%s (versions: %d, facts: %d): %s", facts[0].WorkID, len(documents), all,
		strings.Join(parts, ", "))
}

// marked is a sentence with the signs of passages around the words of a figure or a name, where they stand apart.
func marked(sentence, surface string) string {
	for at := 0; ; {
		i := strings.Index(sentence[at:], surface)
		if i < 0 || surface == "" {
			return sentence
		}
		i += at
		before, after := sentence[:i], sentence[i+len(surface):]
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if !joins(last) && !joins(next) {
			return before + "⟦" + surface + "⟧" + after
		}
		at = i + len(surface)
	}
}

// joins reports whether a character beside a number makes it part of a longer word.
func joins(r rune) bool {
	return unicode.IsDigit(r) || character.IsLetter(r) && !character.ScriptOf(r).Syllabic()
}
