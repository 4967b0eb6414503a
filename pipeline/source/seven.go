package source

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Two more encodings are of ASCII alone, with printed signs in place of escape sequences: HZ (RFC 1843), in which ~{
// and ~} stand around Chinese, and UTF-7 (RFC 2152), in which + and - stand around characters of UTF-16 in base64.

var (
	hzShifts    = &Shifts{signed: hzNext}
	utf7Shifts  = &Shifts{signed: utf7Next}
	base64Units = base64.RawStdEncoding.Strict()
)

// hzNext reads what ~ begins: ~~ is a tilde, a tilde before a line end is nothing, and so is that line end. Chinese
// ends with its line at the latest.
func hzNext(data []byte) (string, int) {
	switch {
	case data[0] != '~':
		return string(rune(data[0])), 1
	case prefixOf(data, []string{"~~"}) > 0:
		return "~", 2
	case prefixOf(data, []string{"~\n"}) > 0:
		return "", 2
	case prefixOf(data, []string{"~{"}) == 0:
		return "", 0
	}
	end := 2
	for end+1 < len(data) && isGraphic(data[end]) && data[end] != '~' && isGraphic(data[end+1]) {
		end += 2
	}
	closed := prefixOf(data[end:], []string{"~}"})
	if end < len(data) && closed == 0 && prefixOf(data[end:], []string{"\n", "\r\n"}) == 0 {
		return "", 0
	}
	wide := make([]byte, end-2)
	for i, c := range data[2:end] {
		wide[i] = c | 0x80
	}
	text := decoded(simplifiedchinese.GBK, wide)
	if text == "" && end > 2 {
		return "", 0
	}
	return text, end + closed
}

func isGraphic(c byte) bool { return c >= 0x21 && c <= 0x7E }

// utf7Next reads what + begins: +- is a plus sign; a hyphen that ends base64 is nothing, any other sign is itself.
func utf7Next(data []byte) (string, int) {
	if data[0] != '+' {
		return string(rune(data[0])), 1
	}
	end := 1
	for end < len(data) && isBase64(data[end]) {
		end++
	}
	closed := prefixOf(data[end:], []string{"-"})
	if end == 1 && closed == 1 {
		return "+", 2
	}
	text := utf16Text(string(data[1:end]))
	if text == "" {
		return "", 0
	}
	return text, end + closed
}

// base64Signs are the characters of base64.
const base64Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func isBase64(c byte) bool { return strings.IndexByte(base64Signs, c) >= 0 }

// utf16Text gives the characters of UTF-16, high byte first, that base64 without padding says; empty if it says none.
func utf16Text(code string) string {
	b, err := base64Units.DecodeString(code)
	if err != nil || len(b)%2 != 0 {
		return ""
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	text := string(utf16.Decode(units))
	if strings.ContainsRune(text, utf8.RuneError) || strings.ContainsAny(text, "\r\n\x00") {
		return ""
	}
	return text
}
