package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/manual"
	"example.org/sourcebook/pipeline/corpus"
)

func newMan(a *app) *cobra.Command {
	dir, asMarkdown := "", false
	c := &cobra.Command{
		Use:   "man [COMMAND]",
		Short: "Print the manual page of a command, or write those of all",
		Long: `Man prints the page of the program, or of one of its commands, for man to show; with --dir it writes the pages
of all commands and concepts into a folder. The pages have no date: the same program writes the same pages.`,
		Example: `  sourcebook man build | man -l -
  sourcebook man --dir ~/.local/share/man/man1
  sourcebook man --markdown --dir reference`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			form := manual.Man
			if asMarkdown {
				form = manual.Markdown
			}
			of, err := commandOf(c.Root(), args)
			switch {
			case err != nil:
				return err
			case dir == "":
				fmt.Fprint(a.out, manual.Page(of, form, exitCodes))
				return nil
			}
			written, err := manual.Write(of, form, dir, exitCodes)
			if err == nil && !a.quiet {
				fmt.Fprintf(a.out, "%d pages written into %s\n", len(written), dir)
			}
			return err
		},
	}
	c.Flags().StringVar(&dir, "dir", "", "write the pages into this folder")
	c.Flags().BoolVar(&asMarkdown, "markdown", false, "write Markdown")
	return c
}

// commandOf gives the command or the concept that is named; nearly its name is an error that proposes it.
func commandOf(root *cobra.Command, names []string) (*cobra.Command, error) {
	c := root
	for _, name := range names {
		var known []string
		next := (*cobra.Command)(nil)
		for _, s := range c.Commands() {
			known = append(known, s.Name())
			if s.Name() == name {
				next = s
			}
		}
		if next == nil {
			return nil, exit{codeUsage, fmt.Errorf("there is no command and no concept %q%s; there are %s", name,
				corpus.Suggest(name, known), strings.Join(known, ", "))}
		}
		c = next
	}
	return c, nil
}

// newHelp is the command help, which ends with an error where there is nothing to tell.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND or CONCEPT]",
		Short:   "Help about a command or a concept",
		Example: "  sourcebook help build\n  sourcebook help facts",
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if of, err := commandOf(c.Root(), args); err == nil {
				for _, s := range of.Commands() {
					names = append(names, s.Name())
				}
			}
			return completes(constant(func() []string { return names }), false)(c, args, typed)
		},
		RunE: func(c *cobra.Command, args []string) error {
			of, err := commandOf(c.Root(), args)
			if err != nil {
				return err
			}
			of.InitDefaultHelpFlag()
			return of.Help()
		},
	}
}
