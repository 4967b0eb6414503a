package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hides reports whether something in a page could hide text, so that it is worth a look how much.
func hides(page string) bool {
	for _, sign := range []string{"hidden", "HIDDEN", "display", "DISPLAY", "visibility"} {
		if strings.Contains(page, sign) {
			return true
		}
	}
	return false
}

// readerNames are the names of classes whose text is for screen readers alone, by the sheets of styles that are spread
// widest.
var readerNames = map[string]bool{
	"sr-only": true, "visually-hidden": true, "visuallyhidden": true, "screen-reader-text": true,
	"screen-reader-only": true, "element-invisible": true,
}

// toolNames are the names of classes whose text is a tool of the page in the midst of its text: links that edit a
// section, lead back from a note or jump.
var toolNames = map[string]bool{"mw-editsection": true, "mw-cite-backlink": true, "mw-jump-link": true}

// veils says what is left out with the element of the start tag at hand; empty for one that is shown.
func (t *Tokens) veils() string {
	switch t.Tag {
	case atom.Rt, atom.Rp, atom.Rtc:
		return Readings
	case atom.Html:
		return ""
	}
	if t.bare || IsVoid(t.Tag) {
		return ""
	}
	a := t.Attributes()
	switch {
	case a.Has("hidden"), invisible(a.Get("style")), strings.EqualFold(strings.TrimSpace(a.Get("aria-hidden")), "true"):
		return HiddenText
	}
	for name := range strings.FieldsSeq(a.Get("class")) {
		if readerNames[name] || toolNames[name] {
			return HiddenText
		}
	}
	return ""
}

// invisible reports whether a style keeps an element from being shown.
func invisible(style string) bool {
	if style == "" {
		return false
	}
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		name, value, _ := strings.Cut(declaration, ":")
		value, _, _ = strings.Cut(value, "!")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "display":
			if value == "none" {
				return true
			}
		case "visibility":
			if value == "hidden" || value == "collapse" {
				return true
			}
		}
	}
	return false
}

// A veil is an element that is left out, with the elements that are open in it, so that it ends where a browser ends
// it, also without an end tag.
type veil struct {
	tag   atom.Atom // 0: none
	issue string
	open  []atom.Atom // in it
	count map[atom.Atom]int
}

func newVeil(tag atom.Atom, issue string) veil {
	if tag == 0 {
		tag = unknown
	}
	return veil{tag: tag, issue: issue}
}

// unknown stands for an element whose name no list has.
const unknown = atom.Atom(1)

// deepestVeil bounds the elements that are followed in a hidden one.
const deepestVeil = 512

// covers reports whether a token is of the hidden element, and lets the element end where it ends.
func (v *veil) covers(t *Tokens) bool {
	tag := t.Tag
	if tag == 0 {
		tag = unknown
	}
	switch t.Type {
	case html.StartTagToken:
		if v.ended(tag) {
			v.tag = 0
			return false
		}
		if !IsVoid(tag) && len(v.open) < deepestVeil {
			v.open = append(v.open, tag)
			if v.count == nil {
				v.count = map[atom.Atom]int{}
			}
			v.count[tag]++
		}
	case html.EndTagToken:
		return v.close(tag)
	}
	return true
}

// close takes an end tag: of an element in the hidden one, of the hidden one itself, or of one around it.
func (v *veil) close(tag atom.Atom) bool {
	if v.count[tag] > 0 {
		for n := len(v.open) - 1; n >= 0; n-- {
			last := v.open[n]
			v.open = v.open[:n]
			v.count[last]--
			if last == tag {
				break
			}
		}
		return true
	}
	if tag == v.tag {
		v.tag = 0
		return true
	}
	around := isBlock(tag) || tag == atom.Ruby && isReading(v.tag)
	if !around || tag == atom.P && isBlock(v.tag) {
		return true
	}
	v.tag = 0
	return false
}

// ended reports whether a start tag ends the hidden element, which has no end tag then.
func (v *veil) ended(tag atom.Atom) bool {
	for _, e := range endings {
		if !has(e.open, v.tag) || !has(e.by, tag) && !(e.anyBlock && isBlock(tag)) {
			continue
		}
		inside := false
		for _, a := range e.around {
			inside = inside || v.count[a] > 0
		}
		return !inside
	}
	return false
}

// endings says which start tags end an element that is open, unless an element around the tag is open in it.
var endings = []struct {
	open, by, around []atom.Atom
	anyBlock         bool
}{
	{open: atoms("p"), anyBlock: true, around: atoms("button")},
	{open: atoms("li"), by: atoms("li"), around: atoms("ul ol menu dir")},
	{open: atoms("dd dt"), by: atoms("dd dt"), around: atoms("dl")},
	{open: atoms("td th"), by: atoms("td th tr tbody tfoot"), around: atoms("table")},
	{open: atoms("tr"), by: atoms("tr tbody tfoot"), around: atoms("table")},
	{open: atoms("option"), by: atoms("option optgroup"), around: atoms("select")},
	{open: atoms("rt rp rtc"), by: atoms("rt rp rtc rb"), around: atoms("ruby")},
}

func has(list []atom.Atom, tag atom.Atom) bool {
	for _, a := range list {
		if a == tag {
			return true
		}
	}
	return false
}

func isReading(tag atom.Atom) bool { return tag == atom.Rt || tag == atom.Rp || tag == atom.Rtc }

func atoms(names string) []atom.Atom {
	var out []atom.Atom
	for name := range strings.FieldsSeq(names) {
		if a := atom.Lookup([]byte(name)); a != 0 {
			out = append(out, a)
		}
	}
	return out
}

// blocks are the elements that begin a line of their own.
var blocks = func() map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, a := range atoms(`address article aside blockquote body center dd details dialog dir div dl dt fieldset
		figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html li listing main menu nav ol p pre search section
		summary table tbody td tfoot th thead tr ul xmp caption`) {
		m[a] = true
	}
	return m
}()

func isBlock(tag atom.Atom) bool { return blocks[tag] }

// IsVoid reports whether an element has no content and no end tag (HTML, void elements).
func IsVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}
