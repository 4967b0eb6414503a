package language

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/language/spelled"
	"example.org/sourcebook/pipeline/language/token"
)

// builder makes a pack out of rows.
type builder struct {
	pack     *Pack
	seen     map[seenKey]bool
	meant    map[meantKey]meaning
	level    int  // of the folder: what comes first overrules
	regional bool // only the rows of the pack's region are read, else only those of all regions
	root     bool // the rows are those of the root, under a language
	ordered  int  // the level of the order of dates
	decimals int  // the level of the decimal signs
	tokens   token.Tokens
	fold     []byte // scratch memory
	rules    spelled.Rules
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
	side          Flags // of what may stand on one side of its number, or in two rows on both
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
	case Multiplier, Month, Weekday, Era:
		e.Number, err = strconv.Atoi(value)
		e.Value = ""
	case Currency:
		if number, code, several := strings.Cut(value, " "); several {
			e.Number, err = strconv.Atoi(number)
			e.Value = code
		}
	case Quarter, Relative, RelativeMark, Collective:
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
	if b.has(&e) {
		return
	}
	if (e.Class == Currency || e.Class == Multiplier) && !e.Flags.Has(Narrow) && !b.first(&e) {
		if e.Class == Multiplier {
			return // a word for a number has the region's value
		}
		e.Flags |= Narrow // a dollar is the region's own
	}
	var room [16]int32
	words := b.words(e.Phrase, room[:0])
	if len(words) == 0 {
		return
	}
	b.pack.trie.add(words, int32(len(b.pack.entries)))
	b.pack.entries = append(b.pack.entries, e)
}

// value is what an entry says.
func (e *Entry) value() string {
	if e.Number == 0 {
		return e.Value
	}
	return e.Value + " " + strconv.Itoa(e.Number)
}

// has reports whether the pack has the entry already, and notes that it has.
func (b *builder) has(e *Entry) bool {
	key := seenKey{class: e.Class, value: e.value(), phrase: e.Phrase}
	if e.Class == Comparator || e.Class == NumberSign || e.Class == Function {
		key.side = e.Flags & (Before | After)
	}
	if e.Class == Currency && !e.Flags.Has(Narrow) && b.root {
		key.plain = true // the root may know a sign for the only one that a language leaves open
	}
	first, ok := b.meant[meantKey{e.Class, e.Phrase}]
	if b.seen[key] || key.plain && ok && first.value == key.value {
		return true
	}
	b.seen[key] = true
	return false
}

// first reports whether no folder before this one means something else by the phrase.
func (b *builder) first(e *Entry) bool {
	mean := meantKey{e.Class, e.Phrase}
	first, ok := b.meant[mean]
	if !ok {
		b.meant[mean] = meaning{e.value(), b.level}
		return true
	}
	return first.value == e.value() || first.level == b.level
}

// words gives the word identifiers of a phrase; hyphens inside it are left out.
func (b *builder) words(phrase string, ids []int32) []int32 {
	b.tokens.Cut(phrase, nil)
	for i, t := range b.tokens.List {
		b.fold = Fold(b.fold[:0], phrase[t.Start:t.End])
		if string(b.fold) == "-" && i > 0 && i+1 < len(b.tokens.List) {
			continue
		}
		ids = append(ids, b.word(b.fold))
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
//	number_plain    the number words are read without their accents, too, with pairs of letters such as ö=oe (value), but
//	                for the phrases, which are other words
//	nation          words for the country or the government of a currency
func (b *builder) setting(name, value, flags, text string) error {
	list := strings.Split(text, "|")
	switch name {
	case "sign":
		return b.signs(value, list)
	case "grouping":
		return b.grouping(text)
	case "order":
		b.order(value, text)
	case "template":
		return b.template(value, text)
	case "letters":
		return b.letters(value, list)
	case "pattern":
		b.pattern(value, list)
	case "nation":
		b.nation(value, list)
	case "number_variant":
		for _, s := range list {
			v := spelled.Variant{Text: s, Canonical: value, Inside: flags == "inside"}
			b.rules.Variants = append(b.rules.Variants, v)
		}
	case "number_value", "number_part", "number_point", "number_minus":
		for _, s := range list {
			f := spelled.Fraction{Name: name, Value: value, Text: s, Before: flags == "before"}
			b.rules.Fractions = append(b.rules.Fractions, f)
		}
	case "number_plain":
		b.plain(value, list)
	case "number_word":
		return b.numberWords(value, flags, list)
	default:
		return fmt.Errorf("unknown class %q", name)
	}
	return nil
}

// plain takes in that the number words are read without their accents: pairs of letters, "ö=oe", and the words of which
// that would be another word.
func (b *builder) plain(pairs string, except []string) {
	p := &b.rules.Plain
	p.Read, p.Except = true, appendNew(p.Except, except)
	for _, pair := range strings.Fields(pairs) {
		letter, plain, _ := strings.Cut(pair, "=")
		p.Letters = append(p.Letters, letter, plain)
	}
}

// nation takes words for the country of a currency.
func (b *builder) nation(code string, list []string) {
	if b.pack.Nations == nil {
		b.pack.Nations = map[string][]string{}
	}
	b.pack.Nations[code] = appendNew(b.pack.Nations[code], list)
}

// grouping reads the sizes of the groups of digits; those of the most special folder count.
func (b *builder) grouping(text string) error {
	s := &b.pack.Signs
	if s.Primary != 0 {
		return nil
	}
	if _, err := fmt.Sscan(text, &s.Primary, &s.Secondary, &s.MinGrouping); err != nil {
		return fmt.Errorf("grouping %q: write three numbers", text)
	}
	return nil
}

// order reads the order of the parts of a date, of all regions or of some.
func (b *builder) order(regions, order string) {
	p := b.pack
	if regions == "" && p.Order == "" {
		p.Order, b.ordered = order, b.level
	}
	if b.ordered == b.level && p.Region != "" && slices.Contains(strings.Fields(regions), p.Region) {
		p.Order = order
	}
}

// pattern reads patterns of dates or of times.
func (b *builder) pattern(of string, list []string) {
	p := b.pack
	if of != "date" {
		p.TimePatterns = appendNew(p.TimePatterns, list)
		return
	}
	b.patternWords(list)
	p.DatePatterns = appendNew(p.DatePatterns, list)
}

// numberWords reads words with their value in numbers.
func (b *builder) numberWords(value, flags string, list []string) error {
	row := spelled.Word{Zero: value == "0"}
	if value != "" {
		var err error
		if row.Value, err = strconv.ParseInt(value, 10, 64); err != nil {
			return fmt.Errorf("value %q of a number word is no whole number", value)
		}
	}
	for _, f := range strings.Fields(flags) {
		row.Ordinal = row.Ordinal || f == "ordinal"
		row.Multiplier = row.Multiplier || f == "multiplier" || f == "bare"
		row.Bare = row.Bare || f == "bare"
	}
	for _, row.Text = range list {
		b.rules.Words = append(b.rules.Words, row)
	}
	return nil
}

// letters takes what letters mean; a language overrules the root, but for endings.
func (b *builder) letters(value string, list []string) error {
	switch value {
	case LettersDecade, LettersPlural, LettersElided, LettersEnding, LettersOnto, LettersTwice, LettersFirst, LettersCase,
		LettersRecord, LettersThen:
	default:
		return fmt.Errorf("unknown letters %q", value)
	}
	if b.pack.letters[value] == nil || value == LettersOnto || value == LettersCase {
		b.pack.letters[value] = appendNew(b.pack.letters[value], list)
	}
	return nil
}

// appendNew appends what the list does not have yet.
func appendNew(to, list []string) []string {
	for _, s := range list {
		if !slices.Contains(to, s) {
			to = append(to, s)
		}
	}
	return to
}

// signs reads signs of one kind.
func (b *builder) signs(name string, list []string) error {
	for _, s := range list {
		sign := ' '
		if s != "space" {
			sign = []rune(s)[0]
		}
		if err := b.sign(name, sign); err != nil {
			return err
		}
	}
	return nil
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
	currencies, err := l.Root().Currencies()
	b.pack.Currency = currencies[b.pack.Region]
	return err
}

// finish completes the pack.
func (b *builder) finish() {
	b.pack.trie.finish(b.pack.entries)
	b.pack.functions = len(b.pack.Entries(Function)) > 0
}
