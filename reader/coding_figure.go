package reader

import (
	"chancery/facts"
	"chancery/statement"
)

// countedDeed is the deed that a figure counts, in the codes of events:
// “arrested 40 fishermen”, “reduced its aid by half”. It is nil where neither the
// tables nor the network know the words for a deed: what merely rises or amounts
// to something is none.
func (p *passage) countedDeed(c claim, w wording, s *statement.Statement) *statement.Event {
	event := w.line.Event
	switch {
	case w.frame == facts.Ends:
		event = w.deed.event
	case event == "" && w.line.Cameo != "":
		code, _ := p.reader.tables.CameoCode(w.line.Cameo)
		event = code.Event
	case event == "":
		labels := p.analysis.Labels.Event
		event = labels[argmax(c.proposal.Event)]
	}
	if event == "" {
		return nil
	}
	return p.coded(event, w, s)
}
