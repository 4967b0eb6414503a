package versions

import (
	"strings"

	"example.org/sourcebook/schema"
)

// kindWords is the kind of what is no fact: a passage of which only words for an amount differ.
const kindWords = "words"

// readPassages reads the passages of all works, or of one, of which only words for how many or since when differ.
func readPassages(dir, work string) ([]*Fact, error) {
	works := map[string]string{} // by document
	err := eachRow(dir, schema.Documents, func(cell func(string) string) {
		works[cell("document_id")] = cell("work_id")
	})
	if err != nil {
		return nil, err
	}
	var out []*Fact
	err = eachRow(dir, schema.Alignments, func(cell func(string) string) {
		id := works[cell("a_document_id")]
		if cell("reason_code") != schema.WhyAmount || work != "" && id != work {
			return
		}
		reason := strings.Clone(cell("reason"))
		words := quotes(reason)
		out = append(out, &Fact{FactID: strings.Clone(cell("alignment_id")), WorkID: id, Kind: kindWords,
			Status: schema.StatusDiffer, Explanation: reason, Statements: []Statement{
				{DocumentID: cell("a_document_id"), Surface: words[0], Sentence: cell("a_text")},
				{DocumentID: cell("b_document_id"), Surface: words[1], Sentence: cell("b_text")},
			}})
	})
	return out, err
}

// quotes gives the first two texts that a sentence quotes; empty where it quotes none.
func quotes(sentence string) [2]string {
	var out [2]string
	for i := range out {
		_, rest, _ := strings.Cut(sentence, "“")
		out[i], sentence, _ = strings.Cut(rest, "”")
	}
	return out
}
