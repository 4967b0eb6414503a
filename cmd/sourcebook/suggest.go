package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"example.org/sourcebook/cmd/sourcebook/manual"
	"example.org/sourcebook/pipeline/corpus"
)

// oneCommand is the error of arguments that no command has: the name of one that is nearly theirs is proposed, and none
// is run.
func oneCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, s := range c.Commands() {
		if s.IsAvailableCommand() {
			names = append(names, s.Name())
		}
	}
	return exit{codeUsage, fmt.Errorf("unknown command %q for %q%s; see %s --help", args[0], c.CommandPath(),
		corpus.Suggest(args[0], names), c.CommandPath())}
}

// topicAlone is the error of arguments behind the name of a concept, which is there for help and does nothing with
// them.
func topicAlone(root *cobra.Command, args []string) error {
	c, rest, err := root.Find(args)
	isFlag := func(arg string) bool { return strings.HasPrefix(arg, "-") }
	rest = slices.DeleteFunc(slices.Clone(rest), isFlag)
	if err != nil || len(rest) == 0 || c.Annotations[manual.Shown] == "" {
		return nil
	}
	return exit{codeUsage, fmt.Errorf("%s is a topic of help and no command, so there is nothing to do with %q; "+
		"see %s help %[1]s, or %[3]s %[4]s --help for the command that shows it in a release",
		c.Name(), rest[0], root.Name(), c.Annotations[manual.Shown])}
}

// unknownFlag adds the nearest flag of the command to the error of a flag that it does not have.
func unknownFlag(c *cobra.Command, err error) error {
	hint := ""
	if _, flag, ok := strings.Cut(err.Error(), "unknown flag: --"); ok {
		var names []string
		add := func(f *pflag.Flag) { names = append(names, f.Name) }
		c.LocalFlags().VisitAll(add)
		c.InheritedFlags().VisitAll(add)
		if s := corpus.Suggest(flag, names); s != "" {
			hint = strings.Replace(s, `"`, `"--`, 1)
		}
	}
	return exit{codeUsage, fmt.Errorf("%w%s; see %s --help", err, hint, c.CommandPath())}
}
