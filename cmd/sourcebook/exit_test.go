package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"example.org/sourcebook/pipeline/stage"
)

// TestFaultOfTheProgram ends a panic with 70, without the stack on the screen, and with a file to report that names the
// program and the command.
func TestFaultOfTheProgram(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var out, err bytes.Buffer
	a := &app{out: &out, err: &err}
	fault := stage.Panicked{Value: "a nest without a bird", Stack: "goroutine 1 [running]"}
	code := a.fail(fault, []string{"build", "texts"})
	if code != codeInternal {
		t.Errorf("exit code %d", code)
	}
	said := strings.TrimSpace(err.String())
	if !strings.Contains(said, "a nest without a bird") || strings.Contains(said, "goroutine") {
		t.Errorf("it says %s", said)
	}
	words := strings.Fields(said)
	report, failed := os.ReadFile(words[len(words)-1])
	if failed != nil {
		t.Fatal(failed)
	}
	for _, want := range []string{"sourcebook build texts", "h1:", "a nest without a bird", "goroutine 1 [running]"} {
		if !strings.Contains(string(report), want) {
			t.Errorf("the report has no %q: %s", want, report)
		}
	}
}

// TestFlagsMeanTheSame holds that a flag of two commands has one meaning and one type, and that only the flags that all
// programs have are short.
func TestFlagsMeanTheSame(t *testing.T) {
	type first struct{ command, kind, short string }
	seen := map[string]first{}
	short := "dhlnoqv"
	var visit func(c *cobra.Command)
	visit = func(c *cobra.Command) {
		c.Flags().VisitAll(func(f *pflag.Flag) {
			now := first{c.CommandPath(), f.Value.Type(), f.Shorthand}
			was, known := seen[f.Name]
			if known && (was.kind != now.kind || was.short != now.short) {
				t.Errorf("--%s is %v and %v", f.Name, was, now)
			}
			seen[f.Name] = now
			if !strings.Contains(short, f.Shorthand) {
				t.Errorf("%s: -%s is no short form that people expect", c.CommandPath(), f.Shorthand)
			}
		})
		if c.Example == "" && c.Runnable() && c.Name() != "completion" {
			t.Errorf("%s has no example", c.CommandPath())
		}
		for _, below := range c.Commands() {
			if c.Name() != "completion" {
				visit(below)
			}
		}
	}
	visit(newRoot(&app{}))
}
