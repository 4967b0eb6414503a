package scan

import "strings"

// extensions are file name extensions and generic top-level domains (IANA) that make a name with a point an address.
var extensions = map[string]bool{
	"pdf": true, "doc": true, "docx": true, "xls": true, "xlsx": true, "ppt": true, "pptx": true, "odt": true,
	"ods": true,
	"csv": true, "tsv": true, "txt": true, "xml": true, "json": true, "html": true, "htm": true, "php": true,
	"aspx": true,
	"jpg":  true, "jpeg": true, "png": true, "gif": true, "svg": true, "webp": true, "mp3": true, "mp4": true,
	"avi": true,
	"mov": true, "zip": true, "gz": true, "tar": true, "rar": true, "epub": true, "py": true, "js": true, "md": true,
	"com": true, "org": true, "net": true, "gov": true, "edu": true, "int": true, "info": true, "biz": true,
}

// addresses finds the web addresses, e-mail addresses and file names of a paragraph.
type addresses struct{ *Sheet }

// find marks the tokens of web addresses, e-mail addresses and file names. Such a token chain has no blank.
func (w addresses) find() {
	list := w.List
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && !list[end].Space && !w.IsSyllabic(end) {
			end++
		}
		if end-i > 2 && w.hasSign(i, end) {
			w.findIn(i, end)
		}
		i = end
	}
}

// hasSign reports whether the tokens [i,end) have a sign that some address has.
func (w addresses) hasSign(i, end int) bool {
	for ; i < end; i++ {
		if w.Mark(i, "@/.") {
			return true
		}
	}
	return false
}

func (w addresses) findIn(i, end int) {
	for end > i && w.IsMark(end-1) && !w.Mark(end-1, "/_-#=&") {
		end--
	}
	from := -1
	for k := i; k < end && from < 0; k++ {
		from = w.beginOf(i, k, end)
	}
	if from < 0 {
		return
	}
	for k := from; k < end; k++ {
		w.Address[k] = true
	}
}

// beginOf gives the first token of the address among the tokens [i,end) that token k shows to be one; -1 if it shows
// none.
func (w addresses) beginOf(i, k, end int) int {
	switch {
	case w.Mark(k, ":"):
		if w.Mark(k+1, "/") && w.Mark(k+2, "/") && w.IsWord(k-1) {
			return k - 1
		}
	case w.Mark(k, "/"):
		if from := w.host(i, k); k > i+2 && k+1 < end && !w.IsMark(k+1) && from < k {
			return from
		}
	case w.Mark(k, "@"):
		if k > i && w.isBetween(k, end) && w.hasPoint(k+2, end) {
			return w.pastName(k-1, i, "._-+")
		}
	case w.Mark(k, "."):
		if k > i && w.endsFile(k, end) {
			return w.pastName(k-1, i, "._-/")
		}
	case w.IsWord(k) && strings.EqualFold(w.Token(k), "www") && w.Mark(k+1, "."):
		return k
	}
	return -1
}

// isBetween reports whether token k has a name before it, and behind it one with room for a point and more.
func (w addresses) isBetween(k, end int) bool { return k+3 < end && !w.IsMark(k-1) && !w.IsMark(k+1) }

// endsFile reports whether the point at token k stands between a name and the extension of a file or a top-level
// domain.
func (w addresses) endsFile(k, end int) bool {
	if k+1 >= end || w.IsMark(k-1) || !w.IsWord(k+1) || !extensions[strings.ToLower(w.Token(k+1))] {
		return false
	}
	return k+2 >= end || w.Mark(k+2, "/?#")
}

// pastName gives the first token of a name that token k is a part of, with the given signs inside it, from token i on.
func (w addresses) pastName(k, i int, signs string) int {
	for k > i && (!w.IsMark(k-1) || w.Mark(k-1, signs)) {
		k--
	}
	return k
}

// host gives the first token of the name of a host without a scheme that ends before token k, as in
// "who.int/measles": labels of small letters, digits and hyphens with points between them, the last one a top-level
// domain, of two letters (ISO 3166) or one of the generic ones. It gives k if there is none.
func (w addresses) host(i, k int) int {
	top := w.Token(k - 1)
	if !w.Mark(k-2, ".") || !w.IsLower(k-1) || w.IsMark(k-3) {
		return k
	}
	if top != strings.ToLower(top) || len(top) != 2 && !extensions[top] {
		return k
	}
	from := k - 3
	for ; from > i && from > k-maxHost; from-- {
		if w.IsMark(from-1) && (!w.Mark(from-1, ".-") || w.IsMark(from)) {
			break
		}
	}
	if w.IsDigits(from) && from == k-3 || w.IsCapital(k-3) {
		return k
	}
	return from
}

// maxHost bounds how far behind an at sign the point of a host name is looked for, in tokens.
const maxHost = 40

func (w addresses) hasPoint(i, end int) bool {
	for end = min(end, i+maxHost); i < end; i++ {
		if w.Mark(i, ".") {
			return true
		}
	}
	return false
}
