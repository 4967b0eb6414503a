package quantity

// maskedCode gives the end of a code that begins at token i and of which three characters or more were replaced by
// asterisks, as in "138****1234"; i if there is none.
func (w *codes) maskedCode(i int) int {
	end := i
	for k := i; ; {
		n := 0
		for k++; w.Mark(k, "*") && w.Glued(k) && n < 40; k++ {
			n++
		}
		if n < 3 || !w.IsDigits(k) || !w.Glued(k) {
			return end
		}
		end = k + 1
	}
}

// code gives the end of a chain of digits and signs without blanks, or of a telephone number with them, that begins at
// token i, and how many runs of digits it has.
func (w *codes) code(i int) (end, runs int) {
	end, runs = i+1, 1
	for w.BindsDigits(end, ".,-–‑/:_") {
		end += 2
		runs++
	}
	return end, runs
}

// feetAndInches gives the end of a length or a time such as 5'10" at token i; i if there is none. Which of the two it
// is nothing tells.
func (w *codes) feetAndInches(i int) int {
	if w.BindsDigits(i+1, "'’′") && w.Mark(i+3, "\"”″") && w.Glued(i+3) {
		return i + 4
	}
	return i
}
