package main

import (
	"fmt"
	"time"

	"example.org/sourcebook/pipeline/stage"
)

// progress tells on standard error how a build goes on: a line a stage when it ends, from the second on in which the
// build has become long, or from the start with --verbose. It is the only place of the program that looks at a clock,
// and nothing of it reaches a release.
type progress struct {
	*app
	begun, stage, told time.Time
	number, of         int
}

// newProgress gives the observer of a build, nil if nothing shall be told.
func newProgress(a *app) stage.Observer {
	if a.quiet {
		return nil
	}
	now := time.Now()
	return &progress{app: a, begun: now, told: now}
}

func (p *progress) StageBegins(_ *stage.Stage, number, of, _ int) {
	p.number, p.of, p.stage = number, of, time.Now()
}

func (p *progress) PartitionDone(s *stage.Stage, done, of int) {
	if now := time.Now(); done < of && now.Sub(p.told) > 2*time.Second && now.Sub(p.begun) > time.Second {
		p.told = now
		p.status(s.Name, done, of, now.Sub(p.stage))
	}
}

func (p *progress) StageEnds(s *stage.Stage) {
	if now := time.Now(); p.verbose || now.Sub(p.begun) > time.Second {
		p.told = now
		p.status(s.Name, 0, 0, now.Sub(p.stage))
	}
}

// status is one line of progress.
type status struct {
	MessageType string `json:"message_type"`
	Stage       string `json:"stage"`
	Number      int    `json:"number"`
	Of          int    `json:"of"`
	Done        int    `json:"done,omitempty"`
	Partitions  int    `json:"partitions,omitempty"`
}

func (p *progress) status(name string, done, of int, took time.Duration) {
	switch {
	case p.json:
		writeJSON(p.err, status{"status", name, p.number, p.of, done, of})
	case of > 0:
		fmt.Fprintf(p.err, "[%d/%d] %s  %d of %d\n", p.number, p.of, name, done, of)
	default:
		fmt.Fprintf(p.err, "[%d/%d] %s  %.1f s\n", p.number, p.of, name, took.Seconds())
	}
}
