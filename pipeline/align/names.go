package align

import (
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// mentionLink is an entity that both sides of a bead name.
type mentionLink struct{ a, b []*schema.Mention }

// linkMentions gives the entities that both sides name, in the order of their first mention in a.
func linkMentions(a, b []unit) []mentionLink {
	var out []mentionLink
	place := map[string]int{}
	for i := range a {
		for _, m := range a[i].mentions {
			k, ok := place[m.EntityID]
			if !ok {
				k = len(out)
				place[m.EntityID] = k
				out = append(out, mentionLink{})
			}
			out[k].a = append(out[k].a, m)
		}
	}
	for i := range b {
		for _, m := range b[i].mentions {
			if k, ok := place[m.EntityID]; ok {
				out[k].b = append(out[k].b, m)
			}
		}
	}
	return slices.DeleteFunc(out, func(l mentionLink) bool { return len(l.b) == 0 })
}

func mentionTexts(ms []*schema.Mention) (ids []string, text string) {
	texts := make([]string, len(ms))
	for i, m := range ms {
		ids = append(ids, m.MentionID)
		texts[i] = m.Surface
	}
	return ids, strings.Join(texts, "; ")
}
