package container

import (
	"bytes"
	"unicode/utf8"

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
	r.end = lineEnd(head)
	if line, _, found := bytes.Cut(head, []byte{r.end}); found && bytes.HasPrefix(line, []byte(saysSeparator)) {
		said := bytes.TrimRight(line[len(saysSeparator):], "\r")
		if len(said) == 1 && bytes.Contains(separators, said) {
			r.Comma = said[0]
			n, err := r.in.Discard(len(line) + 1)
			r.at += int64(n)
			return err
		}
	}
	r.Comma = separatorOf(firstRecord(head, r.end), media)
	return nil
}

// lineEnd gives what ends the records of a table: a carriage return where there is no line feed outside of quotation
// marks, as programs of old computers write.
func lineEnd(head []byte) byte {
	end := byte('\n')
	q := quotes{end: '\r', begin: true}
	for i, c := range head {
		switch q.pass(head[i : i+1]); {
		case c == '\n' && !q.inside:
			return c
		case c == '\r' && !q.inside:
			end = c
		}
	}
	return end
}

// separatorOf gives the separator of the first record of a table.
func separatorOf(first []byte, media string) byte {
	halves := !utf8.Valid(first) // a character of two bytes may end in the one that is a bar in ASCII
	times := map[byte]int{}
	q := quotes{begin: true}
	for i, c := range first {
		q.pass(first[i : i+1])
		half := halves && c == '|' && i > 0 && first[i-1] >= utf8.RuneSelf
		if !q.inside && !half && isSeparator(c) {
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

// firstRecord gives the first record of a table, without empty lines before it.
func firstRecord(head []byte, end byte) []byte {
	head = bytes.TrimLeft(head, "\r\n")
	q := quotes{end: end, begin: true}
	for i, c := range head {
		if q.pass(head[i : i+1]); c == end && !q.inside {
			return head[:i]
		}
	}
	return head
}

func isSeparator(c byte) bool { return bytes.IndexByte(separators, c) >= 0 }
