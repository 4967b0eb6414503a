package pipeline_test

import (
	"bytes"
	"cmp"
	"context"
	"hash/crc32"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	sourcebook "example.org/sourcebook"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stream"
)

// stepCorpus has versions of one text, a text that returns in another, one without any name or number, and a container.
var stepCorpus = map[string]string{
	"corpus.yaml": "name: steps\nshards: 2\nlexicon: names.tsv\n",
	"names.tsv":   "name\ttype\nHarbour Trust\torganization\n",
	"a-en.txt": "The ferry sank\n\nOn 4 March 2021 the Harbour Trust said that 1,200 people were saved. " +
		"The ferry had cost 3 million euros.\n\nContact the desk for more.\n",
	"a-fr.txt": "Le ferry a coulé\n\nLe 4 mars 2021, le Harbour Trust a dit que 1 200 personnes ont été sauvées. " +
		"Le ferry avait coûté 3 millions d'euros.\n",
	"b.txt": "Rain in Paris\n\nIt rained for 12 days in Paris.\n\nContact the desk for more.\n",
	"c.txt": "Nothing to count here.\n",
	"news.jsonl": `{"id": "x", "text": "Seven cats met 12 dogs in Geneva."}` + "\n" +
		`{"id": "y", "text": "A dog ran 12 km."}` + "\n",
}

// shuffled brings the parts that a stage reads together by key, in partitions, each in another order than before.
func shuffled(all []stage.Part, s pipeline.ListedStage, partitions int) [][]stage.Part {
	works := map[string]string{}
	for _, p := range all {
		if p.Table == "works" {
			works[p.Of] = p.Key
		}
	}
	out := make([][]stage.Part, partitions)
	for _, p := range slices.Backward(all) {
		if !slices.Contains(s.Reads, p.Table) {
			continue
		}
		switch work, known := works[p.Of]; {
		case s.Each == stage.All:
			p.Key = ""
		case s.Each == stage.Work && known:
			p.Key = work
		default:
			p.Key = p.Of
		}
		k := crc32.ChecksumIEEE([]byte(p.Key)) % uint32(partitions)
		out[k] = append(out[k], p)
	}
	for _, parts := range out {
		slices.SortStableFunc(parts, func(a, b stage.Part) int { return cmp.Compare(b.Key, a.Key) })
	}
	return out
}

// encoded gives parts as a stream.
func encoded(t *testing.T, parts []stage.Part) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	w := stream.NewWriter(&b)
	for _, p := range parts {
		if err := w.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &b
}

// stepped gives the parts that a step writes.
func stepped(t *testing.T, in []stage.Part, run func(pipeline.StepOptions) error) []stage.Part {
	t.Helper()
	var b bytes.Buffer
	err := run(pipeline.StepOptions{Source: sourcebook.Source, Dir: t.TempDir(), In: encoded(t, in), Out: &b})
	if err != nil {
		t.Fatal(err)
	}
	var out []stage.Part
	for p, err := range stream.Read(&b) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// TestSteps runs every stage in steps over a partitioned corpus, and holds the release against that of a build.
func TestSteps(t *testing.T) {
	ctx, corpus := context.Background(), write(t, stepCorpus, false)
	whole := filepath.Join(t.TempDir(), "whole")
	built, err := pipeline.Build(ctx, pipeline.Options{Corpus: corpus, Out: whole, Source: sourcebook.Source, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	list, err := pipeline.ListSteps(corpus)
	if err != nil || list.Sources != 6 {
		t.Fatalf("%+v, %v; want 6 sources", list, err)
	}
	var all []stage.Part
	for from := 0; from < list.Sources; from += 4 {
		all = append(all, stepped(t, nil, func(o pipeline.StepOptions) error {
			o.Corpus = corpus
			return pipeline.StepSources(o, from, from+4)
		})...)
	}
	for _, s := range list.Stages {
		partitions := 3
		if s.Each == stage.All {
			partitions = 1
		}
		var written []stage.Part
		for _, parts := range shuffled(all, s, partitions) {
			written = append(stepped(t, parts, func(o pipeline.StepOptions) error {
				o.Corpus = corpus
				return pipeline.Step(ctx, o, []string{s.Name})
			}), written...)
		}
		all = append(written, all...)
	}
	stages := slices.DeleteFunc(slices.Clone(all), func(p stage.Part) bool { return p.Table == "sources" })
	release := func(parts []stage.Part) (string, error) {
		out := filepath.Join(t.TempDir(), "steps")
		r, err := pipeline.StepRelease(ctx, pipeline.Options{Corpus: corpus, Out: out, Source: sourcebook.Source},
			encoded(t, parts))
		if err != nil {
			return "", err
		}
		return r.Root, nil
	}
	rows := func(p stage.Part) bool { return p.Rows > 0 }
	if root, err := release(stages); err != nil || root != built.Root {
		t.Errorf("the root digest is %s in steps, %s in a build: %v", root, built.Root, err)
	}
	twice := append(slices.Clone(stages), stages[slices.IndexFunc(stages, rows)])
	if _, err := release(twice); err == nil || !strings.Contains(err.Error(), "are there twice") {
		t.Errorf("a part twice: error %v", err)
	}
	of := func(p stage.Part) bool { return p.Of == "c" }
	if _, err := release(slices.DeleteFunc(slices.Clone(stages), of)); err == nil ||
		!strings.Contains(err.Error(), "the parts are of 5 documents, and the corpus has 6") {
		t.Errorf("a document is missing: error %v", err)
	}
	of = func(p stage.Part) bool { return p.Of == "mentions c" || p.Table == "mentions" && p.Of == "c" }
	if _, err := release(slices.DeleteFunc(slices.Clone(stages), of)); err == nil ||
		!strings.Contains(err.Error(), `the stage mentions did not run for "c"`) {
		t.Errorf("a stage is missing for a document: error %v", err)
	}
}

func TestStepRefuses(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "A text."}, false)
	for _, c := range []struct {
		name  string
		names []string
		in    string
		want  string
	}{
		{"no such stage", []string{"segments"}, "", `there is no stage "segments"; the stages are ingest,`},
		{"stages of two kinds", []string{"ingest", "survey"}, "", "they are two steps"},
		{"no stream", []string{"ingest"}, "hello, this is no stream of anything", "no Arrow IPC stream"},
		{"nothing", []string{"ingest"}, "", "the stream is empty"},
		{"another table", []string{"ingest"}, encoded(t, []stage.Part{{Key: "a", Table: "x", Of: "a"}}).String(),
			`a part is of "x", which is no working table`},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := pipeline.Step(context.Background(), pipeline.StepOptions{Corpus: dir, Source: sourcebook.Source,
				In: strings.NewReader(c.in), Out: &bytes.Buffer{}}, c.names)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
	if _, err := pipeline.ListSteps(dir); err == nil || !strings.Contains(err.Error(), "write name: ") {
		t.Errorf("a corpus without a name: error %v", err)
	}
	cut := encoded(t, []stage.Part{{Key: "a", Table: "texts", Of: "a", Rows: 1, Bytes: []byte("bytes")}}).Bytes()
	for p, err := range stream.Read(bytes.NewReader(cut[:len(cut)-40])) {
		if err == nil {
			t.Errorf("a stream that breaks off gave %+v", p)
		}
	}
}
