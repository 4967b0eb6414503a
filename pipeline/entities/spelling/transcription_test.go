package spelling

import (
	"os"
	"slices"
	"testing"

	"example.org/sourcebook/pipeline/language"
)

// TestTranscribed compares names that Chinese spells with those of other languages, and with others.
func TestTranscribed(t *testing.T) {
	r, err := NewReader(language.Open(os.DirFS("../../../sources/lexicon")))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		han, latin string
		same       bool
	}{
		{"杜特蒂", "Duterte", true}, {"罗德里戈", "Rodrigo", true}, {"佛罗伦斯", "Florence", true},
		{"惠特科姆", "Whitcombe", false}, {"邓莫尔", "Dunmore", true}, {"贝利尼", "Bellini", true},
		{"希特勒", "Hitler", true}, {"达文西", "Da Vinci", true}, {"杜达", "Duda", true}, {"艾米莉", "Emily", true},
		{"汉娜", "Hannah", true}, {"科瓦尔奇克", "Kowalczyk", true}, {"约海于格", "Johaug", true},
		{"沃兹尼亚克", "Wozniak", true}, {"罗林斯", "Rawlins", true},
		{"科瓦连科", "Kovalenko", true}, {"比安奇", "Bianchi", true},
		{"桑伯里", "Thornbury", true}, {"梅西耶", "Mercier", true}, {"温特", "Winter", true},
		{"杜特蒂", "Trump", false}, {"罗德里戈", "Ricardo", false}, {"希特勒", "Stalin", false},
		{"邓莫尔", "Dunbar", false}, {"贝利尼", "Berlusconi", false}, {"杜达", "Putin", false},
	} {
		letters, err := r.Letters(c.han)
		if err != nil {
			t.Fatal(err)
		}
		a, err := r.Transcribed(OfIdeographs, letters)
		if err != nil {
			t.Fatal(err)
		}
		b, err := r.Transcribed(OfLetters, c.latin)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) }); got != c.same {
			t.Errorf("%s reads %v, %s %v: %v", c.han, a, c.latin, b, got)
		}
	}
}
