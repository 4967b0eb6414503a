package spelled

// The chart parser runs spell-out rules backwards: given a text, it finds all numbers that a rule set spells as a
// prefix of it. A rule of the set that matches the text gives a number, and the number counts only if the set would
// pick that very rule for it; so whatever is read, the rules spell in just this way.
//
// It is a memoised top-down parser in continuation-passing style (Johnson, Memoization in Top-Down Parsing,
// Computational Linguistics 21, 1995), which ends on left-recursive rules such as "←← hundred[ →→]" too.

// maxNumber bounds what is read: rules go no further than 10^18.
const maxNumber = 1_000_000_000_000_000_000

// chart is the state of one parse.
type chart struct {
	text  []byte        // the window and, behind it, the canonical texts of the variants in it
	jumps map[int][]int // position → positions that count as the same one: into a variant, or back out of it
	end   int           // length of the window
	g     *grammar
	memo  map[[2]int]*goal
	steps int
}

// goal is what a rule set spells from a position on.
type goal struct {
	found   []result
	waiting []func(result)
}

// result is what was read, and the end of its text. Most rules spell one number; one whose text says less spells several.
type result struct {
	end int
	set numbers
}

// maxSteps bounds the work for one window; no number of any language comes near it.
const maxSteps = 20_000

// ask calls then for every number that the set spells from position at on, now or when it is found.
func (c *chart) ask(set, at int, then func(result)) {
	key := [2]int{set, at}
	g := c.memo[key]
	if g != nil {
		g.waiting = append(g.waiting, then)
		for i := 0; i < len(g.found); i++ {
			then(g.found[i])
		}
		return
	}
	g = &goal{waiting: []func(result){then}}
	c.memo[key] = g
	rules := &c.g.sets[set]
	for i := range rules.rules {
		c.rule(rules, i, at, false, func(r result) {
			if rules.choose(r.set.low) == i {
				g.add(r)
			}
		})
	}
}

func (g *goal) add(r result) {
	for _, old := range g.found {
		if old == r {
			return
		}
	}
	g.found = append(g.found, r)
	for i := 0; i < len(g.waiting); i++ {
		g.waiting[i](r)
	}
}

// rule calls then for every number that a rule of a set gives from position at on. A rule that is forced spells numbers
// below its base, too.
func (c *chart) rule(set *ruleSet, i, at int, forced bool, then func(result)) {
	r := &set.rules[i]
	if r.dead {
		return
	}
	all := numbers{low: r.base, high: maxNumber}
	switch {
	case forced:
		all.low = 0
	case i+1 < len(set.rules):
		next := &set.rules[i+1]
		all.high = next.base - 1
		if next.leaves() { // those that the next rule leaves to this one
			left := numbers{low: next.base, high: maxNumber}
			if i+2 < len(set.rules) {
				left.high = set.rules[i+2].base - 1
			}
			if left, ok := left.meet(numbers{high: maxNumber}.modulo(next.divisor, 0, 0)); ok {
				c.parts(r, 0, at, pieces{whole: left}, then)
			}
		}
	}
	c.parts(r, 0, at, pieces{whole: all}, then)
}

// pieces are what the parts of a rule say of its number so far: the number itself, its quotient and its remainder by the
// divisor of the rule.
type pieces struct {
	whole, quotient, rest numbers
	divided, remains      bool // a part says something of the quotient, of the remainder
}

// value gives the numbers that the pieces allow, and false if there is none.
func (p *pieces) value(r *rule) (numbers, bool) {
	set := numbers{low: 0, high: maxNumber}
	switch {
	case p.divided:
		q, rest := p.quotient, p.rest // without a part for the remainder it is nothing
		if q.low > maxNumber/r.divisor {
			return set, false
		}
		set.low, set.high = q.low*r.divisor+rest.low, min(q.high, maxNumber/r.divisor)*r.divisor+rest.high
		switch {
		case q.low < q.high:
			set = set.modulo(r.divisor, rest.low, rest.high)
		case rest.divisor > 0 && r.divisor%rest.divisor == 0:
			set = set.modulo(rest.divisor, rest.least, rest.most)
		}
	case p.remains:
		set = set.modulo(r.divisor, p.rest.low, p.rest.high)
	default:
		return p.whole, true
	}
	if p.divided && p.remains || !p.divided {
		return p.whole.meet(set)
	}
	// A rule without a remainder spells all numbers of one quotient, and means the first; it also spells the multiples
	// that the rules after it do not (see choose).
	return set, set.low >= p.whole.low
}

// parts matches the parts of a rule from the k-th on, and calls then for every number that they give.
func (c *chart) parts(r *rule, k, at int, known pieces, then func(result)) {
	if c.steps++; c.steps > maxSteps {
		return
	}
	if k == len(r.parts) {
		if set, ok := known.value(r); ok {
			then(result{at, set})
		}
		return
	}
	p := &r.parts[k]
	if p.kind == literal {
		for _, text := range p.text {
			c.match(text, at, func(end int) { c.parts(r, k+1, end, known, then) })
		}
		return
	}
	next := func(n result) {
		now, ok := known, true
		switch p.kind {
		case same:
			now.whole, ok = known.whole.meet(n.set)
		case quotient:
			if now.quotient = n.set; known.divided {
				now.quotient, ok = known.quotient.meet(n.set)
			}
			now.divided = true
		case modulo:
			if n.set.low >= r.divisor {
				return
			}
			if now.rest = n.set; known.remains {
				now.rest, ok = known.rest.meet(n.set)
			}
			now.rest.high = min(now.rest.high, r.divisor-1)
			now.remains = true
		}
		if ok {
			c.parts(r, k+1, n.end, now, then)
		}
	}
	if p.exactly >= 0 {
		c.rule(&c.g.sets[p.set], p.exactly, at, true, next)
		return
	}
	c.ask(p.set, at, next)
}

// match calls then with every position that text reaches from at. A separator of the rules matches one of the text, or
// nothing; where the rules have none, the text may have one.
func (c *chart) match(text string, at int, then func(int)) {
	if text == "" {
		then(at)
		return
	}
	for _, to := range c.jumps[at] {
		c.match(text, to, then)
	}
	if text[0] == '-' {
		if at < len(c.text) && c.text[at] == '-' {
			c.match(text[1:], at+1, then)
		} else {
			c.match(text[1:], at, then)
		}
		return
	}
	if at > 0 && at < c.end && c.text[at] == '-' { // blanks may stand where the rules have none: "zwei tausend"
		c.match(text, at+1, then)
	}
	n := c.common(text, at)
	if n > 0 && (n == len(text) || text[n] == '-' || len(c.jumps[at+n]) > 0) {
		c.match(text[n:], at+n, then)
	}
}

// common gives how far the text and what stands at a position are equal: up to a separator or a jump.
func (c *chart) common(text string, at int) int {
	n := 0
	for n < len(text) && text[n] != '-' && at+n < len(c.text) && c.text[at+n] == text[n] {
		n++
		if len(c.jumps[at+n]) > 0 {
			break
		}
	}
	return n
}
