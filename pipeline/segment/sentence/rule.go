package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// outcome is what a rule says of the stops of a mark.
type outcome struct {
	verdict
	list []rule // that is asked first
}

type verdict uint8

const (
	saysNothing verdict = iota
	saysGoesOn
	saysEnds
	saysBeforeStarter
)

var (
	goesOn        = outcome{verdict: saysGoesOn}        // the sentence does not end with them
	ends          = outcome{verdict: saysEnds}          // it does
	beforeStarter = outcome{verdict: saysBeforeStarter} // it does if a word follows that often begins a sentence
)

// ask leaves the decision to a list of rules; where that says nothing, the next rule is asked.
func ask(rules []rule) outcome { return outcome{list: rules} }

// rule is one decision: the first rule of an ordered list that holds for a mark says whether the sentence ends.
type rule struct {
	name string
	when test
	then outcome
}

// test is a question about a mark.
type test func(*mark) bool

// mark is a run of stops at its place in a text.
type mark struct {
	*cutter
	stops
	follow rune   // the next visible character
	apart  bool   // white space stands before it
	lead   rune   // the first letter or digit of what follows
	after  int    // where that stands
	from   int    // where the word before the stops begins
	word   string // that word; empty if there is none
	lower  string // the same in lower case
	length int    // its letters
	kind   form   // what it abbreviates
	first  rune   // its first character
	begun  rune   // touching: the character after an opening mark
	begin  int    // touching: where that stands
	rule   string // the name of the rule that decided
}

// decide asks the rules in order.
func (m *mark) decide(rules []rule) verdict {
	for i := range rules {
		r := &rules[i]
		if m.traced {
			m.asked = append(m.asked, r.name)
		}
		if !r.when(m) {
			continue
		}
		if r.then.list != nil {
			if v := m.decide(r.then.list); v != saysNothing {
				return v
			}
			continue
		}
		m.rule = r.name
		if r.then.verdict != saysBeforeStarter {
			return r.then.verdict
		}
		if m.starter(m.after) {
			return saysEnds
		}
		return saysGoesOn
	}
	return saysNothing
}

// all holds where all tests hold.
func all(tests ...test) test {
	return func(m *mark) bool {
		for _, t := range tests {
			if !t(m) {
				return false
			}
		}
		return true
	}
}

// one holds where one of the tests holds.
func one(tests ...test) test {
	return func(m *mark) bool {
		for _, t := range tests {
			if t(m) {
				return true
			}
		}
		return false
	}
}

func not(t test) test { return func(m *mark) bool { return !t(m) } }

func always(*mark) bool { return true }

// stopIs holds where the first of the stops is one of the signs.
func stopIs(signs string) test {
	return func(m *mark) bool { return strings.ContainsRune(signs, m.sign) }
}

// followedBy holds where the next visible character is one of the signs.
func followedBy(signs string) test {
	return func(m *mark) bool { return strings.ContainsRune(signs, m.follow) }
}

func touching(m *mark) bool { return !m.apart }
func closed(m *mark) bool   { return m.closed }
func strong(m *mark) bool   { return m.strong }

// small holds where the first letter of what follows is a small one.
func small(m *mark) bool { return character.IsSmall(m.lead) }

// number holds where a digit follows.
func number(m *mark) bool { return unicode.IsDigit(m.lead) }

// common holds where the word before the stops is one that often begins a sentence.
func common(m *mark) bool { return m.g.starters[m.lower] }

// upTo holds where the word before the stops has that many letters at most.
func upTo(letters int) test { return func(m *mark) bool { return m.length <= letters } }

// meet takes in a run of stops that something follows.
func (c *cutter) meet(s *stops) *mark {
	if c.met == nil {
		c.met = &mark{}
	}
	m := c.met
	m.cutter, m.stops = c, *s
	m.follow, m.apart = c.rune(s.next), s.next > s.close
	c.asked = c.asked[:0]
	return m
}

// readLead takes in the first letter or digit of what follows: that decides (SB8).
func (m *mark) readLead() { m.lead, m.after = m.leading(m.next) }

// readPoint takes in the word before a full stop.
func (m *mark) readPoint() {
	i := m.at
	if i > 1 && m.text[i-1] == ' ' {
		i-- // a text that was taken apart into tokens
	}
	m.word = m.before(i)
	m.from = i - len(m.word)
	if numeral(m.word) {
		return
	}
	m.lower = strings.ToLower(m.word)
	m.length = letters(m.word)
	m.first, _ = utf8.DecodeRuneInString(m.word)
	m.kind = m.abbreviates()
}

// abbreviates says what the word before a full stop abbreviates.
func (m *mark) abbreviates() form {
	kind := m.g.forms[m.lower]
	switch {
	case m.length == 1 && m.spelledFinal():
		return final // "и т. д."
	case m.length == 1 && m.lower != m.word:
		return noForm // an initial
	case kind == general && m.length > 2 && m.inCapitals() && !dotted(m):
		return noForm // an acronym
	}
	return kind
}

func (m *mark) inCapitals() bool { return m.word == strings.ToUpper(m.word) && m.lower != m.word }

// spelledFinal reports whether a letter ends an abbreviation of several that seldom stands but at the end of a
// sentence.
func (m *mark) spelledFinal() bool {
	if m.from <= 3 || m.text[m.from-2] != '.' || m.text[m.from-1] != ' ' {
		return false
	}
	return m.g.forms[spelled(m.text, m.from, m.lower)] == final
}

// readTouching takes in the word before stops that no white space follows, and what follows an opening mark after them.
func (m *mark) readTouching() {
	m.word = m.before(m.at)
	m.first, _ = utf8.DecodeRuneInString(m.word)
	m.begun, m.begin = m.follow, m.next
	if strings.ContainsRune("\"“(«‘", m.follow) {
		m.begin += utf8.RuneLen(m.follow)
		m.begun = m.rune(m.begin)
	}
}

// lastOf gives the last character of the text before byte i.
func lastOf(text string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

// wordNext gives the word that begins at the first letter or digit of what follows.
func (m *mark) wordNext() string { return chars.WordAfter(m.text, m.after) }
