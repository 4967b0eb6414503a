package page

import (
	"html/template"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is a sentence as a template would write it.
var told = template.Must(template.New("").Funcs(template.FuncMap{"anchor": anchor}).Parse(
	`<p{{with .Class}} class="{{.}}"{{end}} lang="{{.Language}}" dir="auto">` +
		`{{range .Runs}}{{if .Marked}}<mark{{with .Anchor}} id="{{anchor .}}"{{end}}{{with .Note}} title="{{.}}"{{end}}>` +
		`{{.Text}}</mark>{{else}}{{.Text}}{{end}}{{end}}` +
		`{{with .Clean}}<br><small>with its spaces: {{.}}</small>{{end}}</p>`))

// TestSentence holds what is written without a template against what html/template makes of it, whatever the
// characters.
func TestSentence(t *testing.T) {
	var all strings.Builder
	for r := range rune(0x250) {
		all.WriteRune(r)
	}
	nasty := []string{"", "plain", `<script>alert("1 + 1 = 'two'")</script> & more`, "=1+2\x00\u00a0%20 %",
		"\ufdd0\uffff\U0010ffff", "\u202eabc\u2028\u2029\ufeff",
		"&amp; &#43; <!-- --> ]]>", "العربية 中文 ไทย 👩‍👩‍👧", all.String()}
	for _, class := range []string{"", "row"} {
		for _, x := range nasty {
			for _, y := range nasty {
				s := shown{Language: y, Clean: x, Runs: []run{{Text: x}, {Text: y, Marked: true},
					{Text: x, Anchor: y, Marked: true},
					{Text: y, Note: x, Marked: true}, {Text: x, Anchor: x, Note: y, Marked: true}, {Text: y}}}
				var want strings.Builder
				if err := told.Execute(&want, struct {
					Class string
					shown
				}{class, s}); err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(want.String(), string(sentenceHTML(class, s))); d != "" {
					t.Error(d)
				}
			}
		}
	}
}
