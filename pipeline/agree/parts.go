package agree

import (
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/agree/decimals"
	"example.org/sourcebook/schema"
)

// isShare reports whether a count is a part of one: three quarters of the members are no number of members.
func isShare(s *Side) bool {
	if s.Kind() != schema.KindCount || s.Value() == "" {
		return false
	}
	v := s.Value().Rat()
	return v.Sign() > 0 && v.Cmp(big.NewRat(1, 1)) < 0
}

// oneInPercent holds for a part of one and the same part in per cent, rounded to its last digit.
func oneInPercent(a, b *Side) bool { return inPercent(a, b) || inPercent(b, a) }

func inPercent(a, b *Side) bool {
	percent := b.Kind() == schema.KindPercent && b.Unit() == "%" && b.Value() != ""
	if !percent || !isShare(a) || a.ValueMax()+b.ValueMax() != "" {
		return false
	}
	hundred := new(big.Rat).Mul(a.Value().Rat(), big.NewRat(100, 1))
	step := decimals.Place(b.Value())
	if step.Cmp(big.NewRat(1, 1)) > 0 {
		step = big.NewRat(1, 1) // 30 % is no third
	}
	return decimals.Nearest(hundred, b.Value().Rat(), step) || cutShort(a.Value()) && cutTo(hundred, b.Value().Rat(), step)
}

// cutShort reports whether the decimals of a number go on: those of two thirds do.
func cutShort(d schema.Decimal) bool {
	_, decimals, _ := strings.Cut(string(d), ".")
	return len(decimals) >= schema.Scale
}

// cutTo reports whether r is v, cut to a multiple of step: 66 % for two thirds.
func cutTo(v, r, step *big.Rat) bool {
	d := new(big.Rat).Sub(v, r)
	return d.Sign() >= 0 && d.Cmp(step) < 0
}

// otherBoundOfPart holds for a part and as many per cent of which one side says a bound, or another one.
func otherBoundOfPart(a, b *Side) bool {
	isBound := func(s *Side) bool { return s.Comparator() != "=" && s.Comparator() != "~" }
	return oneInPercent(a, b) && a.Comparator() != b.Comparator() && (isBound(a) || isBound(b))
}
