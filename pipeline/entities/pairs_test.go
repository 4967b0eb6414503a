package entities

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// TestPairs reads names of persons, bodies and places in sixteen languages, all into one registry, and compares which
// of them it takes for one with testdata/pairs.tsv. The least recall and precision are those that were reached.
func TestPairs(t *testing.T) {
	names := readPairs(t)
	r := registered(t, names)
	for _, least := range []struct {
		kind              string
		recall, precision int // per mille
	}{
		{"person", 680, 990}, {"organization", 860, 990}, {"place", 570, 980}, {"", 770, 990},
	} {
		t.Run(least.kind, func(t *testing.T) {
			recall, precision := measured(t, r, names, least.kind)
			if recall < least.recall || precision < least.precision {
				t.Errorf("recall .%03d, precision .%03d; want .%03d, .%03d", recall, precision, least.recall, least.precision)
			}
		})
	}
}

// registered gives a registry with the names.
func registered(t *testing.T, names []*named) *registry {
	l := language.Open(os.DirFS("../../sources/lexicon"))
	r, err := newRegistry(l)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if err := r.add(n.candidate(t, l), ""); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.finish(); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestLists reads rivers, mountains, seas, regions and towns, and bodies, in up to ten languages, and compares which of
// their names the registry takes for one with what the lists say.
func TestLists(t *testing.T) {
	for _, c := range []struct {
		file, typ         string
		recall, precision int // per mille
	}{
		{"testdata/places.txt", schema.TypePlace, 890, 1000},
		{"testdata/bodies.txt", schema.TypeOrganization, 740, 1000},
	} {
		t.Run(c.file, func(t *testing.T) {
			names := readList(t, c.file, c.typ)
			recall, precision := measured(t, registered(t, names), names, "")
			if recall < c.recall || precision < c.precision {
				t.Errorf("recall .%03d, precision .%03d; want .%03d, .%03d", recall, precision, c.recall, c.precision)
			}
		})
	}
}

// readList reads a list that has in each row the names of one entity.
func readList(t *testing.T, file, typ string) []*named {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var names []*named
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for cell := range strings.SplitSeq(strings.TrimSuffix(line, "\n"), "|") {
			lang, name, _ := strings.Cut(cell, ":")
			names = append(names, &named{typ: typ, language: lang, name: name, means: line})
		}
	}
	return names
}

// named is a name in a language, and what it names.
type named struct {
	typ, language, name, source string
	means                       string // the English name
	home                        string // the country whose body or law it is
	row                         *tables.Candidate
}

// readPairs reads the names of the file, each once.
func readPairs(t *testing.T) []*named {
	data, err := os.ReadFile("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []*named
	seen := map[[3]string]bool{}
	for line := range strings.Lines(string(data)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(c) != 6 {
			continue
		}
		for k := 1; k < 5; k += 2 {
			if key := [3]string{c[0], c[k], c[k+1]}; !seen[key] {
				seen[key] = true
				out = append(out, &named{typ: c[0], language: c[k], name: c[k+1], source: c[5], means: c[2]})
			}
		}
	}
	return out
}

// candidate gives the row that stage mentions would write for the name, each in a document of its own.
func (n *named) candidate(t *testing.T, l *language.Lexicon) *tables.Candidate {
	c := &tables.Candidate{DocumentID: strconv.Itoa(len(n.name)), Surface: n.name, Clean: n.name, Language: n.language,
		Type: n.typ}
	x, err := gazetteer.Load(l, n.language)
	if err != nil {
		t.Fatal(err)
	}
	key := gazetteer.Key(n.name)
	for _, list := range x.Names {
		if e := list.Entries[key]; e != nil && e.Type == n.typ && c.Key == "" {
			c.Key, c.Canonical = e.ID, e.Name
		}
	}
	if e := gazetteer.NewTowns(l).Find(key); e != nil && n.typ == "place" && c.Key == "" {
		c.Key, c.Canonical = e.ID, e.Name
	}
	if c.Key == "" {
		c.Key = n.typ + ":" + key
	}
	n.row = c
	return c
}

// measured counts the pairs of names of a kind, in two languages, that mean the same and that the registry takes for
// one, and gives recall and precision per mille.
func measured(t *testing.T, r *registry, names []*named, kind string) (recall, precision int) {
	means := map[string][]*named{}
	takes := map[string][]*named{}
	for _, n := range names {
		if kind == "" || n.typ == kind {
			means[n.typ+n.means] = append(means[n.typ+n.means], n)
			takes[r.of(t, n)] = append(takes[r.of(t, n)], n)
		}
	}
	all, found, right := 0, 0, 0
	missed := map[string]int{}
	for _, key := range slices.Sorted(maps.Keys(means)) {
		pairs(means[key], func(a, b *named) {
			all++
			if r.of(t, a) != r.of(t, b) {
				missed[a.language+"-"+b.language+" "+a.source]++
				t.Logf("missed: %s %q, %s %q", a.language, a.name, b.language, b.name)
			}
		})
	}
	for _, key := range slices.Sorted(maps.Keys(takes)) {
		pairs(takes[key], func(a, b *named) {
			found++
			if a.typ == b.typ && a.means == b.means {
				right++
			} else {
				t.Logf("wrong: %s %q, %s %q are %s", a.language, a.name, b.language, b.name, key)
			}
		})
	}
	for _, key := range slices.Sorted(maps.Keys(missed)) {
		t.Logf("missed %s: %d", key, missed[key])
	}
	recall, precision = 1000*right/max(all, 1), 1000*right/max(found, 1)
	t.Logf("%q: %d pairs, recall .%03d, precision .%03d", kind, all, recall, precision)
	return recall, precision
}

// pairs calls f for each two names of a list that are of two languages.
func pairs(list []*named, f func(a, b *named)) {
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.language != b.language {
				f(a, b)
			}
		}
	}
}

// of gives the identifier of the entity that a name came to.
func (r *registry) of(t *testing.T, n *named) string {
	k, _, err := r.key(n.row, n.home)
	if err != nil {
		t.Fatal(err)
	}
	g, _ := r.groups[k].root()
	return g.entity.EntityID
}
