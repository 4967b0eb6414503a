package main

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/golden"
)

// TestReadme holds README.md against the program: what it shows as the output of a command is what the command prints
// today, and its table of damaged numbers is the one of the release. Run with -update, it writes the outputs anew.
//
// A block whose first line begins with "$ " is a session: commands with what they print, cut off where a line "…"
// stands, and long lines cut at their end. A block whose first line begins with "figure_id" shows columns of figures.
func TestReadme(t *testing.T) {
	root := filepath.Join("..", "..")
	path := filepath.Join(root, "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(text), "```\n") // odd ones are inside fences without a language, or begin behind one
	sessions, tables := 0, 0
	for i, block := range blocks {
		switch {
		case strings.HasPrefix(block, "$ "):
			sessions++
			if strings.Contains(block, " rebuild ") && testing.Short() {
				continue // it compiles a builder
			}
			blocks[i] = session(t, root, block)
		case strings.HasPrefix(block, "figure_id "):
			tables++
			blocks[i] = damagedFigures(t, root, block)
		}
	}
	if sessions < 5 || tables != 1 {
		t.Errorf("README.md has %d sessions and %d tables of figures; at least 5 and 1 are expected", sessions, tables)
	}
	golden.Compare(t, path, strings.Join(blocks, "```\n"))
}

// session runs the commands of a block and gives the block with what they print now.
func session(t *testing.T, root, block string) string {
	var out strings.Builder
	commands := strings.Split(strings.TrimPrefix(block, "$ "), "\n$ ")
	for i, c := range commands {
		line, shown, _ := strings.Cut(c, "\n")
		run := exec.Command("sh", "-c", strings.ReplaceAll(line, ".build/sourcebook", "sourcebook"))
		run.Dir = root
		run.Env = append(os.Environ(), "COLUMNS=120", "NO_COLOR=1")
		printed, err := run.Output()
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
		got := narrow(string(printed))
		if strings.HasSuffix(strings.TrimRight(shown, "\n"), "\n…") {
			got = firstLines(got, strings.Count(strings.TrimRight(shown, "\n"), "\n"))
		}
		out.WriteString("$ " + line + "\n" + got)
		if i < len(commands)-1 {
			out.WriteString("\n")
		}
	}
	return out.String()
}

// narrow cuts the lines of a text where a page would.
func narrow(text string) string {
	const widest = 118
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if r := []rune(line); len(r) > widest {
			lines[i] = string(r[:widest-1]) + "…"
		}
	}
	return strings.Join(lines, "\n")
}

// firstLines gives the first n lines of a text, with a line "…" in place of the rest.
func firstLines(text string, n int) string {
	lines := strings.SplitAfter(text, "\n")
	if len(lines) <= n {
		return text
	}
	return strings.Join(lines[:n], "") + "…\n"
}

// damagedFigures gives the block with the figures of the newest release that have a repaired value.
func damagedFigures(t *testing.T, root, block string) string {
	releases, err := filepath.Glob(filepath.Join(root, "datasets", "telecom-fraud-cooperation", "*", "csv", "figures.csv"))
	if err != nil || len(releases) == 0 {
		t.Fatalf("no release has figures: %v", err)
	}
	file, err := os.Open(releases[len(releases)-1])
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(block, "\n")
	columns := strings.Fields(head)
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	var lines [][]string
	lines = append(lines, columns)
	for _, row := range rows[1:] {
		if row[at["repaired_value"]] == "" {
			continue
		}
		var cells []string
		for _, c := range columns {
			cells = append(cells, strings.NewReplacer(`[`, "", `]`, "", `"`, "", ",", ", ", "\n", " ").Replace(row[at[c]]))
			if c == "surface" {
				cells[len(cells)-1] = row[at[c]]
			}
		}
		lines = append(lines, cells)
	}
	return inColumns(lines)
}

// inColumns sets the columns of lines below each other.
func inColumns(lines [][]string) string {
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	var b strings.Builder
	for _, line := range lines {
		var row strings.Builder
		for i, cell := range line {
			row.WriteString(cell + strings.Repeat(" ", widths[i]-len([]rune(cell))+2))
		}
		b.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
	return b.String()
}

// TestTutorial runs the commands that README.md gives for one's own texts, on ten texts, one after the other.
func TestTutorial(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(text), "\n## Your own texts\n")
	_, block, _ := strings.Cut(part, "```sh\n")
	block, _, _ = strings.Cut(block, "```")
	commands := strings.Split(strings.TrimSpace(block), "\n")
	if len(commands) < 5 {
		t.Fatalf("the tutorial has %d commands", len(commands))
	}
	dir := t.TempDir()
	for i := range 10 {
		ships := strconv.Itoa(1200 + 10*(i/2)) // two texts each are versions that agree
		lines := []string{"Harbour report " + string(rune('A'+i/2)), "",
			"In March 2021 the harbour took in " + ships + " ships. Two pilots guided them through the channel.", ""}
		name := filepath.Join(dir, "my-texts", "report-"+string(rune('a'+i))+".txt")
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range commands {
		run := exec.Command("sh", "-c", strings.ReplaceAll(c, ".build/sourcebook", "sourcebook"))
		run.Dir = dir
		run.Env = append(os.Environ(), cacheVariable+"=off")
		if printed, err := run.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", c, err, printed)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "my-release", "index.html")); err != nil {
		t.Error(err)
	}
}
