package main

import (
	"context"

	"github.com/spf13/cobra"

	"chancery/register"
)

const listLong = `list shows the statements of the register that all the flags choose, the latest
first; a flag may be given several values (--kind pledge,call). With --documents
it shows the documents instead, chosen by --source, --from and --to.`

// countTo is how far statements are counted for the head of a list.
const countTo = 10000

func newList(t terminal) *cobra.Command {
	var db database
	var f filters
	documents := false
	c := &cobra.Command{
		Use:   "list",
		Short: "List statements or documents of the register",
		Long:  listLong,
		Example: `  chancery list --party CHN --kind pledge,call --topic foreign-trade --from 2024-01-01
  chancery list --documents`,
		Args: exactly(0, "no arguments: use flags to choose"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := f.settlePage(); err != nil {
				return err
			}
			return db.looking(c.Context(), func(v register.View) error {
				if documents {
					return listDocuments(c.Context(), v, &f, t)
				}
				return listStatements(c.Context(), v, &f, t)
			})
		},
	}
	db.addAsOf(c)
	f.add(c)
	c.Flags().BoolVar(&documents, "documents", false, "list documents")
	return c
}

func listStatements(ctx context.Context, v register.View, f *filters, t terminal) error {
	page, err := v.List(ctx, f.query, f.page)
	if err != nil {
		return err
	}
	if f.format == formatJSONL {
		return printLines(page, t)
	}
	n, exact, err := v.Count(ctx, f.query, countTo)
	if err != nil {
		return err
	}
	p := entryPage{screen: screenOf(t.out)}
	count := plural(n, "statement")
	if !exact {
		count = "more than " + count
	}
	p.title("%s", count)
	p.entries(page.Entries, true)
	if page.Next != "" {
		p.add("", p.screen.paint(dim, "more: --after "+page.Next))
	}
	return p.print(t)
}

func listDocuments(ctx context.Context, v register.View, f *filters, t terminal) error {
	q := register.DocumentQuery{Sources: f.query.Sources, From: f.query.From, To: f.query.To}
	page, err := v.Documents(ctx, q, f.page)
	if err != nil {
		return err
	}
	p := entryPage{screen: screenOf(t.out)}
	for _, d := range page.Documents {
		p.document(d)
	}
	if page.Next != "" {
		p.add("", p.screen.paint(dim, "more: --after "+page.Next))
	}
	return p.print(t)
}
