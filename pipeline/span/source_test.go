package span_test

import (
	"testing"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// TestSource gives the bytes of passages of a text whose runs have every form.
func TestSource(t *testing.T) {
	x := span.NewIndex(&tables.Text{Text: "aé中😀 bé\n", Breaks: []tables.Break{
		{Text: 0, Source: 3, Form: tables.FormUTF8},              // a, 1 byte
		{Text: 1, Source: 9, Form: tables.FormUnit, Length: 8},   // é as an entity
		{Text: 3, Source: 20, Form: tables.FormDouble},           // 中, 2 bytes
		{Text: 6, Source: 22, Form: tables.FormFour},             // 😀, 4 bytes
		{Text: 10, Source: 30, Form: tables.FormUnit, Length: 5}, // a blank of five bytes
		{Text: 11, Source: 40, Form: tables.FormSingle},          // bé, 2 bytes
		{Text: 14, Source: 50, Form: tables.FormUTF16},           // LF, 2 bytes
	}})
	for _, c := range [][4]int{
		{0, 1, 3, 4}, {1, 3, 9, 17}, {0, 3, 3, 17}, {3, 6, 20, 22}, {6, 10, 22, 26}, {3, 10, 20, 26}, {10, 11, 30, 35},
		{6, 11, 22, 35},
		{11, 14, 40, 42}, {12, 14, 41, 42}, {14, 15, 50, 52}, {0, 15, 3, 52},
	} {
		s := x.Of(c[0], c[1])
		if int(s.ByteStart.N) != c[2] || int(s.ByteEnd.N) != c[3] {
			t.Errorf("%d to %d stands at %d to %d, want %d to %d", c[0], c[1], s.ByteStart.N, s.ByteEnd.N, c[2], c[3])
		}
	}
}
