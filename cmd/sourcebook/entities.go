package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/registry"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/shelf"
)

func newEntities(a *app) *cobra.Command {
	typ, document := "", ""
	c := &cobra.Command{
		Use:   "entities RELEASE",
		Short: "Print the registry of a release: who and what its texts name, in which forms, and where",
		Long: `Entities prints each entity of a release with its type, identifier and name, the forms of the name by language,
and the documents that name it, each with how often. RELEASE is a release folder or a version below datasets/.`,
		Example: `  sourcebook entities datasets/letters/0.1.0
  sourcebook entities datasets/letters/0.1.0 --type person
  sourcebook entities datasets/letters/0.1.0 --document letter-1843 --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if typ != "" && !slices.Contains(registry.Types(), typ) {
				return exit{codeUsage, fmt.Errorf("there is no type %q; the types are %s", typ,
					strings.Join(registry.Types(), ", "))}
			}
			dir, err := shelf.Find(args[0], "")
			if err != nil {
				return err
			}
			return runEntities(a, dir, typ, document)
		},
	}
	c.Flags().StringVar(&typ, "type", "", "print entities of one type only")
	c.Flags().StringVar(&document, "document", "", "print the entities of one document only, by its document_id")
	return c
}

func runEntities(a *app, dir, typ, document string) error {
	list, err := registry.Read(dir, typ, document)
	if err != nil {
		return err
	}
	if a.json {
		printed.JSON(screen.Inert{Out: a.out}, list)
		return nil
	}
	p := &screen.Printer{Out: a.out}
	for _, line := range registry.Lines(list) {
		p.Line("%s", line)
	}
	return p.Err
}
