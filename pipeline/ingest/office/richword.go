package office

import (
	"strconv"

	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// word takes a control word or symbol at [from,to).
func (r *rich) word(word string, n int, given bool, from, to int) error {
	if said := signsOf[word]; said != "" {
		r.text(said, from, to)
		return nil
	}
	g := &r.state
	on := !given || n != 0
	switch word {
	case "*": // a destination that a reader may not know: its text is no text, unless the next word says otherwise
		if g.what == "" && from == g.start+1 {
			g.what = "*"
		}
	case "shppict", "shptxt", "fldrslt", "ud":
		if g.what == "*" || g.what == "upr" {
			g.what = ""
		}
	case "uc":
		g.skip = min(max(n, 0), 16)
	case "f":
		g.font = n
	case "s":
		g.style = n
		if r.shown() && r.headings[n] > 0 {
			r.kind, r.level = tables.BlockHeading, r.headings[n]
		}
	case "v":
		g.hidden = on
	case "deleted":
		g.gone = on
	case "revised":
		r.issue(TrackedChanges)
	case "super":
		g.raised = on
	case "up": // in half points, 6 if not said
		g.raised = on
	case "nosupersub", "sub", "dn":
		g.raised = false
	case "plain":
		g.raised, g.hidden, g.gone = false, false, false
	case "fcharset":
		r.charset(n)
	case "ansicpg":
		r.codepage(strconv.Itoa(n))
	case "mac", "pc", "pca":
		r.codepage(map[string]string{"mac": "macintosh", "pc": "437", "pca": "850"}[word])
	default:
		if !r.destination(word) && r.shown() {
			r.layOut(word, n)
		}
	}
	return nil
}

// shown reports whether the group is text of this reading.
func (r *rich) shown() bool { return r.state.what == "" || r.inNote && r.state.what == "footnote" }

// destination takes a control word that says what the group is; false for another word.
func (r *rich) destination(word string) bool {
	g := &r.state
	issue, known := elsewhere[word]
	switch {
	case word == "footnote" && (g.what == "" || g.what == "*"):
		g.what = word
	case g.what == "info" && properly[word] != "":
		g.what, r.field = word, word
		r.said.Reset()
	case known && (g.what == "" || g.what == "*"):
		g.what = word
		if issue != "" {
			r.issue(issue)
		}
	default:
		return false
	}
	return true
}

// charset notes the encoding of the font that is being defined.
func (r *rich) charset(n int) {
	if r.state.what == "fonttbl" && charsets[n] != "" && n != 0 {
		r.fonts[r.state.font] = source.Named(charsets[n])
	}
}

// codepage notes the encoding of the document.
func (r *rich) codepage(name string) {
	for _, prefix := range []string{"", "cp"} {
		if code := source.Named(prefix + name); code != nil {
			r.code = code
			return
		}
	}
}

// layOut takes a control word that lays out the text: the end of a paragraph, a row of a table, a heading, a list.
func (r *rich) layOut(word string, n int) {
	switch word {
	case "par", "sect", "page":
		if r.row {
			if r.begun && r.gap == "" {
				r.gap = " "
			}
			return
		}
		r.writer.close()
	case "pard":
		r.kind, r.level = tables.BlockParagraph, 0
	case "intbl":
		if !r.row {
			r.beginRow()
			r.cell()
		}
	case "cell":
		if r.row {
			r.cell()
		}
	case "nestcell":
		r.gap = " "
	case "row":
		if r.row {
			r.endRow()
		}
	case "outlinelevel":
		if n >= 0 && n < 9 {
			r.kind, r.level = tables.BlockHeading, min(n+1, 6)
		}
	case "ls", "ilvl":
		if r.kind != tables.BlockHeading {
			r.kind, r.level = tables.BlockItem, max(1, r.level)
		}
		if word == "ilvl" && r.kind == tables.BlockItem {
			r.level = min(max(n, 0), 8) + 1
		}
	}
}
