package learnt

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// piece is what the tagger reads at a time: a token, or a character of a run without word boundaries.
type piece struct {
	word       tagger.Word
	token      int
	start, end int // bytes of the clean text
}

// The classes of a word, as the lexicon has it. Their numbers are part of what was learnt.
const (
	isGiven = iota
	isSurname
	isPlace
	inPlace
	isDoubtful
	isCountry
	isOrganization
	inOrganization
	isRole
	classOrganization
	classPlace
	classOther
	isDemonym
	isStop
	isCalendar
	isGenitive
	isConnector
	isAdjective
	isThing
	isPinyin
	isParticle
	isFigure
	isPlain
	beginsWord
	inWord
	endsWord
	isNoun
	isVerb
	placeWord
	otherWord
	isIn
	isArticle
	isTitle
	isEveryday
	beginsPerson
	inPerson
	isForm // a form of a verb
)

// gap is how many words in small letters may stand between two with a capital of one name.
const gap = 3

// How many words with no mark between may stand between a word with a capital and one in small letters of the same name
// behind it or before it, with the latter.
const (
	wordsBehind = 3
	wordsBefore = 2
)

// Words gives the words of the sheet as the tagger sees them, and the bytes of each.
func (p *Reader) Words() ([]tagger.Word, [][2]int) {
	var words []tagger.Word
	var spans [][2]int
	for _, piece := range p.pieces(0, len(p.Tokens)) {
		words = append(words, piece.word)
		spans = append(spans, [2]int{piece.start, piece.end})
	}
	return words, spans
}

// pieces makes the tokens [from,to) ready for the tagger. What can lie in no name it marks so.
func (p *Reader) pieces(from, to int) []piece {
	out := p.memory.pieces[:0]
	forms := p.formsOf(from, to)
	classes := p.classesOf(from, to, forms)
	rules := p.rulesOf(from, to)
	for i := from; i < to; i++ {
		t := &p.Tokens[i]
		if t.Kind == scan.Han {
			out = p.characters(i, out)
			continue
		}
		w := tagger.Word{
			Text: p.Clean.Text[t.Start:t.End], Fold: t.Fold, Joint: uint8(t.Joint), First: t.First,
			Class: classes[i-from], Rule: rules[i-from], Skip: !p.possible(i, from, to),
		}
		if f := forms[i-from]; f != nil {
			w.Latin, w.Group, w.Kind, w.Sense = f.latin, f.group, f.kind, f.sense
			if !w.Skip {
				w.Cost = f.cost
			}
			unplain(p, i, &w)
		} else {
			p.mark(&w)
			if p.dot(i) {
				w.Text, w.Fold, w.Latin = middleDot, middleDot, middleDot
			}
		}
		out = append(out, piece{w, i, t.Start, t.End})
	}
	p.memory.pieces = out
	return out
}

// middleDot stands between the parts of a foreign name in Chinese; dots are other signs that texts have in its place.
const (
	middleDot = "·"
	dots      = "・‧•．"
)

// dot reports whether token i is such another sign between ideographs, in a language that writes them simply.
func (p *Reader) dot(i int) bool {
	t := &p.Tokens[i]
	if p.Lex.Simple == nil || t.Kind != scan.Mark || t.Joint != scan.None || !strings.Contains(dots, t.Fold) {
		return false
	}
	return i > 0 && i+1 < len(p.Tokens) && p.Tokens[i-1].Kind == scan.Han && p.Tokens[i+1].Kind == scan.Han &&
		p.Tokens[i+1].Joint == scan.None
}

// mark fills in what is known of a number or a mark.
func (p *Reader) mark(w *tagger.Word) {
	fold := w.Fold
	if fold == "" {
		w.Fold = "0" // a number
	}
	if !w.Skip {
		w.Cost = p.cost(fold)
	}
	if w.Latin = fold; fold == "" || fold[0] < utf8.RuneSelf {
		return
	}
	latin, ok := p.memory.latin[fold]
	if !ok {
		latin = p.Lex.Latin(fold)
		p.memory.latin[fold] = latin
	}
	w.Latin = latin
}

// form is what is known of a word as it is written, wherever it stands.
type form struct {
	classes uint64
	group   uint32 // number of the group of words that it belongs to
	kind    uint16 // of that
	cost    uint8
	latin   string // the word in small letters in Latin ones
	sense   string // English words for it, where the tagger has seen no texts of the language
}

// formsOf gives the forms of the tokens [from,to), nil for what is no word.
func (p *Reader) formsOf(from, to int) []*form {
	out := p.memory.here[:0]
	for i := from; i < to; i++ {
		var f *form
		if t := &p.Tokens[i]; t.Word() {
			text := p.Clean.Text[t.Start:t.End]
			if f = p.memory.forms[text]; f == nil {
				f = &form{classes: p.lookUpClasses(i), cost: p.cost(t.Fold), latin: t.Fold}
				f.group, f.kind = p.lookUpGroup(i)
				if !p.Lex.Seen() && p.Lex.WordsListed() {
					f.sense = p.Lex.Glosses.Of(t.Fold)
				}
				if t.Fold != "" && t.Fold[0] >= utf8.RuneSelf {
					f.latin = p.Lex.Latin(t.Fold)
				}
				p.memory.forms[text] = f
			}
		}
		out = append(out, f)
	}
	p.memory.here = out
	return out
}

// lookUpGroup gives the number of the group of words that token i belongs to, and of what kind it is.
func (p *Reader) lookUpGroup(i int) (uint32, uint16) {
	t := &p.Tokens[i]
	row, ok := p.Lex.Clusters.Find(p.Clean.Text[t.Start:t.End])
	if !ok && t.Kind == scan.Caps {
		row, ok = p.Lex.Clusters.Find(p.Form(i))
	}
	number, kind, _ := strings.Cut(row, "\t")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || len(kind) != 2 {
		return 0, 0
	}
	return uint32(n), uint16(kind[0])<<8 | uint16(kind[1])
}

// possible reports whether token i of the sentence [from,to) can lie in a name: it has a capital, or a hyphen joins it
// to a word that has, or it stands near such a word with no mark between, or beside a run without word boundaries.
func (p *Reader) possible(i, from, to int) bool {
	t := &p.Tokens[i]
	switch {
	case t.Figure:
		return false
	case t.Capital():
		return true
	case i > from && p.Tokens[i-1].Kind == scan.Han, i+1 < to && p.Tokens[i+1].Kind == scan.Han:
		return true
	}
	before, after := 0, 0
	for n := 1; n <= gap; n++ {
		if before == 0 && i-n >= from && p.Tokens[i-n].Capital() {
			before = n
		}
		if after == 0 && i+n < to && p.Tokens[i+n].Capital() {
			after = n
		}
	}
	return before > 0 && after > 0 && before+after <= gap+1 || t.Word() && p.nearCapital(i, from, to)
}

// nearCapital reports whether a word with a capital stands close before the word in small letters at token i, or closer
// behind it, with words alone between.
func (p *Reader) nearCapital(i, from, to int) bool {
	for k := i - 1; k >= max(from, i-wordsBehind) && p.Tokens[k].Word() && !p.Tokens[k].Figure; k-- {
		if p.Tokens[k].Capital() {
			return true
		}
	}
	for k := i + 1; k < min(to, i+1+wordsBefore) && p.Tokens[k].Word() && !p.Tokens[k].Figure; k++ {
		if p.Tokens[k].Capital() {
			return true
		}
	}
	return false
}

// cost says how rare a word is, in steps of half a decimal order; 0 where the language has no list, 1 for a word that
// is not listed.
func (p *Reader) cost(fold string) uint8 {
	if p.Lex.Frequencies == nil {
		return 0
	}
	if c := p.Lex.Frequencies.Find([]byte(fold)); c > 0 {
		return uint8(2 + max(0, c)/50)
	}
	return 1
}

// rulesOf gives the labels that the rules' names of the passage would have.
func (p *Reader) rulesOf(from, to int) []tagger.Label {
	out := slices.Grow(p.memory.rules[:0], to-from)[:to-from]
	p.memory.rules = out
	clear(out)
	for k := p.firstFound(from); k < len(p.Found) && p.Found[k].From < to; k++ {
		f := &p.Found[k]
		for i := max(f.From, from); i < min(f.To, to); i++ {
			out[i-from] = tagger.Part(kindOf(f.Type), i == f.From, i == f.To-1)
		}
	}
	return out
}

// firstFound gives the first name so far that does not end before token i. Those names are in order.
func (p *Reader) firstFound(i int) int {
	k, _ := slices.BinarySearchFunc(p.Found, i, func(f sheet.Name, i int) int { return f.To - 1 - i })
	for k > 0 && p.Found[k-1].To > i {
		k--
	}
	return k
}

func kindOf(typ string) tagger.Label {
	switch typ {
	case "person":
		return tagger.Person
	case "organization":
		return tagger.Organization
	case "place":
		return tagger.Place
	}
	return tagger.Other
}

func typeOf(l tagger.Label) string {
	switch l.Kind() {
	case tagger.Person:
		return "person"
	case tagger.Organization:
		return "organization"
	}
	return "place"
}
