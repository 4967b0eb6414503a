package roles

import (
	"strconv"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/schema"
)

// tailRules are the rules for what stands after the core, on any page.
var tailRules = append(found[:len(found):len(found)], []rule{
	{"labelled_day", all(shows(block.Dated), labelled(block.PublishedLabel), afterCore(nearCore)), schema.RoleDateline},
	{"furniture", shows(furnitureSigns&^block.Numeric | block.Notice), schema.RoleBoilerplate},
	{"counter", all(shows(block.Numeric), counter), schema.RoleBoilerplate},
	{"day", all(shows(block.Dated), afterCore(nearCore), not(shows(block.Item))), schema.RoleDateline},
	{"mark_of_caption", all(begins("【▲▼"), afterCore(2), native), schema.RoleCaption},
	{"handle", handle, schema.RoleByline},

	// the end of a letter
	{"close_of_letter", all(ofLetter, afterCore(1), upTo(8), native), schema.RoleBody},
	{"signature", all(ofLetter, justAfterCore(2), named), schema.RoleByline},

	// labels
	{"label_of_button", all(onlyLabelled, labelled(block.InterfacePhrase)), schema.RoleBoilerplate},
	{"names_nobody", all(onlyLabelled, ofSite, namesNobody), schema.RoleBoilerplate},
	{"label_and_caption", all(shows(block.Labelled), afterCore(nearCore), ofSite, longUncased), schema.RoleCaption},
	{"author_label", all(labelsPeople, afterCore(nearCore), trusted), schema.RoleByline},

	// who signs, and what else is said
	{"close_of_letter", all(ends(","), afterCore(1), native), schema.RoleBody},
	{"signature", all(named, aboveIs(schema.RoleBody), underComma), schema.RoleByline},
	{"signature_over_day", all(closesText, overDay), schema.RoleByline},
	{"post", all(terminal, not(upTo(1)), native, underAuthor), schema.RoleBody},
}...)

// nearCore is how many blocks after the core what belongs to it may stand.
const nearCore = 4

// tailZone is what stands after the core on a page of a site.
var tailZone = zone{"after the text", append(tailRules[:len(tailRules):len(tailRules)], []rule{
	{"whole_sentence", all(terminal, not(upTo(leastOfSentence)), native, not(exclaims), beforeAround), schema.RoleBody},
	{"text_and_credit", all(not(terminal), short, native, beforeAround, creditAtEnd), schema.RoleCaption},
	{"announces_more", all(ends(":："), not(upTo(3)), native, beforeAround), schema.RoleBody},
	{"announced", all(attached, native, beforeAround, underColon), schema.RoleBody},
	{"over_list", all(belowShows(block.Item), native, beforeAround, not(exclaims)), schema.RoleBody},
	{"under_list", all(aboveShows(block.Item), native, beforeAround, not(ends(":："))), schema.RoleBody},
	{"under_label", underLabel, schema.RoleBoilerplate},
	{"list_with_numbers", all(listsNumbers, native), schema.RoleBody},
	{"row_of_table", all(inTable, native, beforeAround), schema.RoleBody},
	{"label_of_list", all(innerColon, attached, aboveIs(schema.RoleBody), labelAbove, beforeAround), schema.RoleBody},
	{"head_of_numbers", all(headOfList, parted, overNumbers, beforeAround), schema.RoleHeading},
	{"remarks", func(c *place) bool { return c.at >= c.page.endOfText() }, schema.RoleBoilerplate},
	{"item", all(shows(block.Item), native), schema.RoleBody},
	{"stop_at_end", all(terminal, not(upTo(3)), native, not(exclaims)), schema.RoleBody},
	{"short_line", always, schema.RoleBoilerplate},
}...)}

// beforeAround holds before anything that shows that a site put it there.
func beforeAround(c *place) bool { return c.at < c.page.around }

// underColon holds right under a line of the text that ends with a colon.
func underColon(c *place) bool {
	return c.roleAbove() == schema.RoleBody && (c.above().Last == ':' || c.above().Last == '：')
}

// closesText holds for a few words apart from the text right above, with one line right under them.
func closesText(c *place) bool {
	if c.Blank == 0 || c.Terminal || c.Words > 8 || c.Sign.Has(noName) || c.roleAbove() != schema.RoleBody {
		return false
	}
	return attachedBelow(c) && (c.at+2 == len(c.page.Blocks) || c.page.Blocks[c.at+2].Blank > 0)
}

// underLabel holds where the first of the lines that no empty line parts is a phrase of a site: "Archives".
func underLabel(c *place) bool {
	i := c.at
	for i > 0 && c.page.Blocks[i].Blank == 0 && c.at-i < reachOfTail {
		i--
	}
	return i < c.at && phrased(c.page, i)
}

// listsNumbers holds for a line with words and a number that has another such line beside it: prices, times, results.
func listsNumbers(c *place) bool {
	return listLine(c.Block) && (listLine(c.above()) || listLine(c.below())) && !ranked(c)
}

// inTable holds for a line with as many wide gaps as the one right above or below it.
func inTable(c *place) bool {
	if c.Gaps == 0 {
		return false
	}
	return c.Blank == 0 && c.above().Gaps == c.Gaps || attachedBelow(c) && c.below().Gaps == c.Gaps
}

// labelAbove holds where the line above is a label, a colon and what it labels, too.
func labelAbove(c *place) bool { return c.at > 0 && innerColon(c.page.place(c.at-1)) }

// overNumbers holds over a line of a table, and over one with words and a number that has another such one beside it.
func overNumbers(c *place) bool {
	below := c.page.place(min(c.at+1, len(c.page.Blocks)-1))
	return below.at > c.at && (inTable(below) || listsNumbers(below))
}

// ranked holds where the lines of a list are counted from one, without a point, as the most read stories of a site are.
func ranked(c *place) bool {
	n, _, _ := strings.Cut(c.text, " ")
	above, below := c.above(), c.below()
	follows := func(s, n string) bool { k, err := strconv.Atoi(s); return err == nil && n == strconv.Itoa(k+1) }
	first := func(b *block.Block) string { w, _, _ := strings.Cut(c.page.Text[b.Start:b.End], " "); return w }
	return follows(first(above), n) || follows(n, first(below))
}

// listLine reports whether a block is a short line of words and a number that shows nothing else.
func listLine(b *block.Block) bool {
	return b.Digits > 0 && b.Words >= 2 && b.Letters > b.Digits && b.Sign&^(block.Item|block.Prose) == 0
}

// leastOfSentence is how many words a line with a stop has, less one, that is a sentence of the text wherever it
// stands.
const leastOfSentence = 5

// plainTailZone is what stands after the core on a page that is not one of a site: what shows no sign of anything is
// text.
var plainTailZone = zone{"after the text, no site", append(tailRules[:len(tailRules):len(tailRules)], []rule{
	{"name_over_day", all(overDay, not(terminal), upTo(10)), schema.RoleByline},
	{"signature", all(closing, one(personOfRegister, namedAgain, initialBefore)), schema.RoleByline},
	{"signature_under_line", all(closing, named, not(upTo(1)), underLine), schema.RoleByline},
	{"end_of_list", all(closing, underShort), schema.RoleBody},
	{"heading_of_nothing", closing, schema.RoleBoilerplate},
	{"over_text", all(parted, not(terminal), upTo(10), not(ends(",")), overText, not(inList)), schema.RoleHeading},
	{"over_table", all(not(terminal), not(gaps), upTo(10), not(ends(",;")), overGaps), schema.RoleHeading},
	{"plain_text", always, schema.RoleBody},
}...)}

func gaps(c *place) bool { return c.Gaps > 0 }

// overGaps holds right over the first line of a table.
func overGaps(c *place) bool { return c.below().Gaps > 0 && c.below().Digits > 0 }

// labelsPeople holds for a label and names, not under a list.
var labelsPeople = all(shows(block.Signed|block.Labelled), not(aboveShows(block.Item)))

func ofLetter(c *place) bool { return c.page.letter }

// justAfterCore holds for the block at a distance from the last one of the core.
func justAfterCore(n int) test { return func(c *place) bool { return c.at == c.page.Last+n } }

// onlyLabelled holds for a label and names where the label is not one of the author.
func onlyLabelled(c *place) bool { return c.Sign.Has(block.Labelled) && !c.Sign.Has(block.Signed) }

func longUncased(c *place) bool { return !c.Cased() && c.Letters > 12 }

// trusted holds where a label names people: on a page of a site, or by its words, or by its place.
func trusted(c *place) bool {
	if c.page.site > 0 || c.Sign.Has(block.Signed) {
		return true
	}
	return c.Script == chars.Han && c.Letters <= 10 || credits(c)
}

func underComma(c *place) bool { return c.above().Last == ',' }

// underAuthor holds under the day of a post, or under its author and day.
func underAuthor(c *place) bool {
	role := c.roleAbove()
	return role == schema.RoleDateline || role == schema.RoleByline && c.above().Sign.Has(block.Dated)
}

// overDay holds where the day stands below with hardly a word beside it.
func overDay(c *place) bool { return c.below().Sign.Has(block.Dated) && c.below().Left <= 2 }

// closing holds for the last line of a page if it stands apart, is short and begins with a capital.
func closing(c *place) bool {
	if !isLast(c) || c.Blank == 0 || c.Words > 4 {
		return false
	}
	return !c.Terminal && c.Digits == 0 && c.Cased() && unicode.IsUpper(c.First)
}

// personOfRegister holds where the words are a given name and a surname of the lexicon.
func personOfRegister(c *place) bool { return c.page.Register.Person(strings.Fields(c.text)) }

// namedAgain holds for a name of several words that stands on the page several times.
func namedAgain(c *place) bool {
	return c.Sign.Has(block.Repeated) && len(strings.Fields(c.text)) > 1 && named(c)
}

// underLine holds under a single line that is no sentence and no label.
func underLine(c *place) bool {
	return c.above().Lines == 1 && !c.above().Sign.Has(block.Prose|block.Labelled)
}

// underShort holds under two short lines that are no sentences: the last of several is one of a list.
func underShort(c *place) bool {
	return shortLine(c.above()) && shortLine(c.page.blockAt(c.at-2))
}

// longestItem is how many words a line has at most that may be one of a list.
const longestItem = 6

func shortLine(b *block.Block) bool {
	return !b.Terminal && b.Words > 0 && b.Words <= longestItem && !b.Sign.Has(block.Dated|block.Signed)
}

// overText holds where a line stands right below, or text.
func overText(c *place) bool { return attachedBelow(c) || hasBelow(c) && leads(c) }

// initialBefore holds where the last word follows an initial: "O. Shevchuk".
func initialBefore(c *place) bool { return block.AfterInitial(c.text) }
