package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kinds of corpora, the usual one first. The others are worst cases of one stage or another.
var kinds = []struct {
	name, doc string
	write     func(g *generator, dir string, size int) error
}{
	{"subjects", "chains in which each text has its own words for things; one in twenty is a version of the one before it",
		func(g *generator, dir string, size int) error {
			g.subjects = true
			return g.corpus(dir, size, 20)
		}},
	{"chains", "chains of words, so that all texts share most of their phrases",
		func(g *generator, dir string, size int) error {
			return g.corpus(dir, size, 20)
		}},
	{"copies", "nineteen texts in twenty are versions of the one before", func(g *generator, dir string, size int) error {
		g.subjects, g.mostly = true, true
		return g.corpus(dir, size, 20)
	}},
	{"one", "one text", func(g *generator, dir string, size int) error {
		g.subjects = true
		return writeOne(dir, size, func() string { return g.text(&g.chains[0]) })
	}},
	{"line", "one text in one line", func(g *generator, dir string, size int) error {
		g.subjects = true
		return writeOne(dir, size, func() string {
			return strings.Join(strings.Fields(g.text(&g.chains[0])), " ") + " "
		})
	}},
	{"letters", "one text of lines with one letter each", func(_ *generator, dir string, size int) error {
		return writeOne(dir, size, func() string { return "a\n" })
	}},
	{"stops", "one text of one-letter sentences without a line end", func(_ *generator, dir string, size int) error {
		return writeOne(dir, size, func() string { return "文。" })
	}},
	{"digits", "one text of digits and blanks", func(g *generator, dir string, size int) error {
		return writeOne(dir, size, func() string { return fmt.Sprintf("%d ", g.random.IntN(100000)) })
	}},
}

func kindNames() string {
	var b strings.Builder
	for _, k := range kinds {
		fmt.Fprintf(&b, "\n%s: %s", k.name, k.doc)
	}
	return b.String()
}

// generate writes a corpus of the kind and size that the options say.
func generate(o options, dir string) error {
	paths, err := filepath.Glob(o.sources)
	if err != nil {
		return err
	}
	g, err := newGenerator(o.seed, paths)
	if err != nil {
		return err
	}
	for _, k := range kinds {
		if k.name == o.kind {
			return k.write(g, dir, o.mb*1e6)
		}
	}
	return fmt.Errorf("no kind of corpus is called %q; there are:%s", o.kind, kindNames())
}

// writeOne writes a corpus of one text, piece by piece.
func writeOne(dir string, size int, piece func() string) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, "one.txt"))
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	w := bufio.NewWriter(f)
	for n := 0; n < size; {
		k, err := w.WriteString(piece())
		if err != nil {
			return err
		}
		n += k
	}
	return w.Flush()
}

// generator makes texts that look like the sources and repeat none of them: chains of words (Markov, order 2) in which
// every number is drawn anew.
type generator struct {
	random   *rand.Rand
	chains   []chain
	subjects bool              // each text has its own words for things
	mostly   bool              // texts are versions of each other, but for one in twenty
	words    map[string]string // of the present text
}

// chain holds, for two words that follow each other in a source, the words that come next.
type chain struct {
	next    map[[2]string][]string
	starts  [][2]string
	content []string // words in small letters that say what a text is about
}

// newGenerator reads the sources, which are texts of plain paragraphs.
func newGenerator(seed uint64, paths []string) (*generator, error) {
	g := &generator{random: rand.New(rand.NewPCG(seed, seed))}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		c := chain{next: map[[2]string][]string{}}
		for line := range strings.Lines(string(data)) {
			words := strings.Fields(line)
			if len(words) < 30 { // furniture
				continue
			}
			for i := 0; i+2 < len(words); i++ {
				k := [2]string{words[i], words[i+1]}
				c.next[k] = append(c.next[k], words[i+2])
				if i == 0 || strings.HasSuffix(words[i-1], ".") {
					c.starts = append(c.starts, k)
				}
				if isContent(words[i]) {
					c.content = append(c.content, words[i])
				}
			}
		}
		slices.Sort(c.content)
		c.content = slices.Compact(c.content)
		if len(c.starts) > 0 {
			g.chains = append(g.chains, c)
		}
	}
	if len(g.chains) == 0 {
		return nil, fmt.Errorf("the sources hold no paragraphs to make texts from")
	}
	return g, nil
}

// isContent reports whether a word is of five small letters or more, as the words that carry a subject mostly are.
func isContent(w string) bool {
	return utf8.RuneCountInString(w) >= 5 && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLower(r) })
}

// corpus writes texts of about size bytes in all into dir. One text in a number is a version of the one before it.
func (g *generator) corpus(dir string, size, one int) error {
	last := ""
	for files, bytes := 0, 0; bytes < size; files++ {
		text := ""
		if last != "" && (g.random.IntN(one) == 0) != g.mostly {
			text = g.version(last)
		} else {
			text = g.text(&g.chains[g.random.IntN(len(g.chains))])
		}
		name := filepath.Join(dir, fmt.Sprintf("%03d", files/1000), fmt.Sprintf("%06d.txt", files))
		if files%1000 == 0 {
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return err
			}
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
		bytes += len(text)
		if !g.mostly || last == "" || len(text) > 1000 {
			last = text
		} else {
			last = ""
		}
	}
	return nil
}

// text makes a text of a title, a date line and some paragraphs.
func (g *generator) text(c *chain) string {
	g.words = map[string]string{}
	if g.subjects {
		for i, j := range g.random.Perm(len(c.content)) {
			g.words[c.content[i]] = c.content[j]
		}
	}
	var b strings.Builder
	title := strings.TrimRight(g.sentence(c, 12), ".")
	fmt.Fprintf(&b, "%s\n\n%d-%02d-%02d\n\n", title, 2010+g.random.IntN(15), 1+g.random.IntN(12), 1+g.random.IntN(28))
	for range 3 + g.random.IntN(8) {
		for range 2 + g.random.IntN(5) {
			b.WriteString(g.sentence(c, 60))
			b.WriteByte(' ')
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// sentence follows the chain up to a full stop, or to most words.
func (g *generator) sentence(c *chain, most int) string {
	k := c.starts[g.random.IntN(len(c.starts))]
	words := []string{g.say(k[0]), g.say(k[1])}
	for len(words) < most && !strings.HasSuffix(k[1], ".") {
		next := c.next[k]
		if len(next) == 0 {
			break
		}
		w := next[g.random.IntN(len(next))]
		k = [2]string{k[1], w}
		words = append(words, g.say(w))
	}
	return strings.TrimRight(strings.Join(words, " "), ",;. ") + "."
}

// say gives the word that the present text has in place of w: another one for a thing, other digits for a number.
func (g *generator) say(w string) string {
	if v, ok := g.words[w]; ok {
		return v
	}
	if !strings.ContainsFunc(w, unicode.IsDigit) {
		return w
	}
	first := true
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		low := 0
		if first {
			low, first = 1, false
		}
		return rune('0' + low + g.random.IntN(10-low))
	}, w)
}

// version gives a text with some paragraphs left out.
func (g *generator) version(text string) string {
	paragraphs := strings.SplitAfter(text, "\n\n")
	var b strings.Builder
	for i, p := range paragraphs {
		if i < 2 || g.random.IntN(6) > 0 {
			b.WriteString(p)
		}
	}
	return b.String()
}
