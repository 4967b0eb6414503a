// Package export writes the released tables: as Parquet and CSV for programs, as a workbook for people, with a card
// that says how to read them.
//
// Package table turns rows into typed Arrow columns once. Every exporter receives those records and nothing else, so a
// new format is one implementation of its Exporter. Export streams each table once: memory is bounded by a few batches
// and one row group, whatever the size of the table.
//
// No file that the package writes names the program's version, a time, a host or a path, and equal rows give equal
// bytes on any machine.
package export
