package versions

import (
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// Work gives the id of the work of a release that is asked for by its id, by that of one of its documents, or by the
// beginning of either, if that of one work only. Empty stays empty.
func Work(dir, asked string) (string, error) {
	if asked == "" {
		return "", nil
	}
	byBeginning, works, exact := []string{}, []string{}, ""
	err := eachRow(dir, schema.Documents, func(cell func(string) string) {
		document, work := cell("document_id"), cell("work_id")
		if document == asked || work == asked {
			exact = work
		}
		works = append(works, work)
		if strings.HasPrefix(document, asked) || strings.HasPrefix(work, asked) {
			byBeginning = append(byBeginning, work)
		}
	})
	byBeginning, works = each(byBeginning), each(works)
	switch {
	case err != nil || exact != "":
		return exact, err
	case len(byBeginning) == 1:
		return byBeginning[0], nil
	case len(byBeginning) > 1:
		return "", fmt.Errorf("%s has several works with documents that begin with %q: %s", dir, asked, named(byBeginning))
	}
	return "", fmt.Errorf("%s has no work %q; it has %s", dir, asked, named(works))
}

func each(ids []string) []string {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// mostNamed is how many works an error names.
const mostNamed = 20

func named(works []string) string {
	if n := len(works) - mostNamed; n > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(works[:mostNamed], ", "), n)
	}
	return strings.Join(works, ", ")
}
