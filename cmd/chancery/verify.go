package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/register"
)

const verifyLong = `verify checks the whole register: every hash of a text, every span to the letter,
and that lists, counts and searches say what the ledger says, now and after each
change of the past. It ends with 1 where something is wrong.`

func newVerify(t terminal) *cobra.Command {
	var db database
	c := &cobra.Command{
		Use:     "verify",
		Short:   "Check that everything in the register is sound",
		Long:    verifyLong,
		Example: "  chancery verify --database news.db",
		Args:    exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			r, err := db.open(c.Context())
			return changing(r, err, func(r *register.Register) error { return verify(c.Context(), r, t) })
		},
	}
	db.add(c)
	return c
}

func verify(ctx context.Context, r *register.Register, t terminal) error {
	o, err := r.Now().Overview(ctx)
	if err != nil {
		return err
	}
	bar := newProgress(o.Documents, t.err)
	v, err := r.Verify(ctx, func(_, _ int) { bar.step() })
	bar.clear()
	if err != nil {
		return err
	}
	for _, f := range v.Faults {
		if _, err := fmt.Fprintln(t.out, clean(f.Document+" "+f.What)); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(t.out, "%s, %s with %s, %s: %s\n", plural(v.Documents, "document"), plural(v.Readings, "reading"),
		plural(v.Statements, "statement"), plural(v.Reviews, "review"), plural(len(v.Faults), "fault"))
	if err == nil && len(v.Faults) > 0 {
		return fmt.Errorf("the register is damaged: restore it from a backup")
	}
	return err
}
