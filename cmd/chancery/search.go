package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chancery/register"
)

const searchLong = `search finds the statements in whose sentence all WORDS stand, in any form of
them; the latest come first. A phrase stands in quotes, -WORD must be absent
(write -- before it), WORD* is a beginning. The flags of list narrow it; below the list stand values
that would narrow it further.`

// narrowing are the facets that a search shows, and how many values of each.
var narrowing = []string{"kind", "party", "topic", "issue", "year"}

const narrowingValues = 6

func newSearch(t terminal) *cobra.Command {
	var db database
	var f filters
	c := &cobra.Command{
		Use:     "search WORDS",
		Short:   "Find statements by their words",
		Long:    searchLong,
		Example: "  chancery search visa-free travel --party CHN\n  chancery search -- '\"joint patrols\"' -fishing",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return mistakef("search wants words to look for")
			}
			return f.settlePage()
		},
		RunE: func(c *cobra.Command, args []string) error {
			f.query.Words = strings.Join(args, " ")
			return db.looking(c.Context(), func(v register.View) error { return search(c.Context(), v, &f, t) })
		},
	}
	db.addAsOf(c)
	f.add(c)
	return c
}

func search(ctx context.Context, v register.View, f *filters, t terminal) error {
	if err := listStatements(ctx, v, f, t); err != nil || f.format == formatJSONL {
		return err
	}
	facets, err := v.Facets(ctx, f.query)
	if err != nil || facets.Of < 2 {
		return err
	}
	p := entryPage{screen: screenOf(t.out)}
	p.add("")
	for _, field := range narrowing {
		var values []string
		for _, x := range facets.Fields[field][:min(len(facets.Fields[field]), narrowingValues)] {
			values = append(values, fmt.Sprintf("%s %d", clean(x.Value), x.Count))
		}
		if len(values) > 1 {
			label := wrap(field, kindWidth, 1, dim)
			p.add(p.screen.row([]int{kindWidth, p.screen.width - kindWidth - 2}, label, wrap(strings.Join(values, ", "), p.screen.width-kindWidth-2, 2, plainText))...)
		}
	}
	return p.print(t)
}
