package symbol

import (
	"os"
	"testing"

	"example.org/sourcebook/pipeline/language"
)

func TestRead(t *testing.T) {
	s, err := Load(language.Open(os.DirFS("../../../sources/lexicon")))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, code string
		n          int
	}{
		{"hm³", "hm3", 4}, {"hm3 y", "hm3", 3}, {"m2.", "m2", 2}, {"µg/m³", "ug/m3", 7}, {"μg", "", 0},
		{"mg/l,", "mg/L", 4}, {"kWh/m2", "kW.h/m2", 6}, {"m³/s", "m3/s", 5}, {"m/s2", "m/s2", 4}, {"kg/m3", "kg/m3", 5},
		{"t/ha", "t/har", 4}, {"l/min", "L/min", 5}, {"mSv/h", "mSv/h", 5}, {"kV", "kV", 2}, {"mAh", "mA.h", 3},
		{"dB", "dB", 2}, {"Gbps", "Gbit/s", 4}, {"Mbit/s", "Mbit/s", 6}, {"kΩ", "kOhm", 3}, {"W/m2/K", "", 0},
		{"m", "", 0}, {"km", "", 0}, {"m20", "", 0}, {"m2x", "", 0}, {"kg/Tag", "", 0}, {"L/100 km", "", 0},
		{"s2", "", 0}, {"TV", "", 0}, {"MA", "", 0}, {"", "", 0}, {"h/24", "", 0}, {"мм2", "mm2", 5}, {"мм2х", "", 0},
		{"мкг/м³", "ug/m3", 11},
	} {
		if code, n := s.Read(c.text); code != c.code || n != c.n {
			t.Errorf("%q: %q, %d; want %q, %d", c.text, code, n, c.code, c.n)
		}
	}
}
