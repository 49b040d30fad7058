package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/register"
)

const rereadLong = `reread reads all documents of the register with the engine of this program, unless
their current reading is by it already. Earlier readings stay, and reviews follow
their words into the new ones. Where it was cut off, the same command goes on.`

func newReread(t terminal) *cobra.Command {
	var db database
	all := false
	c := &cobra.Command{
		Use:     "reread",
		Short:   "Read all documents of the register again",
		Long:    rereadLong,
		Example: "  chancery reread --database news.db",
		Args:    exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			r, err := db.open(c.Context())
			return changing(r, err, func(r *register.Register) error { return reread(c.Context(), r, all, t) })
		},
	}
	db.add(c)
	c.Flags().BoolVar(&all, "all", false, "read those again that this engine has read as well")
	return c
}

func reread(ctx context.Context, r *register.Register, all bool, t terminal) error {
	e, err := loadEngine()
	if err != nil {
		return err
	}
	engine := e.name
	if all {
		engine = "" // no reading is by an engine without a name
	}
	hashes, err := pending(ctx, r, engine)
	if err != nil {
		return err
	}
	x := rereading{register: r, engine: e, bar: newProgress(len(hashes), t.err)}
	x.work(ctx, hashes)
	x.bar.clear()
	if _, err := fmt.Fprintln(t.out, x.summary()); err != nil {
		return err
	}
	return errors.Join(x.errs...)
}

// pending lists all documents that are to be read.
func pending(ctx context.Context, r *register.Register, engine string) ([]string, error) {
	const atOnce = 1000
	var hashes []string
	for after := ""; ; {
		more, err := r.Pending(ctx, engine, after, atOnce)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, more...)
		if len(more) < atOnce {
			return hashes, nil
		}
		after = more[len(more)-1]
	}
}
