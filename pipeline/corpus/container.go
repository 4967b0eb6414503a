package corpus

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Container is a source that holds documents as records.
type Container struct {
	ID, Path  string
	MediaType string
	Columns   []container.Column
	SHA256    string // of the file as it lies in the corpus
	Bytes     int64
	Records   int
	archive   container.Archive // opens its files; nil for one that holds rows
	in        io.ReaderAt       // the file, unpacked
	around    []byte            // of a table: its first records that are no UTF-8
	comma     byte              // what parts its columns; 0 for one that is no table
	laid      bool              // in is what stands for the file, not the file
	size      int64             // its length
}

// Record is the place of a record in its container.
type Record struct {
	*Container
	Number     int
	Start, End int64             // bytes of the unpacked file, or of what stands for it
	Member     *container.Member // a file in the container; nil for a row
}

// shown is where a person finds the record in its container.
func (r *Record) shown() string {
	if r.Member != nil {
		return r.Member.Shown
	}
	return fmt.Sprintf("record %d", r.Number)
}

// Found tells of a container whose columns were found by their names.
type Found struct {
	Path    string
	Columns []container.Column
	inner   bool // it is a file in a file
}

// String says which columns were found.
func (f Found) String() string {
	parts := make([]string, len(f.Columns))
	for i, c := range f.Columns {
		parts[i] = c.Field + ": " + c.Name
	}
	mend := "say so or otherwise under columns in " + ConfigName
	if f.inner {
		mend = "unpack it into the corpus to say otherwise"
	}
	return fmt.Sprintf("%s: its columns were taken by their names, {%s}; %s", f.Path, strings.Join(parts, ", "), mend)
}

// row gives the record as the pipeline takes it. at is where its bytes stand in the file, -1 if they do not.
func (r *Record) row(at int64) tables.Record {
	out := tables.Record{Container: r.ID, Number: r.Number, Shown: r.shown(), Offset: int(max(at, 0)), Apart: at < 0,
		MediaType: r.MediaType, Separator: int(r.comma), FileSHA256: r.SHA256, FileBytes: int(r.Bytes)}
	if r.Member != nil {
		r.Member.Place(&out)
	}
	for _, c := range r.Columns {
		out.Columns = append(out.Columns, tables.Column(c))
	}
	return out
}

// declare adds what the container says of the record to what corpus.yaml says.
func (r *Record) declare(d *tables.Declared) {
	if m := r.Member; m != nil {
		d.URL = cmp.Or(d.URL, m.URL)
		d.Retrieved = cmp.Or(d.Retrieved, schema.Date(m.Retrieved))
	}
}

// where is how an error names the source.
func (s *Source) where() string {
	if s.Record == nil {
		return s.Path
	}
	return s.Path + " " + s.Record.shown()
}

// expand puts the records of each container in its place. What of a container cannot be read stays as a source whose
// reading gives the error; one that corpus.yaml does not name and in which no text is known to be is skipped.
func (c *Corpus) expand() error {
	c.Files = c.Sources
	if !slices.ContainsFunc(c.Files, func(s Source) bool { return holds(s.Path) }) {
		return nil
	}
	c.Sources = nil
	kept := c.Files[:0:0]
	for _, f := range c.Files {
		kind := source.KindOf(f.Path)
		if err := c.fits(&f, kind); err != nil {
			return err
		}
		if !kind.IsContainer() {
			kept, c.Sources = append(kept, f), append(c.Sources, f)
			if kind.Media == source.Mail {
				c.Sources = append(c.Sources, c.attached(&f)...)
			}
			continue
		}
		list := c.index
		if kind.HasFiles() {
			list = c.members
		}
		records, err := list(&f)
		none, nothing := container.NoText{}, noDocument{}
		if f.line == 0 && (errors.As(err, &none) || errors.As(err, &nothing)) {
			c.Skipped = append(c.Skipped, Skipped{f.Path, err.Error()})
			continue
		}
		if len(c.Sources) == 0 {
			c.Sources = records // a million of them are not held twice
		} else {
			c.Sources = append(c.Sources, records...)
		}
		if err != nil {
			f.fault = fmt.Errorf("%s: %w", f.Path, err)
			c.Sources = append(c.Sources, f)
		}
		kept = append(kept, f)
	}
	c.Files = kept
	slices.SortStableFunc(c.Skipped, func(a, b Skipped) int { return strings.Compare(a.Path, b.Path) })
	if len(c.Sources) == 0 {
		return c.empty()
	}
	return c.distinct()
}

// fits proves that the columns of a source are such as it can have.
func (c *Corpus) fits(f *Source, kind source.Kind) error {
	text := slices.ContainsFunc(f.Columns, func(k container.Column) bool { return k.Field == "text" })
	switch {
	case f.Columns == nil:
	case kind.HasRows() && !text:
		return fmt.Errorf("%s: columns does not say which column holds the text; add text: NAME", c.at(f.line))
	case !kind.HasRows() && f.Beside == nil:
		return fmt.Errorf("%s: %s holds no records and has no file beside it that says what it is, so it has no columns; "+
			"take the key out", c.at(f.line), f.Path)
	}
	return nil
}

// index reads a container with rows once: its columns, its digest, where each record stands and its id. With an error
// it gives the records before it.
func (c *Corpus) index(f *Source) ([]Source, error) {
	k := &Container{ID: f.ID, Path: f.Path, MediaType: source.KindOf(f.Path).Media}
	if err := c.open(k); err != nil {
		return nil, err
	}
	written := container.Written(k.MediaType)
	head, err := k.door()
	if err != nil {
		return nil, err
	}
	if k.laid = container.IsLaidOut(k.MediaType, head); k.laid {
		if err := c.layOut(k); err != nil {
			return nil, err
		}
	}
	if k.Columns, err = container.Columns(k.all(), written, c.MaxBytes, f.Columns); err != nil {
		return nil, err
	}
	r, err := container.NewReader(k.all(), written, c.MaxBytes)
	if err != nil {
		return nil, err
	}
	k.comma = r.Comma
	if f.Columns == nil {
		c.Found = append(c.Found, Found{Path: f.Path, Columns: k.Columns})
	}
	f.Columns = k.Columns
	var out []Source
	listed := f.forRecords()
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return out, err
		}
		s := Source{Listed: listed, Record: &Record{Container: k,
			Number: record.Number, Start: record.Start, End: record.Start + int64(len(record.Data))}}
		if err = r.Fits(&record); err == nil {
			s.ID, err = k.idOf(&record)
		}
		if err != nil {
			s.ID = k.ID + "-" + unnamed(record.Number)
			s.fault = fmt.Errorf("%s: %w", s.where(), err)
		}
		out = append(out, s)
		k.lookAt(record.Data)
	}
	if len(out) == 0 {
		return nil, errors.New("the file holds no record; remove it from the corpus")
	}
	k.Records = len(out)
	return out, nil
}

// members reads a container with files once: its digest, where each member stands and its id. With an error it gives
// the members before it.
func (c *Corpus) members(f *Source) ([]Source, error) {
	k, out, left, err := c.filed(f)
	if err == nil && len(out) == 0 {
		return nil, noDocument{left.why()}
	}
	for i := range out {
		if m := out[i].Record.Member; m.Fault != nil {
			out[i].fault = fmt.Errorf("%s: %w", out[i].where(), m.Fault)
			m.Fault = nil
		}
	}
	c.Skipped = append(c.Skipped, left.lines()...)
	k.nameMembers(out)
	k.Records = len(out)
	return out, err
}

// attached gives what is attached to a message, as documents of their own. A message that cannot be read has none:
// reading it as a document says why.
func (c *Corpus) attached(f *Source) []Source {
	k, out, left, err := c.filed(f)
	if err != nil {
		return nil
	}
	c.Skipped = append(c.Skipped, left.lines()...)
	k.nameMembers(out)
	return out
}

// filed opens a file that holds files: a container, with those that are documents, and why the others are none. With
// an error it gives those before it.
func (c *Corpus) filed(f *Source) (k *Container, out []Source, left leftOut, err error) {
	k, left = &Container{ID: f.ID, Path: f.Path, MediaType: source.KindOf(f.Path).Media}, leftOut{path: f.Path}
	if err := c.open(k); err != nil {
		return k, nil, left, err
	}
	if _, err := k.door(); err != nil {
		return k, nil, left, err
	}
	if k.archive, err = container.OpenArchive(k.in, k.size, k.MediaType); err != nil {
		return k, nil, left, err
	}
	var rows *container.Rows
	about := sides{}
	listed := f.forRecords()
	err = k.archive.Members(func(m *container.Member) error {
		if m.Rows != nil && m.Rows != rows {
			rows = m.Rows
			c.Found = append(c.Found, Found{f.Path + " " + rows.Shown, rows.Columns, true})
		}
		if m.Reason != "" {
			about.add(m, &left)
			return nil
		}
		out = append(out, Source{Listed: listed, Record: &Record{Container: k, Number: m.Number, Member: m}})
		return nil
	})
	about.tell(k.archive, out, &left)
	return k, out, left, err
}

// all reads the whole container.
func (k *Container) all() io.Reader { return io.NewSectionReader(k.in, 0, k.size) }

// door proves that the bytes of a container are what its name says, and gives the first of them.
func (k *Container) door() ([]byte, error) {
	head := make([]byte, source.HeadBytes)
	n, err := io.ReadFull(k.all(), head)
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("the file is empty; remove it from the corpus")
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("the file cannot be read: %w", err)
	}
	_, err = source.Door(k.Path, head[:n])
	return head[:n], err
}

// idOf makes the id of a record: that of its container with its own, or its number.
func (k *Container) idOf(r *container.Record) (string, error) {
	own := strconv.Itoa(r.Number)
	i := slices.IndexFunc(k.Columns, func(c container.Column) bool { return c.Field == "id" })
	if i >= 0 {
		found, err := container.Values(r.Data, k.comma, k.Columns[i:i+1])
		switch {
		case err != nil: // reading the record as a document says so again, and leaves the others alone
			own = unnamed(r.Number)
		case len(found) == 0 || found[0].Say(r.Data) == "":
			return "", fmt.Errorf("it has no %s, which is the id; give it one, or leave id out of columns", k.Columns[i].Name)
		default:
			own = norm.NFC.String(found[0].Say(r.Data))
		}
	}
	id := k.ID + "-" + own
	if reason := badID(id); reason != "" {
		return "", fmt.Errorf("the id %q %s; mend it, or leave id out of columns", id, reason)
	}
	return id, nil
}

// unnamed is what a record has for an id whose own cannot be read: none that another one is likely to have.
func unnamed(number int) string { return "record-" + strconv.Itoa(number) }

// ofFolder reads a file of the folder, which it opens for each reading: a corpus may have more containers than a
// process may have open files.
type ofFolder struct {
	root *os.Root
	path string
}

// ReadAt reads as io.ReaderAt says.
func (f ofFolder) ReadAt(p []byte, at int64) (int, error) {
	file, err := f.root.Open(f.path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	return file.ReadAt(p, at)
}

// open opens a container, unpacked, and notes its digest and its length.
func (c *Corpus) open(k *Container) error {
	f, err := c.root.Open(k.Path)
	if err != nil {
		return fmt.Errorf("failed to open it: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if k.Bytes, err = io.Copy(h, f); err != nil {
		return fmt.Errorf("failed to read it: %w", err)
	}
	k.SHA256, k.in, k.size = hex.EncodeToString(h.Sum(nil)), ofFolder{c.root, k.Path}, k.Bytes
	if !source.KindOf(k.Path).Packed {
		return nil
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	z, err := source.Unpacked(f)
	if err != nil {
		return err
	}
	most := max(k.Bytes*container.MostPacking, c.MaxBytes)
	return c.spool(k, func(to io.Writer) error {
		n, err := io.Copy(to, io.LimitReader(z, most+1))
		full := notWritten{}
		switch {
		case errors.As(err, &full):
			return err
		case err != nil:
			return fmt.Errorf("the compressed file is damaged or cut off after %d unpacked bytes (%w); fetch it again", n, err)
		case n > most:
			return fmt.Errorf("the compressed file unpacks to more than %d bytes; unpack it yourself if it is sound", most)
		}
		return nil
	})
}

// spool writes what stands for a container into a file of its own.
func (c *Corpus) spool(k *Container, write func(io.Writer) error) error {
	f, err := os.CreateTemp(c.temp, "sourcebook-container-*")
	if err != nil {
		return notWritten{err}
	}
	c.spools = append(c.spools, f)
	if err := write(spool{f}); err != nil {
		return err
	}
	k.in = f
	k.size, err = f.Seek(0, io.SeekCurrent)
	return err
}

// spool is a file that what stands for a container is written into.
type spool struct{ f *os.File }

// Write writes as io.Writer says; its errors are notWritten.
func (s spool) Write(p []byte) (int, error) {
	n, err := s.f.Write(p)
	if err != nil {
		return n, notWritten{err}
	}
	return n, nil
}

// notWritten is the error of a container that is sound, but cannot be written where it is unpacked.
type notWritten struct{ err error }

func (n notWritten) Error() string {
	return fmt.Sprintf("it cannot be unpacked (%v); free space there, or name another folder with TMPDIR", n.err)
}

func (n notWritten) Unwrap() error { return n.err }

// layOut writes the rows of a container as the kind that they are read in.
func (c *Corpus) layOut(k *Container) error {
	in, size := k.in, k.size
	return c.spool(k, func(to io.Writer) error {
		return container.LayOut(&bounded{to, max(k.Bytes*container.MostPacking, c.MaxBytes)}, in, size, k.MediaType)
	})
}

// bounded is a writer that takes so many bytes.
type bounded struct {
	to   io.Writer
	left int64
}

// Write writes as io.Writer says.
func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errors.New("the file unpacks to more than a hundred times its length; unpack it yourself if it is sound")
	}
	return b.to.Write(p)
}

// Inspect says why a file cannot be read as what it is by its name: its first bytes show another kind, or its records
// cannot be told apart. It is nil for one that can.
func (c *Corpus) Inspect(s *Source) error {
	if s.fault != nil {
		return errors.Unwrap(s.fault)
	}
	f, err := c.root.Open(s.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader = f
	if source.KindOf(s.Path).Packed {
		z, err := source.Unpacked(f)
		if err != nil {
			return errors.New("by its name it is a compressed file, by its bytes it is none")
		}
		in = z
	}
	head := make([]byte, source.HeadBytes)
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	_, err = source.Door(s.Path, head[:n])
	return err
}

// bytesOf reads a file, or the bytes of a record, and where they stand in the file; at is -1 if they do not.
func (c *Corpus) bytesOf(s *Source) (data []byte, at int64, err error) {
	switch r := s.Record; {
	case s.fault != nil:
		return nil, 0, s.fault
	case r == nil:
		data, err = c.ReadFile(s.Path)
		return data, 0, err
	case r.Member != nil:
		if data, at, err = r.archive.Content(r.Member, c.MaxBytes); err != nil {
			return nil, 0, fmt.Errorf("%s: %w", s.where(), err)
		}
		return data, at, nil
	default:
		data = make([]byte, r.End-r.Start)
		if _, err := r.in.ReadAt(data, r.Start); err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, fmt.Errorf("failed to read %s: %w", s.where(), err)
		}
		if r.laid {
			return data, -1, nil
		}
		return data, r.Start, nil
	}
}
