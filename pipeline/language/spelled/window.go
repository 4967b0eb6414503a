package spelled

import (
	"bytes"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language/token"
)

// maxWindow is the longest window, in tokens, and maxRunning its length where even more number words follow one another
// than that: they are many numbers or none. maxCached bounds the windows that are kept for all texts.
const (
	maxCached  = 4096
	maxWindow  = 64
	maxRunning = 24
)

// window gives the end of the tokens from i on that may belong to one number: words made of number words, with hyphens
// and apostrophes between them.
func (r *Reader) window(t *Tokens, i int) int {
	end := r.runEnd(t, i, maxWindow)
	if end < i+maxWindow {
		return end
	}
	return r.runEnd(t, i, maxRunning)
}

// runEnd is window for at most limit tokens.
func (r *Reader) runEnd(t *Tokens, i, limit int) int {
	end := i + 1
	for j := end; j < len(t.List) && j-i < limit; j++ {
		tok := &t.List[j]
		if r.joins(t, j) {
			if r.stems.final && tok.ID != r.hyphen {
				end = j + 1
			}
			continue
		}
		if !r.inNumber(t, j) {
			if comma(t, j) && end == j && r.inNumber(t, j+1) && r.multiplies(t, j-1, 1000) {
				continue
			}
			break
		}
		end = j + 1
	}
	return end
}

// joins reports whether token j is a hyphen or an apostrophe as they stand in number words.
func (r *Reader) joins(t *Tokens, j int) bool {
	tok := &t.List[j]
	return tok.Kind == token.Mark && (tok.ID == r.hyphen && r.hyphen != 0 || r.apostrophe(t, j))
}

// comma reports whether token j is a comma between two words: "one thousand, two hundred".
func comma(t *Tokens, j int) bool {
	tok := &t.List[j]
	isComma := tok.Kind == token.Mark && t.Text[tok.Start] == ',' && !tok.Space
	return isComma && j+1 < len(t.List) && t.List[j+1].Space
}

// apostrophe reports whether token j is an apostrophe that belongs to a number word.
func (r *Reader) apostrophe(t *Tokens, j int) bool {
	if t.List[j].Space || !r.stems.apostrophe {
		return false
	}
	if last := j+1 >= len(t.List) || t.List[j+1].Space; last && !r.stems.final {
		return false
	}
	switch t.Text[t.List[j].Start:t.List[j].End] {
	case "'", "’", "‘", "′", "＇":
		return true
	}
	return false
}

// read gives the readings of a window, the longest first, then by form.
func (r *Reader) read(t *Tokens, i, end int) []reading {
	if n := r.nth[t.List[i].ID]; n != 0 && end == i+1 {
		if known := r.alone[n].Load(); known != nil {
			return *known
		}
		readings := r.parseTokens(t, i, end)
		r.alone[n].Store(&readings)
		return readings
	}
	return r.parseTokens(t, i, end)
}

// parseTokens is read for a window whose text is not known by its one word.
func (r *Reader) parseTokens(t *Tokens, i, end int) []reading {
	window, stops := r.fold(t, i, end)
	// The positions of the stops belong to the key: "one hundred" and "onehundred" end after other tokens.
	t.key = append(t.key[:0], window...)
	if joined := len(stops) - 1 - bytes.Count(window, []byte("-")); joined != 0 {
		for _, s := range stops {
			t.key = utf8.AppendRune(append(t.key, 0), rune(s))
		}
	}
	key := string(t.key)
	if kept, ok := r.cache.Load(key); ok {
		return kept.([]reading)
	}
	readings := r.parse(window, stops)
	if r.cached.Add(1) <= maxCached {
		r.cache.Store(key, readings)
	}
	return readings
}

// fold gives the folded text of the tokens [i,end), with single hyphens between words, and its length after each token.
func (r *Reader) fold(t *Tokens, i, end int) ([]byte, []int) {
	window := make([]byte, 0, 64)
	stops := make([]int, 0, 8) // length of the window after each token
	for j := i; j < end; j++ {
		tok := &t.List[j]
		inside := tok.Kind == token.Mark && r.apostrophe(t, j)
		if j > i && (tok.Space || tok.Kind == token.Mark && !inside) && window[len(window)-1] != '-' {
			window = append(window, '-')
		}
		if n := r.nth[tok.ID]; n != 0 {
			window = append(window, r.folded[n]...)
		} else if tok.Kind != token.Mark || inside {
			window = foldNumber(window, t.Text[tok.Start:tok.End])
		}
		stops = append(stops, len(window))
	}
	return window, stops
}
