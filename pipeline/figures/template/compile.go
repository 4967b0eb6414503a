package template

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/reckoning"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// compile makes the templates of a pack and marks in words with which of them they may begin.
func (t *Customs) compile(p *language.Pack, words *scan.Traits) error {
	c := compiler{p: p, out: &t.templates, seen: map[string]bool{}}
	c.out.at, c.out.hour, c.out.lasting = map[int32]int{}, map[int32]int{}, map[int32]int{}
	c.out.ofClock, c.out.beforeHour = map[int32]bool{}, map[int32]bool{}
	for _, s := range []*starts{&c.out.units, &c.out.times, &c.out.zones} {
		s.literal = map[int32][]int32{}
	}
	for _, tp := range p.Templates {
		name := strings.SplitN(tp.Kind, " ", 2)[0]
		if !templateKinds[name] && !reckoning.Known(name) {
			return fmt.Errorf("lexicon/%s: template of the unknown kind %q", p.Tag, tp.Kind)
		}
		if kind, n, _ := strings.Cut(tp.Kind, " "); kind == customYears {
			if _, err := fmt.Sscan(n, &t.YearOffset); err != nil {
				return fmt.Errorf("lexicon/%s: template of the kind %q", p.Tag, tp.Kind)
			}
			continue
		}
		switch {
		case name == clockKind:
			continue
		case tp.Kind == bareYears:
			words.BareYears = true
			continue
		case tp.Kind == customCalendar:
			t.Calendar = tp.Text
			continue
		}
		if words := c.out.leads(tp.Kind); words != nil {
			c.p.Tokenize(tp.Text, &c.tokens)
			if n := len(c.tokens.List); n > 0 {
				last := c.tokens.List[n-1].ID
				if had := words[last]; had == 0 || n < had {
					words[last] = n
				}
				c.out.noteBefore(tp.Kind, c.tokens.List[:n-1])
			}
			continue
		}
		for _, text := range expand(tp.Text) {
			parts, err := c.braces(text)
			if err != nil {
				return fmt.Errorf("lexicon/%s: template %q: %w", p.Tag, tp.Text, err)
			}
			c.add(template{kind: tp.Kind, parts: parts})
			c.noteHourWord(parts)
		}
	}
	for _, pattern := range p.DatePatterns {
		if f, ok := parseNumericForm(pattern); ok {
			c.out.numeric = append(c.out.numeric, f)
			continue
		}
		if parts, ok := c.pattern(pattern); ok {
			c.add(template{kind: dateKind, parts: parts, loose: true})
			if k := leading(parts); k > 0 {
				c.add(template{kind: dateKind, parts: parts[k:], loose: true})
			}
		}
	}
	var one language.Tokens
	p.Tokenize(character.IdeographOf(1), &one)
	c.out.ideographs = p.ReadsNumber(&one, 0)
	for i := range c.out.list {
		c.index(words, int32(i))
	}
	return nil
}

// noteHourWord notes the word that stands right behind the hour of a template.
func (c *compiler) noteHourWord(parts []part) {
	for i := range parts[1:] {
		p := &parts[i+1]
		if hour := parts[i].field; (hour == fieldHour || hour == fieldHourWord) && p.id > 0 && !p.attach {
			c.out.ofClock[p.id] = true
		}
	}
}

// leading counts the literals before the first field.
func leading(parts []part) int {
	k := 0
	for k < len(parts) && parts[k].field == "" {
		k++
	}
	return k
}

type compiler struct {
	p      *language.Pack
	out    *templates
	tokens language.Tokens
	fold   []byte
	seen   map[string]bool // templates that were added
}

// expand writes out the optional parts of a template, longest first. They are not nested.
func expand(text string) []string {
	open := strings.IndexByte(text, '[')
	end := strings.IndexByte(text, ']')
	if open < 0 || end < open {
		return []string{text}
	}
	var out []string
	for _, inner := range []string{text[open+1 : end], ""} {
		out = append(out, expand(text[:open]+inner+text[end+1:])...)
	}
	return out
}

// braces compiles the text of a template.
func (c *compiler) braces(text string) ([]part, error) {
	var parts []part
	space := false
	for text != "" {
		literal, rest, _ := strings.Cut(text, "{")
		parts, space = c.literal(parts, literal, space)
		if rest == "" {
			break
		}
		field, after, ok := strings.Cut(rest, "}")
		if !ok || fieldReaders[field] == nil {
			return nil, fmt.Errorf("unknown field %q", field)
		}
		parts = append(parts, part{field: field, read: fieldReaders[field], attach: !space && len(parts) > 0})
		text, space = after, false
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("it is empty")
	}
	return parts, nil
}

// literal adds the tokens of a literal. space says that a blank stood before it; the result, that one stands at its
// end.
func (c *compiler) literal(parts []part, text string, space bool) ([]part, bool) {
	if text == "" {
		return parts, space
	}
	c.p.Tokenize(text, &c.tokens)
	for i, tok := range c.tokens.List {
		c.fold = language.Fold(c.fold[:0], text[tok.Start:tok.End])
		attach := !tok.Space && (i > 0 || !space) && len(parts) > 0
		parts = append(parts, part{text: string(c.fold), id: tok.ID, attach: attach,
			skipped: tok.Kind == language.Mark && string(c.fold) == ","})
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return parts, unicode.IsSpace(last)
}

// pattern compiles a pattern of CLDR that has at least two of day, month and year, not all in digits with the same sign
// between them: those are read by numericDate.
func (c *compiler) pattern(pattern string) ([]part, bool) {
	var parts []part
	var literal strings.Builder
	space, spaces, named, quoted := false, false, false, false
	fields := 0
	flush := func(next string) {
		s := literal.String()
		literal.Reset()
		// Letters that touch the name of a month belong to it in the lexicon.
		if next == fieldMonthName {
			s = strings.TrimRightFunc(s, affix)
		}
		if n := len(parts); n > 0 && parts[n-1].field == fieldMonthName {
			s = strings.TrimLeftFunc(s, affix)
		}
		named = named || strings.IndexFunc(s, unicode.IsLetter) >= 0
		spaces = spaces || strings.IndexFunc(s, unicode.IsSpace) >= 0 && fields > 0
		parts, space = c.literal(parts, s, space)
	}
	for i := 0; i < len(pattern); {
		ch := pattern[i]
		if ch == '\'' {
			if i+1 < len(pattern) && pattern[i+1] == '\'' {
				literal.WriteByte('\'')
				i += 2
				continue
			}
			quoted = !quoted
			i++
			continue
		}
		if quoted || !('a' <= ch && ch <= 'z' || 'A' <= ch && ch <= 'Z') {
			literal.WriteByte(ch)
			i++
			continue
		}
		n := 1
		for i+n < len(pattern) && pattern[i+n] == ch {
			n++
		}
		field := ""
		switch ch {
		case 'y', 'u', 'r', 'U':
			field = fieldYear
			if n == 2 {
				field = fieldShortYear
			}
		case 'M', 'L':
			field = fieldMonth
			if n > 2 {
				field, named = fieldMonthName, true
			}
		case 'd':
			field = fieldDay
		case 'E', 'c', 'e':
			field = fieldWeekday
		case 'G':
			i += n
			continue
		default:
			return nil, false
		}
		flush(field)
		if field != fieldWeekday {
			fields++
		}
		parts = append(parts, part{field: field, read: fieldReaders[field], attach: !space && len(parts) > 0})
		space = false
		i += n
	}
	flush("")
	if fields < 2 || !named && !(spaces && fields == 3) {
		return nil, false
	}
	return parts, true
}

// affix reports whether r may be part of what is written onto a word in a script with blanks between words.
func affix(r rune) bool { return unicode.IsLetter(r) && !character.Syllabic(r) }

func (c *compiler) add(t template) {
	c.fold = append(c.fold[:0], t.kind...)
	for _, p := range t.parts {
		c.fold = append(append(append(c.fold, 0), p.field...), 1)
		c.fold = append(c.fold, p.text...)
		if p.attach {
			c.fold = append(c.fold, 2)
		}
	}
	if !c.seen[string(c.fold)] {
		c.seen[string(c.fold)] = true
		c.out.list = append(c.out.list, t)
	}
}

// index notes how a template begins and which of its words tells it.
func (c *compiler) index(words *scan.Traits, k int32) {
	tp := &c.out.list[k]
	out := &c.out.units
	switch tp.kind {
	case timeKind, dayTimeKind:
		out = &c.out.times
	case zoneKind:
		out = &c.out.zones
	}
	first := tp.parts[0]
	for _, p := range tp.parts[1:] {
		if p.field == "" && p.id != 0 {
			if first.field != "" {
				words.Mark(p.id, scan.TemplateKey)
				tp.key = p.id
			}
			break
		}
		if p.field == fieldMonthName {
			break
		}
		if p.field == fieldDayPeriod {
			tp.key = dayPeriodKey
			break
		}
	}
	switch first.field {
	case "":
		if first.id != 0 {
			words.Mark(first.id, scan.TemplateStart)
			switch {
			case len(tp.parts) == 1 || tp.parts[1].field == fieldRoman ||
				tp.parts[1].field == "" && tp.parts[1].id == 0:
				words.Mark(first.id, scan.TemplateAlone)
			case tp.parts[1].field == "":
				words.Mark(tp.parts[1].id, scan.TemplateSecond)
			}
			out.literal[first.id] = append(out.literal[first.id], k)
		}
	case fieldMonthName:
		out.months = append(out.months, k)
	case fieldWeekday:
		out.days = append(out.days, k)
	case fieldRoman:
		out.roman = append(out.roman, k)
	case fieldDayPeriod:
		out.periods = append(out.periods, k)
	case fieldNumber, fieldOrdinal, fieldHourWord, fieldMinWord, fieldTensWord, fieldYearWord:
		out.digits = append(out.digits, k)
		out.words = append(out.words, k)
	default:
		out.digits = append(out.digits, k)
		if c.out.ideographs {
			out.words = append(out.words, k)
		}
	}
	if t := tp.parts; tp.loose && t[0].field == fieldYear {
		for _, p := range t[1:] {
			if p.field == fieldMonthName || p.field == fieldMonth {
				break
			}
			if p.field == fieldDay {
				c.out.yearFirst = append(c.out.yearFirst, k)
				break
			}
		}
	}
	switch first.field {
	case fieldYear, fieldShortYear, fieldEraYear, fieldDecade, fieldTens, fieldHour, fieldMinute, fieldMinutes:
		if len(tp.parts) > 1 && tp.parts[1].field == "" && !tp.parts[1].skipped {
			tp.second = tp.parts[1].id
		}
	}
}
