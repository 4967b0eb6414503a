// Package pdfium gives the characters of a PDF with their places. It runs PDFium, compiled to WebAssembly, inside the
// program: in a sandbox without files, clock and network, with bounded memory, the same on every processor. The module
// is compiled when the first PDF is read; the compiled form is kept in a folder if one is given.
package pdfium

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/pdfium/ligature"
)

// Unit is how many units of length are in a point, the 72nd part of an inch.
const Unit = 100

// Box is a rectangle on a page, in units from its lower left corner.
type Box struct{ Left, Bottom, Right, Top int }

// Char is a character of a page.
type Char struct {
	Box          // as wide as the way to the next character, as high as letters of its font are
	Rune    rune // 0 where the font does not say which it is
	Hyphen  bool // it parts a word at the end of a line
	Made    bool // no character of the page: a space or a line end that its gaps show
	Heavy   bool // in a bold font
	Upright bool // not turned
	Size    int  // of its font; 0 where it is not known
	Base    int  // height of the line that it stands on
	Element int  // its place among the elements of the page, or Loose, or Artifact
	Gap     Gap  // what is known of the blank before it
}

// Gap says whether a blank is drawn before a character.
type Gap int

// The values of Gap.
const (
	GapUnknown Gap = iota
	GapTight       // none is, whatever room there is
	GapWhite       // one is, however narrow
)

// Page is a page with its characters, in the order in which PDFium reads them.
type Page struct {
	Width, Height int
	Chars         []Char
	Rules         []Box     // upright and level lines, as thin as they are drawn; none of a page that is a drawing
	Elements      []Element // its structure, in the order of reading; none where it is not tagged
}

// DrawsBlanks reports whether the page draws most of its blanks as characters.
func (p *Page) DrawsBlanks() bool {
	drawn, made := 0, 0
	for _, c := range p.Chars {
		switch {
		case c.Rune != ' ':
		case c.Made:
			made++
		default:
			drawn++
		}
	}
	return drawn > made
}

// Document is what a PDF holds.
type Document struct {
	Title, Author string // as its document information says
	Pages         []Page
}

// The bounds of what is read.
const (
	mostPages = 20_000
	mostChars = 10_000_000
	memoryMiB = 1024
)

// Read gives the characters of a PDF. Errors say what is wrong, without the path.
func Read(ctx context.Context, data []byte) (*Document, error) {
	out := &Document{}
	var texts []string
	err := with(ctx, data, func(r *reader) error {
		out.Title, out.Author = r.meta("Title"), r.meta("Author")
		chars := 0
		for i := range r.pages {
			p, text, err := r.page(i)
			if err != nil {
				return fmt.Errorf("page %d: %w", i+1, err)
			}
			if chars += len(p.Chars); chars > mostChars {
				return fmt.Errorf("page %d: the document has more than %d characters; split it", i+1, mostChars)
			}
			out.Pages, texts = append(out.Pages, p), append(texts, text)
		}
		return nil
	})
	if err == nil {
		remember(sha256.Sum256(data), texts)
	}
	return out, err
}

// Texts gives the bare text of each page.
func Texts(ctx context.Context, data []byte) ([]string, error) {
	if pages, ok := recall(sha256.Sum256(data)); ok {
		return pages, nil
	}
	var out []string
	err := with(ctx, data, func(r *reader) error {
		for i := range r.pages {
			text, err := r.text(i)
			if err != nil {
				return fmt.Errorf("page %d: %w", i+1, err)
			}
			out = append(out, text)
		}
		return nil
	})
	return out, err
}

// reader is an open document.
type reader struct {
	*guest
	document uint64
	pages    int
	shown    []sheet // pages that are open: as long as one is, its fonts stay loaded
	form     bool    // it has fields that are filled in
	tagged   bool    // it says how it is structured
	said     uint64  // where the name of what a tag says is kept
	// what codes of fonts stand for that PDFium does not know
	ligatures ligature.Fonts
}

// with opens a document in an instance of its own, so that none can harm the next.
func with(ctx context.Context, data []byte, do func(r *reader) error) error {
	g, err := launch(ctx)
	if err != nil {
		return fmt.Errorf("PDFium does not start (%w)", err)
	}
	defer g.close()
	at := g.store(data)
	r := &reader{guest: g, document: g.call(loadDocument, at, uint64(len(data)), 0), ligatures: ligature.Find(data)}
	if r.document == 0 {
		return r.broken()
	}
	r.pages = int(g.number(countPages, r.document))
	switch {
	case g.err != nil:
		return r.broken()
	case r.pages <= 0:
		return errors.New("the PDF has no pages, or its list of pages is damaged; fetch it again")
	case r.pages > mostPages:
		return fmt.Errorf("the PDF has %d pages, more than the %d that are read; split it", r.pages, mostPages)
	}
	r.form = g.number(formType, r.document) != 0
	r.tagged = g.number(isTagged, r.document) != 0
	return do(r)
}

// The errors that PDFium tells apart.
const (
	wrongFile     = 2
	wrongFormat   = 3
	wrongPassword = 4
	wrongSecurity = 5
)

// broken says why a PDF, or a page of it, cannot be read.
func (r *reader) broken() error {
	why := "its content is damaged"
	if r.err != nil {
		why, _, _ = strings.Cut(r.err.Error(), "\n") // without the stack that the sandbox adds
		return fmt.Errorf("the PDF cannot be read, or needs more than %d MiB of memory (%s)", memoryMiB, why)
	}
	switch r.call(lastError) {
	case wrongPassword:
		return errors.New("the PDF is encrypted and opens with a password only; save it without one")
	case wrongSecurity:
		return errors.New("the PDF is encrypted in a way that is not read; save it without a password")
	case wrongFormat, wrongFile:
		return errors.New("the PDF is damaged or cut off; fetch it again")
	}
	return fmt.Errorf("the PDF cannot be read, or needs more than %d MiB of memory (%s)", memoryMiB, why)
}

// meta gives an entry of the document information.
func (r *reader) meta(tag string) string {
	at := r.store(append([]byte(tag), 0))
	return strings.TrimSpace(strings.TrimRight(r.wide(metaText, r.document, at), "\x00"))
}

// fillIn makes what is written into the fields of a form a part of a page, which is loaded again after it.
func (r *reader) fillIn(i int) {
	if page := r.call(loadPage, r.document, uint64(i)); page != 0 {
		r.call(flatten, page, flattenForDisplay)
		r.call(closePage, page)
	}
}

// flattenForDisplay asks for what a screen shows.
const flattenForDisplay = 0

// open opens a page for reading its text.
func (r *reader) open(i int, do func(page, text uint64, chars int)) error {
	if r.form {
		r.fillIn(i)
	}
	page := r.call(loadPage, r.document, uint64(i))
	if page == 0 {
		return r.broken()
	}
	r.shown = append(r.shown, sheet{page: page})
	text := r.call(loadText, page)
	if text == 0 {
		return r.broken()
	}
	defer r.call(closeText, text)
	chars := int(r.number(countChars, text))
	if chars < 0 {
		return r.broken()
	}
	do(page, text, min(chars, mostChars))
	r.leave()
	if r.err != nil {
		return r.broken()
	}
	return nil
}

// sheet is a page that is open.
type sheet struct {
	page  uint64
	fonts []uint64 // of its text
}

// mostShown is how many pages are open at once.
const mostShown = 16

// leave closes the pages that the last one makes needless: a font takes long to load, so one page stays open for each.
func (r *reader) leave() {
	held := map[uint64]bool{}
	last := len(r.shown) - 1
	kept := make([]sheet, 0, mostShown)
	for i := last; i >= 0; i-- {
		needed := i == last
		for _, font := range r.shown[i].fonts {
			needed = needed || !held[font]
		}
		if !needed || len(kept) == mostShown {
			r.call(closePage, r.shown[i].page)
			continue
		}
		for _, font := range r.shown[i].fonts {
			held[font] = true
		}
		kept = append(kept, r.shown[i])
	}
	slices.Reverse(kept)
	r.shown = kept
}

// uses notes that the page at hand has a font.
func (r *reader) uses(font uint64) {
	if n := len(r.shown) - 1; n >= 0 && font != 0 && !slices.Contains(r.shown[n].fonts, font) {
		r.shown[n].fonts = append(r.shown[n].fonts, font)
	}
}

// text gives the bare text of a page.
func (r *reader) text(i int) (out string, err error) {
	if len(r.ligatures) > 0 {
		_, out, err = r.page(i)
		return out, err
	}
	err = r.open(i, func(_, text uint64, chars int) {
		out = r.bare(text, chars)
	})
	return out, err
}

// bare gives the bare text of a page that is open.
func (r *reader) bare(text uint64, chars int) string {
	if chars == 0 {
		return ""
	}
	room := r.reserve(2 * (chars + 1))
	written := r.number(getText, text, 0, uint64(chars), room)
	return decode(r.written(2 * max(0, int(written))))
}
