package facts

import (
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/schema"
)

// ruleNames brings names together that stand in one place of aligned passages.
const ruleNames = "same_place"

// nameFacts gathers the facts of names: places in which versions name different things, with what every other version
// that names one of these there says.
func (w *work) nameFacts() []*fact {
	mentions := map[string]*statement{}
	for _, d := range w.documents {
		for _, m := range d.mentions {
			mentions[m.MentionID] = &statement{document: d, mentions: []*schema.Mention{m}, start: m.Span.Start}
		}
	}
	var all []*statement
	number := map[string]int{}
	add := func(id string) {
		if _, ok := number[id]; !ok && mentions[id] != nil {
			number[id] = len(all)
			all = append(all, mentions[id])
		}
	}
	for _, r := range w.names {
		if r.Agreement == schema.Differ {
			add(r.AIDs[0])
			add(r.BIDs[0])
		}
	}
	sets := newSets(len(all))
	for _, r := range w.names {
		a, b := known(number, r.AIDs), known(number, r.BIDs)
		if a >= 0 && b >= 0 {
			sets.join(a, b)
		}
	}
	classes := make([][]*statement, len(all))
	for i, s := range all {
		root := sets.find(i)
		classes[root] = append(classes[root], s)
	}
	var out []*fact
	for _, c := range classes {
		if len(c) > 0 {
			out = append(out, w.nameFact(sorted(c)))
		}
	}
	return out
}

// known gives the number of the first id that has one, -1 if none has.
func known(number map[string]int, ids []string) int {
	for _, id := range ids {
		if n, ok := number[id]; ok {
			return n
		}
	}
	return -1
}

// nameFact makes the fact that versions name different things in one place.
func (w *work) nameFact(statements []*statement) *fact {
	f := &fact{statements: statements, row: schema.Fact{
		FactID: factID(statements[0], "n"), WorkID: w.id, Kind: schema.KindName, Versions: len(w.documents),
		Status: schema.StatusDiffer, Rule: ruleNames,
	}}
	type naming struct {
		entity, surface string
		first           agree.Name
		names           []string
	}
	var namings []*naming
	last := -1
	for _, s := range statements {
		m := s.mentions[0]
		s.row = schema.Statement{
			StatementID: s.document.id + ".u" + strconv.Itoa(s.start), DocumentID: s.document.id, SentenceID: m.SentenceID,
			FigureIDs: []string{}, MentionIDs: []string{m.MentionID}, Surface: m.Surface,
			Reading: schema.ReadingLiteral, Role: schema.RoleWhole,
		}
		if s.document.place != last {
			last = s.document.place
			f.row.Documents++
		}
		i := slices.IndexFunc(namings, func(n *naming) bool { return n.entity == m.EntityID })
		if i < 0 {
			i = len(namings)
			namings = append(namings, &naming{entity: m.EntityID, surface: oneLine(m.Surface), first: s.document.name})
		}
		n := namings[i]
		n.surface = spaced(n.surface, oneLine(m.Surface))
		if k := len(n.names); k == 0 || n.names[k-1] != s.document.name.Later { // statements are in order of documents
			n.names = append(n.names, s.document.name.Later)
		}
	}
	text := ""
	var labels []string
	for i, n := range namings {
		what := agree.Fill("quote", "text", n.surface)
		labels = append(labels, n.surface)
		switch {
		case i > 0:
			text = agree.Fill("join", "a", text, "b", agree.Fill("other", "who", agree.Versions(n.names), "what", what))
		case len(n.names) == 1:
			text = agree.Fill("names", "who", n.first.First, "what", what)
		default:
			text = agree.Fill("name", "who", agree.Versions(append([]string{n.first.First}, n.names[1:]...)), "what", what)
		}
	}
	f.row.Label = strings.Join(labels, " / ")
	f.row.Explanation = agree.Sentence(text, "")
	return f
}

// spaced gives the one of two spellings of a name that kept its blanks, the first if they differ in more than blanks.
func spaced(a, b string) string {
	joined := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	if len(b) > len(a) && joined(a) == joined(b) {
		return b
	}
	return a
}
