package check

import (
	"maps"
	"slices"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// factCheck checks the facts of a work: values, keys and order, statements that belong to facts and state figures and
// mentions of their document, counts, and that every figure that is a fact is stated exactly once.
type factCheck struct {
	faults
	work      string
	documents map[string]bool
	figures   map[string]*schema.Figure
	mentions  map[string]*schema.Mention
	sentences map[string]string // of a sentence that a statement names: its document
	stated    map[string]string // of a figure: its statement
	facts     map[string]*schema.Fact
	states    map[string][]*schema.Statement // by fact
}

// checkFacts checks the facts and statements of a work.
func checkFacts(in *stage.Reader) *faults {
	c := &factCheck{work: in.Key(), documents: map[string]bool{}, figures: map[string]*schema.Figure{},
		mentions: map[string]*schema.Mention{}, sentences: map[string]string{}, stated: map[string]string{},
		facts: map[string]*schema.Fact{}, states: map[string][]*schema.Statement{}}
	for m := range tables.Works.Read(in) {
		c.documents[m.DocumentID] = true
	}
	for s := range tables.Statements.Read(in) {
		c.sentences[s.SentenceID] = ""
	}
	for s := range tables.Sentences.Read(in) {
		if _, asked := c.sentences[s.SentenceID]; asked {
			c.sentences[s.SentenceID] = s.DocumentID
		}
	}
	for m := range tables.Mentions.Read(in) {
		c.mentions[m.MentionID] = m
	}
	furniture := map[string]bool{}
	for p := range tables.Paragraphs.Read(in) {
		if p.Role == schema.RoleBoilerplate {
			furniture[p.ParagraphID] = true
		}
	}
	var wanted []string
	for f := range tables.Figures.Read(in) {
		c.figures[f.FigureID] = f
		if f.Kind != schema.KindIdentifier && !furniture[f.ParagraphID] {
			wanted = append(wanted, f.FigureID)
		}
	}
	before := ""
	var ids []string
	for f := range tables.Facts.Read(in) {
		if f.FactID <= before {
			c.add("facts", f.FactID, "the key is not after that of the row before it, %s", show(before))
		}
		before = f.FactID
		c.facts[f.FactID] = f
		ids = append(ids, f.FactID)
	}
	for s := range tables.Statements.Read(in) {
		c.statement(s)
	}
	for _, id := range wanted {
		if c.stated[id] == "" {
			c.add("figures", id, "no statement has it")
		}
	}
	if len(c.stated) > len(wanted) {
		for _, id := range slices.Sorted(maps.Keys(c.stated)) {
			if !slices.Contains(wanted, id) {
				c.add("statements", c.stated[id], "it states %s, which is an identifier or stands in furniture", show(id))
			}
		}
	}
	for _, id := range ids {
		c.fact(c.facts[id])
	}
	return &c.faults
}

// statement checks one statement.
func (c *factCheck) statement(s *schema.Statement) {
	const name = "statements"
	c.values(schema.Statements, s.StatementID, s)
	if c.facts[s.FactID] == nil {
		c.add(name, s.StatementID, "fact_id is %s, which does not exist", show(s.FactID))
	}
	c.states[s.FactID] = append(c.states[s.FactID], s)
	if !c.documents[s.DocumentID] {
		c.add(name, s.StatementID, "document_id is %s, which is no document of the work", show(s.DocumentID))
	}
	if s.SentenceID != "" && c.sentences[s.SentenceID] != s.DocumentID {
		c.add(name, s.StatementID, "sentence_id is %s, which is not in %s", show(s.SentenceID), show(s.DocumentID))
	}
	if (len(s.FigureIDs) == 0) == (len(s.MentionIDs) == 0) {
		c.add(name, s.StatementID, "it has to have either figures or mentions")
	}
	if (len(s.FigureIDs) > 1) != (s.Role == schema.RoleParts) {
		c.add(name, s.StatementID, "role %s does not go with %d figures", show(s.Role), len(s.FigureIDs))
	}
	for _, id := range s.FigureIDs {
		c.figure(s, id)
	}
	for _, id := range s.MentionIDs {
		if m := c.mentions[id]; m == nil || m.DocumentID != s.DocumentID {
			c.add(name, s.StatementID, "mention_ids holds %s, which is not in %s", show(id), show(s.DocumentID))
		}
	}
}

// figure checks a figure of a statement: it is one of the document, in no other statement, and has the value.
func (c *factCheck) figure(s *schema.Statement, id string) {
	const name = "statements"
	f := c.figures[id]
	if f == nil || f.DocumentID != s.DocumentID {
		c.add(name, s.StatementID, "figure_ids holds %s, which is not in %s", show(id), show(s.DocumentID))
		return
	}
	if other := c.stated[id]; other != "" {
		c.add(name, s.StatementID, "%s is in %s too", id, show(other))
	}
	c.stated[id] = s.StatementID
	value := f.Value
	if s.Reading == schema.ReadingRepaired {
		value = f.RepairedValue
	}
	if s.Value != value {
		c.add(name, s.StatementID, "value is %s, but the %s reading of %s is %s",
			show(string(s.Value)), s.Reading, id, show(string(value)))
	}
}

// fact checks one fact against its statements.
func (c *factCheck) fact(f *schema.Fact) {
	const name = "facts"
	c.values(schema.Facts, f.FactID, f)
	if f.WorkID != c.work {
		c.add(name, f.FactID, "work_id is %s, not %s", show(f.WorkID), show(c.work))
	}
	documents := map[string]bool{}
	for _, s := range c.states[f.FactID] {
		documents[s.DocumentID] = true
	}
	if f.Documents != len(documents) {
		c.add(name, f.FactID, "documents is %d, but %d state it", f.Documents, len(documents))
	}
	if f.Versions != len(c.documents) {
		c.add(name, f.FactID, "versions is %d, but the work has %d", f.Versions, len(c.documents))
	}
	claimed := ""
	if f.Status == schema.StatusAlone || f.Status == schema.StatusSingle {
		claimed = f.Status
	}
	if claimed != lonely(f) {
		c.add(name, f.FactID, "status %s does not go with %d of %d documents", show(f.Status), f.Documents, f.Versions)
	}
	if f.Status == schema.StatusDiffer && !c.different(c.states[f.FactID]) {
		c.add(name, f.FactID, "it differs, but its statements say the same")
	}
}

// lonely is the status of a fact that one document states; empty for others.
func lonely(f *schema.Fact) string {
	switch {
	case f.Versions == 1:
		return schema.StatusAlone
	case f.Documents == 1:
		return schema.StatusSingle
	}
	return ""
}

// different reports whether two statements differ in what they say.
func (c *factCheck) different(states []*schema.Statement) bool {
	say := func(s *schema.Statement) [8]string {
		entity, concept := "", ""
		for _, id := range s.MentionIDs {
			if m := c.mentions[id]; m != nil {
				entity = m.EntityID
			}
		}
		for _, id := range s.FigureIDs {
			if f := c.figures[id]; f != nil {
				concept = f.Concept
			}
		}
		words := ""
		if s.Value == "" && s.DateStart == "" && s.DateEnd == "" {
			words = s.Surface
		}
		return [8]string{s.Comparator, string(s.Value), string(s.ValueMax), s.Unit, string(s.DateStart), string(s.DateEnd),
			entity + concept, words}
	}
	for i := 1; i < len(states); i++ {
		if say(states[i]) != say(states[0]) {
			return true
		}
	}
	return false
}
