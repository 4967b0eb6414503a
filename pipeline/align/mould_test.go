package align

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/tables"
)

// Moulds that an office fills anew each time.
const (
	leafletEN = `# %[1]s: information for the patient

Read all of this leaflet carefully before you start using this medicine. Keep it, you may need it again.
%[1]s is used for the treatment of %[2]s.
Do not use %[1]s if you have %[3]s, and talk to your doctor if you are pregnant.
Like all medicines, this medicine can cause side effects; the most common one is %[4]s.
Keep this medicine out of the sight and reach of children, and do not use it after the date on the box.`

	patrolEN = `# Report of the traffic police

The traffic police registered %[1]s accidents this week, of which %[2]s led to injuries.
The patrols checked %[3]s drivers, and %[4]s of them had drunk alcohol.
The police remind all drivers that winter tyres are compulsory on mountain roads.
The final figures are published in the yearbook of the police.`

	patrolFR = `# Rapport de la police de la route

La police de la route a enregistré %[1]s accidents cette semaine, dont %[2]s ont fait des blessés.
Les patrouilles ont contrôlé %[3]s conducteurs, et %[4]s d’entre eux avaient bu de l’alcool.
La police rappelle à tous les conducteurs que les pneus d’hiver sont obligatoires sur les routes de montagne.
Les chiffres définitifs sont publiés dans l’annuaire de la police.`
)

// filled fills a mould with words that commas part.
func filled(mould, words string) string {
	var fillings []any
	for _, w := range strings.Split(words, ",") {
		fillings = append(fillings, w)
	}
	return fmt.Sprintf(mould, fillings...)
}

// TestMoulds: texts in one mould are works of their own, and a version of one of them is found all the same.
func TestMoulds(t *testing.T) {
	alvorin := filled(leafletEN, "Alvorin,headache and fever,stomach ulcers,nausea")
	bexital := filled(leafletEN, "Bexital,hay fever in adults,glaucoma,a dry mouth")
	cordamil := filled(leafletEN, "Cordamil,high blood pressure,kidney disease,dizziness")
	const first, second, third, fourth = "312,58,7431,143", "275,61,6904,188", "341,47,8277,167", "298,73,5912,204"
	for _, c := range []struct {
		name  string
		texts []text
		want  string
	}{
		{"words fill it", []text{{"a", "en", alvorin}, {"b", "en", bexital}, {"c", "en", cordamil}}, "a b c"},
		{"one of them in two versions", []text{{"a", "en", alvorin}, {"b", "en", bexital}, {"c", "en", cordamil},
			{"d", "en", strings.Replace(alvorin, "fever", "a high temperature", 1)}}, "a b c a"},
		{"numbers fill it", []text{{"a", "en", filled(patrolEN, first)}, {"b", "en", filled(patrolEN, second)},
			{"c", "en", filled(patrolEN, third)}}, "a b c"},
		{"translations of three of four", []text{{"a", "en", filled(patrolEN, first)}, {"b", "en", filled(patrolEN, second)},
			{"c", "en", filled(patrolEN, third)}, {"d", "en", filled(patrolEN, fourth)},
			{"e", "fr", filled(patrolFR, third)}, {"f", "fr", filled(patrolFR, second)}, {"g", "fr", filled(patrolFR, first)}},
			"a b c d c b a"},
		{"a translation of none of them", []text{{"a", "en", filled(patrolEN, first)}, {"b", "en", filled(patrolEN, second)},
			{"c", "en", filled(patrolEN, third)}, {"d", "fr", filled(patrolFR, fourth)}}, "a b c d"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var k corpus
			for _, x := range c.texts {
				k.add(x.id, x.language, x.text)
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

// closing is what one publisher closes each of its texts with, in whatever language.
const closing = `The foundation is an independent body with offices in Lund, Porto and Graz and 214 staff.
It was founded in 1987 and is supported by 36 towns and by gifts of its 12,500 members.
Texts and pictures may be used free of charge if the foundation is named as their source.
Write to the press office at Long Street 27 in Lund, or call between 9 and 17 on working days.
Members receive the quarterly Borealis, of which 8,150 copies are printed in Graz.
Gifts to the account 40-7719-3 of the Savings Bank of Lund are free of tax up to 2,400 euros a year.
The board meets in Porto each spring; its chair is Ingrid Halloran, who follows Tomás Varela.
This notice may be wrong in parts: the minutes of the board, no. 118 and later, are what counts.`

// TestClosings: what closes all texts of a publisher, in whatever language, makes none of them one work.
func TestClosings(t *testing.T) {
	var k corpus
	var want []string
	for n := range 8 {
		g := generator(n + 1)
		var own []string
		for _, s := range g.write(14) {
			var words []string
			for _, w := range s {
				words = append(words, g.word(w+n*4000, n/4))
			}
			own = append(own, strings.Join(words, " "))
		}
		id := fmt.Sprintf("d%d", n)
		k.add(id, []string{"la", "it"}[n/4], strings.Join(own, "\n")+"\n\n"+closing)
		want = append(want, id)
	}
	var got []string
	for w := range tables.Works.Read(k.run(t).Reader()) {
		got = append(got, w.WorkID)
	}
	if d := cmp.Diff(strings.Join(want, " "), strings.Join(got, " ")); d != "" {
		t.Error(d)
	}
}
