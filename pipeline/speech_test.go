package pipeline_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// What a literal of Go code may be that belongs into the lexicon, or into a table beside a generator.
const (
	tagOf    = "the tag of a language"
	wordOf   = "a word of a language"
	letterOf = "a letter of some languages"
)

// excuse is a literal that looks like one of a language and is none.
type excuse struct {
	in    string // file, or folder with all below it; empty: everywhere
	what  string // literals, parted by blanks; empty: all letters there
	being string // what they are instead
}

var excuses = []excuse{
	{"", "id no to", "a column, a key, an answer"},
	{"", "am", "the half of the day, as CLDR and the lexicon name it"},
	{"", "und", "no language (BCP 47)"},
	{"", "dmy mdy ymd my ym", "the order of a date, as the lexicon names it"},
	{"schema", "en", "the one language that the program itself writes"},
	{"pipeline/export/croissant.go", "sc", "a prefix of Croissant"},
	{"pipeline/ingest", "Id br lb tr th dt pre toc para rend lang ab lg dc.",
		"elements, attributes and prefixes of markup"},
	{"pipeline/ingest/pdf/outline/outline.go", "TH TR", "structure types of tagged PDF"},
	{"pipeline/ingest/pdf/accent/accent.go", "", "accents that are drawn for themselves, of any language"},
	{"pipeline/ingest/office/symbol.go", "", "the signs of the font Symbol, of no language"},
	{"pipeline/check/pages.go", "", "letters that lose their dot below an accent, of any language"},
	{"pipeline/figures/quantity/alternative.go", "or", "the value of a word that offers a choice"},
	{"pipeline/figures/scan/list.go", "or", "the value of a word that offers a choice"},
	{"pipeline/markup", "br tr th mme", "elements of markup"},
	{"pipeline/container", "lang", "a column"},
	{"pipeline/container/warc.go", "br", "a coding of HTTP"},
	{"cmd/lexicon/units.go", "har", "a unit of UCUM"},
	{"pipeline/figures", "ms wk km", "units of UCUM, names of fields"},
	{"pipeline/figures/clock/hours.go", "", "signs of what a number measures"},
	{"pipeline/ingest/decode", "aux", "a kind of letters in the lexicon"},
	{"pipeline/lineage/attest", "mod", "a file of Go"},
	{"cmd/sourcebook", "dir", "a flag"},
	{"cmd/lexicon", "si kilo eras thu EU franc MIT", "keys of CLDR, a package, a licence"},
	{"pipeline/character", "", "the letters of Unicode themselves: numerals, widths"},
	{"pipeline/language/spelled/fold.go", "", "letters that are read as one"},
	{"pipeline/language/token/rune.go", "", "letters that are read as one"},
	{"pipeline/language/frequency.go", "", "letters that are read as one"},
	{"pipeline/language/frequency.go", "ss", "letters that are read as one"},
	{"pipeline/entities/counterpart.go", "ts tz", "two letters that are read as one"},
	{"pipeline/align/naming/name.go", "", "the long sign of katakana, which Unicode has as a letter of all scripts"},
	{"pipeline/mentions/scan/token.go", "", "an apostrophe that Unicode has as a letter"},
	{"pipeline/ingest/decode/score.go", "", "signs of ordinals that Unicode has as letters"},
	{"pipeline/ingest/pdf/right.go", "", "the two letters of one glyph"},
	{"pipeline/figures/template/number.go", "", "letters that look like Roman numerals"},
	{"pipeline/figures/scan/year.go", "VI", "a Roman numeral"},
	{"pipeline/character/script.go", "Yi", "a script"},
	{"pipeline/markup/raised.go", "", "the metre in Cyrillic"},
	{"pipeline/segment/mojibake", "", "the bytes of a text that was read in the wrong encoding"},
	{"pipeline/source/content.go", "", "the first bytes of a file"},
	{"pipeline/source/johab.go", "", "the letters of the encoding, in its order"},
	{"pipeline/export/nasty", "", "texts for tests of exporters"},
	{"pipeline/export/nasty", "fr hi", "texts for tests of exporters"},
	{"pipeline/lineage/lineagetest", "", "texts for tests of releases"},
	{"cmd/bench/generate.go", "", "texts to measure with"},
	{"cmd/lexicon/units.go", "", "the sign of a millionth"},
	{"cmd/lexicon/names/file.go", "", "the name of a source"},
}

// TestNoLanguageInCode holds all code against the lexicon: no literal is the tag of a language or a word of one, none
// has a letter beyond ASCII. What is known of a language is data. English words are not looked for: the program writes
// English.
func TestNoLanguageInCode(t *testing.T) {
	known := speech(t)
	used := make([]bool, len(excuses))
	files, literals := 0, 0
	for _, root := range []string{"pipeline", "cmd", "schema"} {
		err := filepath.WalkDir(filepath.Join("..", root), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() && e.Name() == "testdata" {
				return skipped(err)
			}
			if e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			files++
			name := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
			for _, l := range literalsIn(t, path) {
				literals++
				fault := faultOf(l.value, known)
				if fault == "" {
					continue
				}
				if i := excused(name, l.value, fault); i >= 0 {
					used[i] = true
					continue
				}
				t.Errorf("%s: %q is %s: make it a row of a file in sources/lexicon, or of a table beside the generator; if it "+
					"is none, say in excuses what it is", l.at, l.value, fault)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 400 || literals < 5_000 {
		t.Errorf("only %d files with %d literals were read", files, literals)
	}
	for i, e := range excuses {
		if !used[i] {
			t.Errorf("nothing needs the excuse %+v", e)
		}
	}
}

// TestNoLanguageInCodeFindsFaults proves what the test looks for.
func TestNoLanguageInCodeFindsFaults(t *testing.T) {
	known := speech(t)
	for value, want := range map[string]string{
		"en": tagOf, "zh-Hant": tagOf, "und": wordOf, "avec": wordOf, "Montag": wordOf, "año": letterOf, "千": letterOf,
		"the": "", "paragraphs": "", "%s: %w": "", "5": "", "€": "",
	} {
		if got := faultOf(value, known); got != want {
			t.Errorf("%q is %q, want %q", value, got, want)
		}
	}
	if excused("pipeline/align/align.go", "en", tagOf) >= 0 || excused("pipeline/markup/raised.go", "fr", tagOf) >= 0 {
		t.Error("a tag is excused where none stands")
	}
}

// skipped leaves a folder out, unless there is an error.
func skipped(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}

// faultOf says what of a language a literal is.
func faultOf(value string, known map[string]string) string {
	if i := strings.IndexFunc(value, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) }); i >= 0 {
		return letterOf
	}
	if known[value] == tagOf && value != "" {
		return tagOf
	}
	return known[strings.ToLower(value)]
}

// excused gives the number of the excuse of a literal, or -1.
func excused(file, value, fault string) int {
	return slices.IndexFunc(excuses, func(e excuse) bool {
		there := e.in == "" || file == e.in || strings.HasPrefix(file, e.in+"/")
		if e.what == "" {
			return there && fault == letterOf
		}
		return there && fault != letterOf && slices.Contains(strings.Fields(e.what), value)
	})
}

// speech gives the tags of the languages that the lexicon knows, by a folder or a profile, and their small words, names
// of months and days and forms of address, without those that are English.
func speech(t *testing.T) map[string]string {
	t.Helper()
	l := language.Open(os.DirFS("../sources/lexicon"))
	tags, err := os.ReadDir("../sources/lexicon")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	add := func(words []string) {
		for _, w := range words {
			if w = strings.ToLower(w); len(w) > 1 && strings.ContainsFunc(w, unicode.IsLetter) {
				known[w] = wordOf
			}
		}
	}
	glosses, err := language.Read(l, "en/glosses.tsv", "speech", func(f *language.File) (out []string) {
		for row := range f.Rows("word") {
			out = append(out, row.Text(0))
		}
		return out
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range tags {
		if tag := e.Name(); e.IsDir() && tag != "root" && tag != "en" {
			for _, words := range smallWords(t, l, tag) {
				add(words)
			}
		}
	}
	for _, words := range append(smallWords(t, l, "en"), glosses) {
		for _, w := range words {
			delete(known, strings.ToLower(w))
		}
	}
	profiles, err := l.Root().Profiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range profiles {
		known[p.Tag] = tagOf
	}
	for _, e := range tags {
		if e.IsDir() && e.Name() != "root" {
			known[e.Name()] = tagOf
		}
	}
	return known
}

// smallWords gives the words of a language that are in no other class than its grammar and its calendar.
func smallWords(t *testing.T, l *language.Lexicon, tag string) [][]string {
	t.Helper()
	var out [][]string
	sets := []func(string) (map[string]bool, error){l.Words().Stopwords, l.Words().FunctionWords, l.Names().Titles}
	for _, get := range sets {
		words, err := get(tag)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for w := range words {
			list = append(list, w)
		}
		out = append(out, list)
	}
	calendar, err := l.Words().CalendarNames(tag)
	if err != nil {
		t.Fatal(err)
	}
	connectors, err := l.Names().Connectors(tag)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, c := range connectors {
		list = append(list, c.Word)
	}
	return append(out, calendar, list)
}

// literal is a string or a character of the code.
type literal struct{ at, value string }

// literalsIn gives the strings and characters of a file; import paths are none.
func literalsIn(t *testing.T, path string) []literal {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var out []literal
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
			out = append(out, literal{set.Position(n.Pos()).String(), value})
		}
		return true
	})
	return out
}
