package pipeline_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/lineage"
)

// TestOpenedLexiconIsEnough builds a corpus with no more language knowledge than its release carries and demands the
// same release; with one file of it less the release is another.
func TestOpenedLexiconIsEnough(t *testing.T) {
	dir := write(t, map[string]string{
		"en.txt": "Herons by the river\n\nOn 4 March 2021 Anna Kowalska of the Warsaw Zoo counted twelve young birds and " +
			"3.5 kg of fish.\n",
		"fr.txt": "Des hérons\n\nLe 4 mars 2021, la police de Dakar a arrêté vingt-deux suspects pour 3 500 euros.\n",
		"zh.txt": "河边的鹭\n\n2021年3月4日，北京市公安局抓获犯罪嫌疑人十二名，涉案金额3.5亿元。\n",
		"tl.txt": "Ang mga ibon\n\nNoong ika-4 ng Marso 2021 ay may 12 ibon sa ilog.\n",
		"is.txt": "Hegrar\n\nHinn 4. mars 2021 voru tólf ungar við ána.\n",
	}, false)
	build := func(known fs.FS, workers int) *pipeline.Release {
		t.Helper()
		r, err := pipeline.Build(context.Background(), pipeline.Options{
			Corpus: dir, Out: filepath.Join(t.TempDir(), "release"), Source: program, Lexicon: known,
			Workers: workers, NoWorkbook: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	whole := build(lexicon(t), 1)
	z, err := lineage.OpenLexicon(whole.Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var names []string
	opened := fstest.MapFS{}
	for _, f := range z.File {
		data, err := lineage.ReadEntry(f)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(f.Name, lineage.LexiconDir+"/")
		names = append(names, name)
		opened[name] = &fstest.MapFile{Data: data}
	}
	for _, name := range []string{"en/digits.tsv", "fr/digits.tsv", "zh/digits.tsv", "is/digits.tsv",
		"root/versions.tsv"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is not in %s", name, lineage.LexiconName)
		}
	}
	for _, name := range []string{"de/digits.tsv", "ru/digits.tsv"} {
		if slices.Contains(names, name) {
			t.Errorf("%s is in %s", name, lineage.LexiconName)
		}
	}
	if r := build(opened, 7); r.Root != whole.Root {
		t.Errorf("with what was opened the root digest is %s, with all %s", r.Root, whole.Root)
	}
	if m := whole.Manifest; len(m.Lexicon) != len(names) {
		t.Errorf("the manifest has %d files, %s %d", len(m.Lexicon), lineage.LexiconName, len(names))
	}
	delete(opened, "fr/dates.tsv")
	if r := build(opened, 2); r.Root == whole.Root {
		t.Error("a file less gives the same release")
	}
}
