package phrase

import (
	"slices"

	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// How many words the surname of an author has at most, how many letters the initials behind it, and how many authors
// are a list.
const (
	longestSurname = 4
	mostInitials   = 3
	leastAuthors   = 2
)

// citation reads the authors of cited works.
type citation struct{ *Reader }

// Authors gives the names in the lists of authors of cited works, in order: the surname, then the initials, as ISO 690
// and the Vancouver style have them ("Correa A, Hinton W, et al.", "Brown, K., & Ortega, L. (2014)").
func Authors(r *Reader) []sheet.Name {
	p := citation{r}
	var out []sheet.Name
	for i := 0; i < len(p.Tokens); {
		list, end := p.authors(i)
		if end == i {
			i++
			continue
		}
		out = append(out, list...)
		i = end
	}
	return out
}

// authors reads the list of authors at token i and gives the token after it, or i if there is none: all surnames are
// different, not all are everyday words, and the list ends as a list of authors does.
func (p citation) authors(i int) (list []sheet.Name, end int) {
	if !p.Tokens[i].Word() || p.Tokens[i].Kind == scan.Lower && !p.Particle(i) || !p.Starts(i) {
		return nil, i
	}
	surnames, words := map[string]bool{}, 0
	k := i
	for k < len(p.Tokens) {
		surname, next := p.author(k)
		if next == k {
			break
		}
		list = append(list, sheet.Name{From: k, To: next, Type: "person", Rule: sheet.Citation})
		fold := scan.Key(p.Tokens[k:surname])
		if head := p.Tokens[surname-1].Fold; p.Lex.Everyday(head) && !p.Surname(surname-1) || p.Head(surname-1) != "" {
			words++
		}
		if surnames[fold] {
			return nil, i
		}
		surnames[fold] = true
		k = p.pastSeparators(next)
		if k == next {
			break
		}
	}
	if len(list) < leastAuthors || words == len(list) || !p.endsAuthors(list[len(list)-1].To, k) {
		return nil, i
	}
	p.withoutPoint(list)
	return list, list[len(list)-1].To
}

// withoutPoint takes from the last author of a list the point that ends the list, where initials have none.
func (p citation) withoutPoint(list []sheet.Name) {
	last := len(list) - 1
	if !p.pointed(list[last].To-1) || p.pointed(list[last-1].To-1) {
		return
	}
	f := &list[last]
	f.Start, f.End = p.Tokens[f.From].Start, p.Tokens[f.To-1].End-1
}

// author reads a surname and initials at token i. It gives the tokens after both, or i twice.
func (p citation) author(i int) (surname, end int) {
	k := i
	for k < len(p.Tokens) && k < i+longestSurname {
		t := &p.Tokens[k]
		if k > i && (t.Joint == scan.None || t.Joint == scan.LineBreak) || t.Figure || p.initials(k) > k {
			break
		}
		if t.Kind != scan.Upper && !p.Particle(k) && (k == i || !p.joins(k)) {
			break
		}
		k++
	}
	if k == i || p.Tokens[k-1].Kind != scan.Upper || k == len(p.Tokens) {
		return i, i
	}
	surname = k
	if p.Tokens[k].Fold == "," && k+1 < len(p.Tokens) {
		k++
	}
	if end = p.initials(k); end == k || p.Tokens[k].Joint != scan.Space {
		return i, i
	}
	for next := p.initials(end); next > end && p.pointed(end-1) && p.pointed(end); next = p.initials(end) {
		end = next
	}
	return surname, end
}

// pointed reports whether token i ends with a point.
func (p citation) pointed(i int) bool { return p.Clean.Text[p.Tokens[i].End-1] == '.' }

// initials gives the token after the initials at token i, or i: one to three capitals, perhaps with points.
func (p citation) initials(i int) int {
	if i >= len(p.Tokens) {
		return i
	}
	t := &p.Tokens[i]
	if !t.Capital() || t.Figure || len([]rune(t.Fold)) > mostInitials || t.Kind == scan.Upper && len([]rune(t.Fold)) > 1 {
		return i
	}
	return i + 1
}

// pastSeparators gives the token after the commas and words that join an author at token i to the next one, or i.
func (p citation) pastSeparators(i int) int {
	k := i
	for k < len(p.Tokens) && k < i+2 && (slices.Contains(separators, p.Tokens[k].Fold) || p.joins(k)) {
		k++
	}
	return k
}

// separators stand between two authors.
var separators = []string{",", ";", "&"}

// joins reports whether token i is a word that joins two names of a list.
func (p citation) joins(i int) bool {
	return p.Tokens[i].Kind == scan.Lower && p.Lex.Function[p.Tokens[i].Fold] && !p.Particle(i)
}

// endsAuthors reports whether a list of authors can end before token i: with a point, a colon, the year in brackets, or
// what stands for the other authors. past is the token after the separators there.
func (p citation) endsAuthors(i, past int) bool {
	if i >= len(p.Tokens) || past > i {
		return i < len(p.Tokens) && past < len(p.Tokens) && p.Tokens[past].Kind == scan.Lower
	}
	return slices.Contains([]string{".", ":", "("}, p.Tokens[i].Fold) || p.pointed(i-1)
}
