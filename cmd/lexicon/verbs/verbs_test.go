package main

import (
	"slices"
	"testing"
)

// TestEnglish reads lines of WordNet's index of senses (the lemma, the class after %, the tags at the end) and of its
// list of exceptions.
func TestEnglish(t *testing.T) {
	senses := "say%2:32:00:: 01 1 20\nsay%1:26:00:: 02 1 1\nmeet%2:41:00:: 03 1 12\nmeeting%1:14:00:: 04 1 9\n" +
		"meeting%3:00:00:: 05 1 0\nname%2:32:00:: 06 1 9\nname%1:10:00:: 07 1 30\nred%3:00:00:: 08 1 3\nred%1:00:00:: 09 1 " +
		"1\n"
	exceptions := "said say\nmet meet\nnamed name\n"
	want := []row{
		{"suffix", "ed"}, {"suffix", "ing"},
		{"form", "meet"}, {"form", "meets"}, {"form", "met"}, {"form", "said"}, {"form", "say"},
		{"not", "meeting"},
	}
	if got := of("wordnet").english([]byte(senses), []byte(exceptions)); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestFrench takes the third person plural and the participle, and no noun.
func TestFrench(t *testing.T) {
	conjugations := `{"aller": {"P": ["vais", "vas", "va", "allons", "allez", "vont"], "G": ["allant"], "W": ["aller"]},
		"manquer": {"P": ["NA", "NA", "NA", "NA", "NA", "NA"]},
		"porter": {"P": ["porte", "portes", "porte", "portons", "portez", "portent"]}}`
	got, err := french([]byte(conjugations), []byte(`{"allant": "m"}`))
	if err != nil {
		t.Fatal(err)
	}
	if want := []row{{"form", "portent"}, {"form", "vont"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, broken := range [][2]string{{"[", "{}"}, {"{}", "["}} {
		if _, err := french([]byte(broken[0]), []byte(broken[1])); err == nil {
			t.Errorf("%q was read", broken)
		}
	}
}
