package homeland

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/schema"
)

// A text may say of which country a body is right before its name: "China's Foreign Ministry", "中国外交部". Another text
// has the country in the name: "Ministry of Foreign Affairs of China".

// Signs between a country and the body whose it is: none, a blank, a possessive ending or a small word and blanks; two
// are a comma and a blank.
const (
	mostJoining = 4
	comma       = 2
)

// before gives the country that stands right before name i, which is that of a body or a law that each state has one
// of; empty for none.
func (r *Reader) before(names []Name, i int) string {
	if i == 0 || names[i-1].SentenceID != names[i].SentenceID || names[i-1].At == nil || !r.ofState(names[i].Key) {
		return ""
	}
	gap := names[i].Span.Start - names[i-1].Span.End
	if id := names[i-1].At.ID; gap >= 0 && gap <= mostJoining && gap != comma && r.atlas.IsCountry(id) {
		return id
	}
	return ""
}

// ministry is the English word for a department whose name each state has, in keys.
const ministry = "ministry"

// ministry reports whether a known body in a script without capitals is a ministry of which the lexicon does not say
// whose it is: two states that share the script have one each, "財政部".
func (r *Reader) ministry(n *Name) bool {
	first, _ := utf8.DecodeRuneInString(n.Clean)
	if unicode.IsUpper(first) || unicode.IsLower(first) || r.byIdentifier(n) != "" {
		return false
	}
	return slices.Contains(strings.FieldsFunc(n.Key, apart), ministry) && r.ofState(n.Key)
}

// apart reports whether a character parts the words of a key.
func apart(c rune) bool { return c == ' ' || c == ':' }

// byIdentifier gives the country that the identifier of a body in the lexicon names last, where its name in full says
// nothing of it: "Минфин", which is ministry-of-finance-of-russia and in full "Ministry of Finance"; empty for none.
func (r *Reader) byIdentifier(n *Name) string {
	if n.Canonical == "" || !r.ofState(n.Key) {
		return ""
	}
	id := n.Candidate.Key
	return r.english.Countries[id[strings.LastIndex(id, "-")+1:]]
}

// Same gives each key of bodies and laws with the first one of the same words and country. ofCountry stands in keys
// before the country of which the words say nothing.
func (r *Reader) Same(keys []string, ofCountry string) iter.Seq2[string, string] {
	return func(yield func(key, first string) bool) {
		firsts := map[string]string{} // words and country → key
		for _, k := range keys {
			words, ok := r.plain(strings.Replace(k, ofCountry, " ", 1))
			switch {
			case !ok:
			case firsts[words] == "":
				firsts[words] = k
			case !yield(k, firsts[words]):
				return
			}
		}
	}
}

// Land gives the only country that the key of a body or a law names, empty for none and for several.
func (r *Reader) Land(key string) string {
	typ, name, _ := strings.Cut(key, ":")
	found := ""
	for w := range strings.FieldsSeq(name) {
		switch {
		case !r.atlas.IsCountry(w) || w == found:
		case found != "" || typ != schema.TypeOrganization && typ != schema.TypeLaw:
			return ""
		default:
			found = w
		}
	}
	return found
}

// ofState reports whether a key has only words of the bodies and laws of states.
func (r *Reader) ofState(key string) bool {
	_, ok := r.plain(key + " " + anyLand)
	return ok
}

// anyLand stands for a country in a key.
const anyLand = "*"

// plain gives the words of a key of a body or a law of states without those that say nothing, each by the one that says
// the same, and the country that is one of them, in order; false for a key that has other words, or no country.
func (r *Reader) plain(key string) (string, bool) {
	typ, name, plain := strings.Cut(key, ":")
	if !plain {
		return "", false
	}
	land, of := "", false
	var out []string
	for w := range strings.FieldsSeq(name) {
		kind := r.words[w]
		switch {
		case w == anyLand || r.atlas.IsCountry(w):
			if land != "" {
				return "", false
			}
			land = w
			continue
		case kind == "" || kind == wideWord:
			return "", false
		}
		of = of || kind != "word"
		if like := r.alike[w]; like != "" {
			w = like
		}
		if w != "-" {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return typ + ":" + strings.Join(append(out, land), " "), of && land != "" && len(out) > 0
}
