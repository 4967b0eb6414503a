package ruled

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/pdfium"
)

// rule is a line: where it stands, and from where to where it goes.
type rule struct{ at, from, to int }

// ruling is the lines of a table.
type ruling struct{ level, upright []rule }

// gridsOf puts the lines that meet into grids; those that enclose no cells are left out.
func gridsOf(rules []pdfium.Box) []*grid {
	var all ruling
	for _, r := range rules {
		w, h := r.Right-r.Left, r.Top-r.Bottom
		if w >= h {
			all.level = append(all.level, rule{(r.Bottom + r.Top) / 2, r.Left, r.Right})
		} else {
			all.upright = append(all.upright, rule{(r.Left + r.Right) / 2, r.Bottom, r.Top})
		}
	}
	all.level, all.upright = merged(all.level), merged(all.upright)
	var out []*grid
	for _, r := range all.meeting() {
		if g := r.grid(); g != nil {
			out = append(out, g)
		}
	}
	return out
}

// merged puts lines together that go on with each other.
func merged(in []rule) []rule {
	slices.SortFunc(in, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []rule
	for _, r := range in {
		k := len(out) - 1
		for k >= 0 && r.at-out[k].at <= near && (r.from > out[k].to+near || out[k].from > r.to+near) {
			k--
		}
		if k < 0 || r.at-out[k].at > near {
			out = append(out, r)
			continue
		}
		out[k].from, out[k].to = min(out[k].from, r.from), max(out[k].to, r.to)
	}
	return out
}

// meeting parts the lines into such as meet each other, directly or by others.
func (all *ruling) meeting() []ruling {
	n := len(all.level)
	heads := make([]int, n+len(all.upright))
	for i := range heads {
		heads[i] = i
	}
	head := func(i int) int {
		for heads[i] != i {
			heads[i] = heads[heads[i]]
			i = heads[i]
		}
		return i
	}
	for i, l := range all.level {
		for k, u := range all.upright {
			if u.at >= l.from-near && u.at <= l.to+near && l.at >= u.from-near && l.at <= u.to+near {
				a, b := head(i), head(n+k)
				heads[max(a, b)] = min(a, b)
			}
		}
	}
	at := map[int]int{}
	var out []ruling
	for i := range heads {
		h := head(i)
		k, ok := at[h]
		if !ok {
			k, at[h] = len(out), len(out)
			out = append(out, ruling{})
		}
		if i < n {
			out[k].level = append(out[k].level, all.level[i])
		} else {
			out[k].upright = append(out[k].upright, all.upright[i-n])
		}
	}
	return out
}

// places gives where lines stand, each once, and the ends of the lines that cross them where those reach further out.
func places(in, across []rule) []int {
	var out []int
	for _, r := range in {
		if n := len(out); n == 0 || r.at-out[n-1] > near {
			out = append(out, r.at)
		}
	}
	from, to := out[0], out[len(out)-1]
	for _, r := range across {
		from, to = min(from, r.from), max(to, r.to)
	}
	if out[0]-from > leastSide {
		out = append([]int{from}, out...)
	}
	if to-out[len(out)-1] > leastSide {
		out = append(out, to)
	}
	return out
}

// grid makes the cells of a table; nil if its lines enclose none, or others than boxes.
func (r *ruling) grid() *grid {
	if len(r.level) < 2 || len(r.upright) == 0 {
		return nil
	}
	g := &grid{xs: places(r.upright, r.level), ys: places(r.level, r.upright)}
	wide, high := len(g.xs)-1, len(g.ys)-1
	if wide < 2 || high < 2 || wide*high > mostCells {
		return nil
	}
	g.of = make([]int, wide*high)
	for i := range g.of {
		g.of[i] = -1
	}
	for row := high - 1; row >= 0; row-- {
		for column := range wide {
			if g.of[row*wide+column] < 0 && !g.enclose(r, row, column) {
				return nil
			}
		}
	}
	return g
}

// enclose makes a cell of the fields that no line parts from a field, which is its upper left corner.
func (g *grid) enclose(r *ruling, row, column int) bool {
	wide := len(g.xs) - 1
	right, low := column, row
	for right+1 < wide && !parts(r.upright, g.xs[right+1], g.ys[row], g.ys[row+1]) {
		right++
	}
	for low > 0 && !parts(r.level, g.ys[low], g.xs[column], g.xs[column+1]) {
		low--
	}
	if g.ys[row+1]-g.ys[low] > tallest {
		return false
	}
	for y := low; y <= row; y++ {
		for x := column; x <= right; x++ {
			open := x < right && parts(r.upright, g.xs[x+1], g.ys[y], g.ys[y+1]) ||
				y > low && parts(r.level, g.ys[y], g.xs[x], g.xs[x+1])
			if g.of[y*wide+x] >= 0 || open {
				return false
			}
			g.of[y*wide+x] = len(g.cells)
		}
	}
	g.cells = append(g.cells, cell{row: row, column: column})
	return true
}

// parts reports whether a line stands at a place all along a way.
func parts(in []rule, at, from, to int) bool {
	return slices.ContainsFunc(in, func(r rule) bool {
		return r.at >= at-near && r.at <= at+near && r.from <= from+near && r.to >= to-near
	})
}
