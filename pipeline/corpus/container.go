package corpus

import (
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
)

// Container is a source that holds documents as records.
type Container struct {
	ID, Path  string
	MediaType string
	Columns   []container.Column
	SHA256    string // of the file as it lies in the corpus
	Bytes     int64
	Records   int
	spool     *os.File // the unpacked file; nil if it is not compressed
}

// Record is the place of a record in its container.
type Record struct {
	*Container
	Number     int
	Start, End int64 // bytes of the unpacked file
}

// Found tells of a container whose columns were found by their names.
type Found struct {
	Path    string
	Columns []container.Column
}

// String says which columns were found.
func (f Found) String() string {
	parts := make([]string, len(f.Columns))
	for i, c := range f.Columns {
		parts[i] = c.Field + ": " + c.Name
	}
	return fmt.Sprintf("%s: its columns were taken by their names, {%s}; say so or otherwise under columns in %s", f.Path,
		strings.Join(parts, ", "), ConfigName)
}

// row gives the record as the pipeline takes it.
func (r *Record) row() tables.Record {
	out := tables.Record{Container: r.ID, Number: r.Number, Offset: int(r.Start), FileSHA256: r.SHA256,
		FileBytes: int(r.Bytes)}
	for _, c := range r.Columns {
		out.Columns = append(out.Columns, tables.Column(c))
	}
	return out
}

// where is how an error names the source.
func (s *Source) where() string {
	if s.Record == nil {
		return s.Path
	}
	return fmt.Sprintf("%s record %d", s.Path, s.Record.Number)
}

// expand puts the records of each container in its place. A container that cannot be read stays as a source whose
// reading gives the error; one that corpus.yaml does not name and in which no column is known to hold a text is
// skipped.
func (c *Corpus) expand() error {
	c.Files = c.Sources
	if !slices.ContainsFunc(c.Files, func(s Source) bool { return source.KindOf(s.Path).IsContainer() }) {
		return nil
	}
	c.Sources = make([]Source, 0, len(c.Files))
	kept := c.Files[:0:0]
	for _, f := range c.Files {
		if !source.KindOf(f.Path).IsContainer() {
			if f.Columns != nil {
				return fmt.Errorf("%s: %s holds no records, so it has no columns; take the key out", c.at(f.line), f.Path)
			}
			kept, c.Sources = append(kept, f), append(c.Sources, f)
			continue
		}
		records, err := c.index(&f)
		none := container.NoText{}
		switch {
		case errors.As(err, &none) && f.line == 0:
			c.Skipped = append(c.Skipped, Skipped{f.Path, none.Error()})
			continue
		case err != nil:
			f.fault = fmt.Errorf("%s: %w", f.Path, err)
			c.Sources = append(c.Sources, f)
		default:
			c.Sources = append(c.Sources, records...)
		}
		kept = append(kept, f)
	}
	c.Files = kept
	if len(c.Sources) == 0 {
		return c.empty()
	}
	return c.distinct()
}

// index reads a container once: its columns, its digest, where each record stands and its id.
func (c *Corpus) index(f *Source) ([]Source, error) {
	k := &Container{ID: f.ID, Path: f.Path, MediaType: source.KindOf(f.Path).Media}
	in, err := c.open(k)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	if k.Columns, err = c.resolve(k, in, f); err != nil {
		return nil, err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	r, err := container.NewReader(in, k.MediaType, c.MaxBytes)
	if err != nil {
		return nil, err
	}
	var out []Source
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		s := Source{Path: f.Path, Declared: f.Declared, line: f.line, Record: &Record{Container: k,
			Number: record.Number, Start: record.Start, End: record.Start + int64(len(record.Data))}}
		if s.ID, err = k.idOf(&record); err != nil {
			s.ID = k.ID + "-" + strconv.Itoa(record.Number)
			s.fault = fmt.Errorf("%s: %w", s.where(), err)
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, errors.New("the file holds no record; remove it from the corpus")
	}
	k.Records = len(out)
	if f.Columns == nil {
		c.Found = append(c.Found, Found{f.Path, k.Columns})
	}
	f.Columns = k.Columns
	return out, nil
}

// resolve finds the columns of a container.
func (c *Corpus) resolve(k *Container, in io.ReadSeeker, f *Source) ([]container.Column, error) {
	head := make([]byte, source.HeadBytes)
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, errors.New("the file is empty; remove it from the corpus")
	}
	if _, err := source.Door(k.Path, head[:n]); err != nil {
		return nil, err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return container.Columns(in, k.MediaType, c.MaxBytes, f.Columns)
}

// idOf makes the id of a record: that of its container with its own, or its number.
func (k *Container) idOf(r *container.Record) (string, error) {
	own := strconv.Itoa(r.Number)
	i := slices.IndexFunc(k.Columns, func(c container.Column) bool { return c.Field == "id" })
	if i >= 0 {
		found, err := container.Values(r.Data, k.MediaType, k.Columns[i:i+1])
		switch {
		case err != nil: // reading the record as a document says so again, and leaves the others alone
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

// leastPacking is how many times shorter a compressed container is at most. Text packs to a fifth; a file that packs to
// less than a hundredth is made to fill a disk.
const leastPacking = 100

// open opens a container, unpacked, and notes its digest and its length.
func (c *Corpus) open(k *Container) (*os.File, error) {
	f, err := c.root.Open(k.Path)
	if err != nil {
		return nil, fmt.Errorf("failed to open it: %w", err)
	}
	h := sha256.New()
	if k.Bytes, err = io.Copy(h, f); err != nil {
		f.Close()
		return nil, fmt.Errorf("failed to read it: %w", err)
	}
	k.SHA256 = hex.EncodeToString(h.Sum(nil))
	if _, err := f.Seek(0, io.SeekStart); err != nil || !source.KindOf(k.Path).Packed {
		return f, err
	}
	defer f.Close()
	z, err := source.Unpacked(f)
	if err != nil {
		return nil, err
	}
	k.spool, err = os.CreateTemp("", "sourcebook-container-*")
	if err != nil {
		return nil, fmt.Errorf("failed to unpack it: %w", err)
	}
	c.spools = append(c.spools, k.spool)
	most := max(k.Bytes*leastPacking, c.MaxBytes)
	n, err := io.Copy(k.spool, io.LimitReader(z, most+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the compressed file is damaged or cut off after %d unpacked bytes (%w); fetch it again",
			n, err)
	case n > most:
		return nil, fmt.Errorf("the compressed file unpacks to more than %d bytes; unpack it yourself if it is sound", most)
	}
	return os.Open(k.spool.Name())
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

// bytesOf reads a file, or the bytes of a record.
func (c *Corpus) bytesOf(s *Source) ([]byte, error) {
	if s.fault != nil {
		return nil, s.fault
	}
	if s.Record == nil {
		return c.ReadFile(s.Path)
	}
	var in io.ReaderAt = s.Record.spool
	if s.Record.spool == nil {
		f, err := c.root.Open(s.Path)
		if err != nil {
			return nil, fmt.Errorf("failed to read %s: %w", s.where(), err)
		}
		defer f.Close()
		in = f
	}
	data := make([]byte, s.Record.End-s.Record.Start)
	if _, err := in.ReadAt(data, s.Record.Start); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("failed to read %s: %w", s.where(), err)
	}
	return data, nil
}
