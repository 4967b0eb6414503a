package language

import (
	"errors"
	"io/fs"
	"strings"

	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/language/spelled"
)

// phraseFiles are the files of a language that hold phrases; the earlier come first in every order.
var phraseFiles = []string{"phrases.tsv", "quantities.tsv", "comparators.tsv", "labels.tsv", "periods.tsv",
	"holidays.tsv", "spellout-forms.tsv", "cardinals.tsv", "digits.tsv", "dates.tsv", "currencies.tsv", "units.tsv",
	"functionwords.tsv"}

// classNames are the classes as the files name them.
var classNames = map[string]Class{
	"multiplier": Multiplier, "collective": Collective, "fraction": Fraction, "ordinal_suffix": OrdinalSuffix,
	"number_sign": NumberSign, "month": Month, "weekday": Weekday, "quarter": Quarter, "era": Era,
	"day_period": DayPeriod, "relative": Relative, "relative_mark": RelativeMark, "calendar_unit": CalendarUnit,
	"currency": Currency, "measure": Measure, "percent": Percent, "comparator": Comparator, "range": Range,
	"period": Period, "vague": Vague, "date_word": DateWord, "function": Function, "idiom": Idiom, "quantity": Quantity,
	"classifier": Classifier,
}

var flagNames = map[string]Flags{
	"before": Before, "after": After, "short": Short, "plural": Plural, "narrow": Narrow, "cased": Cased,
}

// Pack gives the pack for a BCP 47 tag: of the tag itself, else of the tag without its last subtags (fr-CA → fr), else,
// also for an empty or unknown tag, the root pack. A tag that CLDR takes for another is that one (cmn → zh, zh-TW →
// zh-Hant-TW). What a script or a region of a language does not say, the language says, and what a language does not
// say, the root. Packs are loaded once, when first asked for.
func (l *Lexicon) Pack(tag string) (*Pack, error) {
	tag = bcp47.Canonical(tag)
	return Once(l, tag, "pack", func() (*Pack, error) { return l.load(tag) })
}

// many is about how many entries a pack has.
const many = 1 << 12

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
	p := &Pack{Tag: chain[max(0, len(chain)-2)], Locale: chain[0], Region: region,
		vocabulary: make(map[string]int32, many/2), letters: map[string][]string{}}
	b := &builder{pack: p, seen: make(map[seenKey]bool, many), meant: make(map[meantKey]meaning, many/4)}
	p.hyphenID = b.word([]byte("-"))
	if region != "" {
		b.regional = true
		if err := b.phrases(l, chain); err != nil {
			return nil, err
		}
		b.regional = false
	}
	if err := b.phrases(l, chain); err != nil {
		return nil, err
	}
	if err := b.regions(l); err != nil {
		return nil, err
	}
	b.affixes()
	b.finish()
	return b.pack, b.spelled(l, chain)
}

// phrases reads the files of phrases of the folders.
func (b *builder) phrases(l *Lexicon, chain []string) error {
	for _, folder := range chain {
		b.level++
		b.root = folder == "root" && len(chain) > 1
		for _, name := range phraseFiles {
			if err := b.file(l, folder+"/"+name); err != nil {
				return err
			}
		}
	}
	return nil
}

// spelled makes the reader of numbers in words out of the rules of the first folder that has some, and of the rows.
func (b *builder) spelled(l *Lexicon, chain []string) error {
	for i, folder := range chain {
		path := folder + "/spellout.txt"
		data, err := l.read(path)
		if errors.Is(err, fs.ErrNotExist) && i+1 < len(chain) {
			continue
		}
		var more []byte
		if err == nil {
			more, err = l.read(folder + "/spellout-more.txt")
			data = append(append(data, '\n'), more...)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		b.rules.Text = string(data)
		p := b.pack
		if p.numbers, err = spelled.New(b.rules, p.vocabulary, p.comparator); err != nil {
			return in(path, err)
		}
		break
	}
	return nil
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
	names, err := l.Root().aliases()
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
