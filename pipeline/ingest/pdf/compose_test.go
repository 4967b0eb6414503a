package pdf

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/pdfium"
	"example.org/sourcebook/pipeline/tables"
)

// pressed are characters as a page has them: each half as wide as high, those of scripts without blanks and Hangul as
// wide. Lines begin 5,000 from the left; digits are no moves.
func pressed(bottom, size int, said string) []pdfium.Char {
	var out []pdfium.Char
	at := 5000
	for _, r := range said {
		step := size / 2
		if sign.Wide(r) || r >= 0xAC00 && r <= 0xD7A3 {
			step = size
		}
		out = append(out, pdfium.Char{Rune: r, Upright: true, Size: size * 9 / 10,
			Box: pdfium.Box{Left: at, Bottom: bottom, Right: at + step, Top: bottom + size}})
		at += step
	}
	return out
}

// readPages reads pages of 80,000 in height. A page is its lines from the top, each 1,200 below the one before; those
// that begin with ^ stand at the head, with _ at the foot, with ~ in small type, and an empty one is white.
func readPages(t *testing.T, pages ...string) []string {
	t.Helper()
	raw := &pdfium.Document{}
	for _, said := range pages {
		p := pdfium.Page{Width: 60_000, Height: 80_000}
		at := 70_000
		for _, l := range strings.Split(said, "\n") {
			first, rest := byte(0), l
			if l != "" && strings.ContainsRune("^_~", rune(l[0])) {
				first, rest = l[0], l[1:]
			}
			switch first {
			case '^':
				p.Chars = append(p.Chars, pressed(76_000, 1000, rest)...)
				continue
			case '_':
				p.Chars = append(p.Chars, pressed(3000, 1000, rest)...)
				continue
			case '~':
				p.Chars = append(p.Chars, pressed(at, 800, rest)...)
			default:
				p.Chars = append(p.Chars, pressed(at, 1000, rest)...)
			}
			at -= 1200
		}
		raw.Pages = append(raw.Pages, p)
	}
	text, layout, err := compose(raw)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, b := range layout.Blocks {
		mark := ""
		if b.Kind == tables.BlockControl {
			mark = "×"
		}
		out = append(out, mark+text.Text[b.Start:b.End])
	}
	return out
}

func compareBlocks(t *testing.T, got []string, want ...string) {
	t.Helper()
	for i := range got {
		got[i] = strings.Join(strings.FieldsFunc(got[i], func(r rune) bool { return r == '\n' }), " ")
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// filled are lines of a paragraph that fill their column, and one that does not.
func filled(n int, words string) string {
	line := strings.TrimSpace(strings.Repeat(words+" ", 100/(len(words)+1)))
	return strings.Repeat(line+"\n", n) + words + "."
}

func TestContents(t *testing.T) {
	dots := func(n int) string { return strings.Repeat(" .", n) + " " }
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"leaders", []string{"1 Boats" + dots(40) + "1", "1.1 Nets and the hauling of nets" + dots(28) + "2"},
			[]string{"×1 Boats" + dots(40) + "1", "×1.1 Nets and the hauling of nets" + dots(28) + "2"}},
		{"leaders without blanks", []string{"Lugares" + strings.Repeat(".", 70) + "4", "Indice" + strings.Repeat(".",
			71) + "ix"},
			[]string{"×Lugares" + strings.Repeat(".", 70) + "4", "×Indice" + strings.Repeat(".", 71) + "ix"}},
		{"a part without leaders", []string{"1 Tall ships" + strings.Repeat(" ", 60) + "3", "1.1 Sails" + dots(39) + "3",
			"2 Small ships" + strings.Repeat(" ", 59) + "5", "2.1 Oars" + dots(40) + "6"},
			[]string{"×1 Tall ships 3", "×1.1 Sails" + dots(39) + "3", "×2 Small ships 5", "×2.1 Oars" + dots(40) + "6"}},
		{"one that wraps", []string{"1 Rope" + dots(41) + "3", "1.1 A title that is so long that it does not find room",
			"on a line of it" + dots(37) + "5", "2 Knots" + dots(40) + "6"},
			[]string{"×1 Rope" + dots(41) + "3",
				"×1.1 A title that is so long that it does not find room on a line of it" + dots(37) + "5",
				"×2 Knots" + dots(40) + "6"}},
		{"full stops that are none", []string{"He paused . . . and then there were 5 more of them"},
			[]string{"He paused . . . and then there were 5 more of them"}},
		{"prices", []string{"Soup of the day" + dots(38) + "8.50", "Trout from the lake" + dots(36) + "23.00",
			"Bread" + dots(43) + "1.20", "Pie" + dots(44) + "6.00", "Beer" + dots(44) + "4.50"},
			[]string{"Soup of the day" + dots(38) + "8.50", "Trout from the lake" + dots(36) + "23.00",
				"Bread" + dots(43) + "1.20", "Pie" + dots(44) + "6.00", "Beer" + dots(44) + "4.50"}},
		{"amounts", []string{"Harbour dues" + dots(38) + "1,250", "Repairs" + dots(41) + "3,480"},
			[]string{"Harbour dues" + dots(38) + "1,250", "Repairs" + dots(41) + "3,480"}},
		{"points of a form", []string{"Name" + dots(30)}, []string{"Name" + strings.TrimRight(dots(30), " ")}},
	} {
		t.Run(c.name, func(t *testing.T) { compareBlocks(t, readPages(t, strings.Join(c.rows, "\n")), c.want...) })
	}
}

// TestDash reads lines that begin with a dash, within a sentence and as items.
func TestDash(t *testing.T) {
	full := "The boats of the harbour that were built of oak by the old yard"
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"within a sentence",
			[]string{full, "– most of them – were sold when the yard was closed in the war,", "and few are left."},
			[]string{full + " – most of them – were sold when the yard was closed in the war, and few are left."}},
		{"items", []string{full, "– went to the south coast of the island in the autumn of that", "year and stayed;",
			"– were sold."},
			[]string{full, "– went to the south coast of the island in the autumn of that year and stayed;", "– were sold."}},
		{"after a colon", []string{full + ":", "– most were sold – few are left and lie in the harbour, others"},
			[]string{full + ":", "– most were sold – few are left and lie in the harbour, others"}},
		{"after a short line", []string{full, "and by others", "– sold or – lost at sea or in the harbour, as they say"},
			[]string{full + " and by others", "– sold or – lost at sea or in the harbour, as they say"}},
	} {
		t.Run(c.name, func(t *testing.T) { compareBlocks(t, readPages(t, strings.Join(c.rows, "\n")), c.want...) })
	}
}

// TestHeads reads pages whose running heads change from part to part.
func TestHeads(t *testing.T) {
	parts := []string{"Tides", "Currents", "Winds", "Waves", "Salt", "Ice", "Fog"}
	for _, c := range []struct {
		name string
		head func(page int) string
		foot func(page int) string
		kept bool // they are text
	}{
		{"the heading of the part", func(i int) string { return "^" + parts[i/2] }, nil, false},
		{"number and part", func(i int) string { return "^" + fmt.Sprint(i+11, " Part ", i/2+1, ". ", parts[i/2]) }, nil,
			false},
		{"part and number at the foot", nil, func(i int) string { return "_" + fmt.Sprint(parts[i/2], " ", i+3) }, false},
		{"number out of number", nil, func(i int) string { return "_" + fmt.Sprint("Fischerei ", i+1, " / 14") }, false},
		{"other words on each", func(i int) string { return "^" + strings.Repeat(string(rune('a'+i)), 9) + " of old" },
			nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var pages []string
			for i := range 14 {
				said := "\n"
				if c.head != nil {
					said = c.head(i) + "\n"
				}
				if i%2 == 0 {
					said += parts[i/2] + "\n\n"
				}
				if said += filled(3, "abcd efgh"+string(rune('a'+i))); c.foot != nil {
					said += "\n" + c.foot(i)
				}
				pages = append(pages, said)
			}
			n := 0
			for _, b := range readPages(t, pages...) {
				if strings.HasPrefix(b, "×") {
					n++
				}
			}
			if want := map[bool]int{false: 14}[c.kept]; n != want {
				t.Errorf("%d lines are furniture, want %d", n, want)
			}
		})
	}
}

// TestRaisedSigns reads notes whose marks are characters that are raised by themselves.
func TestRaisedSigns(t *testing.T) {
	body := filled(3, "abcd efgh")
	got := readPages(t, strings.TrimSuffix(body,
		".")+"⁵.\nIn all 12 m² and 10⁹ at 10⁻³ were sold¹².\n\n~⁵The sea is not told here.\n~¹²Nor is the land.")
	text := strings.ReplaceAll(strings.TrimSuffix(body, "."), "\n", " ") + "."
	compareBlocks(t, got, text, "In all 12 m² and 10⁹ at 10⁻³ were sold.", "The sea is not told here.", "Nor is the land.")
}

// TestJoints puts lines together that end anywhere in a word, and such that end at blanks only.
func TestJoints(t *testing.T) {
	ko := "정부는 어제 바닷가 마을의 어린이 학교를 새로 짓는다고 밝혔다 마을의 학교를 어린이 정부는 새로 짓는다고 어제 밝혔다 바닷가"
	ko = strings.Repeat(ko+" ", 3) + "끝"
	anywhere := func(width int) (lines []string) {
		for rest := []rune(ko); len(rest) > 0; {
			n := min(width, len(rest))
			lines, rest = append(lines, strings.TrimSpace(string(rest[:n]))), rest[n:]
		}
		return lines
	}
	blanks := func(width int) (lines []string) {
		for _, word := range strings.Fields(ko) {
			if n := len(lines) - 1; n >= 0 && utf8.RuneCountInString(lines[n]+word) < width {
				lines[n] += " " + word
				continue
			}
			lines = append(lines, word)
		}
		return lines
	}
	for _, c := range []struct {
		name string
		said []string
		want string
	}{
		{"anywhere", anywhere(19), ko},
		{"at blanks", blanks(19), ko},
		{"Latin in Chinese, no blanks", []string{"他在Linux上用Debian写了很多程序也在Unix上写了", "", "系统里有很多很多很多很多很多很多的程序用",
			"Debian写了很多"},
			"系统里有很多很多很多很多很多很多的程序用Debian写了很多"},
		{"Latin in Chinese, blanks", []string{"他在 Linux 上用 Debian 写了很多程序也在 Unix 上", "", "系统里有很多很多很多很多很多很多的程序用",
			"Debian 写了很多"},
			"系统里有很多很多很多很多很多很多的程序用 Debian 写了很多"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readPages(t, strings.Join(c.said, "\n"))
			if last := got[len(got)-1]; last != c.want {
				t.Errorf("got\n%s\nwant\n%s", last, c.want)
			}
		})
	}
}

// TestRuns reads paragraphs whose lines look like the begin of another one, and such that are one.
func TestRuns(t *testing.T) {
	line := strings.TrimSpace(strings.Repeat("abcd ", 20))
	short := strings.TrimSpace(strings.Repeat("abcd ", 18))
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"an address that is cut", []string{line, line[:74] + " https://a.example/", "bcdef and abcd."},
			[]string{line + " " + line[:74] + " https://a.example/bcdef and abcd."}},
		{"an address that is cut with a sign", []string{line, line[:74] + " https://a.example/-", "bcdef and abcd."},
			[]string{line + " " + line[:74] + " https://a.example/bcdef and abcd."}},
		{"a range that is cut", []string{line, line[:84] + " from 2003–", "2011 and more."},
			[]string{line + " " + line[:84] + " from 2003–2011 and more."}},
		{"a dash between blanks", []string{line, line[:79] + " abcd efgh –", "sieben und mehr."},
			[]string{line + " " + line[:79] + " abcd efgh – sieben und mehr."}},
		{"words with a stroke", []string{line, line[:79] + " abcd sechs/", "sieben und mehr."},
			[]string{line + " " + line[:79] + " abcd sechs/sieben und mehr."}},
		{"a stroke that stands alone", []string{line, line[:79] + " abcd efgh /", "sieben und mehr."},
			[]string{line + " " + line[:79] + " abcd efgh / sieben und mehr."}},
		{"one whose other lines hang", []string{line, "    " + short, "    " + short, "    abcd abcd.", line,
			"    " + short, "    abcd."},
			[]string{line + " " + short + " " + short + " abcd abcd.", line + " " + short + " abcd."}},
		{"one whose last line hangs", []string{line, "    abcd efgh.", line, "    abcd efgh."},
			[]string{line + " abcd efgh.", line + " abcd efgh."}},
		{"one that is indented", []string{line, "abcd efgh.", "    " + short, line, "abcd.", "    " + short, "abcd."},
			[]string{line + " abcd efgh.", short + " " + line + " abcd.", short + " abcd."}},
		{"one that is indented after a full line", []string{line, line[:98] + ".", "    " + short, line, "abcd."},
			[]string{line + " " + line[:98] + ".", short + " " + line + " abcd."}},
		{"a last line in another font", []string{line, line, "~abcd_efgh."}, []string{line + " " + line + " abcd_efgh."}},
		{"small print below", []string{line, line[:98] + ".", "~Abcd efgh."}, []string{line + " " + line[:98] + ".",
			"Abcd efgh."}},
		{"notes without raised marks", []string{line, "abcd 1.", "", "~1Abcd efgh.", "~2Efgh abcd"},
			[]string{line + " abcd 1.", "Abcd efgh.", "Efgh abcd"}},
	} {
		t.Run(c.name, func(t *testing.T) { compareBlocks(t, readPages(t, strings.Join(c.rows, "\n")), c.want...) })
	}
}

// TestRows reads tables whose cells are hard to tell.
func TestRows(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("abcd ", 20))
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"cells that fill their columns", []string{text, "", "libjack0           V:1, I:10    329   JACK sound kit",
			"libgstreamer1.0-0  V:405, I:57  4413  GNOME sound engine",
			"libphonon4         I:34         680   KDE sound engine"},
			[]string{text, "libjack0 V:1, I:10 329 JACK sound kit", "libgstreamer1.0-0 V:405, I:57 4413 GNOME sound engine",
				"libphonon4 I:34 680 KDE sound engine"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readPages(t, strings.Join(c.rows, "\n"))
			for i := range got {
				got[i] = strings.Join(strings.Fields(got[i]), " ")
			}
			compareBlocks(t, got, c.want...)
		})
	}
}

// TestMiddle reads a row whose cells stand in the middle beside one of two lines.
func TestMiddle(t *testing.T) {
	row := func(bottom int, cells ...string) (out []pdfium.Char) {
		for i, said := range cells {
			for _, c := range pressed(bottom, 1000, said) {
				if said == "" {
					continue
				}
				c.Left, c.Right = c.Left+12_000*i, c.Right+12_000*i
				out = append(out, c)
			}
		}
		return out
	}
	p := pdfium.Page{Width: 60_000, Height: 80_000}
	for _, chars := range [][]pdfium.Char{row(70_000, "boat", "length", "what it is"), row(68_800, "Gig", "8",
		"for rowing"),
		row(67_600, "", "", "a boat with one mast, made for"), row(67_000, "Cutter", "12"), row(66_400, "", "",
			"going fast"),
		row(65_200, "Barge", "30", "for goods")} {
		p.Chars = append(p.Chars, chars...)
	}
	text, _, err := compose(&pdfium.Document{Pages: []pdfium.Page{p}})
	if err != nil {
		t.Fatal(err)
	}
	const want = "boat\tlength\twhat it is\nGig\t8\tfor rowing\nCutter\t12\ta boat with one mast, made for going fast\n" +
		"Barge\t30\tfor goods"
	if text.Text != want {
		t.Errorf("got\n%s\nwant\n%s", text.Text, want)
	}
}
