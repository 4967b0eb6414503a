package code

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// How many digits the number of a record has at least behind a colon, and without one; how many letters the
// abbreviation before it has at most; the number with which the identifiers of documents begin (ISO 26324), and the
// least digits behind its point; the least digits behind a word for the number of a record.
const (
	leastRecord   = 7
	leastRegister = 8
	mostKey       = 6
	documentsSign = "10"
	leastHolder   = 4
	leastNumbered = 4
	maxRecord     = 3
)

// Record adds the number of a record: behind an abbreviation in capitals, "PMID: 8376833", "NIP 1234567890", or a word
// for it, "İlan no: 118204417"; and the identifier of a document, "10.1016/j.vaccine.2010.08.08", up to the blank
// behind it. It gives the token after it, or 0.
func (r Reader) Record(i int) int {
	if r.Token(i) == documentsSign && r.BindsDigits(i+1, ".") && r.Length(i+2) >= leastHolder && r.Binds(i+3, "/") {
		end := i + 4
		for end < len(r.List) && r.Glued(end) {
			end++
		}
		return r.AddIdentifier(i, end, "document_identifier")
	}
	if r.DigitsGoOn(i+1) || r.Follows(i+1, scan.AmountSigns...) {
		return 0
	}
	if r.Mark(i-1, ":：") {
		if r.Length(i) >= leastRecord && r.isKey(i-2) || r.mayName(i) && r.saysNumber(i-2) {
			return r.AddIdentifier(i, i+1, "record_number")
		}
		return 0
	}
	if r.mayName(i) && (r.Length(i) >= leastRegister && r.isKey(i-1) && !r.Glued(i) || r.namesRecord(i)) {
		return r.AddIdentifier(i, i+1, "record_number")
	}
	return 0
}

// mayName reports whether the digits at token i may be the number of a record: they are no few, and count nothing.
func (r Reader) mayName(i int) bool { return r.Length(i) >= leastNumbered && !r.LettersAt(i+1) }

// saysNumber reports whether a word or a sign for the number of a record ends with token k, before a colon, or stands
// there with up to maxRecord words behind it that say of what: "numéro de commande : 4512".
func (r Reader) saysNumber(k int) bool {
	if sign, ok := r.Before(k+1, language.NumberSign); ok && !sign.Flags.Has(language.Narrow) {
		return true
	}
	for n := 0; n <= maxRecord && k >= 0 && (r.IsWord(k) || !r.IsDigits(k) && r.Glued(k)); k-- {
		if _, ok := r.HasValue(k, language.Quantity, scan.Record); ok || r.isSign(k) || r.endsInNumber(k) {
			return true
		}
		if r.IsWord(k) {
			n++
		}
	}
	return false
}

// isSign reports whether a sign for a number that is no word stands at token k: "N° de commande".
func (r Reader) isSign(k int) bool {
	sign, ok := r.Has(k, language.NumberSign)
	return ok && !sign.Flags.Has(language.After) && !scan.AllLetters(r.Surface(k, sign.End))
}

// namesRecord reports whether a phrase for the number of a record ends before token i.
func (r Reader) namesRecord(i int) bool {
	for k := i - 1; k >= max(0, i-maxRecord); k-- {
		if m, ok := r.HasValue(k, language.Quantity, scan.Record); ok && m.End == i {
			return true
		}
	}
	return r.endsInNumber(i - 1)
}

// endsInNumber reports whether token k is a compound with a word for number at its end: "Bestellnummer".
func (r Reader) endsInNumber(k int) bool {
	word := r.LowerToken(k)
	return slices.ContainsFunc(r.Pack.Letters(language.LettersRecord), func(ending string) bool {
		return len(word) > len(ending)+1 && strings.HasSuffix(word, ending)
	})
}

// isKey reports whether token k is a short abbreviation in capitals.
func (r Reader) isKey(k int) bool {
	return k >= 0 && r.IsWord(k) && utf8.RuneCountInString(r.Token(k)) <= mostKey && r.IsCapital(k) && r.AllUpper(k)
}
