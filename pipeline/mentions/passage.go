package mentions

import (
	"slices"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/learnt"
	"example.org/sourcebook/pipeline/mentions/people"
	"example.org/sourcebook/pipeline/mentions/phrase"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
	"example.org/sourcebook/schema"
)

// passage is a paragraph whose names are read by themselves.
type passage struct {
	phrase.Reader
	memory  *learnt.Memory
	at, end int // of the sequence of capitals that was read last
}

// rule reads what begins at a token. It gives the first token that is left, or the token itself if it has no say.
type rule struct {
	name string
	when func(p *passage) bool // whether it is asked in this passage; nil: always
	read func(p *passage, i int) int
}

// rules are asked in this order at each token that can begin a name, until one has a say.
var rules = []rule{
	{"law or operation in quotation marks", (*passage).isText, (*passage).quotedLaw},
	{"operations in quotation marks", (*passage).isText, (*passage).quotedOperations},
	{"law named in quotation marks", (*passage).isText, (*passage).namedLaw},
	{"country in its long form", (*passage).isText, longForm},
	{"class word with blanks within", (*passage).isText, syllables},
	{"ministry and what it is for", (*passage).isText, department},
	{"law in small letters", (*passage).isText, statute},
	{"person behind a form of address", (*passage).isText, (*passage).addressed},
	{"body of a nation", (*passage).isText, (*passage).nation},
	{"body of a town", (*passage).isText, seated},
	{"body behind its place", (*passage).isText, behindPlace},
	{"class word behind what tells it from others", (*passage).isText, led},
	{"class word in small letters", nil, (*passage).small},
	{"adjective and class word", (*passage).isText, (*passage).termed},
	{"opener of a sentence", nil, (*passage).opener},
	{"class word where every noun has a capital", (*passage).isText, (*passage).compound},
	{"lexicon alone", nil, (*passage).lexical},
	{"class word and complement", nil, (*passage).complemented},
	{"sequence of capitals", nil, (*passage).sequence},
}

// read finds the names of a passage that need no other evidence than the passage itself.
func (p *passage) read() {
	for i := 0; i < len(p.Tokens); {
		if next := p.pass(i); next > i {
			i = next
			continue
		}
		next := i
		for k := 0; k < len(rules) && next == i; k++ {
			if r := &rules[k]; r.when == nil || r.when(p) {
				next = r.read(p, i)
			}
		}
		i = max(next, i+1)
	}
	if p.isText() {
		replace(p, phrase.Companies(&p.Reader))
		replace(p, phrase.Authors(&p.Reader))
		replace(p, phrase.Nasals(&p.Reader))
		replace(p, phrase.Located(&p.Reader))
		replace(p, phrase.QuotedBodies(&p.Reader))
	}
	p.Complete()
	learnt.On(p.Sheet, p.memory).Read()
	trimLearnt(p)
}

// replace adds names in the place of what the rules before found of their words.
func replace(p *passage, names []sheet.Name) {
	if len(names) == 0 {
		return
	}
	taken := func(from, to int) bool {
		return slices.ContainsFunc(names, func(n sheet.Name) bool { return from < n.To && n.From < to })
	}
	p.Found = slices.DeleteFunc(p.Found, func(f sheet.Name) bool { return taken(f.From, f.To) })
	p.Pending = slices.DeleteFunc(p.Pending, func(f sheet.Name) bool { return taken(f.From, f.To) })
	for _, n := range names {
		p.Add(n)
	}
	p.Order()
}

// pass gives the token after one that no rule is asked for: runs and words of scripts without capitals are read by the
// lexicon, all else cannot begin a name. It gives i if token i can.
func (p *passage) pass(i int) int {
	t := &p.Tokens[i]
	switch {
	case t.Kind == scan.Han:
		p.ideographs(i)
		return i + 1
	case t.Kind == scan.Mark && len(p.Lex.Marks) > 0:
		return max(i+1, p.marked(i), uncased{p}.company(i))
	case t.Kind == scan.Number:
		return max(i+1, numbered(p, i))
	case !t.Word() || t.Figure || t.Kind != scan.Lower && p.Lex.Calendar[t.Fold]:
		return i + 1
	case t.Kind == scan.Lower && scan.Caseless(t.Fold):
		if end := department(p, i); end > i {
			return end
		}
		return max(i+1, uncased{p}.read(i))
	case t.Kind == scan.Lower && !p.begins(t.Fold): // the greater part of all words
		return max(i+1, statute(p, i))
	}
	return i
}

// begins reports whether a name may begin with the word in small letters, or with its singular.
func (p *passage) begins(fold string) bool {
	return p.Lex.Begins[fold] || fold[len(fold)-1] == 's' && p.Lex.Begins[fold[:len(fold)-1]]
}

// furniture reports whether the passage is boilerplate, of which only names of the lexicon are taken.
func (p *passage) furniture() bool { return p.Row.Role == schema.RoleBoilerplate }

// isText reports whether the passage is no boilerplate.
func (p *passage) isText() bool { return !p.furniture() }

func (p *passage) quotedLaw(i int) int {
	end := p.QuotedLaw(i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: "law", Rule: "quoted"})
		return end
	}
	if end = phrase.QuotedBefore(&p.Reader, i); end > i {
		p.Add(sheet.Name{From: i, To: end, Type: "operation", Rule: "quoted"})
	}
	return end
}

func (p *passage) quotedOperations(i int) int {
	names, end := p.QuotedOperations(i)
	if len(names) == 0 {
		return i
	}
	for _, n := range names {
		p.Add(sheet.Name{From: n[0], To: n[1], Type: "operation", Rule: "quoted_list"})
	}
	return end
}

func (p *passage) namedLaw(i int) int {
	from, to := p.NamedLaw(i)
	if to > from {
		p.Add(sheet.Name{From: from, To: to, Type: "law", Rule: "quoted"})
		return to
	}
	return i
}

// marked reads a title between the marks of a script without blanks.
func (p *passage) marked(i int) int {
	from, to, typ := p.Marked(i)
	if typ == "" || p.furniture() {
		return i
	}
	p.Add(sheet.Name{From: from, To: to, Type: typ, Rule: "quoted"})
	return to
}

// compound reads a name that a class word begins where capitals tell nothing.
func (p *passage) compound(i int) int {
	c, end := p.Compound(i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: c.Type, Rule: "class_word"})
	}
	return end
}

// statute reads the name of a law whose words are in small letters.
func statute(p *passage, i int) int {
	if p.Lex.Statutes == nil || p.furniture() {
		return i
	}
	end := phrase.Statute(&p.Reader, i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: "law", Rule: "class_word"})
	}
	return end
}

// department reads a ministry with all that it is for.
func department(p *passage, i int) int {
	end := phrase.Department(&p.Reader, i)
	if end > i && !p.furniture() {
		p.Add(sheet.Name{From: i, To: end, Type: "organization", Rule: "class_word"})
		p.short(end)
		return end
	}
	return i
}

// numbered reads a law that its number begins.
func numbered(p *passage, i int) int {
	end := phrase.Numbered(&p.Reader, i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: "law", Rule: "class_word"})
	}
	return end
}

// longForm reads a country in the long form of its name.
func longForm(p *passage, i int) int {
	e, end := sheet.LongForm(p.Sheet, i, "")
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: e.Type, Key: e.ID, Rule: gazetteer.LongFormRule})
	}
	return end
}

func (p *passage) addressed(i int) int {
	from, to := p.Addressed(i)
	if to > from {
		p.Add(sheet.Name{From: from, To: to, Type: "person", Rule: "title"})
	}
	return to
}

func (p *passage) termed(i int) int {
	c, end := p.Termed(i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: c.Type, Rule: "class_word"})
	}
	return end
}

func (p *passage) nation(i int) int {
	country, c, end := p.Nationality(i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: "organization", Key: country + " " + c.Concept, Rule: "nationality"})
	}
	return end
}

// seated reads a body that its town tells from others.
func seated(p *passage, i int) int {
	end := p.Seated(i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: "organization", Rule: sheet.Seat})
	}
	return end
}

// behindPlace reads a body whose class word follows its place.
func behindPlace(p *passage, i int) int {
	end := phrase.BehindPlace(&p.Reader, i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: "organization", Rule: sheet.Seat})
	}
	return end
}

// syllables reads a name that a class word begins where blanks part syllables.
func syllables(p *passage, i int) int {
	c, end := phrase.Syllables(&p.Reader, i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: c.Type, Rule: "class_word"})
	}
	return end
}

// led reads a name whose class word stands last, in small letters.
func led(p *passage, i int) int {
	c, end := phrase.Behind(&p.Reader, i)
	if end > i {
		p.Add(sheet.Name{From: i, To: end, Type: c.Type, Rule: "class_word"})
	}
	return end
}

// small reads a word in small letters, the last rule for such.
func (p *passage) small(i int) int {
	if p.Tokens[i].Kind != scan.Lower {
		return i
	}
	if !p.furniture() && p.Starts(i) {
		if c, end := p.Small(i); end > i {
			p.Add(sheet.Name{From: i, To: end, Type: c.Type, Rule: "class_word"})
			return end
		}
	}
	return i + 1
}

// opener passes over a word whose capital tells nothing.
func (p *passage) opener(i int) int {
	if p.Tokens[i].First && p.Opener(i) && (!p.LongerName(i, len(p.Tokens)) || p.articleOfClass(i)) {
		return i + 1
	}
	return i
}

// articleOfClass reports whether token i is the article of a class word that has its complement behind it: "La Guardia
// di Finanza", beside a town of the name "La Guardia".
func (p *passage) articleOfClass(i int) bool {
	if p.Lex.Connectors[p.Tokens[i].Fold] != "article" || i+2 >= len(p.Tokens) {
		return false
	}
	_, class := p.Class(i + 1)
	return class && p.Lex.Connectors[p.Tokens[i+2].Fold] == "genitive"
}

// complemented reads a name with a capital whose class word takes a complement in small letters.
func (p *passage) complemented(i int) int {
	end := p.extent(i)
	if k := p.SmallComplement(i); k > end {
		if e, to := p.Lookup(i); e != nil && !e.Weak && to-i > 1 && to >= end {
			p.Take(e, i, to)
			return to
		}
		c, _ := p.Class(i)
		p.Add(sheet.Name{From: i, To: k, Type: c.Type, Rule: "class_word"})
		return k
	}
	if k := p.LongComplement(i, end); k > end {
		p.Add(sheet.Name{From: i, To: k, Type: "organization", Rule: "class_word"})
		return k
	}
	return i
}

// extent gives the token after the sequence of capitals that begins at token i.
func (p *passage) extent(i int) int {
	if p.at != i || p.end == 0 {
		p.at, p.end = i, p.Chunk(i)
	}
	return p.end
}

// sequence reads what stands with capitals.
func (p *passage) sequence(i int) int {
	end := p.extent(i)
	p.classify(i, end)
	return end
}

// lexical reads where capitals tell nothing: it takes the name of the lexicon that begins at token i.
func (p *passage) lexical(i int) int {
	if !p.furniture() && !p.Plain(i) {
		return i
	}
	if p.FullName(i) {
		p.Add(sheet.Name{From: i, To: i + 2, Type: "person", Rule: "person"})
		return i + 2
	}
	if knownAlone(p, i) {
		p.Add(sheet.Name{From: i, To: i + 1, Type: "person", Rule: "familiar"})
		return i + 1
	}
	if e, end := p.Lookup(i); e != nil && p.evident(e, i, end) {
		p.Take(e, i, end)
		p.leave(i, end) // perhaps a longer name that the document has elsewhere
		return end
	}
	k := i + 1
	for k < len(p.Tokens) && !slices.Contains(breaks, p.Tokens[k].Kind) && p.Tokens[k].Joint != scan.LineBreak {
		if e, _ := p.Lookup(k); e != nil && p.Tokens[k].Capital() || p.FullName(k) {
			break
		}
		if body(p, k) || knownAlone(p, k) {
			break
		}
		k++
	}
	p.leave(i, k)
	return k
}

// knownAlone reports whether token i of a headline is the last name of a person whom texts suppose known, with no
// other word of a name beside it: "Trump Meets Macron".
func knownAlone(p *passage, i int) bool {
	t := &p.Tokens[i]
	if t.Kind != scan.Upper || p.furniture() || p.Lex.Capitals || p.Lex.Clusters == nil || p.Lex.Stop[t.Fold] {
		return false
	}
	if !p.Towns.Familiar(p.Lex, t.Fold) || !p.Starts(i) {
		return false
	}
	apart := func(k int) bool {
		return k < 0 || !p.CapitalAt(k) || people.MostlySmall(&p.Reader.Reader, k) && !p.Given(k)
	}
	return apart(i-1) && apart(i+1)
}

// body reports whether the name of a body or a law begins at token k, where capitals tell nothing.
func body(p *passage, k int) bool {
	if _, end := p.Compound(k); end > k || phrase.Statute(&p.Reader, k) > k || quotes(p, k) {
		return true
	}
	if !p.Tokens[k].Capital() {
		return false
	}
	_, end := p.Termed(k)
	return end > k || p.Seated(k) > k
}

// quotes reports whether token k is a class word behind which names stand in quotation marks.
func quotes(p *passage, k int) bool {
	_, operations := p.QuotedOperations(k)
	_, law := p.NamedLaw(k)
	return operations > k || law > k
}

// breaks are the kinds of tokens before which a stretch ends of which nothing is known.
var breaks = []scan.Kind{scan.Mark, scan.Han}

// evident reports whether a name of the lexicon needs no capitals to be taken for one.
func (p *passage) evident(e *gazetteer.Entry, i, end int) bool {
	t := &p.Tokens[i]
	common := end == i+1 && (p.Lex.Stop[t.Fold] || t.Kind == scan.Caps && !e.Country && p.Lex.Everyday(t.Fold))
	return !e.Weak && !common && (end == len(p.Tokens) || p.Tokens[end].Joint != scan.Hyphen)
}

// leave notes that no rule explains the tokens [i,end).
func (p *passage) leave(i, end int) { p.Open = append(p.Open, sheet.Region{From: i, To: end}) }
