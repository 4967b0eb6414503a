package facts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// telling makes a document of sentences with figures in braces: {kind value unit counted|surface}, - for none; of
// a period also its first and its last year.
func telling(t *testing.T, l *language.Lexicon, id, tag string, sentences []string) *document {
	t.Helper()
	d := &document{id: id, language: tag, sentences: map[string]*schema.Sentence{}, surfaces: map[string][]string{}}
	var err error
	if d.words, err = readWords(l, tag); err != nil {
		t.Fatal(err)
	}
	start := 0
	for i, marked := range sentences {
		sid, text := fmt.Sprintf("%s.s%d", id, i), ""
		var figures []*schema.Figure
		for k, part := range strings.FieldsFunc(marked, func(r rune) bool { return r == '{' || r == '}' }) {
			if about, surface, ok := strings.Cut(part, "|"); ok {
				f := strings.Fields(strings.ReplaceAll(about, "-", "- "))
				for n := range f {
					f[n] = strings.Trim(f[n], "-")
				}
				start++
				one := &schema.Figure{FigureID: fmt.Sprintf("%s%d.%d", id, i, k), SentenceID: sid,
					Kind: f[0], Value: schema.Decimal(f[1]), Unit: f[2], Counted: strings.ReplaceAll(f[3], "_", " "),
					Surface: surface, Comparator: "=",
					Span: schema.Span{Start: start}}
				if len(f) > 5 {
					one.DateStart, one.DateEnd = schema.Date(f[4]+"-01-01"), schema.Date(f[5]+"-12-31")
				}
				figures = append(figures, one)
				d.surfaces[sid] = append(d.surfaces[sid], surface)
				part = surface
			}
			text += part
		}
		d.sentences[sid] = &schema.Sentence{SentenceID: sid, Text: text}
		for _, c := range agree.Claims(figures) {
			s := d.state(c)
			s.side.Language = bcp47.Base(tag)
			d.statements = append(d.statements, s)
		}
	}
	return d
}

// TestReworded: versions of one language that no alignment brings together, and which of their numbers are one fact.
func TestReworded(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct {
		name, language string
		a, b, want     []string
	}{
		{"told in another order", "en",
			[]string{"At least {count 34 - people|34} people were killed and {count 210 - -|210} injured in the quake.",
				"The government has set aside {money 45000000 USD -|45 million dollars} for homes."},
			[]string{"The government will spend {money 54000000 USD -|54 million dollars} on rebuilding.",
				"The quake killed {count 41 - people|41} people and injured {count 260 - -|260}."},
			[]string{"34=41", "210=260", "45 million dollars=54 million dollars"}},
		{"in German", "de",
			[]string{"Rund {count 1400 - Fahrzeuge|1.400} Fahrzeuge steckten fest.",
				"Der Schaden liegt bei {money 830000 EUR -|830.000 Euro}."},
			[]string{"Den Schaden schätzt man auf {money 880000 EUR -|880.000 Euro}.",
				"Im Schnee saßen {count 1700 - Fahrzeuge|1.700} Fahrzeuge fest."},
			[]string{"1.400=1.700", "830.000 Euro=880.000 Euro"}},
		{"in French", "fr", []string{"La toiture du théâtre a coûté {money 830000 EUR -|830 000 euros}."},
			[]string{"On a payé {money 880000 EUR -|880 000 euros} pour la toiture."},
			[]string{"830 000 euros=880 000 euros"}},
		{"in Spanish", "es", []string{"El puente mide {measure 310 m -|310 metros} de largo."},
			[]string{"Con {measure 330 m -|330 metros}, el puente es el más largo."}, []string{"310 metros=330 metros"}},
		{"in Italian", "it", []string{"La raccolta ha dato {measure 310 t -|310 tonnellate} di mele."},
			[]string{"Sono {measure 330 t -|330 tonnellate} le mele della raccolta."},
			[]string{"310 tonnellate=330 tonnellate"}},
		{"in Russian", "ru", []string{"Выручка завода выросла на {percent 12 % -|12 %}."},
			[]string{"На {percent 14 % -|14 %} увеличилась выручка."}, []string{"12 %=14 %"}},
		{"in Polish", "pl", []string{"Most ma {measure 310 m -|310 metrów} długości."},
			[]string{"Długość: {measure 330 m -|330 metrów}, tyle ma most."}, []string{"310 metrów=330 metrów"}},
		{"in Chinese", "zh", []string{"公司的净利润为{money 720000000 CNY -|7.2亿元}，员工{count 860 - -|860}人。"},
			[]string{"员工有{count 910 - -|910}人。", "净利润{money 750000000 CNY -|7.5亿元}。"},
			[]string{"7.2亿元=7.5亿元", "860=910"}},
		{"in Japanese", "ja", []string{"総工費は{money 96000000 JPY -|9600万円}で、床面積は{measure 450 m2 -|450平方メートル}。"},
			[]string{"床面積{measure 480 m2 -|480平方メートル}、総工費{money 69000000 JPY -|6900万円}。"},
			[]string{"9600万円=6900万円", "450平方メートル=480平方メートル"}},
		{"in Korean", "ko", []string{"외국인은 {money 412 KRW -|412원} 순매수했다."},
			[]string{"순매수 규모는 외국인이 {money 431 KRW -|431원}이다."}, []string{"412원=431원"}},
		{"one number of things with two names", "en", []string{"The storm cut power to {count 38000 - homes|38,000} homes."},
			[]string{"The utility said that {count 38000 - households|38,000} households had none."},
			[]string{"38,000=38,000"}},
		{"one number in German", "de", []string{"Der Konzern beschäftigt {count 21400 - Personen|21.400} Personen."},
			[]string{"Für ihn arbeiten {count 21400 - Angestellte|21.400} Angestellte."}, []string{"21.400=21.400"}},
		{"one number in Chinese", "zh", []string{"全年利润{money 287000000 CNY -|2.87亿元}。"},
			[]string{"上年同期为{money 287000000 CNY -|2.87亿元}。"}, []string{"2.87亿元=2.87亿元"}},
		{"one small number of other things", "en", []string{"The museum has {count 12 - rooms|12} rooms."},
			[]string{"We saw {count 12 - guards|12} guards."}, nil},
		{"one number twice", "en", []string{"The storm cut power to {count 38000 - homes|38,000} homes."},
			[]string{"There are {count 38000 - households|38,000} households.", "It has {count 38000 - seats|38,000} seats."},
			nil},
		{"one length in two units", "en", []string{"It struck {measure 60 km -|60 km} south of Port Laval."},
			[]string{"The epicentre was {measure 37 [mi_i] -|37 miles} south of the city."}, []string{"60 km=37 miles"}},
		{"a part in per cent", "de", []string{"Das Land übernimmt {count 0.25 - Kosten|ein Viertel} der Kosten."},
			[]string{"{percent 25 % -|25 Prozent} der Kosten trägt das Land."}, []string{"ein Viertel=25 Prozent"}},
		{"another part in per cent", "de", []string{"Das Land übernimmt {count 0.25 - Kosten|ein Viertel} der Kosten."},
			[]string{"{percent 52 % -|52 Prozent} der Kosten trägt das Land."}, nil},
		{"a noun with a word before it", "ru", []string{"Завод планирует открыть {count 2 - цеха|два} цеха."},
			[]string{"В этом году завод откроет {count 3 - новых_цеха|три} новых цеха."}, []string{"два=три"}},
		{"a stretch with another end", "es", []string{"La red estafó entre {period - - - 2018 2021|2018 y 2021} a varios."},
			[]string{"Una red que entre {period - - - 2018 2020|2018 y 2020} engañó a varios ha caído."},
			[]string{"2018 y 2021=2018 y 2020"}},
		{"a stretch with other ends", "es", []string{"La red estafó entre {period - - - 2018 2021|2018 y 2021} a varios."},
			[]string{"Una red que entre {period - - - 2014 2020|2014 y 2020} engañó a varios ha caído."}, nil},
		{"a stretch of something else", "en", []string{"Sales grew from {period - - - 2018 2021|2018 to 2021}."},
			[]string{"He played for the club from {period - - - 2018 2020|2018 to 2020}."}, nil},
		{"two things", "en", []string{"The museum has {count 12 - rooms|12} rooms."},
			[]string{"The museum employs {count 14 - guards|14} guards."}, nil},
		{"no word in common", "en", []string{"A ticket costs {money 12 EUR -|12 euros}."},
			[]string{"The catalogue is {money 14 EUR -|14 euros}."}, nil},
		{"a word of another sentence only", "en", []string{"A ticket costs {money 12 EUR -|12 euros}.", "It is free."},
			[]string{"The catalogue is {money 14 EUR -|14 euros}."}, nil},
		{"of another size", "en", []string{"The bridge cost {money 12 EUR -|12 euros}."},
			[]string{"The bridge cost {money 95 EUR -|95 euros}."}, nil},
		{"two that would do as well", "en", []string{"The bridge cost {money 12 EUR -|12 euros}."},
			[]string{"The bridge cost {money 14 EUR -|14 euros}.", "The bridge cost {money 15 EUR -|15 euros}."}, nil},
		{"a word that stands everywhere", "en",
			[]string{"The bank lent {money 12 EUR -|12 euros}.", "The bank took {money 3 USD -|3 dollars}.",
				"The bank has {count 45 - -|45}.", "The bank owns {count 88 - -|88}.", "The bank lost {count 71 - -|71}."},
			[]string{"The bank gave {money 14 EUR -|14 euros}."}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, e := telling(t, lexicon, "a", c.language, c.a), telling(t, lexicon, "b", c.language, c.b)
			e.place = 1
			w := &work{id: "w", documents: []*document{d, e}, passages: map[string][]string{}}
			w.nameDocuments()
			var got []string
			for _, f := range w.figureFacts() {
				if f.row.Documents == 2 {
					got = append(got, f.statements[0].row.Surface+"="+f.statements[1].row.Surface)
					if f.row.Rule != ruleReworded {
						t.Errorf("rule is %s", f.row.Rule)
					}
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
