package ingest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/source/sourcetest"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
)

func inWord(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` +
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
		body + `<w:sectPr><w:p/></w:sectPr></w:body></w:document>`
}

func inText(body string) string {
	return `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s">` +
		`<office:automatic-styles>` +
		`<style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>` +
		body + `</office:text></office:body></office:document-content>`
}

const (
	wordStyles = `<w:styles xmlns:w="w"><w:style w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>` +
		`<w:style w:styleId="Mein"><w:name w:val="My own"/><w:basedOn w:val="Titre2"/></w:style></w:styles>`
	core = `<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A report</dc:title>` +
		`<dc:creator>Ann Lee</dc:creator></c>`
	opf = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>A book</dc:title>` +
		`<dc:language>en</dc:language></metadata><manifest>` +
		`<item id="b" href="b%20.xhtml" media-type="application/xhtml+xml"/>` +
		`<item id="a" href="../a.xhtml" media-type="application/xhtml+xml"/>` +
		`<item id="n" href="n.xhtml" media-type="application/xhtml+xml"/>` +
		`<item id="s" href="../../s.css" media-type="text/css"/>` +
		`</manifest><spine><itemref idref="b"/><itemref idref="a"/><itemref idref="b"/>` +
		`<itemref idref="n" linear="no"/></spine></package>`
	roots = `<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>`
)

// TestArchive reads documents that are archives of parts.
func TestArchive(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	for _, c := range []struct {
		name, path string
		parts      []string
		text       string
		kinds      []int // of the blocks
		apart      []tables.Part
		issues     []string
		stated     string
	}{
		{"DOCX", "d.docx", []string{"word/document.xml", inWord(
			`<w:p><w:pPr><w:pStyle w:val="Mein"/></w:pPr><w:r><w:t>What was </w:t></w:r><w:r><w:t>found</w:t></w:r></w:p>` +
				`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r>` +
				`<w:t>12 &amp; 30 boats</w:t></w:r></w:p>` +
				`<w:p><w:r><w:t>It has </w:t></w:r><w:del><w:r><w:delText>17</w:delText></w:r></w:del><w:ins><w:r><w:t>18</w:t>` +
				`</w:r></w:ins>` +
				`<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> cars</w:t>` +
				`</w:r>` +
				`<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/><w:br/>` +
				`<w:instrText>PAGE</w:instrText><w:t>in all.</w:t></w:r></w:p>` +
				`<w:tbl><w:tblPr/><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>20</w:t></w:r>` +
				`</w:p><w:p><w:r><w:t>19</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`),
			"word/styles.xml", wordStyles, "docProps/core.xml", core,
			"word/footnotes.xml",
			`<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>` +
				`<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>`},
			"What was found\n12 & 30 boats\nIt has 18 cars\nin all.\nYear\t20 19\nA note.",
			[]int{tables.BlockHeading, tables.BlockItem, tables.BlockParagraph, tables.BlockCell, tables.BlockParagraph},
			[]tables.Part{{Text: 0, Name: "word/document.xml", Apart: true},
				{Text: 63, Name: "word/footnotes.xml", Apart: true}},
			[]string{"comments", "hidden_text", "tracked_changes"}, "title=A report author=Ann Lee"},
		{"ODT", "d.odt", []string{"content.xml", inText(
			`<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>` +
				`<text:p text:style-name="P1">A  report</text:p><text:h text:outline-level="2">What was
				found</text:h><text:list><text:list-item><text:p>12<text:s
				text:c="2"/>boats</text:p></text:list-item></text:list>` +
				`<text:p>It has 18<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>` +
				`</text:note-body></text:note>` +
				`<office:annotation><text:p>no</text:p></office:annotation> cars.</text:p>` +
				`<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell>` +
				`<text:p>2019</text:p></table:table-cell></table:table-row></table:table>`),
			"meta.xml", core},
			"A report\nWhat was found\n12  boats\nIt has 18 cars.\nYear\t2019\nA note.",
			[]int{tables.BlockHeading, tables.BlockHeading, tables.BlockItem, tables.BlockParagraph, tables.BlockCell,
				tables.BlockParagraph},
			[]tables.Part{{Text: 0, Name: "content.xml", Apart: true}}, []string{"comments", "tracked_changes"},
			"title=A report author=Ann Lee"},
		{"EPUB", "d.epub", []string{"META-INF/container.xml", roots, "o/p.opf", opf,
			"o/b .xhtml", "<html><head><title>t</title></head><body><h1>One</h1><p>12 &amp; 30 boats.</p></body></html>",
			"a.xhtml", "<html><body><p>Another page.</p></body></html>", "o/n.xhtml",
			"<html><body><p>Beside it.</p></body></html>"},
			"One\n12 & 30 boats.\nAnother page.", []int{tables.BlockHeading, tables.BlockParagraph, tables.BlockParagraph},
			[]tables.Part{{Text: 0, Name: "o/b .xhtml", Apart: true}, {Text: 19, Name: "a.xhtml", Apart: true}}, nil,
			"title=A book language=en"},
		{"EPUB with a page of no bytes, and a package in what it calls UTF8", "d.epub", []string{
			"META-INF/container.xml", roots, "o/p.opf", `<?xml version="1.0" encoding="UTF8"?>` + opf,
			"o/b .xhtml", "", "a.xhtml", "<html><body><p>Another page.</p></body></html>"},
			"Another page.", []int{tables.BlockParagraph}, []tables.Part{{Text: 0, Name: "a.xhtml", Apart: true}}, nil,
			"title=A book language=en"},
		{"EPUB packed with its folder", "d.epub", []string{"book/mimetype", "application/epub+zip",
			"book/META-INF/container.xml", roots, "book/o/p.opf", opf,
			"book/o/b .xhtml", "<html><body><p>12 &amp; 30 boats.</p></body></html>",
			"book/a.xhtml", "<html><body><p>Another page.</p></body></html>"},
			"12 & 30 boats.\nAnother page.", []int{tables.BlockParagraph, tables.BlockParagraph},
			[]tables.Part{{Text: 0, Name: "book/o/b .xhtml", Apart: true}, {Text: 15, Name: "book/a.xhtml", Apart: true}}, nil,
			"title=A book language=en"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &tables.Source{DocumentID: "d", Path: c.path, Content: sourcetest.Zip(c.parts...)}
			result, err := stagetest.Try(t, only, lexicon, s)
			if err != nil {
				t.Fatal(err)
			}
			in := result.Reader()
			text, layout, origin := tables.Texts.All(in)[0], tables.Layouts.All(in)[0], tables.Origins.All(in)[0]
			if d := cmp.Diff(c.text, text.Text); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.apart, text.Parts); d != "" {
				t.Error(d)
			}
			if got := slices.Sorted(slices.Values(origin.Issues)); !slices.Equal(got, c.issues) {
				t.Errorf("its issues are %v, want %v", got, c.issues)
			}
			var kinds []int
			for _, b := range layout.Blocks {
				kinds = append(kinds, b.Kind)
			}
			if d := cmp.Diff(c.kinds, kinds); d != "" {
				t.Error(d)
			}
			var stated []string
			for _, x := range layout.Stated {
				stated = append(stated, x.Field+"="+x.Value)
			}
			if got := strings.Join(stated, " "); got != c.stated {
				t.Errorf("it states %s, want %s", got, c.stated)
			}
		})
	}
}

// TestBadArchive asks for the words that name what is wrong.
func TestBadArchive(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	whole := sourcetest.Zip("word/document.xml", inWord("<w:p><w:r><w:t>x</w:t></w:r></w:p>"))
	deep := strings.Repeat("<w:sdt>", 2000)
	for _, c := range []struct {
		name, path string
		content    []byte
		want       string
	}{
		{"cut off", "d.docx", whole[:len(whole)-9], "d.docx: the archive is damaged or cut off"},
		{"other kind", "d.docx", sourcetest.Zip("content.xml", inText("")), "d.docx: it has no word/document.xml"},
		{"path that leaves", "d.docx", sourcetest.Zip("../x", "y"), "leads out of it"},
		{"no text", "d.docx", sourcetest.Zip("word/document.xml", inWord("<w:p/>")), "the document shows no text"},
		{"broken XML", "d.docx", sourcetest.Zip("word/document.xml", inWord("<w:p>")),
			"closed by </body>); fetch it again"},
		{"entities", "d.docx", sourcetest.Zip("word/document.xml",
			`<!DOCTYPE a [<!ENTITY b "cc">]>`+inWord("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")), "is damaged at byte"},
		{"deep", "d.docx", sourcetest.Zip("word/document.xml", inWord(deep)), "more than 1000 elements in one another"},
		{"bomb", "d.docx", sourcetest.Zip("word/document.xml", strings.Repeat(" ", 257<<20)),
			"unpacks to more than the 256 MiB"},
		{"encrypted", "d.odt", sourcetest.Zip("META-INF/manifest.xml", `<m><encryption-data/></m>`, "content.xml", "?"),
			"the document is encrypted"},
		{"no spine", "d.epub", sourcetest.Zip("META-INF/container.xml", roots, "o/p.opf", "<package/>"),
			"the book shows no text"},
		{"page outside", "d.epub", sourcetest.Zip("META-INF/container.xml", roots, "o/p.opf",
			strings.Replace(opf, "b%20.xhtml", "../../b.xhtml", 1)), `the reference "../../b.xhtml" leads out of the book`},
		{"page missing", "d.epub", sourcetest.Zip("META-INF/container.xml", roots, "o/p.opf", opf), "it has no o/b .xhtml"},
		{"encrypted page", "d.epub", sourcetest.Zip("META-INF/container.xml", roots, "o/p.opf", opf,
			"META-INF/encryption.xml",
			`<e><EncryptedData><CipherData><CipherReference URI="o/b%20.xhtml"/></CipherData></EncryptedData></e>`),
			"b%20.xhtml is encrypted"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := stagetest.Try(t, only, lexicon, &tables.Source{DocumentID: "d", Path: c.path, Content: c.content})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
