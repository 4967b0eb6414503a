package settings

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"
)

// Shown is the result of config show.
type Shown struct {
	MessageType string    `json:"message_type"`
	Corpus      string    `json:"corpus"` // the folder; empty where none is given
	Settings    []Setting `json:"settings"`
}

// Source is where the settings of a build come from.
type Source struct {
	Build     *cobra.Command                    // it has the flags
	Variables map[string]string                 // of the environment, which stand for flags, by the name of the flag
	Cache     func(flag string) (string, error) // the folder of the cache that a value of --cache-dir leads to
}

// New gives the command config, which hands what it found to out.
func New(from Source, out func(Shown) error) *cobra.Command {
	c := &cobra.Command{
		Use:   "config show [CORPUS_DIR]",
		Short: "Print the settings of a build, and where each comes from",
		Long: `Config show prints every setting that sourcebook build would use, with the flags that are given here, and where
it comes from: a flag, a variable of the environment, a line of corpus.yaml in CORPUS_DIR, or the default. A flag goes
before the environment, the environment before the default.`,
		Example: `  sourcebook config show
  sourcebook config show my-texts --jobs 2`,
		ValidArgs: []string{"show"},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || args[0] != "show" || len(args) > 2 {
				return errors.New("config takes show and, after it, at most one folder of texts")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			dir := ""
			if len(args) > 1 {
				dir = args[1]
			}
			shown, err := from.show(c, dir)
			if err != nil {
				return err
			}
			return out(shown)
		},
	}
	c.Flags().AddFlagSet(from.Build.LocalNonPersistentFlags())
	return c
}

// show gives the settings of a build of dir with the flags of the command; those of the build alone if dir is empty.
func (s Source) show(c *cobra.Command, dir string) (Shown, error) {
	shown := Shown{MessageType: "settings", Corpus: dir, Settings: Flags(c.LocalNonPersistentFlags(), s.Variables)}
	for i := range shown.Settings {
		if err := s.effective(&shown.Settings[i]); err != nil {
			return shown, err
		}
	}
	if dir == "" {
		return shown, nil
	}
	own, err := Corpus(dir)
	shown.Settings = append(shown.Settings, own...)
	return shown, err
}

// effective gives a setting the value that a build would come to.
func (s Source) effective(to *Setting) (err error) {
	switch {
	case to.Name == "jobs" && to.Origin == Default:
		n, err := Jobs()
		to.Value = strconv.Itoa(n)
		return err
	case to.Name == "cache-dir":
		flag := ""
		if to.Origin == "--"+to.Name {
			flag = to.Value
		}
		to.Value, err = s.Cache(flag)
		return err
	}
	return nil
}
