package wording

import "slices"

// Matches reports whether each word of a has a word of b of its own with which it shares a sense.
func Matches(a, b [][]uint32) bool {
	owner := make([]int, len(b)) // the number of the word of a that has the word of b, from 1; 0 for none
	for i := range a {
		if !assign(a, b, i, owner, make([]bool, len(b))) {
			return false
		}
	}
	return true
}

// assign gives word i of a a word of b that was not asked yet, for which the one that has it may take another (Kuhn
// 1955, by augmenting paths).
func assign(a, b [][]uint32, i int, owner []int, asked []bool) bool {
	for j, w := range b {
		if asked[j] || !slices.ContainsFunc(a[i], func(s uint32) bool { return slices.Contains(w, s) }) {
			continue
		}
		asked[j] = true
		if owner[j] == 0 || assign(a, b, owner[j]-1, owner, asked) {
			owner[j] = i + 1
			return true
		}
	}
	return false
}

// Shared counts the words of a that have a word of b of their own that is like them.
func Shared[T any](a, b []T, like func(x, y T) bool) int {
	n := 0
	taken := make([]bool, len(b))
	for _, x := range a {
		for j, y := range b {
			if !taken[j] && like(x, y) {
				taken[j] = true
				n++
				break
			}
		}
	}
	return n
}
