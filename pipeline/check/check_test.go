package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

func TestSound(t *testing.T) {
	result, err := newWorld().check(t)
	if err != nil {
		t.Fatal(err)
	}
	var got []tables.Tally
	for r := range tables.Tallies.Read(result.Reader()) {
		got = append(got, *r)
	}
	want := []tables.Tally{
		{DocumentID: "a", Digits: 5, InFigures: 4, InRejection: 1, Spans: 11, Rows: 12},
		{DocumentID: "b", Digits: 4, InFigures: 3, InRejection: 1, Spans: 11, Rows: 12},
		{DocumentID: "c", Words: 1, InRejection: 1, Spans: 6, Rows: 7},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestPlanted plants one fault at a time and asks for the words that name it.
func TestPlanted(t *testing.T) {
	for _, c := range []struct {
		name  string
		plant func(w *world)
		want  string
	}{
		// values
		{"empty value", func(w *world) { w.figures[1].Surface = "" }, "figures a.f20: surface is empty"},
		{"empty rule", func(w *world) { w.mentions[0].Rule = "" }, "mentions a.m10: rule is empty"},
		{"closed list", func(w *world) { w.figures[1].Kind = "size" },
			`figures a.f20: kind has the value "size", which is not in its list`},
		{"closed list of elements", func(w *world) { w.figures[1].Issues = []string{"odd"} },
			`figures a.f20: issues holds "odd", which is not in its list`},
		{"element twice", func(w *world) { w.figures[1].Issues = []string{"glued", "glued"} },
			`figures a.f20: issues holds "glued" twice`},
		{"empty element", func(w *world) { w.paragraphs[0].Repairs = []string{""} },
			"paragraphs a.p0: element 0 of repairs is empty"},
		{"no day", func(w *world) { w.documents[0].Published = "2023-02-29" },
			`documents a: published is "2023-02-29", which is no day`},
		{"dates reversed", func(w *world) { w.figures[1].DateStart, w.figures[1].DateEnd = "2023-02-02", "2023-02-01" },
			"figures a.f20: date_start 2023-02-02 is after date_end 2023-02-01"},
		{"decimal not canonical", func(w *world) { w.figures[1].Value = "1770.0" },
			`figures a.f20: value is "1770.0", which is not a canonical decimal(38,12)`},
		{"decimal too long", func(w *world) { w.figures[1].Value = schema.Decimal(strings.Repeat("9", 27)) },
			"which is not a canonical decimal(38,12)"},
		{"negative number", func(w *world) { w.entities[0].Mentions = -1 }, "entities Q585: mentions is -1, below zero"},
		{"language tag", func(w *world) { w.paragraphs[0].Language = "english language" },
			`paragraphs a.p0: language is "english language", which is not a BCP 47 tag`},
		{"language tag in a record", func(w *world) { w.entities[0].Names[0].Language = "e" },
			`entities Q585: language is "e", which is not a BCP 47 tag`},
		{"empty name in a record", func(w *world) { w.entities[0].Names[0].Name = "" },
			"entities Q585: name of element 0 of names is empty"},
		{"not UTF-8", func(w *world) { w.documents[0].Title = "\xff" }, "documents a: title is not UTF-8"},
		// keys, order, references
		{"key form", func(w *world) { w.figures[1].FigureID = "a.f21" }, `figures a.f21: the key should be "a.f20"`},
		{"key twice", func(w *world) { w.figures[1].FigureID = w.figures[0].FigureID }, "figures a.f0: the key occurs twice"},
		{"order", func(w *world) { w.figures[0], w.figures[1] = w.figures[1], w.figures[0] },
			"figures a.f0: it begins at 0, not after the row before it"},
		{"ordinal", func(w *world) { w.sentences[1].Ordinal = 7 }, "sentences a.s10: ordinal is 7, but the row is number 2"},
		{"paragraph that does not exist", func(w *world) { w.figures[1].ParagraphID = "a.p9" },
			`figures a.f20: paragraph_id is "a.p9", which does not exist`},
		{"sentence of another place", func(w *world) { w.figures[1].SentenceID = "a.s0" },
			"figures a.f20: it is at 20 to 25, outside its sentence_id at 0 to 9"},
		{"sentence in another paragraph", func(w *world) { w.sentences[1].ParagraphID = "a.p0" },
			"sentences a.s10: it is at 10 to 34, outside its paragraph_id at 0 to 9"},
		{"entity that does not exist", func(w *world) { w.mentions[0].EntityID = "Q1" },
			`mentions a.m10: entity_id is "Q1", which does not exist`},
		{"type of the entity", func(w *world) { w.mentions[0].Type = "person" },
			`mentions a.m10: type is "person", but the entity's is "place"`},
		{"count of mentions", func(w *world) { w.entities[0].Mentions = 4 }, "entities Q585: mentions is 4, but there are 3"},
		{"count of documents", func(w *world) { w.entities[0].Documents = 1 },
			"entities Q585: documents is 1, but there are 3"},
		{"entity twice", func(w *world) { w.entities = append(w.entities, w.entities[0]) },
			"entities Q585: the key occurs twice"},
		{"entities out of order", func(w *world) {
			w.entities = append(w.entities, &schema.Entity{EntityID: "Q1", Type: "place", Name: "x"})
		}, `entities Q1: it stands after "Q585", out of order`},
		// spans
		{"surface", func(w *world) { w.figures[1].Surface = "1.770" },
			`figures a.f20: surface is "1.770", but the text has "1,770"`},
		{"clean text", func(w *world) { w.sentences[1].Text = "Oslo sent 1,770 letter." },
			"sentences a.s10: text differs from the document in more than white space"},
		{"outside the text", func(w *world) { w.mentions[0].Span.End = 999 },
			"mentions a.m10: it is at 10 to 999, outside the text"},
		{"empty span", func(w *world) { w.mentions[0].Span.End = 10 },
			"mentions a.m10: it is at 10 to 10, outside the text of 68 or empty"},
		{"byte offset", func(w *world) { w.mentions[0].Span.ByteStart.N++ },
			"mentions a.m10: its bytes should be 14 to 18, not 15 to 18"},
		{"byte offset in UTF-16", func(w *world) { w.mentions[1].Span.ByteEnd.N-- },
			"mentions b.m10: its bytes should be 22 to 30, not 22 to 29"},
		{"byte offset null", func(w *world) { w.mentions[0].Span.ByteStart.Null = true },
			"mentions a.m10: only one of byte_start and byte_end is null"},
		{"break", func(w *world) { w.texts[0].Breaks[1].Source-- },
			"documents a: the source bytes 12 to 47 do not decode to the text"},
		{"break inside the run before it", func(w *world) { w.texts[0].Breaks[1].Source = 9 },
			"documents a: break 1 begins before the end of the run before it"},
		{"break beyond the source", func(w *world) { w.texts[0].Breaks[3].Source += 50 },
			"documents a: break 3 points beyond the source"},
		{"bytes that decode to another text", func(w *world) { w.sources[0].Content[4] = '!' },
			"documents a: the source bytes 3 to 12 do not decode to the text"},
		{"bytes in UTF-16", func(w *world) { w.sources[1].Content[5] = 1 }, "do not decode to the text"},
		{"digest", func(w *world) { w.documents[0].SourceSHA256 = strings.Repeat("0", 64) },
			"documents a: source_sha256 is not that of the source"},
		{"size", func(w *world) { w.documents[0].SourceBytes++ }, "documents a: source_bytes is 76, but the source has 75"},
		{"text", func(w *world) { w.documents[0].Text += "x" }, "documents a: text is not the decoded text"},
		{"evidence outside", func(w *world) { w.documents[0].Evidence[0].End = 999 },
			"documents a: element 0 of evidence is at 0 to 999"},
		{"evidence for no column", func(w *world) { w.documents[0].Evidence[0].Field = "titel" },
			`documents a: element 0 of evidence is for "titel", which is no column`},
		// coverage and counts
		{"uncovered text",
			func(w *world) { drop(&w.paragraphs, 2); w.rejections = w.rejections[1:]; w.documents[0].Paragraphs-- },
			"documents a: no row of paragraphs covers the text at 56 to 68"},
		{"uncovered sentence", func(w *world) { drop(&w.sentences, 2); drop(&w.figures, 2); w.documents[0].Sentences-- },
			"paragraphs a.p10: no row of sentences covers the text at 34 to 56"},
		{"paragraphs overlap", func(w *world) { w.paragraphs[0].Span.End += 3; w.paragraphs[0].Text += "\nOs" },
			"paragraphs a.p10: it begins at 10, before the end of the row before it at 12"},
		{"sentence in furniture", func(w *world) { w.paragraphs[0].Role = schema.RoleBoilerplate },
			`sentences a.s0: it stands in a paragraph with the role "boilerplate"`},
		{"characters", func(w *world) { w.documents[0].Characters++ }, "documents a: characters is 69, but the text has 68"},
		{"words", func(w *world) { w.documents[0].Words++ }, "documents a: words is"},
		{"words of a paragraph", func(w *world) { w.paragraphs[0].Words++ },
			"paragraphs a.p0: words is 3, but its text has 2"},
		{"paragraphs", func(w *world) { w.documents[0].Paragraphs++ }, "documents a: paragraphs is 4, but there are 3"},
		{"sentences", func(w *world) { w.documents[0].Sentences++ }, "documents a: sentences is 4, but there are 3"},
		// numerals
		{"digits without a row", func(w *world) { drop(&w.figures, 0) },
			`documents a: the number "3" at 0 to 1 is in no figure and no rejection`},
		{"digits in part of a row", func(w *world) { shorten(w.figures[1]) },
			`documents a: the number "770" at 22 to 25 is in no figure and no rejection`},
		{"number word without a row", func(w *world) { w.rejections = w.rejections[:2] },
			`documents c: the numeral "one" at 27 to 30 is in no figure and no rejection`},
		{"figure over a rejection", func(w *world) {
			r := *w.rejections[0]
			r.Span, r.Surface, r.RejectionID = w.figures[1].Span, w.figures[1].Surface, "a.r20"
			w.rejections = append([]*schema.Rejection{&r}, w.rejections...)
		}, "it overlaps a."},
		// works
		{"work of a document", func(w *world) { w.documents[1].WorkID = "b" },
			`documents b: work_id is "b", but the works say "a"`},
		{"work without its first document", func(w *world) {
			w.works[1].WorkID, w.documents[1].WorkID, w.alignments = "c", "c", nil
			w.statements = []*schema.Statement{w.statements[0], w.statements[2], w.statements[4]}
			for _, f := range w.facts {
				f.Documents, f.Versions, f.Status = 1, 1, schema.StatusAlone
			}
		}, "it belongs to \"c\""},
		{"work that does not exist", func(w *world) { w.works[2].WorkID = "x"; w.documents[2].WorkID = "x" },
			`the work "x" does not hold the document that it is named for`},
		// alignments
		{"alignments out of order", func(w *world) { w.alignments[0], w.alignments[1] = w.alignments[1], w.alignments[0] },
			"alignments a~b.document: the key is not after that of the row before it"},
		{"alignment key twice", func(w *world) { w.alignments = append(w.alignments, w.alignments[5]) },
			"the key is not after that of the row before it"},
		{"level", func(w *world) { w.alignments[1].Level = "word" }, `level has the value "word"`},
		{"relation", func(w *world) { w.alignments[1].Relation = "version" },
			`relation "version" does not go with level "figure"`},
		{"score", func(w *world) { w.alignments[1].Score = "1.5" }, "score is 1.5, not between 0 and 1"},
		{"score with five places", func(w *world) { w.alignments[1].Score = "0.12345" },
			`score is "0.12345", which is not a canonical decimal(5,4)`},
		{"sides exchanged", func(w *world) {
			a := w.alignments[0]
			a.ADocumentID, a.BDocumentID, a.AIDs, a.BIDs = "b", "a", a.BIDs, a.AIDs
		}, "a_document_id is not the smaller of the two"},
		{"document of another work", func(w *world) { w.alignments[0].BDocumentID = "c" },
			`b_document_id is "c", which is no document of the work`},
		{"member that does not exist", func(w *world) { w.alignments[1].AIDs = []string{"a.f1"} },
			`a_ids holds "a.f1", which does not exist`},
		{"member of the other side", func(w *world) { w.alignments[1].BIDs = []string{"a.f20"} },
			`b_ids holds "a.f20", which is not in "b"`},
		{"no member", func(w *world) { w.alignments[1].AIDs = nil }, "a_ids is empty"},
		{"text of a member", func(w *world) { w.alignments[1].AText = "1771" }, "a_text does not hold the text of \"a.f20\""},
		{"text of documents", func(w *world) { w.alignments[0].AText = "x" },
			"a_text and b_text of a pair of documents are not null"},
		{"crossing beads", func(w *world) {
			x, y := w.alignments[4], w.alignments[5]
			x.BIDs, y.BIDs, x.BText, y.BText = y.BIDs, x.BIDs, y.BText, x.BText
		}, `it crosses or overlaps "a~b.sentence.10~10"`},
		{"members out of order", func(w *world) { r := w.alignments[4]; r.AIDs = []string{"a.s35", "a.s10"} },
			`a_ids holds "a.s10" out of order`},
		{"sentence left out", func(w *world) { r := w.alignments[4]; r.AIDs = []string{"a.s0", "a.s35"} },
			`a_ids leaves out a sentence before "a.s35"`},
		{"link outside beads", func(w *world) { w.alignments = w.alignments[:5]; w.alignments[0].Agreement = "" },
			"alignments a~b.figure.48~47: its members are not in one bead"},
		{"unexplained difference", func(w *world) { w.alignments[4].Agreement, w.alignments[4].Reason = "differ", "x" },
			"alignments a~b.sentence.10~10: it differs, but no row of a figure or mention says in what"},
		{"difference passed over", func(w *world) { w.alignments[5].Agreement = "agree" },
			`alignments a~b.sentence.35~34: a fact in it differs, but agreement is "agree"`},
		{"difference without a reason", func(w *world) { w.alignments[2].Reason = "" },
			"alignments a~b.figure.48~47: reason is empty"},
		{"documents that differ in nothing", func(w *world) {
			w.alignments[2].Agreement, w.alignments[5].Agreement = "agree",
				"agree"
		}, "alignments a~b.document: it differs, but no row of a passage does"},
		{"coverage", func(w *world) { w.alignments[1].ACoverage, w.alignments[1].BCoverage = "1", "1" },
			`coverage does not go with level "figure"`},
		{"no reason code", func(w *world) { w.alignments[1].ReasonCode = "" },
			"alignments a~b.figure.20~20: reason_code is empty"},
		// facts
		{"figure without a statement", func(w *world) { drop(&w.statements, 3) }, "figures b.f20: no statement has it"},
		{"figure in two statements", func(w *world) { w.statements[5].FigureIDs = []string{"b.f20", "b.f47"} },
			`statements b.t47: b.f20 is in "b.t20" too`},
		{"parts without the role", func(w *world) { w.statements[5].FigureIDs = []string{"b.f20", "b.f47"} },
			`role "whole" does not go with 2 figures`},
		{"identifier in a statement", func(w *world) { w.figures[1].Kind = schema.KindIdentifier },
			`it states "a.f20", which is an identifier or stands in furniture`},
		{"fact that does not exist", func(w *world) { w.statements[0].FactID = "a.k9" },
			`statements a.t0: fact_id is "a.k9", which does not exist`},
		{"figure of another document", func(w *world) { w.statements[0].FigureIDs = []string{"b.f0"} },
			`figure_ids holds "b.f0", which is not in "a"`},
		{"value of a statement", func(w *world) { w.statements[0].Value = "4" },
			`value is "4", but the literal reading of a.f0 is "3"`},
		{"facts out of order", func(w *world) { w.facts[0], w.facts[1] = w.facts[1], w.facts[0] },
			"facts a.k0: the key is not after that of the row before it"},
		{"fact of another work", func(w *world) { w.facts[0].WorkID = "b" }, `facts a.k0: work_id is "b", not "a"`},
		{"documents of a fact", func(w *world) { w.facts[1].Documents = 1 }, "facts a.k20: documents is 1, but 2 state it"},
		{"versions of a fact", func(w *world) { w.facts[1].Versions = 3 }, "facts a.k20: versions is 3, but the work has 2"},
		{"status of a fact", func(w *world) { w.facts[1].Status = schema.StatusSingle },
			`facts a.k20: status "single" does not go with 2 of 2 documents`},
		{"fact that differs in nothing", func(w *world) { w.facts[1].Status = schema.StatusDiffer },
			"facts a.k20: it differs, but its statements say the same"},
		{"fact without a word", func(w *world) { w.facts[1].Explanation = "" }, "facts a.k20: explanation is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld()
			c.plant(w)
			_, err := w.check(t)
			if err == nil {
				t.Fatalf("the fault was not found; want %q", c.want)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v\nwant %q in it", err, c.want)
			}
		})
	}
}

func drop[R any](rows *[]*R, i int) { *rows = append((*rows)[:i:i], (*rows)[i+1:]...) }

// shorten cuts a figure down to its first character.
func shorten(f *schema.Figure) {
	f.Span.End = f.Span.Start + 1
	f.Span.ByteEnd.N = f.Span.ByteStart.N + 1
	f.Surface = f.Surface[:1]
}

// TestMessage: all faults of a document come in one message, in order, the first twenty of them.
func TestMessage(t *testing.T) {
	var f faults
	for i := 29; i >= 0; i-- {
		f.add("figures", fmt.Sprintf("a.f%d", i), "odd")
	}
	f.add("entities", "z", "odd")
	lines := strings.Split(f.err().Error(), "\n")
	want := []string{"31 faults in the tables, which a stage must have made", "  entities z: odd"}
	for i := range 19 {
		want = append(want, fmt.Sprintf("  figures a.f%d: odd", i))
	}
	want = append(want, "  and 11 more")
	if d := cmp.Diff(want, lines); d != "" {
		t.Error(d)
	}
}
