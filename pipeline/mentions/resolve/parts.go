package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// A person who was named in full is named by the last name alone afterwards, in scripts without capitals, too: "شكري",
// "मोदी", and in those without blanks what stands behind the mark between the parts of a foreign name: "卡夫卡".

// Letters of a last name that stands alone, at least.
const (
	leastAlone = 3
	leastPart  = 2 // in a script without blanks
)

// lastNames takes the last names of the document's people that stand alone in scripts without capitals.
func (p *passage) lastNames(names *knownNames) {
	for i := range p.Tokens {
		t := &p.Tokens[i]
		switch {
		case t.Figure:
		case t.Kind == scan.Han:
			p.partsIn(i, names)
		case t.Kind == scan.Lower && !p.Covered(i) && scan.Caseless(t.Fold):
			p.lastName(i, names)
		}
	}
	p.Order()
}

// lastName takes the word at token i, perhaps behind what the language writes as one with it, if it is the last name of
// one person of the document.
func (p *passage) lastName(i int, names *knownNames) {
	t := &p.Tokens[i]
	if len(t.Fold) != t.End-t.Start {
		return
	}
	for _, before := range append([]string{""}, p.Lex.Affixes.Before...) {
		word, ok := strings.CutPrefix(t.Fold, before)
		name, known := names.surnames[word]
		if !ok || !known || name.key == "" || name.typ != "person" || p.noLastName(word) {
			continue
		}
		f := sheet.Name{From: i, To: i + 1, Type: name.typ, Key: name.key, ShortFor: name.key, Rule: "surname"}
		if before != "" {
			f.Start, f.End = t.Start+len(before), t.End
		}
		p.AddFree(f)
		return
	}
}

// noLastName reports whether a word is a small one, a title or a class word, one that means something else ("بازار"),
// or too short to be a name by itself.
func (p *passage) noLastName(word string) bool {
	if p.Lex.Glosses.Has(word) {
		return true
	}
	if utf8.RuneCountInString(word) < leastAlone || p.Lex.Stop[word] || p.Lex.Function[word] || p.Lex.Roles.Has(word) {
		return true
	}
	for _, c := range p.Lex.Marks {
		if c.Word == word {
			return true
		}
	}
	return false
}

// partsIn takes the last parts of foreign names in the run without blanks of token i where no other name stands.
func (p *passage) partsIn(i int, names *knownNames) {
	t := &p.Tokens[i]
	for _, part := range names.parts {
		name := names.surnames[part]
		if name.key == "" || utf8.RuneCountInString(part) < leastPart {
			continue
		}
		for at := t.Start; at < t.End; {
			n := strings.Index(p.Clean.Text[at:t.End], part)
			if n < 0 {
				break
			}
			start := at + n
			at = start + len(part)
			if p.freeBytes(start, at) && !p.goesOnKana(start, at) {
				p.Add(sheet.Name{From: i, To: i + 1, Start: start, End: at, Type: name.typ, Key: name.key,
					ShortFor: name.key, Rule: "surname"})
			}
		}
	}
}

// freeBytes reports whether no name takes any of the bytes [start,end) of the clean text.
func (p *passage) freeBytes(start, end int) bool {
	for k := range p.Found {
		if s, e := p.Bytes(&p.Found[k]); s < end && start < e {
			return false
		}
	}
	return true
}

// goesOnKana reports whether the word at the bytes [start,end) is a part of a longer one in katakana, or stands beside
// the mark between the parts of a name.
func (p *passage) goesOnKana(start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.Clean.Text[:start])
	next, _ := utf8.DecodeRuneInString(p.Clean.Text[end:])
	first, _ := utf8.DecodeRuneInString(p.Clean.Text[start:])
	inWord := func(r rune) bool { return unicode.Is(unicode.Katakana, r) || character.Prolongs(r) }
	if strings.ContainsRune(parted, before) || strings.ContainsRune(parted, next) {
		return true
	}
	return inWord(first) && (inWord(before) || inWord(next))
}
