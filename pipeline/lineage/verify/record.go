package verify

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/source"
)

// held is the file that was opened last, unpacked: the records of a container come one after the other.
type held struct {
	path    string
	content []byte
	records [][2]int // where each record of a container stands
	laid    []byte   // the rows of a container as they are read, where they do not stand in it so
	comma   byte     // what parts the columns of a table
	columns []string // of a table
	archive container.Archive
	members map[string]*container.Member // by documents.record
}

// file gives a file of sources.zip, unpacked if it is compressed.
func (v *Checker) file(path string, sources Archive) ([]byte, error) {
	if v.held.path == path && path != "" {
		return v.held.content, nil
	}
	content, err := lineage.ReadEntry(sources[path])
	if err != nil {
		return nil, errUnread // sources has said so
	}
	if source.KindOf(path).Packed {
		limit := v.limit()
		if source.KindOf(path).IsContainer() {
			limit = max(limit, int64(len(content))*100)
		}
		if content, err = unpack(content, limit); err != nil {
			return nil, err
		}
	}
	v.held = held{path: path, content: content}
	return content, nil
}

// limit is how long a source could be in the build.
func (v *Checker) limit() int64 {
	if n := v.Manifest.Configuration.MaxBytes; n > 0 {
		return n
	}
	return corpus.DefaultMaxBytes
}

// errUnread is the error of a file of which a fault was found before.
var errUnread = errors.New("it cannot be read")

// record finds the value that is the text of a record, in the bytes of its file. id is that of the container.
func (v *Checker) record(id, number, media string) (value container.Value, err error) {
	if v.held.records == nil {
		if err := v.held.index(media); err != nil {
			return value, err
		}
	}
	n, err := v.held.number(number)
	if err != nil {
		return value, err
	}
	place := v.held.records[n]
	for _, s := range v.Manifest.Configuration.Sources {
		for _, c := range s.Columns {
			if s.ID == id && c.Field == "text" {
				return v.held.value(place, media, c.Column)
			}
		}
	}
	return value, errors.New("the manifest does not say which column holds the text")
}

// number gives the place of a record in the list of them.
func (h *held) number(record string) (int, error) {
	n, err := strconv.Atoi(record)
	if err != nil {
		return 0, fmt.Errorf("%q is no number of a record", record)
	}
	if n < 1 || n > len(h.records) {
		return 0, fmt.Errorf("the file has %d records", len(h.records))
	}
	return n - 1, nil
}

// rows is the file as its rows are read.
func (h *held) rows() []byte {
	if h.laid != nil {
		return h.laid
	}
	return h.content
}

// index finds the records of the file: those before a fault, as a build that goes on.
func (h *held) index(media string) error {
	r, err := container.NewReader(bytes.NewReader(h.rows()), media, int64(len(h.rows())))
	if err != nil {
		return err
	}
	h.comma = r.Comma
	for _, v := range r.Header {
		h.columns = append(h.columns, v.Say(r.Names))
	}
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return h.unlessFound(err, len(h.records))
		}
		h.records = append(h.records, [2]int{int(record.Start), int(record.Start) + len(record.Data)})
	}
}

// column is the place of a column of a table; 0 for one that it lacks.
func (h *held) column(name string) int { return max(0, slices.Index(h.columns, name)) }

// unlessFound gives an error where nothing was found before it.
func (h *held) unlessFound(err error, found int) error {
	if found > 0 {
		return nil
	}
	return err
}

// value finds the value of a column in a record.
func (h *held) value(place [2]int, media, column string) (value container.Value, err error) {
	columns, err := container.Resolve(h.columns, []container.Column{{Field: "text", Name: column}}, media)
	if err != nil {
		return value, err
	}
	found, err := container.Values(h.content[place[0]:place[1]], h.comma, columns)
	if err != nil {
		return value, err
	}
	if len(found) == 0 {
		return value, fmt.Errorf("it has no %s", column)
	}
	value = found[0].Value
	value.Start, value.End = value.Start+place[0], value.End+place[0]
	return value, nil
}
