package ingest_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
)

// TestHostileInput reads input that is made to cost time: nested, unclosed, repeated. Whatever were more than linear in
// it would not end within the time that a test may take.
func TestHostileInput(t *testing.T) {
	size := 1 << 20
	if testing.Short() {
		size = 1 << 18
	}
	fill := func(piece string) string { return strings.Repeat(piece, size/len(piece)) }
	lexicon := stagetest.Lexicon("../..")
	for name, c := range map[string]struct{ path, content string }{
		"open blocks":          {"d.html", fill("<div>") + "x"},
		"open and other ends":  {"d.html", fill("<div>")[:size/2] + fill("</p></li></td>") + "x"},
		"open cells":           {"d.html", fill("<table><tr><td>x")},
		"open lists":           {"d.html", fill("<ul><li>x")},
		"open bylines":         {"d.html", fill("<span class=author>") + "x"},
		"headings":             {"d.html", fill("<h1>x")},
		"templates":            {"d.html", "x" + fill("<template>")},
		"line breaks":          {"d.html", "x" + fill("<br>") + "y"},
		"ampersands":           {"d.html", fill("&")},
		"entities":             {"d.html", fill("&amp;")},
		"a number":             {"d.html", "&#" + fill("1")},
		"angle brackets":       {"d.html", fill("<")},
		"attributes":           {"d.html", "<p " + fill("a=b ") + ">x"},
		"comments":             {"d.html", "x" + fill("<!--")},
		"deep JSON":            {"d.html", "x<script type=application/ld+json>" + fill("[") + "</script>"},
		"statements":           {"d.html", "x" + fill("<meta name=author content=x>")},
		"blanks":               {"d.html", "x" + fill(" ") + "y"},
		"quote marks":          {"d.md", fill(">")},
		"lists in lists":       {"d.md", fill("- ")},
		"brackets":             {"d.md", fill("[a](")},
		"rows":                 {"d.md", fill("|a|\n")},
		"fences":               {"d.md", fill("```\n")},
		"tags":                 {"d.md", fill("<a")},
		"front matter":         {"d.md", "---\n" + fill("a: [[[[\n")},
		"a long line":          {"d.txt", fill("caf\xE9 \xE0 la plage ")},
		"a long Chinese line":  {"d.txt", fill("\xD6\xD0\xB9\xFA\xB5\xC4")},
		"no encoding":          {"d.txt", fill("\x80\xFF\xFE\x81")},
		"UTF-16 without blank": {"d.txt", "\xFF\xFE" + fill("-N\x87e")},
	} {
		t.Run(name, func(t *testing.T) {
			s := &tables.Source{DocumentID: "d", Path: c.path, Content: []byte(c.content)}
			if _, err := stagetest.Try(t, only, lexicon, s); err != nil && !strings.Contains(err.Error(), c.path) {
				t.Error(err)
			}
		})
	}
}
