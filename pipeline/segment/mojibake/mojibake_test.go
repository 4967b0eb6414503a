package mojibake

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

func TestMojibake(t *testing.T) {
	f, err := os.Open("testdata/mojibake.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		kind, text, ok := strings.Cut(s.Text(), "\t")
		if !ok || strings.HasPrefix(kind, "#") {
			continue
		}
		n++
		if got := Is(text); got != (kind != "sound") {
			t.Errorf("%s: %q: mojibake is %t", kind, text, got)
		}
	}
	if n < 40 {
		t.Errorf("%d texts", n)
	}
}

func BenchmarkMojibake(b *testing.B) {
	for name, text := range map[string]string{
		"French":  "Le marché a été fermé à midi ; l’été n’est pas là. ",
		"Russian": "Привет, как дела? Так, сказал он, дела идут хорошо. ",
		"Chinese": "中国政府发布了新的计划，人们很高兴。",
	} {
		text = strings.Repeat(text, 1<<12)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if Is(text) {
					b.Fatal("mojibake")
				}
			}
		})
	}
}
