package source_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/source"
)

func TestDoor(t *testing.T) {
	const page = "\uFEFF \n<!-- <p> --><!DOCTYPE html>\n<p>a"
	for _, c := range []struct{ name, path, head, media, fault string }{
		{"text", "a.txt", "Two words", source.Plain, ""},
		{"text that begins with a tag", "a.txt", "<htmlx> is no tag", source.Plain, ""},
		{"text about PDF", "a.txt", "A file begins with %PDF-1.7", source.Plain, ""},
		{"page", "a.html", page, source.HTML, ""},
		{"page without a document type", "a.html", "words", source.HTML, ""},
		{"page in Markdown", "a.md", "<html>\n", source.Markdown, ""},
		{"no extension, a text", "notes", "Two words", source.Plain, ""},
		{"no extension, a page", "page", "<?xml version='1.0'?>\n<html lang='fr'>", source.HTML, ""},
		{"standard input", "-", "Two words", source.Plain, ""},
		{"PDF named text", "a.txt", "%PDF-1.7\n", "", "by its name it is text/plain, by its bytes it is a PDF document"},
		{"PDF", "b.pdf", "%PDF-1.7\n", source.PDF, ""},
		{"PDF after other bytes", "b.pdf", "\r\n\r\n%PDF-1.7\n", source.PDF, ""},
		{"PDF by its name alone", "b.pdf", "Two words", "", "by its bytes it is no PDF document"},
		{"PDF without a name", "b", "%PDF-1.7\n", source.PDF, ""},
		{"gzip named text", "a.txt", "\x1F\x8B\x08\x00", "", "by its bytes it is a gzip file"},
		{"ZIP in gzip", "a.txt.gz", "PK\x03\x04", "", "by its bytes it is a ZIP archive"},
		{"page named text", "a.txt", page, "", "by its bytes it is an HTML page"},
		{"picture named page", "a.html", "\x89PNG\r\n\x1A\n", "",
			"by its name it is text/html, by its bytes it is a PNG picture"},
		{"tar", "a.md", strings.Repeat("a", 257) + "ustar\x00", "", "by its bytes it is a tar archive"},
		{"DOCX", "a.docx", "PK\x03\x04", source.DOCX, ""},
		{"DOCX with a password", "a.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "",
			"a document of an old Office or an encrypted one"},
		{"workbook with a password", "a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "",
			"an encrypted one; open it with its password and save each of its sheets as .csv"},
		{"workbook", "a.xlsm", "PK\x03\x04", "", ".xlsm files are not read; save each of its sheets as .csv"},
		{"text named EPUB", "a.epub", "Two words", "", "by its bytes it is no ZIP archive"},
		{"PDF named ODT", "a.odt", "%PDF-1.7\n", "", "by its bytes it is a PDF document"},
		{"XML", "a.xml", "\uFEFF<?xml version='1.0'?><TEI>", source.XML, ""},
		{"XML without a declaration", "a.tei", "\n<TEI>", source.XML, ""},
		{"XML in UTF-16", "a.xml", "\xFF\xFE<\x00a\x00", source.XML, ""},
		{"page named XML", "a.xml", "<?xml version='1.0'?><html>", source.HTML, ""},
		{"no extension, XML", "a", "<?xml version='1.0'?><TEI>", source.XML, ""},
		{"XML named text", "a.txt", "<?xml version='1.0'?><TEI>", "", "by its bytes it is an XML document"},
		{"text named XML", "a.xml", "Two words", "", "by its bytes it does not begin as XML does"},
		{"unknown extension", "a.xyz", "Two words", "", ".xyz files are not read"},
		{"a workbook", "a.ods", "PK\x03\x04", "", ".ods files are not read; save each of its sheets as .csv"},
		{"an old document", "a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", ".doc files are not read; save it as .docx"},
		{"a message of Outlook", "a.msg", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", ".msg files are not read; save it as .eml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			kind, err := source.Door(c.path, []byte(c.head))
			switch {
			case err == nil && c.fault != "":
				t.Errorf("got %s, want the fault %q", kind.Media, c.fault)
			case err != nil && (c.fault == "" || !strings.Contains(err.Error(), c.fault)):
				t.Errorf("got the fault %v, want %q", err, c.fault)
			case err == nil && kind.Media != c.media:
				t.Errorf("got %s, want %s", kind.Media, c.media)
			}
		})
	}
}
