package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/register"
)

const showLong = `show tells all that the register knows of a statement (its versions and what
people said about it) or of a document (where it came from, its readings, its
statements and reviews). ID is what list shows; the beginning of it is enough.`

func newShow(t terminal) *cobra.Command {
	var db database
	c := &cobra.Command{
		Use:     "show ID",
		Short:   "Show a statement or a document with its history",
		Long:    showLong,
		Example: "  chancery show 9a2969ad0a6c44b1\n  chancery show a4c8b4145d63",
		Args:    exactly(1, "the ID of a statement or a document"),
		RunE: func(c *cobra.Command, args []string) error {
			return db.looking(c.Context(), func(v register.View) error {
				p := entryPage{screen: screenOf(t.out)}
				if err := p.show(c.Context(), v, args[0]); err != nil {
					return err
				}
				return p.print(t)
			})
		},
	}
	db.addAsOf(c)
	return c
}

// show takes an ID for that of a statement first.
func (p *entryPage) show(ctx context.Context, v register.View, id string) error {
	e, err := v.Statement(ctx, id)
	if err == nil {
		return p.statement(ctx, v, e)
	}
	d, documentErr := v.Document(ctx, id)
	switch {
	case documentErr == nil:
		return p.wholeDocument(ctx, v, d)
	case errors.Is(err, register.ErrNotFound) && errors.Is(documentErr, register.ErrNotFound):
		return mistakef("%s: the register has neither a statement nor a document of this ID", id)
	case errors.Is(err, register.ErrNotFound):
		return documentErr
	}
	return err
}

func (p *entryPage) statement(ctx context.Context, v register.View, e register.Entry) error {
	h, err := v.History(ctx, e.Statement.ID)
	if err != nil {
		return err
	}
	p.entries([]register.Entry{e}, true)
	p.title("History")
	for _, version := range h.Versions {
		until := "now"
		if !version.Until.IsZero() {
			until = stamp(version.Until)
		}
		s := version.Statement
		what := fmt.Sprintf("%s %s, %s, strength %d, %s", s.Kind, parties(s), s.Status, s.Strength, version.State)
		p.add(p.pair(stamp(version.Since)+" –", what+"; until "+until)...)
	}
	p.reviews(h.Reviews)
	return nil
}

// pair is a line of two columns.
func (p *entryPage) pair(left, right string) []string {
	const width = 22
	return p.screen.row([]int{width, p.screen.width - width - 2}, wrap(left, width, 2, dim), wrap(right, p.screen.width-width-2, contentLines, plainText))
}
