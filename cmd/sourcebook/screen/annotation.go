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

// located is a message that begins with a path and, mostly, the number of a line.
var located = regexp.MustCompile(`^([^\s:][^:\n]*):(?:([0-9]+):)? (.*)$`)

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
		place := ",line=" + m[2]
		if m[2] == "" {
			place = ""
			if _, err := os.Stat(m[1]); err != nil {
				continue // what it begins with is no path
			}
		}
		fmt.Fprintf(&b, "::%s file=%s%s::%s\n", level, property.Replace(m[1]), place, data.Replace(m[3]))
	}
	return b.String()
}

// What a workflow command escapes in its data and, besides, in its properties.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// Total says how many faults a message lists, if there are several: each line is one.
func Total(message string) string {
	lines := strings.Split(message, "\n")
	if n := len(lines); n > 1 && !slices.ContainsFunc(lines, func(l string) bool { return !located.MatchString(l) }) {
		return "sourcebook: " + strconv.Itoa(n) + " faults\n"
	}
	return ""
}

// Grouped is how a message that lists many faults is shown: the first ones of each kind as they are, and where the
// others stand on a line after them. What the numbers and the brackets of a fault say makes no other kind of it.
func Grouped(message string) string {
	lines := strings.Split(message, "\n")
	if len(lines) <= mostAlike {
		return message
	}
	kind := func(line string) string {
		m := located.FindStringSubmatch(line)
		if m == nil {
			return line
		}
		return numbers.ReplaceAllString(m[3], "")
	}
	var kinds []string
	of := map[string][]string{}
	for _, l := range lines {
		k := kind(l)
		if of[k] == nil {
			kinds = append(kinds, k)
		}
		of[k] = append(of[k], l)
	}
	var out []string
	for _, k := range kinds {
		all := of[k]
		out = append(out, all[:min(len(all), mostAlike)]...)
		if len(all) <= mostAlike {
			continue
		}
		var places []string
		for _, l := range all[mostAlike:] {
			place, _, _ := strings.Cut(l, ": ")
			places = append(places, place)
		}
		out = append(out, fmt.Sprintf("the same of %d more: %s", len(places), strings.Join(places, ", ")))
	}
	return strings.Join(out, "\n")
}

// mostAlike is how many faults of one kind are shown in full.
const mostAlike = 5

// numbers are what differs between two faults of one kind.
var numbers = regexp.MustCompile(`\([^)]*\)|[0-9]+|"[^"]*"`)
