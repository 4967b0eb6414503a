package language

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// phraseFiles are the files of a language that hold phrases; the earlier come first in every order.
var phraseFiles = []string{"phrases.tsv", "quantities.tsv", "periods.tsv", "spellout-forms.tsv", "cardinals.tsv", "digits.tsv", "dates.tsv", "currencies.tsv", "units.tsv", "functionwords.tsv"}

// classNames are the classes as the files name them.
var classNames = map[string]Class{
	"multiplier": Multiplier, "collective": Collective, "fraction": Fraction, "ordinal_suffix": OrdinalSuffix,
	"number_sign": NumberSign, "month": Month, "weekday": Weekday, "quarter": Quarter, "era": Era,
	"day_period": DayPeriod, "relative": Relative, "relative_mark": RelativeMark, "calendar_unit": CalendarUnit,
	"currency": Currency, "measure": Measure, "percent": Percent, "comparator": Comparator, "range": Range,
	"period": Period, "vague": Vague, "date_word": DateWord, "function": Function, "idiom": Idiom, "quantity": Quantity, "classifier": Classifier,
}

var flagNames = map[string]Flags{
	"before": Before, "after": After, "short": Short, "plural": Plural, "narrow": Narrow, "cased": Cased,
}

// Pack gives the pack for a BCP 47 tag: of the tag itself, else of the tag without its last subtags (fr-CA → fr), else,
// also for an empty or unknown tag, the root pack. A tag that CLDR takes for another is that one (cmn → zh, zh-TW →
// zh-Hant-TW). What a script or a region of a language does not say, the language says, and what a language does not
// say, the root. Packs are loaded once, when first asked for.
func (l *Lexicon) Pack(tag string) (*Pack, error) {
	tag = Canonical(tag)
	return keep(l, tag, "pack", func() (*Pack, error) { return l.load(tag) })
}

// load makes the pack of a tag.
func (l *Lexicon) load(tag string) (*Pack, error) {
	other, err := l.alias(tag)
	if err != nil {
		return nil, err
	}
	if other != tag {
		return l.Pack(other)
	}
	chain := l.folders(tag)
	region := regionOf(tag)
	if narrow := chain[0]; narrow != tag && narrow != "root" && region == "" {
		return l.Pack(narrow)
	}
	b := &builder{pack: &Pack{Tag: chain[max(0, len(chain)-2)], Locale: chain[0], Region: region}, seen: map[seenKey]bool{}, meant: map[meantKey]meaning{}}
	b.pack.vocabulary = map[string]int32{}
	b.pack.hyphenID = b.word([]byte("-"))
	for _, regional := range []bool{true, false} {
		if regional && region == "" {
			continue
		}
		for _, folder := range chain {
			b.level++
			b.regional, b.root = regional, folder == "root" && len(chain) > 1
			for _, name := range phraseFiles {
				if err := b.file(l, folder+"/"+name); err != nil {
					return nil, err
				}
			}
		}
	}
	if err := b.regions(l); err != nil {
		return nil, err
	}
	b.affixes()
	b.finish()
	for _, folder := range chain {
		path := folder + "/spellout.txt"
		data, err := l.read(path)
		if err == nil {
			var more []byte
			if more, err = l.read(folder + "/spellout-more.txt"); errors.Is(err, fs.ErrNotExist) {
				err = nil
			}
			data = append(append(data, '\n'), more...)
		}
		if errors.Is(err, fs.ErrNotExist) && folder != chain[len(chain)-1] {
			continue
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if b.pack.numbers, err = newReader(string(data), b.pack, b.variants, b.fractions, b.numberWords); err != nil {
			return nil, in(path, err)
		}
		break
	}
	return b.pack, nil
}

// folders gives the folders that make up the pack of a tag, the most special first, the root last.
func (l *Lexicon) folders(tag string) []string {
	var chain []string
	parts := strings.Split(tag, "-")
	for n := len(parts); n > 0; n-- {
		if folder := strings.Join(parts[:n], "-"); l.exists(folder) {
			chain = append(chain, folder)
		}
	}
	return append(chain, "root")
}

// alias gives the tag that stands for another one: of the whole tag, else of its language.
func (l *Lexicon) alias(tag string) (string, error) {
	names, err := l.aliases()
	if err != nil {
		return tag, err
	}
	if to, ok := names[tag]; ok {
		return to, nil
	}
	base, rest, _ := strings.Cut(tag, "-")
	to, ok := names[base]
	switch {
	case !ok:
		return tag, nil
	case rest == "" || strings.Contains(to, "-"):
		return to, nil
	}
	return to + "-" + rest, nil
}

// exists reports whether a folder holds a pack.
func (l *Lexicon) exists(folder string) bool {
	if folder == "" {
		return false
	}
	for _, name := range []string{"dates.tsv", "phrases.tsv", "cardinals.tsv"} {
		if l.has(folder + "/" + name) {
			return true
		}
	}
	return false
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
	pack        *Pack
	seen        map[seenKey]bool
	meant       map[meantKey]meaning
	level       int  // of the folder: what comes first overrules
	regional    bool // only the rows of the pack's region are read, else only those of all regions
	root        bool // the rows are those of the root, under a language
	ordered     int  // the level of the order of dates
	decimals    int  // the level of the decimal signs
	tokens      Tokens
	variants    []variant
	fractions   []fraction
	numberWords []wordRow
}

// What a phrase means first: a currency or a multiplier.
type (
	meantKey struct {
		class  Class
		phrase string
	}
	meaning struct {
		value string
		level int
	}
)

type seenKey struct {
	class         Class
	value, phrase string
	plain         bool
}

// file reads a file of phrases, if there is one: class, value, flags, phrases. The rows of some regions are read only
// for those.
func (b *builder) file(l *Lexicon, path string) error {
	data, err := l.read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	f := newFile(data)
	region := " " + b.pack.Region + " "
	for row := range f.Rows("class", "value", "flags", "phrases") {
		wanted := !b.regional
		if row.Regions != "" {
			wanted = b.regional && strings.Contains(row.Regions, region)
		}
		if !wanted {
			continue
		}
		if err := b.row(row.Text(0), row.Text(1), row.Text(2), row.Text(3)); err != nil {
			row.Fail("%w", err)
		}
	}
	if f.err != nil {
		return in(path, f.err)
	}
	return nil
}

func (b *builder) row(name, value, flags, phrases string) error {
	class, ok := classNames[name]
	if !ok {
		return b.setting(name, value, flags, phrases)
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
	key := seenKey{e.Class, value, e.Phrase, false}
	if e.Class == Currency && !e.Flags.Has(Narrow) && b.root {
		key.plain = true // the root may know a sign for the only one that a language leaves open
	}
	if first, ok := b.meant[meantKey{e.Class, e.Phrase}]; b.seen[key] || key.plain && ok && first.value == value {
		return
	}
	b.seen[key] = true
	if (e.Class == Currency || e.Class == Multiplier) && !e.Flags.Has(Narrow) {
		// A dollar is the region's own, and a word for a number has the region's value.
		mean := meantKey{e.Class, e.Phrase}
		first, ok := b.meant[mean]
		switch {
		case !ok:
			b.meant[mean] = meaning{value, b.level}
		case first.value == value || first.level == b.level:
		case e.Class == Multiplier:
			return
		default:
			e.Flags |= Narrow
		}
	}
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

// setting reads a row that is no phrase: signs, patterns, orders, and what the rules for number words do not have:
//
//	number_variant  a way of writing (phrases) for what the rules spell (value); "inside" if also inside a word
//	number_word     a word with its value as a cardinal; flags: ordinal, multiplier (it multiplies what stands before
//	                it), bare (a multiplier that is also a number alone); without value: a word that connects
//	number_value    words for a number that is not whole: 3/2 "anderthalb"
//	number_part     words for a part of one behind ("and a half") or before a number; with a hyphen: written onto it
//	number_point    words for the decimal point
//	number_minus    words before a number below zero
func (b *builder) setting(name, value, flags, text string) error {
	p := b.pack
	list := strings.Split(text, "|")
	switch name {
	case "sign":
		for _, s := range list {
			sign := ' '
			if s != "space" {
				sign = []rune(s)[0]
			}
			if err := b.sign(value, sign); err != nil {
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
			p.Order, b.ordered = text, b.level
		}
		if b.ordered == b.level && p.Region != "" && slices.Contains(strings.Fields(value), p.Region) {
			p.Order = text
		}
	case "template":
		return b.template(value, text)
	case "letters":
		return b.letters(value, list)
	case "pattern":
		if value == "date" {
			b.patternWords(list)
			p.DatePatterns = appendNew(p.DatePatterns, list)
		} else {
			p.TimePatterns = appendNew(p.TimePatterns, list)
		}
	case "number_variant":
		for _, s := range list {
			b.variants = append(b.variants, variant{text: s, canonical: value, inside: flags == "inside"})
		}
	case "number_value", "number_part", "number_point", "number_minus":
		for _, s := range list {
			b.fractions = append(b.fractions, fraction{name, value, s, flags == "before"})
		}
	case "number_word":
		row := wordRow{}
		if value != "" {
			var err error
			row.zero = value == "0"
			if row.value, err = strconv.ParseInt(value, 10, 64); err != nil {
				return fmt.Errorf("value %q of a number word is no whole number", value)
			}
		}
		for _, f := range strings.Fields(flags) {
			row.ordinal, row.multiplier, row.bare = row.ordinal || f == "ordinal", row.multiplier || f == "multiplier" || f == "bare", row.bare || f == "bare"
		}
		for _, row.text = range list {
			b.numberWords = append(b.numberWords, row)
		}
	default:
		return fmt.Errorf("unknown class %q", name)
	}
	return nil
}

// letters takes what letters mean; a language overrules the root.
func (b *builder) letters(value string, list []string) error {
	switch value {
	case LettersDecade, LettersPlural, LettersElided, LettersFirst:
	default:
		return fmt.Errorf("unknown letters %q", value)
	}
	if b.pack.letters == nil {
		b.pack.letters = map[string][]string{}
	}
	if b.pack.letters[value] == nil {
		b.pack.letters[value] = list
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

// sign adds a sign. A decimal sign counts only if no more special folder has one; a grouping sign only if it is not the
// decimal sign, and one of the root's only if the language has none.
func (b *builder) sign(name string, sign rune) error {
	s := &b.pack.Signs
	var list *[]rune
	switch name {
	case "decimal":
		list = &s.Decimal
		if len(*list) == 0 {
			b.decimals = b.level
		} else if b.decimals != b.level {
			return nil
		}
	case "group":
		list = &s.Group
		if b.root && len(*list) > 0 || b.decimals != 0 && b.decimals != b.level && slices.Contains(s.Decimal, sign) {
			return nil
		}
	case "minus":
		list = &s.Minus
	case "plus":
		list = &s.Plus
	default:
		return fmt.Errorf("unknown sign %q", name)
	}
	if !slices.Contains(*list, sign) {
		*list = append(*list, sign)
	}
	return nil
}

// regions reads the currency of the pack's region.
func (b *builder) regions(l *Lexicon) error {
	if b.pack.Region == "" {
		return nil
	}
	currencies, err := l.Currencies()
	b.pack.Currency = currencies[b.pack.Region]
	return err
}

// finish completes the pack.
func (b *builder) finish() {
	b.pack.trie.finish(b.pack.entries)
	b.pack.functions = len(b.pack.Entries(Function)) > 0
}
