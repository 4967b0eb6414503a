// Package headline compares the lines of a page with the titles that the page states for itself: in its head, in linked
// data, for the window, which puts the name of the site beside the title.
package headline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What speaks for a line as the title.
const (
	whole     = 80 // its letters are those of a stated title: the page says it
	beforeBar = 50 // they stand in one before the name of its site
	Likely    = 40 // one has the other at an end: a name of the site may stand there
)

// SiteSigns are the signs that part a title from the name of its site.
var SiteSigns = []string{" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " : ", " ~ ", "｜", "：", "_"}

// mostTitles is how many stated titles of a page are compared with its lines.
const mostTitles = 8

// Stated are the titles that a page states, as their letters.
type Stated struct {
	whole  []string
	before []string // what stands before the name of the site
	Window bool     // the title of the window is among them
}

// Add takes a title, which may be that of the window.
func (s *Stated) Add(title string, window bool) {
	key := Key(title)
	if key == "" || len(s.whole) == mostTitles {
		return
	}
	s.whole = append(s.whole, key)
	if !window {
		return
	}
	s.Window = true
	for _, sign := range SiteSigns { // before the first sign that parts the two, and before the last one
		if i := strings.Index(title, sign); i > 0 {
			s.before = append(s.before, Key(title[:i]), Key(title[:strings.LastIndex(title, sign)]))
		}
	}
}

// Names reports whether the letters of a line are those of a stated title, all or before the name of the site.
func (s *Stated) Names(key string) bool {
	return key != "" && (slices.Contains(s.whole, key) || slices.Contains(s.before, key))
}

// Score says how much speaks for a line with certain letters as the title: 0 for nothing, Likely or more where it is
// one of the stated ones.
func (s *Stated) Score(key string) int {
	score := 0
	for _, title := range s.whole {
		score = max(score, likeness(key, title))
	}
	if key != "" && slices.Contains(s.before, key) {
		score = max(score, beforeBar)
	}
	return score
}

// likeness compares the letters of a line with those of a stated title, which may have the name of the site before or
// after it: 0 if they have nothing in common.
func likeness(line, stated string) int {
	switch {
	case line == "":
		return 0
	case line == stated:
		return whole
	case strings.HasPrefix(stated, line) && len(line)*3 > len(stated),
		strings.HasSuffix(stated, line) && len(line)*2 > len(stated),
		strings.HasPrefix(line, stated) && len(stated)*2 > len(line):
		return Likely
	}
	return 0
}

// Key gives the letters of a line, in lower case, without the number before them, the page after them and a remark in
// brackets at the end.
func Key(s string) string {
	if strings.HasSuffix(s, "]") {
		if i := strings.LastIndexByte(s, '['); i > 0 {
			s = s[:i]
		}
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			b.WriteRune(unicode.ToLower(r))
		}
		s = s[n:]
	}
	return b.String()
}
