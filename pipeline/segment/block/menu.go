package block

// mostOfEntry and leastOfMenu: how many words an entry of a menu has, and how many entries a menu has at least.
const (
	mostOfEntry = 4
	leastOfMenu = 3
)

// SeeMenus takes the first and the last lines of a page that no empty line parts for menus, and shows all their lines
// as furniture, where they are short and enough of them are known to be entries of menus. A line of the first ones
// that may be the title of a text right under them stays as it is.
func (p *Reader) SeeMenus(blocks []Block) {
	n := 1
	for n < len(blocks) && blocks[n].Blank == 0 {
		n++
	}
	if n < len(blocks) && !blocks[n].Sign.Has(Prose) {
		p.seeMenu(blocks[:n], 4)
	}
	first := len(blocks)
	for first > n && (first == len(blocks) || blocks[first].Blank == 0) && p.inMenu(&blocks[first-1]) {
		first--
	}
	p.seeMenu(blocks[first:], 2)
}

// seeMenu shows the lines of a menu as furniture if one in so many of them is known.
func (p *Reader) seeMenu(lines []Block, share int) {
	known := 0
	for i := range lines {
		switch b := &lines[i]; {
		case !p.inMenu(b):
			return
		case b.Sign.Has(Furnished | Path | Copyright), p.Furniture.Is(p.Text[b.Start:b.End], MenuWord):
			known++
		}
	}
	if len(lines) < leastOfMenu || known*share < len(lines) || known < 2 && len(lines) > leastOfMenu {
		return
	}
	for i := range lines {
		lines[i].Sign |= Furnished
	}
}

// inMenu reports whether a block may be a line of a menu.
func (p *Reader) inMenu(b *Block) bool {
	return b.Sign.Has(Furnished|Path|Copyright) && !b.Sign.Has(Prose) || b.entry()
}

// entry reports whether a block may be an entry of a menu: a few words without a stop or digit.
func (b *Block) entry() bool {
	const other = Dated | Signed | Labelled | Item | Prose | Numeric | Address | Notice | Remark | Running
	if b.Terminal || b.Lines > 1 || b.Digits > 0 || b.Commas > 0 || b.Gaps > 0 || b.Sign.Has(other) {
		return false
	}
	return b.Words > 0 && b.Words <= mostOfEntry && b.Last != ':' && b.Last != '：'
}
