package facts

import (
	"testing"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// TestLabelEnds: a label begins and ends with words that say something, and has none of another number or verb.
func TestLabelEnds(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct {
		language, sentence, surface, kind, unit string
		others                                  []string
		want                                    string
	}{
		// Words that join a number to its sentence stand at the ends where there are no blanks.
		{"ja", "お湯は約4分で沸きます。", "4分", schema.KindDuration, "min", nil, "お湯"},
		{"ja", "本体の容量は最大1.2リットルです。", "1.2リットル", schema.KindMeasure, "L", nil, "本体の容量"},
		{"ja", "使用後は30分以上冷ましてください。", "30分", schema.KindDuration, "min", nil, "使用後"},
		{"ja", "保証期間はお買い上げ日から1年間です。", "1年間", schema.KindDuration, "a", nil, "保証期間はお買い上げ日"},
		{"ja", "電源コードの長さは1.3メートルです。", "1.3メートル", schema.KindMeasure, "m", nil, "電源コードの長さ"},
		{"ja", "入館料は大人が900円である。", "900円", schema.KindMoney, "JPY", nil, "入館料は大人"},
		{"zh", "电源线长度为1.3米。", "1.3米", schema.KindMeasure, "m", nil, "电源线长度"},
		{"zh", "该公司的营业收入达到9亿元。", "9亿元", schema.KindMoney, "CNY", nil, "该公司的营业收入"},
		{"zh", "本产品的保修期限是自购买之日起2年。", "2年", schema.KindDuration, "a", nil, "本产品的保修期限是自购买之日起"},
		{"zh-Hant", "電源線長度為1.3公尺。", "1.3公尺", schema.KindMeasure, "m", nil, "電源線長度"},
		// Another number's words end where a conjunction begins those of the figure.
		{"en", "Athletic had 58 percent of possession and took 19 shots.", "58 percent", schema.KindPercent, "%",
			[]string{"19"}, "possession"},
		{"fr", "Le club a eu 58 % de possession et tenté 19 tirs.", "58 %", schema.KindPercent, "%", []string{"19"},
			"possession"},
		{"es", "El club tuvo el 58 % de posesión y remató 19 veces.", "58 %", schema.KindPercent, "%", []string{"19"},
			"posesión"},
		{"it", "Il club ha avuto il 58 % di possesso e tentato 19 tiri.", "58 %", schema.KindPercent, "%", []string{"19"},
			"possesso"},
		{"pt", "O clube teve 58 % de posse e fez 19 remates.", "58 %", schema.KindPercent, "%", []string{"19"}, "posse"},
		{"nl", "De club had 58 % van het balbezit en loste 19 schoten.", "58 %", schema.KindPercent, "%", []string{"19"},
			"balbezit"},
		{"en", "Rovers replied in the 61st minute and equalised four minutes from time.", "four minutes",
			schema.KindDuration, "min", []string{"61st"}, "Rovers replied … equalised"},
		{"en", "The study took more than six years and cost 8 million dollars.", "8 million dollars", schema.KindMoney,
			"USD", []string{"six years"}, "study took … cost"},
		{"nl", "De bouw begint in mei 2023 en duurt 18 maanden.", "18 maanden", schema.KindDuration, "mo",
			[]string{"mei 2023"}, "bouw begint … duurt"},
		{"de", "Der Bau beginnt im Mai 2023 und dauert 18 Monate.", "18 Monate", schema.KindDuration, "mo",
			[]string{"Mai 2023"}, "Bau beginnt … dauert"},
		{"fr", "Les travaux commencent en mai 2023 et durent 18 mois.", "18 mois", schema.KindDuration, "mo",
			[]string{"mai 2023"}, "travaux commencent … durent"},
		{"es", "Las obras empiezan en mayo de 2023 y duran 18 meses.", "18 meses", schema.KindDuration, "mo",
			[]string{"mayo de 2023"}, "obras empiezan … duran"},
		{"pt", "As obras começam em maio de 2023 e duram 18 meses.", "18 meses", schema.KindDuration, "mo",
			[]string{"maio de 2023"}, "obras começam … duram"},
		{"sv", "Bygget börjar i maj 2023 och varar 18 månader.", "18 månader", schema.KindDuration, "mo",
			[]string{"maj 2023"}, "Bygget börjar … varar"},
		// What a sentence that begins with a pronoun tells stands behind the number.
		{"en", "It took 6 hours to bring the fire under control.", "6 hours", schema.KindDuration, "h", nil,
			"bring the fire under control"},
		{"de", "Es dauerte 6 Stunden, den Brand zu löschen.", "6 Stunden", schema.KindDuration, "h", nil,
			"Brand zu löschen"},
		{"fr", "Il a fallu 6 heures pour maîtriser l'incendie.", "6 heures", schema.KindDuration, "h", nil,
			"maîtriser l'incendie"},
		{"sv", "Det tog 6 timmar att släcka branden.", "6 timmar", schema.KindDuration, "h", nil, "släcka branden"},
		// A place between the number and what happened is not what the number is of.
		{"pt", "A cantora Lúcia Prates morreu na terça-feira no Porto, aos 83 anos.", "83 anos", schema.KindDuration, "a",
			[]string{"terça-feira"}, "cantora Lúcia Prates morreu"},
		{"es", "La cantante Lucía Prats murió el martes en Vigo, a los 83 años.", "83 años", schema.KindDuration, "a",
			[]string{"martes"}, "cantante Lucía Prats murió"},
		{"it", "La cantante Lucia Prati è morta martedì a Como, a 83 anni.", "83 anni", schema.KindDuration, "a",
			[]string{"martedì"}, "cantante Lucia Prati è morta"},
		{"fr", "La chanteuse Lucie Prat est morte mardi à Lille, à 83 ans.", "83 ans", schema.KindDuration, "a",
			[]string{"mardi"}, "chanteuse Lucie Prat est morte"},
		{"en", "The singer Lucy Pratt died on Tuesday in Leeds, at 83 years.", "83 years", schema.KindDuration, "a",
			[]string{"Tuesday"}, "singer Lucy Pratt died"},
		// A verb behind a weight is none of what is weighed.
		{"fr", "Tout chien de plus de 15 kg doit être tenu en laisse.", "15 kg", schema.KindMeasure, "kg", nil, "chien"},
		{"en", "Dogs over 15 kg must be kept on a leash.", "15 kg", schema.KindMeasure, "kg", nil, "Dogs"},
		{"de", "Hunde über 15 kg müssen an die Leine.", "15 kg", schema.KindMeasure, "kg", nil, "Hunde"},
		{"es", "Los perros de más de 15 kg deben llevar correa.", "15 kg", schema.KindMeasure, "kg", nil, "perros"},
		{"it", "I cani di oltre 15 kg devono essere tenuti al guinzaglio.", "15 kg", schema.KindMeasure, "kg", nil, "cani"},
		{"pt", "Os cães de mais de 15 kg devem usar trela.", "15 kg", schema.KindMeasure, "kg", nil, "cães"},
		{"nl", "Honden van meer dan 15 kg moeten aan de lijn.", "15 kg", schema.KindMeasure, "kg", nil, "Honden"},
		{"de", "Dazu gibt man 3 Esslöffel Essig und Salz.", "3 Esslöffel", schema.KindMeasure, "[tbs_us]", nil, "Essig"},
		{"en", "Add 2 cups sugar and stir.", "2 cups", schema.KindMeasure, "[cup_us]", nil, "sugar"},
		{"nl", "Voeg 2 theelepels zout en peper toe.", "2 theelepels", schema.KindMeasure, "[tsp_us]", nil, "zout"},
		// Conjunctions and pronouns of languages whose function words are not known otherwise.
		{"hu", "Az épületben 210 ezer könyv és 340 ülőhely várja az olvasókat.", "340", schema.KindCount, "",
			[]string{"210 ezer"}, "ülőhely várja az olvasókat"},
		{"hu", "Megnyílt az új könyvtár, amely 2,8 milliárd forintba került.", "2,8 milliárd forintba", schema.KindMoney,
			"HUF", nil, "került"},
		{"fi", "Opettajia oli 6 870, ja heistä 68 prosenttia oli naisia.", "68 prosenttia", schema.KindPercent, "%",
			[]string{"6 870"}, "naisia"},
		{"cs", "Bylo tam 210 lidí a z nich 68 procent žen.", "68 procent", schema.KindPercent, "%", []string{"210"}, "žen"},
		{"sk", "Most meria 38 metrov a stál 5 miliónov eur.", "5 miliónov eur", schema.KindMoney, "EUR",
			[]string{"38 metrov"}, "Most meria … stál"},
		{"da", "Broen måler 38 meter og kostede 5 millioner euro.", "5 millioner euro", schema.KindMoney, "EUR",
			[]string{"38 meter"}, "Broen måler … kostede"},
		{"nb", "Broen måler 38 meter og kostet 5 millioner euro.", "5 millioner euro", schema.KindMoney, "EUR",
			[]string{"38 meter"}, "Broen måler … kostet"},
		{"ro", "Podul măsoară 38 de metri și costă 5 milioane de euro.", "5 milioane de euro", schema.KindMoney, "EUR",
			[]string{"38 de metri"}, "Podul măsoară … costă"},
		{"uk", "Новий міст має 38 метрів і коштував 5 мільйонів євро.", "5 мільйонів євро", schema.KindMoney, "EUR",
			[]string{"38 метрів"}, "Новий міст … коштував"},
		{"bg", "Новият мост има 38 метра и струва 5 милиона евро.", "5 милиона евро", schema.KindMoney, "EUR",
			[]string{"38 метра"}, "Новият мост … струва"},
		{"hr", "Novi most ima 38 metara i stajao je 5 milijuna eura.", "5 milijuna eura", schema.KindMoney, "EUR",
			[]string{"38 metara"}, "Novi most … stajao"},
		{"sl", "Novi most meri 38 metrov in stane 5 milijonov evrov.", "5 milijonov evrov", schema.KindMoney, "EUR",
			[]string{"38 metrov"}, "Novi most meri … stane"},
		{"el", "Η νέα γέφυρα έχει 38 μέτρα και κόστισε 5 εκατομμύρια ευρώ.", "5 εκατομμύρια ευρώ", schema.KindMoney, "EUR",
			[]string{"38 μέτρα"}, "νέα γέφυρα … κόστισε"},
		{"lt", "Naujas tiltas yra 38 metrų ir kainavo 5 milijonus eurų.", "5 milijonus eurų", schema.KindMoney, "EUR",
			[]string{"38 metrų"}, "Naujas tiltas … kainavo"},
		{"lv", "Jaunais tilts ir 38 metrus garš un maksāja 5 miljonus eiro.", "5 miljonus eiro", schema.KindMoney, "EUR",
			[]string{"38 metrus"}, "Jaunais tilts … maksāja"},
		// A unit that a price is of is no thing.
		{"en", "The price of rice rose 6 percent to 14,900 rupiah a kilogram in May.", "14,900 rupiah", schema.KindMoney,
			"IDR", []string{"6 percent", "May"}, "price of rice rose"},
		{"fr", "Le prix du riz a augmenté de 6 % à 14 euros le kilo en mai.", "14 euros", schema.KindMoney, "EUR",
			[]string{"6 %", "mai"}, "prix du riz a augmenté"},
		{"de", "Der Preis für Reis stieg um 6 % auf 14 Euro das Kilo.", "14 Euro", schema.KindMoney, "EUR",
			[]string{"6 %"}, "Preis für Reis stieg"},
		{"es", "El precio del arroz subió un 6 % hasta 14 euros por kilo en mayo.", "14 euros", schema.KindMoney, "EUR",
			[]string{"6 %", "mayo"}, "precio del arroz subió"},
		{"it", "Il prezzo del riso è salito del 6 % a 14 euro al chilo.", "14 euro", schema.KindMoney, "EUR",
			[]string{"6 %"}, "prezzo del riso è salito"},
		{"nl", "De prijs van rijst steeg met 6 % tot 14 euro per kilo.", "14 euro", schema.KindMoney, "EUR",
			[]string{"6 %"}, "prijs van rijst steeg"},
	} {
		f := schema.Figure{Surface: c.surface, Kind: c.kind, Unit: c.unit, Value: "1", Comparator: "="}
		if got := labelIn(t, lexicon, c.language, c.sentence, f, c.others...); got != c.want {
			t.Errorf("%s: label of %s is %q, should be %q", c.language, c.surface, got, c.want)
		}
	}
}
