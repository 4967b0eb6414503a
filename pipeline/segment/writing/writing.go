// Package writing reads how languages are written, as far as it helps to tell them, their dates and their sentences
// apart: root/writing.tsv of the lexicon.
package writing

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// Habits are the rows of the file. Languages stand as tags without script and region.
type Habits struct {
	tags     map[written]string
	Siblings [][]string // languages that short texts hardly tell apart, the one that is taken in doubt first
	// Everywhere are languages in which pages of any language may name days.
	Everywhere []string
	programs   []string // languages of the names in programs, such as "isClosed"
	dotless    []string // languages with an i without dot, the capital of which is I
	Genitive   string   // letters that stand after an apostrophe at the end of a word
	Vowels     string   // letters that abbreviations seldom end in; the signs of Cyrillic are among them
	Citation   string   // what stands for the further authors of a work: "et al"
	Units      string   // letters that are signs of units by themselves
	// Dispatch are the signs that end the dateline of a dispatch, DispatchDay those of a day before one, Agency those
	// that end the name of who sends it.
	Dispatch, DispatchDay, Agency string

	notices []string        // words of the notices of sites, in lower case
	nobody  map[string]bool // what programs put where an author would stand, in lower case
}

// written is a language in a script: by its name in Unicode, or Hans and Hant (ISO 15924).
type written struct{ script, language string }

// Read gives the habits that the lexicon has.
func Read(lexicon *language.Lexicon) (*Habits, error) {
	return language.Read(lexicon, "root/writing.tsv", "habits", func(f *language.File) *Habits {
		h := &Habits{tags: map[written]string{}, nobody: map[string]bool{}}
		for row := range f.Rows("habit", "value") {
			h.learn(row)
		}
		return h
	})
}

// learn takes in one row.
func (h *Habits) learn(row *language.Row) {
	value := slices.Collect(row.List(1))
	switch row.Text(0) {
	case "tag":
		if len(value) != 3 {
			row.Fail("%q is no script, language and tag", row.Text(1))
			return
		}
		h.tags[written{value[0], value[1]}] = value[2]
	case "siblings":
		h.Siblings = append(h.Siblings, value)
	case "everywhere":
		h.Everywhere = append(h.Everywhere, value...)
	case "program":
		h.programs = append(h.programs, value...)
	case "dotless":
		h.dotless = append(h.dotless, value...)
	case "genitive":
		h.Genitive += strings.Join(value, "")
	case "vowels":
		h.Vowels += strings.Join(value, "")
	case "citation":
		h.Citation += strings.Join(value, "")
	case "unit":
		h.Units += strings.Join(value, "")
	case "dispatch":
		h.Dispatch += strings.Join(value, "")
	case "dispatch_day":
		h.DispatchDay += strings.Join(value, "")
	case "agency":
		h.Agency += strings.Join(value, "")
	case "notice":
		h.notices = append(h.notices, value...)
	case "nobody":
		for _, name := range value {
			h.nobody[name] = true
		}
	default:
		row.Fail("unknown habit %q", row.Text(0))
	}
}

// Tag gives the tag of a language in a script: with the script where the language is mostly written in another one.
func (h *Habits) Tag(language, script string) string {
	if tag, ok := h.tags[written{script, language}]; ok {
		return tag
	}
	return language
}

// Language gives the one language that is told by a script, if the lexicon names it; empty if it does not.
func (h *Habits) Language(script string) string {
	first := ""
	for w := range h.tags { // the order does not matter: the smallest is taken
		if w.script == script && (first == "" || w.language < first) {
			first = w.language
		}
	}
	return first
}

// Sibling gives the place of a language among its siblings, and them.
func (h *Habits) Sibling(tag string) (int, []string) {
	for _, group := range h.Siblings {
		if i := slices.Index(group, tag); i >= 0 {
			return i, group
		}
	}
	return 0, nil
}

// Nobody reports whether a name is what programs put where an author would stand: "admin".
func (h *Habits) Nobody(name string) bool {
	return h.nobody[strings.ToLower(strings.Trim(name, " .:-_"))]
}

// Notifies reports whether a text has a word of the notices that sites put on each page.
func (h *Habits) Notifies(s string) bool {
	lower := strings.ToLower(s)
	return slices.ContainsFunc(h.notices, func(w string) bool { return strings.Contains(lower, w) })
}

// Programs reports whether names in programs are made of words of a language.
func (h *Habits) Programs(base string) bool { return slices.Contains(h.programs, base) }

// Dotless reports whether a language tells an i without dot from one with it.
func (h *Habits) Dotless(base string) bool { return slices.Contains(h.dotless, base) }
