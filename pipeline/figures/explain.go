package figures

import (
	"context"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/schema"
)

// A Decision is one list of rules that was asked on the way to a figure or a refusal: the rule that fired, empty if
// none did, and the rules that were asked before it at that place, in order. Depth says how many lists led to this
// one.
type Decision struct {
	List   string
	Rule   string
	Before []string
	Depth  int
}

// Explain gives the stage with a listener: explain is called with the place of each figure and each refusal, in the
// document's text, and the decisions that led to it. The rows are those of Stage.
func Explain(explain func(at schema.Span, decisions []Decision)) stage.Stage {
	s := Stage
	s.Run = func(_ context.Context, in *stage.Reader, out *stage.Writer) error { return run(in, out, explain) }
	return s
}

// steps gives the rules that were asked for the tokens [from,to): those of the place where they were read, and those
// that were asked for the figure afterwards.
func steps(t *scan.Trace, from, to int) []scan.Step {
	place := -1
	for _, s := range t.Steps {
		if s.Depth == 0 && s.List == readersList && s.Token < to {
			place = s.Token
		}
	}
	var own []scan.Step
	mine := false
	for _, s := range t.Steps {
		if s.Depth == 0 {
			mine = s.List == readersList && s.Token == place || s.List != readersList && s.Token == from
		}
		if mine {
			own = append(own, s)
		}
	}
	return own
}

// decisions follows the rules that fired from the steps of one depth to those that they asked in turn.
func decisions(steps []scan.Step, depth int) []Decision {
	var out []Decision
	for i := 0; i < len(steps); {
		d := Decision{List: steps[i].List, Depth: depth}
		var within []Decision
		for ; i < len(steps) && steps[i].List == d.List && d.Rule == ""; i++ {
			s := steps[i]
			end := i + 1
			for end < len(steps) && steps[end].Depth > depth {
				end++
			}
			if s.Took {
				d.Rule, within = s.Rule, decisions(steps[i+1:end], depth+1)
			} else {
				d.Before = append(d.Before, s.Rule)
			}
			i = end - 1
		}
		out = append(append(out, d), within...)
	}
	return out
}
