package align

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

type text struct{ id, language, text string }

func TestWorks(t *testing.T) {
	noDigits := strings.NewReplacer("0", "", "1", "", "2", "", "3", "", "4", "", "5", "", "6", "", "7", "", "8", "",
		"9", "", ",", "", ".", "")
	for _, c := range []struct {
		name  string
		texts []text
		work  map[string]string // declared
		want  string            // work_id of each, in order
	}{
		{"one text", []text{{"a", "en", bridgeEN}}, nil, "a"},
		{"a translation", []text{{"a", "en", bridgeEN}, {"b", "fr", bridgeFR}}, nil, "a a"},
		{"three languages", []text{{"a", "de", bridgeDE}, {"b", "en", bridgeEN}, {"c", "fr", bridgeFR}}, nil, "a a a"},
		{"translations without figures", []text{{"a", "de", noDigits.Replace(bridgeDE)},
			{"b", "en", noDigits.Replace(bridgeEN)}, {"c", "fr", noDigits.Replace(bridgeFR)}}, nil, "a a a"},
		{"a shortened version", []text{{"a", "en", bridgeEN}, {"b", "en", without(bridgeEN, 2, 5, 8, 9, 10)}}, nil, "a a"},
		{"a shortened translation", []text{{"a", "en", without(bridgeEN, 2, 8, 9, 10)}, {"b", "fr", bridgeFR}}, nil, "a a"},
		{"paragraphs in another order", []text{{"a", "en", bridgeEN}, {"b", "en", reordered(bridgeEN, 3, 2, 1, 0)}}, nil,
			"a a"},
		{"copies", []text{{"a", "en", bridgeEN}, {"b", "en", bridgeEN},
			{"c", "en", strings.ReplaceAll(bridgeEN, "of the", "ofthe")}}, nil, "a a a"},
		{"a related article", []text{{"a", "en", bridgeEN}, {"b", "en", bridgeOther}}, nil, "a b"},
		{"a related article in another language", []text{{"a", "fr", bridgeFR}, {"b", "en", bridgeOther}}, nil, "a b"},
		{"a related article among versions", []text{{"a", "fr", bridgeFR}, {"b", "en", bridgeOther}, {"c", "de", bridgeDE},
			{"d", "en", bridgeEN}}, nil, "a b a a"},
		{"an article that quotes another", []text{{"a", "en", bridgeEN},
			{"b", "en", bridgeOther + "\n" + strings.Split(bridgeEN, "\n")[2]}}, nil, "a b"},
		{"reports in one mould", []text{{"a", "en", reportA}, {"b", "en", reportB}}, nil, "a b"},
		{"unrelated texts in two languages", []text{{"a", "en", reportA}, {"b", "fr", bridgeFR}}, nil, "a b"},
		{"empty texts", []text{{"a", "en", ""}, {"b", "en", ""}, {"c", "fr", "# Rien"}}, nil, "a b c"},
		{"declared together", []text{{"a", "en", reportA}, {"b", "en", bridgeOther}}, map[string]string{"a": "w", "b": "w"},
			"a a"},
		{"declared apart", []text{{"a", "en", bridgeEN}, {"b", "en", bridgeEN}, {"c", "fr", bridgeFR}},
			map[string]string{"a": "w", "b": "v"}, "a b a"},
		{"language not known", []text{{"a", "", bridgeEN}, {"b", "en", bridgeEN}}, nil, "a a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var k corpus
			for _, x := range c.texts {
				k.add(x.id, x.language, x.text)
				k.origins[len(k.origins)-1].Declared.Work = c.work[x.id]
			}
			var got []string
			for w := range tables.Works.Read(k.run(t).Reader()) {
				got = append(got, w.WorkID)
			}
			if d := cmp.Diff(c.want, strings.Join(got, " ")); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestRelation(t *testing.T) {
	var k corpus
	k.add("a", "en", bridgeEN)
	k.add("b", "en", strings.ReplaceAll(bridgeEN, "of the", "of  the"))
	k.add("c", "en", without(bridgeEN, 3))
	k.add("d", "fr", bridgeFR)
	got := map[string]string{}
	for r := range tables.Alignments.Read(k.run(t).Reader()) {
		if r.Level == schema.LevelDocument {
			got[r.AlignmentID] = r.Relation
		}
	}
	want := map[string]string{"a~b.document": "copy", "a~c.document": "version", "b~c.document": "version",
		"a~d.document": "translation", "b~d.document": "translation", "c~d.document": "translation"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
