package lineage_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
)

func TestManifestFollowsItsSchema(t *testing.T) {
	s := lineagetest.ManifestSchema(t)
	for name, o := range map[string]lineagetest.Options{
		"a release":     {},
		"a pre-release": {Version: "0.2.0-dev.1", Adjust: func(m *lineage.Manifest) { m.Configuration.Released = "" }},
		"with a source left out": {Adjust: func(m *lineage.Manifest) {
			m.LeftOut = []lineage.LeftOut{{DocumentID: "d", Path: "d.txt", Error: "d.txt:1: invalid UTF-8"}}
		}},
		"format 1": {Whole: true},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(lineagetest.Release(t, o), lineage.ManifestName))
			if err != nil {
				t.Fatal(err)
			}
			if err := lineagetest.Validate(s, data); err != nil {
				t.Error(err)
			}
		})
	}
	good, err := os.ReadFile(filepath.Join(lineagetest.Release(t, lineagetest.Options{}), lineage.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{`"format": 2`, `"format": 4`},
		{`"version": "0.1.0"`, `"version": "1"`},
		{`"rows": 3`, `"rows": -3`},
		{`"rows": 3`, `"lines": 3`},
		{`"go": "go1.`, `"go": "1.`},
	} {
		if bad := strings.Replace(string(good), c[0], c[1], 1); bad == string(good) || lineagetest.Validate(s,
			[]byte(bad)) == nil {
			t.Errorf("the schema accepts %s instead of %s", c[1], c[0])
		}
	}
}

// The schema and the Go types have the same fields, and require the same.
func TestManifestSchemaHasTheFieldsOfTheTypes(t *testing.T) {
	var top map[string]any
	if err := json.Unmarshal(lineage.ManifestSchema, &top); err != nil {
		t.Fatal(err)
	}
	defs := top["$defs"].(map[string]any)
	var walk func(path string, typ reflect.Type, s map[string]any)
	walk = func(path string, typ reflect.Type, s map[string]any) {
		if ref, ok := s["$ref"].(string); ok {
			s = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		}
		switch typ.Kind() {
		case reflect.Slice:
			walk(path+"[]", typ.Elem(), s["items"].(map[string]any))
		case reflect.Struct:
			properties := s["properties"].(map[string]any)
			var fields, required []string
			for i := range typ.NumField() {
				name, option, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
				fields = append(fields, name)
				if option != "omitempty" {
					required = append(required, name)
				}
				if p, ok := properties[name].(map[string]any); ok {
					walk(path+"."+name, typ.Field(i).Type, p)
				}
			}
			var inSchema, requiredThere []string
			for name := range properties {
				inSchema = append(inSchema, name)
			}
			for _, name := range s["required"].([]any) {
				requiredThere = append(requiredThere, name.(string))
			}
			for _, list := range [][]string{fields, required, inSchema, requiredThere} {
				slices.Sort(list)
			}
			if d := cmp.Diff(fields, inSchema); d != "" {
				t.Errorf("%s: fields of the type (-) and of the schema (+):\n%s", path, d)
			}
			if d := cmp.Diff(required, requiredThere); d != "" {
				t.Errorf("%s: required by the type (-) and by the schema (+):\n%s", path, d)
			}
		}
	}
	walk("manifest", reflect.TypeFor[lineage.Manifest](), top)
}

func TestManifestIsCanonical(t *testing.T) {
	a, b := lineagetest.Release(t, lineagetest.Options{}), lineagetest.Release(t, lineagetest.Options{})
	for _, name := range []string{lineage.ManifestName, lineage.ChecksumsName, lineage.BuilderName, lineage.LexiconName,
		lineage.SourcesName} {
		x, err := os.ReadFile(filepath.Join(a, name))
		if err != nil {
			t.Fatal(err)
		}
		y, err := os.ReadFile(filepath.Join(b, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(x, y) {
			t.Errorf("two releases of the same have another %s", name)
		}
	}
	data, err := os.ReadFile(filepath.Join(a, lineage.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	m, err := lineage.ReadManifest(a)
	if err != nil {
		t.Fatal(err)
	}
	again, err := m.Encode()
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("a manifest that is read and written again differs (%v)", err)
	}
	text := string(data)
	if strings.Contains(text, "null") || strings.Contains(text, "\r") || !strings.HasSuffix(text, "}\n") ||
		!strings.Contains(text, `"title": "Small <1>"`) {
		t.Errorf("the manifest is not in its form:\n%s", text)
	}
	for _, f := range m.Files {
		if f.Path == lineage.ManifestName || f.Path == lineage.ChecksumsName {
			t.Errorf("%s lists itself or CHECKSUMS", lineage.ManifestName)
		}
	}
	host, _ := os.Hostname()
	for _, s := range []string{host, os.TempDir(), a, "linux", "amd64"} {
		if s != "" && strings.Contains(text, s) {
			t.Errorf("the manifest names %q", s)
		}
	}
}

func TestReadManifestRefuses(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"nothing there", "", "is no release"},
		{"no JSON", "{", "no manifest"},
		{"another format", `{"format": 4}`, "has format 4, and this program reads formats up to 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if c.content != "" {
				lineagetest.Write(t, filepath.Join(dir, lineage.ManifestName), c.content)
			}
			if _, err := lineage.ReadManifest(dir); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got the error %v, want one with %q", err, c.want)
			}
		})
	}
}
