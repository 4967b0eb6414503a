package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline/lineage"
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
		printed.JSON(a.err, failure{messageFailure, code, err.Error(), hint(code, args)})
		return code
	}
	label := "sourcebook:"
	if a.coloured(a.err) {
		label = "\x1b[1;31m" + label + "\x1b[0m"
	}
	fmt.Fprintf(a.err, "%s %s\n%s", label, screen.Grouped(err.Error()), screen.Total(err.Error()))
	a.annotate("error", err.Error())
	if code == codeInternal {
		a.report(p, args)
	}
	return code
}

// failure is the last line on standard error with --json, if a command fails.
type failure struct {
	MessageType string `json:"message_type"`
	Code        int    `json:"code"`
	Message     string `json:"message"`        // what, where, why and how to mend it
	Hint        string `json:"hint,omitempty"` // the command that says more
}

// The types of the messages on standard error with --json.
const (
	messageStatus  = "status"
	messageWarning = "warning"
	messageFailure = "exit_error"
)

// hints are the commands that say more of an exit code; %s is the command that ended with it.
var hints = map[int]string{
	codeUsage:         "sourcebook %s --help",
	codeLeftOut:       "sourcebook help damage",
	codeMismatch:      "sourcebook help lineage",
	codeNotReproduced: "sourcebook help determinism",
}

// hint gives the command that says more of an error.
func hint(code int, args []string) string {
	command := ""
	if len(args) > 0 && slices.Contains(resultNames(), args[0]) {
		command = args[0]
	}
	h := strings.Replace(hints[code], "%s", command, 1)
	return strings.Join(strings.Fields(h), " ")
}

// report writes what is needed to find a fault of the program to a file, and says where.
func (a *app) report(p stage.Panicked, args []string) {
	f, err := os.CreateTemp("", "sourcebook-fault-*.txt")
	if err != nil {
		fmt.Fprintln(a.err, p.Stack)
		return
	}
	defer f.Close()
	id, err := lineage.Identify(programSource())
	if err != nil {
		id = err.Error()
	}
	fmt.Fprintf(f, "sourcebook %s\n%s\n\n%v\n\n%s", strings.Join(args, " "), id, p.Value, p.Stack)
	fmt.Fprintf(a.err, "This is a fault of the program, not of your texts. Please report it with the file %s\n", f.Name())
}
