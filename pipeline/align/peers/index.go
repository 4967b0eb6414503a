package peers

import "slices"

// index says which documents have a piece of evidence. Pieces of one document only are left out.
type index struct {
	hashes []uint32 // sorted
	begins []uint32 // where the documents of each hash begin, and the end of the last
	docs   []int32  // ascending for each hash
}

func newIndex(docs []*Sketch, get func(*Sketch) []uint32) *index {
	n := 0
	for _, d := range docs {
		n += len(get(d))
	}
	x := &index{}
	// The pairs of hashes and documents are gathered in stretches of the hashes, so that they take little room.
	stretches := uint64(1 + n>>20)
	width := (1<<32 + stretches - 1) / stretches
	var all []uint64
	for k := range stretches {
		low, high := k*width, min((k+1)*width, 1<<32)
		all = all[:0]
		for i, d := range docs {
			hashes := get(d)
			at, _ := slices.BinarySearch(hashes, uint32(low))
			for ; at < len(hashes) && uint64(hashes[at]) < high; at++ {
				all = append(all, uint64(hashes[at])<<32|uint64(i))
			}
		}
		slices.Sort(all)
		x.add(all)
	}
	x.begins = append(x.begins, uint32(len(x.docs)))
	x.hashes, x.begins, x.docs = slices.Clip(x.hashes), slices.Clip(x.begins), slices.Clip(x.docs)
	return x
}

// add adds pairs of hashes and documents, in order.
func (x *index) add(all []uint64) {
	for i := 0; i < len(all); {
		e := i + 1
		for e < len(all) && all[e]>>32 == all[i]>>32 {
			e++
		}
		if e-i > 1 {
			x.hashes = append(x.hashes, uint32(all[i]>>32))
			x.begins = append(x.begins, uint32(len(x.docs)))
			for _, v := range all[i:e] {
				x.docs = append(x.docs, int32(uint32(v)))
			}
		}
		i = e
	}
}

// find gives the documents that have a piece.
func (x *index) find(h uint32) []int32 {
	k, ok := slices.BinarySearch(x.hashes, h)
	if !ok {
		return nil
	}
	return x.docs[x.begins[k]:x.begins[k+1]]
}

// each calls yield for the documents before i, of those that have a piece.
func each(docs []int32, i int, yield func(j int)) {
	for _, j := range docs {
		if int(j) >= i {
			break
		}
		yield(int(j))
	}
}

// before calls yield for the documents before i, of those that have a piece. Of a piece that stands in many documents
// it names the first one and the few next before i only, so a row of near copies stays connected and the work stays
// bounded.
func before(docs []int32, i int, yield func(j int)) {
	n, _ := slices.BinarySearch(docs, int32(i))
	many := len(docs) > maxPosting
	docs = docs[:n]
	if many && n > 5 {
		yield(int(docs[0]))
		docs = docs[n-4:]
	}
	for _, j := range docs {
		yield(int(j))
	}
}
