package spelling

import (
	"slices"

	"example.org/sourcebook/schema"
)

// Enough says of each type whether names of n and m words of their own are kin by the words that they share.
var Enough = map[string]func(shared, n, m int) bool{
	schema.TypePerson:       func(shared, n, m int) bool { return shared > 0 && (min(n, m) == 1 || 2*shared > max(n, m)) },
	schema.TypePlace:        AllOfThem,
	schema.TypeOrganization: aThird,
	schema.TypeLaw:          aThird,
}

// AllOfThem reports whether two names share each of their words.
func AllOfThem(shared, n, m int) bool { return shared > 0 && shared == max(n, m) }

func aThird(shared, n, m int) bool { return shared > 0 && 3*shared >= max(n, m) }

// LikeSounds reports whether two words have readings that are akin.
func LikeSounds(x, y []string) bool {
	return slices.ContainsFunc(x, func(s string) bool {
		return slices.ContainsFunc(y, func(t string) bool { return Akin(s, t) })
	})
}

// leastSame is how many consonants two words have at least that are the same by them.
const leastSame = 3

// SameSounds reports whether two words have the same consonants, and enough of them.
func SameSounds(x, y []string) bool {
	return slices.ContainsFunc(x, func(s string) bool { return len(s) >= leastSame && slices.Contains(y, s) })
}

// LikeSenses reports whether two words share a sense.
func LikeSenses(x, y []uint32) bool {
	return slices.ContainsFunc(x, func(s uint32) bool { return slices.Contains(y, s) })
}
