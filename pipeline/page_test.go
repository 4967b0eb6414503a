package pipeline_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"example.org/sourcebook"
	"example.org/sourcebook/pipeline"
)

// pageTexts are two versions of one text that differ in a number, a text that would be markup, and a damaged one.
var pageTexts = map[string]string{
	"harbour-en.txt": "Harbour report\n\nThe harbour took in 1,770 ships in March 2021. More than 2,000 sailors went " +
		"ashore. " +
		"The port spent US$50 million on new cranes.\n\nThe pilots guided 312 tankers through the narrow channel without " +
		"an accident.\n",
	"harbour-copy.txt": "Harbour report\n\nThe harbour took in 1,707 ships in March 2021. More than 2,000 sailors went " +
		"ashore. " +
		"The port spent US$50 million on new cranes.\n\nThe pilots guided 312 tankers through the narrow channel without " +
		"an accident.\n",
	"markup.txt":  "A page about pages\n\nThe tag <script>alert(7)</script> & the sign <b> stood in 14 books.\n",
	"damaged.txt": "Warnings\n\nThe centre sent 83640,000 warnings to the towns by the river.\n",
}

// TestReadingPage holds the reading page against the tables of its release: every figure is on it once, what it counts
// are rows, it asks for nothing, and the words of the texts are text.
func TestReadingPage(t *testing.T) {
	dir := buildPage(t, pageTexts)
	text, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	page := parsePage(t, string(text))
	for id, n := range page.ids {
		if n > 1 {
			t.Errorf("the id %q is given %d times", id, n)
		}
	}
	figures := tableRows(t, dir, "figures")
	if len(figures) < 8 {
		t.Fatalf("only %d figures", len(figures))
	}
	for _, f := range figures {
		if page.ids[f["figure_id"]] != 1 {
			t.Errorf("the figure %s is on the page %d times", f["figure_id"], page.ids[f["figure_id"]])
		}
	}
	statuses := map[string]int{}
	for _, f := range tableRows(t, dir, "facts") {
		statuses[f["status"]]++
		if page.ids[f["fact_id"]] != 1 {
			t.Errorf("the fact %s is on the page %d times", f["fact_id"], page.ids[f["fact_id"]])
		}
		if !strings.Contains(page.text, f["explanation"]) && f["status"] != "alone" {
			t.Errorf("the page does not say %q", f["explanation"])
		}
	}
	if statuses["differ"] != 1 {
		t.Errorf("%d facts differ, want 1", statuses["differ"])
	}
	for status, n := range statuses {
		if got := strings.TrimSpace(page.counts[status]); got != strconv.Itoa(n) {
			t.Errorf("the page counts %q facts with the status %s, the table has %d", got, status, n)
		}
	}
	// What differs and what is damaged stands at the head, with a link to its row.
	for _, f := range tableRows(t, dir, "facts") {
		if f["status"] == "differ" && !slices.Contains(page.links, "#"+f["fact_id"]) {
			t.Errorf("no link leads to the fact %s, which differs", f["fact_id"])
		}
	}
	if head, _, _ := strings.Cut(page.text, "A work is one text"); !strings.Contains(head, "83640,000") {
		t.Error("the head of the page does not name the damaged number")
	}
	for _, link := range page.links {
		if fragment, ok := strings.CutPrefix(link, "#"); ok && page.ids[fragment] == 0 {
			t.Errorf("a link leads to %s, which is not on the page", link)
		}
	}
	for _, want := range []string{"<script>alert(7)</script> & the sign <b> stood",
		"The digits are grouped as no convention groups them."} {
		if !strings.Contains(page.text, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
}

// TestReadingPageOfManyWorks builds more than one file can hold: an index, a file or more a work, each of a bounded
// length, and no link that leads nowhere.
func TestReadingPageOfManyWorks(t *testing.T) {
	texts := map[string]string{}
	for i := range 60 {
		var b strings.Builder
		fmt.Fprintf(&b, "Ledger of house %d\n\n", i)
		for k := range 60 {
			fmt.Fprintf(&b, "On shelf %d of room %d the keeper of house %d found %d boxes and %d letters from 1%d%d.\n\n",
				k, k*7%11, i, k*31+i, k*17+3*i, 7+k%3, 10+(k*i)%89)
		}
		texts[fmt.Sprintf("house-%02d.txt", i)] = b.String()
	}
	dir := buildPage(t, texts)
	files, err := filepath.Glob(filepath.Join(dir, "pages", "*.html"))
	if err != nil || len(files) < 2 {
		t.Fatalf("%d files of works, %v", len(files), err)
	}
	at := map[string]*pageContent{}
	for _, f := range append(files, filepath.Join(dir, "index.html")) {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 1<<20 {
			t.Errorf("%s has %d bytes", f, len(text))
		}
		at[f] = parsePage(t, string(text))
	}
	for f, page := range at {
		for _, link := range page.links {
			path, fragment, _ := strings.Cut(link, "#")
			to := f
			if path != "" {
				to = filepath.Join(filepath.Dir(f), filepath.FromSlash(path))
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s: the link %s leads nowhere", f, link)
			} else if fragment != "" && at[to].ids[fragment] == 0 {
				t.Errorf("%s: %s has no such place", f, link)
			}
		}
	}
}

func buildPage(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "release")
	_, err := pipeline.Build(context.Background(), pipeline.Options{Corpus: write(t, texts, false), Out: dir,
		Source: sourcebook.Source, NoWorkbook: true})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// tableRows reads a table of a release: column → value for each row.
func tableRows(t *testing.T, dir, table string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "csv", table+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all[1:] {
		m := map[string]string{}
		for i, name := range all[0] {
			m[name] = row[i]
		}
		rows = append(rows, m)
	}
	return rows
}

// pageContent is what a file of the page holds.
type pageContent struct {
	ids    map[string]int
	links  []string          // but those of the web
	counts map[string]string // the number in each row of the table of statuses
	text   string
}

// parsePage reads a file of the page with a reader of HTML, and finds what no such file may have.
func parsePage(t *testing.T, text string) *pageContent {
	t.Helper()
	c := &pageContent{ids: map[string]int{}, counts: map[string]string{}}
	z := html.NewTokenizer(strings.NewReader(text))
	var b strings.Builder
	raw, row, cells := "", "", 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if !errors.Is(z.Err(), io.EOF) {
				t.Fatal(z.Err())
			}
			c.text = b.String()
			return c
		}
		token := z.Token()
		switch {
		case kind == html.TextToken && raw == "":
			b.WriteString(token.Data)
			if row != "" && cells == 1 && c.counts[row] == "" {
				c.counts[row] = token.Data
			}
		case kind == html.EndTagToken:
			raw = ""
			if token.Data == "tr" {
				row = ""
			}
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken:
			if token.Data == "script" || token.Data == "style" {
				raw = token.Data
			}
			class := c.attributes(t, token)
			switch token.Data {
			case "tr":
				row, cells = class, 0
			case "td":
				cells++
			}
		}
	}
}

// attributes notes ids and links of an element and gives its class.
func (c *pageContent) attributes(t *testing.T, token html.Token) (class string) {
	for _, a := range token.Attr {
		switch a.Key {
		case "id":
			c.ids[a.Val]++
		case "class":
			class = a.Val
		case "href":
			if !strings.HasPrefix(a.Val, "http") {
				c.links = append(c.links, a.Val)
			}
		case "src", "srcset", "action", "background", "onclick", "style":
			t.Errorf("an element %s has the attribute %s", token.Data, a.Key)
		}
	}
	return class
}
