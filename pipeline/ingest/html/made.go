package html

import (
	"slices"

	"golang.org/x/net/html/atom"

	"example.org/sourcebook/pipeline/markup"
)

// What the programs that make most blogs and forums call the elements with the title of a text and its author.

// titleOfClass is the rule of a title that the class of a heading names.
const titleOfClass = "html_class"

// titleNames are the classes of the heading with the title of a text, in the programs that make most pages, where the
// first heading is the name of the site.
var titleNames = words("entry-title post-title article-title")

// cardNames is the class of the name in a card of an author.
var cardNames = words("fn")

// isTitle reports whether a heading that is not the first of the page is named for the title of a text.
func isTitle(tag atom.Atom, a markup.Attributes) bool {
	return (tag == atom.H2 || tag == atom.H3 || tag == atom.H4) && hasClass(a, titleNames)
}

// oneTitle leaves the titles out that the classes of headings name, where there are several: those of other texts.
func oneTitle(claims []claim) []claim {
	of := func(c claim) bool { return c.Field == "title" && c.Rule == titleOfClass }
	n := 0
	for _, c := range claims {
		if of(c) {
			n++
		}
	}
	if n < 2 {
		return claims
	}
	return slices.DeleteFunc(claims, of)
}

// forumPrograms are what the programs of forums call the elements of a whole page.
var forumPrograms = words("phpbb vbulletin xenforo xf mybb smf")

// ofForum reports whether the element of a whole page names the program of a forum.
func ofForum(a markup.Attributes) bool { return named(a, forumPrograms) }

// memberNames are the classes of the name of a member who wrote in a forum.
var memberNames = words("username username-coloured bigusername")
