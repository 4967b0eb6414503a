package corpus

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/character"
)

// identities reads lists of names: those of one list name one entity, or no two of them do.
func (c *Corpus) identities(value *yaml.Node, key string, to *[][]string) error {
	if value.Kind != yaml.SequenceNode {
		return fmt.Errorf("%s: %s is %s, but it must be a list of lists of names, such as [[UN, United Nations]]",
			c.at(value.Line), key, kindOf(value))
	}
	for _, list := range value.Content {
		var names []string
		for _, n := range list.Content {
			name := oneName(n)
			if list.Kind != yaml.SequenceNode || n.Kind != yaml.ScalarNode || name == "" {
				return fmt.Errorf("%s: %s must hold lists of names, such as [UN, United Nations]", c.at(list.Line), key)
			}
			names = append(names, name)
		}
		if len(names) < 2 {
			return fmt.Errorf("%s: a list of %s needs two names or more", c.at(list.Line), key)
		}
		*to = append(*to, names)
	}
	return nil
}

// oneName gives the name of an item, each run of white space as one blank.
func oneName(n *yaml.Node) string { return norm.NFC.String(strings.Join(strings.Fields(n.Value), " ")) }

// united is which names the lists of same make one: each name leads to one that it is the same as, and the line that
// says so.
type united map[string]saying

type saying struct {
	name string
	line int
}

// root gives the name that stands for all those that a name is the same as, and the last line that leads to it.
func (u united) root(name string) (string, int) {
	line := 0
	for {
		next, ok := u[name]
		if !ok {
			return name, line
		}
		name, line = next.name, next.line
	}
}

// contradictions gives an error for each two names that same makes one, by one list or by several that share names, and
// not_same keeps apart. Names are compared as the registry compares them, without case and accents.
func contradictions(top *yaml.Node, at func(line int) string) error {
	one := united{}
	for _, list := range listsOf(top, "same") {
		for _, n := range list.Content[1:] {
			a, _ := one.root(character.Plain(oneName(list.Content[0])))
			if b, _ := one.root(character.Plain(oneName(n))); a != b {
				one[b] = saying{a, list.Line}
			}
		}
	}
	var faults []error
	for _, list := range listsOf(top, "not_same") {
		for i, n := range list.Content {
			for _, o := range list.Content[:i] {
				faults = append(faults, one.contradiction(at, list.Line, oneName(o), oneName(n)))
			}
		}
	}
	return errors.Join(faults...)
}

// contradiction gives an error if two names of a list of not_same, which stands at a line, are one.
func (u united) contradiction(at func(line int) string, line int, first, second string) error {
	a, b := character.Plain(first), character.Plain(second)
	if a == b {
		return fmt.Errorf("%s: not_same has %q and %q, which are one name but for case and accents; "+
			"only names that differ can be kept apart", at(line), first, second)
	}
	x, i := u.root(a)
	y, j := u.root(b)
	if x != y {
		return nil
	}
	return fmt.Errorf("%s: not_same keeps %q and %q apart, but same makes them one in line %d; "+
		"take one of the two out of either list", at(line), first, second, max(i, j))
}

// listsOf gives the lists below a key of the configuration.
func listsOf(top *yaml.Node, key string) []*yaml.Node {
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value == key {
			return top.Content[i+1].Content
		}
	}
	return nil
}
