package grid

// tail holds -log2 of the two-sided tail of the normal distribution, -log2(2(1-Φ(δ))), in 1/1024 bit, for δ = i/16.
var tail = [...]int32{
	0, 76, 155, 238, 325, 416, 511, 610, 713, 821, 932, 1049, 1169, 1294, 1423, 1557, 1696, 1839, 1987, 2139, 2296, 2458,
	2625, 2797, 2974, 3155, 3341, 3533, 3729, 3930, 4137, 4348, 4565, 4787, 5013, 5245, 5483, 5725, 5972, 6225,
}

// outlierCost is the most that a difference of lengths costs: versions leave out halves of sentences, so even the most
// unlikely lengths are possible.
const outlierCost = 5 * bit

// outlier is the place in tail from which on a difference of lengths costs the most.
const outlier = 35

// lengthCost is how much a difference of lengths speaks against a bead, in 1/1024 bit: the model of Gale and Church.
// want is the length that b is expected to have, lb the one that it has, variance the variance of a letter's
// counterpart in tenths.
func lengthCost(want, lb int64, variance int) int { return costOf(difference(want, lb, variance)) }

// difference gives (16δ)² as a fraction, square/spread: d²·2560/(variance·mean).
func difference(want, lb int64, variance int) (square, spread uint64) {
	d := want - lb
	if d < 0 {
		d = -d
	}
	d = min(d, 1<<24) // beyond the table the cost is that of an outlier anyway
	return uint64(d) * uint64(d) * 2560, uint64(variance) * uint64(max(1, (want+lb+1)/2))
}

// costOf is the cost of a difference.
func costOf(square, spread uint64) int {
	if square >= outlier*outlier*spread {
		return outlierCost
	}
	return int(tail[roots[square/spread]])
}

// costsMore reports of most differences that cost more than so much whether they do, and is false of the others. It
// does not divide.
func costsMore(square, spread uint64, than int64) bool {
	return than < outlierCost && square >= uint64(dearer[than/dearerStep])*spread
}

// dearer holds, by a cost in steps, the least square of a place in tail that costs more than all costs of the step.
var dearer = func() (t [outlierCost / dearerStep]uint16) {
	r := 0
	for i := range t {
		for r < outlier && tail[r] < int32(i+1)*dearerStep {
			r++
		}
		t[i] = uint16(r * r)
	}
	return t
}()

const dearerStep = 32

// roots holds the integer square roots, rounded down, of its indices: as many as tail needs for costs below
// outlierCost.
var roots = func() (t [outlier * outlier]uint8) {
	r := 0
	for i := range t {
		if (r+1)*(r+1) <= i {
			r++
		}
		t[i] = uint8(r)
	}
	return t
}()
