package spelled

import (
	"sort"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
)

// parse reads a window with all grammars, and loosely if none of them reads all of it.
func (r *Reader) parse(window []byte, stops []int) []reading {
	out := r.strict(window, stops)
	whole := false
	for _, found := range out {
		whole = whole || found.end == len(stops)
	}
	if whole || len(r.grammars)+len(r.rows) == 0 {
		return out
	}
	return byLength(r.loosely(window, stops, out))
}

// strict reads a window with all grammars.
func (r *Reader) strict(window []byte, stops []int) []reading {
	var out []reading
	for _, exact := range []bool{true, false} {
		c := chart{text: window, end: len(window)}
		if !exact {
			if !r.vary(&c) {
				break
			}
		}
		for index, g := range r.grammars {
			c.g, c.memo, c.steps = g, map[[2]int]*goal{}, 0
			for _, root := range g.roots {
				c.ask(root.index, 0, func(found result) {
					form, value := root.Form, found.set.low
					if form == Year && value%100 == 0 { // "twelve hundred"
						form = Cardinal
					}
					for _, at := range append([]int{found.end}, c.jumps[found.end]...) {
						if stop := sort.SearchInts(stops, at); stop < len(stops) && stops[stop] == at {
							out = append(out, reading{stop + 1, value, form, exact, index})
						}
					}
				})
			}
		}
	}
	return byLength(out)
}

// byLength puts readings in order, the longest first, and drops doubles.
func byLength(out []reading) []reading {
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		switch {
		case a.end != b.end:
			return a.end > b.end
		case a.exact != b.exact:
			return a.exact
		case a.form != b.form:
			return a.form < b.form
		case a.grammar != b.grammar:
			return a.grammar < b.grammar
		}
		return a.value < b.value
	})
	kept := out[:0]
	for i, x := range out {
		if i == 0 || x != out[i-1] {
			kept = append(kept, x)
		}
	}
	return kept
}

// vary puts the canonical texts of the variants in the window behind it, with jumps to and fro, and reports whether
// there were any.
func (r *Reader) vary(c *chart) bool {
	window := string(c.text[:c.end])
	c.text = append([]byte(nil), c.text...)
	c.jumps = map[int][]int{}
	variants := r.variants
	if !character.IsASCII(window) {
		variants = variants[:r.plain]
	}
	for _, v := range variants {
		for from := 0; ; {
			at := strings.Index(window[from:], v.Text)
			if at < 0 {
				break
			}
			at += from
			from = at + 1
			end := at + len(v.Text)
			if !v.Inside && (!edge(window, at) || !edge(window, end)) {
				continue
			}
			c.text = append(c.text, 0) // nothing runs from one text into the next
			start := len(c.text)
			c.text = append(c.text, v.Canonical...)
			c.jumps[at] = append(c.jumps[at], start)
			c.jumps[len(c.text)] = append(c.jumps[len(c.text)], end)
		}
	}
	c.text = append(c.text, 0)
	return len(c.jumps) > 0
}

// edge reports whether a word of the window may begin or end at i.
func edge(window string, i int) bool {
	if i == 0 || i == len(window) || window[i] == '-' || window[i-1] == '-' {
		return true
	}
	return window[i] >= utf8.RuneSelf && window[i-1] >= utf8.RuneSelf
}
