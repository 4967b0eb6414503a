package main

import (
	"fmt"
	"strings"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/registry"
	"example.org/sourcebook/cmd/sourcebook/settings"
	"example.org/sourcebook/cmd/sourcebook/versions"
	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/lineage/attest"
	"example.org/sourcebook/schema"
)

// commandResult is what a command prints with --json: an example of each of its forms.
type commandResult struct {
	command string
	forms   []any
}

// rowsOf is a list with a row of a table.
func rowsOf(t *schema.Table) []printed.Row { return []printed.Row{{Table: t}} }

// results are the results of all commands on standard output, and last the messages on standard error.
func results() []commandResult {
	document := read{Document: printed.Row{Table: schema.Documents}}
	compared := map[string][]printed.Row{}
	for _, t := range []*schema.Table{schema.Alignments, schema.Facts, schema.Statements, schema.Documents} {
		compared[t.Name] = rowsOf(t)
	}
	return []commandResult{
		{"init", []any{begun{MessageType: "init"}}},
		{"build", []any{built{MessageType: "summary"}, planned{MessageType: "plan"}}},
		{"verify", []any{verified{MessageType: "summary"}}},
		{"rebuild", []any{rebuilt{MessageType: "summary"}}},
		{"attest", []any{attest.Statement{}}},
		{"show", []any{glance{}, document, explained{}}},
		{"entities", []any{[]registry.Entity{}}},
		{"figures", []any{foundFigures{MessageType: "figures", Figures: rowsOf(schema.Figures),
			Rejections: rowsOf(schema.Rejections)}}},
		{"align", []any{compared}},
		{"compare", []any{[]versions.Fact{}}},
		{"diff", []any{printed.Difference{MessageType: "difference"}}},
		{"trace", []any{traced{MessageType: "trace"}}},
		{"config", []any{settings.Shown{MessageType: "settings"}}},
		{"cache", []any{cached{MessageType: "summary"}}},
		{"schema", []any{[]schema.DictionaryTable{}}},
		{"version", []any{versionOf{}}},
		{"messages", []any{begins{MessageType: messageStatus}, status{MessageType: messageStatus},
			rebuildStep{MessageType: messageStatus}, warning{MessageType: messageWarning},
			failure{MessageType: messageFailure}}},
	}
}

// resultNames are the names of the results, in their order.
func resultNames() []string {
	var names []string
	for _, r := range results() {
		names = append(names, r.command)
	}
	return names
}

// printSchema prints the JSON Schema of what a command prints.
func printSchema(a *app, command string) error {
	for _, r := range results() {
		if r.command != command {
			continue
		}
		title := fmt.Sprintf("what sourcebook %s prints with --json", command)
		if command == "messages" {
			title = "a line on standard error with --json"
		}
		b, err := printed.Schema(title, r.forms...).Bytes()
		if err == nil {
			_, err = a.out.Write(b)
		}
		return err
	}
	return exit{codeUsage, fmt.Errorf("no command %q prints JSON%s; those that do are %s", command,
		corpus.Suggest(command, resultNames()), strings.Join(resultNames(), ", "))}
}
