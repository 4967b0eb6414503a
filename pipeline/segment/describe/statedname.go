package describe

import (
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/segment/block"
)

// What the markup of a page states as the author may have more or less than the name: the name of the site beside it,
// what somebody does, the name twice, a given name alone, the name of an account.

// withoutSite gives a stated name without the name of the site that a dash or a bar parts from it.
func withoutSite(d *description, name string) string {
	for _, sign := range []string{" - ", " – ", " — ", " | "} {
		before, after, two := strings.Cut(name, sign)
		switch {
		case !two:
		case ofSite(d, before) && d.FullName(after):
			return after
		case ofSite(d, after) && d.FullName(before):
			return before
		}
	}
	return name
}

// withoutCapitals gives stated names without what stands in capitals after the last comma: an agency, a degree.
func withoutCapitals(d *description, names string) string {
	parts := listed(d, names)
	last := len(parts) - 1
	if last < 1 || !capitals(parts[last]) || capitals(parts[0]) || !d.FullName(parts[0]) {
		return names
	}
	return strings.TrimRight(names[:strings.LastIndex(names, parts[last])], " ,;")
}

// capitals reports whether a text is in capitals only.
func capitals(s string) bool { return latinText(s) && s == strings.ToUpper(s) }

// once gives a name of several words that stands there twice only once.
func once(name string) string {
	words := strings.Fields(name)
	half := len(words) / 2
	if half < 2 || len(words)%2 == 1 || !slices.Equal(words[:half], words[half:]) {
		return name
	}
	return strings.Join(words[:half], " ")
}

// withoutPostName gives the name of a person without a word with a hyphen before it that says what the person does:
// "Herald-Reporter Ann Lee".
func withoutPostName(d *description, name string) string {
	first, rest, two := strings.Cut(name, " ")
	if !two || !strings.Contains(first, "-") {
		return name
	}
	given, _, _ := strings.Cut(first, "-")
	if d.Register.Given(first) || d.Register.Given(given) || !strings.Contains(rest, " ") || !likePerson(d, rest) {
		return name
	}
	return rest
}

// longestCredit is how many bytes a line that names the author has.
const longestCredit = 60

// fuller gives the full name that a short line of the page has for a stated name of one word: a given name, or that of
// an account.
func fuller(d *description, name string) string {
	if strings.Contains(name, " ") || !latinText(name) {
		return name
	}
	account := strings.Map(lettersAlone, name)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.End-b.Start > longestCredit || b.Words > longestName+1 {
			continue
		}
		line := d.Text[b.Start:b.End]
		full := line[d.Furniture.Label(line, block.AuthorLabel|block.ByWord):]
		first, _, two := strings.Cut(full, " ")
		if !two || !d.FullName(full) {
			continue
		}
		if d.Register.Given(name) && strings.EqualFold(first, name) || strings.Map(lettersAlone, full) == account {
			return full
		}
	}
	return name
}

// lettersAlone is a mapping to letters in lower case, without all else.
func lettersAlone(r rune) rune {
	if unicode.IsLetter(r) {
		return unicode.ToLower(r)
	}
	return -1
}
