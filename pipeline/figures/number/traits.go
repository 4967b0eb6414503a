package number

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/nation"
	"example.org/sourcebook/pipeline/language"
	bcp47 "golang.org/x/text/language"
)

// Traits are facts about the numbers and the money of a language, drawn from its pack.
type Traits struct {
	myriads  bool            // the language counts in powers of ten thousand
	strong   map[string]bool // currencies whose code is trusted in text
	own      map[string]bool // the currency of the region where the language is spoken most
	mainSign map[string]bool // currencies that the language means by a sign that others have, too
	nations  nation.Words

	compounds *compoundUnits
}

// NewTraits draws the traits of a pack.
func NewTraits(l *language.Lexicon, p *language.Pack) (*Traits, error) {
	own, err := ownCurrency(l, p.Tag)
	if err != nil {
		return nil, err
	}
	t := &Traits{own: own, strong: map[string]bool{}, mainSign: map[string]bool{}, compounds: newCompoundUnits(p)}
	for _, e := range p.Entries(language.Multiplier) {
		t.myriads = t.myriads || e.Number == 4
	}
	shared := nation.SharedNames(p.Entries(language.Currency))
	t.nations = nation.WordsOf(p, shared)
	for _, e := range p.Entries(language.Currency) {
		if e.Flags.Has(language.Short) && !e.Flags.Has(language.Narrow) && e.Phrase != e.Value {
			t.strong[e.Value] = true
			t.mainSign[e.Value] = t.mainSign[e.Value] || shared[strings.TrimSuffix(e.Phrase, ".")]
		}
	}
	return t, nil
}

// ownCurrency gives the currency of the most likely region of a language (CLDR, likely subtags), as a set.
func ownCurrency(l *language.Lexicon, tag string) (map[string]bool, error) {
	regions, err := l.Root().Currencies()
	if err != nil {
		return nil, err
	}
	parsed, err := bcp47.Parse(tag)
	if err != nil {
		return nil, nil // the root
	}
	region, _ := parsed.Region()
	if code := regions[region.String()]; code != "" {
		return map[string]bool{code: true}, nil
	}
	return nil, nil
}
