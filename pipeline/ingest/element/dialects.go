package element

import (
	"encoding/xml"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/tables"
)

// dialect is what the elements of a kind of document mean.
type dialect struct {
	name     string   // the rule of the metadata
	roots    []string // root elements
	has      []string // what else the file holds, one of them
	says     []string // what stands in its document type, its instructions or its root tag, one of them
	left     []string // paths of elements that are no text of the document
	shown    []string // paths of elements that are text though they stand in one that is none
	inline   []string // paths of elements that are no blocks where they stand
	marks    []marker // elements that lead to notes
	blocks   map[string]block
	metadata []field
	spare    []field // that count where the document says nothing else
	numbers  string  // the element that is the number of the block after it
	escaped  bool    // the text of an element is itself markup
}

// field says where a field of the metadata stands: as the text of an element, or as an attribute of it.
type field struct{ field, path, attribute string }

// marker is an element that leads to a note or a reference: its path, and what an attribute says then, if that counts.
type marker struct {
	path, attribute string
	values          []string
}

// nameParts are the elements of a name or a day, in the order in which it is said: a file may have the family name
// first, or the day of the month.
var nameParts = []string{"prefix", "honorific", "given-names", "forename", "firstname", "first-name", "name.given",
	"othername", "middle-name", "surname", "last-name", "name.family", "suffix", "lineage", "year", "month", "day"}

var (
	paragraph = block{kind: tables.BlockParagraph}
	title     = block{kind: tables.BlockHeading, level: 1}
	heading   = block{kind: tables.BlockHeading, level: 2}
	item      = block{kind: tables.BlockItem}
	quote     = block{kind: tables.BlockQuote}
	byline    = block{kind: tables.BlockByline}
	caption   = block{kind: tables.BlockCaption}
	row       = block{kind: tables.BlockCell}
	code      = block{kind: tables.BlockCode}
)

// preserved are the values of attributes that say that the lines of an element stay as they are.
var preserved = map[string]string{"type": "codeblock", "space": "preserve"}

// breaks are elements that part words: the end of a line or a page.
var breaks = []string{"lb", "pb", "cb", "br", "break", "eol"}

// cells are elements that are the cells of a row.
var cells = []string{"cell", "td", "th", "entry"}

// raised are elements whose text stands above the line; of others the attributes of raisedBy may say so.
var raised = []string{"sup", "superscript"}

var raisedBy = []string{"rend", "rendition", "style"}

// noteNames are elements that hold notes.
var noteNames = []string{"note", "fn", "authorialNote", "footnote"}

// pageBlocks are the blocks of a page of HTML that stands in a document, and of NITF, which has the same names.
var pageBlocks = map[string]block{"h1": title, "h2": heading, "h3": heading, "h4": heading, "h5": heading,
	"h6": heading, "p": paragraph, "div": paragraph, "section": paragraph, "li": item, "dt": item, "dd": item, "tr": row,
	"blockquote": quote, "bq": quote, "figcaption": caption, "media-caption": caption, "caption": caption,
	"pre": code,
	"hl1": title, "hl2": heading, "byline": byline, "dateline": byline, "tagline": paragraph, "note": paragraph,
	"inlineData": paragraph, "DataContent": paragraph, "HeadLine": title, "SubHeadLine": heading, "ByLine": byline,
	"DateLine": byline}

// dialects are the kinds of documents whose elements are known: TEI P5, JATS 1.3, Akoma Ntoso 1.0, RSS 2.0 and RSS 1.0,
// Atom (RFC 4287), DocBook 4 and 5, NewsML-G2, NewsML 1.2, NITF 3.6, FictionBook 2. The first one that fits holds.
var dialects = []dialect{
	{
		name: "tei_header", roots: []string{"TEI", "TEI.2", "teiCorpus"},
		left: []string{"teiHeader", "fw", "note", "figDesc", "choice/sic", "choice/orig", "choice/abbr", "del", "surplus",
			"standOff", "facsimile"},
		shown: []string{"profileDesc/abstract"},
		blocks: map[string]block{"head": heading, "p": paragraph, "ab": paragraph, "l": quote, "quote": quote,
			"item": item, "row": row, "speaker": heading, "stage": paragraph, "docTitle": title, "byline": paragraph,
			"dateline": paragraph, "salute": paragraph, "signed": paragraph, "sp": paragraph, "u": paragraph,
			"div": paragraph, "lg": quote, "label": paragraph, "trailer": paragraph, "opener": paragraph, "closer": paragraph,
			"epigraph": quote, "titlePart": title, "eg": code},
		inline: []string{"p/quote", "ab/quote", "l/quote", "q/quote", "item/label", "quote/quote"},
		marks:  []marker{{"ref", "type", []string{"note", "noteAnchor", "noteref", "footnote"}}},
		metadata: []field{
			{"title", "titleStmt/title", ""}, {"author", "titleStmt/author", ""},
			{"publisher", "publicationStmt/publisher", ""}, {"published", "publicationStmt/date", "when"},
			{"published", "publicationStmt/date", ""}, {"language", "langUsage/language", "ident"},
			{"language", "TEI/text", "lang"},
		},
		spare: []field{{"author", "biblStruct/analytic/author", ""}, {"language", "TEI", "lang"}},
	},
	{
		name: "jats_article_meta", roots: []string{"article"}, has: []string{"<article-meta"},
		left: []string{"front", "back", "fn", "sup/xref", "xref/sup", "floats-group", "tex-math", "alt-text", "object-id",
			"sub-article", "response"},
		shown: []string{"article-meta/abstract", "title-group/article-title"},
		blocks: map[string]block{"article-title": title, "title": heading, "p": paragraph, "list-item": item, "tr": row,
			"caption": caption, "disp-quote": quote, "sec": paragraph, "disp-formula": paragraph, "def-item": item,
			"verse-line": quote, "preformat": code},
		marks: []marker{{"xref", "ref-type", []string{"fn", "table-fn", "bibr", "aff", "corresp", "author-notes"}}},
		metadata: []field{
			{"title", "title-group/article-title", ""}, {"author", "contrib/string-name", ""}, {"author", "contrib/name", ""},
			{"author", "contrib/collab", ""},
			{"publisher", "publisher/publisher-name", ""},
			{"published", "article-meta/pub-date", "iso-8601-date"}, {"published", "article-meta/pub-date", ""},
			{"language", "article", "lang"},
		},
	},
	{
		name: "akoma_ntoso_meta", roots: []string{"akomaNtoso", "akomantoso"},
		left: []string{"meta", "authorialNote", "del"},
		blocks: map[string]block{"docTitle": title, "heading": heading, "subheading": heading, "p": paragraph,
			"tr": row, "longTitle": paragraph, "from": paragraph, "num": paragraph, "block": paragraph,
			"listIntroduction": paragraph},
		numbers: "num",
		metadata: []field{
			{"title", "docTitle", ""}, {"published", "FRBRExpression/FRBRdate", "date"},
			{"published", "FRBRWork/FRBRdate", "date"}, {"language", "FRBRlanguage", "language"},
		},
		spare: []field{{"title", "FRBRWork/FRBRalias", "value"}, {"title", "FRBRExpression/FRBRalias", "value"}},
	},
	{
		name: "docbook_info", says: []string{"docbook.org", "DocBook", "docbook"},
		roots: []string{"book", "article", "chapter", "section", "sect1", "appendix", "part", "preface", "set",
			"refentry", "reference", "glossary"},
		left: []string{"info", "bookinfo", "articleinfo", "chapterinfo", "sectioninfo", "sect1info", "refentryinfo",
			"footnote", "indexterm", "remark", "refmeta", "toc", "index", "annotation"},
		shown: []string{"info/title", "bookinfo/title", "articleinfo/title", "info/subtitle", "info/abstract",
			"articleinfo/abstract", "bookinfo/abstract"},
		blocks: map[string]block{"title": heading, "subtitle": heading, "para": paragraph, "simpara": paragraph,
			"formalpara": paragraph, "listitem": item, "term": paragraph, "row": row, "tr": row, "blockquote": quote,
			"attribution": byline, "programlisting": code, "screen": code, "literallayout": code,
			"caption": caption, "member": item, "refname": heading, "refpurpose": paragraph, "glossterm": paragraph,
			"question": paragraph, "answer": paragraph, "bibliomixed": paragraph, "biblioentry": paragraph,
			"synopsis": code, "cmdsynopsis": paragraph, "refsynopsisdiv": paragraph},
		marks: []marker{{"footnoteref", "", nil}},
		metadata: []field{
			{"title", "info/title", ""}, {"title", "bookinfo/title", ""}, {"title", "articleinfo/title", ""},
			{"title", "book/title", ""}, {"title", "article/title", ""}, {"title", "refnamediv/refname", ""},
			{"author", "info/author", ""}, {"author", "bookinfo/author", ""}, {"author", "articleinfo/author", ""},
			{"author", "authorgroup/author", ""}, {"publisher", "publisher/publishername", ""},
			{"published", "info/pubdate", ""}, {"published", "info/date", ""}, {"published", "bookinfo/pubdate", ""},
			{"published", "bookinfo/date", ""}, {"published", "articleinfo/pubdate", ""},
			{"published", "articleinfo/date", ""}, {"language", "book", "lang"}, {"language", "article", "lang"},
			{"language", "chapter", "lang"}, {"language", "section", "lang"}, {"language", "refentry", "lang"},
		},
	},
	{
		name: "newsml_item", roots: []string{"newsItem", "newsMessage"},
		left: []string{"header", "catalogRef", "catalog", "hopHistory", "rightsInfo", "itemMeta", "contentMeta", "partMeta",
			"assert", "html/head", "nitf/head", "script", "style", "remoteContent"},
		blocks: pageBlocks,
		metadata: []field{
			{"title", "contentMeta/headline", ""}, {"title", "itemMeta/title", ""}, {"title", "hedline/hl1", ""},
			{"author", "contentMeta/creator/name", ""},
			{"publisher", "itemMeta/provider/name", ""}, {"published", "contentMeta/contentCreated", ""},
			{"published", "itemMeta/versionCreated", ""}, {"language", "contentMeta/language", "tag"},
			{"language", "newsItem", "lang"},
		},
	},
	{
		name: "newsml_lines", roots: []string{"NewsML"},
		left: []string{"Catalog", "NewsEnvelope", "Identification", "NewsManagement", "AdministrativeMetadata",
			"DescriptiveMetadata", "RightsMetadata", "CopyrightLine", "RightsLine", "KeywordLine", "SlugLine",
			"html/head", "nitf/head", "script", "style"},
		blocks: pageBlocks,
		metadata: []field{
			{"title", "NewsLines/HeadLine", ""}, {"author", "NewsLines/ByLine", ""},
			{"publisher", "Provider/Party", "FormalName"}, {"published", "NewsIdentifier/DateId", ""},
			{"language", "DescriptiveMetadata/Language", "FormalName"},
		},
	},
	{
		name: "nitf_docdata", roots: []string{"nitf"},
		left:   []string{"head", "body.head/rights", "body.head/distributor", "media-metadata", "media-object", "body.end"},
		blocks: pageBlocks,
		metadata: []field{
			{"title", "hedline/hl1", ""}, {"title", "head/title", ""}, {"author", "byline/person", ""},
			{"publisher", "docdata/doc.copyright", "holder"},
			{"published", "docdata/date.issue", "norm"}, {"published", "dateline/story.date", "norm"},
			{"language", "nitf", "lang"}, {"language", "body", "lang"},
		},
	},
	{
		name: "fictionbook_info", roots: []string{"FictionBook"},
		left: []string{"description", "binary", "stylesheet"},
		blocks: map[string]block{"title": heading, "subtitle": heading, "p": paragraph, "v": quote, "cite": quote,
			"epigraph": quote, "text-author": byline, "tr": row, "section": paragraph},
		marks: []marker{{"a", "type", []string{"note"}}},
		metadata: []field{
			{"title", "title-info/book-title", ""}, {"author", "title-info/author", ""},
			{"publisher", "publish-info/publisher", ""}, {"published", "title-info/date", "value"},
			{"published", "publish-info/year", ""}, {"language", "title-info/lang", ""},
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

// offices are the namespaces of documents of offices that lie in one file of XML, which is not read, with what to do.
var offices = map[string]string{
	"http://schemas.microsoft.com/office/word/2003/wordml": "a document of Word as XML; save it as .docx",
	"http://schemas.microsoft.com/office/2006/xmlPackage":  "a document of Office as XML; save it as .docx or .pptx",
	"urn:schemas-microsoft-com:office:spreadsheet":         "a workbook as XML; save each of its sheets as .csv",
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":     "an OpenDocument text in one file; save it as .odt",
	"http://openoffice.org/2000/office":                    "a document of an old office; save it as .odt",
}

// dialectOf gives what the elements of a document mean, by its root and what is said up to its end; one without blocks
// if they are not known.
func dialectOf(root, head, source string) *dialect {
	within := func(text string, signs []string) bool {
		return signs == nil || slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(text, sign) })
	}
	for i := range dialects {
		d := &dialects[i]
		if slices.Contains(d.roots, root) && within(head, d.says) && within(source, d.has) {
			return d
		}
	}
	return &dialect{name: "xml"}
}

// isMark reports whether an element, the last one of a path, leads to a note.
func (d *dialect) isMark(path []open, e *xml.StartElement) bool {
	for _, m := range d.marks {
		if !under(path, m.path) {
			continue
		}
		if m.attribute == "" {
			return true
		}
		for _, a := range e.Attr {
			if a.Name.Local == m.attribute && slices.Contains(m.values, a.Value) {
				return true
			}
		}
	}
	return false
}

// isRaised reports whether the text of an element stands above the line.
func isRaised(e *xml.StartElement) bool {
	if slices.Contains(raised, e.Name.Local) {
		return true
	}
	for _, a := range e.Attr {
		if said := strings.ToLower(a.Value); slices.Contains(raisedBy, a.Name.Local) && (strings.Contains(said, "super") ||
			said == "sup" || said == "#sup") {
			return true
		}
	}
	return false
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
