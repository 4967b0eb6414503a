// Package screen writes results for people: lines of plain text that cannot act on the terminal that they are shown on.
package screen

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Inert passes JSON on with the characters escaped that may act on a terminal though JSON allows them. The document
// stays the same.
type Inert struct{ Out io.Writer }

func (w Inert) Write(b []byte) (int, error) {
	if strings.IndexFunc(string(b), acts) < 0 {
		return w.Out.Write(b)
	}
	var s strings.Builder
	for _, r := range string(b) {
		switch {
		case !acts(r):
			s.WriteRune(r)
		case r <= 0xFFFF:
			fmt.Fprintf(&s, "\\u%04x", r)
		default:
			fmt.Fprintf(&s, "\\u%04x\\u%04x", 0xD800+(r-0x10000)>>10, 0xDC00+(r-0x10000)&0x3FF)
		}
	}
	_, err := io.WriteString(w.Out, s.String())
	return len(b), err
}

// acts reports whether a character may act on a terminal or on the order of the text around it: control and format
// characters and separators of lines, but not line feed, and not the joiners, which are part of words.
func acts(r rune) bool {
	switch {
	case r == '\n' || r == 0x200C || r == 0x200D:
		return false
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7F
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs)
}

// Visible is a text with every character escaped that may act on a terminal, and bytes that are no UTF-8.
func Visible(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, acts) < 0 {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "\\x%02x", s[0])
		case acts(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// Printer prints lines to a terminal. Whatever a line holds, it cannot act on the terminal. The first error stays.
type Printer struct {
	Out io.Writer
	Err error
}

// Line prints a line.
func (p *Printer) Line(format string, args ...any) {
	if p.Err == nil {
		_, p.Err = io.WriteString(p.Out, Visible(fmt.Sprintf(format, args...))+"\n")
	}
}

// IsTerminal reports whether w is a terminal on which lines can be written anew.
func IsTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull
}

// Width is the width of a text on a terminal: characters of East Asia take two columns.
func Width(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r >= 0x1100 {
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
	}
	return n
}

// Dash stands for what is not there.
func Dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// Cut shortens s to n code points.
func Cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// OneLine shows line ends as ⏎, and the characters of the marks as escapes.
var OneLine = strings.NewReplacer("\n", "⏎", "⏎", `\u23ce`, "⟦", `\u27e6`, "⟧", `\u27e7`).Replace

// Bar draws how much is done.
func Bar(done, of int) string {
	const width = 20
	n := width * done / max(of, 1)
	return strings.Repeat("█", n) + strings.Repeat("░", width-n)
}
