package main

import (
	"context"
	"fmt"
	"strings"

	"chancery/register"
	"chancery/statement"
)

// document names a document in two lines.
func (p *entryPage) document(d register.DocumentRecord) {
	title := clean(d.Title)
	if title == "" {
		title = "(no title)"
	}
	facts := []string{shortHash(d.Hash)}
	if d.Published != "" {
		facts = append(facts, "published "+d.Published)
	}
	facts = append(facts, clean(d.Address), plural(d.Statements, "statement"), plural(d.Doubts, "doubt"))
	p.add(p.screen.wrapped(title, quoteLines, bold)...)
	p.add(p.screen.wrapped(strings.Join(facts, " · "), quoteLines, dim)...)
}

// wholeDocument tells all of a document but its text.
func (p *entryPage) wholeDocument(ctx context.Context, v register.View, d register.DocumentRecord) error {
	p.document(d)
	p.add(p.pair("hash", d.Hash)...)
	p.add(p.pair("text", fmt.Sprintf("%s bytes, language %s", statement.Grouped(float64(d.Bytes)), d.Language))...)
	if err := p.origins(ctx, v, d); err != nil {
		return err
	}
	all, err := v.Statements(ctx, d.Hash)
	if err != nil {
		return err
	}
	p.entries(all, false)
	reviews, err := v.Reviews(ctx, d.Hash)
	if err != nil {
		return err
	}
	p.reviews(reviews)
	return nil
}

// origins tells where a document came from and what read it.
func (p *entryPage) origins(ctx context.Context, v register.View, d register.DocumentRecord) error {
	retrievals, err := v.Retrievals(ctx, d.Hash)
	if err != nil {
		return err
	}
	for _, r := range retrievals {
		what := fmt.Sprintf("from %s, %s, %s bytes", clean(r.Address), clean(r.MediaType), statement.Grouped(float64(r.Bytes)))
		if r.Published != "" {
			what += ", published " + r.Published
		}
		p.add(p.pair(stamp(r.Retrieved), what)...)
	}
	readings, err := v.Readings(ctx, d.Hash)
	if err != nil {
		return err
	}
	for _, r := range readings {
		what := fmt.Sprintf("reading %d by %s: %s", r.ID, clean(r.Engine), plural(r.Statements, "statement"))
		if r.Current {
			what += " (current)"
		}
		p.add(p.pair(stamp(r.Added), what)...)
	}
	return nil
}
