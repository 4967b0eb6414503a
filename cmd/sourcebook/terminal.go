package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inert passes JSON on with the characters escaped that may act on a terminal though JSON allows them. The document
// stays the same.
type inert struct{ out io.Writer }

func (w inert) Write(b []byte) (int, error) {
	if strings.IndexFunc(string(b), acts) < 0 {
		return w.out.Write(b)
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
	_, err := io.WriteString(w.out, s.String())
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

// visible is a text with every character escaped that may act on a terminal, and bytes that are no UTF-8.
func visible(s string) string {
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

// printer prints lines to a terminal. Whatever a line holds, it cannot act on the terminal. The first error stays.
type printer struct {
	out io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = io.WriteString(p.out, visible(fmt.Sprintf(format, args...))+"\n")
	}
}

// isTerminal reports whether w is a terminal on which lines can be written anew.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull
}

// coloured reports whether colour may be written to w: it is a terminal, or $FORCE_COLOR says so, and neither --no-color
// nor $NO_COLOR forbids it.
func (a *app) coloured(w io.Writer) bool {
	if a.noColour || os.Getenv("NO_COLOR") != "" {
		return false
	}
	return os.Getenv("FORCE_COLOR") != "" || isTerminal(w)
}
