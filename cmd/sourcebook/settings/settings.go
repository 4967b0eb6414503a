// Package settings says what a build was told and by whom: a flag, the environment, corpus.yaml, or nobody, so that the
// default holds. Flags come first, then the environment, then corpus.yaml.
package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"example.org/sourcebook/pipeline/corpus"
)

// JobsVariable names the variable of the environment for --jobs.
const JobsVariable = "SOURCEBOOK_JOBS"

// Setting is a setting with its value and where it comes from.
type Setting struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Origin string `json:"origin"` // the flag, the variable, corpus.yaml with the line, or "default"
}

// Default is the origin of a setting that nobody gave.
const Default = "default"

// Flags gives the flags of a build with their values: those of the named variables, where the flag is not given.
func Flags(f *pflag.FlagSet, variables map[string]string) []Setting {
	var out []Setting
	f.VisitAll(func(flag *pflag.Flag) {
		s := Setting{Name: flag.Name, Value: flag.Value.String(), Origin: Default}
		switch v := variables[flag.Name]; {
		case flag.Changed:
			s.Origin = "--" + flag.Name
		case v != "" && os.Getenv(v) != "":
			s.Value, s.Origin = os.Getenv(v), "$"+v
		}
		if flag.Name != "help" && flag.Name != "dry-run" {
			out = append(out, s)
		}
	})
	return out
}

// Corpus gives the settings of the dataset that corpus.yaml has, each with its line.
func Corpus(dir string) []Setting {
	data, err := os.ReadFile(filepath.Join(dir, corpus.ConfigName))
	if err != nil {
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		return nil // the build says what is wrong with it
	}
	var out []Setting
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		if key, value := pairs[i], pairs[i+1]; value.Kind == yaml.ScalarNode {
			out = append(out, Setting{key.Value, value.Value, fmt.Sprintf("%s:%d", corpus.ConfigName, key.Line)})
		}
	}
	return out
}

// Jobs is how many documents are worked on at a time, where no flag says it.
func Jobs() (int, error) {
	v := os.Getenv(JobsVariable)
	if v == "" {
		return runtime.GOMAXPROCS(0), nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("$%s takes a whole number from 1, not %q", JobsVariable, v)
	}
	return n, nil
}
