package main

import (
	"io"
	"os"

	"example.org/sourcebook/cmd/sourcebook/screen"
)

// coloured reports whether colour may be written to w: it is a terminal, or $FORCE_COLOR says so, and neither
// --no-color
// nor $NO_COLOR forbids it.
func (a *app) coloured(w io.Writer) bool {
	if a.noColour || os.Getenv("NO_COLOR") != "" {
		return false
	}
	return os.Getenv("FORCE_COLOR") != "" || screen.IsTerminal(w)
}
