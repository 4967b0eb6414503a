// Package export writes the released tables: as Parquet and CSV for programs, as a workbook for people, with a card
// that says how to read them.
//
// Rows become typed Arrow columns in one place (records.go), and every exporter receives those records and nothing
// else and reads them column by column (columns.go), so a new format is one implementation of Exporter. The readers of
// a release (readers.go) give the same records. Export streams each table once: memory is bounded by a few batches and
// one row group, whatever the size of the table. While the records pass, their content digest is taken (digest.go): it
// depends on the values alone, so it can be recomputed from the Parquet and the CSV files.
//
// No file that the package writes names the program's version, a time, a host or a path, and equal rows give equal
// bytes on any machine.
package export
