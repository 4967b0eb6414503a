package source

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Archive is a document that is a ZIP archive of parts: Office Open XML, OpenDocument, EPUB.
type Archive struct {
	byName map[string]*zip.File // the first one of each name
	most   int64                // bytes that the parts may unpack to
	left   int64                // of them
}

// mostParts is how many entries an archive may have; a document has some hundreds.
const mostParts = 100_000

// OpenArchive opens a document of parts. All parts together may unpack to limit bytes. Errors say what is wrong,
// without the path.
func OpenArchive(data []byte, limit int64) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case errors.Is(err, zip.ErrInsecurePath):
		return nil, errors.New("an entry of the archive has a path that leads out of it; such a file is not opened")
	case err != nil:
		return nil, errors.New("the archive is damaged or cut off: its list of entries at the end cannot be read; " +
			"fetch it again")
	case len(z.File) > mostParts:
		return nil, fmt.Errorf("the archive has %d entries, more than a document has", len(z.File))
	}
	byName := make(map[string]*zip.File, len(z.File))
	for _, f := range z.File {
		if f.Name == "" || f.Name[0] == '/' || path.Clean("/" + f.Name)[1:] != path.Clean(f.Name) {
			return nil, fmt.Errorf("the entry %q of the archive leads out of it; such a file is not opened", f.Name)
		}
		if byName[f.Name] == nil {
			byName[f.Name] = f
		}
	}
	return &Archive{byName, limit, limit}, nil
}

// Has reports whether the archive has a part.
func (a *Archive) Has(name string) bool { return a.byName[name] != nil }

// Only gives the name of the part of that name, or, where the archive has none, of the only one that has it in a
// folder.
func (a *Archive) Only(name string) string {
	found := ""
	for full := range a.byName {
		switch {
		case full == name:
			return name
		case !strings.HasSuffix(full, "/"+name):
		case found != "":
			return name
		default:
			found = full
		}
	}
	return cmp.Or(found, name)
}

// Part gives the bytes of a part.
func (a *Archive) Part(name string) ([]byte, error) {
	f := a.byName[name]
	if f == nil {
		return nil, fmt.Errorf("it has no %s, so it is no such document, or it is damaged; fetch it again", name)
	}
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return nil, fmt.Errorf("%s is encrypted; save the document without a password", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s cannot be unpacked (%w)", name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, a.left+1))
	switch {
	case int64(len(data)) > a.left:
		return nil, fmt.Errorf("%s unpacks to more than the %d MiB that a document may have", name, a.most>>20)
	case err != nil:
		return nil, fmt.Errorf("%s is damaged after %d unpacked bytes (%w); fetch the file again", name, len(data), err)
	}
	a.left -= int64(len(data))
	return data, nil
}
