package identify

import (
	"testing"
)

func TestIdentify(t *testing.T) {
	cases := []struct{ text, expected, want string }{
		{"The quick brown fox jumps over the lazy dog and runs away.", "", "en"},
		{"Le gouvernement a annoncé de nouvelles mesures pour les écoles.", "", "fr"},
		{"Der Bundestag hat am Freitag ein neues Gesetz beschlossen.", "", "de"},
		{"El gobierno anunció ayer nuevas medidas para las escuelas del país.", "", "es"},
		{"O governo anunciou ontem novas medidas para as escolas do país.", "", "pt"},
		{"Il governo ha annunciato ieri nuove misure per le scuole del paese.", "", "it"},
		{"De regering heeft gisteren nieuwe maatregelen voor de scholen aangekondigd.", "", "nl"},
		{"Rząd ogłosił wczoraj nowe środki dla szkół w całym kraju.", "", "pl"},
		{"Vláda včera oznámila nová opatření pro školy v celé zemi.", "", "cs"},
		{"A kormány tegnap új intézkedéseket jelentett be az iskolák számára.", "", "hu"},
		{"Hallitus ilmoitti eilen uusista toimista maan kouluille.", "", "fi"},
		{"Regeringen meddelade i går nya åtgärder för skolorna i landet.", "", "sv"},
		{"Hükümet dün ülkedeki okullar için yeni önlemler açıkladı.", "", "tr"},
		{"Chính phủ hôm qua đã công bố các biện pháp mới cho trường học.", "", "vi"},
		{"Pemerintah kemarin mengumumkan langkah baru untuk sekolah di negara ini.", "", "id"},
		{"Правительство вчера объявило о новых мерах для школ страны.", "", "ru"},
		{"Уряд учора оголосив про нові заходи для шкіл країни.", "", "uk"},
		{"Правителството обяви вчера нови мерки за училищата в страната.", "", "bg"},
		{"Η κυβέρνηση ανακοίνωσε χθες νέα μέτρα για τα σχολεία.", "", "el"},
		{"أعلنت الحكومة أمس عن إجراءات جديدة للمدارس في البلاد.", "", "ar"},
		{"دولت دیروز اقدامات جدیدی را برای مدارس کشور اعلام کرد.", "", "fa"},
		{"הממשלה הודיעה אתמול על צעדים חדשים לבתי הספר.", "", "he"},
		{"सरकार ने कल देश के स्कूलों के लिए नए उपायों की घोषणा की।", "", "hi"},
		{"সরকার গতকাল স্কুলগুলির জন্য নতুন ব্যবস্থা ঘোষণা করেছে।", "", "bn"},
		{"政府昨天宣布了针对全国学校的新措施。", "", "zh-Hans"},
		{"政府昨天宣布了針對全國學校的新措施。", "", "zh-Hant"},
		{"政府は昨日、全国の学校のための新しい措置を発表した。", "", "ja"},
		{"정부는 어제 전국 학교를 위한 새로운 조치를 발표했다.", "", "ko"},
		{"รัฐบาลประกาศมาตรการใหม่สำหรับโรงเรียนเมื่อวานนี้", "", "th"},
		{"Serikali jana ilitangaza hatua mpya kwa shule za nchi.", "", "sw"},
		{"Safeguard Defenders", "en", "en"},
		{"Liberté, égalité, fraternité : la devise de la République française", "en", "fr"},
		{"OK", "", ""},
		{"12345 67", "en", ""},
		{"东京", "ja", "ja"},
	}
	p, err := Load(lexicon())
	if err != nil {
		t.Fatal(err)
	}
	d := New(p)
	for _, c := range cases {
		if got := d.Identify(c.text, c.expected).Tag; got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
	if n := len(p.tags) + len(p.sole); n < 60 {
		t.Errorf("only %d languages are known", n)
	}
}
