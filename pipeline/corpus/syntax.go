package corpus

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// syntaxFault is an error of the reader of YAML.
type syntaxFault struct {
	says    string // how its message begins
	counted int    // line that it calls the first
	mend    string
}

// syntaxFaults are those that can be told better. Where the reader expects something, it names the line in which the
// list or mapping begins, and counts lines from 0.
var syntaxFaults = []syntaxFault{
	{"did not find expected '-' indicator", 0, "in the list that begins there an entry is indented otherwise"},
	{"did not find expected key", 0, "in the mapping that begins there a key is indented otherwise"},
	{"did not find expected ',' or ']'", 0, "the [ there is not closed"},
	{"did not find expected ',' or '}'", 0, "the { there is not closed"},
	{"did not find expected node content", 0, "a value is missing"},
	{"did not find expected <document start>", 0, "what came before has ended"},
	{"found unexpected end of stream", 1, "a quotation mark before it is not closed"},
	{"found a tab character that violates indentation", 1, "indent with spaces"},
	{"found character that cannot start any token", 1, "put the value between quotation marks"},
	{"could not find expected ':'", 1, "a key has no colon and blank after it"},
	{"mapping values are not allowed in this context", 1, "put a value with a colon between quotation marks"},
}

var syntaxAt = regexp.MustCompile(`^yaml: line ([0-9]+): (.*)$`)

// syntax gives an error of the reader of YAML with the line of the file, counted from 1, and how to mend it.
func (c *Corpus) syntax(err error) error {
	m := syntaxAt.FindStringSubmatch(err.Error())
	if m == nil {
		return fmt.Errorf("%s: %s", c.at(0), strings.TrimPrefix(err.Error(), "yaml: "))
	}
	line, _ := strconv.Atoi(m[1]) // it is digits
	for _, f := range syntaxFaults {
		if strings.HasPrefix(m[2], f.says) {
			return fmt.Errorf("%s: %s: %s", c.at(line+1-f.counted), m[2], f.mend)
		}
	}
	return fmt.Errorf("%s: %s", c.at(line), m[2])
}
