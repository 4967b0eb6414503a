package segment

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// kinds are the letters for the kinds of blocks in the pages below.
var kinds = map[string]int{
	"p": tables.BlockParagraph, "h": tables.BlockHeading, "i": tables.BlockItem, "q": tables.BlockQuote,
	"c": tables.BlockCaption,
	"r": tables.BlockCell, "x": tables.BlockCode, "b": tables.BlockByline, "k": tables.BlockControl,
	"m": tables.BlockMatter,
}

// layoutOf makes a page of lines "kind[level] [-] [*]: text": - is outside the main text, * is a link as a whole. A \n
// in a line is a line end inside the block.
func layoutOf(lines []string) (string, *tables.Layout) {
	l := &tables.Layout{DocumentID: "d"}
	var b strings.Builder
	for _, line := range lines {
		head, text, _ := strings.Cut(line, ": ")
		text = strings.ReplaceAll(text, `\n`, "\n")
		m := tables.Block{Start: b.Len(), End: b.Len() + len(text), Main: true}
		for _, f := range strings.Fields(head) {
			switch {
			case f == "-":
				m.Main = false
			case f == "*":
				m.Links = len(text)
			default:
				m.Kind = kinds[f[:1]]
				if len(f) > 1 {
					m.Level = int(f[1] - '0')
				}
			}
		}
		b.WriteString(text + "\n")
		l.Blocks = append(l.Blocks, m)
	}
	return b.String(), l
}

const (
	storyOne = "Islanders will keep their ferry for at least five more years after the council voted on Wednesday " +
		"to extend it."
	storyTwo = "The operator had asked for a subsidy of 1.2 million pounds a year. It will now get 900,000 pounds instead."
)

func TestLayout(t *testing.T) {
	stated := func(pairs ...string) []tables.Stated {
		var out []tables.Stated
		for i := 0; i+2 < len(pairs); i += 3 {
			out = append(out, tables.Stated{Field: pairs[i], Value: pairs[i+1], Rule: pairs[i+2]})
		}
		return out
	}
	cases := []struct {
		name     string
		lines    []string
		stated   []tables.Stated
		wrapped  bool
		roles    string
		metadata string
	}{
		{
			"news", []string{
				"i - *: Home", "i - *: News", "h1: Ferry saved", "b: By Sam Porter", "b: 4 March 2021", "p: " + storyOne,
				"c: The ferry", "h2: Costs",
				"p: " + storyTwo, "k: Share", "h3: Related", "i *: Storm stops ferries", "i *: New roof for school",
				"p -: © 2021 Coast News Ltd",
			},
			stated("title", "Ferry saved", "html_meta", "title", "Ferry saved | Coast News", "html_title", "author",
				"Sam Porter", "html_meta",
				"publisher", "Coast News", "html_meta", "published", "2021-03-04T10:00:00Z", "html_meta", "url",
				"https://coast.example/ferry", "html_canonical"),
			false,
			"boilerplate boilerplate title byline dateline body caption heading body boilerplate boilerplate boilerplate " +
				"boilerplate boilerplate",
			"Ferry saved|Sam Porter|Coast News|2021-03-04|https://coast.example/ferry|",
		},
		{
			"name of the site in the first heading", []string{"h1: Coast News", "h2: Ferry saved", "p: " + storyOne, "h2: Costs",
				"p: " + storyTwo},
			stated("title", "Ferry saved - Coast News", "html_title"), false, "boilerplate title body heading body",
			"Ferry saved||Coast News|||",
		},
		{
			"name of the site behind the stated title", []string{"h1: Ferry saved", "p: " + storyOne, "p: " + storyTwo},
			stated("title", "Ferry saved | Politics | Coast News", "html_title"), false, "title body body",
			"Ferry saved||Coast News|||",
		},
		{
			"name of the site before the stated title", []string{"h1: Coast and harbour news", "h3: Ferry saved",
				"p: " + storyOne, "p: " + storyTwo},
			stated("title", "Ferry saved", "html_class", "title", "Coast and harbour news", "html_heading",
				"title", "Coast and harbour news: Ferry saved", "html_title"), false, "boilerplate title body body",
			"Ferry saved||Coast and harbour news|||",
		},
		{
			"name of the site behind a colon", []string{"h1: Ferry saved", "p: From: Coast and harbour news",
				"p: " + storyOne, "p: " + storyTwo},
			stated("title", "Ferry saved – Coast and harbour news", "html_title"), false, "title body body body",
			"Ferry saved||Coast and harbour news|||",
		},
		{
			"the maker of the program", []string{"h1: Ferry saved", "p: " + storyOne, "p: " + storyTwo,
				"p -: Powered by PostBoard® Forum Software © PostBoard Limited"},
			nil, false, "title body body boilerplate", "Ferry saved|||||",
		},
		{
			"the day when a member joined", []string{"h1: Ferry saved", "p -: Joined: Sun 4 Apr 2021, 09:10",
				"b: Mon 13 Jun 2022, 20:14", "p: " + storyOne, "p: " + storyTwo},
			nil, false, "title boilerplate dateline body body", "Ferry saved|||2022-06-13||",
		},
		{
			"links to other texts in the main text", []string{"h1: Ferry saved", "p: " + storyOne, "p: " + storyTwo,
				"p -: Write to us for the news of each morning", "h3: Read also", "p - *: Storms"},
			nil, false, "title body body boilerplate boilerplate boilerplate", "Ferry saved|||||",
		},
		{
			"no site behind the stated title", []string{"h1: Ferry saved", "p: " + storyOne, "p: " + storyTwo},
			stated("title", "Ferry saved - page 2 of 3", "html_title"), false, "title body body", "Ferry saved|||||",
		},
		{
			"a dash in the title", []string{"h1: Ferry saved - Costs rise", "p: " + storyOne, "p: " + storyTwo},
			stated("title", "Ferry saved - Costs rise", "html_title"), false, "title body body",
			"Ferry saved - Costs rise|||||",
		},
		{
			"no main text", []string{"h1 -: Ferry saved", "p -: " + storyOne, "p -: " + storyTwo}, nil, false, "title body body",
			"Ferry saved|||||",
		},
		{
			"a part of the text outside the main text", []string{"h1: Ferry saved", "p: " + storyOne,
				"x -: fare = 4 pounds for adults", "p: " + storyTwo},
			nil, false, "title body body body", "Ferry saved|||||",
		},
		{
			"a sum outside the main text", []string{"i - *: Home", "h1 -: Ferry saved", "p -: " + storyTwo, "b: 4 March 2021",
				"p: " + storyOne, "p: " + storyTwo, "p -: " + storyOne},
			nil, false, "boilerplate title body dateline body body boilerplate", "Ferry saved|||2021-03-04||",
		},
		{
			"a sentence of the site outside the main text", []string{"h1 -: Ferry saved", "p -: Sign up for our newsletter.",
				"p -: © 2021 Coast News. All rights are with the company.", "p: " + storyOne, "p: " + storyTwo},
			nil, false, "title boilerplate boilerplate body body", "Ferry saved||Coast News|||",
		},
		{
			"an ambiguous date", []string{"h1: Ferry saved", "p: " + storyOne}, stated("published", "03/04/2021", "html_meta"),
			false,
			"title body", "Ferry saved|||||ambiguous_date",
		},
		{
			"its region tells", []string{"h1: Ferry saved", "p: " + storyOne},
			stated("published", "03/04/2021", "html_meta", "language", "en-GB", "html_lang"),
			false, "title body", "Ferry saved|||2021-04-03||",
		},
		{
			"line breaks of the author", []string{"h1: The ferry",
				`p: A ferry crossed\nthe quiet bay,\nand no one knew\nits name.`}, nil, false,
			"title body body body body", "The ferry|||||",
		},
		{
			"Markdown", []string{
				`m: ---\ntitle: x\n---`, "h1: # Ferry saved", `p: Islanders will keep\ntheir ferry for five years.`,
				`p: A ferry crossed  \nthe quiet bay`,
				`x: make\n  install`, "r: | a | b |", "r: | 1 | 2 |",
			},
			nil, true, "boilerplate title body body body body body body", "Ferry saved|||||",
		},
		{"nothing but links", []string{"i *: One", "i *: Two"}, nil, false, "body body", "|||||"},
		{"nothing but navigation", []string{"i - *: 12 reports", "i - *: 3 maps"}, nil, false, "body body", "|||||"},
	}
	l := lexicon()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text, layout := layoutOf(c.lines)
			layout.Stated = c.stated
			e := survey(text)
			e.layout, e.stated, e.wrapped = layout, c.stated, c.wrapped
			d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
			if err != nil {
				t.Fatal(err)
			}
			checkInvariants(t, text, d)
			var roles []string
			for _, p := range d.paragraphs {
				roles = append(roles, p.Role)
			}
			m := d.metadata
			said := strings.Join([]string{m.Title, m.Author, m.Publisher, string(m.Published), m.URL,
				strings.Join(m.Issues, " ")}, "|")
			if diff := cmp.Diff(c.roles, strings.Join(roles, " ")) + cmp.Diff(c.metadata, said); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A stated author may be a list of people, with an agency, a place or a post after it; the other way round, a name with
// a comma may be one person.
func TestStatedAuthors(t *testing.T) {
	l := lexicon()
	for _, c := range [][2]string{
		{"Dana A. Ford, James S.A. Corey, Chien-Ming Wang, and Tom Watkins, CNN",
			"Dana A. Ford; James S.A. Corey; Chien-Ming Wang; Tom Watkins"},
		{"Ann Lee, Robert Chan and Carl Diaz, Reuters", "Ann Lee; Robert Chan; Carl Diaz"},
		{"By Ann Lee and Robert Chan", "Ann Lee; Robert Chan"},
		{"María López, Juan Pérez", "María López; Juan Pérez"},
		{"Анна Петрова, Иван Сидоров", "Анна Петрова; Иван Сидоров"},
		{"王小明、李大同", "王小明; 李大同"},
		{"Ann Lee, CNN", "Ann Lee"},
		{"Lee, Ann", "Lee, Ann"},
		{"Müller, Hans; Schmidt, Eva", "Müller, Hans; Schmidt, Eva"},
		{"Hans Müller, Karl Schmidt und Eva Braun-Koch", "Hans Müller, Karl Schmidt und Eva Braun-Koch"},
		{"Department of Health and Human Services", "Department of Health and Human Services"},
		{"Reuters Staff", "Reuters Staff"},
	} {
		text, layout := layoutOf([]string{"h1: Ferry saved", "p: " + storyOne, "p: " + storyTwo})
		e := survey(text)
		e.layout, e.stated = layout, []tables.Stated{{Field: "author", Value: c[0], Rule: "html_meta"}}
		d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
		if err != nil {
			t.Fatal(err)
		}
		if d.metadata.Author != c[1] {
			t.Errorf("%s: author is %q, should be %q", c[0], d.metadata.Author, c[1])
		}
	}
}

// The element of an author may hold more than the name, and a site may state itself as the author: the byline of the
// text is better then.
func TestVisibleAuthors(t *testing.T) {
	l := lexicon()
	for _, c := range []struct{ line, class, meta, publisher, want string }{
		{"Ann Lee", "Ann Lee", "", "", "Ann Lee"},
		{"More articles by Ann Lee", "More articles by Ann Lee", "", "", "Ann Lee"},
		{"Zeige alle Beiträge von Petra Ruland", "Zeige alle Beiträge von Petra Ruland", "", "", "Petra Ruland"},
		{"Voir les articles de Marie Dupont", "Voir les articles de Marie Dupont", "", "", "Marie Dupont"},
		{"Alejandro de la Garza", "Alejandro de la Garza", "", "", "Alejandro de la Garza"},
		{"More of the same", "More of the same", "", "", ""},
		{"By Ann Lee", "", "quay.example", "", "Ann Lee"},
		{"By Ann Lee", "", "The Quay", "the quay", "Ann Lee"},
		{"4 March 2021", "", "The Quay", "The Quay", "The Quay"},
	} {
		text, layout := layoutOf([]string{"h1: Ferry saved", "b: " + c.line, "p: " + storyOne, "p: " + storyTwo})
		e := survey(text)
		e.layout = layout
		if at := strings.Index(text, c.class); c.class != "" {
			e.stated = append(e.stated, tables.Stated{Field: "author", Value: c.class, Rule: "html_class", Start: at,
				End: at + len(c.class)})
		}
		if c.meta != "" {
			e.stated = append(e.stated, tables.Stated{Field: "author", Value: c.meta, Rule: "html_meta"})
		}
		if c.publisher != "" {
			e.stated = append(e.stated, tables.Stated{Field: "publisher", Value: c.publisher, Rule: "html_meta"})
		}
		d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
		if err != nil {
			t.Fatal(err)
		}
		if d.metadata.Author != c.want {
			t.Errorf("%+v: author is %q, should be %q", c, d.metadata.Author, c.want)
		}
	}
}

// Scripts whose sentences end without a mark have text, too: what stands around it is none of it.
func TestUnmarkedSentences(t *testing.T) {
	thai := strings.Repeat("เรือข้ามฟากกลับถึงท่าเมื่อวันจันทร์พร้อมผู้โดยสาร 48 คน และไม่มีใครได้รับบาดเจ็บ ", 4)
	lao := strings.Repeat("ເຮືອຂ້າມຟາກກັບຄືນມາຮອດທ່າເຮືອໃນວັນຈັນ ພ້ອມດ້ວຍຜູ້ໂດຍສານ 48 ຄົນ ແລະ ບໍ່ມີໃຜບາດເຈັບ ", 4)
	for _, body := range []string{thai, lao} {
		text, layout := layoutOf([]string{"h1: 48", "p: " + body, "p: " + body,
			"p -: All rights reserved by the ferry company. You may print one copy of this page, but not sell it."})
		e := survey(text)
		e.layout = layout
		d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, lexicon())
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range d.paragraphs {
			if (i == 1 || i == 2) != (p.Role == schema.RoleBody) {
				t.Errorf("paragraph %d is %s: %s", i, p.Role, p.Text)
			}
		}
	}
}

// Whatever the layout says, the paragraphs cover the text.
func FuzzLayout(f *testing.F) {
	f.Add("# A\n\nb c\nd\n", uint16(3), uint16(2))
	f.Add("one two\nthree\n\nfour", uint16(1), uint16(7))
	l := lexicon()
	f.Fuzz(func(t *testing.T, text string, step, seed uint16) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\r", "")
		layout := &tables.Layout{}
		n := int(seed)
		for at := 0; at < len(text); {
			n = (n*75 + 74) % 65537
			from := at + n%(int(step)%40+1)
			to := from + n%23
			if to > len(text) {
				break
			}
			if s, e := chars.Trim(text, chars.CutRune(text, from), chars.CutRune(text, to)); s < e && s >= at {
				layout.Blocks = append(layout.Blocks, tables.Block{Start: s, End: e, Kind: n % 10, Level: n % 4, Main: n%3 > 0,
					Links: n % 9})
			}
			at = to + 1
		}
		e := survey(text)
		if len(layout.Blocks) > 0 {
			e.layout, e.wrapped = layout, n%2 == 0
		}
		d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
		if err != nil {
			t.Fatal(err)
		}
		checkInvariants(t, text, d)
	})
}
