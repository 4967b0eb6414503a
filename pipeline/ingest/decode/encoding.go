package decode

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/source"
)

// Bytes turns the bytes of a source into text. declared is the encoding that corpus.yaml gives, or empty; media is the
// media type. What is declared comes first, then a byte order mark, then what a page says of itself, then UTF-8; else
// the bytes themselves must say it beyond doubt.
func Bytes(data []byte, declared, media string, lexicon *language.Lexicon) (*Text, *Fault) {
	if len(data) == 0 {
		return nil, &Fault{Offset: -1, What: "the file is empty; remove it from the corpus"}
	}
	marked := Mark(data)
	switch {
	case declared == "" || declared == marked || declared == strings.TrimRight(marked, "LBE"):
	case marked != "" && (marked == "UTF-8" || declared == "UTF-8" || source.Named(declared).IsWide()):
		return nil, &Fault{0, 1, fmt.Sprintf("the source is declared as %s but begins with the byte order mark of %s; "+
			"correct the encoding in corpus.yaml", declared, marked)}
	default:
		d, fault := As(data, declared)
		if declared == "UTF-8" && fault != nil {
			fault = guessed(data, fault, media, "correct it in", lexicon)
		}
		return d, fault
	}
	if marked != "" {
		return As(data, marked)
	}
	return decodeUnnamed(data, media, lexicon)
}

// decodeUnnamed decodes bytes of which neither corpus.yaml nor a byte order mark says the encoding.
func decodeUnnamed(data []byte, media string, lexicon *language.Lexicon) (*Text, *Fault) {
	if media == source.HTML || media == source.XML {
		if e := pageEncoding(data); e != nil && !proves(data, e) {
			d, fault := As(data, e.Name)
			if e.Name == "UTF-8" && fault != nil {
				fault = guessed(data, fault, media, "declare it in", lexicon)
			}
			return d, fault
		}
	}
	if i := shift(data); i >= 0 {
		return decodeEscaped(data, i)
	}
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		if name := signedEncoding(data); name != "" {
			return As(data, name)
		}
		return decodeUTF8(data)
	}
	return detect(data, media, lexicon)
}

// proves reports whether bytes are UTF-8 beyond doubt, whatever a page states: a page that was converted when it was
// saved keeps its statement. Text in a legacy encoding is valid UTF-8 by chance only where it has few sequences.
func proves(data []byte, stated *source.Encoding) bool {
	if stated.Name == "UTF-8" || !utf8.Valid(data) {
		return false
	}
	sequences, long := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRune(data[i:])
		i += n
		sequences++
		if n > 2 {
			long++
		}
	}
	if sequences >= 8 || sequences >= 4 && long > 0 {
		return true
	}
	t := stated.Tables()
	return sequences > 0 && t != nil && t.Single()
}

// shift finds the first escape sequence of ISO-2022-JP, -KR or -CN that designates a set of two bytes a character; -1
// for none. Such a file is ASCII to the letter, and would pass as UTF-8.
func shift(data []byte) int {
	for from := 0; ; {
		i := bytes.Index(data[from:], []byte("\x1B$"))
		if i < 0 {
			return -1
		}
		i += from
		if designates(data[i+2:]) {
			return i
		}
		from = i + 2
	}
}

// designates reports whether what follows "ESC $" designates a set of two bytes a character.
func designates(rest []byte) bool {
	switch {
	case len(rest) == 0:
		return false
	case rest[0] >= '@' && rest[0] <= 'B':
		return true
	case len(rest) == 1 || rest[0] != '(' && rest[0] != ')':
		return false
	}
	return rest[1] >= '@' && rest[1] <= 'G'
}
