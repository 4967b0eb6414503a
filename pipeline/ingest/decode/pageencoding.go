package decode

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"example.org/sourcebook/pipeline/source"
)

// prescan is how many bytes of a page are searched for its encoding. The Encoding Standard asks authors to say it in
// the first 1024; many say it later.
const prescan = 8 << 10

// pageEncoding gives the encoding that a page says it has: in its XML declaration, in <meta charset>, or in <meta
// http-equiv>; nil if it says none that is known. A page that was read this far as ASCII is not UTF-16, whatever it
// says.
func pageEncoding(data []byte) *source.Encoding {
	data = data[:min(len(data), prescan)]
	if label := xmlEncoding(data); label != "" {
		if e := asciiCompatible(label); e != nil {
			return e
		}
	}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) != "meta" {
				continue
			}
			var charset, content string
			pragma := false
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch string(key) {
				case "charset":
					charset = string(value)
				case "content":
					content = string(value)
				case "http-equiv":
					pragma = strings.EqualFold(string(value), "content-type")
				}
			}
			if charset == "" && pragma {
				_, charset, _ = strings.Cut(strings.ToLower(content), "charset=")
				charset, _, _ = strings.Cut(charset, ";")
			}
			if e := asciiCompatible(strings.Trim(charset, " \t\n'\"")); e != nil {
				return e
			}
		}
	}
}

func asciiCompatible(label string) *source.Encoding {
	e := source.Named(label)
	if e != nil && e.IsWide() {
		return source.Named("UTF-8")
	}
	return e
}

// xmlEncoding gives the encoding of an XML declaration; empty without one.
func xmlEncoding(data []byte) string {
	if !bytes.HasPrefix(data, []byte("<?xml")) {
		return ""
	}
	head, _, ok := bytes.Cut(data, []byte("?>"))
	_, rest, found := bytes.Cut(head, []byte("encoding"))
	rest = bytes.TrimLeft(rest, " \t\n\r=")
	if !ok || !found || len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	label, _, _ := bytes.Cut(rest[1:], rest[:1])
	return string(label)
}
