package facts

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/schema"
)

// The rules that bring statements together.
const (
	ruleLinked   = "linked"   // the stage align found them in aligned passages
	ruleRepeated = "repeated" // one document states it twice
	ruleLone     = "lone"     // there is one statement only
	ruleDateline = "dateline" // the versions are of one day
	ruleReworded = "reworded" // the words beside it show which number of another version is the same one
)

// figureFacts gathers the facts of figures: the classes of statements that links and repetitions join.
func (w *work) figureFacts() []*fact {
	var all []*statement
	number := map[string]int{} // of a figure: its statement
	for _, d := range w.documents {
		for _, s := range d.statements {
			for _, id := range s.row.FigureIDs {
				number[id] = len(all)
			}
			all = append(all, s)
		}
	}
	sets := newSets(len(all))
	w.joinLinked(all, number, sets)
	w.joinRepeats(all, sets)
	w.joinDates(all, sets)
	joinTitles(all, sets)
	w.joinReworded(all, sets)
	classes := make([][]*statement, len(all))
	for i, s := range all {
		root := sets.find(i)
		classes[root] = append(classes[root], s)
	}
	w.tellTimes(all, sets)
	var out []*fact
	for _, c := range classes {
		if len(c) > 0 {
			out = append(out, w.newFact(sorted(c)))
		}
	}
	return out
}

// joinLinked joins what align has linked, number by figure: first what agrees, then what is of one unit. A link of a
// third version that would make one document state two values is of something else, as far as they do not agree.
func (w *work) joinLinked(all []*statement, number map[string]int, sets *sets) {
	var rest [2][][2]int
	members := map[int][]int{}
	join := func(a, b int) {
		a, b = sets.find(a), sets.find(b)
		if a == b {
			return
		}
		both := slices.Concat(members[a], members[b])
		sets.join(a, b)
		members[sets.find(a)] = both
	}
	for i := range all {
		members[i] = []int{i}
	}
	for _, l := range w.links {
		a, ok := number[l.AIDs[0]]
		b, also := number[l.BIDs[0]]
		switch {
		case !ok || !also:
		case l.Agreement == schema.Agree:
			join(a, b)
		case all[a].side.Unit() != "" && all[a].side.Unit() == all[b].side.Unit():
			rest[0] = append(rest[0], [2]int{a, b})
		default:
			rest[1] = append(rest[1], [2]int{a, b})
		}
	}
	for _, link := range slices.Concat(rest[0], rest[1]) {
		if a, b := sets.find(link[0]), sets.find(link[1]); !twoValues(all, members[a], members[b]) {
			join(a, b)
		}
	}
}

// twoValues reports whether a document states one value among some statements and another one among others.
func twoValues(all []*statement, some, others []int) bool {
	return slices.ContainsFunc(some, func(i int) bool {
		return slices.ContainsFunc(others, func(j int) bool {
			x, y := all[i], all[j]
			return x.document == y.document && agree.Compare(x.side, y.side).Agreement != schema.Agree
		})
	})
}

// joinRepeats joins what a document states twice, for the same time or for one that one of the two does not say.
func (w *work) joinRepeats(all []*statement, sets *sets) {
	before := map[string][]int{}
	for i, s := range all {
		key := s.repeatKey()
		if key == "" {
			continue
		}
		key = s.document.id + "\x00" + key
		known := false
		for _, j := range before[key] {
			if s.sameTime(all[j]) {
				sets.join(i, j)
				known = !all[j].side.Dated() || s.side.Dated()
				break
			}
		}
		if !known { // else what is of the time of s is of that of the one before, which comes first
			before[key] = append(before[key], i)
		}
	}
}

// joinDates joins the dates of versions that are of one day.
func (w *work) joinDates(all []*statement, sets *sets) {
	of := map[string]int{}
	for i, s := range all {
		if !s.dates || s.days() == "" {
			continue
		}
		if j, ok := of[s.days()]; ok {
			sets.join(i, j)
		} else {
			of[s.days()] = i
		}
	}
}

// joinTitles joins what the title of a document states with the one fact below it that states the same. Where several
// facts state it, which of them the title is of cannot be told.
func joinTitles(all []*statement, sets *sets) {
	below := map[string][]int{}
	for i, s := range all {
		if key := s.titleKey(); key != "" && !s.title && !s.dates {
			if list := below[key]; len(list) == 0 || sets.find(list[0]) != sets.find(i) {
				below[key] = append(list, i)
			}
		}
	}
	for i, s := range all {
		if list := below[s.titleKey()]; s.title && len(list) == 1 && s.couldRepeat(all[list[0]]) {
			sets.join(i, list[0])
		}
	}
}

// titleKey is equal for statements of one document that may state one fact, one of them in its title.
func (s *statement) titleKey() string {
	c := s.side
	key := []string{s.document.id, c.Kind(), c.Comparator(), string(c.Value()), string(c.ValueMax()), c.Unit()}
	if c.IsTime() || c.Kind() == schema.KindTime {
		start, end := c.Days()
		if start == "" || start != end {
			return "" // a year or a month is that of many things
		}
		key = append(key, string(start))
	}
	return strings.Join(key, "\x00")
}

// couldRepeat reports whether two statements of the same value may be one fact: they are of the same thing, or one does
// not say of what.
func (s *statement) couldRepeat(t *statement) bool {
	thing := func(s *statement) string { return cmp.Or(s.side.Concept(), agree.Folded(s.side.Counted())) }
	return thing(s) == "" || thing(t) == "" || thing(s) == thing(t)
}

// sameTime reports whether two statements are of the same days, or one is of no days.
func (s *statement) sameTime(t *statement) bool {
	from, to := s.side.Days()
	start, end := t.side.Days()
	return !s.side.Dated() || !t.side.Dated() || from == start && to == end
}

// repeatDigits is how many digits other than zeros at its end a number must have to be the same one where it is said
// again of the same thing: small and round ones may be others.
const repeatDigits = 2

// repeatKey is equal for statements of one document that state one fact; empty for what may be other facts.
func (s *statement) repeatKey() string {
	c := s.side
	if c.IsTime() || c.Kind() == schema.KindTime || c.Kind() == schema.KindOrdinal || c.Value() == "" {
		return ""
	}
	thing := c.Concept()
	if thing == "" {
		thing = agree.Folded(c.Counted())
	}
	if thing == "" || agree.Significant(c.Value()) < repeatDigits {
		return ""
	}
	value := c.Comparator() + string(c.Value()) + "–" + string(c.ValueMax()) + c.Unit()
	return c.Kind() + "\x00" + value + "\x00" + thing
}

// newFact makes the fact that statements state; they must be in order.
func (w *work) newFact(statements []*statement) *fact {
	first := statements[0]
	f := &fact{statements: statements, row: schema.Fact{
		FactID: factID(first, "k"), WorkID: w.id, Kind: first.side.Kind(), Versions: len(w.documents),
	}}
	voices := w.voices(statements)
	f.row.Documents = len(voices)
	f.row.Rule = rule(statements, len(voices))
	f.row.Label = label(statements)
	verdict := judge(voices)
	if verdict.Code == schema.WhyDate && !first.side.IsTime() && w.ofOneOccasion(statements) {
		verdict = agree.Verdict{Agreement: schema.Agree, Code: schema.WhyEqual}
	}
	f.row.Status = w.status(len(voices), verdict)
	f.agreed(verdict)
	f.row.Explanation = w.explain(f, voices, verdict)
	return f
}

// tellTimes notes which facts tell each stretch of time of a document.
func (w *work) tellTimes(all []*statement, sets *sets) {
	w.times = map[string][]int{}
	for i, s := range all {
		if s.side.IsTime() && s.side.Dated() {
			w.times[s.occasion()] = append(w.times[s.occasion()], sets.find(i))
		}
	}
}

// occasion is the stretch of time of a statement in its document.
func (s *statement) occasion() string { return s.document.id + "\x00" + s.side.Stretch() }

// ofOneOccasion reports whether one fact tells the times of all statements that have one: what differs then is that
// fact, and not what is of these times.
func (w *work) ofOneOccasion(statements []*statement) bool {
	var facts []int
	first := true
	for _, s := range statements {
		if !s.side.Dated() {
			continue
		}
		of := w.times[s.occasion()]
		if first {
			facts, first = slices.Clone(of), false
		}
		facts = slices.DeleteFunc(facts, func(f int) bool { return !slices.Contains(of, f) })
	}
	return len(facts) > 0
}

func rule(statements []*statement, documents int) string {
	other := func(s *statement) bool { return !s.dates }
	switch {
	case documents > 1 && !slices.ContainsFunc(statements, other):
		return ruleDateline
	case documents > 1 && slices.ContainsFunc(statements, func(s *statement) bool { return s.reworded }):
		return ruleReworded
	case documents > 1:
		return ruleLinked
	case len(statements) > 1:
		return ruleRepeated
	}
	return ruleLone
}

func (w *work) status(documents int, v agree.Verdict) string {
	switch {
	case len(w.documents) == 1:
		return schema.StatusAlone
	case documents == 1:
		return schema.StatusSingle
	case v.Agreement == schema.Agree:
		return schema.StatusAgree
	case v.Agreement == schema.Differ:
		return schema.StatusDiffer
	}
	return schema.StatusNotComparable
}

// voices gathers statements by document.
func (w *work) voices(statements []*statement) []agree.Voice {
	var out []agree.Voice
	last := -1
	for _, s := range statements {
		if s.document.place != last {
			last = s.document.place
			out = append(out, agree.Voice{Name: s.document.name})
		}
		v := &out[len(out)-1]
		v.Sides = append(v.Sides, s.side)
	}
	return out
}

// judge compares what the documents state, each with each: one difference makes the fact differ, one in the value
// before others, and where a pair cannot be compared no agreement is said. Of several statements of a document the one
// that comes nearest counts. Of documents that state the same two are compared with the others: more of them tell
// nothing new.
func judge(voices []agree.Voice) agree.Verdict {
	out := agree.Verdict{Agreement: schema.Agree, Code: schema.WhyEqual}
	said := distinct(voices)
	for i := range said {
		for j := range i {
			if v := nearest(said[j], said[i]); rank(v) > rank(out) {
				out = v
			}
			if rank(out) == otherValue {
				return out
			}
		}
	}
	return out
}

// distinct gives what the documents state, of those that state the same the first two, in order.
func distinct(voices []agree.Voice) []*agree.Voice {
	var out []*agree.Voice
	times := map[string]int{}
	for i := range voices {
		v := &agree.Voice{Name: voices[i].Name}
		var key strings.Builder
		own := map[string]bool{}
		for _, s := range voices[i].Sides {
			k := s.Key()
			if own[k] {
				continue
			}
			own[k] = true
			v.Sides = append(v.Sides, s)
			key.WriteString(strconv.Quote(k))
		}
		if times[key.String()]++; times[key.String()] <= 2 {
			out = append(out, v)
		}
	}
	return out
}

// nearest compares two documents by those of their statements that agree best.
func nearest(a, b *agree.Voice) agree.Verdict {
	best := agree.Verdict{}
	for i, x := range a.Sides {
		for j, y := range b.Sides {
			if v := agree.Compare(x, y); i+j == 0 || rank(v) < rank(best) {
				best = v
			}
		}
	}
	return best
}

// otherValue is the rank of a difference in the value, the greatest.
const otherValue = 4

// rank orders verdicts: plain agreement, agreement with a word to say, what cannot be told, difference, difference in
// the value.
func rank(v agree.Verdict) int {
	switch {
	case v.Agreement == schema.Differ && v.Code == schema.WhyValue:
		return otherValue
	case v.Agreement == schema.Differ:
		return 3
	case v.Agreement == "":
		return 2
	case v.Code != schema.WhyEqual:
		return 1
	}
	return 0
}

// agreed fills the columns in which the statements agree, from the most exact of them.
func (f *fact) agreed(v agree.Verdict) {
	f.row.Concept = common(f.statements, func(s *statement) string { return s.side.Concept() })
	exact := f.mostExact()
	if v.Agreement == schema.Agree {
		f.row.Comparator, f.row.Value, f.row.ValueMax = exact.row.Comparator, exact.row.Value, exact.row.ValueMax
		f.row.Unit, f.row.DateStart, f.row.DateEnd = exact.row.Unit, exact.row.DateStart, exact.row.DateEnd
		if (!exact.side.IsTime() || v.Code == schema.WhySameWords) && common(f.statements, (*statement).days) == "" {
			f.row.DateStart, f.row.DateEnd = "", ""
		}
		return
	}
	f.row.Comparator = same(f.statements, func(s *statement) string { return s.row.Comparator })
	f.row.Unit = same(f.statements, func(s *statement) string { return s.row.Unit })
	if v.Code == schema.WhyComparator || v.Code == schema.WhyThing || v.Code == schema.WhyDate {
		f.row.Value = schema.Decimal(same(f.statements, func(s *statement) string { return string(s.row.Value) }))
		f.row.ValueMax = schema.Decimal(same(f.statements, func(s *statement) string { return string(s.row.ValueMax) }))
	}
	f.row.DateStart = schema.Date(same(f.statements, func(s *statement) string { return string(s.row.DateStart) }))
	f.row.DateEnd = schema.Date(same(f.statements, func(s *statement) string { return string(s.row.DateEnd) }))
}

// days are the days of a statement as one text; empty if it has none.
func (s *statement) days() string {
	return strings.Trim(string(s.row.DateStart)+"/"+string(s.row.DateEnd), "/")
}

// mostExact gives the statement that says most: the one that others round, or that is dated or read.
func (f *fact) mostExact() *statement {
	best := f.statements[0]
	for _, s := range f.statements[1:] {
		if s.side.Exacter(best.side) {
			best = s
		}
	}
	return best
}

// common gives the value that all statements with a value have, empty if two differ.
func common(statements []*statement, get func(*statement) string) string {
	out := ""
	for _, s := range statements {
		switch v := get(s); {
		case v == "":
		case out == "":
			out = v
		case out != v:
			return ""
		}
	}
	return out
}

// same gives the value that all statements have, empty if two differ.
func same(statements []*statement, get func(*statement) string) string {
	out := get(statements[0])
	for _, s := range statements[1:] {
		if get(s) != out {
			return ""
		}
	}
	return out
}

// explain says how the versions stand to each other.
func (w *work) explain(f *fact, voices []agree.Voice, v agree.Verdict) string {
	thing := thing(f.statements)
	if thing == "" && f.row.Kind == schema.KindCount && f.row.Label != "" {
		thing = agree.Fill("beside", "label", f.row.Label)
	}
	switch {
	case len(w.documents) == 1:
		return agree.Lone("alone", voices[0], thing, "")
	case len(voices) == 1:
		return agree.Lone("single", voices[0], thing, w.counterpart(f))
	}
	return agree.Explain(voices, len(w.documents), v, thing)
}

// counterpart tells whether a fact of one version stands in a passage that other versions have too.
func (w *work) counterpart(f *fact) string {
	others := map[string]bool{}
	for _, s := range f.statements {
		for _, id := range w.passages[s.row.SentenceID] {
			others[id] = true
		}
	}
	var names []string
	for _, d := range w.documents {
		if others[d.id] {
			names = append(names, d.name.Later)
		}
	}
	if len(names) == 0 {
		return agree.Fill("single.none")
	}
	return agree.Fill("single.some", "other", agree.Versions(names))
}
