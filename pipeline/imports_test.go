package pipeline_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "example.org/sourcebook/"

// order has the packages from the lowest to the highest; those of one line do not import each other. The layers of a
// stage stand below the stages: they are none, so other stages may import them. stages stands for the stages.
var order = [][]string{
	{"schema"},
	{"pipeline/character", "pipeline/shuffle", "pipeline/edit", "pipeline/stage/places",
		"pipeline/longjson", "pipeline/pdfium/ligature"},
	{"pipeline/language/token", "pipeline/language/spelling", "pipeline/language/packed"},
	{"pipeline/language/spelled", "pipeline/language/bcp47", "pipeline/language/kept"},
	{"pipeline/language"},
	{"pipeline/stage"},
	{"pipeline/tables", "pipeline/source", "pipeline/markup", "pipeline/pdfium"},
	{"pipeline/source/sourcetest", "pipeline/agree/clock", "pipeline/agree/skeleton",
		"pipeline/agree/decimals"},
	{"pipeline/container"},
	{"pipeline/span", "pipeline/agree", "pipeline/corpus", "pipeline/stage/stagetest", "pipeline/stage/stream"},
	{"pipeline/view"},
	{"pipeline/figures/symbol"},
	{"pipeline/figures/scan", "pipeline/ingest/markdown"},
	{"pipeline/figures/nation"},
	{"pipeline/figures/number", "pipeline/figures/reckoning"},
	{"pipeline/figures/beside", "pipeline/figures/grid", "pipeline/figures/moment", "pipeline/figures/noun"},
	{"pipeline/figures/template"},
	{"pipeline/figures/calendar", "pipeline/figures/clock", "pipeline/figures/code"},
	{"pipeline/figures/refuse"},
	{"pipeline/figures/period", "pipeline/figures/quantity", "pipeline/figures/link"},
	{"pipeline/ingest/decode"},
	{"pipeline/ingest/html"},
	{"pipeline/segment/chars", "pipeline/segment/writing", "pipeline/segment/compound",
		"pipeline/mentions/tagger", "pipeline/mentions/scan"},
	{"pipeline/mentions/gazetteer"},
	{"pipeline/mentions/sheet"},
	{"pipeline/mentions/people"},
	{"pipeline/mentions/phrase", "pipeline/mentions/learnt", "pipeline/mentions/caseless"},
	{"pipeline/mentions/resolve"},
	{"pipeline/segment/identify", "pipeline/segment/mojibake", "pipeline/segment/sentence",
		"pipeline/segment/headline"},
	{"pipeline/segment/block"},
	{"pipeline/segment/respace", "pipeline/segment/roles"},
	{"pipeline/segment/describe"},
	{"pipeline/align/fixed"},
	{"pipeline/align/sound", "pipeline/align/sense", "pipeline/align/gloss", "pipeline/align/letters",
		"pipeline/align/way"},
	{"pipeline/align/peers"},
	{"pipeline/align/links", "pipeline/align/naming", "pipeline/align/grid", "pipeline/align/amount"},
	{"pipeline/entities/spelling", "pipeline/entities/wording"},
	{"pipeline/entities/atlas"},
	{"pipeline/entities/homeland"},
	{"pipeline/ingest/pdf/accent", "pipeline/ingest/pdf/column", "pipeline/ingest/pdf/joint",
		"pipeline/ingest/pdf/sign"},
	{"pipeline/ingest/pdf/forced", "pipeline/ingest/pdf/hole", "pipeline/ingest/pdf/leader", "pipeline/ingest/pdf/outline",
		"pipeline/ingest/pdf/ruled", "pipeline/ingest/pdf/spaced", "pipeline/ingest/pdf/vertical",
		"pipeline/ingest/pdf/vowel"},
	{"pipeline/ingest/mail", "pipeline/ingest/subtitle", "pipeline/ingest/office", "pipeline/ingest/pdf",
		"pipeline/ingest/element"},
	{stages},
	{"pipeline/export/nasty", "pipeline/export/about"},
	{"pipeline/export/packed"},
	{"pipeline/export/table"},
	{"pipeline/export/workbook"},
	{"pipeline/export", "pipeline/lineage"},
	{"pipeline/lineage/publish", "pipeline/lineage/verify", "pipeline/lineage/diff"},
	{"pipeline/lineage/trace", "pipeline/lineage/rebuild", "pipeline/lineage/attest", "pipeline/lineage/lineagetest"},
	{"pipeline"},
	{commands},
}

const (
	stages   = "pipeline/*"
	commands = "cmd"
)

// TestImportsPointOneWay holds the packages against their order: a package may import those of lower ranks, and no
// stage imports another stage.
func TestImportsPointOneWay(t *testing.T) {
	rank := func(p string) int {
		if strings.HasPrefix(p, "cmd/") {
			p = commands
		}
		at := func(p string) int {
			return slices.IndexFunc(order, func(line []string) bool { return slices.Contains(line, p) })
		}
		if n := at(p); n >= 0 {
			return n
		}
		if strings.Count(p, "/") > 1 {
			t.Errorf("%s has no place in the order", p)
		}
		return at(stages)
	}
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{.Name}}{{range .Imports}} {{.}}{{end}}`,
		module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) < 15 {
		t.Fatalf("go list knows only %d packages", len(lines))
	}
	for _, line := range lines {
		words := strings.Fields(line)
		from := strings.TrimPrefix(words[0], module)
		for _, w := range words[2:] {
			to, ours := strings.CutPrefix(w, module)
			command := strings.HasPrefix(from, "cmd/") && words[1] == "main" // a command may use packages below cmd
			if ours && rank(to) >= rank(from) && !command {
				t.Errorf("%s imports %s", from, to)
			}
			standard := !strings.Contains(strings.SplitN(w, "/", 2)[0], ".")
			if from == "schema" && !standard {
				t.Errorf("schema imports %s; it may import the standard library only", w)
			}
		}
	}
}

// TestNoClockNoChanceNoSurroundings keeps what could make two builds differ out of the packages that make a release,
// and floating-point numbers out of the stages.
func TestNoClockNoChanceNoSurroundings(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`,
		module+"pipeline/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	stages := []string{
		"ingest", "survey", "segment", "figures", "mentions", "entities", "align", "agree", "facts", "documents", "page",
		"sheets", "view", "check", "language", "tables",
		"span", "stage", "source", "markup", "character",
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		name := strings.TrimPrefix(words[0], module+"pipeline/")
		for _, banned := range []string{"math/rand", "math/rand/v2", "crypto/rand", "net", "net/http", "os/user"} {
			if slices.Contains(words[1:], banned) {
				t.Errorf("%s imports %s", name, banned)
			}
		}
		stage, _, _ := strings.Cut(name, "/") // of a layer
		if !slices.Contains(stages, stage) || name == "stage/stagetest" {
			continue
		}
		for _, banned := range []string{"os", "path/filepath", "runtime"} {
			if slices.Contains(words[1:], banned) && name != "stage" {
				t.Errorf("the stage package %s imports %s", name, banned)
			}
		}
		noFloats(t, name)
	}
}

// noFloats finds floating-point types and constants in a package: their arithmetic is not the same on all processors.
func noFloats(t *testing.T, name string) {
	files, err := filepath.Glob(filepath.Join(name, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s has no files: %v", name, err)
	}
	set := token.NewFileSet()
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(set, f, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				if n.Name == "float32" || n.Name == "float64" || n.Name == "complex128" {
					t.Errorf("%s: %s", set.Position(n.Pos()), n.Name)
				}
			case *ast.BasicLit:
				if n.Kind == token.FLOAT {
					t.Errorf("%s: %s", set.Position(n.Pos()), n.Value)
				}
			}
			return true
		})
	}
}
