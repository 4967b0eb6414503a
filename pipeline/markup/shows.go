package markup

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"example.org/sourcebook/pipeline/character"
)

// Shows reports whether a piece of a page, which begins and ends in its text, shows a passage, white space apart. What
// is raised above the line may be left out, stand as it is or as a power: the piece alone does not tell which.
func Shows(piece, passage string) bool {
	return shows(piece, passage, false) || hides(piece) && shows(piece, passage, true)
}

func shows(piece, passage string, bare bool) bool {
	for _, i := range places(piece, passage, []int{0}, bare) {
		if strings.TrimFunc(passage[i:], character.IsSpace) == "" {
			return true
		}
	}
	return false
}

// places gives the places of a passage after a piece of a page that stands at one of the places before. An element that
// may be a mark is left out, stands as it is or raised, or is a text with marks in it.
func places(piece, passage string, at []int, bare bool) []int {
	if !strings.Contains(piece, "<") {
		return advance(at, passage, html.UnescapeString(piece))
	}
	t := NewTokens(piece)
	t.free, t.bare = true, bare
	for t.Next() && len(at) > 0 {
		switch {
		case t.Type == html.StartTagToken && t.skip > t.Start: // a mark, which is passed over as a whole
			inside := piece[t.End:t.skip]
			said := flat(inside)
			at = merge(at, advance(at, passage, said), advance(at, passage, Raise(said)), places(inside, passage, at, bare))
		case t.Type == html.TextToken && !t.Hidden:
			at = advance(at, passage, string(t.Text()))
		}
	}
	return at
}

// advance gives the places of a passage after a text that stands at one of the places before.
func advance(at []int, passage, text string) []int {
	var out []int
	for _, i := range at {
		if j := follow(passage, i, text); j >= 0 {
			out = append(out, j)
		}
	}
	return out
}

// follow gives the place of a passage after a text at place i; -1 if it does not stand there.
func follow(passage string, i int, text string) int {
	for _, r := range text {
		if character.IsSpace(r) {
			continue
		}
		for i < len(passage) {
			q, n := utf8.DecodeRuneInString(passage[i:])
			if !character.IsSpace(q) {
				break
			}
			i += n
		}
		q, n := utf8.DecodeRuneInString(passage[i:])
		if i >= len(passage) || q != r {
			return -1
		}
		i += n
	}
	return i
}

// mostPlaces bounds the places that are followed at one time.
const mostPlaces = 64

// merge joins lists of places, each place once.
func merge(lists ...[]int) []int {
	var out []int
	seen := map[int]bool{}
	for _, l := range lists {
		for _, i := range l {
			if !seen[i] && len(out) < mostPlaces {
				seen[i] = true
				out = append(out, i)
			}
		}
	}
	return out
}
