package align

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Texts made for these tests. A line is a sentence, an empty line ends a paragraph, # marks a heading.
const (
	bridgeEN = `# Harbour bridge opened

The new bridge over the harbour was opened on Monday in the presence of several ministers.
It cost 412 million crowns, 37 million more than the parliament had approved in 2019.

Construction took six years and employed 2,860 workers from 14 countries.
Two workers died in an accident in 2021, and the trade union criticised the company for its safety measures.
The company rejected the criticism and pointed to an independent inspection.

The bridge replaces a ferry that carried 9,300 passengers a day.
The ferry will continue to operate at weekends until the end of the season.
Environmental organisations fear that traffic in the old town will increase by 18 percent.
The mayor promised a new plan for public transport.
Tolls will be introduced in January, but residents of the region will not have to pay them before the summer.`

	// Sentences 3 and 4 of the English text are one here, its sentence 8 is two; a sentence is added before the last.
	bridgeFR = `# Le pont du port est ouvert

Le nouveau pont sur le port a été inauguré lundi en présence de plusieurs ministres.
Il a coûté 412 millions de couronnes, soit 37 millions de plus que ce que le parlement avait approuvé en 2019.

La construction a duré six ans et a employé 2 860 ouvriers de 14 pays, dont deux sont morts dans un accident ` +
		`en 2021, ce qui a valu à la compagnie les critiques du syndicat pour ses mesures de sécurité.
La compagnie a rejeté ces critiques et a invoqué une inspection indépendante.

Le pont remplace un ferry qui transportait 9 300 passagers par jour.
Le ferry continuera de circuler le week-end jusqu’à la fin de la saison.
Les organisations de protection de l’environnement ont des craintes.
Selon elles, le trafic dans la vieille ville augmentera de 18 pour cent.
Le maire a promis un nouveau plan pour les transports publics.
Il doit le présenter aux commissions compétentes et à la presse avant la fin de l’année prochaine.
Un péage sera introduit en janvier, mais les résidents de la région ne devront pas le payer avant l’été.`

	bridgeDE = `# Hafenbrücke eröffnet

Die neue Brücke über den Hafen wurde am Montag im Beisein mehrerer Minister eröffnet.
Sie kostete 412 Millionen Kronen, 37 Millionen mehr, als das Parlament 2019 bewilligt hatte.

Der Bau dauerte sechs Jahre und beschäftigte 2.860 Arbeiter aus 14 Ländern.
Zwei Arbeiter starben 2021 bei einem Unfall, ` +
		`und die Gewerkschaft kritisierte die Firma wegen ihrer Sicherheitsmaßnahmen.
Die Firma wies die Kritik zurück und verwies auf eine unabhängige Inspektion.

Die Brücke ersetzt eine Fähre, die 9.300 Passagiere am Tag beförderte.
Die Fähre wird bis zum Ende der Saison an Wochenenden weiter verkehren.
Umweltorganisationen fürchten, dass der Verkehr in der Altstadt um 18 Prozent zunehmen wird.
Der Bürgermeister versprach einen neuen Plan für den öffentlichen Verkehr.
Im Januar wird eine Maut eingeführt, doch die Bewohner der Region müssen sie nicht vor dem Sommer zahlen.`

	// Another report on the same day: the same subject, names and some of the figures, but not the same text.
	bridgeOther = `# Thousands celebrate on the bridge

More than 20,000 people walked across the harbour on Monday evening.
Fireworks lit up the old town, and the ferry sounded its horn for the last time on a working day.
"I have waited for this for thirty years," said a retired captain.

Not everyone was in the mood to celebrate.
Relatives of the two workers who died in 2021 laid flowers at the eastern pillar.
With a price of 412 million crowns the bridge is the most expensive building that the region has ever seen.
Traders in the old town expect 18 percent more visitors.
The weather was fine, and the police counted only 3 incidents.`

	// One mould, other facts: the report of the next year.
	reportA = `# Annual report of the harbour

In 2021 the harbour handled 4,512 ships with a total of 812 thousand tonnes of goods.
The number of passengers was 230,411, of whom 17 percent came from abroad.
Revenue was 61 million crowns and expenses were 58 million crowns.
The harbour employed 312 people at the end of the year.
The board thanks all employees for their work and their commitment.`
	reportB = `# Annual report of the harbour

In 2022 the harbour handled 4,977 ships with a total of 845 thousand tonnes of goods.
The number of passengers was 251,090, of whom 19 percent came from abroad.
Revenue was 66 million crowns and expenses were 59 million crowns.
The harbour employed 325 people at the end of the year.
The board thanks all employees for their work and their commitment.`
)

// without gives a text without the lines (sentences from 1, headings not counted) that are named.
func without(text string, gone ...int) string {
	var out []string
	n := 0
	for _, line := range strings.Split(text, "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			n++
			drop := false
			for _, g := range gone {
				drop = drop || g == n
			}
			if drop {
				continue
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// inOne joins the sentences from one to another of a text (headings not counted), as one that was not cut there.
func inOne(text string, from, to int) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	return strings.Join(append(append(lines[:from:from], strings.Join(lines[from:to+1], " ")), lines[to+1:]...), "\n\n")
}

// reordered puts the paragraphs of a text into another order.
func reordered(text string, order ...int) string {
	parts := strings.Split(text, "\n\n")
	out := make([]string, len(order))
	for i, o := range order {
		out[i] = parts[o]
	}
	return strings.Join(out, "\n\n")
}

// corpus is what the tests hand to the stages.
type corpus struct {
	sources    []*tables.Source
	origins    []*tables.Origin
	described  []*tables.Metadata
	siblings   []*tables.Sibling
	paragraphs []*schema.Paragraph
	sentences  []*schema.Sentence
	figures    []*schema.Figure
	mentions   []*schema.Mention
}

var numberForm = regexp.MustCompile(`\d+(?:[,. ]\d{3})*(?: (?:thousand|milli?ons?|Millionen))?`)

// add adds a text; documents must come in order.
func (c *corpus) add(id, language, text string) {
	c.sources = append(c.sources, stagetest.Source(id, text))
	c.origins = append(c.origins, &tables.Origin{DocumentID: id})
	c.described = append(c.described, &tables.Metadata{DocumentID: id, Language: language})
	at := 0
	var p *schema.Paragraph
	for _, line := range strings.Split(text, "\n") {
		n := utf8.RuneCountInString(line)
		if line == "" {
			p = nil
		} else {
			if p == nil {
				p = &schema.Paragraph{ParagraphID: fmt.Sprintf("%s.p%d", id, at), DocumentID: id, Role: schema.RoleBody}
				if line[0] == '#' {
					p.Role = schema.RoleTitle
				}
				c.paragraphs = append(c.paragraphs, p)
			}
			c.sentence(id, p, line, at)
		}
		at += n + 1
	}
}

func (c *corpus) sentence(id string, p *schema.Paragraph, line string, at int) {
	s := &schema.Sentence{SentenceID: fmt.Sprintf("%s.s%d", id, at), DocumentID: id, ParagraphID: p.ParagraphID,
		Text: line,
		Span: schema.Span{Start: at, End: at + utf8.RuneCountInString(line)}}
	c.sentences = append(c.sentences, s)
	for _, m := range numberForm.FindAllStringIndex(line, -1) {
		start := at + utf8.RuneCountInString(line[:m[0]])
		surface := line[m[0]:m[1]]
		f := &schema.Figure{FigureID: fmt.Sprintf("%s.f%d", id, start), DocumentID: id, SentenceID: s.SentenceID,
			Span: schema.Span{Start: start, End: start + utf8.RuneCountInString(surface)}, Surface: surface,
			Kind: schema.KindCount}
		word := strings.TrimLeft(surface, "0123456789,. ")
		value := strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, surface)
		switch {
		case strings.HasPrefix(word, "thousand"):
			value += "000"
		case word != "":
			value += "000000"
		case len(surface) == 4 && surface[:2] == "20":
			f.Kind, f.DateStart, f.DateEnd = schema.KindDate, schema.Date(surface+"-01-01"), schema.Date(surface+"-12-31")
			value = ""
		}
		f.Value = schema.Decimal(value)
		c.figures = append(c.figures, f)
	}
}

// run runs the stages works and align over the corpus.
func (c *corpus) run(t testing.TB) *stage.Result {
	t.Helper()
	given := stage.Stage{Name: "given", Each: stage.All,
		Writes: []string{tables.Origins.Name, tables.Described.Name, tables.Siblings.Name, tables.Paragraphs.Name,
			tables.Sentences.Name, tables.Figures.Name, tables.Named.Name, tables.Mentions.Name},
		Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
			write(out, tables.Origins, c.origins)
			write(out, tables.Described, c.described)
			write(out, tables.Siblings, c.siblings)
			write(out, tables.Paragraphs, c.paragraphs)
			write(out, tables.Sentences, c.sentences)
			write(out, tables.Figures, c.figures)
			write(out, tables.Named, c.mentions)
			write(out, tables.Mentions, c.mentions)
			return nil
		}}
	return stagetest.Run(t, []stage.Stage{given, Fingerprint, Works, Beads, Stage}, nil, c.sources...)
}

func write[R any](out *stage.Writer, t stage.Table[R], rows []*R) {
	for _, r := range rows {
		t.Write(out, r)
	}
}

// linesOf gives the beads of two documents in numbers of their lines, from 1, headings counted: "1=1 2+3=2".
func linesOf(c *corpus, result *stage.Result) string {
	number := map[string]string{}
	n := map[string]int{}
	for _, s := range c.sentences {
		n[s.DocumentID]++
		number[s.SentenceID] = fmt.Sprint(n[s.DocumentID])
	}
	name := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, number[id])
		}
		return strings.Join(out, "+")
	}
	type placed struct {
		at   int
		text string
	}
	var out []string
	var all []placed
	for r := range tables.Alignments.Read(result.Reader()) {
		if r.Level == schema.LevelSentence {
			var at int
			fmt.Sscan(name(r.AIDs[:1]), &at)
			all = append(all, placed{at, name(r.AIDs) + "=" + name(r.BIDs)})
		}
	}
	for at := 1; len(out) < len(all); at++ {
		for _, p := range all {
			if p.at == at {
				out = append(out, p.text)
			}
		}
	}
	return strings.Join(out, " ")
}
