package figures_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestCountry reads sentences as of documents that were published in a country: it settles the currency of a name or a
// sign that several have, the order of day and month, and the signs in numbers.
func TestCountry(t *testing.T) {
	l := program()
	for _, c := range []struct{ tag, country, text, want string }{
		{"en", "AU", "The ticket cost $12 on 03/04/2023.", "money 12 AUD; date 2023-04-03/2023-04-03"},
		{"en", "US", "The ticket cost $12 on 03/04/2023.", "money 12 USD; date 2023-03-04/2023-03-04"},
		{"en-US", "NZ", "The ticket cost 12 dollars on 03/04/2023.", "money 12 NZD; date 2023-04-03/2023-04-03"},
		{"en", "PK", "The ticket cost 50 rupees.", "money 50 PKR"},
		{"en", "EG", "The ticket cost 50 pounds.", "money 50 EGP"},
		{"en", "", "The ticket cost 50 rupees.", "money 50 ?"},
		{"es", "CL", "El billete costó $ 1.200 el 03/04/2023.", "money 1200 CLP; date 2023-04-03/2023-04-03"},
		{"es", "MX", "El billete costó 1,250.50 pesos.", "money 1250.5 MXN"},
		{"fr", "CA", "Le billet a coûté 12 dollars.", "money 12 CAD"},
		{"fr", "CH", "Le billet a coûté 12 francs.", "money 12 CHF"},
		{"fr", "SN", "Le billet a coûté 1200 francs.", "money 1200 XOF"},
		{"de", "CH", "Die Fahrt kostete 1'250.50 Franken.", "money 1250.5 CHF"},
		{"de", "AT", "Die Fahrt kostete 1.250,50 Euro.", "money 1250.5 EUR"},
		{"pt", "MZ", "O bilhete custou 50 meticais.", "money 50 MZN"},
		{"zh-Hant", "HK", "票價為50元。", "money 50 HKD"},
		{"zh-Hant", "TW", "票價為50元。", "money 50 TWD"},
		{"ar", "JO", "سعر التذكرة 50 دينارا.", "money 50 JOD"},
		{"ar", "KW", "سعر التذكرة 50 دينارا.", "money 50 KWD"},
		{"sv", "SE", "Biljetten kostade 50 kr.", "money 50 SEK"},
		{"da", "DK", "Billetten kostede 50 kr.", "money 50 DKK"},
	} {
		r := readDeclared(t, l, tables.Declared{Language: c.tag, Country: c.country, Published: "2023-09-13"}, c.text)
		var got []string
		for _, f := range r.figures {
			got = append(got, brief(f, false, false))
		}
		if read := strings.Join(got, "; "); read != c.want {
			t.Errorf("%s in %q, %s\n\twant %s\n\tread %s", c.tag, c.country, c.text, c.want, read)
		}
	}
}
