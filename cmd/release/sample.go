package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"example.org/sourcebook/pipeline/lineage"
)

// releases gives the release folders of each dataset below datasets, by version, the oldest first.
func releases(datasets string) ([][]string, error) {
	names, err := filepath.Glob(filepath.Join(datasets, "*"))
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, name := range names {
		manifests, err := filepath.Glob(filepath.Join(name, "*", lineage.ManifestName))
		if err != nil {
			return nil, err
		}
		var folders []string
		for _, m := range manifests {
			folders = append(folders, filepath.Dir(m))
		}
		version := func(dir string) string { return "v" + filepath.Base(dir) }
		slices.SortFunc(folders, func(a, b string) int {
			if d := semver.Compare(version(a), version(b)); d != 0 {
				return d
			}
			return strings.Compare(a, b)
		})
		if len(folders) > 0 {
			out = append(out, folders)
		}
	}
	return out, nil
}

// sample chooses the releases of a dataset, given by version, that every run of the CI rebuilds: the first, the newest,
// and one other. That is the one for which the SHA-256 of the newest's root digest and its own is smallest: the choice
// changes with each release and with nothing else.
func sample(folders []string) ([]string, error) {
	if len(folders) <= 2 {
		return folders, nil
	}
	newest := folders[len(folders)-1]
	of, err := lineage.RootDigest(newest)
	if err != nil {
		return nil, err
	}
	other, least := "", ""
	for _, dir := range folders[1 : len(folders)-1] {
		root, err := lineage.RootDigest(dir)
		if err != nil {
			return nil, err
		}
		if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(of+root))); other == "" || sum < least {
			other, least = dir, sum
		}
	}
	return []string{folders[0], other, newest}, nil
}

// printSample prints the folders of the releases to rebuild, a line each.
func printSample() error {
	all, err := releases("datasets")
	if err != nil {
		return err
	}
	for _, folders := range all {
		chosen, err := sample(folders)
		if err != nil {
			return err
		}
		for _, dir := range chosen {
			if _, err := fmt.Fprintln(os.Stdout, filepath.ToSlash(dir)); err != nil {
				return err
			}
		}
	}
	return nil
}
