package statement

// Complete gives s with empty lists in place of missing ones, since schema.json
// wants a list wherever there may be one.
func (s Statement) Complete() Statement {
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
