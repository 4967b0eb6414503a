// Package table writes and reads released tables, each in files of its own: Parquet and CSV.
//
// Rows become typed Arrow columns in one place (records.go). Every exporter receives those records and nothing else,
// and reads them column by column (columns.go). The readers of a release (readers.go) give the same records. While the
// records pass, their content digest is taken (digest.go): it depends on the values alone, so it can be recomputed from
// the Parquet and the CSV files.
package table

import (
	"io"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// Create makes a file that is not there yet: a path in the release folder, with the table that it holds.
type Create func(path, table string) (io.WriteCloser, error)

// Exporter writes tables in one format. Export calls Begin for each table in turn, and Close once after the last.
type Exporter interface {
	// Begin starts a table, or a shard of it. file is the name of its file, without folder and extension, in a format
	// that has a file a table.
	Begin(t *schema.Table, file string) (Writer, error)
	// Close ends the files that hold several tables.
	Close() error
}

// Writer takes the rows of one table. Export calls Write for each record in order, each with the fields of
// ArrowSchema, then End once. An exporter keeps nothing of a record after Write but what it retained.
type Writer interface {
	Write(r arrow.Record) error
	End(s Sum) error
}

// Sum is what is known of a table at its end.
type Sum struct {
	Rows    int64
	Content string // content digest, in hex
}

// SumOf adds up the shards of a table, in order.
func SumOf(shards []Sum) Sum {
	if len(shards) == 1 {
		return shards[0]
	}
	rows, contents := int64(0), make([]string, len(shards))
	for i, s := range shards {
		rows += s.Rows
		contents[i] = s.Content
	}
	return Sum{rows, schema.ContentOfShards(contents)}
}
