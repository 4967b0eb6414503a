package code

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// maxReporter bounds the tokens of the abbreviation of a collection of laws or judgments.
const maxReporter = 6

// maxVolume bounds the digits of the number of a volume.
const maxVolume = 4

// Citation reads a volume and a page with the abbreviation of a collection between them, as courts cite: "410 U.S.
// 113", "115 Stat. 272".
func (r Reader) Citation(i int) int {
	k := i + 1
	for k <= i+maxReporter && r.IsCapital(k) && r.Mark(k+1, ".") && r.Glued(k+1) {
		k += 2
	}
	if !r.Mark(k-1, ".") || !r.IsDigits(k) || r.Glued(k) || r.Glued(i+1) {
		return 0
	}
	if r.Follows(i+1, scan.AmountSigns...) || r.Follows(i+1, language.Weekday, language.DayPeriod) ||
		r.Follows(k+1, scan.AmountSigns...) || r.Length(i) > maxVolume {
		return 0
	}
	return r.AddIdentifier(i, k+1, "volume_and_page")
}

// Dashed reads the number of a document behind what makes an ordinal, whose parts have a dash between them:
// "제2019-123호".
func (r Reader) Dashed(i int) int {
	p, ok := scan.BeforeWith(r.Sheet, i, language.OrdinalSuffix, language.Before)
	if !ok || !r.Glued(i) || r.Taken[p.End] || !r.BindsDigits(i+1, "-‑") {
		return 0
	}
	m, ok := scan.HasWith(r.Sheet, i+3, language.NumberSign, language.After)
	if !ok || !r.Glued(i+3) {
		return 0
	}
	return r.AddIdentifier(p.End, m.End, "number_sign")
}
