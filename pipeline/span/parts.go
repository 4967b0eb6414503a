package span

import (
	"iter"
	"sort"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/schema"
)

// longest is how many bytes of a paragraph are read at once, at least. One of up to twice as many is read as a whole;
// a longer one, which is a book in one line or no text at all, in parts of whole sentences, so that what a stage knows
// of its words stays small. A sentence that is longer than that is cut between two words.
const longest = 1 << 20

// parts are those of a paragraph.
type parts struct {
	clean     *Clean
	sentences *stage.Queue[schema.Sentence] // from the first one of the paragraph on
	end       int                           // of the paragraph, in code points
	longest   int
}

// Parts gives the parts of a paragraph in order, each with the sentences that have something of it. Those before the
// paragraph are left behind.
func Parts(p *schema.Paragraph, clean *Clean, sentences *stage.Queue[schema.Sentence]) iter.Seq2[*Clean,
	[]*schema.Sentence] {
	for s := sentences.Head(); s != nil && s.Span.Start < p.Span.Start; s = sentences.Head() {
		sentences.Pop()
	}
	return (&parts{clean, sentences, p.Span.End, longest}).each
}

// each is Parts.
func (x *parts) each(yield func(*Clean, []*schema.Sentence) bool) {
	var own []*schema.Sentence
	for from := 0; ; {
		n := len(x.clean.Text)
		to := n
		if n-from <= 2*x.longest {
			own = x.take(own, func(*schema.Sentence) bool { return true })
		} else {
			least := x.source(from + x.longest)
			own = x.take(own, func(s *schema.Sentence) bool { return s.Span.From < least })
			to = x.cut(from+x.longest, from+2*x.longest)
		}
		if !yield(x.clean.Part(from, to), own) || to == n {
			return
		}
		if k := len(own) - 1; k >= 0 && own[k].Span.To > x.source(to) {
			own = []*schema.Sentence{own[k]}
		} else {
			own = nil
		}
		from = to
	}
}

// take adds the sentences of the paragraph that come next, as long as they are wanted.
func (x *parts) take(own []*schema.Sentence, wanted func(*schema.Sentence) bool) []*schema.Sentence {
	for s := x.sentences.Head(); s != nil && s.Span.End <= x.end && wanted(s); s = x.sentences.Head() {
		own = append(own, x.sentences.Pop())
	}
	return own
}

// source gives the byte of the document's text where what the paragraph has from byte i on begins.
func (x *parts) source(i int) int {
	at, _ := x.clean.Source(i, len(x.clean.Text))
	return at
}

// cut gives the byte at which a part ends that has at least the bytes before least and at most those before most: where
// the next sentence begins, else between two words, else two characters.
func (x *parts) cut(least, most int) int {
	text := x.clean.Text
	if s := x.sentences.Head(); s != nil && s.Span.End <= x.end {
		at := least + sort.Search(most-least, func(k int) bool { return x.source(least+k) >= s.Span.From })
		if at < most {
			return at
		}
	}
	for i := most; i > least; i-- {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		behind, _ := utf8.DecodeRuneInString(text[min(i+1, len(text)):])
		if text[i] == ' ' && unicode.IsLetter(before) && unicode.IsLetter(behind) {
			return i
		}
	}
	for !utf8.RuneStart(text[most]) {
		most--
	}
	return most
}
