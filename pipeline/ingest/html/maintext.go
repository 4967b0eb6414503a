package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/tables"
)

// Which blocks are the main text is told by the structure of the page where it says so (<main>, <article>, and the
// names of elements that hold furniture), and by the features of each block and its neighbours: the share of its text
// that is in links, and its length. The features and the decision tree are those of Kohlschütter, Fankhauser and
// Nejdl, Boilerplate Detection using Shallow Text Features (WSDM 2010); that elements are named for what they hold is
// used as in Arc90's Readability. Shares are compared in whole numbers.

// region is an element that holds the main text, or furniture.
type region struct {
	parent  int // the one of its kind around it, 0 for none
	article bool
	plain   int // visible characters in it that are not in links
	applies bool
}

// furnitureNames are words in the class or id of an element that holds furniture. They are words of HTML authors, in
// English whatever the language of the page.
var furnitureNames = words(`ad ads advert advertisement advertising agegate banner breadcrumb breadcrumbs
	byline-links comment comments consent cookie cookies disqus dropdown footer gdpr masthead megamenu menu
	menubar modal nav navbar navigation newsletter offcanvas outbrain overlay pager pagination playlist popup
	popular print promo promoted recommend recommendations recommended recirc related relatedposts remark
	replies rss search share sharebar sharing shoutbox sidebar sidenav signup sitemap skip skyscraper social
	socials sponsor sponsored subscribe subscription suggested taboola tagcloud tags teaser teasers toc toolbar
	topbar trending widget widgets`)

// textNames are words in the class or id of an element that holds the main text, even if furniture is named beside
// them.
var textNames = words(`article articlebody body content entry main maincontent post postbody story text`)

// bodyNames are classes of the element that holds the text and nothing else, in the programs that make most pages.
var bodyNames = words(`mw-parser-output entry-content post-content article-content article-body articlebody story-body
	post-body field--name-body field-name-body`)

// headNames are words in the class or id of a header that holds the title of the text, not that of the site.
var headNames = words(`article entry post story title`)

// captionNames are classes of the element that says what a picture shows, in the programs that make most pages.
var captionNames = words(`caption wp-caption-text caption-text image-caption img-caption photo-caption picture-caption
	figure-caption media-caption image__caption figure__caption article-image-caption image-caption-text imagecaption
	photocaption captiontext figcaption`)

// hasClass reports whether a class of an element is one of a list.
func hasClass(a markup.Attributes, list map[string]bool) bool {
	class := a.Get("class")
	for name := range strings.FieldsSeq(class[:min(len(class), longestNames)]) {
		if list[strings.ToLower(name)] {
			return true
		}
	}
	return false
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// bylineNames are words in the class or id of an element that holds the author or the date.
var bylineNames = words(`author authors byline dateline datetime pubdate publishdate timestamp writtenby
	auteur autor autore fecha tarih verfasser yazar`)

// judge tells from the start tag of a block element whether it holds furniture or the main text.
func judge(tag atom.Atom, a markup.Attributes, inArticle bool) (furniture, article bool) {
	switch tag {
	case atom.Html, atom.Body, atom.Table, atom.Tbody, atom.Tr, atom.H1:
		return false, false
	case atom.Main, atom.Article:
		return furnitureNamed(a), !furnitureNamed(a)
	case atom.Nav, atom.Aside, atom.Footer, atom.Menu, atom.Search, atom.Dialog, atom.Form:
		return true, false
	case atom.Header:
		return !inArticle && !named(a, headNames), false
	}
	switch a.Get("role") {
	case "main", "article":
		return false, true
	case "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert", "toolbar",
		"tablist":
		return true, false
	}
	if strings.Contains(a.Get("itemprop"), "articleBody") || hasClass(a, bodyNames) {
		return false, true
	}
	return furnitureNamed(a), false
}

// furnitureNamed reports whether the class or id of an element names furniture.
func furnitureNamed(a markup.Attributes) bool {
	return named(a, furnitureNames) && !named(a, textNames)
}

// longestNamed is how many words a name may have that says what an element is for; a longer one is made of a heading.
const longestNamed = 3

// named reports whether one of the names in the class and id of an element has a word of the list.
func named(a markup.Attributes, list map[string]bool) bool {
	for _, key := range [...]string{"class", "id"} {
		value := a.Get(key)
		for name := range strings.FieldsSeq(value[:min(len(value), longestNames)]) {
			found, n := false, 0
			eachWord(name, func(w string) {
				n++
				found = found || list[w]
			})
			if found && n <= longestNamed {
				return true
			}
		}
	}
	return false
}

// longestNames is how much of a class is looked at, in bytes.
const longestNames = 1000

// eachWord gives the words of a class or id in lower case: parted by anything but letters, and before a capital.
func eachWord(s string, yield func(string)) {
	start := 0
	for i := 0; i <= len(s); i++ {
		letter := i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z')
		capital := letter && i > start && s[i] <= 'Z' && s[i-1] >= 'a'
		if letter && !capital {
			continue
		}
		if i > start {
			yield(strings.ToLower(s[start:i]))
		}
		start = i
		if !letter {
			start++
		}
	}
}

// finish decides which blocks are the main text and gives all of them.
func (p *page) finish(text string) []tables.Block {
	p.unmark()
	total, links := p.weigh()
	articles := p.apply(total)
	for i := range p.blocks {
		b := &p.blocks[i]
		switch {
		case b.region > 0 && p.regions[b.region].applies:
		case articles:
			b.Main = p.regions[b.article].applies && !linked(b)
		case links*9 <= total: // a page that is little but text
			b.Main = b.Kind != tables.BlockControl && b.Links*3 <= b.visible
		default:
			b.Main = p.content(i)
		}
		b.settle()
	}
	if p.main()*10 < total { // the structure misleads: the text stands where furniture does
		articles = false
		for i := range p.blocks {
			p.blocks[i].Main = p.content(i)
		}
		if p.main() == 0 {
			for i := range p.blocks {
				p.blocks[i].Main = p.blocks[i].Kind != tables.BlockControl
			}
		}
	}
	p.headings(articles)
	p.claim(text)
	p.claimLines(text)
	if !articles && links*9 > total {
		p.follow(text)
	}
	p.cards()
	out := make([]tables.Block, len(p.blocks))
	for i := range p.blocks {
		out[i] = p.blocks[i].Block
	}
	return out
}

// unmark takes the mark of an author or date from what stands in elements that are too long to be one: the class of a
// whole text may name its author.
func (p *page) unmark() {
	for _, s := range p.stated.overlong {
		first, _ := slices.BinarySearchFunc(p.blocks, s[0], func(b block, at int) int { return b.Start - at })
		for i := first; i < len(p.blocks) && p.blocks[i].End <= s[1]; i++ {
			p.blocks[i].byline = 0
		}
	}
}

// weigh counts the characters of the page that are not in links, also for each region, and those in links.
func (p *page) weigh() (total, links int) {
	regions := p.regions
	for i := range p.blocks {
		b := &p.blocks[i]
		plain := b.visible - b.Links
		total += plain
		links += b.Links
		regions[b.region].plain += plain
		regions[b.article].plain += plain
	}
	for i := len(regions) - 1; i > 0; i-- { // a region has a higher number than the one around it
		if up := regions[i].parent; up > 0 {
			regions[up].plain += regions[i].plain
		}
	}
	return total, links
}

// apply decides which regions are what they are called, and reports whether an article is among them: what holds most
// of the text of the page is no furniture, whatever its name; what holds next to none of it is not the main text.
func (p *page) apply(total int) (articles bool) {
	for i := 1; i < len(p.regions); i++ {
		r := &p.regions[i]
		inherits := r.parent > 0 && p.regions[r.parent].applies
		if r.article {
			r.applies = r.plain*10 >= total
			articles = articles || r.applies
		} else {
			r.applies = r.plain*2 <= total
		}
		r.applies = r.applies || inherits
	}
	return articles
}

// settle corrects the kind of a block by what it holds.
func (b *block) settle() {
	if b.byline*2 > b.visible && b.visible < longestByline && b.Kind != tables.BlockHeading {
		b.Kind, b.Level = tables.BlockByline, 0
	}
	if b.Kind == tables.BlockCell && b.cells == 0 && b.words > longestCell {
		b.Kind = tables.BlockParagraph // a table that lays out the page
	}
}

// main counts the visible characters of the main text that are not in links.
func (p *page) main() int {
	n := 0
	for i := range p.blocks {
		if b := &p.blocks[i]; b.Main {
			n += b.visible - b.Links
		}
	}
	return n
}

const (
	longestByline = 200 // characters
	longestCell   = 40  // words
)

// linked reports whether a block of an article is made of links.
func linked(b *block) bool {
	return b.Kind != tables.BlockHeading && b.Links*10 >= b.visible*9 && b.visible > 0
}

// content is the decision tree over the words and the link density of a block and its neighbours (algorithm 2 of the
// paper, with its thresholds: a third, five ninths; 16, 15, 4, 40 and 17 words).
func (p *page) content(i int) bool {
	var none block
	b, before, after := &p.blocks[i], &none, &none
	if i > 0 {
		before = &p.blocks[i-1]
	}
	if i+1 < len(p.blocks) {
		after = &p.blocks[i+1]
	}
	switch {
	case b.Kind == tables.BlockControl, b.Links*3 > b.visible:
		return false
	case b.Links == 0 && p.underHeading(i):
		return true
	case before.Links*9 <= before.visible*5:
		return b.words > 16 || after.words > 15 || before.words > 4
	}
	return b.words > 40 || after.words > 17
}

// longestTable is how many rows of a table are looked at for the heading above them.
const longestTable = 100

// underHeading reports whether a block is a row of a table of several columns that a heading stands right above.
func (p *page) underHeading(i int) bool {
	k := i
	for k > 0 && i-k < longestTable && p.blocks[k].Kind == tables.BlockCell && p.blocks[k].cells > 0 {
		k--
	}
	return k < i && p.blocks[k].Kind == tables.BlockHeading
}

// headings takes the headings into the main text that stand right before some of it, or that are the only one of the
// first level, and takes out those that nothing of it follows.
func (p *page) headings(structured bool) {
	first := 0
	for i := range p.blocks {
		if b := &p.blocks[i]; b.Kind == tables.BlockHeading && b.Level == 1 {
			first++
		}
	}
	for i := len(p.blocks) - 1; i >= 0; i-- {
		b := &p.blocks[i]
		if b.Kind != tables.BlockHeading {
			continue
		}
		next := i+1 < len(p.blocks) && p.blocks[i+1].Main
		switch {
		case b.Level == 1 && first == 1:
			b.Main = true
		case structured:
		default:
			b.Main = next && !(b.region > 0 && p.regions[b.region].applies)
		}
	}
}
