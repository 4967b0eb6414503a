package diff

import (
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/stage"
)

// Cause is what a difference is put down to.
type Cause struct {
	Kind   string `json:"kind"`
	Detail string `json:"detail"`
	own    bool   // of the row's own document
}

// The kinds of a cause.
const (
	BySources       = "sources"       // a source has other bytes, joined or went
	ByConfiguration = "configuration" // what is declared of the corpus or of a source differs
	ByLexicon       = "lexicon"       // the language knowledge differs
	ByStage         = "stage"         // a stage has another version, or gave other rows for equal input
	ByBuilder       = "builder"       // the program differs in what no stage's version shows
	ByWriter        = "writer"        // equal rows in other bytes: only the writer of the file differs
	ByRows          = "rows"          // of a file: its rows differ, and their own causes are with the rows
	Unexplained     = "unexplained"   // nothing in the two manifests differs that could have done it
)

// CauseOfRows is a set of possible causes, and how many rows are put down to it. If there are several, the manifests do
// not tell which of them it was.
type CauseOfRows struct {
	Causes []Cause `json:"causes"`
	Rows   int     `json:"rows"`
}

// explainer puts differences down to their causes. It follows the tables upstream: from the stage that wrote a table to
// the stages that wrote what it read, as long as the recorded digests of what was read differ. A difference can have
// come in only there:
//
//   - where a stage has another version, reads other tables, or is on one side only;
//   - where a stage that reads the language knowledge ran, if that differs;
//   - where the sources are read, if they or what is declared of them differ;
//   - where a stage gave other rows for equal input though nothing of this differs: its code.
//
// A row of a document is put down to the sources and the configuration of that document. Those of other documents can
// have reached it only through a stage that sees more than one document.
type explainer struct {
	in       *Inputs
	was, is  *lineage.Manifest
	near     map[string][]Cause // of a document: its source or what is declared of it differs
	far      []Cause            // all of these, in short
	once     map[string]bool    // documents that are on one side only
	lexicon  []Cause
	recorded bool // the manifests say which stages read the language knowledge
	memo     map[string]*roots
}

// roots is where a difference in a table can have come in.
type roots struct {
	stages  []Cause
	lexicon bool
	near    bool     // from the sources of the row's own document
	through []string // stages that see more than one document, through which others can have reached it
}

func newExplainer(in *Inputs, was, is *lineage.Manifest) *explainer {
	e := &explainer{in: in, was: was, is: is, near: map[string][]Cause{}, once: map[string]bool{},
		memo: map[string]*roots{}}
	var changed []string
	for _, s := range in.Sources {
		e.near[s.DocumentID] = append(e.near[s.DocumentID], Cause{BySources, s.String(), true})
		e.once[s.DocumentID] = s.Change == Added || s.Change == Removed || s.Change == Unread
		changed = append(changed, s.String())
	}
	if len(changed) > 0 {
		e.far = append(e.far, Cause{Kind: BySources, Detail: list(changed)})
	}
	changed = nil
	for _, c := range in.Configuration {
		if c.DocumentID == "" {
			continue // no stage reads the settings of the dataset
		}
		e.near[c.DocumentID] = append(e.near[c.DocumentID], Cause{ByConfiguration, c.String(), true})
		if c.Key == "id" {
			e.near[c.New] = append(e.near[c.New], Cause{ByConfiguration, c.String(), true})
			e.once[c.Old], e.once[c.New] = true, true
		}
		changed = append(changed, c.String())
	}
	if len(changed) > 0 {
		e.far = append(e.far, Cause{Kind: ByConfiguration, Detail: list(changed)})
	}
	if len(in.Lexicon) > 0 {
		e.lexicon = []Cause{{Kind: ByLexicon, Detail: listFiles(in.Lexicon)}}
	}
	readsLexicon := func(s stage.Record) bool { return s.Lexicon }
	e.recorded = slices.ContainsFunc(was.Stages, readsLexicon) && slices.ContainsFunc(is.Stages, readsLexicon)
	return e
}

// row gives the possible causes of a difference in a row that belongs to the documents; at least one.
func (e *explainer) row(table string, documents []string) []Cause {
	var own []Cause
	once := false
	for i, d := range documents {
		if slices.Contains(documents[:i], d) {
			continue
		}
		own = append(own, e.near[d]...)
		once = once || e.once[d]
	}
	if once {
		return own // a document that is on one side only explains all of its rows
	}
	r := e.roots(table)
	out := slices.Clone(r.stages)
	if r.lexicon {
		out = append(e.lexicon[:1:1], out...)
	}
	switch {
	case len(own) > 0 && (r.near || len(r.through) > 0):
		out = append(own, out...)
	case len(r.through) > 0:
		for _, c := range e.far {
			c.Detail += " (through " + strings.Join(r.through, ", ") + ")"
			out = append(out, c)
		}
	}
	if len(out) > 0 {
		return out
	}
	return []Cause{e.rest()}
}

// rest is the cause of what no source, setting, language knowledge or stage explains.
func (e *explainer) rest() Cause {
	if b := e.in.Builder; b != nil {
		if len(e.in.Stages) == 0 {
			return Cause{Kind: ByBuilder, Detail: "no stage has another version; " + b.String()}
		}
		return Cause{Kind: ByBuilder, Detail: b.String()}
	}
	return Cause{Kind: Unexplained,
		Detail: "one program made both releases from the same input; see what sourcebook verify says of each"}
}

// roots finds where a difference in a table can have come in.
func (e *explainer) roots(table string) *roots {
	if r := e.memo[table]; r != nil {
		return r
	}
	r := new(roots)
	e.memo[table] = r
	before, after := e.was.Writer(table), e.is.Writer(table)
	switch {
	case before == nil && after == nil:
		// Nothing is recorded of it: all that differs is possible.
		r.near, r.lexicon = true, len(e.lexicon) > 0
		r.through = []string{"a stage that is not recorded"}
	case lineage.DigestIn(before, table) == lineage.DigestIn(after, table):
		// The stage wrote the same rows: what differs came in when they were written out.
	default:
		e.visit(r, table, "", map[string]bool{})
	}
	return r
}

// visit goes upstream from a table. through is the last stage on the way that sees more than one document.
func (e *explainer) visit(r *roots, table, through string, seen map[string]bool) {
	before, after := e.was.Writer(table), e.is.Writer(table)
	switch {
	case lineage.DigestIn(before, table) == lineage.DigestIn(after, table):
		return // written alike, or not at all
	case before == nil:
		r.stage("%s is new and writes %s", after.Name, table)
		return
	case after == nil:
		r.stage("%s, which wrote %s, is gone", before.Name, table)
		return
	}
	if seen[after.Name+" "+through] {
		return
	}
	seen[after.Name+" "+through] = true
	found := r.declared(table, before, after)
	if e.knowledge(before, after) {
		r.lexicon, found = true, true
	}
	if after.Each != stage.Document {
		through = after.Name
	}
	if len(after.Reads) == 0 && len(before.Reads) == 0 { // it reads the sources
		found = found || len(e.near) > 0
		r.sources(through)
	}
	for _, d := range after.Reads {
		if slices.Contains(before.Reads, d) {
			continue
		}
		found = true
		e.visit(r, d.Table, through, seen)
	}
	if !found && e.in.Builder != nil {
		r.stage("%s gave other rows for equal input, at the same version %d", after.Name, after.Version)
	}
}

// knowledge reports whether a difference can have come in with the language knowledge where a stage ran.
func (e *explainer) knowledge(before, after *stage.Record) bool {
	return len(e.lexicon) > 0 && (after.Lexicon || before.Lexicon || !e.recorded)
}

// stage adds a stage in which a difference can have come in.
func (r *roots) stage(format string, args ...any) {
	c := Cause{Kind: ByStage, Detail: fmt.Sprintf(format, args...)}
	if !slices.Contains(r.stages, c) {
		r.stages = append(r.stages, c)
	}
}

// declared compares what two records say of the stage that wrote a table: its name, its version and what it reads. It
// reports whether they differ.
func (r *roots) declared(table string, before, after *stage.Record) (differ bool) {
	switch {
	case before.Name != after.Name:
		r.stage("%s is written by %s, was by %s", table, after.Name, before.Name)
		differ = true
	case before.Version != after.Version:
		r.stage("%s has version %d, was %d", after.Name, after.Version, before.Version)
		return true
	}
	old, now := tablesOf(before.Reads), tablesOf(after.Reads)
	if slices.Equal(old, now) || before.Version != after.Version {
		return differ
	}
	r.stage("%s reads %s, was %s", after.Name, strings.Join(now, ", "), strings.Join(old, ", "))
	return true
}

// sources notes that a difference can have come from the sources, through a stage that sees more than one document or
// directly.
func (r *roots) sources(through string) {
	switch {
	case through == "":
		r.near = true
	case !slices.Contains(r.through, through):
		r.through = append(r.through, through)
	}
}

// file gives the cause of a difference in a data file.
func (e *explainer) file(p string, d *Difference) []Cause {
	var out []Cause
	inTable := strings.HasPrefix(p, "parquet/") || strings.HasPrefix(p, "csv/")
	switch name := tableOf(p); {
	case inTable && !e.sameRows(name):
		return []Cause{{Kind: ByRows, Detail: "the rows of " + name + " differ"}}
	case !inTable && len(d.Tables) > 0:
		out = append(out, Cause{Kind: ByRows, Detail: "rows differ"})
	}
	// All files but CSV name the dataset and its version.
	if keys := e.datasetKeys(); len(keys) > 0 && !strings.HasPrefix(p, "csv/") {
		out = append(out, Cause{Kind: ByConfiguration, Detail: list(keys)})
	}
	if e.in.Builder != nil {
		out = append(out, Cause{Kind: ByWriter, Detail: "another program wrote it"})
	}
	if len(out) == 0 {
		out = append(out, e.rest())
	}
	return out
}

// tableOf gives the name of the table in a file, which may be a shard: table-00000-of-00004.parquet.
func tableOf(p string) string {
	name, _, _ := strings.Cut(p[strings.LastIndex(p, "/")+1:], ".")
	if i := strings.LastIndex(name, "-of-"); i > 0 {
		name = name[:max(0, strings.LastIndex(name[:i], "-"))]
	}
	return name
}

// sameRows reports whether a table has the same rows and the same schema in both releases.
func (e *explainer) sameRows(table string) bool {
	was, is := e.was.Table(table), e.is.Table(table)
	return was != nil && is != nil && was.Content == is.Content && was.Fingerprint == is.Fingerprint
}

// datasetKeys gives the settings of the dataset that differ.
func (e *explainer) datasetKeys() (keys []string) {
	for _, c := range e.in.Configuration {
		if c.DocumentID == "" {
			keys = append(keys, c.Key)
		}
	}
	return keys
}

func tablesOf(digests []stage.Digest) []string {
	var out []string
	for _, d := range digests {
		out = append(out, d.Table)
	}
	return out
}

func (s *SourceChange) String() string {
	switch s.Change {
	case Added:
		return s.Path + " is new"
	case Removed:
		return s.Path + " is gone"
	case Moved:
		return s.OldPath + " is now " + s.Path
	case Unread:
		return s.Path + " could not be read: " + s.Error
	}
	return s.Path + " has other bytes"
}

func (c *SettingChange) String() string {
	of := ""
	if c.DocumentID != "" {
		of = " of " + c.DocumentID
	}
	return fmt.Sprintf("%s%s is %s, was %s", c.Key, of, orNothing(c.New), orNothing(c.Old))
}

func (b *BuilderChange) String() string {
	parts := slices.Concat(b.Standards, b.Modules)
	if _, old, _ := strings.Cut(b.Old, " "); !strings.HasSuffix(b.New, " "+old) {
		parts = append([]string{"another version of Go"}, parts...)
	}
	switch {
	case len(b.Code) > 0:
		parts = append(parts, listFiles(b.Code))
	case !b.Known:
		parts = append(parts, "its files could not be compared")
	}
	if len(parts) == 0 {
		return "the program differs in its language knowledge only"
	}
	return "the program differs: " + strings.Join(parts, "; ")
}

func orNothing(s string) string {
	if s == "" {
		return "not given"
	}
	return fmt.Sprintf("%q", s)
}

// list names the first of many.
func list(names []string) string {
	const most = 4
	if n := len(names) - most; n > 1 {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ")
}

func listFiles(files []FileChange) string {
	var names []string
	for _, f := range files {
		s := f.Path
		if f.Change != Changed {
			s += " (" + f.Change + ")"
		}
		names = append(names, s)
	}
	return plural(len(files), "file") + ": " + list(names)
}

func (s *StageChange) String() string {
	switch {
	case s.Old == 0:
		return fmt.Sprintf("%s is new, version %d", s.Stage, s.New)
	case s.New == 0:
		return fmt.Sprintf("%s is gone, was version %d", s.Stage, s.Old)
	}
	return fmt.Sprintf("%s has version %d, was %d", s.Stage, s.New, s.Old)
}
