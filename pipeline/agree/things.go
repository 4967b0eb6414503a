package agree

import (
	_ "embed"
	"math/big"
	"slices"
	"strings"
	"sync"

	"example.org/sourcebook/schema"
)

//go:embed concepts.tsv
var conceptRows string

// wider are the rows of concepts.tsv: by concept, those that it takes in.
var wider = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(conceptRows) {
		if concept, rest, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			out[concept] = strings.Fields(rest)
		}
	}
	return out
})

// otherThing compares what is counted: by concepts, where the lexicon knows both and neither takes in the other.
func otherThing(a, b *Side) bool {
	x, y := a.Concept(), b.Concept()
	return x != "" && y != "" && x != y && !slices.Contains(wider()[x], y) && !slices.Contains(wider()[y], x)
}

// oldest is an age that nobody has passed.
const oldest = 120

// ages holds for a length of time in years and the same number of nothing, as ages are told: "under six".
func ages(a, b *Side) bool { return isAge(a, b) || isAge(b, a) }

func isAge(a, b *Side) bool { return mayBeAge(a, b) && sameValue(a, b) && oneSide(a, b) }

// oneSide holds for the same bound, in two languages for two on one side of a number: "under 12", "tot 12 jaar".
func oneSide(a, b *Side) bool {
	c, d := a.Comparator(), b.Comparator()
	return c == d || a.Language != b.Language && isLimit(a) && isLimit(b) && c[0] == d[0]
}

// mayBeAge holds for years that may be an age, and a number that says of nothing how many: of another language a bound
// may, whose noun stands before it: "children under 12 travel free".
func mayBeAge(a, b *Side) bool {
	if !isYears(a) || b.Kind() != schema.KindCount || b.Value() == "" || b.Unit() != "" {
		return false
	}
	return b.Counted() == "" || a.Language != b.Language && isLimit(a) && isLimit(b)
}

// isYears holds for no more years than a person can have.
func isYears(s *Side) bool {
	return s.Kind() == schema.KindDuration && s.Unit() == "a" && s.Value() != "" &&
		s.Value().Rat().Cmp(big.NewRat(oldest, 1)) <= 0
}

// isLimit reports whether a number is a bound.
func isLimit(s *Side) bool { return strings.ContainsAny(s.Comparator(), "<>") }

// oneLimit reports whether two numbers are bounds of one direction.
func oneLimit(a, b *Side) bool {
	return isLimit(a) && isLimit(b) && a.Comparator()[0] == b.Comparator()[0]
}

// limitsOfAge holds for a limit of age in years, and one of nothing in another language.
func limitsOfAge(a, b *Side) bool {
	return a.Language != b.Language && oneLimit(a, b) && (mayBeAge(a, b) || mayBeAge(b, a))
}

// isLone reports whether a number is a one in words, as an article may be.
func isLone(s *Side) bool { return s.Value() == "1" && s.ValueMax() == "" && Digits(s.Surface()) == "" }

// scales are the units (UCUM) of degrees that name their scale; unscaled is that of those that do not.
var scales = []string{"Cel", "[degF]"}

const unscaled = "deg"

// degrees holds for equal degrees of which one side names the scale.
func degrees(a, b *Side) bool { return sameValue(a, b) && !otherComparator(a, b) && bothDegrees(a, b) }

// bothDegrees holds for degrees of which one side names the scale.
func bothDegrees(a, b *Side) bool {
	ofScale := func(x, y *Side) bool { return x.Unit() == unscaled && slices.Contains(scales, y.Unit()) }
	return ofScale(a, b) || ofScale(b, a)
}
