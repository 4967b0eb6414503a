package mentions

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/mentions/tagger"
)

// around is how many words on either side of a possible name the tagger looks at.
const around = 3

// learn reads the passage by what was learnt, and joins that with what the rules found.
func (p *passage) learn() {
	if p.lex.layers == nil || len(p.tokens) == 0 || slices.Contains(p.row.Issues, "lost_spaces") {
		return // a word that swallowed its neighbours teaches nothing
	}
	m := p.memory
	var names []found
	for from := 0; from < len(p.tokens); {
		to := from + 1
		for to < len(p.tokens) && p.tokens[to].sentence == p.tokens[from].sentence {
			to++
		}
		for from < to {
			var end int
			from, end = p.window(from, to)
			if from == end {
				break
			}
			pieces := p.pieces(from, end)
			m.words = m.words[:0]
			for i := range pieces {
				m.words = append(m.words, pieces[i].word)
			}
			m.labels = m.tagger.Label(m.words, m.labels[:0])
			names = p.spans(pieces, m.labels, names)
			from = end
		}
		from = to
	}
	p.join(names)
}

// window gives the first part of the sentence [from,to) with words that may lie in a name, and what the tagger looks at
// around them. It is empty if there is no such word.
func (p *passage) window(from, to int) (int, int) {
	begin := from
	for begin < to && !p.tokens[begin].capital() && p.tokens[begin].kind != han {
		begin++
	}
	if begin == to {
		return to, to
	}
	end := begin + 1
	for k := end; k < to && k < end+2*around+1; k++ {
		if p.tokens[k].capital() || p.tokens[k].kind == han {
			end = k + 1
		}
	}
	return max(from, begin-around), min(to, end+around)
}

// spans makes names of labels.
func (p *passage) spans(pieces []piece, labels []tagger.Label, names []found) []found {
	for i := 0; i < len(labels); {
		if !labels[i].Begins() {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] == labels[i].Inside() {
			j++
		}
		typ := typeOf(labels[i])
		for j-i > 1 && p.article(&pieces[i].word) {
			i++ // an article is no part of a name
		}
		f := found{from: pieces[i].token, to: pieces[j-1].token + 1, typ: typ, rule: "learnt"}
		start, end := pieces[i].start, pieces[j-1].end
		if start != p.tokens[f.from].start || end != p.tokens[f.to-1].end || p.tokens[f.from].kind == han {
			f.start, f.end = start, end
		}
		names = append(names, f)
		i = j
	}
	return names
}

// article reports whether a word is an article, and not in capitals only.
func (p *passage) article(w *tagger.Word) bool {
	return p.lex.connectors[w.Fold] == "article" && w.Text != strings.ToUpper(w.Text)
}

// bytes gives the bytes of the clean text that a name takes.
func (p *passage) bytes(f *found) (start, end int) {
	if f.end > 0 {
		return f.start, f.end
	}
	return p.tokens[f.from].start, p.tokens[f.to-1].end
}

// join adds the learnt names to those of the rules. Where they overlap, the rules' names stand if they are sure or say
// the same, else the learnt name does.
func (p *passage) join(names []found) {
	out := make([]found, 0, len(p.found)+len(names))
	k := 0
	for i := range names {
		start, end := p.bytes(&names[i])
		for k < len(p.found) {
			if _, e := p.bytes(&p.found[k]); e > start {
				break
			}
			if p.standsAlone(&p.found[k]) {
				out = append(out, p.found[k])
			}
			k++
		}
		to := k
		for to < len(p.found) {
			if s, _ := p.bytes(&p.found[to]); s >= end {
				break
			}
			to++
		}
		if p.rulesStand(&names[i], p.found[k:to]) {
			out = append(out, p.found[k:to]...)
		} else {
			out = append(out, names[i])
		}
		k = to
	}
	for ; k < len(p.found); k++ {
		if p.standsAlone(&p.found[k]) {
			out = append(out, p.found[k])
		}
	}
	p.found = out
	p.order()
}

// standsAlone reports whether a rule's name stands where nothing was learnt. In a script without blanks between words,
// a name of the lexicon is as often a part of another word.
func (p *passage) standsAlone(f *found) bool {
	return f.end == 0 || f.rule != "lexicon" || p.tokens[f.from].kind != han || p.lex.layers.Own == nil
}

// rulesStand reports whether the rules' names that overlap a learnt one stand against it.
func (p *passage) rulesStand(learnt *found, rules []found) bool {
	if len(rules) == 0 {
		return false
	}
	start, end := p.bytes(learnt)
	if s, e := p.bytes(&rules[0]); len(rules) == 1 && s == start && e == end && rules[0].typ == learnt.typ {
		return true
	}
	if s, _ := p.bytes(&rules[0]); len(rules) > 1 && s == start {
		if _, e := p.bytes(&rules[len(rules)-1]); e == end {
			return true // "Myanmar", "Kokang Autonomous Region"
		}
	}
	return slices.ContainsFunc(rules, func(f found) bool {
		s, e := p.bytes(&f)
		longer := f.rule == "class_word" && f.typ == learnt.typ && s <= start && e >= end // "Communist Party of China"
		return longer || sure(&f)
	})
}

// sure reports whether a rule's name stands against a learnt one.
func sure(f *found) bool {
	switch f.rule {
	case "nationality", "title", "quoted", "quoted_list":
		return true
	}
	return f.typ == "law" || f.typ == "operation" || f.typ == "event"
}
