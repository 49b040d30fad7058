package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"chancery/register"
)

const backupLong = `backup writes the whole register as it stands at this moment into FILE, which must
not be there yet. Others may go on using the register. The file fills a register
of either kind, by chancery restore.`

func newBackup(t terminal) *cobra.Command {
	var db database
	c := &cobra.Command{
		Use:     "backup FILE",
		Short:   "Write the register into a file",
		Long:    backupLong,
		Example: "  chancery backup register-2025-11-04.jsonl.gz",
		Args:    exactly(1, "the name of a file to write"),
		RunE: func(c *cobra.Command, args []string) error {
			r, err := db.open(c.Context())
			return changing(r, err, func(r *register.Register) error { return backup(c.Context(), r, args[0], t) })
		},
	}
	db.add(c)
	return c
}

// backup writes under another name until the file is whole and on the disk.
func backup(ctx context.Context, r *register.Register, name string, t terminal) error {
	if _, err := os.Stat(name); err == nil {
		return mistakef("%s: is there already: name another file", name)
	}
	part := name + ".part"
	file, err := os.Create(part)
	if err != nil {
		return mistakef("%s: cannot be written: %w", name, errors.Unwrap(err))
	}
	err = errors.Join(r.Backup(ctx, file), file.Sync(), file.Close())
	if err != nil {
		return errors.Join(err, os.Remove(part))
	}
	if err := os.Rename(part, name); err != nil {
		return err
	}
	o, err := r.Now().Overview(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "%s: %s, %s, %s\n", name, plural(o.Documents, "document"), plural(o.Readings, "reading"), plural(o.Reviews, "review"))
	return err
}
