// Package pdfium gives the characters of a PDF with their places. It runs PDFium, compiled to WebAssembly, inside the
// program: in a sandbox without files, clock and network, with bounded memory, the same on every processor. The module
// is compiled when the first PDF is read; the compiled form is kept in a folder if one is given.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	failures "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
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
}

// Page is a page with its characters, in the order in which PDFium reads them.
type Page struct {
	Width, Height int
	Chars         []Char
	Elements      []Element // its structure, in the order of reading; none where it is not tagged
}

// Document is what a PDF holds.
type Document struct {
	Title, Author string // as its document information says
	Pages         []Page
}

// The bounds of what is read.
const (
	mostPages  = 20_000
	mostChars  = 10_000_000
	memoryMiB  = 1024
	mostAtOnce = 4 // PDFs
	wasmPage   = 64 << 10
)

// engine is the compiled module.
var engine struct {
	sync.Mutex
	folder string
	pool   pdfium.Pool
}

// Keep names the folder in which the compiled module is kept; without it every process compiles anew. It changes the
// speed alone.
func Keep(folder string) {
	engine.Lock()
	defer engine.Unlock()
	engine.folder = folder
}

// start gives the pool of instances.
func start() (pdfium.Pool, error) {
	engine.Lock()
	defer engine.Unlock()
	if engine.pool != nil {
		return engine.pool, nil
	}
	var err error
	if engine.folder != "" {
		cache, wrong := wazero.NewCompilationCacheWithDir(engine.folder)
		if wrong == nil {
			engine.pool, err = newPool(cache)
		}
		if wrong == nil && err == nil {
			return engine.pool, nil // a folder that cannot be used, or a damaged one, costs time only
		}
	}
	engine.pool, err = newPool(wazero.NewCompilationCache())
	return engine.pool, err
}

func newPool(cache wazero.CompilationCache) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryMiB << 20 / wasmPage).
		WithCompilationCache(cache)
	return webassembly.Init(webassembly.Config{
		Context:       experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0)),
		MaxTotal:      mostAtOnce,
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		RandomSource:  zeros{},
	})
}

// zeros is the source of what PDFium takes for chance.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// Read gives the characters of a PDF. Errors say what is wrong, without the path.
func Read(ctx context.Context, data []byte) (*Document, error) {
	out := &Document{}
	err := with(ctx, data, func(r *reader) error {
		out.Title, out.Author = r.meta("Title"), r.meta("Author")
		chars := 0
		for i := range r.pages {
			p, err := r.page(i)
			if err != nil {
				return fmt.Errorf("page %d: %w", i+1, err)
			}
			if chars += len(p.Chars); chars > mostChars {
				return fmt.Errorf("page %d: the document has more than %d characters; split it", i+1, mostChars)
			}
			out.Pages = append(out.Pages, p)
		}
		return nil
	})
	return out, err
}

// Texts gives the bare text of each page.
func Texts(ctx context.Context, data []byte) ([]string, error) {
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
	pdfium.Pdfium
	document references.FPDF_DOCUMENT
	pages    int
	form     bool // it has fields that are filled in
	tagged   bool // it says how it is structured
	asked    int  // pieces of text whose tags were read
}

// with opens a document in an instance of its own, so that none can harm the next.
func with(ctx context.Context, data []byte, do func(r *reader) error) (err error) {
	pool, err := start()
	if err != nil {
		return fmt.Errorf("PDFium does not start (%w)", err)
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return fmt.Errorf("PDFium does not start (%w)", err)
	}
	defer instance.Close()
	opened, err := instance.FPDF_LoadMemDocument(&requests.FPDF_LoadMemDocument{Data: &data})
	if err != nil {
		return broken(err)
	}
	r := &reader{Pdfium: instance, document: opened.Document}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: r.document})
	switch {
	case err != nil:
		return broken(err)
	case count.PageCount == 0:
		return errors.New("the PDF has no pages, or its list of pages is damaged; fetch it again")
	case count.PageCount > mostPages:
		return fmt.Errorf("the PDF has %d pages, more than the %d that are read; split it", count.PageCount, mostPages)
	}
	r.pages = count.PageCount
	form, err := instance.FPDF_GetFormType(&requests.FPDF_GetFormType{Document: r.document})
	r.form = err == nil && form.FormType != enums.FPDF_FORMTYPE_NONE
	tags, err := instance.FPDFCatalog_IsTagged(&requests.FPDFCatalog_IsTagged{Document: r.document})
	r.tagged = err == nil && tags.IsTagged
	return do(r)
}

// broken says why a PDF cannot be read.
func broken(err error) error {
	switch {
	case errors.Is(err, failures.ErrPassword):
		return errors.New("the PDF is encrypted and opens with a password only; save it without one")
	case errors.Is(err, failures.ErrSecurity):
		return errors.New("the PDF is encrypted in a way that is not read; save it without a password")
	case errors.Is(err, failures.ErrFormat), errors.Is(err, failures.ErrFile):
		return errors.New("the PDF is damaged or cut off; fetch it again")
	}
	return fmt.Errorf("the PDF cannot be read, or needs more than %d MiB of memory (%s)", memoryMiB, firstLine(err))
}

// firstLine is an error without the stack that the sandbox adds.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// meta gives an entry of the document information.
func (r *reader) meta(tag string) string {
	m, err := r.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: r.document, Tag: tag})
	if err != nil {
		return ""
	}
	return strings.TrimSpace(strings.TrimRight(m.Value, "\x00"))
}

// fillIn makes what is written into the fields of a form a part of a page, which is loaded again after it.
func (r *reader) fillIn(i int) error {
	loaded, err := r.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: r.document, Index: i})
	if err != nil {
		return err
	}
	defer r.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	_, err = r.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: requests.Page{ByReference: &loaded.Page},
		Usage: requests.FPDFPage_FlattenUsageNormalDisplay})
	return err
}

// open opens a page for reading its text.
func (r *reader) open(i int, do func(page requests.Page, text references.FPDF_TEXTPAGE, chars int) error) error {
	if r.form {
		if err := r.fillIn(i); err != nil {
			return broken(err)
		}
	}
	loaded, err := r.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: r.document, Index: i})
	if err != nil {
		return broken(err)
	}
	defer r.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	page := requests.Page{ByReference: &loaded.Page}
	text, err := r.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return broken(err)
	}
	defer r.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := r.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return broken(err)
	}
	return do(page, text.TextPage, min(count.Count, mostChars))
}

// text gives the bare text of a page.
func (r *reader) text(i int) (out string, err error) {
	err = r.open(i, func(_ requests.Page, text references.FPDF_TEXTPAGE, chars int) error {
		if chars == 0 {
			return nil
		}
		t, err := r.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text, Count: chars})
		if err != nil {
			return broken(err)
		}
		out = t.Text
		return nil
	})
	return out, err
}

// page gives a page with its characters.
func (r *reader) page(i int) (p Page, err error) {
	size, err := r.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: r.document, Index: i})
	if err != nil {
		return p, broken(err)
	}
	p.Width, p.Height = units(size.Width), units(size.Height)
	err = r.open(i, func(page requests.Page, text references.FPDF_TEXTPAGE, chars int) error {
		p.Chars = make([]Char, 0, chars)
		last := style{}
		s := r.structure(page)
		if s != nil {
			p.Elements = s.elements
		}
		for k := range chars {
			c, err := r.char(text, k, &last)
			if err != nil {
				return broken(err)
			}
			if c.Element = Loose; s != nil && !c.Made {
				c.Element = r.place(s, text, k)
			}
			p.Chars = append(p.Chars, c)
		}
		return nil
	})
	return p, err
}

// hyphen is what PDFium gives for a hyphen that parts a word at the end of a line.
const hyphen = 2

// style is what characters that follow each other share.
type style struct {
	size   float64 // as the font is set
	bottom int     // of the box of the last character
	set    bool
	Char   // with Size, Base, Heavy and Upright
}

// char gives a character of a page.
func (r *reader) char(text references.FPDF_TEXTPAGE, i int, last *style) (c Char, err error) {
	u, err := r.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return c, err
	}
	c.Rune = rune(u.Unicode & 0x1FFFFF)
	if c.Rune == ' ' || c.Rune == '\r' || c.Rune == '\n' {
		last.set = false
		made, err := r.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text, Index: i})
		if err == nil && made.IsGenerated {
			c.Made = true
			return c, nil
		}
	}
	if c.Rune == hyphen {
		c.Rune, c.Hyphen = '-', true
	}
	box, err := r.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		c.Made = true // it has no place
		return c, nil
	}
	b := box.Rect
	c.Box = Box{units(float64(b.Left)), units(float64(b.Bottom)), units(float64(b.Right)), units(float64(b.Top))}
	r.look(text, i, c.Bottom, last)
	c.Size, c.Base, c.Heavy, c.Upright = last.Size, last.Base, last.Heavy, last.Upright
	if c.Upright && c.Size > 0 {
		c.Bottom, c.Top = c.Base-c.Size/4, c.Base+c.Size*7/8
	}
	return c, nil
}

// look brings the style up to date for a character, whose box has that bottom.
func (r *reader) look(text references.FPDF_TEXTPAGE, i, bottom int, last *style) {
	size, err := r.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
	if err == nil && last.set && size.FontSize == last.size && bottom == last.bottom {
		return
	}
	last.set, last.bottom = err == nil, bottom
	if err == nil {
		last.size = size.FontSize
	}
	m, err := r.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i})
	if err == nil {
		last.Size, last.Base = units(last.size*abs(float64(m.Matrix.D))), units(float64(m.Matrix.F))
	}
	if max(last.Base-bottom, bottom-last.Base) > last.Size { // a sign that has no matrix of its own
		origin, err := r.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
		if err == nil {
			last.Base = units(origin.Y)
		}
	}
	weight, err := r.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: text, Index: i})
	last.Heavy = err == nil && weight.FontWeight >= bold
	font, err := r.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: text, Index: i})
	last.Heavy = last.Heavy || err == nil && isHeavy(font.FontName)
	angle, err := r.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: text, Index: i})
	last.Upright = err != nil || angle.CharAngle < leastTurn || angle.CharAngle > mostTurn
}

// isHeavy reports whether a font is bold by its name.
func isHeavy(font string) bool {
	font = strings.ToLower(font)
	return strings.Contains(font, "bold") || strings.Contains(font, "black") || strings.Contains(font, "heavy")
}

func abs(x float64) float64 { return max(x, -x) }

const (
	bold      = 600
	leastTurn = 0.3 // radians
	mostTurn  = 5.9
)

// widest is the largest length that is taken for one, in points.
const widest = 1_000_000

// units turns a length in points into units.
func units(points float64) int {
	if !(points > -widest && points < widest) {
		return 0
	}
	return int(points * Unit)
}
