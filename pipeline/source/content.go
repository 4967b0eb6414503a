package source

import (
	"bytes"
	"slices"
	"strings"
)

// HeadBytes is how many bytes of a file Door wants to see.
const HeadBytes = 4 << 10

// content is a kind of file that its first bytes show.
type content struct {
	name       string // with an article, as messages say it
	sign       string
	at         int      // where the sign stands
	extensions []string // names that such a file may have
	media      []string // kinds that are read and whose files begin so
}

// contents lists what is told by its first bytes and is no text, the longer signs first where one begins another. The
// signs are those of the formats' own specifications.
var contents = []content{
	{name: "a PDF document", sign: pdfSign, extensions: []string{".pdf", ".ai"}, media: []string{PDF}},
	{name: "a ZIP archive, as Office, OpenDocument and EPUB files are", sign: "PK\x03\x04", extensions: zipped,
		media: []string{Zip, DOCX, ODT, PPTX, ODP, EPUB}},
	{name: "an empty ZIP archive", sign: "PK\x05\x06", extensions: zipped,
		media: []string{Zip, DOCX, ODT, PPTX, ODP, EPUB}},
	{name: "a document of an old Office", sign: compound, extensions: []string{".doc", ".xls", ".ppt", ".msg"}},
	{name: "a document in RTF", sign: `{\rtf`, extensions: []string{".rtf", ".doc"}, media: []string{RTF}},
	{name: "a PostScript document", sign: "%!PS", extensions: []string{".ps", ".eps"}},
	{name: "a gzip file", sign: "\x1F\x8B\x08", extensions: []string{".gz", ".tgz"}},
	{name: "a Zstandard file", sign: "\x28\xB5\x2F\xFD", extensions: []string{".zst"}},
	{name: "an xz file", sign: "\xFD7zXZ\x00", extensions: []string{".xz"}},
	{name: "a bzip2 file", sign: "BZh91AY&SY", extensions: []string{".bz2"}},
	{name: "a 7-Zip archive", sign: "7z\xBC\xAF\x27\x1C", extensions: []string{".7z"}},
	{name: "a RAR archive", sign: "Rar!\x1A\x07", extensions: []string{".rar"}},
	{name: "a tar archive", sign: "ustar", at: 257, extensions: []string{".tar"}, media: []string{Tar}},
	{name: "a Parquet file", sign: "PAR1", extensions: []string{".parquet"}, media: []string{Parquet}},
	{name: "a WARC file", sign: "WARC/1.", extensions: []string{".warc"}, media: []string{WARC}},
	{name: "an SQLite database", sign: "SQLite format 3\x00", extensions: []string{".sqlite", ".db"}},
	{name: "a PNG picture", sign: "\x89PNG\r\n\x1A\n", extensions: []string{".png"}},
	{name: "a JPEG picture", sign: "\xFF\xD8\xFF", extensions: []string{".jpg", ".jpeg"}},
	{name: "a GIF picture", sign: "GIF8", extensions: []string{".gif"}},
	{name: "a TIFF picture", sign: "II*\x00", extensions: []string{".tif", ".tiff"}},
	{name: "a TIFF picture", sign: "MM\x00*", extensions: []string{".tif", ".tiff"}},
	{name: "a program", sign: "\x7FELF", extensions: []string{".so", ".bin"}},
}

// pdfSign begins a PDF; other bytes may stand before it (ISO 32000, annex H of PDF 1.7).
const pdfSign = "%PDF-"

// pdfWithin is how many bytes of a file the sign of a PDF is looked for in.
const pdfWithin = 1024

// compound begins a compound file, in which old Office keeps its documents, and new Office those with a password.
const compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

var zipped = []string{".zip", ".docx", ".docm", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".kmz",
	".xlsm", ".xlsb", ".xltx", ".dotx", ".dotm", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm", ".sxw", ".sxc", ".sxi",
	".pages", ".numbers", ".key", ".xps"}

// contentOf finds what the first bytes of a file show; nil if they may be text.
func contentOf(head []byte) *content {
	for i := range contents {
		c := &contents[i]
		if len(head) > c.at && bytes.HasPrefix(head[c.at:], []byte(c.sign)) {
			return c
		}
	}
	return nil
}

// isPage reports whether a text begins as an HTML page does, by its document type or its root element, after white
// space and comments.
func isPage(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	for {
		head = bytes.TrimLeft(head, " \t\r\n\f")
		end := ""
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(head, []byte("<?xml")):
			end = "?>"
		default:
			return hasTag(head, "<!doctype html") || hasTag(head, "<html")
		}
		_, rest, ok := bytes.Cut(head, []byte(end))
		if !ok {
			return false
		}
		head = rest
	}
}

// isXML reports whether a text begins with an XML declaration.
func isXML(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), []byte("<?xml "))
}

// isMarkup reports whether a file begins with a tag, in any form of Unicode.
func isMarkup(head []byte) bool {
	head = bytes.TrimLeft(head, "\xEF\xBB\xBF\xFE\xFF\x00 \t\r\n")
	return len(head) > 0 && head[0] == '<'
}

// mailFields are fields of the header of a message that a person does not write (RFC 5322, RFC 2045), in lower case.
var mailFields = []string{"message-id", "mime-version", "received", "return-path", "delivered-to", "x-mailer"}

// isMail reports whether a text begins with the header of a message: fields with their values, among them who wrote it
// and when or about what, and one that only a program writes.
func isMail(head []byte) bool {
	fields := headerFields(head)
	made := slices.ContainsFunc(mailFields, func(name string) bool { return slices.Contains(fields, name) })
	told := slices.Contains(fields, "date") || slices.Contains(fields, "subject")
	return made && told && slices.Contains(fields, "from")
}

// hasHeader reports whether a text begins with fields as a message does.
func hasHeader(head []byte) bool { return len(headerFields(head)) > 0 }

// headerFields gives the names of the fields that a text begins with, in lower case.
func headerFields(head []byte) []string {
	var out []string
	for line := range strings.Lines(string(head)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || len(out) == 0 && strings.HasPrefix(line, "From ") {
			if line == "" {
				break
			}
			continue
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return nil
		}
		out = append(out, strings.ToLower(name))
	}
	return out
}

// hasTag reports whether text begins with a tag, in any letter case.
func hasTag(text []byte, tag string) bool {
	if len(text) <= len(tag) || !strings.EqualFold(string(text[:len(tag)]), tag) {
		return false
	}
	return strings.IndexByte(" \t\r\n\f>/", text[len(tag)]) >= 0
}
