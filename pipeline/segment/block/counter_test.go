package block

import "testing"

// TestCounters tells the counters of pages from facts that have a number, too.
func TestCounters(t *testing.T) {
	cases := []struct {
		text string
		want bool
	}{
		{"Visite: 1273", true},
		{"Vues : 1 273", true},
		{"1.273 Aufrufe", true},
		{"Okunma: 1.482", true},
		{"Просмотров: 1 273", true},
		{"Сообщений: 88", true},
		{"Переглядів: 431", true},
		{"عدد المشاهدات: 1273", true},
		{"阅读：1273", true},
		{"浏览次数：3.2万", true},
		{"조회수 1,273", true},
		{"閲覧数：1273", true},
		{"Odsłon: 1273", true},
		{"1,2 k visualizações", true},
		{"Megtekintés: 1273", true},
		{"12 comments", true},
		{"Views: 1.2K", true},
		{"Προβολές: 1.273", true},
		{"Dibaca: 1.273 kali", true},
		{"Lượt xem: 1273", true},
		{"Peržiūrų: 1273", true},
		{"views (1,273)", true},

		{"Visites guidées: 12", false},
		{"Visits rose to 1,273.", false},
		{"12 visite al museo", false},
		{"Besucher: 1273", false},
		{"Strom: 1273", false},
		{"Comments due by 12 May", false},
		{"Views: none", false},
		{"1273", false},
		{"Gelesen haben 12 Kinder", false},
		{"Посещений в день: 40", false},
		{"Aufrufe", false},
	}
	furniture, err := LoadFurniture(lexicon())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		r := &Reader{Furniture: furniture}
		b := None()
		b.Look(c.text)
		if got := r.counts(&b, c.text); got != c.want {
			t.Errorf("%q: got %t", c.text, got)
		}
	}
}
