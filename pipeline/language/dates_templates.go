package language

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Template is a way of writing a date, a period or a time of day, as a language has it. Text is what stands there, with
// fields in braces and optional parts in brackets: "the {decade}s", "第{n}季度", "[the ]week of {date}". Kind says what it
// is; package figures lists the kinds and the fields.
type Template struct {
	Kind, Text string
}

// template adds the templates of a row. The words in them become part of the vocabulary.
func (b *builder) template(kind, phrases string) error {
	for text := range strings.SplitSeq(phrases, "|") {
		if text == "" || strings.Count(text, "{") != strings.Count(text, "}") || strings.Count(text, "[") != strings.Count(text, "]") {
			return fmt.Errorf("template %q", text)
		}
		b.pack.Templates = append(b.pack.Templates, Template{kind, text})
		rest := text
		for rest != "" {
			literal, after, _ := strings.Cut(rest, "{")
			b.words(strings.NewReplacer("[", " ", "]", " ").Replace(literal), nil)
			_, rest, _ = strings.Cut(after, "}")
		}
	}
	return nil
}

// patternWords makes the words in CLDR patterns of dates part of the vocabulary: what stands in apostrophes, and
// letters outside ASCII.
func (b *builder) patternWords(patterns []string) {
	for _, pattern := range patterns {
		quoted := false
		var words strings.Builder
		for _, r := range pattern {
			if r == '\'' {
				quoted = !quoted
			}
			if quoted || r >= utf8.RuneSelf {
				words.WriteRune(r)
			} else {
				words.WriteByte(' ')
			}
		}
		if s := strings.ReplaceAll(words.String(), "'", " "); strings.TrimSpace(s) != "" {
			b.words(s, nil)
		}
	}
}
