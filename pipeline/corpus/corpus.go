// Package corpus reads a folder of source texts and the corpus.yaml beside them. It gives the effective configuration,
// with every default written out, and the sources in the order of their ids; whatever in the folder is not a source is
// named. No path leads out of the folder: files are opened through os.Root, which follows no link that leaves it.
package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// ConfigName is the name of the configuration in a corpus folder.
const ConfigName = "corpus.yaml"

// DefaultMaxBytes is the length that a source may have.
const DefaultMaxBytes = 256 << 20

// Config is the effective configuration of a corpus.
type Config struct {
	Name        string      `json:"name"`
	Version     string      `json:"version"`
	Released    schema.Date `json:"released"` // empty: no date
	Title       string      `json:"title"`
	Description string      `json:"description"`
	License     string      `json:"license"`
	Shards      int         `json:"shards"`
	Lexicon     string      `json:"lexicon"`  // path of the corpus's own names; empty: none
	Same        [][]string  `json:"same"`     // names that name one entity, list by list
	NotSame     [][]string  `json:"not_same"` // names no two of which name one entity
	Publisher   string      `json:"publisher"`
	Contact     string      `json:"contact"`  // an address that answers questions about the dataset
	Creators    []string    `json:"creators"` // people or organizations, in the order in which they are cited
	Homepage    string      `json:"homepage"` // http or https
	Citation    string      `json:"citation"` // how to cite; empty: made of the other fields
}

// Source is one source of a corpus. There may be millions in a container, which have one Listed.
type Source struct {
	ID string
	*Listed
	Record *Record // which record of a container it is; nil for a file of its own
	fault  error   // why its records cannot be read; nil if they can, or it has none
}

// Listed is what the corpus says of a file.
type Listed struct {
	Path     string
	Declared *tables.Declared
	Columns  []container.Column // of a container: what its columns hold
	Beside   []tables.Stated    // what files beside it say of it
	line     int                // in corpus.yaml, 0 without
}

// Skipped is an entry of the folder that is no source, and why.
type Skipped struct{ Path, Reason string }

// Own is a file of the folder that is no source text but belongs to the corpus.
type Own struct {
	Path string
	Data []byte
}

// Corpus is a folder of source texts.
type Corpus struct {
	Dir        string
	Config     Config
	Configured bool      // the folder has a corpus.yaml
	Named      bool      // it names the dataset
	Files      []Source  // as corpus.yaml or the folder has them, by id, as bytes
	Sources    []Source  // the same, but records for a container; by id, as bytes
	Found      []Found   // containers whose columns were found by their names, by path
	Skipped    []Skipped // by path
	Notes      []string  // what corpus.yaml says without an effect
	Own        []Own     // corpus.yaml, the corpus's own names and what files beside the sources say, as they were read
	MaxBytes   int64
	root       *os.Root
	temp       string          // the folder for unpacked containers; empty: that of the system
	spools     []*os.File      // unpacked containers
	first      []atomic.Uint64 // what each source was at its first reading (see mark); 0: it was not read
}

// Open reads the corpus in dir. Close it when its sources have been read.
func Open(dir string) (*Corpus, error) { return OpenIn(dir, "") }

// OpenIn is Open with the folder in which containers are unpacked, that of the system if it is empty.
func OpenIn(dir, temp string) (*Corpus, error) {
	return open(dir, func(c *Corpus, folder string) error {
		c.temp = temp
		return c.load(folder)
	})
}

// OpenSettings reads what corpus.yaml in dir says of the corpus as a whole, and the corpus's own names. It looks for no
// source: that takes as long as there are files.
func OpenSettings(dir string) (*Corpus, error) { return open(dir, (*Corpus).settings) }

func open(dir string, load func(c *Corpus, folder string) error) (*Corpus, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s does not exist; give the folder that holds the texts", dir)
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is a file; give the folder that holds the texts", dir)
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	c := &Corpus{Dir: dir, MaxBytes: DefaultMaxBytes, root: root}
	if err := load(c, filepath.Base(abs)); err != nil {
		c.Close()
		return nil, err
	}
	c.first = make([]atomic.Uint64, len(c.Sources))
	return c, nil
}

// Close releases the folder.
func (c *Corpus) Close() error {
	for _, f := range c.spools {
		f.Close()
		os.Remove(f.Name())
	}
	return c.root.Close()
}

// settings reads corpus.yaml, and gives what it does not say.
func (c *Corpus) settings(folder string) error {
	c.Config = Config{Version: "0.0.0-dev", Shards: 1}
	data, err := c.root.ReadFile(ConfigName)
	switch {
	case err == nil:
		c.Configured = true
		c.Own = append(c.Own, Own{ConfigName, data})
		if err := c.configure(data); err != nil {
			return errors.Join(err, c.completeAll()) // what can be said of the sources that were read
		}
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("failed to read %s: %w", c.at(0), err)
	}
	if c.Named = c.Config.Name != ""; !c.Named {
		c.Config.Name = slug(folder)
	}
	if c.Config.Title == "" {
		c.Config.Title = c.Config.Name
	}
	if c.Config.Lexicon == "" {
		return nil
	}
	if err := c.exists(c.Config.Lexicon, 0); err != nil {
		return err
	}
	names, err := c.ReadFile(c.Config.Lexicon)
	c.Own = append(c.Own, Own{c.Config.Lexicon, names})
	return err
}

func (c *Corpus) load(folder string) error {
	if err := c.settings(folder); err != nil {
		return err
	}
	listed := len(c.Sources) > 0
	if !listed {
		if err := c.scan(); err != nil {
			return err
		}
	}
	if len(c.Sources) == 0 {
		return c.empty()
	}
	if err := c.completeAll(); err != nil {
		return err
	}
	if err := c.order(); err != nil {
		return err
	}
	if err := c.describe(); err != nil {
		return err
	}
	if listed {
		there := &Corpus{Dir: c.Dir, MaxBytes: c.MaxBytes, root: c.root, Config: c.Config}
		if there.scan() != nil {
			there.Sources = nil // what cannot be listed is not in the way of what corpus.yaml names
		}
		compare(c, there.Sources, c.at(0))
	}
	return c.expand()
}

func (c *Corpus) empty() error {
	hint := "put files into it that end with " + strings.Join(source.Extensions, ", ") + ", or with .gz or .zst after that"
	if len(c.Skipped) > 0 {
		hint = fmt.Sprintf("it holds %s (%s)", c.Skipped[0].Path, c.Skipped[0].Reason)
		if n := len(c.Skipped) - 1; n > 0 {
			hint += fmt.Sprintf(" and %d more entries that are no sources", n)
		}
	}
	return fmt.Errorf("%s: no texts found; %s", c.Dir, hint)
}

// scan takes every readable text below the folder as a source.
func (c *Corpus) scan() error {
	var waiting []string // files that may say what others are
	err := fs.WalkDir(c.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("failed to read %s: %w", filepath.Join(c.Dir, p), err)
		}
		if p == "." || p == ConfigName {
			return nil
		}
		skip := func(reason string) error {
			c.Skipped = append(c.Skipped, Skipped{p, reason})
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case strings.HasPrefix(d.Name(), "."):
			return skip("hidden")
		case d.IsDir():
			if c.isRelease(p) {
				return skip("a release folder")
			}
			return nil
		case p == c.Config.Lexicon:
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			info, err := c.root.Stat(p)
			if err != nil {
				return skip("a link that leads nowhere or out of the folder")
			}
			if info.IsDir() {
				return skip("a link to a folder")
			}
		case !d.Type().IsRegular():
			return skip("not a regular file")
		}
		if mayBeside(p) {
			waiting = append(waiting, p)
			return nil
		}
		if reason := source.Unread(p); reason != "" {
			return skip(reason)
		}
		c.Sources = append(c.Sources, Source{Listed: &Listed{Path: p, Declared: &tables.Declared{}}})
		return nil
	})
	if err != nil {
		return err
	}
	return c.sortOut(waiting)
}

// isRelease reports whether the folder p holds a release of this program.
func (c *Corpus) isRelease(p string) bool {
	for _, f := range []string{"manifest.json", "CHECKSUMS"} {
		if _, err := c.root.Stat(path.Join(p, f)); err != nil {
			return false
		}
	}
	return true
}

// completeAll completes all sources; the error has all that is wrong with them.
func (c *Corpus) completeAll() error {
	c.nameAll()
	var faults []error
	for i := range c.Sources {
		faults = append(faults, c.complete(&c.Sources[i]))
	}
	return errors.Join(faults...)
}

// nameAll gives the sources without an id one that is made of the path without extension; where several paths would
// have the same, as page.html and page.pdf, with the extension: page-html, page-pdf.
func (c *Corpus) nameAll() {
	stem := func(s *Source) string { return source.KindOf(s.Path).Stem }
	paths := map[string]int{}
	for i := range c.Sources {
		if s := &c.Sources[i]; s.ID == "" {
			paths[stem(s)]++
		}
	}
	for i := range c.Sources {
		s := &c.Sources[i]
		if s.ID != "" {
			continue
		}
		id := stem(s)
		if paths[id] > 1 {
			id += strings.ReplaceAll(s.Path[len(id):], ".", "-")
		}
		s.ID = norm.NFC.String(strings.ReplaceAll(id, "/", "-"))
	}
}

// complete proves that the id of a source is one and that its file can be there.
func (c *Corpus) complete(s *Source) error {
	if reason := badID(s.ID); reason != "" {
		return fmt.Errorf("%s: the id %q %s; give the source an id in %s", c.at(s.line), s.ID, reason, ConfigName)
	}
	if s.line == 0 {
		return nil
	}
	if err := c.exists(s.Path, s.line); err != nil {
		return err
	}
	if reason := source.Unread(s.Path); reason != "" {
		if !strings.Contains(reason, ";") {
			reason += "; convert the source to one of " + strings.Join(source.Extensions, ", ")
		}
		return fmt.Errorf("%s: %s: %s", c.at(s.line), s.Path, reason)
	}
	return nil
}

// exists proves that a path named in the configuration is a file in the folder.
func (c *Corpus) exists(p string, line int) error {
	if !filepath.IsLocal(filepath.FromSlash(p)) || path.Clean(p) != p {
		return fmt.Errorf("%s: the path %q leaves the corpus folder or is not in its plain form; give it relative to %s, "+
			"with / between folders", c.at(line), p, c.Dir)
	}
	info, err := c.root.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %s does not exist in %s", c.at(line), p, c.Dir)
	case err != nil:
		if l, e := c.root.Lstat(p); e == nil && l.Mode()&fs.ModeSymlink != 0 {
			return fmt.Errorf("%s: %s is a link that leaves the corpus folder; copy the file into %s", c.at(line), p, c.Dir)
		}
		return fmt.Errorf("%s: %w", c.at(line), err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: %s is not a file", c.at(line), p)
	}
	return nil
}

// order sorts the sources by id and finds doubled paths and ids.
func (c *Corpus) order() error {
	slices.SortStableFunc(c.Sources, func(a, b Source) int { return strings.Compare(a.Path, b.Path) })
	for i := 1; i < len(c.Sources); i++ {
		if a, b := c.Sources[i-1], c.Sources[i]; a.Path == b.Path {
			return fmt.Errorf("%s: the path %s is given twice, first at line %d", c.at(max(a.line, b.line)), b.Path,
				min(a.line, b.line))
		}
	}
	return c.distinct()
}

// distinct sorts the sources by id and finds doubled ids. Of two records of a container that have the same, the second
// one cannot be read.
func (c *Corpus) distinct() error {
	byID := func(a, b Source) int { return strings.Compare(a.ID, b.ID) }
	slices.SortStableFunc(c.Sources, byID)
	if settleRecords(c.Sources) {
		slices.SortStableFunc(c.Sources, byID)
	}
	for i := 1; i < len(c.Sources); i++ {
		if a, b := c.Sources[i-1], c.Sources[i]; a.ID == b.ID {
			where := ""
			if a.line == 0 && b.line == 0 {
				where = " in " + ConfigName + ", or remove or rename one"
			}
			return fmt.Errorf("%s: the id %q belongs to %s and to %s; give one of them another id%s", c.at(max(a.line, b.line)),
				b.ID, a.where(), b.where(), where)
		}
	}
	return nil
}

// settleRecords gives records that have the id of one before them in their container another id, and the error of it.
func settleRecords(sources []Source) (changed bool) {
	first := 0
	for i := 1; i < len(sources); i++ {
		a, b := &sources[first], &sources[i]
		if a.ID != b.ID || a.Record == nil || b.Record == nil || a.Record.Container != b.Record.Container {
			first = i
			continue
		}
		b.fault = fmt.Errorf("%s: its id %q is that of %s; mend it, or leave id out of columns", b.where(), b.ID,
			a.Record.shown())
		b.ID += fmt.Sprintf("-record-%d", b.Record.Number)
		changed = true
	}
	return changed
}

// at is the place of a line of corpus.yaml, or the folder without one.
func (c *Corpus) at(line int) string {
	p := filepath.Join(c.Dir, ConfigName)
	if line > 0 {
		return fmt.Sprintf("%s:%d", p, line)
	}
	if c.Configured {
		return p
	}
	return c.Dir
}

// Changed is the error of reading a source again that is not what it was the first time, or cannot be read any more.
type Changed struct{ Path string }

func (c Changed) Error() string { return c.Path + " changed while it was read; build again" }

// Read gives the bytes of source number i; the same every time, or a Changed error. Other errors name its path in the
// folder, as they go into the manifest.
func (c *Corpus) Read(i int) ([]byte, error) {
	data, _, err := c.read(i)
	return data, err
}

// read gives the bytes of source number i, and where they stand in its file; at is -1 if they do not.
func (c *Corpus) read(i int) (data []byte, at int64, err error) {
	data, at, err = c.bytesOf(&c.Sources[i])
	before := c.first[i].Load()
	if before == 0 && err == nil {
		if c.first[i].CompareAndSwap(0, mark(data)) {
			return data, at, nil
		}
		before = c.first[i].Load()
	}
	if before != 0 && (err != nil || mark(data) != before) {
		return nil, 0, Changed{c.Sources[i].Path}
	}
	return data, at, err
}

// mark is the beginning of the digest of a source, and never 0: enough to see that it has changed.
func mark(data []byte) uint64 {
	sum := sha256.Sum256(data)
	return binary.BigEndian.Uint64(sum[:]) | 1
}

// Load gives source number i with its bytes, unpacked if they are compressed; neither the file nor what it unpacks to
// may be longer than MaxBytes. Errors are those of Read.
func (c *Corpus) Load(i int) (*tables.Source, error) {
	data, at, err := c.read(i)
	if err != nil {
		return nil, err
	}
	s := &c.Sources[i]
	row := &tables.Source{DocumentID: s.ID, Path: s.Path, Declared: *s.Declared, Content: data, Beside: s.Beside}
	if s.Record != nil {
		row.Record = s.Record.row(at)
		s.Record.surround(row)
		s.Record.declare(&row.Declared)
		return row, nil
	}
	if source.KindOf(s.Path).Packed {
		row.Packed = data
		if row.Content, err = source.Unpack(data, c.MaxBytes); err != nil {
			return nil, fmt.Errorf("%s: %w", s.Path, err)
		}
	}
	return row, nil
}
