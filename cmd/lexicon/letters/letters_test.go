package main

import "testing"

func TestLetters(t *testing.T) {
	for set, want := range map[string]string{
		"[a b c]":          "",
		"[a à â æ {ch}]":   "àâæ",
		"[á-ã z]":          "áâã",
		`[\u0153 « -]`:     "œ",
		"[e\u0301 é ñ]":    "éñ", // a letter and its mark, or both in one
		"[ա ֊ \u0301 x-z]": "\u0301ա",
	} {
		if got := letters(set); got != want {
			t.Errorf("%s: %q, want %q", set, got, want)
		}
	}
}

func TestFrequentCharacters(t *testing.T) {
	simplified := ideographs("中国 10 ns\n国 5 n\nabc 100 x\n人 x n\n人 7 n\n\n")
	if simplified != "国中人" {
		t.Errorf("by frequency: %q", simplified)
	}
	if got := convert(simplified, "# table\n国\t國\n中\t中\n"); got != "國中人" {
		t.Errorf("traditional: %q", got)
	}
	if got := syllables("나는 너는 abc 나"); got != "나는너" {
		t.Errorf("syllables: %q", got)
	}
}
