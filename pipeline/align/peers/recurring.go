package peers

import "example.org/sourcebook/pipeline/align/letters"

// Bounds of what recurs.
const (
	asked     = 12  // documents with a passage that are compared with one that has it
	minUnlike = 2   // of them must be unlike it for the passage to be one that anybody has
	unlike    = 400 // thousandths of the samples of two documents that are less than what versions have in common
)

// Marks says of each sentence at the beginning of a document whether it recurs; nil if none does.
type Marks []bool

// Digest is a number that tells marks from others.
func (m Marks) Digest() int {
	h := uint32(len(m))
	for i, recurs := range m {
		if recurs {
			h = letters.Mix(h*31 + uint32(i))
		}
	}
	return int(h)
}

// Recurring finds the sentences of a document that stand in several texts of its language which have little else in
// common with it: closing paragraphs of one publisher, licences, the headings of its pages. Such sentences say nothing
// of whether two documents are one work.
func (f *Finder) Recurring(i int) Marks {
	if m, known := f.marks[i]; known {
		return m
	}
	var marks Marks
	d := f.docs[i]
	passages, likeness := d.print().Passages, map[int32]int{}
	for n, h := range passages {
		with := f.passages.find(inLanguage(h, d.Language))
		if len(with) > 0 && f.recurs(i, with.few(), likeness) {
			if marks == nil {
				marks = make(Marks, len(passages))
			}
			marks[n] = true
		}
	}
	f.marks[i] = marks
	return marks
}

// recurs reports whether of the documents with a passage enough have little in common with document i. What is known of
// them is kept in likeness.
func (f *Finder) recurs(i int, with []int32, likeness map[int32]int) bool {
	others := 0
	for _, j := range with {
		if int(j) == i {
			continue
		}
		n, known := likeness[j]
		if !known {
			n = f.docs[i].Alike(f.docs[j])[0]
			likeness[j] = n
		}
		if n < unlike {
			others++
		}
	}
	return others >= minUnlike
}

// few gives some of the documents that have the piece, from first to last where all are kept.
func (p posting) few() []int32 {
	if p.many() {
		return p.first()
	}
	out := make([]int32, min(len(p), asked))
	for k := range out {
		out[k] = p[k*len(p)/len(out)]
	}
	return out
}

// inLanguage is the hash of a passage in a language.
func inLanguage(h uint32, language string) uint32 {
	return letters.Mix(h ^ letters.Hash(Base(language)))
}
