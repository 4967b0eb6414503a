package mail

import (
	"regexp"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/tables"
)

// A message may carry another one with its header, as many programs write an answer: after words between dashes or a
// long line, or with no sign but its fields. What the fields are called depends on the language, so they are told by
// their shape.

// carriedHeader is the header of a message in the text of another one: a line that parts them and at least two fields,
// or four fields.
var carriedHeader = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^[ \t]*(?:-{2,}[ \t]*\pL[^\n]*\pL[ \t]*-{2,}|_{10,})[ \t]*\n` +
		`(?:[ \t]*\n)?(?:` + field + `){2,}|^(?:` + field + `){4,}`)
})

// field is a line with a name in a few words and what it says.
const field = `\*?\pL[\pL .-]{0,24}\*?[ \t\x{A0}]?[:：]\*?[ \t][^\n]*\S[^\n]*(?:\n|\z)`

// carried gives what of a text is another message that is no part of it: all after the header of one that is answered,
// the header alone of one that is passed on without a word. Both places are 0 without one. Among the fields are an
// address or a year.
func carried(text string) (from, to int) {
	for _, at := range carriedHeader().FindAllStringIndex(text, -1) {
		header := text[at[0]:at[1]]
		parted := strings.HasPrefix(strings.TrimSpace(header), "-") || strings.HasPrefix(strings.TrimSpace(header), "_")
		if strings.Contains(header, "@") || parted && year.MatchString(header) {
			if strings.TrimSpace(text[:at[0]]) == "" {
				return at[0], at[1]
			}
			return at[0], len(text)
		}
	}
	return 0, 0
}

var year = regexp.MustCompile(`\b\d{4}\b`)

// answered takes the message that one in HTML answers out of its main text: what is carried with its header, and a
// quotation with the line that introduces it, which ends with a colon and has an address or a year.
func answered(text string, blocks []tables.Block) []tables.Block {
	from, to := carried(text + "\n")
	quoting := false
	for i := range blocks {
		b := &blocks[i]
		said := text[b.Start:b.End]
		quoted := b.Kind == tables.BlockQuote
		before := !quoted && i+1 < len(blocks) && blocks[i+1].Kind == tables.BlockQuote
		quoting = before && tellsWho(said) || quoting && quoted
		if quoting || b.Start >= from && b.Start < to {
			b.Kind, b.Level, b.Main = tables.BlockControl, 0, false
		}
	}
	return blocks
}

// tellsWho reports whether a line introduces what somebody wrote.
func tellsWho(said string) bool {
	return endsInColon(said) && (strings.Contains(said, "@") || year.MatchString(said))
}

func endsInColon(s string) bool { return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：") }
