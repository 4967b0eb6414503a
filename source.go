// Package sourcebook holds the source of the program, so that the program can put it into every release that it makes
// and the release can be made again from itself. There is nothing else in it.
package sourcebook

import (
	"embed"

	"example.org/sourcebook/pipeline/language/packed"
)

//go:embed LICENSE NOTICE go.mod go.sum *.go cmd pipeline schema sources/lexicon
var source embed.FS

// Source is the source of the program, from the folder of its go.mod down: everything that it is compiled from, and the
// language knowledge. Tests and their data come along, since a pattern cannot leave them out; whoever packs the source
// drops them. Corpora and releases are not in it. The language knowledge is in the folder sources/lexicon. A program
// that was compiled with the overlay of cmd/lexicon/pack carries it packed; what is read from here is the same.
var Source = packed.Files(source)
