package resolve

import (
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// teams makes the names of towns those of their teams where an article stands before them that the language gives to
// teams alone: "El Valencia ganó al Sevilla".
func teams(p *passage) {
	if len(p.Lex.Teams) == 0 {
		return
	}
	for i := range p.Found {
		if f := &p.Found[i]; f.Type == "place" && f.End == 0 && f.From > 0 && team(p, f) {
			f.Type, f.Key, f.Canonical, f.Rule = "organization", "", "", "team"
			f.Key = p.KeyOf(f)
		}
	}
}

// team reports whether the name of a place is that of a team: a town's that is large or lies in the country where most
// people speak the language, behind such an article, and nothing tells which time or part of the town is meant.
func team(p *passage, f *sheet.Name) bool {
	article := &p.Tokens[f.From-1]
	if !p.Lex.Teams[article.Fold] || p.Lex.Features[f.Key] {
		return false
	}
	if scan.IsOpen(article.Fold) {
		return quotedTeam(p, f)
	}
	if p.Tokens[f.From].Joint != scan.Space {
		return false
	}
	if f.To < len(p.Tokens) && p.Lex.Connectors[p.Tokens[f.To].Fold] == language.ConnectorGenitive {
		return false
	}
	if e, end := p.Lookup(f.From); e == nil || end != f.To || e.Country {
		return false
	}
	if f.To-f.From == 1 && groupedApart(p, f.From) {
		return false // a word of every day: "el Centro"
	}
	town := p.Towns.Find(scan.Key(p.Tokens[f.From:f.To]))
	return town != nil && (town.Large || town.Land == p.Lex.Home)
}

// quotedTeam reports whether the name of a town or a region that stands alone in quotation marks is that of its team:
// no noun before it says what else is called so. "«Барселона» проиграла" is one, "фильм «Париж»" is none.
func quotedTeam(p *passage, f *sheet.Name) bool {
	open := f.From - 1
	if f.To >= len(p.Tokens) || !scan.Closes(p.Tokens[open].Fold, p.Tokens[f.To].Fold) {
		return false
	}
	if e, end := p.Lookup(f.From); e == nil || end != f.To || e.Country {
		return false
	}
	if open == 0 || p.Tokens[open].First {
		return true
	}
	before := &p.Tokens[open-1]
	return before.Kind == scan.Mark || p.Lex.Function[before.Fold] || p.Lex.VerbForm(before.Fold)
}

// groupedApart reports whether the word at token i stands in a group of words that name people, or is not mostly
// written with a capital. A word without a group tells nothing.
func groupedApart(p *passage, i int) bool {
	t := &p.Tokens[i]
	row, ok := p.Lex.Groups.Find(p.Clean.Text[t.Start:t.End])
	return ok && !strings.HasSuffix(row, "pc") && !strings.HasSuffix(row, "-c")
}
