package segment

import (
	"example.org/sourcebook/pipeline/segment/mojibake"
)

// issues names what is unusual about a paragraph. lost tells that it lacks spaces.
func issues(text string, lost bool) []string {
	var out []string
	if lost {
		out = append(out, "lost_spaces")
	}
	if mojibake.Is(text) {
		out = append(out, "mojibake")
	}
	return out
}
