package date

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// buddhistEra is what is to be added to a year of the Buddhist era (CLDR, calendar buddhist).
const buddhistEra = -543

// buddhist gives the year of the common era of a year beyond it, if the language counts by the Buddhist era.
func buddhist(year int, p *language.Pack) int {
	if year <= lastYear || year+buddhistEra > lastYear {
		return year
	}
	for _, e := range p.Entries(language.Era) {
		if e.Number == buddhistEra {
			return year + buddhistEra
		}
	}
	return year
}

// eraBefore gives what is to be added to a year, by the name of the era that stands before byte at, and where that name
// begins; 0 if there is none.
func eraBefore(text string, at int, packs []*language.Pack) (add, start int) {
	head := strings.TrimRight(text[:at], " ")
	longest := 0
	for _, p := range packs {
		for _, e := range p.Entries(language.Era) {
			if e.Number != 0 && e.Number != 1 && e.Number > -lastYear && e.Number < lastYear && len(e.Phrase) > longest && strings.HasSuffix(head, e.Phrase) {
				longest, add, start = len(e.Phrase), e.Number, len(head)-len(e.Phrase)
			}
		}
	}
	return add, start
}

// inHan reads dates in Chinese numerals: 二〇二三年九月六日, 二〇二三年十二月三十一日.
func inHan(text string) []Day {
	var out []Day
	for from := 0; ; {
		i := strings.Index(text[from:], "年")
		if i < 0 {
			return out
		}
		i += from
		from = i + len("年")
		start, year := i, 0
		for n, unit := 0, 1; n < 4; n, unit = n+1, unit*10 {
			r, size := utf8.DecodeLastRuneInString(text[:start])
			v := strings.IndexRune(hanDigits, r) / len("一")
			if r == '零' {
				v = 0
			}
			if size < 3 || v < 0 || r != '零' && !strings.ContainsRune(hanDigits, r) {
				year = 0
				break
			}
			year += v * unit
			start -= size
		}
		month, rest := hanNumber(text[from:])
		if !strings.HasPrefix(rest, "月") {
			continue
		}
		dom, rest := hanNumber(rest[len("月"):])
		if !strings.HasPrefix(rest, "日") && !strings.HasPrefix(rest, "号") {
			continue
		}
		end := len(text) - len(rest) + len("日")
		if d := date(year, month, dom); d != "" {
			out = append(out, Day{start, end, d})
			from = end
		}
	}
}

const hanDigits = "〇一二三四五六七八九"

// hanNumber reads a number under 100 in Chinese numerals at the begin of s, and gives what follows it; 0 if there is none.
func hanNumber(s string) (int, string) {
	n, last := 0, 0
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		switch i := strings.IndexRune(hanDigits, r); {
		case r == '十':
			n, last = n+max(last, 1)*10, 0
		case i > 0 && last == 0:
			last = i / len("一")
		default:
			return n + last, s
		}
		s = s[size:]
	}
	return n + last, s
}
