package facts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
)

// joints are the words of a language that join a number to its sentence.
type joints struct {
	before       []string // where no blank parts them, at the end of what stands before a number, the longest first
	behind       []string // the same at the beginning of what stands behind it
	conjunctions []string // of a language whose function words are not known
	pronouns     []string
	relatives    []string // words that begin a clause on what stands before the comma
}

// readJoints reads the joints of a language (BCP 47), from joints.tsv: of the language as it is written, else of all of
// it.
func readJoints(l *language.Lexicon, tag string) (*joints, error) {
	j, err := language.Read(l, bcp47.Base(tag)+"/joints.tsv", "joints", parseJoints)
	return j, err
}

func parseJoints(f *language.File) *joints {
	j := &joints{}
	for row := range f.Rows("place", "words") {
		switch place := row.Text(0); place {
		case "before":
			j.before = slices.AppendSeq(j.before, row.List(1))
		case "behind":
			j.behind = slices.AppendSeq(j.behind, row.List(1))
		case "conjunction":
			j.conjunctions = slices.AppendSeq(j.conjunctions, row.List(1))
		case "pronoun":
			j.pronouns = slices.AppendSeq(j.pronouns, row.List(1))
		case "relative":
			j.relatives = slices.AppendSeq(j.relatives, row.List(1))
		default:
			row.Fail("place %q; write before, behind, conjunction, pronoun or relative", place)
		}
	}
	longest := func(x, y string) int { return len(y) - len(x) }
	slices.SortStableFunc(j.before, longest)
	slices.SortStableFunc(j.behind, longest)
	return j
}

// fewestSigns is how many signs a word that is left must have.
const fewestSigns = 2

// cutOff is text without the words of list at its end, or at its beginning, as cut cuts them off.
func cutOff(text string, list []string, cut func(s, word string) (string, bool)) string {
	for i := 0; i < len(list); i++ {
		rest, ok := cut(text, list[i])
		if rest = strings.TrimSpace(rest); ok && utf8.RuneCountInString(rest) >= fewestSigns {
			text, i = rest, -1
		}
	}
	return text
}

// isConjunction, isPronoun and isRelative report whether a word in lower case is listed as one.
func (j *joints) isConjunction(word string) bool {
	return j != nil && slices.Contains(j.conjunctions, word)
}
func (j *joints) isPronoun(word string) bool  { return j != nil && slices.Contains(j.pronouns, word) }
func (j *joints) isRelative(word string) bool { return j != nil && slices.Contains(j.relatives, word) }

// endOf is what stands before a number, without the words that join it to the number.
func (j *joints) endOf(text string) string {
	if j == nil {
		return text
	}
	return cutOff(text, j.before, strings.CutSuffix)
}

// beginOf is what stands behind a number, without the words that join it to the number.
func (j *joints) beginOf(text string) string {
	if j == nil {
		return text
	}
	return cutOff(text, j.behind, strings.CutPrefix)
}
