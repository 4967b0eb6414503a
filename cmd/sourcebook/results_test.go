package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestResults holds what the commands print with --json against the JSON Schemas that the program prints of it, closed,
// so that a property that no schema names is a fault, too.
func TestResults(t *testing.T) {
	dir := t.TempDir()
	t.Setenv(cacheVariable, cacheOff)
	texts, release, other := filepath.Join(dir, "texts"), filepath.Join(dir, "release"), filepath.Join(dir, "other")
	write := func(name, text string) {
		p := filepath.Join(texts, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	a := "The herons of Dublin\n\nOn 4 March 2021 the herons came back to Dublin. The city paid 3.2 million euros for " +
		"the park by the river, said Mary Walsh of the United Nations. In June three young birds left the nest.\n"
	write("a.txt", a)
	write("b.txt", strings.Replace(a, "three young", "five young", 1))
	write("c.mp3", "no text")
	run := func(args ...string) (stdout, stderr string, code int) {
		var out, err bytes.Buffer
		code = Run(context.Background(), append(args, "--json", "--no-input"), &out, &err)
		return out.String(), err.String(), code
	}
	run("build", texts, "--out", release)
	write("a.txt", a+"The park has 41 trees.\n")
	run("build", texts, "--out", other)
	write("bad.txt", "no\x00text")
	tested := map[string]bool{}
	for _, c := range []struct {
		command string // whose schema holds for standard output
		args    []string
	}{
		{"init", []string{"init", texts}},
		{"build", []string{"build", texts, "--out", filepath.Join(dir, "third"), "--keep-going"}},
		{"build", []string{"build", texts, "--dry-run", "--keep-going"}},
		{"build", []string{"build", texts, "--out", filepath.Join(dir, "third")}},
		{"verify", []string{"verify", release}},
		{"verify", []string{"verify", release, "--digests"}},
		{"rebuild", []string{"rebuild", release}},
		{"attest", []string{"attest", release}},
		{"show", []string{"show", release}},
		{"show", []string{"show", release, "--document", "a"}},
		{"show", []string{"show", release, "--document", "a", "--explain"}},
		{"entities", []string{"entities", release}},
		{"figures", []string{"figures", filepath.Join(texts, "a.txt"), "--rejections", "--explain"}},
		{"align", []string{"align", filepath.Join(texts, "a.txt"), filepath.Join(texts, "b.txt")}},
		{"compare", []string{"compare", release}},
		{"diff", []string{"diff", release, other}},
		{"trace", []string{"trace", release, "a.p0"}},
		{"config", []string{"config", "show", texts}},
		{"cache", []string{"cache", "--cache-dir", filepath.Join(dir, "cache")}},
		{"schema", []string{"schema"}},
		{"version", []string{"version"}},
	} {
		out, messages, _ := run(c.args...)
		if out == "" && messages == "" {
			t.Errorf("%v prints nothing", c.args)
		}
		conforms(t, c.args, closedSchema(t, c.command), out)
		for line := range strings.Lines(messages) {
			conforms(t, c.args, closedSchema(t, "messages"), line)
		}
		tested[c.command] = tested[c.command] || out != ""
		tested["messages"] = tested["messages"] || messages != ""
	}
	for _, name := range resultNames() {
		if !tested[name] {
			t.Errorf("nothing was held against the schema of %s", name)
		}
	}
}

// conforms holds a JSON document against a schema.
func conforms(t *testing.T, args []string, s *jsonschema.Schema, document string) {
	t.Helper()
	if document == "" {
		return
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
	if err != nil {
		t.Errorf("%v: %v in %s", args, err, document)
		return
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%v: %v\n%s", args, err, document)
	}
}

// closedSchema gives the schema of a command's results, in which objects have no other properties than those named.
func closedSchema(t *testing.T, command string) *jsonschema.Schema {
	t.Helper()
	var out, errs bytes.Buffer
	if code := Run(context.Background(), []string{"schema", "--prints", command}, &out, &errs); code != codeDone {
		t.Fatal(errs.String())
	}
	var v any
	if err := json.Unmarshal(out.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	closeObjects(v)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("result.json", v); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("result.json")
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	return s
}

func closeObjects(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			closeObjects(e)
		}
	case map[string]any:
		if _, named := v["properties"].(map[string]any); named {
			v["additionalProperties"] = false
		}
		for _, e := range v {
			closeObjects(e)
		}
	}
}
