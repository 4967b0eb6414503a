package language

import (
	"os"
	"strings"
	"testing"
)

func TestFrequencyRows(t *testing.T) {
	f, err := parseFrequencies([]byte("# head\n%compounds 250\n%elision 1\n%link-s 1\n<un -24\n>ness " +
		"90\n0aA\n1bleC\n1bsD\n0élanB\n1teZ\n"))
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]int{
		"a": 111, "able": 155, "abs": 177, "élan": 133, "éte": 661, // é is one letter of two bytes
		"": 0, "ab": 0, "abl": 0, "ables": 0, "b": 0, "e": 0, "él": 0, "\xc3": 0,
	} {
		if got := f.Find([]byte(word)); got != want {
			t.Errorf("%q costs %d, want %d", word, got, want)
		}
	}
	if f.Compound != 250 || !f.Elides || len(f.Links) != 1 || f.Links[0] != "s" {
		t.Errorf("settings are %d, %t, %q", f.Compound, f.Elides, f.Links)
	}
	if n, ok := f.Begins([]byte("un")); n != -24 || !ok {
		t.Errorf("un: %d, %t", n, ok)
	}
	if n, ok := f.Ends([]byte("ness")); n != 90 || !ok {
		t.Errorf("ness: %d, %t", n, ok)
	}
	if _, ok := f.Begins([]byte("ness")); ok {
		t.Error("ness begins words")
	}
}

func TestFrequencyErrors(t *testing.T) {
	for name, data := range map[string]string{
		"no band":          "0ab\n",
		"nothing":          "0A\n",
		"too much shared":  "0abA\n3cA\n",
		"descending":       "0baA\n0abA\n",
		"twice":            "0abA\n2A\n",
		"unknown setting":  "%colour 1\n",
		"setting, no sum":  "%compounds many\n",
		"affix, no number": "<un\n",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := parseFrequencies([]byte(data)); err == nil || !strings.HasPrefix(err.Error(), "line ") {
				t.Errorf("got %v, want an error with its line", err)
			}
		})
	}
}

// TestFrequencyFiles checks every list: its words are found at their bands, and it says how compounds are made.
func TestFrequencyFiles(t *testing.T) {
	dirs, err := os.ReadDir("../../sources/lexicon")
	if err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, d := range dirs {
		data, err := os.ReadFile("../../sources/lexicon/" + d.Name() + "/frequency.txt")
		if err != nil {
			continue
		}
		lists++
		f, err := parseFrequencies(data)
		if err != nil {
			t.Errorf("%s: %v", d.Name(), err)
			continue
		}
		if f.Compound < 100 || f.Compound > 600 {
			t.Errorf("%s: compounds cost %d", d.Name(), f.Compound)
		}
		before, words := []rune(nil), 0
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSuffix(line, "\n")
			if strings.ContainsAny(line[:1], "#%<>") {
				continue
			}
			shared := strings.Index("0123456789abcdefghijklmnopqrstuvwxyz", line[:1])
			word := append(append([]rune{}, before[:shared]...), []rune(line[1:len(line)-1])...)
			if got := f.Find([]byte(string(word))); got != 111+22*int(line[len(line)-1]-'A') {
				t.Fatalf("%s: %s costs %d", d.Name(), string(word), got)
			}
			var folded []byte
			for _, r := range word {
				folded = FoldWord(folded, r, d.Name() == "tr")
			}
			if string(folded) != string(word) {
				t.Errorf("%s: %s is not in the lower case of the lists", d.Name(), string(word))
			}
			before = word
			words++
		}
		if words < 10_000 && d.Name() != "vi" {
			t.Logf("%s: %d words", d.Name(), words)
		}
	}
	if lists < 30 {
		t.Errorf("%d lists, want 30 or more", lists)
	}
}

func TestFrequenciesOfTag(t *testing.T) {
	l := Open(os.DirFS("../../sources/lexicon"))
	for _, c := range []struct{ tag, like string }{
		{"fr", "fr"}, {"fr-CA", "fr"}, {"nn", "nb"}, {"nn-NO", "nb"}, {"sr-Latn", "hr"}, {"sr-Latn-RS", "hr"}, {"zh", ""},
		{"zh-Hans", ""}, {"", ""}, {"sr", ""},
	} {
		got, err := l.Frequencies(c.tag)
		if err != nil {
			t.Fatal(err)
		}
		var want *Frequencies
		if c.like != "" {
			want, _ = l.Frequencies(c.like)
		}
		if got != want {
			t.Errorf("%s does not have the list of %q", c.tag, c.like)
		}
	}
}

func TestFoldWord(t *testing.T) {
	for _, c := range []struct {
		in, want string
		turkic   bool
	}{
		{"STRASSE", "strasse", false}, {"Straße", "strasse", false}, {"ΟΔΟΣ", "οδοσ", false}, {"οδός", "οδόσ", false},
		{"Istanbul", "istanbul", false}, {"ISPARTA", "ısparta", true}, {"İzmir", "izmir", true}, {"L’Été", "l'été", false},
		{"Ёлка", "ёлка", false},
	} {
		var got []byte
		for _, r := range c.in {
			got = FoldWord(got, r, c.turkic)
		}
		if string(got) != c.want {
			t.Errorf("%s folds to %s, want %s", c.in, got, c.want)
		}
	}
}

func BenchmarkFrequencies(b *testing.B) {
	data, err := os.ReadFile("../../sources/lexicon/en/frequency.txt")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := parseFrequencies(data); err != nil {
			b.Fatal(err)
		}
	}
}
