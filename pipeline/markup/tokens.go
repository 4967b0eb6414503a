// Package markup reads the tokens of an HTML page as a reader sees the page: which of its text a browser shows, and
// which of that is the text itself. Left out are what the page hides, the readings above East Asian characters, and the
// marks of notes; a power that is written by raised digits is read as one. What writes a text from a page and what
// proves that the page says the text share this one door.
package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseen are the elements whose content a browser does not show as text: code, what stands in for a thing that the
// browser can show, names and notes of things. <noscript> is one because pages are read as a browser with scripts shows
// them.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Noembed: true, atom.Noframes: true,
	atom.Iframe: true, atom.Title: true, atom.Textarea: true, atom.Datalist: true, atom.Audio: true, atom.Video: true,
	atom.Canvas: true, atom.Annotation: true, atom.AnnotationXml: true, atom.Desc: true,
}

// What is left out of the text of a page, as documents.issues names it.
const (
	HiddenText = "hidden_text"
	NoteMarks  = "note_marks"
	Readings   = "readings"
)

// Tokens reads the tokens of an HTML page with their places, and which of them are text. It reads any bytes: broken
// markup is read as browsers read it.
type Tokens struct {
	*html.Tokenizer
	Type       html.TokenType
	Tag        atom.Atom // of a tag, if it is a known one
	Start, End int       // bytes of the page
	Hidden     bool      // in an element whose content is no text, its tags included
	Raised     Raised    // of a start tag: the raised characters that begin here and are text as a whole
	Left       []string  // what was left out so far, by name, each once, in the order of the page
	page       string
	attributes Attributes
	within     atom.Atom       // the outermost element whose content is never shown
	depth      int             // of elements of that name
	veil       veil            // the element that the page hides
	skip       int             // the place up to which tokens are those of raised characters
	notes      int             // the number of the last mark of a note
	base       string          // the visible text before, as far as it counts for raised characters
	bare       bool            // what the page hides is text: else the page would show none
	raising    map[string]bool // classes of what stands above the line
	free       bool            // whatever stands above the line may be a mark
}

// Raised are characters that stand above the line and belong to the text.
type Raised struct {
	Text       string // as Unicode has them; empty: none begin here
	Start, End int    // bytes of the page
}

// NewTokens begins at the start of a page, or of a piece of one.
func NewTokens(page string) *Tokens {
	return &Tokens{Tokenizer: html.NewTokenizer(strings.NewReader(page)), page: page}
}

// OpenPage is NewTokens for a whole page. If it hides all of its text but a tenth, it waits for its scripts to show it:
// then what it hides counts as shown. beside are the classes that style sheets beside it raise (Raising).
func OpenPage(page string, beside map[string]bool) *Tokens {
	t := NewTokens(page)
	t.raising = raisingOf(page, beside)
	if !hides(page) {
		return t
	}
	shown, hidden := 0, 0
	for hidden+len(page)-t.End >= 10*shown && t.Next() {
		switch {
		case t.Type != html.TextToken || t.depth > 0:
		case t.veil.tag != 0 && t.veil.issue == HiddenText:
			hidden += letters(t.Raw())
		case !t.Hidden:
			shown += letters(t.Raw())
		}
	}
	raising := t.raising
	t = NewTokens(page)
	t.raising = raising
	t.bare = hidden > 10*shown
	return t
}

// letters counts the bytes that are no white space.
func letters(text []byte) int {
	n := 0
	for _, c := range text {
		if c > ' ' {
			n++
		}
	}
	return n
}

// Next goes to the next token; false at the end of the page. What is left of a tag that never ends is no token.
func (t *Tokens) Next() bool {
	t.Type = t.Tokenizer.Next()
	t.Start = t.End
	t.End += len(t.Raw())
	t.Tag, t.Raised, t.attributes = 0, Raised{}, nil
	switch t.Type {
	case html.ErrorToken:
		return false
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		name, _ := t.TagName()
		t.Tag = atom.Lookup(name)
	}
	t.Hidden = t.depth > 0
	switch {
	case t.Type == html.SelfClosingTagToken:
		if unseen[t.Tag] {
			t.NextIsNotRawText()
			t.Hidden = true
		}
	case t.depth > 0 && t.Tag == t.within && t.Type == html.StartTagToken:
		t.depth++
	case t.depth > 0 && t.Tag == t.within && t.Type == html.EndTagToken:
		t.depth--
	case t.depth == 0 && t.Type == html.StartTagToken && unseen[t.Tag]:
		t.within, t.depth, t.Hidden = t.Tag, 1, true
	}
	if t.depth == 0 && !t.Hidden {
		t.look()
	}
	return true
}

// look decides whether a token that a browser could show is text.
func (t *Tokens) look() {
	switch {
	case t.Start < t.skip:
		t.Hidden = true
		return
	case t.veil.tag != 0:
		t.Hidden = t.veil.covers(t)
		if t.Hidden {
			if t.Type == html.TextToken && letters(t.Raw()) > 0 {
				t.Leave(t.veil.issue)
			}
			return
		}
	}
	switch t.Type {
	case html.TextToken:
		t.remember(string(t.Raw()))
	case html.StartTagToken:
		t.begin()
	case html.SelfClosingTagToken, html.EndTagToken:
		t.part()
	}
}

// begin looks at a start tag: whether its element is hidden, or holds raised characters.
func (t *Tokens) begin() {
	if issue := t.veils(); issue != "" {
		t.veil = newVeil(t.Tag, issue)
		t.Hidden = true
		return
	}
	t.part()
	t.raise()
}

// Leave notes what was left out.
func (t *Tokens) Leave(issue string) {
	for _, l := range t.Left {
		if l == issue {
			return
		}
	}
	t.Left = append(t.Left, issue)
}

// Within is the outermost element around the token whose content is never shown, 0 for none.
func (t *Tokens) Within() atom.Atom {
	if t.depth == 0 {
		return 0
	}
	return t.within
}

// Visible gives the characters of a whole page that are text, with entities decoded and white space as it stands.
// Markup leaves nothing.
func Visible(page string) string {
	if !strings.ContainsAny(page, "<&") {
		return page
	}
	var b strings.Builder
	for t := OpenPage(page, nil); t.Next(); {
		b.WriteString(t.Raised.Text)
		if t.Type == html.TextToken && !t.Hidden {
			b.Write(t.Text())
		}
	}
	return b.String()
}
