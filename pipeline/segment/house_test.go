package segment

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// signs are letters beyond ASCII that are signs of no language: the bytes of a text that was read in the wrong
// encoding.
var signs = map[string]bool{"mojibake": true}

// TestNoLanguageInCode holds the code of the stage against the lexicon: no literal is a tag that the lexicon has, none
// has a letter beyond ASCII. What is known of a language is data.
func TestNoLanguageInCode(t *testing.T) {
	tags := tagsOf(t)
	files, literals := 0, 0
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		for at, value := range literalsIn(t, path) {
			literals++
			if tags[value] && !names[value] {
				t.Errorf("%s: %q is a tag of a language: make it a row of a file in sources/lexicon", at, value)
			}
			if i := strings.IndexFunc(value, beyond); i >= 0 && !signs[filepath.Dir(path)] {
				r, _ := utf8.DecodeRuneInString(value[i:])
				t.Errorf("%s: %q is a letter of some languages: make it a row of a file in sources/lexicon", at, r)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 || literals < 500 {
		t.Errorf("only %d files with %d literals were read", files, literals)
	}
}

// beyond reports whether r is a letter that is not ASCII.
func beyond(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) }

// tagsOf gives the languages that the lexicon has, with a folder or in the profiles.
func tagsOf(t *testing.T) map[string]bool {
	t.Helper()
	tags := map[string]bool{}
	folders, err := os.ReadDir("../../sources/lexicon")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		tags[f.Name()] = f.IsDir() && f.Name() != "root"
	}
	profiles, err := lexicon().Root().Profiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range profiles {
		tags[p.Tag] = true
	}
	if len(tags) < 100 || !tags["en"] || !tags["zh-Hant"] {
		t.Fatalf("only %d languages are known", len(tags))
	}
	return tags
}

// literalsIn gives the strings and characters of a file by their place; import paths are none.
func literalsIn(t *testing.T, path string) map[string]string {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BasicLit:
			if n.Kind != token.STRING && n.Kind != token.CHAR {
				break
			}
			value, err := strconv.Unquote(n.Value)
			if err != nil {
				t.Fatal(err)
			}
			out[set.Position(n.Pos()).String()] = value
		}
		return true
	})
	return out
}

// names are literals that look like the tag of a language and are none.
var names = map[string]bool{
	"am": true, // the half of a day, in the lexicon's name for it
}
