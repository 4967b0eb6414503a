package sense

import (
	"slices"
	"testing"
)

const english = "court\tcourt\ninvestigation\tinvestigation\npolice\tpolice\nsuspect\tsuspect\n"

// TestOf: two words mean the same if a lexicon gives them one English word, inflected or within a run of signs.
func TestOf(t *testing.T) {
	tables := map[string]*Table{}
	for name, data := range map[string]string{
		"english": english,
		"german":  "# head\ngericht\tcourt|dish\nermittlung\tinvestigation|inquiry\n",
		"chinese": "法院\tcourt\n院\tyard\n警察\tpolice\n",
		"kana":    "調べる\tinvestigate\n",
		"vietnamese": "bệnh\tdisease\nbệnh viện\thospital\nsân bay\tairport\nthủ tướng\tpremier\n" +
			"nhà máy điện\tplant\n",
	} {
		table, err := parse([]byte(data))
		if err != nil {
			t.Fatal(err)
		}
		tables[name] = table
	}
	senses := func(table, text string) (out []uint32) {
		tables[table].Of(text, func(s uint32) { out = append(out, s) })
		return out
	}
	for _, c := range []struct {
		table, text string
		want        []string
	}{
		{"english", "The courts’ SUSPECTS", []string{"court", "suspect"}},
		{"english", "cow", nil},
		{"german", "das Gericht, die Ermittlungen", []string{"court", "dish", "investigation", "inquiry"}},
		{"chinese", "最高法院的警察", []string{"court", "police"}},
		{"chinese", "院", []string{"yard"}},
		{"kana", "調べた", []string{"investigate"}},
		{"kana", "", nil},
		{"vietnamese", "Bệnh viện gần sân bay", []string{"hospital", "airport"}},
		{"vietnamese", "bệnh. Viện", []string{"disease"}},
		{"vietnamese", "bệnh, bệnh", []string{"disease", "disease"}},
		{"vietnamese", "sân", nil},
		{"vietnamese", "nhà máy điện mới của thủ tướng", []string{"plant", "premier"}},
		{"vietnamese", "nhà máy", nil},
		{"vietnamese", "sân  bay", nil},
	} {
		var want []uint32
		for _, w := range c.want {
			want = append(want, hash(cut(w, stem)))
		}
		if got := senses(c.table, c.text); !slices.Equal(got, want) {
			t.Errorf("%s %q: %v, want %v (%v)", c.table, c.text, got, want, c.want)
		}
	}
	var none *Table
	none.Of("no table", func(uint32) { t.Error("a sense without a table") })
}
