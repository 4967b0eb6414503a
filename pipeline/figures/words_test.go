package figures

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// A name is made of words in small letters, with lines between them or in one word of a rule: "month_day".
var isName = regexp.MustCompile(`^_?[a-z]+[0-9]?(_[a-z]+)+$|^_[a-z]+$`)

// spoken are the literals with letters that the code of the readers may hold, for what they are. All are signs and
// names that are the same in every language; what a language says or writes is a row of its lexicon.
var spoken = map[string]string{
	"names of rules, lists and kinds of figures": `address adverb alone alternative article boundary calendar clock code
	colon comparator count date descending digits duration glued half idiom label marker masked measure money month
	named names neighbours numbers opened ordinal percent period point quantity range ranked readers season share size
	tenths time unit vague week weekday weekday1 weekday2 weekday3 weekday4 weekday5 weekday6 weekday7
	words year years zone at century chain
	decade fiscal hundredths hours inexact figures respaced quarter power over under symbol prefixes uses`,
	"values of the lexicon (sources/lexicon/README.md)": `adjective age am and easter pascha holiday
		by dmy extent first future habit head mdy midnight multiple
		my noon noun now oclock onto open or other past place pm record same stop than times to verb ymd day concept concepts
		forms kind words`,
	"names of calendars": `persian ethiopian indian minguo`,
	"UCUM codes": `a mo wk d h min s ms us ns 100.a deg Cel [degF] kg t L km By
		bp pp mm mm[Hg] cm dm m g [ft_i] [in_i] [yd_i] [mi_i] [stone_av] [lb_av] [oz_av] [kn_i]`,
	"symbols of units, the same in every language": `kWh MWh GWh km² m² m³ km2 m2 m3 °C km/h`,
	"fields of patterns (UTS 35) and templates": `y u r U M L d E c e G a z A Z H yy m n o D DD DW HW I IW P MMM dMy yM
		yyy YW MW dW`,
	"Roman numerals and ISO 8601": `I II III IV V VI VII VIII IX X IVX T Z`,
	"signs of arithmetic":         `x e E`,
	"letters that look alike":     "\u0425 \u0406",
	"file names and domains": `www pdf doc docx xls xlsx ppt pptx odt ods csv tsv txt xml json html htm php aspx jpg
		jpeg png gif svg webp mp3 mp4 avi mov zip gz tar rar epub py js md com org net gov edu int info biz
		/concepts.tsv /dictionary.tsv root/symbols.tsv`,
	"parts of row ids": `.f .r`,
}

// patterns are literals with blanks that stand in patterns of dates.
var patterns = []string{"d. MMM", "y '", " {o}"}

// isMessage reports whether a literal is a part of an error or a format: it holds a verb of fmt, or reads as a message.
func isMessage(s string) bool {
	return strings.Contains(s, "%") || s == "it is empty" || s == "word classes" || s == "symbols of units"
}

// TestNoWords holds the code of the readers free of the words and letters of a language: those are rows of a lexicon.
func TestNoWords(t *testing.T) {
	allowed := map[string]bool{}
	for _, list := range spoken {
		for _, s := range strings.Fields(list) {
			allowed[s] = true
		}
	}
	for _, s := range patterns {
		allowed[s] = true
	}
	used := map[string]bool{}
	files := 0
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if _, ok := n.(*ast.ImportSpec); ok {
				return false
			}
			s, ok := spelled(n)
			if !ok || isName.MatchString(s) || isMessage(s) {
				return true
			}
			if used[s] = true; !allowed[s] {
				t.Errorf("%s: %q: what a language writes belongs in a row of its lexicon", set.Position(n.Pos()), s)
			}
			return true
		})
		return nil
	})
	if err != nil || files < 50 {
		t.Fatalf("%d files: %v", files, err)
	}
	for s := range allowed {
		if !used[s] {
			t.Errorf("%q is allowed, and no code has it", s)
		}
	}
}

// spelled gives the text of a literal that holds a letter.
func spelled(n ast.Node) (string, bool) {
	l, ok := n.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING && l.Kind != token.CHAR {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil && strings.ContainsFunc(s, unicode.IsLetter)
}
