package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"chancery/register"
)

const restoreLong = `restore fills an empty register from a backup: all documents, readings and
reviews, and every past state. Where it was cut off, the same command goes on.`

func newRestore(t terminal) *cobra.Command {
	var db database
	c := &cobra.Command{
		Use:     "restore FILE",
		Short:   "Fill an empty register from a backup",
		Long:    restoreLong,
		Example: "  chancery restore --database new.db register-2025-11-04.jsonl.gz",
		Args:    exactly(1, "the name of a backup"),
		RunE: func(c *cobra.Command, args []string) error {
			file, err := os.Open(args[0])
			if err != nil {
				return &mistake{plain(args[0], err)}
			}
			defer file.Close()
			r, err := db.make(c.Context())
			return changing(r, err, func(r *register.Register) error { return restore(c.Context(), r, file, t) })
		},
	}
	db.add(c)
	return c
}

func restore(ctx context.Context, r *register.Register, file *os.File, t terminal) error {
	if err := r.Restore(ctx, file); err != nil {
		return err
	}
	o, err := r.Now().Overview(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "%s, %s, %s\n", plural(o.Documents, "document"), plural(o.Readings, "reading"), plural(o.Reviews, "review"))
	return err
}
