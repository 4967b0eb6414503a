package view

import (
	"strings"

	"example.org/sourcebook/pipeline/source"
)

// Address is the web address of a place in a document: of a page of a PDF that itself (RFC 8118), of others that of the
// document; empty without one, and for what no link may lead to.
func (d *Document) Address(locator string) string {
	if !strings.HasPrefix(d.URL, "https://") && !strings.HasPrefix(d.URL, "http://") {
		return ""
	}
	page, isPage := strings.CutPrefix(locator, "page ")
	if !isPage || d.MediaType != source.PDF || strings.Contains(d.URL, "#") {
		return d.URL
	}
	return d.URL + "#page=" + page
}
