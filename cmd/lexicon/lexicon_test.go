package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"
)

// small is a package of the registry with these files.
func small(t *testing.T, s *sources, name string, files map[string]string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for path, text := range files {
		h := &tar.Header{Name: "package/" + path, Typeflag: tar.TypeReg, Mode: 0o644, Size: int64(len(text))}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.unpack(pkg{name: name, version: "1", licence: "L"}, b.Bytes()); err != nil {
		t.Fatal(err)
	}
}

func noSources() *sources {
	return &sources{packages: map[string]pkg{}, files: map[string][]byte{}, parsed: map[string]map[string]any{}}
}

// rows are the lines of a file that are no comments.
func rows(f file) []string {
	var out []string
	for line := range strings.Lines(string(f.data)) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.TrimSuffix(line, "\n"))
		}
	}
	return out
}

// head are the comments of a file.
func head(f file) string {
	var b strings.Builder
	for line := range strings.Lines(string(f.data)) {
		if strings.HasPrefix(line, "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func TestSources(t *testing.T) {
	s := noSources()
	small(t, s, "p", map[string]string{"a/b.json": `{"x": {"z": ["1", "2"], "y": "3"}}`, "bad.json": `{`})
	n, err := s.json("p", "a/b.json")
	if err != nil {
		t.Fatal(err)
	}
	if got := n.at("x").keys(); !slices.Equal(got, []string{"y", "z"}) {
		t.Errorf("keys: %v", got)
	}
	if got := n.at("x", "z").list(); len(got) != 2 || got[1].text() != "2" {
		t.Errorf("list: %v", got)
	}
	if got := n.at("x", "nothing", "below").text(); got != "" {
		t.Errorf("what is not there: %q", got)
	}
	if got := n.texts(); !slices.Equal(got, []string{"3"}) {
		t.Errorf("texts: %v", got)
	}
	for _, path := range []string{"bad.json", "none.json"} {
		if _, err := s.json("p", path); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if err := s.unpack(pkg{name: "q"}, []byte("no archive")); err == nil {
		t.Error("bytes that are no archive were unpacked")
	}
}

func TestPhrases(t *testing.T) {
	var p phrases
	p.add("month", "1", "", "January", "january", "  Jan\u00a0uary ", "", "a|b", "{0}")
	p.add("sign", "x", "cased", "A", "a")
	p.add("month", "1", "", "Jänner", "Jän\u00adner")
	var b bytes.Buffer
	p.write(&b)
	if got, want := b.String(), "month\t1\t\tJanuary|Jan uary|Jänner\nsign\tx\tcased\tA|a\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSections(t *testing.T) {
	var base, one, two phrases
	base.add("word", "1", "", "a")
	base.add("sign", "group", "", ",")
	one.add("word", "1", "", "a", "b")
	one.add("sign", "group", "", ",", "space")
	two.add("word", "1", "", "b", "c")
	var s section
	s.note("AA", &base, &one)
	s.note("BB", &base, &two)
	var b bytes.Buffer
	s.write(&b)
	want := "@ AA BB\nword\t1\t\tb\n@ BB\nword\t1\t\tc\n@ AA\nsign\tgroup\t\t,|space\n"
	if got := b.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOrderOfDates(t *testing.T) {
	for pattern, want := range map[string]string{"d/M/yy": "dmy", "M/d/yy": "mdy", "y-MM-dd": "ymd", "dd.MM.yyyy": "dmy",
		"": ""} {
		calendar := node{map[string]any{"dateFormats": map[string]any{"short": pattern}}}
		if got := dateOrder(calendar); got != want {
			t.Errorf("%q: %q, want %q", pattern, got, want)
		}
	}
}

func TestShortFormsHaveTwoShapes(t *testing.T) {
	for s, want := range map[string][]string{"Jan": {"Jan", "Jan."}, "janv.": {"janv.", "janv"}, "1月": {"1月"}, "": {""}} {
		if got := pointed(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestNumbers makes the file of a small language with one region.
func TestNumbers(t *testing.T) {
	s := noSources()
	const symbols = `"defaultNumberingSystem": "latn", "minimumGroupingDigits": "1",
		"symbols-numberSystem-latn": {"decimal": ".", "group": "GROUP", "minusSign": "-", "percentSign": "%"},
		"decimalFormats-numberSystem-latn": {"standard": "#,##,##0.###", "long": {"decimalFormat": {
			"1000-count-one": "0 thousand", "10000-count-other": "00 thousand", "100000-count-other": "0 lakh",
			"1000000-count-other": "quz 0", "1000000000-count-other": "billions"}}},
		"miscPatterns-numberSystem-latn": {"atLeast": "{0}+", "range": "{0}–{1}"}`
	numbersOf := func(tag, group string) string {
		return `{"main": {"` + tag + `": {"numbers": {` + strings.Replace(symbols, "GROUP", group, 1) + `}}}}`
	}
	small(t, s, "cldr-numbers-full", map[string]string{
		"main/xx/numbers.json":    numbersOf("xx", ","),
		"main/xx-YY/numbers.json": numbersOf("xx-YY", "\u202f"),
	})
	small(t, s, "cldr-rbnf", map[string]string{
		"rbnf/xx.json": `{"rbnf": {"rbnf": {"OrdinalRules": {"%digits-ordinal": [["0", ` +
			`"=#,##0=$(ordinal,one{st}other{th})$;"]]}}}}`,
	})
	f, err := numbers(&locale{s, "xx", "xx"})
	if err != nil {
		t.Fatal(err)
	}
	if f.path != "xx/digits.tsv" || !strings.Contains(head(f),
		"# source 1: npm package cldr-numbers-full 1\n# licence 1: L\n") {
		t.Errorf("%s begins with\n%s", f.path, head(f))
	}
	got := rows(f)
	for _, want := range []string{
		"sign\tdecimal\t\t.", "sign\tgroup\t\t,|space", "sign\tminus\t\t-", "percent\t%\t\t%", "comparator\t>=\tafter\t+",
		"range\tto\t\t–",
		"grouping\t\t\t3 2 1", "multiplier\t3\t\tthousand", "multiplier\t5\t\tlakh", "multiplier\t6\tbefore\tquz",
		"ordinal_suffix\t\t\tst|th",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no row %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if slices.ContainsFunc(got, func(r string) bool { return strings.Contains(r, "billions") }) {
		t.Error("a form without a number is in the file")
	}
	if !slices.Contains(got, "@ YY") {
		t.Errorf("no section of the region in\n%s", strings.Join(got, "\n"))
	}
}

func TestSpellout(t *testing.T) {
	s := noSources()
	small(t, s, "cldr-rbnf", map[string]string{
		"rbnf/xx.json": `{"rbnf": {"rbnf": {"SpelloutRules": {
			"%spellout-cardinal": [["0", "null;"], ["21", "ein\u00adund<<zwanzig;"]],
			"%%lenient-parse": [["0", "&x;"]], "%digits-x": [["0", "=0=;"]]}, "Other": {"%z": [["0", "no;"]]}}}}`,
	})
	f, err := spellout(&locale{s, "xx", "xx"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"@xx", "%spellout-cardinal", "0: null", "21: einund<<zwanzig"}
	if got := rows(f); f.path != "xx/spellout.txt" || !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", f.path, got, want)
	}
	if f, err := spellout(&locale{s, "yy", "yy"}); err != nil || f.data != nil {
		t.Errorf("a language without rules: %v, %v", f, err)
	}
}

func TestListWords(t *testing.T) {
	s := noSources()
	list := func(tag, two, end string) string {
		return `{"main": {"` + tag + `": {"listPatterns": {"listPattern-type-standard": {"2": "` + two + `", "end": "` + end +
			`"}}}}}`
	}
	small(t, s, "cldr-misc-full", map[string]string{
		"main/en/listPatterns.json":    list("en", "{0} and {1}", "{0}, and {1}"),
		"main/xx/listPatterns.json":    list("xx", "{0} ac {1}", "{0} ag {1}"),
		"main/zh/listPatterns.json":    list("zh", "{0}和{1}", "{0}、{1}"),
		"main/en-GB/listPatterns.json": list("en-GB", "{0} and {1}", "{0} and {1}"),
	})
	f, err := listWords(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := rows(f), []string{"en\tand", "xx\tac|ag"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTags47(t *testing.T) {
	tags := &tags47{alias: map[string]string{"eng": "en", "cmn": "zh-Hans"},
		covered: map[string]bool{"en": true, "zh": true}}
	for code, want := range map[string]string{"eng": "en", "en-GB": "en", "cmn": "zh"} {
		if got, ok := tags.of(code); got != want || !ok {
			t.Errorf("%s: %s, %v, want %s", code, got, ok, want)
		}
	}
	if got, ok := tags.of("xyz"); ok {
		t.Errorf("xyz: %s", got)
	}
}
