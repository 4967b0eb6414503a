package check

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// world is a small corpus with all its tables: two versions of one text and a text of its own.
type world struct {
	sources    []*tables.Source
	texts      []*tables.Text
	origins    []*tables.Origin
	documents  []*schema.Document
	paragraphs []*schema.Paragraph
	sentences  []*schema.Sentence
	figures    []*schema.Figure
	numerals   []*tables.Numeral
	rejections []*schema.Rejection
	mentions   []*schema.Mention
	works      []*tables.WorkOf
	entities   []*schema.Entity
	alignments []*schema.Alignment
	facts      []*schema.Fact
	statements []*schema.Statement
}

// newWorld makes a world without a fault.
func newWorld() *world {
	w := &world{}
	w.document("a", "\ufeff3 letters\r\nOslo sent 1,770 letters. They came\r\nin 12 bags.\r\n© 2024 Site", "UTF-8", "a")
	w.document("b", "\ufeff3 letters\nOslo sent 1770 letters. They came in 13 bags.\n© 2025 😀 Site", "UTF-16LE", "a")
	w.document("c", "No title\nOslo is far, said one.\n", "UTF-8", "c")
	oslo := &schema.Entity{EntityID: "Q585", Type: "place", Name: "Oslo",
		Names: []schema.Name{{Language: "en", Name: "Oslo"}}, Wikidata: "Q585"}
	for _, m := range w.mentions {
		oslo.Mentions++
		if m.DocumentID != "" {
			oslo.Documents++
		}
	}
	w.entities = []*schema.Entity{oslo}
	row := func(id, level, relation string, as, bs []string, a, b, agreement, reason string) {
		w.alignments = append(w.alignments, &schema.Alignment{AlignmentID: id, Level: level, Relation: relation,
			ADocumentID: "a", BDocumentID: "b", Ordinal: len(w.alignments), AIDs: as, BIDs: bs, AText: a, BText: b,
			Score: "0.9375", Agreement: agreement, ReasonCode: schema.WhyEqual, Reason: reason, Rule: "equal"})
	}
	row("a~b.document", "document", "version", []string{"a"}, []string{"b"}, "", "", "differ", "a fact")
	row("a~b.figure.20~20", "figure", "same_fact", []string{"a.f20"}, []string{"b.f20"}, "1,770", "1770", "agree",
		"the same")
	row("a~b.figure.48~47", "figure", "same_fact", []string{"a.f48"}, []string{"b.f47"}, "12", "13", "differ",
		"12 against 13")
	row("a~b.mention.10~10", "mention", "same_fact", []string{"a.m10"}, []string{"b.m10"}, "Oslo", "Oslo", "agree",
		"the same")
	row("a~b.sentence.10~10", "sentence", "version", []string{"a.s10"}, []string{"b.s10"}, "Oslo sent 1,770 letters.",
		"Oslo sent 1770 letters.", "agree", "the same")
	row("a~b.sentence.35~34", "sentence", "version", []string{"a.s35"}, []string{"b.s34"}, "They came in 12 bags.",
		"They came in 13 bags.", "differ", "12 against 13")
	w.alignments[0].ACoverage, w.alignments[0].BCoverage = "0.9", "0.9"
	for _, status := range []struct{ a, b, status string }{
		{"a.f0", "b.f0", schema.StatusAgree}, {"a.f20", "b.f20", schema.StatusAgree}, {"a.f48", "b.f47", schema.StatusDiffer},
	} {
		id := strings.Replace(status.a, "f", "k", 1)
		w.facts = append(w.facts, &schema.Fact{FactID: id, WorkID: "a", Kind: schema.KindCount, Documents: 2, Versions: 2,
			Status: status.status, Explanation: "Both say it.", Rule: "linked"})
		for _, f := range w.figures {
			if f.FigureID == status.a || f.FigureID == status.b {
				w.statements = append(w.statements,
					&schema.Statement{StatementID: strings.Replace(f.FigureID, "f", "t", 1), FactID: id,
						DocumentID: f.DocumentID, SentenceID: f.SentenceID, FigureIDs: []string{f.FigureID}, Surface: f.Surface,
						Comparator: "=", Value: f.Value, Reading: schema.ReadingLiteral, Role: schema.RoleWhole})
			}
		}
	}
	return w
}

// document adds a document. Lines are paragraphs: the first a title, one with © boilerplate, others body; a line that
// begins in lower case goes on with the line before. Digits are figures, in boilerplate rejections; "one" is rejected.
func (w *world) document(id, raw, encoding, work string) {
	src := &tables.Source{DocumentID: id, Path: id + ".txt", Content: []byte(raw)}
	unit := func(s string) int { return len(s) }
	form := tables.FormUTF8
	if encoding == "UTF-16LE" {
		form, src.Content = tables.FormUTF16, nil
		for _, u := range utf16.Encode([]rune(raw)) {
			src.Content = append(src.Content, byte(u), byte(u>>8))
		}
		unit = func(s string) int { return 2 * len(utf16.Encode([]rune(s))) }
	}
	t := &tables.Text{DocumentID: id}
	at := 0
	for i, piece := range strings.SplitAfter(strings.TrimPrefix(raw, "\ufeff"), "\r") {
		if i == 0 && strings.HasPrefix(raw, "\ufeff") {
			at = unit("\ufeff")
		}
		t.Breaks = append(t.Breaks, tables.Break{Text: len(t.Text), Source: at, Form: form})
		t.Text += strings.TrimSuffix(piece, "\r")
		at += unit(piece)
	}
	x := span.NewIndex(t)
	sum := sha256.Sum256(src.Content)
	d := &schema.Document{DocumentID: id, Path: src.Path, Title: "t", Language: "en", MediaType: "text/plain",
		Encoding:     encoding,
		SourceSHA256: hex.EncodeToString(sum[:]), SourceBytes: len(src.Content), Text: t.Text,
		Characters: utf8.RuneCountInString(t.Text),
		Words:      language.CountWords(t.Text), WorkID: work,
		Evidence: []schema.Evidence{{Field: "title", Start: 0, End: 4, Rule: "first_line"}}}
	from := 0
	for from < len(t.Text) {
		to := from
		for {
			if n := strings.IndexByte(t.Text[to:], '\n'); n < 0 {
				to = len(t.Text)
			} else {
				to += n
			}
			if to+1 < len(t.Text) && unicode.IsLower(rune(t.Text[to+1])) {
				to++
				continue
			}
			break
		}
		w.paragraph(d, x, from, to)
		from = to + 1
	}
	w.sources, w.texts, w.documents = append(w.sources, src), append(w.texts, t), append(w.documents, d)
	w.origins = append(w.origins, &tables.Origin{DocumentID: id, Path: src.Path, Encoding: encoding})
	w.works = append(w.works, &tables.WorkOf{DocumentID: id, WorkID: work})
}

func (w *world) paragraph(d *schema.Document, x *span.Index, from, to int) {
	text := x.Text()[from:to]
	d.Paragraphs++
	p := &schema.Paragraph{DocumentID: d.DocumentID, Ordinal: d.Paragraphs, Role: schema.RoleBody, Rule: "sentences",
		Language: "en",
		Text:     strings.ReplaceAll(text, "\n", " "), Span: x.Of(from, to)}
	switch {
	case strings.Contains(text, "©"):
		p.Role = schema.RoleBoilerplate
	case from == 0:
		p.Role = schema.RoleTitle
	}
	p.Words = language.CountWords(p.Text)
	p.ParagraphID = fmt.Sprintf("%s.p%d", d.DocumentID, p.Span.Start)
	w.paragraphs = append(w.paragraphs, p)
	if p.Role == schema.RoleBoilerplate {
		w.numbers(x, p, nil, from, to)
		return
	}
	for i := from; i < to; {
		e := to
		if n := strings.Index(x.Text()[i:to], ". "); n >= 0 {
			e = i + n + 1
		}
		d.Sentences++
		s := &schema.Sentence{DocumentID: d.DocumentID, ParagraphID: p.ParagraphID, Ordinal: d.Sentences, Language: "en",
			Rule: "point",
			Text: strings.ReplaceAll(x.Text()[i:e], "\n", " "), Span: x.Of(i, e)}
		s.SentenceID = fmt.Sprintf("%s.s%d", d.DocumentID, s.Span.Start)
		w.sentences = append(w.sentences, s)
		w.numbers(x, p, s, i, e)
		if n := strings.Index(x.Text()[i:e], "Oslo"); n >= 0 {
			m := &schema.Mention{EntityID: "Q585", DocumentID: d.DocumentID, ParagraphID: p.ParagraphID,
				SentenceID: s.SentenceID,
				Span:       x.Of(i+n, i+n+4), Surface: "Oslo", Type: "place", Rule: "lexicon"}
			m.MentionID = fmt.Sprintf("%s.m%d", d.DocumentID, m.Span.Start)
			w.mentions = append(w.mentions, m)
		}
		i = e + 1
	}
}

func (w *world) numbers(x *span.Index, p *schema.Paragraph, s *schema.Sentence, from, to int) {
	text := x.Text()
	reject := func(i, e int, reason string) {
		r := &schema.Rejection{DocumentID: p.DocumentID, ParagraphID: p.ParagraphID, Span: x.Of(i, e), Surface: text[i:e],
			Stage: "figures", Reason: reason}
		r.RejectionID = fmt.Sprintf("%s.r%d", p.DocumentID, r.Span.Start)
		w.rejections = append(w.rejections, r)
	}
	for i := from; i < to; i++ {
		if strings.HasPrefix(text[i:], "one.") {
			reject(i, i+3, schema.ReasonPronoun)
			sp := x.Of(i, i+3)
			w.numerals = append(w.numerals, &tables.Numeral{DocumentID: p.DocumentID, Start: sp.Start, End: sp.End})
		}
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		e := i
		for e < to && (text[e] >= '0' && text[e] <= '9' || text[e] == ',') {
			e++
		}
		if s == nil {
			reject(i, e, schema.ReasonFurniture)
		} else {
			f := &schema.Figure{DocumentID: p.DocumentID, ParagraphID: p.ParagraphID, SentenceID: s.SentenceID, Span: x.Of(i, e),
				Surface: text[i:e],
				Kind:    schema.KindCount, Comparator: "=", Value: schema.Decimal(strings.ReplaceAll(text[i:e], ",", "")),
				Rule: "digits"}
			f.FigureID = fmt.Sprintf("%s.f%d", p.DocumentID, f.Span.Start)
			w.figures = append(w.figures, f)
		}
		i = e
	}
}

// check runs the three stages over the world and gives the error.
func (w *world) check(t testing.TB) (*stage.Result, error) {
	given := stage.Stage{Name: "given", Each: stage.All,
		Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
			write(out, tables.Texts, w.texts)
			write(out, tables.Origins, w.origins)
			write(out, tables.Documents, w.documents)
			write(out, tables.Paragraphs, w.paragraphs)
			write(out, tables.Sentences, w.sentences)
			write(out, tables.Figures, w.figures)
			write(out, tables.Numerals, w.numerals)
			write(out, tables.Rejections, w.rejections)
			write(out, tables.Mentions, w.mentions)
			write(out, tables.Works, w.works)
			write(out, tables.Entities, w.entities)
			return nil
		}}
	for _, i := range []stage.Info{tables.Texts.Info(), tables.Origins.Info(), tables.Documents.Info(),
		tables.Paragraphs.Info(),
		tables.Sentences.Info(), tables.Figures.Info(), tables.Numerals.Info(), tables.Rejections.Info(),
		tables.Mentions.Info(),
		tables.Works.Info(), tables.Entities.Info()} {
		given.Writes = append(given.Writes, i.Name)
	}
	aligned := stage.Stage{Name: "aligned", Each: stage.Work,
		Writes: []string{tables.Alignments.Name, tables.Facts.Name, tables.Statements.Name},
		Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
			if in.Key() == "a" {
				write(out, tables.Alignments, w.alignments)
				write(out, tables.Facts, w.facts)
				write(out, tables.Statements, w.statements)
			}
			for _, f := range w.figures {
				if in.Key() == "c" && f.DocumentID == "c" {
					t.Errorf("%s needs a fact", f.FigureID)
				}
			}
			return nil
		}}
	return stagetest.Try(t, []stage.Stage{given, aligned, Documents, Works, Corpus}, nil, slices.Clone(w.sources)...)
}

func write[R any](out *stage.Writer, t stage.Table[R], rows []*R) {
	for _, r := range rows {
		t.Write(out, r)
	}
}
