package pipeline_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
)

// A limit says how far one measure of the house may go. The limit is what the house keeps today, and is lowered when it
// has become better; the aim is where it shall be in the end.
type limit struct {
	measure string
	limit   float64
	aim     float64
	unit    string
	of      func(*house) (value float64, where string)
}

// limits hold the house as a whole, generated files left out, and tests in all but the length of lines.
var limits = []limit{
	{"functions with a complexity over 15", 3.2, 4, "%", (*house).complexShare},
	{"conditions of six or more terms, in 1,000 lines", 0.3, 0.3, "", (*house).conditionRate},
	{"functions over 60 lines", 0.7, 1, "%", (*house).longShare},
	{"lines over 120 characters", 0, 0, "", (*house).wideLines},
	{"lines of the longest file", 500, 500, "", (*house).longestFile},
	{"methods of the largest type", 44, 40, "", (*house).largestType},
}

// Every package keeps these.
const (
	mostPairs = 3     // pairs of files that call each other
	mostLines = 3_000 // lines of a package
)

// TestHouse holds the shape of the code against its limits: what is long, tangled or hard to read may become less,
// never more. With -v it prints what it measured.
func TestHouse(t *testing.T) {
	h := measure(t, "..")
	if len(h.files) < 100 || len(h.functions) < 1_000 {
		t.Fatalf("found only %d files and %d functions", len(h.files), len(h.functions))
	}
	t.Log(h.table())
	for _, l := range limits {
		value, where := l.of(h)
		if math.Round(10*value) > math.Round(10*l.limit) {
			t.Errorf("%s: %.1f%s, over the limit of %.1f%s%s", l.measure, value, l.unit, l.limit, l.unit, where)
		}
	}
	for _, p := range h.packages {
		if len(p.pairs) > mostPairs {
			t.Errorf("%s: %d pairs of files call each other, over the limit of %d:\n\t%s", p.path, len(p.pairs), mostPairs,
				strings.Join(p.pairs, "\n\t"))
		}
		if p.lines > mostLines {
			t.Errorf("%s: %d lines, over the limit of %d: it wants to be two packages", p.path, p.lines, mostLines)
		}
	}
}

// TestHouseFindsFaults proves the measures on code that breaks each of them.
func TestHouseFindsFaults(t *testing.T) {
	h := measure(t, "testdata/house")
	f := h.files[0]
	if f.path != "a.go" || f.wide != 1 {
		t.Errorf("lines over 120 characters: %+v, want 1 in a.go", f)
	}
	want := []function{
		{name: "a.go:tangled", lines: 19, complexity: 15},
		{name: "a.go:room.long", lines: 63, complexity: 1},
		{name: "b.go:room.back", lines: 3, complexity: 1},
	}
	if !slices.Equal(h.functions, want) {
		t.Errorf("functions: %+v, want %+v", h.functions, want)
	}
	if got := h.packages[0].pairs; !slices.Equal(got, []string{"a.go ↔ b.go"}) {
		t.Errorf("pairs: %v", got)
	}
	if h.conditions != 1 {
		t.Errorf("conditions of six or more terms: %d, want 1", h.conditions)
	}
	if n, where := h.largestType(); n != 2 || !strings.Contains(where, "room") {
		t.Errorf("methods of the largest type: %v%s, want 2 of room", n, where)
	}
}

// A house is what is measured of the code below one folder.
type house struct {
	lines      int
	conditions int // of six or more terms
	files      []file
	functions  []function
	packages   []pack
	wideTests  int            // lines over 120 characters in tests, which are measured in nothing else
	methods    map[string]int // by type
}

// A file is measured in lines.
type file struct {
	path        string
	lines, wide int // wide: over 120 characters
}

// A function is measured with the functions written inside it.
type function struct {
	name              string // with its file and its receiver
	lines, complexity int
}

// A pack is a package.
type pack struct {
	path  string
	lines int
	pairs []string // of files that call each other
}

// measure reads the packages below the folder.
func measure(t *testing.T, root string) *house {
	h := &house{methods: make(map[string]int)}
	var folders []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "sources" ||
			name == "datasets") {
			return fs.SkipDir
		}
		if entry.IsDir() {
			folders = append(folders, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		path, err := filepath.Rel(root, folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.add(folder, filepath.ToSlash(path)); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// table shows what was measured, beside what may be and what shall be.
func (h *house) table() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "\n%d files, %d lines, %d functions, %d packages\n", len(h.files), h.lines, len(h.functions),
		len(h.packages))
	spread := func(name string, values []int) {
		median, ninth, most := quantiles(values)
		fmt.Fprintf(w, "%s\tmedian %d\tp90 %d\tmost %d\n", name, median, ninth, most)
	}
	spread("lines of a file", each(h.files, func(f file) int { return f.lines }))
	spread("lines of a package", each(h.packages, func(p pack) int { return p.lines }))
	spread("lines of a function", each(h.functions, func(f function) int { return f.lines }))
	spread("complexity of a function", each(h.functions, func(f function) int { return f.complexity }))
	fmt.Fprintf(w, "measure\tvalue\tlimit\taim\n")
	for _, l := range limits {
		value, where := l.of(h)
		fmt.Fprintf(w, "%s\t%.1f%s\t%.1f\t%.1f%s\n", l.measure, value, l.unit, l.limit, l.aim, where)
	}
	w.Flush()
	return b.String()
}

func (h *house) complexShare() (float64, string) {
	return share(h.functions, func(f function) bool { return f.complexity > 15 }), ""
}

func (h *house) longShare() (float64, string) {
	return share(h.functions, func(f function) bool { return f.lines > 60 }), ""
}

func (h *house) conditionRate() (float64, string) {
	return 1000 * float64(h.conditions) / float64(h.lines), ""
}

func (h *house) wideLines() (float64, string) {
	sum := h.wideTests
	for _, f := range h.files {
		sum += f.wide
	}
	return float64(sum), ""
}

func (h *house) longestFile() (float64, string) {
	longest := slices.MaxFunc(h.files, func(a, b file) int { return cmp.Compare(a.lines, b.lines) })
	return float64(longest.lines), " (" + longest.path + ")"
}

func (h *house) largestType() (float64, string) {
	most, largest := 0, ""
	for name, n := range h.methods {
		if n > most || n == most && name < largest {
			most, largest = n, name
		}
	}
	return float64(most), " (" + largest + ")"
}

func share(functions []function, is func(function) bool) float64 {
	n := 0
	for _, f := range functions {
		if is(f) {
			n++
		}
	}
	return 100 * float64(n) / float64(len(functions))
}

func each[T any](list []T, of func(T) int) []int {
	values := make([]int, len(list))
	for i, v := range list {
		values[i] = of(v)
	}
	return values
}

func quantiles(values []int) (median, ninth, most int) {
	slices.Sort(values)
	n := len(values)
	return values[n/2], values[n*9/10], values[n-1]
}
