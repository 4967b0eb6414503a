package language

import "strings"

// Versions gives the versions of what the language knowledge was taken from, by name: "CLDR", "Unicode" and the
// packages. It is empty where the lexicon has no record of them.
func (l *Lexicon) Versions() (map[string]string, error) {
	return Parse(l, "root/versions.tsv", "versions", func(data []byte) (map[string]string, error) {
		versions := map[string]string{}
		for line := range strings.Lines(string(data)) {
			if fields := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(fields) >= 2 && !strings.HasPrefix(line, "#") {
				versions[fields[0]] = fields[1]
			}
		}
		return versions, nil
	})
}
