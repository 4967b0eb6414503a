package segment

import (
	"os"
	"strings"
	"testing"
	"unicode"
)

// roleCodes are the letters for roles in testdata/genres.txt.
var roleCodes = map[rune]string{
	'T': "title", 'H': "heading", 'B': "body", 'D': "dateline", 'Y': "byline", 'C': "caption", 'X': "boilerplate",
}

// TestGenres reads testdata/genres.txt, pages of many genres and languages, testdata/remarks.txt, what sites put under
// texts, testdata/lives.txt, pages on people, testdata/kinds.txt, pages that are no news, and testdata/saved.txt, pages
// as people save them: parted by a line
// "== name". Each paragraph begins with the letters of the roles that it may have and a bar, a further line of it with
// +|; @ begins a field of the metadata. A line without a bar is part of the page as it stands.
func TestGenres(t *testing.T) {
	l := lexicon()
	for _, file := range []string{
		"testdata/genres.txt", saved, "testdata/remarks.txt", "testdata/lives.txt", "testdata/kinds.txt",
	} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range strings.Split(string(data), "\n== ")[1:] {
			name, lines, _ := strings.Cut(page, "\n")
			t.Run(name, func(t *testing.T) {
				readGenre(t, func(text string) *document { return readText(t, l, text) }, lines, file == saved)
			})
		}
	}
}

// saved are pages whose lines with +| go on with the paragraph above; in genres.txt they may stand by themselves.
const saved = "testdata/saved.txt"

func readGenre(t *testing.T, read func(string) *document, lines string, whole bool) {
	type want struct {
		text, codes string
		at          int // visible characters before it
	}
	var wants []want
	var fields [][2]string
	var text []string
	at := 0
	for line := range strings.SplitSeq(lines, "\n") {
		if strings.HasPrefix(line, "@") {
			field, value, _ := strings.Cut(line[1:], " ")
			fields = append(fields, [2]string{field, value})
			continue
		}
		codes, rest, ok := strings.Cut(line, "|")
		if !ok || strings.ContainsFunc(codes, func(r rune) bool { return r != '+' && roleCodes[r] == "" }) {
			codes, rest = "", line
		}
		if codes != "" {
			wants = append(wants, want{rest, codes, at})
		}
		text = append(text, rest)
		at += visible(rest)
	}
	d := read(strings.Join(text, "\n"))
	checkInvariants(t, strings.Join(text, "\n"), d)
	roles := map[int]string{} // of the paragraph that begins after so many visible characters
	at = 0
	for _, p := range d.paragraphs {
		roles[at] = p.Role
		at += visible(p.Text)
	}
	for _, w := range wants {
		got, ok := roles[w.at]
		if w.codes == "+" {
			if ok && whole {
				t.Errorf("a paragraph begins with %q", w.text)
			}
			continue
		}
		if !ok {
			t.Errorf("no paragraph begins with %q", w.text)
		} else if !strings.ContainsFunc(w.codes, func(r rune) bool { return roleCodes[r] == got }) {
			t.Errorf("%s: %q", got, w.text)
		}
	}
	m := d.metadata
	for _, f := range fields {
		got := map[string]string{"title": m.Title, "author": m.Author, "publisher": m.Publisher,
			"published": string(m.Published), "language": m.Language,
			"issues": strings.Join(m.Issues, " ")}[f[0]]
		if got != f[1] {
			t.Errorf("%s: %q, want %q", f[0], got, f[1])
		}
	}
}

// visible counts the characters that are no white space.
func visible(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
