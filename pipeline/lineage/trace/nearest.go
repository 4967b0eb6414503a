package trace

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/edit"
)

// mostNear is how many ids are named to one who asked for an id that is not there.
const mostNear = 3

// candidate is an id that may have been meant.
type candidate struct {
	id     string
	rank   int // 0: the same but for the number
	amount int // how far the number, or the id, is from the one that was asked for
}

func (c candidate) compare(d candidate) int {
	return cmp.Or(cmp.Compare(c.rank, d.rank), cmp.Compare(c.amount, d.amount), strings.Compare(c.id, d.id))
}

// candidates are the nearest ids so far, the nearest first.
type candidates []candidate

// limit is the distance beyond which an id of other form is not among the nearest.
func (all candidates) limit(id string) int {
	if len(all) == mostNear && all[mostNear-1].rank == 1 {
		return all[mostNear-1].amount
	}
	return max(2, len(id)/2)
}

// take takes a candidate if it is nearer than the last one.
func (all candidates) take(c candidate) candidates {
	at, found := slices.BinarySearchFunc(all, c, candidate.compare)
	if found || at >= mostNear {
		return all
	}
	c.id = strings.Clone(c.id)
	all = slices.Insert(all, at, c)
	return all[:min(mostNear, len(all))]
}

// nearest gives the ids that are most like the one that no row has; those of entities, whose names count too, with the
// name.
func (t *tracer) nearest(table string) ([]string, error) {
	var best candidates
	for _, r := range t.tables {
		if table != "" && r.Name != table {
			continue
		}
		key, name := r.Index(r.Key), r.Index("name")
		for row, err := range r.Rows {
			if err != nil {
				return nil, err
			}
			called := ""
			if name >= 0 {
				called = row[name].Text
			}
			limit := best.limit(t.ID)
			if c := t.candidate(row[key].Text, called, limit); c.rank == 0 || c.amount <= limit {
				best = best.take(c)
			}
		}
	}
	out := make([]string, len(best))
	for i, c := range best {
		out[i] = c.id
	}
	return out, nil
}

// candidate says how near an id is to the one that was asked for. called is the name of an entity, else empty.
func (t *tracer) candidate(id, called string, limit int) candidate {
	prefix, number, ok := numbered(t.ID)
	if p, n, also := numbered(id); ok && also && p == prefix {
		return candidate{id, 0, max(n-number, number-n)}
	}
	amount := edit.Distance(t.ID, id, limit)
	if called != "" {
		amount = min(amount, edit.Distance(strings.ToLower(t.ID), strings.ToLower(called), limit))
		id += " (" + called + ")"
	}
	return candidate{id, 1, amount}
}

// numbered splits an id into what stands before its number, and the number.
func numbered(id string) (prefix string, n int, ok bool) {
	prefix = strings.TrimRight(id, "0123456789")
	n, err := strconv.Atoi(id[len(prefix):])
	return prefix, n, err == nil && strings.Contains(prefix, ".")
}
