package mentions_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGenres reads short texts of several genres. A name that comes again is listed once.
func TestGenres(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		want                 []string
	}{
		{"sports", "en", "The Kenyan runner Eliud Kipchoge won the Berlin Marathon, ahead of Tadese Takele and Vincent " +
			"Kipkemoi.  " +
			"Kipchoge trained with the NN Running Team.  The New York Times reported that Volkswagen will sponsor it.  " +
			"The International Olympic Committee (IOC) meets in Munich; the IOC will vote.",
			[]string{"person Eliud Kipchoge", "event Berlin Marathon", "person Tadese Takele", "person Vincent Kipkemoi",
				"person Kipchoge",
				"organization NN Running Team", "organization New York Times", "organization Volkswagen",
				"organization International Olympic Committee", "organization IOC", "place Munich"}},
		{"business", "en", "Shares of Morgan Stanley fell after the Federal Reserve raised rates.  Analysts at Goldman " +
			"Sachs said the Bank of England might follow.  " +
			"Morgan Stanley has cut jobs.  Jane Fraser of Citigroup was present.  The National Development and Reform " +
			"Commission applied the Anti-Monopoly Law.",
			[]string{"organization Morgan Stanley", "organization Federal Reserve", "organization Goldman Sachs",
				"organization Bank of England", "person Jane Fraser",
				"organization Citigroup", "organization National Development and Reform Commission", "law Anti-Monopoly Law"}},
		{"courts",
			"en",
			`The Supreme Court ruled that the Offences Against the Person Act applied.  ` +
				`They cited the "Protection from Harassment (Amendment) Act".  ` +
				"Daniel Okafor would appeal to the European Court of Human Rights.  The judge said the Kremlin had no role.  The " +
				"Kremlin denied it.",
			[]string{"organization Supreme Court", "law Offences Against the Person Act",
				"law Protection from Harassment (Amendment) Act", "person Daniel Okafor",
				"organization European Court of Human Rights", "organization Kremlin"}},
		{"migration", "en", "Giorgia Meloni, the prime minister, met Ursula von der Leyen in Tunis.  The International " +
			"Organization for Migration counted deaths; the IOM says more will come.  " +
			"Lena Brzozowska-Nied, a spokeswoman, named Libya and Eritrea.",
			[]string{"person Giorgia Meloni", "person Ursula von der Leyen", "place Tunis",
				"organization International Organization for Migration", "organization IOM",
				"person Lena Brzozowska-Nied", "place Libya", "place Eritrea"}},
		{"science", "en", "Giulia Perotti used a telescope.  Researchers from Kyoto University and the European Space " +
			"Agency (ESA) agreed.  ESA said that Perotti was right.",
			[]string{"person Giulia Perotti", "organization Kyoto University", "organization European Space Agency",
				"organization ESA", "person Perotti"}},
		{"health", "fr", "L'Organisation mondiale de la santé alerte sur la rougeole.  La Haute Autorité de santé " +
			"recommande deux doses.  Le ministre de la Santé, Aurélien Rousseau, a visité Lyon.  " +
			"La loi sur la sécurité globale et le Code de la santé publique seront modifiés.",
			[]string{"organization Organisation mondiale de la santé", "organization Haute Autorité de santé",
				"person Aurélien Rousseau", "place Lyon",
				"law loi sur la sécurité globale", "law Code de la santé publique"}},
		{"politics", "fr", "L'Assemblée nationale débattra de la loi relative à la lutte contre le dopage et du décret sur " +
			"les stades.  Le gouvernement allemand et la police belge coopèrent à Londres.",
			[]string{"organization Assemblée nationale", "law loi relative à la lutte contre le dopage",
				"law décret sur les stades", "organization gouvernement allemand",
				"organization police belge", "place Londres"}},
		{"common words with a capital", "en", "The Internet has changed.  People use the Internet.  Many Muslims pray at " +
			"Easter, and Easter was early.  Talks with the Cabinet went on.", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := []string{}
			for _, n := range find(t, c.language, c.text) {
				if !slices.Contains(got, n) {
					got = append(got, n)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("wrong names (-want +got):\n%s", diff)
			}
		})
	}
}
