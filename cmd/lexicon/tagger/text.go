package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// set is a file of annotated sentences.
type set struct {
	file, language, licence, origin string
	digest                          [sha256.Size]byte
	sentences                       []sentence
}

// sentence is a text with the names in it.
type sentence struct {
	text  string
	names []name
}

// name is the bytes [start,end) of a sentence and what they name; the type is empty for a name of another kind.
type name struct {
	start, end int
	typ        string
}

// read reads the files of a folder in the order of their names. Words that a language writes as one are put together.
func read(folder string, l *language.Lexicon) ([]*set, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.tsv"))
	if err != nil {
		return nil, err
	}
	about, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		return nil, err
	}
	var sets []*set
	slices.Sort(paths)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		s := &set{file: filepath.Base(path), digest: sha256.Sum256(data)}
		s.language, _, _ = strings.Cut(s.file, "-")
		for line := range strings.Lines(string(about)) {
			cells := strings.Split(strings.Trim(line, "|\n "), " | ")
			if len(cells) == 6 && cells[0] == s.file {
				s.licence, s.origin = cells[4], cells[5]
			}
		}
		if s.licence == "" {
			return nil, fmt.Errorf("%s: README.md has no row for it", path)
		}
		contractions, err := l.Words().Contractions(s.language)
		if err != nil {
			return nil, err
		}
		for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
			s.sentences = append(s.sentences, parse(contract(block, contractions)))
		}
		sets = append(sets, s)
	}
	if len(sets) == 0 {
		return nil, fmt.Errorf("%s: no .tsv files", folder)
	}
	return sets, nil
}

// contract makes one token of two that are written as one. It keeps the tag of the first, or of the second where the
// first lies in no name.
func contract(block string, contractions map[string]string) string {
	if len(contractions) == 0 {
		return block
	}
	lines := strings.Split(block, "\n")
	out := lines[:1]
	for _, line := range lines[1:] {
		before, tag, _ := strings.Cut(out[len(out)-1], "\t")
		word, next, _ := strings.Cut(line, "\t")
		c := contractions[strings.ToLower(before)+" "+word]
		if c == "" || strings.HasPrefix(next, "B-") {
			out = append(out, line)
			continue
		}
		if r, _ := utf8.DecodeRuneInString(before); unicode.IsUpper(r) {
			first, m := utf8.DecodeRuneInString(c)
			c = string(unicode.ToUpper(first)) + c[m:]
		}
		out[len(out)-1] = c + "\t" + tag
	}
	return strings.Join(out, "\n")
}

// types are the types of names by the tags of the files.
var types = map[string]string{"PER": "person", "ORG": "organization", "LOC": "place"}

// parse puts the tokens of a sentence together as a text.
func parse(block string) sentence {
	var s sentence
	var b strings.Builder
	last := ""
	open := false
	for line := range strings.SplitSeq(block, "\n") {
		token, tag, _ := strings.Cut(line, "\t")
		if token == "" {
			continue
		}
		if last != "" && blank(last, token) {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(token)
		last = token
		mark, kind, _ := strings.Cut(tag, "-")
		switch {
		case mark == "B" || mark == "I" && !open:
			s.names = append(s.names, name{start, b.Len(), types[kind]})
			open = true
		case mark == "I":
			s.names[len(s.names)-1].end = b.Len()
		case mark == "X":
			if n := len(s.names) - 1; open && s.names[n].typ == "" {
				s.names[n].end = b.Len()
			} else {
				s.names = append(s.names, name{start, b.Len(), ""})
			}
			open = true
		default:
			open = false
		}
	}
	s.text = b.String()
	for i := range s.names {
		s.names[i].trim(s.text)
	}
	s.names = slices.DeleteFunc(s.names, func(n name) bool {
		return !strings.ContainsFunc(s.text[n.start:n.end], unicode.IsLetter)
	})
	return s
}

// trim leaves out the marks at the ends of a name, which some texts annotate with the word that they touch.
func (n *name) trim(text string) {
	surface := text[n.start:n.end]
	rest := strings.TrimLeft(surface, openers)
	n.start += len(surface) - len(rest)
	rest = strings.TrimRight(rest, closers)
	for _, pair := range []string{"()", "[]"} {
		if strings.HasSuffix(rest, pair[1:]) && !strings.Contains(rest, pair[:1]) {
			rest = strings.TrimRight(strings.TrimSuffix(rest, pair[1:]), closers)
		}
	}
	if word := rest[strings.LastIndexAny(rest, " .")+1:]; word == "" && strings.HasSuffix(rest, ".") {
		rest = endOfSentence(rest)
	}
	n.end = n.start + len(rest)
}

// Marks that belong to no name where they stand at its begin or its end.
const (
	openers = " ,;:—–-(«»„“”\"<>*_^"
	closers = " ,;:—–-«»„“”\"<>*_^("
)

// longAbbreviation is the most letters of a word that a point abbreviates.
const longAbbreviation = 3

// endOfSentence leaves out the point behind a word too long to be an abbreviation.
func endOfSentence(s string) string {
	word := strings.TrimSuffix(s, ".")
	last := word[strings.LastIndexAny(word, " .-")+1:]
	if utf8.RuneCountInString(last) <= longAbbreviation || strings.Contains(last, "/") {
		return s
	}
	return word
}

// blank reports whether a blank stands between two tokens of a text.
func blank(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	switch {
	case tight(a) || tight(b):
		return false
	case strings.ContainsRune("([{«“‘¿¡", a) || strings.ContainsRune(")]},.;:!?%»”’…", b):
		return false
	case b == '\'' && utf8.RuneCountInString(after) > 1 || after == "n't":
		return false
	case (a == '\'' || a == '’') && utf8.RuneCountInString(before) > 1 && utf8.RuneCountInString(before) < 5:
		return false
	}
	return true
}

// tight reports whether a character stands without blanks.
func tight(r rune) bool {
	sign := r >= 0x3000 && r < 0x3040 || r >= 0xFF00 && r < 0xFFEF || r == 'ー'
	return sign || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
