package lineage

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/longjson"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/schema"
)

// Names in a release folder.
const (
	ManifestName  = "manifest.json"
	ChecksumsName = "CHECKSUMS"
	BuilderName   = "lineage/builder.zip"
	LexiconName   = "lineage/lexicon.zip"
	SourcesName   = "lineage/sources.zip"
)

// ManifestFormat is the number of the manifest's format. It rises when a reader of an older one would misread it:
//
//	1  builder.zip holds all the language knowledge that the program carried, and lexicon lists it
//	2  lexicon.zip holds the language knowledge that the build opened, and lexicon lists it
//	3  the same, of tables in shards
//
// All of them are read. One that has no shards is written in format 2, which older programs read.
const ManifestFormat = 3

// ManifestSchema is the JSON Schema (draft 2020-12) of manifest.json.
//
//go:embed manifest.schema.json
var ManifestSchema []byte

// Manifest says what a release was made from, by what, and what it holds. It has no time, host, user, platform or tag.
// Lists are in the order that their comment states.
type Manifest struct {
	Format        int            `json:"format"`
	Dataset       Dataset        `json:"dataset"` // taken from the configuration by Seal
	Builder       BuilderID      `json:"builder"`
	Standards     Standards      `json:"standards"`
	Configuration Configuration  `json:"configuration"`
	Sources       []Source       `json:"sources"`          // by document_id
	LeftOut       []LeftOut      `json:"left_out"`         // by document_id
	Beside        []File         `json:"beside,omitempty"` // files that say what sources are, in the sources, by path
	Lexicon       []File         `json:"lexicon"`          // that the build opened, by path
	Stages        []stage.Record `json:"stages"`           // in the order in which they ran
	Tables        []Table        `json:"tables"`           // in the order of the schema
	Checks        []Check        `json:"checks"`           // in the order in which they ran
	Notes         []Note         `json:"notes"`            // in the order of the tables
	Modules       []Module       `json:"modules"`          // by path
	Files         []File         `json:"files"`            // by path; filled in by Seal
}

// Dataset names the release.
type Dataset struct {
	Name        string      `json:"name"`
	Version     string      `json:"version"`
	Released    schema.Date `json:"released,omitempty"`
	Title       string      `json:"title"`
	Description string      `json:"description,omitempty"`
	License     string      `json:"license,omitempty"`
}

// BuilderID names the program that made the release.
type BuilderID struct {
	Module  string `json:"module"`
	Version string `json:"version"`
	H1      string `json:"h1"` // of lineage/builder.zip
	Go      string `json:"go"` // exact version of Go, as runtime.Version gives it
}

// Standards are the versions of the standards whose data the program holds.
type Standards struct {
	Unicode     string `json:"unicode"`      // Go's tables of character properties
	UnicodeText string `json:"unicode_text"` // the tables of golang.org/x/text
	CLDR        string `json:"cldr,omitempty"`
}

// Configuration is the effective configuration of the corpus: corpus.yaml with every default written out.
type Configuration struct {
	Name        string             `json:"name"`
	Version     string             `json:"version"`
	Released    schema.Date        `json:"released,omitempty"`
	Title       string             `json:"title"`
	Description string             `json:"description,omitempty"`
	License     string             `json:"license,omitempty"`
	Shards      int                `json:"shards"`
	Lexicon     string             `json:"lexicon,omitempty"`
	Same        [][]string         `json:"same,omitempty"`
	NotSame     [][]string         `json:"not_same,omitempty"`
	Publisher   string             `json:"publisher,omitempty"`
	Contact     string             `json:"contact,omitempty"`
	Creators    []string           `json:"creators,omitempty"`
	Homepage    string             `json:"homepage,omitempty"`
	Citation    string             `json:"citation,omitempty"`
	ExcelCSV    bool               `json:"excel_csv,omitempty"`
	KeepGoing   bool               `json:"keep_going"`       // sources that cannot be read are left out
	MaxBytes    int64              `json:"max_source_bytes"` // longest source that is read
	Sources     []ConfiguredSource `json:"sources"`          // by document_id
}

// Dataset is what the configuration says of the dataset.
func (c *Configuration) Dataset() Dataset {
	return Dataset{c.Name, c.Version, c.Released, c.Title, c.Description, c.License}
}

// ConfiguredSource is what the configuration declares of one source; what it leaves to the program is left out.
type ConfiguredSource struct {
	Path      string      `json:"path"`
	ID        string      `json:"id"`
	Language  string      `json:"language,omitempty"`
	Country   string      `json:"country,omitempty"`
	Encoding  string      `json:"encoding,omitempty"`
	Published schema.Date `json:"published,omitempty"`
	Publisher string      `json:"publisher,omitempty"`
	Author    string      `json:"author,omitempty"`
	URL       string      `json:"url,omitempty"`
	Retrieved schema.Date `json:"retrieved,omitempty"`
	Rights    string      `json:"rights,omitempty"`
	Work      string      `json:"work,omitempty"`
	NotWork   string      `json:"not_work,omitempty"`
	// Columns says what the columns of a container hold, those that were found by their names included.
	Columns []ConfiguredColumn `json:"columns,omitempty"`
}

// ConfiguredColumn says what a column of a container holds.
type ConfiguredColumn struct {
	Field  string `json:"field"` // text, id, title, …
	Column string `json:"column"`
}

// Source is a source text that the release was made from.
type Source struct {
	DocumentID string `json:"document_id"`
	Path       string `json:"path"` // in lineage/sources.zip
	Bytes      int64  `json:"bytes"`
	SHA256     string `json:"sha256"`
	MediaType  string `json:"media_type"`
	Encoding   string `json:"encoding"`
	Records    int    `json:"records,omitempty"` // of a container: those that became documents
}

// LeftOut is a source that could not be read, in a build that went on without it. Bytes and SHA256 are there if at
// least its bytes could be read; it is then in lineage/sources.zip too.
type LeftOut struct {
	DocumentID string `json:"document_id"`
	Path       string `json:"path"`
	Error      string `json:"error"`
	Bytes      int64  `json:"bytes,omitempty"`
	SHA256     string `json:"sha256,omitempty"`
}

// Table is a released table.
type Table struct {
	Name          string   `json:"name"`
	SchemaVersion int      `json:"schema_version"`
	Fingerprint   string   `json:"fingerprint"` // of the schema
	Rows          int64    `json:"rows"`
	Content       string   `json:"content"` // digest of the rows, the same for every format
	Formulas      int64    `json:"formula_like_cells,omitempty"`
	Files         []string `json:"files"`            // Parquet and CSV, by path
	Shards        []Shard  `json:"shards,omitempty"` // of a table in several files of each format, in order
}

// Shard is what the files of a shard hold. The content digest of a table in shards is the SHA-256 of theirs, in order,
// each in hex and ended by LF.
type Shard struct {
	Rows    int64  `json:"rows"`
	Content string `json:"content"`
}

// Check is something that was proved of the data in the build, and how often.
type Check struct {
	Name  string `json:"name"`
	Count int64  `json:"count"`
}

// Note is something that a file could not hold, and where the reader finds it.
type Note struct {
	File  string `json:"file"`
	Table string `json:"table,omitempty"`
	Text  string `json:"text"`
}

// File is a file with its digest.
type File struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// ID names the builder as Builder.ID does: the digest of its source and the version of Go.
func (b BuilderID) ID() string { return b.H1 + " " + b.Go }

// Describe fills in what the manifest says of the program. cldr is the version of CLDR that its language knowledge was
// taken from.
func (m *Manifest) Describe(b *Builder, cldr string) {
	m.Format = ManifestFormat
	if m.Configuration.Shards <= 1 {
		m.Format--
	}
	m.Builder = BuilderID{Module: ModulePath, Version: ModuleVersion, H1: b.H1, Go: b.Go}
	m.Modules = b.Modules
	m.Standards = Standards{Unicode: unicode.Version, UnicodeText: norm.Version, CLDR: cldr}
}

// Seal writes manifest.json and CHECKSUMS into the folder of a release whose other files are all there, and gives the
// root digest. It fills in what the manifest says of the dataset and of the files, and puts the lexicon in order.
// written are files whose digests were taken when they were written; the others are read.
func Seal(dir string, m *Manifest, written []File) (root string, err error) {
	m.Dataset = m.Configuration.Dataset()
	slices.SortStableFunc(m.Lexicon, byPath)
	files, err := digestTree(dir, written)
	if err != nil {
		return "", err
	}
	m.Files = slices.DeleteFunc(files, func(f File) bool { return f.Path == ManifestName || f.Path == ChecksumsName })
	own, err := m.save(dir)
	if err != nil {
		return "", err
	}
	at, _ := slices.BinarySearchFunc(m.Files, own, byPath)
	text := FormatChecksums(slices.Insert(slices.Clone(m.Files), at, own))
	if err := os.WriteFile(filepath.Join(dir, ChecksumsName), text, 0o644); err != nil {
		return "", err
	}
	return DigestOf("", text).SHA256, nil
}

// save writes the manifest into the folder of its release.
func (m *Manifest) save(dir string) (entry File, err error) {
	f, err := os.Create(filepath.Join(dir, ManifestName))
	if err != nil {
		return entry, err
	}
	h := sha256.New()
	err = m.write(io.MultiWriter(f, h))
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return entry, err
	}
	info, err := os.Stat(f.Name())
	if err != nil {
		return entry, err
	}
	return File{Path: ManifestName, Bytes: info.Size(), SHA256: hexSum(h)}, nil
}

// Encode gives the manifest in its one form: fields in the order of the types, two spaces of indentation, LF.
func (m *Manifest) Encode() ([]byte, error) {
	var b bytes.Buffer
	err := m.write(&b)
	return b.Bytes(), err
}

func (m *Manifest) write(w io.Writer) error {
	m.Fill()
	return longjson.Write(w, *m)
}

// Fill makes every list that is not there an empty one.
func (m *Manifest) Fill() {
	empty(&m.Configuration.Sources)
	empty(&m.Sources)
	empty(&m.LeftOut)
	empty(&m.Lexicon)
	empty(&m.Stages)
	empty(&m.Tables)
	empty(&m.Checks)
	empty(&m.Notes)
	empty(&m.Modules)
	empty(&m.Files)
	for i := range m.Stages {
		empty(&m.Stages[i].Reads)
		empty(&m.Stages[i].Writes)
	}
	for i := range m.Tables {
		empty(&m.Tables[i].Files)
	}
}

func empty[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}

// ReadManifest reads the manifest of the release in dir. Fields that this version does not know are passed over; a
// format that it does not know is an error.
func ReadManifest(dir string) (*Manifest, error) {
	p := filepath.Join(dir, ManifestName)
	data, err := os.ReadFile(p)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is no release: it has no %s", dir, ManifestName)
	}
	if err != nil {
		return nil, err
	}
	m, err := DecodeManifest(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	return m, nil
}

// DecodeManifest reads a manifest from its bytes.
func DecodeManifest(data []byte) (*Manifest, error) {
	m := new(Manifest)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("no manifest: %w", err)
	}
	if m.Format < 1 || m.Format > ManifestFormat {
		return nil, fmt.Errorf("the manifest has format %d, and this program reads formats up to %d; use the program in %s",
			m.Format, ManifestFormat, BuilderName)
	}
	return m, nil
}

// Table gives the entry of the table of that name, nil if there is none.
func (m *Manifest) Table(name string) *Table {
	i := slices.IndexFunc(m.Tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return nil
	}
	return &m.Tables[i]
}

// PreRelease reports whether a version has a pre-release suffix, as 0.2.0-dev. Such a release may be overwritten and
// is not committed.
func PreRelease(version string) bool { return strings.Contains(version, "-") }

// Side names one of two releases.
type Side struct {
	Dir     string `json:"release"`
	Name    string `json:"name"`
	Version string `json:"version"`
	Digest  string `json:"digest"` // root digest
	Builder string `json:"builder"`
}

// SideOf names the release in dir.
func SideOf(dir string, m *Manifest) (Side, error) {
	root, err := RootDigest(dir)
	return Side{dir, m.Dataset.Name, m.Dataset.Version, root, m.Builder.ID()}, err
}

// Writer gives the stage that wrote a table, nil if none is recorded.
func (m *Manifest) Writer(table string) *stage.Record {
	for i := range m.Stages {
		if DigestIn(&m.Stages[i], table) != (stage.Digest{}) {
			return &m.Stages[i]
		}
	}
	return nil
}

// DigestIn gives the digest of a table that a stage wrote.
func DigestIn(s *stage.Record, table string) stage.Digest {
	if s != nil {
		for _, d := range s.Writes {
			if d.Table == table {
				return d
			}
		}
	}
	return stage.Digest{}
}
