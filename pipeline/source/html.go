package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hidden are the elements whose content a browser does not show as text: code, what stands in for a thing that the
// browser can show, names and notes of things. <noscript> is one because pages are read as a browser with scripts shows
// them.
var hidden = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Noembed: true, atom.Noframes: true,
	atom.Iframe: true, atom.Title: true, atom.Textarea: true, atom.Datalist: true, atom.Audio: true, atom.Video: true,
	atom.Canvas: true, atom.Annotation: true, atom.AnnotationXml: true, atom.Desc: true,
}

// Tokens reads the tokens of an HTML page with their places, and which of them a browser shows. It reads any bytes:
// broken markup is read as browsers read it.
type Tokens struct {
	*html.Tokenizer
	Type       html.TokenType
	Tag        atom.Atom // of a tag, if it is a known one
	Start, End int       // bytes of the page
	Hidden     bool      // in an element whose content is not shown, its tags included
	within     atom.Atom // the outermost such element
	depth      int       // of elements of that name
}

// NewTokens begins at the start of a page.
func NewTokens(page string) *Tokens {
	return &Tokens{Tokenizer: html.NewTokenizer(strings.NewReader(page))}
}

// Next goes to the next token; false at the end of the page. What is left of a tag that never ends is no token.
func (t *Tokens) Next() bool {
	t.Type = t.Tokenizer.Next()
	t.Start = t.End
	t.End += len(t.Raw())
	t.Tag = 0
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
		if hidden[t.Tag] {
			t.NextIsNotRawText()
			t.Hidden = true
		}
	case t.depth > 0 && t.Tag == t.within && t.Type == html.StartTagToken:
		t.depth++
	case t.depth > 0 && t.Tag == t.within && t.Type == html.EndTagToken:
		t.depth--
	case t.depth == 0 && t.Type == html.StartTagToken && hidden[t.Tag]:
		t.within, t.depth, t.Hidden = t.Tag, 1, true
	}
	return true
}

// Within is the outermost element around the token whose content is not shown, 0 for none.
func (t *Tokens) Within() atom.Atom {
	if t.depth == 0 {
		return 0
	}
	return t.within
}

// VisibleHTML gives the characters of a page, or of a piece of one that begins and ends in its text, that a browser
// shows, with entities decoded and white space as it stands. Markup leaves nothing.
func VisibleHTML(page string) string {
	if !strings.ContainsAny(page, "<&") {
		return page
	}
	var b strings.Builder
	for t := NewTokens(page); t.Next(); {
		if t.Type == html.TextToken && !t.Hidden {
			b.Write(t.Text())
		}
	}
	return b.String()
}
