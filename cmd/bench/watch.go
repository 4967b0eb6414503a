package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"time"

	"example.org/sourcebook/pipeline/effort"
	"example.org/sourcebook/pipeline/stage"
)

// watch takes the time and the largest resident size of each stage.
type watch struct {
	before int64 // resident size before the build
	begun  time.Time
	cpu    time.Duration // processor time at the beginning of the stage
	done   []timed

	mu    sync.Mutex
	heaps string // folder for heap profiles, or empty
	most  uint64 // largest heap seen in this stage
	image []byte // its profile
}

type timed struct {
	name string
	took time.Duration
	cpu  time.Duration // of all processors
	peak int64
}

func newWatch(heaps string) (*watch, error) {
	resetPeak()
	w := &watch{before: peak(), heaps: heaps, begun: time.Now(), cpu: processorTime()}
	if heaps == "" {
		return w, nil
	}
	if err := os.MkdirAll(heaps, 0o755); err != nil {
		return nil, err
	}
	go func() {
		for range time.Tick(50 * time.Millisecond) {
			w.sample()
		}
	}()
	return w, nil
}

// sample keeps a profile of the heap if it was never so large in this stage.
func (w *watch) sample() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	w.mu.Lock()
	defer w.mu.Unlock()
	if m.HeapAlloc < w.most+w.most/20+1<<20 {
		return
	}
	var b strings.Builder
	if pprof.WriteHeapProfile(&b) == nil {
		w.most, w.image = m.HeapAlloc, []byte(b.String())
	}
}

func (w *watch) StageBegins(*stage.Stage, int, int, int) {}
func (w *watch) PartitionDone(*stage.Stage, int, int)    {}
func (w *watch) StageEnds(s *stage.Stage)                { w.end(s.Name) }

// end notes that what has run since the last end has that name.
func (w *watch) end(name string) {
	w.done = append(w.done, timed{name, time.Since(w.begun), processorTime() - w.cpu, peak()})
	w.mu.Lock()
	if w.image != nil {
		if err := os.WriteFile(filepath.Join(w.heaps, strings.ReplaceAll(name, ", ", "-")+".heap"), w.image,
			0o644); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
		w.most, w.image = 0, nil
	}
	w.mu.Unlock()
	resetPeak()
	w.begun, w.cpu = time.Now(), processorTime()
}

// processorTime is what the process has had of all processors, or 0 where the system does not tell.
func processorTime() time.Duration {
	spent, _ := effort.Spent()
	return spent
}

// peak is the largest resident size of the process since resetPeak, in bytes, where the system tells (Linux); else 0.
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

// resetPeak sets the largest resident size back to the present one (proc(5), clear_refs).
func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o644) }
