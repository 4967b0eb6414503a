// Command tagger learns the weights of the tagger of names from annotated texts.
//
//	go run ./cmd/lexicon/tagger [-leave N] TEXTS LEXICON
//
// TEXTS is a folder of files LANGUAGE-NAME.tsv, a token and its tag (B-PER, I-PER, … O, X) in each line, a blank line
// after each sentence, and a README.md whose table gives the licence and the origin of each file. The weights go to
// LEXICON: root/tagger.bin for what all languages share, LANGUAGE/tagger.bin for each language. The same texts give the
// same bytes.
//
// With -leave the sentences whose number ends with the digit N are left out, nothing is written, and the names found in
// them are compared with the annotated ones: N = 0 is kept for the figures that are quoted, any other for trials.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

func main() {
	leave := flag.Int("leave", -1, "leave out the sentences whose number ends with this digit, and measure on them")
	rules := flag.Bool("rules", false, "with -leave: measure the rules alone, learn nothing")
	errors := flag.Int("errors", 0, "with -leave: print the first wrong or missed names of each file")
	only := flag.String("only", "", "with -leave: the languages, separated by commas; default all")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: tagger [-leave N] TEXTS LEXICON")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), *leave, *rules, *errors, *only); err != nil {
		fmt.Fprintln(os.Stderr, "tagger:", err)
		os.Exit(1)
	}
}

func run(texts, lexicon string, leave int, rules bool, errors int, only string) error {
	sets, err := read(texts)
	if err != nil {
		return err
	}
	if only != "" {
		sets = slices.DeleteFunc(sets, func(s *set) bool { return !slices.Contains(strings.Split(only, ","), s.language) })
	}
	l := language.Open(os.DirFS(lexicon))
	var m *model
	if !rules {
		if m, err = learn(l, sets, leave); err != nil {
			return err
		}
	}
	if leave < 0 {
		return m.write(lexicon, sets)
	}
	return measure(l, sets, leave, m, errors)
}
