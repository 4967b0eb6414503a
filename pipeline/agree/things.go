package agree

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
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
