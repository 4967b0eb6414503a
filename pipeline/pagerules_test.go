package pipeline_test

import (
	"crypto/sha256"
	"encoding/base64"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"example.org/sourcebook/schema"
)

// ruledTexts are texts in several scripts and directions, two versions of one text among them.
var ruledTexts = map[string]string{
	"harbour-en.txt":   pageTexts["harbour-en.txt"],
	"harbour-copy.txt": pageTexts["harbour-copy.txt"],
	"works.txt":        "A page about works\n\nThe word \u202eabc\u202c and the sign <b> stood in 14 books.\n",
	"hans.txt":         "港口报告\n\n去年港口接待了1770艘船，共有2000多名船员上岸，港口还为新的起重机投入了5000万美元。\n",
	"hant.txt":         "港口報告\n\n去年港口接待了1770艘船，共有2000多名船員上岸，港口還為新的起重機投入了5000萬美元。\n",
	"arabic.txt":       "تقرير الميناء\n\nاستقبل الميناء 1770 سفينة في مارس 2021 ونزل أكثر من 2000 بحار إلى المدينة.\n",
	"damaged.txt":      pageTexts["damaged.txt"],
}

// ruledPage is a file of the reading page that is held against the rules.
type ruledPage struct {
	*testing.T
	text, style, script string
	root                *html.Node
}

// pageRules are the rules for the page that need no browser, after WCAG 2.2 (numbers in brackets) and the rules for
// content policies; .ci/page opens the page in one.
var pageRules = []struct {
	name  string
	check func(*ruledPage)
}{
	{"UTF-8 with line feeds, of a bounded length", (*ruledPage).encoding},
	{"the policy allows its own style and script alone", (*ruledPage).policy},
	{"nothing is fetched", (*ruledPage).fetchesNothing},
	{"language of the page and of each passage (3.1.1, 3.1.2)", (*ruledPage).languages},
	{"words of the texts stand apart, with their direction", (*ruledPage).isolated},
	{"one title, no level of headings is left out (1.3.1)", (*ruledPage).headings},
	{"landmarks and a link that skips to the texts (2.4.1)", (*ruledPage).landmarks},
	{"tables have a caption and heads with a scope (1.3.1)", (*ruledPage).tables},
	{"a status is a word, and a sign (1.4.1)", (*ruledPage).statuses},
	{"contrast in light and dark (1.4.3)", (*ruledPage).contrast},
	{"what is marked is also said", (*ruledPage).marks},
	{"cells have labels for narrow screens (1.4.10)", (*ruledPage).labels},
	{"what takes part in the order of the keyboard is what a browser puts there (2.1.1)", (*ruledPage).keyboard},
	{"focus is seen (2.4.7)", (*ruledPage).focus},
	{"fonts of the system, with ideographs", (*ruledPage).fonts},
	{"printed whole, with heads and addresses", (*ruledPage).print},
	{"charts are for the eye alone, with the number beside", (*ruledPage).charts},
}

// TestPageRules holds the reading page of texts in several scripts against each rule.
func TestPageRules(t *testing.T) {
	dir := buildPage(t, ruledTexts)
	text, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	p := &ruledPage{T: t, text: string(text), root: root}
	p.style, p.script = words(p.all("style")[0]), words(p.all("script")[0])
	for _, rule := range pageRules {
		t.Run(rule.name, func(t *testing.T) {
			one := *p
			one.T = t
			rule.check(&one)
		})
	}
}

// all gives the elements of some names in the order of the page.
func (p *ruledPage) all(names ...string) []*html.Node {
	var out []*html.Node
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			out = append(out, n)
		}
	}
	return out
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words gives the text of an element.
func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func (p *ruledPage) encoding() {
	if !utf8.ValidString(p.text) || strings.ContainsAny(p.text, "\r\ufeff") || !strings.HasSuffix(p.text, "\n") ||
		len(p.text) > 1<<20 {
		p.Errorf("a page of %d bytes that is no UTF-8 with line feeds", len(p.text))
	}
	if !strings.Contains(words(p.all("body")[0]), "The word \u202eabc\u202c and the sign <b> stood") {
		p.Error("characters of direction and of markup do not show as they stand")
	}
}

func (p *ruledPage) policy() {
	policy := ""
	for _, m := range p.all("meta") {
		if attribute(m, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(m, "content")
		}
	}
	digest := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	for _, want := range []string{"default-src 'none'", "style-src " + digest(p.style), "script-src " + digest(p.script)} {
		if !slices.Contains(strings.Split(policy, "; "), want) {
			p.Errorf("the policy %q lacks %q", policy, want)
		}
	}
	if n := len(p.all("style", "script")); n != 2 {
		p.Errorf("%d styles and scripts", n)
	}
}

func (p *ruledPage) fetchesNothing() {
	for _, n := range p.all("link", "img", "iframe", "object", "embed", "audio", "video", "base", "source", "use") {
		p.Errorf("an element %s", n.Data)
	}
	if bad := regexp.MustCompile(`url\(|@import|@font-face|fetch\(|XMLHttpRequest|import\(`).FindString(
		p.style + p.script); bad != "" {
		p.Errorf("style or script has %q", bad)
	}
}

func (p *ruledPage) languages() {
	if lang := attribute(p.all("html")[0], "lang"); lang != "en" {
		p.Errorf("the page is in %q", lang)
	}
	seen := map[string]bool{}
	for _, q := range p.all("q", "p") {
		if q.Data == "q" || attribute(q, "class") == "row" {
			seen[attribute(q, "lang")] = true
		}
	}
	for _, want := range []string{"en", "zh-Hans", "zh-Hant", "ar"} {
		if !seen[want] {
			p.Errorf("no passage is said to be in %s: %v", want, seen)
		}
	}
	if seen[""] {
		p.Error("a passage has no language")
	}
}

func (p *ruledPage) isolated() {
	for _, q := range p.all("q", "p", "bdi") {
		if q.Data == "bdi" || q.Data == "p" && attribute(q, "lang") == "" {
			continue
		}
		if attribute(q, "dir") != "auto" {
			p.Errorf("%s %.40q has no direction", q.Data, words(q))
		}
	}
	if len(p.all("bdi")) == 0 {
		p.Error("no title stands apart")
	}
}

func (p *ruledPage) headings() {
	before := 0
	for i, h := range p.all("h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(h.Data[1] - '0')
		if (level == 1) != (i == 0) || level > before+1 || strings.TrimSpace(words(h)) == "" {
			p.Errorf("heading %d, %q, has the level %d after %d", i, words(h), level, before)
		}
		before = level
	}
}

func (p *ruledPage) landmarks() {
	for _, name := range []string{"header", "main", "footer"} {
		if n := len(p.all(name)); n != 1 {
			p.Errorf("%d elements %s", n, name)
		}
	}
	skip := p.all("a", "input", "select", "summary")[0]
	if attribute(skip, "href") != "#"+attribute(p.all("main")[0], "id") {
		p.Errorf("the first link leads to %s", attribute(skip, "href"))
	}
	for _, s := range p.all("section") {
		if attribute(s, "aria-label") == "" && attribute(s, "aria-labelledby") == "" {
			p.Errorf("a section without a name: %.60q", words(s))
		}
	}
}

func (p *ruledPage) tables() {
	for _, table := range p.all("table") {
		captions, heads := 0, 0
		for n := range table.Descendants() {
			captions += count(n.Data == "caption" && strings.TrimSpace(words(n)) != "")
			if n.Data == "th" && n.Type == html.ElementNode {
				heads++
				if scope := attribute(n, "scope"); scope != "col" && scope != "row" {
					p.Errorf("the head %q has no scope", words(n))
				}
			}
		}
		if captions != 1 || heads == 0 {
			p.Errorf("a table with %d captions and %d heads: %.60q", captions, heads, words(table))
		}
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (p *ruledPage) statuses() {
	said := map[string]string{schema.StatusDiffer: "differ", schema.StatusAgree: "agree",
		schema.StatusSingle: "in one version", schema.StatusNotComparable: "compared"}
	seen := 0
	for _, row := range p.all("tr") {
		word, ok := said[attribute(row, "class")]
		if !ok {
			continue
		}
		seen++
		if !strings.Contains(words(row), word) {
			p.Errorf("a row with the status %s does not say so: %.80q", attribute(row, "class"), words(row))
		}
	}
	if seen < 3 {
		p.Errorf("only %d rows have a status", seen)
	}
}

// luminance is the relative luminance of a colour, as WCAG 2.2 defines it.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("the colour %s: %v", colour, err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			sum += weight * c / 12.92
		} else {
			sum += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}

func (p *ruledPage) contrast() {
	sets := regexp.MustCompile(`:root\{([^}]*--ink[^}]*)\}`).FindAllStringSubmatch(p.style, -1)
	if len(sets) != 2 {
		p.Fatalf("%d sets of colours, not one for light and one for dark", len(sets))
	}
	for i, set := range sets {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+):(#[0-9a-f]+)`).FindAllStringSubmatch(set[1], -1) {
			colours[m[1]] = m[2]
		}
		for _, pair := range []struct {
			front, back string
			least       float64
		}{{"ink", "paper", 4.5}, {"soft", "paper", 4.5}, {"link", "paper", 4.5}, {"differ", "paper", 4.5},
			{"agree", "paper", 4.5}, {"other", "paper", 4.5}, {"mark-ink", "mark", 4.5}, {"ink", "band", 4.5},
			{"line", "paper", 3}} {
			a, b := luminance(p.T, colours[pair.front]), luminance(p.T, colours[pair.back])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < pair.least {
				p.Errorf("set %d: %s on %s has the contrast %.2f", i, pair.front, pair.back, ratio)
			}
		}
	}
}

func (p *ruledPage) marks() {
	for _, want := range []string{`mark::before{content:" [number] "}`, `mark::after{content:" [end of number] "}`,
		`mark[title]::after{content:" [" attr(title)`} {
		if !strings.Contains(p.style, want) {
			p.Errorf("the style lacks %s", want)
		}
	}
	said := 0
	for _, m := range p.all("mark") {
		said += count(strings.HasSuffix(attribute(m, "title"), "(damaged)"))
	}
	if said == 0 {
		p.Error("no mark says that its number is damaged")
	}
}

func (p *ruledPage) labels() {
	for _, c := range p.all("td", "th") {
		if c.Data == "th" && attribute(c, "scope") == "col" {
			continue
		}
		if attribute(c, "data-label") == "" {
			p.Errorf("the cell %.60q has no label", words(c))
		}
	}
	if !strings.Contains(p.style, "content:attr(data-label)") {
		p.Error("the labels do not show")
	}
}

func (p *ruledPage) keyboard() {
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && (attribute(n, "tabindex") != "" || attribute(n, "accesskey") != "") {
			p.Errorf("%s takes a place of its own", n.Data)
		}
	}
	for _, n := range p.all("a") {
		if attribute(n, "href") == "" {
			p.Errorf("the link %q leads nowhere", words(n))
		}
	}
	for _, d := range p.all("details") {
		if d.FirstChild.Data != "summary" || strings.TrimSpace(words(d.FirstChild)) == "" {
			p.Errorf("what opens %.60q has no words", words(d))
		}
	}
}

func (p *ruledPage) focus() {
	if !strings.Contains(p.style, ":focus-visible{outline:3px solid") || regexp.MustCompile(`outline:\s*(0|none)`).
		MatchString(p.style) {
		p.Error("the style hides what has the focus")
	}
}

func (p *ruledPage) fonts() {
	for _, want := range []string{"system-ui", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"} {
		if !strings.Contains(p.style, want) {
			p.Errorf("the style does not name %s", want)
		}
	}
}

func (p *ruledPage) print() {
	_, printed, _ := strings.Cut(p.style, "@media print{")
	for _, want := range []string{"details::details-content{content-visibility:visible",
		"thead{display:table-header-group}", "a[href^=http]::after", "break-inside:avoid"} {
		if !strings.Contains(printed, want) {
			p.Errorf("the style for print lacks %s", want)
		}
	}
}

func (p *ruledPage) charts() {
	pictures := p.all("svg")
	if len(pictures) == 0 {
		p.Error("no chart")
	}
	for _, s := range pictures {
		if attribute(s, "aria-hidden") != "true" || !regexp.MustCompile(`[0-9]`).MatchString(words(s.Parent.Parent)) {
			p.Errorf("a chart without its number beside: %.60q", words(s.Parent.Parent))
		}
	}
}
