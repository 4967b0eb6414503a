package moment

// shares are the parts that centuries and decades have by the names of those of a year, and how many they are.
var shares = map[string]int{Half: 2, Quarter: 4}

// Cut gives the nth half or quarter, by the name of the part of a year, of a century or the nth half of a decade: "the
// second half of the 19th century". It reports whether there is such a part.
func (d When) Cut(part string, n int) (When, bool) {
	years := 100
	if d.Part == Decade {
		years = 10
	}
	parts := shares[part]
	if long := d.Part == Century || d.Part == Decade; !long || parts == 0 || n < 1 || n > parts || years%parts != 0 {
		return d, false
	}
	if first, _ := d.Ends(); first != "" {
		years /= parts
		from := d.Year + (n-1)*years
		d.first, d.last = DateOf(from, 1, 1), DateOf(from+years-1, 12, 31)
	}
	d.Rule = d.Part + "_part"
	return d, true
}
