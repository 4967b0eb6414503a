package schema

// All lists the released tables in the order in which every format shows them.
var All = []*Table{
	Documents,
	Paragraphs,
	Sentences,
	Figures,
	Entities,
	Mentions,
	Alignments,
	Facts,
	Statements,
	Rejections,
}

// ByName gives the table of that name, nil if there is none.
func ByName(name string) *Table {
	for _, t := range All {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Span is the place of a row in its document, counted in three ways; package span makes it, all at once. The generic
// column groups below read it.
type Span struct {
	Start     int // first code point of the row in documents.text
	End       int // code point after the last one
	ByteStart OptInt
	ByteEnd   OptInt
	From, To  int // the same in bytes of documents.text: for the stages, which slice by them; no column
}

// spanColumns are the four columns that say where a row stands in its source.
func spanColumns[R any](get func(*R) *Span) []column[R] {
	return []column[R]{
		intColumn("start", "code point", "Where the row begins in documents.text, counted in Unicode code points from 0.",
			func(r *R) int { return get(r).Start }, rising),
		intColumn("end", "code point", "Where it ends: the code point after its last one, so that text[start:end] is the "+
			"row's text in Python.",
			func(r *R) int { return get(r).End }, rising),
		optIntColumn("byte_start", "byte", "First byte of the same passage in the source file (in the decompressed "+
			"stream); null where the source has no such bytes.",
			func(r *R) OptInt { return get(r).ByteStart }, rising),
		optIntColumn("byte_end", "byte", "The byte after its last one in the source file.",
			func(r *R) OptInt { return get(r).ByteEnd }, rising),
	}
}

func documentID[R any](get func(*R) string) column[R] {
	return textColumn("document_id", "The document that the row belongs to.", get, ref("documents.document_id"))
}

// concat joins groups of columns.
func concat[R any](groups ...[]column[R]) []column[R] {
	var out []column[R]
	for _, g := range groups {
		out = append(out, g...)
	}
	return out
}

func one[R any](columns ...column[R]) []column[R] { return columns }
