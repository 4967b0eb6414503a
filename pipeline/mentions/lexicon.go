package mentions

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// entry is a name of the lexicon.
type entry struct {
	id      string // identifier of what it names
	form    string // as written
	name    string // canonical name, if the file has it
	typ     string
	weak    bool // also a common word, or the name of a person: it needs evidence
	country bool // a country or a region of several
	large   bool // a town of 300,000 people or more
}

// names finds names by their folded tokens.
type names struct {
	entries map[string]*entry
	longest map[string]int // first token → most tokens of a name that begins with it, if more than one
	han     map[rune]int   // first character → most bytes of a name in a script without blanks
	slab    []entry        // room for entries
}

// classWord is a word by which a name says what it names.
type classWord struct {
	typ        string
	department bool   // a government department: its name may begin with a small letter
	enacted    bool   // what a legislator enacts: the same
	public     bool   // a body of a state: with a word of nationality it is an organization
	concept    string // the same word in English
}

// knowledge is what the stage knows of one language.
type knowledge struct {
	names       []*names
	classes     map[string]classWord
	begins      map[string]bool // class words and words of nationality: a name may begin with one in small letters
	connectors  map[string]string
	demonyms    map[string]string // folded word → identifier of the country
	adjectives  *sorted
	stop        map[string]bool // words that begin a sentence as often as not
	verbs       verbs           // forms of frequent verbs
	function    map[string]bool // the narrower list of them: articles, prepositions, pronouns and the like
	auxiliary   map[string]bool // auxiliary verbs
	calendar    map[string]bool
	small       bool // months and weekdays are written small, and so are the class words and adjectives of names
	roles       *sorted
	people      *sorted
	things      *sorted         // words that may have a capital and name no person, body or place
	particles   map[string]bool // small words inside the names of people
	pinyin      map[string]string
	capitals    bool                  // every noun has a capital
	frequencies *language.Frequencies // nil for none
	han         *sorted               // names of people in characters
	wordList    map[string]uint8      // words of a script without blanks
	longestWord int
	layers      *Layers // nil without the tagger
	clusters    *sorted // groups of words; nil for none
	towns       *towns  // of the world
	affixes     affixes
}

// adjective reports whether a word is an adjective of the lexicon, or a word of nationality.
func (x *knowledge) adjective(w string) bool { return x.adjectives.has(w) || x.demonyms[w] != "" }

// load reads the lexicon of a language. What a language lacks is empty.
func load(l *language.Lexicon, tag string) (*knowledge, error) {
	x := &knowledge{}
	var err error
	add := func(path string, parse func([]byte) (*names, error)) {
		if n := read(&err, l, path, parse); n != nil && len(n.entries) > 0 {
			x.names = append(x.names, n)
		}
	}
	file := func(name string) string { return tag + "/" + name }
	add(file("places.tsv"), parsePlaces)
	if tag != "zh" {
		add("root/places.tsv", parseRootPlaces)
	}
	add(file("organizations.tsv"), parseOrganizations)
	add("root/organizations.tsv", parseOrganizations)
	x.classes = read(&err, l, file("classwords.tsv"), parseClasses)
	x.connectors = read(&err, l, file("connectors.tsv"), parsePairs)
	x.demonyms = read(&err, l, file("demonyms.tsv"), parseDemonyms)
	x.adjectives = read(&err, l, file("adjectives.tsv"), parseSorted)
	x.stop = read(&err, l, file("stopwords.tsv"), parseSet)
	x.function = read(&err, l, file("function.tsv"), parseFunction)
	x.auxiliary = read(&err, l, file("function.tsv"), parseAuxiliary)
	x.verbs = read(&err, l, file("verbs.tsv"), parseVerbs)
	if c := read(&err, l, file("dates.tsv"), parseCalendar); c != nil {
		x.calendar, x.small = c.words, c.small
	}
	x.capitals = read(&err, l, file("capitals.tsv"), parseSet)["nouns"]
	x.roles = read(&err, l, file("roles.tsv"), parseSorted)
	x.people = read(&err, l, "root/names.tsv", parseSorted)
	x.things = read(&err, l, "root/things.tsv", parseSorted)
	x.particles = read(&err, l, "root/particles.tsv", parseSet)
	x.pinyin = read(&err, l, "root/pinyin.tsv", parsePairs)
	x.han = read(&err, l, file("names.tsv"), parseSorted)
	x.wordList = read(&err, l, file("wordclasses.tsv"), parseWordList)
	for w := range x.wordList {
		x.longestWord = max(x.longestWord, len(w))
	}
	if err == nil {
		x.frequencies, err = l.Frequencies(tag)
	}
	if x.clusters = read(&err, l, file("clusters.tsv"), parseSorted); x.clusters != nil && x.clusters.rows == "" {
		x.clusters = nil
	}
	x.towns = &towns{lexicon: l}
	x.affixes = read(&err, l, file("affixes.tsv"), parseAffixes)
	x.layers = &Layers{read(&err, l, "root/tagger.bin", tagger.Parse), read(&err, l, file("tagger.bin"), tagger.Parse)}
	x.begins = make(map[string]bool, len(x.classes)+len(x.demonyms))
	for w := range x.classes {
		x.begins[w] = true
	}
	for w := range x.demonyms {
		x.begins[w] = true
	}
	return x, err
}

// read gives what parse makes of a file of the lexicon, once no error came before it.
func read[T any](err *error, l *language.Lexicon, path string, parse func([]byte) (T, error)) T {
	var v T
	if *err == nil {
		v, *err = language.Parse(l, path, "mentions", parse)
	}
	return v
}

// rows calls f for the columns of each row.
func rows(data []byte, f func(columns []string)) {
	text := string(data)
	var columns []string
	for len(text) > 0 {
		var l string
		l, text, _ = strings.Cut(text, "\n")
		if l == "" || l[0] == '#' {
			continue
		}
		columns = columns[:0]
		for {
			c, rest, more := strings.Cut(l, "\t")
			columns = append(columns, c)
			if !more {
				break
			}
			l = rest
		}
		f(columns)
	}
}

// key joins the folds of tokens; two texts with the same key are one name.
func key(tokens []token) string {
	if len(tokens) == 1 {
		return tokens[0].fold
	}
	n := len(tokens)
	for i := range tokens {
		n += len(tokens[i].fold)
	}
	b := make([]byte, 0, n)
	for i := range tokens {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, tokens[i].fold...)
	}
	return string(b)
}

func (n *names) add(form string, e entry) {
	e.form = form
	if r, size := utf8.DecodeRuneInString(form); unspaced(r) {
		if size < len(form) && n.entries[form] == nil {
			n.entries[form] = n.keep(e)
			n.han[r] = max(n.han[r], len(form))
		}
		return
	}
	first, k, count := "", "", 1
	if simple(form) {
		k = fold(form)
		first, _, _ = strings.Cut(k, " ")
		count += strings.Count(k, " ")
	} else {
		tokens := tokenize(form)
		if len(tokens) == 0 {
			return
		}
		first, k, count = tokens[0].fold, key(tokens), len(tokens)
	}
	if n.entries[k] != nil {
		return
	}
	n.entries[k] = n.keep(e)
	if count > 1 {
		n.longest[first] = max(n.longest[first], count)
	}
}

// simple reports whether a name is of ASCII words with one blank between and no capital within a word: its fold is its
// key then.
func simple(form string) bool {
	for i := range len(form) {
		switch c := form[i]; {
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z' && (i == 0 || form[i-1] < 'a'):
		case c == ' ' && i > 0 && form[i-1] != ' ' && i+1 < len(form):
		default:
			return false
		}
	}
	return form != ""
}

// keep stores an entry, many in one allocation.
func (n *names) keep(e entry) *entry {
	if len(n.slab) == cap(n.slab) {
		n.slab = make([]entry, 0, 512)
	}
	n.slab = append(n.slab, e)
	return &n.slab[len(n.slab)-1]
}

func newNames(size int) *names {
	return &names{entries: make(map[string]*entry, size), longest: map[string]int{}, han: map[rune]int{}}
}

func (n *names) addPlaces(id, kind, list string) {
	e := entry{id: id, typ: "place", weak: strings.HasSuffix(kind, "w"), country: kind == "c" || kind == "m"}
	if kind == "o" {
		e.typ = "organization"
	}
	for form := range strings.SplitSeq(list, "|") {
		n.add(form, e)
	}
}

func parsePlaces(data []byte) (*names, error) {
	n := newNames(bytes.Count(data, []byte{'\n'}))
	rows(data, func(c []string) { n.addPlaces(c[0], c[1], c[2]) })
	return n, nil
}

// parseRootPlaces takes the canonical names, which serve every language with Latin letters.
func parseRootPlaces(data []byte) (*names, error) { return parsePlaces(data) }

func parseOrganizations(data []byte) (*names, error) {
	n := newNames(bytes.Count(data, []byte{'\n'}))
	rows(data, func(c []string) {
		e := entry{id: c[0], typ: "organization", name: c[1]}
		switch e.name {
		case "-":
			e.name = ""
		case "":
			e.name, _, _ = strings.Cut(c[2], "|")
		}
		for form := range strings.SplitSeq(c[2], "|") {
			n.add(form, e)
		}
	})
	return n, nil
}

func parseClasses(data []byte) (map[string]classWord, error) {
	m := map[string]classWord{}
	rows(data, func(c []string) {
		m[c[0]] = classWord{typ: c[1], department: strings.Contains(c[2], "d"), enacted: strings.Contains(c[2], "l"), public: strings.Contains(c[2], "p"), concept: c[3]}
	})
	return m, nil
}

func parsePairs(data []byte) (map[string]string, error) {
	m := map[string]string{}
	rows(data, func(c []string) { m[c[0]] = c[1] })
	return m, nil
}

func parseDemonyms(data []byte) (map[string]string, error) {
	m := map[string]string{}
	rows(data, func(c []string) {
		for form := range strings.SplitSeq(c[1], "|") {
			for _, ending := range []string{"", "s", "es"} {
				if _, ok := m[form+ending]; !ok {
					m[form+ending] = c[0]
				}
			}
		}
	})
	return m, nil
}

func parseSet(data []byte) (map[string]bool, error) {
	m := make(map[string]bool, bytes.Count(data, []byte{'\n'}))
	rows(data, func(c []string) { m[c[0]] = true })
	return m, nil
}

func parseFunction(data []byte) (map[string]bool, error) { return parseWords(data, "") }

func parseAuxiliary(data []byte) (map[string]bool, error) { return parseWords(data, "auxiliary") }

// parseWords takes the words of a class of function words, or all.
func parseWords(data []byte, class string) (map[string]bool, error) {
	m := map[string]bool{}
	rows(data, func(c []string) {
		if class != "" && c[1] != class {
			return
		}
		for form := range strings.SplitSeq(c[len(c)-1], "|") {
			m[form] = true
		}
	})
	return m, nil
}

// verbs tells forms of verbs.
type verbs struct {
	suffixes []string
	forms    map[string]bool // false for what only looks like one
}

func parseVerbs(data []byte) (verbs, error) {
	v := verbs{forms: map[string]bool{}}
	rows(data, func(c []string) {
		for w := range strings.SplitSeq(c[1], "|") {
			if c[0] == "suffix" {
				v.suffixes = append(v.suffixes, w)
			} else {
				v.forms[w] = c[0] == "form"
			}
		}
	})
	return v, nil
}

// has reports whether a word is a form of a verb.
func (v *verbs) has(w string) bool {
	if is, ok := v.forms[w]; ok {
		return is
	}
	return slices.ContainsFunc(v.suffixes, func(s string) bool { return len(w) > len(s)+2 && strings.HasSuffix(w, s) })
}

// calendar is what the names of months and weekdays show.
type calendar struct {
	words map[string]bool
	small bool // more than half of them are written small
}

// parseCalendar takes the names of months and weekdays from the file of dates.
func parseCalendar(data []byte) (*calendar, error) {
	c := &calendar{words: map[string]bool{}}
	small, all := 0, 0
	rows(data, func(columns []string) {
		if columns[0] == "month" || columns[0] == "weekday" {
			for form := range strings.SplitSeq(columns[len(columns)-1], "|") {
				f := fold(form)
				c.words[f] = true
				all++
				if f == form && !startsUpper(form) && strings.ToUpper(form) != form {
					small++
				}
			}
		}
	})
	c.small = small*2 > all
	return c, nil
}

// sorted is a file whose rows are in the order of their bytes; it is searched as it stands.
type sorted struct {
	rows string
	from [257]int // where the rows begin whose first byte is this one or a later one
}

func parseSorted(data []byte) (*sorted, error) {
	s := &sorted{rows: string(data)}
	for strings.HasPrefix(s.rows, "#") {
		_, s.rows, _ = strings.Cut(s.rows, "\n")
	}
	first := 0 // bytes up to it have their place
	for at := 0; at < len(s.rows); {
		for ; first <= int(s.rows[at]); first++ {
			s.from[first] = at
		}
		n := strings.IndexByte(s.rows[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
	}
	for ; first < len(s.from); first++ {
		s.from[first] = len(s.rows)
	}
	return s, nil
}

// find gives the rest of the row that begins with the word, and whether there is one.
func (s *sorted) find(word string) (string, bool) {
	if s == nil || word == "" {
		return "", false
	}
	lo, hi := s.from[word[0]], s.from[int(word[0])+1]
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := strings.LastIndexByte(s.rows[lo:mid], '\n') + 1 + lo
		end := len(s.rows)
		if n := strings.IndexByte(s.rows[begin:], '\n'); n >= 0 {
			end = begin + n
		}
		head, rest, _ := strings.Cut(s.rows[begin:end], "\t")
		switch strings.Compare(word, head) {
		case 0:
			return rest, true
		case -1:
			hi = begin
		default:
			lo = min(end+1, hi)
		}
	}
	return "", false
}

func (s *sorted) has(word string) bool {
	_, ok := s.find(word)
	return ok
}

// parseWordList takes the words of a file of word classes, each with the bit of its class.
func parseWordList(data []byte) (map[string]uint8, error) {
	bits := map[string]uint8{"noun": isNoun, "verb": isVerb, "place": placeWord}
	m := map[string]uint8{}
	rows(data, func(c []string) {
		bit, ok := bits[c[0]]
		if !ok {
			bit = otherWord
		}
		for w := range strings.SplitSeq(c[1], "|") {
			if _, ok := m[w]; !ok && utf8.RuneCountInString(w) > 1 {
				m[w] = bit
			}
		}
	})
	return m, nil
}

// segments calls f for the words of the list in a text without blanks, longest match first, from left to right.
func (x *knowledge) segments(text string, f func(from, to int, kind uint8)) {
	for at := 0; at < len(text); {
		length, kind := 0, uint8(0)
		for l := min(x.longestWord, len(text)-at); l > 3; l-- {
			if k, ok := x.wordList[text[at:at+l]]; ok {
				length, kind = l, k
				break
			}
		}
		if length == 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		f(at, at+length, kind)
		at += length
	}
}
