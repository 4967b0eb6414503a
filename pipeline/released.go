package pipeline

import (
	"fmt"
	"iter"
	"slices"

	"example.org/sourcebook/pipeline/export"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// released gives the rows of a released table, in its order or, with shards, shard after shard. The reader gives the
// documents in the same order.
type released struct {
	table *schema.Table
	rows  func(in *stage.Reader, shards int) iter.Seq2[any, error]
}

// allReleased are the released tables, in the order of the schema.
var allReleased = []released{
	{schema.Documents, inOrder(tables.Documents)},
	{schema.Paragraphs, inOrder(tables.Paragraphs)},
	{schema.Sentences, inOrder(tables.Sentences)},
	{schema.Figures, inOrder(tables.Figures)},
	{schema.Entities, sorted(schema.Entities, tables.Entities, func(*schema.Entity) string { return "" })},
	{schema.Mentions, inOrder(tables.Mentions)},
	{schema.Alignments, sorted(schema.Alignments, tables.Alignments,
		func(r *schema.Alignment) string { return r.AlignmentID })},
	{schema.Facts, sorted(schema.Facts, tables.Facts,
		func(r *schema.Fact) string { return r.WorkID + "\x00" + r.FactID })},
	{schema.Statements, sorted(schema.Statements, tables.Statements,
		func(r *schema.Statement) string { return r.FactID + "\x00" + r.StatementID })},
	{schema.Rejections, inOrder(tables.Rejections)},
}

// releasedTables gives the rows of every released table in its declared order.
func releasedTables(in *stage.Reader) []export.Source {
	out := make([]export.Source, 0, len(allReleased))
	for _, r := range allReleased {
		out = append(out, export.Source{Table: r.table, Rows: r.rows(in, 1)})
	}
	return out
}

// shardedTables gives the rows of the released tables shard after shard.
func shardedTables(result *stage.Result, shards int) func(*schema.Table) iter.Seq2[any, error] {
	in := result.ReaderBy(func(document string) int { return schema.ShardOf(document, shards) })
	return func(t *schema.Table) iter.Seq2[any, error] {
		i := slices.IndexFunc(allReleased, func(r released) bool { return r.table == t })
		return allReleased[i].rows(in, shards)
	}
}

// inOrder gives the rows of a table that is kept by document in the order of the table.
func inOrder[R any](t stage.Table[R]) func(*stage.Reader, int) iter.Seq2[any, error] {
	return func(in *stage.Reader, _ int) iter.Seq2[any, error] { return rowsOf(t.Read(in)) }
}

// sorted gives the rows of a table whose partitions do not follow its order: by a key, those of one key as they were
// written.
func sorted[R any](
	table *schema.Table, t stage.Table[R], key func(*R) string,
) func(*stage.Reader, int) iter.Seq2[any, error] {
	of := table.ShardColumn()
	return func(in *stage.Reader, shards int) iter.Seq2[any, error] {
		if shards <= 1 && t.Each == stage.All {
			return rowsOf(t.Read(in)) // in one piece, in order
		}
		if shards <= 1 {
			return rowsOf(t.Sorted(in, key))
		}
		return rowsOf(t.Sorted(in, func(r *R) string {
			return fmt.Sprintf("%05d", schema.ShardOf(of.Text(r), shards)) + key(r)
		}))
	}
}

func rowsOf[R any](rows iter.Seq[*R]) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}
