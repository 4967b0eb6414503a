package language

import (
	"iter"
	"strings"
)

// Words are the lists of the words of each language that are no names. A language without a file has none of it.
type Words struct{ l *Lexicon }

// Words gives the words of the lexicon.
func (l *Lexicon) Words() Words { return Words{l} }

// Verbs tells forms of verbs from other words.
type Verbs struct {
	some     bool
	suffixes []string
	forms    map[string]bool // false for what only looks like one
}

// Known reports whether the lexicon knows verbs of the language.
func (v *Verbs) Known() bool { return len(v.forms)+len(v.suffixes) > 0 }

// Some reports whether what the lexicon knows of them is but some: what is no verb by it may be one.
func (v *Verbs) Some() bool { return v.some }

// Has reports whether a word in lower case is a form of a verb: a listed one, or one with an ending of verbs behind at
// least so many bytes.
func (v *Verbs) Has(word string, least int) bool {
	if is, ok := v.forms[word]; ok {
		return is
	}
	for _, s := range v.suffixes {
		if len(word) >= len(s)+least && strings.HasSuffix(word, s) {
			return true
		}
	}
	return false
}

// Verbs gives the verbs of a language, from verbs.tsv.
func (w Words) Verbs(tag string) (*Verbs, error) { return w.verbs(tag+"/verbs.tsv", "verbs") }

// Futures gives the forms of verbs of a language that tell of what is to come or has to be done, from futures.tsv.
func (w Words) Futures(tag string) (*Verbs, error) { return w.verbs(tag+"/futures.tsv", "futures") }

// verbs gives the forms of verbs that a file tells; what names its part of the lexicon.
func (w Words) verbs(file, what string) (*Verbs, error) {
	return Read(w.l, file, what, func(f *File) *Verbs {
		v := &Verbs{forms: map[string]bool{}}
		for row := range f.Rows("kind", "words") {
			switch kind := row.Text(0); kind {
			case "suffix":
				for word := range row.List(1) {
					v.suffixes = append(v.suffixes, word)
				}
			case "form", "not":
				for word := range row.List(1) {
					v.forms[word] = kind == "form"
				}
			case "some":
				v.some = true
			default:
				row.Fail("kind %q; write suffix, form, not or some", kind)
			}
		}
		return v
	})
}

// Stopwords gives the words of a language, in lower case, that are no names by themselves and begin a sentence as often
// as not, from stopwords.tsv.
func (w Words) Stopwords(tag string) (map[string]bool, error) {
	return Read(w.l, tag+"/stopwords.tsv", "stopwords", wordSet)
}

// CommonWords gives the words of a language, in lower case, that are no names by themselves: its stop words, or, where
// it has none that grammar can be told from, the frequent words of commonwords.tsv, nouns among them.
func (w Words) CommonWords(tag string) (map[string]bool, error) {
	words, err := w.Stopwords(tag)
	if err != nil || len(words) > 0 {
		return words, err
	}
	return Read(w.l, tag+"/commonwords.tsv", "commonwords", wordSet)
}

// wordSet gives the first column as a set.
func wordSet(f *File) map[string]bool {
	out := make(map[string]bool, f.Lines())
	for row := range f.Rows("word") {
		out[row.Text(0)] = true
	}
	return out
}

// FunctionWords gives the articles, prepositions, pronouns, auxiliary verbs and the like of a language, from
// functionwords.tsv.
func (w Words) FunctionWords(tag string) (map[string]bool, error) {
	return Read(w.l, tag+"/functionwords.tsv", "function words", func(f *File) map[string]bool {
		out := map[string]bool{}
		for row := range f.Rows("class", "value", "flags", "phrases") {
			for word := range row.List(3) {
				out[word] = true
			}
		}
		return out
	})
}

// CalendarNames gives the names of months and weekdays that the language itself has, of all its regions, as it writes
// them, from dates.tsv.
func (w Words) CalendarNames(tag string) ([]string, error) {
	return Read(w.l, tag+"/dates.tsv", "calendar names", func(f *File) []string {
		var out []string
		for row := range f.Rows("class", "value", "flags", "phrases") {
			if c := row.Text(0); c == "month" || c == "weekday" {
				for name := range row.List(3) {
					out = append(out, name)
				}
			}
		}
		return out
	})
}

// NounCapitals reports whether nouns of the language have a capital, from capitals.tsv.
func (w Words) NounCapitals(tag string) (bool, error) {
	words, err := Read(w.l, tag+"/capitals.tsv", "capitals", wordSet)
	return words["nouns"], err
}

// Contractions gives what two words with a blank between become where a text writes them as one, from contractions.tsv.
func (w Words) Contractions(tag string) (map[string]string, error) {
	return w.l.pairs(tag+"/contractions.tsv", "words", "contraction")
}

// WordClass is the words of one class.
type WordClass struct{ Class, words string }

// Words gives the words.
func (w *WordClass) Words() iter.Seq[string] { return strings.SplitSeq(w.words, "|") }

// WordClasses gives the words of a language by class, from dictionary.tsv.
func (w Words) WordClasses(tag string) ([]WordClass, error) {
	return Read(w.l, tag+"/dictionary.tsv", "classes of words", func(f *File) []WordClass {
		var out []WordClass
		for row := range f.Rows("kind", "words") {
			out = append(out, WordClass{row.Text(0), row.Text(1)})
		}
		return out
	})
}
