// Package source says what the files of a corpus are: by its name how a file is packed and what it holds, and by the
// name of a character encoding how its bytes become characters.
package source

import (
	"path"
	"slices"
	"strings"
)

// Media types of the sources that are read.
const (
	Plain    = "text/plain"
	Markdown = "text/markdown"
	HTML     = "text/html"
	Lines    = "application/x-ndjson" // a JSON object a line
	Commas   = "text/csv"
	Tabs     = "text/tab-separated-values"
	DOCX     = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	ODT      = "application/vnd.oasis.opendocument.text"
	EPUB     = "application/epub+zip"
	PDF      = "application/pdf"
	Mail     = "message/rfc822"
	SubRip   = "application/x-subrip"
	WebVTT   = "text/vtt"
	XML      = "application/xml"
)

// Kind is what the name of a file says of it.
type Kind struct {
	Media  string // media type; empty if the file is not read
	Packed bool   // compressed: gzip (RFC 1952) or Zstandard (RFC 8878)
	Stem   string // the path without its extensions
}

// Extensions lists the extensions that are read, in the order in which messages name them. Each may have .gz or
// .zst after it.
var Extensions = []string{
	".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".csv", ".tsv", ".docx",
	".odt", ".epub", ".pdf", ".eml", ".srt", ".vtt", ".xml", ".tei",
}

// media has the media type of each extension.
var media = [...]string{Plain, Markdown, Markdown, HTML, HTML, HTML, Lines, Lines, Commas, Tabs, DOCX, ODT,
	EPUB, PDF, Mail, SubRip, WebVTT, XML, XML}

// IsContainer reports whether a file of the kind holds documents as records.
func (k Kind) IsContainer() bool { return k.Media == Lines || k.Media == Commas || k.Media == Tabs }

// IsSubtitle reports whether a file of the kind holds subtitles.
func (k Kind) IsSubtitle() bool { return k.Media == SubRip || k.Media == WebVTT }

// IsArchive reports whether a file of the kind is a ZIP archive of parts.
func (k Kind) IsArchive() bool { return k.Media == DOCX || k.Media == ODT || k.Media == EPUB }

// KindOf tells the kind of a file by its path. Letter case does not matter.
func KindOf(p string) Kind {
	k := Kind{Stem: p}
	if ext := path.Ext(k.Stem); strings.EqualFold(ext, ".gz") || strings.EqualFold(ext, ".zst") {
		k.Packed, k.Stem = true, strings.TrimSuffix(k.Stem, ext)
	}
	ext := path.Ext(k.Stem)
	if i := slices.Index(Extensions, strings.ToLower(ext)); i >= 0 {
		k.Media = media[i]
		k.Stem = strings.TrimSuffix(k.Stem, ext)
	}
	return k
}
