package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/mod/semver"

	"example.org/sourcebook/pipeline/lineage"
)

// Holds says what lies in a folder in which a release shall be.
func Holds(dir string) string {
	entries, err := os.ReadDir(dir)
	switch m, unread := lineage.ReadManifest(dir); {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0:
		return "nothing"
	case err != nil || unread != nil:
		return "files that are no release: it would be refused"
	case semver.Prerelease("v"+m.Dataset.Version) != "":
		return "the pre-release " + m.Dataset.Version + ": it would be replaced if it differs"
	default:
		return "the release " + m.Dataset.Version + ": it would be kept, and another one refused"
	}
}

// Contents gives the content digests of the tables of the release in a folder, by name; nil if there is none.
func Contents(dir string) map[string]string {
	m, err := lineage.ReadManifest(dir)
	if err != nil {
		return nil
	}
	out := map[string]string{}
	for _, t := range m.Tables {
		out[t.Name] = t.Content
	}
	return out
}

// Changes says which tables differ from those of the release that was replaced.
func Changes(before map[string]string, now []lineage.Table) string {
	var changed []string
	for _, t := range now {
		if before[t.Name] != t.Content {
			changed = append(changed, t.Name)
		}
	}
	if len(changed) == 0 {
		return fmt.Sprintf("all %d tables unchanged", len(now))
	}
	return fmt.Sprintf("%d tables changed (%s), %d unchanged", len(changed), strings.Join(changed, ", "),
		len(now)-len(changed))
}
