package scan

import "testing"

// TestUsage tells whether texts write numbers as another language does: "," or "." is the decimal sign of theirs.
func TestUsage(t *testing.T) {
	for _, c := range []struct {
		text    string
		decimal rune
		want    bool
	}{
		{"Costó 1,250,000 pesos, y 1,250 metros.", ',', true},
		{"Costó 45,000 pesos, y 1,250 metros.", ',', true},
		{"Mide 1,234.5 m.", ',', true},
		{"Mide 1,250 metros.", ',', false},
		{"Costó 45,000 pesos, el 3,5 por ciento.", ',', false},
		{"Costó 45,000 pesos o 45.000 pesos.", ',', false},
		{"Version 3.5, um 18.30 Uhr, 1.250 Euro.", ',', false},
		{"192.168.0.1, 12.05.2020, 1.2.3.4", ',', false},
		{"It cost 1.250.000 euros and 1.250 more.", '.', true},
		{"It cost 45.000 euros.", '.', true},
		{"It rose 3.5 per cent to 45.000.", '.', false},
		{"It cost 1,250,000 euros and 45.000 more.", '.', false},
		{"The host is 192.168.100.100.", '.', false},
		{"p = 1.000", '.', false},
		{"0.000 and 0,000", '.', false},
		{"1.234.567,89 in all", '.', true},
		{"12,13,14 and 1,2", '.', false},
		{"Ciento ٤٥٬٠٠٠", '٫', false},
		{"", ',', false},
	} {
		if got := UsageOf(c.text).Swaps(c.decimal); got != c.want {
			t.Errorf("%q, %q: %v", c.text, c.decimal, got)
		}
	}
}
