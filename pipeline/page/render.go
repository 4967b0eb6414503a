package page

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

//go:embed blocks.html.tmpl
var blocksText string

// rowsInBlock bounds a block, so that blocks can be packed into files of a bounded length.
const rowsInBlock = 100

var blocks = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("blocks").Funcs(template.FuncMap{
		"anchor":   anchor,
		"grouped":  func(n int) string { return view.Grouped(strconv.Itoa(n)) },
		"plural":   plural,
		"join":     strings.Join,
		"runs":     runsHTML,
		"sentence": sentenceHTML,
	}).Parse(blocksText))
})

// anchor is the fragment that leads to a row. An id may hold blanks, a fragment may not.
func anchor(id string) string { return blanks.Replace(id) }

var blanks = strings.NewReplacer("%", "%25", " ", "%20", "\u00a0", "%C2%A0")

// renderer writes blocks, and keeps their lengths and the first error.
type renderer struct {
	out     *stage.Writer
	lengths []int
	err     error
}

func (r *renderer) block(name string, seen any) {
	var b strings.Builder
	if err := blocks().ExecuteTemplate(&b, name, seen); err != nil {
		r.err = cmp.Or(r.err, fmt.Errorf("failed to make the block %s of the page: %w", name, err))
		return
	}
	tables.PageBlocks.Write(r.out, &tables.PageBlock{HTML: b.String()})
	r.lengths = append(r.lengths, b.Len())
}

// table is what the templates of tables see. Each template uses one of the lists of rows.
type table struct {
	Work      string
	Title     string
	Documents []head
	Wide      bool // more versions than columns
	Alone     bool // one version
	Continued bool // the table goes on from another block
	Facts     []fact
	Damages   []damage
	Passages  []passage
	Names     []name
	Loose     []looseFigure
}

// table gives a table of the work with a column a version, without rows.
func (w *work) table() table {
	return table{Work: w.ID, Title: w.heading(), Documents: w.heads(), Wide: len(w.Documents) > maxColumns,
		Alone: len(w.Documents) == 1}
}

// head is a version as the head of a column.
type head struct {
	ID, Language, Published, Title, Publisher, Author, URL, Rights string
	Characters, Sentences, Figures                                 int
}

func (w *work) heads() []head {
	var out []head
	for _, d := range w.Documents {
		out = append(out, head{d.DocumentID, d.Language, string(d.Published), d.Title, d.Publisher, d.Author,
			d.Address(""), d.Rights,
			d.Characters, d.Document.Sentences, len(d.Figures)})
	}
	return out
}

// opening is what the block at the head of a work sees.
type opening struct {
	ID        string
	Title     string
	Language  string // of the title
	Documents []head
	Counts    []count
	Figures   int
	Damaged   int
	Alone     bool
}

// count is how many facts have a status.
type count struct {
	N      int
	Status status
}

// head writes the title, the answer and the documents of a work.
func (w *work) head(r *renderer, p *tables.Page) {
	o := opening{ID: w.ID, Title: p.Title, Language: p.Language, Documents: w.heads(), Figures: p.Figures,
		Damaged: p.Damaged, Alone: len(w.Documents) == 1}
	for _, s := range statuses {
		if n := p.Of(s.Value); n > 0 {
			o.Counts = append(o.Counts, count{n, s})
		}
	}
	r.block("head", o)
}

// passages writes all sentences of a work in reading order, the versions beside each other.
func (w *work) passages(r *renderer) {
	t := w.table()
	t.Passages = make([]passage, 0, rowsInBlock)
	write := func() {
		r.block("passages", t)
		t.Passages, t.Continued = t.Passages[:0], true
	}
	for row := range w.rows {
		if len(t.Passages) == rowsInBlock {
			write()
		}
		t.Passages = append(t.Passages, row)
	}
	if len(t.Passages) > 0 || !t.Continued {
		write()
	}
	t.Passages = nil
	loose := w.loose()
	for i := 0; len(loose) > 0 && i*rowsInBlock < len(loose); i++ {
		t.Loose, t.Continued = loose[i*rowsInBlock:min((i+1)*rowsInBlock, len(loose))], i > 0
		r.block("loose", t)
	}
}

// name is a row of the table of names.
type name struct {
	Entity, Type string
	Forms        []form
	Mentions     int
	Documents    int
}

// Usual is the form that stands for the name: the one that the id spells, else the fullest, the most frequent of these.
func (n name) Usual() form {
	spells := func(f form) int {
		if strings.Join(strings.Fields(strings.ToLower(f.Text)), "-") == n.Entity {
			return 1
		}
		return 0
	}
	return slices.MinFunc(n.Forms, func(a, b form) int {
		return cmp.Or(spells(b)-spells(a), len(strings.Fields(b.Text))-len(strings.Fields(a.Text)), b.Mentions-a.Mentions,
			cmp.Compare(a.Language, b.Language), cmp.Compare(a.Text, b.Text))
	})
}

// form is a way in which the texts write a name.
type form struct {
	Text, Language string
	Mentions       int
}

// names writes who and what is named, those first that are named most often.
func (w *work) names(r *renderer) {
	rows := w.nameRows()
	if len(rows) == 0 {
		return
	}
	t := table{Work: w.ID, Title: w.heading()}
	for i, part := range chunks(rows, 5*rowsInBlock) {
		t.Names, t.Continued = part, i > 0
		r.block("names", t)
	}
}

func (w *work) nameRows() []name {
	byEntity := map[string]*name{}
	var order []*name
	for _, d := range w.Documents {
		here := map[*name]bool{}
		for _, m := range w.mentions[d.DocumentID] {
			n := byEntity[m.EntityID]
			if n == nil {
				n = &name{Entity: m.EntityID, Type: m.Type}
				byEntity[m.EntityID] = n
				order = append(order, n)
			}
			if !here[n] {
				here[n] = true
				n.Documents++
			}
			n.add(m, d)
		}
	}
	slices.SortStableFunc(order, func(a, b *name) int {
		return cmp.Or(b.Documents-a.Documents, b.Mentions-a.Mentions, cmp.Compare(a.Entity, b.Entity))
	})
	rows := make([]name, len(order))
	for i, n := range order {
		rows[i] = *n
	}
	return rows
}

func (n *name) add(m *schema.Mention, d *view.Document) {
	n.Mentions++
	text := strings.Join(strings.Fields(m.Surface), " ")
	for i := range n.Forms {
		if n.Forms[i].Text == text && n.Forms[i].Language == d.Language {
			n.Forms[i].Mentions++
			return
		}
	}
	n.Forms = append(n.Forms, form{text, d.Language, 1})
}
