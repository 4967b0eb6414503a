package schema

// Document is a row of Documents.
type Document struct {
	DocumentID   string
	Path         string
	Container    string
	Record       string
	Title        string
	Language     string
	Country      string
	Publisher    string
	Author       string
	Published    Date
	URL          string
	Retrieved    Date
	Rights       string
	MediaType    string
	Encoding     string
	SourceSHA256 string
	SourceBytes  int
	Text         string
	Characters   int
	Words        int
	Paragraphs   int
	Sentences    int
	WorkID       string
	Evidence     []Evidence
	Issues       []string
}

// Evidence says where in the text a piece of metadata stands, and which rule read it there.
type Evidence struct {
	Field string // column of Documents
	Start int    // code points, half-open
	End   int
	Rule  string
}

var Documents = define(Table{
	Name: "documents", Version: 5, Key: "document_id", Sort: []string{"document_id"},
	Doc: "One row a source text: what it says of itself, where it came from, and the whole decoded text that all other " +
		"tables point into.",
},
	textColumn("document_id", "Identifier of the document: the one in corpus.yaml, else the path without its extension.",
		func(r *Document) string { return r.DocumentID }),
	textColumn("path", "Path of the source file in the corpus folder, with / between folders.",
		func(r *Document) string { return r.Path }),
	textColumn("container", "The source whose file holds the document as one of its records, by its id in corpus.yaml; "+
		"null for a document that is a file of its own.", func(r *Document) string { return r.Container }, nullable),
	textColumn("record", "Which record of the container: by its number from 1, or by its path in an archive.",
		func(r *Document) string { return r.Record }, nullable),
	textColumn("title", "Title as the text prints it.", func(r *Document) string { return r.Title }, nullable),
	textColumn("language", "Main language of the text, as a BCP 47 tag; null if it has too few letters to tell.",
		func(r *Document) string { return r.Language }, nullable),
	textColumn("country", "Country of publication, as corpus.yaml or the markup of the text says, as a code of "+
		"ISO 3166-1; it settles currencies, the order of day and month, and the signs in numbers.",
		func(r *Document) string { return r.Country }, nullable),
	textColumn("publisher", "Who published the text, as corpus.yaml or the text says.",
		func(r *Document) string { return r.Publisher }, nullable),
	textColumn("author", "Who wrote the text, as corpus.yaml or the text says; several names are joined by \"; \".",
		func(r *Document) string { return r.Author }, nullable),
	dateColumn("published", "Day of publication, as corpus.yaml or the text says.",
		func(r *Document) Date { return r.Published }, nullable),
	textColumn("url", "Address of the text, as corpus.yaml or the text says.", func(r *Document) string { return r.URL },
		nullable),
	dateColumn("retrieved", "Day on which the source was fetched, from corpus.yaml.",
		func(r *Document) Date { return r.Retrieved }, nullable),
	textColumn("rights", "Rights in the source text, from corpus.yaml.", func(r *Document) string { return r.Rights },
		nullable),
	textColumn("media_type", "Media type of the source file (IANA).", func(r *Document) string { return r.MediaType }),
	textColumn("encoding", "Character encoding that the source was decoded from (IANA name).",
		func(r *Document) string { return r.Encoding }),
	textColumn("source_sha256", "SHA-256 of the source file's bytes, in hex.",
		func(r *Document) string { return r.SourceSHA256 }),
	intColumn("source_bytes", "byte", "Length of the source file, as it lies in the corpus.",
		func(r *Document) int { return r.SourceBytes }),
	textColumn("text", "The decoded text: without byte order mark, line ends as LF, otherwise untouched; of an HTML "+
		"page, all that it shows, with one LF between blocks.", func(r *Document) string { return r.Text }),
	intColumn("characters", "code point", "Length of the text.", func(r *Document) int { return r.Characters }),
	intColumn("words", "1", "Words of the text, by the word boundaries of Unicode UAX #29.",
		func(r *Document) int { return r.Words }),
	intColumn("paragraphs", "1", "Rows of paragraphs that belong to the document.",
		func(r *Document) int { return r.Paragraphs }),
	intColumn("sentences", "1", "Rows of sentences that belong to the document.",
		func(r *Document) int { return r.Sentences }),
	textColumn("work_id", "The work of which this document is a version: the smallest document_id among its versions "+
		"and translations.", func(r *Document) string { return r.WorkID }, ref("documents.document_id")),
	recordsColumn("evidence", "Where the metadata stands in the text: column, place and the rule that read it.",
		[]Field{{"field", String, "Column of documents that the passage supports."}, {"start", Int, "First code point."},
			{"end", Int, "Code point after the last one."}, {"rule", String, "Rule that read it."}},
		func(r *Document) [][]Value {
			out := make([][]Value, len(r.Evidence))
			for i, e := range r.Evidence {
				out[i] = []Value{text(e.Field), num(int64(e.Start)), num(int64(e.End)), text(e.Rule)}
			}
			return out
		}),
	listColumn("issues", "What is unusual about the document, by name.", func(r *Document) []string { return r.Issues },
		allow(
			Allow{"ambiguous_date", "A date of publication could be read as day-month or month-day; published is null."},
			Allow{"conflicting_dates", "The text gives several dates of publication; the first one in reading order was taken."},
			Allow{"control_characters", "The text holds control characters other than tab and line end; they are kept."},
			Allow{"replacement_characters", "The text holds U+FFFD, which stands for characters lost before the file was made."},
			Allow{"no_letters", "The text holds no letters."},
			Allow{"mojibake", "A part of the text looks as if it had been decoded with the wrong encoding."},
			Allow{"tracked_changes", "The document has tracked changes: what was inserted is kept, what was deleted " +
				"is left out."},
			Allow{"comments", "The document has comments; they are left out."},
			Allow{"hidden_text", "The document has hidden text; it is left out."},
			Allow{"attachments", "The message has attachments; those of a kind that is read are documents of their own."},
			Allow{"note_marks", "Marks that lead to notes stand in the document; they are left out."},
			Allow{"pages_without_text", "Some pages have no text that can be read: they are pictures, or blank."},
			Allow{"unmapped_characters", "Some characters are glyphs that the document does not name; U+FFFD stands for each."},
			Allow{"notes", "The document has notes; they are left out."},
			Allow{"unknown_markup", "The elements of the document are of no kind that is known; each is read as a block."},
			Allow{"unfinished", "The file ends before its document does; what it has is read."},
			Allow{"readings", "Readings stand above characters of the document; they are left out."},
		)),
)
