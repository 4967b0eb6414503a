package gazetteer

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// own is an entity that a corpus brings the names of.
type own struct {
	names []string // the first one names the entity
	typ   string   // as the table entities has it
}

// readOwn gives the names that a corpus brings, in its order: the file that corpus.yaml calls its lexicon. A row has
// the names of an entity, parted by "|", a tab, and its type. Lines that begin with "#" are left alone, and so is a
// first row that names the columns.
func readOwn(l *language.Lexicon) ([]own, error) {
	return language.Parse(l, language.NamesPath, "own names", func(data []byte) ([]own, error) {
		var out []own
		at := 0
		for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
			at++
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' || at == 1 && strings.HasPrefix(line, ownHead) {
				continue
			}
			o, err := ownOf(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", at, err)
			}
			out = append(out, o)
		}
		return out, nil
	})
}

// ownHead begins a row that names the columns.
const ownHead = "name\t"

var ownTypes = []string{schema.TypePerson, schema.TypeOrganization, schema.TypePlace, schema.TypeLaw,
	schema.TypeOperation, schema.TypeEvent}

func ownOf(line string) (own, error) {
	c := strings.Split(line, "\t")
	if len(c) < 2 {
		return own{}, fmt.Errorf("%q has no type; write the names, parted by |, a tab, and the type", line)
	}
	o := own{typ: strings.TrimSpace(c[1])}
	if !slices.Contains(ownTypes, o.typ) {
		return own{}, fmt.Errorf("%q is no type of entity; write one of %s", o.typ, strings.Join(ownTypes, ", "))
	}
	for name := range strings.SplitSeq(c[0], "|") {
		if name = norm.NFC.String(strings.Join(strings.Fields(name), " ")); name != "" {
			o.names = append(o.names, name)
		}
	}
	if len(o.names) == 0 {
		return own{}, fmt.Errorf("a row without a name; write the names, parted by |, a tab, and the type")
	}
	return o, nil
}
