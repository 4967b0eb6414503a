package describe

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
)

// A byline may name several people, parted by commas or by the word that joins a list in its language, and may end with
// where they are or what they do. A body may have such a word in its own name ("Department of Health and Human
// Services"), so a name is parted only where both sides read like people.

// nameSpan is the place of one name in a text.
type nameSpan struct{ start, end int }

// setAuthor takes the names in text[start:end] as those of the authors.
func (d *description) setAuthor(start, end int, rule string) {
	s := strings.TrimRight(d.Text[start:end], " —–-/|")
	s = s[:withoutPlace(s)]
	s = s[:d.withoutMore(s)]
	at, end := withoutPost(d, s)
	start, s = start+at, s[at:end]
	if k := block.LabelEnd(s); k > 0 { // a label that no list has
		start, s = start+k, s[k:]
	}
	if !chars.Wordy(s) {
		return
	}
	if d.noAuthor(s) {
		return
	}
	var all []string
	for _, n := range d.people(s) {
		all = append(all, s[n.start:n.end])
		d.evidence("author", start+n.start, start+n.end, rule)
	}
	d.Author = strings.Join(all, "; ")
}

// withoutPlace gives the length of a byline without what a dash, a bar or a bullet parts from the name.
func withoutPlace(s string) int {
	end := len(s)
	for _, sign := range []string{" — ", " – ", " - ", " |", "｜", " •", " · ", " / ", " //", "——"} {
		if i := strings.Index(s[:end], sign); i > 0 {
			end = i
		}
	}
	_, end = chars.Trim(s, 0, end)
	return end
}

// withoutMore gives the length of a byline without what a site puts after the name: the name of an account, a day, the
// label of a button, the section.
func (d *description) withoutMore(s string) int {
	words := 0
	for i := 0; i < len(s); {
		j := i + len(s[i:])
		if k := strings.IndexByte(s[i:], ' '); k >= 0 {
			j = i + k
		}
		if words > 0 && d.endsName(s, i, s[i:j]) {
			return len(strings.TrimRight(s[:i], " ,;"))
		}
		words++
		i = j + 1
	}
	return len(s)
}

// withoutPost gives where the name in a byline begins and ends without the word before or after it that says who
// writes.
func withoutPost(d *description, s string) (start, end int) {
	end = len(s)
	if first, rest, ok := strings.Cut(s, " "); ok && (d.Furniture.Is(first, block.PostWord) || byPerson(d, first, rest)) {
		start = end - len(strings.TrimLeft(rest, " "))
	}
	if i := strings.LastIndexByte(s, ' '); i > start && d.Furniture.Is(s[i+1:], block.PostWord) {
		end = len(strings.TrimRight(s[:i], " "))
	}
	return start, end
}

// endsName reports whether no name goes on with a word, at byte i of a byline.
func (d *description) endsName(s string, i int, word string) bool {
	if word == "" {
		return false
	}
	if strings.Contains(word, "@") || chars.IsASCIIDigit(word[0]) {
		return true
	}
	if k := d.Furniture.Label(s[i:], block.InterfacePhrase|block.PublishedLabel|block.UpdatedLabel); k > 0 {
		return !d.Register.Given(word) && d.FullName(strings.TrimRight(s[:i], " ,;"))
	}
	return d.monthAndDay(s[i:]) || d.section(s[:i], word)
}

// monthAndDay reports whether a text begins with the name of a month or of a day of the week, and a number.
func (d *description) monthAndDay(s string) bool {
	word, rest, _ := strings.Cut(s, " ")
	if rest == "" || !chars.IsASCIIDigit(rest[0]) {
		return false
	}
	return d.CalendarWord(word, language.Month) || d.CalendarWord(word, language.Weekday)
}

// section reports whether a preposition after the name of a person leads to the section of a site: "Ann Lee in News".
func (d *description) section(name, word string) bool {
	name = strings.TrimSpace(name)
	if !d.FullName(name) || !d.known(name) || d.Register.Particle(word) {
		return false
	}
	return preposition(d, word)
}

// byPerson reports whether a preposition stands before the name of a person: "De Maria Popescu".
func byPerson(d *description, word, name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && preposition(d, strings.ToLower(word)) && d.Register.Person(words)
}

// preposition reports whether a word is a preposition of one of the languages of the page.
func preposition(d *description, word string) bool {
	for _, p := range d.Packs {
		for _, e := range p.Entries(language.Function) {
			if e.Value == language.WordPreposition && e.Phrase == word {
				return true
			}
		}
	}
	return false
}

// people parts the names in a byline. What follows the last name after a comma is left out; where nothing reads like a
// second name, the byline up to its first comma is one name.
func (d *description) people(s string) []nameSpan {
	var parts []nameSpan
	var joined []bool // a word joins the part and the one before it
	at, word := 0, false
	for at <= len(s) {
		end, next, isWord := d.joint(s, at)
		from, to := chars.Trim(s, at, end)
		if from < to {
			parts, joined = append(parts, nameSpan{from, to}), append(joined, word && len(parts) > 0)
			word = false
		}
		word = word || isWord
		at = next
	}
	var out []nameSpan
	for i, p := range parts {
		switch {
		case len(out) == 0:
			out = append(out, p)
		case joined[i]:
			last := &out[len(out)-1]
			if d.pair(s[last.start:last.end], s[p.start:p.end]) {
				out = append(out, p)
			} else {
				last.end = p.end // the word is part of the name
			}
		case d.personName(s[p.start:p.end]):
			out = append(out, p)
		default:
			return out
		}
	}
	return out
}

// joint finds the first sign or word after byte at that may part two names: where it begins and ends, and whether it
// is a word that joins.
func (d *description) joint(s string, at int) (end, next int, word bool) {
	for i := at; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case ',', ';', '，', '；', '、', '،', '؛':
			return i, i + n, false
		case '&':
			return i, i + n, true
		case ' ', '\u3000':
			if d.Script == chars.Han && d.hanNames(s) {
				return i, i + n, false
			}
			rest := s[i+n:]
			if k := strings.IndexByte(rest, ' '); k > 0 && d.Register.Joins(rest[:k]) {
				return i, i + n + k, true
			}
		}
		i += n
	}
	return len(s), len(s) + 1, false
}

// hanNames reports whether a text is two or more names of two to four Chinese characters, parted by blanks.
func (d *description) hanNames(s string) bool {
	count := 0
	for w := range strings.FieldsSeq(s) {
		if l := utf8.RuneCountInString(w); l < 2 || l > 4 || strings.ContainsFunc(w, notHan) {
			return false
		}
		count++
	}
	return count > 1
}

// pair reports whether what stands around a word that joins are two people.
func (d *description) pair(a, b string) bool {
	if !d.FullName(a) || !d.FullName(b) {
		return false
	}
	return !latinText(a) || d.known(a) || d.known(b)
}

// personName reports whether what stands after a comma is a person and not a place or a post.
func (d *description) personName(s string) bool {
	return d.FullName(s) && !d.Register.Place(s) && (!latinText(s) || d.known(s))
}

// known reports whether a name begins with a given name that the lexicon has.
func (d *description) known(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	return d.Register.Given(first)
}

func notHan(r rune) bool { return chars.ScriptOf(r) != chars.Han }
