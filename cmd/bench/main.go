// Bench builds a corpus of a given size, made from the sources by a seeded generator, and prints how fast the build
// was, as a whole and by stage, in MB of source text a second, and how much memory it took at its peak, also by stage.
//
//	go run ./cmd/bench -mb 10
//	go run ./cmd/bench -mb 100 -kind copies -cpuprofile cpu.out -heapprofiles heaps/
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"

	"example.org/sourcebook"
	"example.org/sourcebook/cmd/sourcebook/start"
	"example.org/sourcebook/pipeline"
)

// options are the flags.
type options struct {
	mb       int
	seed     uint64
	kind     string
	jobs     int
	sources  string
	corpus   string
	keep     string
	workbook bool
	cache    string
	cpu      string
	heaps    string
}

func main() {
	var o options
	flag.IntVar(&o.mb, "mb", 10, "size of the corpus in MB")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the generator")
	flag.StringVar(&o.kind, "kind", kinds[0].name, "what the texts are like: "+kindNames())
	flag.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "documents to work on at a time")
	flag.StringVar(&o.sources, "sources", "sources/*/*.txt", "texts that the corpus is made from")
	flag.StringVar(&o.corpus, "corpus", "", "build this folder instead of a generated corpus")
	flag.StringVar(&o.keep, "keep", "", "new folder for the corpus and the release, which stay there")
	flag.BoolVar(&o.workbook, "workbook", false, "write the workbook too")
	flag.StringVar(&o.cache, "cache", "", "folder of the cache; a second run with it measures what a change costs")
	flag.StringVar(&o.cpu, "cpuprofile", "", "file for a profile of the processor time")
	flag.StringVar(&o.heaps, "heapprofiles", "", "folder for a profile of the memory of each stage, at its peak")
	start.Long()
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	dir := o.keep
	if dir == "" {
		temp, err := os.MkdirTemp("", "sourcebook-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temp)
		dir = temp
	}
	if o.corpus == "" {
		if err := generate(o, filepath.Join(dir, "corpus")); err != nil {
			return err
		}
	}
	files, bytes, err := measure(o, dir)
	if err != nil {
		return err
	}
	if o.cpu != "" {
		f, err := os.Create(o.cpu)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	runtime.GC()
	w, err := newWatch(o.heaps)
	if err != nil {
		return err
	}
	r, err := pipeline.Build(context.Background(), pipeline.Options{
		Corpus:     corpusDir(o, dir),
		Out:        filepath.Join(dir, "release"),
		Source:     sourcebook.Source,
		MaxBytes:   1 << 30,
		Workers:    o.jobs,
		Observe:    w,
		NoWorkbook: !o.workbook,
		Cache:      o.cache,
	})
	if err != nil {
		return err
	}
	w.end("export, seal")
	fmt.Printf("%s: %d texts, %.1f MB, %d jobs\n", o.kind, files, float64(bytes)/1e6, o.jobs)
	all := timed{name: "all"}
	for _, s := range w.done {
		line(bytes, s)
		all.took, all.cpu, all.peak = all.took+s.took, all.cpu+s.cpu, max(all.peak, s.peak)
	}
	line(bytes, all)
	fmt.Printf("  before the build %60d MiB\n", w.before>>20)
	for _, t := range r.Manifest.Tables {
		fmt.Printf("  %-14s %10d rows\n", t.Name, t.Rows)
	}
	return nil
}

func line(bytes int, s timed) {
	fmt.Printf("  %-14s %9.2f s %9.1f MB/s   cpu %8.2f s   peak %6d MiB\n",
		s.name, s.took.Seconds(), float64(bytes)/1e6/s.took.Seconds(), s.cpu.Seconds(), s.peak>>20)
}

func corpusDir(o options, dir string) string {
	if o.corpus != "" {
		return o.corpus
	}
	return filepath.Join(dir, "corpus")
}

// measure counts the texts of the corpus and their bytes.
func measure(o options, dir string) (files, bytes int, err error) {
	err = filepath.WalkDir(corpusDir(o, dir), func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".txt") {
			return err
		}
		info, err := e.Info()
		if err == nil {
			files, bytes = files+1, bytes+int(info.Size())
		}
		return err
	})
	return files, bytes, err
}
