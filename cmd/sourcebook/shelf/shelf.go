// Package shelf finds releases by what people call them: a folder, a version, a dataset.
package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"example.org/sourcebook/pipeline/lineage"
)

// Dir is where releases lie unless a command is told otherwise: datasets/<name>/<version>.
const Dir = "datasets"

// Find gives the release folder that name means: a folder, or a version of the dataset, which is a name below
// datasets/ or a folder of releases; without it the only dataset that has such a version.
func Find(name, dataset string) (string, error) {
	if Is(name) {
		return name, nil
	}
	if !semver.IsValid("v" + name) {
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("there is no release folder %q, and %q is no version such as 0.1.0", name, name)
		}
		if v := Versions(name); len(v) > 0 {
			return "", fmt.Errorf("%s is no release, but a dataset with the versions %s; name one: %s", name,
				strings.Join(v, ", "), filepath.Join(name, v[len(v)-1]))
		}
		return "", fmt.Errorf("%s is no release: it has no %s", name, lineage.ManifestName)
	}
	folders, err := Folders(dataset)
	if err != nil {
		return "", err
	}
	var found []string
	for _, f := range folders {
		if dir := filepath.Join(f, name); Is(dir) {
			found = append(found, dir)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return "", fmt.Errorf("several datasets have a version %s: %s; choose one with --dataset", name,
			strings.Join(found, ", "))
	}
	return "", fmt.Errorf("no version %s in %s; give --dataset, or the release folder", name, strings.Join(folders, ", "))
}

// Newest gives the release folder of the newest version of the dataset; without a name, of the only dataset
// below datasets/.
func Newest(dataset string) (string, error) {
	folders, err := Folders(dataset)
	if err != nil {
		return "", err
	}
	if len(folders) > 1 {
		return "", fmt.Errorf("there are several datasets: %s; choose one with --dataset, or a release folder with --release",
			strings.Join(folders, ", "))
	}
	versions := Versions(folders[0])
	if len(versions) == 0 {
		return "", fmt.Errorf("%s holds no release; give a release folder with --release", folders[0])
	}
	return filepath.Join(folders[0], versions[len(versions)-1]), nil
}

// Versions gives the versions of the releases in the folder of a dataset, the newest one last.
func Versions(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var versions []string
	for _, e := range entries {
		if v := e.Name(); semver.IsValid("v"+v) && Is(filepath.Join(folder, v)) {
			versions = append(versions, v)
		}
	}
	slices.SortFunc(versions, func(a, b string) int { return semver.Compare("v"+a, "v"+b) })
	return versions
}

// Folders gives the folder of a dataset, or those of all below datasets/; at least one.
func Folders(dataset string) ([]string, error) {
	if dataset != "" {
		for _, f := range []string{filepath.Join(Dir, dataset), dataset} {
			if info, err := os.Stat(f); err == nil && info.IsDir() {
				return []string{f}, nil
			}
		}
		return nil, fmt.Errorf("there is no dataset %q below %s%c, and no such folder", dataset, Dir,
			filepath.Separator)
	}
	entries, err := os.ReadDir(Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			folders = append(folders, filepath.Join(Dir, e.Name()))
		}
	}
	slices.Sort(folders)
	if len(folders) == 0 {
		return nil, fmt.Errorf("there is no dataset below %s%c here; give a release folder", Dir, filepath.Separator)
	}
	return folders, nil
}

// Is reports whether a folder holds a release.
func Is(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, lineage.ManifestName))
	return err == nil && info.Mode().IsRegular()
}

// Folder gives the folder of a release that an argument names: the folder itself, or a version below datasets/.
func Folder(name string) (string, error) {
	if _, err := os.Stat(name); err == nil {
		return name, nil // also a damaged release, of which more is said
	}
	return Find(name, "")
}
