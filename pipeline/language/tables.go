package language

import (
	"slices"
	"strings"
)

// Root are the files of the root that say something of each language, script or region, a row each.
type Root struct{ l *Lexicon }

// Root gives the files of the root.
func (l *Lexicon) Root() Root { return Root{l} }

// Currencies gives the ISO 4217 code of the money used in each region, by its ISO 3166 code, from root/regions.tsv.
func (r Root) Currencies() (map[string]string, error) {
	return r.l.pairs("root/regions.tsv", "region", "currency")
}

// aliases gives the tags that stand for others, from root/aliases.tsv.
func (r Root) aliases() (map[string]string, error) {
	return r.l.pairs("root/aliases.tsv", "tag", "for")
}

// sharedFrequencies gives the tags whose word frequencies serve another, from root/frequency-shared.tsv.
func (r Root) sharedFrequencies() (map[string]string, error) {
	return r.l.pairs("root/frequency-shared.tsv", "tag", "list")
}

// FrequentWords are the most frequent words of a language, in lower case, most frequent first.
type FrequentWords struct {
	Tag   string
	Words []string
}

// FrequentWords gives the most frequent words of the languages, from root/frequentwords.tsv.
func (r Root) FrequentWords() ([]FrequentWords, error) {
	return Read(r.l, "root/frequentwords.tsv", "frequent words", func(f *File) []FrequentWords {
		var out []FrequentWords
		for row := range f.Rows("language", "words") {
			if w := strings.Fields(row.Text(1)); len(w) > 0 {
				out = append(out, FrequentWords{row.Text(0), w})
			}
		}
		return out
	})
}

// Profile is what is known of the sequences of three letters in the texts of a language.
type Profile struct {
	Script   string // its name in Unicode
	Tag      string
	Large    bool   // taken from a large text
	Trigrams string // most frequent first, separated by "|"; a blank for the limit of a word
}

// Profiles gives the profiles of the languages, from root/profiles.tsv.
func (r Root) Profiles() ([]Profile, error) {
	return Read(r.l, "root/profiles.tsv", "profiles", func(f *File) []Profile {
		out := make([]Profile, 0, f.Lines())
		for row := range f.Rows("script", "language", "text", "trigrams") {
			out = append(out, Profile{row.Text(0), row.Text(1), row.Text(2) == "large", row.Text(3)})
		}
		return out
	})
}

// ListWords gives the words that join the last two of several, by language, from root/lists.tsv.
func (r Root) ListWords() (map[string]string, error) {
	return r.l.pairs("root/lists.tsv", "language", "words")
}

// Sole is a script that, in plain texts, serves one language only.
type Sole struct {
	Script string // its name in Unicode
	Tag    string
	// Letters are those of which a text must have one to be in the language, each a string; none: every text is.
	Letters []string
}

// SoleLanguages gives the scripts that serve one language, from root/scripts.tsv. Of a script with several rows the
// first that fits a text counts.
func (r Root) SoleLanguages() ([]Sole, error) {
	return Read(r.l, "root/scripts.tsv", "sole languages", func(f *File) []Sole {
		var out []Sole
		for row := range f.Rows("script", "language", "letters") {
			s := Sole{Script: row.Text(0), Tag: row.Text(1)}
			if row.Text(2) != "" {
				s.Letters = slices.Collect(row.List(2))
			}
			out = append(out, s)
		}
		return out
	})
}

// ScriptLanguages gives the language of the names in each script without blanks between words, by the script's name in
// Unicode, from root/runscripts.tsv.
func (r Root) ScriptLanguages() (map[string]string, error) {
	return r.l.pairs("root/runscripts.tsv", "script", "language")
}
