package lineage_test

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
)

func TestWriteSources(t *testing.T) {
	content := map[string]string{"corpus.yaml": "name: x\n", "sub/é.txt": "texte",
		"a.txt": strings.Repeat("a long line ", 100000)}
	files := fstest.MapFS{"not listed.txt": {Data: []byte("x")}}
	var list, reversed []lineage.File
	for _, p := range []string{"corpus.yaml", "sub/é.txt", "a.txt"} {
		files[p] = &fstest.MapFile{Data: []byte(content[p]), Mode: 0o600}
		f, err := lineage.DigestFile(files, p)
		if err != nil {
			t.Fatal(err)
		}
		list, reversed = append(list, f), append([]lineage.File{f}, reversed...)
	}
	var a, b bytes.Buffer
	if err := lineage.WriteSources(&a, files, list); err != nil {
		t.Fatal(err)
	}
	if err := lineage.WriteSources(&b, files, reversed); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the order of the list changes the archive")
	}
	z, err := zip.NewReader(bytes.NewReader(a.Bytes()), int64(a.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil || string(got) != content[f.Name] {
			t.Errorf("%s: got %d bytes, %v", f.Name, len(got), err)
		}
		if y, m, d := f.Modified.Date(); y != 1980 || m != 1 || d != 1 || f.Mode() != 0o644 || len(f.Extra) > 0 || f.NonUTF8 {
			t.Errorf("%s: modified %v, mode %v, extra %x", f.Name, f.Modified, f.Mode(), f.Extra)
		}
	}
	if d := cmp.Diff([]string{"a.txt", "corpus.yaml", "sub/é.txt"}, names); d != "" {
		t.Error(d)
	}
}

// A source that is no longer what was read is an error, whatever changed.
func TestWriteSourcesFindsChanges(t *testing.T) {
	files := fstest.MapFS{"a.txt": {Data: []byte("text")}}
	was, err := lineage.DigestFile(files, "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		now  fstest.MapFS
		list []lineage.File
		want string
	}{
		{"another content", fstest.MapFS{"a.txt": {Data: []byte("Text")}}, []lineage.File{was},
			"a.txt changed while it was read"},
		{"longer", fstest.MapFS{"a.txt": {Data: []byte("text and more")}}, []lineage.File{was},
			"a.txt changed while it was read"},
		{"gone", fstest.MapFS{}, []lineage.File{was}, "failed to read a.txt again"},
		{"a backslash in the name", fstest.MapFS{}, []lineage.File{{Path: "a\\b.txt"}}, "cannot go into"},
		{"a name that is not UTF-8", fstest.MapFS{}, []lineage.File{{Path: "a\xff.txt"}}, "cannot go into"},
		{"listed twice", files, []lineage.File{was, was}, "a.txt is listed twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := lineage.WriteSources(io.Discard, c.now, c.list); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got the error %v, want one with %q", err, c.want)
			}
		})
	}
}

// An archive that would write outside of its folder is not opened.
func TestOpenSourcesRefuses(t *testing.T) {
	for name, entries := range map[string][]*zip.FileHeader{
		"a path out of the folder": {{Name: "../a"}},
		"an absolute path":         {{Name: "/a"}},
		"a path that is not plain": {{Name: "a/./b"}},
		"a backslash":              {{Name: "a\\b"}},
		"a doubled path":           {{Name: "a"}, {Name: "a"}},
		"a link":                   {{Name: "a", ExternalAttrs: 0o120777 << 16, CreatorVersion: 3 << 8}},
		"a folder":                 {{Name: "a/"}},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			for _, h := range entries {
				if _, err := z.CreateHeader(h); err != nil {
					t.Fatal(err)
				}
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			lineagetest.Write(t, filepath.Join(dir, lineage.SourcesName), b.String())
			if z, err := lineage.OpenSources(dir); err == nil {
				z.Close()
				t.Error("it is opened")
			}
		})
	}
}
