package element

import (
	"html"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/tables"
)

// writer puts the text together: white space is collapsed, and a block is a line.
type writer struct {
	text   strings.Builder
	runs   []decode.Run
	blocks []tables.Block
	next   block // of the next characters
	inside bool  // the last block is open
	lead   bool  // it is the number of the block that begins next
	markup bool  // the text is itself markup
	tag    bool  // in a tag of it
	space  bool  // white space since the last character
	tab    bool  // a new cell of the row since
	edge   int   // end of the last character in the file
}

// block is what a block is, and its level if it is a heading.
type block struct{ kind, level int }

// begin begins a block with the next character. The first paragraph of an item, a heading or a quotation is that.
func (w *writer) begin(b block) {
	if b == paragraph && !w.inside && w.next != paragraph {
		return
	}
	if w.lead {
		k := &w.blocks[len(w.blocks)-1]
		k.Kind, k.Level = b.kind, b.level
		w.lead, w.space, w.next = false, true, b
		return
	}
	w.close()
	w.next = b
}

// close ends the block that is open.
func (w *writer) close() {
	w.inside, w.lead, w.space, w.tab, w.next = false, false, false, false, block{}
}

// cell begins a cell of a row.
func (w *writer) cell() { w.tab = w.inside }

// part parts words, and lines where they stay as they are.
func (w *writer) part() {
	w.space = true
	if w.next == code {
		w.inside = false
	}
}

// tail is the end of the text of the block that is open, with the white space after it.
func (w *writer) tail() string {
	if !w.inside {
		return ""
	}
	const enough = 80
	said := w.text.String()[w.blocks[len(w.blocks)-1].Start:]
	said = strings.ToValidUTF8(said[max(0, len(said)-enough):], "")
	if w.space || w.tab {
		said += " "
	}
	return said
}

// put adds character data that stands at [from,to) of the file, as it is written there.
func (w *writer) put(source string, from, to int) {
	const begin, end = "<![CDATA[", "]]>"
	raw := strings.HasPrefix(source[from:to], begin)
	if raw {
		from, to = from+len(begin), to-len(end)
	}
	for i := from; i < to; {
		j := i + 1
		switch c := source[i]; {
		case c == '\n' && w.next == code:
			w.part()
		case isBlank(c):
			w.space = true
		case c == '&' && (!raw || w.markup):
			if n := strings.IndexByte(source[i:to], ';'); n > 0 {
				j = i + n + 1
			}
			if said := html.UnescapeString(source[i:j]); !w.passes(said, source[j:to]) {
				w.add(said, i, j, true)
			}
		default:
			for j < to && !isBlank(source[j]) && !w.cuts(source[j], raw) && !w.cuts(c, true) {
				j++
			}
			if !w.passes(source[i:j], source[j:to]) {
				w.add(source[i:j], i, j, false)
			}
		}
		i = j
	}
}

// cuts reports whether a character of the file stands for itself: it begins an entity, or begins or ends a tag.
func (w *writer) cuts(c byte, raw bool) bool {
	return c == '&' && (!raw || w.markup) || w.markup && (c == '<' || c == '>')
}

// passes reports whether a piece of text that is itself markup is a tag, or a part of one. A tag parts words, but for
// those that mark words.
func (w *writer) passes(said, after string) bool {
	switch {
	case !w.markup:
		return false
	case w.tag:
		w.tag = said != ">"
		return true
	case said != "<" || !isTag(after):
		return false
	}
	name := strings.ToLower(strings.TrimLeft(after, "/"))
	name = name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz123456"))]
	if w.tag = true; slices.Contains(lines, name) {
		w.inside, w.space = false, false
	}
	return true
}

// isTag reports whether what stands after < makes it the begin of a tag.
func isTag(after string) bool {
	return after != "" && (strings.IndexByte("/!", after[0]) >= 0 || after[0]|0x20 >= 'a' && after[0]|0x20 <= 'z')
}

// lines are the tags of markup in a text that end a line.
var lines = []string{"p", "br", "div", "li", "ul", "ol", "tr", "table", "blockquote",
	"h1", "h2", "h3", "h4", "h5", "h6"}

// add adds text that stands at [from,to) of the file, or that is made of it as a whole.
func (w *writer) add(said string, from, to int, whole bool) {
	if whole && len(said) == 1 && isBlank(said[0]) {
		w.space = true
		return
	}
	gap := ""
	switch {
	case !w.inside && w.text.Len() > 0:
		gap = "\n"
	case w.inside && w.tab:
		gap = "\t"
	case w.inside && w.space:
		gap = " "
	}
	if gap != "" {
		w.runs = append(w.runs, decode.Run{Text: w.text.Len(), Source: w.edge, Length: max(from-w.edge, 1)})
		w.text.WriteString(gap)
	}
	if !w.inside {
		w.blocks = append(w.blocks, tables.Block{Start: w.text.Len(), Kind: w.next.kind, Level: w.next.level, Main: true})
	}
	run := decode.Run{Text: w.text.Len(), Source: from}
	if whole {
		run.Length = to - from
	}
	w.runs = append(w.runs, run)
	w.text.WriteString(said)
	w.blocks[len(w.blocks)-1].End = w.text.Len()
	w.inside, w.space, w.tab, w.edge = true, false, false, to
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
