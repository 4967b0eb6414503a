package align

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// said is a sentence with its names in brackets: [type entity rule|surface].
type said struct{ language, text string }

// document makes a document of the sentence.
func (s said) document(t *testing.T, lexicon *language.Lexicon) *document {
	t.Helper()
	d := &document{language: s.language, units: make([]unit, 1)}
	u := &d.units[0]
	text := ""
	for i, part := range strings.FieldsFunc(s.text, func(r rune) bool { return r == '[' || r == ']' }) {
		if about, surface, ok := strings.Cut(part, "|"); ok {
			f := strings.Fields(about)
			u.mentions = append(u.mentions, &schema.Mention{Type: f[0], EntityID: f[1], Rule: f[2], Surface: surface,
				Span: schema.Span{Start: i}})
			part = surface
		}
		text += part
	}
	u.row = &schema.Sentence{Text: text}
	var err error
	if d.frequencies, err = lexicon.Frequencies(s.language); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDifferentNames: two passages name different things in one place. Names of one thing are no difference, and what
// is in doubt is none.
func TestDifferentNames(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct {
		name string
		a, b said
		want string // the rule that finds it; empty for no difference
	}{
		{"another institute in the same place", said{"en", "The [organization a learnt|Moscow Institute] will report."},
			said{"en", "The [organization b learnt|Petersburg Academy] will report."}, "same_place"},
		{"one name is the other's initials", said{"en", "The [organization a learnt|WHO] paid."},
			said{"en", "The [organization b learnt|World Health Organization] paid."}, ""},
		{"another spelling", said{"en", "Then [person a person|Muammar Gaddafi] spoke."},
			said{"en", "Then [person b person|Muammar Qaddafi] spoke."}, ""},
		{"a short form", said{"en", "Then [organization a learnt|Volna Lines] answered."},
			said{"en", "Then [organization b learnt|Volna] answered."}, ""},
		{"other words around it", said{"en", "We asked [organization a learnt|Volna Lines] twice."},
			said{"en", "An answer of [organization b learnt|Orbis Freight] came late."}, ""},
		{"places of the lexicon", said{"en", "They flew to [place norway lexicon|Norway]."},
			said{"fr", "Ils sont allés en [place sweden lexicon|Suède]."}, "other_entity"},
		{"organizations of the lexicon", said{"en", "The [organization who lexicon|World Health Organization] paid."},
			said{"zh", "[organization unicef lexicon|联合国儿童基金会]出资。"}, "other_entity"},
		{"organizations that nobody knows", said{"en", "The [organization a learnt|Moscow Institute] will report."},
			said{"ru", "Доклад представит [organization b learnt|Петербургский институт]."}, ""},
		{"an operation by a name that was not translated", said{"fr", "L’[operation a learnt|opération Dawn] a pris fin."},
			said{"en", "[operation b learnt|Operation First Light] ended."}, "same_sort"},
		{"an operation by a translated name", said{"fr", "L’[operation a learnt|opération Aube] a pris fin."},
			said{"en", "[operation b learnt|Operation Dawn] ended."}, ""},
		{"two names on one side", said{"en", "[place norway lexicon|Norway] and [place spain lexicon|Spain] agreed."},
			said{"fr", "La [place sweden lexicon|Suède] a accepté."}, ""},
		{"one entity", said{"en", "They flew to [place norway lexicon|Norway]."},
			said{"fr", "Ils sont allés en [place norway lexicon|Norvège]."}, ""},
		{"two types", said{"en", "They flew to [place norway lexicon|Norway]."},
			said{"fr", "Ils ont quitté l’[organization who lexicon|Organisation mondiale de la santé]."}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &pair{a: c.a.document(t, lexicon), b: c.b.document(t, lexicon), same: c.a.language == c.b.language}
			got := ""
			for _, l := range p.differentNames(p.a.units, p.b.units, linkMentions(p.a.units, p.b.units)) {
				got += l.rule
			}
			if got != c.want {
				t.Errorf("found by %q, should be %q", got, c.want)
			}
		})
	}
}
