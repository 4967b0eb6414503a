package main

import (
	"embed"
	"slices"
	"strings"

	"example.org/sourcebook/cmd/lexicon/table"
)

// tables say which languages there are, and what the sources and the generator call things.
//
//go:embed *.tsv
var tables embed.FS

// languages are the languages whose lexicons of names are generated; three of them have sources of their own.
var (
	languages = table.Column(tables, "languages.tsv", "language")
	inEnglish = languageOf("wordnet")
	inFrench  = languageOf("lemmas")
	inChinese = languageOf("cedict")
)

// languageOf gives the language of a source.
func languageOf(source string) string {
	for _, row := range table.Rows(tables, "languages.tsv", "language", "source") {
		if row[1] == source {
			return row[0]
		}
	}
	panic("no language of " + source)
}

// wordsOf gives the words that the generator takes for something, see words.tsv.
func wordsOf(what string) []string {
	list := table.Map(tables, "words.tsv", "what", "words")[what]
	if list == "" {
		panic("no words: " + what)
	}
	return strings.Split(list, "|")
}

// fakerLanguages gives the languages for which locales of Faker are read by themselves.
func fakerLanguages() []string {
	var out []string
	for _, row := range table.Rows(tables, "faker.tsv", "locale", "for") {
		if len(row[1]) == 2 && !slices.Contains(out, row[1]) {
			out = append(out, row[1])
		}
	}
	return out
}

// fakerLocales gives the locales of Faker that are read for something, see faker.tsv.
func fakerLocales(what string) []string {
	var out []string
	for _, row := range table.Rows(tables, "faker.tsv", "locale", "for") {
		if row[1] == what {
			out = append(out, row[0])
		}
	}
	return out
}
