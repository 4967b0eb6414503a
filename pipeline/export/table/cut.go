package table

import (
	"context"
	"fmt"
	"iter"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// WriteShards writes the rows of a table, which come shard after shard, each in the order of the table, as Write does:
// each shard into files of its own, which depend on its rows and on nothing else. It gives the sums of the shards.
func WriteShards(
	ctx context.Context, t *schema.Table, rows iter.Seq2[any, error], shards int, exporters []Exporter,
	progress func(rows int64), also func(arrow.Record) error,
) ([]Sum, error) {
	cut := newCutter(t, shards, rows)
	defer cut.stop()
	sums, before := make([]Sum, shards), int64(0)
	for k := range sums {
		told := func(n int64) { progress(before + n) }
		sum, err := Write(ctx, t, cut.shard(k), t.FileOf(k, shards), exporters, told, also)
		if err != nil {
			return nil, err
		}
		sums[k], before = sum, before+sum.Rows
	}
	return sums, cut.end()
}

// cutter cuts rows that come shard after shard.
type cutter struct {
	table  *schema.Table
	column *schema.Column
	shards int
	next   func() (any, error, bool)
	stop   func()
	row    any // the next row
	err    error
	ok     bool // there is one
}

// newCutter begins to cut the rows of a table, pointers to its row type.
func newCutter(t *schema.Table, shards int, rows iter.Seq2[any, error]) *cutter {
	c := &cutter{table: t, column: t.ShardColumn(), shards: shards}
	c.next, c.stop = iter.Pull2(rows)
	c.row, c.err, c.ok = c.next()
	return c
}

// of gives the shard of the next row.
func (c *cutter) of() int { return schema.ShardOf(c.column.Text(c.row), c.shards) }

// shard gives the rows of a shard, which come next.
func (c *cutter) shard(k int) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for c.ok && (c.err != nil || c.of() == k) {
			if !yield(c.row, c.err) || c.err != nil {
				return
			}
			c.row, c.err, c.ok = c.next()
		}
	}
}

// end reports a row that no shard took: it came out of the order of the shards.
func (c *cutter) end() error {
	if !c.ok {
		return nil
	}
	return fmt.Errorf("table %s: a row of shard %d comes after the last shard", c.table.Name, c.of())
}
