package html

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html/atom"

	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// stated collects what the markup of a page states of it.
type stated struct {
	found    []claim
	title    []byte // of <title>
	titled   bool   // <title> has been closed
	script   []byte // of the JSON-LD that is open
	linked   bool   // JSON-LD is open
	scripts  int    // that have ended
	forum    bool   // the page is made by the program of a forum
	passages []passage
	bylines  int      // of passages that name the author or the date
	others   int      // of passages about other works
	overlong [][2]int // passages that are too long to be an author or a date
	body     string   // the text of the page, as JSON-LD states it
	lines    []string // lines of the text that it states: ingredients
	parts    [][2]int // passages that hold a part of the text, a thousand at most
}

// claim is a statement with the rank of its source: the lowest is the best.
type claim struct {
	tables.Stated
	rank    int
	region  int // the furniture element that it stands in, 0 for none
	article int // the <main> or <article> that it stands in, 0 for none
}

// The fields of passages that state nothing.
const (
	bylineOnly = "byline" // marks an author or date
	otherWork  = "other"  // is about another work than the page, of which nothing in it is stated
	textPart   = "part"   // holds a part of the text: an ingredient, a step
)

// inCredit reports whether a passage of a field marks the author or the date.
func inCredit(field string) bool {
	return field != "title" && field != "publisher" && field != otherWork && field != textPart
}

// otherWorks are the properties of schema.org whose value is a work beside that of the page.
var otherWorks = words(`citation isbasedon mentions review reviews comment itemreviewed`)

// passage is an open element whose text states a field.
type passage struct {
	claim
	tag   atom.Atom
	depth int
	value string // that the element gives itself; empty: its text counts
}

// mostPassages bounds the elements that are followed at one time, and mostClaims what is kept. longestAuthors is how
// many bytes an element with authors and dates may hold.
const (
	mostPassages = 8
	mostClaims   = 500
	mostParts    = 1000

	longestAuthors = 1500
)

// metaFields says which field a <meta> states, by its name, property or itemprop in lower case, best source first: the
// vocabularies of Highwire Press (citation_), Dublin Core, OpenGraph, and the names that publishing systems use.
var metaFields = []struct{ field, names string }{
	{"title", `citation_title og:title dc.title dcterms.title headline parsely-title sailthru.title twitter:title title`},
	{"author", `citation_author author dc.creator dcterms.creator article:author parsely-author sailthru.author
		byl byline dc.contributor authors og:article:author book:author og:author article:author_name
		shareaholic:article_author_name twitter:data1 twitter:creator`},
	{"publisher", `og:site_name citation_publisher citation_journal_title dc.publisher dcterms.publisher publisher
		article:publisher
		application-name`},
	{"published", `article:published_time citation_publication_date citation_online_date citation_date datepublished
		dcterms.issued dc.date.issued dcterms.created dc.date.created dcterms.date dc.date og:published_time
		article:published parsely-pub-date sailthru.date publishdate publish-date publish_date pubdate
		publication_date publicationdate published_time datecreated date.release release_date date ptime pdate
		cxenseparse:recs:publishtime cxenseparse:publishtime schema:datepublished schema:datecreated
		dc.created created`},
	{"url", `og:url citation_public_url parsely-link twitter:url`},
	{"language", `content-language og:locale dc.language dcterms.language inlanguage language citation_language`},
	{"country", `geo.country geo.region`},
}

// cardOfPage is what the card of a page says first: who wrote it, or what it costs.
const cardOfPage = "twitter:data1"

// cardMaker is who wrote the page of a card: an account, or a name.
const cardMaker = "twitter:creator"

// ranks orders the kinds of statements.
const (
	rankLinked  = 100
	rankMeta    = 200
	rankVisible = 400
	rankTitle   = 500
)

func (s *stated) add(rank int, field, value, rule string) {
	value = collapse(value)
	if value == "" || len(value) > tables.LongestStated || len(s.found) >= mostClaims ||
		field == "author" && strings.Contains(value, "://") {
		return
	}
	s.found = append(s.found, claim{tables.Stated{Field: field, Value: value, Rule: rule}, rank, 0, 0})
}

// tag looks at a start tag, shown or not; at is the length of the text so far.
func (s *stated) tag(t *markup.Tokens, a markup.Attributes, at int) {
	switch t.Tag {
	case atom.Html:
		lang := a.Get("lang")
		if lang == "" {
			lang = a.Get("xml:lang")
		}
		s.add(rankLinked, "language", lang, "html_lang")
		s.forum = s.forum || ofForum(a)
	case atom.Body:
		s.forum = s.forum || ofForum(a)
	case atom.Meta:
		s.meta(a)
	case atom.Link:
		rel := strings.ToLower(a.Get("rel"))
		if rel == "canonical" {
			s.add(rankLinked-1, "url", a.Get("href"), "html_canonical")
		}
	case atom.Script:
		s.linked = strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Get("type"))), "application/ld+json")
		s.script = s.script[:0]
	}
}

func (s *stated) meta(a markup.Attributes) {
	if s.others > 0 {
		return
	}
	content := a.Get("content")
	if property(a) == "name" && s.within("publisher") {
		s.add(rankVisible, "publisher", content, "html_itemprop")
		return
	}
	for _, key := range [...]string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(strings.TrimSpace(a.Get(key)))
		if name == "" {
			continue
		}
		name = strings.Replace(name, "dc:", "dc.", 1)
		for _, f := range metaFields {
			if i := slices.Index(strings.Fields(f.names), name); i >= 0 {
				switch {
				case f.field == "language":
					content = strings.ReplaceAll(content, "_", "-")
				case name == cardOfPage && strings.ContainsFunc(content, unicode.IsDigit): // a price, the time to read it
					return
				case name == cardMaker && !strings.Contains(strings.TrimSpace(content), " "): // an account
					return
				}
				s.add(rankMeta+i, f.field, content, "html_meta")
				return
			}
		}
	}
}

// hidden takes a text that is not shown: that of <title> and of JSON-LD.
func (s *stated) hidden(t *markup.Tokens) {
	switch {
	case s.linked:
		s.script = append(s.script, t.Raw()...)
	case !s.titled && t.Within() == atom.Title:
		s.title = append(s.title, t.Text()...)
	}
}

// endHidden takes the end tag of an element that is not shown.
func (s *stated) endHidden(tag atom.Atom) {
	switch tag {
	case atom.Title:
		s.titled = s.titled || !span.IsBlank(string(s.title))
	case atom.Script:
		s.scripts++
		if s.linked {
			s.linkedData(s.script)
		}
		s.linked = false
	}
}

// open looks at the start tag of an element that is shown, for statements in its text or attributes. in is the
// block element that it stands in. It reports whether the element names the author or the date.
func (s *stated) open(tag atom.Atom, a markup.Attributes, at int, in *element) bool {
	for i := range s.passages {
		if s.passages[i].tag == tag {
			s.passages[i].depth++
		}
	}
	if markup.IsVoid(tag) {
		return false
	}
	field, rule, rank := s.names(tag, a)
	if field == "" || len(s.passages) >= mostPassages || len(s.found) >= mostClaims {
		return false
	}
	p := passage{claim{tables.Stated{Field: field, Rule: rule, Start: at}, rank, in.region, in.article}, tag, 1, ""}
	p.value = dayOf(a)
	if field != "published" {
		p.value = ""
	}
	s.passages = append(s.passages, p)
	s.count(field, 1)
	return inCredit(field)
}

// names gives the field that an element states, by which rule and with what rank; none within another work.
func (s *stated) names(tag atom.Atom, a markup.Attributes) (field, rule string, rank int) {
	field, rule, rank = names(tag, a)
	switch {
	case isTitle(tag, a):
		return "title", titleOfClass, rankVisible + 2
	case field == "" && (hasClass(a, cardNames) && s.within("author") ||
		s.forum && tag == atom.A && hasClass(a, memberNames)):
		return "author", "html_class", rankVisible + 4
	case a.Has("itemscope") && otherWorks[strings.ToLower(a.Get("itemprop"))]:
		return otherWork, "", rankVisible
	case s.others > 0:
		return "", "", 0
	}
	return field, rule, rank
}

// count keeps the number of open passages that name the author or the date, and of those about other works.
func (s *stated) count(field string, n int) {
	switch {
	case field == otherWork:
		s.others += n
	case inCredit(field):
		s.bylines += n
	}
}

// unseen takes what the attributes of a hidden element state.
func (s *stated) unseen(tag atom.Atom, a markup.Attributes) {
	if field, rule, rank := names(tag, a); field == "published" && s.others == 0 {
		s.add(rank, field, dayOf(a), rule)
	}
}

// dayOf gives the day that an element states for machines: "" for none. Microformats have it as the title.
func dayOf(a markup.Attributes) string {
	for _, key := range [...]string{"datetime", "content"} {
		if value := a.Get(key); value != "" {
			return value
		}
	}
	if title := a.Get("title"); isoDay.MatchString(title) {
		return title
	}
	return ""
}

// dayNames are the classes of an element with the day of publication (hAtom, h-entry, and the themes of WordPress).
var dayNames = words("published dt-published entry-date")

// isDay reports whether a class of an element says that it holds the day of publication, with the day for machines.
func isDay(a markup.Attributes) bool {
	for class := range strings.FieldsSeq(a.Get("class")) {
		if dayNames[strings.ToLower(class)] {
			return isoDay.MatchString(dayOf(a))
		}
	}
	return false
}

// isAuthor reports whether an element is named for the name of the author, or is a link to the page of an author.
// Comments have authors, too.
func isAuthor(tag atom.Atom, a markup.Attributes) bool {
	class := a.Get("class")
	class = strings.ToLower(class[:min(len(class), longestNames)])
	if strings.Contains(class, "comment") {
		return false
	}
	for name := range strings.FieldsSeq(class) {
		if authorNames[strings.Map(lettersOnly, name)] {
			return true
		}
	}
	href := a.Get("href")
	return tag == atom.A && mayNameAuthor(href) && authorPage().MatchString(href)
}

// mayNameAuthor reports whether an address has a folder with which the path of the page of an author may begin: most
// links are told apart so, without the expression.
func mayNameAuthor(href string) bool {
	for i := 0; i+3 < len(href); i++ {
		if c := href[i]; c != '/' && c != '?' && c != '&' {
			continue
		}
		if strings.Contains(authorBegins, "/"+strings.ToLower(href[i+1:i+4])) {
			return true
		}
	}
	return false
}

// authorBegins are the first letters of the folders of pages of authors.
const authorBegins = "/aut/sta/new/cre/con/col/jou/rep/wri/red/per"

// authorNames are classes, without signs, of an element with the name of the author and nothing else.
var authorNames = words(`authorname articleauthorname authorlink authortitle bylinename bylineauthorname authfullname
	entryauthorname postauthorname authname authorfullname authorsname articleauthor storyauthor`)

// authorPage is the path of the page of an author, in the programs that make most pages.
var authorPage = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(/authors?/|[?&]author=\d|/auteurs?/|/autor(es|en)?/|/autore/|` +
		`/(staff|newsteam|creator|contributors?|columnists?|journalist(en|es|s)?|reporters?|writers?|redakteure?|` +
		`redacteurs?|periodistas?)/)[^/]+/?$`)
})

func lettersOnly(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

// isoDay is the begin of a date in ISO 8601.
var isoDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)

// names tells which field the text of an element states, by what rule, and how good a source it is; "" for none.
func names(tag atom.Atom, a markup.Attributes) (field, rule string, rank int) {
	if field := propertyField(a); field == textPart {
		return field, "", rankVisible
	} else if field != "" {
		return field, "html_itemprop", rankVisible
	}
	rel := " " + strings.ToLower(a.Get("rel")) + " "
	switch {
	case isDay(a):
		return "published", "html_class", rankVisible + 1
	case isAuthor(tag, a):
		return "author", "html_class", rankVisible + 4
	case strings.Contains(rel, " author "):
		return "author", "html_rel", rankVisible + 1
	case tag == atom.Time && a.Has("pubdate"):
		return "published", "html_time", rankVisible + 1
	case tag == atom.Time:
		return "published", "html_time", rankVisible + 2
	case tag == atom.H1:
		return "title", "html_heading", rankVisible + 3
	case !holdsText(tag) && isCredit(a):
		return "author", tables.Credited, rankVisible + 5
	case !holdsText(tag) && named(a, bylineNames):
		return bylineOnly, "", rankVisible
	}
	return "", "", 0
}

// holdsText reports whether an element is one of those that hold a whole text, whose class may name its author.
func holdsText(tag atom.Atom) bool {
	return tag == atom.Html || tag == atom.Body || tag == atom.Main || tag == atom.Article
}

// close looks at the end tag of an element that is shown. It reports whether the element named the author or the date.
func (s *stated) close(tag atom.Atom, at int) (byline bool) {
	for i := len(s.passages) - 1; i >= 0; i-- {
		p := &s.passages[i]
		if p.tag != tag {
			continue
		}
		if p.depth--; p.depth > 0 {
			continue
		}
		s.count(p.Field, -1)
		p.End = at
		p.Value = p.value
		switch p.Field {
		case "title":
			s.found = append(s.found, p.claim)
		case otherWork:
		case textPart:
			if len(s.parts) < mostParts {
				s.parts = append(s.parts, [2]int{p.Start, at})
			}
		default:
			byline = true
			if at-p.Start > longestAuthors {
				s.overlong = append(s.overlong, [2]int{p.Start, at})
			}
			if p.Field != bylineOnly {
				s.found = append(s.found, p.claim)
			}
		}
		s.passages = slices.Delete(s.passages, i, i+1)
	}
	return byline
}

// inByline reports whether text that comes now is marked as an author or a date.
func (s *stated) inByline() bool { return s.bylines > 0 }

// list gives the statements, the best source of each field first. What stands in furniture is left out.
func (s *stated) list(text string, regions []region) []tables.Stated {
	s.add(rankTitle, "title", string(s.title), "html_title")
	var kept []claim
	title := strings.ToLower(collapse(string(s.title)))
	outside := s.daysOutside(regions)
	for _, c := range s.found {
		if c.region > 0 && regions[c.region].applies && (c.Field != "published" || !outside) {
			continue
		}
		if c.End > 0 && !c.read(text, title) {
			continue
		}
		if c.Value != "" {
			kept = append(kept, c)
		}
	}
	kept = oneTitle(oneCredit(nearestAuthors(kept)))
	fields := []string{"title", "author", "publisher", "published", "url", "language", "country"}
	slices.SortStableFunc(kept, func(a, b claim) int {
		if d := slices.Index(fields, a.Field) - slices.Index(fields, b.Field); d != 0 {
			return d
		}
		return a.rank - b.rank
	})
	var out []tables.Stated
	for _, c := range kept {
		if !slices.Contains(out, c.Stated) {
			out = append(out, c.Stated)
		}
	}
	return out
}

// daysOutside reports whether the only days of publication that elements name stand in furniture, and are one: that
// is the text's then, and not those of other texts.
func (s *stated) daysOutside(regions []region) bool {
	day := ""
	for _, c := range s.found {
		switch {
		case c.Field != "published":
		case c.region == 0 || !regions[c.region].applies:
			return false
		case c.Value == "" || day != "" && c.Value != day:
			return false
		default:
			day = c.Value
		}
	}
	return day != ""
}

// read takes the value of a statement from the text of its element, and its place without white space; it reports
// false if there is none that counts. title is the one that the head of the page states, in lower case.
func (c *claim) read(text, title string) bool {
	c.Start, c.End = span.Trim(text, c.Start, c.End)
	if c.Start == c.End && c.Value == "" {
		return false
	}
	if c.Value == "" {
		c.Value = collapse(text[c.Start:c.End])
	}
	outside := c.Rule == "html_heading" && c.article == 0
	if outside && title != "" && !strings.Contains(title, strings.ToLower(c.Value)) {
		c.rank = rankTitle + 1 // the name of the site, or of a section
	}
	if c.Start == c.End {
		c.Start, c.End = 0, 0
	}
	return len(c.Value) <= tables.LongestStated
}

// collapse makes one blank of each run of white space of ASCII, and none at the ends.
func collapse(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < 0x80 && isBlank(byte(r)) }), " ")
}
