package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline/stage"
)

// The exit codes.
const (
	codeDone          = 0
	codeFailed        = 1
	codeUsage         = 2
	codeLeftOut       = 3
	codeMismatch      = 4
	codeNotReproduced = 5
	codeInternal      = 70
	codeStopped       = 130
)

const exitCodes = `
Exit codes:
  0    done
  1    failed
  2    usage: an unknown command, flag or argument
  3    built, but some sources could not be read (only with --keep-going)
  4    a release does not hold what it claims
  5    a release could not be reproduced exactly
  70   internal error
  130  interrupted`

// exit is an error with an exit code. Without a message it ends the program in silence: everything has been said.
type exit struct {
	code int
	err  error
}

func (e exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e exit) Unwrap() error { return e.err }

// fail reports an error and gives the exit code for it.
func (a *app) fail(err error, args []string) int {
	if err == nil {
		return codeDone
	}
	code := codeFailed
	var e exit
	var p stage.Panicked
	switch {
	case errors.As(err, &e):
		code = e.code
		if e.err == nil {
			return code
		}
	case errors.As(err, &p):
		code = codeInternal
	case errors.Is(err, context.Canceled):
		code, err = codeStopped, errors.New("interrupted; no release was written")
	case strings.HasPrefix(err.Error(), "unknown command"):
		code = codeUsage
	}
	if a.json {
		writeJSON(a.err, struct {
			MessageType string `json:"message_type"`
			Code        int    `json:"code"`
			Message     string `json:"message"`
		}{"exit_error", code, err.Error()})
		return code
	}
	label := "sourcebook:"
	if a.coloured(a.err) {
		label = "\x1b[1;31m" + label + "\x1b[0m"
	}
	fmt.Fprintf(a.err, "%s %s\n%s", label, err, screen.Total(err.Error()))
	a.annotate("error", err.Error())
	if code == codeInternal {
		a.report(p, args)
	}
	return code
}

// report writes what is needed to find a fault of the program to a file, and says where.
func (a *app) report(p stage.Panicked, args []string) {
	f, err := os.CreateTemp("", "sourcebook-fault-*.txt")
	if err != nil {
		fmt.Fprintln(a.err, p.Stack)
		return
	}
	defer f.Close()
	fmt.Fprintf(f, "sourcebook %s\n\n%v\n\n%s", strings.Join(args, " "), p.Value, p.Stack)
	fmt.Fprintf(a.err, "This is a fault of the program, not of your texts. Please report it with the file %s\n", f.Name())
}

// writeJSON writes one JSON document on a line.
func writeJSON(w io.Writer, v any) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
}
