package pdf

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/pdfium"
)

// typeset places characters on a line from a place on, each of the width 500 and the height 1,000. In said a digit
// before | moves the next one by so many hundredths of a character; ^ draws the next one over the last one; a blank
// that PDFium made is _.
func typeset(left, bottom int, said string) []pdfium.Char {
	var out []pdfium.Char
	at, move, over := left, 0, false
	for _, r := range said {
		switch {
		case r >= '0' && r <= '9':
			move = move*10 + int(r-'0')
			continue
		case r == '|':
			at, move = at+move*5, 0
			continue
		case r == '^':
			over = true
			continue
		case r == '_':
			out = append(out, pdfium.Char{Rune: ' ', Made: true})
			continue
		}
		if over {
			at, over = at-500, false
		}
		out = append(out, pdfium.Char{Rune: r, Upright: true, Size: 900,
			Box: pdfium.Box{Left: at, Bottom: bottom, Right: at + 500, Top: bottom + 1000}})
		at += 500
	}
	return out
}

// saying gives what pieces say, with a bar between them.
func saying(in []piece) string {
	var out []string
	for _, p := range in {
		l := line{pieces: []piece{p}}
		out = append(out, l.plain())
	}
	return strings.Join(out, "|")
}

func TestPieces(t *testing.T) {
	for _, c := range []struct{ name, said, want string }{
		{"a blank that is drawn", "ab cd", "ab cd"},
		{"white without a blank", "ab50|cd", "ab cd"},
		{"a blank that PDFium made", "ab_40|cd", "ab cd"},
		{"one that it made where there is none", "giv_es", "gives"},
		{"letters that are spaced out", "C40|h40|i40|n_40|a100|O40|c40|e40|a40|n", "China Ocean"},
		{"a digit that stands alone first", "३56|ab", "३ ab"},
		{"a digit that stands alone", "ab ३56|cd", "ab ३ cd"},
		{"a letter that is spaced out first", "a56|bc", "abc"},
		{"a wide gap", "ab400|cd", "ab|cd"},
		{"a blank before a letter of Thai", "ab_50|กข", "ab กข"},
		{"letters of Thai that are set wide", "ก50|ข", "กข"},
		{"Hangul that is set apart from Latin", "년 월_40|ab c d", "년 월ab c d"},
		{"Hangul and Latin with a blank", "년 월_50|ab c d", "년 월 ab c d"},
		{"Hangul and Latin where no blank is drawn", "월_40|ab", "월 ab"},
		{"a digit behind a Latin word in a line of Han", "编ab_28|३编", "编ab ३编"},
		{"a digit behind a digit in a line of Han", "编३_28|३编", "编३३编"},
		{"an accent before its letter", "na¨^ıve", "naïve"},
		{"an accent after its letter", "garc^¸on", "garçon"},
		{"a sign that is no accent", "a`b", "a`b"},
		{"columns of a script without blanks", "编码150|数量", "编码 数量"},
		{"the same, justified", "编40|码40|数", "编码数"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := saying(pieces(&pdfium.Page{Chars: typeset(0, 0, c.said)})); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestLeftward reads rows of numbers in a column that is read from the right.
func TestLeftward(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"cells that stand close", []string{"٣٤140|٥٦140|דגבא"}, []string{"אבגד ٥٦|٣٤"}},
		{"numbers in a text", []string{"٣٤60|٥٦60|דגבא"}, []string{"אבגד ٥٦ ٣٤"}},
		{"words of another script", []string{"ab60|cd60|הדגבא"}, []string{"אבגדה ab cd"}},
		{"a row of numbers", []string{"דגבא", "٣٤140|٥٦"}, []string{"אבגד", "٥٦|٣٤"}},
		{"a row of numbers in another text", []string{"abcd", "٣٤140|٥٦"}, []string{"abcd", "٣٤ ٥٦"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var chars []pdfium.Char
			for i, row := range c.rows {
				chars = append(chars, typeset(0, 60_000-1200*i, row)...)
			}
			var got []string
			for _, l := range lines(strung(pieces(&pdfium.Page{Chars: chars})), 0, 0) {
				got = append(got, saying(l.pieces))
			}
			if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// pageOf sets lines from the top: left and right columns at their places, the others across the page.
func pageOf(rows ...[2]string) []piece {
	var chars []pdfium.Char
	for i, row := range rows {
		bottom := 60_000 - 1200*i
		chars = append(chars, typeset(0, bottom, row[0])...)
		if row[1] != "" {
			chars = append(chars, typeset(16_000, bottom, row[1])...)
		}
	}
	return pieces(&pdfium.Page{Chars: chars})
}

// order gives the first letters of the pieces of columns in the order of reading.
func order(columns [][]piece) string {
	var b strings.Builder
	for _, c := range columns {
		for _, l := range lines(c, 0, 0) {
			for _, p := range l.pieces {
				b.WriteRune(p.chars[0].Rune)
			}
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

func TestColumns(t *testing.T) {
	full := func(s string) string { return s + strings.Repeat("x", 28) }
	across := func(s string) string { return s + strings.Repeat("x", 60) }
	both := [][2]string{{full("a"), full("f")}, {full("b"), full("g")}, {full("c"), full("h")}, {full("d"), full("i")},
		{full("e"), full("j")}}
	few := [][2]string{{full("a"), ""}, {full("b"), ""}, {full("c"), "f"}, {full("d"), ""}, {full("e"), ""}}
	table := [][2]string{{across("A"), ""}, {across("B"), ""}, {full("a"), ""}, {full("b"), ""}, {full("c"), ""},
		{full("d"), ""},
		{"e", full("l")}, {"f", full("m")}, {"gxx", full("n")}, {"h", full("o")}, {"ixxxxx", full("p")}, {"j", full("q")}}
	ragged := func(s string, n int) string { return s + strings.Repeat("x", n) }
	cells := [][2]string{{across("A"), ""}, {across("B"), ""}}
	for i, n := range []int{28, 12, 17, 15, 9, 19, 14, 16, 13, 20, 11, 18} {
		cells = append(cells, [2]string{ragged(string(rune('a'+i)), n), ragged(string(rune('m'+i)), (n*7)%29+1)})
	}
	banded := append([][2]string{{across("A"), ""}, {across("B"), ""}}, both...)
	const strip = 15_500
	for _, c := range []struct {
		name   string
		rows   [][2]string
		strips []int
		want   string
	}{
		{"two columns", both, nil, "abcde fghij"},
		{"below lines across", banded, nil, "AB abcde fghij"},
		{"one that other pages show", few, []int{strip}, "abcde f"},
		{"a table below short lines", table, nil, "ABabcdelfmgnhoipjq"},
		{"a table of long cells", cells, nil, "ABambncodpeqfrgshtiujvkwlx"},
		{"no strip", few, nil, "abcfde"},
		{"one that the lines cross",
			[][2]string{{across("a"), ""}, {across("b"), ""}, {full("c"), "f"}}, []int{strip}, "abcf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := order(columns(pageOf(c.rows...), c.strips)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestEdges(t *testing.T) {
	var column []line
	for i := range 20 {
		column = append(column, line{Box: pdfium.Box{Left: 100, Right: 900 + 500*(i/19), Top: 10 * i, Bottom: 10*i - 9}})
	}
	if got := edges(column); got.Left != 100 || got.Right != 900 {
		t.Errorf("the column reaches from %d to %d, want 100 to 900", got.Left, got.Right)
	}
}

// blocksOf sets lines from the top, two characters further in for each >, and gives their blocks.
func blocksOf(rows ...string) []string {
	var chars []pdfium.Char
	for i, said := range rows {
		left := 0
		for strings.HasPrefix(said, ">") {
			said, left = said[1:], left+1000
		}
		chars = append(chars, typeset(left, 60_000-1200*i, said)...)
	}
	d := sketch(&pdfium.Page{Width: 60_000, Height: 80_000, Chars: chars})
	s := d.lay(0, nil)
	margins(&s)
	z := measure([]sheet{s})
	w := newWriter([]sheet{s})
	var out []string
	for _, p := range z.passages(z.rows(s.body)) {
		before := len(w.text)
		w.passage(&p)
		out = append(out, strings.TrimSpace(string(w.text[before:])))
	}
	return out
}

func TestBlocks(t *testing.T) {
	full, near := strings.Repeat("xxxx ", 15)+"xxxxxx", strings.Repeat("xxxx ", 14)+"xxxxxx"
	const end = "xxxx xxxx xx."
	fullEnd, nearEnd := full[1:]+".", near[1:]+"."
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"an item whose text hangs", []string{full, end, "ab. " + near, ">>" + near, ">>" + end, "ac. " + near, ">>" + end},
			[]string{full + " " + end, "ab. " + near + " " + near + " " + end, "ac. " + near + " " + end}},
		{"a paragraph that is indented", []string{full, fullEnd, ">>" + near, full, end},
			[]string{full + " " + fullEnd, near + " " + full + " " + end}},
		{"entries that hang", []string{full, end, "A" + full, ">>" + nearEnd, "B" + full, ">>" + end, "C" + full,
			">>" + near, ">>" + nearEnd, ">D" + near, end},
			[]string{full + " " + end, "A" + full + " " + nearEnd, "B" + full + " " + end,
				"C" + full + " " + near + " " + nearEnd, "D" + near + " " + end}},
		{"paragraphs of one line that are indented", []string{full, end, ">>" + near + ".", ">>" + near + ".", full, end},
			[]string{full + " " + end, near + ".", near + ". " + full + " " + end}},
		{"a quotation of two sentences", []string{full, end, ">>" + near, ">>" + near + ".", ">>" + near, full, end},
			[]string{full + " " + end, near + " " + near + ". " + near + " " + full + " " + end}},
		{"a word that is parted at an indent", []string{full, end, "abc " + near + "-", ">xxxx xxxx", full},
			[]string{full + " " + end, "abc " + near + "xxxx xxxx", full}},
		{"bullets close to their text", []string{full, end, "•" + near, "•" + end},
			[]string{full + " " + end, near, end}},
		{"a bullet that has no name", []string{full, end, "\x01 " + near, ">" + end, "\x01 " + near, ">" + end},
			[]string{full + " " + end, near + " " + end, near + " " + end}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := blocksOf(c.rows...); strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

// TestStrays puts accents that are drawn after their words where they belong.
func TestStrays(t *testing.T) {
	chars := append(typeset(0, 0, "fur die"), pdfium.Char{Made: true, Rune: ' '})
	late := pdfium.Char{Rune: '¨', Upright: true, Size: 900, Box: pdfium.Box{Left: 510, Bottom: -40, Right: 990, Top: 960}}
	if got := saying(pieces(&pdfium.Page{Chars: append(chars, late)})); got != "für die" {
		t.Errorf("got %q", got)
	}
	late.Left, late.Right = late.Left+4000, late.Right+4000
	if got := saying(pieces(&pdfium.Page{Chars: append(chars, late)})); got != "fur die ¨" {
		t.Errorf("got %q where it stands over no letter", got)
	}
}

// TestEchoes leaves out what is drawn a second time: a letter that is made bold so, a syllable whose sign comes late.
func TestEchoes(t *testing.T) {
	again := func(in []pdfium.Char, move int) []pdfium.Char {
		var out []pdfium.Char
		for _, c := range in {
			c.Left, c.Right = c.Left+move, c.Right+move
			out = append(out, c)
		}
		return out
	}
	one := typeset(0, 0, "च")[0]
	other := one
	other.Rune = '्'
	narrow := typeset(0, 0, "ifi")
	narrow[0].Right = 280
	narrow[1].Left, narrow[1].Right, narrow[2].Left, narrow[2].Right = 150, 650, 150, 650
	word, bold := typeset(0, 0, "รือ"), typeset(0, 0, "ab")
	var twice []pdfium.Char
	for i := range bold {
		twice = append(append(twice, bold[i]), again(bold[i:i+1], 15)...)
	}
	for _, c := range []struct {
		name string
		in   []pdfium.Char
		want string
	}{
		{"a syllable", append(append([]pdfium.Char{}, word...), again(word[:2], -30)...), "รือ"},
		{"letters in bold", twice, "ab"},
		{"letters of one ligature", []pdfium.Char{one, other, one}, "च्च"},
		{"an i before a ligature with one", narrow, "ifi"},
		{"letters that are alike", typeset(0, 0, "aabb"), "aabb"},
		{"another letter over one", append(typeset(0, 0, "ab"), again(typeset(0, 0, "c"), 510)...), "abc"},
	} {
		if got := strings.ReplaceAll(saying(pieces(&pdfium.Page{Chars: c.in})), " ", ""); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
