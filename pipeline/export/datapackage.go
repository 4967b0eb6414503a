package export

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/longjson"
	"example.org/sourcebook/schema"
)

// PackageName is the descriptor of the dataset as a Data Package (datapackage.org, version 2).
const PackageName = "datapackage.json"

const packageProfile = "https://datapackage.org/profiles/2.0/"

// dataPackage is the content of datapackage.json. A key without a value is left out, as the standard asks.
type dataPackage struct {
	Schema       string              `json:"$schema"`
	Name         string              `json:"name"`
	Title        string              `json:"title"`
	Description  string              `json:"description,omitempty"`
	Version      string              `json:"version"`
	Created      string              `json:"created,omitempty"`
	Homepage     string              `json:"homepage,omitempty"`
	Licenses     []packageLicense    `json:"licenses,omitempty"`
	Contributors []contributor       `json:"contributors,omitempty"`
	Sources      []packageSource     `json:"sources,omitempty"`
	Resources    []resourceOfPackage `json:"resources"`
}

type packageLicense struct {
	Name string `json:"name"`
	Path string `json:"path"`
}

type contributor struct {
	Title string   `json:"title"`
	Email string   `json:"email,omitempty"`
	Path  string   `json:"path,omitempty"`
	Roles []string `json:"roles"`
}

// packageSource is a document that the dataset was made of.
type packageSource struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"` // its address
}

// resourceOfPackage is one file. Type and Fields are there for a table in CSV only.
type resourceOfPackage struct {
	Schema      string       `json:"$schema"`
	Name        string       `json:"name"`
	Type        string       `json:"type,omitempty"`
	Path        any          `json:"path"` // of one file, or of the shards of a table, in order
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	Format      string       `json:"format"`
	MediaType   string       `json:"mediatype"`
	Encoding    string       `json:"encoding,omitempty"`
	Bytes       int64        `json:"bytes,omitempty"` // of one file
	Hash        string       `json:"hash,omitempty"`
	Dialect     *dialect     `json:"dialect,omitempty"`
	Fields      *tableSchema `json:"schema,omitempty"`
}

type dialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type tableSchema struct {
	Schema        string         `json:"$schema"`
	Fields        []packageField `json:"fields"`
	PrimaryKey    []string       `json:"primaryKey"`
	ForeignKeys   []foreignKey   `json:"foreignKeys,omitempty"`
	MissingValues []string       `json:"missingValues"`
}

type packageField struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Format      string       `json:"format,omitempty"`
	Description string       `json:"description"`
	Unit        string       `json:"unit,omitempty"`
	Constraints *constraints `json:"constraints,omitempty"`
	Item        *arrayItem   `json:"arrayItem,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

// arrayItem says what the elements of a list are, in the form that the validator frictionless checks; the standard has
// the constraint jsonSchema for it, which that validator refuses.
type arrayItem struct {
	Type        string       `json:"type"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type foreignKey struct {
	Fields    []string `json:"fields"`
	Reference keyPlace `json:"reference"`
}

type keyPlace struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// writePackage writes datapackage.json: every table in CSV with its schema, keys and references, and the other data
// files.
func writePackage(out *files, info Info, _ []Source, report *Report) error {
	p := dataPackage{Schema: packageProfile + PackageName, Name: info.Name, Title: oneLine(info.Heading()),
		Description: info.Description, Version: info.Version, Homepage: info.Homepage, Contributors: contributors(info)}
	p.Sources = packageSources(report)
	if info.Released != "" {
		p.Created = info.Released + "T00:00:00Z"
	}
	if info.License != "" {
		p.Licenses = []packageLicense{{info.License, licenseAddress(info.License)}}
	}
	for _, f := range out.described() {
		if media := mediaTypes[path.Ext(f.Path)]; media != "" {
			p.add(describeFile(f, media), f)
		}
	}
	return writeDescriptor(out, PackageName, p)
}

// packageSources lists the documents by their ids; where there are too many, it says where they are listed.
func packageSources(report *Report) []packageSource {
	if len(report.Origins) > mostOrigins {
		return []packageSource{{Title: "the documents that the table " + schema.Documents.Name + " lists"}}
	}
	sorted := slices.Clone(report.Origins)
	slices.SortFunc(sorted, func(a, b Origin) int { return strings.Compare(a.ID, b.ID) })
	var out []packageSource
	for _, o := range sorted {
		s := packageSource{Title: oneLine(cmp.Or(o.Title, o.ID))}
		if strings.HasPrefix(o.URL, "http://") || strings.HasPrefix(o.URL, "https://") {
			s.Path = o.URL
		}
		out = append(out, s)
	}
	return out
}

// add adds a resource of one file. Files of CSV of one table, its shards, become one resource: keys and references are
// those of the table.
func (p *dataPackage) add(r resourceOfPackage, f File) {
	i := -1
	if f.Table != "" { // pages, of which there may be one a document, have names of their own
		i = slices.IndexFunc(p.Resources, func(of resourceOfPackage) bool { return of.Name == r.Name })
	}
	if i < 0 {
		p.Resources = append(p.Resources, r)
		return
	}
	of := &p.Resources[i]
	if first, one := of.Path.(string); one {
		of.Path, of.Bytes, of.Hash = []string{first}, 0, ""
	}
	of.Path = append(of.Path.([]string), f.Path)
}

// mediaTypes are the media types of data files, by the ends of their names.
var mediaTypes = map[string]string{
	".csv":     "text/csv",
	".parquet": "application/vnd.apache.parquet",
	".xlsx":    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".html":    "text/html",
}

func describeFile(f File, media string) resourceOfPackage {
	r := resourceOfPackage{Schema: packageProfile + "dataresource.json", Name: resourceName(f), Path: f.Path,
		Format: strings.TrimPrefix(path.Ext(f.Path), "."), MediaType: media, Bytes: f.Bytes, Hash: "sha256:" + f.SHA256}
	table := schema.ByName(f.Table)
	if table != nil {
		r.Title, r.Description = "The table "+table.Name, table.Doc
	}
	if r.Format == "parquet" || r.Format == "xlsx" {
		r.Format = "binary" // by its own name the validator frictionless reads it as a table, and fails at lists
	}
	switch {
	case r.Format == "html":
		r.Title, r.Encoding = "The reading page", "utf-8"
	case path.Ext(f.Path) == ".xlsx":
		r.Title = "The workbook"
	case r.Format == "csv" && table != nil:
		r.Type, r.Encoding = "table", "utf-8"
		r.Dialect = &dialect{Delimiter: ",", LineTerminator: "\n", QuoteChar: `"`, DoubleQuote: true, Header: true}
		r.Fields = schemaOf(table)
	}
	return r
}

// resourceName is the table of a CSV file, and a name that says the format for all others.
func resourceName(f File) string {
	format := strings.TrimPrefix(path.Ext(f.Path), ".")
	switch {
	case f.Table == "":
		return map[string]string{"xlsx": "workbook", "html": strings.TrimSuffix(strings.ReplaceAll(f.Path, "/", "-"),
			".html")}[format]
	case format == "csv":
		return f.Table
	}
	return strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path)) + "-" + format
}

// schemaOf gives a table in the terms of Table Schema.
func schemaOf(t *schema.Table) *tableSchema {
	s := &tableSchema{Schema: packageProfile + "tableschema.json", PrimaryKey: []string{t.Key},
		MissingValues: []string{""}}
	for _, c := range t.Columns {
		f := packageField{Name: c.Name, Type: fieldType(c.Type), Description: c.Doc, Unit: c.Unit}
		values := make([]string, len(c.Allowed))
		for i, a := range c.Allowed {
			values[i] = a.Value
		}
		k := constraints{Required: !c.Nullable, Unique: c.Name == t.Key, Enum: values}
		switch {
		case c.Type.Kind == schema.StringList:
			f.Item = &arrayItem{Type: "string", Constraints: of(constraints{Enum: values})}
			k.Enum = nil
		case c.Type.Kind == schema.StructList:
			f.Item = &arrayItem{Type: "object"}
		}
		f.Constraints = of(k)
		s.Fields = append(s.Fields, f)
		if to, column, ok := strings.Cut(c.Ref, "."); ok && c.Type.Kind != schema.StringList {
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{c.Name}, keyPlace{to, []string{column}}})
		}
	}
	return s
}

// of gives the constraints, nil if there are none.
func of(k constraints) *constraints {
	if !k.Required && !k.Unique && len(k.Enum) == 0 {
		return nil
	}
	return &k
}

func fieldType(t schema.Type) string {
	switch t.Kind {
	case schema.Int:
		return "integer"
	case schema.DateKind:
		return "date"
	case schema.DecimalK:
		return "number"
	case schema.StringList, schema.StructList:
		return "array"
	}
	return "string"
}

// contributors names who made and who publishes the dataset; the contact belongs to the publisher, or else to the first
// creator.
func contributors(info Info) []contributor {
	var out []contributor
	for _, name := range info.Creators {
		out = append(out, contributor{Title: name, Roles: []string{"creator"}})
	}
	if info.Publisher != "" {
		out = append(out, contributor{Title: info.Publisher, Roles: []string{"publisher"}})
	}
	if info.Contact == "" {
		return out
	}
	contact := contributor{Title: info.Contact, Roles: []string{"contact"}}
	if n := len(out); n > 0 {
		contact.Title = out[n-1].Title
	}
	if strings.Contains(info.Contact, "://") {
		contact.Path = info.Contact
	} else if strings.Contains(info.Contact, "@") {
		contact.Email = info.Contact
	}
	return append(out, contact)
}

// licenseAddress is where SPDX keeps the text of a licence.
func licenseAddress(id string) string { return "https://spdx.org/licenses/" + id + ".html" }

// writeDescriptor writes a file of JSON, with two blanks a level and a line end at the end.
func writeDescriptor(out *files, name string, content any) error {
	file, err := out.Create(name, "")
	if err != nil {
		return err
	}
	if err := longjson.Write(file, content); err != nil {
		return fmt.Errorf("failed to make %s: %w", name, err)
	}
	return file.Close()
}
