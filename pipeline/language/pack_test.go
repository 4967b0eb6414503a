package language

import (
	"os"
	"testing"
)

// lexicon is the repository's lexicon.
var lexicon = Open(os.DirFS("../../sources/lexicon"))

func pack(t testing.TB, tag string) *Pack {
	t.Helper()
	p, err := lexicon.Pack(tag)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReadNumber(t *testing.T) {
	for _, c := range []struct {
		tag, text string
		want      string
		form      Form
		tokens    int
	}{
		{"en", "twenty-one suspects", "21", Cardinal, 3},
		{"en", "one hundred and one", "101", Cardinal, 4},
		{"en", "Forty three", "43", Cardinal, 2},
		{"en", "three forty", "3", Cardinal, 1},
		{"en", "thirteen million eight hundred ninety thousand", "13890000", Cardinal, 6},
		{"en", "twenty-first century", "21", Ordinal, 3},
		{"en", "nineteen eighty-four", "1984", Year, 4},
		{"en", "twelve hundred", "1200", Cardinal, 2},
		{"fr", "quatre-vingt-dix mille", "90000", Cardinal, 6},
		{"fr", "vingt et un", "21", Cardinal, 3},
		{"fr", "deux cent mille", "200000", Cardinal, 3},
		{"fr", "premier", "1", Ordinal, 1},
		{"fr", "deuxième", "2", Ordinal, 1},
		{"fr", "septante-trois", "73", Cardinal, 3},
		{"de", "einundzwanzig", "21", Cardinal, 1},
		{"zh", "三百二十人", "320", Cardinal, 4},
		{"ru", "двух тысяч пятисот", "2500", Cardinal, 3},
	} {
		p := pack(t, c.tag)
		var tokens Tokens
		p.Tokenize(c.text, &tokens)
		n, ok := p.ReadNumber(&tokens, 0)
		if !ok {
			t.Errorf("%s %q: not read", c.tag, c.text)
			continue
		}
		if n.Value.String() != c.want || n.Form != c.form || n.End != c.tokens {
			t.Errorf("%s %q: got %v form %d, %d tokens; want %s form %d, %d tokens", c.tag, c.text, n.Value, n.Form, n.End,
				c.want, c.form, c.tokens)
		}
	}
}
