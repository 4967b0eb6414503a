package roles

import (
	"strings"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/schema"
)

// headZone is what stands before the core.
var headZone = zone{"before the text", append(found[:len(found):len(found)], []rule{
	// who wrote it, and when
	{"author_label", all(shows(block.Signed), not(shows(block.Copyright))), schema.RoleByline},
	{"credit_line", all(underTitle, creditLine), schema.RoleByline},
	{"handle", handle, schema.RoleByline},
	{"name_over_profile", all(nameOverProfile, underTitle), schema.RoleByline},
	{"in_profile", inProfile, schema.RoleBoilerplate},
	{"days_of_life", shows(block.Life), schema.RoleBody},
	{"author_and_day", all(shows(block.Dated), labelled(block.AuthorLabel|block.ByWord)), schema.RoleByline},
	{"day", all(shows(block.Dated), not(shows(block.Copyright|block.Path))), schema.RoleDateline},
	{"day_among_items", all(shows(block.Dated), rightUnderTitle, not(shows(block.Copyright))), schema.RoleDateline},

	// what the site puts there
	{"furniture", shows(furnitureSigns&^block.Numeric | block.Notice), schema.RoleBoilerplate},
	{"counter", all(shows(block.Numeric), counter), schema.RoleBoilerplate},
	{"numbers", shows(block.Numeric), schema.RoleBody},
	{"hashtag", shows(block.Tagged), schema.RoleHeading},
	{"above_title", all(ofSite, aboveTitle), schema.RoleBoilerplate},
	{"other_script", all(ofSite, not(native)), schema.RoleBoilerplate},
	{"label_and_name", labelsName, schema.RoleByline},
	{"under_day", underDate, schema.RoleDateline},

	// what belongs to the text
	{"address_of_letter", all(ofLetter, inList), schema.RoleBody},
	{"head_of_list", headOfList, schema.RoleHeading},
	{"section", section, schema.RoleHeading},
	{"indented", indented, schema.RoleBody},
	{"text_and_credit", all(not(terminal), short, creditAtEnd, not(halfSentence)), schema.RoleCaption},
	{"announces_more", announcesMore, schema.RoleBody},
	{"greeting", greeting, schema.RoleBody},
	{"goes_on_list", all(goesOnList, not(shows(block.Labelled|block.Signed)), not(ofSite)), schema.RoleBody},
	{"sentences", all(shows(block.Prose), not(exclaims)), schema.RoleBody},
	{"comma", ends(","), schema.RoleBody},
	{"item", shows(block.Item), schema.RoleBody},
	{"line_of_list", all(inList, one(numbered, smallStart)), schema.RoleBody},
	{"dialogue", all(terminal, earlyColon), schema.RoleBody},
	{"label_and_caption", all(shortLabel, ofSite), schema.RoleCaption},
	{"label_and_heading", all(shortLabel, parted, partedBelow, not(shows(block.Labelled))), schema.RoleHeading},
	{"label_and_value", shortLabel, schema.RoleBody},
	{"wide_gaps", all(gaps, underTitle, ofSite), schema.RoleBoilerplate},
	{"label_and_people", all(earlyColon, func(c *place) bool { return c.Commas > 0 }, not(isFirst)), schema.RoleBody},
	{"sentence_under_heading", all(ends(".。।"), not(upTo(2)), aboveIs(schema.RoleHeading)), schema.RoleBody},
	{"long_line", not(upTo(3)), schema.RoleHeading},
	{"page_without_site", not(ofSite), schema.RoleHeading},
	{"over_text", all(parted, attachedBelow, belowShows(block.Prose)), schema.RoleHeading},
	{"between_empty_lines", all(not(isFirst), parted, partedBelow, headingsExpected), schema.RoleHeading},
	{"short_line", always, schema.RoleBoilerplate},
}...)}

// rightUnderTitle holds where the title stands right above.
func rightUnderTitle(c *place) bool { return c.at > 0 && c.at-1 == c.page.TitleAt }

func isFirst(c *place) bool { return c.at == 0 }

// mostOfGreeting is how many words a greeting has.
const mostOfGreeting = 6

// greeting holds for a few words that exclaim right over the text, with a comma or no empty line between: "Hello, dear
// readers!"
func greeting(c *place) bool {
	if !exclaims(c) || c.Words > mostOfGreeting || c.at+1 != c.page.First || !underTitle(c) {
		return false
	}
	return c.Commas == 1 || attachedBelow(c) && (c.Last == '!' || c.Last == '！')
}

// creditAtEnd holds where what follows the last stop names where a picture comes from.
func creditAtEnd(c *place) bool { return c.Stops > 0 && block.CreditAfterStop(c.text) }

// goesOnList holds for one of several short lines right under text.
func goesOnList(c *place) bool {
	return c.Blank == 0 && c.roleAbove() == schema.RoleBody && inList(c)
}

// earlyColon holds where a colon stands after a few letters: the name of who speaks.
func earlyColon(c *place) bool { return strings.IndexAny(c.text[:min(len(c.text), 24)], ":：") > 0 }

// shortLabel holds for a label of one or two words, a colon, and a few words: "Chapter II: Sanctions".
func shortLabel(c *place) bool {
	if c.Words > 10 || c.Last == ':' || c.Last == '：' {
		return false
	}
	colon := strings.IndexAny(c.text, ":：")
	return colon > 0 && !chars.Clock(c.text[:min(colon+3, len(c.text))]) && len(strings.Fields(c.text[:colon])) <= 2
}

// headingsExpected holds where the text has headings, or nobody was named yet to whom a line could belong.
func headingsExpected(c *place) bool { return c.page.headed || !c.page.attributedBefore(c.at) }
