package peers

import "slices"

// minSeries is how many documents with other numbers in one title make a series: reports by week, parts of a norm.
const minSeries = 4

// Differ reports whether two documents are of one series and have other numbers in it.
func (f *Finder) Differ(i, j int) bool {
	if len(f.series) == 0 {
		return false
	}
	for _, x := range f.docs[i].print().Titles {
		if _, found := slices.BinarySearch(f.series, x.Letters); !found {
			continue
		}
		for _, y := range f.docs[j].print().Titles {
			if x.Letters == y.Letters && x.Digits != y.Digits {
				return true
			}
		}
	}
	return false
}
