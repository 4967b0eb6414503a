package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/export"
	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/publish"
	"example.org/sourcebook/pipeline/sheets"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Options say what to build and how. Only Corpus, Source, Lexicon, KeepGoing, ExcelCSV and MaxBytes can make a
// difference to what is built or whether it is.
type Options struct {
	Corpus     string          // folder of the texts
	Out        string          // release folder; empty: datasets/<name>/<version>
	Source     fs.FS           // the program's own source
	Lexicon    fs.FS           // the language knowledge, a folder a language; nil: what Source holds
	MaxBytes   int64           // longest source; 0: corpus.DefaultMaxBytes
	KeepGoing  bool            // leave out sources that cannot be read
	Workers    int             // calls at a time
	Observe    stage.Observer  // told of progress; may be nil
	Exports    export.Progress // told of the rows that are written; may be nil
	NoWorkbook bool            // leave the workbook out, to measure the rest
	Cache      string          // folder in which results of stages are kept for other builds; empty: none
	ExcelCSV   bool            // write CSV files for spreadsheets, too
	Force      bool            // replace a pre-release of another dataset
	Warn       func(string)    // told of what went wrong without harm; may be nil
}

// Release is what a build made.
type Release struct {
	Dir      string
	Root     string // root digest
	Outcome  publish.Outcome
	Manifest *lineage.Manifest
	Skipped  []corpus.Skipped // entries of the corpus folder that are no sources
	Cache    stage.CacheUse
}

// Build makes the release of a corpus. The release folder appears whole, or not at all with an error that says why.
func Build(ctx context.Context, o Options) (*Release, error) {
	c, err := corpus.Open(o.Corpus)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if o.MaxBytes > 0 {
		c.MaxBytes = o.MaxBytes
	}
	for _, f := range c.Found {
		if o.Warn != nil {
			o.Warn(f.String())
		}
	}
	for _, note := range c.Notes {
		if o.Warn != nil {
			o.Warn(note)
		}
	}
	if o.Out == "" {
		o.Out = filepath.Join("datasets", c.Config.Name, c.Config.Version)
	}
	r, err := build(ctx, o, c, run)
	return r, withRoom(err, c, o.Out)
}

// A maker makes what the stages write of a corpus, with its working tables in dir.
type maker func(
	ctx context.Context, o Options, c *corpus.Corpus, stages []stage.Stage, lexicon *language.Lexicon,
	cache *stage.Cache, dir string,
) (*stage.Result, error)

// build makes the release of a corpus that is open.
func build(ctx context.Context, o Options, c *corpus.Corpus, run maker) (*Release, error) {
	staging, err := publish.Begin(o.Out)
	if err != nil {
		return nil, err
	}
	staging.Force = o.Force
	defer staging.Discard()

	builder := sync.OnceValues(later(func() (*lineage.Builder, error) { return lineage.NewBuilder(o.Source) }))
	cache := openCache(o, builder)
	defer cache.Close()
	if o.Lexicon == nil {
		if o.Lexicon, err = fs.Sub(o.Source, lineage.LexiconDir); err != nil {
			return nil, err
		}
	}
	lexicon := openLexicon(o.Lexicon, c)
	result, err := run(ctx, o, c, stagesOf(o), lexicon, cache, staging.Work)
	if err != nil {
		return nil, allUnread(ctx, o, c, lexicon, err)
	}
	defer result.Close()
	warnOfUnknown(c, o.Warn, result)
	warnOfUnnamed(c, o.Warn, result)
	manifest, err := describe(c, o, result)
	if err != nil {
		return nil, err
	}
	info := infoOf(c, o)
	info.Works = pagesOf(result)
	info.Names = mostNamed(result)
	if info.Shards > 1 {
		info.Sharded = shardedTables(result, info.Shards)
	}
	if !o.NoWorkbook {
		sheets, found := sheetsOf(result, titleOf(c))
		info.Sheets, info.Findings, info.Standing = sheets, found.Findings, found.Standing
	}
	report, err := export.Export(ctx, staging.Dir, info, releasedTables(result.Reader()), o.Exports)
	if err != nil {
		return nil, err
	}
	if err := result.Err(); err != nil {
		return nil, err
	}
	result.Close() // an open file could not be removed everywhere
	addTables(manifest, report)
	b, err := builder()
	if err != nil {
		return nil, err
	}
	own := lexicon.Watch()
	versions, err := own.Versions()
	if err != nil {
		return nil, err
	}
	manifest.Describe(b, versions["CLDR"])
	opened, err := openedBy(o.Lexicon, append(own.Opened(), result.Opened...))
	if err != nil {
		return nil, err
	}
	manifest.Lexicon = opened.Files
	if err := writeLineage(staging.Dir, b, opened, cache); err != nil {
		return nil, err
	}
	if err := writeSources(staging.Dir, c, manifest); err != nil {
		return nil, err
	}
	root, err := lineage.Seal(staging.Dir, manifest, writtenBy(report))
	if err != nil {
		return nil, err
	}
	outcome, err := staging.Publish(ctx)
	if err != nil {
		return nil, err
	}
	if err := staging.Remains(); err != nil && o.Warn != nil {
		o.Warn(fmt.Sprintf("the release is there, but working files are left beside it: %v; the next build of it removes "+
			"them", err))
	}
	return &Release{
		Dir: o.Out, Root: root, Outcome: outcome, Manifest: manifest, Skipped: c.Skipped, Cache: cache.Use(),
	}, nil
}

// infoOf is what the files of a release say of the dataset as a whole.
func infoOf(c *corpus.Corpus, o Options) export.Info {
	g := c.Config
	d := about.Dataset{Name: g.Name, Version: g.Version, Released: string(g.Released), Title: g.Title,
		Description: g.Description, License: g.License, Publisher: g.Publisher, Contact: g.Contact, Creators: g.Creators,
		Homepage: g.Homepage, Citation: g.Citation, Shards: g.Shards}
	return export.Info{Dataset: d, NoWorkbook: o.NoWorkbook, ExcelCSV: o.ExcelCSV}
}

// titleOf is the title of the dataset; its name where it has none.
func titleOf(c *corpus.Corpus) string { return cmp.Or(c.Config.Title, c.Config.Name) }

// run runs stages over the documents of a corpus, of which at least one must be read.
func run(
	ctx context.Context, o Options, c *corpus.Corpus, stages []stage.Stage, lexicon *language.Lexicon,
	cache *stage.Cache, dir string,
) (*stage.Result, error) {
	result, err := runStages(ctx, o, c, stages, lexicon, cache, dir)
	if err == nil && len(result.Documents) == 0 {
		result.Close()
		return nil, fmt.Errorf("%s: none of the %d sources could be read; the first error is: %w", c.Dir, len(c.Sources),
			result.Left[0].Err)
	}
	return result, err
}

func runStages(
	ctx context.Context, o Options, c *corpus.Corpus, stages []stage.Stage, lexicon *language.Lexicon,
	cache *stage.Cache, dir string,
) (*stage.Result, error) {
	runner := runnerOf(c, stages, lexicon, dir)
	runner.Workers, runner.KeepGoing, runner.Observe, runner.Cache = o.Workers, o.KeepGoing, o.Observe, cache
	result, err := runner.Run(ctx)
	if own := (language.OwnFault{}); errors.As(err, &own) {
		return nil, fmt.Errorf("%s: %w", filepath.Join(c.Dir, c.Config.Lexicon), own)
	}
	return result, err
}

// runnerOf gives the runner of stages over the documents of a corpus.
func runnerOf(c *corpus.Corpus, stages []stage.Stage, lexicon *language.Lexicon, dir string) *stage.Runner {
	documents := make([]string, len(c.Sources))
	for i, s := range c.Sources {
		documents[i] = s.ID
	}
	return &stage.Runner{
		Stages:    stages,
		Tables:    tables.All,
		Documents: documents,
		Inputs: map[string]func(int) (any, error){tables.Sources.Name: func(i int) (any, error) {
			row, err := c.Load(i)
			if changed := (corpus.Changed{}); errors.As(err, &changed) {
				return nil, err
			} else if err != nil {
				return nil, stage.Unreadable{Err: err}
			}
			return row, nil
		}},
		Works:   tables.WorkIDs,
		Lexicon: lexicon,
		Dir:     dir,
	}
}

// stagesOf gives the stages of the pipeline, but for the one that serves the workbook where there is none.
func stagesOf(o Options) []stage.Stage {
	return slices.DeleteFunc(slices.Clone(Stages), func(s stage.Stage) bool {
		return o.NoWorkbook && s.Name == sheets.Stage.Name
	})
}

// describe begins the manifest: the configuration, the sources, the stages and what check proved.
func describe(c *corpus.Corpus, o Options, result *stage.Result) (*lineage.Manifest, error) {
	g := c.Config
	m := &lineage.Manifest{Stages: result.Records}
	m.Configuration = lineage.Configuration{Name: g.Name, Version: g.Version, Released: g.Released, Title: g.Title,
		Description: g.Description, License: g.License, Shards: g.Shards, Lexicon: g.Lexicon,
		Same: g.Same, NotSame: g.NotSame,
		Publisher: g.Publisher, Contact: g.Contact, Creators: g.Creators, Homepage: g.Homepage, Citation: g.Citation,
		ExcelCSV: o.ExcelCSV, KeepGoing: o.KeepGoing, MaxBytes: c.MaxBytes}
	for _, s := range c.Files {
		d := s.Declared
		m.Configuration.Sources = append(m.Configuration.Sources, lineage.ConfiguredSource{Path: s.Path, ID: s.ID,
			Language: d.Language, Country: d.Country,
			Encoding: d.Encoding, Published: d.Published, Publisher: d.Publisher, Author: d.Author,
			URL: d.URL, Retrieved: d.Retrieved, Rights: d.Rights, Work: d.Work,
			NotWork: d.NotWork, Columns: columnsOf(s.Columns)})
	}
	in := result.Reader()
	addSources(m, c, in, result.Left)
	var all tables.Tally
	for t := range tables.Tallies.Read(in) {
		all.Digits += t.Digits
		all.Words += t.Words
		all.InFigures += t.InFigures
		all.InRejection += t.InRejection
		all.Spans += t.Spans
		all.Rows += t.Rows
	}
	m.Checks = []lineage.Check{
		{Name: "rows checked", Count: int64(all.Rows)},
		{Name: "spans compared with the source bytes", Count: int64(all.Spans)},
		{Name: "numerals in digits", Count: int64(all.Digits)},
		{Name: "numerals in words", Count: int64(all.Words)},
		{Name: "numerals in figures", Count: int64(all.InFigures)},
		{Name: "numerals in rejections", Count: int64(all.InRejection)},
	}
	return m, result.Err()
}

// columnsOf gives the columns of a container as the manifest has them.
func columnsOf(columns []container.Column) []lineage.ConfiguredColumn {
	var out []lineage.ConfiguredColumn
	for _, c := range columns {
		out = append(out, lineage.ConfiguredColumn{Field: c.Field, Column: c.Name})
	}
	return out
}

// addSources notes the files that were read, a container once, and the documents that were left out.
func addSources(m *lineage.Manifest, c *corpus.Corpus, in *stage.Reader, left []stage.Left) {
	containers := map[string]int{} // by path: place in the sources
	for r := range tables.Origins.Read(in) {
		s := lineage.Source{DocumentID: r.DocumentID, Path: r.Path, Bytes: int64(r.SourceBytes), SHA256: r.SourceSHA256}
		s.MediaType, s.Encoding = r.Kept()
		i, there := containers[r.Path]
		if r.Container != "" && there { // what is attached to a message comes after the message
			m.Sources[i].Records++
			continue
		}
		containers[r.Path] = len(m.Sources)
		if r.Container != "" {
			s.DocumentID, s.Records = r.Container, 1
		}
		m.Sources = append(m.Sources, s)
	}
	slices.SortFunc(m.Sources, func(a, b lineage.Source) int { return strings.Compare(a.DocumentID, b.DocumentID) })
	digests := map[string]lineage.File{}
	for _, l := range left {
		i, _ := slices.BinarySearchFunc(c.Sources, l.DocumentID,
			func(s corpus.Source, id string) int { return strings.Compare(s.ID, id) })
		out := lineage.LeftOut{DocumentID: l.DocumentID, Path: c.Sources[i].Path, Error: l.Err.Error()}
		if _, there := containers[out.Path]; !there {
			f, known := digests[out.Path]
			if !known {
				f, _ = lineage.DigestFile(c.FS(), out.Path) // a file that cannot be read has no digest
				digests[out.Path] = f
			}
			out.Bytes, out.SHA256 = f.Bytes, f.SHA256
		}
		m.LeftOut = append(m.LeftOut, out)
	}
}

// pagesOf gives what the reading page shows, a work at a time.
func pagesOf(result *stage.Result) iter.Seq2[*export.WorkPage, error] {
	return func(yield func(*export.WorkPage, error) bool) {
		for p := range tables.Pages.Read(result.Reader()) {
			w := &export.WorkPage{WorkID: p.WorkID, Title: p.Title, Language: p.Language,
				Documents: p.Documents, Figures: p.Figures,
				Damaged: p.Damaged, Facts: map[string]int{}, Lengths: p.Blocks}
			w.Blocks = func(yield func(string, error) bool) {
				for b := range tables.PageBlocks.Read(result.ReaderOf(p.WorkID)) {
					if !yield(b.HTML, nil) {
						return
					}
				}
				if err := result.Err(); err != nil {
					yield("", err)
				}
			}
			for i, status := range p.Statuses {
				w.Facts[status] = p.Facts[i]
			}
			for _, l := range p.Leads {
				w.Leads = append(w.Leads, export.Lead(l))
			}
			if !yield(w, nil) {
				return
			}
		}
		if err := result.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// mostNamed gives who and what the documents name, those first that most documents name, then those named most often.
func mostNamed(result *stage.Result) []*schema.Entity {
	var out []*schema.Entity
	for e := range tables.Entities.Read(result.Reader()) {
		i, _ := slices.BinarySearchFunc(out, e, func(a, b *schema.Entity) int {
			return cmp.Or(b.Documents-a.Documents, b.Mentions-a.Mentions, strings.Compare(a.EntityID, b.EntityID))
		})
		if i < export.NamesOnPage {
			out = slices.Insert(out, i, e)[:min(len(out)+1, export.NamesOnPage)]
		}
	}
	return out
}

func addTables(m *lineage.Manifest, report *export.Report) {
	for _, t := range report.Tables {
		table := schema.ByName(t.Name)
		row := lineage.Table{Name: t.Name, SchemaVersion: table.Version, Fingerprint: table.Fingerprint(), Rows: t.Rows,
			Content: t.Content, Formulas: t.Formulas}
		for _, shard := range t.Shards {
			row.Shards = append(row.Shards, lineage.Shard(shard))
		}
		for _, f := range report.Files {
			if f.Table == t.Name {
				row.Files = append(row.Files, f.Path)
			}
		}
		m.Tables = append(m.Tables, row)
	}
	for _, n := range report.Notes {
		m.Notes = append(m.Notes, lineage.Note{File: m.Configuration.Name + "-" + m.Configuration.Version + ".xlsx",
			Table: n.Table, Text: n.Text()})
	}
}

// writtenBy gives the files that the export wrote.
func writtenBy(report *export.Report) []lineage.File {
	out := make([]lineage.File, len(report.Files))
	for i, f := range report.Files {
		out[i] = lineage.File{Path: f.Path, Bytes: f.Bytes, SHA256: f.SHA256}
	}
	return out
}

// writeLineage writes builder.zip and, with the files that were opened, lexicon.zip. The cache keeps both: to pack them
// is the longest part of the build of a short text.
func writeLineage(dir string, b *lineage.Builder, l *lineage.Lexicon, cache *stage.Cache) error {
	if err := os.MkdirAll(filepath.Join(dir, "lineage"), 0o755); err != nil {
		return err
	}
	for _, archive := range []struct {
		name, id string
		write    func(io.Writer) error
	}{
		{lineage.BuilderName, b.ID(), b.WriteZip},
		{lineage.LexiconName, l.ID(), l.WriteZip},
	} {
		err := create(filepath.Join(dir, filepath.FromSlash(archive.name)), func(w io.Writer) error {
			return cache.Keep(w, archive.name+" "+archive.id, archive.write)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// openedBy gives the files of the language knowledge that were opened, but for those that stand in sources.zip.
func openedBy(lexicon fs.FS, opened []string) (*lineage.Lexicon, error) {
	opened = slices.DeleteFunc(opened, func(p string) bool { return slices.Contains(language.Own, p) })
	return lineage.ReadLexicon(lexicon, opened)
}

// writeSources writes sources.zip.
func writeSources(dir string, c *corpus.Corpus, m *lineage.Manifest) error {
	files := make([]lineage.File, 0, len(m.Sources)+2)
	for _, s := range m.Sources {
		files = append(files, lineage.File{Path: s.Path, Bytes: s.Bytes, SHA256: s.SHA256})
	}
	for i, l := range m.LeftOut {
		before := slices.ContainsFunc(m.LeftOut[:i], func(b lineage.LeftOut) bool { return b.Path == l.Path })
		if l.SHA256 != "" && !before {
			files = append(files, lineage.File{Path: l.Path, Bytes: l.Bytes, SHA256: l.SHA256})
		}
	}
	for _, own := range c.Own {
		sum := sha256.Sum256(own.Data)
		f := lineage.File{Path: own.Path, Bytes: int64(len(own.Data)), SHA256: hex.EncodeToString(sum[:])}
		files = append(files, f)
		switch own.Path {
		case c.Config.Lexicon:
			m.Lexicon = append(m.Lexicon, f)
		case corpus.ConfigName:
		default:
			m.Beside = append(m.Beside, f)
		}
	}
	slices.SortFunc(m.Beside, func(a, b lineage.File) int { return strings.Compare(a.Path, b.Path) })
	return create(filepath.Join(dir, filepath.FromSlash(lineage.SourcesName)), func(w io.Writer) error {
		return lineage.WriteSources(w, c.FS(), files)
	})
}

// create makes a file and has it written.
func create(path string, write func(io.Writer) error) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	return write(f)
}
