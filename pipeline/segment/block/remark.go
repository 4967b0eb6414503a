package block

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/tables"
)

// remarks reports whether a block begins as sites begin the sentences that they put under any text.
func (p *Reader) remarks(b *Block, s string) bool { return p.Furniture.remark(s, b.Script.Spaceless()) }

// ofProgram is the end of what the program of a site says where it fails: the name of its file, and a line.
var ofProgram = regexp.MustCompile(`\s(/|[A-Z]:\\)\S*\.(php|phtml|inc)\b.* \d+$`)

// mostOfProgram is how many bytes such a message has at most.
const mostOfProgram = 600

// failed reports whether a block is the message of a program that failed.
func (p *Reader) failed(b *Block, s string) bool {
	return b.Digits > 0 && len(s) <= mostOfProgram && strings.ContainsAny(s, `/\`) && ofProgram.MatchString(s)
}

// LeadsToBio reports whether a line stands over what says who the author is: by a phrase, or by one and the name of the
// author that the page states.
func (p *Reader) LeadsToBio(line string, stated []tables.Stated) bool {
	if len(line) > longestBegin {
		return false
	}
	if p.Furniture.Is(line, BioLabel) {
		return true
	}
	n := p.Furniture.Label(line, BioLead)
	name := strings.ToLower(strings.TrimFunc(line[n:], notWord))
	if n == 0 || name == "" {
		return false
	}
	for _, s := range stated {
		if s.Field == "author" && strings.HasPrefix(strings.ToLower(s.Value)+" ", name+" ") {
			return true
		}
	}
	return false
}

// firstKey stands before the first words of remarks among the phrases.
const firstKey = "\x00"

// wordEnd gives where the first word of a text ends.
func wordEnd(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
	}
	return len(s)
}

// longestBegin is how many bytes the begin of a remark has.
const longestBegin = 100

// remark reports whether s begins with a phrase with which sites begin their remarks. The phrase ends where a word
// ends; in scripts without blanks, anywhere.
func (f furniture) remark(s string, spaceless bool) bool {
	if !spaceless && f[firstKey+strings.ToLower(s[:wordEnd(s)])] == 0 {
		return false // as nearly all blocks
	}
	lower := strings.ToLower(s[:min(len(s), longestBegin)])
	for i, r := range lower {
		ends := !unicode.IsLetter(r) && !unicode.IsMark(r)
		if (ends || spaceless) && f[lower[:i]]&RemarkBegin != 0 {
			return true
		}
	}
	return f[lower]&RemarkBegin != 0
}

// leastOfLife is how many years lie at least between the days of a line that are those of a life.
const leastOfLife = 15

// lifespan reports whether the days of a line are two that lie far apart: of birth and death.
func lifespan(days []Day) bool {
	if len(days) != 2 || len(days[0].Date) < 4 || len(days[1].Date) < 4 {
		return false
	}
	from, _ := strconv.Atoi(string(days[0].Date[:4]))
	to, _ := strconv.Atoi(string(days[1].Date[:4]))
	return to-from >= leastOfLife
}
