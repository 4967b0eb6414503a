package language

import "strings"

// Identity is what a corpus says of names: that they name one entity, or that no two of them do.
type Identity struct {
	Same  bool
	Names []string
}

const (
	identitySame    = "same"
	identityNotSame = "not_same"
)

// WithIdentities gives a lexicon that holds what a corpus says of its names besides the files of l.
func WithIdentities(l *Lexicon, list []Identity) *Lexicon {
	var b strings.Builder
	for _, x := range list {
		kind := identityNotSame
		if x.Same {
			kind = identitySame
		}
		b.WriteString(kind + "\t" + strings.Join(x.Names, "\t") + "\n")
	}
	return Open(overlay{l.files, IdentitiesPath, []byte(b.String())})
}

// Identities gives what the corpus says of its names, in its order.
func Identities(l *Lexicon) ([]Identity, error) {
	return Parse(l, IdentitiesPath, "identities", func(data []byte) ([]Identity, error) {
		var out []Identity
		for line := range strings.Lines(string(data)) {
			cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			out = append(out, Identity{cells[0] == identitySame, cells[1:]})
		}
		return out, nil
	})
}
