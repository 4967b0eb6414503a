package spelling

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// Chinese spells a name of another language by the syllables that are the nearest to it. They have vowels where the
// name has none, and leave out or change some of its consonants, in ways that the lexicon lists.

// Sides are those that transcription.tsv tells of.
const (
	OfIdeographs = "ideographs"
	OfLetters    = "letters"
)

// transcription is the consonants that spellings of a side come to.
type transcription map[string][]string

// longestSpelling is how many letters a spelling of the list has at most.
const longestSpelling = 4

// mostTranscribed is how many ways there are to read the consonants of a word at most.
const mostTranscribed = 64

// Transcribed gives the rows of consonants that a word in Latin letters may come to in a name that Chinese spells: on
// one side how ideographs read, on the other how a name in letters does. They are capitals.
func (r *Reader) Transcribed(side, word string) ([]string, error) {
	list, err := language.Read(r.lexicon, "root/transcription.tsv", "transcription", readTranscription)
	if err != nil {
		return nil, err
	}
	letters := slices.Compact([]rune(character.Plain(word)))
	var options [][]string
	for i := 0; i < len(letters); {
		n := min(longestSpelling, len(letters)-i)
		for n > 0 && list[side][string(letters[i:i+n])] == nil {
			n--
		}
		if n > 0 {
			options = append(options, list[side][string(letters[i:i+n])])
		}
		i += max(n, 1)
	}
	out := Products(options, mostTranscribed)
	slices.Sort(out)
	return slices.Compact(out), nil
}

func readTranscription(f *language.File) map[string]transcription {
	out := map[string]transcription{OfIdeographs: {}, OfLetters: {}}
	for row := range f.Rows("side", "spelling", "sounds") {
		if side := out[row.Text(0)]; utf8.RuneCountInString(row.Text(1)) <= longestSpelling {
			side[row.Text(1)] = strings.Split(strings.ReplaceAll(row.Text(2), "-", ""), "|")
		}
	}
	return out
}
