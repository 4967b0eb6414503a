package language

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// phraseFiles are the files of a language that hold phrases; the earlier come first in every order.
var phraseFiles = []string{"words.tsv", "numbers.tsv", "dates.tsv", "currencies.tsv", "units.tsv", "function.tsv"}

// classNames are the classes as the files name them.
var classNames = map[string]Class{
	"multiplier": Multiplier, "collective": Collective, "fraction": Fraction, "ordinal_suffix": OrdinalSuffix,
	"number_sign": NumberSign, "month": Month, "weekday": Weekday, "quarter": Quarter, "era": Era,
	"day_period": DayPeriod, "relative": Relative, "relative_mark": RelativeMark, "calendar_unit": CalendarUnit,
	"currency": Currency, "measure": Measure, "percent": Percent, "comparator": Comparator, "range": Range,
	"period": Period, "vague": Vague, "date_word": DateWord, "function": Function, "idiom": Idiom,
}

var flagNames = map[string]Flags{
	"before": Before, "after": After, "short": Short, "plural": Plural, "narrow": Narrow, "cased": Cased,
}

// Pack gives the pack for a BCP 47 tag: of the tag itself, else of the tag without its last subtags (fr-CA → fr), else,
// also for an empty or unknown tag, the root pack. What a pack does not say, the root says. Packs are loaded once, when
// first asked for.
func (l *Lexicon) Pack(tag string) (*Pack, error) {
	tag = canonical(tag)
	entry, _ := l.parsed.LoadOrStore(parsedKey{tag, "pack"}, new(parsed))
	e := entry.(*parsed)
	e.once.Do(func() { e.value, e.err = l.load(tag) })
	p, _ := e.value.(*Pack)
	return p, e.err
}

// load makes the pack of a tag.
func (l *Lexicon) load(tag string) (*Pack, error) {
	folder := tag
	for !l.exists(folder) {
		i := strings.LastIndexByte(folder, '-')
		if i < 0 {
			folder = "root"
			break
		}
		folder = folder[:i]
	}
	region := regionOf(tag)
	if folder != tag && folder != "root" && region == "" {
		return l.Pack(folder)
	}
	b := &builder{pack: &Pack{Tag: folder, Region: region}, seen: map[seenKey]bool{}}
	b.pack.vocabulary = map[string]int32{}
	b.pack.hyphenID = b.word([]byte("-"))
	folders := []string{folder, "root"}
	if folder == "root" {
		folders = folders[:1]
	}
	for i, f := range folders {
		b.root = f == "root" && i > 0
		for _, name := range phraseFiles {
			path := f + "/" + name
			data, err := fs.ReadFile(l.files, path)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if err := b.rows(path, string(data)); err != nil {
				return nil, err
			}
		}
	}
	if err := b.regions(l); err != nil {
		return nil, err
	}
	b.finish()
	path := folder + "/spellout.txt"
	data, err := fs.ReadFile(l.files, path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	b.pack.numbers, err = newReader(string(data), b.pack, b.variants)
	if err != nil {
		return nil, fmt.Errorf("lexicon/%s: %w", path, err)
	}
	return b.pack, nil
}

// exists reports whether a folder holds a pack.
func (l *Lexicon) exists(folder string) bool {
	if folder == "" {
		return false
	}
	for _, name := range []string{"dates.tsv", "words.tsv"} {
		if f, err := l.files.Open(folder + "/" + name); err == nil {
			f.Close()
			return true
		}
	}
	return false
}

// canonical gives a BCP 47 tag in its usual letter case: language, Script, REGION (RFC 5646, section 2.1.1).
func canonical(tag string) string {
	parts := strings.Split(strings.ReplaceAll(tag, "_", "-"), "-")
	for i, s := range parts {
		s = strings.ToLower(s)
		switch {
		case i > 0 && len(s) == 4:
			s = strings.ToUpper(s[:1]) + s[1:]
		case i > 0 && len(s) == 2:
			s = strings.ToUpper(s)
		}
		parts[i] = s
	}
	return strings.Join(parts, "-")
}

// regionOf gives the region subtag of a canonical tag, or "".
func regionOf(tag string) string {
	for i, s := range strings.Split(tag, "-") {
		if i > 0 && (len(s) == 2 || len(s) == 3 && s[0] <= '9') {
			return s
		}
	}
	return ""
}

// builder makes a pack out of rows.
type builder struct {
	pack     *Pack
	seen     map[seenKey]bool
	root     bool // the rows are those of the root, under a language
	tokens   Tokens
	variants []variant
}

type seenKey struct {
	class         Class
	value, phrase string
}

// rows reads the rows of a file: class, value, flags, phrases separated by "|", and, in files with several sources, the
// number of the source.
func (b *builder) rows(path, data string) error {
	for n := 1; data != ""; n++ {
		line, rest, _ := strings.Cut(data, "\n")
		data = rest
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 4 || len(fields) > 5 {
			return fmt.Errorf("lexicon/%s:%d: %d columns; write class, value, flags, phrases and, with several sources, source", path, n, len(fields))
		}
		if err := b.row(fields[0], fields[1], fields[2], fields[3]); err != nil {
			return fmt.Errorf("lexicon/%s:%d: %w", path, n, err)
		}
	}
	return nil
}

func (b *builder) row(name, value, flags, phrases string) error {
	class, ok := classNames[name]
	if !ok {
		return b.setting(name, value, phrases)
	}
	e := Entry{Class: class, Value: value}
	for _, f := range strings.Fields(flags) {
		g, ok := flagNames[f]
		if !ok {
			return fmt.Errorf("unknown flag %q", f)
		}
		e.Flags |= g
	}
	var err error
	switch class {
	case Multiplier, Collective, Month, Weekday, Era:
		e.Number, err = strconv.Atoi(value)
		e.Value = ""
	case Quarter, Relative, RelativeMark:
		number, unit, _ := strings.Cut(value, " ")
		e.Number, err = strconv.Atoi(number)
		e.Value = unit
	}
	if err != nil {
		return fmt.Errorf("value %q of a %s begins with no number", value, name)
	}
	for phrases != "" {
		phrase, rest, _ := strings.Cut(phrases, "|")
		phrases = rest
		e.Phrase = phrase
		b.add(e)
	}
	return nil
}

// add adds an entry, unless the pack has it already.
func (b *builder) add(e Entry) {
	value := e.Value
	if e.Number != 0 {
		value += " " + strconv.Itoa(e.Number)
	}
	key := seenKey{e.Class, value, e.Phrase}
	if b.seen[key] {
		return
	}
	b.seen[key] = true
	var room [16]int32
	words := b.words(e.Phrase, room[:0])
	if len(words) == 0 {
		return
	}
	b.pack.trie.add(words, int32(len(b.pack.entries)))
	b.pack.entries = append(b.pack.entries, e)
}

// words gives the word identifiers of a phrase; hyphens inside it are left out.
func (b *builder) words(phrase string, ids []int32) []int32 {
	tokenize(phrase, &b.tokens, nil)
	for i, t := range b.tokens.List {
		b.tokens.fold = Fold(b.tokens.fold[:0], phrase[t.Start:t.End])
		if string(b.tokens.fold) == "-" && i > 0 && i+1 < len(b.tokens.List) {
			continue
		}
		ids = append(ids, b.word(b.tokens.fold))
	}
	return ids
}

// word gives the identifier of a folded word, a new one if need be.
func (b *builder) word(folded []byte) int32 {
	id, ok := b.pack.vocabulary[string(folded)]
	if !ok {
		id = int32(len(b.pack.vocabulary) + 1)
		b.pack.vocabulary[string(folded)] = id
	}
	return id
}

// setting reads a row that is no phrase: signs, patterns, orders, and variants of number words.
func (b *builder) setting(name, value, text string) error {
	p := b.pack
	list := strings.Split(text, "|")
	switch name {
	case "sign":
		for _, s := range list {
			sign := ' '
			if s != "space" {
				sign = []rune(s)[0]
			}
			if err := p.Signs.add(value, sign, b.root); err != nil {
				return err
			}
		}
	case "grouping":
		if p.Signs.Primary == 0 {
			if _, err := fmt.Sscan(text, &p.Signs.Primary, &p.Signs.Secondary, &p.Signs.MinGrouping); err != nil {
				return fmt.Errorf("grouping %q: write three numbers", text)
			}
		}
	case "order":
		if value == "" && p.Order == "" {
			p.Order = text
		}
		for _, region := range strings.Fields(value) {
			if region == p.Region && !b.root {
				p.Order = text
			}
		}
	case "pattern":
		if value == "date" {
			p.DatePatterns = appendNew(p.DatePatterns, list)
		} else {
			p.TimePatterns = appendNew(p.TimePatterns, list)
		}
	case "number_variant":
		for _, s := range list {
			b.variants = append(b.variants, variant{text: s, canonical: value})
		}
	default:
		return fmt.Errorf("unknown class %q", name)
	}
	return nil
}

func appendNew(to, list []string) []string {
next:
	for _, s := range list {
		for _, old := range to {
			if old == s {
				continue next
			}
		}
		to = append(to, s)
	}
	return to
}

// add adds a sign. The root's decimal and grouping signs count only if the language has none.
func (s *Signs) add(name string, sign rune, root bool) error {
	var list *[]rune
	switch name {
	case "decimal":
		list = &s.Decimal
	case "group":
		list = &s.Group
	case "minus":
		list = &s.Minus
	case "plus":
		list = &s.Plus
	default:
		return fmt.Errorf("unknown sign %q", name)
	}
	if root && (name == "decimal" || name == "group") && len(*list) > 0 {
		return nil
	}
	for _, old := range *list {
		if old == sign {
			return nil
		}
	}
	*list = append(*list, sign)
	return nil
}

// regions reads the currency of the pack's region.
func (b *builder) regions(l *Lexicon) error {
	if b.pack.Region == "" {
		return nil
	}
	data, err := fs.ReadFile(l.files, "root/regions.tsv")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		region, code, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if ok && region == b.pack.Region {
			b.pack.Currency = code
		}
	}
	return nil
}

// finish completes the pack.
func (b *builder) finish() { b.pack.trie.finish(b.pack.entries) }
