package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// generator makes texts that look like the sources and repeat none of them: chains of words (Markov, order 2) in which
// every number is drawn anew. One text in twenty is a version of the one before it.
type generator struct {
	random *rand.Rand
	chains []chain
}

// chain holds, for two words that follow each other in a source, the words that come next.
type chain struct {
	next   map[[2]string][]string
	starts [][2]string
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
			}
		}
		if len(c.starts) > 0 {
			g.chains = append(g.chains, c)
		}
	}
	if len(g.chains) == 0 {
		return nil, fmt.Errorf("the sources hold no paragraphs to make texts from")
	}
	return g, nil
}

// corpus writes texts of about size bytes in all into dir and gives their number and exact size.
func (g *generator) corpus(dir string, size int) (files, bytes int, err error) {
	last := ""
	for bytes < size {
		text := ""
		if last != "" && g.random.IntN(20) == 0 {
			text = g.version(last)
		} else {
			text = g.text(&g.chains[g.random.IntN(len(g.chains))])
		}
		name := filepath.Join(dir, fmt.Sprintf("%03d", files/1000), fmt.Sprintf("%06d.txt", files))
		if files%1000 == 0 {
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return 0, 0, err
			}
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return 0, 0, err
		}
		files, bytes, last = files+1, bytes+len(text), text
	}
	return files, bytes, nil
}

// text makes a text of a title, a date line and some paragraphs.
func (g *generator) text(c *chain) string {
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
	words := []string{k[0], k[1]}
	for len(words) < most && !strings.HasSuffix(k[1], ".") {
		next := c.next[k]
		if len(next) == 0 {
			break
		}
		w := next[g.random.IntN(len(next))]
		k = [2]string{k[1], w}
		words = append(words, g.renumber(w))
	}
	return strings.TrimRight(strings.Join(words, " "), ",;. ") + "."
}

// renumber draws the digits of a word anew.
func (g *generator) renumber(w string) string {
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
