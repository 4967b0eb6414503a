package mentions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLanguagesByHand reads names in languages whose files are all made by hand, without a list of places or of bodies:
// class words, connectors and roles are enough.
func TestLanguagesByHand(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		want                 []string
	}{
		{"bodies and people", "oc", "Lo Conselh regional votèt un budgèt.  Joan Bodon èra president de l'Institut " +
			"d'Estudis Occitans.",
			[]string{"organization Conselh regional", "person Joan Bodon", "organization Institut d'Estudis Occitans"}},
		{"a ministry", "oc", "Lo Ministèri de la Cultura e l'Universitat de Tolosa sostenon l'associacion.",
			[]string{"organization Ministèri de la Cultura", "organization Universitat de Tolosa"}},
		{"a role", "oc", "La presidenta Maria Lafont parlèt al Comitat olimpic.",
			[]string{"person Maria Lafont", "organization Comitat olimpic"}},
		{"a law", "oc", "Votèron la lei sus l'ensenhament.", []string{"law lei sus l'ensenhament"}},
		{"a battle", "oc", "Lo rei moriguèt a la Batalha de Murèth.", []string{"event Batalha de Murèth"}},
		{"words of every day", "oc", "Los enfants aprenon la lenga amb lors parents.", []string{}},
		{"a ministry", "lb", "De Ministère fir Kultur huet mat der Universitéit vu Lëtzebuerg geschafft.",
			[]string{"organization Ministère fir Kultur", "organization Universitéit vu Lëtzebuerg"}},
		{"a role", "lb", "De Minister Luc Frieden war gëschter do.", []string{"person Luc Frieden"}},
		{"nouns have capitals", "lb", "D'Kanner léieren d'Sprooch mat hiren Elteren.", []string{}},
	} {
		t.Run(c.language+" "+c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, find(t, c.language, c.text)); diff != "" {
				t.Errorf("wrong names (-want +got):\n%s", diff)
			}
		})
	}
}
