package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// tag is an element of a tagged page: lines of text or elements. A line begins anew at the top right after "^", and on
// the next page after "^^". The kind Artifact is no element; what has none is not marked.
type tag struct {
	kind  string
	lines []string
	kids  []tag
}

func with(kind string, kids ...tag) tag          { return tag{kind: kind, kids: kids} }
func of(kind string, lines ...string) tag        { return tag{kind: kind, lines: lines} }
func row(kind string, cells ...string) (out tag) { return with("TR", each(kind, cells...)...) }

func each(kind string, lines ...string) (out []tag) {
	for _, l := range lines {
		out = append(out, of(kind, l))
	}
	return out
}

// press sets tagged pages.
type press struct {
	objects  []string          // from the sixth on
	contents []strings.Builder // of the pages
	owners   [][]string        // elements of the marked content of each page
	x, y     int
}

// element sets an element and gives its reference.
func (p *press) element(t tag, parent string) string {
	p.objects = append(p.objects, "")
	at := len(p.objects) - 1
	id := fmt.Sprintf("%d 0 R", at+6)
	var kids []string
	for _, k := range t.kids {
		kids = append(kids, p.element(k, id))
	}
	for _, l := range t.lines {
		kids = append(kids, p.line(t.kind, l, id))
	}
	p.objects[at] = fmt.Sprintf("<</Type/StructElem/S/%s/P %s/K[%s]>>", t.kind, parent, strings.Join(kids, " "))
	return id
}

// line sets a line and gives the marked content that it is.
func (p *press) line(kind, said, id string) string {
	switch {
	case strings.HasPrefix(said, "^^"):
		p.contents, p.owners, p.x, p.y = append(p.contents, strings.Builder{}), append(p.owners, nil), 50, 780
	case strings.HasPrefix(said, "^"):
		p.x, p.y = 320, 780
	}
	page := len(p.contents) - 1
	begin, end := "", ""
	n := len(p.owners[page])
	switch kind {
	case "Artifact":
		begin, end = "/Artifact BMC ", " EMC"
	case "":
	default:
		begin, end = fmt.Sprintf("/%s <</MCID %d>>BDC ", kind, n), " EMC"
		p.owners[page] = append(p.owners[page], id)
	}
	said = strings.TrimLeft(said, "^")
	size := 10
	if large, ok := strings.CutPrefix(said, "+"); ok {
		said, size = large, 20
	}
	fmt.Fprintf(&p.contents[page], "%sBT /F %d Tf %d %d Td (%s) Tj ET%s\n", begin, size, p.x, p.y, said, end)
	p.y -= 3 + size
	return fmt.Sprintf("<</Type/MCR/Pg %d 0 R/MCID %d>>", 1000+page, n)
}

// printed sets elements as a PDF.
func (p *press) print(in []tag) []byte {
	p.contents, p.owners, p.x, p.y = make([]strings.Builder, 1), make([][]string, 1), 50, 780
	var kids []string
	for _, t := range in {
		if t.kind == "" || t.kind == "Artifact" {
			for _, l := range t.lines {
				p.line(t.kind, l, "")
			}
			continue
		}
		kids = append(kids, p.element(t, "4 0 R"))
	}
	var b strings.Builder
	object := func(n int, said string) { fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, said) }
	b.WriteString("%PDF-1.7\n")
	object(1, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 3 0 R>>")
	pages, parents := "", ""
	for i := range p.contents {
		pages += fmt.Sprintf("%d 0 R ", 1000+i)
		parents += fmt.Sprintf("%d[%s]", i, strings.Join(p.owners[i], " "))
		object(1000+i, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/StructParents %d"+
			"/Resources<</Font<</F 5 0 R>>>>>>", 2000+i, i))
		content := p.contents[i].String()
		object(2000+i, fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content))
	}
	object(2, fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", pages, len(p.contents)))
	object(3, "<</Type/StructTreeRoot/K 4 0 R/ParentTree<</Nums["+parents+"]>>>>")
	object(4, "<</Type/StructElem/S/Document/P 3 0 R/K["+strings.Join(kids, " ")+"]>>")
	object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i, said := range p.objects {
		object(6+i, said)
	}
	b.WriteString("trailer<</Root 1 0 R>>\n%%EOF")
	return []byte(b.String())
}

// wide is a line that fills its column, narrow one of a column of two.
const (
	filled = "The harbour of the northern town was rebuilt after the flood with stone from the old quarry and"
	narrow = "The harbour of the northern town was rebuilt by"
)

func TestTagged(t *testing.T) {
	lines := func(n int) (out []tag) {
		for range n {
			out = append(out, of("P", "the "+filled), of("P", "its wall."))
		}
		return out
	}
	for name, c := range map[string]struct {
		in   []tag
		want []string // the blocks; those that are no main text after a dash
	}{
		"items that fill their lines": {
			[]tag{of("P", "The list:"), with("L", with("LI", of("Lbl", ""), of("LBody", filled)),
				with("LI", of("LBody", filled)), with("LI", of("Lbl", "2."), with("LBody", of("P", filled), of("P", "More."))))},
			[]string{"The list:", filled, filled, "2. " + filled, "More."}},
		"rows whose cells stand below each other": {
			[]tag{with("Table", row("TH", "Year", "Ships"), with("TBody", row("TD", "2021", "4,310"), with("TR",
				of("TD", "2022"), with("TD", of("P", "4,295"), of("P", "of them new")))))},
			[]string{"Year\tShips", "2021\t4,310", "2022\t4,295 of them new"}},
		"a table that lays out the page": {
			[]tag{with("Table", with("TR", with("TD", of("P", filled, filled, filled), of("P", filled, "the end.")),
				of("TD", "Aside")))},
			[]string{strings.Join([]string{filled, filled, filled}, " "), filled + " the end.", "Aside"}},
		"columns in the order of their tags": {
			[]tag{of("H1", "Harbours"), of("P", narrow, narrow, "^"+narrow, "stone."), of("P", narrow, "wood.")},
			[]string{"Harbours", strings.Join([]string{narrow, narrow, narrow, "stone."}, " "), narrow + " wood."}},
		"a paragraph over pages, and a running head": {
			[]tag{of("Artifact", "Report of 2022"), of("P", filled, "^^for "+filled, "Nordhaven."), of("P", "Next.")},
			[]string{filled + " for " + filled + " Nordhaven.", "-Report of 2022", "Next."}},
		"notes within a paragraph": {
			[]tag{with("P", of("Span", filled), with("Note", of("Lbl", "7"), of("P", "By hand.")), of("Span", "sand.")),
				of("P", "Next.")},
			[]string{filled + " sand.", "Next.", "By hand."}},
		"text without a paragraph": {
			[]tag{with("Sect", of("Span", filled), of("Link", "and more.")), of("P", "Next.")},
			[]string{filled + " and more.", "Next."}},
		"a line that no tag holds": {
			append([]tag{of("", "Page 7 of the report")}, slices.Repeat([]tag{of("P", filled+" so on.")}, 10)...),
			append(slices.Repeat([]string{filled + " so on."}, 10), "Page 7 of the report")},
		"each line is tagged as a paragraph": {lines(6),
			slices.Repeat([]string{"the " + filled + " its wall."}, 6)},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(new(press).print(c.in))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range doc.Blocks {
				said := doc.Text.Text[b.Start:b.End]
				if !b.Main {
					said = "-" + said
				}
				got = append(got, said)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
			whole(t, doc)
		})
	}
}

// TestTaggedTitle: a paragraph at the begin that is set larger than all headings is the title; no other one is.
func TestTaggedTitle(t *testing.T) {
	doc, err := read(new(press).print([]tag{of("P", "+Walls of the north,", "+and their cost"), of("P", filled, "rock."),
		of("H1", "Harbours"), of("P", filled, "sand."), of("P", "^^+Not a title"), of("P", filled, "wood.")}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range doc.Blocks {
		if b.Kind == tables.BlockHeading {
			got = append(got, doc.Text.Text[b.Start:b.End])
		}
	}
	if want := []string{"Walls of the north, and their cost", "Harbours"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
