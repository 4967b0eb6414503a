package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
