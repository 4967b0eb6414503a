package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/tsv"
)

// FullName reports whether a text has the form of a full name: in scripts with case, two to four words with capitals,
// with small words of names between; in Chinese, Japanese and Korean, two to six characters; else two to four words.
func (p *Page) FullName(s string) bool {
	if strings.ContainsAny(s, "0123456789:：()/@") || !chars.Wordy(s) {
		return false
	}
	switch chars.ScriptOfText(s) {
	case chars.Han, chars.Kana:
		l := utf8.RuneCountInString(s)
		return l >= 2 && l <= 6
	case chars.Hangul:
		l := utf8.RuneCountInString(s)
		return l >= 2 && l <= 4
	}
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		switch r := chars.FirstLetter(w); {
		case unicode.IsUpper(r) || !unicode.IsLower(r) && r != 0:
			capitals++
		case !p.Register.Has("root/particles.tsv", w, ""):
			return false
		}
	}
	return capitals >= 2 && capitals <= 4 && words <= 6
}

// Joins reports whether a word joins the last two members of a list in the language of the text.
func (r *Register) Joins(word string) bool {
	list, err := language.Parse(r.lexicon, "root/lists.tsv", "segment.joins", func(data []byte) (map[string]string, error) {
		out := map[string]string{}
		err := tsv.Rows(data, 2, func(f []string) { out[f[0]] = "|" + f[1] + "|" })
		return out, err
	})
	if err != nil {
		return false // the list is optional
	}
	return strings.Contains(list[chars.BaseTag(r.tag)], "|"+strings.ToLower(word)+"|")
}

// Register is what the lexicon knows of the names of persons and places. The lists are read when they are asked for.
type Register struct {
	lexicon *language.Lexicon
	tag     string // language of the text
}

// NewRegister gives the register for a text in a language.
func NewRegister(lexicon *language.Lexicon, tag string) Register { return Register{lexicon, tag} }

// Person reports whether words are a given name, others, and a surname.
func (r *Register) Person(words []string) bool {
	return r.Has("root/names.tsv", words[0], "g") && r.Has("root/names.tsv", words[len(words)-1], "s")
}

// Place reports whether a name is that of a place.
func (r *Register) Place(name string) bool {
	return r.Has("root/places.tsv", name, "") || r.Has(chars.BaseTag(r.tag)+"/places.tsv", name, "")
}

func (r *Register) Has(path, name, kind string) bool {
	list, err := language.Parse(r.lexicon, path, "segment.names", parseNames)
	if err != nil {
		return false // the lists are optional; a broken one is reported by the stage that needs it
	}
	k, ok := list[name]
	return ok && strings.Contains(k, kind)
}

// parseNames gives the kind of each name: of a list of names of persons, in its first column, the second one; of a list
// of places, in its third column, nothing.
func parseNames(data []byte) (map[string]string, error) {
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch {
		case len(f) == 2:
			out[f[0]] = f[1]
		case len(f) > 2:
			for name := range strings.SplitSeq(f[2], "|") {
				out[name] = ""
			}
		}
	}
	return out, nil
}
