package identify

// alone are the languages of scripts that, in plain texts, serve one language only.
var alone = []struct {
	lo, hi rune
	tag    string
}{
	{0x0780, 0x07BF, "dv"}, {0x07C0, 0x07FF, "nqo"}, {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"}, {0x0A80, 0x0AFF, "gu"},
	{0x0B00, 0x0B7F, "or"}, {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"}, {0x0C80, 0x0CFF, "kn"}, {0x0D00, 0x0D7F, "ml"},
	{0x0D80, 0x0DFF, "si"}, {0x10A0, 0x10FF, "ka"}, {0x13A0, 0x13FF, "chr"}, {0x1C50, 0x1C7F, "sat"}, {0x2D30, 0x2D7F, "zgh"},
	{0xA000, 0xA4CF, "ii"}, {0x1E900, 0x1E95F, "ff-Adlm"},
}

// aloneTag is the language of a letter of otherScript.
func aloneTag(r rune) string {
	for _, a := range alone {
		if r >= a.lo && r <= a.hi {
			return a.tag
		}
	}
	return ""
}
