package main

import (
	"bufio"
	"fmt"
	"slices"

	"chancery/document"
	"chancery/statement"
)

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
	return b.missing(files)
}

// missing says how many of the files could not be read.
func (b *batch) missing(files int) error {
	if b.refused > 0 {
		return mistakef("%d of %d files could not be read", b.refused, files)
	}
	return nil
}
