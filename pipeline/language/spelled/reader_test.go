package spelled_test

import (
	"testing"

	"example.org/sourcebook/pipeline/language/spelled"
	"example.org/sourcebook/pipeline/language/token"
)

// rules spell the numbers up to 999 of an invented language: ti 1, du 2, ka 10, ho 100.
const rules = `@xx
%spellout-cardinal
0: no
1: ti
2: du
10: ka[ →→]
20: ←← ka[ →→]
100: ←← ho[ →→]
-x: ne →→
x.x: ←← po →→
%spellout-ordinal
0: =%spellout-cardinal=th
`

func reader(t *testing.T) (*spelled.Reader, map[string]int32) {
	t.Helper()
	vocabulary := map[string]int32{"-": 1}
	r, err := spelled.New(spelled.Rules{
		Text:      rules,
		Variants:  []spelled.Variant{{Text: "duo", Canonical: "du"}},
		Fractions: []spelled.Fraction{{Name: "number_part", Value: "1/2", Text: "mi"}},
	}, vocabulary, func(*spelled.Tokens, int) (int, bool) { return 0, false })
	if err != nil {
		t.Fatal(err)
	}
	return r, vocabulary
}

func TestRead(t *testing.T) {
	r, vocabulary := reader(t)
	for _, c := range []struct {
		text  string
		want  string
		form  spelled.Form
		end   int
		exact bool
	}{
		{"du ka ti", "21", spelled.Cardinal, 3, true},
		{"dukati men", "21", spelled.Cardinal, 1, true},
		{"du-ho du", "202", spelled.Cardinal, 4, true},
		{"duo", "2", spelled.Cardinal, 1, false},
		{"kath", "10", spelled.Ordinal, 1, true},
		{"men", "", 0, 0, false},
	} {
		var tokens spelled.Tokens
		tokens.Cut(c.text, vocabulary)
		n, ok := r.Read(&tokens, 0)
		if !ok {
			if c.want != "" {
				t.Errorf("%q is not read", c.text)
			}
			continue
		}
		if n.Value.String() != c.want || n.Form != c.form || n.End != c.end || n.Exact != c.exact {
			t.Errorf("%q is read as %v, form %d, up to %d, exact %t", c.text, n.Value, n.Form, n.End, n.Exact)
		}
	}
}

func TestReadDecimal(t *testing.T) {
	r, vocabulary := reader(t)
	for text, want := range map[string]string{
		"ne du": "-2", "du po ti du": "53/25", "du mi": "5/2", "du": "", "mi": "", "ne": "", "du po": "",
	} {
		var tokens spelled.Tokens
		tokens.Cut(text, vocabulary)
		got := ""
		if d, ok := r.ReadDecimal(&tokens, 0); ok {
			got = d.Value.RatString()
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"1: a\n":                 "line 1: no @locale before it",
		"@xx\n%s\n1/1: a\n":      `line 3: radix "1" is no number above 1`,
		"@xx\n%s\n1: a[b\n":      "line 3: [ without ]",
		"@xx\n%s\n1: =%other=\n": "line 3: no set %other",
		"@xx\n1: a\n":            "line 2: write %set or base: text",
	} {
		_, err := spelled.New(spelled.Rules{Text: text}, map[string]int32{}, nil)
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestReadsKeepNoOldText asks one reader about two texts that share the memory of their tokens.
func TestReadsKeepNoOldText(t *testing.T) {
	r, vocabulary := reader(t)
	var tokens spelled.Tokens
	for text, want := range map[string]string{"ti": "1", "du": "2"} {
		for range 2 {
			tokens.Cut(text, vocabulary)
			if n, ok := r.Read(&tokens, 0); !ok || n.Value.String() != want {
				t.Errorf("%q is read as %v", text, n.Value)
			}
		}
	}
	if tokens.List[0].Kind != token.Word {
		t.Error("a word is none")
	}
}
