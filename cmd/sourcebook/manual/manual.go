// Package manual holds what there is to read of the program: its concepts, and the pages of its commands for man and as
// Markdown.
package manual

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

//go:embed topics
var files embed.FS

// topics are the concepts, in the order in which a newcomer meets them, each with the command that shows it in a
// release.
var topics = []struct{ name, command string }{
	{"facts", "compare"}, {"damage", "show"}, {"versions", "compare"}, {"lineage", "trace"}, {"determinism", "rebuild"},
}

// Shown is the annotation of a concept that names the command which shows it in a release.
const Shown = "shown"

// Topics gives a command without an action for each concept, which help shows: its first line is what it is about.
func Topics() []*cobra.Command {
	var out []*cobra.Command
	for _, topic := range topics {
		text, err := files.ReadFile("topics/" + topic.name + ".txt")
		if err != nil {
			panic(err) // it is not in the program
		}
		about, _, _ := strings.Cut(string(text), "\n")
		c := &cobra.Command{Use: topic.name, Short: about, Long: strings.TrimSpace(string(text)),
			Annotations: map[string]string{Shown: topic.command}}
		out = append(out, c)
	}
	return out
}

// Form is a way to write the page of a command.
type Form struct {
	suffix string
	page   func(w *strings.Builder, p *page)
}

// The forms of pages.
var (
	Man      = Form{".1", roff}
	Markdown = Form{".md", markdown}
)

// Write writes the pages of a command and of all below it into a folder, which it makes if it must. It gives their
// paths.
func Write(c *cobra.Command, f Form, dir, exits string) ([]string, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	var written []string
	for _, one := range all(c) {
		p := filepath.Join(dir, name(one)+f.suffix)
		if err := os.WriteFile(p, []byte(Page(one, f, exits)), 0o666); err != nil {
			return nil, fmt.Errorf("failed to write the pages: %w", err)
		}
		written = append(written, p)
	}
	return written, nil
}

// Page gives the page of one command. exits is the list of exit codes, a line each.
func Page(c *cobra.Command, f Form, exits string) string {
	var w strings.Builder
	p := &page{name: name(c), about: c.Short, use: c.UseLine(), text: paragraphs(c.Long, c.Short),
		examples: lines(c.Example), exits: lines(exits)}
	if !c.Runnable() {
		p.use = ""
	}
	c.InitDefaultHelpFlag()
	list := func(flag *pflag.Flag) {
		if !flag.Hidden {
			p.flags = append(p.flags, flag)
		}
	}
	c.LocalFlags().VisitAll(list)
	c.InheritedFlags().VisitAll(list)
	if c.HasParent() {
		p.see = append(p.see, name(c.Parent()))
	}
	for _, below := range c.Commands() {
		if documented(below) {
			p.see = append(p.see, name(below))
		}
	}
	f.page(&w, p)
	return w.String()
}

// page is what the page of a command says.
type page struct {
	name, about, use string
	text             []string // paragraphs; one whose lines are indented stays as it is
	flags            []*pflag.Flag
	examples, exits  []string
	see              []string
}

// all gives a command and those below it, but for the hidden ones.
func all(c *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{c}
	for _, below := range c.Commands() {
		if documented(below) {
			out = append(out, all(below)...)
		}
	}
	return out
}

// documented reports whether a command has a page: it is there for people and of this program.
func documented(c *cobra.Command) bool {
	return !c.Hidden && c.Name() != "help" && c.Name() != "completion"
}

// name is the name of a command's page.
func name(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// paragraphs cuts a text at its empty lines; without a text it is what it is about.
func paragraphs(text, about string) []string {
	if text == "" {
		text = about + "."
	}
	return strings.Split(strings.TrimSpace(text), "\n\n")
}

// lines gives the lines of a text, without the space around it.
func lines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// flagName is a flag as it is written: -o, --out string.
func flagName(f *pflag.Flag) string {
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if kind, _ := pflag.UnquoteUsage(f); kind != "" {
		name += " " + kind
	}
	return name
}

// Template is the template of a command's help out of cobra's: the examples, which most people look for, come before
// the usage, and the exit codes at the end.
func Template(template, exits string) string {
	const examples = "{{if .HasExample}}\n\nExamples:\n{{.Example}}{{end}}"
	rest := strings.Replace(template, examples, "", 1)
	return "{{if .HasExample}}Examples:\n{{.Example}}\n\n{{end}}" + rest + exits +
		"\n\nsourcebook man COMMAND prints this for man; sourcebook help facts, damage, versions, lineage or " +
		"determinism\nexplains what the words mean.\n"
}
