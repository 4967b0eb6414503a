package segment

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// form says what an abbreviation stands before.
type form uint8

const (
	noForm       form = iota
	general           // anything; a sentence may end with it
	beforeName        // a name: "Dr."
	beforeNumber      // a number: "no."
)

// grammar is what the cutting of sentences needs to know of a language.
type grammar struct {
	forms    map[string]form // in lower case, without the last point
	starters map[string]bool // frequent words in lower case: what a new sentence often begins with
	ordinals bool            // a point after digits makes an ordinal: "3. März"
	months   map[string]bool // names of months in lower case
	greek    bool            // ";" is the question mark
}

// loadGrammar reads what is known of a language.
func loadGrammar(lexicon *language.Lexicon, tag string) (*grammar, error) {
	base := baseTag(tag)
	g := &grammar{greek: base == "el"}
	var err error
	if base == "" {
		return g, nil
	}
	if g.forms, err = language.Parse(lexicon, base+"/abbreviations.tsv", "segment.forms", parseForms); err != nil {
		return nil, err
	}
	if len(g.forms) == 0 { // what many languages abbreviate alike
		if g.forms, err = language.Parse(lexicon, "root/abbreviations.tsv", "segment.forms", parseForms); err != nil {
			return nil, err
		}
	}
	listed, err := language.Parse(lexicon, base+"/abbreviations.txt", "segment.suppressions", parseSuppressions)
	if err != nil {
		return nil, err
	}
	if len(listed) > 0 {
		merged := make(map[string]form, len(g.forms)+len(listed))
		for w, f := range listed { // the order does not matter: a map from a map
			merged[w] = f
		}
		for w, f := range g.forms {
			merged[w] = f
		}
		g.forms = merged
	}
	words, err := language.Parse(lexicon, "root/trigrams.words.tsv", "segment.words", parseWords)
	if err != nil {
		return nil, err
	}
	for _, l := range words {
		if l.tag == base {
			g.starters = make(map[string]bool, len(l.words))
			for _, w := range l.words {
				g.starters[w] = true
			}
		}
	}
	pack, err := lexicon.Pack(base)
	if err != nil {
		return nil, err
	}
	if pack.Tag != "root" {
		if g.starters == nil {
			g.starters = map[string]bool{}
		}
		function := pack.Entries(language.Function)
		for _, e := range function {
			g.starters[strings.ToLower(e.Phrase)] = true
		}
		if len(function) == 0 {
			stopwords, err := language.Parse(lexicon, base+"/stopwords.tsv", "segment.stopwords", parseList)
			if err != nil {
				return nil, err
			}
			for _, w := range stopwords {
				g.starters[w] = true
			}
		}
		for _, p := range pack.DatePatterns {
			if strings.Contains(p, "d.") && (strings.Contains(p, "MMM") || strings.Contains(p, "LLL")) {
				g.ordinals = true
			}
		}
		g.months = map[string]bool{}
		for _, e := range pack.Entries(language.Month) {
			g.months[strings.ToLower(e.Phrase)] = true
		}
	}
	return g, nil
}

// grammarOf gives the grammar of a language, made once.
func grammarOf(lexicon *language.Lexicon, tag string) (*grammar, error) {
	folder := baseTag(tag)
	if folder == "" {
		folder = "root"
	}
	return language.Parse(lexicon, folder+"/abbreviations.tsv", "segment.grammar", func([]byte) (*grammar, error) {
		return loadGrammar(lexicon, tag)
	})
}

func parseForms(data []byte) (map[string]form, error) {
	out := map[string]form{}
	err := rows(data, 3, func(f []string) {
		switch f[1] {
		case "title":
			out[f[0]] = beforeName
		case "number":
			out[f[0]] = beforeNumber
		default:
			out[f[0]] = general
		}
	})
	return out, err
}

// parseList reads a list of words, one a line.
func parseList(data []byte) ([]string, error) {
	var out []string
	for line := range strings.Lines(string(data)) {
		if w := strings.ToLower(strings.TrimSpace(line)); w != "" && w[0] != '#' {
			out = append(out, w)
		}
	}
	return out, nil
}

// parseSuppressions reads CLDR's exceptions to sentence breaks: one a line, with the last point.
func parseSuppressions(data []byte) (map[string]form, error) {
	out := map[string]form{}
	for line := range strings.Lines(string(data)) {
		w := strings.TrimSuffix(strings.ToLower(strings.TrimSpace(line)), ".")
		if w != "" && w[0] != '#' && utf8.RuneCountInString(w) > 1 {
			out[w] = general
		}
	}
	return out, nil
}
