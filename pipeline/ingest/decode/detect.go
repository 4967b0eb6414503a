package decode

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
)

// The encoding of bytes that declare none is told as the one whose text is the best spelled: each encoding that the
// bytes are valid in is tried, and its text is held against the letters and letter sequences of languages. Li and
// Momoi, A composite approach to language/encoding detection (2001), combine the same evidence: valid bytes, frequent
// characters, letter sequences. Here a doubt is an answer: unless one text is well spelled and every other one is
// clearly worse, the file is refused, and the best guess named. Encodings that give the same text are one answer. All
// scores are whole numbers.

// sampleSize is how many bytes are held against the spelling of languages.
const sampleSize = 16 << 10

// singles are the encodings of one byte a character that are told apart, those of widest use first: of several that
// give the same text the first one is named.
var singles = []string{"windows-1252", "windows-1251", "windows-1250", "windows-1253", "windows-1254", "windows-1256",
	"windows-1255",
	"windows-1257", "windows-874", "ISO-8859-15", "ISO-8859-2", "ISO-8859-5", "ISO-8859-7", "ISO-8859-6", "ISO-8859-8",
	"ISO-8859-13", "KOI8-R", "KOI8-U", "IBM866", "macintosh", "x-mac-cyrillic", "ISO-8859-3", "ISO-8859-4", "ISO-8859-10",
	"ISO-8859-14",
	"ISO-8859-16", "IBM850", "IBM852", "IBM437"}

// rarest is the number of the first of singles that files hardly have today: it is taken only where it is declared.
var rarest = slices.Index(singles, "macintosh")

// multis are the encodings of several bytes a character that are told apart.
var multis = []string{"GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR"}

// detect decodes bytes that are not UTF-8 and declare no encoding.
func detect(data []byte, media string, lexicon *language.Lexicon) (*Text, *Fault) {
	_, broken := decodeUTF8(data)
	if bytes.IndexByte(data, 0) >= 0 {
		switch {
		case isUTF32(data, binary.LittleEndian):
			return As(data, "UTF-32LE")
		case isUTF32(data, binary.BigEndian):
			return As(data, "UTF-32BE")
		}
		if name := unmarked(data, lexicon); name != "" {
			return As(data, name)
		}
		return nil, broken
	}
	if mostlyUTF8(data) {
		return nil, broken
	}
	name, sure := guess(data, media, lexicon)
	if sure {
		if d, f := As(data, name); f == nil {
			return d, nil
		}
	}
	if utf16 := unmarked(data, lexicon); utf16 != "" && !sure {
		return As(data, utf16)
	}
	if name != "" {
		f := *broken
		f.What = fmt.Sprintf("invalid UTF-8 (%s), and no other encoding is beyond doubt; the best guess is %s: if it is "+
			"right, declare it in corpus.yaml (encoding: %s), else mend the file or convert it to UTF-8",
			hexBytes(data[f.Offset:]), name, name)
		return nil, &f
	}
	return nil, broken
}

// guess tells the encoding of bytes that are not UTF-8; name is empty if there is no guess.
func guess(data []byte, media string, lexicon *language.Lexicon) (name string, sure bool) {
	model, err := spelling(lexicon)
	if err != nil || model.frequent[0] == nil {
		return "", false
	}
	shown := data
	if media == source.HTML {
		shown = shownBytes(data)
	}
	name, sure = model.encoding(data, shown)
	if !sure && name != "" && !model.spells(name, shown) {
		name = "" // a wrong guess is worse than none
	}
	return name, sure
}

// guessed adds the best guess of the encoding to the fault of bytes that are declared as UTF-8 and are not; what says
// what to do with it.
func guessed(data []byte, fault *Fault, media, what string, lexicon *language.Lexicon) *Fault {
	if fault.Offset < 0 || bytes.IndexByte(data, 0) >= 0 || mostlyUTF8(data) {
		return fault
	}
	name, _ := guess(data, media, lexicon)
	if name == "" {
		return fault
	}
	f := *fault
	f.What = fmt.Sprintf("invalid UTF-8 (%s); the best guess is %s: if it is right, %s corpus.yaml (encoding: %s), else "+
		"mend the file or convert it to UTF-8", hexBytes(data[f.Offset:]), name, what, name)
	return &f
}

// mostlyUTF8 reports whether bytes hold more sequences of UTF-8 than bytes that are none of it.
func mostlyUTF8(data []byte) bool {
	valid, invalid := sequences(data)
	return valid > invalid
}

// invalid says what is wrong with bytes that are not UTF-8 from a place on.
func invalid(data []byte, from int) string {
	shown := hexBytes(data[from:])
	valid, invalid := sequences(data)
	if valid <= invalid {
		return fmt.Sprintf("invalid UTF-8 (%s); mend the file, or convert it to UTF-8 if it is in another encoding", shown)
	}
	if invalid == 1 {
		return fmt.Sprintf("invalid UTF-8 (%s), the only place in a file that is UTF-8 otherwise; mend it", shown)
	}
	return fmt.Sprintf("invalid UTF-8 (%s), the first of %d places in a file that is UTF-8 otherwise; mend them", shown,
		invalid)
}

// shownBytes gives the bytes of a page that are not markup, whatever its encoding: the second bytes of no encoding look
// like the begin or end of a tag.
func shownBytes(page []byte) []byte {
	out := make([]byte, 0, len(page)/2)
	for t := markup.NewTokens(string(page)); t.Next(); {
		if t.Type != html.TextToken || t.Hidden {
			out = append(out, ' ')
			continue
		}
		for text := t.Raw(); len(text) > 0; {
			i := bytes.IndexByte(text, '&')
			if i < 0 {
				out = append(out, text...)
				break
			}
			out = append(append(out, text[:i]...), ' ')
			for i++; i < len(text) && (isNameByte(text[i]) || text[i] == '#'); {
				i++
			}
			text = text[i:]
		}
	}
	return out
}

// sequences counts the valid sequences of two and more bytes of UTF-8, and the places where bytes are invalid.
func sequences(data []byte) (valid, invalid int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			invalid++
		} else {
			valid++
		}
		i += n
	}
	return valid, invalid
}

// sample cuts what is looked at: the lines with bytes beyond ASCII come first, as far as they go into the sample.
func sample(data []byte) []byte {
	if len(data) <= sampleSize {
		return data
	}
	var out []byte
	for rest := data; len(rest) > 0 && len(out) < sampleSize; {
		line := rest
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			line = rest[:i+1]
		}
		rest = rest[len(line):]
		first := bytes.IndexFunc(line, func(r rune) bool { return r >= utf8.RuneSelf })
		if first < 0 {
			continue
		}
		if first > sampleSize/4 { // a long line: from a word before its first byte beyond ASCII on
			i := bytes.LastIndexByte(line[:first], ' ')
			line = line[max(i, first-100):]
		}
		out = append(out, line[:min(len(line), sampleSize-len(out))]...)
	}
	return out
}

// rareContext is how many bytes on either side of a rare byte are looked at.
const rareContext = 60

// withRare adds to a sample the places of the bytes beyond ASCII that it lacks, from blank to blank: encodings that
// agree on the sample may part on them.
func withRare(data, piece []byte) []byte {
	var seen [256]bool
	for _, c := range piece {
		seen[c] = true
	}
	piece = slices.Clip(piece)
	for i, c := range data {
		if c < utf8.RuneSelf || seen[c] {
			continue
		}
		from, to := max(0, i-rareContext), min(len(data), i+rareContext)
		if k := bytes.IndexByte(data[from:i], ' '); k >= 0 {
			from += k
		}
		if k := bytes.LastIndexByte(data[i:to], ' '); k >= 0 {
			to = i + k
		}
		piece = append(append(piece, ' '), data[from:to]...)
		for _, c := range data[from:to] {
			seen[c] = true
		}
	}
	return piece
}

// answer is an encoding with its text of the sample.
type answer struct {
	name  string
	text  string
	score int
	sound bool // well spelled
	// handicap has been taken off the score, as hardly any file is in this encoding
	handicap int
}

// encoding tells the encoding of bytes; sure is false for a guess, and name is empty if there is none.
// shown is what is text of them.
func (m *model) encoding(data, shown []byte) (name string, sure bool) {
	piece := sample(shown)
	multi := m.best(data, piece)
	piece = withRare(shown, piece)
	all := m.singles(piece)
	switch {
	case len(all) == 0 && multi == nil:
		return "", false
	case len(all) == 0 || multi != nil && !all[0].sound:
		return multi.name, multi.sound
	case multi != nil && multi.sound: // both are well spelled
		return multi.name, false
	case paired(piece):
		return all[0].name, false
	}
	first := all[0]
	if toned(piece) {
		return "windows-1258", true
	}
	if len(all) > 1 && first.score-all[1].score < margin(differ(first.text, all[1].text)) {
		return first.name, false
	}
	for _, a := range all[1:] { // an encoding that is rare, but spells the few places better where the two differ
		if a.score+a.handicap >= first.score+margin(differ(first.text, a.text)) {
			return a.name, false
		}
	}
	return first.name, first.sound
}

// spells reports whether bytes are well spelled in an encoding that they may have, or have too few beyond ASCII to say:
// a guess that is worth a look.
func (m *model) spells(name string, shown []byte) bool {
	few := 0
	for _, c := range shown {
		if c >= utf8.RuneSelf {
			few++
		}
	}
	if few*8 <= len(shown) && name == singles[0] { // the encoding of most files
		return true
	}
	e := source.Named(name)
	if !e.Tables().Single() {
		_, sound := m.scoreMulti(sample(shown), e)
		return sound
	}
	text, ok := decodeSingle(withRare(shown, sample(shown)), e)
	_, sound := m.score(text, name == singles[0])
	return ok && sound
}

// Tones are bytes that windows-1258 has for marks over or under the vowel before them. In other encodings they are
// letters, three of them capitals, and no capital follows a small vowel.
const (
	tones        = "\xCC\xD2\xDE\xEC\xF2"
	capitalTones = 3 // the first of them
	tonedVowels  = "aeiouyAEIOUY\xE2\xE3\xEA\xF4\xF5\xFD\xC2\xC3\xCA\xD4\xD5\xDD"
	leastToned   = 5 // vowels with a tone that show the encoding
)

// toned reports whether bytes are in windows-1258: wherever they have tones, a vowel stands before them, and several
// of those that are capitals elsewhere follow small letters.
func toned(data []byte) bool {
	n, capitals := 0, 0
	for i, c := range data {
		k := strings.IndexByte(tones, c)
		if k < 0 {
			continue
		}
		if i == 0 || strings.IndexByte(tonedVowels, data[i-1]) < 0 {
			return false
		}
		n++
		if k < capitalTones && (data[i-1] >= 'a' && data[i-1] <= 'z' || data[i-1] >= 0xE0) {
			capitals++
		}
	}
	return n >= leastToned && capitals >= leastToned/2
}

// singles gives what the encodings of one byte a character make of a piece, the best first.
func (m *model) singles(piece []byte) []answer {
	var all []answer
	seen := map[string]bool{}
	for i, name := range singles {
		text, ok := decodeSingle(piece, source.Named(name))
		if !ok || seen[text] {
			continue
		}
		seen[text] = true
		a := answer{name: name, text: text}
		a.score, a.sound = m.score(text, i == 0)
		if i >= rarest {
			a.sound, a.handicap = false, 4+beyond(text)
			a.score -= a.handicap
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b answer) int { return b.score - a.score })
	return all
}

// paired reports whether all bytes beyond ASCII come in runs of even length, two or more of them, as those of encodings
// of two bytes a character do: then a reading of single bytes is in doubt.
func paired(data []byte) bool {
	runs, length := 0, 0
	for i := 0; i <= len(data); i++ {
		if i < len(data) && data[i] >= utf8.RuneSelf {
			length++
			continue
		}
		if length%2 != 0 {
			return false
		}
		if length > 0 {
			runs++
		}
		length = 0
	}
	return runs > 1
}

// margin is the difference of scores from which one of two texts that differ in n characters is clearly better spelled.
func margin(n int) int { return 4 + min(n, 40)/2 }

// beyond counts the characters of a text that are not ASCII.
func beyond(text string) int {
	n := 0
	for _, r := range text {
		if r >= 0x80 {
			n++
		}
	}
	return n
}

// differ counts the characters in which two texts of the same bytes differ.
func differ(a, b string) int {
	n := 0
	for a != "" && b != "" {
		r, i := utf8.DecodeRuneInString(a)
		q, j := utf8.DecodeRuneInString(b)
		if r != q {
			n++
		}
		a, b = a[i:], b[j:]
	}
	return n
}

// decodeSingle decodes an encoding of one byte a character; false if a byte is not defined or is a control character.
func decodeSingle(data []byte, e *source.Encoding) (string, bool) {
	t := e.Tables()
	var b strings.Builder
	b.Grow(len(data) * 2)
	for i := range data {
		r, _, n := t.Character(data[i : i+1])
		if n == 0 || r >= 0x80 && r < 0xA0 || unicode.Is(unicode.Co, r) {
			return "", false
		}
		b.WriteRune(r)
	}
	return b.String(), true
}

// unmarked tells whether bytes are UTF-16 without a byte order mark, and gives its name; empty if that is not certain.
func unmarked(data []byte, lexicon *language.Lexicon) string {
	if len(data)%2 != 0 || len(data) < 16 {
		return ""
	}
	model, err := spelling(lexicon)
	if err != nil {
		return ""
	}
	// ASCII and Latin letters have a zero byte on one side; on the other a few other characters have one.
	var zeros [2]int
	for i, c := range data {
		if c == 0 {
			zeros[i%2]++
		}
	}
	le, be := 0, 0
	many := len(data) / 20
	if zeros[0] < many || zeros[1] > zeros[0] {
		le = model.ordinary(data, binary.LittleEndian)
	}
	if zeros[1] < many || zeros[0] > zeros[1] {
		be = model.ordinary(data, binary.BigEndian)
	}
	switch {
	case le >= 40 && be*4 <= le:
		return "UTF-16LE"
	case be >= 40 && le*4 <= be:
		return "UTF-16BE"
	}
	return ""
}

// isShown reports whether a text may hold the character: none of private use, no control character but white space.
func isShown(r rune) bool {
	switch {
	case r == 0 || unicode.Is(unicode.Co, r):
		return false
	case unicode.IsSpace(r):
		return true
	}
	return unicode.IsPrint(r) || unicode.Is(unicode.Cf, r)
}

// isUsual reports whether the character is usual in any text: ASCII, kana with their punctuation, frequent Han, Hangul.
func (m *model) isUsual(r rune) bool {
	if r < utf8.RuneSelf || r >= 0x3000 && r <= 0x30FF {
		return true
	}
	return m.frequent[simplified][r] || m.frequent[traditional][r] || m.frequent[korean][r]
}

// ordinary gives the share, in per cent, of the characters of UTF-16 that texts are made of: letters of ASCII, blanks
// and line ends, letters of alphabets that their neighbours share, frequent Han, kana and Hangul. It is 0 if the bytes
// are not valid or hold control characters.
func (m *model) ordinary(data []byte, order binary.ByteOrder) int {
	n := min(len(data), sampleSize) / 2
	units := make([]uint16, n)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	good, total, last := 0, 0, -1
	for i, r := range utf16.Decode(units) {
		if r == utf8.RuneError && i < n-2 || !isShown(r) {
			return 0
		}
		total++
		block := int(r >> 8)
		if m.isUsual(r) || r < 0x2000 && block == last && unicode.IsLetter(r) {
			good++
		}
		last = block
	}
	if total == 0 {
		return 0
	}
	return good * 100 / total
}

// isNameByte reports whether a byte may be part of the name of a character.
func isNameByte(c byte) bool { return c >= '0' && c <= '9' || isASCIILetter(rune(c)) }
