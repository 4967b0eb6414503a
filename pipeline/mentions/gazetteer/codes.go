package gazetteer

import "example.org/sourcebook/pipeline/language"

// CountryCodes gives the codes of three letters for countries, in capitals, with the identifiers of these, from
// root/countrycodes.tsv.
func CountryCodes(l *language.Lexicon) (map[string]string, error) {
	return language.Read(l, "root/countrycodes.tsv", "codes of countries", func(f *language.File) map[string]string {
		codes := make(map[string]string, f.Lines())
		for row := range f.Rows("code", "country", "source") {
			codes[row.Text(0)] = row.Text(1)
		}
		return codes
	})
}
