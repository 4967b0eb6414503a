package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// findStated takes the fields that the markup of the page states, and records where each one can be seen.
func (d *description) findStated() {
	for i := range d.stated {
		s := &d.stated[i]
		switch s.Field {
		case "title":
			if d.Title == "" && d.title < 0 {
				d.Title = s.Value
				d.show("title", s, s.Value)
			}
		case "author":
			name := s.Value
			if k := d.furniture.label(name, authorLabel|byWord); k > 2 && k < len(name) {
				name = name[k:]
			}
			if d.Author != "" || !personal(name) || name == d.Publisher {
				continue
			}
			d.Author = name
			d.show("author", s, name)
			d.addAuthors(i)
		case "publisher":
			if d.Publisher == "" && personal(s.Value) {
				d.Publisher = s.Value
				d.show("publisher", s, s.Value)
			}
		case "published":
			d.statedDay(s)
		case "url":
			if d.URL == "" && (strings.HasPrefix(s.Value, "https://") || strings.HasPrefix(s.Value, "http://")) && !strings.ContainsFunc(s.Value, unicode.IsSpace) {
				d.URL = s.Value
				d.show("url", s, s.Value)
			}
		}
	}
}

// addAuthors adds the names that the same source states after the first one.
func (d *description) addAuthors(first int) {
	names := []string{d.Author}
	for i := first + 1; i < len(d.stated) && len(names) < 20; i++ {
		s := &d.stated[i]
		if s.Field != "author" || s.Rule != d.stated[first].Rule || s.Rule == "html_meta" && s.Start > 0 || !personal(s.Value) || strings.Contains(d.Author, s.Value) {
			continue
		}
		repeated := false
		for _, n := range names {
			repeated = repeated || strings.EqualFold(n, s.Value)
		}
		if !repeated {
			names = append(names, s.Value)
		}
	}
	d.Author = strings.Join(names, "; ")
}

// statedDay takes a stated day of publication: a date or a time of day in ISO 8601, or a date as printed.
func (d *description) statedDay(s *tables.Stated) {
	if d.Published != "" {
		return
	}
	days := dates(s.Value, d.packs)
	switch {
	case len(days) == 0:
		return
	case days[0].date == "":
		d.issue("ambiguous_date")
		return
	}
	d.Published = days[0].date
	if s.End > s.Start {
		d.evidence("published", s.Start, s.End, s.Rule)
		return
	}
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.sign&dated == 0 {
			continue
		}
		for _, day := range dates(d.text[b.start:b.end], d.packs) {
			if day.date == d.Published {
				d.evidence("published", b.start+day.start, b.start+day.end, s.Rule)
				return
			}
		}
	}
}

// show records where a stated value can be seen: where the markup says, else in a short line that has it.
func (d *description) show(field string, s *tables.Stated, value string) {
	if s.End > s.Start && s.End <= len(d.text) {
		d.evidence(field, s.Start, s.End, s.Rule)
		return
	}
	for i := range d.blocks {
		b := &d.blocks[i]
		if role := d.roles[i]; role == schema.RoleBody && b.size > 80 || b.end-b.start < len(value) {
			continue
		}
		if at := strings.Index(d.text[b.start:b.end], value); at >= 0 {
			d.evidence(field, b.start+at, b.start+at+len(value), s.Rule)
			return
		}
	}
}

// personal reports whether a stated value may be the name of somebody: it has letters, no address, and is not long.
func personal(name string) bool {
	if utf8.RuneCountInString(name) > 200 || strings.Contains(name, "://") || strings.Contains(name, "@") {
		return false
	}
	return strings.ContainsFunc(name, unicode.IsLetter)
}

// statedLanguage is the language that the markup states, in the form of BCP 47; empty if it states none.
func statedLanguage(stated []tables.Stated) string {
	for _, s := range stated {
		if tag := strings.ReplaceAll(s.Value, "_", "-"); s.Field == "language" && wellFormed(tag) {
			return tag
		}
	}
	return ""
}

// wellFormed reports whether a tag is a language of two or three letters, with subtags of up to eight letters and digits.
func wellFormed(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if len(part) == 0 || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) {
			return false
		}
		for _, r := range part {
			if r >= utf8.RuneSelf || !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
				return false
			}
		}
	}
	return true
}
