package element

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/tables"
)

// dialect is what the elements of a kind of document mean.
type dialect struct {
	name     string   // the rule of the metadata
	roots    []string // root elements
	has      string   // what else the file holds
	left     []string // paths of elements that are no text of the document
	shown    []string // paths of elements that are text though they stand in one that is none
	blocks   map[string]block
	metadata []field
	escaped  bool // the text of an element is itself markup
}

// field says where a field of the metadata stands: as the text of an element, or as an attribute of it.
type field struct{ field, path, attribute string }

// nameParts are the elements of a name, in the order in which it is said: a file may have the family name first.
var nameParts = []string{"prefix", "given-names", "surname", "suffix"}

var (
	paragraph = block{kind: tables.BlockParagraph}
	title     = block{kind: tables.BlockHeading, level: 1}
	heading   = block{kind: tables.BlockHeading, level: 2}
	item      = block{kind: tables.BlockItem}
	quote     = block{kind: tables.BlockQuote}
	byline    = block{kind: tables.BlockByline}
	caption   = block{kind: tables.BlockCaption}
	row       = block{kind: tables.BlockCell}
)

// breaks are elements that part words: the end of a line or a page, a cell of a table.
var breaks = []string{"lb", "pb", "cb", "br", "break", "eol", "cell", "td", "th"}

// noteNames are elements that hold notes.
var noteNames = []string{"note", "fn", "authorialNote"}

// dialects are the kinds of documents whose elements are known: TEI P5, JATS 1.3, Akoma Ntoso 1.0, RSS 2.0 and RSS 1.0,
// Atom (RFC 4287). The first one that fits holds.
var dialects = []dialect{
	{
		name: "tei_header", roots: []string{"TEI", "TEI.2", "teiCorpus"},
		left: []string{"teiHeader", "fw", "note", "figDesc", "choice/sic", "choice/orig", "choice/abbr", "del", "surplus",
			"standOff", "facsimile"},
		blocks: map[string]block{"head": heading, "p": paragraph, "ab": paragraph, "l": quote, "quote": quote,
			"item": item, "row": row, "speaker": heading, "stage": paragraph, "docTitle": title, "byline": paragraph,
			"dateline": paragraph, "salute": paragraph, "signed": paragraph, "sp": paragraph, "u": paragraph,
			"div": paragraph, "lg": quote},
		metadata: []field{
			{"title", "titleStmt/title", ""}, {"author", "titleStmt/author", ""},
			{"publisher", "publicationStmt/publisher", ""}, {"published", "publicationStmt/date", "when"},
			{"published", "publicationStmt/date", ""}, {"language", "langUsage/language", "ident"},
			{"language", "TEI/text", "lang"},
		},
	},
	{
		name: "jats_article_meta", roots: []string{"article"}, has: "<article-meta",
		left: []string{"front", "back", "fn", "sup/xref", "xref/sup", "floats-group", "tex-math", "alt-text", "object-id",
			"sub-article", "response"},
		shown: []string{"article-meta/abstract", "title-group/article-title"},
		blocks: map[string]block{"article-title": title, "title": heading, "p": paragraph, "list-item": item, "tr": row,
			"caption": caption, "disp-quote": quote, "sec": paragraph, "disp-formula": paragraph},
		metadata: []field{
			{"title", "title-group/article-title", ""}, {"author", "contrib/string-name", ""}, {"author", "contrib/name", ""},
			{"author", "contrib/collab", ""},
			{"publisher", "publisher/publisher-name", ""},
			{"published", "article-meta/pub-date", "iso-8601-date"}, {"language", "article", "lang"},
		},
	},
	{
		name: "akoma_ntoso_meta", roots: []string{"akomaNtoso", "akomantoso"},
		left: []string{"meta", "authorialNote", "del", "attachments"},
		blocks: map[string]block{"docTitle": title, "heading": heading, "subheading": heading, "p": paragraph,
			"tr": row, "longTitle": paragraph, "from": paragraph, "num": paragraph, "block": paragraph,
			"listIntroduction": paragraph},
		metadata: []field{
			{"title", "docTitle", ""}, {"published", "FRBRExpression/FRBRdate", "date"},
			{"published", "FRBRWork/FRBRdate", "date"}, {"language", "FRBRlanguage", "language"},
		},
	},
	{
		name: "feed", escaped: true, roots: []string{"rss", "feed", "RDF"},
		left: []string{"channel", "feed"}, shown: []string{"item", "entry"},
		blocks: map[string]block{"title": heading, "description": paragraph, "summary": paragraph, "content": paragraph,
			"encoded": paragraph, "p": paragraph, "li": item, "pubDate": byline, "published": byline, "date": byline},
		metadata: []field{
			{"title", "channel/title", ""}, {"title", "feed/title", ""}, {"language", "channel/language", ""},
			{"language", "feed", "lang"}, {"published", "channel/pubDate", ""}, {"published", "feed/updated", ""},
			{"author", "feed/author/name", ""},
		},
	},
}

// feedLeft are elements of an entry of a feed that are no text of it.
var feedLeft = []string{"link", "guid", "id", "updated", "category", "author", "creator", "comments", "source",
	"rights", "enclosure", "subject", "identifier"}

func init() {
	feed := &dialects[len(dialects)-1]
	for _, name := range feedLeft {
		feed.left = append(feed.left, "item/"+name, "entry/"+name)
	}
}

// dialectOf gives what the elements of a document mean, by its root; one without blocks if they are not known.
func dialectOf(root, source string) *dialect {
	for i := range dialects {
		d := &dialects[i]
		if slices.Contains(d.roots, root) && strings.Contains(source, d.has) {
			return d
		}
	}
	return &dialect{name: "xml"}
}

// holds reports whether a path ends with one of those of a list.
func holds(list []string, path []open) bool {
	return slices.ContainsFunc(list, func(names string) bool { return under(path, names) })
}

// under reports whether a path ends with names.
func under(path []open, names string) bool {
	for i := len(path) - 1; i >= 0; i-- {
		rest, name := "", names
		if n := strings.LastIndexByte(names, '/'); n >= 0 {
			rest, name = names[:n], names[n+1:]
		}
		if path[i].name != name {
			return false
		}
		if rest == "" {
			return true
		}
		names = rest
	}
	return false
}
