package page

import (
	"html/template"
	"strings"
)

// Sentences are most of what a page shows, so they are written without a template: that takes a third of the time.

// escaped are the characters of a text that markup would read as its own, as html/template writes them.
var escaped = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;",
	"<", "&lt;", ">", "&gt;")

// runsHTML is the markup of the runs of a sentence.
func runsHTML(runs []run) template.HTML {
	var b strings.Builder
	writeRuns(&b, runs)
	return template.HTML(b.String())
}

func writeRuns(b *strings.Builder, runs []run) {
	for i := range runs {
		r := &runs[i]
		if !r.Marked {
			writeText(b, r.Text)
			continue
		}
		b.WriteString("<mark")
		writeAttribute(b, "id", anchor(r.Anchor))
		writeAttribute(b, "title", r.Note)
		b.WriteString(">")
		writeText(b, r.Text)
		b.WriteString("</mark>")
	}
}

// sentenceHTML is the paragraph in which a sentence is shown, of a class or of none.
func sentenceHTML(class string, s shown) template.HTML {
	var b strings.Builder
	b.WriteString("<p")
	writeAttribute(&b, "class", class)
	b.WriteString(` lang="`)
	writeText(&b, s.Language)
	b.WriteString(`" dir="auto">`)
	writeRuns(&b, s.Runs)
	if s.Clean != "" {
		b.WriteString("<br><small>with its spaces: ")
		writeText(&b, s.Clean)
		b.WriteString("</small>")
	}
	b.WriteString("</p>")
	return template.HTML(b.String())
}

// writeAttribute writes an attribute, if it has a value.
func writeAttribute(b *strings.Builder, name, value string) {
	if value == "" {
		return
	}
	b.WriteString(" " + name + `="`)
	writeText(b, value)
	b.WriteString(`"`)
}

// writeText writes the text of an element or of an attribute.
func writeText(b *strings.Builder, text string) {
	_, _ = escaped.WriteString(b, text) // a builder takes all
}
