package scan

// A Rule is a decision with a name: what must hold, and what is done then. Rules stand in lists; the first one that
// reads something ends its list.
type Rule[T any] struct {
	Name   string
	Starts uint32       // the classes of phrases of which one must begin at the token; 0 if it does not matter
	When   func(T) bool // asked first; nil if Then itself finds out
	Then   func(T) int  // gives the token after what it read, or no token behind the one where the list is asked
}

// anything is a mask in which everything may begin at a token.
const anything = 1<<32 - 1

// First asks the rules of a list at token i, in order, and gives the token after what the first of them read; i if none
// did.
func First[T any](w *Sheet, list string, rules []Rule[T], t T, i int) int {
	return FirstOf(w, list, rules, t, i, anything)
}

// FirstOf is First for a token where what may begin is known; the rules that need something else are not asked.
func FirstOf[T any](w *Sheet, list string, rules []Rule[T], t T, i int, mask uint32) int {
	for k := range rules {
		r := &rules[k]
		if r.Starts != 0 && r.Starts&mask == 0 {
			continue
		}
		step := w.trace.ask(i, list, r.Name)
		if r.When != nil && !r.When(t) {
			continue
		}
		w.trace.enter()
		to := r.Then(t)
		w.trace.leave()
		if to > i {
			w.trace.took(step)
			return to
		}
	}
	return i
}

// A Reason says why a numeral is no figure: its rule has a name, and the rejection the reason.
type Reason[T any] struct {
	Name   string
	When   func(T) bool
	Reason string // empty if the rule says that the numeral is a figure
}

// Because gives the reason of the first rule of a list that holds; empty if none does.
func Because[T any](w *Sheet, list string, rules []Reason[T], t T, i int) string {
	for k := range rules {
		r := &rules[k]
		step := w.trace.ask(i, list, r.Name)
		w.trace.enter()
		holds := r.When(t)
		w.trace.leave()
		if holds {
			w.trace.took(step)
			return r.Reason
		}
	}
	return ""
}

// A Step is one rule that was asked. Depth is 0 for the lists that the stage asks itself, and one more for a list
// that a rule asks in turn.
type Step struct {
	Token      int
	List, Rule string
	Depth      int
	Took       bool // it read something, or gave the reason
}

// Trace records the rules that were asked, in order. A nil Trace records nothing.
type Trace struct {
	Steps []Step
	depth int
}

// SetTrace makes the sheet record the rules; nil ends that.
func (w *Sheet) SetTrace(t *Trace) { w.trace = t }

// Reset forgets the rules that were asked.
func (t *Trace) Reset() {
	if t != nil {
		t.Steps = t.Steps[:0]
	}
}

func (t *Trace) ask(token int, list, rule string) int {
	if t == nil {
		return 0
	}
	return t.note(token, list, rule)
}

func (t *Trace) note(token int, list, rule string) int {
	t.Steps = append(t.Steps, Step{Token: token, List: list, Rule: rule, Depth: t.depth})
	return len(t.Steps) - 1
}

func (t *Trace) enter() {
	if t != nil {
		t.depth++
	}
}

func (t *Trace) leave() {
	if t != nil {
		t.depth--
	}
}

func (t *Trace) took(step int) {
	if t != nil {
		t.Steps[step].Took = true
	}
}

// An Outcome says what a finder made of a token.
type Outcome uint8

// The outcomes: the finders after it are asked, nothing is there, what it gave is there.
const (
	Next Outcome = iota
	None
	Found
)

// FoundIf is Found if ok is true, else Next.
func FoundIf(ok bool) Outcome {
	if ok {
		return Found
	}
	return Next
}

// OnlyIf is Found if ok is true, else None.
func OnlyIf(ok bool) Outcome {
	if ok {
		return Found
	}
	return None
}

// A Finder is a rule that gives what it finds and leaves it to others to add it to the sheet.
type Finder[T, R any] struct {
	Name   string
	Starts uint32       // as that of a Rule
	When   func(T) bool // nil if Then itself finds out
	Then   func(T) (R, Outcome)
}

// Find asks the finders of a list at token i, in order, until one of them finds something or says that nothing is
// there.
func Find[T, R any](w *Sheet, list string, finders []Finder[T, R], t T, i int) (R, bool) {
	var nothing R
	for k := range finders {
		f := &finders[k]
		if f.Starts != 0 && f.Starts&w.Mask[i] == 0 {
			continue
		}
		step := w.trace.ask(i, list, f.Name)
		if f.When != nil && !f.When(t) {
			continue
		}
		w.trace.enter()
		found, outcome := f.Then(t)
		w.trace.leave()
		if outcome == Next {
			continue
		}
		if outcome == Found {
			w.trace.took(step)
		}
		return found, outcome == Found
	}
	return nothing, false
}
