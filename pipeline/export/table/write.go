package table

import (
	"context"
	"errors"
	"iter"
	"sync"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// Write sends the records of one table, or of one shard of it, to all exporters and to also, each in a goroutine of
// its own, with at most a few records on the way. rows are pointers to the table's row type, in its order; file is the
// name of its files. progress is told how many rows are done. Errors are those of the rows, of values that do not fit
// their columns, of rows out of order, and of the exporters.
func Write(
	ctx context.Context, t *schema.Table, rows iter.Seq2[any, error], file string, exporters []Exporter,
	progress func(rows int64), also func(arrow.Record) error,
) (Sum, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	content := NewDigest(t)
	order := NewOrder(t)
	defer order.Release()
	writers := make([]Writer, len(exporters))
	for i, e := range exporters {
		w, err := e.Begin(t, file)
		if err != nil {
			return Sum{}, err
		}
		writers[i] = w
	}
	sinks := []func(arrow.Record) error{order.Record, func(r arrow.Record) error { content.Record(r); return nil }}
	for _, w := range writers {
		sinks = append(sinks, w.Write)
	}
	sinks = append(sinks, also)
	errs := make([]error, len(sinks))
	queues := make([]chan arrow.Record, len(sinks))
	var wg sync.WaitGroup
	for i, sink := range sinks {
		queues[i] = make(chan arrow.Record, 2)
		wg.Go(func() {
			for r := range queues[i] {
				if errs[i] == nil {
					if errs[i] = sink(r); errs[i] != nil {
						stop()
					}
				}
				r.Release()
			}
		})
	}
	n, err := send(ctx, t, rows, queues, progress)
	for _, q := range queues {
		close(q)
	}
	wg.Wait()
	if e := errors.Join(errs...); e != nil {
		return Sum{}, firstError(errs)
	}
	if err != nil {
		return Sum{}, err
	}
	sum := Sum{Rows: n, Content: content.Sum()}
	for _, w := range writers {
		if err := w.End(sum); err != nil {
			return Sum{}, err
		}
	}
	return sum, nil
}

// send reads the rows and hands each record to all queues.
func send(
	ctx context.Context, t *schema.Table, rows iter.Seq2[any, error], queues []chan arrow.Record, progress func(int64),
) (n int64, err error) {
	for r, err := range Records(t, rows) {
		if err != nil {
			return n, err
		}
		n += r.NumRows()
		for _, q := range queues {
			r.Retain()
			select {
			case q <- r:
			case <-ctx.Done():
				return n, ctx.Err()
			}
		}
		r.Release()
		progress(n)
	}
	return n, ctx.Err()
}

func firstError(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
