package roles

import (
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/schema"
)

// looseZone is a page without a core: a list, verse, minutes.
var looseZone = zone{"a page of short lines", append(found[:len(found):len(found)], []rule{
	{"furniture", shows(block.Copyright | block.Path | block.Address), schema.RoleBoilerplate},
	{"on_other_pages", all(shows(block.Widespread), one(shows(block.Prose), furnished)), schema.RoleBoilerplate},
	{"button", all(shows(block.Furnished), one(edge, phraseOfInterface)), schema.RoleBoilerplate},
	{"author_label", all(shows(block.Signed), edge, not(shows(block.Item))), schema.RoleByline},
	{"day", all(shows(block.Dated), edge, not(shows(block.Item)), onlyDay), schema.RoleDateline},
	{"above_title", all(ofSite, aboveTitle), schema.RoleBoilerplate},
	{"head_of_list", headOfList, schema.RoleHeading},
	{"section", section, schema.RoleHeading},
	{"indented", indented, schema.RoleBody},
	{"markdown_heading", all(begins("#"), not(shows(block.Tagged))), schema.RoleHeading},
	{"numbered_heading", all(numberedItem, upTo(10), attachedBelow, terminalBelow), schema.RoleHeading},
	{"item", shows(block.Item), schema.RoleBody},
	{"sentences", shows(block.Prose), schema.RoleBody},
	{"numbers", shows(block.Numeric), schema.RoleBody},
	{"stop_at_end", terminal, schema.RoleBody},
	{"comma", ends(",;"), schema.RoleBody},
	{"in_brackets", begins("(["), schema.RoleBody},
	{"announces_more", all(ends(":"), announcesMore), schema.RoleBody},
	{"isolated", all(isolated, upTo(10)), schema.RoleHeading},
	{"short_line", always, schema.RoleBody},
}...)}

const (
	headOfPage = 8 // first blocks of a page without a core that may say who wrote it, and when
	footOfPage = 4 // last blocks that may
)

// edge holds for the first and the last blocks of a page.
func edge(c *place) bool { return c.at < headOfPage || c.at >= len(c.page.Blocks)-footOfPage }

// phraseOfInterface holds where a block is a phrase of page furniture as a whole.
func phraseOfInterface(c *place) bool {
	return c.Letters > 0 && c.page.Furniture.Is(c.text, block.InterfacePhrase)
}

// onlyDay holds where a block stands at the head of a page or has nothing but a day.
func onlyDay(c *place) bool {
	return c.at < headOfPage || c.page.LeftWords(c.text, c.page.Days(c.text)) == 0
}

// furnished holds where something on the page shows by itself that a site put it there.
func furnished(c *place) bool { return c.page.furnished }

func terminalBelow(c *place) bool { return c.below().Terminal }
