package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"strings"

	"example.org/sourcebook/cmd/lexicon/pinned"
	"example.org/sourcebook/cmd/lexicon/subdivisions"
	"example.org/sourcebook/schema"
)

// The packages, by the digests of what is read.
const (
	metadata = "afe9446ac2bbd9de4aa3abf3d89c9212e953fe4c686dcd6adfb204abf06963c9"
	regions  = "c2cbb77d98388ee0fc779dcd559bc5f2890f3a89e19ea7dacfb30baa2e4e6422"
	rigour   = "f2cf59f9b46b0ec0a1e220cddcd555deaf52547f253f0a71c0877fb279f1ea81"
)

// subdivisions takes the names of regions that CLDR has, in all languages. A region that has another code now keeps
// the identifier that places.tsv has for it.
func (a *atlas) subdivisions(packages string) error {
	path := filepath.Join(subdivisions.Common(packages), "supplemental", "supplementalMetadata.xml")
	var err error
	if a.now, err = replaced(path); err != nil {
		return err
	}
	listed := map[string]string{} // identifier with the code of today → that of places.tsv
	for id := range a.names {
		if now := a.now[id]; now != "" && a.names[now] == "" {
			listed[now] = id
		}
	}
	names, data, err := subdivisions.Read(packages)
	if err != nil {
		return err
	}
	for _, n := range names {
		id := cmp.Or(listed[n.ID], n.ID)
		if n.Language == schema.Language && a.names[id] == "" {
			a.names[id] = n.Text
		}
		a.given = append(a.given, given{n.Language, n.Text, id})
	}
	return pinned.Check(subdivisions.Pattern(packages), data, subdivisions.Digest)
}

// replaced gives the identifiers with codes that CLDR has replaced by another, each with that.
func replaced(path string) (map[string]string, error) {
	data, err := pinned.Read(path, metadata)
	if err != nil {
		return nil, err
	}
	var file struct {
		Aliases []struct {
			Code string `xml:"type,attr"`
			Now  string `xml:"replacement,attr"`
		} `xml:"metadata>alias>subdivisionAlias"`
	}
	if err := xml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[string]string{}
	for _, a := range file.Aliases {
		if len(a.Now) > 2 && !strings.Contains(a.Now, " ") {
			out[subdivisions.ID(a.Code)] = subdivisions.ID(a.Now)
		}
	}
	return out, nil
}

// articles gives the titles of the articles of regions in the English Wikipedia: that of a region which is a town has
// the name of the town.
func articles(packages string) (map[string]string, error) {
	path := filepath.Join(packages, "node_modules", "iso3166-2-db", "data", "iso3166-2.json")
	data, err := pinned.Read(path, regions)
	if err != nil {
		return nil, err
	}
	var countries map[string]struct {
		Regions []struct {
			ISO       string
			Reference struct{ Wikipedia string }
		}
	}
	if err := json.Unmarshal(data, &countries); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[string]string{}
	for country, c := range countries {
		for _, r := range c.Regions {
			if title, ok := strings.CutPrefix(r.Reference.Wikipedia, schema.Language+":"); ok && r.ISO != "" {
				out[strings.ToLower(country+"-"+r.ISO)] = strings.ReplaceAll(title, "_", " ")
			}
		}
	}
	return out, nil
}

// territories gives the Wikidata items of regions by their identifiers.
func territories(packages string) (map[string]string, error) {
	path := filepath.Join(packages, "rigour-1.3.13-py3-none-any.whl")
	data, err := pinned.Read(path, rigour)
	if err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	f, err := archive.Open("rigour/data/territories/data.jsonl")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]string{}
	for d := json.NewDecoder(f); d.More(); {
		var row struct{ Code, QID string }
		if err := d.Decode(&row); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if region(row.Code) {
			out[row.Code] = row.QID
		}
	}
	return out, nil
}
