package spelling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// A text names a company with its legal form or without: "Robert Bosch GmbH", "ПАО «Лукойл»".

// mostOfClub is how many letters the form of a club has at most that some languages write behind its town: FF.
const mostOfClub = 2

func noLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// isOther reports whether a sign is none of ASCII and no Latin letter.
func isOther(r rune) bool { return r >= utf8.RuneSelf && !unicode.Is(unicode.Latin, r) }

// Company gives the name of a company, folded, without the legal form that it ends with, or that stands before it in
// another script than Latin; empty for one that has none. An error is one of reading the file.
func Company(l *language.Lexicon, name string) (string, error) {
	forms, err := language.Read(l, "root/legalforms.tsv", "legal forms by place", func(f *language.File) [2][]string {
		var list [2][]string // behind, before
		for row := range f.Rows("form", "place", "languages") {
			form := strings.ToLower(row.Text(0))
			other := strings.ContainsFunc(form, isOther)
			switch place := row.Text(1); {
			case strings.HasPrefix(form, "&"): // "Facebook & Co" are several in German
			case place == "behind" && (len(form) > mostOfClub || row.Text(2) == ""):
				list[0] = append(list[0], " "+form)
			case place != "apart" && other:
				list[1] = append(list[1], form+" ")
			}
		}
		for i := range list { // the longest first
			slices.SortStableFunc(list[i], func(a, b string) int { return len(b) - len(a) })
		}
		return list
	})
	if err != nil {
		return "", err
	}
	name = strings.ToLower(OneLine(name))
	for i, cut := range []func(s, form string) (string, bool){strings.CutSuffix, strings.CutPrefix} {
		for _, form := range forms[i] {
			if own, ok := cut(name, form); ok {
				return character.Plain(strings.TrimFunc(own, noLetter)), nil
			}
		}
	}
	return "", nil
}
