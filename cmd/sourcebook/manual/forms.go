package manual

import (
	"fmt"
	"strings"
)

// escape keeps what a text says from being a request of roff.
var escape = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n.", "\n\\&.", "\n'", "\n\\&'")

// roff writes a page for man. It has no date: it is what the program says, whenever it is written.
func roff(w *strings.Builder, p *page) {
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
	text := func(s string) string { return escape.Replace("\n" + s)[1:] }
	listed := func(title string, list []string) {
		if len(list) > 0 {
			line(".SH %s\n.nf\n%s\n.fi", title, text(strings.Join(list, "\n")))
		}
	}
	line(`.TH "%s" "1" "" "" "Sourcebook"`, text(strings.ToUpper(p.name)))
	line(".SH NAME\n%s \\- %s", text(p.name), text(p.about))
	if p.use != "" {
		line(".SH SYNOPSIS\n.B %s", text(p.use))
	}
	line(".SH DESCRIPTION")
	for _, s := range p.text {
		if strings.HasPrefix(s, "  ") {
			line(".PP\n.nf\n%s\n.fi", text(s))
		} else {
			line(".PP\n%s", text(s))
		}
	}
	listed("EXAMPLES", p.examples)
	if len(p.flags) > 0 && p.use != "" {
		line(".SH OPTIONS")
		for _, f := range p.flags {
			line(".TP\n.B %s\n%s", text(flagName(f)), text(f.Usage))
		}
		listed("EXIT STATUS", p.exits[1:])
	}
	if len(p.see) > 0 {
		line(".SH SEE ALSO\n%s", text(strings.Join(p.see, "(1), ")+"(1)"))
	}
}

// markdown writes a page as Markdown.
func markdown(w *strings.Builder, p *page) {
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
	listed := func(title string, list []string) {
		if len(list) > 0 {
			line("\n## %s\n\n```\n%s\n```", title, strings.Join(list, "\n"))
		}
	}
	line("# %s\n\n%s", p.name, p.about)
	if p.use != "" {
		line("\n```\n%s\n```", p.use)
	}
	for _, s := range p.text {
		if strings.HasPrefix(s, "  ") {
			s = "```\n" + s + "\n```"
		}
		line("\n%s", s)
	}
	listed("Examples", p.examples)
	if len(p.flags) > 0 && p.use != "" {
		line("\n## Options\n\n| option | meaning |\n|---|---|")
		for _, f := range p.flags {
			line("| `%s` | %s |", flagName(f), strings.ReplaceAll(f.Usage, "|", `\|`))
		}
		listed("Exit codes", p.exits[1:])
	}
	if len(p.see) > 0 {
		line("\n## See also\n")
		for _, s := range p.see {
			line("- [%s](%s.md)", s, s)
		}
	}
}
