package markup

import (
	"maps"
	"strings"
	"unicode"
)

// What stands above the line may be raised by a class, which a style sheet (CSS 2.2) defines: in the page, or in a book
// beside it.

// raises reports whether declarations of a style raise an element above the line: by its alignment, or by moving it up
// from where it stands.
func raises(declarations string) bool {
	moved, up := false, false
	for declaration := range strings.SplitSeq(strings.ToLower(declarations), ";") {
		name, value, _ := strings.Cut(declaration, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "vertical-align":
			if strings.HasPrefix(value, "super") || positive(value) {
				return true
			}
		case "position":
			moved = moved || strings.HasPrefix(value, "relative")
		case "top":
			up = up || strings.HasPrefix(value, "-")
		}
	}
	return moved && up
}

// positive reports whether a value is a length or a share above zero.
func positive(value string) bool {
	number := strings.TrimRightFunc(value, func(r rune) bool { return r == '%' || unicode.IsLetter(r) })
	return number != value && strings.Trim(number, "0123456789.") == "" && strings.ContainsAny(number, "123456789")
}

// mostSheet is how much of the style sheets in a page is read, and of those beside it, in bytes.
const mostSheet = 1 << 20

// raisingClasses gives the classes that a style sheet raises above the line. Of a selector the last class counts.
func raisingClasses(sheet string, out map[string]bool) {
	sheet = sheet[:min(len(sheet), mostSheet)]
	for {
		selectors, rest, ok := strings.Cut(sheet, "{")
		if !ok {
			return
		}
		end := strings.IndexAny(rest, "{}")
		if end < 0 {
			return
		}
		if rest[end] == '{' { // a rule around rules
			sheet = rest
			continue
		}
		if raises(rest[:end]) {
			for selector := range strings.SplitSeq(selectors, ",") {
				if name := lastClass(selector); name != "" {
					out[name] = true
				}
			}
		}
		sheet = rest[end+1:]
	}
}

// lastClass is the class of the element that a selector selects; empty without one.
func lastClass(selector string) string {
	fields := strings.Fields(selector)
	if len(fields) == 0 {
		return ""
	}
	_, class, _ := strings.Cut(fields[len(fields)-1], ".")
	end := strings.IndexFunc(class, func(r rune) bool {
		return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if end >= 0 {
		class = class[:end]
	}
	return class
}

// Raising gives the classes that style sheets beside a page raise. A book has the same ones for all of its pages.
func Raising(sheets []string) map[string]bool {
	out := map[string]bool{}
	left := mostSheet
	for _, s := range sheets {
		s = s[:min(len(s), left)]
		raisingClasses(s, out)
		left -= len(s)
	}
	return out
}

// raisingOf gives the classes that the style sheets of a page raise: those in the page, and of those beside it.
func raisingOf(page string, beside map[string]bool) map[string]bool {
	out := map[string]bool{}
	maps.Copy(out, beside)
	for left := mostSheet; left > 0; {
		_, rest, ok := strings.Cut(page, "<style")
		if !ok {
			break
		}
		_, rest, _ = strings.Cut(rest, ">")
		sheet, after, _ := strings.Cut(rest, "</style")
		raisingClasses(sheet, out)
		page, left = after, left-len(sheet)-1
	}
	return out
}
