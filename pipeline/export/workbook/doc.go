// Package workbook writes the workbook for people, after the published rules for accessible spreadsheets: a cover, the
// contents, notes, sheets that join tables for a reader, the released tables, and the dictionary of all columns.
//
// It is an exporter of tables like the others. What a cell cannot hold is said on the sheet, on the cover and in Notes.
package workbook
