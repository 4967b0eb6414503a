package quantity

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// letters reads "1O,OOO", "5OO workers", "1l,500" and, where blanks part groups, "8 OOO". What is behind the number
// must show that it counts.
func (b *torn) letters() int {
	var groups []string
	k, letters := b.i, false
	for {
		text, to, lettered := b.lookalikes(k)
		if len(groups) > 0 && utf8.RuneCountInString(text) != group {
			break
		}
		groups, letters, k = append(groups, text), letters || lettered, to
		if next := b.pastGroupSign(k); next >= 0 {
			k = next
			continue
		}
		break
	}
	if len(groups) > 1 && b.groups.isGroupSign(k-1) {
		return 0
	}
	return b.lettered(k, groups, letters)
}

// pastGroupSign gives the token of the group that follows at token k, behind a sign or a blank; -1 if none does.
func (b *torn) pastGroupSign(k int) int {
	switch {
	case b.Glued(k) && b.groups.isGroupSign(k) && b.LettersAt(k+1):
		return k + 1
	case k < len(b.List) && !b.Glued(k) && !b.IsMark(k) && b.groups.blanksGroup():
		if text, _, _ := b.lookalikes(k); len(text) == group {
			return k
		}
	}
	return -1
}

// lookalikes reads digits and letters that look like them from token k on, up to what does not touch them: as digits,
// with the token after them; lettered says that letters are among them. It gives nothing for a word.
func (b *torn) lookalikes(k int) (text string, to int, lettered bool) {
	var digits []byte
	for to = k; to < len(b.List) && (to == k || b.Glued(to)); to++ {
		more, ok := b.asDigits(to)
		if !ok {
			if b.IsSpelled(to) {
				return "", k, false
			}
			break
		}
		lettered = lettered || b.IsWord(to)
		digits = append(digits, more...)
	}
	return string(digits), to, lettered
}

// asDigits gives token k as digits, if it is digits or letters that look like them. The letter of a unit ends none.
func (b *torn) asDigits(k int) ([]byte, bool) {
	if b.IsDigits(k) {
		return b.digitsOf(k), true
	}
	var out []byte
	for _, r := range b.Token(k) {
		d, ok := character.LooksLikeDigit(r)
		goesOn := b.LettersAt(k+1) || b.groups.isGroupSign(k+1)
		if !ok || d == 1 && !goesOn {
			return nil, false
		}
		out = append(out, byte('0'+d))
	}
	return out, len(out) > 0
}

// lettered gives token to if a number that ends there is one, with the groups that were read of it.
func (b *torn) lettered(to int, groups []string, letters bool) int {
	if !letters || len(groups) == 1 && len(groups[0]) < group {
		return 0
	}
	if m, ok := b.Before(b.i, language.Quantity); ok && m.Value == language.QuantityLabel {
		return 0 // "room 1O1"
	}
	if len(groups) > 1 && (len(groups[0]) > group || len(groups[0]) == 0) {
		return 0
	}
	if !b.NounAt(to) && !b.IsCurrencySign(b.i-1) && !b.countsBehind(to) {
		return 0
	}
	b.digits = []byte(strings.Join(groups, ""))
	return to
}

// countsBehind reports whether a classifier or a noun of a script without blanks touches the number before token to.
func (b *torn) countsBehind(to int) bool {
	if !b.IsSyllabic(to) || !b.Glued(to) {
		return false
	}
	return b.IsNounScript(to) || b.Follows(to, language.Classifier, language.Currency)
}

// loneLetter reads "l,200": a group behind a letter that looks like a one.
func (t inDigits) loneLetter() int {
	i := t.i
	counts := t.Length(i) == 2 && t.NounAt(i+1) || t.Length(i) <= 2 && t.Follows(i+1, language.Percent)
	if counts && t.groups.isOne(i-1) && t.IsLower(i-1) && t.Glued(i) && !t.Glued(i-1) {
		return ledByLetter(t, i-1, i) // "l20 rooms"
	}
	if !t.groups.groupAt(i) || !t.groups.isGroupSign(i-1) || !t.NounAt(i+1) {
		return 0
	}
	if !t.Glued(i) || !t.Glued(i-1) || t.Glued(i-2) {
		return 0
	}
	if !t.groups.isOne(i - 2) {
		return 0
	}
	return ledByLetter(t, i-2, i)
}

// isOne reports whether token i is a letter that looks like a one.
func (w groups) isOne(i int) bool {
	d, ok := character.LooksLikeDigit(w.Rune(i))
	return ok && d == 1 && w.Length(i) == 1
}

// ledByLetter adds the number of a letter at token from that stands for a one, and the digits at token i.
func ledByLetter(t inDigits, from, i int) int {
	b := &torn{inDigits: t, from: from, to: i + 1}
	b.digits = append([]byte{'1'}, b.digitsOf(i)...)
	return b.add()
}
