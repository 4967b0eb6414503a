package check

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/source/sourcetest"
	"example.org/sourcebook/pipeline/tables"
)

// TestDecodesParts plants faults in the places of a document that is an archive of parts.
func TestDecodesParts(t *testing.T) {
	archive := sourcetest.Zip("a.xml", "<p>It &amp; they</p>", "b.xml", "<p>A note</p>")
	for name, c := range map[string]struct {
		plant func(x *tables.Text)
		want  string
	}{
		"sound": {func(*tables.Text) {}, ""},
		"other text": {func(x *tables.Text) { x.Text = "It & them\nA note" },
			"a.xml: the bytes 3 to 16 do not say the text"},
		"other place":  {func(x *tables.Text) { x.Breaks[2].Source++ }, "b.xml: the bytes 4 to 10 do not say the text"},
		"beyond":       {func(x *tables.Text) { x.Breaks[2].Source = 99 }, "b.xml: break 2 points beyond the part"},
		"made of none": {func(x *tables.Text) { x.Breaks[0].Length = 0 }, "a.xml: the bytes 3 to 3 do not say the text"},
		"other part":   {func(x *tables.Text) { x.Parts[1].Name = "a.xml" }, "a.xml: the bytes 3 to 9 do not say the text"},
		"no such part": {func(x *tables.Text) { x.Parts[1].Name = "c.xml" }, "it has no c.xml"},
		"order": {func(x *tables.Text) { x.Parts[1].Text = 0; x.Parts[0].Text = 10 },
			"its parts do not begin where its text does"},
		"a file of its": {func(x *tables.Text) { x.Parts[1].Apart = false }, "part 1 is out of order"},
	} {
		t.Run(name, func(t *testing.T) {
			x := &tables.Text{Text: "It & they\nA note",
				Parts: []tables.Part{{Text: 0, Name: "a.xml", Apart: true}, {Text: 10, Name: "b.xml", Apart: true}},
				Breaks: []tables.Break{{Text: 0, Source: 3, Form: tables.FormUnit, Length: 13},
					{Text: 9, Source: 3, Form: tables.FormUnit}, {Text: 10, Source: 3}}}
			c.plant(x)
			got := newTextMap(x).decodesParts(archive, source.DOCX)
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
