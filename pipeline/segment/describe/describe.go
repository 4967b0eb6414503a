// Package describe reads what a page says of itself: title, author, publisher, day of publication, address.
package describe

import (
	"example.org/sourcebook/pipeline/segment/roles"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// Describe reads what the page says of itself: title, author, publisher, day of publication, address.
func Describe(p *roles.Page, x *span.Index) *tables.Metadata {
	m := &tables.Metadata{DocumentID: p.ID}
	d := &description{Page: p, index: x, Metadata: m}
	d.findStated()
	d.findSender()
	d.findPublished()
	d.findNames()
	takeCredit(d)
	takeSite(d)
	d.findTitle()
	d.findRights()
	d.findAddress()
	d.findSite()
	d.findSiteName()
	return m
}
