package entities

import (
	"cmp"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/entities/wording"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
)

// wording says what the words of names mean in a language.
func (r *registry) wording(tag string) (*wording.Wording, error) {
	tag = base(tag)
	if k := r.known[tag]; k != nil {
		return k, nil
	}
	k, err := language.Once(r.lexicon, tag, "wording of names", func() (*wording.Wording, error) {
		return wording.New(r.lexicon, tag)
	})
	if err != nil {
		return nil, err
	}
	r.known[tag] = k
	if r.simple == nil {
		if r.simple, err = gazetteer.SimpleOf(r.lexicon, tag); r.simple != nil {
			r.speller.WriteSimply(r.simple.Write)
		}
	}
	return k, err
}

// base is the language of a BCP 47 tag, without script and region.
func base(tag string) string { return bcp47.Base(cmp.Or(tag, "und")) }

// inAtlas is the evidence for what a name of a place in the atlas names.
const inAtlas = "atlas"

// inBodies is the evidence for what a name of an international body in the list of the language names.
const inBodies = "bodies"

// folded is how names are compared with those of the corpus.
func folded(name string) string { return character.Plain(spelling.OneLine(name)) }
