package entities

import (
	"cmp"

	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/schema"
)

// draft is an entity while its names are gathered.
type draft struct {
	entity   *entity
	lexiID   string // identifier of the lexicon
	country  string // whose body or law it is, where several have one of the name; else empty
	language string // of the name
	names    map[schema.Name]bool
}

// named gives the name and the type of an entity.
func (d *draft) named() string { return spelling.Slug(d.entity.Name) + "\x00" + d.entity.Type }

// needless takes the country from entities whose name no other of the type has.
func needless(drafts map[string]*draft, keys []string) {
	namesakes := map[string]int{} // name and type → how many entities have it
	for _, k := range keys {
		namesakes[drafts[k].named()]++
	}
	for _, k := range keys {
		if d := drafts[k]; namesakes[d.named()] < 2 {
			d.country = ""
		}
	}
}

// identify gives an entity its identifier. Where another one has it, more joins it until it is free: the type, the
// identifier of the lexicon, the language of the name, and at last the code points of the name.
func identify(speller *spelling.Reader, d *draft, taken map[string]bool) error {
	id, err := speller.Identifier(d.entity.Name, d.entity.Type)
	if err != nil {
		return err
	}
	id = cmp.Or(id, d.entity.Type)
	if d.country != "" {
		id += "-" + spelling.Slug(d.country)
	}
	more := []string{d.entity.Type, spelling.Slug(d.lexiID), spelling.Slug(d.language), spelling.Codes(d.entity.Name)}
	for ; taken[id] && len(more) > 0; more = more[1:] {
		if more[0] != "" {
			id += "-" + more[0]
		}
	}
	d.entity.EntityID, taken[id] = id, true
	return nil
}
