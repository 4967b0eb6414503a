// Package stagetest runs stages over texts that a test holds in memory.
package stagetest

import (
	"context"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Source makes a source of a text, as if a corpus held it in the file id + ".txt".
func Source(id, text string) *tables.Source {
	return &tables.Source{DocumentID: id, Path: id + ".txt", Content: []byte(text)}
}

// Run runs the stages over the sources and gives what they wrote; it fails the test on an error. lexicon is the folder
// of the language knowledge, nil for none.
func Run(t testing.TB, stages []stage.Stage, lexicon fs.FS, sources ...*tables.Source) *stage.Result {
	t.Helper()
	result, err := Try(t, stages, lexicon, sources...)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// Try is Run that gives the error.
func Try(t testing.TB, stages []stage.Stage, lexicon fs.FS, sources ...*tables.Source) (*stage.Result, error) {
	t.Helper()
	sources = slices.SortedFunc(slices.Values(sources),
		func(a, b *tables.Source) int { return strings.Compare(a.DocumentID, b.DocumentID) })
	r := &stage.Runner{
		Stages:  stages,
		Tables:  tables.All,
		Inputs:  map[string]func(int) (any, error){tables.Sources.Name: func(i int) (any, error) { return sources[i], nil }},
		Works:   tables.WorkIDs,
		Lexicon: language.Empty(),
		Dir:     t.TempDir(),
		Workers: 2,
	}
	if f, ok := lexicon.(*folder); ok {
		r.Lexicon, r.Lasting = f.lexicon, true
	} else if lexicon != nil {
		r.Lexicon = language.Open(lexicon)
	}
	for _, s := range sources {
		r.Documents = append(r.Documents, s.DocumentID)
	}
	result, err := r.Run(context.Background())
	if err == nil {
		t.Cleanup(result.Close)
	}
	return result, err
}

// Lexicon is the folder sources/lexicon of the checkout; dir is the way from the test's package to the top level. What
// is read of it is kept for all runs of the test.
func Lexicon(dir string) fs.FS {
	files := os.DirFS(dir + "/sources/lexicon")
	f, _ := folders.LoadOrStore(dir, &folder{files, language.Open(files)})
	return f.(*folder)
}

// folders are the folders that the test asked for, by their way.
var folders sync.Map

// folder is a folder and the lexicon in it.
type folder struct {
	fs.FS
	lexicon *language.Lexicon
}
