package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/stage"
)

// progress tells on standard error how a build goes on. On a terminal it is one line that is written anew, with a bar;
// elsewhere a line a stage when it ends, from the second on in which the build has become long, or from the start with
// --verbose. It is the only place of the program that looks at a clock, and nothing of it reaches a release.
type progress struct {
	*app
	begun, stage, told time.Time
	number, of         int
	rows               int64 // that were exported of the tables before
	table              string
	tableRows          int64
	line               int // columns of the line on the terminal
}

// newProgress gives the observer of a build, nil if nothing shall be told.
func newProgress(a *app) *progress {
	if a.quiet {
		return nil
	}
	now := time.Now()
	return &progress{app: a, begun: now, told: now}
}

// tell has a build tell how it goes on.
func (p *progress) tell(o *pipeline.Options) {
	if p != nil {
		o.Observe, o.Exports = p, p.Exported
	}
}

func (p *progress) StageBegins(_ *stage.Stage, number, of, _ int) {
	p.number, p.of, p.stage = number, of+1, time.Now() // and export
}

func (p *progress) PartitionDone(s *stage.Stage, done, of int) {
	if done < of && p.due() {
		p.status(s.Name, done, of, time.Since(p.stage))
	}
}

func (p *progress) StageEnds(s *stage.Stage) { p.ends(s.Name, 0) }

// Exported is told the rows of a table that are written.
func (p *progress) Exported(table string, rows int64) {
	if p.number < p.of {
		p.number, p.stage = p.of, time.Now()
	}
	if table != p.table {
		p.table, p.rows = table, p.rows+p.tableRows
	}
	if p.tableRows = rows; p.due() {
		p.exported()
	}
}

// exported tells how many rows are written.
func (p *progress) exported() {
	p.told = time.Now()
	rows := p.rows + p.tableRows
	switch {
	case p.json:
		printed.JSON(p.err, status{MessageType: messageStatus, Stage: "export", Number: p.number, Of: p.of, Rows: rows})
	case p.live():
		p.draw(fmt.Sprintf("[%d/%d] export  %s  %d rows", p.number, p.of, p.table, rows))
	default:
		fmt.Fprintf(p.err, "[%d/%d] export  %d rows\n", p.number, p.of, rows)
	}
}

// end tells that the release is written, and clears the line on the terminal.
func (p *progress) end() {
	if p == nil {
		return
	}
	if p.number == p.of && p.number > 0 {
		p.ends("export", p.rows+p.tableRows)
	}
	if p.line > 0 {
		p.draw("")
		p.line = 0
	}
}

// due reports whether it is time for another line: after the first second, every two; on a terminal ten a second.
func (p *progress) due() bool {
	now := time.Now()
	if p.live() {
		return now.Sub(p.told) > 100*time.Millisecond
	}
	return now.Sub(p.told) > 2*time.Second && now.Sub(p.begun) > time.Second
}

// ends tells that a stage has ended.
func (p *progress) ends(name string, rows int64) {
	now := time.Now()
	if !p.verbose && !p.debug && (p.live() || now.Sub(p.begun) <= time.Second) {
		return
	}
	p.told = now
	took := now.Sub(p.stage)
	if p.json {
		printed.JSON(p.err, status{MessageType: messageStatus, Stage: name, Number: p.number, Of: p.of, Rows: rows})
		return
	}
	if p.line > 0 {
		p.draw("")
	}
	memory := ""
	if p.debug {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		memory = fmt.Sprintf("  %s in use, %s of the system", inMiB(int64(m.HeapAlloc)), inMiB(int64(m.Sys)))
	}
	fmt.Fprintf(p.err, "[%d/%d] %s  %.1f s%s\n", p.number, p.of, name, took.Seconds(), memory)
}

// status is one line of progress.
type status struct {
	MessageType string `json:"message_type"`
	Stage       string `json:"stage"`
	Number      int    `json:"number"`
	Of          int    `json:"of"`
	Done        int    `json:"done,omitempty"`
	Partitions  int    `json:"partitions,omitempty"`
	Rows        int64  `json:"rows,omitempty"`
}

func (p *progress) status(name string, done, of int, took time.Duration) {
	p.told = time.Now()
	switch {
	case p.json:
		printed.JSON(p.err, status{MessageType: messageStatus, Stage: name, Number: p.number, Of: p.of, Done: done,
			Partitions: of})
	case p.live():
		left := took * time.Duration(of-done) / time.Duration(max(done, 1))
		p.draw(fmt.Sprintf("[%d/%d] %s  %s  %d of %d, %d s left", p.number, p.of, name, screen.Bar(done, of), done, of,
			int(left.Seconds()+0.5)))
	default:
		fmt.Fprintf(p.err, "[%d/%d] %s  %d of %d\n", p.number, p.of, name, done, of)
	}
}

// live reports whether lines can be written anew: standard error is a terminal.
func (p *progress) live() bool { return !p.json && screen.IsTerminal(p.err) }

// draw writes the line on the terminal anew.
func (p *progress) draw(line string) {
	n := screen.Width(line)
	fmt.Fprintf(p.err, "\r%s%s\r", line, strings.Repeat(" ", max(0, p.line-n)))
	p.line = n
}
