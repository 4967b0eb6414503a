package export

import (
	"fmt"
	"path"
	"strings"

	"example.org/sourcebook/schema"
)

// CroissantName is the descriptor of the dataset in Croissant (MLCommons, version 1.1), for programs that train models.
const CroissantName = "croissant.json"

// croissantContext is the context that the specification prescribes (Croissant 1.1, appendix JSON-LD context).
var croissantContext = map[string]any{
	"@language":                    "en",
	"@vocab":                       "https://schema.org/",
	"arrayShape":                   "cr:arrayShape",
	"citeAs":                       "cr:citeAs",
	"column":                       "cr:column",
	"conformsTo":                   "dct:conformsTo",
	"containedIn":                  "cr:containedIn",
	"cr":                           "http://mlcommons.org/croissant/",
	"data":                         map[string]string{"@id": "cr:data", "@type": "@json"},
	"dataBiases":                   "cr:dataBiases",
	"dataCollection":               "cr:dataCollection",
	"dataType":                     map[string]string{"@id": "cr:dataType", "@type": "@vocab"},
	"dct":                          "http://purl.org/dc/terms/",
	"equivalentProperty":           "cr:equivalentProperty",
	"examples":                     map[string]string{"@id": "cr:examples", "@type": "@json"},
	"extract":                      "cr:extract",
	"field":                        "cr:field",
	"fileObject":                   "cr:fileObject",
	"fileProperty":                 "cr:fileProperty",
	"fileSet":                      "cr:fileSet",
	"format":                       "cr:format",
	"includes":                     "cr:includes",
	"isArray":                      "cr:isArray",
	"isLiveDataset":                "cr:isLiveDataset",
	"jsonPath":                     "cr:jsonPath",
	"key":                          "cr:key",
	"md5":                          "cr:md5",
	"parentField":                  "cr:parentField",
	"path":                         "cr:path",
	"personalSensitiveInformation": "cr:personalSensitiveInformation",
	"rai":                          "http://mlcommons.org/croissant/RAI/",
	"recordSet":                    "cr:recordSet",
	"references":                   "cr:references",
	"regex":                        "cr:regex",
	"repeated":                     "cr:repeated",
	"replace":                      "cr:replace",
	"samplingRate":                 "cr:samplingRate",
	"sc":                           "https://schema.org/",
	"separator":                    "cr:separator",
	"source":                       "cr:source",
	"subField":                     "cr:subField",
	"transform":                    "cr:transform",
}

// croissant is the content of croissant.json.
type croissant struct {
	Context       map[string]any `json:"@context"`
	Type          string         `json:"@type"`
	ConformsTo    string         `json:"conformsTo"`
	Name          string         `json:"name"`
	AlternateName string         `json:"alternateName,omitempty"`
	Description   string         `json:"description"`
	License       string         `json:"license,omitempty"`
	URL           string         `json:"url,omitempty"`
	Creator       []party        `json:"creator,omitempty"`
	Publisher     *party         `json:"publisher,omitempty"`
	DatePublished string         `json:"datePublished,omitempty"`
	Version       string         `json:"version"`
	CiteAs        string         `json:"citeAs"`
	InLanguage    []string       `json:"inLanguage,omitempty"`
	Distribution  []fileObject   `json:"distribution"`
	RecordSets    []recordSet    `json:"recordSet"`
}

type party struct {
	Type  string `json:"@type"`
	Name  string `json:"name"`
	Email string `json:"email,omitempty"`
	URL   string `json:"url,omitempty"`
}

// fileObject is a file, or, with Includes, a set of files.
type fileObject struct {
	Type           string `json:"@type"`
	ID             string `json:"@id"`
	Name           string `json:"name"`
	Description    string `json:"description,omitempty"`
	ContentURL     string `json:"contentUrl,omitempty"`
	ContentSize    string `json:"contentSize,omitempty"`
	EncodingFormat string `json:"encodingFormat"`
	SHA256         string `json:"sha256,omitempty"`
	Includes       string `json:"includes,omitempty"`
}

type recordSet struct {
	Type        string           `json:"@type"`
	ID          string           `json:"@id"`
	Name        string           `json:"name"`
	Description string           `json:"description"`
	Key         identified       `json:"key"`
	Fields      []croissantField `json:"field"`
}

type identified struct {
	ID string `json:"@id"`
}

type croissantField struct {
	Type        string           `json:"@type"`
	ID          string           `json:"@id"`
	Name        string           `json:"name"`
	Description string           `json:"description"`
	DataType    string           `json:"dataType,omitempty"`
	IsArray     bool             `json:"isArray,omitempty"`
	ArrayShape  string           `json:"arrayShape,omitempty"`
	Source      *fieldSource     `json:"source,omitempty"`
	SubFields   []croissantField `json:"subField,omitempty"`
}

type fieldSource struct {
	FileObject *identified       `json:"fileObject,omitempty"`
	FileSet    *identified       `json:"fileSet,omitempty"`
	Extract    map[string]string `json:"extract"`
}

// writeCroissant writes croissant.json: the data files, and one record set a table, read from its Parquet file.
func writeCroissant(out *files, info Info, sources []Source, report *Report) error {
	c := croissant{Context: croissantContext, Type: "sc:Dataset", ConformsTo: "http://mlcommons.org/croissant/1.1",
		Name: info.Name, AlternateName: oneLine(info.title()), Description: orElse(info.Description, oneLine(info.title())),
		URL: info.Homepage, DatePublished: info.Released, Version: info.Version, CiteAs: citation(info)}
	if info.License != "" {
		c.License = licenseAddress(info.License)
	}
	for _, name := range info.Creators {
		c.Creator = append(c.Creator, party{Type: "sc:Organization", Name: name})
	}
	if info.Publisher != "" {
		p := party{Type: "sc:Organization", Name: info.Publisher}
		if strings.Contains(info.Contact, "://") {
			p.URL = info.Contact
		} else if strings.Contains(info.Contact, "@") {
			p.Email = info.Contact
		}
		c.Publisher = &p
	}
	for _, l := range report.Languages {
		if l.Tag != "" {
			c.InLanguage = append(c.InLanguage, l.Tag)
		}
	}
	for _, f := range out.described() {
		media := mediaTypes[path.Ext(f.Path)]
		if media == "" {
			continue
		}
		if path.Ext(f.Path) == ".parquet" {
			media = "application/x-parquet" // the name that the specification uses
		}
		o := fileObject{Type: "cr:FileObject", ID: f.Path, Name: resourceName(f), ContentURL: f.Path,
			ContentSize: fmt.Sprintf("%d B", f.Bytes), EncodingFormat: media, SHA256: f.SHA256}
		if t := schema.ByName(f.Table); t != nil {
			o.Description = t.Doc
		}
		c.Distribution = append(c.Distribution, o)
	}
	for _, s := range sources {
		from := fieldSource{FileObject: &identified{"parquet/" + s.Table.Name + ".parquet"}}
		if info.Shards > 1 {
			set := shardsOf(s.Table, info.Shards)
			c.Distribution, from = append(c.Distribution, set), fieldSource{FileSet: &identified{set.ID}}
		}
		c.RecordSets = append(c.RecordSets, recordSetOf(s.Table, from))
	}
	return writeDescriptor(out, CroissantName, c)
}

// shardsOf gives the set of the Parquet files of a table.
func shardsOf(t *schema.Table, shards int) fileObject {
	return fileObject{Type: "cr:FileSet", ID: t.Name + "-parquet", Name: t.Name + "-parquet", Description: t.Doc,
		EncodingFormat: "application/x-parquet", Includes: "parquet/" + t.FilesOf(shards) + ".parquet"}
}

// recordSetOf gives the fields of a table. A column of records in lists is left out: programs that read the format take
// the elements of a list for values (mlcroissant 1.1). So are references between tables: along them such programs join
// what they read, and fail where a table refers to several. datapackage.json has both.
func recordSetOf(t *schema.Table, from fieldSource) recordSet {
	r := recordSet{Type: "cr:RecordSet", ID: t.Name, Name: t.Name, Description: t.Doc,
		Key: identified{t.Name + "/" + t.Key}}
	for _, c := range t.Columns {
		if c.Type.Kind == schema.StructList {
			continue
		}
		f := croissantField{Type: "cr:Field", ID: t.Name + "/" + c.Name, Name: c.Name, Description: c.Doc,
			DataType: croissantType(c.Type.Kind), IsArray: c.Type.Kind == schema.StringList,
			Source: &fieldSource{from.FileObject, from.FileSet, map[string]string{"column": c.Name}}}
		if f.IsArray {
			f.ArrayShape = "-1"
		}
		r.Fields = append(r.Fields, f)
	}
	return r
}

// croissantType is the type of a value, or of the elements of a list.
func croissantType(k schema.Kind) string {
	switch k {
	case schema.Int:
		return "sc:Integer"
	case schema.DateKind:
		return "sc:Date"
	case schema.DecimalK:
		return "sc:Float"
	}
	return "sc:Text"
}
