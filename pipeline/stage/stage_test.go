package stage_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/stage"
)

type word struct {
	Doc   string
	Text  string
	Size  int
	Bytes []byte
	List  []pair
	Flag  bool
	Count uint64
}

type pair struct{ A, B string }

type workOf struct{ Doc, Work string }

type sum struct {
	Work string
	N    int
}

var (
	words  = stage.NewTable("words", stage.Document, func(w *word) string { return w.Doc })
	works  = stage.NewTable("works", stage.Document, func(w *workOf) string { return w.Doc })
	sums   = stage.NewTable("sums", stage.Work, func(s *sum) string { return s.Work })
	totals = stage.NewTable[sum]("totals", stage.All, nil)
	texts  = stage.NewTable("texts", stage.Document, func(w *word) string { return w.Doc })
)

var split = stage.Stage{
	Name: "split", Version: 1, Each: stage.Document, Reads: []string{"texts"}, Writes: []string{"words"},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		t := texts.One(in)
		if t.Text == "bad" {
			return stage.Unreadable{Err: errors.New(t.Doc + ": bad")}
		}
		for i, s := range strings.Fields(t.Text) {
			words.Write(out,
				&word{Doc: t.Doc, Text: s, Size: -i, Bytes: []byte(s), List: []pair{{s, ""}}, Flag: i == 0, Count: 1 << 63})
		}
		return nil
	},
}

var group = stage.Stage{
	Name: "group", Version: 1, Each: stage.All, Reads: []string{"words"}, Writes: []string{"works"},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		last := ""
		for w := range words.Read(in) {
			if w.Doc != last {
				works.Write(out, &workOf{w.Doc, w.Text})
			}
			last = w.Doc
		}
		return nil
	},
}

var count = stage.Stage{
	Name: "count", Version: 1, Each: stage.Work, Reads: []string{"words", "works"}, Writes: []string{"sums"},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		sums.Write(out, &sum{in.Key(), len(words.All(in))})
		return nil
	},
}

var total = stage.Stage{
	Name: "total", Version: 1, Each: stage.All, Reads: []string{"sums"}, Writes: []string{"totals"},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		n := 0
		for s := range sums.Read(in) {
			n += s.N
		}
		totals.Write(out, &sum{"", n})
		return nil
	},
}

func runner(t *testing.T, workers int, stages []stage.Stage, docs ...string) *stage.Runner {
	r := &stage.Runner{
		Stages:  stages,
		Tables:  []stage.Info{texts.Info(), words.Info(), works.Info(), sums.Info(), totals.Info()},
		Dir:     t.TempDir(),
		Workers: workers,
		Works: func(in *stage.Reader) (ids []string) {
			for w := range works.Read(in) {
				ids = append(ids, w.Work)
			}
			return ids
		},
		Inputs: map[string]func(int) (any, error){"texts": func(i int) (any, error) {
			return &word{Doc: fmt.Sprintf("d%02d", i), Text: docs[i]}, nil
		}},
	}
	for i := range docs {
		r.Documents = append(r.Documents, fmt.Sprintf("d%02d", i))
	}
	return r
}

var all = []stage.Stage{split, group, count, total}

func TestRunGivesTheSameForAnyNumberOfWorkers(t *testing.T) {
	docs := make([]string, 60)
	for i := range docs {
		docs[i] = strings.Repeat(fmt.Sprintf("w%d ", i%7), 1+i)
	}
	var first []stage.Record
	for _, workers := range []int{1, 2, 16} {
		result, err := runner(t, workers, all, docs...).Run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if got := totals.All(result.Reader())[0].N; got != 60*61/2 {
			t.Errorf("%d workers: total %d", workers, got)
		}
		w := words.All(result.Reader())[1]
		want := &word{Doc: "d01", Text: "w1", Bytes: []byte("w1"), List: []pair{{"w1", ""}}, Flag: true, Count: 1 << 63}
		if d := cmp.Diff(want, w); d != "" {
			t.Errorf("a row changed on its way:\n%s", d)
		}
		if first == nil {
			first = result.Records
		} else if d := cmp.Diff(first, result.Records); d != "" {
			t.Errorf("%d workers give other digests:\n%s", workers, d)
		}
		result.Close()
	}
}

func TestRunFailsWithTheFirstErrorInOrder(t *testing.T) {
	docs := make([]string, 40)
	for i := range docs {
		docs[i] = "a"
	}
	docs[11], docs[12], docs[39] = "bad", "bad", "bad"
	for range 20 {
		_, err := runner(t, 8, all, docs...).Run(context.Background())
		if err == nil || err.Error() != "d11: bad" {
			t.Fatalf("got %v", err)
		}
	}
}

func TestKeepGoingLeavesDocumentsOut(t *testing.T) {
	r := runner(t, 4, all, "a b", "bad", "a", "bad", "c")
	r.KeepGoing = true
	result, err := r.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer result.Close()
	if d := cmp.Diff([]string{"d00", "d02", "d04"}, result.Documents); d != "" {
		t.Error(d)
	}
	if len(result.Left) != 2 || result.Left[0].DocumentID != "d01" || result.Left[1].Err.Error() != "d03: bad" {
		t.Errorf("left out: %v", result.Left)
	}
	if got := totals.All(result.Reader())[0].N; got != 4 {
		t.Errorf("total %d", got)
	}
}

func TestUndeclaredUseIsRefused(t *testing.T) {
	bad := func(change func(*stage.Stage)) []stage.Stage {
		s := split
		change(&s)
		return []stage.Stage{s}
	}
	write := func(w *word) func(context.Context, *stage.Reader, *stage.Writer) error {
		return func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
			words.Write(out, w)
			return nil
		}
	}
	for name, c := range map[string]struct {
		stages []stage.Stage
		want   string
	}{
		"read":        {bad(func(s *stage.Stage) { s.Reads = nil; s.Run = readOnly }), "does not declare"},
		"write":       {bad(func(s *stage.Stage) { s.Writes = nil; s.Run = write(&word{Doc: "d00"}) }), "does not declare"},
		"lexicon":     {bad(func(s *stage.Stage) { s.Run = useLexicon }), "does not declare"},
		"other key":   {bad(func(s *stage.Stage) { s.Run = write(&word{Doc: "d01"}) }), `"d01"`},
		"two writers": {[]stage.Stage{split, split}, "both split and split"},
		"no writer":   {[]stage.Stage{count}, "no stage before it writes"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := runner(t, 1, c.stages, "a").Run(context.Background())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func readOnly(_ context.Context, in *stage.Reader, _ *stage.Writer) error {
	texts.One(in)
	return nil
}

func useLexicon(_ context.Context, in *stage.Reader, _ *stage.Writer) error {
	in.Lexicon()
	return nil
}

func TestRunStopsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := split
	s.Run = func(context.Context, *stage.Reader, *stage.Writer) error { cancel(); return nil }
	_, err := runner(t, 2, []stage.Stage{s}, "a", "b", "c").Run(ctx)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestKeepGoingLeavesFaultsOut leaves out the document that a stage panics over, and names it, the stage and the place;
// without KeepGoing the run ends with that error.
func TestKeepGoingLeavesFaultsOut(t *testing.T) {
	s := split
	s.Run = func(ctx context.Context, in *stage.Reader, out *stage.Writer) error {
		if w := texts.One(in); w.Text == "boom" {
			in.At(w.Doc + ".p0")
			panic("index out of range")
		}
		return split.Run(ctx, in, out)
	}
	const want = "split: d01: internal error at d01.p0: index out of range"
	stages := append([]stage.Stage{s}, all[1:]...)
	r := runner(t, 2, stages, "a", "boom", "bad", "b c")
	r.KeepGoing = true
	result, err := r.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer result.Close()
	if d := cmp.Diff([]string{"d00", "d03"}, result.Documents); d != "" {
		t.Error(d)
	}
	if len(result.Left) != 2 || result.Left[0].Err.Error() != want || result.Left[1].DocumentID != "d02" {
		t.Errorf("left out: %v", result.Left)
	}
	_, err = runner(t, 2, stages, "a", "boom").Run(context.Background())
	if err == nil || err.Error() != want {
		t.Errorf("without keeping on: %v", err)
	}
}

// TestKeepGoingNeedsWhatWorksLeanOn ends a run in which a stage panics over a document after works were formed.
func TestKeepGoingNeedsWhatWorksLeanOn(t *testing.T) {
	late := stage.Stage{Name: "late", Each: stage.Document, Reads: []string{"words"},
		Run: func(_ context.Context, in *stage.Reader, _ *stage.Writer) error { panic(in.Key()) }}
	r := runner(t, 1, append(all[:len(all):len(all)], late), "a", "b")
	r.KeepGoing = true
	if _, err := r.Run(context.Background()); err == nil || err.Error() != "late: d00: internal error: d00" {
		t.Errorf("got %v", err)
	}
}

func TestFloatsHaveNoEncoding(t *testing.T) {
	type row struct{ F float64 }
	table := stage.NewTable[row]("words", stage.All, nil)
	s := stage.Stage{Name: "float", Each: stage.All, Writes: []string{"words"},
		Run: func(_ context.Context, _ *stage.Reader, out *stage.Writer) error {
			table.Write(out, &row{1})
			return nil
		}}
	_, err := runner(t, 1, []stage.Stage{s}, "a").Run(context.Background())
	var p stage.Panicked
	if !errors.As(err, &p) || !strings.Contains(err.Error(), reflect.TypeFor[float64]().String()) {
		t.Errorf("got %v", err)
	}
}
