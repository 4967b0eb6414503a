package verify

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// otherwise is the error of a source that this program may read otherwise than the one that made the release.
type otherwise struct{ made int }

func (o otherwise) Error() string {
	return fmt.Sprintf("it was read by version %d of %s, this program has version %d", o.made, ingest.Stage.Name,
		ingest.Stage.Version)
}

// reread reads a source again, as a build does. It is how kinds are proved whose bytes alone do not say the text: a
// PDF, a message, a file in an archive. content is the file, unpacked; record says which one of it in a container.
func (v *Checker) reread(s *tables.Source, content []byte, held, record string) (*tables.Text, error) {
	if made := v.version(ingest.Stage.Name); made != ingest.Stage.Version {
		return nil, otherwise{made}
	}
	s.Content = content
	if held != "" {
		var err error
		if s.Content, err = v.member(held, record, &s.Record); err != nil {
			return nil, err
		}
	}
	return ingest.Text(context.Background(), s, nil)
}

// version gives the version of a stage that the manifest names; 0 for one that it does not.
func (v *Checker) version(stage string) int {
	for _, s := range v.Manifest.Stages {
		if s.Name == stage {
			return s.Version
		}
	}
	return 0
}

// member finds the bytes of a record in the file that is open, and fills in where they stand. id is that of the
// container, record what documents.record says.
func (v *Checker) member(id, record string, to *tables.Record) ([]byte, error) {
	h, media := &v.held, source.KindOf(v.held.path).Media
	*to = tables.Record{Container: id, Shown: record, MediaType: media}
	if source.KindOf(h.path).HasRows() {
		return v.row(record, media, to)
	}
	if h.archive == nil {
		if err := h.open(media); err != nil {
			return nil, err
		}
	}
	m := h.members[record]
	if m == nil {
		return nil, fmt.Errorf("the file has no such member")
	}
	data, at, err := h.archive.Content(m, v.limit())
	m.Place(to)
	to.Offset, to.Apart = int(max(at, 0)), at < 0
	return data, err
}

// open lists the members of the file: those before a fault, as a build that goes on.
func (h *held) open(media string) (err error) {
	h.members = map[string]*container.Member{}
	if h.archive, err = container.OpenArchive(bytes.NewReader(h.content), int64(len(h.content)), media); err != nil {
		return err
	}
	err = h.archive.Members(func(m *container.Member) error {
		if m.Reason == "" && m.Fault == nil {
			h.members[strings.TrimPrefix(m.Shown, "record ")] = m
		}
		return nil
	})
	return h.unlessFound(err, len(h.members))
}

// row gives a row of a container of that kind as it is laid out to be read.
func (v *Checker) row(record, media string, to *tables.Record) ([]byte, error) {
	h := &v.held
	if h.laid == nil {
		var b bytes.Buffer
		if err := container.LayOut(&b, bytes.NewReader(h.content), int64(len(h.content)), media); err != nil {
			return nil, err
		}
		h.laid = b.Bytes()
		if err := h.index(container.Written(media)); err != nil {
			return nil, err
		}
	}
	n, err := h.number(record)
	if err != nil {
		return nil, err
	}
	to.Shown, to.Apart, to.Separator = "record "+record, true, int(h.comma)
	for _, s := range v.Manifest.Configuration.Sources {
		for _, c := range s.Columns {
			if s.ID == to.Container {
				to.Columns = append(to.Columns, tables.Column{Field: c.Field, Name: c.Column, Index: h.column(c.Column)})
			}
		}
	}
	return h.laid[h.records[n][0]:h.records[n][1]], nil
}
