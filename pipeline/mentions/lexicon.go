package mentions

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// entry is a name of the lexicon.
type entry struct {
	id   string // identifier of what it names
	form string // as written
	name string // canonical name, if the file has it
	typ  string
	weak bool // also a common word, or the name of a person: it needs evidence
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
	public     bool   // a body of a state: with a word of nationality it is an organization
	concept    string // the same word in English
}

// knowledge is what the stage knows of one language.
type knowledge struct {
	names      []*names
	classes    map[string]classWord
	connectors map[string]string
	demonyms   map[string]string // folded word → identifier of the country
	adjectives map[string]bool
	stop       map[string]bool // words that begin a sentence as often as not
	function   map[string]bool // the narrower list of them: articles, prepositions, pronouns and the like
	calendar   map[string]bool
	roles      sorted
	people     sorted
	particles  map[string]bool // small words inside the names of people
	pinyin     map[string]string
	written    map[string]string // "nouns": capital; a class word: small
}

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
	x.adjectives = read(&err, l, file("adjectives.tsv"), parseSet)
	x.stop = read(&err, l, file("stopwords.tsv"), parseSet)
	x.function = read(&err, l, file("function.tsv"), parseFunction)
	x.calendar = read(&err, l, file("dates.tsv"), parseCalendar)
	x.written = read(&err, l, file("capitals.tsv"), parsePairs)
	x.roles = read(&err, l, file("roles.tsv"), parseSorted)
	x.people = read(&err, l, "root/names.tsv", parseSorted)
	x.particles = read(&err, l, "root/particles.tsv", parseSet)
	x.pinyin = read(&err, l, "root/pinyin.tsv", parsePairs)
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
	e := entry{id: id, typ: "place", weak: strings.HasSuffix(kind, "w")}
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
		e := entry{id: c[0], typ: "organization"}
		e.name, _, _ = strings.Cut(c[1], "|")
		list := c[1]
		if len(c) > 2 && c[2] != "" {
			list = c[2]
		}
		for form := range strings.SplitSeq(list, "|") {
			n.add(form, e)
		}
	})
	return n, nil
}

func parseClasses(data []byte) (map[string]classWord, error) {
	m := map[string]classWord{}
	rows(data, func(c []string) {
		m[c[0]] = classWord{typ: c[1], department: strings.Contains(c[2], "d"), public: strings.Contains(c[2], "p"), concept: c[3]}
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

func parseFunction(data []byte) (map[string]bool, error) {
	m := map[string]bool{}
	rows(data, func(c []string) {
		for form := range strings.SplitSeq(c[len(c)-1], "|") {
			m[form] = true
		}
	})
	return m, nil
}

// parseCalendar takes the names of months and weekdays from the file of dates.
func parseCalendar(data []byte) (map[string]bool, error) {
	m := map[string]bool{}
	rows(data, func(c []string) {
		if c[0] == "month" || c[0] == "weekday" {
			for form := range strings.SplitSeq(c[len(c)-1], "|") {
				m[fold(form)] = true
			}
		}
	})
	return m, nil
}

// sorted is a file whose rows are in the order of their bytes; it is searched as it stands.
type sorted string

func parseSorted(data []byte) (sorted, error) {
	s := string(data)
	for strings.HasPrefix(s, "#") {
		_, s, _ = strings.Cut(s, "\n")
	}
	return sorted(s), nil
}

// find gives the rest of the row that begins with the word, and whether there is one.
func (s sorted) find(word string) (string, bool) {
	lo, hi := 0, len(s)
	for lo < hi {
		mid := lo + (hi-lo)/2
		begin := strings.LastIndexByte(string(s[lo:mid]), '\n') + 1 + lo
		end := len(s)
		if n := strings.IndexByte(string(s[begin:]), '\n'); n >= 0 {
			end = begin + n
		}
		head, rest, _ := strings.Cut(string(s[begin:end]), "\t")
		switch strings.Compare(word, head) {
		case 0:
			return rest, true
		case -1:
			hi = begin
		default:
			lo = min(end+1, len(s))
		}
	}
	return "", false
}

func (s sorted) has(word string) bool {
	_, ok := s.find(word)
	return ok
}
