package caseless

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Bounds of names of laws and operations, in words.
const (
	mostChained = 3 // nouns in a row before the one with an article that ends them
	mostOfAct   = 5 // before the class word of a law
	mostCalled  = 2 // of an operation
)

// acts reads names of laws and operations.
type acts struct{ Reader }

// act gives the token after the name of the law whose class word is token i, which ends before token end so far, or i
// if there is none. Nouns in a row, of which the last one has the article, follow a class word without one, "قانون
// مكافحة غسل الأموال"; an adjective of relation follows one that has it, "القانون الجنائي".
func (p acts) act(i, end int) int {
	if p.hasArticle(p.Tokens[i].Fold) {
		if end > i && (!p.adjunct(p.Tokens[i+1].Fold) || p.noLaw(i+1)) {
			return i
		}
		return end
	}
	if end > i {
		return end
	}
	k := i + 1
	for k-i <= mostChained && p.plainWord(k) && !p.hasArticle(p.Tokens[k].Fold) {
		k++
	}
	if k == i+1 || !p.plainWord(k) || !p.hasArticle(p.Tokens[k].Fold) {
		return i
	}
	for k++; p.plainWord(k) && k-i <= mostChained+mostAdjuncts && p.adjunct(p.Tokens[k].Fold); {
		k++
	}
	return k
}

// noLaw reports whether the adjective at token i tells no law from others.
func (p acts) noLaw(i int) bool {
	return p.Lex.Statutes != nil && p.Lex.Statutes.NotOne(p.Tokens[i].Fold)
}

// operation gives the token after the name of the operation whose class word is token i, or i: rare words behind it, up
// to a small word or a mark.
func (p acts) operation(i int) int {
	k := i + 1
	for k-i <= mostCalled && p.plainWord(k) && !p.Lex.Function[p.Tokens[k].Fold] && !p.noClass(k) {
		k++
	}
	if k == i+1 || k == len(p.Tokens) {
		return i
	}
	quoted := i > 0 && scan.Closes(p.Tokens[i-1].Fold, p.Tokens[k].Fold)
	if quoted || p.Lex.Function[p.Tokens[k].Fold] || p.Lex.Stop[p.Tokens[k].Fold] || p.noClass(k) {
		return k
	}
	return i
}

// noClass reports whether the language says of the word at token i that it tells no name.
func (p acts) noClass(i int) bool {
	return slices.ContainsFunc(p.Lex.Marks, func(c language.ClassWord) bool {
		return c.Type == "" && c.Word == p.Tokens[i].Fold
	})
}

// Act reads the name of a law of several words, in a language that writes small words as one with the words before
// them: nouns without such a one lead to a class word, "개인정보 보호법", or the words before it say what it is about,
// "마약류 관리에 관한 법률". It gives the name, and the token after it, or i.
func Act(p Reader, i int) (Inner, int) { return acts{p}.ofWords(i) }

// ofWords is Act.
func (p acts) ofWords(i int) (Inner, int) {
	s := p.Lex.Statutes
	if s == nil || len(p.Lex.Affixes.After) == 0 || !p.bareNoun(i) {
		return Inner{}, i
	}
	for k := i + 1; k-i < mostOfAct && p.behindBlank(k); k++ {
		fold := p.Tokens[k].Fold
		about := s.About[p.Tokens[k-1].Fold]
		word := p.bare(fold, func(w string) bool { return about && s.Behind[w] || s.Classes[w] })
		if word != "" {
			return Inner{p.Tokens[i].Start, p.Tokens[k].Start + len(word), "law"}, k + 1
		}
		if !s.About[fold] && !p.bareNoun(k) && !(k+1 < len(p.Tokens) && s.About[p.Tokens[k+1].Fold]) {
			break
		}
	}
	return Inner{}, i
}

// behindBlank reports whether token i is a word behind a blank.
func (p acts) behindBlank(i int) bool {
	return i < len(p.Tokens) && p.Tokens[i].Kind == scan.Lower && p.Tokens[i].Joint == scan.Space
}

// bare gives a word without the small word behind it, if it is one that counts then; else nothing.
func (p acts) bare(fold string, counts func(word string) bool) string {
	if counts(fold) {
		return fold
	}
	for _, after := range p.Lex.Affixes.After {
		if word, ok := strings.CutSuffix(fold, after); ok && counts(word) {
			return word
		}
	}
	return ""
}

// bareNoun reports whether token i is a word without a small word behind it that may be a noun of a name.
func (p acts) bareNoun(i int) bool {
	if i >= len(p.Tokens) || p.Tokens[i].Kind != scan.Lower || !scan.Caseless(p.Tokens[i].Fold) {
		return false
	}
	fold := p.Tokens[i].Fold
	if p.Lex.Stop[fold] || p.Lex.Function[fold] || p.Lex.Calendar[fold] || utf8.RuneCountInString(fold) < leastBeside {
		return false
	}
	return !slices.ContainsFunc(p.Lex.Affixes.After, func(after string) bool {
		return strings.HasSuffix(fold, after) && p.Lex.Connectors[after] != language.ConnectorAnd
	})
}
