package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// Kind says what a word with a capital is in the names of people, by the lexicon: g (given name), s (surname), both or
// nothing. A word of another script is looked for by the spellings of it in Latin letters, in the case in which it
// stands and in the first one.
func (t *Towns) Kind(x *Knowledge, word string) string {
	kind, ok := t.kinds[word]
	if !ok {
		if r, _ := utf8.DecodeRuneInString(word); r < utf8.RuneSelf || unicode.Is(unicode.Latin, r) {
			kind = latinKind(x, word)
		} else {
			kind = t.spelled(x, strings.ToLower(word))
		}
		t.kinds[word] = kind
	}
	return kind
}

// latinKind gives the kind of a word in Latin letters. A text may have marks that the list lacks.
func latinKind(x *Knowledge, word string) string {
	kind, _ := x.People.Find(word)
	if kind == "" && !x.Seen() && !character.IsASCII(word) {
		plain := character.Plain(word)
		_, n := utf8.DecodeRuneInString(plain)
		kind, _ = x.People.Find(strings.ToUpper(plain[:n]) + plain[n:])
	}
	return kind
}

// spelled gives the kind of a word of another script, in small letters.
func (t *Towns) spelled(x *Knowledge, word string) string {
	kind := t.kindOf(x, word)
	for stem, base := range FirstCases(word, x.Endings) {
		if kind != "" {
			break
		}
		if len(stem) >= leastStem && !x.Everyday(stem+base) {
			kind = t.kindOf(x, stem+base)
		}
	}
	return kind
}

// leastStem is how many bytes of a name must stand before its ending.
const leastStem = 4

// kindOf gives the kind of a word in its first case. A name that only the lists of spellings have is a surname: of
// given names they have few.
func (t *Towns) kindOf(x *Knowledge, word string) string {
	row, surname := t.spellings(word)
	given := false
	for _, w := range strings.Split(row+"|"+x.Latin(word), "|") {
		_, n := utf8.DecodeRuneInString(w)
		kind, _ := x.People.Find(strings.ToUpper(w[:n]) + w[n:])
		given = given || strings.Contains(kind, "g")
		surname = surname || strings.Contains(kind, "s")
	}
	kind := ""
	if given {
		kind = "g"
	}
	if surname {
		kind += "s"
	}
	return kind
}

// Person reports whether the lexicon has a word of a script without capitals as the name of a person.
func (t *Towns) Person(word string) bool {
	_, ok := t.spellings(word)
	return ok
}

// spellings gives the spellings in Latin letters, parted by |, of a name of a person in small letters of another
// script, and whether the lexicon has it.
func (t *Towns) spellings(word string) (string, bool) {
	r, _ := utf8.DecodeRuneInString(word)
	for _, s := range townScripts {
		if unicode.Is(s.table, r) {
			file, _ := language.Read(t.lexicon, "root/spellings-"+s.name+".tsv", "sorted", (*language.File).Sorted)
			return file.Find(word)
		}
	}
	return "", false
}

// Called reports whether people are called by a word in Latin letters, given in small ones.
func (t *Towns) Called(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if r >= utf8.RuneSelf && !unicode.Is(unicode.Latin, r) {
		return false
	}
	return t.list("root/called.tsv").Has(character.Plain(word))
}

// Tongue reports whether a word in small letters is the name of a language.
func (t *Towns) Tongue(word string) bool { return t.list("root/languagenames.tsv").Has(word) }

// list gives a list of names in small Latin letters without marks, read when a text first needs it.
func (t *Towns) list(path string) *language.Sorted {
	file, _ := language.Read(t.lexicon, path, "sorted", (*language.File).Sorted)
	return file
}

// Familiar reports whether texts call somebody whom all know by a word in small letters alone, as it stands or in the
// first case.
func (t *Towns) Familiar(x *Knowledge, word string) bool {
	file := t.list("root/familiar.tsv")
	if t.familiar(x, file, word) {
		return true
	}
	for stem, base := range FirstCases(word, x.Endings) {
		if len(stem) >= leastStem && t.familiar(x, file, stem+base) {
			return true
		}
	}
	return false
}

// familiar is Familiar for a word in its first case. A word of another script is looked for by its spellings.
func (t *Towns) familiar(x *Knowledge, file *language.Sorted, word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if r < utf8.RuneSelf || unicode.Is(unicode.Latin, r) {
		return file.Has(character.Plain(word))
	}
	row, _ := t.spellings(word)
	for _, w := range strings.Split(row+"|"+x.Latin(word), "|") {
		if file.Has(w) {
			return true
		}
	}
	return false
}

// longestPerson and shortestPerson bound the characters of a name of a person in a script without blanks.
const (
	longestPerson  = 6
	shortestPerson = 2
)

// People calls f for the names of people in a text without blanks, longest first, from left to right.
func (t *Towns) People(text string, f func(from, to int)) {
	if t.people == nil {
		t.people, _ = language.Once(t.lexicon, "root", "people without blanks", func() (map[string]bool, error) {
			names := make(map[string]bool, 1<<16)
			for _, script := range []string{"han", "kana"} {
				file, err := language.Read(t.lexicon, "root/spellings-"+script+".tsv", "sorted", (*language.File).Sorted)
				if err != nil {
					return nil, err
				}
				for name := range file.All() {
					names[name] = true
				}
			}
			return names, nil
		})
	}
	var ends [longestPerson + 1]int // of the first characters from a place on
	for at := 0; at < len(text); {
		n := 0
		for ends[0] = at; n < longestPerson && ends[n] < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[ends[n]:])
			ends[n+1] = ends[n] + size
		}
		for n >= shortestPerson && !t.people[text[at:ends[n]]] {
			n--
		}
		if n >= shortestPerson {
			f(at, ends[n])
			at = ends[n]
		} else {
			at = ends[1]
		}
	}
}

// Latin gives a word in small letters in Latin ones.
func (x *Knowledge) Latin(word string) string {
	if r, _ := utf8.DecodeRuneInString(word); r < utf8.RuneSelf || x.Letters == nil || unicode.Is(unicode.Latin, r) {
		return word
	}
	var b strings.Builder
	for _, r := range word {
		if s, ok := x.Letters[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// lettersOf gives the spellings of single letters.
func lettersOf(pairs map[string]string) map[rune]string {
	out := make(map[rune]string, len(pairs))
	for k, v := range pairs {
		if r, n := utf8.DecodeRuneInString(k); n == len(k) {
			out[r] = v
		}
	}
	return out
}
