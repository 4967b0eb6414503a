package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/verify"
)

// readers read the released files back.
var readers = lineage.Readers{
	Parquet:        table.RowsOfParquet,
	CSV:            table.RowsOfCSV,
	ParquetContent: table.ContentOfParquet,
	CSVContent:     table.ContentOfCSV,
}

func newVerify(a *app) *cobra.Command {
	var digests bool
	c := &cobra.Command{
		Use:   "verify RELEASE_DIR",
		Short: "Recompute every claim of a release from its bytes",
		Long: `Verify recomputes what a release claims (digests, row counts, schemas, keys, spans, equal content of Parquet
and CSV) from its bytes, and lists every mismatch. It runs no code from the release. With --digests it compares the
files with CHECKSUMS only, which takes less time than sha256sum -c.`,
		Example: "  sourcebook verify datasets/telecom-fraud-cooperation/0.1.0",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			r, err := verifiedBy(args[0], digests)
			if err != nil {
				return err
			}
			return showVerified(a, args[0], r)
		},
	}
	c.Flags().BoolVar(&digests, "digests", false, "compare the files with CHECKSUMS, and nothing else")
	return c
}

// verified is the result of verify.
type verified struct {
	MessageType string             `json:"message_type"`
	Release     string             `json:"release"`
	OK          bool               `json:"ok"`
	Digest      string             `json:"digest"`
	Checked     []lineage.Check    `json:"checked"`
	Mismatches  []lineage.Mismatch `json:"mismatches"`
	Notes       []string           `json:"notes"`
}

// verifiedBy computes the claims of a release again, or its digests only.
func verifiedBy(dir string, digests bool) (*verify.Report, error) {
	if digests {
		return verify.Digests(dir)
	}
	return verify.Release(dir, readers)
}

// showVerified says what was found of a release.
func showVerified(a *app, dir string, r *verify.Report) error {
	v := verified{"summary", dir, r.OK(), r.Root, r.Checked, r.Mismatches, r.Notes}
	if v.Mismatches == nil {
		v.Mismatches = []lineage.Mismatch{}
	}
	claims := int64(0)
	for _, c := range r.Checked {
		claims += c.Count
	}
	switch {
	case a.json:
		printed.JSON(a.out, v)
	case !v.OK:
		for _, m := range r.Mismatches {
			fmt.Fprintln(a.out, m)
		}
		for _, n := range r.Notes {
			fmt.Fprintf(a.out, "note: %s\n", n)
		}
		fmt.Fprintf(a.err, "sourcebook: %s does not hold what it claims: %d of %d claims differ\n", dir, len(r.Mismatches),
			claims)
	case !a.quiet:
		fmt.Fprintf(a.out, "%s: %d claims hold\n", dir, claims)
		for _, c := range r.Checked {
			fmt.Fprintf(a.out, "  %8d  %s\n", c.Count, c.Name)
		}
		for _, n := range r.Notes {
			fmt.Fprintf(a.out, "  note: %s\n", n)
		}
		fmt.Fprintf(a.out, "digest %s\n", r.Root)
	}
	if !v.OK {
		return exit{code: codeMismatch}
	}
	return nil
}
