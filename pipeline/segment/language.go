package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/identify"
	"example.org/sourcebook/pipeline/tables"
)

// Blocks that are asked for their language:
const (
	longBlock  = 100 // letters of a long one
	leastAsked = 24  // of a short one, where the long ones are no sentences
	mostAsked  = 24
)

// mainLanguage is the language of most of the long blocks of a text, or of the text as a whole if it has none. Where no
// long block ends like a sentence, the shorter ones are asked, too: long lines alone are those of links. stated is the
// language that its markup states; empty if that states none.
func mainLanguage(speaker *identify.Identifier, text string, blocks []block.Block, stated string) string {
	least := leastAsked
	for i := range blocks {
		if b := &blocks[i]; b.Size >= longBlock && (b.Terminal || !b.Cased()) {
			least = longBlock
			break
		}
	}
	var asked []*block.Block
	rest := 0 // what those count that were not asked yet
	for i := range blocks {
		if b := &blocks[i]; b.Size >= least && len(asked) < mostAsked {
			asked = append(asked, b)
			rest += weight(b)
		}
	}
	var votes []vote
	best := ""
	for _, b := range asked {
		rest -= weight(b)
		g := speaker.Identify(text[b.Start:b.End], stated)
		if g.Tag == "" {
			continue
		}
		i := slices.IndexFunc(votes, func(v vote) bool { return v.tag == g.Tag })
		if i < 0 {
			i, votes = len(votes), append(votes, vote{tag: g.Tag})
		}
		votes[i].weight += weight(b)
		var settled bool
		if best, settled = leading(votes, rest); settled {
			break
		}
	}
	if best == "" {
		return speaker.Identify(text, stated).Tag
	}
	return amongSiblings(speaker, text, asked, best, votes, stated)
}

// amongSiblings gives the language of the blocks that are in one language or in languages easily taken for it, of which
// one after the other was asked: what they say together decides, as each of them shows few of the signs that tell
// such languages apart.
func amongSiblings(
	speaker *identify.Identifier, text string, asked []*block.Block, best string, votes []vote, stated string,
) string {
	sibling := func(v vote) bool { return v.tag != best && speaker.Siblings(v.tag, best) }
	if !slices.ContainsFunc(votes, sibling) {
		return best
	}
	var joined strings.Builder
	for _, b := range asked {
		joined.WriteString(text[b.Start:b.End])
		joined.WriteByte('\n')
	}
	if tag := speaker.Identify(joined.String(), stated).Tag; speaker.Siblings(tag, best) {
		return tag
	}
	return best
}

// vote is what the blocks of a language count together.
type vote struct {
	tag    string
	weight int
}

// leading gives the language whose blocks count most, of equals the one that was heard first, and whether that stands
// whatever the others say, which count so much together.
func leading(votes []vote, others int) (tag string, settled bool) {
	first, second := vote{}, 0
	for _, v := range votes {
		if v.weight > first.weight {
			first, second = v, first.weight
		} else {
			second = max(second, v.weight)
		}
	}
	return first.tag, first.weight > second+others
}

// weight is what a block counts for its language: sentences count double, long lines that are none half.
func weight(b *block.Block) int {
	switch {
	case b.Terminal:
		return b.Size * 2
	case b.Size >= longBlock && b.Cased():
		return b.Size / 2
	}
	return b.Size
}

// regional gives the language of a text with the region that is declared or stated for it: it says in which order day
// and month stand.
func regional(main string, tags ...string) string {
	for _, t := range tags {
		if bcp47.Base(t) == bcp47.Base(main) && t != "" {
			return t
		}
	}
	return main
}

// A short line that may name a day:
const (
	leastDigits  = 3   // digits
	leastOfShort = 3   // letters
	longestShort = 160 // bytes, one less

	mostSpoken = 6 // languages of short lines, and the main one
)

// spoken gives the main language and those of the short lines that may name days.
func spoken(main string, speaker *identify.Identifier, text string, blocks []block.Block) []string {
	tags := []string{main}
	for i := range blocks {
		b := &blocks[i]
		if b.Digits < leastDigits || b.Size >= longestShort || b.Letters < leastOfShort || len(tags) >= mostSpoken {
			continue
		}
		if g := speaker.Identify(text[b.Start:b.End], main); g.Tag != "" && !slices.Contains(tags, g.Tag) {
			tags = append(tags, g.Tag)
		}
	}
	return tags
}

// packs gives the language packs for the dates of a page: those of the languages spoken there, the main one first,
// and of those that are everywhere.
func packs(lexicon *language.Lexicon, tags, everywhere []string) ([]*language.Pack, error) {
	for _, tag := range everywhere {
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	var out []*language.Pack
	for _, tag := range tags {
		if tag == "" {
			continue
		}
		k, err := lexicon.Pack(tag)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, nil
}

// statedCountry is the country of publication that the markup states, by its code; empty if it states none.
func statedCountry(stated []tables.Stated) string {
	for _, s := range stated {
		if s.Field == "country" {
			country, _ := bcp47.Country(s.Value)
			return country
		}
	}
	return ""
}

// statedLanguage is the language that the markup states, in the form of BCP 47; empty if it states none.
func statedLanguage(stated []tables.Stated) string {
	for _, s := range stated {
		if tag := strings.ReplaceAll(s.Value, "_", "-"); s.Field == "language" && wellFormed(tag) {
			return tag
		}
	}
	return ""
}

// wellFormed reports whether a tag is a language of two or three letters, with subtags of up to eight letters and
// digits.
func wellFormed(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if len(part) == 0 || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) {
			return false
		}
		for _, r := range part {
			if r >= utf8.RuneSelf || !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
				return false
			}
		}
	}
	return true
}
