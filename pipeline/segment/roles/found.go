package roles

import (
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/schema"
)

// found are the rules for what was looked for on the page as a whole: they come first in every zone.
var found = []rule{
	{"title", func(c *place) bool { return c.at == c.page.TitleAt }, schema.RoleTitle},
	{"mail_date", inMail(schema.RoleDateline), schema.RoleDateline},
	{"mail_sender", inMail(schema.RoleByline), schema.RoleByline},
	{"mail_header", inMail(schema.RoleBoilerplate), schema.RoleBoilerplate},
	{"running_head", shows(block.Running), schema.RoleBoilerplate},
	{"name_alone", func(c *place) bool { return c.at == c.page.BylineAt }, schema.RoleByline},
	{"table_of_contents", inContents(schema.RoleBoilerplate), schema.RoleBoilerplate},
	{"in_contents", inContents(schema.RoleHeading), schema.RoleHeading},
}

// inMail holds for the lines of the head of a message that have the role.
func inMail(role string) test { return func(c *place) bool { return c.page.Mail[c.at] == role } }

// inContents holds for the lines of a table of contents, and the headings that it announces, by their role.
func inContents(role string) test {
	return func(c *place) bool { return c.page.contents[c.at] == role }
}

// zoneOf gives the zone of a block.
func (p *Page) zoneOf(i int) *zone {
	switch {
	case p.Marks != nil:
		return &markupZone
	case p.Loose:
		return &looseZone
	case i < p.First:
		return &headZone
	case i <= p.Last:
		return &coreZone
	case p.site > 0:
		return &tailZone
	}
	return &plainTailZone
}
