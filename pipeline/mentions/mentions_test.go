package mentions_test

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/effort"
	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/mentions"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// upstream stands for the stages before the figures: a paragraph a line, a sentence ends at a full stop with two
// blanks.
func upstream(language string) stage.Stage {
	return stage.Stage{
		Name: "upstream", Version: 1, Each: stage.Document,
		Reads: []string{tables.Sources.Name},
		Writes: []string{tables.Texts.Name, tables.Paragraphs.Name, tables.Sentences.Name, tables.Origins.Name,
			tables.Described.Name},
		Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
			src := tables.Sources.One(in)
			text := &tables.Text{DocumentID: src.DocumentID, Text: string(src.Content)}
			tables.Texts.Write(out, text)
			index := span.NewIndex(text)
			at := 0
			for line := range strings.SplitAfterSeq(text.Text, "\n") {
				begin := at
				at += len(line)
				line = strings.TrimRight(line, "\n")
				if strings.TrimSpace(line) == "" {
					continue
				}
				p := &schema.Paragraph{ParagraphID: src.DocumentID + ".p" + strconv.Itoa(begin), DocumentID: src.DocumentID,
					Role:     schema.RoleBody,
					Language: language, Text: line, Span: index.Of(begin, begin+len(line))}
				tables.Paragraphs.Write(out, p)
				from := begin
				for s := range strings.SplitAfterSeq(line, ".  ") {
					s = strings.TrimSpace(s)
					if s == "" {
						continue
					}
					b := from + strings.Index(text.Text[from:], s)
					from = b + len(s)
					tables.Sentences.Write(out, &schema.Sentence{SentenceID: src.DocumentID + ".s" + strconv.Itoa(b),
						DocumentID:  src.DocumentID,
						ParagraphID: p.ParagraphID, Text: s, Span: index.Of(b, from), Language: language})
				}
			}
			return nil
		},
	}
}

// noFigures stands for the stage of figures where there are none to be read.
var noFigures = stage.Stage{
	Name: "no_figures", Version: 1, Each: stage.Document, Reads: []string{tables.Texts.Name},
	Writes: []string{tables.Figures.Name},
	Run:    func(context.Context, *stage.Reader, *stage.Writer) error { return nil },
}

// find gives the names of a text as "type surface", in order.
func find(t testing.TB, language, text string) []string {
	t.Helper()
	stages := []stage.Stage{upstream(language), figures.Stage, mentions.Stage}
	result := stagetest.Run(t, stages, stagetest.Lexicon("../.."),
		stagetest.Source("a", text))
	out := []string{}
	runes := []rune(text)
	last := 0
	for c := range tables.Candidates.Read(result.Reader()) {
		if got := string(runes[c.Span.Start:c.Span.End]); got != c.Surface {
			t.Errorf("span %d:%d is %q, the surface %q", c.Span.Start, c.Span.End, got, c.Surface)
		}
		if c.Span.Start < last {
			t.Errorf("%q overlaps the name before it", c.Surface)
		}
		if c.Surface == "" || c.Key == "" || c.Type == "" || c.Rule == "" {
			t.Errorf("incomplete: %+v", *c)
		}
		last = c.Span.End
		out = append(out, c.Type+" "+c.Surface)
	}
	return out
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		want                 []string
	}{
		{"class word with complement", "en", "The plan of the Ministry of Agriculture and Rural Affairs was approved.",
			[]string{"organization Ministry of Agriculture and Rural Affairs"}},
		{"coordination that is none", "en", "Talks between the Bank of Japan and Toyota went on.",
			[]string{"organization Bank of Japan", "organization Toyota"}},
		{"class word at the end", "en", "He was charged under the Food and Drug Safety Act in May.",
			[]string{"law Food and Drug Safety Act"}},
		{"law in full", "en", "Under the Law of the Republic of Korea on Data Protection this is allowed.",
			[]string{"law Law of the Republic of Korea on Data Protection"}},
		{"operation before and behind", "en", "Police launched Operation Blue Harvest, and later the Red Dawn " +
			"Operation began.", []string{"operation Operation Blue Harvest", "operation Red Dawn Operation"}},
		{"operations in a list",
			"en", `It ran operations such as "silver net", "the Long Night", and "cold trail" for years.`,
			[]string{"operation silver net", "operation Long Night", "operation cold trail"}},
		{"class word alone", "en", "The Ministry said that the Law and the Operation were known to the Government.",
			[]string{}},
		{"people by given name, title, initials", "en", "Later Mary Johnson and Judge Okonkwo Adebayo met the author J.K. " +
			"Rowling and Mr Peter Novak in the street.", []string{"person Mary Johnson", "person Okonkwo Adebayo",
			"person J.K. Rowling", "person Peter Novak"}},
		{"surname alone", "en", "The coach Anna Kowalska resigned.  On Monday Kowalska left.",
			[]string{"person Anna Kowalska", "person Kowalska"}},
		{"small words in a name", "en", "The trial of Ludwig van Beethoven began.", []string{"person Ludwig van Beethoven"}},
		{"pinyin", "en", "They met Chen Guangming, Li Na and Wu Xiaobo there.",
			[]string{"person Chen Guangming", "person Li Na", "person Wu Xiaobo"}},
		{"short form in brackets", "en", "The Office of Rail Safety (ORS) spoke.  Then ORS denied it.",
			[]string{"organization Office of Rail Safety", "organization ORS", "organization ORS"}},
		{"places in a list", "en", "He went to Brazil, Peru and Ghana, then to Nairobi.",
			[]string{"place Brazil", "place Peru", "place Ghana", "place Nairobi"}},
		{"possessive", "en", "Germany's economy and Kenya’s exports grew.", []string{"place Germany", "place Kenya"}},
		{"possessive in the name", "en", "The People's Bank of China acted.",
			[]string{"organization People's Bank of China"}},
		{"nationality alone", "en", "Many Spanish workers and Chinese citizens, Muslims and Europeans came.", []string{}},
		{"nationality and body", "en", "Later the Spanish police and the Kenyan government agreed.",
			[]string{"organization Spanish police", "organization Kenyan government"}},
		{"sentence starts", "en", "Fraud dens were closed.  Many people left.  Strong winds came.  However, " +
			"nothing else moved.", []string{}},
		{"months and days", "en", "On Monday, 3 May, and every Friday in August it rained.", []string{}},
		{"shouting", "en", "WHO KNOWS WHAT US FANS WANT FROM THIS TEAM NOW", []string{}},
		{"acronym that is a word", "en", "We asked who could help us with it.", []string{}},
		{"longer unknown name hides the place", "en", "The Chicago Blue Rangers lost it.",
			[]string{"organization Chicago Blue Rangers"}},
		{"lost blanks", "en", "They joined the jointOperationSilver Net of the newMinistry of Defence inKenya.",
			[]string{"operation OperationSilver Net", "organization Ministry of Defence", "place Kenya"}},
		{"country before its part", "en", "In the northern Myanmar Kokang Autonomous Region it rained.",
			[]string{"place Myanmar", "place Kokang Autonomous Region"}},
		{"French law", "fr", "Selon la loi sur la protection des données, adoptée hier, le juge décide.",
			[]string{"law loi sur la protection des données"}},
		{"French ministry", "fr", "Le ministère de la Justice annonce une réforme.",
			[]string{"organization ministère de la Justice"}},
		{"French ministry in small letters", "fr", "Le ministère de la santé publique a réagi.",
			[]string{"organization ministère de la santé publique"}},
		{"French operation", "fr", "L'opération Sentinelle continue, mais une opération de secours échoue.",
			[]string{"operation opération Sentinelle"}},
		{"French elision", "fr", "Les agents d'Interpol et l’Italie coopèrent.",
			[]string{"organization Interpol", "place Italie"}},
		{"French body of a state", "fr", "La police allemande et le gouvernement espagnol ont signé.",
			[]string{"organization police allemande", "organization gouvernement espagnol"}},
		{"French law that is none", "fr", "Il a le droit pour lui, et conformément à la loi il agit.", []string{}},
		{"German nouns", "de", "Die Polizei sucht in Hamburg nach Zeugen des Unfalls am Bahnhof in Österreich.",
			[]string{"place Hamburg", "place Österreich"}},
		{"Chinese", "zh", "中国人民银行和国际刑警组织在云南省举行会议。", []string{"organization 中国人民银行", "organization 国际刑警组织", "place 云南省"}},
		{"no language", "", "Brazil 日本", []string{"place Brazil", "place 日本"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, find(t, c.language, c.text)); diff != "" {
				t.Errorf("wrong names (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLinear holds the stage to time of the processor that grows with the text and no faster.
func TestLinear(t *testing.T) {
	for name, unit := range map[string]string{
		"capitals": "Great Wall ", "brackets": "(( ", "quotes": `operations such as "`, "complements": "Ministry of Law of ",
		"one word": "Aa", "ideographs": "中国人",
		"people": "Mary Johnson, ", "complement": "loi sur la ",
	} {
		small, large := strings.Repeat(unit, 1<<14/len(unit)), strings.Repeat(unit, 1<<17/len(unit))
		find(t, "en", "Brazil") // the lexicon is parsed
		first, _ := effort.Of(func() { find(t, "en", small) })
		if second, _ := effort.Of(func() { find(t, "en", large) }); second > 24*first+time.Second {
			t.Errorf("%s: 16 KiB take %v of a processor, 128 KiB %v", name, first, second)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("en", "The Ministry of Public Security (MPS) met John Smith in Paris, Texas.")
	f.Add("fr", "L’opération « Étoile » du ministère de l'Intérieur.")
	f.Add("zh", "中国abc日本")
	f.Fuzz(func(t *testing.T, language, text string) {
		if len(language) > 3 || strings.ContainsFunc(language, func(r rune) bool { return r < 'a' || r > 'z' }) ||
			!validText(text) {
			t.Skip()
		}
		find(t, language, text)
	})
}

func validText(s string) bool { return strings.ToValidUTF8(s, "") == s && !strings.ContainsRune(s, 0) }

func BenchmarkStage(b *testing.B) {
	text := strings.Repeat("The Ministry of Public Security said on Monday that officers from Brazil, Peru and Ghana "+
		"had joined Operation Blue Harvest. "+
		"The head of the group, Mary Johnson, was arrested in Nairobi with several others after a long investigation by "+
		"the local police. "+
		"Nobody was hurt, and the money was returned to those who had lost it over the last few years.\n", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		stagetest.Run(b, []stage.Stage{upstream("en"), noFigures, mentions.Stage}, stagetest.Lexicon("../.."),
			stagetest.Source("a", text))
	}
}

// TestKeys holds names in a script without blanks apart: each has a key of its own.
func TestKeys(t *testing.T) {
	result := stagetest.Run(t, []stage.Stage{upstream("zh"), figures.Stage, mentions.Stage}, stagetest.Lexicon("../.."),
		stagetest.Source("a", "记者张西曼采访了李克勤。  作家王小波和张西曼认识。"))
	keys := map[string]string{}
	for c := range tables.Candidates.Read(result.Reader()) {
		for surface, key := range keys {
			if (surface == c.Surface) != (key == c.Key) {
				t.Errorf("%q has the key %q, %q has %q", surface, key, c.Surface, c.Key)
			}
		}
		keys[c.Surface] = c.Key
	}
	if len(keys) < 2 {
		t.Errorf("names: %v, want two at least", keys)
	}
}
