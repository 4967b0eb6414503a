package main

import (
	"bytes"
	"compress/gzip"
	"slices"
	"testing"
	"unicode"
)

// packed is a list of wordfreq's format cB with one word of cost 0, none of cost 1 and two of cost 2.
const packed = "\x94\x82\xa6format\xa2cB\xa7version\x01" + "\x91\xa3the" + "\x90" + "\x92\xa2of\xd9\x03and"

func zipped(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDecode(t *testing.T) {
	got, err := decode(zipped(t, packed))
	if err != nil {
		t.Fatal(err)
	}
	if want := []word{{"the", 0}, {"of", 2}, {"and", 2}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestDecodeRefuses cuts the list at every place, and adds to it.
func TestDecodeRefuses(t *testing.T) {
	for n := range len(packed) {
		if got, err := decode(zipped(t, packed[:n])); err == nil {
			t.Errorf("%d bytes: %v", n, got)
		}
	}
	for _, s := range []string{packed + "x", "\x94\x82\xa6format\xa2cC\xa7version\x01\x91\xa3the\x90\x90"} {
		if got, err := decode(zipped(t, s)); err == nil {
			t.Errorf("%q: %v", s, got)
		}
	}
	if _, err := decode([]byte("no gzip")); err == nil {
		t.Error("bytes that are not zipped were read")
	}
}

func TestChoose(t *testing.T) {
	l := &language{most: 5, script: unicode.Latin, elides: true, words: "à", alone: true}
	got := l.choose([]word{
		{"le", 100}, {"l", 120}, {"à", 130}, {"maison", 200}, {"мир", 210}, {"a1", 220}, {"lemaison", 480}, {"chat", 300},
		{"chat", 310}, {"'t", 320},
		{"chien", 330}, {"trop", 340},
	})
	want := []word{{"le", 100}, {"à", 130}, {"maison", 200}, {"chat", 300}, {"chien", 330}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCostOf(t *testing.T) {
	for share, want := range map[float64]int{1: 0, 0.1: 100, 0.001: 300, 0: 1000} {
		if got := costOf(share); got != want {
			t.Errorf("%v: %d, want %d", share, got, want)
		}
	}
}
