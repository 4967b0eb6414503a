// Pack packs the language knowledge for the program that people get: its files, compressed, into a folder, and beside
// them the overlay with which go build puts them in the place of the files in sources/lexicon. It takes away the tests
// and their data, too, which the program carries otherwise, since an embed pattern cannot leave them out. A program
// that is compiled without the overlay does the same with the same data, and is half as large again.
//
//	go run ./cmd/lexicon/pack .build/packed
//	go build -overlay .build/packed/overlay.json ./cmd/sourcebook
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"example.org/sourcebook/pipeline/language/packed"
	"example.org/sourcebook/pipeline/lineage"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "pack: name the folder for what is packed")
		os.Exit(2)
	}
	if err := run(".", os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// run packs what lies in the folder root into the folder dir.
func run(root, dir string) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	paths, err := below(filepath.Join(root, filepath.FromSlash(lineage.LexiconDir)), func(string) bool { return true })
	if err != nil {
		return err
	}
	errs := make([]error, len(paths))
	lineage.Each(len(paths), runtime.GOMAXPROCS(0), func(i int) {
		errs[i] = pack(paths[i], filepath.Join(dir, strings.TrimPrefix(paths[i], root)))
	})
	replace := map[string]string{}
	for i, p := range paths {
		if errs[i] != nil {
			return errs[i]
		}
		replace[p] = filepath.Join(dir, strings.TrimPrefix(p, root))
	}
	for _, folder := range []string{"cmd", "pipeline", "schema"} {
		unused, err := below(filepath.Join(root, folder), isOfTest)
		if err != nil {
			return err
		}
		for _, p := range unused {
			replace[p] = "" // it is not there
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	return write(filepath.Join(dir, "overlay.json"), overlay)
}

// isOfTest reports whether a file is a test, or data of one.
func isOfTest(path string) bool {
	return strings.HasSuffix(path, "_test.go") || strings.Contains(filepath.ToSlash(path), "/testdata/")
}

// below gives the files below a folder for which want is true, in order.
func below(folder string, want func(path string) bool) (paths []string, err error) {
	err = filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && want(p) {
			paths = append(paths, p)
		}
		return err
	})
	return paths, err
}

// pack writes a file packed, unless that was done before.
func pack(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if kept, err := os.ReadFile(to); err == nil {
		if before, err := packed.Unpack(kept); err == nil && bytes.Equal(before, data) {
			return nil
		}
	}
	return write(to, packed.Pack(data))
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o666)
}
