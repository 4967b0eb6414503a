package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Bounds of what is read as a year where nothing but the digits says so.
const (
	firstYear = 1900
	lastYear  = 2099
)

// piece is the least and the greatest length, in bytes, of a known word that is cut out of a longer one.
const (
	minPiece = 3
	maxPiece = 24
)

// unglue cuts tokens that lost the blank between them: a comparator or a function word at the end of a word that runs
// into digits ("arrestedover2000"), a multiplier, currency or unit at the head of a word that digits run into
// ("50millionin"), and a year that runs into a grouped number after the name of a month ("November 202310,000"). It reports whether it cut any.
func (w *work) unglue() bool {
	list := w.t.List
	cut, apart := false, false // apart: the last piece cut off stands apart from the digits after it
	out := w.spare[:0]
	for k, tok := range list {
		switch {
		case w.address[k]:
		case tok.Kind == language.Word && tok.ID == 0 && w.isDigits(k+1) && w.glued(k+1):
			if at, known := w.tail(tok); at > 0 {
				known.Space, apart = true, true
				out = append(out, w.piece(tok.Start, tok.Start+at, tok.Space), known)
				cut = true
				continue
			}
		case tok.Kind == language.Word && tok.ID == 0 && w.isDigits(k-1) && w.glued(k):
			if at, known := w.headPiece(tok); at > 0 {
				out = append(out, known, w.piece(tok.Start+at, tok.End, true))
				cut = true
				continue
			}
		case tok.Kind == language.Word && tok.ID == 0 && w.currencySign(k+1):
			if at, known := w.camel(tok); at > 0 {
				known.Space = true
				out = append(out, w.piece(tok.Start, tok.Start+at, tok.Space), known)
				cut = true
				continue
			}
		case apart:
			tok.Space, apart = true, false
		case tok.Kind == language.Digits && w.gluedYear(k):
			out = append(out,
				language.Token{Start: tok.Start, End: tok.Start + 4, Kind: language.Digits, Space: tok.Space},
				language.Token{Start: tok.Start + 4, End: tok.End, Kind: language.Digits})
			cut = true
			continue
		}
		out = append(out, tok)
	}
	if cut {
		w.spare, w.t.List = list, out
	} else {
		w.spare = out
	}
	return cut
}

// piece makes a token of what is left of a word.
func (w *work) piece(start, end int, space bool) language.Token {
	t := language.Token{Start: start, End: end, Kind: language.Word, Space: space}
	w.pack.Tokenize(w.t.Text[start:end], &w.scratch)
	if len(w.scratch.List) == 1 {
		t.ID = w.scratch.List[0].ID
	}
	return t
}

// known reads a piece of a word and gives its token if it is one phrase of one of the classes.
func (w *work) known(piece string, classes ...language.Class) (language.Token, bool) {
	w.pack.Tokenize(piece, &w.scratch)
	if len(w.scratch.List) != 1 || w.scratch.List[0].ID == 0 {
		return language.Token{}, false
	}
	for _, c := range classes {
		if m, ok := w.pack.Longest(&w.scratch, 0, c); ok && m.End == 1 {
			return w.scratch.List[0], true
		}
	}
	return language.Token{}, false
}

func (w *work) tail(tok language.Token) (int, language.Token) {
	word := w.t.Text[tok.Start:tok.End]
	for at := max(minPiece, len(word)-maxPiece); at <= len(word)-minPiece; at++ {
		if !utf8.RuneStart(word[at]) {
			continue
		}
		if id, ok := w.known(word[at:], language.Comparator, language.Function, language.Range, language.Period); ok {
			id.Start, id.End, id.Space = tok.Start+at, tok.End, false
			return at, id
		}
	}
	return 0, language.Token{}
}

// currencySign reports whether token i is a sign, not a word, with which the name of a currency goes on or begins.
func (w *work) currencySign(i int) bool {
	if !w.isMark(i) || w.t.List[i].ID == 0 {
		return false
	}
	_, ok := w.has(i, language.Currency)
	return ok
}

// camel cuts a word where its letters turn from lower to upper case, if the rest is in the vocabulary ("thanUS" before
// "$").
func (w *work) camel(tok language.Token) (int, language.Token) {
	word := w.t.Text[tok.Start:tok.End]
	lower := false
	for at, r := range word {
		if lower && unicode.IsUpper(r) {
			w.pack.Tokenize(word[at:], &w.scratch)
			if len(w.scratch.List) != 1 || w.scratch.List[0].ID == 0 {
				return 0, language.Token{}
			}
			known := w.scratch.List[0]
			known.Start, known.End = tok.Start+at, tok.End
			return at, known
		}
		lower = unicode.IsLower(r)
	}
	return 0, language.Token{}
}

func (w *work) headPiece(tok language.Token) (int, language.Token) {
	word := w.t.Text[tok.Start:tok.End]
	for at := min(len(word)-1, maxPiece); at >= minPiece; at-- {
		if !utf8.RuneStart(word[at]) {
			continue
		}
		if id, ok := w.known(word[:at], language.Multiplier, language.Currency, language.Percent, language.CalendarUnit); ok {
			id.Start, id.End, id.Space = tok.Start, tok.Start+at, false
			return at, id
		}
	}
	return 0, language.Token{}
}

// gluedYear reports whether the digits of token k are a year and the first group of a grouped number, run together. The
// name of a month or a word such as "in" before them shows the year, the groups after them the number.
func (w *work) gluedYear(k int) bool {
	s := w.token(k)
	if len(s) < 5 || len(s) > 7 || s[4] == '0' {
		return false
	}
	for _, c := range s[:len(s)] {
		if c < '0' || c > '9' {
			return false
		}
	}
	if !plausibleYear(atoi(s[:4])) || !w.isMark(k+1) || !w.glued(k+1) || !w.glued(k+2) || w.length(k+2) != 3 ||
		!hasRune(w.pack.Signs.Group, w.rune(k+1)) {
		return false
	}
	p := k
	if w.mark(p-1, ",.") {
		p--
	}
	if m, ok := w.before(p, language.DateWord); ok {
		p = m.End
	}
	if _, ok := w.before(p, language.Period); ok {
		return true
	}
	_, ok := w.before(p, language.Month)
	return ok
}

func plausibleYear(y int) bool { return y >= firstYear && y <= lastYear }

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// extensions are file name extensions and generic top-level domains (IANA) that make a name with a point an address.
var extensions = map[string]bool{
	"pdf": true, "doc": true, "docx": true, "xls": true, "xlsx": true, "ppt": true, "pptx": true, "odt": true, "ods": true,
	"csv": true, "tsv": true, "txt": true, "xml": true, "json": true, "html": true, "htm": true, "php": true, "aspx": true,
	"jpg": true, "jpeg": true, "png": true, "gif": true, "svg": true, "webp": true, "mp3": true, "mp4": true, "avi": true,
	"mov": true, "zip": true, "gz": true, "tar": true, "rar": true, "epub": true, "py": true, "js": true, "md": true,
	"com": true, "org": true, "net": true, "gov": true, "edu": true, "int": true, "info": true, "biz": true,
}

// findAddresses marks the tokens of web addresses, e-mail addresses and file names. Such a token chain has no blank.
func (w *work) findAddresses() {
	list := w.t.List
	for i := 0; i < len(list); {
		end, signs := i+1, w.mark(i, "@/.")
		for end < len(list) && !list[end].Space && !w.ideograph(end) {
			signs = signs || w.mark(end, "@/.")
			end++
		}
		if signs && end-i > 2 {
			w.findAddress(i, end)
		}
		i = end
	}
}

func (w *work) findAddress(i, end int) {
	for end > i && w.isMark(end-1) && !w.mark(end-1, "/_-#=&") {
		end--
	}
	from := -1
	for k := i; k < end && from < 0; k++ {
		switch {
		case w.mark(k, ":") && w.mark(k+1, "/") && w.mark(k+2, "/") && w.isWord(k-1):
			from = k - 1
		case w.isWord(k) && strings.EqualFold(w.token(k), "www") && w.mark(k+1, "."):
			from = k
		case w.mark(k, "/") && k > i+2 && k+1 < end && !w.isMark(k+1) && w.host(i, k) < k:
			from = w.host(i, k)
		case w.mark(k, "@") && k > i && k+3 < end && !w.isMark(k-1) && !w.isMark(k+1) && w.hasPoint(k+2, end):
			for from = k - 1; from > i && (!w.isMark(from-1) || w.mark(from-1, "._-+")); from-- {
			}
		case w.mark(k, ".") && k > i && w.isWord(k+1) && k+1 < end && extensions[strings.ToLower(w.token(k+1))] &&
			(k+2 >= end || w.mark(k+2, "/?#")) && !w.isMark(k-1):
			for from = k - 1; from > i && (!w.isMark(from-1) || w.mark(from-1, "._-/")); from-- {
			}
		}
	}
	if from < 0 {
		return
	}
	for k := from; k < end; k++ {
		w.address[k] = true
	}
}

// host gives the first token of the name of a host without a scheme that ends before token k, as in
// "who.int/measles": labels of small letters, digits and hyphens with points between them, the last one a top-level
// domain, of two letters (ISO 3166) or one of the generic ones. It gives k if there is none.
func (w *work) host(i, k int) int {
	top := w.token(k - 1)
	if !w.mark(k-2, ".") || top != strings.ToLower(top) || len(top) != 2 && !extensions[top] || !w.lower(k-1) || w.isMark(k-3) {
		return k
	}
	from := k - 3
	for ; from > i && from > k-maxHost; from-- {
		if w.isMark(from-1) && (!w.mark(from-1, ".-") || w.isMark(from)) {
			break
		}
	}
	if w.isDigits(from) && from == k-3 || w.capital(k-3) {
		return k
	}
	return from
}

// maxHost bounds how far behind an at sign the point of a host name is looked for, in tokens.
const maxHost = 40

func (w *work) hasPoint(i, end int) bool {
	for end = min(end, i+maxHost); i < end; i++ {
		if w.mark(i, ".") {
			return true
		}
	}
	return false
}

// survey finds out whether most words of a headline begin with a capital.
func (w *work) survey() {
	w.shouting = false
	if w.role != schema.RoleTitle && w.role != schema.RoleHeading && w.role != schema.RoleCaption {
		return
	}
	words, capitals := 0, 0
	for i, tok := range w.t.List {
		if tok.Kind != language.Word || tok.ID != 0 && w.function(i) != "" {
			continue
		}
		r := w.rune(i)
		if !unicode.IsUpper(r) && !unicode.IsLower(r) {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capitals++
		}
		if words == 40 {
			break
		}
	}
	w.shouting = words >= 3 && capitals*4 >= words*3
}
