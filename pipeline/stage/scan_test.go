package stage

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"
)

// TestScannerReadsRowsOfAnyLength: rows longer than a chunk, rows that end with a chunk, gaps between partitions, and a
// spool that ends in the middle of a row.
func TestScannerReadsRowsOfAnyLength(t *testing.T) {
	type row struct {
		Text string
		List []string
	}
	c := codecOf(reflect.TypeFor[row]())
	sp := newSpool(t.TempDir(), "rows", Document, 5)
	defer sp.remove()
	var want []row
	skipped := 2
	for p := range 5 {
		var b []byte
		for i, n := range []int{0, 1, chunk - 7, chunk, 5*chunk + p, 100} {
			r := row{strings.Repeat("x", n), make([]string, i)}
			for k := range r.List {
				r.List[k] = strings.Repeat("y", n/7)
			}
			if i == 0 {
				r.List = nil
			}
			b = c.encode(b, unsafe.Pointer(&r))
			if p != skipped {
				want = append(want, r)
			}
		}
		if err := sp.append(p, b, 6); err != nil {
			t.Fatal(err)
		}
	}
	read := func(s *scanner) (rows []row, err error) {
		for {
			var r row
			ok, err := s.row(newDecoder(c), reflect.ValueOf(&r).Elem())
			if !ok {
				return rows, err
			}
			rows = append(rows, r)
		}
	}
	got, err := read(newScanner(sp, []int{0, 1, 3, 4}))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%d rows, %d are right: %v", len(got), len(want), err)
	}
	sp.places.Add(4, 0, -1, 0)
	if got, err := read(newScanner(sp, []int{4})); err == nil || len(got) != 5 {
		t.Errorf("a spool that is cut off gives %d rows and the error %v", len(got), err)
	}
	// Random bytes end in an error or give rows, and never a panic.
	s := &scanner{left: bytes.Repeat([]byte{0xfe, 0x01, 0x7f}, 1000)}
	if _, err := read(s); err == nil {
		t.Error("damaged bytes are no error")
	}
}

// TestLongTextsStay: a text of some megabytes is not copied, and stays what it is while the rows after it are read.
func TestLongTextsStay(t *testing.T) {
	type row struct{ Before, Text, After string }
	c := codecOf(reflect.TypeFor[row]())
	sp := newSpool(t.TempDir(), "rows", Document, 1)
	defer sp.remove()
	var b []byte
	var want []row
	for i, n := range []int{10, shortestShared - 1, shortestShared, 5 * shortestShared, 20, 3*shortestShared + 7, chunk} {
		letter := string(rune('a' + i))
		want = append(want, row{letter, strings.Repeat(letter, n), letter + letter})
		b = c.encode(b, unsafe.Pointer(&want[i]))
	}
	if err := sp.append(0, b, int64(len(want))); err != nil {
		t.Fatal(err)
	}
	s, d := newScanner(sp, []int{0}), newDecoder(c)
	var got []row
	shared := 0
	for {
		var r row
		ok, err := s.row(d, reflect.ValueOf(&r).Elem())
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			break
		}
		if d.shared {
			shared++
		}
		got = append(got, r)
	}
	if !slices.Equal(got, want) {
		t.Error("the rows have changed")
	}
	if shared == 0 {
		t.Error("all texts were copied")
	}
}

// TestSpoolOfFewRows: they are read from memory, and no file is made; with more of them there is one.
func TestSpoolOfFewRows(t *testing.T) {
	dir := t.TempDir()
	sp := newSpool(dir, "rows", Document, 3)
	want := [][]byte{bytes.Repeat([]byte("a"), spoolInMemory-1), []byte("b"), []byte("c")}
	for p, files := range []int{0, 0, 1} {
		if err := sp.append(p, want[p], 1); err != nil {
			t.Fatal(err)
		}
		if made, err := os.ReadDir(dir); err != nil || len(made) != files {
			t.Errorf("after %d rows there are %d files, want %d (%v)", p+1, len(made), files, err)
		}
		for q := range p + 1 {
			if got, err := sp.read(q); err != nil || !bytes.Equal(got, want[q]) {
				t.Errorf("after %d rows, row %d has %d bytes, want %d (%v)", p+1, q, len(got), len(want[q]), err)
			}
		}
	}
	sp.remove()
	few := newSpool(dir, "few", Document, 1)
	if err := few.append(0, []byte("abc"), 1); err != nil {
		t.Fatal(err)
	}
	few.places.Add(0, 0, 1, 0)
	if b, err := few.read(0); err == nil {
		t.Errorf("a spool that is cut off gives %q", b)
	}
	few.remove()
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%d files are left (%v)", len(left), err)
	}
}

// TestSorted: the rows of all partitions in the order of the key, equal keys as they were written.
func TestSorted(t *testing.T) {
	type row struct {
		Key  string
		Text string
		N    int
	}
	table := NewTable("rows", Document, func(r *row) string { return "" })
	sp := newSpool(t.TempDir(), "rows", Document, 3)
	defer sp.remove()
	c := codecOf(reflect.TypeFor[row]())
	var want []row
	for n := range 3000 {
		r := row{Key: strings.Repeat("k", n*7919%97), Text: strings.Repeat("x", n%500), N: n}
		if n == 1234 {
			r.Text = strings.Repeat("y", 3*chunk)
		}
		want = append(want, r)
		if err := sp.append(n/1000, c.encode(nil, unsafe.Pointer(&r)), 1); err != nil {
			t.Fatal(err)
		}
	}
	slices.SortStableFunc(want, func(a, b row) int { return strings.Compare(a.Key, b.Key) })
	in := &Reader{run: &run{spools: map[string]*spool{"rows": sp}}, stage: &Stage{Each: All, Reads: []string{"rows"}},
		documents: []int{0, 1, 2}, work: -1}
	n := 0
	for r := range table.Sorted(in, func(r *row) string { return r.Key }) {
		if n >= len(want) || *r != want[n] {
			t.Fatalf("row %d is %s %d", n, r.Key, r.N)
		}
		n++
	}
	if n != len(want) || in.err != nil {
		t.Errorf("%d rows of %d: %v", n, len(want), in.err)
	}
	sp.places.Add(2, 0, -1, 0)
	for range table.Sorted(in, func(r *row) string { return r.Key }) {
	}
	if in.err == nil {
		t.Error("a spool that is cut off is no error")
	}
}
