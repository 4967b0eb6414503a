package office_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/office"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/source/sourcetest"
	"example.org/sourcebook/pipeline/tables"
)

// slide makes a slide of shapes; each is the kind of its place, and what it says.
func slide(attributes string, shapes ...string) string {
	const open = `<p:sld xmlns:p="p" xmlns:a="a"`
	var b strings.Builder
	b.WriteString(open + attributes + "><p:cSld><p:spTree>")
	for i := 0; i < len(shapes); i += 2 {
		b.WriteString("<p:sp><p:nvSpPr><p:cNvPr/><p:nvPr>" + shapes[i] + "</p:nvPr></p:nvSpPr><p:txBody>" + shapes[i+1] +
			"</p:txBody></p:sp>")
	}
	b.WriteString("</p:spTree></p:cSld></p:sld>")
	return b.String()
}

// TestSlides reads presentations of both kinds: the slides in their order, without what repeats on each, what is hidden
// and what the speaker notes.
func TestSlides(t *testing.T) {
	says := func(text string) string { return "<a:p><a:r><a:rPr/><a:t>" + text + "</a:t></a:r></a:p>" }
	odp := `<office:document-content xmlns:office="o" xmlns:draw="draw" xmlns:presentation="p" xmlns:text="t">` +
		`<office:body><office:presentation><draw:page><draw:frame presentation:class="title"><draw:text-box>` +
		`<text:p>Sales of 2024</text:p></draw:text-box></draw:frame><draw:frame presentation:class="outline">` +
		`<draw:text-box><text:list><text:list-item><text:p>1,250 boats</text:p></text:list-item></text:list>` +
		`</draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Say 99.</text:p>` +
		`</draw:text-box></draw:frame></presentation:notes></draw:page></office:presentation></office:body>` +
		`</office:document-content>`
	for _, c := range []struct {
		name  string
		read  func(*source.Archive) (*decode.Text, *tables.Layout, error)
		parts []string
		want  string
	}{
		{"PPTX", office.Slides, []string{
			"ppt/presentation.xml", `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId3"/>` +
				`<p:sldId id="257" r:id="rId2"/><p:sldId id="258" r:id="rId4"/></p:sldIdLst></p:presentation>`,
			"ppt/_rels/presentation.xml.rels", `<Relationships><Relationship Id="rId2" Target="slides/slide1.xml"/>` +
				`<Relationship Id="rId3" Target="slides/slide2.xml"/><Relationship Id="rId4" Target="/ppt/slides/s3.xml"/>` +
				`</Relationships>`,
			"ppt/slides/slide1.xml", slide("", `<p:ph type="title"/>`, says("Outlook"), "", says("Rise of 5")+
				`<a:p><a:r><a:t>in 10</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>6</a:t></a:r><a:br/><a:r><a:t>boats`+
				`</a:t></a:r></a:p>`, `<p:ph type="sldNum"/>`, says("2"), `<p:ph type="ftr"/>`, says("Ann Ltd")),
			"ppt/slides/slide2.xml", slide("", `<p:ph type="ctrTitle"/>`, says("Sales of 2024"), `<p:ph idx="1"/>`,
				says("1,250 boats")+`<a:p><a:pPr lvl="1"/><a:r><a:t>40 abroad</a:t></a:r></a:p><a:p><a:pPr><a:buNone/></a:pPr>`+
					`<a:r><a:t>In all.</a:t></a:r></a:p>`, "", `<a:tbl><a:tr><a:tc><a:txBody>`+says("Oslo")+`</a:txBody></a:tc>`+
					`<a:tc><a:txBody>`+says("12")+`</a:txBody></a:tc></a:tr></a:tbl>`),
			"ppt/slides/s3.xml", slide(` show="0"`, "", says("Not 7")),
			"ppt/notesSlides/notesSlide1.xml", slide("", "", says("Say 99."))},
			"Sales of 2024\n* 1,250 boats\n* 40 abroad\nIn all.\nOslo|12\nOutlook\nRise of 5\nin 10⁶⏎boats"},
		{"ODP", office.Text, []string{"content.xml", odp}, "Sales of 2024\n* 1,250 boats"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := source.OpenArchive(sourcetest.Zip(c.parts...), 1<<20)
			if err != nil {
				t.Fatal(err)
			}
			doc, layout, err := c.read(a)
			if err != nil {
				t.Fatal(err)
			}
			if got := shown(doc.Text, layout.Blocks); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if k := layout.Blocks[0].Kind; k != tables.BlockHeading {
				t.Errorf("the title is of kind %d", k)
			}
		})
	}
}
