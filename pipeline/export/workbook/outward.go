package workbook

import (
	"net/url"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/export/table"
)

// outward are the cells of a sheet that lead out of the workbook. All that lead to one document share one relation of
// the sheet to it; what follows the sign # of an address belongs to the cell.
type outward struct {
	links []outwardLink
	first map[string]string // the first cell that leads to a document → address of that
	cells map[string]string // address → that cell
}

// outwardLink is a cell that leads to a place in the document that the cell as leads to.
type outwardLink struct{ cell, as, place string }

// sheetAddresses is the most documents that a sheet leads to.
const sheetAddresses = 5_000

// longestAddress is how long an address may be; Excel takes no longer ones.
const longestAddress = 2_000

// noAddress writes what no address may have, and a browser takes all the same, as an address does.
var noAddress = strings.NewReplacer(`"`, "%22", " ", "%20", "<", "%3C", ">", "%3E")

// add makes a cell lead to an address, and reports whether it does.
func (o *outward) add(cell, address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	address, place, _ := strings.Cut(noAddress.Replace(u.String()), "#")
	if o.cells == nil {
		o.first, o.cells = map[string]string{}, map[string]string{}
	}
	as, ok := o.cells[address]
	if len(o.links) == sheetLinks || !ok && len(o.cells) == sheetAddresses || len(address)+len(place) > longestAddress {
		return false
	}
	if !ok {
		as = cell
		o.first[as], o.cells[address] = address, as
	}
	o.links = append(o.links, outwardLink{cell, as, place})
	return true
}

// outside is a cell that leads out of the workbook.
func (s *tableSheet) outside(columns []table.Column, i, k int) sheetCell {
	out := s.cell(columns, i, k)
	to := columns[s.table.Index(s.layout.address)]
	if to.IsNull(i) {
		return out
	}
	cell := columnName(k) + strconv.FormatInt(headerRow+s.rows, 10)
	if s.outward.add(cell, strings.Clone(s.text(to, i))) {
		out.style = s.book.style.link
	}
	return out
}
