package lineage

import (
	"fmt"
	"slices"
)

// Mismatch is a claim of a release that its bytes do not bear out.
type Mismatch struct {
	What     string `json:"what"`
	Claimed  string `json:"claimed"`
	Computed string `json:"computed"`
}

func (m Mismatch) String() string {
	return m.What + ": claimed=" + m.Claimed + " computed=" + m.Computed
}

// CompareFiles compares the files that a list claims with those that are there. Lengths count where they are known.
func CompareFiles(list string, claimed, computed []File) []Mismatch {
	claimed, computed = inOrder(claimed), inOrder(computed)
	var out []Mismatch
	say := func(p, claimed, computed string) {
		out = append(out, Mismatch{What: p + " in " + list, Claimed: claimed, Computed: computed})
	}
	for len(claimed) > 0 || len(computed) > 0 {
		switch {
		case len(computed) == 0 || len(claimed) > 0 && claimed[0].Path < computed[0].Path:
			say(claimed[0].Path, "sha256 "+claimed[0].SHA256, "no such file")
			claimed = claimed[1:]
		case len(claimed) == 0 || computed[0].Path < claimed[0].Path:
			say(computed[0].Path, "no such file", "sha256 "+computed[0].SHA256)
			computed = computed[1:]
		default:
			a, b := claimed[0], computed[0]
			if a.Bytes >= 0 && a.Bytes != b.Bytes {
				say(a.Path, fmt.Sprintf("%d bytes", a.Bytes), fmt.Sprintf("%d bytes", b.Bytes))
			}
			if a.SHA256 != b.SHA256 {
				say(a.Path, "sha256 "+a.SHA256, "sha256 "+b.SHA256)
			}
			claimed, computed = claimed[1:], computed[1:]
		}
	}
	return out
}

// Has reports whether a file with the path is among the files.
func Has(files []File, p string) bool {
	return slices.ContainsFunc(files, func(f File) bool { return f.Path == p })
}
