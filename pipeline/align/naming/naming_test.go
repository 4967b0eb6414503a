package naming

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// said is a sentence with its names in brackets: [type entity rule|surface].
type said struct{ language, text string }

// passage makes a document of the sentence.
func (s said) passage(t *testing.T, lexicon *language.Lexicon) (*Document, []Sentence) {
	t.Helper()
	d := &Document{Language: s.language}
	text := ""
	for i, part := range strings.FieldsFunc(s.text, func(r rune) bool { return r == '[' || r == ']' }) {
		if about, surface, ok := strings.Cut(part, "|"); ok {
			f := strings.Fields(about)
			d.Mentions = append(d.Mentions, &schema.Mention{Type: f[0], EntityID: f[1], Rule: strings.Join(f[2:], " "),
				Surface: surface, Span: schema.Span{Start: i}})
			part = surface
		}
		text += part
	}
	var err error
	if d.Frequencies, err = lexicon.Frequencies(s.language); err != nil {
		t.Fatal(err)
	}
	if d.Nations, err = ReadNations(lexicon, s.language); err != nil {
		t.Fatal(err)
	}
	return d, []Sentence{{text, d.Mentions}}
}

// TestDifferentNames: two passages name different things in one place. Names of one thing are no difference, and what
// is in doubt is none.
func TestDifferentNames(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../../.."))
	spelling, err := ReadSpelling(lexicon)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		a, b said
		want string // the rule that finds it; empty for no difference
	}{
		{"another institute in the same place", said{"en", "The [organization a learnt|Moscow Institute] will report."},
			said{"en", "The [organization b learnt|Petersburg Academy] will report."}, "same_place"},
		{"one name is the other's initials", said{"en", "The [organization a learnt|WHO] paid."},
			said{"en", "The [organization b learnt|World Health Organization] paid."}, ""},
		{"another spelling", said{"en", "Then [person a person|Muammar Gaddafi] spoke."},
			said{"en", "Then [person b person|Muammar Qaddafi] spoke."}, ""},
		{"a short form", said{"en", "Then [organization a learnt|Volna Lines] answered."},
			said{"en", "Then [organization b learnt|Volna] answered."}, ""},
		{"other words around it", said{"en", "We asked [organization a learnt|Volna Lines] twice."},
			said{"en", "An answer of [organization b learnt|Orbis Freight] came late."}, ""},
		{"places of the lexicon", said{"en", "They flew to [place norway lexicon|Norway]."},
			said{"fr", "Ils sont allés en [place sweden lexicon|Suède]."}, "other_entity"},
		{"organizations of the lexicon", said{"en", "The [organization who lexicon|World Health Organization] paid."},
			said{"zh", "[organization unicef lexicon|联合国儿童基金会]出资。"}, "other_entity"},
		{"organizations that nobody knows", said{"en", "The [organization a learnt|Moscow Institute] will report."},
			said{"ru", "Доклад представит [organization b learnt|Петербургский институт]."}, ""},
		{"an operation by a name that was not translated", said{"fr", "L’[operation a learnt|opération Dawn] a pris fin."},
			said{"en", "[operation b learnt|Operation First Light] ended."}, "same_sort"},
		{"an operation by a translated name", said{"fr", "L’[operation a learnt|opération Aube] a pris fin."},
			said{"en", "[operation b learnt|Operation Dawn] ended."}, ""},
		{"two names on one side", said{"en", "[place norway lexicon|Norway] and [place spain lexicon|Spain] agreed."},
			said{"fr", "La [place sweden lexicon|Suède] a accepté."}, ""},
		{"one entity", said{"en", "They flew to [place norway lexicon|Norway]."},
			said{"fr", "Ils sont allés en [place norway lexicon|Norvège]."}, ""},
		{"bodies of two countries", said{"en", "It was led by the [organization a nationality|Kenyan police]."},
			said{"fr", "Elle était dirigée par la [organization b nationality|police tanzanienne]."}, "other_nation"},
		{"bodies of two countries in one language", said{"en", "The [organization a nationality|Spanish police] came."},
			said{"en", "Officers of the [organization b nationality|Portuguese police] came."}, "same_place"},
		{"governments of two countries", said{"en", "The [organization a nationality|Spanish government] paid."},
			said{"de", "Die [organization b nationality|französische Regierung] zahlte."}, "other_nation"},
		{"governments of two countries in Spanish", said{"es", "Pagó el [organization a nationality|Gobierno francés]."},
			said{"it", "Ha pagato il [organization b nationality|governo tedesco]."}, "other_nation"},
		{"bodies of two countries in Russian", said{"ru", "Об этом сообщила [organization a nationality|испанская полиция]."},
			said{"en", "The [organization b nationality|French police] said so."}, "other_nation"},
		{"a body of one country", said{"en", "It was led by the [organization a nationality|Kenyan police]."},
			said{"fr", "Elle était dirigée par la [organization b nationality|police kényane]."}, ""},
		{"a body of one country by another noun", said{"en", "The [organization a nationality|Spanish government] paid."},
			said{"fr", "L'[organization b nationality|exécutif espagnol] a payé."}, ""},
		{"bodies of two countries that are both named elsewhere",
			said{"en", "The [organization a nationality|Kenyan police] came to [place q114 lexicon|Kenya]."},
			said{"fr", "La [organization b nationality|police tanzanienne] est venue au [place q114 lexicon|Kenya]."},
			"other_nation"},
		{"a body of a country that nobody knows", said{"en", "The [organization a nationality|Ruritanian police] came."},
			said{"fr", "La [organization b nationality|police tanzanienne] est venue."}, ""},
		{"a capital and its country by one word", said{"fr", "Le sommet se tiendra à [place tunis lexicon|Tunis]."},
			said{"ar", "ستعقد القمة في [place tunisia lexicon|تونس]."}, ""},
		{"a capital and its country by one word in Russian", said{"en", "He flew to [place tunisia lexicon|Tunisia]."},
			said{"ru", "Он вылетел в [place tunis lexicon|Тунис]."}, ""},
		{"a capital and its country in one alphabet", said{"fr", "Ils sont allés à [place tunis lexicon|Tunis]."},
			said{"es", "Fueron a [place tunisia lexicon|Túnez]."}, ""},
		{"another capital in Arabic", said{"fr", "Le sommet se tiendra à [place tunis lexicon|Tunis]."},
			said{"ar", "ستعقد القمة في [place rabat lexicon|الرباط]."}, "other_entity"},
		{"a country whose name is a part of another one's", said{"en", "They flew to [place mali lexicon|Mali]."},
			said{"ru", "Они вылетели в [place malawi lexicon|Малави]."}, "other_entity"},
		{"a place that is a person's name there", said{"es", "[place l lexicon|Lakeside], con [person p person|Pedro Lima]."},
			said{"tr", "[place lima lexicon|Lima] ikinci oldu."}, ""},
		{"a valley that was taken for a person", said{"en", "The [person a learnt|Maren valley] is flooded."},
			said{"fr", "Le maire [person b person|Paul Dufour] parle."}, ""},
		{"two types", said{"en", "They flew to [place norway lexicon|Norway]."},
			said{"fr", "Ils ont quitté l’[organization who lexicon|Organisation mondiale de la santé]."}, ""},
		{"another district between the same words", said{"en", "Recounts in the [place a learnt|Eastgate] district."},
			said{"en", "Recounts in the [place b learnt|Westgate] district."}, "same_place"},
		{"another spelling between the same words", said{"en", "A flight to [place a learnt|Kiew] today."},
			said{"en", "A flight to [place b learnt|Kyiv] today."}, ""},
		{"a place among names that nobody knows", said{"en", "She was born in [place perm lexicon, atlas|Perm]."},
			said{"ru", "Она родилась в [place saratov lexicon|Саратове], училась в [place k learnt|Казанском]."},
			"other_entity"},
		{"a place that the atlas has", said{"en", "He signed in [place lisbon lexicon|Lisbon]."},
			said{"pl", "Podpisał w [place geneva learnt, atlas|Genewie]."}, "other_entity"},
		{"places that only the atlas has", said{"en", "[place bake learnt, atlas|Bake] in the oven."},
			said{"pl", "Piec w [place geneva learnt, atlas|Genewie]."}, ""},
		{"other persons", said{"en", "Judge [person a title|Marek Wolny] ordered her to repay."},
			said{"pl", "Sędzia [person b person|Tomasz Jasiński] nakazał jej zwrot."}, "other_person"},
		{"other persons with few consonants", said{"en", "Minister [person a person|Laura Ibarra] spoke."},
			said{"de", "Minister [person b person|Rui Cardoso] sprach."}, "other_person"},
		{"a person with few consonants in another alphabet", said{"en", "Then [person a person|Laura Ibarra] spoke."},
			said{"ru", "Выступила [person b person|Лаура Ибарра]."}, ""},
		{"a person with few consonants in Greek", said{"en", "Then [person a person|Leo Rey] spoke."},
			said{"el", "Μίλησε ο [person b person|Λέο Ρέι]."}, ""},
		{"other persons in another alphabet", said{"en", "Then [person a learnt|Igor Petrenko] spoke."},
			said{"ru", "Затем выступил [person b person|Павел Соловьёв]."}, "other_person"},
		{"other persons in Greek", said{"fr", "Puis [person a learnt|Claire Montaubert] a parlé."},
			said{"el", "Μίλησε ο [person b person|Νίκος Παπαδάκης]."}, "other_person"},
		{"other persons in Arabic", said{"en", "Then [person a learnt|Igor Petrenko] spoke."},
			said{"ar", "ثم تحدث [person b person|محمد الخطيب]."}, "other_person"},
		{"other persons in Hindi", said{"en", "Then [person a learnt|Igor Petrenko] spoke."},
			said{"hi", "फिर [person b person|सुनीता वर्मा] ने कहा।"}, "other_person"},
		{"other persons in ideographs", said{"zh", "馆长[person a learnt|李文涛]表示。"},
			said{"ja", "館長の[person b learnt|王建国]氏による。"}, "other_person"},
		{"other persons in Turkish", said{"en", "Then [person a learnt|Anna Reiter] spoke."},
			said{"tr", "Sonra [person b person|Mehmet Yıldız] konuştu."}, "other_person"},
		{"a person in traditional signs", said{"zh", "馆长[person a learnt|张泽龙]表示。"},
			said{"zh-Hant", "館長[person b learnt|張澤龍]表示。"}, ""},
		{"a person in another alphabet", said{"en", "Then [person a learnt|Pavel Solovyov] spoke."},
			said{"ru", "Затем выступил [person b person|Павел Соловьёв]."}, ""},
		{"a person in Arabic", said{"en", "Then [person a learnt|Mohammed al-Khatib] spoke."},
			said{"ar", "ثم تحدث [person b person|محمد الخطيب]."}, ""},
		{"a person in Greek", said{"en", "Then [person a learnt|Nikos Papadakis] spoke."},
			said{"el", "Μίλησε ο [person b person|Νίκος Παπαδάκης]."}, ""},
		{"a person as Latvian spells foreign names", said{"en", "By [person a learnt|William Shakespeare] himself."},
			said{"lv", "Paša [person b person|Viljama Šekspīra] darbs."}, ""},
		{"a person in signs that letters do not tell", said{"en", "Then [person a learnt|Kenji Morita] spoke."},
			said{"ja", "[person b learnt|森田健司]が話した。"}, ""},
		{"other persons in Hangul", said{"en", "Then [person a person|Kim Min-seok] spoke."},
			said{"ko", "[person b person|박지훈] 관장은 말했다."}, "other_person"},
		{"a person in Hangul", said{"en", "Then [person a person|Park Ji-hoon] spoke."},
			said{"ko", "[person b person|박지훈] 관장은 말했다."}, ""},
		{"a person with another spelling in Hangul", said{"fr", "Puis [person a person|Choi Eun-kyung] a parlé."},
			said{"ko", "[person b person|최은경] 교수는 말했다."}, ""},
		{"a foreign person in Hangul", said{"en", "Then [person a person|Laura Benning] spoke."},
			said{"ko", "[person b person|로라 베닝] 대표는 말했다."}, ""},
		{"other foreign persons in Hangul", said{"de", "Dann sprach [person a person|Anna Reiter]."},
			said{"ko", "[person b person|토머스 베컴] 대표는 말했다."}, "other_person"},
		{"a person in katakana", said{"en", "Then [person a learnt|Taylor Swift] spoke."},
			said{"ja", "[person b learnt|テイラー・スウィフト]は話した。"}, ""},
		{"a person in katakana, from German", said{"de", "Dann sprach [person a person|Karin Holm]."},
			said{"ja", "[person b learnt|カリン・ホルム]は話した。"}, ""},
		{"other persons in katakana", said{"en", "Then [person a learnt|Peter Vogel] spoke."},
			said{"ja", "[person b learnt|カリン・ホルム]は話した。"}, "other_person"},
		{"other persons in katakana, from Russian", said{"ru", "Затем выступил [person a person|Павел Соловьёв]."},
			said{"ja", "[person b learnt|カリン・ホルム]は話した。"}, "other_person"},
		{"a given name in katakana", said{"en", "Then [person a learnt|Peter Vogel] spoke."},
			said{"ja", "[person b learnt|カリン]は話した。"}, ""},
		{"a foreign person in ideographs", said{"en", "Then [person a learnt|Elena Marín] spoke."},
			said{"zh", "[person b learnt|埃莱娜·马林]教授说。"}, ""},
		{"another foreign person in ideographs", said{"en", "Then [person a learnt|Donald Trump] spoke."},
			said{"zh", "[person b learnt|唐纳德·特朗普]说。"}, ""},
		{"other foreign persons in ideographs", said{"es", "Habló [person a learnt|Peter Vogt]."},
			said{"zh", "[person b learnt|埃莱娜·马林]教授说。"}, "other_person"},
		{"other Chinese persons", said{"en", "Then [person a learnt|Wang Fang] spoke."},
			said{"zh", "[person b learnt|李文涛]说。"}, ""},
		{"other Chinese persons with as many syllables", said{"en", "Then [person a learnt|Zhou Guoping] spoke."},
			said{"zh", "[person b learnt|李文涛]说。"}, "other_person"},
		{"a Chinese person", said{"en", "Then [person a learnt|Li Wentao] spoke."},
			said{"zh", "[person b learnt|李文涛]说。"}, ""},
		{"a Chinese person, the surname last", said{"en", "Then [person a learnt|Wentao Li] spoke."},
			said{"zh", "[person b learnt|李文涛]说。"}, ""},
		{"a Cantonese person", said{"en", "Then [person a learnt|Chan Tai Man] spoke."},
			said{"zh", "[person b learnt|陈大文]说。"}, ""},
		{"a person of Japan in ideographs", said{"en", "Then [person a learnt|Kenichi Tanaka] spoke."},
			said{"zh", "[person b learnt|田中健一]说。"}, ""},
		{"a person of Korea in ideographs", said{"en", "Then [person a learnt|Park Ji-hoon] spoke."},
			said{"zh", "[person b learnt|朴智勋]说。"}, ""},
		{"a pope", said{"en", "Then [person a learnt|John Paul II] spoke."},
			said{"es", "Entonces habló [person b person|Juan Pablo II]."}, ""},
		{"a surname alone", said{"en", "Then [person a learnt|Harcourt] spoke."},
			said{"fr", "Puis [person b person|Anne Dupont] a parlé."}, ""},
		{"other persons, among one with a like ending", said{"en", "Then [person a learnt|Joaquim Teixeira] spoke."},
			said{"fi", "Näin sanoi [person b person|Matti Virtanen] ja [person c learnt|Marchetti]."}, "other_person"},
		{"a person who is named elsewhere", said{"en", "Then [person a learnt|Marek Wolny] spoke."},
			said{"pl", "Mówił [person b person|Tomasz Jasiński] do [person c person|Wolnego], [person d person|Ani Król]."},
			""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, as := c.a.passage(t, lexicon)
			b, bs := c.b.passage(t, lexicon)
			p := &Pair{A: a, B: b, Same: c.a.language == c.b.language, Spelling: spelling}
			got := ""
			for _, l := range p.Different(as, bs, Linked(as, bs)) {
				got += l.Rule
			}
			if got != c.want {
				t.Errorf("found by %q, should be %q", got, c.want)
			}
		})
	}
}
