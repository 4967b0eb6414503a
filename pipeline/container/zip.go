package container

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// MostPacking is how many times longer than a packed file what it holds may be, together. Text packs to a fifth; what
// packs to less than a hundredth is made to fill a disk.
const MostPacking = 100

// leastLimit is what the members of any archive may have together, in bytes.
const leastLimit = 256 << 20

// zipped is a ZIP archive (APPNOTE of PKWARE, 6.3).
type zipped struct {
	z    *zip.Reader
	size int64
}

func openZip(in io.ReaderAt, size int64) (Archive, error) {
	z, err := zip.NewReader(in, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("the archive is damaged or cut off: its list of entries at the end cannot be read (%w); "+
			"fetch it again", err)
	}
	var sum uint64
	for _, f := range z.File {
		if sum += f.UncompressedSize64; sum > uint64(max(size*MostPacking, leastLimit)) {
			return nil, fmt.Errorf("the archive unpacks to more than %d times its length; unpack it yourself if it is sound",
				MostPacking)
		}
	}
	return &zipped{z, size}, nil
}

// Members lists the entries that are files.
func (a *zipped) Members(each func(*Member) error) error {
	seen := map[string]bool{}
	for i, f := range a.z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		m := &Member{Number: i + 1, Name: f.Name, Start: int64(i)}
		if !utf8.ValidString(m.Name) { // without the mark of UTF-8 it is IBM 437 (APPNOTE, appendix D)
			m.Name, _ = charmap.CodePage437.NewDecoder().String(m.Name)
		}
		entry(m, seen)
		const encrypted = 1
		switch {
		case m.Fault != nil || m.Reason != "":
		case !f.Mode().IsRegular():
			m.Reason = "a link or a device"
		case f.Flags&encrypted != 0:
			m.Fault = errors.New("it is encrypted; make an archive without a password")
		}
		if err := each(m); err != nil {
			return err
		}
	}
	return nil
}

// Content unpacks an entry; one that is only stored keeps its place.
func (a *zipped) Content(m *Member, limit int64) ([]byte, int64, error) {
	f := a.z.File[m.Start]
	r, err := f.Open()
	if err != nil {
		return nil, -1, fmt.Errorf("it cannot be unpacked (%w); make the archive again", err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(data)) > limit:
		return nil, -1, tooLong(limit)
	case err != nil:
		return nil, -1, fmt.Errorf("it is damaged after %d unpacked bytes (%w); fetch the archive again", len(data), err)
	}
	at := int64(-1)
	if f.Method == zip.Store {
		if at, err = f.DataOffset(); err != nil {
			return nil, -1, err
		}
	}
	return unpacked(m, data, at, limit)
}
