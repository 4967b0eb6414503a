package table

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/schema"
)

func TestDecimal(t *testing.T) {
	good := []string{"0", "1", "-1", "0.5", "-0.5", "10", "100", "39.1", "0.000000000001", "-0.000000000001",
		"9223372036854775807", "18446744073709551616",
		"99999999999999999999999999.999999999999", "-99999999999999999999999999.999999999999", "99999999999999999999999999",
		"123456789.123456789012"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		n := new(big.Int)
		for range r.IntN(39) {
			n.Mul(n, big.NewInt(10)).Add(n, big.NewInt(r.Int64N(10)))
		}
		if r.IntN(2) == 0 {
			n.Neg(n)
		}
		d, _, ok := schema.NewDecimal(new(big.Rat).SetFrac(n, big.NewInt(1_000_000_000_000)))
		if ok {
			good = append(good, string(d))
		}
	}
	for _, s := range good {
		d, err := parseDecimal(s, 38, 12)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		unscaled := new(big.Int).Lsh(big.NewInt(d.HighBits()), 64)
		unscaled.Add(unscaled, new(big.Int).SetUint64(d.LowBits()))
		exact := new(big.Rat).SetFrac(unscaled, big.NewInt(1_000_000_000_000))
		if want, _ := new(big.Rat).SetString(s); exact.Cmp(want) != 0 {
			t.Errorf("%s was read as %s", s, exact)
		}
		if got := string(appendDecimal(nil, d, 12)); got != s {
			t.Errorf("%s became %s", s, got)
		}
	}
	for _, s := range []string{"", "-", ".", "1.", ".5", "+1", "01", "1.0", "1.50", "-0", "0.0", "1e3", "1,5", "١", " 1",
		"1_000", "--1", "1.2.3",
		"0.0000000000001", "100000000000000000000000000", "1000000000000000000000000000000000000000000"} {
		if d, err := parseDecimal(s, 38, 12); err == nil {
			t.Errorf("%q was read as %s", s, d.ToString(12))
		}
	}
}

func TestDate(t *testing.T) {
	for _, s := range []string{"0001-01-01", "1582-10-14", "1899-12-31", "1900-02-28", "1969-12-31", "1970-01-01",
		"2000-02-29", "9999-12-31"} {
		d, err := parseDate(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		if got := string(appendDate(nil, d)); got != s {
			t.Errorf("%s became %s", s, got)
		}
		if want, _ := time.Parse(time.DateOnly, s); int64(d)*86400 != want.Unix() {
			t.Errorf("%s became day %d", s, d)
		}
	}
	for _, s := range []string{"", "0000-01-01", "2023-02-29", "2023-1-1", "20230101", "2023-01-01T00:00:00Z",
		"-001-01-01"} {
		if d, err := parseDate(s); err == nil {
			t.Errorf("%q was read as day %d", s, d)
		}
	}
}

func FuzzJSONString(f *testing.F) {
	for _, n := range nasty.Texts {
		f.Add(n.Text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		b := appendJSONString(nil, s)
		var got string
		if err := json.Unmarshal(b, &got); err != nil || got != s {
			t.Fatalf("%q became %s, which is %q (%v)", s, b, got, err)
		}
		if strings.ContainsAny(string(b), "\n\r") {
			t.Fatalf("%q became %q", s, b)
		}
	})
}

// FuzzCSV writes a document with any texts and reads it back.
func FuzzCSV(f *testing.F) {
	for _, n := range nasty.Texts {
		f.Add(n.Text, "x")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) || a == "" || b == "" {
			return
		}
		row := &schema.Document{DocumentID: a, Path: b, Title: a, MediaType: "m", Encoding: "e", SourceSHA256: "0", Text: b,
			WorkID: a, Issues: []string{a, b}}
		dir := t.TempDir()
		sum, err := write(schema.Documents, []any{row}, NewCSV(creator(dir)))
		if err != nil {
			t.Fatal(err)
		}
		digest, n, err := ContentOfCSV(filepath.Join(dir, "csv", "documents.csv"), schema.Documents)
		if err != nil || n != 1 || digest != sum.Content {
			t.Fatalf("%d rows with the content %s, want %s (%v)", n, digest, sum.Content, err)
		}
	})
}

func TestCSVErrors(t *testing.T) {
	header := "entity_id,type,name,names,wikidata,mentions,documents\n"
	good := header + "e,law,n,[],,1,2\n"
	tests := []struct{ name, text, want string }{
		{"empty", "", ":1: the file is empty"},
		{"header", "entity_id,type\n", ":1: the header is not that of table entities"},
		{"cut", strings.TrimSuffix(good, "\n"), ":2: the file ends inside a line"},
		{"cut in quotation marks", header + "\"e", ":2: the file ends inside a line"},
		{"fields", good + "e,law\n", ":3: 2 fields; the table has 7 columns"},
		{"mark in a field", good + "e\"x,law,n,[],,1,2\n", ":3: '\"' in a field without quotation marks"},
		{"text after a mark", good + "\"e\"x,law,n,[],,1,2\n", ":3: 'x' after a closing quotation mark"},
		{"line in a field", header + "\"a\nb\",law,n,[],,x,2\n", ":2: column mentions: \"x\" is no integer"},
		{"null", good + ",law,n,[],,1,2\n", ":3: column entity_id: an empty field where no null is allowed"},
		{"integer", good + "e,law,n,[],,01,2\n", ":3: column mentions: \"01\" is not in canonical form"},
		{"list", good + "e,law,n,{},,1,2\n", "column names: the field is no JSON array"},
		{"spaces in a list", good + "e,law,n,\"[{\"\"language\"\":null, \"\"name\"\":\"\"n\"\"}]\",,1,2\n",
			"is not in canonical form"},
		{"bytes", good + "e,law,\xff,[],,1,2\n", "column name: the text is not valid UTF-8"},
		{"carriage return", strings.ReplaceAll(good, "\n", "\r\n"), ":1: '\\r' in a field"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.csv")
			if err := os.WriteFile(path, []byte(test.text), 0o666); err != nil {
				t.Fatal(err)
			}
			_, _, err := ContentOfCSV(path, schema.Entities)
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), path) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

// TestDamagedParquet reads files with changed bytes: an error or other content, never a panic.
func TestDamagedParquet(t *testing.T) {
	dir, sum := written(t, schema.Figures, nasty.Rows()["figures"])
	path := filepath.Join(dir, "parquet", "figures.parquet")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	damaged := filepath.Join(dir, "damaged.parquet")
	for range 300 {
		b := append([]byte(nil), whole...)
		for range 1 + r.IntN(4) {
			b[r.IntN(len(b))] ^= byte(1 + r.IntN(255))
		}
		if err := os.WriteFile(damaged, b[:len(b)-r.IntN(2)*r.IntN(len(b))], 0o666); err != nil {
			t.Fatal(err)
		}
		ContentOfParquet(damaged, schema.Figures)
	}
	for _, table := range []*schema.Table{schema.Mentions, schema.Documents} {
		if _, _, err := ContentOfParquet(path, table); err == nil || !strings.Contains(err.Error(),
			"is not that of table "+table.Name) {
			t.Errorf("read as %s: %v", table.Name, err)
		}
	}
	if digest, _, err := ContentOfParquet(path, schema.Figures); err != nil || digest != sum.Content {
		t.Errorf("%s %v", digest, err)
	}
}
