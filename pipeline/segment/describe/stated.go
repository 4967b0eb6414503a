package describe

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// fields says how each field that markup states is taken; i is its place in the list.
var fields = map[string]func(d *description, s *tables.Stated, i int){
	"title":     statedTitle,
	"author":    statedAuthor,
	"publisher": statedPublisher,
	"published": statedDay,
	"url":       statedURL,
	"country":   statedCountry,
}

// findStated takes the fields that the markup of the page states, and records where each one can be seen.
func (d *description) findStated() {
	for i := range d.Stated {
		if take := fields[d.Stated[i].Field]; take != nil {
			take(d, &d.Stated[i], i)
		}
	}
}

func statedTitle(d *description, s *tables.Stated, _ int) {
	if d.Title == "" && d.TitleAt < 0 {
		d.Title = s.Value
		d.show("title", s, s.Value)
	}
}

// statedAuthor takes the first author, without a label, and the others that the same source states.
func statedAuthor(d *description, s *tables.Stated, i int) {
	if s.Rule == tables.Credited {
		d.credits = append(d.credits, i)
		return
	}
	name := statedName(d, s)
	switch {
	case d.Author != "", !personal(name), name == d.Publisher, d.noAuthor(name):
		return
	case ofSite(d, name), bodyName(d, name):
		if d.siteAuthor == nil {
			body := *s
			body.Value = name
			d.siteAuthor = &body
		}
		return
	}
	name = fuller(d, name)
	d.show("author", s, name)
	d.Author = d.statedPeople(name)
	d.addAuthors(i)
}

// statedName gives the name that a source states for the author, without a label before it, a sign of rights, a dash
// behind it; "" where an element shows none.
func statedName(d *description, s *tables.Stated) string {
	around := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(aroundName, r) }
	name := strings.TrimFunc(s.Value, around)
	if k := d.Furniture.Label(name, block.AuthorLabel|block.ByWord); k > 2 && k < len(name) {
		name = name[k:]
	}
	if k := block.LabelEnd(name); k > 0 && mayBePerson(d, name[k:]) {
		name = name[k:]
	}
	name = withoutPostName(d, once(withoutSite(d, name)))
	if s.End > s.Start {
		name = visibleName(d, name[:d.withoutMore(name)])
	}
	return withoutCapitals(d, name)
}

// aroundName are the signs that a page puts around the name of an author.
const aroundName = "©|·•–—,;"

func statedPublisher(d *description, s *tables.Stated, _ int) {
	if d.Publisher == "" && personal(s.Value) {
		d.Publisher = s.Value
		d.show("publisher", s, s.Value)
	}
}

func statedURL(d *description, s *tables.Stated, _ int) {
	if d.URL == "" && webAddress(s.Value) {
		d.URL = s.Value
		d.show("url", s, s.Value)
	}
}

func statedCountry(d *description, s *tables.Stated, _ int) {
	if country, ok := bcp47.Country(s.Value); ok && d.Country == "" {
		d.Country = country
	}
}

// webAddress reports whether a value is the address of a page.
func webAddress(s string) bool {
	web := strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
	return web && !strings.ContainsFunc(s, unicode.IsSpace)
}

// noAuthor reports whether a name is what a program puts where an author would stand, or a section of a site.
func (d *description) noAuthor(name string) bool {
	return d.Habits.Nobody(name) || d.Furniture.Is(name, block.InterfacePhrase)
}

// visibleName gives the name in the text of an element for the author, without the words that lead to it ("More
// articles by Ann Lee"): "" where they lead to no name.
func visibleName(d *description, text string) string {
	for i := len(text) - 1; i > 0; i-- {
		if text[i-1] != ' ' {
			continue
		}
		word, name, ok := strings.Cut(text[i:], " ")
		particle := d.Register.Particle(word)
		if !ok || particle && (len(strings.Fields(text)) <= longestName || d.known(text)) {
			continue
		}
		if particle || d.Furniture.Label(text[i:], block.ByWord) > 0 || preposition(d, word) {
			if !d.FullName(name) {
				return ""
			}
			return name
		}
	}
	return text
}

// longestName is how many words a name with a particle has at most.
const longestName = 4

// ofSite reports whether a name is that of the site: stated as the publisher, or the name of a domain.
func ofSite(d *description, name string) bool {
	if i := strings.LastIndexByte(name, '.'); i > 0 && i < len(name)-2 && !strings.ContainsFunc(name, unicode.IsSpace) {
		return true
	}
	return slices.ContainsFunc(d.Stated, func(s tables.Stated) bool {
		return s.Field == "publisher" && strings.EqualFold(s.Value, name)
	})
}

// bodyName reports whether a name of three words and more, or one that has not the shape of a person's, is that of a
// body: none of its words is a given name.
func bodyName(d *description, name string) bool {
	words := strings.Fields(name)
	shaped := len(words) == 1 && !strings.Contains(name, ".") || len(words) == 2 && d.FullName(name)
	return !shaped && !slices.ContainsFunc(words, d.Register.Given)
}

// takeSite takes the name of the site, or of a body, as the author where the text names no person.
func takeSite(d *description) {
	first, _, _ := strings.Cut(d.Author, "; ")
	if d.siteAuthor != nil && !signed(d) && (first == "" || !d.Register.LikePerson(strings.Fields(first))) {
		d.Author = d.siteAuthor.Value
		d.show("author", d.siteAuthor, d.Author)
	}
}

// signed reports whether a label names as the author one word: what somebody goes by.
func signed(d *description) bool {
	if d.Author == "" || strings.Contains(d.Author, " ") || ofSite(d, d.Author) {
		return false
	}
	return slices.ContainsFunc(d.Evidence, func(e schema.Evidence) bool {
		return e.Field == "author" && e.Rule == "byline_label"
	})
}

// statedPeople parts the names in a stated value by "; ". What is no name after the last one (a post, an agency, a
// place) is left out; where it is not certain which parts are people, the value stays as it is ("Lee, Ann").
func (d *description) statedPeople(value string) string {
	parts := listed(d, value)
	names, sure := 0, 0
	for i, part := range parts {
		if mayBePerson(d, part) {
			names = i + 1
			if !latinText(part) || d.known(part) {
				sure++
			}
		}
	}
	switch {
	case names == 0, sure == 0, sure < 2 && names > 1, len(parts) == 2 && d.Register.Given(parts[1]):
		return value
	case slices.ContainsFunc(parts[:names], func(part string) bool { return !mayBePerson(d, part) }):
		return value
	case slices.ContainsFunc(parts[names:], d.known): // names joined in another language than the page's
		return value
	}
	return strings.Join(parts[:names], "; ")
}

// listed gives the parts of a list of names.
func listed(d *description, value string) []string {
	var parts []string
	for at := 0; at <= len(value); {
		end, next, _ := d.joint(value, at)
		if from, to := chars.Trim(value, at, end); from < to {
			parts = append(parts, value[from:to])
		}
		at = next
	}
	return parts
}

// mayBePerson reports whether a part of a list of names is a full name, and neither a place nor a post.
func mayBePerson(d *description, part string) bool {
	post := func(word string) bool { return d.Furniture.Is(word, block.PostWord) }
	return d.FullName(part) && !d.Register.Place(part) && !slices.ContainsFunc(strings.Fields(part), post)
}

// mostAuthors is how many stated authors are taken.
const mostAuthors = 20

// addAuthors adds the names that the same source states after the first one.
func (d *description) addAuthors(first int) {
	names := []string{d.Author}
	for i := first + 1; i < len(d.Stated) && len(names) < mostAuthors; i++ {
		s := &d.Stated[i]
		if !d.furtherAuthor(s, &d.Stated[first]) {
			continue
		}
		value := statedName(d, s)
		same := func(name string) bool { return strings.EqualFold(name, value) }
		if value != "" && !slices.ContainsFunc(names, same) && !ofSite(d, value) {
			names = append(names, d.statedPeople(value))
		}
	}
	d.Author = strings.Join(names, "; ")
}

// furtherAuthor reports whether the source of the first author states another one.
func (d *description) furtherAuthor(s, first *tables.Stated) bool {
	if s.Field != "author" || s.Rule != first.Rule || s.Rule == "html_meta" && s.Start > 0 {
		return false
	}
	return personal(s.Value) && !strings.Contains(d.Author, s.Value)
}

// statedDay takes a stated day of publication: a date or a time of day in ISO 8601, or a date as printed.
func statedDay(d *description, s *tables.Stated, _ int) {
	if d.Published != "" {
		return
	}
	days := d.Days(s.Value)
	if m := isoDay.FindString(s.Value); m != "" && len(days) == 0 { // what follows is no time of day
		days = d.Days(m)
	}
	switch {
	case len(days) == 0, days[0].Date == zeroDay, s.End > s.Start && d.Occasion(string(days[0].Date)):
		return
	case days[0].Date == "":
		d.issue("ambiguous_date")
		return
	}
	d.Published = days[0].Date
	d.universal = universalTime.MatchString(s.Value)
	if s.End > s.Start {
		d.evidence("published", s.Start, s.End, s.Rule)
		return
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Sign&block.Dated == 0 {
			continue
		}
		for _, day := range d.Days(d.Text[b.Start:b.End]) {
			if day.Date == d.Published {
				d.evidence("published", b.Start+day.Start, b.Start+day.End, s.Rule)
				return
			}
		}
	}
}

// isoDay is a date in ISO 8601 at the begin of a text.
var isoDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)

// universalTime is a time in UTC in ISO 8601 at the end of a text.
var universalTime = regexp.MustCompile(`\d{4}-\d\d-\d\d[T ]\d\d:.*(Z|[+-]00:?00)$`)

// show records where a stated value can be seen: where the markup says, else in a short line that has it.
func (d *description) show(field string, s *tables.Stated, value string) {
	if s.End > s.Start && s.End <= len(d.Text) {
		d.evidence(field, s.Start, s.End, s.Rule)
		return
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if role := d.Roles[i]; role == schema.RoleBody && b.Size > 80 || b.End-b.Start < len(value) {
			continue
		}
		if at := strings.Index(d.Text[b.Start:b.End], value); at >= 0 {
			d.evidence(field, b.Start+at, b.Start+at+len(value), s.Rule)
			return
		}
	}
}

// ofAddress are what an address has and a name has not.
var ofAddress = []string{"://", "@", "[at]", "(at)"}

// personal reports whether a stated value may be the name of somebody: it has letters, no address, and is not long.
func personal(name string) bool {
	if utf8.RuneCountInString(name) > 200 || slices.ContainsFunc(ofAddress, func(sign string) bool {
		return strings.Contains(name, sign)
	}) {
		return false
	}
	return strings.ContainsFunc(name, unicode.IsLetter)
}
