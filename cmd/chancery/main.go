// Command chancery reads texts about relations between states and lists what
// is pledged, asked, held, done and measured in them: who, to whom, what, when
// and on whose word, each with the words that prove it.
//
// It exits 0 when all was well, 2 when the user has to mend something (a flag,
// a file that is no text), and 1 when the program failed.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

// The exit codes, as the help documents them.
const (
	exitFine    = 0
	exitFailure = 1
	exitMistake = 2
)

func main() {
	os.Exit(run(os.Args[1:], terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// terminal is where a command reads and writes.
type terminal struct {
	in       io.Reader
	out, err io.Writer
}

// run carries out one command line and gives its exit code.
func run(args []string, t terminal) int {
	root := newRoot(t)
	root.SetArgs(args)
	root.SetIn(t.in)
	root.SetOut(t.out)
	root.SetErr(t.err)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitFine
	}
	_, _ = fmt.Fprintf(t.err, "chancery: %v\n", err) // there is nowhere else to say it
	if isMistake(err) {
		return exitMistake
	}
	return exitFailure
}

const long = `chancery reads communiqués, joint statements, readouts, treaties and news about
relations between states, and lists the statements in them: who pledges, asks,
holds, does or measures what, towards whom, when and on whose word, each with
the words that prove it. It works alone: no service, no network.

Exit codes: 0 all well; 1 the program failed; 2 something to mend in the
command or in a file, as the message says.`

func newRoot(t terminal) *cobra.Command {
	root := &cobra.Command{
		Use:           "chancery",
		Short:         "Read the statements out of diplomatic texts",
		Long:          long,
		SilenceErrors: true, // run prints them, once
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return mistakef("unknown command %q: see chancery --help", args[0])
			}
			return nil
		},
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return mistakef("%w: see %s --help", err, c.CommandPath())
	})
	root.AddCommand(newRead(t), newExplain(t), newEval(t), newCodes(t), newServe(t), newVersion(t))
	root.AddCommand(newAdd(t), newList(t), newSearch(t), newShow(t), newPair(t), newReview(t), newReread(t))
	root.AddCommand(newVerify(t), newBackup(t), newRestore(t), newExport(t), newToken(t), newMCP(t))
	return root
}

// mistake is an error that the user can mend.
type mistake struct{ error }

func (m *mistake) Unwrap() error { return m.error }

func isMistake(err error) bool {
	var m *mistake
	return errors.As(err, &m)
}

func mistakef(format string, args ...any) error {
	return &mistake{fmt.Errorf(format, args...)}
}
