package roles

import (
	"strings"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/schema"
)

// coreZone is the running text.
var coreZone = zone{"in the text", append(found[:len(found):len(found)], []rule{
	// what stands in the text and is none
	{"mark_of_caption", all(begins("▲▼△"), func(c *place) bool { return c.Size < 400 }), schema.RoleCaption},
	{"copyright", shows(block.Copyright), schema.RoleBoilerplate},
	{"on_other_pages", all(shows(block.Widespread), one(shows(block.Prose), not(leads))), schema.RoleBoilerplate},
	{"remark", shows(block.Remark | block.Elsewhere), schema.RoleBoilerplate},
	{"picture", shows(block.Pictured), schema.RoleCaption},
	{authorUnderSum, all(underStandfirst, not(shows(block.Prose|block.Item)), upTo(10), underText), schema.RoleByline},
	{dayUnderAuthor, all(shows(block.Dated), not(shows(block.Prose)), underAuthorOfSum), schema.RoleDateline},
	{"sentences", shows(block.Prose), schema.RoleBody},
	{"furniture", shows(block.Address | block.Path | block.Furnished), schema.RoleBoilerplate},
	{"handle", handle, schema.RoleByline},
	{"name_over_profile", nameOverProfile, schema.RoleByline},
	{"in_profile", inProfile, schema.RoleBoilerplate},
	{"votes", all(shows(block.Numeric), counter, aboveShows(block.Furnished), leads), schema.RoleBoilerplate},
	{"day_of_post", all(shows(block.Dated), not(shows(block.Item)), ofPost), schema.RoleDateline},
	{"numbers", shows(block.Numeric), schema.RoleBody},

	// headings and examples
	{"markdown_heading", markdownSection, schema.RoleHeading},
	{"head_of_list", headOfList, schema.RoleHeading},
	{"section", section, schema.RoleHeading},
	{"indented", indented, schema.RoleBody},

	// lines that stand there several times
	{"item_of_menu_too", all(again, leads, inMenuToo), schema.RoleHeading},
	{"row_of_buttons", all(again, inRow), schema.RoleBoilerplate},
	{"repeated_line", again, schema.RoleCaption},

	// short lines
	{"name_over_day", all(beforeEnd, named, belowShows(block.Dated), startsPost), schema.RoleByline},
	{"text_and_credit", all(not(terminal), hasStop, short, ofPicture), schema.RoleCaption},
	{"capitals", all(inCapitals, one(parted, aboveIs(schema.RoleHeading))), schema.RoleHeading},
	{"capitals_and_point", all(allCapitals, upTo(4), ends("."), parted, partedBelow), schema.RoleHeading}, // "PART II."
	{"numbered_heading", all(numberedItem, leads, belowShows(block.StrongProse)), schema.RoleHeading},
	{"numbered_line_apart", all(numberedItem, partedBelow, not(ends(",;")), notOverItem), schema.RoleHeading},
	{"item", shows(block.Item), schema.RoleBody},
	{"question", all(asks, one(asksAt(-1), asksAt(1))), schema.RoleHeading},
	{"stop_at_end", terminal, schema.RoleBody},
	{"line_of_list", inList, schema.RoleBody},
	{"in_brackets", begins("([（【"), schema.RoleCaption},
	{"goes_on_list", all(smallStart, attached, aboveIs(schema.RoleBody)), schema.RoleBody},
	{"command", shows(block.Command), schema.RoleBody},
	{"small_start", smallStart, schema.RoleCaption},
	{"comma", ends(",;"), schema.RoleBody},
	{"label_and_values", all(innerColon, one(all(attached, numbered), listsValues)), schema.RoleBody},
	{"under_paragraph", all(attached, partedBelow, aboveShows(block.Prose)), schema.RoleCaption},
	{"announces_more", one(announcesMore, announcesItems), schema.RoleBody},
	{"long_line", func(c *place) bool { return c.Size > 200 }, schema.RoleBody},
	{"short_line", always, schema.RoleHeading},
}...)}

// leads holds where text follows, as it follows a heading.
func leads(c *place) bool { return c.below().Sign.Has(block.Prose | block.Item) }

// ofPost holds for the day of a post in a thread: with the time of day, or under the name of its author.
func ofPost(c *place) bool {
	posted := chars.Clock(c.text) || c.Sign.Has(block.Posted) && leads(c)
	return posted || c.at > 0 && namedAt(c.page, c.at-1) || c.roleAbove() == schema.RoleByline
}

// startsPost holds where the post of a thread may begin.
func startsPost(c *place) bool { return c.Blank > 0 || c.roleAbove() == schema.RoleBoilerplate }

func beforeEnd(c *place) bool { return c.at < c.page.Last }

func hasStop(c *place) bool { return c.Stops > 0 }

// ofPicture holds for what may stand under a picture: no item, no part of a sentence, no heading of any kind.
var ofPicture = not(one(shows(block.Item), halfSentence, mostlyCapitals, all(parted, attachedBelow, leads, uncredited)))

var uncredited, underText = not(creditAtEnd), aboveIs(schema.RoleBody)

// mostlyCapitals holds where nine in ten letters are capitals: "ORME v. HARBOUR BOARD".
func mostlyCapitals(c *place) bool { return c.Cased() && c.Upper*10 >= c.Letters*9 }

// halfSentence holds where a sentence goes on over the begin or the end of a block.
func halfSentence(c *place) bool {
	return startsSmall(c.Block) || c.Last == '-' || attachedBelow(c) && startsSmall(c.below())
}

// markdownSection holds for a heading of the second or third level in Markdown.
func markdownSection(c *place) bool {
	return strings.HasPrefix(c.text, "## ") || strings.HasPrefix(c.text, "### ")
}

// mostOfMenu is how many lines before the text are looked at for a menu.
const mostOfMenu = 400

// inMenuToo holds for a line that stands once before the text and once in it, and is not the name of the author.
func inMenuToo(c *place) bool {
	p := c.page
	if p.Copies[c.Hash] != 2 || p.BylineAt >= 0 && p.Blocks[p.BylineAt].Hash == c.Hash {
		return false
	}
	for i := range min(p.First, mostOfMenu) {
		if p.Blocks[i].Hash == c.Hash {
			return true
		}
	}
	return false
}

// inRow holds for a word alone, and for a line with another one beside it that stands there several times, too.
func inRow(c *place) bool {
	if c.Words <= 1 || c.Blank == 0 && againAt(c.page, c.at-1) {
		return true
	}
	return attachedBelow(c) && againAt(c.page, c.at+1)
}

// inCapitals holds for a few words in capitals.
func inCapitals(c *place) bool { return allCapitals(c) && plainWords(c) }

// allCapitals holds for at least four letters, all of them capitals.
func allCapitals(c *place) bool { return c.Cased() && c.Upper == c.Letters && c.Letters >= 4 }

// plainWords holds for up to six words without digits or marks that part sentences.
func plainWords(c *place) bool {
	return c.Words <= 6 && c.Digits+c.Commas == 0 && !c.Terminal && !c.Sign.Has(block.Item|block.Repeated)
}

// numberedItem holds for a short item with a number, apart from what stands above it, that is no sentence: "2.
// Methods".
func numberedItem(c *place) bool {
	return c.Sign.Has(block.Item) && c.Digits > 0 && c.Words <= 12 && c.Blank > 0 && !c.Terminal
}

// announcesItems holds where a colon ends a block and what follows it completes it.
func announcesItems(c *place) bool {
	if c.Last != ':' && c.Last != '：' {
		return false
	}
	next := c.below()
	return next.Sign.Has(block.Item) || attachedBelow(c) && startsSmall(next)
}

// notOverItem holds where no item stands below a block.
var notOverItem = not(belowShows(block.Item))

// asks holds for a short question by itself, right over text that answers it.
var asks = all(ends("?？؟;"), parted, attachedBelow, upTo(14), mayBegin, belowShows(block.Prose), bareButSentence)

// bareButSentence holds for a line that shows no sign but that of a sentence, and is no speech.
func bareButSentence(c *place) bool {
	return c.Sign&^block.Prose == 0 && !strings.ContainsRune("-–—\"“„«‘'", c.First)
}

// nearQuestion is how many blocks lie between the questions of a page of them at most.
const nearQuestion = 8

// asksAt holds where another question is asked so near a block, above (-1) or below (1).
func asksAt(way int) test {
	return func(c *place) bool {
		for k := 1; k <= nearQuestion; k++ {
			if i := c.at + k*way; i >= 0 && i < len(c.page.Blocks) && asks(c.page.place(i)) {
				return true
			}
		}
		return false
	}
}

// listsValues holds for a label, and several values parted by commas.
func listsValues(c *place) bool { return c.Commas > 0 && !c.Terminal && c.Words > 3 }

// The rules for who wrote a text, and when, under the sentences that sum it up.
const (
	authorUnderSum = "author_under_standfirst"
	dayUnderAuthor = "day_under_author"
)

// CreditsText reports whether a rule found the author or the day of a text under the sentences that sum it up.
func CreditsText(rule string) bool { return rule == authorUnderSum || rule == dayUnderAuthor }

// underAuthorOfSum holds right under the name of the author, near the first sentences.
func underAuthorOfSum(c *place) bool {
	return c.roleAbove() == schema.RoleByline && c.at <= c.page.First+mostStandfirst+1
}
