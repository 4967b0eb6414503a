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
	unseen := flag.String("unseen", "", "with -leave: a language to learn nothing from, as if it had no annotated texts")
	only := flag.String("only", "", "with -leave: the languages, separated by commas; default all")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: tagger [-leave N] TEXTS LEXICON")
		os.Exit(2)
	}
	o := options{*leave, *rules, *errors, *only, *unseen}
	if err := run(flag.Arg(0), flag.Arg(1), o); err != nil {
		fmt.Fprintln(os.Stderr, "tagger:", err)
		os.Exit(1)
	}
}

// options say what is learnt and measured.
type options struct {
	leave  int
	rules  bool
	errors int
	only   string
	unseen string
}

func run(texts, lexicon string, o options) error {
	l := language.Open(os.DirFS(lexicon))
	sets, err := read(texts, l)
	if err != nil {
		return err
	}
	if o.only != "" {
		sets = slices.DeleteFunc(sets, func(s *set) bool { return !slices.Contains(strings.Split(o.only, ","), s.language) })
	}
	var m *model
	if !o.rules {
		if m, err = learn(l, sets, o.leave, o.unseen); err != nil {
			return err
		}
	}
	if o.leave < 0 {
		return m.write(lexicon, sets)
	}
	return measure(l, sets, o.leave, m, o.errors)
}
