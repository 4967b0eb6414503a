package export

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/schema"
)

// TestMemory writes tables of 20 and 100 MB and compares the memory that is in use at the most.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 120 MB")
	}
	peak := func(megabytes int) (most uint64) {
		rows := func(yield func(any, error) bool) {
			text := strings.Repeat("Some text with words and numbers 12345. ", 500)
			for i := range megabytes * 50 {
				id := fmt.Sprintf("d%09d", i)
				if !yield(&schema.Document{DocumentID: id, Path: id, MediaType: "t", Encoding: "e", SourceSHA256: "0",
					Text: id + text, WorkID: id}, nil) {
					return
				}
			}
		}
		runtime.GC()
		var m runtime.MemStats
		_,
			err := Export(context.Background(), t.TempDir(), testInfo, []Source{{schema.Documents, rows}}, func(string, int64) {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
		})
		if err != nil {
			t.Fatal(err)
		}
		return most
	}
	small, large := peak(20), peak(100)
	t.Logf("20 MB: %d MB of heap, 100 MB: %d MB", small>>20, large>>20)
	if large > small*2 {
		t.Errorf("20 MB take %d MB of heap, 100 MB %d MB", small>>20, large>>20)
	}
}

// BenchmarkExport writes rows with texts in all formats.
func BenchmarkExport(b *testing.B) {
	words := strings.Fields("the police of both countries arrested more than 1,770 suspects in a joint operation " +
		"against telecom and online fraud on 13 December 2022 the ministry said")
	r := rand.New(rand.NewPCG(9, 10))
	texts := make([]string, 50_000)
	total := int64(0)
	for i := range texts {
		var s strings.Builder
		for range 30 {
			s.WriteString(words[r.IntN(len(words))] + " ")
		}
		texts[i] = s.String()[:s.Len()-1]
		total += int64(len(texts[i])) + 80
	}
	rows := func(yield func(any, error) bool) {
		for i, text := range texts {
			d := fmt.Sprintf("d%05d", i/100)
			if !yield(&schema.Sentence{SentenceID: fmt.Sprintf("%s.s%d", d, i%100*200), DocumentID: d, ParagraphID: d + ".p0",
				Ordinal: i, Text: text, Span: schema.Span{Start: i % 100 * 200, End: i%100*200 + len(text)}, Language: "en"}, nil) {
				return
			}
		}
	}
	for _, formats := range []string{"digest", "csv", "parquet", "xlsx", "parquet+csv"} {
		b.Run(formats, func(b *testing.B) {
			b.SetBytes(total)
			for range b.N {
				out := &files{dir: b.TempDir()}
				var exporters []table.Exporter
				for f := range strings.SplitSeq(formats, "+") {
					switch f {
					case "csv":
						exporters = append(exporters, table.NewCSV(out.create))
					case "parquet":
						exporters = append(exporters, table.NewParquet(out.create, testInfo.Name, testInfo.Version))
					case "xlsx":
						exporters = append(exporters, newWorkbook(out, testInfo))
					}
				}
				if _, err := table.Write(context.Background(), schema.Sentences, rows, "sentences", exporters,
					func(int64) {}, func(arrow.Record) error { return nil }); err != nil {
					b.Fatal(err)
				}
				for _, e := range exporters {
					if err := e.Close(); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
