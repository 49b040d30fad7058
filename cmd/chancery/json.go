package main

import (
	"bytes"

	"chancery/statement"
)

// complete gives s with empty lists in place of missing ones, since the schema
// wants a list wherever there may be one.
func complete(s statement.Statement) statement.Statement {
	s.Actors, s.Recipients, s.SaidBy, s.Forums = list(s.Actors), list(s.Recipients), list(s.SaidBy), list(s.Forums)
	s.Hedges, s.Topics, s.Issues = list(s.Hedges), list(s.Topics), list(s.Issues)
	if s.Event != nil {
		event := *s.Event
		event.Contexts = list(event.Contexts)
		s.Event = &event
	}
	if s.Instrument != nil {
		instrument := *s.Instrument
		instrument.Parties = list(instrument.Parties)
		s.Instrument = &instrument
	}
	if s.Figure != nil {
		figure := *s.Figure
		figure.Parties = list(figure.Parties)
		s.Figure = &figure
	}
	return s
}

func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// indented is the JSON of v over several lines, without one at its end.
func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := newEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
