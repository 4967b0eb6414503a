package homeland

import "example.org/sourcebook/pipeline/entities/atlas"

// Of towns that share a name the lexicon takes the largest. A document means another one where the region or the
// country of that stands beside the name ("Birmingham, Alabama"), or where it tells of its country and not of the first
// one's.

// leastFirm is how much a document must tell of the country of a smaller town.
const leastFirm = 4

// towns writes to out the identifiers of the smaller towns that some names mean, and to lands their countries.
func (r *Reader) towns(names []Name, lands []land, others [][]atlas.Namesake, out []string) {
	own := make([]land, len(lands)) // without the towns that share a name
	for i, l := range lands {
		if others[i] == nil {
			own[i] = l
		}
	}
	weight := r.weights(names, own, nil)
	meant := map[string]atlas.Namesake{} // key → the smaller town
	for i := range names {
		k := names[i].Key
		if at := names[i].At; others[i] != nil && r.atlas.IsCountry(at.ID) {
			if t, ok := in(others[i], r.partBeside(names, i, own)); ok && weight[at.ID] == 0 {
				meant[k] = t
			}
		} else if t, ok := in(others[i], r.districtBeside(names, i, own)); ok && t.Country != lands[i].id {
			meant[k] = t
		} else if t, ok := told(others[i], weight, lands[i].id); ok && meant[k].ID == "" {
			meant[k] = t
		}
	}
	for i := range names {
		if t, ok := meant[names[i].Key]; ok && others[i] != nil {
			out[i], lands[i] = t.ID, land{t.Country, byTown}
		}
	}
}

// told gives the one of some towns in whose country a document is set that tells nothing of another country.
func told(list []atlas.Namesake, weight map[string]int, other string) (atlas.Namesake, bool) {
	best := clear(weight)
	t, ok := in(list, best)
	return t, ok && weight[other] == 0 && weight[best] >= leastFirm
}

// in gives the largest of some towns that lies in a country.
func in(list []atlas.Namesake, country string) (atlas.Namesake, bool) {
	for _, t := range list {
		if t.Country == country && country != "" {
			return t, true
		}
	}
	return atlas.Namesake{}, false
}

// districtBeside gives the country of the region or country that stands beside name i in its sentence; empty for none.
func (r *Reader) districtBeside(names []Name, i int, lands []land) string {
	for _, j := range []int{i + 1, i - 1} {
		if j < 0 || j >= len(names) || names[j].SentenceID != names[i].SentenceID {
			continue
		}
		at := names[j].At
		if lands[j].id == "" || at == nil || !at.Region() && !r.atlas.IsCountry(at.ID) {
			continue
		}
		if near(names, min(i, j), j < i) {
			return lands[j].id
		}
	}
	return ""
}

// partBeside gives the country whose region, or whose town before a comma, stands beside name i in its sentence:
// "Georgia and Alabama", "Atlanta, Georgia"; empty for none.
func (r *Reader) partBeside(names []Name, i int, lands []land) string {
	for _, j := range []int{i + 1, i - 1} {
		if j < 0 || j >= len(names) || names[j].SentenceID != names[i].SentenceID || names[j].At == nil {
			continue
		}
		at, gap := names[j].At, names[i].Span.Start-names[j].Span.End
		if at.Region() && near(names, min(i, j), false) || !r.atlas.IsCountry(at.ID) && j < i && gap == commaAndBlank {
			return lands[j].id
		}
	}
	return ""
}

// commaAndBlank is how many characters part a town from its region.
const commaAndBlank = 2

// near reports whether name i+1 stands next to name i; before says that the one that tells of the country is the first.
func near(names []Name, i int, before bool) bool {
	most := mostBehind
	if before {
		most = mostBefore
	}
	return names[i+1].Span.Start-names[i].Span.End <= most
}
