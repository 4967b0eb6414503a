// Package align finds out which documents are versions or translations of one work, and aligns them: sentence with
// sentence, and the same fact with the same fact, agreeing or not.
//
// All evidence is independent of the language: letters that related words share, numbers, dates, entities, lengths, and
// the order in which all of these come. There is no dictionary, so any two languages can be aligned; the more their
// texts share, the surer the result. What a piece of evidence says is counted in bits, with integers only.
package align

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Stage aligns the documents of a work, each pair of them. Of a work with more than maxPairwise documents (copies, in
// all likelihood) each is aligned with the first one only. Rows come in the order of their identifiers.
var Stage = stage.Stage{
	Name:    "align",
	Version: 1,
	Each:    stage.Work,
	Cached:  true,
	Reads:   append([]string{tables.Works.Name}, evidence...),
	Writes:  []string{tables.Alignments.Name},
	Run:     alignWork,
}

const (
	maxPairwise = 24
	maxAligned  = 1 << 15 // sentences of documents that wait in memory for their next pair
)

func alignWork(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	members := tables.Works.All(in)
	if len(members) < 2 {
		return nil
	}
	lib := newLibrary(in, math.MaxInt, maxAligned, false)
	var rows []*schema.Alignment
	for i, a := range members {
		if len(members) > maxPairwise && i > 0 {
			break
		}
		for _, b := range members[i+1:] {
			a, b := lib.get(a.DocumentID), lib.get(b.DocumentID)
			rows = append(rows, newPair(a, b, sameLanguage(a.language, b.language)).rows()...)
		}
	}
	slices.SortFunc(rows, func(x, y *schema.Alignment) int { return strings.Compare(x.AlignmentID, y.AlignmentID) })
	for _, r := range rows {
		tables.Alignments.Write(out, r)
	}
	return nil
}

// rows aligns the pair and writes down what it finds.
func (p *pair) rows() []*schema.Alignment {
	beads := p.align()
	doc := p.row(schema.LevelDocument, p.relation(p.a.units, p.b.units), "")
	doc.AIDs, doc.BIDs = []string{p.a.id}, []string{p.b.id}
	out := []*schema.Alignment{doc}
	var sizeA, sizeB int64
	var differing, agreeing int
	for _, x := range beads {
		a, b := p.a.units[x.a0:x.a1], p.b.units[x.b0:x.b1]
		sizeA += p.a.until[x.a1] - p.a.until[x.a0]
		sizeB += p.b.until[x.b1] - p.b.until[x.b0]
		rows := p.beadRows(x, a, b)
		switch rows[0].Agreement {
		case "agree":
			agreeing++
		case "differ":
			differing++
		}
		out = append(out, rows...)
	}
	doc.Score = share(min(sizeA, p.a.size), p.a.size)
	if p.b.size < p.a.size {
		doc.Score = share(min(sizeB, p.b.size), p.b.size)
	}
	switch {
	case differing > 0:
		doc.Agreement = "differ"
		doc.Reason = fmt.Sprintf("%s in which a fact differs, %s in which all agree", passages(differing), passages(agreeing))
	case agreeing > 0:
		doc.Agreement, doc.Reason = "agree", passages(agreeing)+" with facts, which all agree"
	}
	return out
}

func passages(n int) string {
	if n == 1 {
		return "1 passage"
	}
	return fmt.Sprintf("%d passages", n)
}

// beadRows gives the row of a bead and those of its facts.
func (p *pair) beadRows(x bead, a, b []unit) []*schema.Alignment {
	row := p.row(schema.LevelSentence, p.relation(a, b), fmt.Sprintf("%d~%d", a[0].row.Span.Start, b[0].row.Span.Start))
	row.AIDs, row.AText = members(a)
	row.BIDs, row.BText = members(b)
	// What speaks for the bead, over what it would cost to leave its sentences alone.
	above := int64(max(0, x.score+(len(a)+len(b))*skipCost))
	row.Score = share(above, above+8*bit)
	out := []*schema.Alignment{row}
	var agree, differ []string
	for _, l := range linkFacts(a, b, p.same) {
		r := p.row(schema.LevelFigure, "same_fact", fmt.Sprintf("%d~%d", l.a.first().Span.Start, l.b.first().Span.Start))
		r.AIDs, r.BIDs = l.a.ids(), l.b.ids()
		r.AText, r.BText = l.a.surface(), l.b.surface()
		r.Score = share(int64(l.bits), int64(l.bits)+1)
		r.Agreement, r.Reason = l.agreement, l.reason
		switch l.agreement {
		case "agree":
			agree = append(agree, l.a.surface())
		case "differ":
			differ = append(differ, l.reason)
		}
		out = append(out, r)
	}
	for _, l := range linkMentions(a, b) {
		r := p.row(schema.LevelMention, "same_fact", fmt.Sprintf("%d~%d", l.a[0].Span.Start, l.b[0].Span.Start))
		r.AIDs, r.AText = mentionTexts(l.a)
		r.BIDs, r.BText = mentionTexts(l.b)
		r.Score = "1"
		r.Agreement, r.Reason = "agree", "both name "+l.a[0].EntityID
		agree = append(agree, l.a[0].Surface)
		out = append(out, r)
	}
	switch {
	case len(differ) > 0:
		row.Agreement, row.Reason = "differ", "differ: "+strings.Join(differ, "; ")
	case len(agree) > 0:
		row.Agreement, row.Reason = "agree", "agree: "+strings.Join(agree, "; ")
	}
	return out
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

// mentionLink is an entity that both sides of a bead name.
type mentionLink struct{ a, b []*schema.Mention }

// linkMentions gives the entities that both sides name, in the order of their first mention in a.
func linkMentions(a, b []unit) []mentionLink {
	var out []mentionLink
	place := map[string]int{}
	for i := range a {
		for _, m := range a[i].mentions {
			k, ok := place[m.EntityID]
			if !ok {
				k = len(out)
				place[m.EntityID] = k
				out = append(out, mentionLink{})
			}
			out[k].a = append(out[k].a, m)
		}
	}
	for i := range b {
		for _, m := range b[i].mentions {
			if k, ok := place[m.EntityID]; ok {
				out[k].b = append(out[k].b, m)
			}
		}
	}
	return slices.DeleteFunc(out, func(l mentionLink) bool { return len(l.b) == 0 })
}

func mentionTexts(ms []*schema.Mention) (ids []string, text string) {
	texts := make([]string, len(ms))
	for i, m := range ms {
		ids = append(ids, m.MentionID)
		texts[i] = m.Surface
	}
	return ids, strings.Join(texts, "; ")
}
