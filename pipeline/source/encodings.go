package source

import (
	"io"
	"strings"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Encoding is a character encoding that sources may have.
type Encoding struct {
	Name string // preferred name of the IANA registry
	// Wider is the encoding that files so named have where they hold bytes that it lacks; empty if there is none. The
	// Encoding Standard (encoding.spec.whatwg.org) reads the narrow name as the wide one everywhere.
	Wider   string
	aliases string // further names, in the form that squeeze gives
	code    encoding.Encoding
	shifts  *Shifts
	tables  func() *Tables
}

// The encodings. Their tables are those of the Encoding Standard; the names are those of the IANA registry.
var encodings = []*Encoding{
	{Name: "UTF-8", aliases: "utf8 unicode11utf8 utf8sig cp65001"},
	{Name: "UTF-16", aliases: "unicode ucs2 iso10646ucs2", code: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{Name: "UTF-16LE", aliases: "ucs2le", code: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{Name: "UTF-16BE", aliases: "ucs2be", code: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{Name: "UTF-32", aliases: "ucs4 iso10646ucs4", code: utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{Name: "UTF-32LE", aliases: "ucs4le", code: utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{Name: "UTF-32BE", aliases: "ucs4be", code: utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{Name: "GB18030", aliases: "gb180302000 gb180302005 gb180302022", code: simplifiedchinese.GB18030},
	{Name: "GBK", Wider: "GB18030", aliases: "gb2312 gb231280 euccn xgbk cp936 windows936 ms936 chinese csgb2312 isoir58",
		code: simplifiedchinese.GB18030},
	{Name: "Big5", aliases: "big5 big5hkscs xxbig5 cnbig5 cp950 windows950 csbig5", code: traditionalchinese.Big5},
	{Name: "Shift_JIS", aliases: "shiftjis sjis xsjis mskanji cp932 windows31j windows932 ms932 csshiftjis",
		code: japanese.ShiftJIS},
	{Name: "EUC-JP", aliases: "eucjp xeucjp ujis cseucpkdfmtjapanese", code: japanese.EUCJP},
	{Name: "EUC-KR", aliases: "euckr ksc5601 ksc56011987 ksc56011989 cp949 uhc windows949 ms949 korean cseuckr isoir149",
		code: korean.EUCKR},
	{Name: johab, aliases: "johab ksjohab cp1361 windows1361 ms1361"},
	{Name: "ISO-2022-JP", aliases: "iso2022jp csiso2022jp jis cp50220 cp50221 cp50222", shifts: japaneseShifts},
	{Name: "ISO-2022-KR", aliases: "iso2022kr csiso2022kr cp50225", shifts: koreanShifts},
	{Name: "ISO-2022-CN", aliases: "iso2022cn csiso2022cn cp50227", shifts: chineseShifts},
	{Name: "HZ-GB-2312", aliases: "hz hzgb2312 xhzgb2312", shifts: hzShifts},
	{Name: "UTF-7", aliases: "utf7 unicode11utf7 csutf7 cp65000", shifts: utf7Shifts},
	{Name: "windows-1250", aliases: "cp1250 xcp1250", code: charmap.Windows1250},
	{Name: "windows-1251", aliases: "cp1251 xcp1251", code: charmap.Windows1251},
	{Name: "windows-1252", aliases: "cp1252 xcp1252 ansi", code: charmap.Windows1252},
	{Name: "windows-1253", aliases: "cp1253 xcp1253", code: charmap.Windows1253},
	{Name: "windows-1254", aliases: "cp1254 xcp1254", code: charmap.Windows1254},
	{Name: "windows-1255", aliases: "cp1255 xcp1255", code: charmap.Windows1255},
	{Name: "windows-1256", aliases: "cp1256 xcp1256", code: charmap.Windows1256},
	{Name: "windows-1257", aliases: "cp1257 xcp1257", code: charmap.Windows1257},
	{Name: "windows-1258", aliases: "cp1258 xcp1258", code: charmap.Windows1258},
	{Name: "windows-874", aliases: "cp874 dos874 iso885911 tis620", code: charmap.Windows874},
	{Name: "ISO-8859-1", Wider: "windows-1252", aliases: "iso88591 iso885911987 latin1 l1 cp819 ibm819 isoir100 ascii " +
		"usascii ansix341968 iso646us", code: charmap.ISO8859_1},
	{Name: "ISO-8859-2", aliases: "iso88592 iso885921987 latin2 l2 isoir101", code: charmap.ISO8859_2},
	{Name: "ISO-8859-3", aliases: "iso88593 iso885931988 latin3 l3 isoir109", code: charmap.ISO8859_3},
	{Name: "ISO-8859-4", aliases: "iso88594 iso885941988 latin4 l4 isoir110", code: charmap.ISO8859_4},
	{Name: "ISO-8859-5", aliases: "iso88595 iso885951988 cyrillic isoir144", code: charmap.ISO8859_5},
	{Name: "ISO-8859-6", aliases: "iso88596 iso885961987 arabic asmo708 ecma114 isoir127", code: charmap.ISO8859_6},
	{Name: "ISO-8859-7", aliases: "iso88597 iso885971987 greek greek8 ecma118 elot928 isoir126", code: charmap.ISO8859_7},
	{Name: "ISO-8859-8", aliases: "iso88598 iso885981988 hebrew visual iso88598e iso88598i logical isoir138",
		code: charmap.ISO8859_8},
	{Name: "ISO-8859-9", Wider: "windows-1254", aliases: "iso88599 iso885991989 latin5 l5 isoir148",
		code: charmap.ISO8859_9},
	{Name: "ISO-8859-10", aliases: "iso885910 iso8859101992 latin6 l6 isoir157", code: charmap.ISO8859_10},
	{Name: "ISO-8859-13", aliases: "iso885913 latin7 l7", code: charmap.ISO8859_13},
	{Name: "ISO-8859-14", aliases: "iso885914 latin8 l8", code: charmap.ISO8859_14},
	{Name: "ISO-8859-15", aliases: "iso885915 latin9 l9", code: charmap.ISO8859_15},
	{Name: "ISO-8859-16", aliases: "iso885916 latin10 l10", code: charmap.ISO8859_16},
	{Name: "KOI8-R", aliases: "koi8r koi8 koi cskoi8r", code: charmap.KOI8R},
	{Name: "KOI8-U", aliases: "koi8u koi8ru", code: charmap.KOI8U},
	{Name: "IBM866", aliases: "ibm866 cp866 866 csibm866", code: charmap.CodePage866},
	{Name: "IBM850", aliases: "ibm850 cp850 850 cspc850multilingual", code: charmap.CodePage850},
	{Name: "IBM852", aliases: "ibm852 cp852 852 cspcp852", code: charmap.CodePage852},
	{Name: "IBM437", aliases: "ibm437 cp437 437 cspc8codepage437", code: charmap.CodePage437},
	{Name: "macintosh", aliases: "mac macroman xmacroman csmacintosh", code: charmap.Macintosh},
	{Name: "x-mac-cyrillic", aliases: "maccyrillic xmacukrainian", code: charmap.MacintoshCyrillic},
}

func init() {
	for _, e := range encodings {
		switch {
		case e.Name == johab:
			e.tables = sync.OnceValue(johabTables)
		case e.code != nil && !e.IsWide():
			e.tables = sync.OnceValue(func() *Tables { return newTables(e) })
		}
	}
}

// Named finds an encoding by any of its usual names: those of the IANA registry, of the Encoding Standard, and the code
// pages of systems and languages, whatever their case and punctuation. It is nil for a name that is not known.
func Named(label string) *Encoding {
	want := squeeze(label)
	if want == "" {
		return nil
	}
	for _, e := range encodings {
		if squeeze(e.Name) == want {
			return e
		}
	}
	for _, e := range encodings {
		for a := range strings.FieldsSeq(e.aliases) {
			if a == want {
				return e
			}
		}
	}
	code, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	for _, e := range encodings {
		if e.code == code {
			return e
		}
	}
	return nil
}

// IsWide reports whether every character takes two bytes or four, those of ASCII too.
func (e *Encoding) IsWide() bool {
	return strings.HasPrefix(e.Name, "UTF-16") || strings.HasPrefix(e.Name, "UTF-32")
}

// Names lists the preferred names of all encodings.
func Names() []string {
	out := make([]string, len(encodings))
	for i, e := range encodings {
		out[i] = e.Name
	}
	return out
}

// squeeze gives the letters and digits of a name, in lower case.
func squeeze(label string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		}
		return -1
	}, label)
}

// Decode gives the text of bytes in the encoding, U+FFFD for those that it does not have. It does not look for a byte
// order mark.
func (e *Encoding) Decode(data []byte) string {
	switch {
	case e.shifts != nil:
		return e.shifts.decode(data)
	case e.code == nil && e.tables != nil:
		return e.Tables().decode(data)
	case e.code == nil:
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	text, err := e.code.NewDecoder().Bytes(data)
	if err != nil {
		return "\uFFFD"
	}
	return string(text)
}

// Reader gives the text of a stream as Decode does, for an encoding of the Encoding Standard other than UTF-8.
func (e *Encoding) Reader(in io.Reader) io.Reader { return e.code.NewDecoder().Reader(in) }

// Tables gives what decodes single characters; nil for the forms of Unicode.
func (e *Encoding) Tables() *Tables {
	if e.tables == nil {
		return nil
	}
	return e.tables()
}
