package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/pipeline/lineage/attest"
)

func newAttest(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "attest RELEASE",
		Short: "Print the provenance of a release as an in-toto statement, ready to be signed",
		Long: `Attest prints an in-toto Statement v1 with a SLSA v1 provenance predicate: every file of the release with its
digest, the configuration, and all that the bytes depend on: the sources, the language knowledge that the build
opened, the program's own source, its modules and the version of Go. The statement holds no time and no machine, so
one release has one statement. Sign it with any tool that signs in-toto statements; with --json it is one line, as the
payload of an envelope is.

RELEASE is a release folder, or a version of the dataset below datasets/. Its digests are compared first. There is no
statement for one that does not hold what it claims.

The build type is` + attest.BuildType + `:
"sourcebook build" on the files of lineage/sources.zip, by the program whose source is lineage/builder.zip with
lineage/lexicon.zip in one tree, compiled with the named version of Go, CGO_ENABLED=0 and -trimpath. Its one external
parameter is "configuration": corpus.yaml with every default written out. Equal parameters and dependencies give equal
files: "sourcebook rebuild" proves it. A release whose builder.zip holds the language knowledge has the build type
` + attest.BuildTypeWhole + `.`,
		Example: "  sourcebook attest datasets/telecom-fraud-cooperation/0.1.0 > provenance.json",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runAttest(a, args[0]) },
	}
}

func runAttest(a *app, name string) error {
	dir, err := shelf.Folder(name)
	if err != nil {
		return err
	}
	s, mismatches, err := attest.Release(dir)
	if err != nil {
		return err
	}
	if len(mismatches) > 0 {
		told := &screen.Printer{Out: a.err}
		for _, m := range mismatches {
			told.Line("%s", m)
		}
		return exit{codeMismatch, fmt.Errorf("%s does not hold what it claims: %d claims differ", dir, len(mismatches))}
	}
	e := json.NewEncoder(screen.Inert{Out: a.out})
	e.SetEscapeHTML(false)
	if !a.json {
		e.SetIndent("", "  ")
	}
	return e.Encode(s)
}
