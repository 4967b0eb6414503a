// Command tagger learns the weights of the tagger of names from annotated texts.
//
//	go run ./cmd/lexicon/tagger [-leave DIGITS] TEXTS LEXICON
//
// TEXTS is a folder of files LANGUAGE-NAME.tsv, a token and its tag (B-PER, I-PER, … O, X) in each line, a blank line
// after each sentence, and a README.md whose table gives the licence and the origin of each file. The weights go to
// LEXICON: root/tagger.bin for what all languages share, LANGUAGE/tagger.bin for each language, root/tagger-unseen.bin
// for those without texts. The same texts give the same bytes.
//
// With -leave the sentences whose number ends with one of the digits are left out, nothing is written, and the names
// found in them are compared with the annotated ones: 0 is kept for the figures that are quoted, any other for trials.
// With -weights the weights that were learnt are kept in a folder, and read from it by the next trial of another rule.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

func main() {
	leave := flag.String("leave", "", "leave out the sentences whose number ends with one of these digits, to measure")
	rules := flag.Bool("rules", false, "with -leave: measure the rules alone, learn nothing")
	wrong := flag.Int("errors", 0, "with -leave: print the first wrong or missed names of each file")
	unseen := flag.String("unseen", "", "with -leave: a language to learn nothing from, as if it had no annotated texts")
	only := flag.String("only", "", "the languages, separated by commas; the shared layer is not written; default all")
	weights := flag.String("weights", "", "with -leave: a folder of weights; if empty, they are learnt and kept there")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: tagger [-leave DIGITS] TEXTS LEXICON")
		os.Exit(2)
	}
	o := options{*leave, *rules, *wrong, *only, *unseen, *weights}
	if err := run(flag.Arg(0), flag.Arg(1), o); err != nil {
		fmt.Fprintln(os.Stderr, "tagger:", err)
		os.Exit(1)
	}
}

// options say what is learnt and measured.
type options struct {
	leave  string
	rules  bool
	errors int
	only   string
	unseen string

	weights string
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
	if o.leave == "" {
		m, err := learn(l, sets, o.leave, o.unseen)
		if err != nil {
			return err
		}
		return m.write(lexicon, sets, o.only == "")
	}
	layers, err := o.layers(l, sets)
	if err != nil {
		return err
	}
	return measure(l, sets, o.leave, layers, o.errors)
}

// layers gives the layers of a language: none for a trial of the rules alone, those of a folder if it has any, else
// what is learnt now.
func (o *options) layers(l *language.Lexicon, sets []*set) (func(tag string) (*gazetteer.Layers, error), error) {
	if o.rules {
		return func(string) (*gazetteer.Layers, error) { return nil, nil }, nil
	}
	if o.weights != "" {
		if _, err := os.Stat(filepath.Join(o.weights, "root")); err == nil {
			return stored(o.weights), nil
		}
	}
	m, err := learn(l, sets, o.leave, o.unseen)
	if err != nil {
		return nil, err
	}
	if o.weights != "" {
		if err := m.write(o.weights, sets, true); err != nil {
			return nil, err
		}
	}
	return func(tag string) (*gazetteer.Layers, error) { return m.layers(tag), nil }, nil
}

// stored reads the layers of a language from a folder that write wrote.
func stored(folder string) func(tag string) (*gazetteer.Layers, error) {
	return func(tag string) (*gazetteer.Layers, error) {
		own, err := storedLayer(filepath.Join(folder, tag, "tagger.bin"))
		if err != nil || own != nil {
			common, other := storedLayer(filepath.Join(folder, "root", "tagger.bin"))
			return &gazetteer.Layers{Common: common, Own: own}, errors.Join(err, other)
		}
		common, err := storedLayer(filepath.Join(folder, "root", "tagger-unseen.bin"))
		return &gazetteer.Layers{Common: common}, err
	}
}

// storedLayer reads a layer, nil if there is no such file.
func storedLayer(path string) (*tagger.Layer, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return tagger.Parse(data)
}
