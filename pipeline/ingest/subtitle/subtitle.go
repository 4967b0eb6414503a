// Package subtitle reads subtitles, SubRip (.srt) and WebVTT (.vtt): the words of the cues as running text, with the
// place of each character. Times, numbers, settings and styles are no text. A sentence goes on over cues; where nobody
// speaks for a while, or another voice begins, a paragraph ends.
package subtitle

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// cue is one cue: its time in milliseconds, and the lines of its words.
type cue struct {
	number     int
	start, end int
	lines      [][2]int // places in the file
}

// reader puts the text together.
type reader struct {
	source string
	text   strings.Builder
	runs   []decode.Run
	blocks []tables.Block
	parts  []tables.Part
	edge   int    // end of the last character in the file
	voice  string // who speaks, as WebVTT names it; empty for nobody that is named
}

// The measures of a paragraph.
const (
	longestPause = 2000 // milliseconds without words inside a paragraph
	leastEnd     = 400  // bytes after which a paragraph ends with a sentence
)

// Read gives the text of subtitles and its layout. Errors say what is wrong, without the path.
func Read(d *decode.Text) (*decode.Text, *tables.Layout, error) {
	cues := cuesOf(d.Text)
	if len(cues) == 0 {
		return nil, nil, errors.New("no cue with its times is in the file; name it .txt if it is a plain text")
	}
	r := &reader{source: d.Text}
	before := 0
	for _, c := range cues {
		r.cue(&c, c.start-before)
		before = c.end
	}
	text := r.text.String()
	if len(r.blocks) == 0 {
		return nil, nil, errors.New("the cues hold no words; remove the file from the corpus")
	}
	out := &decode.Text{Text: text, Breaks: decode.Compose(r.runs, d, len(text)), Encoding: d.Encoding, Parts: r.parts}
	return out, &tables.Layout{Blocks: r.blocks}, nil
}

// cuesOf finds the cues of a file: a line with two times, and the lines after it up to an empty one.
func cuesOf(text string) []cue {
	var out []cue
	open := false
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		line := strings.TrimSpace(text[at:end])
		from, to, ok := times(line)
		switch {
		case ok:
			out = append(out, cue{number: len(out) + 1, start: from, end: to})
			open = true
		case line == "":
			open = false
		case open:
			first := at + strings.Index(text[at:end], line)
			last := &out[len(out)-1]
			last.lines = append(last.lines, [2]int{first, first + len(line)})
		}
		at = end + 1
	}
	return out
}

// times reads a line with the times of a cue.
func times(line string) (from, to int, ok bool) {
	left, right, arrow := strings.Cut(line, "-->")
	if !arrow {
		return 0, 0, false
	}
	fields := strings.Fields(right)
	if len(fields) == 0 {
		return 0, 0, false
	}
	from, first := clock(strings.TrimSpace(left))
	to, second := clock(fields[0])
	return from, to, first && second
}

// clock reads a time, 01:02:03,456 or 02:03.456, in milliseconds.
func clock(s string) (int, bool) {
	s = strings.ReplaceAll(s, ",", ".")
	whole, part, ok := strings.Cut(s, ".")
	n, err := strconv.Atoi(part)
	if !ok || err != nil || len(part) > 3 || n < 0 {
		return 0, false
	}
	for range 3 - len(part) {
		n *= 10
	}
	total := 0
	fields := strings.Split(whole, ":")
	if len(fields) < 2 || len(fields) > 3 {
		return 0, false
	}
	for _, f := range fields {
		v, err := strconv.Atoi(f)
		if err != nil || v < 0 || len(f) > 4 {
			return 0, false
		}
		total = total*60 + v
	}
	return total*1000 + n, true
}

// cue adds the words of a cue that comes after a pause.
func (r *reader) cue(c *cue, pause int) {
	begin := true
	for _, l := range c.lines {
		said := visible(r.source, l[0], l[1])
		if len(said) == 0 {
			continue
		}
		voice := isVoice(r.source[said[0].from:said[0].to]) || r.speaker(l[0], said[0].from)
		fresh := len(r.blocks) == 0 || voice || begin && (pause > longestPause || r.full())
		r.part(said[0].from, fresh)
		if begin {
			r.parts = append(r.parts, tables.Part{Text: r.text.Len(), Name: "cue " + strconv.Itoa(c.number)})
		}
		begin = false
		if fresh {
			r.blocks = append(r.blocks, tables.Block{Start: r.text.Len(), Kind: tables.BlockParagraph, Main: true})
		}
		for _, s := range said {
			r.put(s)
		}
		r.blocks[len(r.blocks)-1].End = r.text.Len()
	}
}

// speaker reports whether a tag before the first words of a line, which begins at a place of the file, names another
// speaker than the one before.
func (r *reader) speaker(from, to int) bool {
	tag := voiceTag.FindStringSubmatch(r.source[from:to])
	if tag == nil || tag[1] == r.voice {
		return false
	}
	r.voice = tag[1]
	return true
}

// voiceTag is the tag of a speaker (WebVTT, 3.5).
var voiceTag = regexp.MustCompile(`<v(?:\.[^ \t>]*)?[ \t]+([^>]*)>`)

// full reports whether the paragraph is long and ends with a sentence.
func (r *reader) full() bool {
	last := &r.blocks[len(r.blocks)-1]
	said := strings.TrimRight(r.text.String()[last.Start:last.End], "\"'”’»）)]")
	end, _ := utf8.DecodeLastRuneInString(said)
	return len(said) >= leastEnd && strings.ContainsRune(".!?…。！？؟।", end)
}

// isVoice reports whether words are those of another voice: a dash stands before them.
func isVoice(said string) bool {
	return strings.HasPrefix(said, "- ") || strings.HasPrefix(said, "– ") || strings.HasPrefix(said, "— ") ||
		len(said) > 1 && said[0] == '-' && character.IsWord([]rune(said[1:])[0])
}

// part puts what parts the words at a place of the file from those before.
func (r *reader) part(at int, fresh bool) {
	if r.text.Len() == 0 {
		return
	}
	gap := " "
	last, _ := utf8.DecodeLastRuneInString(r.text.String()[max(0, r.text.Len()-utf8.UTFMax):])
	next, _ := utf8.DecodeRuneInString(r.source[at:])
	switch {
	case fresh:
		gap = "\n"
	case character.Spaceless(last) && joins(next), character.Spaceless(next) && joins(last):
		return
	}
	r.runs = append(r.runs, decode.Run{Text: r.text.Len(), Source: r.edge, Length: at - r.edge})
	r.text.WriteString(gap)
}

// joins reports whether a character stands beside one of a script without blanks without a blank.
func joins(r rune) bool { return character.Spaceless(r) || character.IsDigit(r) }

// piece is a stretch of the file that is text: as it stands, or as an entity says.
type piece struct {
	from, to int
	said     string // empty: as it stands
}

// put adds a piece.
func (r *reader) put(s piece) {
	run := decode.Run{Text: r.text.Len(), Source: s.from}
	if s.said != "" {
		run.Length = s.to - s.from
		r.text.WriteString(s.said)
	} else {
		r.text.WriteString(r.source[s.from:s.to])
	}
	r.runs = append(r.runs, run)
	r.edge = s.to
}

// visible gives the pieces of a line that are words: without tags in angle brackets and settings in braces.
func visible(text string, from, to int) []piece {
	var out []piece
	start := from
	flush := func(end int) {
		if end > start {
			out = append(out, piece{from: start, to: end})
		}
	}
	for i := from; i < to; {
		n, said := markup(text[i:to])
		if n == 0 {
			i++
			continue
		}
		flush(i)
		if said != "" {
			out = append(out, piece{i, i + n, said})
		}
		i += n
		start = i
	}
	flush(to)
	for len(out) > 0 && span.IsBlank(out[0].words(text)) {
		out = out[1:]
	}
	for len(out) > 0 && span.IsBlank(out[len(out)-1].words(text)) {
		out = out[:len(out)-1]
	}
	return trim(out, text)
}

// trim takes the blanks off both ends of a line.
func trim(out []piece, text string) []piece {
	if len(out) == 0 {
		return nil
	}
	if first := &out[0]; first.said == "" {
		first.from = first.to - len(strings.TrimLeftFunc(text[first.from:first.to], span.IsSpace))
	}
	if last := &out[len(out)-1]; last.said == "" {
		last.to = last.from + len(strings.TrimRightFunc(text[last.from:last.to], span.IsSpace))
	}
	return out
}

func (p *piece) words(text string) string {
	if p.said != "" {
		return p.said
	}
	return text[p.from:p.to]
}

// longestMarkup is how long a tag or an entity may be, in bytes.
const longestMarkup = 200

// markup is how long the tag, setting or entity is that s begins with, and what an entity says; 0 for none.
func markup(s string) (n int, said string) {
	s = s[:min(len(s), longestMarkup)]
	switch s[0] {
	case '<':
		end := strings.IndexByte(s, '>')
		letter := len(s) > 1 && (s[1] == '/' || s[1]|0x20 >= 'a' && s[1]|0x20 <= 'z' || s[1] >= '0' && s[1] <= '9')
		if end > 0 && letter {
			return end + 1, ""
		}
	case '{':
		if end := strings.IndexByte(s, '}'); end > 0 && s[1] == '\\' {
			return end + 1, ""
		}
	case '&':
		if end := strings.IndexByte(s, ';'); end > 0 {
			if said := html.UnescapeString(s[:end+1]); said != s[:end+1] {
				return end + 1, said
			}
		}
	}
	return 0, ""
}
