package export

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"iter"
	"path"
	"strconv"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// PageName is the reading page, for a browser. A corpus whose page would pass maxPage has one file a work in the folder
// pages, or several, and an index with this name.
const (
	PageName    = "index.html"
	pagesFolder = "pages"
)

// maxPage bounds a file of the reading page, in bytes, but for what a single block adds to it.
const maxPage = 900 << 10

//go:embed page.html.tmpl
var pageText string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"grouped": func(n int64) string { return groupDigits(n) },
		"plural": func(n int64, one, many string) string {
			if n == 1 {
				return "1 " + one
			}
			return groupDigits(n) + " " + many
		},
	}).Parse(pageText))
})

// WorkPage is what the reading page shows of one work, in blocks of HTML, each a whole element.
type WorkPage struct {
	WorkID    string
	Title     string
	Language  string // of the title
	Documents int
	Figures   int
	Damaged   int
	Facts     map[string]int // how many facts have each value of facts.status
	Leads     []Lead
	Lengths   []int                    // of the blocks, in bytes
	Blocks    iter.Seq2[string, error] // it may be read more than once
}

// Lead is a line at the head of the page that leads to a row below it: a fact that differs or in which all
// agree, or a damaged number.
type Lead struct{ Status, Anchor, Label, Text string }

// NamesOnPage is how many names stand at the head of the page.
const NamesOnPage = 10

// What stands at the head of the page of each kind, in lines, so that all kinds fit the first screen; the rest stands
// with the works.
const (
	differingOnPage = 6
	agreeingOnPage  = 6
	damagesOnPage   = 9
)

// shell is what the template of a file sees.
type shell struct {
	Info        Info
	Title       string
	Part        string // title of what a file shows of the whole; empty for the index
	Language    string // of the title of the part
	Description string
	Languages   string
	License     string
	Citation    string
	Policy      string
	Style       template.CSS
	Script      template.JS
	Tables      []TableReport
	Statuses    []statusCount
	Documents   int64
	Every       int64 // works, also those of the other files of the index
	Damaged     int64
	Differing   leads
	Agreeing    leads
	Damages     leads
	Names       []nameLine
	Works       []workEntry
	Blocks      []template.HTML
	Next, Home  string // relative addresses; empty: none
	Root        string // what leads from the file to the folder of the release
}

// statusCount is how many facts of all works have a status, what the status is called and what it means.
type statusCount struct {
	Status, Word, Meaning string
	At                    string // the part of the page that lists them; its own ids begin with a dot, as no row's does
	Facts                 int64
	Share                 int // of a bar, in per cent of the facts, rounded up
}

// leads are the lines of one kind at the head of the page.
type leads struct {
	Lines []leadLine
	More  int64 // that stand with their works only
}

// atWorks is the part of the page that lists the works.
const atWorks = ".works"

// close notes how many there are in all, and gives the part of the page that lists them.
func (l *leads) close(all int64, at string) string {
	l.More = all - int64(len(l.Lines))
	if len(l.Lines) == 0 {
		return atWorks
	}
	return at
}

// leadLine is a line at the head of the page with the address of what it tells of.
type leadLine struct {
	Lead
	Address string
	work    int // its number
}

// nameLine is a name at the head of the page.
type nameLine struct {
	Name, Type string
	Documents  int64
}

// workEntry is a row of the list of works.
type workEntry struct {
	Page      WorkPage
	Address   string
	Differ    int
	Agree     int
	Single    int
	Unclear   int
	FactTotal int
	Bar       []barPart // how the versions stand to each other; empty for a work of one document
}

// barPart is a part of a bar that is 100 long: facts with one status, from a place on.
type barPart struct {
	Status   string
	At, Wide int
}

// pageWriter packs the works into files.
type pageWriter struct {
	out    *files
	base   shell
	works  iter.Seq2[*WorkPage, error]
	buffer *bufio.Writer // a template writes in small pieces
}

// pageBuffer is how many bytes of a page are written at once.
const pageBuffer = 64 << 10

// writePages writes the reading page: all works in one file, or, where that would be too long, an index and a file or
// more a work.
func writePages(out *files, info Info, works iter.Seq2[*WorkPage, error], report *Report) error {
	p := &pageWriter{out: out, works: works, buffer: bufio.NewWriterSize(nil, pageBuffer)}
	p.base = shell{Info: info, Title: oneLine(info.Heading()),
		Description: info.Description,
		Languages:   about.Languages(report.Languages), License: cmp.Or(info.License, "no licence is given"),
		Citation: info.Cite(),
		Names:    nameLines(info.Names),
		Policy:   contentPolicy(), Style: template.CSS(pageStyle), Script: template.JS(pageScript), Tables: report.Tables}
	size, err := p.survey()
	if err != nil {
		return err
	}
	if size <= maxPage {
		return p.single()
	}
	return p.several()
}

// survey counts what the works hold, and gives the length of all blocks.
func (p *pageWriter) survey() (size int, err error) {
	statuses := schema.Facts.Column("status").Allowed
	total := make([]int64, len(statuses))
	for w, err := range p.works {
		if err != nil {
			return 0, err
		}
		for _, n := range w.Lengths {
			size += n
		}
		for i, s := range statuses {
			total[i] += int64(w.Facts[s.Value])
		}
		p.base.Documents += int64(w.Documents)
		p.base.Damaged += int64(w.Damaged)
		p.lead(w)
		p.base.Every++
	}
	sum := int64(0)
	for _, n := range total {
		sum += n
	}
	for i, s := range statuses {
		if total[i] > 0 {
			share := int((100*total[i] + sum - 1) / sum)
			p.base.Statuses = append(p.base.Statuses,
				statusCount{s.Value, view.StatusWord(s.Value), s.Doc, atWorks, total[i], share})
			last := &p.base.Statuses[len(p.base.Statuses)-1]
			switch s.Value {
			case schema.StatusDiffer:
				last.At = p.base.Differing.close(total[i], ".differ")
			case schema.StatusAgree:
				last.At = p.base.Agreeing.close(total[i], ".agree")
			}
		}
	}
	p.base.Damages.More = p.base.Damaged - int64(len(p.base.Damages.Lines))
	return size, nil
}

// entryOf gives the row of a work in the list.
func entryOf(w *WorkPage, address string) workEntry {
	entry := workEntry{Page: *w, Address: address, Differ: w.Facts[schema.StatusDiffer],
		Agree: w.Facts[schema.StatusAgree], Single: w.Facts[schema.StatusSingle],
		Unclear: w.Facts[schema.StatusNotComparable]}
	entry.FactTotal = entry.Differ + entry.Agree + entry.Single + entry.Unclear + w.Facts[schema.StatusAlone]
	if w.Documents > 1 {
		entry.Bar = bar(w.Facts)
	}
	return entry
}

// barStatuses are the parts of a work's bar, in order.
var barStatuses = []string{schema.StatusDiffer, schema.StatusNotComparable, schema.StatusAgree, schema.StatusSingle}

// bar cuts a bar by how many facts have each status.
func bar(facts map[string]int) []barPart {
	all := 0
	for _, s := range barStatuses {
		all += facts[s]
	}
	var out []barPart
	before := 0
	for _, s := range barStatuses {
		if n := facts[s]; n > 0 {
			at := 100 * before / all
			before += n
			out = append(out, barPart{s, at, 100*before/all - at})
		}
	}
	return out
}

// lead takes the first lines of a work to the head of the page.
func (p *pageWriter) lead(w *WorkPage) {
	for _, l := range w.Leads {
		to, most := &p.base.Damages, damagesOnPage
		switch l.Status {
		case schema.StatusDiffer:
			to, most = &p.base.Differing, differingOnPage
		case schema.StatusAgree:
			to, most = &p.base.Agreeing, agreeingOnPage
		}
		if len(to.Lines) < most {
			to.Lines = append(to.Lines, leadLine{Lead: l, Address: "#" + fragment(l.Anchor), work: int(p.base.Every)})
		}
	}
}

func nameLines(entities []*schema.Entity) []nameLine {
	var out []nameLine
	for _, e := range entities {
		out = append(out, nameLine{e.Name, e.Type, int64(e.Documents)})
	}
	return out
}

// single writes one file.
func (p *pageWriter) single() error {
	page := p.base
	for w, err := range p.works {
		if err != nil {
			return err
		}
		page.Works = append(page.Works, entryOf(w, "#"+fragment(w.WorkID)))
		for b, err := range w.Blocks {
			if err != nil {
				return err
			}
			page.Blocks = append(page.Blocks, template.HTML(b))
		}
	}
	return p.write(PageName, &page)
}

func (p *pageWriter) write(name string, page *shell) error {
	file, err := p.out.Create(name, "")
	if err != nil {
		return err
	}
	p.buffer.Reset(file)
	err = pageTemplate().Execute(p.buffer, page)
	if err == nil {
		err = p.buffer.Flush()
	}
	if err != nil {
		return fmt.Errorf("failed to make %s: %w", path.Base(name), err)
	}
	return file.Close()
}

// contentPolicy forbids the page every request, and every style and script but its own.
func contentPolicy() string {
	digest := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + digest(pageStyle) + "; script-src " + digest(pageScript) +
		"; base-uri 'none'; form-action 'none'"
}

// fragment is the address of an anchor in the same file.
func fragment(id string) string {
	return fragmentEscapes.Replace(id)
}

var fragmentEscapes = strings.NewReplacer("%", "%25", " ", "%20", "\u00a0", "%C2%A0")

// groupDigits writes a number with its digits in threes.
func groupDigits(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
