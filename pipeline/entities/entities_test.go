package entities_test

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	diff "github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/entities"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// candidate is a candidate in short: document, language, type, surface, and where it differs from the surface the key,
// what it is short for, and the lexicon's name. A type with a question mark is one that the tagger guessed.
type candidate struct{ document, language, typ, surface, key, short, canonical string }

// upstream writes the candidates in place of stage mentions.
func upstream(list []candidate) stage.Stage {
	return stage.Stage{
		Name: "upstream", Version: 1, Each: stage.Document, Reads: []string{tables.Sources.Name},
		Writes: []string{tables.Candidates.Name},
		Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
			for i, c := range list {
				if c.document != in.Key() {
					continue
				}
				rule := "test"
				typ, guessed := strings.CutSuffix(c.typ, "?")
				if guessed {
					rule = "learnt"
				}
				key := c.key
				if key == "" {
					key = typ + ":" + strings.ToLower(c.surface)
				}
				tables.Candidates.Write(out, &tables.Candidate{DocumentID: c.document, ParagraphID: c.document + ".p0",
					SentenceID: c.document + ".s0",
					Span:       schema.Span{Start: 10 * i, End: 10*i + 1},
					Surface:    c.surface, Clean: c.surface, Language: c.language, Type: typ, Key: key, ShortFor: c.short,
					Canonical: c.canonical, Rule: rule})
			}
			return nil
		},
	}
}

// aligned writes beads in place of the stages works and beads: all documents are one work.
func aligned(beads []*tables.Bead) []stage.Stage {
	return []stage.Stage{
		{Name: "works", Version: 1, Each: stage.All, Reads: []string{tables.Sources.Name},
			Writes: []string{tables.Works.Name},
			Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
				first := ""
				for s := range tables.Sources.Read(in) {
					first = cmp.Or(first, s.DocumentID)
					tables.Works.Write(out, &tables.WorkOf{DocumentID: s.DocumentID, WorkID: first})
				}
				return nil
			}},
		{Name: "beads", Version: 1, Each: stage.Work, Reads: []string{tables.Works.Name},
			Writes: []string{tables.Beads.Name},
			Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
				for _, b := range beads {
					tables.Beads.Write(out, b)
				}
				return nil
			}},
	}
}

// register runs the stage and gives the entity of each candidate, and the entities as id, type, name, mentions,
// documents, forms.
func register(t *testing.T, list ...candidate) (ids, registry []string) {
	t.Helper()
	return registerBy(t, stagetest.Lexicon("../.."), nil, list...)
}

func registerBy(t *testing.T, lexicon fs.FS, beads []*tables.Bead, list ...candidate) (ids, registry []string) {
	t.Helper()
	var sources []*tables.Source
	seen := map[string]bool{}
	for _, c := range list {
		if !seen[c.document] {
			seen[c.document] = true
			sources = append(sources, stagetest.Source(c.document, "x"))
		}
	}
	stages := append([]stage.Stage{upstream(list), entities.Names}, aligned(beads)...)
	stages = append(stages, entities.Counterparts, entities.Stage)
	result := stagetest.Run(t, stages, lexicon, sources...)
	for m := range tables.Mentions.Read(result.Reader()) {
		ids = append(ids, m.EntityID)
	}
	for e := range tables.Entities.Read(result.Reader()) {
		var names []string
		for _, n := range e.Names {
			names = append(names, n.Language+":"+n.Name)
		}
		registry = append(registry, fmt.Sprintf("%s|%s|%s|%s|%d|%d|%s", e.EntityID, e.Type, e.Name, e.Wikidata, e.Mentions,
			e.Documents, strings.Join(names, ",")))
	}
	return ids, registry
}

func TestSameEntity(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b candidate
		same bool
	}{
		{"case and accents", candidate{"a", "en", "organization", "Cafe Union", "", "", ""},
			candidate{"b", "en", "organization", "CAFÉ Union", "", "", ""}, true},
		{"possessive", candidate{"a", "en", "organization", "People's Daily", "organization:people s daily", "", ""},
			candidate{"b", "en", "organization", "Peoples Daily", "", "", ""}, true},
		{"place of the class word", candidate{"a", "en", "operation", "Operation Great Wall", "", "", ""},
			candidate{"b", "en", "operation", "Great Wall Operation", "", "", ""}, true},
		{"across languages", candidate{"a", "fr", "operation", "opération Great Wall", "", "", ""},
			candidate{"b", "en", "operation", "Operation Great Wall", "", "", ""}, true},
		{"law of X", candidate{"a", "en", "law", "Law of Data Safety", "", "", ""},
			candidate{"b", "en", "law", "Data Safety Law", "", "", ""}, true},
		{"other law", candidate{"a", "en", "law", "Data Safety Law", "", "", ""},
			candidate{"b", "en", "law", "Data Safety Act", "", "", ""}, false},
		{"place by identifier", candidate{"a", "fr", "place", "Chine", "q148", "", ""},
			candidate{"b", "en", "place", "China", "q148", "", ""}, true},
		{"body of a state across languages", candidate{"a", "fr", "organization", "police espagnole", "q29 police", "", ""},
			candidate{"b", "en", "organization", "Spanish police", "q29 police", "", ""}, true},
		{"short form", candidate{"a", "en", "organization", "Office of Rail Safety", "", "", ""},
			candidate{"a", "en", "organization", "ORS", "", "organization:office of rail safety", ""}, true},
		{"name of the lexicon", candidate{"a", "zh", "organization", "公安部", "ministry-of-public-security", "",
			"Ministry of Public Security"}, candidate{"b", "en", "organization", "Ministry of Public Security", "", "", ""},
			true},
		{"words that mean the same", candidate{"a", "fr", "organization", "Agence nationale de sécurité maritime", "", "",
			""}, candidate{"b", "en", "organization", "National Maritime Security Agency", "", "", ""}, true},
		{"law in two languages", candidate{"a", "fr", "law", "loi sur l’administration des sorties et des entrées",
			"law:loi sur l administration des sorties et des entrées", "", ""},
			candidate{"b", "en", "law", "Exit and Entry Administration Law", "", "", ""}, true},
		{"word of nationality", candidate{"a", "en", "organization", "Communist Party of China", "", "", ""},
			candidate{"b", "en", "organization", "Chinese Communist Party", "", "", ""}, true},
		{"another agency", candidate{"a", "fr", "organization", "Agence nationale de sécurité maritime", "", "", ""},
			candidate{"b", "en", "organization", "National Security Agency", "", "", ""}, false},
		{"Cyrillic", candidate{"a", "ru", "person", "Марко Беллини", "", "", ""},
			candidate{"b", "it", "person", "Marco Bellini", "", "", ""}, true},
		{"another in Cyrillic", candidate{"a", "ru", "person", "Марко Беллини", "", "", ""},
			candidate{"b", "it", "person", "Mario Bellini", "", "", ""}, false},
		{"kana", candidate{"a", "ja", "person", "マルコ", "", "", ""}, candidate{"b", "it", "person", "Maruko", "", "", ""},
			true},
		{"ideographs", candidate{"a", "ja", "person", "藤本勝巳", "", "", ""},
			candidate{"b", "en", "person", "Katsumi Fujimoto", "", "", ""}, true},
		{"other ideographs", candidate{"a", "ja", "person", "藤本勝巳", "", "", ""},
			candidate{"b", "en", "person", "Kenji Fujimoto", "", "", ""}, false},
		{"an international body", candidate{"a", "zh-Hans", "organization", "欧洲海事安全局", "", "", ""},
			candidate{"b", "en", "organization", "European Maritime Safety Agency", "", "", ""}, true},
		{"another body", candidate{"a", "zh-Hans", "organization", "国际海事组织", "", "", ""},
			candidate{"b", "en", "organization", "European Maritime Safety Agency", "", "", ""}, false},
		{"a region", candidate{"a", "ru", "place", "Бавария", "", "", ""},
			candidate{"b", "sv", "place", "Bayern", "", "", ""}, true},
		{"a town that shares its name with a region", candidate{"a", "en", "place", "Geneva", "ch-ge", "", ""},
			candidate{"b", "fr", "place", "Genève", "geonames-2660646", "", ""}, true},
		{"a town that is a region", candidate{"a", "de", "place", "Wien", "at-9", "", ""},
			candidate{"b", "fr", "place", "Vienne", "geonames-2761369", "", ""}, true},
		{"a region and its town", candidate{"a", "fr", "place", "Canton de Genève", "ch-ge", "", ""},
			candidate{"b", "fr", "place", "Genève", "geonames-2660646", "", ""}, false},
		{"a river and a region", candidate{"a", "fr", "place", "Danube", "", "", ""},
			candidate{"b", "fr", "place", "Bavière", "", "", ""}, false},
		{"another case in Cyrillic", candidate{"a", "ru", "person", "Гельмутом Колем", "", "", ""},
			candidate{"b", "en", "person", "Helmut Kohl", "", "", ""}, true},
		{"another person in another case", candidate{"a", "ru", "person", "Гельмутом Колем", "", "", ""},
			candidate{"b", "en", "person", "Herbert Kohl", "", "", ""}, false},
		{"a country in another case", candidate{"a", "ru", "place", "Литвой", "", "", ""},
			candidate{"b", "en", "place", "Lithuania", "q37", "", ""}, true},
		{"a town in another case", candidate{"a", "ru", "place", "Страсбурге", "", "", ""},
			candidate{"b", "en", "place", "Strasbourg", "", "", ""}, true},
		{"a firm in kana", candidate{"a", "ja", "organization", "マイクロソフト", "", "", ""},
			candidate{"b", "en", "organization", "Microsoft", "", "", ""}, true},
		{"another firm in kana", candidate{"a", "ja", "organization", "マイクロソフト", "", "", ""},
			candidate{"b", "en", "organization", "Micronet", "", "", ""}, false},
		{"a university by its town", candidate{"a", "ar", "organization", "جامعة دلهي", "", "", ""},
			candidate{"b", "en", "organization", "Delhi University", "", "", ""}, true},
		{"a university without blanks", candidate{"a", "ja", "organization", "早稲田大学", "", "", ""},
			candidate{"b", "en", "organization", "Waseda University", "", "", ""}, true},
		{"an academy without blanks", candidate{"a", "zh", "organization", "瑞典皇家科学院", "", "", ""},
			candidate{"b", "en", "organization", "Royal Swedish Academy of Sciences", "", "", ""}, true},
		{"another academy without blanks", candidate{"a", "zh", "organization", "瑞典皇家美術館", "", "", ""},
			candidate{"b", "en", "organization", "Royal Swedish Academy of Sciences", "", "", ""}, false},
		{"a court in kana and ideographs", candidate{"a", "ja", "organization", "スペイン最高裁判所", "", "", ""},
			candidate{"b", "en", "organization", "Supreme Court of Spain", "", "", ""}, true},
		{"another court in kana and ideographs", candidate{"a", "ja", "organization", "スペイン憲法裁判所", "", "", ""},
			candidate{"b", "en", "organization", "Supreme Court of Spain", "", "", ""}, false},
		{"a university in Hangul", candidate{"a", "ko", "organization", "오사카대학", "", "", ""},
			candidate{"b", "en", "organization", "University of Osaka", "", "", ""}, true},
		{"another university in Hangul", candidate{"a", "ko", "organization", "하버드대학", "", "", ""},
			candidate{"b", "en", "organization", "University of Osaka", "", "", ""}, false},
		{"a museum in Hangul and ideographs", candidate{"a", "ko", "organization", "국립과학박물관", "", "", ""},
			candidate{"b", "ja", "organization", "国立科学博物館", "", "", ""}, true},
		{"another museum in Hangul and ideographs", candidate{"a", "ko", "organization", "국립역사박물관", "", "", ""},
			candidate{"b", "ja", "organization", "国立科学博物館", "", "", ""}, false},
		{"an agency in Hangul", candidate{"a", "ko", "organization", "일본통계청", "", "", ""},
			candidate{"b", "en", "organization", "Statistics Agency of Japan", "", "", ""}, true},
		{"a bureau in ideographs", candidate{"a", "zh", "organization", "印度统计局", "", "", ""},
			candidate{"b", "en", "organization", "Indian Bureau of Statistics", "", "", ""}, true},
		{"a ministry in Arabic", candidate{"a", "ar", "organization", "وزارة الداخلية", "", "", ""},
			candidate{"b", "en", "organization", "Ministry of the Interior", "", "", ""}, true},
		{"another ministry in Arabic", candidate{"a", "ar", "organization", "وزارة الخارجية", "", "", ""},
			candidate{"b", "en", "organization", "Ministry of the Interior", "", "", ""}, false},
		{"an institute in Devanagari", candidate{"a", "hi", "organization", "भारतीय विज्ञान संस्थान", "", "", ""},
			candidate{"b", "en", "organization", "Indian Institute of Science", "", "", ""}, true},
		{"another institute in Devanagari", candidate{"a", "hi", "organization", "भारतीय सांख्यिकी संस्थान", "", "", ""},
			candidate{"b", "en", "organization", "Indian Institute of Science", "", "", ""}, false},
		{"a compound with a name", candidate{"a", "sv", "organization", "Tsinghuauniversitetet", "", "", ""},
			candidate{"b", "en", "organization", "Tsinghua University", "", "", ""}, true},
		{"another compound with a name", candidate{"a", "sv", "organization", "Uppsalauniversitetet", "", "", ""},
			candidate{"b", "en", "organization", "Tsinghua University", "", "", ""}, false},
		{"a commission in Cyrillic", candidate{"a", "ru", "organization", "Центральная избирательная комиссия", "", "", ""},
			candidate{"b", "en", "organization", "Central Election Commission", "", "", ""}, true},
		{"an academy by its nation", candidate{"a", "ru", "organization", "Российская академия наук", "", "", ""},
			candidate{"b", "de", "organization", "Russische Akademie der Wissenschaften", "", "", ""}, true},
		{"the academy of another nation", candidate{"a", "ru", "organization", "Польская академия наук", "", "", ""},
			candidate{"b", "de", "organization", "Russische Akademie der Wissenschaften", "", "", ""}, false},
		{"a nation in Portuguese", candidate{"a", "pt", "organization", "Academia Brasileira de Ciências", "", "", ""},
			candidate{"b", "en", "organization", "Brazilian Academy of Sciences", "", "", ""}, true},
		{"a nation in Polish", candidate{"a", "pl", "organization", "Australijska Agencja Kosmiczna", "", "", ""},
			candidate{"b", "en", "organization", "Australian Space Agency", "", "", ""}, true},
		{"a nation in Dutch", candidate{"a", "nl", "organization", "Indonesisch Centraal Bureau", "", "", ""},
			candidate{"b", "en", "organization", "Indonesian Central Bureau", "", "", ""}, true},
		{"a nation in Turkish", candidate{"a", "tr", "organization", "Japon Uzay Ajansı", "", "", ""},
			candidate{"b", "en", "organization", "Japanese Space Agency", "", "", ""}, true},
		{"two nations", candidate{"a", "it", "organization", "Accademia cinese delle scienze", "", "", ""},
			candidate{"b", "es", "organization", "Academia China de Ciencias", "", "", ""}, true},
		{"a guess beside what is known", candidate{"a", "en", "organization", "Zalandro", "", "", ""},
			candidate{"b", "de", "place?", "Zalandro", "", "", ""}, true},
		{"two guesses", candidate{"a", "en", "organization?", "Zalandro", "", "", ""},
			candidate{"b", "de", "person?", "Zalandro", "", "", ""}, true},
		{"a firm that is called after a person", candidate{"a", "en", "person", "Wagner", "", "", ""},
			candidate{"b", "de", "organization?", "Wagner", "", "", ""}, false},
		{"a guess beside a town", candidate{"a", "en", "place", "Liverpool", "geonames-2644210", "", ""},
			candidate{"b", "zh", "organization?", "利物浦", "", "", ""}, true},
		{"a guess beside a person in another script", candidate{"a", "en", "person", "George Washington", "", "", ""},
			candidate{"b", "ru", "place?", "Джордж Вашингтон", "", "", ""}, true},
		{"two people", candidate{"a", "en", "person", "Anna May", "", "", ""},
			candidate{"b", "en", "person", "Anna Mai", "", "", ""}, false},
		{"two types", candidate{"a", "en", "person", "Lincoln", "", "", ""}, candidate{"b", "en", "place", "Lincoln", "", "",
			""}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if ids, _ := register(t, c.a, c.b); (ids[0] == ids[1]) != c.same {
				t.Errorf("same entity: got %v, want %v (%v)", ids[0] == ids[1], c.same, ids)
			}
		})
	}
}

// TestPosition reads names that stand in each other's place in aligned sentences: a with b, c with d, e with f.
func TestPosition(t *testing.T) {
	one := func(document, language, typ, name string) candidate {
		return candidate{document, language, typ, name, "", "", ""}
	}
	for _, c := range []struct {
		name string
		same bool // the first two names
		list []candidate
		more []string // beads besides those of a with b, and so on
	}{
		{"a word means the same", true, []candidate{
			one("a", "en", "organization", "Northern Road Office"),
			one("b", "de", "organization", "Büro für Straßen im Norden")}, nil},
		{"a word sounds alike", true, []candidate{
			one("a", "en", "person", "Nadezhda Zhukova"), one("b", "de", "person", "Nadeschda Schukowa")}, nil},
		{"the class only", false, []candidate{
			one("a", "en", "organization", "Ministry of Fisheries"), one("b", "fr", "organization", "ministère des Poids")},
			nil},
		{"twice", true, []candidate{
			one("a", "en", "organization", "Greycoats"), one("b", "de", "organization", "Rotröcke"),
			one("c", "en", "organization", "Greycoats"), one("d", "de", "organization", "Rotröcke")}, nil},
		{"once", false, []candidate{
			one("a", "en", "organization", "Greycoats"), one("b", "de", "organization", "Rotröcke")}, nil},
		{"twice, but other people", false, []candidate{
			one("a", "en", "person", "Anna Hill"), one("b", "de", "person", "Dora Voss"),
			one("c", "en", "person", "Anna Hill"), one("d", "de", "person", "Dora Voss")}, nil},
		{"two of the type, of which one is kin", true, []candidate{
			one("a", "en", "person", "Nadezhda Zhukova"), one("b", "de", "person", "Nadeschda Schukowa"),
			one("a", "en", "person", "Anna Hill")}, nil},
		{"two of the type, each with its kin", true, []candidate{
			one("a", "en", "person", "Nadezhda Zhukova"), one("b", "de", "person", "Nadeschda Schukowa"),
			one("a", "en", "person", "Chloe Tchaikovsky"), one("b", "de", "person", "Chloe Tschaikowski")}, nil},
		{"two of the type, no kin", false, []candidate{
			one("a", "en", "organization", "Greycoats"), one("b", "de", "organization", "Rotröcke"),
			one("a", "en", "organization", "Bluehats")}, nil},
		{"two kin of one", false, []candidate{
			one("a", "en", "person", "Nadezhda Zhukova"), one("b", "de", "person", "Nadeschda Schukowa"),
			one("b", "de", "person", "Nadja Schukowa")}, nil},
		{"a guess of another type", true, []candidate{
			one("a", "en", "person?", "Sibkhimprom"), one("b", "de", "organization?", "Sibchimprom")}, nil},
		{"a guess of another type, beside what is known", true, []candidate{
			one("a", "en", "person?", "Mendozza"), one("b", "ja", "place", "メンドーサ")}, nil},
		{"a guess of another type, no kin", false, []candidate{
			one("a", "en", "person?", "Greycoats"), one("b", "de", "organization?", "Sibchimprom")}, nil},
		{"a guess of another type, kin in a part", false, []candidate{
			one("a", "en", "person?", "Oleg Sibkhimprom"), one("b", "de", "organization?", "Sibchimprom")}, nil},
		{"s and z", true, []candidate{
			one("a", "en", "person", "Oleg Zaytsev"), one("b", "de", "person", "Oleg Saizew")}, nil},
		{"another surname", false, []candidate{
			one("a", "en", "person", "Oleg Zaytsev"), one("b", "de", "person", "Oleg Petrow")}, nil},
		{"a letter that is not heard", true, []candidate{
			one("a", "es", "person", "Hugo Benítez"), one("b", "ja", "person", "ウーゴ・ベニテス")}, nil},
		{"two of the type, one known", true, []candidate{
			one("a", "en", "person", "Nadezhda Zhukova"), one("b", "de", "person", "Nadeschda Schukowa"),
			one("a", "en", "person", "Anna Hill"), one("b", "de", "person", "Anna Hill")}, nil},
		{"a name that has the other in it", false, []candidate{
			one("a", "en", "place", "Port of Vondelberg"), one("b", "de", "place", "Vondelberg")}, nil},
		{"two bodies of one country", false, []candidate{
			one("a", "en", "organization", "Bank of Austria"),
			one("b", "de", "organization", "Akademie der Fischer von Österreich")}, nil},
		{"one of the words of people", false, []candidate{
			one("a", "en", "person", "Anna Hill"), one("b", "de", "person", "Anna Voss")}, nil},
		{"one sentence in four versions", false, []candidate{
			one("a", "en", "organization", "Greycoats"), one("b", "de", "organization", "Rotröcke"),
			one("c", "en", "organization", "Greycoats"), one("d", "de", "organization", "Rotröcke")}, []string{"ad", "cb"}},
		{"another type", false, []candidate{
			one("a", "en", "person", "Rodin"), one("b", "de", "organization", "Rodins")}, nil},
		{"one language", false, []candidate{
			one("a", "en", "person", "Nadezhda Zhukova"), one("b", "en", "person", "Nadeschda Schukowa")}, nil},
		{"two that the lexicon knows", false, []candidate{
			{"a", "en", "place", "Austria", "q40", "", ""}, {"b", "de", "place", "Australien", "q408", "", ""}}, nil},
		{"another as often", false, []candidate{
			one("a", "en", "organization", "Greycoats"), one("b", "de", "organization", "Rotröcke"),
			one("c", "en", "organization", "Greycoats"), one("d", "de", "organization", "Rotröcke"),
			one("e", "en", "organization", "Greycoats"), one("f", "de", "organization", "Graumützen"),
			one("g", "en", "organization", "Greycoats"), one("h", "de", "organization", "Graumützen")}, nil},
		{"a language that names both", false, []candidate{
			one("a", "en", "person", "Nadezhda Zhukova"), one("b", "de", "person", "Nadeschda Schukowa"),
			one("c", "de", "person", "Nadezhda Zhukova")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var beads []*tables.Bead
			for _, x := range append([]string{"ab", "cd", "ef", "gh"}, c.more...) {
				beads = append(beads, &tables.Bead{ADocumentID: x[:1], BDocumentID: x[1:], AIDs: []string{x[:1] + ".s0"},
					BIDs: []string{x[1:] + ".s0"}, Score: 1})
			}
			slices.SortStableFunc(c.list, func(x, y candidate) int { return cmp.Compare(x.document, y.document) })
			beads = slices.DeleteFunc(beads, func(b *tables.Bead) bool {
				return !slices.ContainsFunc(c.list, func(x candidate) bool { return x.document == b.BDocumentID })
			})
			first := slices.IndexFunc(c.list, func(x candidate) bool { return x.document == "b" })
			ids, _ := registerBy(t, stagetest.Lexicon("../.."), beads, c.list...)
			if got := ids[0] == ids[first]; got != c.same {
				t.Errorf("same entity: got %v, want %v (%v)", got, c.same, ids)
			}
		})
	}
}

// declared is a lexicon with what a corpus says of its names.
type declared struct {
	fs.FS
	own fs.FS
}

func (d declared) Open(name string) (fs.File, error) {
	if name == language.IdentitiesPath {
		return d.own.Open(name)
	}
	return d.FS.Open(name)
}

// TestDeclared reads names that the corpus says are one, and names that it keeps apart.
func TestDeclared(t *testing.T) {
	said := "same\tKarin Berg\tKaren Hill\tKaren of the Hill\nsame\tGolden Reef\tOperation Goldriff\n" +
		"not_same\tSilver Net\tOperation Silver Net\n"
	lexicon := declared{stagetest.Lexicon("../.."), fstest.MapFS{language.IdentitiesPath: {Data: []byte(said)}}}
	ids, _ := registerBy(t, lexicon, nil,
		candidate{"a", "en", "person", "Karin Berg", "", "", ""},
		candidate{"b", "de", "person", "Karen HILL", "", "", ""},
		candidate{"b", "de", "person", "Hill", "", "person:karen hill", ""},
		candidate{"a", "en", "operation", "Operation Silver Net", "", "", ""},
		candidate{"b", "de", "operation", "Silver Net", "", "", ""},
		candidate{"b", "de", "place?", "Karen of the Hill", "", "", ""},
		candidate{"b", "de", "operation", "Goldriff", "", "", ""},
		candidate{"a", "en", "operation", "Operation Golden Reef", "", "", ""},
	)
	want := []string{"karin-berg", "operation-silver-net", "golden-reef", "karin-berg", "karin-berg", "silver-net",
		"karin-berg", "golden-reef"}
	if d := diff.Diff(want, ids); d != "" {
		t.Errorf("wrong entities (-want +got):\n%s", d)
	}
}

// TestKeptApart reads names that the corpus keeps apart: what other languages call an entity stays with it, and of two
// names of one entity the first stays.
func TestKeptApart(t *testing.T) {
	china := []candidate{{"a", "en", "place", "China", "q148", "", ""}, {"b", "fr", "place", "Chine", "q148", "", ""},
		{"c", "de", "place", "Volksrepublik", "q148", "", ""}, {"c", "en", "place", "Taiwan", "q865", "", ""}}
	for _, c := range []struct {
		said string
		want []string
	}{
		{"China\tTaiwan", []string{"china", "china", "china", "taiwan"}},
		{"Chine\tTaiwan\tChina", []string{"china-place", "china", "china", "taiwan"}},
		{"Volksrepublik\tChina", []string{"china-place", "china", "china", "taiwan"}},
	} {
		lexicon := declared{stagetest.Lexicon("../.."),
			fstest.MapFS{language.IdentitiesPath: {Data: []byte("not_same\t" + c.said + "\n")}}}
		ids, _ := registerBy(t, lexicon, nil, china...)
		if d := diff.Diff(c.want, ids); d != "" {
			t.Errorf("%s: wrong entities (-want +got):\n%s", c.said, d)
		}
	}
}

// TestHomonyms reads names that two places share, and that lead to one or to the other.
func TestHomonyms(t *testing.T) {
	for _, c := range []struct {
		names []candidate
		want  []string
	}{
		{[]candidate{{"a", "en", "place", "Birmingham", "geonames-2655603", "", ""},
			{"b", "ar", "place", "برمنغهام", "geonames-4049979", "", ""}}, []string{"birmingham", "birmingham"}},
		{[]candidate{{"a", "en", "place", "Girona", "", "", ""}, {"b", "es", "place", "Gerona", "", "", ""}},
			[]string{"girona", "girona"}},
		{[]candidate{{"a", "en", "place", "Girona", "", "", ""}, {"a", "en", "place", "Gerona", "", "", ""}},
			[]string{"girona", "gerona"}}, // one language has both
		{[]candidate{{"a", "en", "place", "Austin", "", "", ""}, {"b", "de", "place", "Waterloo", "", "", ""}},
			[]string{"austin", "waterloo"}},
	} {
		if ids, _ := register(t, c.names...); diff.Diff(c.want, ids) != "" {
			t.Errorf("%v: wrong entities (-want +got):\n%s", c.names, diff.Diff(c.want, ids))
		}
	}
}

func TestRegistry(t *testing.T) {
	_, got := register(t,
		candidate{"a", "en", "place", "China", "q148", "", ""},
		candidate{"a", "en", "place", "China", "q148", "", ""},
		candidate{"a", "en", "person", "Lincoln", "", "", ""},
		candidate{"b", "fr", "place", "Chine", "q148", "", ""},
		candidate{"b", "fr", "operation", "opération Silver\nNet", "operation:opération silver net", "", ""},
		candidate{"c", "en", "operation", "Operation Silver Net", "", "", ""},
		candidate{"c", "en", "place", "Lincoln", "", "", ""},
	)
	want := []string{
		"china|place|China|Q148|3|2|en:China,fr:Chine",
		"lincoln|person|Lincoln||1|1|en:Lincoln",
		"lincoln-place|place|Lincoln||1|1|en:Lincoln",
		"operation-silver-net|operation|Operation Silver Net||2|2|en:Operation Silver Net,fr:opération Silver Net",
	}
	if d := diff.Diff(want, got); d != "" {
		t.Errorf("wrong registry (-want +got):\n%s", d)
	}
}

// TestIdentifiers reads names in many scripts: each entity has an identifier in the letters a to z, of its own.
func TestIdentifiers(t *testing.T) {
	one := func(language, typ, name string) candidate { return candidate{"a", language, typ, name, "", "", ""} }
	for _, c := range []struct {
		names []candidate
		want  []string
	}{
		{[]candidate{one("pl", "person", "Małgorzata Wiśniewska")}, []string{"malgorzata-wisniewska"}},
		{[]candidate{one("tr", "person", "Mehmet Kılıç")}, []string{"mehmet-kilic"}},
		{[]candidate{one("da", "place", "Hillerød")}, []string{"hillerod"}},
		{[]candidate{one("vi", "person", "Đặng Thị Hoa")}, []string{"dang-thi-hoa"}},
		{[]candidate{one("de", "organization", "Weiß & Söhne")}, []string{"weiss-sohne"}},
		{[]candidate{one("is", "person", "Þóra Æsudóttir")}, []string{"thora-aesudottir"}},
		{[]candidate{one("ru", "person", "Жанна Щербакова")}, []string{"zhanna-shcherbakova"}},
		{[]candidate{one("uk", "organization", "Слуга народу")}, []string{"sluga-narodu"}},
		{[]candidate{one("el", "person", "Ελένη Καραγιάννη")}, []string{"eleni-karagianni"}},
		{[]candidate{one("ar", "person", "محمود الحسيني")}, []string{"mahmoud-hosseini"}},
		{[]candidate{one("he", "organization", "הטכניון")}, []string{"htkhnyvn"}},
		{[]candidate{one("hi", "person", "अंजलि शर्मा")}, []string{"anjali-sharma"}},
		{[]candidate{one("th", "person", "สมชาย ประเสริฐ")}, []string{"smchay-praesrith"}},
		{[]candidate{one("ka", "person", "ნინო ბერიძე")}, []string{"nino-beridze"}},
		{[]candidate{one("ja", "person", "モンセラート・コンティ")}, []string{"monserato-konti"}},
		{[]candidate{one("ko", "person", "백희진")}, []string{"baeg-huijin"}},
		{[]candidate{one("zh", "person", "李卫红")}, []string{"li-weihong"}},
		{[]candidate{one("zh", "person", "欧阳晓兰")}, []string{"ouyang-xiaolan"}},
		{[]candidate{one("zh", "organization", "红石学院")}, []string{"hong-shi-xue-yuan"}},
		{[]candidate{one("zh", "organization", "红石3号院")}, []string{"hong-shi-3-hao-yuan"}},
		{[]candidate{one("ja", "organization", "スペイン学院")}, []string{"supein-xue-yuan"}},
		{[]candidate{one("zh", "place", "红石湾")}, []string{"hongshiwan"}},
		{[]candidate{one("km", "person", "សុខា")}, []string{"u179fu17bbu1781u17b6"}},
		{[]candidate{one("zh", "person", "李为红"), one("zh", "person", "李伟宏"), one("zh", "person", "李卫红"),
			one("ja", "person", "李唯宏"), one("zh", "organization", "李卫红")},
			[]string{"li-weihong", "li-weihong-person", "li-weihong-person-zh", "li-weihong-person-ja", "li-wei-hong"}},
		{[]candidate{one("zh", "person", "李为红"), one("zh", "person", "李伟宏"), one("zh", "person", "李卫红"),
			one("zh", "person", "李维洪")}, []string{"li-weihong", "li-weihong-person", "li-weihong-person-zh",
			"li-weihong-person-zh-u674eu7ef4u6d2a"}},
	} {
		ids, _ := register(t, c.names...)
		if d := diff.Diff(c.want, ids); d != "" {
			t.Errorf("%v: wrong identifiers (-want +got):\n%s", c.names, d)
		}
	}
}
