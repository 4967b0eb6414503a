package check

import (
	"context"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// member is what an alignment may refer to.
type member struct {
	document string
	number   int    // place among the members of its kind in its document
	sentence string // of figures and mentions
	text     string
}

// checkWork checks the alignments of a work: values, keys and order, members that exist on the right side, beads that
// are monotonic and share no sentence, texts that are those of the members, and a reason for each difference.
func checkWork(_ context.Context, in *stage.Reader, _ *stage.Writer) error {
	w := &workCheck{members: map[string]map[string]member{
		schema.LevelDocument: {}, schema.LevelSentence: {}, schema.LevelFigure: {}, schema.LevelMention: {},
	}, beads: map[[2]string][]*schema.Alignment{}}
	facts := checkFacts(in)
	first := ""
	for m := range tables.Works.Read(in) {
		if first == "" {
			first = m.DocumentID
		}
		if m.WorkID != in.Key() || m.DocumentID < in.Key() {
			w.add("works", m.DocumentID, "it belongs to %s, not to %s", show(m.WorkID), show(in.Key()))
		}
		w.members[schema.LevelDocument][m.DocumentID] = member{document: m.DocumentID}
	}
	if first != in.Key() {
		w.add("works", first, "the work %s does not hold the document that it is named for", show(in.Key()))
	}
	w.found, w.count = append(w.found, facts.found...), w.count+facts.count
	alignments := tables.Alignments.All(in)
	if len(alignments) == 0 {
		return w.err()
	}
	for r := range tables.Sentences.Read(in) {
		w.put(schema.LevelSentence, r.SentenceID, member{document: r.DocumentID, sentence: r.SentenceID, text: r.Text})
	}
	for r := range tables.Figures.Read(in) {
		w.put(schema.LevelFigure, r.FigureID, member{document: r.DocumentID, sentence: r.SentenceID, text: r.Surface})
	}
	for r := range tables.Mentions.Read(in) {
		w.put(schema.LevelMention, r.MentionID, member{document: r.DocumentID, sentence: r.SentenceID, text: r.Surface})
	}
	before := ""
	for _, r := range alignments {
		if r.AlignmentID <= before {
			w.add("alignments", r.AlignmentID, "the key is not after that of the row before it, %s", show(before))
		}
		before = r.AlignmentID
		w.row(r)
	}
	w.explained(alignments)
	w.monotonic()
	return w.err()
}

type workCheck struct {
	faults
	members map[string]map[string]member // by level and id
	beads   map[[2]string][]*schema.Alignment
	pairs   [][2]string // keys of beads, in order
}

func (w *workCheck) put(level, id string, m member) {
	m.number = len(w.members[level])
	w.members[level][id] = m
}

// row checks one alignment by itself.
func (w *workCheck) row(r *schema.Alignment) {
	const name = "alignments"
	w.values(schema.Alignments, r.AlignmentID, r)
	docs := w.members[schema.LevelDocument]
	for _, c := range schema.Alignments.Columns {
		if v := c.Value(r); c.Ref == "documents.document_id" && docs[v.Text].document == "" {
			w.add(name, r.AlignmentID, "%s is %s, which is no document of the work", c.Name, show(v.Text))
		}
	}
	if r.ADocumentID >= r.BDocumentID {
		w.add(name, r.AlignmentID, "a_document_id is not the smaller of the two")
	}
	if score := r.Score.Rat(); score != nil && (score.Sign() < 0 || score.Num().Cmp(score.Denom()) > 0) {
		w.add(name, r.AlignmentID, "score is %s, not between 0 and 1", r.Score)
	}
	if !strings.Contains(r.AlignmentID, "."+r.Level) {
		w.add(name, r.AlignmentID, "the key does not name the level %s", show(r.Level))
	}
	if (r.Level == schema.LevelDocument) != (r.ACoverage != "" && r.BCoverage != "") {
		w.add(name, r.AlignmentID, "coverage does not go with level %s", show(r.Level))
	}
	if (r.Relation == "same_fact") != (r.Level == schema.LevelFigure || r.Level == schema.LevelMention) {
		w.add(name, r.AlignmentID, "relation %s does not go with level %s", show(r.Relation), show(r.Level))
	}
	members := w.members[r.Level]
	w.side(r, members, "a_ids", r.AIDs, r.ADocumentID)
	w.side(r, members, "b_ids", r.BIDs, r.BDocumentID)
	if r.Level == schema.LevelDocument {
		if r.AText != "" || r.BText != "" {
			w.add(name, r.AlignmentID, "a_text and b_text of a pair of documents are not null")
		}
		return
	}
	w.text(r, members, "a_text", r.AText, r.AIDs)
	w.text(r, members, "b_text", r.BText, r.BIDs)
	if r.Level == schema.LevelSentence {
		key := [2]string{r.ADocumentID, r.BDocumentID}
		if w.beads[key] == nil {
			w.pairs = append(w.pairs, key)
		}
		w.beads[key] = append(w.beads[key], r)
	}
}

// side checks the members on one side: they exist, belong to the document, and come in the order of the text.
func (w *workCheck) side(r *schema.Alignment, members map[string]member, column string, ids []string, document string) {
	if len(ids) == 0 {
		w.add("alignments", r.AlignmentID, "%s is empty", column)
	}
	before := -1
	for _, id := range ids {
		m, ok := members[id]
		switch {
		case !ok:
			w.add("alignments", r.AlignmentID, "%s holds %s, which does not exist", column, show(id))
			continue
		case m.document != document:
			w.add("alignments", r.AlignmentID, "%s holds %s, which is not in %s", column, show(id), show(document))
		case m.number <= before && r.Level != schema.LevelDocument:
			w.add("alignments", r.AlignmentID, "%s holds %s out of order", column, show(id))
		case r.Level == schema.LevelSentence && before >= 0 && m.number != before+1:
			w.add("alignments", r.AlignmentID, "%s leaves out a sentence before %s", column, show(id))
		}
		before = m.number
	}
}

// text checks that the text of a side holds those of its members, in order.
func (w *workCheck) text(r *schema.Alignment, members map[string]member, column, text string, ids []string) {
	if text == "" {
		w.add("alignments", r.AlignmentID, "%s is empty", column)
		return
	}
	for _, id := range ids {
		at := strings.Index(text, members[id].text)
		if at < 0 {
			w.add("alignments", r.AlignmentID, "%s does not hold the text of %s", column, show(id))
			return
		}
		text = text[at+len(members[id].text):]
	}
}

// monotonic checks that the beads of two documents cross nowhere and that no sentence is in two.
func (w *workCheck) monotonic() {
	sentences := w.members[schema.LevelSentence]
	ends := func(ids []string) (int, int) { return sentences[ids[0]].number, sentences[ids[len(ids)-1]].number }
	for _, key := range w.pairs {
		beads := slices.DeleteFunc(w.beads[key], func(r *schema.Alignment) bool {
			return len(r.AIDs) == 0 || len(r.BIDs) == 0
		})
		slices.SortFunc(beads, func(x, y *schema.Alignment) int {
			a, _ := ends(x.AIDs)
			b, _ := ends(y.AIDs)
			return a - b
		})
		for i := 1; i < len(beads); i++ {
			_, lastA := ends(beads[i-1].AIDs)
			_, lastB := ends(beads[i-1].BIDs)
			a, _ := ends(beads[i].AIDs)
			b, _ := ends(beads[i].BIDs)
			if a <= lastA || b <= lastB {
				w.add("alignments", beads[i].AlignmentID, "it crosses or overlaps %s", show(beads[i-1].AlignmentID))
			}
		}
	}
}

// explained checks that figures and mentions are linked inside beads only, and that each difference has its row: a bead
// that differs one of a figure or mention in it, unless words for amounts do, which no row is of; a pair of documents
// that differs one of a bead.
func (w *workCheck) explained(rows []*schema.Alignment) {
	type sentence struct{ document, other, id string }
	beadOf := map[sentence]*schema.Alignment{}
	for _, r := range rows {
		if r.Level == schema.LevelSentence {
			for _, id := range r.AIDs {
				beadOf[sentence{r.ADocumentID, r.BDocumentID, id}] = r
			}
			for _, id := range r.BIDs {
				beadOf[sentence{r.BDocumentID, r.ADocumentID, id}] = r
			}
		}
	}
	differs, why := map[*schema.Alignment]bool{}, map[[2]string]bool{}
	for _, r := range rows {
		switch r.Level {
		case schema.LevelFigure, schema.LevelMention:
			var in *schema.Alignment
			one := true
			look := func(ids []string, document, other string) {
				for _, id := range ids {
					b := beadOf[sentence{document, other, w.members[r.Level][id].sentence}]
					one = one && b != nil && (in == nil || in == b)
					in = b
				}
			}
			look(r.AIDs, r.ADocumentID, r.BDocumentID)
			look(r.BIDs, r.BDocumentID, r.ADocumentID)
			if !one {
				w.add("alignments", r.AlignmentID, "its members are not in one bead")
			} else if r.Agreement == "differ" {
				differs[in] = true
			}
		case schema.LevelSentence:
			if r.Agreement == "differ" {
				why[[2]string{r.ADocumentID, r.BDocumentID}] = true
			}
		}
	}
	for _, r := range rows {
		switch {
		case r.Level == schema.LevelSentence && !differs[r] && r.ReasonCode == schema.WhyAmount:
		case r.Level == schema.LevelSentence && differs[r] != (r.Agreement == "differ"):
			if differs[r] {
				w.add("alignments", r.AlignmentID, "a fact in it differs, but agreement is %s", show(r.Agreement))
			} else {
				w.add("alignments", r.AlignmentID, "it differs, but no row of a figure or mention says in what")
			}
		case r.Level == schema.LevelDocument && r.Agreement == "differ" && !why[[2]string{r.ADocumentID, r.BDocumentID}]:
			w.add("alignments", r.AlignmentID, "it differs, but no row of a passage does")
		}
	}
}
