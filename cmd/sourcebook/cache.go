package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/pipeline/stage"
)

// cacheVariable names the folder of the cache; cacheOff in its place turns the cache off.
const (
	cacheVariable = "SOURCEBOOK_CACHE"
	cacheOff      = "off"
)

// cacheFolder gives the folder of the cache: the one in a flag, else in SOURCEBOOK_CACHE, else in the user's cache
// folder. It is empty if the cache is turned off.
func cacheFolder(flag string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	switch dir := os.Getenv(cacheVariable); dir {
	case cacheOff:
		return "", nil
	case "":
	default:
		return dir, nil
	}
	user, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w; --cache-dir or %s names a folder for the cache", err, cacheVariable)
	}
	return filepath.Join(user, "sourcebook"), nil
}

// warning is a line on standard error with --json.
type warning struct {
	MessageType string `json:"message_type"`
	Message     string `json:"message"`
}

// warn tells on standard error what went wrong without harm to the result.
func (a *app) warn(message string) {
	switch {
	case a.quiet:
	case a.json:
		printed.JSON(a.err, warning{messageWarning, message})
	default:
		fmt.Fprintf(a.err, "warning: %s\n", message)
	}
}

func newCache(a *app) *cobra.Command {
	dir := ""
	c := &cobra.Command{
		Use:   "cache",
		Short: "Show or clear what is kept from build to build",
		Long: `A build keeps what its slow stages made of each document, so that the next build makes anew only what a change
touches. An entry is found by the digest of everything that its stage read, and by the program; it is used only if its
own digest is right. So a release is the same with and without the cache, and the cache can be cleared at any time,
also while a build runs. Above 4 GiB, the entries that were not read for the longest time go first.

The folder is that of --cache-dir, else of $SOURCEBOOK_CACHE ("off" for no cache), else sourcebook in the user's cache
folder. "sourcebook build --no-cache" neither reads nor writes it.`,
		Example: `  sourcebook cache
  sourcebook cache clear`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runCache(a, dir, false) },
	}
	c.PersistentFlags().StringVar(&dir, "cache-dir", "", "folder of the cache")
	c.AddCommand(&cobra.Command{
		Use:     "clear",
		Short:   "Remove all entries of the cache",
		Example: "  sourcebook cache clear",
		Args:    usage(cobra.NoArgs),
		RunE:    func(*cobra.Command, []string) error { return runCache(a, dir, true) },
	})
	return c
}

// cached is the result of cache and of cache clear.
type cached struct {
	MessageType string `json:"message_type"`
	Folder      string `json:"folder"` // empty if the cache is turned off
	Entries     int    `json:"entries"`
	Bytes       int64  `json:"bytes"`
	Limit       int64  `json:"limit"`
	Cleared     bool   `json:"cleared"` // the entries were removed
}

func runCache(a *app, flag string, clear bool) error {
	dir, err := cacheFolder(flag)
	if err != nil {
		return err
	}
	c := cached{MessageType: "summary", Folder: dir, Limit: stage.CacheLimit, Cleared: clear}
	if dir != "" {
		count := stage.CacheSize
		if clear {
			count = stage.ClearCache
		}
		if c.Entries, c.Bytes, err = count(dir); err != nil {
			return fmt.Errorf("the cache in %s: %w", dir, err)
		}
	}
	switch {
	case a.json:
		printed.JSON(a.out, c)
	case a.quiet:
	case dir == "":
		fmt.Fprintf(a.out, "The cache is turned off: $%s is %s.\n", cacheVariable, cacheOff)
	case clear:
		fmt.Fprintf(a.out, "%s: removed %d entries, %s\n", dir, c.Entries, inMiB(c.Bytes))
	default:
		fmt.Fprintf(a.out, "%s: %d entries, %s of at most %s\n", dir, c.Entries, inMiB(c.Bytes), inMiB(c.Limit))
	}
	return nil
}

// inMiB gives a size in MiB with one decimal.
func inMiB(bytes int64) string {
	tenths := (bytes*10 + 1<<19) >> 20
	return fmt.Sprintf("%d.%d MiB", tenths/10, tenths%10)
}
