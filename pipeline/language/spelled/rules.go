package spelled

import (
	"sort"
	"strconv"
	"strings"
)

// ruleSet is a named list of spell-out rules of CLDR (UTS 35 part 3, Rule-Based Number Formatting). To spell a number,
// a set picks the rule with the largest base that is not larger than the number.
type ruleSet struct {
	name  string
	rules []rule // by base, ascending
}

// rule spells the numbers from its base up to that of the next rule.
type rule struct {
	base, divisor int64
	modulus       bool // it has a substitution for the remainder
	dead          bool // it cannot be read: it writes digits
	parts         []part
}

// part is a piece of the text of a rule.
type part struct {
	kind    partKind
	text    []string // literal: what may stand there, folded; several where the word depends on the plural
	set     int      // substitution: the rule set that spells it
	exactly int      // substitution: the only rule of the set that may spell it (→→→); -1 if any may
}

type partKind uint8

const (
	literal  partKind = iota
	same              // = the number itself
	quotient          // ← the number divided by the divisor
	modulo            // → the remainder
)

// grammar is all rule sets of one locale.
type grammar struct {
	sets  []ruleSet
	index map[string]int
	roots []Set // sets that spell whole numbers

	points, minus []string // the words for the decimal point, and before numbers below zero
	denominators  []denominator
	fractions     []int // sets that spell the digits behind the decimal point with a denominator

	pending []pendingRule // the lines, until all sets are known
}

// denominator is the word for a power of ten by which the digits behind the decimal point are divided.
type denominator struct {
	text   string
	value  int64
	before bool // it stands before the digits
}

// parseRules reads a file of rules: a line "@locale" begins a grammar or goes on with it, a line "%name" a set, any
// other line is "base: text" or "base/radix: text".
func parseRules(data string) ([]*grammar, error) {
	var all []*grammar
	names := map[string]*grammar{}
	var g *grammar
	set, n := -1, 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			if g = names[line]; g == nil {
				g = &grammar{index: map[string]int{}}
				names[line], all = g, append(all, g)
			}
			set = -1
		case g == nil:
			return nil, atLine(n, "no @locale before it")
		case line[0] == '%':
			set = len(g.sets)
			g.index[line] = set
			g.sets = append(g.sets, ruleSet{name: line})
		default:
			if err := g.line(line, n, set); err != nil {
				return nil, err
			}
		}
	}
	for _, g := range all {
		if err := g.compile(g.pending); err != nil {
			return nil, err
		}
		g.pending = nil
	}
	return all, nil
}

// line takes a line with a rule of a set.
func (g *grammar) line(line string, n, set int) error {
	base, text, ok := strings.Cut(line, ": ")
	if !ok {
		base, ok = strings.CutSuffix(line, ":")
	}
	if !ok || set < 0 {
		return atLine(n, "write %%set or base: text")
	}
	if c := base[0]; '0' <= c && c <= '9' || c == 'x' || c == '-' {
		g.pending = append(g.pending, pendingRule{set, base, text, n})
	}
	return nil
}

type pendingRule struct {
	set        int
	base, text string
	line       int
}

// compile makes rules of lines; all sets are known by now.
func (g *grammar) compile(lines []pendingRule) error {
	for _, l := range lines {
		add := g.plain
		if strings.Contains(l.base, "x") {
			add = g.special
		}
		if err := add(l); err != nil {
			return err
		}
	}
	for i := range g.sets {
		g.sets[i].settle()
		for _, u := range uses {
			if u.of(g.sets[i].name) {
				g.roots = append(g.roots, Set{g, i, u.form})
				break
			}
		}
	}
	g.divide()
	return nil
}

// uses say by the names of the sets what they spell; a set that none of them names serves other sets.
var uses = []struct {
	of   func(name string) bool
	form Form
}{
	{func(n string) bool { return strings.HasPrefix(n, "%spellout-cardinal") }, Cardinal},
	{func(n string) bool { return n == "%spellout-numbering" }, Cardinal},
	{func(n string) bool {
		return strings.HasPrefix(n, "%spellout-numbering-") && !strings.HasSuffix(n, "-year")
	}, Cardinal},
	{func(n string) bool { return strings.HasPrefix(n, "%spellout-ordinal") }, Ordinal},
	{func(n string) bool { return n == "%spellout-numbering-year" }, Year},
}

// plain adds the rules of a line whose base is a number.
func (g *grammar) plain(l pendingRule) error {
	value, divisor, err := l.numbers()
	if err != nil {
		return err
	}
	text := strings.TrimPrefix(l.text, "'")
	before, rest, optional := strings.Cut(text, "[")
	inside, after, closed := strings.Cut(rest, "]")
	if optional && !closed {
		return atLine(l.line, "[ without ]")
	}
	set := &g.sets[l.set]
	// A bracket stands for two rules: without it at the base, with it above (ICU, NFRuleSet).
	inside, instead, _ := strings.Cut(inside, "|") // "[with a remainder|without]"
	if optional && value > 0 && value%divisor == 0 {
		if err := g.rule(set, l, value, divisor, before+instead+after); err != nil {
			return err
		}
		value++
	}
	return g.rule(set, l, value, divisor, before+inside+after)
}

// numbers gives the base of a line and the divisor of its rule: "100", "1000/1000", "1000>".
func (l pendingRule) numbers() (value, divisor int64, err error) {
	base, shifts := strings.TrimRight(l.base, ">"), strings.Count(l.base, ">")
	number, radixText, hasRadix := strings.Cut(base, "/")
	value, err = strconv.ParseInt(strings.ReplaceAll(number, ",", ""), 10, 64)
	if err != nil {
		return 0, 0, atLine(l.line, "base %q is no number", l.base)
	}
	radix := int64(10)
	if hasRadix {
		radix, err = strconv.ParseInt(strings.ReplaceAll(radixText, ",", ""), 10, 64)
		if err != nil || radix < 2 {
			return 0, 0, atLine(l.line, "radix %q is no number above 1", radixText)
		}
	}
	exponent := 0
	for p := radix; value >= p; p *= radix {
		exponent++
		if p > value/radix {
			break
		}
	}
	divisor = 1
	for range exponent - shifts {
		divisor *= radix
	}
	return value, divisor, nil
}

// settle puts the rules of a set in order.
func (s *ruleSet) settle() {
	sort.SliceStable(s.rules, func(a, b int) bool { return s.rules[a].base < s.rules[b].base })
	// A later rule of the same base replaces an earlier one.
	kept := s.rules[:0]
	for j, r := range s.rules {
		if j+1 < len(s.rules) && s.rules[j+1].base == r.base {
			continue
		}
		kept = append(kept, r)
	}
	s.rules = kept
	for j := range s.rules {
		for k := range s.rules[j].parts {
			if p := &s.rules[j].parts[k]; p.exactly == previousRule {
				p.exactly = j - 1
			}
		}
	}
}

const (
	anyRule      = -1
	previousRule = -2
)

// special takes the words out of a rule for numbers that are below zero ("-x") or not whole ("x.x", "x,x", "0.x").
func (g *grammar) special(l pendingRule) error {
	var set ruleSet
	text := strings.NewReplacer("[", "", "]", "").Replace(strings.TrimPrefix(l.text, "'"))
	if err := g.rule(&set, l, 0, 1, text); err != nil || set.rules[0].dead {
		return err
	}
	words, first, last := set.rules[0].phrases()
	for _, w := range words {
		w = strings.Trim(w, "-")
		switch {
		case w == "":
		case l.base == "-x" && first.kind == literal && last.kind == modulo:
			g.minus = append(g.minus, w)
		case l.base != "-x" && first.kind == quotient && last.kind == modulo:
			g.points = append(g.points, w)
			if name := g.sets[last.set].name; strings.Contains(name, "fraction") {
				g.fractions = append(g.fractions, last.set)
			}
		}
	}
	return nil
}

// phrases gives what the literal parts of a rule say together, and its first substitution, if it begins with one, and
// its last.
func (r *rule) phrases() (words []string, first, last part) {
	words, first, last = []string{""}, part{kind: literal}, part{kind: literal}
	for _, p := range r.parts {
		if p.kind != literal {
			if len(words[0]) == 0 {
				first = p
			}
			last = p
			continue
		}
		var longer []string
		for _, w := range words {
			for _, text := range p.text {
				longer = append(longer, w+text)
			}
		}
		words = longer
	}
	return words, first, last
}

// divide takes the denominators out of the sets that spell the digits behind a decimal point.
func (g *grammar) divide() {
	done := map[int]bool{}
	for _, set := range g.fractions {
		if done[set] {
			continue
		}
		done[set] = true
		for _, r := range g.sets[set].rules {
			if r.dead || r.base < 10 || len(r.parts) < 2 {
				continue
			}
			before := r.parts[0].kind == literal
			for _, p := range r.parts {
				for _, text := range p.text {
					if text = strings.Trim(text, "-"); text != "" {
						g.denominators = append(g.denominators, denominator{text, r.base, before})
					}
				}
			}
		}
	}
}

// rule adds a rule to a set.
func (g *grammar) rule(set *ruleSet, l pendingRule, base, divisor int64, text string) error {
	r := rule{base: base, divisor: divisor}
	for text != "" {
		i := strings.IndexAny(text, "=←→$")
		if i < 0 {
			r.literal(text)
			break
		}
		r.literal(text[:i])
		sign := text[i : i+runeLen(text[i])]
		text = text[i+len(sign):]
		if sign == "$" {
			inside, rest, ok := strings.Cut(text, ")$")
			if !ok {
				return atLine(l.line, "$( without )$")
			}
			text = rest
			r.plural(inside)
			continue
		}
		name, rest, ok := strings.Cut(text, sign)
		if !ok { // CLDR has some: a sign too many, which says nothing
			continue
		}
		text = rest
		p := part{kind: map[string]partKind{"=": same, "←": quotient, "→": modulo}[sign], exactly: anyRule}
		p.set = g.index[set.name]
		switch {
		case name == "":
			if strings.HasPrefix(text, sign) { // →→→: by the rule before this one
				text = text[len(sign):]
				p.exactly = previousRule
			}
		case name[0] == '%':
			if p.set, ok = g.index[name]; !ok {
				return atLine(l.line, "no set %s", name)
			}
		default: // a pattern for digits
			r.dead = true
		}
		r.modulus = r.modulus || p.kind == modulo
		r.parts = append(r.parts, p)
	}
	set.rules = append(set.rules, r)
	return nil
}

func runeLen(first byte) int {
	if first < 0x80 {
		return 1
	}
	return 3 // the arrows
}

// literal adds a text.
func (r *rule) literal(text string) {
	text = strings.TrimPrefix(text, "'")
	if text != "" {
		r.parts = append(r.parts, part{kind: literal, text: []string{foldRule(text)}, exactly: anyRule})
	}
}

// plural adds a text that depends on the plural category: "(cardinal,one{mil}other{mille})".
func (r *rule) plural(inside string) {
	p := part{kind: literal, exactly: anyRule}
	_, inside, _ = strings.Cut(inside, ",")
	for inside != "" {
		_, rest, _ := strings.Cut(inside, "{")
		word, rest, ok := strings.Cut(rest, "}")
		if !ok {
			break
		}
		inside = rest
		folded, double := foldRule(word), false
		for _, old := range p.text {
			double = double || old == folded
		}
		if !double {
			p.text = append(p.text, folded)
		}
	}
	r.parts = append(r.parts, p)
}

// choose gives the index of the rule by which a set spells v, or -1.
func (s *ruleSet) choose(v int64) int {
	i := sort.Search(len(s.rules), func(i int) bool { return s.rules[i].base > v }) - 1
	if i > 0 && s.rules[i].leaves() && v%s.rules[i].divisor == 0 {
		i--
	}
	return i
}

// leaves reports whether the rule leaves the multiples of its divisor to the rule before it: a rule with a remainder
// does not spell them unless its base is one (ICU, NFRule::shouldRollBack).
func (r *rule) leaves() bool { return r.modulus && r.base%r.divisor != 0 }

// eachText calls do with every text of the rules.
func (g *grammar) eachText(do func(text string)) {
	for i := range g.sets {
		for j := range g.sets[i].rules {
			for _, part := range g.sets[i].rules[j].parts {
				for _, text := range part.text {
					do(text)
				}
			}
		}
	}
}
