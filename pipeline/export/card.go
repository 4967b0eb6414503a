package export

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"text/template"

	"go.yaml.in/yaml/v3"

	"example.org/sourcebook/schema"
)

//go:embed card.md.tmpl
var cardText string

var cardTemplate = template.Must(template.New("card").Parse(cardText))

// frontMatter is the YAML at the head of a dataset card, as the Hugging Face hub reads it.
type frontMatter struct {
	PrettyName string       `yaml:"pretty_name"`
	Language   []string     `yaml:"language,omitempty"`
	Details    string       `yaml:"language_details,omitempty"`
	License    string       `yaml:"license,omitempty"`
	Configs    []cardConfig `yaml:"configs"`
}

type cardConfig struct {
	Name    string     `yaml:"config_name"`
	Default bool       `yaml:"default,omitempty"`
	Files   []cardFile `yaml:"data_files"`
}

type cardFile struct {
	Split string `yaml:"split"`
	Path  string `yaml:"path"`
}

// card is what the template of README.md shows.
type card struct {
	FrontMatter string
	Info        Info
	Title       string
	Description string
	Languages   string
	Documents   int64
	License     string
	Citation    string
	Workbook    string
	Tables      []cardTable
	Notes       []string
}

type cardTable struct {
	Name, Doc, Key, Sort, Content string
	Rows                          int64
	Columns                       int
}

// writeCard writes README.md, the dataset card.
func writeCard(out *files, info Info, sources []Source, report *Report) error {
	c := card{Info: info, Title: oneLine(info.title()), Description: info.Description,
		Languages: languagesText(report.Languages), License: orElse(info.License, "no licence is given"),
		Citation: citation(info), Workbook: info.Name + "-" + info.Version + ".xlsx"}
	front := frontMatter{PrettyName: info.title(), License: strings.ToLower(info.License)}
	var tags []string
	for _, l := range report.Languages {
		if l.Tag == "" {
			continue
		}
		tags = append(tags, l.Tag)
		primary, _, _ := strings.Cut(l.Tag, "-")
		if n := len(front.Language); n == 0 || front.Language[n-1] != primary {
			front.Language = append(front.Language, primary)
		}
	}
	front.Details = strings.Join(tags, ", ")
	for i, s := range sources {
		t, r := s.Table, report.Tables[i]
		if t == schema.Documents {
			c.Documents = r.Rows
		}
		c.Tables = append(c.Tables, cardTable{Name: t.Name, Doc: t.Doc, Key: t.Key, Sort: strings.Join(t.Sort, ", "),
			Content: r.Content, Rows: r.Rows, Columns: len(t.Columns)})
		front.Configs = append(front.Configs, cardConfig{Name: t.Name, Default: i == 0,
			Files: []cardFile{{Split: "train", Path: "parquet/" + t.Name + ".parquet"}}})
	}
	for _, n := range report.Notes {
		c.Notes = append(c.Notes, oneLine(n.Text()))
	}
	yamlText, err := yaml.Marshal(front)
	if err != nil {
		return fmt.Errorf("failed to make the head of the dataset card: %w", err)
	}
	c.FrontMatter = string(yamlText)
	var b bytes.Buffer
	if err := cardTemplate.Execute(&b, c); err != nil {
		return fmt.Errorf("failed to make the dataset card: %w", err)
	}
	file, err := out.create("README.md", "")
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, &b); err != nil {
		return err
	}
	return file.Close()
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
