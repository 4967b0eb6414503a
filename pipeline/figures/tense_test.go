package figures_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/survey"
	"example.org/sourcebook/pipeline/tables"
	"github.com/google/go-cmp/cmp"
)

// A sentence that ends in a number ends there: what the next one says of the future or the past does not move its date.
func TestTenseOfASentence(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "The hearing will take place on October 5. It was closed on March 3. The talks will go on.",
			"2023-10-05 2023-03-03"},
		{"en", "The mine was closed on November 8. A new one will be opened on April 4.", "2022-11-08 2024-04-04"},
		{"en", "The fair opened on May 5. Tickets will be sold from December 1. The hall was rebuilt on June 2.",
			"2023-05-05 2023-12-01 2023-06-02"},
		{"es", "La feria se abrió el 5 de mayo. La próxima se celebrará el 4 de abril.", "2023-05-05 2024-04-04"},
		{"fr", "La mine a été fermée le 8 novembre. Une autre sera ouverte le 4 avril.", "2022-11-08 2024-04-04"},
		{"de", "Die Grube wurde am 8. November geschlossen. Eine neue wird am 4. April eröffnet.",
			"2022-11-08 2024-04-04"},
		{"pt", "A mina foi fechada em 8 de novembro. Outra será aberta em 4 de abril.", "2022-11-08 2024-04-04"},
		{"it", "La miniera è stata chiusa l'8 novembre. Un'altra sarà aperta il 4 aprile.", "2022-11-08 2024-04-04"},
		{"nl", "De mijn werd op 8 november gesloten. Een nieuwe zal op 4 april worden geopend.",
			"2022-11-08 2024-04-04"},
		{"zh", "矿山于11月8日关闭。新矿将于4月4日开放。", "2022-11-08 2024-04-04"},
	} {
		source := stagetest.Source("a", c.text)
		source.Declared.Language, source.Declared.Published = c.language, "2023-09-12"
		result := stagetest.Run(t,
			[]stage.Stage{ingest.Stage, survey.Sketch, survey.Stage, segment.Stage, figures.Stage},
			stagetest.Lexicon("../.."), source)
		var got []string
		for f := range tables.Figures.Read(result.Reader()) {
			date := string(f.DateStart)
			if date == "" {
				date = strings.Join(f.Issues, " ")
			}
			got = append(got, date)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s\n%s", c.language, c.text, diff)
		}
		if err := result.Err(); err != nil {
			t.Fatal(err)
		}
	}
}
