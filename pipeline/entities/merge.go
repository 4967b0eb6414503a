package entities

// Groups of names that the keys keep apart may still name one entity. The evidence for it stands in the rule of each
// mention that it moved.

// merge joins groups for the reasons below, in their order. What the names by themselves make one is not looked for
// again if it is told.
func (r *registry) merge() error {
	reunite(r)
	if r.told {
		for _, j := range r.joins {
			r.join(j.Into, j.Key, j.Evidence)
		}
		return apply(r, byMore)
	}
	if err := apply(r, byNames); err != nil {
		return err
	}
	found := r.joins
	err := apply(r, byMore)
	r.joins = found
	return err
}

// apply joins groups for some reasons.
func apply(r *registry, reasons []reason) error {
	several := len(languages(r)) > 1
	for _, m := range reasons {
		if m.across && !several {
			continue
		}
		if err := m.then(r, m.name); err != nil {
			return err
		}
	}
	return nil
}

// reason is why two groups are one. Names of one key are one for no further reason.
type reason struct {
	name   string
	across bool // of use only where names stand in several languages
	then   func(r *registry, name string) error
}

// byNames are the reasons that the names by themselves give.
var byNames = []reason{
	{"one country", false, settle},
	{"body of one state", false, ofState},
	{"homonym", true, homonym},
	{"other case", false, (*registry).uninflect},
	{"legal form", false, byForm},
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
}

// byMore are the reasons that sentences and the corpus give.
var byMore = []reason{
	{"same place", true, (*registry).byPosition},
	{"same in corpus.yaml", false, (*registry).pin},
}
