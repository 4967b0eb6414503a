package ingest_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/source/sourcetest"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
)

// ingested runs the stage over one file; ok is false if the file is refused.
func ingested(t *testing.T, path, content, encoding string) (text *tables.Text, layout *tables.Layout,
	origin *tables.Origin, ok bool) {
	t.Helper()
	s := &tables.Source{DocumentID: "d", Path: path, Content: []byte(content)}
	s.Declared.Encoding = encoding
	result, err := stagetest.Try(t, only, nil, s)
	if err != nil {
		return nil, nil, nil, false
	}
	r := result.Reader()
	text, layout, origin = tables.Texts.One(r), tables.Layouts.One(r), tables.Origins.One(r)
	if !utf8.ValidString(text.Text) || strings.Contains(text.Text, "\r") {
		t.Fatalf("%q is no clean text", text.Text)
	}
	placesDecode(t, content, text, origin)
	if layout != nil {
		blocksHold(t, text.Text, layout)
	}
	return text, layout, origin, true
}

// blocksHold proves that the blocks of a layout follow each other, hold all visible characters of the text, and neither
// begin nor end with white space.
func blocksHold(t *testing.T, text string, layout *tables.Layout) {
	t.Helper()
	at := 0
	for _, b := range layout.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(text) {
			t.Fatalf("a block is at %d to %d of %d, after %d", b.Start, b.End, len(text), at)
		}
		if rest := strings.TrimFunc(text[at:b.Start], span.IsSpace); rest != "" {
			t.Fatalf("%q is in no block of %q", rest, text)
		}
		if piece := text[b.Start:b.End]; strings.TrimFunc(piece, span.IsSpace) != piece {
			t.Fatalf("the block %q begins or ends with white space", piece)
		}
		at = b.End
	}
	if rest := strings.TrimFunc(text[at:], span.IsSpace); rest != "" {
		t.Fatalf("%q is in no block of %q", rest, text)
	}
	for _, s := range layout.Stated {
		if s.Field == "" || s.Value == "" || s.Rule == "" || s.Start < 0 || s.End < s.Start || s.End > len(text) {
			t.Fatalf("a statement is %+v", s)
		}
	}
}

// FuzzEncodings decodes any bytes as any encoding: it never panics, and every character leads to its bytes.
func FuzzEncodings(f *testing.F) {
	names := source.Names()
	for i := range names {
		f.Add("a\r\n\xE9\xA4\xA4\x81\x30\x81\x34\x8F\xB0\xA1\x88\x62\r", uint8(i))
	}
	f.Fuzz(func(t *testing.T, content string, which uint8) {
		ingested(t, "d.txt", content, names[int(which)%len(names)])
	})
}

// FuzzHTML reads any page: every visible character leads to its bytes, and the text is what the page shows.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<p>a<p>b<br>c", "a &amp; b &notit; &#x41; &#0; &fjlig; &", "<pre>\n a\n\n b</pre>c", "<table><tr><td>a<td>b</table>",
		"<ul><li>a<li>b</ul><div hidden>c</div>", "<title>a</title>b<script>c</script>d",
		"<template>a<template>b</template>c</template>d",
		"<!-- a -->b<!c>d</>e</ f>g<?h?>i", "<a href=x>b</a><time datetime=c>d</time>", "中\n文 <b> a </b> c",
		"<xmp>a&amp;<b></xmp>c",
		"<meta charset=gbk>\xD6\xD0&nbsp;\xCE\xC4",
		"<script type=application/ld+json>[{\"@type\":\"Article\",\"name\":\"a\"}]</script>b<h1>c</h1>",
		"<svg><title/>a</svg>b", "<plaintext>a<b>", "\uFEFF<p>a\r\nb",
		"<select><option>a<option>b</select><button>c</button>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		text, _, origin, ok := ingested(t, "d.html", content, "")
		if !ok {
			return
		}
		shown := markup.Visible(strings.ReplaceAll(strings.ReplaceAll(source.Named(origin.Encoding).Decode([]byte(content)),
			"\r\n", "\n"), "\r", "\n"))
		if !span.SameButSpace(strings.TrimPrefix(shown, "\uFEFF"), text.Text) {
			t.Fatalf("the page shows %q, the text is %q", shown, text.Text)
		}
	})
}

// FuzzMarkdown reads any text in Markdown: its blocks hold all of it.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"---\na: [b, c]\n---\n# d #\n", "+++\na = \"b\"\n+++\n", "a\n===\nb\n---\n> c\nd\n> > e\n",
		"- a\n  - b\n\n    c\n1. d\n",
		"```\na\n```\n~~~\nb", "|a|b|\n|-|-|\n|c|d|\n", "<!-- a\nb --> c\n<div>\n", "[a]: /b\n![c](d)\n\n    e\n\n    f\n",
		"\t- a\n\t\tb\n",
		"- # a\n>\n> b\n", "***\n* * *\n_ _ _\n", "\u00A0# a", "#\n##\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) { ingested(t, "d.md", content, "") })
}

// pieces are what pages with broken markup are made of.
var pieces = strings.Fields(`<p> </p> <div> </div> <b> </b> <a·href=x> </a> <br> <br/> <hr> <table> </table> <tr> <td>
	<th> </td> <caption> <ul> </ul> <li> <dl> <dt> <dd> <h1> </h1> <h2> <nav> </nav> <main> </main> <article> </article>
	<aside> </aside> <header> </header> <pre> </pre> <blockquote> </blockquote> <script> </script> <style> </style>
	<template> </template> <title> </title> <noscript> </noscript> <textarea> </textarea> <select> <option> </select>
	<button> </button> <address> <time·datetime=2020-01-01> </time> <span·itemprop=author> </span> <svg> </svg> <!-- -->
	<!x> <?y?> </ <x-y> </x-y> < & &amp; &lt; &nbsp; &#65; &notit; &eacute; &#x20; &#13; 一 word Été ß · · · x1 . \n \n·\n
	\t <section·class=related> </section> <form·class=nav> </form> <div·hidden> <figure> <figcaption> </figure>`)

// TestBrokenMarkup reads pages of random pieces, and holds random passages of them against the bytes of the source.
func TestBrokenMarkup(t *testing.T) {
	for seed := range uint64(1500) {
		random := rand.New(rand.NewPCG(seed, 7))
		var b strings.Builder
		for range 5 + random.IntN(60) {
			b.WriteString(strings.NewReplacer("·", " ", `\n`, "\n", `\t`, "\t").Replace(pieces[random.IntN(len(pieces))]))
		}
		content := b.String()
		text, _, _, ok := ingested(t, "d.html", content, "")
		if !ok {
			continue
		}
		x := span.NewIndex(text)
		for range 20 {
			from, to := random.IntN(len(text.Text)), 1+random.IntN(len(text.Text))
			if from >= to || !utf8.RuneStart(text.Text[from]) || to < len(text.Text) && !utf8.RuneStart(text.Text[to]) {
				continue
			}
			passage := text.Text[from:to]
			if strings.TrimFunc(passage, span.IsSpace) != passage {
				continue
			}
			s := x.Of(from, to)
			bytes := content[s.ByteStart.N:s.ByteEnd.N]
			if !markup.Shows(bytes, passage) {
				t.Fatalf("page %d, %q: %q stands in the source as %q", seed, content, passage, bytes)
			}
		}
	}
}

// FuzzParts reads the parts of documents that are archives: whatever a part holds, there is an error or a text whose
// blocks hold all of it.
func FuzzParts(f *testing.F) {
	f.Add(inWord("<w:p><w:r><w:t>One 87.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), uint8(0))
	f.Add(inText("<text:h>One</text:h><text:p>87<text:note><text:note-body/></text:note></text:p>"), uint8(1))
	f.Add("<html><body><table><tr><td><p>a</p></td><td><p>b<sup>2</sup></p></td></tr></table></body></html>", uint8(2))
	f.Add(`<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:rPr baseline="30000"/>`+
		`<a:t>6</a:t></a:r><a:br/></a:p></p:txBody></p:sp>`+
		`<a:tbl><a:tr><a:tc/></a:tr></a:tbl></p:spTree></p:cSld></p:sld>`, uint8(3))
	f.Add("<text:list><text:list-item><text:p>87</text:p></text:list-item></text:list><table:table/>", uint8(4))
	f.Add("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n"+
		"Content-Transfer-Encoding: quoted-printable\n\n<p>=C3=A9=\n87<p hidden>b\n--x--\n", uint8(5))
	lexicon := stagetest.Lexicon("../..")
	f.Fuzz(func(t *testing.T, part string, which uint8) {
		path, content := inDocument(part, which)
		result, err := stagetest.Try(t, only, lexicon, &tables.Source{DocumentID: "d", Path: path, Content: content})
		if err != nil {
			return
		}
		text, layout := tables.Texts.One(result.Reader()), tables.Layouts.One(result.Reader())
		if !utf8.ValidString(text.Text) {
			t.Fatalf("%q is no clean text", text.Text)
		}
		blocksHold(t, text.Text, layout)
	})
}

// inDocument gives a document of the kind at hand that has a part, with its path.
func inDocument(part string, which uint8) (path string, content []byte) {
	switch which % 6 {
	case 0:
		return "d.docx", sourcetest.Zip("word/document.xml", part)
	case 1:
		return "d.odt", sourcetest.Zip("content.xml", part)
	case 2:
		return "d.epub", sourcetest.Zip("META-INF/container.xml", roots, "o/p.opf", opf, "o/b .xhtml", part, "a.xhtml", part)
	case 3:
		return "d.pptx", sourcetest.Zip("ppt/presentation.xml", `<p xmlns:r="r"><sldIdLst><sldId r:id="a"/></sldIdLst></p>`,
			"ppt/_rels/presentation.xml.rels", `<Relationships><Relationship Id="a" Target="slides/a.xml"/></Relationships>`,
			"ppt/slides/a.xml", part)
	case 4:
		return "d.odp", sourcetest.Zip("content.xml", `<office:document-content><office:body><office:presentation>`+
			`<draw:page><draw:frame><draw:text-box>`+part+`</draw:text-box></draw:frame></draw:page></office:presentation>`+
			`</office:body></office:document-content>`)
	}
	return "d.mhtml", []byte(part)
}
