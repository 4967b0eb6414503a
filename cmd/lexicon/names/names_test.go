package main

import (
	"slices"
	"testing"
)

// TestWordnet asks a net of three nouns: a person, below it a king, and one king by name.
func TestWordnet(t *testing.T) {
	w := &wordnet{
		synsets: map[string]*synset{
			"1": {words: []string{"person", "human being"}, field: "18"},
			"2": {words: []string{"king"}, field: "18"},
			"3": {words: []string{"Arthur"}, field: "18", instance: true},
			"4": {words: []string{"Bible"}, field: "10"},
		},
		senses: map[string][]string{"person": {"1"}, "king": {"9", "2"}, "arthur": {"3"}},
		below:  map[string][]string{"1": {"2"}, "2": {"3", "1"}},
	}
	if got := w.under("2"); !slices.Equal(got, []string{"1", "2", "3"}) {
		t.Errorf("under: %v", got)
	}
	if got := w.rank("King", "2"); got != 2 {
		t.Errorf("rank: %d", got)
	}
	if got := w.nouns(1, "1"); !slices.Equal(got, []string{"person"}) {
		t.Errorf("by the first sense: %v", got)
	}
	if got := w.nouns(2, "1"); !slices.Equal(got, []string{"king", "person"}) {
		t.Errorf("by the first two senses: %v", got)
	}
	if got := w.things(); !slices.Equal(got, []string{"bible"}) {
		t.Errorf("things: %v", got)
	}
	if got := w.sense("king", 2); got != "2" {
		t.Errorf("sense: %s", got)
	}
}

func TestFrenchForms(t *testing.T) {
	for w, want := range map[string][]string{
		"national": {"national", "nationale", "nationaux", "nationales"},
		"européen": {"européen", "européenne", "européens", "européennes"},
		"heureux":  {"heureux", "heureuse", "heureuses"},
		"public":   {"public", "publique", "publics", "publiques"},
	} {
		if got := frenchForms(w); !slices.Equal(sortedCopy(got), sortedCopy(want)) {
			t.Errorf("%s: %v, want %v", w, got, want)
		}
	}
}

// TestSharedNames reads what stands in brackets behind the names of territories.
func TestSharedNames(t *testing.T) {
	shared := sharedNames(map[string]string{
		"MM": "Myanmar (Burma)", "CD": "Congo (Democratic Republic)", "CG": "Congo (Republic)",
		"CG-alt-variant": "Congo（Brazzaville）",
	})
	if len(shared) != 2 || !shared["Congo"] || shared["Myanmar"] {
		t.Errorf("shared: %v", shared)
	}
	for name, is := range map[string]bool{"Burma": true, "UK": false, "the other one": false} {
		if isName(name) != is {
			t.Errorf("%q is a name: %v", name, !is)
		}
	}
}

func sortedCopy(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

func TestWithoutAccents(t *testing.T) {
	if got := withoutAccents("préfecture aérodrôme ç"); got != "prefecture aerodrome c" {
		t.Error(got)
	}
}
