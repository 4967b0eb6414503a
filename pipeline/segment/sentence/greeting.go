package sentence

import (
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// longestGreeting is how many words a greeting has at most, and mostOfGreeting how many bytes.
const (
	longestGreeting = 5
	mostOfGreeting  = 60
)

// greeting ends the sentence after what is said to somebody at the head of a text, up to its comma: "Dear Ann, we
// regret". What follows begins with a word that often begins a sentence, with a capital, or after a name where the
// language goes on with a small letter.
func (c *cutter) greeting() {
	if c.g.greetings == nil || !c.g.greetings[strings.ToLower(chars.WordAfter(c.text, 0))] {
		return
	}
	at := strings.IndexByte(c.text[:min(len(c.text), mostOfGreeting)], ',')
	if at < 0 || strings.Count(c.text[:at], " ") >= longestGreeting || strings.ContainsAny(c.text[:at], ".!?:\n") {
		return
	}
	next := chars.SkipSpace(c.text, at+1)
	if next == at+1 || next == len(c.text) || !c.starter(next) {
		return
	}
	if character.IsCapital(c.rune(next)) || c.g.smallLetters && endsInName(c.text[:at]) {
		c.end(at+1, at+1, "greeting")
	}
}

// endsInName reports whether the last of several words has a capital: "Dear Ann", and not "Good news".
func endsInName(words string) bool {
	name := words[strings.LastIndexByte(words, ' ')+1:]
	return len(name) < len(words) && character.IsCapital(firstOf(name))
}
