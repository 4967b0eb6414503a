package language

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/golden"
)

// The list of sources in NOTICE stands between these lines.
const (
	noticeBegin = "Sources of the language data\n============================\n"
	noticeEnd   = "\nTexts of licences\n=================\n"
)

// credit is a source of the language data, as the head of a file states it, and the files that name it.
type credit struct {
	source, licence string
	files           []string
}

// TestNotice checks that each file below sources/lexicon names its sources and their licences, and that NOTICE lists
// them all, with the same words, and no others.
func TestNotice(t *testing.T) {
	credits, err := creditsOf(os.DirFS("../../sources/lexicon"))
	if err != nil {
		t.Fatal(err)
	}
	if len(credits) < 10 {
		t.Fatalf("only %d sources found", len(credits))
	}
	data, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), noticeBegin)
	list, after, ok2 := strings.Cut(rest, noticeEnd)
	if !ok || !ok2 {
		t.Fatalf("NOTICE: the headings %q and %q are not there", noticeBegin, noticeEnd)
	}
	var want strings.Builder
	for _, c := range credits {
		fmt.Fprintf(&want, "\n%s\n    licence: %s\n    files: %s\n", c.source, c.licence, strings.Join(c.files, ", "))
	}
	if golden.Updating() {
		if err := os.WriteFile("../../NOTICE", []byte(before+noticeBegin+want.String()+noticeEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have := strings.Split(strings.Trim(list, "\n"), "\n\n")
	need := strings.Split(strings.Trim(want.String(), "\n"), "\n\n")
	for _, e := range need {
		if !slices.Contains(have, e) {
			t.Errorf("NOTICE lacks:\n%s", e)
		}
	}
	for _, e := range have {
		if !slices.Contains(need, e) {
			t.Errorf("NOTICE lists what no file names:\n%s", e)
		}
	}
	if t.Failed() {
		t.Log("go test ./pipeline/language -run TestNotice -update writes the list anew")
	}
}

// creditsOf reads the heads of the files of a lexicon. Sources come in the order of their names.
func creditsOf(files fs.FS) ([]credit, error) {
	found := map[[2]string]map[string]bool{}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == "README.md" {
			return err
		}
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		sources, licences := map[string]string{}, map[string]string{}
		for line := range strings.SplitSeq(string(data), "\n") {
			head, value, ok := strings.Cut(strings.TrimPrefix(line, "# "), ": ")
			if !strings.HasPrefix(line, "#") {
				break
			}
			kind, number, _ := strings.Cut(head, " ")
			switch {
			case ok && kind == "source":
				sources[number] = value
			case ok && kind == "licence":
				licences[number] = value
			}
		}
		if len(sources) == 0 {
			return fmt.Errorf("%s: no line # source: …", path)
		}
		for n, s := range sources {
			if licences[n] == "" {
				return fmt.Errorf("%s: no licence for source %s %s", path, n, s)
			}
			k := [2]string{s, licences[n]}
			if found[k] == nil {
				found[k] = map[string]bool{}
			}
			found[k][path[strings.LastIndexByte(path, '/')+1:]] = true
		}
		if len(licences) != len(sources) {
			return fmt.Errorf("%s: %d sources, %d licences", path, len(sources), len(licences))
		}
		return nil
	})
	var out []credit
	for k, names := range found {
		c := credit{source: k[0], licence: k[1]}
		for n := range names {
			c.files = append(c.files, n)
		}
		slices.Sort(c.files)
		out = append(out, c)
	}
	slices.SortFunc(out,
		func(a, b credit) int { return strings.Compare(a.source+"\n"+a.licence, b.source+"\n"+b.licence) })
	return out, err
}

func TestCredits(t *testing.T) {
	for name, head := range map[string]string{
		"no source":          "# licence: MIT\na\n",
		"no licence":         "# source: X 1\na\n",
		"one licence of two": "# source 1: X 1\n# licence 1: MIT\n# source 2: Y 2\na\n",
		"a licence too many": "# source: X 1\n# licence: MIT\n# licence 2: MIT\na\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(dir+"/a.tsv", []byte(head), 0o644); err != nil {
				t.Fatal(err)
			}
			if got, err := creditsOf(os.DirFS(dir)); err == nil {
				t.Errorf("no error, but %v", got)
			}
		})
	}
}
