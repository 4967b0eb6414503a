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
		{"outside of the main text", "Ferry of our islands is saved again | Coast News",
			[]string{"h1: Coastal Affairs", "h2 -: Ferry of our islands is saved again"},
			"Ferry of our islands is saved again"},
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

// TestTitleOfBill reads bills in plain text: the first line is the title although the text says it again, and neither
// what stands in brackets under it nor the names of those who signed.
func TestTitleOfBill(t *testing.T) {
	const korean = "\n\n(김민수의원 대표발의 )\n\n 의 안\n 번 호\n\n1234\n\n발의연월일 : 2015.  3.  9.\n\n발  의  자 : " +
		"김민수․이지은\n\n" +
		"박서준․최유진․정하늘\n\n한가람 의원(10인)\n\n제안이유 및 주요내용\n\n" +
		"  바닷가 마을의 배가 줄고 있으나 이를 돕는 제도가 없어 어민들이 어려움\n\n을 겪고 있으며, 새로 배를 짓는 사람은 비용의 " +
		"모두를 스스로 대야 하는\n\n실정임.\n\n  가까운 나라에서는 이미 여러 해 전부터 배를 짓는 사람에게 돈을 빌려주고\n\n있으며, 그 결과 " +
		"바닷가에 사는 젊은 사람의 수가 다시 늘고 있는 것으로 알려\n\n져 있음.\n\n  이에 배를 새로 짓는 비용의 반을 나라에서 대도록 하려는 것임(안 제5\n\n" +
		"조의2 신설).\n\n- 1 -\n\n법률  제        호\n\n"
	const end = " 다음과 같이 개정한다.\n\n제5조의2를 다음과 같이 신설한다.\n\n제5조의2(배를 짓는 비용) " +
		"① 나라는 배를 새로 짓는 사람에게 " +
		"그 비용\n\n의 반을 줄 수 있다.\n\n  ② 제1항의 비용에 관하여 필요한 사항은 대통령령으로 정한다.\n\n" +
		"부      칙\n\n이 법은 공포 후 6개월이 경과한 날부터 시행한다.\n\n- 3 -\n"
	for _, c := range []struct{ title, rest string }{
		{"어촌지원법 일부개정법률안", korean + "어촌지원법 일부개정법률안\n\n어촌지원법 일부를" + end},
		{"항만관리법 전부개정법률안", korean + "항만관리법 전부개정법률안\n\n항만관리법 전부를" + end},
		{"Harbour Dues Bill", "\n\n(introduced by Mr Hill)\n\n9 March 2015\n\nThe boats of the coast grow fewer, " +
			"and no law helps those who build them.\n\n" +
			"Half of what a boat costs shall be paid by the county from next year on.\n"},
		{"Gesetz über Hafengebühren", "\n\n(eingebracht von der Fraktion)\n\n9. März 2015\n\nDie Boote an der Küste werden " +
			"weniger, und kein Gesetz hilft denen, die sie bauen.\n\n" +
			"Die Hälfte der Kosten trägt ab dem nächsten Jahr der Kreis.\n"},
		{"港湾使用料条例案", "\n\n（議員提出）\n\n2015年3月9日\n\n海岸の船は減っており、それを造る人を助ける条例がない。\n\n" +
			"来年から船の費用の半分を県が負担することとする。\n"},
	} {
		text := c.title + c.rest
		d, err := read(&tables.Text{DocumentID: "d", Text: text}, survey(text), lexicon())
		if err != nil {
			t.Fatal(err)
		}
		if got := d.metadata; got.Title != c.title || got.Author == c.title {
			t.Errorf("title %q, author %q, want the title %q", got.Title, got.Author, c.title)
		}
	}
}
