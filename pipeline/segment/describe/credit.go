package describe

import "strings"

// takeCredit takes the names in the first element that is named for the author, where nothing else names one: people
// only, as such an element may hold anything that a site says of who writes.
func takeCredit(d *description) {
	if d.Author != "" {
		return
	}
	for _, i := range d.credits {
		s := &d.Stated[i]
		name := statedName(d, s)
		name = name[:withoutPlace(name)]
		people := d.statedPeople(name)
		first, _, _ := strings.Cut(people, "; ")
		if !personal(name) || d.noAuthor(name) || ofSite(d, name) || !d.FullName(first) || !likePerson(d, first) {
			continue
		}
		d.Author = people
		d.show("author", s, people)
		d.addAuthors(i)
		return
	}
}
