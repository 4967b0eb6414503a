package house

// wide is a line of more than 120 characters ............................................................................
type room struct{}

func tangled(a, b, c, d, e, f bool, n int) int {
	if a && b && (c || !(d && e)) && f {
		return 1
	}
	for range n {
		switch n {
		case 1, 2:
			return 2
		case 3:
			return 3
		case 4:
			return 4
		default:
			return 5
		}
	}
	_ = a && b || c && d && e
	return 0
}

func (r *room) long() {
	r.back()
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
	_ = 1
}
