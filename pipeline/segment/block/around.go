package block

import (
	"strings"
	"unicode/utf8"
)

// leadsOn reports whether a block names other texts of the site: a phrase that does so, alone or with a mark between it
// and what it names: "Read more: Council delays vote".
func (p *Reader) leadsOn(_ *Block, s string) bool {
	phrase, rest := p.labelled(strings.TrimLeftFunc(s, notWord), MorePhrase)
	if phrase == "" {
		return false
	}
	return strings.TrimFunc(rest, notWord) == "" || strings.IndexAny(rest, ":：|»›>→–—") == 0
}

// labelled cuts a label of the kinds from the begin of s: as it stands, and what follows it without blanks.
func (p *Reader) labelled(s string, kinds Phrase) (label, rest string) {
	n := p.Furniture.Label(s, kinds)
	label = strings.TrimRight(s[:n], " \u00a0\u3000:：/／・")
	return label, strings.TrimSpace(s[len(label):])
}

// What names where a picture comes from, in words:
const (
	mostPictured = 35 // of a line that says what the picture shows, too
	mostCredit   = 8  // of the part that says where it is from
)

// ofPicture reports whether a block says who took a picture, alone or after what it shows: "The port. Photo: A. Berg",
// "The port. © A. Berg".
func (p *Reader) ofPicture(b *Block, s string) bool {
	if b.Words > mostPictured {
		return false
	}
	if p.creditsPicture(s) || p.pictureOf(b, s) {
		return true
	}
	at := max(strings.LastIndex(s, ". "), strings.LastIndex(s, "! "), strings.LastIndex(s, "? "))
	if at < 0 {
		return false
	}
	last := strings.TrimLeft(s[at+2:], " |(（")
	if name, ok := strings.CutPrefix(last, "©"); ok {
		return len(strings.Fields(name)) <= mostCredit && name != ""
	}
	return p.creditsPicture(last)
}

// pictureOf reports whether s begins with a word for a picture and ends with where it comes from, in brackets.
func (p *Reader) pictureOf(b *Block, s string) bool {
	bracket := strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）")
	return bracket && b.Stops == 0 && b.Words <= 10 && p.Furniture.Label(s, PhotoLabel) > 0
}

// creditsPicture reports whether s is a label of a picture and where it comes from, in a few words.
func (p *Reader) creditsPicture(s string) bool {
	label, rest := p.labelled(strings.TrimLeft(s, " (（[【*"), PhotoLabel)
	if label == "" || rest == "" {
		return false
	}
	sign, n := utf8.DecodeRuneInString(rest)
	from := strings.TrimSpace(rest[n:])
	switch {
	case from == "" || from[0] >= '0' && from[0] <= '9':
		return false
	case len(strings.Fields(from)) > mostCredit || strings.Contains(from, ". "):
		return false
	case strings.ContainsRune(":：=＝©", sign):
		return true
	case sign == '.':
		return NameLike(strings.TrimRight(from, ").）"))
	}
	by, name := p.labelled(rest, ByWord)
	return by != "" && NameLike(strings.TrimRight(name, ").）"))
}
