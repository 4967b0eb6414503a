package diff

import (
	"archive/zip"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
)

// Inputs is what differs between what two releases were made from, and by what. All of it comes from the manifests, but
// for the files of the program, which come from the two builder.zip.
type Inputs struct {
	Sources       []SourceChange  `json:"sources"`       // by document_id
	Configuration []SettingChange `json:"configuration"` // of the dataset, then by document_id
	Lexicon       []FileChange    `json:"lexicon"`       // by path
	Stages        []StageChange   `json:"stages"`        // in the order in which they ran
	Builder       *BuilderChange  `json:"builder"`       // null if one program made both
}

// SourceChange is a source that differs. Its Change is Added, Removed, Changed (other bytes), Moved (another path) or
// Unread (the later build left it out).
type SourceChange struct {
	DocumentID string `json:"document_id"`
	Change     string `json:"change"`
	Path       string `json:"path"`
	OldPath    string `json:"old_path,omitempty"`
	Old        string `json:"old_sha256,omitempty"`
	New        string `json:"new_sha256,omitempty"`
	Error      string `json:"error,omitempty"` // why it was left out
}

// What may happen to a file of the language knowledge besides.
const (
	Opened   = "opened"     // by the new build, not by the old one
	Unopened = "not opened" // by the new build, but by the old one
)

// What else may happen to a source.
const (
	Moved  = "moved"
	Unread = "left_out"
)

// SettingChange is a value of the effective configuration that differs. Key is the key in corpus.yaml.
type SettingChange struct {
	DocumentID string `json:"document_id,omitempty"` // empty: of the dataset
	Key        string `json:"key"`
	Old        string `json:"old"`
	New        string `json:"new"`
}

// FileChange is a file that differs. Of the language knowledge a file may be there all the same and only one of the two
// builds have opened it: its Change is then Opened or Unopened.
type FileChange struct {
	Path   string `json:"path"`
	Change string `json:"change"`
}

// StageChange is a stage that has another version, or is on one side only: its version there is 0.
type StageChange struct {
	Stage string `json:"stage"`
	Old   int    `json:"old_version"`
	New   int    `json:"new_version"`
}

// BuilderChange says how the programs differ.
type BuilderChange struct {
	Old       string       `json:"old"` // digest of the source, and version of Go
	New       string       `json:"new"`
	Modules   []string     `json:"modules"`   // modules that differ, by path
	Standards []string     `json:"standards"` // versions of Unicode and CLDR that differ
	Code      []FileChange `json:"code"`      // files of the program that differ, without the language knowledge
	Known     bool         `json:"known"`     // the files could be compared
}

// compareInputs finds what differs.
func compareInputs(oldDir, newDir string, was, is *lineage.Manifest) Inputs {
	in := Inputs{Sources: []SourceChange{}, Configuration: []SettingChange{}, Lexicon: []FileChange{},
		Stages: []StageChange{}}
	renamed := renames(was, is)
	in.sources(was, is, renamed)
	in.configuration(&was.Configuration, &is.Configuration, renamed)
	in.Lexicon = changedLexicon(was, is)
	in.stages(was, is)
	if was.Builder != is.Builder {
		in.Builder = compareBuilders(oldDir, newDir, was, is)
	}
	return in
}

// renames finds sources that have the same path and bytes under another document_id: old id → new id.
func renames(was, is *lineage.Manifest) map[string]string {
	type file struct{ path, sum string }
	old, ids := map[file]string{}, map[string]bool{}
	for _, s := range is.Sources {
		ids[s.DocumentID] = true
	}
	for _, s := range was.Sources {
		if !ids[s.DocumentID] {
			old[file{s.Path, s.SHA256}] = s.DocumentID
		}
	}
	before := map[string]bool{}
	for _, s := range was.Sources {
		before[s.DocumentID] = true
	}
	out := map[string]string{}
	for _, s := range is.Sources {
		if id, ok := old[file{s.Path, s.SHA256}]; ok && !before[s.DocumentID] {
			out[id] = s.DocumentID
		}
	}
	return out
}

func (in *Inputs) sources(was, is *lineage.Manifest, renamed map[string]string) {
	taken := map[string]bool{}
	for _, id := range renamed {
		taken[id] = true
	}
	left := map[string]*lineage.LeftOut{}
	for i := range is.LeftOut {
		left[is.LeftOut[i].DocumentID] = &is.LeftOut[i]
	}
	pairs(was.Sources, is.Sources, func(s lineage.Source) string { return s.DocumentID }, func(a, b *lineage.Source) {
		switch {
		case b == nil && left[a.DocumentID] != nil:
			l := left[a.DocumentID]
			in.Sources = append(in.Sources, SourceChange{DocumentID: a.DocumentID, Change: Unread, Path: l.Path, Old: a.SHA256,
				New: l.SHA256, Error: l.Error})
		case b == nil && renamed[a.DocumentID] == "":
			in.Sources = append(in.Sources, SourceChange{DocumentID: a.DocumentID, Change: Removed, Path: a.Path, Old: a.SHA256})
		case b == nil || a == nil && taken[b.DocumentID]:
			// only its id changed: that is the configuration
		case a == nil:
			in.Sources = append(in.Sources, SourceChange{DocumentID: b.DocumentID, Change: Added, Path: b.Path, New: b.SHA256})
		case a.SHA256 != b.SHA256:
			c := SourceChange{DocumentID: a.DocumentID, Change: Changed, Path: b.Path, Old: a.SHA256, New: b.SHA256}
			if a.Path != b.Path {
				c.OldPath = a.Path
			}
			in.Sources = append(in.Sources, c)
		case a.Path != b.Path:
			in.Sources = append(in.Sources, SourceChange{DocumentID: a.DocumentID, Change: Moved, Path: b.Path, OldPath: a.Path,
				Old: a.SHA256, New: b.SHA256})
		}
	})
}

func (in *Inputs) configuration(was, is *lineage.Configuration, renamed map[string]string) {
	differ := func(id string, a, b []setting) {
		for i := range b {
			if a[i].value != b[i].value {
				in.Configuration = append(in.Configuration, SettingChange{id, b[i].key, a[i].value, b[i].value})
			}
		}
	}
	differ("", datasetSettings(was), datasetSettings(is))
	id := func(s lineage.ConfiguredSource) string { return s.ID }
	pairs(was.Sources, is.Sources, id, func(a, b *lineage.ConfiguredSource) {
		if a != nil && b != nil {
			differ(a.ID, sourceSettings(a), sourceSettings(b))
		}
		if a != nil && renamed[a.ID] != "" {
			in.Configuration = append(in.Configuration, SettingChange{a.ID, "id", a.ID, renamed[a.ID]})
		}
	})
}

type setting struct{ key, value string }

// datasetSettings are the settings of a corpus, besides its sources.
func datasetSettings(c *lineage.Configuration) []setting {
	return []setting{{"name", c.Name}, {"version", c.Version}, {"released", string(c.Released)}, {"title", c.Title},
		{"description", c.Description}, {"license", c.License}, {"shards", strconv.Itoa(c.Shards)}, {"lexicon", c.Lexicon},
		{"publisher", c.Publisher}, {"contact", c.Contact}, {"creators", strings.Join(c.Creators, "; ")},
		{"homepage", c.Homepage}, {"citation", c.Citation}, {"excel_csv", strconv.FormatBool(c.ExcelCSV)},
		{"keep_going", strconv.FormatBool(c.KeepGoing)},
		{"max_source_bytes", strconv.FormatInt(c.MaxBytes, 10)}}
}

// sourceSettings is what a configuration declares of a source, besides its id and path.
func sourceSettings(s *lineage.ConfiguredSource) []setting {
	return []setting{{"language", s.Language}, {"country", s.Country}, {"encoding", s.Encoding},
		{"published", string(s.Published)}, {"publisher", s.Publisher},
		{"author", s.Author}, {"url", s.URL}, {"retrieved", string(s.Retrieved)}, {"rights", s.Rights}, {"work", s.Work},
		{"not_work", s.NotWork}}
}

func (in *Inputs) stages(was, is *lineage.Manifest) {
	before := map[string]int{}
	for _, s := range was.Stages {
		before[s.Name] = s.Version
	}
	for _, s := range is.Stages {
		if old := before[s.Name]; old != s.Version {
			in.Stages = append(in.Stages, StageChange{s.Name, old, s.Version})
		}
		delete(before, s.Name)
	}
	for _, s := range was.Stages {
		if old, gone := before[s.Name]; gone {
			in.Stages = append(in.Stages, StageChange{s.Name, old, 0})
		}
	}
}

// changedLexicon gives the files of the language knowledge that differ. A manifest lists those that the build opened;
// that of an older release, whose builder.zip holds them, all that there were, opened or not.
func changedLexicon(was, is *lineage.Manifest) []FileChange {
	out := []FileChange{}
	for _, f := range changedFiles(was.Lexicon, is.Lexicon) {
		carried := strings.HasPrefix(f.Path, lineage.LexiconDir+"/") // else it is the corpus's own
		switch {
		case carried && f.Change == Removed && is.HasLexicon():
			if !was.HasLexicon() {
				continue // the old build may never have opened it, and the new one did not
			}
			f.Change = Unopened
		case carried && f.Change == Added && was.HasLexicon():
			if !is.HasLexicon() {
				continue
			}
			f.Change = Opened
		}
		out = append(out, f)
	}
	return out
}

func compareBuilders(oldDir, newDir string, was, is *lineage.Manifest) *BuilderChange {
	c := &BuilderChange{Old: was.Builder.ID(), New: is.Builder.ID(), Modules: []string{}, Standards: []string{},
		Code: []FileChange{}}
	pairs(was.Modules, is.Modules, func(m lineage.Module) string { return m.Path }, func(a, b *lineage.Module) {
		switch {
		case a == nil:
			c.Modules = append(c.Modules, b.Path+" "+b.Version+", new")
		case b == nil:
			c.Modules = append(c.Modules, a.Path+" "+a.Version+", gone")
		case *a != *b:
			c.Modules = append(c.Modules, b.Path+" "+b.Version+", was "+a.Version)
		}
	})
	for _, s := range []struct{ name, a, b string }{{"Unicode", was.Standards.Unicode, is.Standards.Unicode},
		{"Unicode of x/text", was.Standards.UnicodeText, is.Standards.UnicodeText},
		{"CLDR", was.Standards.CLDR, is.Standards.CLDR}} {
		if s.a != s.b {
			c.Standards = append(c.Standards, fmt.Sprintf("%s %s, was %s", s.name, s.b, s.a))
		}
	}
	a, okA := codeFiles(oldDir, was)
	b, okB := codeFiles(newDir, is)
	if c.Known = okA && okB; c.Known {
		c.Code = changedFiles(a, b)
	}
	return c
}

// codeFiles lists the files of builder.zip but for the language knowledge, with the CRC that the archive has of each.
// It reports false if the archive cannot be read. Whether it is what the manifest claims is for Verify to say.
func codeFiles(dir string, m *lineage.Manifest) ([]lineage.File, bool) {
	z, err := zip.OpenReader(filepath.Join(dir, filepath.FromSlash(lineage.BuilderName)))
	if err != nil {
		return nil, false
	}
	defer z.Close()
	var out []lineage.File
	for _, f := range z.File {
		name, ok := strings.CutPrefix(f.Name, m.Builder.Module+"@"+m.Builder.Version+"/")
		if ok && !strings.HasPrefix(name, lineage.LexiconDir+"/") {
			out = append(out, lineage.File{Path: name, Bytes: int64(f.UncompressedSize64),
				SHA256: strconv.FormatUint(uint64(f.CRC32), 16)})
		}
	}
	return out, true
}

// changedFiles gives the files that differ, by path.
func changedFiles(old, new []lineage.File) []FileChange {
	out := []FileChange{}
	pairs(old, new, func(f lineage.File) string { return f.Path }, func(a, b *lineage.File) {
		switch {
		case a == nil:
			out = append(out, FileChange{b.Path, Added})
		case b == nil:
			out = append(out, FileChange{a.Path, Removed})
		case *a != *b:
			out = append(out, FileChange{a.Path, Changed})
		}
	})
	return out
}

// pairs calls do for each key of two lists, in the order of the keys, with nil for the side that does not have it.
func pairs[T any](old, new []T, key func(T) string, do func(a, b *T)) {
	byKey := func(x, y T) int { return strings.Compare(key(x), key(y)) }
	old, new = slices.SortedStableFunc(slices.Values(old), byKey), slices.SortedStableFunc(slices.Values(new), byKey)
	for len(old) > 0 || len(new) > 0 {
		switch {
		case len(new) == 0 || len(old) > 0 && key(old[0]) < key(new[0]):
			do(&old[0], nil)
			old = old[1:]
		case len(old) == 0 || key(new[0]) < key(old[0]):
			do(nil, &new[0])
			new = new[1:]
		default:
			do(&old[0], &new[0])
			old, new = old[1:], new[1:]
		}
	}
}
