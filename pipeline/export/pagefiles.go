package export

import (
	"fmt"
	"html/template"
	"iter"
	"regexp"
	"slices"
	"strings"
)

// worksInIndex bounds the works of one file of the index.
const worksInIndex = 1200

// several writes the files of the works, then the index.
func (p *pageWriter) several() error {
	n := 0
	for w, err := range p.works {
		if err != nil {
			return err
		}
		if err := p.work(n, w); err != nil {
			return err
		}
		n++
	}
	return p.index()
}

// index writes the files of the index. It reads the works again: memory does not grow with their number.
func (p *pageWriter) index() error {
	page, n := p.base, 0
	for w, err := range p.works {
		if err != nil {
			return err
		}
		page.Works = append(page.Works, entryOf(w, pagesFolder+"/"+workFile(n, 0)))
		n++
		if last := n == int(p.base.Every); len(page.Works) < worksInIndex && !last {
			continue
		} else if page.Next = ""; !last {
			page.Next = indexFile(n / worksInIndex)
		}
		first := n - len(page.Works)
		if first > 0 {
			page.Home, page.Part = PageName, fmt.Sprintf("works from %d", first+1)
		}
		if err := p.write(indexFile(first/worksInIndex), &page); err != nil {
			return err
		}
		page.Works = page.Works[:0]
	}
	return nil
}

func indexFile(n int) string {
	if n == 0 {
		return PageName
	}
	return fmt.Sprintf("index-%d.html", n+1)
}

// workFile is the name of part k of the work with number n.
func workFile(n, k int) string {
	if k == 0 {
		return fmt.Sprintf("%06d.html", n+1)
	}
	return fmt.Sprintf("%06d-%d.html", n+1, k+1)
}

// work writes the files of one work.
func (p *pageWriter) work(n int, w *WorkPage) error {
	parts := pack(w.Lengths)
	where := map[string]int{}
	if len(parts) > 1 || p.leadsTo(n) {
		if err := anchors(w, parts, where); err != nil {
			return err
		}
		for _, lines := range p.base.heads() {
			address(lines, where, n)
		}
	}
	next, stop := iter.Pull2(w.Blocks)
	defer stop()
	for k, blocks := range parts {
		page := p.base
		page.Works, page.Statuses, page.Tables = nil, nil, nil
		page.Part, page.Language, page.Home, page.Root = oneLine(w.Title), w.Language, "../"+PageName, "../"
		if k+1 < len(parts) {
			page.Next = workFile(n, k+1)
		}
		for range blocks {
			block, err, _ := next()
			if err != nil {
				return err
			}
			if len(parts) > 1 {
				block = relink(block, where, n, k)
			}
			page.Blocks = append(page.Blocks, template.HTML(block))
		}
		if err := p.write(pagesFolder+"/"+workFile(n, k), &page); err != nil {
			return err
		}
	}
	return nil
}

// heads gives the lines at the head of the page, by kind.
func (s *shell) heads() [][]leadLine {
	return [][]leadLine{s.Differing.Lines, s.Agreeing.Lines, s.Damages.Lines}
}

// leadsTo reports whether a line at the head of the page leads to the work with number n.
func (p *pageWriter) leadsTo(n int) bool {
	return slices.ContainsFunc(p.base.heads(), func(lines []leadLine) bool {
		return slices.ContainsFunc(lines, func(l leadLine) bool { return l.work == n })
	})
}

// anchors adds the ids in the blocks of a work, each with the number of its part.
func anchors(w *WorkPage, parts []int, where map[string]int) error {
	part, left := 0, 0
	for block, err := range w.Blocks {
		if err != nil {
			return err
		}
		for left++; part < len(parts)-1 && left > parts[part]; part++ {
			left -= parts[part]
		}
		for {
			_, rest, found := strings.Cut(block, ` id="`)
			if !found {
				break
			}
			id, after, _ := strings.Cut(rest, `"`)
			where[id], block = part, after
		}
	}
	return nil
}

// address leads the lines whose rows stand in the files of the work with number n, by id and part, to these files.
func address(lines []leadLine, where map[string]int, n int) {
	for i := range lines {
		id := fragment(lines[i].Anchor)
		if part, ok := where[id]; ok && lines[i].work == n {
			lines[i].Address = pagesFolder + "/" + workFile(n, part) + "#" + id
		}
	}
}

// pack puts blocks of these lengths into parts of at most maxPage bytes, and gives how many blocks each part has; a
// longer block has a part of its own.
func pack(lengths []int) []int {
	var parts []int
	size := 0
	for _, n := range lengths {
		if len(parts) == 0 || size+n > maxPage {
			parts, size = append(parts, 0), 0
		}
		parts[len(parts)-1]++
		size += n
	}
	return parts
}

var hrefPattern = regexp.MustCompile(` href="#([^"]*)"`)

// relink leads the links of a block that is in part k to the parts in which their anchors are.
func relink(block string, where map[string]int, n, k int) string {
	return hrefPattern.ReplaceAllStringFunc(block, func(link string) string {
		id := hrefPattern.FindStringSubmatch(link)[1]
		if part, ok := where[id]; ok && part != k {
			return ` href="` + workFile(n, part) + "#" + id + `"`
		}
		return link
	})
}
