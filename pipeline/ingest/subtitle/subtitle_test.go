package subtitle_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/subtitle"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

const film = "1\n00:00:01,000 --> 00:00:03,500\nThe fleet landed <i>1,204</i>\ntonnes in\n\n2\n00:00:03,600 --> " +
	"00:00:05,000\n{\\an8}the spring.\n\n" +
	"3\n00:00:09,000 --> 00:00:10,000\n- Who says so?\n- The harbour &amp; the board.\n"

const web = "WEBVTT - a film\n\nNOTE 12 cues\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 " +
	"line:0\n<v Ann>北湾有\n\n00:02.000 --> 00:03.000\n87座闸门。\n"

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"SubRip", film, "The fleet landed 1,204 tonnes in the spring.\n- Who says so?\n- The harbour & the board."},
		{"WebVTT", web, "北湾有87座闸门。"},
		{"speakers", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ann>We saw 87\n\n" +
			"00:02.000 --> 00:03.000\n<v Ann>boats.\n\n00:03.000 --> 00:04.000\n<v Bo>So many?\n", "We saw 87 boats.\nSo many?"},
		{"line ends", strings.ReplaceAll(film, "\n", "\r\n"), "The fleet landed 1,204 tonnes in the spring.\n- Who says " +
			"so?\n- The harbour & the board."},
	} {
		d, fault := decode.As([]byte(c.file), "UTF-8")
		if fault != nil {
			t.Fatal(fault)
		}
		got, layout, err := subtitle.Read(d)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got.Text != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got.Text, c.want)
		}
		if n := strings.Count(c.want, "\n") + 1; len(layout.Blocks) != n {
			t.Errorf("%s: %d blocks, want %d", c.name, len(layout.Blocks), n)
		}
		x := span.NewIndex(&tables.Text{Text: got.Text, Breaks: got.Breaks, Parts: got.Parts})
		for _, word := range []string{"1,204", "87", "spring", "board"} {
			i := strings.Index(got.Text, word)
			if i < 0 {
				continue
			}
			s := x.Of(i, i+len(word))
			if at := c.file[s.ByteStart.N:s.ByteEnd.N]; at != word {
				t.Errorf("%s: %q stands in the file as %q", c.name, word, at)
			}
		}
	}
}

func TestFaults(t *testing.T) {
	for file, want := range map[string]string{
		"Two words\n":                             "no cue with its times",
		"WEBVTT\n\n00:01.000 --> 00:02.000\n\n":   "the cues hold no words",
		"1\n00:00:01,000 --> 00:00\nWords\n":      "no cue with its times",
		"1\n00:00:01,000 --> 00:00:02,000\n<i>\n": "the cues hold no words",
	} {
		d, _ := decode.As([]byte(file), "UTF-8")
		if _, _, err := subtitle.Read(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", file, err, want)
		}
	}
}

// FuzzRead: whatever the file, the blocks hold the text and its places follow each other.
func FuzzRead(f *testing.F) {
	f.Add(film)
	f.Add(web)
	f.Fuzz(func(t *testing.T, file string) {
		d, fault := decode.As([]byte(file), "UTF-8")
		if fault != nil {
			return
		}
		got, layout, err := subtitle.Read(d)
		if err != nil {
			return
		}
		at := 0
		for _, b := range layout.Blocks {
			if b.Start < at || b.End < b.Start || b.End > len(got.Text) || strings.TrimSpace(got.Text[at:b.Start]) != "" {
				t.Fatalf("a block at %d to %d of %q, after %d", b.Start, b.End, got.Text, at)
			}
			at = b.End
		}
		before := 0
		for _, k := range got.Breaks {
			if k.Source < before || k.Source > len(file) {
				t.Fatalf("a break at %d of %d, after %d", k.Source, len(file), before)
			}
			before = k.Source
		}
	})
}
