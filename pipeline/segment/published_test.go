package segment

import (
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// The day of publication of a page with markup, where its text has no dateline: beside the title, under a label
// anywhere, before the title, in the address; and the printed day beside one that is stated in UTC.
func TestPublishedBesideText(t *testing.T) {
	const (
		german = "p: Die Fähre fährt weiter, weil der Rat am Mittwoch das Geld dafür gegeben hat. Sie legt nun " +
			"zehnmal am Tag ab, und die Karten werden nicht teurer als im vergangenen Jahr, sagte die Reederei."
		french = "p: Le ferry continue, parce que le conseil a voté mercredi l'argent nécessaire. Il partira dix " +
			"fois par jour, et les billets ne seront pas plus chers que l'an dernier, a dit la compagnie."
		spanish = "p: El ferry sigue, porque el consejo aprobó el miércoles el dinero necesario. Saldrá diez " +
			"veces al día y los billetes no serán más caros que el año pasado, dijo la compañía."
		russian = "p: Паром останется, потому что совет в среду выделил на него деньги. Он будет отходить десять " +
			"раз в день, и билеты не станут дороже, чем в прошлом году, сообщила компания."
	)
	for _, c := range []struct {
		name  string
		lines []string
		field string
		value string
		want  string
	}{
		{"section", []string{"p -: 02.02.2022 Handball", "h1: Fähre gerettet"}, "", "", "2022-02-02"},
		{"kind of text", []string{"p -: 21.01.2022 Presse-Mitteilung", "h1: Fähre gerettet"}, "", "", "2022-01-21"},
		{"time", []string{"h1: Fähre gerettet", "p -: 18. 05. 2014 22:38", german}, "", "", "2014-05-18"},
		{"bars", []string{"h1: Ferry saved", "p -: Peter Grimm / 7 November 2023 / 09:30 / 23"}, "", "", "2023-11-07"},
		{"French", []string{"h1: Le ferry sauvé", "p -: 23 mai 2019", french}, "", "", "2019-05-23"},
		{"Spanish", []string{"h1: El ferry salvado", "p -: 5 de octubre de 2013", spanish}, "", "", "2013-10-05"},
		{"Russian", []string{"h1: Паром спасён", "p -: 14 мая 2020, 10:15", russian}, "", "", "2020-05-14"},
		{"Chinese", []string{"h1: 渡轮获救", "p -: 2020年5月14日 10:15"}, "", "", "2020-05-14"},
		{"label after the text", []string{"h1: Ferry saved", "p: " + storyOne, "p: " + storyTwo, "p: " + storyOne,
			"p: " + storyTwo, "p: " + storyOne, "p: " + storyTwo, "p: " + storyOne, "p: " + storyTwo,
			"p -: Published by Harbour Blog on 23 February 2020"}, "", "", "2020-02-23"},
		{"title", []string{"h1: 23.01.2022 - Fähre gerettet"}, "", "", "2022-01-23"},
		{"address", []string{"h1: Ferry saved"}, "url", "https://quay.example/2014/05/18/ferry/", "2014-05-18"},
		{"a row of facts", []string{"h1: Ferry saved", "r: Founded\t2 May 1990"}, "", "", ""},
		{"two labels and full stops", []string{"h1: Ferry saved",
			"p: Published: 4 October 2021, 8:15. Updated: 5 October 2021."}, "", "", "2021-10-04"},
		{"two labels and full stops, changed first", []string{"h1: El ferry salvado",
			"p: Actualizado: 12/11/2020 09:15 h. Publicado: 11/11/2020 20:40 h.", spanish}, "", "", "2020-11-11"},
		{"two labels and full stops, Russian", []string{"h1: Паром спасён",
			"p: Дата публикации: 04.10.2021 г., 8:15. Обновлено: 05.10.2021 г.", russian}, "", "", "2021-10-04"},
		{"a year of another calendar", []string{"h1: Ferry saved", "p -: 1400/08/15 - 10:30"}, "", "", ""},
		{"copyright", []string{"h1: Ferry saved", "p -: © 2 May 2019 The Quay"}, "", "", ""},
		{"the day of an occasion", []string{"h1: Ferry saved", "b: 12 May 2021, 9 pm"}, tables.Occasion,
			"2021-05-12T21:00", ""},
		{"another day than that of the occasion", []string{"h1: Ferry saved", "b: 2 May 2021"}, tables.Occasion,
			"2021-05-12T21:00", "2021-05-02"},
		{"UTC", []string{"h1: Ferry saved", "b: Nov. 8, 2023, 8:16 p.m."}, "published", "2023-11-09T01:16:00Z",
			"2023-11-08"},
		{"UTC, the header of a paper", []string{"b: Nov. 8, 2023", "h1: Ferry saved", "b: Nov. 9, 2023, 8:16 p.m."},
			"published", "2023-11-09T01:16:00Z", "2023-11-09"},
		{"a local time", []string{"h1: Ferry saved", "b: Nov. 8, 2023"}, "published", "2023-11-09T01:16:00-05:00",
			"2023-11-09"},
		{"no time", []string{"h1: Ferry saved"}, "published", "2022-01-10T22:06:08:684Z", "2022-01-10"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := c.lines
			if len(lines) < 3 {
				lines = append(lines, "p: "+storyOne, "p: "+storyTwo)
			}
			text, layout := layoutOf(lines)
			e := survey(text)
			e.layout = layout
			if c.field != "" {
				e.stated = []tables.Stated{{Field: c.field, Value: c.value, Rule: "html_meta"}}
			}
			d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, lexicon())
			if err != nil {
				t.Fatal(err)
			}
			if got := string(d.metadata.Published); got != c.want {
				t.Errorf("published is %q, should be %q", got, c.want)
			}
		})
	}
}

// A day of an occasion, a term or a span of days under the title is not the day of publication, with markup and
// without.
func TestNotPublished(t *testing.T) {
	for _, f := range rowsOf(t, "testdata/occasions.tsv") {
		marked, layout := layoutOf([]string{"h1: Quay 2", "p: " + f[1], "p: " + f[2], "p: " + f[2]})
		e := survey(marked)
		e.layout = layout
		d, err := read(&tables.Text{DocumentID: "d", Text: marked}, e, lexicon())
		if err != nil {
			t.Fatal(err)
		}
		plain := readText(t, lexicon(), "Quay 2\n\n"+f[1]+"\n\n"+f[2]+"\n\n"+f[2]+"\n")
		if d.metadata.Published != "" || plain.metadata.Published != "" {
			t.Errorf("%s: %q gives %q, %q", f[0], f[1], d.metadata.Published, plain.metadata.Published)
		}
	}
}
