// Package documents: this file is laid over the program to plant a fault in it. The variable SOURCEBOOK_PLANTED names
// what of its surroundings gets into a cell.
package documents

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync"
	"time"
)

// checkout is set by the linker.
var checkout string

var one sync.Mutex

// planted gives s with what the program is not to see.
func planted(s string) string {
	must := func(v any, err error) any {
		if err != nil {
			panic(err)
		}
		return v
	}
	var seen any
	switch fault := os.Getenv("SOURCEBOOK_PLANTED"); fault {
	case "":
		return s
	case "clock":
		seen = time.Now().Year()
	case "nanoseconds":
		seen = time.Now()
	case "map range":
		m := map[int]bool{}
		for i := range 1000 {
			m[i] = true
		}
		seen = ""
		for k := range m {
			seen = fmt.Sprint(seen, k)
		}
	case "time zone":
		seen = time.Unix(0, 0).Format(time.RFC822)
	case "language":
		seen = os.Getenv("LANG")
	case "locale":
		seen = os.Getenv("LC_ALL")
	case "home":
		seen = must(os.UserHomeDir())
	case "user":
		seen = os.Getenv("USER")
	case "user id":
		seen = os.Getuid()
	case "umask":
		one.Lock()
		defer one.Unlock()
		f, err := os.Create(filepath.Join(filepath.Dir(os.Args[4]), "planted"))
		must(nil, err)
		f.Close()
		seen = must(os.Stat(f.Name())).(os.FileInfo).Mode()
		os.Remove(f.Name())
	case "working folder":
		seen = must(os.Getwd())
	case "environment":
		seen = len(os.Environ())
	case "arguments":
		seen = len(os.Args)
	case "corpus":
		seen = must(filepath.Abs(os.Args[2]))
	case "release":
		seen = must(filepath.Abs(os.Args[4]))
	case "file order":
		f, err := os.Open(os.Args[2])
		must(nil, err)
		seen = must(f.Readdirnames(-1))
		f.Close()
	case "file times":
		seen = must(os.Stat(filepath.Join(os.Args[2], "corpus.yaml"))).(os.FileInfo).ModTime().Year()
	case "file modes":
		seen = must(os.Stat(filepath.Join(os.Args[2], "corpus.yaml"))).(os.FileInfo).Mode()
	case "processors":
		seen = runtime.NumCPU()
	case "threads":
		seen = runtime.GOMAXPROCS(0)
	case "collector":
		percent := []metrics.Sample{{Name: "/gc/gogc:percent"}} // to set it would change what the next call sees
		metrics.Read(percent)
		seen = percent[0].Value.Uint64()
	case "host":
		seen = must(os.Hostname())
	case "program":
		seen = must(os.Executable())
	case "checkout":
		seen = checkout
	case "temporary folder":
		seen = os.TempDir()
	case "cache":
		entries, _ := os.ReadDir(os.Getenv("SOURCEBOOK_CACHE"))
		seen = len(entries) > 0
	case "terminal":
		seen = must(os.Stdin.Stat()).(os.FileInfo).Mode()
	default:
		panic("unknown fault " + fault)
	}
	return s + " " + strings.TrimSpace(fmt.Sprint(seen))
}
