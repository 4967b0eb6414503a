package language

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
	roots [][2]int // sets that spell whole numbers, with the Form of each

	points, minus []string // the words for the decimal point, and before numbers below zero
	denominators  []denominator
	fractions     []int // sets that spell the digits behind the decimal point with a denominator
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
	var pending [][]pendingRule
	names := map[string]int{}
	g, set, n := -1, -1, 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			var ok bool
			if g, ok = names[line]; !ok {
				g = len(all)
				names[line] = g
				all, pending = append(all, &grammar{index: map[string]int{}}), append(pending, nil)
			}
			set = -1
		case g < 0:
			return nil, atLine(n, "no @locale before it")
		case line[0] == '%':
			set = len(all[g].sets)
			all[g].index[line] = set
			all[g].sets = append(all[g].sets, ruleSet{name: line})
		default:
			base, text, ok := strings.Cut(line, ": ")
			if !ok {
				base, ok = strings.CutSuffix(line, ":")
			}
			if !ok || set < 0 {
				return nil, atLine(n, "write %%set or base: text")
			}
			if c := base[0]; '0' <= c && c <= '9' || c == 'x' || c == '-' {
				pending[g] = append(pending[g], pendingRule{set, base, text, n})
			}
		}
	}
	for i := range all {
		if err := all[i].compile(pending[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

type pendingRule struct {
	set        int
	base, text string
	line       int
}

// compile makes rules of lines; all sets are known by now.
func (g *grammar) compile(lines []pendingRule) error {
	for _, l := range lines {
		if strings.Contains(l.base, "x") {
			if err := g.special(l); err != nil {
				return err
			}
			continue
		}
		base, shifts := strings.TrimRight(l.base, ">"), strings.Count(l.base, ">")
		number, radixText, hasRadix := strings.Cut(base, "/")
		value, err := strconv.ParseInt(strings.ReplaceAll(number, ",", ""), 10, 64)
		if err != nil {
			return atLine(l.line, "base %q is no number", l.base)
		}
		radix := int64(10)
		if hasRadix {
			if radix, err = strconv.ParseInt(strings.ReplaceAll(radixText, ",", ""), 10, 64); err != nil || radix < 2 {
				return atLine(l.line, "radix %q is no number above 1", radixText)
			}
		}
		exponent := 0
		for p := radix; value >= p; p *= radix {
			exponent++
			if p > value/radix {
				break
			}
		}
		divisor := int64(1)
		for range exponent - shifts {
			divisor *= radix
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
		if err := g.rule(set, l, value, divisor, before+inside+after); err != nil {
			return err
		}
	}
	defer g.divide()
	for i := range g.sets {
		set := &g.sets[i]
		sort.SliceStable(set.rules, func(a, b int) bool { return set.rules[a].base < set.rules[b].base })
		// A later rule of the same base replaces an earlier one.
		kept := set.rules[:0]
		for j, r := range set.rules {
			if j+1 < len(set.rules) && set.rules[j+1].base == r.base {
				continue
			}
			kept = append(kept, r)
		}
		set.rules = kept
		for j := range set.rules {
			for k := range set.rules[j].parts {
				if p := &set.rules[j].parts[k]; p.exactly == previousRule {
					p.exactly = j - 1
				}
			}
		}
		if strings.HasPrefix(set.name, "%%") {
			continue
		}
		switch {
		case strings.HasPrefix(set.name, "%spellout-cardinal"), set.name == "%spellout-numbering",
			strings.HasPrefix(set.name, "%spellout-numbering-") && !strings.HasSuffix(set.name, "-year"):
			g.roots = append(g.roots, [2]int{i, int(Cardinal)})
		case strings.HasPrefix(set.name, "%spellout-ordinal"):
			g.roots = append(g.roots, [2]int{i, int(Ordinal)})
		case set.name == "%spellout-numbering-year":
			g.roots = append(g.roots, [2]int{i, int(Year)})
		}
	}
	return nil
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
	words, first, last := []string{""}, part{kind: literal}, part{kind: literal}
	for _, p := range set.rules[0].parts {
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

// foldRule folds the text of a rule: separators become single hyphens, and an apostrophe before one, which only keeps
// it from being dropped, goes.
func foldRule(text string) string {
	out := make([]byte, 0, len(text))
	for _, c := range string(foldNumber(nil, text)) {
		if c == ' ' || c == '-' || c == ',' {
			if len(out) == 0 || out[len(out)-1] != '-' {
				out = append(out, '-')
			}
			continue
		}
		out = append(out, string(c)...)
	}
	return strings.ReplaceAll(string(out), "'-", "-")
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
