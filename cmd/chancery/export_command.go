package main

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chancery/export"
	"chancery/facts"
	"chancery/register"
)

const exportLong = `export writes the statements of the register that all the flags choose, document
by document, in a format that other tools load. What the format has no room for
is counted on standard error. It takes the same memory however many there are.

Formats:
`

func newExport(t terminal) *cobra.Command {
	var db database
	var f filters
	c := &cobra.Command{
		Use:   "export",
		Short: "Write statements of the register in a format to load elsewhere",
		Long:  exportLong + exportFormatHelp(),
		Example: `  chancery export --format parquet > statements.parquet
  chancery export --format events --a KEN --b NOR --from 2024-01-01 > events.tab`,
		Args: exactly(0, "no arguments: use flags to choose"),
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(exportFormats(), f.format) {
				return mistakef("--format %s: choose one of %s", f.format, strings.Join(exportFormats(), ", "))
			}
			if err := f.settle(); err != nil {
				return err
			}
			return db.looking(c.Context(), func(v register.View) error { return exportAll(c.Context(), v, f, t) })
		},
	}
	db.addAsOf(c)
	f.addChoice(c)
	c.Flags().StringVarP(&f.format, "format", "f", "csv", strings.Join(exportFormats(), ", "))
	return c
}

// exportFormats are the names of the formats of the export package.
func exportFormats() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func exportFormatHelp() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		_, _ = fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.About)
	}
	return strings.TrimRight(b.String(), "\n")
}

func exportAll(ctx context.Context, v register.View, f filters, t terminal) error {
	if err := fitForTerminal(f.format, isTerminal(t.out)); err != nil {
		return err
	}
	tables, err := facts.Load()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(t.out)
	summary, err := export.Write(f.format, out, export.Options{World: tables, Title: "chancery", Made: time.Now()}, chosen(ctx, v, f.query))
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	return noteLeftOut(summary, t.err)
}

// chosen are the statements of a query with their documents, one document after
// another, the latest published first.
func chosen(ctx context.Context, v register.View, q register.Query) iter.Seq2[export.Record, error] {
	return func(yield func(export.Record, error) bool) {
		documents := register.Page{Limit: 1000}
		for {
			page, err := v.Documents(ctx, register.DocumentQuery{Sources: q.Sources}, documents)
			if err != nil {
				yield(export.Record{}, err)
				return
			}
			for _, d := range page.Documents {
				if wanted(q, d.Hash) && !ofDocument(ctx, v, q, d, yield) {
					return
				}
			}
			if documents.After = page.Next; page.Next == "" {
				return
			}
		}
	}
}

// wanted tells whether a query may have statements of a document.
func wanted(q register.Query, hash string) bool {
	return len(q.Documents) == 0 || slices.Contains(q.Documents, hash)
}

// ofDocument hands over the statements of one document; false where no more are wanted.
func ofDocument(ctx context.Context, v register.View, q register.Query, d register.DocumentRecord, yield func(export.Record, error) bool) bool {
	q.Documents = []string{d.Hash}
	about := export.Document{Hash: d.Hash, Title: d.Title, Source: d.Address, Published: d.Published, Language: d.Language}
	for p := (register.Page{Limit: 1000}); ; {
		page, err := v.List(ctx, q, p)
		if err == nil && len(page.Entries) > 0 && about.Text == "" {
			about.Text, err = v.Text(ctx, d.Hash)
		}
		if err != nil {
			yield(export.Record{}, err)
			return false
		}
		for i := range page.Entries {
			if !yield(export.Record{Document: &about, Statement: &page.Entries[i].Statement}, nil) {
				return false
			}
		}
		if p.After = page.Next; page.Next == "" {
			return true
		}
	}
}
