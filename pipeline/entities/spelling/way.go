package spelling

// Way is a way to read the words of names in Latin letters.
type Way int

// The ways: letter by letter; as the lexicon has a word, too; ideographs each by itself, in one of the systems, which
// are ways of their own: ByIdeographs, ByIdeographs+1.
const (
	ByLetters Way = iota
	ByLexicon
	ByIdeographs
)

// Read gives what a word may be in Latin letters.
func (r *Reader) Read(w Way, word string) ([]string, error) {
	if w < ByIdeographs {
		s, err := r.Letters(word)
		if err != nil || w == ByLetters {
			return []string{s}, err
		}
		return r.listed([]string{s}, word)
	}
	list, err := r.Listed(word)
	if err != nil {
		return nil, err
	}
	composed, err := r.Composed(word, int(w-ByIdeographs))
	return append(list[:len(list):len(list)], composed...), err
}

// listed appends the spellings that the lexicon has of a word, also as it is written simply.
func (r *Reader) listed(to []string, word string) ([]string, error) {
	listed, err := r.Listed(word)
	to = append(to, listed...)
	if err != nil || r.simply == nil {
		return to, err
	}
	if simple := r.simply(word); simple != word {
		listed, err = r.Listed(simple)
	} else {
		listed = nil
	}
	return append(to, listed...), err
}

// WriteSimply tells how a language of the names writes a word simply.
func (r *Reader) WriteSimply(simply func(word string) string) {
	r.simply = simply
	clear(r.heard)
	r.readings = 0
}

// hearing is a word that is read in a way.
type hearing struct {
	way  Way
	word string
}

// mostHeard is how many readings of words a reader keeps.
const mostHeard = 1 << 17

// Heard gives how a word may sound that is read in a way, each sound once. The words of names come again and again, so
// what they sound like is kept.
func (r *Reader) Heard(w Way, word string) ([]string, error) {
	h := hearing{w, word}
	if out, ok := r.heard[h]; ok {
		return out, nil
	}
	list, err := r.Read(w, word)
	if err != nil {
		return nil, err
	}
	var out []string
	seen := make(map[string]bool, len(list))
	for _, x := range list {
		if x = r.Sounds(x); x != "" && !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	if r.readings += len(out) + 1; r.readings > mostHeard {
		clear(r.heard)
		r.readings = len(out) + 1
	}
	out = out[:len(out):len(out)]
	r.heard[h] = out
	return out, nil
}
