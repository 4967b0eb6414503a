package pipeline

import (
	"fmt"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// warnOfUnknown tells of each not_work of a corpus that is neither a document nor the name of a work: it keeps nothing
// apart. The documents are those that were read, and those that were left out.
func warnOfUnknown(c *corpus.Corpus, warn func(string), result *stage.Result) {
	known, asked := map[string]bool{}, false
	for _, f := range c.Files {
		known[f.ID], asked = true, asked || f.Declared.NotWork != ""
	}
	if !asked || warn == nil {
		return
	}
	for r := range tables.Origins.Read(result.Reader()) {
		known[r.DocumentID], known[r.Declared.Work] = true, true
	}
	for _, l := range result.Left {
		known[l.DocumentID] = true
	}
	for _, f := range c.Files {
		if other := f.Declared.NotWork; other != "" && !known[other] {
			warn(fmt.Sprintf("%s: not_work is %q, which is no document and no work of this corpus", f.Path, other))
		}
	}
}
