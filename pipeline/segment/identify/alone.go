package identify

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// alone gives the language of a text in a script that serves one language only, by a letter of it; none where the
// lexicon knows no such language.
func (p *profiles) alone(text string, letter rune) string {
	script := character.ScriptOf(letter).String()
	text = text[:chars.CutRune(text, 4*sample)]
	has := func(letter string) bool { return strings.Contains(text, letter) }
	for _, s := range p.sole {
		if s.Script == script && (s.Letters == nil || slices.ContainsFunc(s.Letters, has)) {
			return s.Tag
		}
	}
	return ""
}
