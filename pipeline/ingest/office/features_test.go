package office_test

import (
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/office"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/source/sourcetest"
	"example.org/sourcebook/pipeline/tables"
)

// styled are the styles that the cases name.
const styledWord = `<w:styles xmlns:w="w">` +
	`<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
	`<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>` +
	`<w:style w:type="character" w:styleId="Off"><w:basedOn w:val="Base"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="OffP"><w:rPr><w:vanish/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Dots"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style></w:styles>`

const styledText = `<office:document-styles><office:styles>` +
	`<style:style style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style>` +
	`<style:style style:name="Off"><style:text-properties text:display="none"/></style:style>` +
	`<style:style style:name="OffP"><style:text-properties text:display="none"/></style:style>` +
	`<style:style style:name="Ship" style:parent-style-name="Caption"/>` +
	`</office:styles></office:document-styles>`

// TestFeatures holds the readers against what a reader of the printed document sees.
func TestFeatures(t *testing.T) {
	const note = `<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>`
	word := strings.NewReplacer("{", `<w:r><w:t xml:space="preserve">`, "}", "</w:t></w:r>",
		"[", `<w:p><w:r><w:t>`, "]", "</w:t></w:r></w:p>", "\n", "")
	text := strings.NewReplacer("[Ber20]", "[Ber20]", "[", "<text:p>", "]", "</text:p>", "\n", "")
	for _, k := range []struct {
		file  string
		read  func(*source.Archive) (*decode.Text, *tables.Layout, error)
		parts func(body string) []string
	}{
		{"word.txt", office.Word, func(body string) []string {
			parts := []string{"word/styles.xml", styledWord, "word/document.xml",
				"<w:document><w:body>" + word.Replace(body) + "</w:body></w:document>"}
			if strings.Contains(body, "footnoteReference") {
				parts = append(parts, "word/footnotes.xml", note)
			}
			return parts
		}},
		{"opentext.txt", office.Text, func(body string) []string {
			return []string{"styles.xml", styledText, "content.xml", "<office:document-content><office:body><office:text>" +
				text.Replace(body) + "</office:text></office:body></office:document-content>"}
		}},
	} {
		data, err := os.ReadFile("testdata/" + k.file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range strings.Split(string(data), "\n== ")[1:] {
			name, rest, _ := strings.Cut(c, "\n")
			body, want, _ := strings.Cut(rest, "\n---\n")
			t.Run(k.file+"/"+name, func(t *testing.T) {
				a, err := source.OpenArchive(sourcetest.Zip(k.parts(body)...), 1<<20)
				if err != nil {
					t.Fatal(err)
				}
				doc, layout, err := k.read(a)
				if err != nil {
					t.Fatal(err)
				}
				if got := shown(doc.Text, layout.Blocks); got != strings.TrimSpace(want) {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			})
		}
	}
}

// TestShortParts: what stands before the first text of a part points into the part before, which may be shorter.
func TestShortParts(t *testing.T) {
	const main = `<w:document><w:body><w:p><w:r><w:t>One.</w:t></w:r></w:p></w:body></w:document>`
	notes := "<w:footnotes>" + strings.Repeat("<w:sep/>", 40) +
		"<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
	a, err := source.OpenArchive(sourcetest.Zip("word/document.xml", main, "word/footnotes.xml", notes), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	doc, _, err := office.Word(a)
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Parts) != 2 {
		t.Fatal(doc.Parts)
	}
	for _, b := range doc.Breaks {
		if b.Text < doc.Parts[1].Text && b.Source > len(main) {
			t.Errorf("byte %d of a part of %d", b.Source, len(main))
		}
	}
}

// shown writes blocks as the cases have them.
func shown(text string, blocks []tables.Block) string {
	var out []string
	for _, b := range blocks {
		line := strings.NewReplacer("\t", "|", "\n", "⏎").Replace(text[b.Start:b.End])
		switch {
		case !b.Main:
			line = "~ " + line
		case b.Kind == tables.BlockItem:
			line = "* " + line
		case b.Kind == tables.BlockCaption:
			line = "^ " + line
		case b.Kind == tables.BlockQuote:
			line = "\" " + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
