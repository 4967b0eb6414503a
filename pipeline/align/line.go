package align

// line is what a sentence of a shares with the sentences of b, one cell each. Of each cell it holds all of that, and
// what of it stands already in a sentence shortly before, on either side; so what a bead shares, each piece once, is a
// sum over cells.
type line struct {
	first int // the sentence of b, plus 1, of the first cell
	all   []int32
	until []int64 // all of the cells before each, and of all cells
	again [][maxMembers][maxMembers]int32
}

// reset clears the line for the sentences of b from lo to hi.
func (l *line) reset(lo, hi int) {
	n := hi - lo + 1
	l.first = lo
	clear(resize(&l.all, n))
	clear(resize(&l.until, n+1))
	clear(resize(&l.again, n))
}

// share notes that the sentence of b, plus 1, has a piece too, which stood so many sentences before on either side.
func (l *line) share(j int, a, b, gain int32) {
	k := j - l.first
	l.all[k] += gain
	if a < maxMembers || b < maxMembers {
		l.again[k][min(a, maxMembers)-1][min(b, maxMembers)-1] += gain
	}
}

// sum sums up the cells, once all is shared.
func (l *line) sum() {
	for k, n := range l.all {
		l.until[k+1] = l.until[k] + int64(n)
	}
}

// shareMost is the most that the sentences of some lines share with the n sentences of b that end with j.
func shareMost(lines []*line, j, n int) int64 {
	var sum int64
	for _, l := range lines {
		k := j - l.first + 1
		sum += l.until[k] - l.until[k-n]
	}
	return sum
}

// shareOnce is what the sentences of some lines, the last one first, share with the n sentences of b that end with j,
// each piece once.
func shareOnce(lines []*line, j, n int) int64 {
	var sum int64
	for x, l := range lines {
		for y := range n {
			sum += int64(l.fresh(j-y-l.first, len(lines)-1-x, n-1-y))
		}
	}
	return sum
}

// fresh is what of a cell stands in none of the a sentences before on one side and the b on the other.
func (l *line) fresh(k, a, b int) int32 {
	n := l.all[k]
	if a == 0 && b == 0 {
		return n
	}
	for x := range maxMembers {
		for y := range maxMembers {
			if x < a || y < b {
				n -= l.again[k][x][y]
			}
		}
	}
	return n
}
