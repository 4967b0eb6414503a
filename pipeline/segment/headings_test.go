package segment

import "testing"

// TestHeadingOfSentences counts the sentences of the first block of a page: a title is one, and a text that begins
// there is not.
func TestHeadingOfSentences(t *testing.T) {
	const body = "\n\nThe hall was full long before the doors were closed. Nobody wanted to miss the last evening.\n"
	l := lexicon()
	for _, c := range []struct {
		title string
		want  int
	}{
		{"We are still looking for the blue folder. Once Ann finds it we will tell you. Thanks", 3},
		{"The harbour in winter. The ferry on the left was sold to a museum. Photo by the author", 3},
		{"Where does the river end? Nobody on the boat could tell", 2},
		{"St. Mary's Church. A History", 1},
		{"No. 12. A Walk by the River", 1},
		{"Dr. Strange vs. Mr. Hyde", 1},
		{"Chapter one. The start of a long journey", 1},
		{"Smith v. Jones Corp. and the price of salt", 1},
	} {
		d := readText(t, l, c.title+body)
		n := 0
		for _, s := range d.sentences {
			if s.ParagraphID == d.paragraphs[0].ParagraphID {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%q has %d sentences, not %d", c.title, n, c.want)
		}
	}
}
