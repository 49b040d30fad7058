package main

import (
	"bufio"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"chancery/document"
	"chancery/statement"
)

const readLong = `read lists the statements of each FILE, or of standard input (-). Files are
plain text in UTF-8 of at most 16 MiB. What could not be settled is listed as
doubts: at the end of a table, within json, on standard error with jsonl. A
file that cannot be read is reported, the others are still read, and the exit
code is 2.`

func newRead(t terminal) *cobra.Command {
	var f readFlags
	c := &cobra.Command{
		Use:   "read FILE… | -",
		Short: "List the statements of texts",
		Long:  readLong,
		Example: `  chancery read --published 2025-11-04 report.txt
  chancery read --format jsonl texts/*.txt > statements.jsonl`,
		Args: func(_ *cobra.Command, args []string) error { return f.check(args) },
		RunE: func(_ *cobra.Command, args []string) error { return readAll(args, f, t) },
	}
	f.add(c)
	return c
}

// readAll reads the files in turn and prints each as soon as it is read.
func readAll(names []string, f readFlags, t terminal) error {
	e, err := loadEngine()
	if err != nil {
		return err
	}
	if err := e.checkParties(f.reading.Parties); err != nil {
		return err
	}
	out := bufio.NewWriter(t.out)
	b := batch{flags: f, terminal: t, engine: e, printer: newPrinter(f.format, out, t)}
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

// batch is the work of one chancery read.
type batch struct {
	flags    readFlags
	terminal terminal
	engine   *engine
	printer  printer
	refused  int // files that could not be read
}

// readOne reads one file and prints it; before is called before anything is
// printed.
func (b *batch) readOne(name string, before func()) error {
	d, err := open(name, b.terminal.in)
	if err != nil {
		before()
		return err
	}
	r := b.engine.reader.Read(d, b.flags.reading)
	r.Statements = slices.DeleteFunc(r.Statements, func(s statement.Statement) bool {
		return s.Confidence < b.flags.minConfidence
	})
	before()
	return b.printer.print(b.published(d), r)
}

// published gives d with the day of publication that the user named, which is
// surer than any other.
func (b *batch) published(d *document.Document) *document.Document {
	if b.flags.reading.Published == "" {
		return d
	}
	dated := *d
	dated.Published = b.flags.reading.Published
	return &dated
}

// settle tells an error that ends the batch from a file that is merely left
// out of it, and reports the latter.
func (b *batch) settle(err error, files int) error {
	if err == nil || !isMistake(err) || files == 1 {
		return err
	}
	b.refused++
	_, err = fmt.Fprintf(b.terminal.err, "chancery: %v\n", err)
	return err
}

// finish ends the output and says how many files are missing in it.
func (b *batch) finish(files int, out *bufio.Writer) error {
	if err := b.printer.close(); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if b.refused > 0 {
		return mistakef("%d of %d files could not be read", b.refused, files)
	}
	return nil
}
