package align

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/align/amount"
	"example.org/sourcebook/pipeline/align/grid"
	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/align/naming"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/schema"
)

// The rules of rows that are no single facts.
const (
	ruleWork    = "same_work"   // of two documents
	ruleMention = "same_entity" // both name one entity
)

// rows writes down the beads of the pair and what they state.
func (p *pair) rows(beads []grid.Bead) []*schema.Alignment {
	doc := p.row(schema.LevelDocument, p.relation(p.a.units, p.b.units), "")
	doc.AIDs, doc.BIDs, doc.Rule = []string{p.a.id}, []string{p.b.id}, ruleWork
	out := []*schema.Alignment{doc}
	var sizeA, sizeB int64
	count := map[string]int{}
	links := p.links(beads)
	for i, x := range beads {
		a, b := p.a.units[x.A0:x.A1], p.b.units[x.B0:x.B1]
		sizeA += p.a.until[x.A1] - p.a.until[x.A0]
		sizeB += p.b.until[x.B1] - p.b.until[x.B0]
		rows := p.beadRows(x, a, b, links[i])
		count[rows[0].ReasonCode]++
		out = append(out, rows...)
	}
	doc.ACoverage, doc.BCoverage = share(sizeA, p.a.size), share(sizeB, p.b.size)
	doc.Score = doc.ACoverage
	if p.b.size < p.a.size {
		doc.Score = doc.BCoverage
	}
	p.sumUp(doc, len(beads), count)
	for i, r := range out {
		r.Ordinal = i
	}
	return out
}

// sumUp gives the row of the documents its agreement, from how many passages have which reason.
func (p *pair) sumUp(doc *schema.Alignment, passages int, count map[string]int) {
	differing := count[schema.WhySomeDiffer] + count[schema.WhyAmount]
	agreeing, undecided := count[schema.WhyAllAgree], count[schema.WhyUndecided]
	sharing := differing + agreeing + undecided
	rest := ""
	if n := passages - sharing; n == 1 {
		rest = agree.Fill("doc.rest.one")
	} else if n > 1 {
		rest = agree.Fill("doc.rest", "n", strconv.Itoa(n))
	}
	said := agree.Fill("passages", "n", strconv.Itoa(sharing), "all", strconv.Itoa(passages))
	one := ""
	if sharing == 1 {
		said, one = agree.Fill("passage", "all", strconv.Itoa(passages)), ".one"
	}
	text := ""
	switch {
	case differing > 0:
		doc.Agreement, doc.ReasonCode = schema.Differ, schema.WhySomeDiffer
		key := "doc.differ"
		if differing == 1 {
			key = "doc.differ.one"
		}
		text = agree.Fill(key, "passages", said, "n", strconv.Itoa(differing), "rest", rest)
	case agreeing > 0:
		doc.Agreement, doc.ReasonCode = schema.Agree, schema.WhyAllAgree
		text = agree.Fill("doc.agree"+one, "passages", said, "rest", rest)
	case undecided > 0:
		doc.ReasonCode = schema.WhyUndecided
		text = agree.Fill("doc.undecided", "passages", said, "rest", rest)
	case passages == 0:
		doc.ReasonCode = schema.WhyNoFacts
		text = agree.Fill("doc.nothing")
	default:
		doc.ReasonCode = sharedReason(count)
		text = agree.Fill("doc.none", "all", strconv.Itoa(passages))
	}
	doc.Reason = agree.Sentence(text, "")
}

// sharedReason is why no passage of two documents has a fact that both sides share.
func sharedReason(count map[string]int) string {
	switch {
	case count[schema.WhyUnlinked] > 0:
		return schema.WhyUnlinked
	case count[schema.WhyOneSide] > 0:
		return schema.WhyOneSide
	}
	return schema.WhyNoFacts
}

// links gives the numeric facts that both sides of each bead state.
func (p *pair) links(beads []grid.Bead) [][]agree.Link {
	out := make([][]agree.Link, len(beads))
	occasions := agree.Occasions{}
	for i, x := range beads {
		a, b := p.a.sides(p.a.units[x.A0:x.A1]), p.b.sides(p.b.units[x.B0:x.B1])
		if !p.same {
			p.a.mean(a)
			p.b.mean(b)
		}
		out[i] = agree.Links(a, b, p.same)
		for k := range out[i] {
			occasions.Add(&out[i][k])
		}
	}
	for _, links := range out {
		for k := range links {
			occasions.Settle(&links[k])
		}
	}
	return out
}

// beadRows gives the row of a bead and those of its facts.
func (p *pair) beadRows(x grid.Bead, a, b []unit, links []agree.Link) []*schema.Alignment {
	row := p.row(schema.LevelSentence, p.relation(a, b), fmt.Sprintf("%d~%d", a[0].row.Span.Start, b[0].row.Span.Start))
	row.AIDs, row.AText = members(a)
	row.BIDs, row.BText = members(b)
	row.Rule = fmt.Sprintf("%d-%d", len(a), len(b))
	// What speaks for the bead, over what it would cost to leave its sentences alone.
	above := int64(max(0, x.Score+(len(a)+len(b))*grid.SkipCost))
	row.Score = share(above, above+8*bit)
	out := append([]*schema.Alignment{row}, p.figureRows(links)...)
	out = append(out, p.mentionRows(a, b)...)
	p.sumUpBead(row, out[1:], hasFacts(a), hasFacts(b))
	p.addAmounts(row, a, b)
	return out
}

// addAmounts says of a bead which words for amounts in it differ, behind what its facts say if these differ, too.
func (p *pair) addAmounts(row *schema.Alignment, a, b []unit) {
	var said []string
	for _, x := range amount.Different(p.a.passage(row.AText, a), p.b.passage(row.BText, b)) {
		text := agree.Fill("says", "who", p.a.name.First, "what", agree.Fill("quote", "text", x.A))
		other := agree.Fill("other", "who", p.b.name.Later, "what", agree.Fill("quote", "text", x.B))
		note := map[bool]string{false: "amounts", true: "amounts.time"}[x.IsTime]
		said = append(said, agree.Sentence(agree.Fill("join", "a", text, "b", other), agree.Fill(note)))
	}
	switch {
	case len(said) == 0:
	case row.Agreement == schema.Differ:
		row.Reason = strings.Join(append([]string{row.Reason}, said...), " ")
	default:
		row.Agreement, row.ReasonCode, row.Reason = schema.Differ, schema.WhyAmount, strings.Join(said, " ")
	}
}

// passage is the text of sentences of the document, as its words for amounts are compared.
func (d *document) passage(text string, units []unit) *amount.Passage {
	out := &amount.Passage{Words: d.amounts, Text: text}
	for i := range units {
		for _, f := range units[i].figures {
			out.Figures = append(out.Figures, f.Surface)
		}
	}
	return out
}

// figureRows gives the rows of numeric facts that both sides of a bead state.
func (p *pair) figureRows(links []agree.Link) []*schema.Alignment {
	var out []*schema.Alignment
	for _, l := range links {
		r := p.row(schema.LevelFigure, "same_fact", fmt.Sprintf("%d~%d", l.A.First().Span.Start, l.B.First().Span.Start))
		r.AIDs, r.BIDs = l.A.IDs(), l.B.IDs()
		r.AText, r.BText = l.A.Surface(), l.B.Surface()
		r.Score = share(int64(l.Bits), int64(l.Bits)+1)
		r.Agreement, r.ReasonCode, r.Rule = l.Agreement, l.Code, l.Rule
		r.Reason = agree.Explain([]agree.Voice{p.a.says(l.A), p.b.says(l.B)}, 2, l.Verdict, thing(l.A, l.B))
		out = append(out, r)
	}
	return out
}

// thing is what two claims count, in words: those of the side that is in the language of the explanations, if one is;
// else those of the first side, which is told with them, or of the second where both have one language.
func thing(a, b *agree.Side) string {
	s := a.Counted()
	switch {
	case a.Language == b.Language:
		s = cmp.Or(s, b.Counted())
	case b.Language == agree.Fill("language"):
		s = b.Counted()
	}
	return strings.Join(strings.Fields(s), " ")
}

// mentionRows gives the entities that both sides of a bead name.
func (p *pair) mentionRows(a, b []unit) []*schema.Alignment {
	var out []*schema.Alignment
	as, bs := namings(a), namings(b)
	linked := naming.Linked(as, bs)
	for _, l := range append(linked, p.naming().Different(as, bs, linked)...) {
		r := p.row(schema.LevelMention, "same_fact", fmt.Sprintf("%d~%d", l.A[0].Span.Start, l.B[0].Span.Start))
		r.AIDs, r.AText = mentionTexts(l.A)
		r.BIDs, r.BText = mentionTexts(l.B)
		r.Score, r.Rule = "1", cmp.Or(l.Rule, ruleMention)
		r.Agreement, r.ReasonCode = schema.Agree, schema.WhySameName
		text := agree.Fill("same_name", "what", quoted(l.B[0]))
		if l.Rule != "" {
			r.Score, r.Agreement, r.ReasonCode = otherNameScore, schema.Differ, schema.WhyName
			text = agree.Fill("names", "who", p.a.name.First, "what", quoted(l.A[0]))
			text = agree.Fill("join", "a", text, "b", agree.Fill("other", "who", p.b.name.Later, "what", quoted(l.B[0])))
		}
		r.Reason = agree.Sentence(text, "")
		out = append(out, r)
	}
	return out
}

// namings gives the names of sentences, as they are compared.
func namings(units []unit) []naming.Sentence {
	out := make([]naming.Sentence, len(units))
	for i := range units {
		out[i] = naming.Sentence{Text: units[i].row.Text, Mentions: units[i].mentions}
	}
	return out
}

// naming compares the names of the pair.
func (p *pair) naming() *naming.Pair {
	return &naming.Pair{A: p.a.naming, B: p.b.naming, Same: p.same, Spelling: p.spelling}
}

func mentionTexts(ms []*schema.Mention) (ids []string, text string) {
	texts := make([]string, len(ms))
	for i, m := range ms {
		ids = append(ids, m.MentionID)
		texts[i] = m.Surface
	}
	return ids, strings.Join(texts, "; ")
}

// otherNameScore is how sure it is that two different names stand for one thing.
const otherNameScore = "0.75"

func quoted(m *schema.Mention) string {
	return agree.Fill("quote", "text", strings.Join(strings.Fields(m.Surface), " "))
}

// sumUpBead gives a bead its agreement, from its facts.
func (p *pair) sumUpBead(row *schema.Alignment, facts []*schema.Alignment, inA, inB bool) {
	var agreeing, differing, undecided []string
	for _, r := range facts {
		switch r.Agreement {
		case schema.Agree:
			agreeing = append(agreeing, r.Reason)
		case schema.Differ:
			differing = append(differing, r.Reason)
		default:
			undecided = append(undecided, r.Reason)
		}
	}
	switch {
	case len(differing) > 0:
		row.Agreement, row.ReasonCode, row.Reason = schema.Differ, schema.WhySomeDiffer, strings.Join(differing, " ")
	case len(agreeing) > 0:
		row.Agreement, row.ReasonCode, row.Reason = schema.Agree, schema.WhyAllAgree, strings.Join(agreeing, " ")
	case len(undecided) > 0:
		row.ReasonCode, row.Reason = schema.WhyUndecided, strings.Join(undecided, " ")
	case inA && inB:
		row.ReasonCode, row.Reason = schema.WhyUnlinked, agree.Sentence(agree.Fill("unlinked"), "")
	case inA:
		row.ReasonCode, row.Reason = schema.WhyOneSide, agree.Sentence(agree.Fill("only_one_side", "who", p.a.name.Later), "")
	case inB:
		row.ReasonCode, row.Reason = schema.WhyOneSide, agree.Sentence(agree.Fill("only_one_side", "who", p.b.name.Later), "")
	default:
		row.ReasonCode, row.Reason = schema.WhyNoFacts, agree.Sentence(agree.Fill("no_facts"), "")
	}
}

// hasFacts reports whether sentences state numbers, dates or names.
func hasFacts(units []unit) bool {
	return slices.ContainsFunc(units, func(u unit) bool { return len(u.figures)+len(u.mentions) > 0 })
}

// sides gives the claims of sentences of the document.
func (d *document) sides(units []unit) []*agree.Side {
	var figures []*schema.Figure
	contexts := map[*schema.Figure]surroundings{}
	for i := range units {
		figures = append(figures, units[i].figures...)
		units[i].contexts(contexts)
	}
	var out []*agree.Side
	unread := strays(units)
	for _, c := range agree.Claims(figures) {
		s := &agree.Side{Claim: c, Language: bcp47.Base(d.language), Published: d.published,
			Skeleton: agree.Form(d.pack, c), Unread: unread}
		last := contexts[c.Figures[len(c.Figures)-1]]
		s.Before, s.After, s.Behind = contexts[c.First()].before, last.after, last.behind
		s.TellBound(d.pack, last.right)
		s.Around, s.Beside = contexts[c.First()].around, contexts[c.First()].left+"\n"+last.right
		out = append(out, s)
	}
	agree.TellTimes(out)
	agree.TellWholes(out)
	return out
}

// surroundings are the words before and after a figure of a sentence, folded.
type surroundings struct {
	before, after string
	behind        []string
	around        []string
	left, right   string // what stands between it and the numbers before and behind it, in its clause
}

// contexts gives the words around each figure of the sentence.
func (u *unit) contexts(to map[*schema.Figure]surroundings) {
	text := u.row.Text
	at, last := 0, 0
	var before *schema.Figure
	for _, f := range u.figures {
		i := strings.Index(text[at:], f.Surface)
		if i < 0 {
			continue // the clean text has it otherwise
		}
		i += at
		at = i + len(f.Surface)
		left := agree.LastClause(text[last:i])
		if before != nil {
			x := to[before]
			x.right = agree.FirstClause(text[last:i])
			to[before] = x
		}
		to[f] = surroundings{agree.Folded(letters.LastWord(text[:i])), agree.Folded(letters.FirstWord(text[at:])),
			wordsBehind(text[at:]), agree.Neighbours(text[:i], text[at:]), left, agree.FirstClause(text[at:])}
		before, last = f, at
	}
}

// wordsBehind gives the first words of a text, folded, up to a mark that ends a clause.
func wordsBehind(text string) []string {
	if end := strings.IndexAny(text, ",;:()"); end >= 0 {
		text = text[:end]
	}
	var out []string
	for word := range strings.FieldsSeq(text) {
		if len(out) == agree.MaxBehind {
			break
		}
		out = append(out, agree.Folded(word))
	}
	return out
}

// says makes the document say a claim.
func (d *document) says(s *agree.Side) agree.Voice {
	return agree.Voice{Name: d.name, Sides: []*agree.Side{s}}
}

// row begins a row. place tells the rows of a level apart; it is empty for the row of the documents.
func (p *pair) row(level, relation, place string) *schema.Alignment {
	id := escape.Replace(p.a.id) + "~" + escape.Replace(p.b.id) + "." + level
	if place != "" {
		id += "." + place
	}
	return &schema.Alignment{AlignmentID: id, Level: level, Relation: relation, ADocumentID: p.a.id, BDocumentID: p.b.id}
}

// escape keeps the sign between two document_ids apart from the same sign in one.
var escape = strings.NewReplacer("%", "%25", "~", "%7E")

func members(units []unit) (ids []string, text string) {
	texts := make([]string, len(units))
	for i := range units {
		ids = append(ids, units[i].row.SentenceID)
		texts[i] = units[i].row.Text
	}
	return ids, strings.Join(texts, " ")
}

// share is n/of with four places, rounded down.
func share(n, of int64) schema.Decimal {
	s := fmt.Sprintf("%05d", 10000*n/max(1, of))
	s = strings.TrimRight(s[:len(s)-4]+"."+s[len(s)-4:], "0")
	return schema.Decimal(strings.TrimSuffix(s, "."))
}
