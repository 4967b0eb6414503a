// Package subdivisions reads the names of regions, provinces and counties that CLDR has in all languages.
package subdivisions

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Source and Licence are what the head of a file says of the names.
const (
	Source  = "CLDR 41, names of subdivisions, Debian package unicode-cldr-core 41-0.1"
	Licence = "Unicode-DFS-2016"
)

// Digest is that of the files one after the other in the order of their names.
const Digest = "b6237dc58e715c91d9a50b3b7ec7c81f7ce3ac759761aad91bb44eafd2fd6e22"

// Name is the name of a region in a language.
type Name struct{ Language, ID, Text string }

// Common gives the folder of CLDR in a folder of packages.
func Common(packages string) string {
	return filepath.Join(packages, "usr", "share", "unicode", "cldr", "common")
}

// Pattern gives the files that are read.
func Pattern(packages string) string { return filepath.Join(Common(packages), "subdivisions", "*.xml") }

// Read gives the names in the order of the files and of their rows, and the bytes of the files, whose digest is known.
func Read(packages string) ([]Name, []byte, error) {
	files, err := filepath.Glob(Pattern(packages))
	if err != nil {
		return nil, nil, err
	}
	var all bytes.Buffer
	var out []Name
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, err
		}
		all.Write(data)
		var file struct {
			Rows []struct {
				Code string `xml:"type,attr"`
				Name string `xml:",chardata"`
			} `xml:"localeDisplayNames>subdivisions>subdivision"`
		}
		if err := xml.Unmarshal(data, &file); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		tag := strings.TrimSuffix(filepath.Base(path), ".xml")
		for _, r := range file.Rows {
			out = append(out, Name{tag, ID(r.Code), strings.TrimSpace(r.Name)})
		}
	}
	return out, all.Bytes(), nil
}

// ID gives the identifier of a code of CLDR, which is that of the country and that of the region in one.
func ID(code string) string { return code[:2] + "-" + code[2:] }
