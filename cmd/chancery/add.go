package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/reader"
	"chancery/register"
)

const addLong = `add reads each FILE, or standard input (-), and keeps text and statements in the
register. A text is kept once, however often it is added; one that is there
already is read again where the engine, --published or --party is another. What
add has told is in the register for good: nothing in it is ever overwritten.`

func newAdd(t terminal) *cobra.Command {
	var db database
	var f readFlags
	f.format = formatTable
	c := &cobra.Command{
		Use:     "add FILE… | -",
		Short:   "Read texts and keep them in the register",
		Long:    addLong,
		Example: "  chancery add --published 2025-11-04 report.txt\n  chancery add --database news.db texts/*.txt",
		Args:    func(_ *cobra.Command, args []string) error { return f.check(args) },
		RunE: func(c *cobra.Command, args []string) error {
			r, err := db.make(c.Context())
			return changing(r, err, func(r *register.Register) error { return addAll(c.Context(), args, r, f.reading, t) })
		},
	}
	db.add(c)
	addReadingFlags(c, &f.reading)
	return c
}

func addAll(ctx context.Context, names []string, r *register.Register, o reader.Options, t terminal) error {
	e, err := loadEngine()
	if err != nil {
		return err
	}
	if err := e.checkParties(o.Parties); err != nil {
		return err
	}
	a := adder{ctx, r, e, o, t}
	b := batch{terminal: t}
	bar := newProgress(len(names), t.err)
	for _, name := range names {
		bar.show(name)
		line, err := a.addOne(name)
		bar.clear()
		if err == nil {
			_, err = fmt.Fprintln(t.out, line)
		}
		if err := b.settle(mended(err), len(names)); err != nil {
			return err
		}
		bar.step()
	}
	bar.clear()
	return b.missing(len(names))
}
