package main

import (
	"context"
	"os"
	"strings"

	"example.org/sourcebook"
	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/rebuild"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/segment/sentence"
)

// explained is the result of show --document --explain.
type explained struct {
	Dataset    lineage.Dataset      `json:"dataset"`
	DocumentID string               `json:"document_id"`
	Paragraphs []explainedParagraph `json:"paragraphs"`
}

type explainedParagraph struct {
	ParagraphID string              `json:"paragraph_id"`
	Role        string              `json:"role"`
	Released    string              `json:"released_role"` // empty if the release has no such paragraph
	Zone        string              `json:"zone"`
	Rule        string              `json:"rule"`
	Asked       []string            `json:"asked"` // in order; the last one held
	Sentences   []explainedSentence `json:"sentences"`
	Stops       []explainedStop     `json:"stops"`
	text        string
}

type explainedSentence struct {
	SentenceID string `json:"sentence_id"`
	Text       string `json:"text"`
	Rule       string `json:"rule"`
}

type explainedStop struct {
	Around string   `json:"around"` // the text around the stop
	Ends   bool     `json:"ends"`   // a sentence ends there
	Asked  []string `json:"asked"`
}

func runExplainDocument(ctx context.Context, a *app, dir, id string) error {
	m, err := lineage.ReadManifest(dir)
	if err != nil {
		return err
	}
	released, err := readDocument(dir, id)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "sourcebook-explain-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	corpus, err := rebuild.Sources(dir, folder, m)
	if err != nil {
		return err
	}
	found, err := pipeline.Explain(ctx, corpus, id, sourcebook.Source)
	if err != nil {
		return err
	}
	e := explain(found, released)
	e.Dataset = m.Dataset
	if a.json {
		printed.JSON(screen.Inert{Out: a.out}, e)
		return nil
	}
	w := &screen.Printer{Out: a.out}
	e.print(w)
	return w.Err
}

// explain puts an explanation beside the rows of the release.
func explain(found *segment.Explanation, released *read) *explained {
	roles := map[string]string{}
	for _, p := range released.Paragraphs {
		roles[p.ParagraphID] = p.Role
	}
	e := &explained{DocumentID: found.DocumentID, Paragraphs: []explainedParagraph{}}
	for _, p := range found.Paragraphs {
		x := explainedParagraph{ParagraphID: p.ParagraphID, Role: p.Role, Released: roles[p.ParagraphID], Zone: p.Zone,
			Rule:  p.Rule,
			Asked: p.Asked, Sentences: []explainedSentence{}, Stops: []explainedStop{}, text: p.Text}
		for _, s := range p.Sentences {
			x.Sentences = append(x.Sentences, explainedSentence{s.SentenceID, p.Text[s.Start:s.End], s.Rule})
		}
		for _, m := range p.Marks {
			x.Stops = append(x.Stops, explainedStop{around(p.Text, m), m.Ends, m.Asked})
		}
		e.Paragraphs = append(e.Paragraphs, x)
	}
	return e
}

// aroundStop is how many characters before and after a stop are shown.
const aroundStop = 16

// around gives the text around a stop on one line.
func around(text string, m sentence.Mark) string {
	before, after := []rune(text[:m.Start]), []rune(text[m.End:])
	before = before[max(0, len(before)-aroundStop):]
	after = after[:min(len(after), aroundStop)]
	return screen.OneLine(string(before) + text[m.Start:m.End] + string(after))
}

func (e *explained) print(w *screen.Printer) {
	w.Line("%s", e.DocumentID)
	for _, p := range e.Paragraphs {
		w.Line("\n%-24s %s by %s, %s", p.ParagraphID, p.Role, p.Rule, p.Zone)
		switch p.Released {
		case p.Role:
		case "":
			w.Line("        the release has no such paragraph: its program cut the text otherwise")
		default:
			w.Line("        the release has it as %s: its program decided otherwise", p.Released)
		}
		if n := len(p.Asked) - 1; n > 0 {
			w.Line("        asked before: %s", strings.Join(p.Asked[:n], ", "))
		}
		if len(p.Sentences) == 0 {
			w.Line("        %s", screen.OneLine(p.text))
		}
		for _, s := range p.Sentences {
			w.Line("  %-22s %s", s.Rule, screen.OneLine(s.Text))
		}
		for _, s := range p.Stops {
			verdict, last := "goes on", len(s.Asked)-1
			if s.Ends {
				verdict = "ends"
			}
			w.Line("    …%s… %s by %s", s.Around, verdict, s.Asked[last])
			if last > 0 {
				w.Line("        asked before: %s", strings.Join(s.Asked[:last], ", "))
			}
		}
	}
}
