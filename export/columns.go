package export

import (
	"strings"

	"chancery/statement"
)

// column is one value of a statement on one level, as tables and maps have it:
// string, int, float64, bool, or nil where there is none. Lists are
// joined by semicolons.
type column struct {
	name  string
	value func(r Record) any
}

// columns are those of csv and of the properties of geojson, in their order.
// Their names are those of statement/schema.json, one level down with an
// underscore.
var columns = [...]column{
	{"id", func(r Record) any { return r.Statement.ID }},
	{"document", func(r Record) any { return r.Statement.Document }},
	{"source", func(r Record) any { return r.Document.Source }},
	{"title", func(r Record) any { return r.Document.Title }},
	{"published", func(r Record) any { return r.Document.Published }},
	{"kind", func(r Record) any { return string(r.Statement.Kind) }},
	{"actors", func(r Record) any { return codes(r.Statement.Actors) }},
	{"actor_names", func(r Record) any { return names(r.Statement.Actors) }},
	{"recipients", func(r Record) any { return codes(r.Statement.Recipients) }},
	{"recipient_names", func(r Record) any { return names(r.Statement.Recipients) }},
	{"mutual", func(r Record) any { return r.Statement.Mutual }},
	{"said_by", func(r Record) any { return codes(r.Statement.SaidBy) }},
	{"said_by_names", func(r Record) any { return names(r.Statement.SaidBy) }},
	{"forums", func(r Record) any { return codes(r.Statement.Forums) }},
	{"operative", func(r Record) any { return r.Statement.Operative.Text }},
	{"operative_start", func(r Record) any { return r.Statement.Operative.Start }},
	{"operative_end", func(r Record) any { return r.Statement.Operative.End }},
	{"content", func(r Record) any { return r.Statement.Content.Text }},
	{"content_start", func(r Record) any { return r.Statement.Content.Start }},
	{"content_end", func(r Record) any { return r.Statement.Content.End }},
	{"quote", func(r Record) any { return r.Statement.Quote.Text }},
	{"quote_start", func(r Record) any { return r.Statement.Quote.Start }},
	{"quote_end", func(r Record) any { return r.Statement.Quote.End }},
	{"polarity", func(r Record) any { return string(r.Statement.Polarity) }},
	{"status", func(r Record) any { return string(r.Statement.Status) }},
	{"strength", func(r Record) any { return r.Statement.Strength }},
	{"opposing", func(r Record) any { return r.Statement.Opposing }},
	{"hedges", func(r Record) any { return spans(r.Statement.Hedges) }},
	{"topics", func(r Record) any { return strings.Join(r.Statement.Topics, ";") }},
	{"issues", func(r Record) any { return strings.Join(r.Statement.Issues, ";") }},
	{"event_type", event(func(e statement.Event) string { return e.Type })},
	{"event_mode", event(func(e statement.Event) string { return e.Mode })},
	{"event_contexts", event(func(e statement.Event) string { return strings.Join(e.Contexts, ";") })},
	{"event_cameo", event(func(e statement.Event) string { return e.Cameo })},
	{"time", func(r Record) any { return timeOf(r).EDTF }},
	{"time_words", func(r Record) any { return text(timeOf(r).Span) }},
	{"place", func(r Record) any { return placeOf(r).Name }},
	{"place_code", func(r Record) any { return placeOf(r).Code }},
	{"instrument_type", func(r Record) any { return instrumentOf(r).Type }},
	{"instrument_name", func(r Record) any { return instrumentOf(r).Name }},
	{"instrument_parties", func(r Record) any { return strings.Join(instrumentOf(r).Parties, ";") }},
	{"instrument_date", func(r Record) any { return instrumentOf(r).Date }},
	{"figure_quantity", func(r Record) any { return figureOf(r).Quantity }},
	{"figure_value", func(r Record) any { return number(figureOf(r).Value) }},
	{"figure_ratio", func(r Record) any { return number(figureOf(r).Ratio) }},
	{"figure_unit", func(r Record) any { return statement.OrEmpty(figureOf(r).Unit) }},
	{"figure_comparator", func(r Record) any { return statement.OrEmpty(figureOf(r).Comparator) }},
	{"figure_direction", func(r Record) any { return statement.OrEmpty(figureOf(r).Direction) }},
	{"figure_period", func(r Record) any { return statement.OrEmpty(figureOf(r).Period) }},
	{"figure_parties", func(r Record) any { return strings.Join(figureOf(r).Parties, ";") }},
	{"figure_reporter", func(r Record) any { return statement.OrEmpty(figureOf(r).Reporter) }},
	{"rule", func(r Record) any { return r.Statement.Rule }},
	{"confidence", func(r Record) any { return r.Statement.Confidence }},
}

// The parts of a statement that may be missing are empty then.

func event(of func(statement.Event) string) func(Record) any {
	return func(r Record) any {
		if r.Statement.Event == nil {
			return ""
		}
		return of(*r.Statement.Event)
	}
}

func timeOf(r Record) statement.Time             { return orZero(r.Statement.Time) }
func placeOf(r Record) statement.Mention         { return orZero(r.Statement.Place) }
func instrumentOf(r Record) statement.Instrument { return orZero(r.Statement.Instrument) }
func figureOf(r Record) statement.Quantity       { return orZero(r.Statement.Figure) }

func orZero[T any](part *T) (zero T) {
	if part == nil {
		return zero
	}
	return *part
}

func number(n *float64) any {
	if n == nil {
		return nil
	}
	return *n
}

func text(s *statement.Span) string { return orZero(s).Text }

func spans(list []statement.Span) string {
	texts := make([]string, 0, len(list))
	for _, s := range list {
		texts = append(texts, strings.ReplaceAll(s.Text, ";", ","))
	}
	return strings.Join(texts, ";")
}
