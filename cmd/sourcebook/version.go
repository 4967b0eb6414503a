package main

import (
	"encoding/hex"
	"fmt"
	"io/fs"
	"unicode"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// versionOf is the result of version.
type versionOf struct {
	Builder string         `json:"builder"`
	Module  string         `json:"module"`
	H1      string         `json:"h1"`
	Go      string         `json:"go"`
	Lexicon string         `json:"lexicon"`
	Unicode string         `json:"unicode"`
	Format  int            `json:"manifest_format"`
	Tables  map[string]int `json:"tables"`
}

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print which program this is: the digest of its source and the version of Go",
		Long: `Version prints the builder id: the digest of the program's own source, as golang.org/x/mod/sumdb/dirhash
computes it, and the exact version of Go. With --json it adds the versions of the formats, and the digest of the
language knowledge that it carries, which takes a moment. Two programs with one builder id and the same language
knowledge make the same bytes of the same texts.`,
		Example: "  sourcebook version --json",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return runVersion(a) },
	}
}

func runVersion(a *app) error {
	if !a.json {
		id, err := lineage.Identify(programSource())
		if err == nil {
			fmt.Fprintf(a.out, "sourcebook %s\n", id)
		}
		return err
	}
	b, err := lineage.NewBuilder(programSource())
	if err != nil {
		return err
	}
	lexicon, err := lexiconDigest(programSource())
	if err != nil {
		return err
	}
	v := versionOf{Builder: b.ID(), Module: lineage.ModulePath, H1: b.H1, Go: b.Go, Lexicon: lexicon,
		Unicode: unicode.Version, Format: lineage.ManifestFormat, Tables: map[string]int{}}
	for _, t := range schema.All {
		v.Tables[t.Name] = t.Version
	}
	printed.JSON(a.out, v)
	return nil
}

// lexiconDigest is the digest of the language knowledge in the source of the program, whether it is kept packed or not.
func lexiconDigest(source fs.FS) (string, error) {
	files, err := fs.Sub(source, lineage.LexiconDir)
	if err != nil {
		return "", err
	}
	sum, err := language.Open(struct{ fs.FS }{files}).Digest()
	return "sha256:" + hex.EncodeToString(sum[:]), err
}
