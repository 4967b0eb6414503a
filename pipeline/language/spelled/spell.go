package spelled

// Bounds of the spellings of one number, and of the rules within rules.
const (
	maxSpellings = 64
	maxDepth     = 60
)

// Set is a set of spell-out rules that spells whole numbers.
type Set struct {
	grammar *grammar
	index   int
	Form    Form
}

// Sets gives the sets of each grammar of the language; the regional ones come after those of the language.
func (r *Reader) Sets() [][]Set {
	var out [][]Set
	for _, g := range r.grammars {
		out = append(out, g.roots)
	}
	return out
}

// Name is the name of the set in the rules.
func (s Set) Name() string { return s.grammar.sets[s.index].name }

// Spell gives all spellings of v, one for each combination of plural forms, or none if the set writes digits. Hyphens
// stand between the words.
func (s Set) Spell(v int64) []string { return s.grammar.spell(s.index, v) }

// spell gives all spellings of v by a rule set (UTS 35 part 3), one for each combination of plural forms, or none if
// the set writes digits.
func (g *grammar) spell(set int, v int64) []string {
	i := g.sets[set].choose(v)
	if i < 0 {
		return nil
	}
	return g.spellBy(set, i, v, 0)
}

func (g *grammar) spellBy(set, i int, v int64, depth int) []string {
	r := &g.sets[set].rules[i]
	if r.dead || depth > maxDepth {
		return nil
	}
	out := []string{""}
	for _, p := range r.parts {
		var forms []string
		n := v
		switch p.kind {
		case literal:
			forms = p.text
		case quotient:
			n = v / r.divisor
		case modulo:
			n = v % r.divisor
		}
		if p.kind != literal {
			rule := p.exactly
			if rule < 0 {
				if rule = g.sets[p.set].choose(n); rule < 0 {
					return nil
				}
			}
			forms = g.spellBy(p.set, rule, n, depth+1)
		}
		var next []string
		for _, a := range out {
			for _, b := range forms {
				next = append(next, a+b)
			}
		}
		if out = next; len(out) == 0 || len(out) > maxSpellings {
			return nil
		}
	}
	return out
}
