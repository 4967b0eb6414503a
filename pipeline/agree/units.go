package agree

import (
	"cmp"
	_ "embed"
	"math/big"
	"slices"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/agree/decimals"
	"example.org/sourcebook/schema"
)

//go:embed units.tsv
var unitRows string

// unit is what a unit of measurement measures and how much of it; of a scale that does not begin at nothing also where
// it begins.
type unit struct {
	dimension string
	factor    *big.Rat
	zero      *big.Rat // nil if it begins at nothing
}

// units are the rows of units.tsv by UCUM code.
var units = sync.OnceValue(func() map[string]unit {
	out := map[string]unit{}
	for line := range strings.Lines(unitRows) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(cells) < 3 {
			continue
		}
		factor, ok := new(big.Rat).SetString(cells[2])
		if !ok {
			continue
		}
		u := unit{dimension: cells[1], factor: factor}
		if len(cells) > 3 {
			u.zero, _ = new(big.Rat).SetString(cells[3])
		}
		out[cells[0]] = u
	}
	return out
})

// Convertible reports whether two UCUM codes measure the same thing and are not equal.
func Convertible(a, b string) bool {
	x, ok := units()[a]
	y, also := units()[b]
	return a != b && ok && also && x.dimension == y.dimension
}

// IsOfStuff reports whether a UCUM code is a unit of mass or volume: of what is weighed and poured.
func IsOfStuff(code string) bool {
	dimension := units()[code].dimension
	return dimension == "mass" || dimension == "volume" || dimension == "spoonful"
}

// isScale reports whether a UCUM code is of a scale that does not begin at nothing: twice as many degrees are not twice
// as warm.
func isScale(code string) bool { return units()[code].zero != nil }

// convertPoint gives a point v of one scale on another one.
func convertPoint(v *big.Rat, from, to string) *big.Rat {
	out := new(big.Rat).Mul(v, units()[from].factor)
	out.Add(out, units()[from].zero)
	return out.Quo(out.Sub(out, units()[to].zero), units()[to].factor)
}

// convert gives v of one unit in another one.
func convert(v *big.Rat, from, to string) *big.Rat {
	out := new(big.Rat).Mul(v, units()[from].factor)
	return out.Quo(out, units()[to].factor)
}

// converted holds for measures in two units of one kind that are equal once one of them is converted and rounded to the
// last digit of the other.
func converted(a, b *Side) bool {
	bounds := a.Comparator() == b.Comparator() || oneRough(a.Claim, b.Claim) ||
		a.Language != b.Language && (takesIn(a, b) || takesIn(b, a))
	return bounds && Convertible(a.Unit(), b.Unit()) && (converts(a.Claim, b.Claim) || converts(b.Claim, a.Claim))
}

func converts(a, b *Claim) bool {
	if (a.ValueMax() == "") != (b.ValueMax() == "") {
		return false
	}
	equal := func(x, y schema.Decimal) bool {
		if isScale(a.Unit()) && decimals.Nearest(convertPoint(x.Rat(), a.Unit(), b.Unit()), y.Rat(), decimals.Place(y)) {
			return true
		}
		return decimals.Nearest(convert(x.Rat(), a.Unit(), b.Unit()), y.Rat(), decimals.Place(y))
	}
	return equal(a.Value(), b.Value()) && (a.ValueMax() == "" || equal(a.ValueMax(), b.ValueMax()))
}

// nearUnits reports whether two units of one kind differ by less than a fourth.
func nearUnits(a, b string) bool {
	if !Convertible(a, b) {
		return false
	}
	q := new(big.Rat).Quo(units()[a].factor, units()[b].factor)
	return q.Cmp(big.NewRat(4, 5)) > 0 && q.Cmp(big.NewRat(5, 4)) < 0
}

//go:embed currencies.tsv
var currencyRows string

// currencyNames are the rows of currencies.tsv: the codes (ISO 4217) of each name.
var currencyNames = sync.OnceValue(func() [][]string {
	var out [][]string
	for line := range strings.Lines(currencyRows) {
		if _, codes, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Fields(codes))
		}
	}
	return out
})

// shareName reports whether one word stands for two currencies (ISO 4217), as dollar does for many: one of them may
// have been read for the other.
func shareName(a, b string) bool {
	return slices.ContainsFunc(currencyNames(), func(codes []string) bool {
		return slices.Contains(codes, a) && slices.Contains(codes, b)
	})
}

// key is equal for what is said alike, in whatever words: of times without days that differ, of money that is not told,
// which is that of another voice that tells it, and of numbers of things that are one.
func (g *said) key(v Verdict, voices []Voice) string {
	switch s := g.side; {
	case v.Code == schema.WhyDate && s.IsTime() && !s.Dated():
		return cmp.Or(s.Skeleton, g.short)
	case v.Code == schema.WhyThing:
		return s.Phrase("") + "\x00" + s.Concept()
	case s.Unit() == "" && s.currency() != "" && s.Value() != "":
		named := func(w Voice) bool {
			t := w.Sides[0]
			return t.Unit() != "" && ofOneMoney(s, t) && s.Comparator() == t.Comparator()
		}
		if i := slices.IndexFunc(voices, named); i >= 0 && v.Agreement == schema.Differ {
			g.phrase = voices[i].Sides[0].Phrase("")
			g.short = g.phrase
			return g.short
		}
		return s.Comparator() + string(s.Value()) + s.Skeleton
	}
	return g.short
}
