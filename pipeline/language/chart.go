package language

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

// result is a number that was read, and the end of its text. A rule without substitutions spells all numbers up to the
// next rule in the same way: it gives the interval from value to upTo; all others give value = upTo.
type result struct {
	end         int
	value, upTo int64
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
		c.rule(rules, i, at, func(r result) {
			if rules.choose(r.value) == i {
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

// rule calls then for every number that a rule of a set gives from position at on.
func (c *chart) rule(set *ruleSet, i, at int, then func(result)) {
	if r := &set.rules[i]; !r.dead {
		upTo := int64(maxNumber)
		if i+1 < len(set.rules) {
			upTo = set.rules[i+1].base - 1
		}
		c.parts(r, 0, at, pieces{base: r.base, upTo: upTo}, then)
	}
}

// pieces are what the substitutions of a rule gave so far.
type pieces struct {
	base, upTo            int64 // of the rule
	whole, divided, rest  bool  // which of the following are known
	number, quotient      int64
	remainder, maxRemains int64
}

// value gives the number that the pieces make, and false if they contradict each other.
func (p *pieces) value(r *rule) (low, high int64, ok bool) {
	switch {
	case p.whole:
		m := p.number % r.divisor
		return p.number, p.number, (!p.divided || p.number/r.divisor == p.quotient) &&
			(!p.rest || p.remainder <= m && m <= p.maxRemains)
	case p.divided:
		if p.quotient > maxNumber/r.divisor {
			return 0, 0, false
		}
		low = p.quotient*r.divisor + p.remainder
	case p.rest:
		low = r.base/r.divisor*r.divisor + p.remainder
	default:
		return p.base, p.upTo, true
	}
	return low, low, low <= maxNumber
}

// parts matches the parts of a rule from the k-th on, and calls then for every number that they give.
func (c *chart) parts(r *rule, k, at int, known pieces, then func(result)) {
	if c.steps++; c.steps > maxSteps {
		return
	}
	if k == len(r.parts) {
		if low, high, ok := known.value(r); ok {
			then(result{at, low, high})
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
		now := known
		switch p.kind {
		case same:
			now.whole, now.number = true, n.value
			if n.value < r.base || known.whole && known.number != n.value {
				return
			}
		case quotient:
			now.divided, now.quotient = true, n.value
			if known.divided && known.quotient != n.value {
				return
			}
		case modulo:
			now.rest, now.remainder, now.maxRemains = true, n.value, n.upTo
			if n.value >= r.divisor || known.rest && known.remainder != n.value {
				return
			}
		}
		c.parts(r, k+1, n.end, now, then)
	}
	if p.exactly >= 0 {
		c.rule(&c.g.sets[p.set], p.exactly, at, next)
		return
	}
	c.ask(p.set, at, next)
}

// match calls then with every position that text reaches from at. A separator of the rules matches one of the text, or
// nothing; a separator of the text must be matched.
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
	n := 0
	for n < len(text) && text[n] != '-' && at+n < len(c.text) && c.text[at+n] == text[n] {
		n++
		if len(c.jumps[at+n]) > 0 {
			break
		}
	}
	if n > 0 {
		c.match(text[n:], at+n, then)
	}
}
