package html

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/ingest/decode"
)

// TestFollow reads the main text of a short page of many links, whose last section has no long paragraph.
func TestFollow(t *testing.T) {
	d, layout, fault := Read(&decode.Text{Text: `<html><body><nav><a href="/a">Northern harbours and quays</a>
		<a href="/b">Southern harbours and quays</a></nav><h1>The ferry stays</h1>
		<p>The council gave the money on Wednesday, and the ferry will now leave ten times a day from the old quay.</p>
		<h2>What changes</h2><ul><li>More places</li><li>New boats</li></ul><p>Tickets stay as they are.</p>
		<p><a href="/c">More news of harbours</a></p></body></html>`}, nil)
	if fault != nil {
		t.Fatal(fault)
	}
	var main []string
	for _, b := range layout.Blocks {
		if b.Main {
			main = append(main, d.Text[b.Start:b.End])
		}
	}
	got := strings.Join(main, "|")
	if !strings.HasSuffix(got, "|What changes|More places|New boats|Tickets stay as they are.") {
		t.Error(got)
	}
}
