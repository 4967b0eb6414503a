package align

import "example.org/sourcebook/pipeline/agree"

// commonest is the cost up to which a word is taken to serve the grammar of its language.
const commonest = 290

// mean notes for the claims of a passage what the words that they count and the words beside them mean.
func (d *document) mean(sides []*agree.Side) {
	if len(sides) < 2 || d.senses == nil {
		return // a lone number needs no words to be found
	}
	for _, s := range sides {
		s.Noun = d.meanings(s.Counted())
		s.Means = append(d.meanings(s.Beside), s.Noun...)
	}
}

// meanings gives the senses of each word of a text that has any and says something.
func (d *document) meanings(text string) []agree.Meaning {
	var out []agree.Meaning
	d.senses.Words(text, func(word string, senses []uint32) {
		if len(senses) == 0 {
			return
		}
		if f := d.naming.Frequencies; f != nil {
			if cost := f.Find([]byte(word)); cost > 0 && cost <= commonest {
				return
			}
		}
		out = append(out, senses)
	})
	return out
}
