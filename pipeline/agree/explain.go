package agree

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/schema"
)

// Voice is a version of a work and what it says of a fact.
type Voice struct {
	Name
	Sides []*Side // at least one
}

// Explain says in a sentence what versions say of a fact and how it stands between them. The voices are those that
// state it, in order, of a work with that many versions; thing is what is counted, and may be empty.
func Explain(voices []Voice, versions int, v Verdict, thing string) string {
	groups := group(voices, v, thing)
	text, join := "", "join"
	if slices.ContainsFunc(groups, func(g *said) bool { return len(g.voices) > 2 }) {
		join = "part"
	}
	for i, g := range groups {
		switch {
		case i >= mostNamed-1 && len(groups) > mostNamed:
			rest := 0
			for _, o := range groups[i:] {
				rest += len(o.voices)
			}
			text = Fill(join, "a", text, "b", Fill("otherwise", "n", strconv.Itoa(rest)))
			return Sentence(text, note(groups, v)+repairs(voices))
		case i > 0:
			text = Fill(join, "a", text, "b", Fill("other", "who", later(g.voices), "what", g.short))
		case len(groups) == 1 && len(g.voices) == versions && versions > 1:
			text = Fill("say", "who", everybody(versions), "what", g.phrase)
		case len(g.voices) == 1:
			text = Fill("says", "who", g.voices[0].First, "what", g.phrase)
		default:
			text = Fill("say", "who", first(g.voices), "what", g.phrase)
		}
	}
	return Sentence(text, note(groups, v)+repairs(voices))
}

// said is what several versions say alike.
type said struct {
	phrase string // with what is counted
	short  string // without
	side   *Side
	voices []*Voice
}

// group brings the versions together that say the same. Words for a time that cannot be dated are one group if they are
// the same words.
func group(voices []Voice, v Verdict, thing string) []*said {
	var out []*said
	place := map[string]int{} // of what is said: where it stands
	worded, years := oneWording(voices), !ofYearsTaken(voices, v)
	yearsClash := v.Code == schema.WhyMoreExact && ofUnsaidYear(voices)
	if v.Code == schema.WhyMoreExact && slices.ContainsFunc(voices, func(v Voice) bool { return isYears(v.Sides[0]) }) {
		thing = "" // of an age the words beside it tell what its person does: "under 18 pay nothing"
	}
	for i := range voices {
		x := &voices[i]
		g := &said{side: x.Sides[0], voices: []*Voice{x}}
		sides := fullest(x.Sides)
		g.side = sides[0]
		for k, s := range sides {
			phrase, short := s.Phrase(thing), s.Phrase("")
			if !years || yearsClash && s.yearTaken() != "" {
				phrase = s.withoutYear(phrase)
				short = phrase
			}
			if v.Code == schema.WhyThing {
				phrase = s.Phrase(s.Counted())
				short = phrase
			}
			if k == 0 {
				g.phrase, g.short = phrase, short
			} else if s.Phrase("") != sides[0].Phrase("") {
				g.phrase, g.short = List([]string{g.phrase, short}), List([]string{g.short, short})
			}
		}
		if v.Code == schema.WhySameWords || v.Code == schema.WhyEqual && g.side.isWritten() {
			g.quote()
			if worded {
				g.short = ""
			}
		}
		if v.Code == schema.WhyUnread && g.side.Unit() != "" && ofOneWord(voices) || g.side.isSpan() && tellHours(voices) {
			g.quote()
		}
		said := g.key(v, voices)
		if k, ok := place[said]; ok {
			out[k].voices = append(out[k].voices, x)
			if x.Sides[0].Language == Fill("language") {
				out[k].phrase, out[k].short = g.phrase, g.short
			}
		} else {
			place[said] = len(out)
			out = append(out, g)
		}
	}
	return out
}

// ofYearsTaken reports whether times differ of which no text says the year, and that were taken to be of two.
func ofYearsTaken(voices []Voice, v Verdict) bool {
	taken := func(v, w Voice) bool { return yearsTaken(v.Sides[0], w.Sides[0]) }
	return v.Code == schema.WhyDate && slices.ContainsFunc(voices, func(v Voice) bool { return taken(voices[0], v) })
}

// ofUnsaidYear reports whether two voices tell one day, and only one of them its year.
func ofUnsaidYear(voices []Voice) bool {
	return slices.ContainsFunc(voices, func(v Voice) bool {
		return slices.ContainsFunc(voices, func(w Voice) bool { return yearUnsaid(v.Sides[0], w.Sides[0]) })
	})
}

// fullest gives the sides of a document without those that say only the number of another one, without its unit.
func fullest(sides []*Side) []*Side {
	barer := func(s, t *Side) bool {
		return s.Unit() == "" && t.Unit() != "" && s.Value() != "" && sameValue(s, t) && s.Comparator() == t.Comparator()
	}
	return slices.DeleteFunc(slices.Clone(sides), func(s *Side) bool {
		return slices.ContainsFunc(sides, func(t *Side) bool { return barer(s, t) })
	})
}

// withoutYear is what is said of a time without the years of its days.
func (s *Side) withoutYear(phrase string) string {
	start, end := s.Days()
	for _, d := range []schema.Date{start, end} {
		if len(d) > 4 {
			phrase = strings.ReplaceAll(phrase, " "+string(d[:4]), "")
		}
	}
	return phrase
}

// quote gives what is said in the words of the text.
func (g *said) quote() {
	g.phrase = Fill("quote", "text", g.side.clean())
	g.short = g.phrase
}

// tellHours reports whether a voice clearly tells a time of day.
func tellHours(voices []Voice) bool {
	return slices.ContainsFunc(voices, func(v Voice) bool { return v.Sides[0].Kind() == schema.KindTime })
}

// isClock reports whether one of two sides is clearly a time of day.
func isClock(a, b *Side) bool { return a.Kind() == schema.KindTime || b.Kind() == schema.KindTime }

// ofOneWord reports whether the units of voices are two for which one word may stand.
func ofOneWord(voices []Voice) bool {
	return slices.ContainsFunc(voices, func(v Voice) bool { return ofOneName(voices[0].Sides[0], v.Sides[0]) })
}

// oneWording reports whether the voices of one language all have the same words.
func oneWording(voices []Voice) bool {
	words := map[string]string{}
	for i := range voices {
		s := voices[i].Sides[0]
		text := Folded(s.Surface())
		if before, ok := words[s.Language]; ok && before != text {
			return false
		}
		words[s.Language] = text
	}
	return true
}

func everybody(n int) string {
	switch n {
	case 2:
		return Fill("both")
	case 3:
		return Fill("three")
	}
	return Fill("all", "n", fmt.Sprint(n))
}

// first and later list the names of versions, at the beginning of a sentence and within it.
func first(voices []*Voice) string {
	names := make([]string, len(voices))
	for i, v := range voices {
		if names[i] = v.Later; i == 0 {
			names[i] = v.First
		}
	}
	return Versions(names)
}

func later(voices []*Voice) string {
	names := make([]string, len(voices))
	for i, v := range voices {
		names[i] = v.Later
	}
	return Versions(names)
}

// noteKeys are the templates for what a verdict adds to a sentence.
var noteKeys = map[string]string{
	schema.WhyRounded:    "rounded",
	schema.WhyMoreExact:  "more_exact",
	schema.WhyConverted:  "converted",
	schema.WhyCurrency:   "currency",
	schema.WhyComparator: "comparator",
	schema.WhyUnit:       "unit",
	schema.WhyThing:      "thing",
	schema.WhyUndated:    "undated",
	schema.WhyUnread:     "unread",
}

// clockNotes are the templates for what a verdict adds to a sentence on times of day.
var clockNotes = map[string]string{schema.WhyValue: "clock", schema.WhyUnread: "half_day"}

// note tells how the groups stand to each other.
func note(groups []*said, v Verdict) string {
	switch {
	case v.Code == schema.WhySameWords:
		return whichYear(groups)
	case v.Code == schema.WhyDate && !groups[0].side.IsTime():
		return times(groups)
	case v.Code == schema.WhyDate:
		return Fill("date")
	case isClock(groups[0].side, groups[len(groups)-1].side) && clockNotes[v.Code] != "":
		return Fill(clockNotes[v.Code])
	case v.Code == schema.WhyUnit && groups[0].side.Kind() == schema.KindMoney:
		return Fill("exchanged")
	case v.Code == schema.WhyUnread && len(nameless(groups)) > 0:
		return fillFor(nameless(groups), "nameless")
	case v.Code == schema.WhyMoreExact && len(nameless(groups)) > 0 && leftOut(groups):
		return fillFor(nameless(groups), "unitless")
	case v.Code == schema.WhyMoreExact && len(nameless(groups)) > 0 && groups[0].side.Kind() != schema.KindMoney:
		return fillFor(nameless(groups), "years")
	case v.Code == schema.WhyMoreExact && len(nameless(groups)) > 0:
		return fillFor(nameless(groups), "loosely")
	case v.Code == schema.WhyUnread && nearUnits(groups[0].side.Unit(), groups[len(groups)-1].side.Unit()):
		return Fill("one_word")
	case v.Code == schema.WhyMoreExact && len(scaleless(groups)) > 0:
		return fillFor(scaleless(groups), "scale")
	case ofForm(groups, v) != "":
		return ofForm(groups, v)
	case v.Code == schema.WhyMoreExact && openAt(groups):
		return Fill("open")
	case v.Code == schema.WhyValue && len(groups) == 2:
		return distance(groups[0].side, groups[1].side)
	case v.Code == schema.WhyValue:
		return Fill("value")
	case noteKeys[v.Code] != "" && (len(groups) > 1 || v.Agreement == ""):
		return Fill(noteKeys[v.Code])
	}
	return ""
}

// nameless gives the versions that name no unit where others do; none if a number could not be read.
func nameless(groups []*said) []*Voice {
	var out []*Voice
	named := false
	for _, g := range groups {
		switch {
		case g.side.Value() == "":
			return nil
		case g.side.Unit() == "":
			out = append(out, g.voices...)
		default:
			named = true
		}
	}
	if !named {
		return nil
	}
	return out
}

// leftOut reports whether a number of the groups leaves its unit to another one of its passage.
func leftOut(groups []*said) bool {
	return slices.ContainsFunc(groups, func(g *said) bool { return unitLeftOut(groups[0].side, g.side) })
}

// scaleless gives the versions that state degrees without their scale.
func scaleless(groups []*said) []*Voice {
	var out []*Voice
	for _, g := range groups {
		if g.side.Unit() == unscaled {
			out = append(out, g.voices...)
		}
	}
	return out
}

// ofForm tells of groups that say one thing in two forms: a day with its year and without, a part and as many per cent.
func ofForm(groups []*said, v Verdict) string {
	switch {
	case v.Code == schema.WhyMoreExact && len(undated(groups)) > 0:
		return fillFor(undated(groups), "yearless")
	case v.Code == schema.WhyRounded && len(rough(groups)) > 0 && justMissed(groups):
		return Fill("nearly")
	case v.Code == schema.WhyRounded && len(rough(groups)) > 0 && oneValue(groups):
		return fillFor(rough(groups), "rough")
	case v.Code == schema.WhyConverted && lastsAsLong(groups[0].side, groups[len(groups)-1].side):
		return Fill("as_long")
	case v.Code == schema.WhyConverted && isShare(groups[0].side) != isShare(groups[len(groups)-1].side):
		return Fill("percent")
	}
	return ""
}

// oneValue reports whether all say the same number.
func oneValue(groups []*said) bool {
	return !slices.ContainsFunc(groups, func(g *said) bool { return !sameValue(groups[0].side, g.side) })
}

// justMissed reports whether a version states a bound from above.
func justMissed(groups []*said) bool {
	return slices.ContainsFunc(groups, func(g *said) bool { return g.side.Comparator() == "<" })
}

// rough gives the versions that state a rough number.
func rough(groups []*said) []*Voice {
	var out []*Voice
	for _, g := range groups {
		if g.side.Comparator() == "~" {
			out = append(out, g.voices...)
		}
	}
	return out
}

// undated gives the versions that state a time without days, or without its year where others tell it; none where
// nothing is a time.
func undated(groups []*said) []*Voice {
	var out []*Voice
	clash := slices.ContainsFunc(groups, func(g *said) bool {
		return slices.ContainsFunc(groups, func(h *said) bool { return yearUnsaid(g.side, h.side) })
	})
	for _, g := range groups {
		if g.side.IsTime() && (!g.side.Dated() || clash && g.side.yearTaken() != "") {
			out = append(out, g.voices...)
		}
	}
	return out
}

// times says of which times the versions state one number.
func times(groups []*said) string {
	var days []string
	var of [][]*Voice
	for _, g := range groups {
		for _, x := range g.voices {
			s := x.Sides[0].period()
			k := slices.Index(days, s)
			if s == "" {
				continue
			} else if k < 0 {
				k = len(days)
				days, of = append(days, s), append(of, nil)
			}
			of[k] = append(of[k], x)
		}
	}
	for i := range days {
		days[i] = Fill("time", "time", days[i], "who", later(of[i]))
	}
	return Fill("period", "times", List(days))
}

// fillFor fills a template that has two forms, for one version and for several.
func fillFor(voices []*Voice, key string) string {
	return fill(templates()[key][min(len(voices), 2)-1], "who", later(voices))
}

// openAt reports whether what the groups say are one day and stretches that begin or end with it.
func openAt(groups []*said) bool {
	var day schema.Date
	for _, g := range groups {
		start, end := g.side.Days()
		one := cmp.Or(start, end)
		if cmp.Or(end, start) != one || cmp.Or(day, one) != one {
			return false
		}
		day = one
	}
	return day != ""
}

// whichYear tells which of the versions that use the same words can be dated.
func whichYear(groups []*said) string {
	var dated, all []*Voice
	for _, g := range groups {
		for _, x := range g.voices {
			all = append(all, x)
			if x.Sides[0].Dated() {
				dated = append(dated, x)
			}
		}
	}
	switch {
	case len(dated) == 0 && len(groups) > 1:
		return Fill("meant")
	case len(dated) == 0 || len(dated) == len(all):
		return ""
	case len(dated) == 1 && dated[0].Sides[0].Published != "":
		return Fill("year", "who", dated[0].Later, "date", string(dated[0].Sides[0].Published))
	}
	return Fill("year.plain", "who", later(dated))
}

// distance tells how much the second number is above or below the first.
func distance(a, b *Side) string {
	if !a.isAmount() || !b.isAmount() || a.Unit() != b.Unit() && !ofOneCurrency(a, b) {
		return Fill("value")
	}
	x, y := a.Value().Rat(), b.Value().Rat()
	d := new(big.Rat).Sub(y, x)
	if d.Sign() == 0 {
		return Fill("value")
	}
	key := map[bool]string{true: "more", false: "fewer"}[d.Sign() > 0]
	if a.Kind() != schema.KindCount {
		key = map[bool]string{true: "greater", false: "less"}[d.Sign() > 0]
	}
	amount, _, ok := schema.NewDecimal(d.Abs(d))
	if !ok {
		return Fill("value")
	}
	n := Number(amount)
	if unit := a.Unit(); unit != "" && unit == b.Unit() {
		if a.Kind() == schema.KindPercent {
			unit = "pp"
		}
		n += " " + UnitName(unit, amount)
	}
	if a.Kind() == schema.KindPercent || isScale(a.Unit()) || farAbove(y, x) || farAbove(x, y) {
		return Fill(key+".n", "n", n)
	}
	return Fill(key, "n", n, "share", percent(d, x))
}

// farAbove reports whether y is more than so many times x that nobody would tell it in per cent.
func farAbove(y, x *big.Rat) bool { return y.Cmp(new(big.Rat).Mul(x, big.NewRat(mostTimes, 1))) > 0 }

const mostTimes = 20

// ofOneCurrency reports whether one side names a currency, and the other one says a word that may mean it.
func ofOneCurrency(a, b *Side) bool {
	x, y := a.currency(), b.currency()
	return x != "" && y != "" && (x == y || shareName(x, y))
}

// isAmount reports whether the claim is one value that tells how much or how many.
func (c *Claim) isAmount() bool {
	return !c.isWritten() && c.Kind() != schema.KindOrdinal && c.Value() != "" && c.ValueMax() == ""
}

// percent is d in percent of x, with one decimal, rounded half up.
func percent(d, x *big.Rat) string {
	p := new(big.Rat).Quo(d, new(big.Rat).Abs(x))
	return p.Mul(p, big.NewRat(100, 1)).FloatString(1)
}

// repairs tells which numbers are read otherwise than printed.
func repairs(voices []Voice) string {
	for i := range voices {
		for _, s := range voices[i].Sides {
			if s.Repaired() {
				return Fill("repaired", "damaged", Fill("quote", "text", s.clean()))
			}
		}
	}
	return ""
}

// Lone says what the only version that states a fact says of it. key is the template; rest follows it. A day that words
// without digits mean, such as Friday, is told with these words.
func Lone(key string, v Voice, thing, rest string) string {
	g := group([]Voice{v}, Verdict{}, thing)[0]
	if s := v.Sides[0]; len(v.Sides) == 1 && s.IsTime() && s.Dated() && Digits(s.Surface()) == "" {
		g.phrase = Fill("worded", "text", s.clean(), "what", g.phrase)
	}
	return Sentence(Fill(key, "who", v.Later, "what", g.phrase+repairs([]Voice{v})), rest)
}
