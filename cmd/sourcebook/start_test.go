package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestStart holds what a short command costs against what it may cost, in time of the processor: the least of some
// runs, for the caches of a processor that others use are cold.
func TestStart(t *testing.T) {
	for _, c := range []struct {
		args []string
		most time.Duration
	}{
		{[]string{"version"}, 20 * time.Millisecond},
		{[]string{"figures", "-"}, 60 * time.Millisecond},
	} {
		least := time.Hour
		for range 20 {
			cmd := exec.Command(os.Args[0])
			cmd.Args = append([]string{"sourcebook"}, c.args...)
			cmd.Stdin = strings.NewReader("The herons came back on 4 March 2021, and 3.2 million euros were paid.\n")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %v\n%s", c.args, err, out)
			}
			least = min(least, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		}
		t.Logf("%v: %v", c.args, least)
		const slack = 2 // of a machine that is slow or loaded
		if least > slack*c.most {
			t.Errorf("sourcebook %s takes %v of the processor, want at most %v", strings.Join(c.args, " "), least, c.most)
		}
	}
}
