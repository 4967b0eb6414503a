package container

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// Rows says how the rows of a file in a file are read.
type Rows struct {
	Shown   string // where a person finds the file in the outer one
	Media   string
	Columns []Column
	comma   byte
}

// Place says where a member stands in the container: its name, or the columns that it has as a row, and what a server
// said of it.
func (m *Member) Place(to *tables.Record) {
	to.Shown, to.Encoding = m.Shown, m.Encoding
	if m.Rows == nil {
		to.Name = m.Name
		return
	}
	to.Rows, to.Separator, to.Columns = m.Rows.Media, int(m.Rows.comma), nil
	for _, c := range m.Rows.Columns {
		to.Columns = append(to.Columns, tables.Column(c))
	}
}

// sheet is a file with rows in a file: each row is a member.
type sheet struct {
	in   io.ReaderAt // as it is read
	size int64
	rows *Rows
}

// openSheet opens a file with rows that is held in memory. Its columns are found by their names.
func openSheet(data []byte, shown, media string) (Archive, error) {
	written := Written(media)
	if IsLaidOut(media, data[:min(len(data), source.HeadBytes)]) {
		out := &limited{left: mostNested}
		if err := LayOut(out, bytes.NewReader(data), int64(len(data)), media); err != nil {
			return nil, err
		}
		data = out.Bytes()
	}
	columns, err := Columns(bytes.NewReader(data), written, mostNested, nil)
	if err != nil {
		return nil, err
	}
	r, err := NewReader(bytes.NewReader(data), written, mostNested)
	if err != nil {
		return nil, err
	}
	return &sheet{bytes.NewReader(data), int64(len(data)), &Rows{shown, media, columns, r.Comma}}, nil
}

// limited holds so many bytes.
type limited struct {
	bytes.Buffer
	left int
}

// Write writes as io.Writer says.
func (l *limited) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, fmt.Errorf("it unpacks to more than the %d MiB that a file in an archive may have; unpack the archive",
			mostNested>>20)
	}
	return l.Buffer.Write(p)
}

// Members lists the rows.
func (s *sheet) Members(each func(*Member) error) error {
	r, err := NewReader(io.NewSectionReader(s.in, 0, s.size), Written(s.rows.Media), mostNested)
	if err != nil {
		return err
	}
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		m := &Member{Number: record.Number, Shown: numbered(record.Number), Own: s.idOf(&record), Start: record.Start,
			End: record.Start + int64(len(record.Data)), Rows: s.rows, Fault: r.Fits(&record)}
		if err := each(m); err != nil {
			return err
		}
	}
}

// idOf gives the id of a row, or its number without one.
func (s *sheet) idOf(r *Record) string {
	for i, c := range s.rows.Columns {
		if c.Field != "id" {
			continue
		}
		found, err := Values(r.Data, s.rows.comma, s.rows.Columns[i:i+1])
		if err == nil && len(found) > 0 && found[0].Say(r.Data) != "" {
			return norm.NFC.String(found[0].Say(r.Data))
		}
	}
	return strconv.Itoa(r.Number)
}

// Content gives the bytes of a row. They are read as a row of a table, so they have no place of their own.
func (s *sheet) Content(m *Member, limit int64) ([]byte, int64, error) {
	data, err := stored(s.in, m, limit)
	return data, -1, err
}
