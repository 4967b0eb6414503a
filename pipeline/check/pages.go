package check

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/pdfium"
)

// decodesPages proves that the pages of a PDF say the text: every letter and digit of the text stands on the page that
// it is said to be from, as often, accents apart: they may be drawn for themselves, beside another letter. It gives the
// first fault, in words, or an empty string. What a page says beyond the text (the marks of notes, a hyphen that parts
// a word) and the order of what it says are not compared: a PDF has places and no order.
func (m *textMap) decodesPages(ctx context.Context, content []byte) string {
	pages, err := pdfium.Texts(ctx, content)
	if err != nil {
		return err.Error()
	}
	if m.parts[0].Text != 0 {
		return "its pages do not begin where its text does"
	}
	said := make([]map[rune]int, len(pages)) // what is left of each page
	for i, text := range pages {
		said[i] = map[rune]int{}
		for _, r := range letters(text) {
			said[i][r]++
		}
	}
	for i, p := range m.parts {
		end := len(m.text)
		if i+1 < len(m.parts) {
			end = m.parts[i+1].Text
		}
		var page int
		if n, err := fmt.Sscanf(p.Name, "page %d", &page); n != 1 || err != nil || page < 1 || page > len(pages) {
			return fmt.Sprintf("part %d is %q, which is no page", i, p.Name)
		}
		if p.Text > end || !p.Apart {
			return fmt.Sprintf("part %d is out of order", i)
		}
		for _, r := range letters(m.text[p.Text:end]) {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			if said[page-1][r]--; said[page-1][r] < 0 {
				return fmt.Sprintf("%s does not say %s so often", p.Name, show(string(r)))
			}
		}
	}
	return ""
}

// letters gives a text without what an accent changes of a letter.
func letters(text string) string { return dotted.Replace(norm.NFKD.String(text)) }

// dotted has the letters that lose their dot below an accent.
var dotted = strings.NewReplacer("ı", "i", "ȷ", "j")
