package facts

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// versions makes a work of documents a, b, c, … with the figures of each in the order of their text. links are pairs of
// figure ids that the stage align found.
func versions(figures [][]schema.Figure, links ...[2]string) *work {
	pack, err := language.Empty().Pack("")
	if err != nil {
		panic(err)
	}
	w := &work{id: "w", passages: map[string][]string{}}
	for i := range figures {
		d := &document{id: string(rune('a' + i)), place: i, sentences: map[string]*schema.Sentence{}}
		d.words.pack = pack
		var list []*schema.Figure
		for k := range figures[i] {
			list = append(list, &figures[i][k])
		}
		for _, c := range agree.Claims(list) {
			d.statements = append(d.statements, d.state(c))
		}
		w.documents = append(w.documents, d)
	}
	w.nameDocuments()
	for _, l := range links {
		w.link(&schema.Alignment{Level: schema.LevelFigure, AIDs: []string{l[0]}, BIDs: []string{l[1]}})
	}
	return w
}

// at gives a figure an id and a place.
func at(id string, start int, f schema.Figure) schema.Figure {
	f.FigureID, f.Span.Start, f.Span.End = id, start, start+len(f.Surface)
	f.ParagraphID, f.SentenceID = "p", id[:1]+".s"
	return f
}

func suspects(surface, comparator, value string) schema.Figure {
	return schema.Figure{Surface: surface, Kind: schema.KindCount, Comparator: comparator, Value: schema.Decimal(value),
		Counted: "suspects", Concept: "suspect"}
}

func money(surface, value, unit string) schema.Figure {
	return schema.Figure{Surface: surface, Kind: schema.KindMoney, Comparator: "=", Value: schema.Decimal(value),
		Unit: unit}
}

func year(surface string) schema.Figure {
	return schema.Figure{Surface: surface, Kind: schema.KindPeriod}
}

// of gives a figure the days of a year.
func of(f schema.Figure, year string) schema.Figure {
	f.DateStart, f.DateEnd = schema.Date(year+"-01-01"), schema.Date(year+"-12-31")
	return f
}

// half is a part of a number that was split.
func half(surface, value, repaired string) schema.Figure {
	f := suspects(surface, "=", value)
	f.RepairedValue, f.Issues = schema.Decimal(repaired), []string{"split_number"}
	return f
}

// TestFigureFacts: which figures are one fact, and how its versions stand to each other.
func TestFigureFacts(t *testing.T) {
	for _, c := range []struct {
		name    string
		figures [][]schema.Figure
		links   [][2]string
		want    []string // of each fact: id status value documents/versions rule: statements
		says    string   // the explanation of the first fact
	}{
		{"a work of one document",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88"))}}, nil,
			[]string{"a.k5 alone 88 1/1 lone: a.t5"},
			"The text says 88 suspects; the work has no other version."},
		{"one version of two",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88"))}, {}}, nil,
			[]string{"a.k5 single 88 1/2 lone: a.t5"},
			"Only a says 88 suspects; no passage of the other versions is aligned with it."},
		{"versions agree",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88"))}, {at("b1", 7, suspects("88", "=", "88"))}},
			[][2]string{{"a1", "b1"}},
			[]string{"a.k5 agree 88 2/2 linked: a.t5 b.t7"}, "Both say 88 suspects."},
		{"equal numbers that are not linked",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88"))}, {at("b1", 7, suspects("88", "=", "88"))}}, nil,
			[]string{"a.k5 single 88 1/2 lone: a.t5", "b.k7 single 88 1/2 lone: b.t7"},
			"Only a says 88 suspects; no passage of the other versions is aligned with it."},
		{"versions differ: the fact has no value",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88"))}, {at("b1", 7, suspects("80", "=", "80"))}},
			[][2]string{{"a1", "b1"}},
			[]string{"a.k5 differ - 2/2 linked: a.t5 b.t7"}, "a says 88 suspects, b 80: 8 fewer (9.1 %)."},
		{"a number of a time that differs agrees, and the time differs once",
			[][]schema.Figure{{at("a1", 5, of(suspects("88", "=", "88"), "2021")), at("a2", 9, of(year("2021"), "2021"))},
				{at("b1", 7, of(suspects("88", "=", "88"), "2022")), at("b2", 9, of(year("2022"), "2022"))}},
			[][2]string{{"a1", "b1"}, {"a2", "b2"}},
			[]string{"a.k5 agree 88 2/2 linked: a.t5 b.t7", "a.k9 differ - 2/2 linked: a.t9 b.t9"}, "Both say 88 suspects."},
		{"a number of two times that no fact tells differs",
			[][]schema.Figure{{at("a1", 5, of(suspects("88", "=", "88"), "2021")), at("a2", 9, of(year("2021"), "2021"))},
				{at("b1", 7, of(suspects("88", "=", "88"), "2022")), at("b2", 9, of(year("2022"), "2022"))}},
			[][2]string{{"a1", "b1"}},
			[]string{"a.k5 differ 88 2/2 linked: a.t5 b.t7", "a.k9 single - 1/2 lone: a.t9", "b.k9 single - 1/2 lone: b.t9"},
			"Both say 88 suspects; the number is the same, the time is not: 2021 in a and 2022 in b."},
		{"the bound differs: the value stays",
			[][]schema.Figure{{at("a1", 5, suspects("over 80", ">", "80"))}, {at("b1", 7, suspects("80", "=", "80"))}},
			[][2]string{{"a1", "b1"}},
			[]string{"a.k5 differ 80 2/2 linked: a.t5 b.t7"},
			"a says more than 80 suspects, b 80; the number is the same, the bound is not."},
		{"currencies are not compared",
			[][]schema.Figure{{at("a1", 5, money("$5", "5", "USD"))}, {at("b1", 7, money("€4", "4", "EUR"))}},
			[][2]string{{"a1", "b1"}},
			[]string{"a.k5 not_comparable - 2/2 linked: a.t5 b.t7"},
			"a says 5 USD, b 4 EUR; amounts in different currencies are not compared."},
		{"links join over three versions, and one difference makes the fact differ",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88"))}, {at("b1", 7, suspects("88", "=", "88"))},
				{at("c1", 9, suspects("80", "=", "80"))}},
			[][2]string{{"a1", "b1"}, {"b1", "c1"}},
			[]string{"a.k5 differ - 3/3 linked: a.t5 b.t7 c.t9"}, "a and b say 88 suspects, c 80: 8 fewer (9.1 %)."},
		{"another value is said before another bound",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88"))}, {at("b1", 7, suspects("over 88", ">", "88"))},
				{at("c1", 9, suspects("80", "=", "80"))}},
			[][2]string{{"a1", "b1"}, {"b1", "c1"}},
			[]string{"a.k5 differ - 3/3 linked: a.t5 b.t7 c.t9"},
			"a says 88 suspects, b more than 88, c 80; the values differ."},
		{"the most exact of numbers that agree",
			[][]schema.Figure{{at("a1", 5, suspects("1.2 million", "=", "1200000"))},
				{at("b1", 7, suspects("1,234,567", "=", "1234567"))}},
			[][2]string{{"a1", "b1"}},
			[]string{"a.k5 agree 1234567 2/2 linked: a.t5 b.t7"},
			"a says 1.2 million suspects, b 1,234,567; the one is the other, rounded."},
		{"one document says it twice",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88")), at("a2", 50, suspects("88", "=", "88"))}}, nil,
			[]string{"a.k5 alone 88 1/1 repeated: a.t5 a.t50"},
			"The text says 88 suspects; the work has no other version."},
		{"a small number said twice may be two facts",
			[][]schema.Figure{{at("a1", 5, suspects("8", "=", "8")), at("a2", 50, suspects("8", "=", "8"))}}, nil,
			[]string{"a.k5 alone 8 1/1 lone: a.t5", "a.k50 alone 8 1/1 lone: a.t50"},
			"The text says 8 suspects; the work has no other version."},
		{"what one document repeats is one fact with its counterpart",
			[][]schema.Figure{{at("a1", 5, suspects("88", "=", "88")), at("a2", 50, suspects("88", "=", "88"))},
				{at("b1", 7, suspects("88", "=", "88"))}},
			[][2]string{{"a2", "b1"}},
			[]string{"a.k5 agree 88 2/2 linked: a.t5 a.t50 b.t7"}, "Both say 88 suspects."},
		{"the parts of a split number are one statement",
			[][]schema.Figure{{at("a1", 5, half("39", "39", "391000")), at("a2", 50, half("10,000", "10000", "391000"))}},
			nil,
			[]string{"a.k5 alone 391000 1/1 lone: a.t5"},
			"The text says 391,000 suspects, reading “39 … 10,000” as it was meant; the work has no other version."},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := versions(c.figures, c.links...).figureFacts()
			var got []string
			for _, f := range facts {
				got = append(got, told(f))
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("facts are\n%s\nshould be\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if got := facts[0].row.Explanation; got != c.says {
				t.Errorf("explanation is %q, should be %q", got, c.says)
			}
			oneEach(t, c.figures, facts)
		})
	}
}

// told writes a fact on a line.
func told(f *fact) string {
	value := string(f.row.Value)
	if value == "" {
		value = "-"
	}
	out := strings.Join([]string{f.row.FactID, f.row.Status, value,
		string(rune('0'+f.row.Documents)) + "/" + string(rune('0'+f.row.Versions)), f.row.Rule}, " ") + ":"
	for _, s := range f.statements {
		out += " " + s.row.StatementID
	}
	return out
}

// oneEach holds that every figure is in exactly one statement.
func oneEach(t *testing.T, figures [][]schema.Figure, facts []*fact) {
	t.Helper()
	var want, got []string
	for _, d := range figures {
		for _, f := range d {
			want = append(want, f.FigureID)
		}
	}
	for _, f := range facts {
		for _, s := range f.statements {
			got = append(got, s.row.FigureIDs...)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("statements have the figures %v, should have %v", got, want)
	}
}

// TestTwoValues: a link of another version does not make one document state two values of one fact.
func TestTwoValues(t *testing.T) {
	years := func(id, value string) schema.Figure {
		return at(id, 5, schema.Figure{Surface: value, Kind: schema.KindDuration, Comparator: "=",
			Value: schema.Decimal(value), Unit: "a"})
	}
	number := func(id, value string, start int) schema.Figure {
		return at(id, start, schema.Figure{Surface: value, Kind: schema.KindCount, Comparator: "=",
			Value: schema.Decimal(value)})
	}
	w := versions([][]schema.Figure{{number("a1", "31", 5)}, {years("b1", "37"), number("b2", "16", 40)},
		{years("c1", "31")}}, [2]string{"a1", "b2"}, [2]string{"a1", "c1"}, [2]string{"b1", "c1"})
	w.links[1].Agreement = schema.Agree
	var got []string
	for _, f := range w.figureFacts() {
		var surfaces []string
		for _, s := range f.statements {
			surfaces = append(surfaces, s.row.DocumentID+" "+s.row.Surface)
		}
		got = append(got, strings.Join(surfaces, ", "))
	}
	if want := []string{"a 31, b 37, c 31", "b 16"}; !slices.Equal(got, want) {
		t.Errorf("the facts are %q, want %q", got, want)
	}
}

// TestParts: the statement of a split number has both of its parts, and its value as it was meant.
func TestParts(t *testing.T) {
	w := versions([][]schema.Figure{{at("a1", 5, half("39", "39", "391000")),
		at("a2", 50, half("10,000", "10000", "391000")), at("a3", 90, suspects("12", "=", "12"))}})
	got := w.documents[0].statements
	if len(got) != 2 {
		t.Fatalf("%d statements, should be 2", len(got))
	}
	parts, whole := got[0].row, got[1].row
	if parts.Role != schema.RoleParts || parts.Reading != schema.ReadingRepaired || parts.Value != "391000" ||
		!slices.Equal(parts.FigureIDs, []string{"a1", "a2"}) {
		t.Errorf("the split number is %+v", parts)
	}
	if whole.Role != schema.RoleWhole || whole.Reading != schema.ReadingLiteral || whole.Value != "12" {
		t.Errorf("the sound number is %+v", whole)
	}
}

// TestIsStated: identifiers and the furniture of the page state nothing.
func TestIsStated(t *testing.T) {
	for _, c := range []struct {
		kind, role string
		want       bool
	}{
		{schema.KindCount, schema.RoleBody, true},
		{schema.KindIdentifier, schema.RoleBody, false},
		{schema.KindCount, schema.RoleBoilerplate, false},
		{schema.KindDate, schema.RoleDateline, true},
	} {
		if got := IsStated(&schema.Figure{Kind: c.kind}, c.role); got != c.want {
			t.Errorf("%s in %s: stated is %v, should be %v", c.kind, c.role, got, c.want)
		}
	}
}

// TestDates: the dates of texts of one day are one fact, those of other days are not.
func TestDates(t *testing.T) {
	day := func(id, day string) schema.Figure {
		return at(id, 5, schema.Figure{Surface: day, Kind: schema.KindDate, DateStart: schema.Date(day),
			DateEnd: schema.Date(day)})
	}
	w := versions([][]schema.Figure{{day("a1", "2024-04-18")}, {day("b1", "2024-04-18")}, {day("c1", "2024-04-19")}})
	for _, d := range w.documents {
		d.statements[0].dates = true
	}
	var got []string
	for _, f := range w.figureFacts() {
		got = append(got, told(f)+" "+f.row.Label+": "+f.row.Explanation)
	}
	want := []string{
		"a.k5 agree - 2/3 dateline: a.t5 b.t5 date of the text: a and b say 18 April 2024.",
		"c.k5 single - 1/3 lone: c.t5 date of the text: Only c says 19 April 2024; no passage of the other versions is " +
			"aligned with it.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestTitles: what a title states is what the text below it states, where that is one fact.
func TestTitles(t *testing.T) {
	rubles := func(id string, start int, value string) schema.Figure {
		return at(id, start, money(value, value, "RUB"))
	}
	share := func(id string, start int, value string) schema.Figure {
		return at(id, start, schema.Figure{Surface: value, Kind: schema.KindPercent, Unit: "%", Value: schema.Decimal(value)})
	}
	day := func(id string, start int) schema.Figure {
		return at(id, start, schema.Figure{Surface: "18 May", Kind: schema.KindDate, DateStart: "2024-05-18",
			DateEnd: "2024-05-18"})
	}
	year := func(id string, start int) schema.Figure {
		return at(id, start, schema.Figure{Surface: "2024", Kind: schema.KindDate, DateStart: "2024-01-01",
			DateEnd: "2024-12-31"})
	}
	for _, c := range []struct {
		name string
		list []schema.Figure // the first is in the title
		want []string
	}{
		{"an amount", []schema.Figure{rubles("a1", 5, "3600000"), rubles("a2", 50, "3600000")},
			[]string{"a.k5 alone 3600000 1/1 repeated: a.t5 a.t50"}},
		{"another amount", []schema.Figure{rubles("a1", 5, "3600000"), rubles("a2", 50, "3700000")},
			[]string{"a.k5 alone 3600000 1/1 lone: a.t5", "a.k50 alone 3700000 1/1 lone: a.t50"}},
		{"a share", []schema.Figure{share("a1", 5, "8"), share("a2", 50, "8")},
			[]string{"a.k5 alone 8 1/1 repeated: a.t5 a.t50"}},
		{"a share of two things", []schema.Figure{share("a1", 5, "8"), share("a2", 50, "8"), share("a3", 70, "8")},
			[]string{"a.k5 alone 8 1/1 lone: a.t5", "a.k50 alone 8 1/1 lone: a.t50", "a.k70 alone 8 1/1 lone: a.t70"}},
		{"a small number", []schema.Figure{at("a1", 5, suspects("3", "=", "3")), at("a2", 50, suspects("3", "=", "3"))},
			[]string{"a.k5 alone 3 1/1 repeated: a.t5 a.t50"}},
		{"a year", []schema.Figure{year("a1", 5), year("a2", 50)},
			[]string{"a.k5 alone - 1/1 lone: a.t5", "a.k50 alone - 1/1 lone: a.t50"}},
		{"a day", []schema.Figure{day("a1", 5), day("a2", 50)}, []string{"a.k5 alone - 1/1 repeated: a.t5 a.t50"}},
	} {
		w := versions([][]schema.Figure{c.list})
		w.documents[0].statements[0].title = true
		var got []string
		for _, f := range w.figureFacts() {
			got = append(got, told(f))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// TestManyVersions: of thousands of versions that state three things no more than two of each are compared, the verdict
// is that of comparing each with each, and the sentence names a few of them.
func TestManyVersions(t *testing.T) {
	const many = 3000
	for _, c := range []struct {
		name  string
		say   func(i int) schema.Figure
		apart int
		want  string
	}{
		{"alike", func(int) schema.Figure { return suspects("88", "=", "88") }, 2,
			"All 3000 versions say 88 suspects."},
		{"a rounding", func(i int) schema.Figure {
			if i == many-1 {
				return suspects("1.2 million", "=", "1200000")
			}
			return suspects("1,234,567", "=", "1234567")
		}, 3, "v0, v1, v2, v3, v4, v5, v6 and 2992 others say 1,234,567 suspects; v2999 1.2 million; " +
			"the one is the other, rounded."},
		{"nine values", func(i int) schema.Figure {
			n := strconv.Itoa(71 + i%9)
			return suspects(n, "=", n)
		}, 18, "v0, v9, v18, v27, v36, v45, v54 and 327 others say 71 suspects; v1, v10, v19, v28, v37, v46, v55 and " +
			"327 others 72; v2, v11, v20, v29, v38, v47, v56 and 327 others 73; v3, v12, v21, v30, v39, v48, v57 and " +
			"326 others 74; v4, v13, v22, v31, v40, v49, v58 and 326 others 75; v5, v14, v23, v32, v41, v50, v59 and " +
			"326 others 76; v6, v15, v24, v33, v42, v51, v60 and 326 others 77; 666 others something else; " +
			"the values differ."},
	} {
		var voices []agree.Voice
		for i := range many {
			f := c.say(i)
			name := "v" + strconv.Itoa(i)
			side := &agree.Side{Claim: &agree.Claim{Figures: []*schema.Figure{&f}}, Language: "en"}
			voices = append(voices, agree.Voice{Name: agree.Name{First: name, Later: name}, Sides: []*agree.Side{side}})
		}
		if got := len(distinct(voices)); got != c.apart {
			t.Errorf("%s: %d versions are compared, want %d", c.name, got, c.apart)
		}
		verdict := judge(voices)
		if got := agree.Explain(voices, many, verdict, "suspects"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		few := append(voices[:39:39], voices[many-1])
		if got, want := judge(few), eachWithEach(few); got != want {
			t.Errorf("%s: got %v, each with each gives %v", c.name, got, want)
		}
	}
}

// eachWithEach is the verdict on voices, all of them compared.
func eachWithEach(voices []agree.Voice) agree.Verdict {
	out := agree.Verdict{Agreement: schema.Agree, Code: schema.WhyEqual}
	for i := range voices {
		for j := range i {
			if v := nearest(&voices[j], &voices[i]); rank(v) > rank(out) {
				out = v
			}
		}
	}
	return out
}
