package markup_test

import (
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/markup"
)

func TestVisible(t *testing.T) {
	for page, want := range map[string]string{
		"a<b>b</b>c":                                      "abc",
		"a<!-- b -->c<!d>e":                               "ace",
		"a<script>b<p></script>c<style>d":                 "ac",
		"a<title>b</title>c<textarea>d</textarea>e":       "ace",
		"a<template>b<template>c</template>d</template>e": "ae",
		"a<script src=x />b":                              "ab",
		"&lt;a&gt; &amp;amp; &#x41;&nbsp;":                "<a> &amp; A\u00A0",
		"a < b <c":                                        "a < b ",
		"a<noscript>b</noscript>c<iframe>d":               "ac",
		"no markup":                                       "no markup",
	} {
		if got := markup.Visible(page); got != want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
}

func TestHidden(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"attribute", `a<span hidden>b</span>c`, "ac"},
		{"until found", `a<div hidden="until-found">b<p>c</div>d`, "ad"},
		{"style", `a<i style="color:red; DISPLAY : none !important">b</i>c`, "ac"},
		{"visibility", `a<i style="visibility:hidden">b</i>c`, "ac"},
		{"other styles", `a<i style="content:'display:none'x">b</i>c<i style="display:block">d</i>`, "abcd"},
		{"for eyes alone", `a<i aria-hidden=true>b</i>c<i aria-hidden=false>d</i>`, "acd"},
		{"for readers alone", `a<i class="x sr-only">b</i>c`, "ac"},
		{"in one another", `a<div hidden>b<div>c</div>d</div>e`, "ae"},
		{"paragraph without end", `<p hidden>a<p>b`, "b"},
		{"paragraph before a list", `<p hidden>a<ul><li>b</ul>`, "b"},
		{"item without end", `<ul><li hidden>a<ul><li>b</ul>c<li>d</ul>e`, "de"},
		{"cell without end", `<table><tr><td hidden>a<td>b<tr hidden><td>c<tr><td>d</table>e`, "bde"},
		{"span that never ends", `<p><span hidden>a</p><p>b`, "b"},
		{"stray end tags", `<div hidden>a</p></i>b</div>c`, "c"},
		{"void elements", `a<br hidden>b<img hidden>c`, "abc"},
		{"all of the page", `<body style="display:none"><p>` + strings.Repeat("abc ", 10) + `</p></body>`,
			strings.Repeat("abc ", 10)},
		{"readings", `<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>だ`, "漢字だ"},
		{"readings without end", `<ruby>漢<rt>かん<rb>字<rt>じ</ruby>だ`, "漢字だ"},
	} {
		if got := markup.Visible(c.page); got != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.name, c.page, got, c.want)
		}
	}
}

func TestRaised(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"number", `1,204<sup>1</sup> tonnes in 2022<sup>2</sup>, 87<sup><a href="#n6">6</a></sup> people`,
			"1,204 tonnes in 2022, 87 people"},
		{"link around", `$5 million<a href="#fn4"><sup>4</sup></a> and`, "$5 million and"},
		{"brackets", `way.<sup class="reference"><a href="#n1">[1]</a></sup> It<sup>[2]</sup>`, "way. It"},
		{"brackets by entities", `way<sup id="r"><a href="#c"><span>&#91;</span>1<span>&#93;</span></a></sup>.`, "way."},
		{"words in brackets", `said<sup>[<i>citation needed</i>]</sup> so`, "said so"},
		{"link without sup",
			`way<a href="#fn1">[1]</a>. Way.<a class="footnote-ref" href="#fn2">2</a> See <a href="#s3">3</a>`,
			"way. Way. See 3"},
		{"signs", `rate<sup>*</sup> of<sup>†‡</sup>`, "rate of"},
		{"back links", `<li>Ministry <a href="#r1">↩</a></li>`, "Ministry "},
		{"list", `rate<sup>1, 2</sup> of<sup>3–5</sup>`, "rate of"},
		{"letters", `1,204<sup>a</sup> t; 12.5<sup>b</sup>`, "1,204 t; 12.5"},
		{"label of a note", `<p><sup>1</sup> Ministry data`, " Ministry data"},
		{"power of ten", `10<sup>6</sup> kg, 1.2 × 10<sup>−3</sup>`, "10⁶ kg, 1.2 × 10⁻³"},
		{"ten with the next note", `rate<sup>5</sup> 10<sup>6</sup> kg`, "rate 10 kg"},
		{"power of two", `2<sup>32</sup>`, "2³²"},
		{"units", `5 m<sup>2</sup>, per km<sup>3</sup>, 7 ft<sup>2</sup>, м<sup>2</sup>`, "5 m², per km³, 7 ft², м²"},
		{"negative power", `9 m s<sup>-1</sup>`, "9 m s⁻¹"},
		{"word with a note", `of<sup>2</sup> the bay<sup>3</sup>`, "of the bay"},
		{"isotope", `the isotope <sup>131</sup>I`, "the isotope ¹³¹I"},
		{"ordinals", `1<sup>er</sup> et 5<sup>th</sup>, M<sup>me</sup>, n<sup>o</sup> 3, 1<sup>a</sup>`,
			"1er et 5th, Mme, no 3, 1a"},
		{"ordinary links", `see <a href="#top">the top</a> and <a class="reference internal" href="#i">Install</a>`,
			"see the top and Install"},
		{"role", `way<a role="doc-noteref" href="n.xhtml#1">1</a>`, "way"},
		{"style", `way<span style="vertical-align: super">3</span>`, "way"},
		{"tools", `<h2>Course<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>`, "Course"},
		{"not closed", `10<sup>6 kg`, "106 kg"},
		{"last number", `the<sup>1</sup> rate<sup>2</sup> 10<sup>2</sup>`, "the rate 10²"},
	} {
		got := markup.Visible(c.page)
		if got != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.name, c.page, got, c.want)
		}
		if !markup.Shows(c.page, got) || markup.Shows(c.page, got+"x") {
			t.Errorf("%s: the page does not show its own text", c.name)
		}
	}
}

func TestLeft(t *testing.T) {
	p := markup.OpenPage(`a<i hidden>b</i><i hidden> </i><ruby>c<rt>d</rt></ruby>e<sup>1</sup>f<sup>2</sup>`, nil)
	for p.Next() {
	}
	if want := []string{markup.HiddenText, markup.Readings, markup.NoteMarks}; !slices.Equal(p.Left, want) {
		t.Errorf("got %v, want %v", p.Left, want)
	}
}

// FuzzTokens: tokens follow each other without gaps, and a page shows its own text.
func FuzzTokens(f *testing.F) {
	f.Add(`a<sup><a href="#1">[1]</a></sup>10<sup>6</sup><p hidden>b<p>c<ruby>d<rt>e</ruby>`)
	f.Add(`<sup><a href=#>[1]</a/>6</sup>`)
	f.Add(`0<sup><a title="></sup <"x hidden>0`)
	f.Fuzz(func(t *testing.T, page string) {
		page = strings.ToValidUTF8(page, "\uFFFD") // as a page is decoded
		at := 0
		for p := markup.OpenPage(page, nil); p.Next(); at = p.End {
			if p.Start != at || p.End < p.Start || p.End > len(page) {
				t.Fatalf("a token at %d to %d, after %d", p.Start, p.End, at)
			}
		}
		if strings.Count(page, "<") < 8 && !markup.Shows(page, markup.Visible(page)) {
			t.Fatalf("%q does not show %q", page, markup.Visible(page))
		}
	})
}

func TestIsPage(t *testing.T) {
	for text, want := range map[string]bool{
		"<p>a</p>":                         true,
		" <DIV class=x>a<br>b</DIV>\n":     true,
		"<!-- wp:paragraph --><p>a</p>":    true,
		"<!DOCTYPE html><html>a</html>":    true,
		"<p>a":                             false, // no end
		"<p> is a tag of HTML, as is </p>": true,
		"<pre-war> prices </pre-war>":      false,
		"<b>a</b>":                         false, // a line that may say so
		"a <p>b</p>":                       false,
		"<p>1 < 2":                         false,
		"":                                 false,
	} {
		if got := markup.IsPage(text); got != want {
			t.Errorf("%q: got %t", text, got)
		}
	}
}
