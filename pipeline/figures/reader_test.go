package figures

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/code"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// lexicon is the program's own.
var lexicon = sync.OnceValue(func() *language.Lexicon { return language.Open(os.DirFS("../../sources/lexicon")) })

// traitsOf keeps the traits of the packs from one reading to the next.
var traitsOf = map[*language.Pack]*traits{}

// reading reads one paragraph of one sentence, as the stage does when it is the whole document.
func reading(t testing.TB, l *language.Lexicon, tag, text string, published schema.Date) *reader {
	t.Helper()
	pack, err := l.Pack(tag)
	if err != nil {
		t.Fatal(err)
	}
	w := newReader()
	w.Published, w.Entire = published, len(text) <= maxWhole
	labels := code.Labels{}
	labels.AddLabels(text)
	w.quantity.SetLabels(labels)
	tr, ok := traitsOf[pack]
	if !ok {
		if tr, err = newTraits(l, pack); err != nil {
			t.Fatal(err)
		}
		traitsOf[pack] = tr
	}
	w.reset(pack, tr, text)
	w.read()
	sentence, clause := make([]int32, len(w.List)), make([]int32, len(w.List)) // all is one sentence
	w.noun.PointOrdinals(sentence)
	w.periods.DateCounts(sentence, clause)
	w.damage.Damage(sentence)
	return w
}

// show writes a figure in the notation of the vectors: the surface, then each column that is not null.
func (w *reader) show(f *scan.Figure) string {
	var issues []string
	issues = append(issues, f.Issues...)
	slices.Sort(issues)
	parts := []string{"[" + w.Surface(f.From, f.To) + "]", f.Kind}
	if f.Value != nil {
		v := string(decimalOf(f.Value, &issues))
		if f.Max != nil {
			v += ".." + string(decimalOf(f.Max, &issues))
		}
		if f.Comparator != "=" {
			v = f.Comparator + v
		}
		parts = append(parts, v)
	}
	if f.Unit != "" {
		parts = append(parts, f.Unit)
	}
	if f.Tail > f.Head {
		counted := w.Surface(f.Head, f.Tail)
		if c := w.noun.Concept(f.Head, f.Tail); c != "" {
			counted += " = " + c
		}
		parts = append(parts, "{"+counted+"}")
	}
	if f.Start != "" || f.End != "" {
		parts = append(parts, string(f.Start)+"/"+string(f.End))
	}
	for _, x := range issues {
		parts = append(parts, "!"+x)
	}
	if f.Repaired != nil {
		parts = append(parts, "->"+string(decimalOf(f.Repaired, &issues)))
	}
	return strings.Join(parts, " ")
}

// result writes all figures and refusals of a text, in order.
func (w *reader) result() string {
	var out []string
	i, j := 0, 0
	for i < len(w.Figures) || j < len(w.Refused) {
		if j == len(w.Refused) || i < len(w.Figures) && w.Figures[i].From < w.Refused[j].From {
			out = append(out, w.show(&w.Figures[i]))
			i++
		} else {
			r := w.Refused[j]
			out = append(out, "("+w.Surface(r.From, r.To)+") "+r.Reason)
			j++
		}
	}
	return strings.Join(out, " | ")
}

// FuzzRead checks what must hold for any text: figures and refusals do not overlap, are in order, and cover each run of
// digits and each number word that was considered.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"From March to June this year, 1,770 dens, over 2,000 suspects, US$50 million",
		"39 cases 202310,000 funds60,000 **83640,000",
		"two and a half million 1 1/2 cups 5-10% 01 23 45 67 89", "il y a trois ans, un à deux jours, 14h30",
		"1,2.3-4/5:6 +44 20 (020) 7946",
		"٣٤٥ १२३ ²³½ 三百二十 2023年1月3日", "hundreds of thousands of tens of early early Monday Monday 9",
		"9, 10 and 11 July 2021, first three months of 2019, 2017-18, www.who.int/a2019",
		"3億5000万円、9日、午後3時30分、第3回、百分之三十、3000多万、去年3月、1日至5日",
		"5 de marzo de 2022, der 3. Platz, 5 марта 2022 г., tussen 9 en 11 juli",
	} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(1))
		f.Add(s, uint8(2))
	}
	l := lexicon()
	tags := []string{"en", "fr", "zh", "de", "und", "es", "it", "ja", "ko", "ru", "ar", "hi"}
	f.Fuzz(func(t *testing.T, text string, k uint8) {
		if !utf8.ValidString(text) {
			return
		}
		check(t, reading(t, l, tags[int(k)%len(tags)], text, "2023-09-13"))
	})
}

func check(t *testing.T, w *reader) {
	t.Helper()
	covered := make([]int, len(w.List))
	mark := func(from, to int) {
		if from < 0 || to > len(covered) || from >= to {
			t.Fatalf("%q: span %d to %d of %d tokens", w.Text, from, to, len(covered))
		}
		for i := from; i < to; i++ {
			covered[i]++
		}
	}
	last := 0
	for i := range w.Figures {
		f := &w.Figures[i]
		mark(f.From, f.To)
		if f.From < last {
			t.Errorf("%q: %q is out of order", w.Text, w.Surface(f.From, f.To))
		}
		last = f.From
		if f.Tail > f.Head {
			if f.Head < 0 || f.Tail > len(covered) {
				t.Errorf("%q: counted is %d to %d", w.Text, f.Head, f.Tail)
			}
		}
		if f.Start != "" && f.End != "" && f.Start > f.End {
			t.Errorf("%q: %s ends %s before it begins %s", w.Text, w.Surface(f.From, f.To), f.End, f.Start)
		}
	}
	for _, r := range w.Refused {
		mark(r.From, r.To)
	}
	for i, n := range covered {
		if n > 1 || n == 0 && w.IsDigits(i) {
			t.Errorf("%q: token %q lies in %d figures and refusals", w.Text, w.Token(i), n)
		}
	}
	for _, n := range w.Numerals {
		for i := n[0]; i < n[1]; i++ {
			if covered[i] == 0 {
				t.Errorf("%q: the number word %q is not accounted for", w.Text, w.Token(i))
			}
		}
	}
}

// TestAccounted checks the invariants of FuzzRead on every vector.
func TestAccounted(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	l := lexicon()
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			for _, tag := range []string{"en", "fr", "de", "ja", "und"} {
				check(t, reading(t, l, tag, line, ""))
			}
		}
	}
}

// TestLinear reads long texts of one repeated piece: work that grew with the square of the length would not end.
func TestLinear(t *testing.T) {
	l, size := lexicon(), 1<<16
	if testing.Short() {
		size = 1 << 14
	}
	for _, piece := range []string{
		"1,", "1.", "01 ", "100 ", "1-", "a@", "5 a-", "early ", "Monday ", "million ", "hundreds of ", "one ", "minus ",
		"point ", "half a ", "dozen ", "1e", "1^", ".1", "1/1 ", "1% to ", "one in ", "5 and ", "*", "a1,000 ", "from 1 to ",
		"(", "since ", "1:", "$", "5 men ", "March ", "and a half ", "www.", "a.", "a/", "9, ", "3 and ", "1 in 2019, ",
		"2019, 5 ", "5, ",
	} {
		w := reading(t, l, "en", strings.Repeat(piece, size/len(piece)), "2023-09-13")
		check(t, w)
	}
	for _, piece := range []string{"三", "三名", "几十", "百分之", "1~", "分之", "负", "点", "三点", "5名学生", "嫌疑人", "第", "1，", "一二",
		"亿万", "的"} {
		check(t, reading(t, l, "zh", strings.Repeat(piece, size/4/len(piece)), "2023-09-13"))
	}
}
