// Bench builds a corpus of a given size, made from the sources by a seeded generator, and prints how fast the build was,
// as a whole and by stage, in MB of source text a second, and how much memory it took at its peak.
//
//	go run ./cmd/bench -mb 10
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"example.org/sourcebook"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/stage"
)

func main() {
	mb := flag.Int("mb", 10, "size of the corpus in MB")
	seed := flag.Uint64("seed", 1, "seed of the generator")
	jobs := flag.Int("jobs", runtime.GOMAXPROCS(0), "documents to work on at a time")
	sources := flag.String("sources", "sources/*/*.txt", "texts that the corpus is made from")
	workbook := flag.Bool("workbook", false, "write the workbook too")
	flag.Parse()
	if err := run(*mb, *seed, *jobs, *sources, *workbook); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(mb int, seed uint64, jobs int, sources string, workbook bool) error {
	paths, err := filepath.Glob(sources)
	if err != nil {
		return err
	}
	g, err := newGenerator(seed, paths)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "sourcebook-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	files, bytes, err := g.corpus(filepath.Join(dir, "corpus"), mb*1e6)
	if err != nil {
		return err
	}
	g = nil
	runtime.GC()
	before := peak()
	w := &watch{bytes: bytes}
	begun := time.Now()
	r, err := pipeline.Build(context.Background(), pipeline.Options{
		Corpus:     filepath.Join(dir, "corpus"),
		Out:        filepath.Join(dir, "release"),
		Source:     sourcebook.Source,
		Workers:    jobs,
		Observe:    w,
		NoWorkbook: !workbook,
	})
	if err != nil {
		return err
	}
	all := time.Since(begun)
	fmt.Printf("%d texts, %.1f MB, %d jobs\n", files, float64(bytes)/1e6, jobs)
	staged := time.Duration(0)
	for _, s := range w.done {
		staged += s.took
		fmt.Printf("  %-14s %7.2f s %8.1f MB/s\n", s.name, s.took.Seconds(), rate(bytes, s.took))
	}
	fmt.Printf("  %-14s %7.2f s %8.1f MB/s\n", "export, seal", (all - staged).Seconds(), rate(bytes, all-staged))
	fmt.Printf("  %-14s %7.2f s %8.1f MB/s\n", "all", all.Seconds(), rate(bytes, all))
	for _, t := range r.Manifest.Tables {
		fmt.Printf("  %-14s %9d rows\n", t.Name, t.Rows)
	}
	fmt.Printf("peak memory %d MiB (%d MiB before the build)\n", peak()>>20, before>>20)
	return nil
}

func rate(bytes int, d time.Duration) float64 { return float64(bytes) / 1e6 / d.Seconds() }

// watch takes the time of each stage.
type watch struct {
	bytes int
	begun time.Time
	done  []timed
}

type timed struct {
	name string
	took time.Duration
}

func (w *watch) StageBegins(*stage.Stage, int, int, int) { w.begun = time.Now() }
func (w *watch) PartitionDone(*stage.Stage, int, int)    {}
func (w *watch) StageEnds(s *stage.Stage) {
	w.done = append(w.done, timed{s.Name, time.Since(w.begun)})
}

// peak is the largest resident size of the process so far, in bytes, where the system tells (Linux); else 0.
func peak() int64 {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		var kib int64
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kib); n == 1 {
			return kib << 10
		}
	}
	return 0
}
