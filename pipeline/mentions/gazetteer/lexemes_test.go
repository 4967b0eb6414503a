package gazetteer

import (
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
)

// TestCut holds where texts without blanks are cut, and what some of the words are.
func TestCut(t *testing.T) {
	l := language.Open(os.DirFS("../../../sources/lexicon"))
	cutter := &Cutter{}
	for _, c := range []struct{ language, words, kinds string }{
		{"ja", "昨日|東京|の|大学|で|田中|さん|に|会っ|た", "東京:place 田中:surname さん:personsuffix"},
		{"ja", "ドイツ|の|会社|は|新しい|工場|を|作る", "ドイツ:country 作る:verb"},
		{"ja", "ビヨンドアール|に|行く", "ビヨンドアール:"},
		{"zh", "我们|在|上海|工作", "上海:place 工作:verbal"},
		{"zh", "外交部|发言人|表示|欢迎", "外交部:organization"},
		{"zh", "歐洲聯盟|的|代表", "歐洲聯盟:organization 代表:noun"},
	} {
		x, err := Load(l, c.language)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(c.words, "|", "")
		var words []string
		kinds := map[string]string{}
		end := 0
		for _, s := range cutter.Cut(x.Lexemes, x.Simple.Write(text)) {
			if s.From != end {
				t.Errorf("%s: a gap at byte %d", text, end)
			}
			end = s.To
			words = append(words, text[s.From:s.To])
			kinds[text[s.From:s.To]] = s.Kind
		}
		if got := strings.Join(words, "|"); got != c.words {
			t.Errorf("%s: got %s, want %s", c.language, got, c.words)
		}
		for want := range strings.FieldsSeq(c.kinds) {
			word, kind, _ := strings.Cut(want, ":")
			if kinds[word] != kind {
				t.Errorf("%s: %s is %q, want %q", text, word, kinds[word], kind)
			}
		}
	}
}

// TestSimplify: what is written simply has as many bytes as before, and other languages are left as they are.
func TestSimplify(t *testing.T) {
	l := language.Open(os.DirFS("../../../sources/lexicon"))
	for _, c := range []struct{ language, text, want string }{
		{"zh", "臺灣與廣東的報紙", "台湾与广东的报纸"},
		{"zh", "北京的河", "北京的河"},
		{"ja", "廣島の會社", "廣島の會社"},
	} {
		x, err := Load(l, c.language)
		if err != nil {
			t.Fatal(err)
		}
		if got := x.Simple.Write(c.text); got != c.want || len(got) != len(c.text) {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}
