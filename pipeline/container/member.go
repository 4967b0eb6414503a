package container

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/source"
)

// Member is a file in a file: an entry of an archive, a response in a WARC file, a message in a mailbox.
type Member struct {
	Number     int    // from 1, of those of its kind in the file: what is left out is counted too
	Name       string // by which its kind is told: its path in the archive, or a name made for one without
	Shown      string // where a person finds it: its path in the archive, or "record 12"
	Own        string // what its id ends with, if not its path or its number
	Start, End int64  // where it stands in the file; of a ZIP archive its place in the list of entries
	part       int    // which part of the message it is, from 1; 0 for one that is no attachment
	URL        string // of a WARC record: where it was fetched
	Retrieved  string // of a WARC record: on which day, in ISO 8601
	Encoding   string // of a WARC record: which encoding its server gave; it may be wrong
	Reason     string // why it is left out; empty for a member that is a document
	Fault      error  // why it cannot be read although it should be; nil if it can

	Rows *Rows // of a row of a file in a file: how it is read; nil for a file

	within *Member // of a member of an inner file: that file
	held   *Member // and the member of it
}

// Archive is a file that holds files.
type Archive interface {
	// Members calls each for every member in order. The error of each ends it. Others say what is wrong with the file and
	// where, without the path.
	Members(each func(*Member) error) error
	// Content gives the bytes of a member, at most limit of them, and where they stand in the file; at is -1 if they do
	// not stand there as they are. It may be called from several goroutines at once.
	Content(m *Member, limit int64) (data []byte, at int64, err error)
}

// openers open each kind of file that holds files.
var openers = map[string]func(in io.ReaderAt, size int64) (Archive, error){
	source.Zip:     openZip,
	source.Tar:     func(in io.ReaderAt, size int64) (Archive, error) { return &tarball{in, size}, nil },
	source.WARC:    func(in io.ReaderAt, size int64) (Archive, error) { return &crawl{in, size}, nil },
	source.Mailbox: func(in io.ReaderAt, size int64) (Archive, error) { return &mailbox{in, size}, nil },
	source.Mail:    func(in io.ReaderAt, size int64) (Archive, error) { return &letter{in, size}, nil },
}

// OpenArchive opens a file that holds files, of the given media type, unpacked. What files in it hold are members too.
func OpenArchive(in io.ReaderAt, size int64, media string) (Archive, error) {
	left := max(size*MostPacking, leastLimit)
	return openNest(in, size, media, 0, &left)
}

// entry judges an entry of an archive by its path: whether it is a document, is left out, or must not be read.
func entry(m *Member, seen map[string]bool) {
	name := strings.TrimPrefix(strings.ReplaceAll(m.Name, "\\", "/"), "./")
	m.Name, m.Shown = name, name
	kind := source.KindOf(name)
	switch {
	case name == "" || name[0] == '/' || path.Clean("/" + name)[1:] != path.Clean(name):
		m.Fault = errors.New("its path leads out of the archive; take it out, or give it a path inside")
	case seen[name]:
		m.Fault = errors.New("another member of the archive has the same path; take one of them out")
	case hidden(name):
		m.Reason = "hidden"
	case kind.Media == "":
		m.Reason = source.Unread(name)
	}
	seen[name] = true
}

// hidden reports whether a path has a part that a person does not see, those that macOS adds included.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}

// numbered is what a person calls a member without a path.
func numbered(n int) string { return "record " + strconv.Itoa(n) }

// stored reads a member whose bytes stand in the file as they are.
func stored(in io.ReaderAt, m *Member, limit int64) ([]byte, error) {
	if m.End-m.Start > limit {
		return nil, tooLong(limit)
	}
	data := make([]byte, m.End-m.Start)
	if _, err := in.ReadAt(data, m.Start); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("failed to read it (%w)", err)
	}
	return data, nil
}

func tooLong(limit int64) error {
	return fmt.Errorf("it has more than the %d bytes allowed; split it or raise --max-source-mib", limit)
}

// unpacked undoes the packing that the name of a member says: a.txt.gz, a.html.zst.
func unpacked(m *Member, data []byte, at, limit int64) ([]byte, int64, error) {
	if !source.KindOf(m.Name).Packed {
		return data, at, nil
	}
	data, err := source.Unpack(data, limit)
	return data, -1, err
}
