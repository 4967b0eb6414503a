package segment

import (
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestTitleBelow reads pages whose first heading is that of a site or section: the title is the heading below it that
// the title of the window names, if there is one.
func TestTitleBelow(t *testing.T) {
	for _, c := range []struct {
		name   string
		window string
		lines  []string // headings, the text follows
		want   string
	}{
		{"section", "Ferry saved: what it means", []string{"h1: Information", "h2: Ferry saved: what it means"},
			"Ferry saved: what it means"},
		{"site behind", "Ferry saved | Coast News", []string{"h1: Coast News", "h2: Ferry saved"}, "Ferry saved"},
		{"site of a longer name", "Ferry saved - Chapter 1 - wave [Tales]",
			[]string{"h1: Tales of ours", "h2: Ferry saved"}, "Ferry saved"},
		{"third level", "Fähre gerettet – Küstenblatt", []string{"h1: Küstenblatt", "h2: Lokales", "h3: Fähre gerettet"},
			"Fähre gerettet"},
		{"French", "Le ferry sauvé : ce que cela change",
			[]string{"h1: Actualités", "h2: Le ferry sauvé : ce que cela change"}, "Le ferry sauvé : ce que cela change"},
		{"Japanese", "渡し船が残る＿港新聞 | 港", []string{"h1: 港新聞", "h2: 渡し船が残る＿港新聞"}, "渡し船が残る＿港新聞"},
		{"Russian", "Паром спасён | Берег", []string{"h1: Новости берега", "h2: Паром спасён"}, "Паром спасён"},
		{"Arabic", "إنقاذ العبارة | الساحل", []string{"h1: الساحل اليوم", "h2: إنقاذ العبارة"}, "إنقاذ العبارة"},
		{"none below", "Coast News", []string{"h1: Ferry saved", "h2: Costs rise"}, "Ferry saved"},
		{"the site below", "Coast News", []string{"h1: Ferry saved", "h2 -: Coast News"}, "Ferry saved"},
		{"other words", "Ferry kept for five years | Coast News", []string{"h1: Ferry saved", "h2: What it costs"},
			"Ferry saved"},
		{"the first one", "Ferry saved | Coast News", []string{"h1: Ferry saved", "h2: Coast News"}, "Ferry saved"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, layout := layoutOf(append(c.lines, "p: "+storyOne, "p: "+storyTwo))
			e := survey(text)
			e.layout = layout
			e.stated = []tables.Stated{{Field: "title", Value: c.window, Rule: "html_title"},
				{Field: "title", Value: c.lines[0][4:], Rule: "html_heading"}}
			d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, lexicon())
			if err != nil {
				t.Fatal(err)
			}
			if got := d.metadata.Title; got != c.want {
				t.Errorf("title is %q, should be %q", got, c.want)
			}
		})
	}
}
