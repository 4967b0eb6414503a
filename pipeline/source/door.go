package source

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// sight is what is seen of a file from outside.
type sight struct {
	kind  Kind     // by its name
	ext   string   // of its name, in lower case
	head  []byte   // its first bytes
	found *content // what they show; nil if they may be text
}

// shows reports whether the bytes are those of the kind of the name.
func (s *sight) shows() bool { return s.found != nil && slices.Contains(s.found.media, s.kind.Media) }

// headed are the kinds that begin with a tag or a header.
var headed = []string{XML, Mail, MHTML, Mailbox}

// named reports whether the name says that kind.
func (s *sight) named(media string) bool { return s.kind.Media == media }

// bare reports whether the name says no kind and has no extension that could say one.
func (s *sight) bare() bool { return s.kind.Media == "" && s.ext == "" }

// lacking reports whether the file is empty although its kind begins with something.
func (s *sight) lacking() bool {
	return len(s.head) == 0 && (signs[s.kind.Media] != "" || slices.Contains(headed, s.kind.Media))
}

// ruling is a decision about what a file is: the media type, or an error without the path.
type ruling struct {
	name string
	when func(*sight) bool
	then func(*sight) (media string, err error)
}

// is takes a file for that kind.
func is(media string) func(*sight) (string, error) {
	return func(*sight) (string, error) { return media, nil }
}

// asNamed takes a file for what its name says.
func asNamed(s *sight) (string, error) { return s.kind.Media, nil }

// signs has what the bytes of a kind show that is told by its first bytes alone.
var signs = map[string]string{
	PDF: "no PDF document", Zip: "no ZIP archive", Parquet: "no Parquet file", WARC: "no WARC file",
	RTF: "no document in RTF", DOCX: ofParts, ODT: ofParts, PPTX: ofParts, ODP: ofParts, EPUB: ofParts,
}

const ofParts = "no ZIP archive, as such a document is"

// rulings decide what a file is; the first one whose condition holds. The bytes come first.
var rulings = []ruling{
	{"nothing, where there has to be something of the kind", (*sight).lacking,
		func(*sight) (string, error) { return "", errors.New("the file is empty; remove it from the corpus") }},
	{"the bytes are those of the kind", (*sight).shows, asNamed},
	{"a PDF after other bytes",
		func(s *sight) bool {
			return s.named(PDF) && bytes.Contains(s.head[:min(len(s.head), pdfWithin)], []byte(pdfSign))
		}, asNamed},
	{"an encrypted document of parts",
		func(s *sight) bool { return s.kind.IsArchive() && s.found != nil && s.found.sign == compound },
		func(s *sight) (string, error) {
			return "", fmt.Errorf("by its name it is %s, by its bytes it is %s or an encrypted one; save it as %s without a "+
				"password", s.kind.Media, s.found.name, s.ext)
		}},
	{"an encrypted document of parts that is not read",
		func(s *sight) bool {
			return s.found != nil && s.found.sign == compound && slices.Contains(zipped, s.ext) && instead[s.ext] != ""
		},
		func(s *sight) (string, error) {
			return "", fmt.Errorf("by its name it is a %s file, by its bytes it is %s or an encrypted one; open it with its "+
				"password and %s", s.ext, s.found.name, instead[s.ext])
		}},
	{"the bytes of no kind, where they have to be of one",
		func(s *sight) bool { return s.found == nil && signs[s.kind.Media] != "" },
		func(s *sight) (string, error) {
			return "", fmt.Errorf("by its name it is %s, by its bytes it is %s; fetch it again", s.kind.Media,
				signs[s.kind.Media])
		}},
	{"the bytes of a kind that is read, without a name",
		func(s *sight) bool { return s.bare() && s.found != nil && len(s.found.media) == 1 },
		func(s *sight) (string, error) { return s.found.media[0], nil }},
	{"the bytes of a kind that is read, by another name",
		func(s *sight) bool { return s.named("") && s.found != nil && len(s.found.media) == 1 },
		func(s *sight) (string, error) {
			return "", fmt.Errorf("by its name it is a %s file, by its bytes it is %s; name it %s", s.ext, s.found.name,
				s.found.extensions[0])
		}},
	{"the bytes of another kind than the name says",
		func(s *sight) bool { return s.found != nil && s.kind.Media != "" },
		func(s *sight) (string, error) {
			return "", fmt.Errorf("by its name it is %s, by its bytes it is %s; give it the name that fits (%s), or convert "+
				"it to text", s.kind.Media, s.found.name, s.found.extensions[0])
		}},
	{"the bytes and the name of a kind that is not read",
		func(s *sight) bool { return s.found != nil && slices.Contains(s.found.extensions, s.ext) }, unreadName},
	{"the bytes of a kind that is not read",
		func(s *sight) bool { return s.found != nil },
		func(s *sight) (string, error) {
			return "", fmt.Errorf("it is %s, which is not read; convert it to one of %s", s.found.name,
				strings.Join(Extensions, ", "))
		}},
	{"a message",
		func(s *sight) bool { return (s.named(Plain) || s.bare()) && isMail(s.head) }, is(Mail)},
	{"a message without a header",
		func(s *sight) bool { return (s.named(Mail) || s.named(MHTML)) && !hasHeader(s.head) },
		func(s *sight) (string, error) {
			return "", fmt.Errorf("by its name it is %s, by its bytes it has no header of a message; name it .txt",
				s.kind.Media)
		}},
	{"a mailbox that does not begin as one",
		func(s *sight) bool { return s.named(Mailbox) && !bytes.HasPrefix(s.head, []byte("From ")) },
		func(*sight) (string, error) {
			return "", fmt.Errorf("by its name it is %s, by its bytes it is none: a line that begins with \"From \" stands "+
				"before each message; name it .eml if it is one message", Mailbox)
		}},
	{"a page by the name of XML", func(s *sight) bool { return s.named(XML) && isPage(s.head) }, is(HTML)},
	{"no markup by the name of XML",
		func(s *sight) bool { return s.named(XML) && !isMarkup(s.head) },
		func(*sight) (string, error) {
			return "", fmt.Errorf("by its name it is %s, by its bytes it does not begin as XML does; name it .txt", XML)
		}},
	{"XML by the name of a text",
		func(s *sight) bool { return s.named(Plain) && !isPage(s.head) && isXML(s.head) },
		func(*sight) (string, error) {
			return "", fmt.Errorf("by its name it is %s, by its bytes it is an XML document; name it .xml, or take the "+
				"markup out of it", Plain)
		}},
	{"a page by the name of a text",
		func(s *sight) bool { return s.named(Plain) && isPage(s.head) },
		func(*sight) (string, error) {
			return "", fmt.Errorf("by its name it is %s, by its bytes it is an HTML page; name it .html, or take the "+
				"markup out of it", Plain)
		}},
	{"what the name says", func(s *sight) bool { return s.kind.Media != "" }, asNamed},
	{"a name that is not read", func(s *sight) bool { return s.ext != "" }, unreadName},
	{"a page without a name", func(s *sight) bool { return isPage(s.head) }, is(HTML)},
	{"XML without a name", func(s *sight) bool { return isXML(s.head) }, is(XML)},
	{"a text", func(*sight) bool { return true }, is(Plain)},
}

func unreadName(s *sight) (string, error) {
	if instead[s.ext] != "" {
		return "", errors.New(unread(s.ext))
	}
	return "", fmt.Errorf("%s; convert it to one of %s", unread(s.ext), strings.Join(Extensions, ", "))
}

// Door tells the kind of a file by its path and its first bytes, HeadBytes of them or all: of the stream in it, if it
// is a compressed file by its name. The bytes come first. A file of a kind that is not read, and one whose name and
// bytes contradict each other, are errors that say both, without the path. A file whose name has no extension is what
// its bytes are: a page, or else a plain text.
func Door(p string, head []byte) (Kind, error) {
	kind := KindOf(p)
	ext := path.Ext(p)
	if kind.Packed {
		ext = path.Ext(strings.TrimSuffix(p, ext))
	}
	s := &sight{kind: kind, ext: strings.ToLower(ext), head: head, found: contentOf(head)}
	i := slices.IndexFunc(rulings, func(r ruling) bool { return r.when(s) })
	media, err := rulings[i].then(s)
	if err != nil {
		return kind, err
	}
	kind.Media = media
	return kind, nil
}
