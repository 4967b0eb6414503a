package facts

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// lone makes a statement of a figure that stands in a sentence, beside others.
func lone(sentence string, f schema.Figure, others ...string) *statement {
	f.SentenceID = "s"
	d := &document{sentences: map[string]*schema.Sentence{"s": {SentenceID: "s", Text: sentence}}}
	d.surfaces = map[string][]string{"s": append(others, f.Surface)}
	s := &statement{document: d, side: &agree.Side{Claim: agree.Claims([]*schema.Figure{&f})[0]}}
	s.row.SentenceID = "s"
	return s
}

// TestLabel: what a fact is about, in words that its sentence has.
func TestLabel(t *testing.T) {
	figure := func(surface, counted string) schema.Figure {
		return schema.Figure{Surface: surface, Counted: counted, Kind: schema.KindPeriod}
	}
	for _, c := range []struct {
		name, sentence string
		figure         schema.Figure
		want           string
	}{
		{"what is counted", "In May 12 boats sank.", figure("12", "boats"), "boats"},
		{"the words before", "The mill closed in 1951.", figure("1951", ""), "The mill closed in"},
		{"the words after", "Last winter the mill closed for good.", figure("Last winter", ""), "the mill closed for good"},
		{"no lone small word", "In recent years, the mill has grown.", figure("recent years", ""), "the mill has grown"},
		{"beyond the mark", "On May 3, the mill closed.", figure("May 3", ""), "the mill closed"},
		{"back beyond the mark", "The mill closed (1951).", figure("1951", ""), "The mill closed"},
		{"no word of another script", "東京 - Last winter saw the mill close.", figure("Last winter", ""),
			"saw the mill close"},
		{"another script ends the words", "Mill closed 東京 in 1951 for good.", figure("1951", ""), "for good"},
		{"a mark for another number", "All of 39 000 mills stood in 1951", figure("1951", ""), "All of … mills stood in"},
		{"ideographs and kana are one script", "工場は昨年の冬に閉鎖された。", figure("昨年の冬", ""), "工場は"},
		{"no more than some words", "It was by far the oldest mill of them all closed in 1951.", figure("1951", ""),
			"far the oldest mill of them all closed in"},
		{"a single word", "Edition 1951", figure("1951", ""), "Edition"},
		{"no words", "1951", figure("1951", ""), ""},
		{"marks within numbers", "All of 39,000.5 mills stood in 1951", figure("1951", ""), "All of … mills stood in"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := label([]*statement{lone(c.sentence, c.figure)}); got != c.want {
				t.Errorf("label is %q, should be %q", got, c.want)
			}
		})
	}
}

// TestLabelBesideFigures: the words of other figures say nothing of what a figure is about.
func TestLabelBesideFigures(t *testing.T) {
	for _, c := range []struct {
		sentence, surface string
		others            []string
		want              string
	}{
		{"Revenue came to €89 million after €78 million in 2023.", "2023", []string{"€89 million", "€78 million"},
			"Revenue came to"},
		{"In May 2025 a dividend of €1.35 is paid.", "€1.35", []string{"May 2025"}, "a dividend of"},
		{"Money for one mill: one, says 1951.", "1951", []string{"one"}, "Money for"},
	} {
		got := label([]*statement{lone(c.sentence, schema.Figure{Surface: c.surface, Kind: schema.KindPeriod}, c.others...)})
		if got != c.want {
			t.Errorf("%s: label of %s is %q, should be %q", c.sentence, c.surface, got, c.want)
		}
	}
}

// TestThing: where a statement is in the language of the explanations, no noun of another language stands in them.
func TestThing(t *testing.T) {
	in := func(language, sentence, surface, counted string) *statement {
		s := lone(sentence, schema.Figure{Surface: surface, Kind: schema.KindCount, Counted: counted})
		s.side.Language = language
		return s
	}
	money := func(language, sentence, surface, counted string) *statement {
		s := in(language, sentence, surface, counted)
		s.side.Figures[0].Kind = schema.KindMoney
		return s
	}
	en, hi := in("en", "The party won 34 of the seats.", "34", ""), in("hi", "36 सीटें जीतीं।", "36", "सीटें")
	for _, c := range []struct {
		statements []*statement
		thing      string
		label      string
	}{
		{[]*statement{en, hi}, "", "The party won"},
		{[]*statement{hi}, "सीटें", "सीटें"},
		{[]*statement{hi, in("en", "It has 36 seats.", "36", "seats")}, "seats", "seats"},
		{[]*statement{money("fr", "Plus de 5 euros de fonds illégaux ont été saisis.", "5 euros", "fonds illégaux"),
			money("en", "Funds of 5 euros were seized.", "5 euros", "")}, "", "Funds of"},
		{[]*statement{money("fr", "Des fonds de 5 euros ont été saisis.", "5 euros", ""),
			money("de", "Es wurden 5 euros Geld beschlagnahmt.", "5 euros", "Geld")}, "Geld", "Geld"},
	} {
		if got := thing(c.statements); got != c.thing {
			t.Errorf("thing is %q, should be %q", got, c.thing)
		}
		if got := label(c.statements); got != c.label {
			t.Errorf("label is %q, should be %q", got, c.label)
		}
	}
}

// TestExplainLabel: where no word is known to be counted, the explanation tells beside what the number stands.
func TestExplainLabel(t *testing.T) {
	in := func(place int, language, sentence, surface string) *statement {
		s := lone(sentence, schema.Figure{Surface: surface, Kind: schema.KindCount, Comparator: "=",
			Value: schema.Decimal(surface)})
		s.side.Language, s.document.place = language, place
		return s
	}
	w := &work{documents: []*document{{}, {}}, times: map[string][]int{}}
	f := w.newFact([]*statement{in(0, "en", "The workforce shrank by 640.", "640"),
		in(1, "de", "Die Belegschaft schrumpfte um 640.", "640")})
	if want := "Both say 640 (The workforce shrank by)."; f.row.Explanation != want {
		t.Errorf("explanation is %q, should be %q", f.row.Explanation, want)
	}
}

// TestContent: labels have no words at their ends that serve grammar, in any language of which frequencies are known.
func TestContent(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct{ language, sentence, surface, want string }{
		{"en", "At present at least 27 percent of schools have no light.", "27 percent", "schools have no light"},
		{"fr", "Le pays comptait alors des habitants, dont 21 percent de plus.", "21 percent",
			"pays comptait alors des habitants"},
		{"fr", "L'entrée reste gratuite pour 3 personnes.", "3 personnes", "entrée reste gratuite"},
		{"en", "At least 14 new buses will be bought in May.", "May", "buses will be bought"},
		{"de", "Rund 22 Prozent der Einwohner sind älter.", "22 Prozent", "Einwohner sind älter"},
		{"en", "Some villages lie more than 3,000 metres above the sea.", "3,000 metres", "villages lie"},
		{"de", "Der Umsatz betrug 96 Millionen Euro, der Gewinn 1,75 Millionen Euro.", "1,75 Millionen Euro", "Gewinn"},
		{"ru", "Уровень воды был ниже на 1,2 метра.", "1,2 метра", "Уровень воды был ниже"},
		{"hu", "A híd és az út 12 milliárd forintba került.", "12 milliárd forintba", "híd és az út"},
		{"is", "Fyrirtækið og skólinn fengu í 5 milljónir króna.", "5 milljónir króna", "Fyrirtækið og skólinn fengu"},
		{"ar", "بلغت الإيرادات من 5 ملايين دولار", "5 ملايين دولار", "بلغت الإيرادات"},
		{"fr", "Le prix a atteint 47 centimes, soit 9 % de plus qu’en 2021.", "9 %",
			"prix a atteint … centimes"},
		{"en", "They arrested 2,000 people and seized 5 million dollars in illicit funds.", "5 million dollars",
			"illicit funds"},
		{"fr", "Ils ont arrêté 2 000 personnes et saisi 5 millions d'euros de fonds illégaux.", "5 millions d'euros",
			"fonds illégaux"},
		{"es", "Detuvieron a 2.000 personas e incautaron 5 millones de euros en fondos ilícitos.", "5 millones de euros",
			"fondos ilícitos"},
		{"it", "Hanno arrestato 2.000 persone e sequestrato 5 milioni di euro in fondi illeciti.", "5 milioni di euro",
			"fondi illeciti"},
		{"pt", "Prenderam 2.000 pessoas e apreenderam 5 milhões de euros em fundos ilícitos.", "5 milhões de euros",
			"fundos ilícitos"},
		{"nl", "Ze pakten 2.000 mensen op en vonden 5 miljoen euro aan illegaal geld.", "5 miljoen euro", "illegaal geld"},
		{"de", "Sie nahmen 2.000 Menschen fest und fanden 5 Millionen Euro an illegalen Geldern.", "5 Millionen Euro",
			"illegalen Geldern"},
		{"sv", "De grep 2 000 personer och fann 5 miljoner kronor i olagliga pengar.", "5 miljoner kronor",
			"olagliga pengar"},
		{"ca", "Van detenir 2.000 persones i van confiscar 5 milions d'euros de fons il·lícits.", "5 milions d'euros",
			"fons il·lícits"},
		{"en", "Tickets cost 5 euros per person.", "5 euros", "Tickets cost"},
		{"en", "In May 1,200 tickets were sold for 5 million euros.", "5 million euros",
			"May … tickets were sold"},
		{"en", "United had 61 percent of possession and 17 shots on goal.", "61 percent", "possession"},
		{"de", "Das Team hatte 61 Prozent des Ballbesitzes und 17 Schüsse.", "61 Prozent", "Ballbesitzes"},
		{"fr", "L'équipe a eu 61 percent de la possession et 17 tirs.", "61 percent", "possession"},
		{"es", "El equipo tuvo el 61 percent de la posesión y 17 tiros.", "61 percent", "posesión"},
		{"it", "La squadra ha avuto il 61 percent del possesso e 17 tiri.", "61 percent", "possesso"},
		{"pt", "A equipe teve 61 percent da posse e 17 chutes.", "61 percent", "posse"},
		{"nl", "De ploeg had 61 percent van het balbezit en 17 schoten.", "61 percent", "balbezit"},
		{"sv", "Laget hade 61 percent av bollinnehavet och 17 skott.", "61 percent", "bollinnehavet"},
		{"da", "Holdet havde 61 percent af boldbesiddelsen og 17 skud.", "61 percent", "boldbesiddelsen"},
		{"ca", "L'equip va tenir el 61 percent de la possessió i 17 xuts.", "61 percent", "possessió"},
	} {
		f := schema.Figure{Surface: c.surface, Kind: schema.KindMoney}
		if strings.Contains(strings.ToLower(c.surface), "percent") || strings.Contains(c.surface, "Prozent") {
			f.Kind = schema.KindPercent
		}
		s := lone(c.sentence, f)
		var err error
		if s.document.words, err = readWords(lexicon, c.language); err != nil {
			t.Fatal(err)
		}
		if got := label([]*statement{s}); got != c.want {
			t.Errorf("%s: label is %q, should be %q", c.language, got, c.want)
		}
	}
}

// TestLabelOfTold: who told a number is not what it is of.
func TestLabelOfTold(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct {
		language, sentence, surface string
		others                      []string
		want                        string
	}{
		{"en", "Prices rose to 5.1% in May from 5.6% in April, the statistics office reported.", "5.6%",
			[]string{"5.1%", "May", "April"}, "Prices rose"},
		{"de", "Die Preise stiegen im Mai von 5,6 % auf 5,1 %, wie das Amt mitteilte.", "5,1 %",
			[]string{"5,6 %", "Mai"}, "Preise stiegen"},
		{"fr", "Les prix ont augmenté de 5,1 % en mai contre 5,6 % en avril, a annoncé l’office.", "5,6 %",
			[]string{"5,1 %", "mai", "avril"}, "prix ont augmenté"},
		{"es", "Los precios subieron al 5,1 % en mayo desde el 5,6 %, informó el instituto.", "5,6 %",
			[]string{"5,1 %", "mayo"}, "precios subieron"},
		{"it", "I prezzi sono saliti al 5,1 % a maggio dal 5,6 %, ha annunciato l'istituto.", "5,6 %",
			[]string{"5,1 %", "maggio"}, "prezzi sono saliti"},
		{"nl", "De prijzen stegen in mei van 5,6 % naar 5,1 %, meldde het bureau.", "5,1 %",
			[]string{"5,6 %", "mei"}, "prijzen stegen"},
		{"en", "The court sentenced a 47-year-old accountant to prison.", "47-year", nil,
			"court sentenced … accountant"},
		{"en", "The court sentenced a 47-year-old accountant to six years in prison.", "six years", []string{"47-year"},
			"accountant"},
		{"en", "She found a 12-foot-long canoe.", "12-foot", nil, "found … canoe"},
	} {
		s := lone(c.sentence, schema.Figure{Surface: c.surface, Kind: schema.KindPercent}, c.others...)
		if strings.Contains(c.surface, "-") {
			s.side.Figures[0].Kind = schema.KindMeasure
		}
		var err error
		if s.document.words, err = readWords(lexicon, c.language); err != nil {
			t.Fatal(err)
		}
		if got := label([]*statement{s}); got != c.want {
			t.Errorf("%s: label is %q, should be %q", c.language, got, c.want)
		}
	}
}

// TestLabelOfRelatives: a number in a relative clause is of what stands before the comma, and so is one behind it.
func TestLabelOfRelatives(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct {
		language, sentence, surface string
		others                      []string
		want                        string
	}{
		{"fr", "L'inflation, qui était de 5,4 % en mars, devrait revenir à 2 %.", "5,4 %", []string{"2 %"}, "inflation"},
		{"fr", "L'inflation, qui était de 5,4 % en mars, devrait revenir à 2 %.", "2 %", []string{"5,4 %"},
			"inflation … devrait revenir"},
		{"nl", "De inflatie, die in maart 4,5 % bedroeg, zou moeten dalen tot 2 %.", "4,5 %", []string{"2 %"},
			"inflatie … maart"},
		{"en", "Inflation, which stood at 5.4% in March, should fall to 2%.", "5.4%", []string{"2%"},
			"Inflation … stood"},
		{"en", "Inflation, which stood at 5.4% in March, should fall to 2%.", "2%", []string{"5.4%"},
			"Inflation … should fall"},
		{"es", "La inflación, que era del 5,4 % en marzo, debería bajar al 2 %.", "5,4 %", []string{"2 %"}, "inflación"},
		{"pt", "A inflação, que era de 5,4 % em março, deve cair para 2 %.", "5,4 %", []string{"2 %"}, "inflação"},
		{"it", "L'inflazione, che era del 5,4 % a marzo, dovrebbe scendere al 2 %.", "5,4 %", []string{"2 %"},
			"inflazione"},
		{"ru", "Инфляция, которая составляла 5,4 %, должна снизиться до 2 %.", "5,4 %", []string{"2 %"},
			"Инфляция … составляла"},
		{"pl", "Inflacja, która wynosiła 5,4 %, ma spaść do 2 %.", "5,4 %", []string{"2 %"}, "Inflacja … wynosiła"},
		{"sv", "Inflationen, som var 5,4 % i mars, väntas sjunka till 2 %.", "5,4 %", []string{"2 %"}, "Inflationen"},
		{"en", "The bank, in a note, put growth at 2%.", "2%", nil, "put growth"},
		{"en", "Turnout in Sunday's village elections was 64.8 percent.", "64.8 percent", []string{"Sunday"},
			"village elections"},
	} {
		f := schema.Figure{Surface: c.surface, Kind: schema.KindPercent}
		if got := labelIn(t, lexicon, c.language, c.sentence, f, c.others...); got != c.want {
			t.Errorf("%s: label is %q, should be %q", c.language, got, c.want)
		}
	}
}

// TestLabelOfPlace: the words around a figure are those of its own place, not of a longer number or of another place
// with the same number.
func TestLabelOfPlace(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct {
		language, sentence, surface string
		start                       int
		others                      []string
		want                        string
	}{
		{"it", "Servono 180 g di zucchero e 80 g di burro.", "80 g", 28, []string{"180 g"}, "burro"},
		{"fr", "Il faut 150 g de sucre et 50 g de beurre.", "50 g", 26, []string{"150 g"}, "beurre"},
		{"es", "Se mezclan 250 g de harina y 50 g de mantequilla.", "50 g", 29, []string{"250 g"}, "mantequilla"},
		{"en", "Mix 80 g of butter with 80 g of sugar.", "80 g", 24, []string{"80 g"}, "sugar"},
		{"en", "Mix 80 g of butter with 80 g of sugar.", "80 g", 4, []string{"80 g"}, "butter"},
		{"en", "The belt is 1.80 m long and 80 m of rope lie beside it.", "80 m", 28, []string{"1.80 m"}, "rope lie beside"},
		{"en", "About 20 cm of snow may fall by noon.", "20 cm", 6, nil, "snow"},
	} {
		f := schema.Figure{Surface: c.surface, Kind: schema.KindMeasure, Unit: "g"}
		s := lone(c.sentence, f, c.others...)
		s.start = c.start
		var err error
		if s.document.words, err = readWords(lexicon, c.language); err != nil {
			t.Fatal(err)
		}
		if got := label([]*statement{s}); got != c.want {
			t.Errorf("%s: label is %q, should be %q", c.sentence, got, c.want)
		}
	}
}

// TestLabelOfSubjects: a time that is the subject of its sentence has, or sees, what it is about.
func TestLabelOfSubjects(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct{ language, sentence, surface, want string }{
		{"en", "The last decade has witnessed the rapid spread of fraud.", "last decade", "rapid spread of fraud"},
		{"en", "Last year had seen a fall of births.", "Last year", "fall of births"},
		{"de", "Das letzte Jahrzehnt hat eine rasche Ausbreitung erlebt.", "letzte Jahrzehnt", "rasche Ausbreitung erlebt"},
		{"fr", "La dernière décennie a connu une rapide propagation de la fraude.", "dernière décennie",
			"rapide propagation de la fraude"},
		{"es", "La última década ha visto la rápida difusión del fraude.", "última década", "rápida difusión del fraude"},
		{"it", "L'ultimo decennio ha visto la rapida diffusione delle frodi.", "ultimo decennio",
			"rapida diffusione delle frodi"},
		{"pt", "A última década tem visto a rápida difusão da fraude.", "última década", "rápida difusão da fraude"},
		{"nl", "Het laatste decennium heeft een snelle verspreiding gezien.", "laatste decennium",
			"snelle verspreiding gezien"},
		{"sv", "Det senaste decenniet har sett en snabb spridning av bedrägerier.", "senaste decenniet",
			"snabb spridning av bedrägerier"},
		{"ca", "L'última dècada ha vist la ràpida difusió del frau.", "última dècada", "ràpida difusió del frau"},
		{"en", "In 2023 the cases have been solved.", "2023", "cases have been solved"},
		{"en", "In 2023 have voted.", "2023", "voted"},
	} {
		s := lone(c.sentence, schema.Figure{Surface: c.surface, Kind: schema.KindPeriod})
		var err error
		if s.document.words, err = readWords(lexicon, c.language); err != nil {
			t.Fatal(err)
		}
		if got := label([]*statement{s}); got != c.want {
			t.Errorf("%s: label is %q, should be %q", c.language, got, c.want)
		}
	}
}

// TestLabelOfMeasures: what is measured stands behind a measure, or before it.
func TestLabelOfMeasures(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct{ language, sentence, surface, kind, unit, want string }{
		{"en", "For 6 people you need 350 g of flour and salt.", "350 g", schema.KindMeasure, "g", "flour"},
		{"en", "Mix the flour with 16 g of baking powder.", "16 g", schema.KindMeasure, "g", "baking powder"},
		{"en", "Peel 1 kg of apples and cut them.", "1 kg", schema.KindMeasure, "kg", "apples"},
		{"en", "For a tin of 26 cm you need walnuts.", "26 cm", schema.KindMeasure, "cm", "tin"},
		{"en", "A car of 900 kg was sold.", "900 kg", schema.KindMeasure, "kg", "car"},
		{"fr", "Pour un bol de 26 cm il faut des noix.", "26 cm", schema.KindMeasure, "cm", "bol"},
		{"pt", "Um pau de 26 cm serve.", "26 cm", schema.KindMeasure, "cm", "pau"},
		{"it", "Servono 350 g di farina e un uovo.", "350 g", schema.KindMeasure, "g", "farina"},
		{"fr", "Ajoutez 2 litres d’eau et du sel.", "2 litres", schema.KindMeasure, "L", "eau"},
		{"es", "Enviaron 120 toneladas de alimentos y tiendas.", "120 toneladas", schema.KindMeasure, "t", "alimentos"},
		{"pt", "Misture 200 ml de leite com o ovo.", "200 ml", schema.KindMeasure, "mL", "leite"},
		{"de", "Man braucht 350 g Mehl und Salz.", "350 g", schema.KindMeasure, "g", "Mehl"},
		{"nl", "Meng 200 ml melk met het ei.", "200 ml", schema.KindMeasure, "mL", "melk"},
		{"sv", "Man behöver 350 g mjöl och salt.", "350 g", schema.KindMeasure, "g", "mjöl"},
		{"pl", "Dodaj 350 g mąki i sól.", "350 g", schema.KindMeasure, "g", "mąki"},
		{"ru", "Нужно 500 г свёклы и соль.", "500 г", schema.KindMeasure, "g", "свёклы"},
		{"en", "The lake is 38 km long and up to 410 metres deep.", "410 metres", schema.KindMeasure, "m",
			"lake … deep"},
		{"de", "Der See ist 38 Kilometer lang und tief.", "38 Kilometer", schema.KindMeasure, "km", "See … lang"},
		{"en", "More than 2,000 suspects were arrested and about 50 million dollars were seized.", "50 million dollars",
			schema.KindMoney, "USD", "seized"},
		{"fr", "On a arrêté des suspects et 50 millions de dollars ont été saisis.", "50 millions de dollars",
			schema.KindMoney, "USD", "saisis"},
		{"de", "Es wurden Verdächtige festgenommen und 50 Millionen Dollar beschlagnahmt.", "50 Millionen Dollar",
			schema.KindMoney, "USD", "beschlagnahmt"},
		{"en", "The lake lost 38 km of coast a year and sleeps 36 minutes less today.", "36 minutes", schema.KindDuration,
			"min", "coast a year and sleeps … less today"},
		{"en", "Waves may reach a height of 6 metres.", "6 metres", schema.KindMeasure, "m", "Waves may reach a height"},
		{"en", "The lake lies under 2.4 miles of ice, experts said.", "2.4 miles", schema.KindMeasure, "[mi_i]", "ice"},
		{"en", "He was jailed after two years of talks with them.", "two years", schema.KindDuration, "a", "talks"},
		{"fr", "Le tunnel mesure 3 km sous la montagne.", "3 km", schema.KindMeasure, "km", "tunnel mesure"},
	} {
		f := schema.Figure{Surface: c.surface, Kind: c.kind, Unit: c.unit, Value: "1", Comparator: "="}
		others := []string{"38 km"}
		if c.surface == "38 km" {
			others = nil
		}
		if got := labelIn(t, lexicon, c.language, c.sentence, f, others...); got != c.want {
			t.Errorf("%s: label is %q, should be %q", c.language, got, c.want)
		}
	}
}

// TestLabelOfTimes: what happened at a time, beyond the other figures of its clause.
func TestLabelOfTimes(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct {
		language, sentence, surface string
		others                      []string
		want                        string
	}{
		{"en", "The government opened a fund of 30 million dollars on Monday for the victims.", "Monday",
			[]string{"30 million dollars"}, "government opened a fund"},
		{"es", "El gobierno abrió un fondo de 30 millones de dólares el lunes para las víctimas.", "lunes",
			[]string{"30 millones de dólares"}, "gobierno abrió un fondo"},
		{"en", "Gusts of up to 110 km/h are expected from Thursday evening.", "Thursday", []string{"110 km/h"},
			"Gusts of … are expected"},
		{"en", "In recent years, the world has witnessed the rapid spread of telecom and online fraud.", "recent years",
			nil, "world has witnessed the rapid spread of telecom"},
		{"en", "Recent years witnessed the rapid spread of telecom and online fraud.", "Recent years", nil,
			"witnessed the rapid spread of telecom and online fraud"},
		{"en", "In the hearing the company had been ordered by law to pay by 5 May.", "5 May", nil,
			"company had been ordered by law to pay"},
		{"en", "An appeal to the court may be lodged within days of 5 May.", "5 May", nil,
			"appeal to the court may be lodged within days"},
		{"en", "In recent years, telecom network fraud crime has taken on new and ever more harmful features.",
			"recent years", nil, "telecom network fraud crime"},
	} {
		f := schema.Figure{Surface: c.surface, Kind: schema.KindDate}
		if got := labelIn(t, lexicon, c.language, c.sentence, f, c.others...); got != c.want {
			t.Errorf("%s: label of %s is %q, should be %q", c.sentence, c.surface, got, c.want)
		}
	}
}

// labelIn is the label of a figure that stands in a sentence of a language.
func labelIn(t *testing.T, l *language.Lexicon, tag, sentence string, f schema.Figure, others ...string) string {
	t.Helper()
	s := lone(sentence, f, others...)
	var err error
	if s.document.words, err = readWords(l, tag); err != nil {
		t.Fatal(err)
	}
	return label([]*statement{s})
}
