package block

import (
	"slices"
	"strings"
	"testing"
)

const wrappedEnglish = `The harbour board said on Monday that the ferry to the outer
islands will be laid up for repairs until the end of the
month, and that a smaller boat will carry passengers but no
cars. Fishermen who depend on the crossing had asked for a
second boat, which the board refused because of its cost and
since none could be found that holds the papers required by
the inspectors. The mayor of the largest island called this
a poor excuse and announced that she would write to the
minister, who had promised in the spring that no island was
to be without a ferry for more than a week, whatever the
weather and whatever the state of the boats that the county
owns at present.`

const wrappedKorean = `시의회는 어제 본회의를 열어 내년 예산안을 심의하고 도서관
운영비와 버스 노선 지원금을 늘리기로 의결하였으며 반대한
의원은 세 명이었다고 밝혔다. 시장은 의회의 결정을 존중하고
필요한 절차를 서둘러 마치겠다고 말했다. 다만 새로운 노선은
주민의 의견을 들은 뒤에 정하기로 하였고 설명회는 다음 달에
다섯 차례 열린다.`

// TestParagraphs joins lines to paragraphs: those of Korean, whose syllables are as wide as ideographs, and those of a
// text whose line ends a program has doubled; not those of which each is a paragraph.
func TestParagraphs(t *testing.T) {
	one := func(s string) []string { return []string{strings.Join(strings.Fields(s), " ")} }
	double := func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") }
	notices := []string{
		"The library closes at six o'clock on Fridays in winter.", "Dogs are not allowed in the reading room.",
		"Bring your card whenever you want to borrow a book.", "The lift to the second floor is out of order again.",
		"Ask the staff for a key to the lockers at the door.", "Lost umbrellas are kept for a month, then sold.",
		"Children under eight must come with someone older.", "Newspapers of the last week lie on the round table.",
		"Copies cost ten cents a page, twenty in colour.", "Please return films by noon on the day after.",
	}
	verse := []string{
		"the lamp is out", "and on the stair", "a step, a doubt", "a breath of air", "the clock runs on",
		"with no one there", "the guest is gone", "nobody knows where", "the coat hangs yet", "upon the chair",
	}
	cases := []struct {
		name, text string
		want       []string
	}{
		{"english", wrappedEnglish, one(wrappedEnglish)},
		{"korean", wrappedKorean, one(wrappedKorean)},
		{"english doubled", double(wrappedEnglish), one(wrappedEnglish)},
		{"notices", strings.Join(notices, "\n\n"), notices},
		{"verse", strings.Join(verse, "\n\n"), verse},
	}
	for _, c := range cases {
		var got []string
		for _, b := range Paragraphs(c.text, Lines(c.text)) {
			s, _ := b.Clean(c.text)
			got = append(got, s)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %d paragraphs, want %d: %q", c.name, len(got), len(c.want), got)
		}
	}
}

// TestJoinHangul puts no blank into a word of Korean that a line end cuts, where other lines end with theirs.
func TestJoinHangul(t *testing.T) {
	cases := [][2]string{
		{"따뜻한 보살핌이 필요\n한 나이이나 휴직을 할 \n수 있다", "따뜻한 보살핌이 필요한 나이이나 휴직을 할 수 있다"},
		{"따뜻한 보살핌이\n필요한 나이", "따뜻한 보살핌이 필요한 나이"},
		{"new \nharbour\nboard", "new harbour board"},
	}
	for _, c := range cases {
		if got := join(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}
