package check

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// TestSourceSaysTheText holds texts with their breaks against sources in which characters have other lengths, and
// pages.
func TestSourceSaysTheText(t *testing.T) {
	const page = "<p>caf&eacute;  <b>noir</b><p>12"
	units := []tables.Break{
		{Text: 0, Source: 3}, {Text: 3, Source: 6, Form: tables.FormUnit, Length: 8},
		{Text: 5, Source: 14, Form: tables.FormUnit, Length: 5},
		{Text: 6, Source: 19}, {Text: 10, Source: 23, Form: tables.FormUnit, Length: 7}, {Text: 11, Source: 30},
	}
	change := func(i int, to tables.Break) []tables.Break {
		out := append([]tables.Break{}, units...)
		out[i] = to
		return out
	}
	for name, c := range map[string]struct {
		content, encoding, media, text string
		breaks                         []tables.Break
		fault                          string
	}{
		"one byte": {"caf\xE9\rx", "windows-1252", source.Plain, "café\nx", []tables.Break{{Form: tables.FormSingle}},
			""},
		"one byte, other": {"caf\xE8\rx", "windows-1252", source.Plain, "café\nx", []tables.Break{{Form: tables.FormSingle}},
			"the source bytes 0 to 6 do not decode to the text"},
		"two bytes": {"a\xD6\xD0\xCE\xC4", "GBK", source.Plain, "a中文", []tables.Break{{Form: tables.FormDouble}}, ""},
		"two bytes, wrong": {"a\xD6\xD0\xCE\xC4", "GBK", source.Plain, "a中文", []tables.Break{{Form: tables.FormSingle}},
			"the source bytes 0 to 3 do not decode"},
		"three bytes": {"\x8F\xB0\xA1\x8E\xC3", "EUC-JP", source.Plain, "丂ﾃ",
			[]tables.Break{{Form: tables.FormTriple}, {Text: 3, Source: 3, Form: tables.FormDouble}}, ""},
		"four bytes": {"\x81\x30\x81\x34", "GB18030", source.Plain, "\u0084", []tables.Break{{Form: tables.FormFour}},
			""},
		"pair":        {"\x88\x62", "Big5", source.Plain, "Ê̄", []tables.Break{{Form: tables.FormUnit, Length: 2}}, ""},
		"no encoding": {"a", "klingon", source.Plain, "a", nil, `its encoding "klingon" is not known`},
		"page":        {page, "UTF-8", source.HTML, "café noir\n12", units, ""},
		"entity": {page, "UTF-8", source.HTML, "café noir\n12", change(1, tables.Break{Text: 3, Source: 6,
			Form: tables.FormUnit, Length: 7}), "the source bytes 13 to 14 say something that is not in the text"},
		"beyond": {page, "UTF-8", source.HTML, "café noir\n12", change(5, tables.Break{Text: 11, Source: 31}),
			"break 5 points beyond the source"},
		"overlap": {page, "UTF-8", source.HTML, "café noir\n12", change(3, tables.Break{Text: 6, Source: 18}),
			"break 3 begins before the end of the run before it"},
		"length below 0": {page, "UTF-8", source.HTML, "café noir\n12",
			change(2, tables.Break{Text: 5, Source: 14, Form: tables.FormUnit, Length: -5}), "break 2 is out of order"},
		"text left out": {page + "<p>more", "UTF-8", source.HTML, "café noir\n12", units,
			"the source bytes 32 to 39 say something that is not in the text"},
		"text of a script": {"<script>ab</script>c", "UTF-8", source.HTML, "abc",
			[]tables.Break{{Source: 8}, {Text: 2, Source: 19}}, "what the page shows is not the text"},
		"rest left out": {"caf\xE9 noir", "windows-1252", source.Plain, "café", []tables.Break{{Form: tables.FormSingle}},
			"the source bytes 4 to 9 say something that is not in the text"},
		"gap": {"\uFEFFa\r\nbc", "UTF-8", source.Plain, "a\nc",
			[]tables.Break{{Source: 3}, {Text: 1, Source: 5}, {Text: 2, Source: 7}}, "the source bytes 6 to 7 say something"},
		"mark and CR": {"\uFEFF\r\na", "UTF-8", source.Plain, "\na", []tables.Break{{Source: 4}}, ""},
		"JSON": {`{"a":"x\u00e9\r\ny"}`, "UTF-8", source.Lines, "xé\ny",
			[]tables.Break{{Source: 6}, {Text: 1, Source: 7, Form: tables.FormUnit, Length: 6},
				{Text: 3, Source: 13, Form: tables.FormUnit, Length: 4}, {Text: 4, Source: 17}}, ""},
		"JSON, wrong": {`{"a":"x\u00e8"}`, "UTF-8", source.Lines, "xé", []tables.Break{{Source: 6},
			{Text: 1, Source: 7, Form: tables.FormUnit, Length: 6}}, "the source bytes 7 to 13 do not decode"},
		"JSON, gap": {`{"a":"x\ny"}`, "UTF-8", source.Lines, "xy", []tables.Break{{Source: 6}, {Text: 1, Source: 9}},
			"the source bytes 7 to 9 say something"},
		"quotes": {`1,"x""y"`, "UTF-8", source.Commas, `x"y`,
			[]tables.Break{{Source: 3}, {Text: 1, Source: 4, Form: tables.FormUnit, Length: 2}, {Text: 2, Source: 6}}, ""},
		"page in a message": {"A: b\r\n\r\n<p>One\r\ntwo.", "UTF-8", source.Mail, "A: b\n\nOne two.",
			[]tables.Break{{Form: tables.FormUnit, Length: 6}, {Text: 6, Source: 11}, {Text: 9, Source: 15}}, ""},
		"page in a message, wrong": {"A: b\n\n<p>One\ntwo.", "UTF-8", source.Mail, "A: b\n\nOne too.",
			[]tables.Break{{Form: tables.FormUnit, Length: 6}, {Text: 6, Source: 9}}, "the source bytes 9 to 17 do not decode"},
		"script left out": {page + "<script>more</script>", "UTF-8", source.HTML, "café noir\n12", units, ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := newTextMap(&tables.Text{Text: c.text, Breaks: c.breaks})
			got := m.decodes([]byte(c.content), 0, c.encoding, c.media)
			if c.fault == "" && got != "" || !strings.Contains(got, c.fault) {
				t.Errorf("got %q, want %q", got, c.fault)
			}
		})
	}
}

// TestSourceOfUnits counts the bytes of passages that begin or end in a unit of the source.
func TestSourceOfUnits(t *testing.T) {
	m := newTextMap(&tables.Text{Text: "aÊ̄b中c", Breaks: []tables.Break{
		{Form: tables.FormDouble}, {Text: 1, Source: 1, Form: tables.FormUnit, Length: 2},
		{Text: 5, Source: 3, Form: tables.FormDouble}}})
	for _, c := range [][4]int{{0, 1, 0, 1}, {1, 3, 1, 3}, {3, 5, 1, 3}, {1, 5, 1, 3}, {0, 6, 0, 4}, {5, 9, 3, 6},
		{9, 10, 6, 7}} {
		if from, to := m.source(c[0], c[1]); from != c[2] || to != c[3] {
			t.Errorf("%d to %d stands at %d to %d, want %d to %d", c[0], c[1], from, to, c[2], c[3])
		}
	}
}
