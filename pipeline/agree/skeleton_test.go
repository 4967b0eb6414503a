package agree_test

import (
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// TestSkeleton: what the words of a time name, without the language.
func TestSkeleton(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct{ language, surface, want string }{
		{"fr", "De mars à juin de cette année", "m3 m6"},
		{"en", "From March to June this year", "m3 m6"},
		{"en", "recent years", "past year"},
		{"en", "In the last decade", "past decade"},
		{"en", "Recent decade", "past decade"},
		{"fr", "ces dernières années", "past year"},
		{"fr", "les 10 dernières années", "past 10 year"},
		{"en", "the past 10 years", "past 10 year"},
		{"es", "los últimos años", "past year"},
		{"de", "in den letzten Jahren", "past year"},
		{"zh", "近年", "past year"},
		{"en", "the coming months", "future month"},
		{"en", "since last decade", ""},
		{"en", "the early last decade", ""},
		{"en", "this year", "year 0"},
		{"fr", "cette année", "year 0"},
		{"en", "last year", "year -1"},
		{"ru", "прошлом году", "year -1"},
		{"de", "im vergangenen Jahr", "year -1"},
		{"es", "el año pasado", "year -1"},
		{"zh", "去年", "year -1"},
		{"en", "yesterday", "day -1"},
		{"en", "late last year", ""},
		{"en", "the last happy years", ""},
		{"en", "December 19", "m12 d19"},
		{"fr", "19 décembre", "m12 d19"},
		{"de", "19. Dezember", "m12 d19"},
		{"ko", "12월 19일", "m12 d19"},
		{"ja", "12月19日", "m12 d19"},
		{"zh", "12月19日", "m12 d19"},
		{"ru", "19 декабря", "m12 d19"},
		{"en", "from December 8 to 12", "m12 d8 d12"},
		{"es", "del 8 al 12 de diciembre", "m12 d8 d12"},
		{"ko", "12월 8일부터 12일까지", "m12 d8 d12"},
		{"en", "December 8 to January 5", "m12 d8 m1 d5"},
		{"it", "dall'8 dicembre al 5 gennaio", "m12 d8 m1 d5"},
		{"en", "Monday, October 5", "w1 m10 d5"},
		{"fr", "lundi 5 octobre", "w1 m10 d5"},
		{"ja", "10月5日（月曜日）", "w1 m10 d5"},
		{"ja", "2025年3月1日から", "m3 d1 y2025"},
		{"fr", "à partir du 1er mars 2025", "m3 d1 y2025"},
		{"en", "2400 BC", "e0 y2400"},
		{"nl", "2400 v.Chr.", "e0 y2400"},
		{"zh", "公元前2400年", "e0 y2400"},
		{"fr", "le début de la dernière décennie", ""},
		{"en", "four years ago", "ago 4 year"},
		{"en", "4 years ago", "ago 4 year"},
		{"sv", "fyra år sedan", "ago 4 year"},
		{"fr", "il y a quatre ans", "ago 4 year"},
		{"de", "vor vier Jahren", "ago 4 year"},
		{"es", "hace cuatro años", "ago 4 year"},
		{"pt", "há quatro anos", "ago 4 year"},
		{"it", "quattro anni fa", "ago 4 year"},
		{"nl", "vier jaar geleden", "ago 4 year"},
		{"ru", "четыре года назад", "ago 4 year"},
		{"pl", "cztery lata temu", "ago 4 year"},
		{"zh", "四年前", "ago 4 year"},
		{"ja", "4年前", "ago 4 year"},
		{"ko", "4년 전", "ago 4 year"},
		{"tr", "dört yıl önce", "ago 4 year"},
		{"en", "two weeks later", "later 2 week"},
		{"de", "in zwei Wochen", "later 2 week"},
		{"de", "nächste Jahr", "year 1"},
		{"en", "autumn 2027", "s3 y2027"},
		{"de", "Herbst 2027", "s3 y2027"},
		{"es", "otoño de 2027", "s3 y2027"},
		{"fr", "automne 2027", "s3 y2027"},
		{"it", "autunno 2027", "s3 y2027"},
		{"pt", "outono de 2027", "s3 y2027"},
		{"nl", "herfst 2027", "s3 y2027"},
		{"pl", "jesień 2027", "s3 y2027"},
		{"ru", "осень 2027 года", "s3 y2027"},
		{"ja", "2027年秋", "s3 y2027"},
		{"zh", "2027年秋季", "s3 y2027"},
		{"ko", "2027년 가을", "s3 y2027"},
		{"en", "next year", "year 1"},
		{"en", "late four years ago", ""},
	} {
		pack, err := lexicon.Pack(c.language)
		if err != nil {
			t.Fatal(err)
		}
		if got := agree.Skeleton(pack, c.surface); got != c.want {
			t.Errorf("%s %q: %q, should be %q", c.language, c.surface, got, c.want)
		}
	}
}

// TestForm: times of day are compared on the clock.
func TestForm(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct{ language, surface, want string }{
		{"en", "2 p.m.", "14:00"},
		{"en", "2:30 PM", "14:30"},
		{"en", "12 a.m.", "0:00a"},
		{"en", "12 noon", "12:00"},
		{"en", "03:47 local time", "3:47"},
		{"en", "9 in the evening", "21:00"},
		{"en", "2 at night", "2:00a"},
		{"en", "half past two", "2:30"},
		{"de", "14 Uhr", "14:00"},
		{"de", "3.47 Uhr Ortszeit", "3:47"},
		{"fr", "20 h 05", "20:05"},
		{"ko", "오후 2시", "14:00"},
		{"ja", "午後3時30分", "15:30"},
		{"es", "las 8 de la tarde", "20:00"},
		{"en", "10:15:30", ""},
		{"en", "noon", "12:00"},
		{"en", "12 noon", "12:00"},
		{"en", "midnight", "0:00"},
		{"de", "24 Uhr", "0:00"},
		{"de", "Mitternacht", "0:00"},
		{"fr", "midi", "12:00"},
		{"fr", "minuit", "0:00"},
		{"es", "mediodía", "12:00"},
		{"it", "mezzogiorno", "12:00"},
		{"nl", "middernacht", "0:00"},
		{"pt", "meio-dia", "12:00"},
		{"pl", "północ", "0:00"},
		{"ru", "полночь", "0:00"},
		{"sv", "midnatt", "0:00"},
		{"ja", "正午", "12:00"},
		{"ko", "정오", "12:00"},
		{"en", "this afternoon", ""},
	} {
		pack, err := lexicon.Pack(c.language)
		if err != nil {
			t.Fatal(err)
		}
		claim := &agree.Claim{Figures: []*schema.Figure{{Kind: schema.KindTime, Surface: c.surface}}}
		if got := agree.Form(pack, claim); got != c.want {
			t.Errorf("%s %q: %q, should be %q", c.language, c.surface, got, c.want)
		}
	}
}

// TestFormOfDays: a day that is told without its month is compared by its number.
func TestFormOfDays(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct{ language, surface, start, end, want string }{
		{"ko", "18일", "2024-05-18", "2024-05-18", "d18"},
		{"ja", "18日", "2024-05-18", "2024-05-18", "d18"},
		{"zh", "8日", "2024-05-08", "2024-05-08", "d8"},
		{"fr", "le 18", "2024-05-18", "2024-05-18", "d18"},
		{"de", "den 18.", "2024-05-18", "2024-05-18", "d18"},
		{"en", "the 18th", "2024-05-18", "2024-05-18", "d18"},
		{"es", "el día 18", "2024-05-18", "2024-05-18", "d18"},
		{"nl", "de 18e", "2024-05-18", "2024-05-18", "d18"},
		{"ru", "18-го", "2024-05-18", "2024-05-18", "d18"},
		{"it", "il 18", "2024-05-18", "2024-05-18", "d18"},
		{"en", "3 days ago", "2024-05-18", "2024-05-18", "ago 3 day"},
		{"en", "18", "2024-05-01", "2024-05-18", ""},
	} {
		pack, err := lexicon.Pack(c.language)
		if err != nil {
			t.Fatal(err)
		}
		claim := &agree.Claim{Figures: []*schema.Figure{{Kind: schema.KindDate, Surface: c.surface,
			DateStart: schema.Date(c.start), DateEnd: schema.Date(c.end)}}}
		if got := agree.Form(pack, claim); got != c.want {
			t.Errorf("%s %q: %q, should be %q", c.language, c.surface, got, c.want)
		}
	}
}
