package schema_test

import (
	"bufio"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/schema"
)

func TestTablesAreComplete(t *testing.T) {
	types := map[string]string{}
	for _, table := range schema.All {
		if table.Doc == "" || table.Version < 1 {
			t.Errorf("%s has no documentation or version", table.Name)
		}
		if table.Column(table.Key) == nil || table.Column(table.Key).Nullable {
			t.Errorf("%s: the key %q is missing or may be null", table.Name, table.Key)
		}
		for _, s := range table.Sort {
			if table.Column(s) == nil {
				t.Errorf("%s is sorted by the missing column %q", table.Name, s)
			}
		}
		seen := map[string]bool{}
		for _, c := range table.Columns {
			at := table.Name + "." + c.Name
			if seen[c.Name] {
				t.Errorf("%s is there twice", at)
			}
			seen[c.Name] = true
			if c.Doc == "" || !strings.HasSuffix(c.Doc, ".") {
				t.Errorf("%s has no documentation, or it is no sentence", at)
			}
			if (c.Type.Kind == schema.Int) != (c.Unit != "") {
				t.Errorf("%s: a number has a unit and a text has none, got %q", at, c.Unit)
			}
			if c.Nullable && (c.Type.Kind == schema.StringList || c.Type.Kind == schema.StructList) {
				t.Errorf("%s: a list is never null", at)
			}
			for _, a := range c.Allowed {
				if a.Value == "" || !strings.HasSuffix(a.Doc, ".") {
					t.Errorf("%s: the value %q has no meaning", at, a.Value)
				}
			}
			for _, f := range c.Type.Fields {
				if f.Doc == "" {
					t.Errorf("%s.%s has no documentation", at, f.Name)
				}
			}
			name := c.Name
			if table.Name == "documents" && (name == "paragraphs" || name == "sentences") {
				name = "documents." + name
			}
			if old := types[name]; old != "" && old != c.Type.String() {
				t.Errorf("%s is %s here and %s elsewhere", at, c.Type, old)
			}
			types[name] = c.Type.String()
			if c.Ref != "" {
				to, column, _ := strings.Cut(c.Ref, ".")
				if ref := schema.ByName(to); ref == nil || ref.Key != column {
					t.Errorf("%s refers to %s, which is no key", at, c.Ref)
				}
			}
			v := c.Value(table.NewRow())
			if c.Type.Kind == schema.String && !v.Null {
				t.Errorf("%s: the empty string is not null", at)
			}
		}
	}
}

// TestVersionsFollowChanges compares the tables with testdata/versions.txt, which holds what each version of a table
// was. A change needs a new version and a new line there.
func TestVersionsFollowChanges(t *testing.T) {
	f, err := os.Open("testdata/versions.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	known := map[string]string{}
	for s := bufio.NewScanner(f); s.Scan(); {
		if fields := strings.Fields(s.Text()); len(fields) == 3 && fields[0] != "#" {
			key := fields[0] + " " + fields[1]
			if known[key] != "" {
				t.Errorf("%s is there twice", key)
			}
			known[key] = fields[2]
		}
	}
	for _, table := range schema.All {
		key := fmt.Sprintf("%s %d", table.Name, table.Version)
		if known[key] != table.Fingerprint() {
			t.Errorf("%s is now %s: raise the table's version and add a line to testdata/versions.txt", key, table.Fingerprint())
		}
	}
}

func TestNewDecimal(t *testing.T) {
	for _, c := range []struct {
		in          string
		want        schema.Decimal
		inexact, ok bool
	}{
		{"0", "0", false, true},
		{"-0", "0", false, true},
		{"10", "10", false, true},
		{"13890000", "13890000", false, true},
		{"-1/8", "-0.125", false, true},
		{"1/3", "0.333333333333", true, true},
		{"2/3", "0.666666666667", true, true},
		{"5/10000000000000", "0", true, true},               // half to even: down
		{"15/10000000000000", "0.000000000002", true, true}, // half to even: up
		{"-15/10000000000000", "-0.000000000002", true, true},
		{"99999999999999999999999999", "99999999999999999999999999", false, true},
		{"100000000000000000000000000", "", false, false},
	} {
		r, _ := new(big.Rat).SetString(c.in)
		got, inexact, ok := schema.NewDecimal(r)
		if got != c.want || inexact != c.inexact || ok != c.ok {
			t.Errorf("NewDecimal(%s) = %q, %t, %t", c.in, got, inexact, ok)
		}
		if ok && !inexact && got.Rat().Cmp(r) != 0 {
			t.Errorf("%s reads back as %s", c.in, got.Rat())
		}
	}
	for _, bad := range []schema.Decimal{"", "1e3", "1/2", "+1", "x"} {
		if bad.Rat() != nil {
			t.Errorf("%q has a value", bad)
		}
	}
}
