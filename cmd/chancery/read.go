package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chancery/export"
)

const readLong = `read lists the statements of each FILE, or of standard input (-). Files are
plain text in UTF-8 of at most 16 MiB. What could not be settled is listed as
doubts: at the end of a table, within json, on standard error otherwise. A
file that cannot be read is reported, the others are still read, and the exit
code is 2.

Formats:
`

func newRead(t terminal) *cobra.Command {
	var f readFlags
	c := &cobra.Command{
		Use:   "read FILE… | -",
		Short: "List the statements of texts",
		Long:  readLong + formatHelp(),
		Example: `  chancery read --published 2025-11-04 report.txt
  chancery read --format jsonl texts/*.txt > statements.jsonl
  chancery read --format parquet texts/*.txt > statements.parquet`,
		Args: func(_ *cobra.Command, args []string) error { return f.check(args) },
		RunE: func(_ *cobra.Command, args []string) error { return readAll(args, f, t) },
	}
	f.add(c)
	return c
}

// readAll reads the files in turn and prints each as soon as it is read.
func readAll(names []string, f readFlags, t terminal) error {
	if err := fitForTerminal(f.format, isTerminal(t.out)); err != nil {
		return err
	}
	e, err := loadEngine()
	if err != nil {
		return err
	}
	if err := e.checkParties(f.reading.Parties); err != nil {
		return err
	}
	out := bufio.NewWriter(t.out)
	p, err := newPrinter(f, out, t, e.tables)
	if err != nil {
		return err
	}
	b := batch{flags: f, terminal: t, engine: e, printer: p}
	bar := newProgress(len(names), t.err)
	for _, name := range names {
		bar.show(name)
		err := b.readOne(name, bar.clear)
		if err == nil {
			err = out.Flush()
		}
		if err := b.settle(err, len(names)); err != nil {
			return err
		}
		bar.step()
	}
	bar.clear()
	return b.finish(len(names), out)
}

// formatHelp says what each format is for.
func formatHelp() string {
	var b strings.Builder
	line := func(name, about string) { _, _ = fmt.Fprintf(&b, "  %-12s %s\n", name, about) }
	line(formatTable, "for people, fitted to the terminal")
	line(formatJSON, "an array of documents with their statements and doubts")
	for _, f := range export.Formats() {
		line(f.Name, f.About)
	}
	return strings.TrimRight(b.String(), "\n")
}
