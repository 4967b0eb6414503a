// Release keeps the releases of this repository: it builds every corpus below sources/ and compares the result with
// what datasets/ holds, or, with -write, makes the release that is missing there and writes CHECKSUMS.
//
//	go run ./cmd/release          # make dataset
//	go run ./cmd/release -write   # make release
//	go run ./cmd/release -sample  # print the releases that each run of the CI rebuilds
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"

	"example.org/sourcebook"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/diff"
)

func main() {
	write := flag.Bool("write", false, "make the releases that are missing from datasets/, and CHECKSUMS")
	choose := flag.Bool("sample", false, "print the first, the newest and one other release of each dataset, and do "+
		"nothing else")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	do := func() error { return run(ctx, *write) }
	if *choose {
		do = printSample
	}
	if err := do(); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, write bool) error {
	configs, err := filepath.Glob(filepath.Join("sources", "*", corpus.ConfigName)) // sorted by path
	if err != nil {
		return err
	}
	if len(configs) == 0 {
		return errors.New("there is no corpus below sources/; run this at the top of the repository")
	}
	var last *outcome
	for _, config := range configs {
		if last, err = one(ctx, filepath.Dir(config), write); err != nil {
			return err
		}
		fmt.Printf("%s: %d files are what was released\n", last.dir, last.files)
	}
	if write {
		if err := writeChecksums(); err != nil {
			return err
		}
	}
	mismatches, err := lineage.VerifyRepository(".")
	if err != nil {
		return err
	}
	for _, m := range mismatches {
		fmt.Fprintln(os.Stderr, m)
	}
	if len(mismatches) > 0 {
		return fmt.Errorf("CHECKSUMS does not pass: %d files differ from it", len(mismatches))
	}
	fmt.Printf("%s\n%s\n", last.dir, last.root)
	return nil
}

// outcome is a release and its root digest.
type outcome struct {
	dir, root string
	files     int
}

// one builds one corpus and holds it against its release.
func one(ctx context.Context, dir string, write bool) (*outcome, error) {
	c, err := corpus.Open(dir)
	if err != nil {
		return nil, err
	}
	name, version := c.Config.Name, c.Config.Version
	c.Close()
	released := filepath.Join("datasets", name, version)
	_, err = os.Stat(released)
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return nil, err
	}
	built := filepath.Join(".build", name, version)
	if missing && write {
		built = released
	} else if err := os.RemoveAll(built); err != nil {
		return nil, err
	}
	if _, err := pipeline.Build(ctx, pipeline.Options{
		Corpus:  dir,
		Out:     built,
		Source:  sourcebook.Source,
		Workers: runtime.GOMAXPROCS(0),
	}); err != nil {
		return nil, err
	}
	switch {
	case missing && !write:
		return nil, fmt.Errorf("%s was built in %s, but datasets/ has no version %s of it; make it with: make release", name,
			built, version)
	case !missing:
		d, err := diff.Compare(built, released, readers)
		if err != nil {
			return nil, err
		}
		if d.Level != diff.None {
			return nil, fmt.Errorf("%s is not what is released in %s\n%s", built, released, d.Text())
		}
	}
	root, err := lineage.RootDigest(released)
	if err != nil {
		return nil, err
	}
	m, err := lineage.ReadManifest(released)
	if err != nil {
		return nil, err
	}
	return &outcome{released, root, len(m.Files)}, nil
}

// readers read the released files back.
var readers = lineage.Readers{
	Parquet:        table.RowsOfParquet,
	CSV:            table.RowsOfCSV,
	ParquetContent: table.ContentOfParquet,
	CSVContent:     table.ContentOfCSV,
}

// writeChecksums writes the CHECKSUMS of the repository if it changed.
func writeChecksums() error {
	text, err := lineage.RepositoryChecksums(".")
	if err != nil {
		return err
	}
	if old, err := os.ReadFile("CHECKSUMS"); err == nil && bytes.Equal(old, text) {
		return nil
	}
	return os.WriteFile("CHECKSUMS", text, 0o644)
}
