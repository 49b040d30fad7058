package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"chancery/document"
	"chancery/reader"
	"chancery/register"
)

// adder adds files to a register.
type adder struct {
	ctx      context.Context
	register *register.Register
	engine   *engine
	options  reader.Options
	terminal terminal
}

// addOne adds one file and says in a line what came of it.
func (a adder) addOne(name string) (string, error) {
	var original []byte
	d, err := openWith(name, a.terminal.in, &original)
	if err != nil {
		return "", err
	}
	from := register.Origin{Original: original, MediaType: "text/plain", Address: d.Source, Retrieved: time.Now(), Published: reader.PublishedOf(d, a.options)}
	known, err := a.known(d, from.Published)
	if err != nil {
		return "", err
	}
	var n *register.NewReading
	if !known {
		n = a.engine.read(d, a.options, from.Published)
	}
	added, err := a.register.Add(a.ctx, d, from, n)
	if err != nil {
		return "", err
	}
	what := "added"
	switch {
	case !added.New && n != nil:
		what = "read again"
	case !added.New:
		what = "is there already"
	}
	return fmt.Sprintf("%s  %s: %s, %s", shortHash(d.Hash), clean(d.Source), what, plural(added.Document.Statements, "statement")), nil
}

// known tells whether the register has the reading that would be made.
func (a adder) known(d *document.Document, published string) (bool, error) {
	all, err := a.register.Now().Readings(a.ctx, d.Hash)
	i := slices.IndexFunc(all, func(r register.ReadingRecord) bool { return r.Current })
	if err != nil || i < 0 {
		return false, unlessMissing(err)
	}
	return all[i].Engine == a.engine.name && all[i].Published == published && slices.Equal(all[i].Parties, a.options.Parties), nil
}
