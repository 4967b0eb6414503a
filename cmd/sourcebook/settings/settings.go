// Package settings says what a build was told and by whom: a flag, the environment, corpus.yaml, or nobody, so that the
// default holds. Flags come first, then the environment, then corpus.yaml.
package settings

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
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

// Corpus gives the settings of the dataset: what corpus.yaml says, each with its line, and what holds where it says
// nothing.
func Corpus(dir string) ([]Setting, error) {
	c, err := corpus.OpenSettings(dir)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	lines := map[string]int{}
	if c.Configured {
		lines = linesOf(c.Own[0].Data)
	}
	var out []Setting
	config := reflect.ValueOf(c.Config)
	for i := range config.NumField() {
		s := Setting{Name: config.Type().Field(i).Tag.Get("json"), Origin: Default}
		if n := lines[s.Name]; n > 0 {
			s.Origin = fmt.Sprintf("%s:%d", corpus.ConfigName, n)
		}
		if s.Value, err = written(config.Field(i)); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// written is a value as a text; a list as JSON, nothing if it is empty.
func written(v reflect.Value) (string, error) {
	if v.Kind() != reflect.Slice {
		return fmt.Sprint(v), nil
	}
	if v.Len() == 0 {
		return "", nil
	}
	b, err := json.Marshal(v.Interface())
	return string(b), err
}

// linesOf gives the line of each key of a mapping in YAML.
func linesOf(data []byte) map[string]int {
	out := map[string]int{}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		return out // the corpus was opened, so there is nothing in it
	}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i].Value] = pairs[i].Line
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
