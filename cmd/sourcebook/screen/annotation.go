package screen

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// located is a message that begins with a path and the number of a line.
var located = regexp.MustCompile(`^([^\s:][^:\n]*):([0-9]+): (.*)$`)

// Annotations are the lines of a message that name a place in a file as commands of a GitHub workflow: ::error,
// ::warning. The path of a source is that in the folder of its corpus.
func Annotations(level, message, corpus string) string {
	var b strings.Builder
	for line := range strings.Lines(message) {
		m := located.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil {
			continue
		}
		if _, err := os.Stat(m[1]); err != nil {
			m[1] = filepath.ToSlash(filepath.Join(corpus, m[1]))
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%s::%s\n", level, property.Replace(m[1]), m[2], data.Replace(m[3]))
	}
	return b.String()
}

// What a workflow command escapes in its data and, besides, in its properties.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// Total says how many faults a message lists, if there are several.
func Total(message string) string {
	lines := strings.Split(message, "\n")
	n := len(slices.DeleteFunc(lines, func(l string) bool { return !located.MatchString(l) }))
	if n < 2 {
		return ""
	}
	return "sourcebook: " + strconv.Itoa(n) + " faults\n"
}
