package pdf_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/html"
	"example.org/sourcebook/pipeline/ingest/pdf"
	"example.org/sourcebook/pipeline/tables"
)

func load(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// said gives the blocks of the main text without white space; the rows of a table cell by cell in one.
func said(text string, blocks []tables.Block) []string {
	var out []string
	for _, b := range blocks {
		if b.Main {
			out = append(out, strings.Join(strings.FieldsFunc(text[b.Start:b.End], unicode.IsSpace), ""))
		}
	}
	return out
}

// common is the F1 of two lists, in hundredths.
func common(a, b []string) int {
	left, n := slices.Clone(b), 0
	for _, x := range a {
		if i := slices.Index(left, x); i >= 0 {
			left = slices.Delete(left, i, i+1)
			n++
		}
	}
	return 200 * n / max(1, len(a)+len(b))
}

// printed is a PDF that was read.
type printed struct {
	*decode.Text
	*tables.Layout
}

func read(data []byte) (printed, error) {
	text, layout, err := pdf.Read(context.Background(), data)
	return printed{text, layout}, err
}

// TestSamePage reads pages that were printed by a word processor and by a browser, in one column and in two, from the
// left and from the right: their blocks are those of the page in HTML.
func TestSamePage(t *testing.T) {
	for name, page := range map[string]string{
		"en-writer.pdf": "en.html", "en-columns.pdf": "en.html", "ru-writer.pdf": "ru.html", "zh-writer.pdf": "zh.html",
		"ar-writer.pdf": "ar.html", "ar-browser.pdf": "ar.html", "long-columns.pdf": "long.html",
		"hi-browser.pdf": "hi.html", "th-browser.pdf": "th.html", "ta-browser.pdf": "ta.html",
		"vertical-browser.pdf": "vertical.html", "numbers-browser.pdf": "numbers.html",
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(load(t, name))
			if err != nil {
				t.Fatal(err)
			}
			source, fault := decode.As(load(t, page), "UTF-8")
			if fault != nil {
				t.Fatal(fault.What)
			}
			text, layout, fault := html.Read(source, nil)
			if fault != nil {
				t.Fatal(fault.What)
			}
			got, want := said(doc.Text.Text, doc.Blocks), said(text.Text, layout.Blocks)
			if f := common(got, want); f < 98 || len(want) < 4 {
				t.Errorf("F1 of blocks is .%d\ngot  %q\nwant %q", f, got, want)
			}
			whole(t, doc)
		})
	}
}

// whole proves that the blocks and the pages of a document are in order, and that the blocks hold all that can be seen.
func whole(t *testing.T, doc printed) {
	t.Helper()
	at := 0
	for _, b := range doc.Blocks {
		if b.Start < at || b.End <= b.Start || strings.TrimSpace(doc.Text.Text[at:b.Start]) != "" {
			t.Fatalf("a block at %d to %d, after %d", b.Start, b.End, at)
		}
		at = b.End
	}
	if strings.TrimSpace(doc.Text.Text[at:]) != "" {
		t.Fatalf("%q is in no block", doc.Text.Text[at:])
	}
	for i, p := range doc.Parts {
		if i == 0 && p.Text != 0 || i > 0 && p.Text < doc.Parts[i-1].Text || !p.Apart {
			t.Fatalf("part %d is %+v", i, p)
		}
	}
}

// TestFurniture reads a print of several pages: what stands at the head and the foot of each is no main text.
func TestFurniture(t *testing.T) {
	doc, err := read(load(t, "long-columns.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, b := range doc.Blocks {
		text := doc.Text.Text[b.Start:b.End]
		if strings.Contains(text, "file:///") {
			pages++
		}
		if b.Main && (strings.Contains(text, "file:///") || strings.Contains(text, "/5")) {
			t.Errorf("furniture in the text: %q", text)
		}
	}
	if pages != 5 {
		t.Errorf("%d pages have their foot in the text, want 5", pages)
	}
	if strings.Contains(doc.Text.Text, "- ") {
		t.Error("a hyphen at the end of a line is left")
	}
}

func TestStated(t *testing.T) {
	doc, err := read(load(t, "en-writer.pdf"))
	want := []tables.Stated{
		{Field: "title", Value: "Report on the tidal gates of the northern bay", Rule: "pdf_information"},
		{Field: "author", Value: "Ann Alder", Rule: "pdf_information"},
	}
	if err != nil || !slices.Equal(doc.Stated, want) {
		t.Errorf("got %v, %v", doc.Stated, err)
	}
}

// silent is a PDF of a page without a character.
const silent = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count " +
	"1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"

func TestFaults(t *testing.T) {
	good := load(t, "ru-writer.pdf")
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":     {nil, "damaged or cut off"},
		"no PDF":    {[]byte("%PDF-1.7\nnothing"), "damaged or cut off"},
		"cut off":   {good[:len(good)/5], "damaged or cut off"},
		"encrypted": {load(t, "encrypted.pdf"), "opens with a password only"},
		"a picture": {[]byte(silent), "its page is empty or a picture"},
	} {
		if _, err := read(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

// TestSameEachTime reads a document many times at once.
func TestSameEachTime(t *testing.T) {
	data := load(t, "zh-writer.pdf")
	docs := make([]printed, 8)
	var all sync.WaitGroup
	for i := range docs {
		all.Go(func() {
			doc, err := read(data)
			if err != nil {
				t.Error(err)
			}
			docs[i] = doc
		})
	}
	all.Wait()
	for i := range docs {
		if !reflect.DeepEqual(docs[i], docs[0]) {
			t.Fatalf("reading %d differs", i)
		}
	}
}

// FuzzRead: whatever the bytes, there is an error or a document whose blocks are in order.
func FuzzRead(f *testing.F) {
	f.Add([]byte(silent))
	page := load(f, "ru-writer.pdf")
	f.Add(page)
	if _, err := read(page); err != nil { // to start the reader takes longer than a call of the fuzzer may
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := read(data); err == nil {
			whole(t, doc)
		}
	})
}

// TestForm reads what is written into the fields of a form.
func TestForm(t *testing.T) {
	const text = "BT /F 12 Tf 50 700 Td (Name and age:) Tj ET"
	const field = "BT /F 12 Tf 2 5 Td (Marta Olsen, 42 years) Tj ET"
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, object := range []string{
		"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(text), text),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(n)/V(x)/Rect[200 695 400 715]/P 3 0 R/AP<</N 7 0 R>>/F 4>>",
		fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 5 0 R>>>>/Length %d>>stream\n%s\n"+
			"endstream", len(field), field)} {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	b.WriteString("trailer<</Root 1 0 R>>\n%%EOF")
	doc, err := read([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Name and age: Marta Olsen, 42 years"; doc.Text.Text != want {
		t.Errorf("got %q, want %q", doc.Text.Text, want)
	}
}
