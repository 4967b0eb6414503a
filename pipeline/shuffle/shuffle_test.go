package shuffle

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// items makes n items, many of which have the same key, and some the same key and value.
func items(n int) []Item {
	var out []Item
	x := uint64(1)
	for range n {
		x = x*6364136223846793005 + 1442695040888963407
		out = append(out, Item{Key: x >> 33 % uint64(n), Value: x >> 61, Count: x>>40&3 + 1})
	}
	return append(out, Item{}, Item{^uint64(0), ^uint64(0), 1}, Item{Key: 7, Value: 9}, Item{Key: 7, Value: 9, Count: 2})
}

// added is what a shuffle should make of items.
func added(items []Item) []Item {
	counts := map[[2]uint64]uint64{}
	for _, it := range items {
		counts[[2]uint64{it.Key, it.Value}] += it.Count
	}
	out := make([]Item, 0, len(counts))
	for k, n := range counts {
		out = append(out, Item{k[0], k[1], n})
	}
	slices.SortFunc(out, compare)
	return out
}

// TestSorted checks that the items come in order and added up, in memory and on disk, and that no file is left.
func TestSorted(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000, 5000} {
		for _, budget := range []int{1, 2, 3, 64, 1000, 1 << 20} {
			t.Run(fmt.Sprint(n, " items, budget ", budget), func(t *testing.T) {
				dir := t.TempDir()
				s := New(dir, budget)
				list := items(n)
				for _, it := range list {
					s.Add(it.Key, it.Value, it.Count)
					if len(s.items) > budget {
						t.Fatalf("%d items in memory", len(s.items))
					}
				}
				got := slices.Collect(s.Sorted())
				if diff := cmp.Diff(added(list), got); diff != "" || s.Err() != nil {
					t.Error(s.Err(), diff)
				}
				if files, _ := os.ReadDir(dir); len(files) > 0 {
					t.Errorf("%s is left", files[0].Name())
				}
			})
		}
	}
}

// TestStopped checks that the file goes, too, when the caller has seen enough.
func TestStopped(t *testing.T) {
	dir := t.TempDir()
	s := New(dir, 4)
	for i := range uint64(100) {
		s.Add(i, 0, 1)
	}
	for it := range s.Sorted() {
		if it.Key == 10 {
			break
		}
	}
	if files, _ := os.ReadDir(dir); len(files) > 0 || s.Err() != nil {
		t.Errorf("%d files are left, error %v", len(files), s.Err())
	}
}

// TestNoFolder checks that a disk that takes nothing is an error and not a loss.
func TestNoFolder(t *testing.T) {
	s := New(t.TempDir()+"/absent", 4)
	for i := range uint64(100) {
		s.Add(i, 0, 1)
	}
	if n := len(slices.Collect(s.Sorted())); n > 0 || s.Err() == nil {
		t.Errorf("%d items, error %v", n, s.Err())
	}
}

func BenchmarkSorted(b *testing.B) {
	list := items(1 << 20)
	for b.Loop() {
		s := New(b.TempDir(), 1<<18)
		for _, it := range list {
			s.Add(it.Key, it.Value, it.Count)
		}
		for range s.Sorted() {
		}
	}
}
