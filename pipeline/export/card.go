package export

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"
	"text/template"

	"go.yaml.in/yaml/v3"

	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/schema"
)

//go:embed card.md.tmpl
var cardText string

var cardTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("card").Parse(cardText))
})

// frontMatter is the YAML at the head of a dataset card, as the Hugging Face hub reads it.
type frontMatter struct {
	PrettyName      string       `yaml:"pretty_name"`
	Language        []string     `yaml:"language,omitempty"`
	Details         string       `yaml:"language_details,omitempty"`
	License         string       `yaml:"license,omitempty"`
	Homepage        string       `yaml:"homepage,omitempty"`
	Annotations     []string     `yaml:"annotations_creators"`
	Multilinguality []string     `yaml:"multilinguality"`
	Sources         []string     `yaml:"source_datasets"`
	Sizes           []string     `yaml:"size_categories"`
	Tasks           []string     `yaml:"task_categories"`
	Tags            []string     `yaml:"tags"`
	Configs         []cardConfig `yaml:"configs"`
	Datasets        []cardInfo   `yaml:"dataset_info"`
}

// cardInfo says what the files of a config hold, so that a reader can tell that a card and its files belong together.
type cardInfo struct {
	Name     string        `yaml:"config_name"`
	Features []cardFeature `yaml:"features"`
	Splits   []cardSplit   `yaml:"splits"`
	Download int64         `yaml:"download_size"`
	Size     int64         `yaml:"dataset_size"`
}

// cardFeature is a column: a value has a type, a list the type of its elements or the fields of its records.
type cardFeature struct {
	Name string `yaml:"name"`
	Type string `yaml:"dtype,omitempty"`
	List any    `yaml:"list,omitempty"`
}

type cardSplit struct {
	Name     string `yaml:"name"`
	Bytes    int64  `yaml:"num_bytes"`
	Examples int64  `yaml:"num_examples"`
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
	FrontMatter              string
	Info                     Info
	Title                    string
	Description              string
	Languages                string
	Documents                int64
	License                  string
	Citation                 string
	Workbook                 string
	Tables                   []cardTable
	Notes                    []string
	Sharded                  bool
	Figures                  string // names of the files of the table figures, without folder and extension
	Documented, Aligned, Cut string // the same of documents, alignments, sentences
	Last                     string // end of the names of the files of a table in shards
	Empty                    string // the tables without rows, as a list in words
	Loaded, LoadedFiles      string // a table that has rows, and the names of its files
}

type cardTable struct {
	Name, Doc, Key, Sort, Content string
	Rows                          int64
	Columns                       int
}

// writeCard writes README.md, the dataset card.
func writeCard(out *files, info Info, sources []Source, report *Report) error {
	c := card{Info: info, Title: oneLine(info.Heading()), Description: info.Description,
		Languages: about.Languages(report.Languages), License: cmp.Or(info.License, "no licence is given"),
		Citation: info.Cite(), Workbook: info.Name + "-" + info.Version + ".xlsx", Sharded: info.Shards > 1,
		Figures: schema.Figures.FilesOf(info.Shards), Documented: schema.Documents.FilesOf(info.Shards),
		Aligned: schema.Alignments.FilesOf(info.Shards), Cut: schema.Sentences.FilesOf(info.Shards),
		Last: fmt.Sprintf("%05d", info.Shards)}
	front := frontMatter{PrettyName: info.Heading(), License: strings.ToLower(info.License), Homepage: info.Homepage,
		Annotations: []string{"machine-generated"}, Sources: []string{"original"},
		Tasks: []string{"token-classification", "translation"},
		Tags:  []string{"named-entity-recognition", "numbers", "parallel-text", "provenance"}}
	var tags []string
	for _, l := range report.Languages {
		if l.Tag == "" {
			continue
		}
		tags = append(tags, l.Tag)
		primary := bcp47.Base(l.Tag)
		if n := len(front.Language); n == 0 || front.Language[n-1] != primary {
			front.Language = append(front.Language, primary)
		}
	}
	front.Details = strings.Join(tags, ", ")
	front.Multilinguality = []string{"monolingual"}
	if len(front.Language) > 1 {
		front.Multilinguality = []string{"multilingual"}
	}
	var rows int64
	var empty []string
	for i, s := range sources {
		t, r := s.Table, report.Tables[i]
		if t == schema.Documents {
			c.Documents = r.Rows
		}
		c.Tables = append(c.Tables, cardTable{Name: t.Name, Doc: t.Doc, Key: t.Key, Sort: strings.Join(t.Sort, ", "),
			Content: r.Content, Rows: r.Rows, Columns: len(t.Columns)})
		rows = max(rows, r.Rows)
		if r.Rows == 0 {
			empty = append(empty, "`"+t.Name+"`")
			continue // the library datasets does not load a table without rows
		}
		if t == schema.Documents || t == schema.Figures {
			c.Loaded, c.LoadedFiles = t.Name, t.FilesOf(info.Shards)
		}
		front.Datasets = append(front.Datasets, cardInfoOf(t, r, out.list()))
		front.Configs = append(front.Configs, cardConfig{Name: t.Name, Default: len(front.Configs) == 0,
			Files: []cardFile{{Split: "train", Path: "parquet/" + t.FilesOf(info.Shards) + ".parquet"}}})
	}
	c.Empty = strings.Join(empty, ", ")
	front.Sizes = []string{sizeCategory(rows)}
	for _, n := range report.Notes {
		c.Notes = append(c.Notes, oneLine(n.Text()))
	}
	yamlText, err := yaml.Marshal(front)
	if err != nil {
		return fmt.Errorf("failed to make the head of the dataset card: %w", err)
	}
	c.FrontMatter = string(yamlText)
	var b bytes.Buffer
	if err := cardTemplate().Execute(&b, c); err != nil {
		return fmt.Errorf("failed to make the dataset card: %w", err)
	}
	file, err := out.Create("README.md", "")
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, &b); err != nil {
		return err
	}
	return file.Close()
}

// cardInfoOf describes the Parquet files of a table. The size of the data is that of the files: the hub shows it, and
// no reader needs another one.
func cardInfoOf(t *schema.Table, r TableReport, written []File) cardInfo {
	info := cardInfo{Name: t.Name}
	for _, f := range written {
		if f.Table == t.Name && path.Ext(f.Path) == ".parquet" {
			info.Download += f.Bytes
		}
	}
	info.Size = info.Download
	info.Splits = []cardSplit{{"train", info.Size, r.Rows}}
	for _, c := range t.Columns {
		info.Features = append(info.Features, featureOf(c.Name, c.Type))
	}
	return info
}

// featureOf gives a column in the terms of the library datasets.
func featureOf(name string, t schema.Type) cardFeature {
	switch t.Kind {
	case schema.StringList:
		return cardFeature{Name: name, List: "string"}
	case schema.StructList:
		var fields []cardFeature
		for _, f := range t.Fields {
			fields = append(fields, featureOf(f.Name, schema.Type{Kind: f.Kind}))
		}
		return cardFeature{Name: name, List: fields}
	case schema.DecimalK:
		return cardFeature{Name: name, Type: fmt.Sprintf("decimal128(%d, %d)", t.Precision, t.Scale)}
	case schema.DateKind:
		return cardFeature{Name: name, Type: "date32"}
	case schema.Int:
		return cardFeature{Name: name, Type: "int64"}
	}
	return cardFeature{Name: name, Type: "string"}
}

// sizeCategory is the size of a dataset as the hub sorts it, by the rows of its largest table.
func sizeCategory(rows int64) string {
	names := []string{"n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B"}
	limit := int64(1000)
	for _, name := range names {
		if rows < limit {
			return name
		}
		limit *= 10
	}
	return "n>1B"
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
