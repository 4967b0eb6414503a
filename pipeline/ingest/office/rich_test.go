package office_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/ingest/office"
	"example.org/sourcebook/pipeline/tables"
)

// blocksOf shows the blocks of a document, a line each: its kind, its level and its text.
func blocksOf(text string, blocks []tables.Block) string {
	kinds := map[int]string{tables.BlockParagraph: "p", tables.BlockHeading: "h", tables.BlockItem: "li",
		tables.BlockCell: "tr"}
	var b strings.Builder
	for _, k := range blocks {
		fmt.Fprintf(&b, "%s%d %s\n", kinds[k.Kind], k.Level, strings.ReplaceAll(text[k.Start:k.End], "\t", "|"))
	}
	return strings.TrimSpace(b.String())
}

func TestRich(t *testing.T) {
	for _, c := range []struct{ name, data, want, issues string }{
		{"paragraphs", `{\rtf1\ansi One.\par Two\line three.\par}`, "p0 One.\np0 Two\nthree.", ""},
		{"bytes of the code page", `{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'eb\'e8\'e2 7,5}`, "p0 Прилив 7,5", ""},
		{"bytes of the font", `{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}}\f1 \'b3\'b1\'cb\'ae\f0  9\'e9}`,
			"p0 潮水 9é", ""},
		{"Unicode with what stands in for it", `{\rtf1\ansi\uc1 caf\u233 e {\uc2\u8364 EU}5 \u-10179?\u-8704?.}`,
			"p0 café €5 😀.", ""},
		{"line ends among what stands in", "{\\rtf1 caf\\u233\r\n? au lait}", "p0 café au lait", ""},
		{"a half of a pair", `{\rtf1 A\u-10179? b{\u-10179?\u-10179?}\u-8704?c\u-8704?d\u-10179?}`,
			"p0 A\uFFFD b\uFFFD😀c\uFFFDd\uFFFD", ""},
		{"signs", `{\rtf1 \ldblquote A\rdblquote\emdash b\~c\_d \{e\}\\}`, "p0 “A”—b\u00A0c\u2011d {e}\\", ""},
		{"line ends of the file are none", "{\\rtf1 one \r\ntwo\n\\par}", "p0 one two", ""},
		{"headings by style and by outline",
			`{\rtf1{\stylesheet{\s1 heading 1;}{\s2 Kop;}}\pard\s1 A\par\pard\s2 B\par\pard\outlinelevel1 C\par\pard D\par}`,
			"h1 A\np0 B\nh2 C\np0 D", ""},
		{"properties hold until they are reset", `{\rtf1{\stylesheet{\s1 heading 1;}}\pard\s1 A\par B\par\pard C\par}`,
			"h1 A\nh1 B\np0 C", ""},
		{"list", `{\rtf1\pard\ls1\ilvl0{\listtext 1.\tab}A\par\pard\ls1\ilvl1{\listtext -}B\par\pard C}`,
			"li1 A\nli2 B\np0 C", ""},
		{"levels of a list outside of its table",
			`{\rtf1{\list{\listlevel{\leveltext \'02\'00.}{\levelnumbers \'01}}{\listname x;}}A}`, "p0 A", ""},
		{"table", `{\rtf1\trowd\cellx9\pard\intbl A\cell 5,400\cell\row\trowd\pard\intbl B\cell 2\par 3\cell\row\pard C}`,
			"tr0 A|5,400\ntr0 B|2 3\np0 C", ""},
		{"lines in a cell",
			`{\rtf1\trowd\pard\intbl storm\line and fog\cell 1\line 204\cell 5\par 76\cell\row\pard C\line D}`,
			"tr0 storm and fog|1\n204|5 76\np0 C\nD", ""},
		{"note at the end, and its mark", `{\rtf1 One{\super\chftn}{\footnote\pard {\super\chftn} A note.} more.\par Two.}`,
			"p0 One more.\np0 Two.\np0 A note.", ""},
		{"mark and power", `{\rtf1 It cost 5 million.{\super 1} It has 10{\super 6} parts, the 2{\super nd} one.}`,
			"p0 It cost 5 million. It has 10⁶ parts, the 2nd one.", "note_marks"},
		{"hidden, deleted, comment", `{\rtf1 A{\v b}{\deleted c}{\*\annotation d}{\*\atnid e}f}`, "p0 Af",
			"comments hidden_text tracked_changes"},
		{"picture, field, unknown destination",
			`{\rtf1 A{\pict 0102}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}{\*\xyz q}{\header h}.}`, "p0 Alink.", ""},
		{"bytes of a picture that look like groups", "{\\rtf1 A{\\pict\\bin3 }}}}B}", "p0 AB", ""},
		{"the last brace is gone", `{\rtf1 {\b One}.\par Two.`, "p0 One.\np0 Two.", "unfinished"},
		{"after the end", `{\rtf1 A}} b`, "p0 A", ""},
		{"bytes after the end", "{\\rtf1 A}\n\xEF\xBF\xBD8$DM", "p0 A", ""},
		{"a style that is said to be optional, amid the text",
			`{\rtf1\pard{\loch\f2\*\cs7\cf0 Three boats}{\b\*\cs1  left}.}`, "p0 Three boats left.", ""},
		{"unknown destinations inside text", `{\rtf1 A{\b B{\*\xyz q}}{ \*\cs1 C}\par}`, "p0 AB C", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, layout, err := office.Rich([]byte(c.data))
			if err != nil {
				t.Fatal(err)
			}
			if got := blocksOf(doc.Text, layout.Blocks); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if got := strings.Join(doc.Issues, " "); got != c.issues {
				t.Errorf("got the issues %q, want %q", got, c.issues)
			}
		})
	}
}

// TestRichPlaces reads what the bytes say that the text says to stand at.
func TestRichPlaces(t *testing.T) {
	const data = `{\rtf1\ansi{\info{\title A \'e9t\'e9}{\author Ann}}One caf\'e9 here.\par}`
	doc, layout, err := office.Rich([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range doc.Breaks {
		end := len(doc.Text)
		if i+1 < len(doc.Breaks) {
			end = doc.Breaks[i+1].Text
		}
		want := doc.Text[k.Text:end]
		if k.Form == tables.FormUTF8 && data[k.Source:k.Source+len(want)] != want {
			t.Errorf("%q is said to stand at %d", want, k.Source)
		}
	}
	if len(layout.Stated) != 2 || layout.Stated[0].Value != "A été" || layout.Stated[1].Field != "author" {
		t.Errorf("got %v", layout.Stated)
	}
}

func TestRichFaults(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"cut off", `{\rtf1 One {\b two`, "the document is cut off: 2 groups are open at its end, byte 18"},
		{"more bytes than there can be", `{\rtf1 {\pict\bin9223372036854775807 }}`, "the document is cut off: 2 groups"},
		{"no character", `{\rtf1 \'zz}`, `byte 7: "\\'zz" is no character`},
		{"no text", `{\rtf1{\info{\title A}}}`, "shows no text"},
		{"deep", `{\rtf1` + strings.Repeat("{", 20_000), "groups in one another"},
	} {
		if _, _, err := office.Rich([]byte(c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// FuzzRich: whatever the bytes, there is an error or a document whose blocks are in order.
func FuzzRich(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\uc1{\fonttbl{\f1\fcharset134;}}\f1 \'b3\'b1\u233 e` +
		`{\footnote a}\trowd\intbl b\cell\row\bin2 }}}`))
	f.Add([]byte(`{\rtf1{\stylesheet{\s1 heading 1;}}\s1 A{\super 2}\par{\v b}\u-10179?\u-8704?`))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, layout, err := office.Rich(data)
		if err != nil {
			return
		}
		at := 0
		for _, b := range layout.Blocks {
			if b.Start < at || b.End <= b.Start || b.End > len(doc.Text) {
				t.Fatalf("a block at %d to %d of %d, after %d", b.Start, b.End, len(doc.Text), at)
			}
			at = b.End
		}
		for i, k := range doc.Breaks {
			if k.Source < 0 || k.Source+k.Length > len(data) || i > 0 && k.Text < doc.Breaks[i-1].Text {
				t.Fatalf("break %d is %+v", i, k)
			}
		}
	})
}
