package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
)

// wordsBefore, wordsAfter and besideSigns bound the words beside a figure, in words, and in signs where there are no
// blanks; fewLetters is how many letters of a word alone say something.
const (
	wordsBefore = 9
	wordsAfter  = 10
	besideSigns = 24
	fewLetters  = 4
)

// behindHyphen is a text behind a figure without the word that a hyphen joins to it: "accountant" of "-old accountant".
func behindHyphen(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	if !strings.ContainsRune(hyphens, first) || !character.IsLetter(next) {
		return text
	}
	return strings.TrimLeftFunc(text[n:], func(r rune) bool {
		return character.IsLetter(r) || unicode.IsMark(r) || strings.ContainsRune(hyphens, r)
	})
}

// behindEnding is a text behind a figure without the ending that an apostrophe joins to it: "Sunday's", "2019'da".
func behindEnding(text string) string {
	mark, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	if mark != '\'' && mark != '’' || !character.IsLetter(next) {
		return text
	}
	return strings.TrimLeftFunc(text[n:], character.IsLetter)
}

// hyphens join the words of one.
const hyphens = "-‐‑"

// without is a text with a mark in the place of each figure of a surface that has letters; digits are no words anyway.
func without(text, surface, mark string) string {
	if !strings.ContainsFunc(surface, character.IsLetter) {
		return text
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(text, surface)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		if touchesWord(before, after) {
			out.WriteString(surface) // "one" in "money"
		} else {
			out.WriteString(mark)
			after = behindHyphen(behindEnding(after))
		}
		text = after
	}
}

// touchesWord reports whether what stands between two texts is a part of a word, in a script with blanks.
func touchesWord(before, after string) bool {
	part := func(r rune) bool { return character.IsLetter(r) && !character.ScriptOf(r).Syllabic() }
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return part(last) || part(first)
}

// clauses cuts a text at its marks, and at words of a script that the sentence is not written in. There is at least
// one.
func clauses(text string, script character.Script) []string {
	var out strings.Builder
	for word := range strings.FieldsSeq(text) {
		if w := mainScript(word); w != character.NoScript && w != script {
			out.WriteByte('\n')
			continue
		}
		before := ' '
		for i, r := range word + " " {
			if isMark(r) && !(unicode.IsDigit(before) && beginsWithDigit(word[i+utf8.RuneLen(r):])) {
				r = '\n'
			}
			out.WriteRune(r)
			before = r
		}
	}
	return strings.Split(out.String(), "\n")
}

// withoutAcronyms is a text without the acronyms in brackets that stand behind what they are short for: "profit (EBIT)
// fell".
func withoutAcronyms(text string) string {
	var out []string
	for word := range strings.FieldsSeq(text) {
		inside, opened := strings.CutPrefix(word, "(")
		inside, closed := strings.CutSuffix(inside, ")")
		if opened && closed && len(out) > 0 && !strings.ContainsFunc(inside, isNoCapital) {
			continue
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func isNoCapital(r rune) bool { return !unicode.IsUpper(r) }

func beginsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// mainScript is the script that most signs of a text are of, those of syllables and ideographs as one.
func mainScript(text string) character.Script {
	type tally struct {
		script character.Script
		signs  int
	}
	var room [4]tally // few texts are of more scripts
	list, best, at := room[:0], 0, 0
	for _, r := range text {
		s := character.ScriptOf(r)
		switch {
		case s == character.NoScript:
			continue
		case s.Syllabic():
			s = character.Han
		}
		if at >= len(list) || list[at].script != s {
			at = slices.IndexFunc(list, func(t tally) bool { return t.script == s })
			if at < 0 {
				at, list = len(list), append(list, tally{script: s})
			}
		}
		if list[at].signs++; list[at].signs > list[best].signs {
			best = at
		}
	}
	if len(list) == 0 {
		return character.NoScript
	}
	return list[best].script
}

// saysMuch reports whether words are more than one, or as long as that where there are no blanks.
func saysMuch(s string) bool {
	if strings.Contains(s, " ") {
		return true
	}
	return mainScript(s).Spaceless() && utf8.RuneCountInString(s) >= fewestSigns
}

// isContent reports whether words of which none serves grammar are more than a letter or two.
func isContent(s string) bool {
	return saysMuch(s) || utf8.RuneCountInString(s) >= fewLetters && !mainScript(s).Spaceless()
}

func isSaid(s string) bool { return s != "" }

// trimmed is s from its first letter to its last one.
func trimmed(s string) string {
	letter := func(r rune) bool { return character.IsLetter(r) || unicode.IsMark(r) }
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !letter(r) })
	return strings.TrimRightFunc(s, func(r rune) bool { return !letter(r) })
}

// withinWords are the punctuation that words have within them.
const withinWords = "-‑'’·״׳"

// isMark reports whether r ends the words beside a figure.
func isMark(r rune) bool { return unicode.IsPunct(r) && !strings.ContainsRune(withinWords, r) }

// oneLine folds white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
