package documents_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/documents"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// says is a stage that writes what a text says of itself, one paragraph and two sentences.
func says(m tables.Metadata) stage.Stage {
	return stage.Stage{
		Name: "says", Version: 1, Each: stage.Document, Reads: []string{tables.Texts.Name},
		Writes: []string{tables.Described.Name, tables.Paragraphs.Name, tables.Sentences.Name, tables.Works.Name},
		Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
			m.DocumentID = in.Key()
			tables.Described.Write(out, &m)
			tables.Paragraphs.Write(out, &schema.Paragraph{DocumentID: in.Key()})
			tables.Sentences.Write(out, &schema.Sentence{DocumentID: in.Key()})
			tables.Sentences.Write(out, &schema.Sentence{DocumentID: in.Key()})
			tables.Works.Write(out, &tables.WorkOf{DocumentID: in.Key(), WorkID: "w"})
			return nil
		},
	}
}

func TestDocuments(t *testing.T) {
	described := tables.Metadata{
		Title: "A title", Language: "en", Publisher: "The Paper", Author: "A. Author", Published: "2020-01-02",
		Evidence: []schema.Evidence{{Field: "title", Start: 0, End: 7, Rule: "first"},
			{Field: "author", Start: 9, End: 12, Rule: "by"}},
		Issues: []string{"ambiguous_date", "conflicting_dates"},
	}
	for name, c := range map[string]struct {
		declared tables.Declared
		want     func(*schema.Document)
	}{
		"nothing declared": {tables.Declared{}, func(*schema.Document) {}},
		"declared comes first": {
			tables.Declared{Language: "fr", Author: "B. Autre", Published: "2021-03-04", Rights: "free", Retrieved: "2022-01-01",
				URL: "https://example.org/"},
			func(d *schema.Document) {
				d.Language, d.Author, d.Published, d.Rights, d.Retrieved, d.URL = "fr", "B. Autre", "2021-03-04", "free",
					"2022-01-01", "https://example.org/"
				d.Evidence = d.Evidence[1:]
				d.Issues = []string{"conflicting_dates"}
			},
		},
		"declared what the text says": {tables.Declared{Author: "A. Author"}, func(*schema.Document) {}},
	} {
		t.Run(name, func(t *testing.T) {
			source := stagetest.Source("d", "A title é\n\nTwo words.")
			source.Declared = c.declared
			r := stagetest.Run(t, []stage.Stage{ingest.Stage, says(described), documents.Stage}, nil, source)
			got := tables.Documents.One(r.Reader())
			want := &schema.Document{
				DocumentID: "d", Path: "d.txt", Title: "A title", Language: "en", Publisher: "The Paper", Author: "A. Author",
				Published: "2020-01-02", MediaType: "text/plain", Encoding: "UTF-8", SourceSHA256: got.SourceSHA256,
				SourceBytes: 22,
				Text:        "A title é\n\nTwo words.", Characters: 21, Words: 5, Paragraphs: 1, Sentences: 2, WorkID: "w",
				Evidence: []schema.Evidence{{Field: "author", Start: 9, End: 12, Rule: "by"},
					{Field: "title", Start: 0, End: 7, Rule: "first"}},
				Issues: []string{"ambiguous_date", "conflicting_dates"},
			}
			c.want(want)
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
