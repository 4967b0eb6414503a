package learnt

import (
	"example.org/sourcebook/pipeline/mentions/people"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// ofCapitals are the classes that only words with a capital have.
const ofCapitals = 1<<isGiven | 1<<isSurname | 1<<isPlace | 1<<inPlace | 1<<isDoubtful | 1<<isEveryday |
	1<<isAdjective | 1<<isThing | 1<<isPinyin | 1<<isPlain

// unplain shows the tagger a word of a headline in which every word has a capital as the same sentence would have it
// in running text, in a language of which the tagger has seen texts: a word that is mostly written small in small
// letters, any other as one whose capital tells.
func unplain(p *Reader, i int, w *tagger.Word) {
	t := &p.Tokens[i]
	if !p.Lex.Seen() || p.Lex.Capitals || len(p.Lex.Marks) > 0 {
		return
	}
	if t.Kind != scan.Upper || !p.Plain(i) || p.Shouting(i) {
		return
	}
	w.Class &^= 1 << isPlain
	if t.First || !people.MostlySmall(&p.Reader, i) {
		return
	}
	w.Text, w.Class = t.Fold, w.Class&^ofCapitals
	if p.Lex.VerbForm(t.Fold) {
		w.Class |= 1 << isForm
	}
}
