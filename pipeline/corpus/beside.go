package corpus

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// Files beside the sources say what they are: a.json or a.yaml beside a.html, and a metadata.csv for a folder, a line a
// file. Their keys and columns are known by their names, or by columns in corpus.yaml.

// besides are the extensions of files that say what the file beside them is, in the order in which they are looked for.
var besides = []string{".json", ".yaml", ".yml"}

// lists are the names of files that say what the files of their folder are.
var lists = []string{"metadata.csv", "metadata.tsv"}

// keys are the columns of such a list that can name the file: by its path in the folder, its name or its id.
var keys = []string{"file", "filename", "file_name", "path", "name", "id", "document_id"}

// mayBeside reports whether a file may say what others are.
func mayBeside(p string) bool {
	return slices.Contains(lists, path.Base(p)) || slices.Contains(besides, strings.ToLower(path.Ext(p)))
}

// noRecords is why a file in JSON that stands beside nothing is left out.
const noRecords = "a .json file is read as metadata beside a text of its name, or as records: an array of objects, " +
	"one in an object, or an object a line, of which one key holds the text"

// sortOut takes a list of files that names a column for their text, and a file of records in JSON, as the container
// that it is, and names the files that stand beside nothing.
func (c *Corpus) sortOut(waiting []string) error {
	about := map[string]bool{}
	for i := range c.Sources {
		for _, p := range beside(c.Sources[i].Path) {
			about[p] = true
		}
	}
	for _, p := range waiting {
		switch {
		case about[p]:
		case source.KindOf(p).HasRows() && c.holdsText(p):
			c.Sources = append(c.Sources, Source{Listed: &Listed{Path: p, Declared: &tables.Declared{}}})
		case slices.Contains(lists, path.Base(p)):
		default:
			c.Skipped = append(c.Skipped, Skipped{p, cmp.Or(source.Unread(p), noRecords)})
		}
	}
	slices.SortStableFunc(c.Skipped, func(a, b Skipped) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

// holdsText reports whether a file of records has a column that holds the text of documents.
func (c *Corpus) holdsText(p string) bool {
	f, err := c.root.Open(p)
	if err != nil {
		return true // reading it as a source says why
	}
	defer f.Close()
	_, err = container.Columns(f, source.KindOf(p).Media, c.MaxBytes, nil)
	return err == nil
}

// describe adds to each source what the files beside it say. One that cannot be read is an error that names it.
func (c *Corpus) describe() error {
	folders := map[string][]string{} // names in a folder, sorted
	listed := map[string]*list{}     // by path; nil for one that is none
	read := map[string]bool{}        // by path: whether it says something of a source
	for i := range c.Sources {
		s := &c.Sources[i]
		if source.KindOf(s.Path).IsContainer() {
			continue
		}
		dir := path.Dir(s.Path)
		if _, known := folders[dir]; !known {
			folders[dir] = c.namesIn(dir)
		}
		has := func(p string) bool {
			_, found := slices.BinarySearch(folders[dir], path.Base(p))
			return found && !slices.ContainsFunc(c.Own, func(o Own) bool { return o.Path == p && p == ConfigName })
		}
		for _, p := range beside(s.Path) {
			if !has(p) {
				continue
			}
			said, err := c.object(p)
			if err != nil {
				s.fault = cmp.Or(s.fault, err)
				continue
			}
			if err := c.keep(p, read, s.tell(said)); err != nil {
				return err
			}
		}
		for _, name := range lists {
			p := path.Join(dir, name)
			if p == s.Path || !has(p) {
				continue
			}
			if _, known := listed[p]; !known {
				l, err := c.listAt(p)
				if err != nil {
					return err
				}
				listed[p] = l
			}
			if err := c.keep(p, read, s.tell(listed[p].of(s.Path, s.ID))); err != nil {
				return err
			}
		}
	}
	for i := range c.Sources {
		delete(read, c.Sources[i].Path) // a list that is a source itself
	}
	for _, p := range slices.Sorted(maps.Keys(read)) {
		if !read[p] {
			c.Skipped = append(c.Skipped, Skipped{p, "it says nothing of a source that documents have a column for"})
		}
	}
	slices.SortStableFunc(c.Skipped, func(a, b Skipped) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

// keep notes whether a file beside the sources was used: then it belongs to the corpus.
func (c *Corpus) keep(p string, read map[string]bool, used bool) error {
	if !used || read[p] {
		read[p] = read[p] || used
		return nil
	}
	read[p] = true
	data, err := c.ReadFile(p)
	if err != nil {
		return err
	}
	c.Own = append(c.Own, Own{p, data})
	return nil
}

// beside are the paths of the files that may say what a file is.
func beside(p string) []string {
	var out []string
	for _, stem := range []string{source.KindOf(p).Stem, p} {
		for _, ext := range besides {
			if beside := stem + ext; beside != ConfigName {
				out = append(out, beside)
			}
		}
	}
	return out
}

// namesIn gives the names of the files in a folder; none for one that cannot be read.
func (c *Corpus) namesIn(dir string) []string {
	entries, err := fs.ReadDir(c.root.FS(), dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if e.Type().IsRegular() {
			out = append(out, e.Name())
		}
	}
	slices.Sort(out)
	return out
}

// said is a key with its value.
type said struct{ key, value string }

// object reads the keys of a file in JSON or YAML whose values are texts or numbers.
func (c *Corpus) object(p string) ([]said, error) {
	data, err := c.ReadFile(p)
	if err != nil {
		return nil, err
	}
	return objectOf(p, data)
}

// objectOf does so with the bytes of the file.
func objectOf(p string, data []byte) ([]said, error) {
	if strings.EqualFold(path.Ext(p), ".json") {
		var line bytes.Buffer
		if err := json.Compact(&line, bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))); err != nil {
			return nil, fmt.Errorf("%s: it is no JSON (%w); mend it, or take it out of the folder", p, err)
		}
		pairs, err := container.Object(line.Bytes())
		switch {
		case line.Len() > 0 && line.Bytes()[0] != '{':
			return nil, nil // a list of things: not about the file beside it
		case err != nil:
			return nil, fmt.Errorf("%s: %w; mend it, or take it out of the folder", p, err)
		}
		var out []said
		for _, pair := range pairs {
			if v := line.Bytes()[pair.Start:pair.End]; pair.Text || len(v) > 0 && v[0] != '{' && v[0] != '[' {
				out = append(out, said{pair.Key, pair.Say(line.Bytes())})
			}
		}
		return out, nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%s: it is no YAML (%s); mend it, or take it out of the folder", p,
			strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	var out []said
	for n := doc.Content[0].Content; len(n) > 1; n = n[2:] {
		if n[1].Kind == yaml.ScalarNode && n[1].Tag != "!!null" {
			out = append(out, said{n[0].Value, n[1].Value})
		}
	}
	return out, nil
}

// list is a table that says what the files of a folder are.
type list struct {
	names []string
	rows  map[string][]string // by what names the file
}

// listAt reads a table of the files of a folder.
func (c *Corpus) listAt(p string) (*list, error) {
	data, err := c.ReadFile(p)
	if err != nil {
		return nil, err
	}
	return listOf(p, data)
}

// listOf reads such a table from its bytes. One without a column that names the files is an error.
func listOf(p string, data []byte) (*list, error) {
	media := source.KindOf(p).Media
	if container.IsLaidOut(media, data) {
		var b bytes.Buffer
		if err := container.LayOut(&b, bytes.NewReader(data), int64(len(data)), media); err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		data = b.Bytes()
	}
	r, err := container.NewReader(bytes.NewReader(data), media, int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	l := &list{rows: map[string][]string{}}
	for _, v := range r.Header {
		l.names = append(l.names, v.Say(r.Names))
	}
	key := -1
	for _, k := range keys {
		if key < 0 {
			key = slices.IndexFunc(l.names, func(n string) bool { return strings.EqualFold(strings.TrimSpace(n), k) })
		}
	}
	if key < 0 {
		return nil, fmt.Errorf("%s: none of its columns names the files; name one of them file (they are %s)", p,
			strings.Join(l.names, ", "))
	}
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			return l, nil
		}
		var row []string
		if err == nil {
			row, err = rowOf(&record, r.Comma, len(l.names))
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w; mend it, or take it out of the folder", p, err)
		}
		if l.rows[row[key]] != nil {
			return nil, fmt.Errorf("%s: %q is there twice", p, row[key])
		}
		l.rows[row[key]] = row
	}
}

// rowOf gives the values of a record that has to have so many.
func rowOf(record *container.Record, comma byte, columns int) ([]string, error) {
	values, err := container.Row(record.Data, comma)
	if err == nil && len(values) != columns {
		err = fmt.Errorf("it has %d columns instead of %d", len(values), columns)
	}
	if err != nil {
		return nil, fmt.Errorf("record %d: %w", record.Number, err)
	}
	out := make([]string, columns)
	for i, v := range values {
		out[i] = v.Say(record.Data)
	}
	return out, nil
}

// of gives what the table says of a file, by its name, its name without extension or its id.
func (l *list) of(p, id string) []said {
	for _, key := range []string{path.Base(p), path.Base(source.KindOf(p).Stem), id} {
		if row := l.rows[key]; row != nil && key != "" {
			var out []said
			for i, n := range l.names {
				out = append(out, said{n, row[i]})
			}
			return out
		}
	}
	return nil
}

// tell takes what is said of a source, as far as it is something that documents has a column for; false if nothing is.
func (s *Source) tell(keys []said) bool {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.key
	}
	used := false
	for _, column := range container.About(names, s.Columns) {
		i := slices.Index(names, column.Name)
		value := strings.TrimSpace(keys[i].value)
		told := func(t tables.Stated) bool { return t.Field == column.Field }
		if value != "" && !slices.ContainsFunc(s.Beside, told) {
			s.Beside = append(s.Beside, tables.Stated{Field: column.Field, Value: value, Rule: "file_beside"})
			used = true
		}
	}
	return used
}
