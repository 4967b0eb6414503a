package character

import (
	"testing"
	"unicode"
)

func TestScriptOf(t *testing.T) {
	for s, want := range map[string]Script{
		"a": Latin, "é": Latin, "ﬁ": Latin, "Ａ": Latin, "ω": Greek, "ж": Cyrillic, "ա": Armenian, "א": Hebrew, "ب": Arabic,
		"ሀ": Ethiopic, "क": Devanagari, "中": Han, "々": Han, "〇": Han, "𠀀": Han, "あ": Kana, "ア": Kana, "ー": Kana, "ｱ": Kana,
		"한": Hangul, "ก": Thai, "ກ": Lao, "ក": Khmer, "က": Myanmar, "ཀ": Tibetan, "1": NoScript, "。": NoScript, "😀": NoScript,
		"\u0301": NoScript, "·": NoScript,
	} {
		if got := ScriptOfText(s); got != want {
			t.Errorf("%s is %v, want %v", s, got, want)
		}
	}
}

// TestScriptsAsUnicode holds the table against the property, character by character.
func TestScriptsAsUnicode(t *testing.T) {
	for name, table := range unicode.Scripts {
		want, ok := ScriptByName(name)
		if name == "Common" || name == "Inherited" {
			if ok {
				t.Errorf("%s has the script %v", name, want)
			}
			continue
		}
		if !ok {
			t.Errorf("no script is called %s", name)
		}
		for r := rune(0); r <= unicode.MaxRune; r++ {
			if is := unicode.Is(table, r); is && ScriptOf(r) != want {
				t.Fatalf("U+%04X is %v, want %s", r, ScriptOf(r), name)
			} else if is && want >= named && want.String() != name {
				t.Fatalf("U+%04X is called %s, want %s", r, want, name)
			}
		}
	}
}

func TestSpaceless(t *testing.T) {
	for _, r := range "中あアーกກកကཀꀀᥐ" {
		if !Spaceless(r) {
			t.Errorf("%c is written with blanks", r)
		}
	}
	for _, r := range "aé한कب1。" {
		if Spaceless(r) {
			t.Errorf("%c is written without blanks", r)
		}
	}
}

// TestDigit reads each set of digits in the order of its values.
func TestDigit(t *testing.T) {
	next := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		v, ok := Digit(r)
		if ok != unicode.Is(unicode.Nd, r) || ok != IsDigit(r) {
			t.Fatalf("U+%04X: digit %v", r, ok)
		}
		if ok && v != next {
			t.Errorf("U+%04X has the value %d, want %d", r, v, next)
		}
		if ok {
			next = (v + 1) % 10
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		v    int64
		size int
	}{{"2023年", 4, 2023, 4}, {"٢٠٢٣ ", 4, 2023, 8}, {"20231", 4, 0, 0}, {"", 4, 0, 0}, {"x1", 4, 0, 0}, {"007", 9, 7, 3}} {
		if v, size := Number(c.s, c.most); v != c.v || size != c.size {
			t.Errorf("%q: %d, %d bytes; want %d, %d", c.s, v, size, c.v, c.size)
		}
	}
}

func TestIdeographs(t *testing.T) {
	for s, want := range map[string]int64{
		"二〇二三": 2023, "二零二三": 2023, "一九四九": 1949, "十": 10, "十二": 12, "二十": 20, "三十一": 31, "廿一": 21, "卅": 30, "一百零五": 105,
		"一百二十": 120, "两千": 2000, "二千零二十三": 2023, "三百万": 3000000, "一万二千三百四十五": 12345, "二十七亿五千万": 2750000000, "零": 0, "〇": 0,
		"五": 5, "一兆": 1000000000000, "百": 100, "千五百": 1500, "十万": 100000,
	} {
		if v, size := Ideographs(s + "年"); v != want || size != len(s) {
			t.Errorf("%s: %d, %d bytes; want %d, %d", s, v, size, want, len(s))
		}
	}
	for s, size := range map[string]int{"": 0, "年": 0, "万": 0, "中一": 0, "十十": 3, "百千": 3, "廿卅": 3, "二万三亿": 9} {
		if _, n := Ideographs(s); n != size {
			t.Errorf("%s: read %d bytes, want %d", s, n, size)
		}
	}
}

func TestIsLetter(t *testing.T) {
	for r := rune(-1); r <= unicode.MaxRune; r++ {
		if got := IsLetter(r); got != unicode.IsLetter(r) {
			t.Fatalf("U+%04X: letter %v", r, got)
		}
	}
}

func TestCase(t *testing.T) {
	for _, r := range "AÉЖΩǅ" {
		if !IsCapital(r) || IsSmall(r) || !IsWord(r) {
			t.Errorf("%c is no capital", r)
		}
	}
	for _, r := range "aéжω" {
		if IsCapital(r) || !IsSmall(r) {
			t.Errorf("%c is no small letter", r)
		}
	}
	for _, r := range "აბ中1" {
		if IsCapital(r) || IsSmall(r) || !IsWord(r) {
			t.Errorf("%c has a case", r)
		}
	}
}

func BenchmarkScriptOf(b *testing.B) {
	n := 0
	for i := range b.N {
		n += int(ScriptOf(rune(i & 0xFFFF)))
	}
	_ = n
}

func TestFolds(t *testing.T) {
	for r, want := range map[rune][2]rune{
		'A': {'a', 'a'}, 'É': {'é', 'e'}, 'Ж': {'ж', 'ж'}, 'й': {'й', 'и'}, 'Ａ': {'ａ', 'a'}, '中': {'中', '中'}, '1': {0, 0},
		'-': {0, 0},
		'ー': {'ー', 'ー'}, 'İ': {'i', 'i'}, 'ß': {'ß', 'ß'}, '한': {'한', '한'}, '\u0301': {0, 0},
	} {
		if got := [2]rune{LowerLetter(r), Bare(r)}; got != want {
			t.Errorf("%c is folded to %q, want %q", r, got, want)
		}
	}
	for s, want := range map[string]string{
		"Élan VITAL": "elan vital", "Ñandú 5": "nandu 5", "中文": "中文", "한국": "한국", "Ελλάς": "ελλας", "Æ": "æ",
	} {
		if got := Plain(s); got != want {
			t.Errorf("%s is folded to %s, want %s", s, got, want)
		}
	}
}

func TestIsCaseless(t *testing.T) {
	for _, r := range "בبकก中あ한ა" {
		if !IsCaseless(r) {
			t.Errorf("%c has a case", r)
		}
	}
	for _, r := range "aÉжΩª1ʼ。" {
		if IsCaseless(r) {
			t.Errorf("%c has no case", r)
		}
	}
}
