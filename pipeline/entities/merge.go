package entities

// Groups of names that the keys keep apart may still name one entity. The evidence for it stands in the rule of each
// mention that it moved.

// merge joins groups for the reasons below, in their order.
func (r *registry) merge() error {
	several := r.languages() > 1
	for _, m := range mergers {
		if m.across && !several {
			continue
		}
		if err := m.then(r, m.name); err != nil {
			return err
		}
	}
	return nil
}

// mergers are the reasons for which two groups are one. Names of one key are one for no further reason.
var mergers = []struct {
	name   string
	across bool // of use only where names stand in several languages
	then   func(r *registry, name string) error
}{
	{"", false, reunite},
	{"homonym", true, homonym},
	{"other case", false, (*registry).uninflect},
	{"type elsewhere", false, (*registry).retype},
	{"accents", false, (*registry).plain},
	{"romanization", true, (*registry).romanize},
	{"spelling", true, (*registry).respell},
	{"two scripts", true, (*registry).acrossScripts},
	{"ideographs", true, (*registry).byIdeographs},
	{"one word alike", true, (*registry).byOneWord},
	{"transcription", true, bySyllables},
	{"consonants", true, (*registry).byConsonants},
	{"same meaning", true, (*registry).translate},
	{"same place", true, (*registry).byPosition},
	{"same in corpus.yaml", false, (*registry).pin},
}

// languages counts the languages that have names.
func (r *registry) languages() int {
	seen := map[string]bool{}
	for _, k := range r.order {
		for _, l := range r.groups[k].languages() {
			seen[l] = true
		}
	}
	return len(seen)
}
