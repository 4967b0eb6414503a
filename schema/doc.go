// Package schema defines the released tables: each one is a Go value, and whatever a format, a check or a page of
// documentation needs to know about a table derives from that value. A column is defined once, with its type, unit,
// meaning, allowed values and the accessor that reads it from the table's row type; the compiler checks the accessor
// against the row type. The package imports the standard library only, and every other package may import it.
//
// All lists the tables. Their names are plural nouns, and a column of one name means the same in every table.
//
// # Ids
//
// A document_id is what corpus.yaml declares, else the path without its ending, with a hyphen for each slash. The ids
// of paragraphs, sentences, figures, mentions and rejections are the document_id, a letter and where the row begins:
// forum-en.p48, .s48, .f2752, .m12, .r30. An alignment_id derives from the level and the members, an entity_id from
// the id in the lexicon or from the canonical name. A work_id is the smallest document_id of the work, so it may
// change when a document joins. No id is a counter: a row keeps its id when others come or go.
//
// # Types
//
// Texts, whole numbers, dates, exact decimals (38 digits, 12 of them after the point), lists of texts, and lists of
// records. A number that does not fit is null, with the issue out_of_range; a fraction that does not end is rounded
// half to even, with the issue inexact. Nothing is a floating-point number.
//
// # Nulls
//
// No table holds an empty text: it is null, an empty field in CSV. A list is never null: a list of nothing is empty,
// [] in CSV. Only a column that says so may be null, and its documentation says what that means.
//
// # Places
//
// start and end count Unicode code points of documents.text from 0, half-open, so that text[start:end] is the row's
// text in Python. byte_start and byte_end enclose the same passage in the bytes of the source, unpacked if the file
// was compressed; they are null where the source has no such bytes. A column that is a surface is always a slice of
// documents.text, also where the stages read a repaired text.
//
// # Order and versions
//
// Rows are sorted by the columns that the table states: ids as bytes, places as numbers. A table without rows is a file
// with a header. The version of a table is raised when its columns, types, keys or allowed values change, and a test
// remembers what each version was (testdata/versions.txt).
package schema
