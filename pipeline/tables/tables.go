// Package tables lists the working tables: what the stages hand to each other. A released table has the row type of
// package schema; the others have the row types defined here. Each table is written by exactly one stage.
package tables

import (
	"slices"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/schema"
)

// Source is one source as the corpus declares it, with its bytes: the input of the pipeline.
type Source struct {
	DocumentID string
	Path       string // in the corpus folder, with / between folders
	Declared   Declared
	Content    []byte   // unpacked, if the file is compressed; of a record, its bytes
	Packed     []byte   // the file as it lies in the corpus, if it is compressed; else nil
	Record     Record   // which record of a container it is; zero for a file of its own
	Beside     []Stated // what files beside it say of it
}

// Record is the place of a document in a container.
type Record struct {
	Container  string   // id of the source that is the container; empty: the document is a file of its own
	Number     int      // from 1
	MediaType  string   // of the container
	Rows       string   // media type of the file in the container that it is a row of; empty if that is the container
	Separator  int      // the character that parts its columns; 0 for one that is no table
	Name       string   // of a file in an archive: by which its kind is told; empty for a row
	Shown      string   // where a person finds it in the container: "record 12", its path in an archive
	Encoding   string   // what a server said of its encoding; it may be wrong
	Around     string   // lines of the table, where the record is no UTF-8: they show its encoding
	Offset     int      // of Source.Content in the file, in bytes of the decompressed stream
	Apart      bool     // Source.Content does not stand in the file as it is
	FileSHA256 string   // of the container, as it lies in the corpus
	FileBytes  int      // its length
	Columns    []Column // what its columns hold
}

// Column says what a column of a container holds.
type Column struct {
	Field string // text, title, published, …
	Name  string // of the column, or the key
	Index int    // of the column of a table
}

// File gives the bytes of the source as it lies in the corpus.
func (s *Source) File() []byte {
	if s.Packed != nil {
		return s.Packed
	}
	return s.Content
}

// Declared is what corpus.yaml says of a source. Each field is empty where it says nothing.
type Declared struct {
	Language  string // BCP 47
	Country   string // of publication, ISO 3166-1
	Encoding  string // IANA name
	Published schema.Date
	Publisher string
	Author    string
	URL       string
	Retrieved schema.Date
	Rights    string
	Work      string // sources with the same name here are one work
	NotWork   string // a document, or a name in Work, that it is no version of
}

// Text is a decoded source.
type Text struct {
	DocumentID string
	Text       string // LF for line ends, no byte order mark
	Breaks     []Break
	Parts      []Part // in order; empty for a text whose bytes alone say where it stands
}

// Part begins a stretch of the text that a person finds by a name: a record of a file, a part of a packed document.
type Part struct {
	Text  int    // a byte offset into Text.Text
	Name  string // "record 12", "word/document.xml"
	Apart bool   // the breaks count bytes of this part, which are no bytes of the file
}

// Break begins a run of the text that stands in the source without a gap: from Text on (a byte offset into Text.Text)
// the source goes on at Source (a byte offset into the file, unpacked), in the given form, up to the next Break. What
// lies in the source between two runs has no text: markup, a dropped CR.
type Break struct {
	Text   int
	Source int
	Form   int // FormUTF8, …
	Length int // of FormUnit: bytes of the source that the whole run was made from; else 0
}

// The forms of a Break: how many bytes of the source a character takes.
const (
	FormUTF8   = iota // as many as in UTF-8
	FormUTF16         // two, or four outside the Basic Multilingual Plane
	FormSingle        // one
	FormDouble        // one if it is ASCII, else two
	FormTriple        // three
	FormFour          // four
	// Length bytes for the run as a whole: an entity, collapsed white space, the markup between two blocks
	FormUnit
)

// Width is how many bytes of the source a character takes in a form; 0 for FormUnit, where no character stands alone.
func Width(form int, r rune) int {
	switch form {
	case FormUTF8:
		return utf8.RuneLen(r)
	case FormUTF16:
		if r > 0xFFFF {
			return 4
		}
		return 2
	case FormSingle:
		return 1
	case FormDouble:
		if r < utf8.RuneSelf {
			return 1
		}
		return 2
	case FormTriple:
		return 3
	case FormFour:
		return 4
	}
	return 0
}

// Layout is what the markup of a page (HTML, Markdown) says of its text. A plain text has none.
type Layout struct {
	DocumentID string
	Blocks     []Block  // in the order of the text; they do not overlap and hold all of its visible characters
	Stated     []Stated // what the head of the page states, the best source of each field first
}

// Block is one block of a page with markup.
type Block struct {
	Start, End int  // bytes of Text.Text, without white space at either end
	Kind       int  // BlockParagraph, …
	Level      int  // of a heading, 1 to 6; depth of a list item, from 1; else 0
	Main       bool // in the main text of the page, as far as the markup tells: not in navigation, header, footer, aside
	Links      int  // visible characters of it that are the text of a link
}

// The kinds of a Block.
const (
	BlockParagraph = iota
	BlockHeading
	BlockItem    // of a list
	BlockQuote   // quoted, verse included
	BlockCaption // of a picture or table
	BlockCell    // row of a table
	BlockCode    // preformatted: its lines stay as they are
	BlockByline  // marked as the author's or the date's place (rel=author, itemprop, <address>, <time>)
	BlockControl // button, form field, menu
	BlockMatter  // front matter, comment: about the text, not of it
)

// LongestStated is how long the value of a Stated may be, in bytes.
const LongestStated = 2000

// Occasion is the field of a Stated that says on which day happens what the page is about.
const Occasion = "occasion"

// Credited is the rule of an author in an element that is named for the author, and that may hold more than the name.
const Credited = "html_credit"

// Stated is a field of the metadata that the markup of a page states.
type Stated struct {
	Field      string // title, author, publisher, published, url, language, Occasion
	Value      string // as stated, entities decoded; a date or time as printed
	Start, End int    // bytes of Text.Text where it stands, if it is visible; else both 0
	Rule       string // html_meta, html_jsonld, html_title, front_matter, …
}

// Origin is what is known of a source file before its text is read.
type Origin struct {
	DocumentID   string
	Path         string
	Declared     Declared
	MediaType    string
	Encoding     string
	SourceSHA256 string
	SourceBytes  int
	Container    string   // id of the source that holds it as a record; empty for a file of its own
	Record       string   // which record of it
	Held         string   // media type of that source
	Issues       []string // values of documents.issues
}

// Kept gives the media type of the file and its encoding, which one that holds files of any kind has not.
func (o *Origin) Kept() (media, encoding string) {
	if o.Held != "" && o.Held != o.MediaType {
		return o.Held, ""
	}
	return o.MediaType, o.Encoding
}

// Sketch is what survey needs of one text to compare it with all others, in a fixed small space.
type Sketch struct {
	DocumentID string
	Lines      []uint64 // hash of each line with visible characters, white space folded; in order of the text
	Shingles   []uint64 // smallest hashes of its word shingles (MinHash), ascending
	Glued      int      // places where a space between words may have been lost: "one,two", "one.Two", "oneTwo"
}

// Repeat is a line of a text that occurs in other texts too, versions of it left out.
type Repeat struct {
	DocumentID string
	Line       uint64 // its hash, as in Sketch
}

// Sibling is another text that shares passages with this one. Every pair has two rows, one a side.
type Sibling struct {
	DocumentID string
	Other      string
	Shared     int // shared shingles
	Of         int // shingles of the smaller side
}

// Lent is what a sibling lends to a text that may have lost spaces: its words and which of them stand side by side.
type Lent struct {
	DocumentID string
	Other      string
	Words      []string // runs of letters as they stand, ascending, each once
	Pairs      []string // two of them with spaces between, ascending, each once
}

// Metadata is what a text says of itself, before corpus.yaml is heeded.
type Metadata struct {
	DocumentID string
	Title      string
	Language   string
	Country    string // of publication, ISO 3166-1
	Publisher  string
	Author     string
	Published  schema.Date
	URL        string
	Evidence   []schema.Evidence
	Issues     []string // values of documents.issues
}

// Numeral is a match of the language's number words or CJK numerals that the figures stage considered. check proves
// that each one lies in a figure or a rejection.
type Numeral struct {
	DocumentID string
	Start, End int // code points of documents.text
}

// Candidate is a place in a text where something may be named, before the registry says what.
type Candidate struct {
	DocumentID  string
	ParagraphID string
	SentenceID  string
	Span        schema.Span
	Surface     string // slice of documents.text
	Clean       string // the same in the clean text
	Language    string // of the sentence or paragraph
	Type        string
	Key         string // what the registry compares: the lexicon's identifier, or the folded name
	Canonical   string // canonical name from the lexicon; empty if it has none
	Wikidata    string
	ShortFor    string // Key of the longer name in this text that it abbreviates; empty if none
	Rule        string
}

// Fingerprint is what works needs of one text to find those that may be one work with it, in a bounded space.
type Fingerprint struct {
	DocumentID string
	Work       string // as the corpus declares
	NotWork    string // the same
	Language   string // BCP 47; empty if not known
	Size       int    // length of the text in tenths of a Latin letter
	Sentences  int
	Sample     []uint32 // hashes of letter sequences, those that end in Zeros zeros or more; ascending
	Zeros      int
	Facts      []uint32 // hashes of numbers, dates and entities that few texts have, ascending
	Senses     []uint32 // hashes of what its words mean, a sample, ascending
	Passages   []uint32 // hashes of the letters and digits of each of the sentences at its beginning
	Titles     []Title  // those with digits
}

// Title is a title or heading at the beginning of a text, as what its letters are and what its digits are.
type Title struct{ Letters, Digits uint32 }

// Evidence is what a pair of documents compares of one of them, of the sentences at its beginning. Package align packs
// it.
type Evidence struct {
	DocumentID string
	Language   string // BCP 47; empty if not known
	Packed     []byte
}

// Bead is a passage of two documents of a work that says the same in both.
type Bead struct {
	ADocumentID string
	BDocumentID string
	AIDs        []string // sentences, in order
	BIDs        []string
	Score       int // what speaks for it, in 1/1024 bit
}

// Counterpart is a pair of names that stand in each other's place in two versions of a sentence, each the only one of
// its type there that the other version lacks.
type Counterpart struct {
	AKey      string // of the group of the registry
	BKey      string
	ASentence string
	BSentence string
	Kin       bool // the names are alike, or have words that mean the same
}

// Join is what the registry found by names alone: that two groups of names are one.
type Join struct {
	Into, Key string // of the groups
	Evidence  string
}

// WorkOf says which work a document belongs to.
type WorkOf struct {
	DocumentID string
	WorkID     string
}

// Tally counts what check proved of one document.
type Tally struct {
	DocumentID  string
	Digits      int // maximal runs of decimal digits
	Words       int // number words and CJK numerals considered
	InFigures   int // of both
	InRejection int
	Spans       int // spans whose slice and bytes were compared
	Rows        int // rows checked
}

// The working tables. Released ones have the names of their tables in package schema.
var (
	Sources      = stage.NewTable("sources", stage.Document, func(r *Source) string { return r.DocumentID })
	Texts        = stage.NewTable("texts", stage.Document, func(r *Text) string { return r.DocumentID })
	Layouts      = stage.NewTable("layouts", stage.Document, func(r *Layout) string { return r.DocumentID })
	Origins      = stage.NewTable("origins", stage.Document, func(r *Origin) string { return r.DocumentID })
	Sketches     = stage.NewTable("sketches", stage.Document, func(r *Sketch) string { return r.DocumentID })
	Repeats      = stage.NewTable("repeats", stage.Document, func(r *Repeat) string { return r.DocumentID })
	Siblings     = stage.NewTable("siblings", stage.Document, func(r *Sibling) string { return r.DocumentID })
	Lents        = stage.NewTable("lents", stage.Document, func(r *Lent) string { return r.DocumentID })
	Described    = stage.NewTable("described", stage.Document, func(r *Metadata) string { return r.DocumentID })
	Paragraphs   = stage.NewTable("paragraphs", stage.Document, func(r *schema.Paragraph) string { return r.DocumentID })
	Sentences    = stage.NewTable("sentences", stage.Document, func(r *schema.Sentence) string { return r.DocumentID })
	Figures      = stage.NewTable("figures", stage.Document, func(r *schema.Figure) string { return r.DocumentID })
	Numerals     = stage.NewTable("numerals", stage.Document, func(r *Numeral) string { return r.DocumentID })
	Rejections   = stage.NewTable("rejections", stage.Document, func(r *schema.Rejection) string { return r.DocumentID })
	Candidates   = stage.NewTable("candidates", stage.Document, func(r *Candidate) string { return r.DocumentID })
	Entities     = stage.NewTable("entities", stage.All, func(*schema.Entity) string { return "" })
	Named        = stage.NewTable("named", stage.Document, func(r *schema.Mention) string { return r.DocumentID })
	Joins        = stage.NewTable[Join]("joins", stage.All, nil)
	Mentions     = stage.NewTable("mentions", stage.Document, func(r *schema.Mention) string { return r.DocumentID })
	Fingerprints = stage.NewTable("fingerprints", stage.Document, func(r *Fingerprint) string { return r.DocumentID })
	Evidences    = stage.NewTable("evidences", stage.Document, func(r *Evidence) string { return r.DocumentID })
	Works        = stage.NewTable("works", stage.Document, func(r *WorkOf) string { return r.DocumentID })
	Beads        = stage.NewTable[Bead]("beads", stage.Work, nil)
	Counterparts = stage.NewTable[Counterpart]("counterparts", stage.Work, nil)
	Alignments   = stage.NewTable[schema.Alignment]("alignments", stage.Work, nil)
	Facts        = stage.NewTable[schema.Fact]("facts", stage.Work, nil)
	Statements   = stage.NewTable[schema.Statement]("statements", stage.Work, nil)
	Pages        = stage.NewTable[Page]("pages", stage.Work, nil)
	PageBlocks   = stage.NewTable[PageBlock]("page_blocks", stage.Work, nil)

	SheetSummary    = stage.NewTable[schema.SummaryRow]("sheet_summary", stage.Work, nil)
	SheetComparison = stage.NewTable[schema.ComparisonRow]("sheet_comparison", stage.Work, nil)
	SheetFigures    = stage.NewTable[schema.FigureRow]("sheet_figures", stage.Work, nil)
	SheetDocuments  = stage.NewTable[schema.DocumentRow]("sheet_documents", stage.Work, nil)
	SheetPassages   = stage.NewTable[schema.PassageRow]("sheet_passages", stage.Work, nil)

	Documents = stage.NewTable("documents", stage.Document, func(r *schema.Document) string { return r.DocumentID })
	Tallies   = stage.NewTable("tallies", stage.Document, func(r *Tally) string { return r.DocumentID })
)

// All is what the runner needs to know of the working tables.
var All = []stage.Info{
	Sources.Info(), Texts.Info(), Layouts.Info(), Origins.Info(), Sketches.Info(), Repeats.Info(), Siblings.Info(),
	Lents.Info(), Described.Info(),
	Paragraphs.Info(), Sentences.Info(), Figures.Info(), Numerals.Info(), Rejections.Info(), Candidates.Info(),
	Named.Info(), Joins.Info(), Fingerprints.Info(), Evidences.Info(), Works.Info(), Beads.Info(), Counterparts.Info(),
	Entities.Info(), Mentions.Info(), Alignments.Info(), Facts.Info(), Statements.Info(),
	SheetSummary.Info(), SheetComparison.Info(), SheetFigures.Info(), SheetDocuments.Info(), SheetPassages.Info(),
	Pages.Info(), PageBlocks.Info(), Documents.Info(), Tallies.Info(),
}

// Page is what the reading page shows of a work.
type Page struct {
	WorkID    string
	Title     string
	Language  string // of the title
	Documents int
	Figures   int
	Damaged   int      // numbers that are damaged, the parts of one together
	Statuses  []string // values of facts.status
	Facts     []int    // how many facts have each of them
	Leads     []Lead   // what a reader looks for first: the facts that differ, and the damaged numbers
	Blocks    []int    // the length of each of its blocks, in bytes
}

// PageBlock is a piece of the reading page: HTML, a whole element.
type PageBlock struct{ HTML string }

// Lead is a line at the head of the reading page that leads to a row below.
type Lead struct {
	Status string // value of facts.status; empty for a damaged number
	Anchor string // id of the fact or of the figure
	Label  string // what is measured, or the number as it is printed
	Text   string // a sentence
}

// Count counts a fact.
func (p *Page) Count(status string) {
	i := slices.Index(p.Statuses, status)
	if i < 0 {
		i = len(p.Statuses)
		p.Statuses, p.Facts = append(p.Statuses, status), append(p.Facts, 0)
	}
	p.Facts[i]++
}

// Of gives how many facts have a status.
func (p *Page) Of(status string) int {
	if i := slices.Index(p.Statuses, status); i >= 0 {
		return p.Facts[i]
	}
	return 0
}

// WorkIDs gives the work of each document of the reader, in order.
func WorkIDs(in *stage.Reader) []string {
	var ids []string
	for w := range Works.Read(in) {
		ids = append(ids, w.WorkID)
	}
	return ids
}
