package main

import (
	"context"
	"time"

	"chancery/document"
	"chancery/reader"
	"chancery/statement"
	"chancery/web"
)

// webEngine reads for the pages.
type webEngine struct{ *engine }

func options(k web.Known) reader.Options {
	return reader.Options{Published: k.Published, Parties: k.Parties, Today: time.Now().Format(time.DateOnly)}
}

func (e webEngine) Read(ctx context.Context, d *document.Document, k web.Known) (statement.Reading, error) {
	return e.reader.ReadContext(ctx, d, options(k))
}

func (e webEngine) Explain(ctx context.Context, d *document.Document, k web.Known, offset int) (web.Explanation, error) {
	x, err := e.reader.ExplainContext(ctx, d, options(k), offset)
	if err != nil {
		return web.Explanation{}, err
	}
	out := web.Explanation{
		Sentence: statement.Span{Text: d.Text[x.Sentence.Start:x.Sentence.End], Start: x.Sentence.Start, End: x.Sentence.End},
		Mentions: x.Mentions,
	}
	names := namesOf(x.Sentence)
	for i, t := range x.Sentence.Tokens {
		out.Words = append(out.Words, web.Word{Start: t.Start, End: t.End, Head: t.Head, Tag: t.UPOS, Relation: t.Deprel, Name: names[i]})
	}
	for _, r := range x.Reasons {
		reason := web.Reason{Statement: r.Statement}
		for _, step := range r.Steps {
			reason.Steps = append(reason.Steps, web.Step(step))
		}
		out.Reasons = append(out.Reasons, reason)
	}
	for _, stop := range x.Stopped {
		out.Stopped = append(out.Stopped, web.Stop(stop))
	}
	return out, nil
}

// Published is the day of publication as far as it is known.
func (e webEngine) Published(d *document.Document, k web.Known) string {
	return reader.PublishedOf(d, options(k))
}

// Version names program and model, as readings in a register do.
func (e webEngine) Version() string { return e.name }
