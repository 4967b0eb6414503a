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
	Lines    = "application/x-ndjson" // a JSON object a line, or an array of them
	Commas   = "text/csv"
	Tabs     = "text/tab-separated-values"
	DOCX     = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	ODT      = "application/vnd.oasis.opendocument.text"
	PPTX     = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	ODP      = "application/vnd.oasis.opendocument.presentation"
	EPUB     = "application/epub+zip"
	PDF      = "application/pdf"
	Mail     = "message/rfc822"
	MHTML    = "multipart/related" // a page with what belongs to it, as a message (RFC 2557)
	SubRip   = "application/x-subrip"
	WebVTT   = "text/vtt"
	XML      = "application/xml"
	RTF      = "application/rtf"
	Parquet  = "application/vnd.apache.parquet"
	Zip      = "application/zip"
	Tar      = "application/x-tar"
	WARC     = "application/warc"
	Mailbox  = "application/mbox"
)

// Kind is what the name of a file says of it.
type Kind struct {
	Media  string // media type; empty if the file is not read
	Packed bool   // compressed: gzip (RFC 1952) or Zstandard (RFC 8878)
	Stem   string // the path without its extensions
}

// kinds has the media type of each extension that is read, in the order in which messages name them. A kind of file
// is made known here, and read by one entry in package ingest (a document) or container (records, files in a file).
var kinds = [...]struct{ extension, media string }{
	{".txt", Plain}, {".md", Markdown}, {".markdown", Markdown}, {".html", HTML}, {".htm", HTML}, {".xhtml", HTML},
	{".jsonl", Lines}, {".ndjson", Lines}, {".json", Lines}, {".csv", Commas}, {".tsv", Tabs},
	{".docx", DOCX}, {".docm", DOCX}, {".odt", ODT}, {".pptx", PPTX}, {".odp", ODP}, {".epub", EPUB}, {".pdf", PDF},
	{".eml", Mail}, {".mhtml", MHTML}, {".mht", MHTML}, {".srt", SubRip},
	{".vtt", WebVTT}, {".xml", XML}, {".tei", XML}, {".fb2", XML}, {".nxml", XML},
	{".rss", XML}, {".atom", XML},
	{".rtf", RTF}, {".parquet", Parquet}, {".zip", Zip}, {".tar", Tar}, {".warc", WARC}, {".mbox", Mailbox},
}

// Extensions lists the extensions that are read. Each may have .gz or .zst after it.
var Extensions = func() []string {
	out := make([]string, len(kinds))
	for i, k := range kinds {
		out[i] = k.extension
	}
	return out
}()

// short are extensions that say two things.
var short = map[string]string{".tgz": ".tar.gz", ".tzst": ".tar.zst"}

// HasRows reports whether a file of the kind holds documents as records with columns.
func (k Kind) HasRows() bool {
	return k.Media == Lines || k.Media == Commas || k.Media == Tabs || k.Media == Parquet
}

// HasFiles reports whether a file of the kind holds documents as files of their own.
func (k Kind) HasFiles() bool {
	return k.Media == Zip || k.Media == Tar || k.Media == WARC || k.Media == Mailbox
}

// IsContainer reports whether a file of the kind holds documents, as records or as files.
func (k Kind) IsContainer() bool { return k.HasRows() || k.HasFiles() }

// IsSubtitle reports whether a file of the kind holds subtitles.
func (k Kind) IsSubtitle() bool { return k.Media == SubRip || k.Media == WebVTT }

// IsArchive reports whether a file of the kind is a ZIP archive of parts.
func (k Kind) IsArchive() bool {
	return slices.Contains([]string{DOCX, ODT, PPTX, ODP, EPUB}, k.Media)
}

// KindOf tells the kind of a file by its path. Letter case does not matter.
func KindOf(p string) Kind {
	k := Kind{Stem: p}
	if long := short[strings.ToLower(path.Ext(p))]; long != "" {
		k.Stem = strings.TrimSuffix(p, path.Ext(p)) + long
	}
	if ext := path.Ext(k.Stem); strings.EqualFold(ext, ".gz") || strings.EqualFold(ext, ".zst") {
		k.Packed, k.Stem = true, strings.TrimSuffix(k.Stem, ext)
	}
	ext := path.Ext(k.Stem)
	if i := slices.Index(Extensions, strings.ToLower(ext)); i >= 0 {
		k.Media = kinds[i].media
		k.Stem = strings.TrimSuffix(k.Stem, ext)
	}
	return k
}

// Unread says why a file of that name is not read; it is empty for one that is.
func Unread(p string) string {
	kind := KindOf(p)
	if kind.Media != "" {
		return ""
	}
	switch ext := strings.ToLower(path.Ext(kind.Stem)); {
	case kind.Packed:
		return "a compressed file is read if its name says what it holds, as in a.txt.gz or a.html.zst"
	case ext == "":
		return "a file without extension is not read"
	default:
		return unread(ext)
	}
}

// instead says in which form a document of a kind that is not read can be saved.
var instead = map[string]string{
	".doc": "save it as .docx", ".dot": "save it as .docx", ".pages": "save it as .docx", ".wpd": "save it as .docx",
	".ppt": "save it as .pptx", ".key": "save it as .pptx", ".msg": "save it as .eml", ".pst": "save it as .mbox",
	".xls": aSheet, ".xlsx": aSheet, ".xlsm": aSheet, ".ods": aSheet, ".numbers": aSheet, ".mobi": "save it as .epub",
	".xlsb": aSheet, ".xltx": aSheet, ".sxc": aSheet, ".dotx": "save it as .docx", ".dotm": "save it as .docx",
	".pptm": aShow, ".ppsx": aShow, ".ppsm": aShow, ".potx": aShow, ".potm": aShow, ".sxw": "save it as .odt",
	".sxi": "save it as .odp", ".azw3": "save it as .epub", ".djvu": "save it as .pdf", ".ps": "save it as .pdf",
	".xps": "save it as .pdf",
}

const (
	aSheet = "save each of its sheets as .csv"
	aShow  = "save it as .pptx"
)

// unread says that files with that extension are not read, and what to do.
func unread(ext string) string {
	said := ext + " files are not read"
	if do := instead[ext]; do != "" {
		said += "; " + do
	}
	return said
}
