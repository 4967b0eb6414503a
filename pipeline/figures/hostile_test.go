package figures

import (
	"strings"
	"testing"
	"time"

	"example.org/sourcebook/pipeline/effort"
)

// TestLongRuns reads a text that repeats one piece: number words and digits without end, which a parser may take apart
// in very many ways. Each must be read at no less than 50 kB a second of the processor, and four times as much text
// must not take more than some eight times the time. The text has half a million bytes, with -short an
// eighth of that.
func TestLongRuns(t *testing.T) {
	size := 1 << 19
	if testing.Short() {
		size = 1 << 16
	}
	l := lexicon()
	for _, c := range []struct{ tag, piece string }{
		{"zh", "百"}, {"zh", "三百"}, {"zh", "一两"}, {"zh", "第"}, {"zh", "3万"}, {"zh", "一点"}, {"ja", "百"}, {"ko", "백"},
		{"en", "1,"}, {"en", "1-"}, {"en", "1 000 "}, {"en", "1/2 "}, {"en", "five-"}, {"en", "two hundred "},
		{"en", "half a "}, {"en", "and 5 "},
		{"en", "one point five "}, {"en", "$"}, {"en", "0800 123 "}, {"fr", "deux cent "}, {"fr", "vingt et "},
		{"de", "hundert"}, {"en", "–1 – "}, {"en", "–5 % "}, {"en", "1 h, "}, {"hi", "दस में से एक "}, {"de", "3. bis "},
		{"it", "V e VI "}, {"el", "στις 3, "},
	} {
		t.Run(c.tag+" "+c.piece, func(t *testing.T) {
			took := func(size int) time.Duration {
				start, _ := effort.Spent()
				w := reading(t, l, c.tag, strings.Repeat(c.piece, size/len(c.piece)), "2024-01-01")
				for _, r := range w.Refused {
					if r.To <= r.From {
						t.Fatal("an empty refusal")
					}
				}
				end, _ := effort.Spent()
				return end - start
			}
			took(1 << 10) // what is parsed once
			part, whole := took(size/4), took(size)
			slowest := time.Duration(size/50_000) * time.Second
			if whole > slowest || whole > 8*part+slowest/10 {
				t.Errorf("%v of a processor for %d bytes, %v for a quarter of them", whole, size, part)
			}
		})
	}
}

// TestLongRun refuses number words of which more follow one another than any number has, and reads those of one number.
func TestLongRun(t *testing.T) {
	l := lexicon()
	if got, want := reading(t, l, "zh", "他说"+strings.Repeat("三", 100)+"个", "").result(),
		"("+strings.Repeat("三", 100)+") unread"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	text := "nine hundred ninety-nine trillion nine hundred ninety-nine billion nine hundred ninety-nine million nine " +
		"hundred ninety-nine thousand nine hundred ninety-nine"
	if got, want := reading(t, l, "en", text+" votes", "").result(),
		"["+text+"] count 999999999999999 {votes = vote}"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
