package language

import (
	"iter"
	"strings"
)

// Sorted is a file whose rows are in the order of the bytes of their first column. It is searched as it stands, so that
// a long list costs nothing to load.
type Sorted struct {
	rows string
	from [257]int // where the rows begin whose first byte is this one or a later one
}

// Sorted gives the file as one that is searched.
func (f *File) Sorted() *Sorted {
	s := &Sorted{rows: f.data[f.body:]}
	first := 0 // bytes up to it have their place
	for at := 0; at < len(s.rows); {
		for ; first <= int(s.rows[at]); first++ {
			s.from[first] = at
		}
		n := strings.IndexByte(s.rows[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
	}
	for ; first < len(s.from); first++ {
		s.from[first] = len(s.rows)
	}
	return s
}

// Find gives the columns behind the first of the row that begins with the word, and whether there is one.
func (s *Sorted) Find(word string) (string, bool) {
	if s == nil || word == "" {
		return "", false
	}
	lo, hi := s.from[word[0]], s.from[int(word[0])+1]
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := strings.LastIndexByte(s.rows[lo:mid], '\n') + 1 + lo
		end := len(s.rows)
		if n := strings.IndexByte(s.rows[begin:], '\n'); n >= 0 {
			end = begin + n
		}
		head, rest, _ := strings.Cut(s.rows[begin:end], "\t")
		switch strings.Compare(word, head) {
		case 0:
			return rest, true
		case -1:
			hi = begin
		default:
			lo = min(end+1, hi)
		}
	}
	return "", false
}

// Begins reports whether the first column of a row begins with the text.
func (s *Sorted) Begins(text string) bool {
	if s == nil || text == "" {
		return false
	}
	lo, hi := s.from[text[0]], s.from[int(text[0])+1]
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := strings.LastIndexByte(s.rows[lo:mid], '\n') + 1 + lo
		row, _, _ := strings.Cut(s.rows[begin:], "\n")
		switch {
		case strings.HasPrefix(row, text):
			return true
		case row < text:
			lo = min(begin+len(row)+1, hi)
		default:
			hi = begin
		}
	}
	return false
}

// All gives the first column of each row with the columns behind it.
func (s *Sorted) All() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for row := range strings.Lines(s.rows) {
			head, rest, _ := strings.Cut(strings.TrimSuffix(row, "\n"), "\t")
			if !yield(head, rest) {
				return
			}
		}
	}
}

// Has reports whether a row begins with the word.
func (s *Sorted) Has(word string) bool {
	_, ok := s.Find(word)
	return ok
}

// Len is the number of rows.
func (s *Sorted) Len() int { return strings.Count(s.rows, "\n") }
