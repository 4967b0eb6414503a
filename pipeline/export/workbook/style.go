package workbook

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/schema"
)

// typeface is the font of cells whose text has characters of some scripts. All are sans serif, and come with Windows
// and Office; a program without one of them takes another font that has the characters.
type typeface struct {
	font        string
	line        int // height of a line of 12 points, in hundredths of a point; that of the tallest of the usual fonts
	scripts     []character.Script
	rightToLeft bool
}

// typefaces begin with that of all other texts.
var typefaces = []typeface{
	{font: "Arial", line: lineHeight},
	{font: "Yu Gothic", line: 2050, scripts: []character.Script{character.Kana}},
	{font: "Malgun Gothic", line: 1800, scripts: []character.Script{character.Hangul}},
	{font: "Microsoft YaHei", line: 1800, scripts: []character.Script{character.Han}},
	{font: "Arial", line: 1650, scripts: []character.Script{character.Arabic, character.Hebrew}, rightToLeft: true},
	{font: "Nirmala UI", line: 1800, scripts: []character.Script{character.Devanagari}},
	{font: "Leelawadee UI", line: 1900,
		scripts: []character.Script{character.Thai, character.Lao, character.Khmer}},
}

// typefaceOf gives the place of a text's typeface: of those that it needs, the first in the list.
func typefaceOf(s string) int {
	best := 0
	last := character.NoScript
	for _, r := range s {
		if r < 0x370 {
			continue
		}
		script := character.ScriptOf(r)
		if script == last {
			continue
		}
		last = script
		for i := 1; i < len(typefaces) && (best == 0 || i < best); i++ {
			if slices.Contains(typefaces[i].scripts, script) {
				best = i
			}
		}
	}
	return best
}

// styles are the numbers of the cell styles.
type styles struct {
	title, line, head, label, link     int
	mark                               int // of an absent value
	differ, agree                      int // of a word that says so
	integer, decimal, score, date      int
	thousands, thousandsDecimal, exact int   // for people
	text, quoted                       []int // by typeface
}

// The formats of numbers. Large numbers stand in digits, where General would show 3.9E+11. A number with thousands
// separators and a fraction has a format of its own, because the others would round it.
const (
	formatPlain     = "[>=100000000000]0;[<=-100000000000]-0;General"
	formatThousands = "[>=1000]#,##0;[<=-1000]-#,##0;General"
	formatExact     = "#,##0.############"
	formatScore     = "0.0000"
	formatDate      = "yyyy-mm-dd"
	formatText      = 49 // @
)

// styleMaker makes the styles of a workbook and keeps the first error.
type styleMaker struct {
	book *excelize.File
	err  error
}

func font(size float64, bold bool) *excelize.Font {
	return &excelize.Font{Family: typefaces[0].font, Size: size, Bold: bold}
}

func (m *styleMaker) add(style *excelize.Style) int {
	n, err := m.book.NewStyle(style)
	m.err = errors.Join(m.err, err)
	return n
}

// words makes a style of texts.
func (m *styleMaker) words(font *excelize.Font, wrap bool) int {
	return m.add(&excelize.Style{Font: font, NumFmt: formatText,
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: wrap}})
}

// number makes a style of numbers.
func (m *styleMaker) number(builtin int, custom string) int {
	style := &excelize.Style{Font: font(12, false), NumFmt: builtin,
		Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right", Indent: 1}}
	if custom != "" {
		style.CustomNumFmt = &custom
	}
	return m.add(style)
}

// Fonts and formats follow the UK Analysis Function's checklist: sans serif of 12 points or more, titles bold, no fill,
// no colour but for links and for words that say what the colour says.
func newStyles(f *excelize.File) (s styles, err error) {
	// The default font is that of every cell, and the measure of the columns' widths.
	if err := f.SetDefaultFont(typefaces[0].font); err != nil {
		return s, fmt.Errorf("failed to set the font of the workbook: %w", err)
	}
	*f.Styles.Fonts.Font[0].Sz.Val = 12
	colour := func(rgb, underline string) *excelize.Font {
		return &excelize.Font{Family: typefaces[0].font, Size: 12, Color: rgb, Underline: underline}
	}
	m := &styleMaker{book: f}
	s.title = m.words(font(16, true), false)
	s.line = m.words(font(12, false), false)
	s.label = m.words(font(12, true), true)
	s.head = m.words(font(12, true), true)
	s.link = m.words(colour("0563C1", "single"), true)
	s.differ, s.agree = m.words(colour("9C0006", ""), true), m.words(colour("006100", ""), true)
	s.mark = m.add(&excelize.Style{Font: font(12, false), NumFmt: formatText,
		Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}})
	s.integer = m.number(1, "")
	s.decimal, s.score, s.date = m.number(0, formatPlain), m.number(0, formatScore), m.number(0, formatDate)
	s.thousands, s.thousandsDecimal = m.number(3, ""), m.number(0, formatThousands)
	s.exact = m.number(0, formatExact)
	for _, face := range typefaces {
		n := m.add(face.style())
		s.text = append(s.text, n)
		s.quoted = append(s.quoted, withQuote(f, n))
	}
	if m.err != nil {
		return s, fmt.Errorf("failed to make the styles of the workbook: %w", m.err)
	}
	return s, nil
}

func (t *typeface) style() *excelize.Style {
	align := &excelize.Alignment{Vertical: "top", WrapText: true}
	if t.rightToLeft {
		align.ReadingOrder = 2
	}
	return &excelize.Style{Font: &excelize.Font{Family: t.font, Size: 12}, NumFmt: formatText, Alignment: align}
}

// withQuote makes a style like that of number n with the mark that keeps a text that looks like a formula a text, which
// excelize cannot give.
func withQuote(f *excelize.File, n int) int {
	yes := true
	xf := f.Styles.CellXfs.Xf[n]
	xf.QuotePrefix = &yes
	f.Styles.CellXfs.Xf = append(f.Styles.CellXfs.Xf, xf)
	f.Styles.CellXfs.Count = len(f.Styles.CellXfs.Xf)
	return f.Styles.CellXfs.Count - 1
}

// number gives the style of a number, which a person reads or a program. text is the number in canonical form.
func (s *styles) number(t schema.Type, person bool, text string) int {
	digits := strings.TrimPrefix(text, "-")
	switch {
	case t.Kind == schema.Int && person:
		return s.thousands
	case t.Kind == schema.Int:
		return s.integer
	case t.Scale == 4:
		return s.score
	case !person:
		return s.decimal
	case strings.IndexByte(digits, '.') > len("999"):
		return s.exact
	}
	return s.thousandsDecimal
}

// status gives the style of a word that says how versions stand to each other.
func (s *styles) status(word string) int {
	switch word {
	case schema.Differ:
		return s.differ
	case schema.Agree:
		return s.agree
	}
	return s.text[0]
}

// textCell is a cell with a text of at most a cell's size. What looks like a formula or like the mark of an absent
// value is marked as a text.
func (s *styles) textCell(text string) sheetCell {
	face := typefaceOf(text)
	if text != "" && (formulaLike(text) || text == notAvailable || text == notApplicable) {
		return sheetCell{style: s.quoted[face], face: face, text: text}
	}
	return sheetCell{style: s.text[face], face: face, text: text}
}
