package entities

import (
	"strings"

	"example.org/sourcebook/pipeline/entities/homeland"
	"example.org/sourcebook/pipeline/entities/wording"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// A body or a law whose name each state has one of is that of a country: two documents on two countries mean two by
// "Ministry of Health". The country stands in the key of the group, so that what is one meets, and what is two never
// does.

// ofCountry stands in the key of a body or a law of a country, before the identifier of that.
const ofCountry = "@"

// homesOf gives for each name of a document the identifier of the country whose body or law it is, and for the name of
// a town that of a smaller one that the document means; empty for none.
func (r *registry) homesOf(document []*tables.Candidate) ([]string, error) {
	names := make([]homeland.Name, len(document))
	for i, c := range document {
		k, at, err := r.key(c, "")
		if err != nil {
			return nil, err
		}
		w, err := r.wording(c.Language)
		if err != nil {
			return nil, err
		}
		known, err := isKnown(r, w, c)
		if err != nil {
			return nil, err
		}
		names[i] = homeland.Name{Candidate: c, Key: k, Known: known, At: at, Wording: w}
	}
	return r.homeland.Of(names)
}

// isKnown reports whether the lexicon knows which organization a name is, by itself or as a short form: "FBI".
func isKnown(r *registry, w *wording.Wording, c *tables.Candidate) (bool, error) {
	if c.Canonical != "" {
		return true, nil
	}
	full, err := inFull(r, w, c.Key)
	return full != "", err
}

// addAll counts all candidates, and notes the country whose body or law each is.
func (r *registry) addAll(in *stage.Reader) error {
	var document []*tables.Candidate
	before := 0 // candidates of the documents before
	all := func() error {
		homes, err := r.homesOf(document)
		for i, c := range document {
			if err != nil {
				break
			}
			if homes[i] != "" {
				r.homes[before+i] = homes[i]
			}
			err = r.add(c, homes[i])
		}
		before += len(document)
		document = document[:0]
		return err
	}
	for c := range tables.Candidates.Read(in) {
		if len(document) > 0 && document[0].DocumentID != c.DocumentID {
			if err := all(); err != nil {
				return err
			}
		}
		document = append(document, c)
	}
	return all()
}

// settle joins what is of no known country to what has its key and is of the only country that others of it are of.
func settle(r *registry, name string) error {
	only := map[string]string{} // key → that of the one group of a country, "" for several
	for _, k := range r.order {
		own, _, ok := strings.Cut(k, ofCountry)
		if !ok {
			continue
		}
		if _, ok := only[own]; ok {
			k = ""
		}
		only[own] = k
	}
	for _, k := range r.order {
		if to := only[k]; to != "" {
			r.join(to, k, name)
		}
	}
	return nil
}

// ofState joins bodies and laws of one country whose names have the same words, be the country among them or not:
// "Ministry of Defence" in a text on Ghana, "Defense Ministry of Ghana".
func ofState(r *registry, name string) error {
	for key, first := range r.homeland.Same(r.order, ofCountry) {
		r.join(first, key, name)
	}
	return nil
}
