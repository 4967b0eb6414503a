package roles

// Questions to the page about a block, as tests that the rules ask.

func native(c *place) bool      { return nativeBlock(c.page, c.Block) }
func handle(c *place) bool      { return handleAt(c.page, c.at) }
func named(c *place) bool       { return namedAt(c.page, c.at) }
func creditLine(c *place) bool  { return creditLineAt(c.page, c.at) }
func counter(c *place) bool     { return counterAt(c.page, c.at) }
func headOfList(c *place) bool  { return headOfListAt(c.page, c.at) }
func section(c *place) bool     { return c.page.sections[c.at] }
func indented(c *place) bool    { return indentedAt(c.page, c.at) }
func inList(c *place) bool      { return inListAt(c.page, c.at) }
func isolated(c *place) bool    { return isolatedAt(c.page, c.at) }
func labelsName(c *place) bool  { return c.page.LabelsName(c.at) }
func underDate(c *place) bool   { return underDateAt(c.page, c.at) }
func again(c *place) bool       { return againAt(c.page, c.at) }
func namesNobody(c *place) bool { return namesNobodyAt(c.page, c.at) }
func nameOverProfile(c *place) bool {
	return c.Blank > 0 && profileAt(c.page, c.at)
}
func inProfile(c *place) bool { return c.Blank == 0 && profileAt(c.page, c.at) }
func credits(c *place) bool   { return creditsAt(c.page, c.at) }
