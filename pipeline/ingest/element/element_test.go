package element_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/element"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

const tei = `<?xml version="1.0"?><TEI
xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Le phare</title>
<author>A. Le Goff</author></titleStmt><publicationStmt><date when="1911-03-04">mars</date></publicationStmt></fileDesc>
<profileDesc><langUsage><language ident="fr">fran&#231;ais</language></langUsage></profileDesc></teiHeader>
<text><body><div><head>Le phare</head><p>Il y a <hi>87</hi> marches &amp; une lampe<note>Une note.</note>.<lb/>On
<choice><sic>vai</sic><corr>va</corr></choice> loin.</p><fw>12</fw><p>Fin.</p></div></body></text></TEI>`

const jats = `<!DOCTYPE article><article
xml:lang="en"><front><journal-meta><publisher><publisher-name>Press</publisher-name>
</publisher></journal-meta><article-meta><title-group><article-title>On <italic>gulls</italic></article-title
></title-group>
<pub-date iso-8601-date="2020-01-02"/><abstract><p>We saw 87 gulls.</p></abstract></article-meta></front>
<body><sec><title>Methods</title><p>They flew<sup><xref ref-type="bibr">1</xref></sup>.</p></sec></body>
<back><ref-list><ref><article-title>Old</article-title></ref></ref-list></back></article>`

const dayJATS = `<article><front><article-meta><title-group><article-title>On gulls</article-title></title-group>
<pub-date pub-type="collection"><year>2015</year></pub-date><pub-date pub-type="ppub"><month>4</month><year>2015</year>
</pub-date><pub-date pub-type="epub"><day>5</day><month>3</month><year>2015</year></pub-date></article-meta></front>
<body><p>We saw 87 gulls.</p></body></article>`

const rss = `<rss
version="2.0"><channel><title>News</title><language>en</language><link>x</link><item><title>Gulls</title>
<link>y</link><description><![CDATA[<p>We saw <b>87</b> gulls.</p><p>5 < 6 of them &amp; more.</p>]]></description
></item>
<item><title>More</title><description>&lt;a href="x"&gt;Two&lt;/a&gt; words</description></item></channel></rss>`

const names = `<article><front><article-meta><contrib-group><contrib contrib-type="author"><name>
<surname>Le Goff</surname>
<given-names>Anne  M.</given-names></name></contrib><contrib contrib-type="author"><name><surname>Ito</surname>
<given-names>Ken</given-names></name></contrib><contrib contrib-type="editor"><name><surname>Boss</surname></name>
</contrib><contrib><collab>The Group</collab></contrib></contrib-group></article-meta></front>
<body><p>We saw 87 gulls.</p></body></article>`

const twice = `<rss xmlns:content="c"><channel><item><title>Gulls</title>
<pubDate>Tue, 03 Jan 2023 11:00:00 GMT</pubDate>
<description>We saw 87 gulls on the …</description>
<content:encoded><![CDATA[<p>We saw <b>87</b> gulls on the pier.</p>]]></content:encoded></item>
<item><title>Skuas</title><content:encoded>Two skuas.</content:encoded><description>Nobody looked.</description></item>
<item><title>Terns</title><description>A summary.</description><content:encoded>Six terns.</content:encoded></item>
</channel></rss>`

const akoma = `<akomaNtoso><act><meta><identification><FRBRExpression><FRBRdate
date="2019-05-06"/><FRBRlanguage language="en"/>
</FRBRExpression></identification></meta
><body><section><num>1</num><heading>Fees</heading><content><p>The fee is 87 pounds.</p>
</content></section></body></act></akomaNtoso>`

const raisedTEI = `<TEI><text><body><p>It holds 1.03 × 10<hi rend="superscript">3</hi> kg/m<hi
rendition="simple:superscript">3</hi>.<ref type="noteAnchor">1</ref> The 1<hi
rend="sup">er</hi> said <quote>yes</quote>.</p>
<table><row><cell><p>Port</p></cell><cell><p>Ships</p><p>87</p></cell></row></table><quote>
<p>Come.</p></quote></body></text></TEI>`

const raisedJATS = `<article><front><article-meta/></front><body><p>See <xref ref-type="fig">Figure 1</xref>. It grew by
5 %<xref ref-type="fn">2</xref> in 10<sup>6</sup> years [<xref ref-type="bibr">3</xref>]; CO<sub>2</sub> fell.</p>
<table><tr><td>a</td><td>87</td></tr></table></body></article>`

const docbook = `<article xmlns="http://docbook.org/ns/docbook" xml:lang="da"><info><title>Fyret</title><author
><personname><surname>Holm</surname><firstname>Ida</firstname></personname></author><pubdate>2020-01-02</pubdate></info>
<para>Der er 87 trin<footnote><para>Talt.</para></footnote> og 3 m<superscript>2</superscript>.</para><itemizedlist>
<listitem><para>Et</para></listitem></itemizedlist><informaltable><tgroup><tbody><row><entry>a</entry><entry>b</entry
></row></tbody></tgroup></informaltable></article>`

const docbookType = `<?xml version="1.0"?><!DOCTYPE chapter PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd">
<chapter><chapterinfo><date>2020</date></chapterinfo><title>Gulls</title><para>We saw 87.</para></chapter>`

const noDocbook = `<!-- not DocBook -->
<section><name>Gulls</name><remark>DocBook has 87 elements, says docbook.org.</remark>
</section>`

const newsml = `<newsItem xml:lang="es"><rightsInfo><usageTerms>No</usageTerms></rightsInfo><itemMeta><provider>
<name>Sur</name></provider></itemMeta><contentMeta><contentCreated>2021-03-04T09:00:00Z</contentCreated><creator><name>
R. Quispe</name></creator><by>Por R. Quispe</by><headline>Sube</headline></contentMeta><contentSet><inlineXML>
<html><head><title>x</title></head>
<body><h1>Sube</h1><p>Hay 87 minas.</p></body></html></inlineXML></contentSet></newsItem>`

const nitf = `<nitf xml:lang="fr"><head><docdata><date.issue norm="20190702T101500Z"/></docdata></head><body><body.head>
<hedline><hl1>Le feu</hl1></hedline><byline>Par <person>Luc Roy</person></byline></body.head><body.content><p>Il a pris
87 ha.</p></body.content><body.end><tagline>AP</tagline></body.end></body></nitf>`

const fiction = `<FictionBook><description><title-info><author><last-name>Ek</last-name><first-name>Eva</first-name>
</author><book-title>Fyr</book-title><date value="2001-02-03">x</date><lang>sv</lang></title-info></description><body>
<title><p>Fyr</p></title><section><p>Det var 87<a type="note" href="#n1">1</a> steg.</p></section></body></FictionBook>`

const codeDocBook = `<article xmlns="http://docbook.org/ns/docbook"><para>Kør 87
gange:</para><programlisting>sudo make  all
  <emphasis>cd</emphasis> /tmp

ls</programlisting><para>Og
slut.</para></article>`

const codeTEI = `<TEI><text><body><p>Run:</p><ab type='codeblock '>
make 87
cd boat
</ab><eg>a<lb/>b</eg><p xml:space="preserve">one
two</p></body></text></TEI>`

const codeJATS = `<article><front><article-meta/></front><body><p>Run:</p><preformat>make 87
cd boat</preformat></body></article>`

// headTEI has the abstract in its header, and who wrote it with the source alone.
const headTEI = `<TEI xml:lang="en"><teiHeader xml:lang="en"><fileDesc><titleStmt><title>Gulls</title></titleStmt>
<publicationStmt><date>June 2004</date></publicationStmt><sourceDesc><biblStruct><analytic><author><persName><forename
>Anne</forename><surname>Le Goff</surname></persName><email>a@b.c</email></author></analytic></biblStruct></sourceDesc
></fileDesc><profileDesc><abstract><p>We saw 87 gulls.</p></abstract></profileDesc></teiHeader><text><body><p>They
flew.</p></body></text></TEI>`

const annexed = `<akomaNtoso><act><meta><identification><FRBRWork><FRBRalias value="Harbour Act"/><FRBRdate
date="1987-02-03"/></FRBRWork><FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<body><section><num>7.</num><heading>Dues</heading><subsection><num>(1)</num><content><p>A boat pays 87
pounds.</p></content></subsection><paragraph><num>(a)</num><list><intro><p>None for:</p></intro><point><num>(i)</num>
<content><p>gigs.</p></content></point></list></paragraph></section></body>
<attachments><attachment><heading>Schedule</heading><doc><meta><identification><FRBRWork><FRBRalias
value="S"/></FRBRWork></identification></meta><mainBody><p>Boats that pay.</p></mainBody></doc>
</attachment></attachments></act></akomaNtoso>`

const other = `<list><entry><name>Gull</name><text>We saw <b>87</b> of them.</text></entry></list>`

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, file, want, stated, issues string }{
		{"TEI", tei, "Le phare\nIl y a 87 marches & une lampe. On va loin.\nFin.",
			"title=Le phare author=A. Le Goff published=1911-03-04 language=fr", "notes"},
		{"JATS", jats, "On gulls\nWe saw 87 gulls.\nMethods\nThey flew.",
			"language=en publisher=Press title=On gulls published=2020-01-02", ""},
		{"parts of a day in JATS", dayJATS, "On gulls\nWe saw 87 gulls.", "title=On gulls published=2015-03-05", ""},
		{"RSS", rss, "Gulls\nWe saw 87 gulls.\n5 < 6 of them & more.\nMore\nTwo words", "title=News language=en", ""},
		{"names of authors", names, "We saw 87 gulls.", "author=Anne M. Le Goff; Ken Ito; The Group", ""},
		{"a text that is there twice", twice,
			"Gulls\nTue, 03 Jan 2023 11:00:00 GMT\nWe saw 87 gulls on the pier.\nSkuas\nTwo skuas.\nNobody looked.\n" +
				"Terns\nA summary.\nSix terns.", "", ""},
		{"Akoma Ntoso", akoma, "1 Fees\nThe fee is 87 pounds.", "published=2019-05-06 language=en", ""},
		{"numbers and annexes of Akoma Ntoso", annexed, "7. Dues\n(1) A boat pays 87 pounds.\n(a) None for:\n(i) gigs.\n" +
			"Schedule\nBoats that pay.", "published=1987-02-03 language=eng title=Harbour Act", ""},
		{"abstract and author in the header of TEI", headTEI, "We saw 87 gulls.\nThey flew.",
			"title=Gulls published=June 2004 language=en author=Anne Le Goff", ""},
		{"raised text and rows of TEI", raisedTEI,
			"It holds 1.03 × 10³ kg/m³. The 1er said yes.\nPort\tShips 87\nCome.", "", "note_marks"},
		{"raised text and rows of JATS", raisedJATS,
			"See Figure 1. It grew by 5 % in 10⁶ years [3]; CO2 fell.\na\t87", "", "note_marks"},
		{"DocBook", docbook, "Fyret\nDer er 87 trin og 3 m².\nEt\na\tb",
			"language=da title=Fyret author=Ida Holm published=2020-01-02", "notes"},
		{"NewsML-G2", newsml, "Sube\nHay 87 minas.",
			"language=es publisher=Sur published=2021-03-04T09:00:00Z author=R. Quispe title=Sube", ""},
		{"NITF", nitf, "Le feu\nPar Luc Roy\nIl a pris 87 ha.",
			"language=fr published=2019-07-02 title=Le feu author=Luc Roy", ""},
		{"FictionBook", fiction, "Fyr\nDet var 87 steg.", "author=Eva Ek title=Fyr published=2001-02-03 language=sv",
			"note_marks"},
		{"DocBook by its document type", docbookType, "Gulls\nWe saw 87.", "", ""},
		{"what speaks of DocBook and is none", noDocbook, "Gulls\nDocBook has 87 elements, says docbook.org.", "",
			"unknown_markup"},
		{"lines of code in DocBook", codeDocBook, "Kør 87 gange:\nsudo make all\ncd /tmp\nls\nOg slut.", "", ""},
		{"lines of code in TEI", codeTEI, "Run:\nmake 87\ncd boat\na\nb\none\ntwo", "", ""},
		{"lines of code in JATS", codeJATS, "Run:\nmake 87\ncd boat", "", ""},
		{"other", other, "Gull\nWe saw 87 of them.", "", "unknown_markup"},
	} {
		d, fault := decode.As([]byte(c.file), "UTF-8")
		if fault != nil {
			t.Fatal(fault)
		}
		got, layout, err := element.Read(d)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got.Text != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got.Text, c.want)
		}
		var stated []string
		for _, s := range layout.Stated {
			stated = append(stated, s.Field+"="+s.Value)
		}
		if s := strings.Join(stated, " "); s != c.stated {
			t.Errorf("%s: stated %q, want %q", c.name, s, c.stated)
		}
		if s := strings.Join(got.Issues, " "); s != c.issues {
			t.Errorf("%s: issues %q, want %q", c.name, s, c.issues)
		}
		if n := strings.Count(c.want, "\n") + 1; len(layout.Blocks) != n {
			t.Errorf("%s: %d blocks, want %d", c.name, len(layout.Blocks), n)
		}
		x := span.NewIndex(&tables.Text{Text: got.Text, Breaks: got.Breaks})
		for word, there := range map[string]string{"87": "87", " & ": " &amp; "} {
			i := strings.Index(got.Text, word)
			if i < 0 {
				continue
			}
			s := x.Of(i, i+len(word))
			if at := c.file[s.ByteStart.N:s.ByteEnd.N]; at != there {
				t.Errorf("%s: %q stands in the file as %q", c.name, word, at)
			}
		}
	}
}

func TestFaults(t *testing.T) {
	bomb := `<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>`
	for file, want := range map[string]string{
		bomb:                           "the XML is damaged or cut off at line 1",
		"<a>\n<p>words":                "the XML is damaged or cut off at line 2",
		strings.Repeat("<a>", 100_000): "more than 1000 elements in one another",
		"<a><b/></a>":                  "the document shows no text",
		`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><p>x</p></w:wordDocument>`: "" +
			"a document of Word as XML; save it as .docx",
		`<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><p>x</p></pkg:package>`: "" +
			"a document of Office as XML; save it as .docx",
		`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Row>1</Row></Workbook>`: "" +
			"a workbook as XML; save each of its sheets as .csv",
		`<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><p>x</p></o:document>`: "" +
			"an OpenDocument text in one file; save it as .odt",
	} {
		d, _ := decode.As([]byte(file), "UTF-8")
		if _, _, err := element.Read(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %q", file, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range []string{tei, jats, rss, akoma, other, names, twice, raisedTEI, raisedJATS, docbook,
		newsml, nitf, fiction} {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file string) {
		d, fault := decode.As([]byte(file), "UTF-8")
		if fault != nil {
			return
		}
		got, layout, err := element.Read(d)
		if err != nil {
			return
		}
		end := 0
		for _, b := range layout.Blocks {
			if b.Start < end || b.End <= b.Start || b.End > len(got.Text) {
				t.Errorf("the block %v is out of order", b)
			}
			end = b.End
		}
		at := 0
		for _, k := range got.Breaks {
			if k.Source < at || k.Source+k.Length > len(file) {
				t.Errorf("the break %v is out of order", k)
			}
			at = k.Source
		}
	})
}
