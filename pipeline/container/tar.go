package container

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"strings"
)

// tarball is a tar archive (POSIX.1-2001 pax, ustar, and the forms of GNU and version 7).
type tarball struct {
	in   io.ReaderAt
	size int64
}

// Members lists the entries that are files.
func (a *tarball) Members(each func(*Member) error) error {
	in := io.NewSectionReader(a.in, 0, a.size)
	r := tar.NewReader(in)
	seen := map[string]bool{}
	for n := 0; ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			at, _ := in.Seek(0, io.SeekCurrent)
			return a.ended(at, n)
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			at, _ := in.Seek(0, io.SeekCurrent)
			return fmt.Errorf("the tar archive is damaged or cut off near byte %d, after %d entries (%w); fetch it again", at,
				n, err)
		}
		n++
		if h.Typeflag == tar.TypeDir {
			continue
		}
		m := &Member{Number: n, Name: strings.ToValidUTF8(h.Name, "\uFFFD")}
		if m.Start, err = in.Seek(0, io.SeekCurrent); err != nil {
			return err
		}
		m.End = m.Start + h.Size
		entry(m, seen)
		switch {
		case m.Fault != nil || m.Reason != "":
		case h.Typeflag != tar.TypeReg:
			m.Reason = "a link, a device or a file with gaps"
		case m.End > a.size:
			m.Fault = fmt.Errorf("the archive is cut off inside it, at byte %d of %d; fetch it again", a.size, m.End)
		}
		if err := each(m); err != nil {
			return err
		}
	}
}

// ended proves that an archive ends as one does, with a block of zeros before a place: what is cut off between two
// entries ends too.
func (a *tarball) ended(at int64, entries int) error {
	last := make([]byte, min(at, tarBlock))
	if _, err := a.in.ReadAt(last, at-int64(len(last))); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("failed to read its end (%w)", err)
	}
	for _, c := range last {
		if c != 0 {
			return fmt.Errorf("the tar archive is cut off after %d entries: its end mark is missing; fetch it again", entries)
		}
	}
	return nil
}

// tarBlock is the unit of a tar archive, in bytes.
const tarBlock = 512

// Content reads an entry where it stands.
func (a *tarball) Content(m *Member, limit int64) ([]byte, int64, error) {
	data, err := stored(a.in, m, limit)
	if err != nil {
		return nil, -1, err
	}
	return unpacked(m, data, m.Start, limit)
}
