package grid

// line is what a sentence of a shares with the sentences of b, one cell each. Of each cell it holds all of that, and
// what of it stands already in a sentence shortly before, on either side; so what a bead shares, each piece once, is a
// sum over cells. Cells have the numbers of the sentences of b, plus 1.
type line struct {
	all   []int32
	until []int64 // all of the cells from the first one to each; margin cells stand before the number 0
	place []int32 // where in again what stands before is, plus 1; 0 if nothing is
	again [][MaxMembers][MaxMembers]int32
}

// reset clears the line for the cells from lo to hi of m.
func (l *line) reset(lo, hi, m int) {
	if len(l.all) < m+1 {
		l.all, l.place, l.until = make([]int32, m+1), make([]int32, m+1), make([]int64, margin+m+1)
	}
	clear(l.all[lo : hi+1])
	clear(l.place[lo : hi+1])
	l.again = l.again[:0]
}

// share notes that the sentence of b, plus 1, has a piece too, which stood so many sentences before on either side.
func (l *line) share(j int32, a, b, gain int32) {
	l.all[j] += gain
	if a >= MaxMembers && b >= MaxMembers {
		return
	}
	k := l.place[j]
	if k == 0 {
		l.again = append(l.again, [MaxMembers][MaxMembers]int32{})
		k = int32(len(l.again))
		l.place[j] = k
	}
	l.again[k-1][min(a, MaxMembers)-1][min(b, MaxMembers)-1] += gain
}

// sum sums up the cells from lo to hi, once all is shared.
func (l *line) sum(lo, hi int) {
	sum, until := int64(0), l.until[margin+lo:margin+hi+1]
	for k, n := range l.all[lo : hi+1] {
		sum += int64(n)
		until[k] = sum
	}
}

// twice is what of a cell stands in one of the a sentences before on one side or the b on the other.
func (l *line) twice(j, a, b int) (sum int32) {
	k := l.place[j]
	if k == 0 {
		return 0
	}
	for x, row := range &l.again[k-1] {
		n := b
		if x < a {
			n = MaxMembers
		}
		for _, gain := range row[:n] {
			sum += gain
		}
	}
	return sum
}
