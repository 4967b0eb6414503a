package container

import (
	"bytes"

	"example.org/sourcebook/pipeline/source"
)

// separators are what may part the columns of a table, the likeliest first.
var separators = []byte{',', ';', '\t', '|'}

// saysSeparator begins a line before the first record by which spreadsheet programs say what parts the columns.
const saysSeparator = "sep="

// separator finds what parts the columns of a table: what a line before it says, or what stands most often in its first
// record outside of quotation marks.
func (r *Reader) separator(media string) error {
	head, _ := r.in.Peek(r.in.Size())
	if line, _, found := bytes.Cut(head, []byte("\n")); found && bytes.HasPrefix(line, []byte(saysSeparator)) {
		said := bytes.TrimRight(line[len(saysSeparator):], "\r")
		if len(said) == 1 && bytes.Contains(separators, said) {
			r.Comma = said[0]
			n, err := r.in.Discard(len(line) + 1)
			r.at += int64(n)
			return err
		}
	}
	r.Comma = separatorOf(head, media)
	return nil
}

// separatorOf gives the separator of the first record that a table begins with.
func separatorOf(head []byte, media string) byte {
	times := map[byte]int{}
	inside := false
	for _, c := range head {
		if c == '"' {
			inside = !inside
		}
		if c == '\n' && !inside && len(times) > 0 {
			break
		}
		if !inside && bytes.IndexByte(separators, c) >= 0 {
			times[c]++
		}
	}
	if media == source.Tabs && times['\t'] > 0 {
		return '\t'
	}
	best := separators[0]
	if media == source.Tabs {
		best = '\t'
	}
	for _, c := range separators {
		if times[c] > times[best] {
			best = c
		}
	}
	return best
}
