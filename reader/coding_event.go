package reader

import (
	"slices"
	"strings"

	"chancery/facts"
	"chancery/statement"
)

const (
	eventTrust = 10  // by how much the type of event of a word in the tables counts for more than the others
	tableOnly  = 1e9 // the same where the network was hardly taught the word, or the tables know the verb with its object
	hardly     = 2   // a word that fewer marked texts have was hardly taught
)

// wording is what the tables say of a statement's operative word and of the
// deed that it governs.
type wording struct {
	line  facts.Operative
	table string
	frame facts.Frame // of the operative word
	deed  governed
	known bool // whether there is a deed
}

// wording looks up a statement's words. Where the operative word merely carries
// a deed (“launched an investigation”), the deed's line is the statement's.
func (p *passage) wording(c claim, line facts.Operative, table string) wording {
	w := wording{line: line, table: table}
	sentence, at, _ := p.analysis.At(c.proposal.Operative)
	w.frame = lines{p.reader.tables, p.treeOf(sentence)}.frameAt(at, line)
	w.deed, w.known = p.deedOf(c, sentence)
	switch {
	case !w.known:
		w.frame = ""
	case w.frame == facts.Carries && c.kind != statement.Call: // an order to do it is no deed
		w.line, w.table = w.deed.line, w.deed.table
	case w.frame == facts.Carries:
		w.frame = ""
	case w.frame == facts.Ends:
		if end, ok := (lines{tables: p.reader.tables}).framed(facts.Ends, w.deed); ok {
			w.deed = end
		} else {
			w.frame = ""
		}
	}
	return w
}

// event is the type of a statement's event, empty for none: what the network
// holds likeliest, where the one that the tables give the words counts for more.
// A figure has none of its own.
func (p *passage) event(c claim, w wording, kind statement.Kind) string {
	if kind == statement.Figure {
		return ""
	}
	likely, trust := "", float64(eventTrust)
	if w.line.Kind == string(kind) || w.frame == facts.Carries && kind == statement.Act {
		likely = w.line.Event
	}
	switch {
	case w.frame == facts.Ends && kind == statement.Act && !alike(likely, w.deed.event):
		likely = w.deed.event
	case w.frame == facts.Carries, w.strange():
		trust = tableOnly
	}
	if pledged := p.pledged(c, w, kind); pledged != "" {
		likely, trust = pledged, eventTrust
	}
	labels := p.analysis.Labels.Event
	return labels[favoured(labels, c.proposal.Event, likely, trust)]
}

// strange tells whether the network was hardly taught the words of the line.
func (w wording) strange() bool {
	return strings.Contains(w.line.Word, facts.Gap) || w.line.Taught < hardly
}

// pledged is the type that the deed gives a pledge: to do harm is to threaten,
// not to do it is to agree, and not to help or give way is to refuse; empty where
// the deed tells nothing.
func (p *passage) pledged(c claim, w wording, kind statement.Kind) string {
	if kind != statement.Pledge || !w.known {
		return ""
	}
	negated, adverse := c.proposal.Negated >= 0.5, p.harms(w.deed)
	switch {
	case adverse && negated:
		return "AGREE"
	case adverse:
		return "THREATEN"
	case negated && (cooperative[w.deed.event] || alike("CONCEDE", w.deed.event)):
		return "REJECT"
	}
	return ""
}

// imposed is the CAMEO code of sanctions on trade, to which announcing them is
// as much as imposing them.
const imposed = "163"

// harms tells whether to promise a deed is to threaten with it.
func (p *passage) harms(d governed) bool {
	switch d.event {
	case "REJECT":
		return false
	case "SANCTION":
		return len(d.cameo) > 2 && !strings.HasPrefix(d.cameo, imposed) && d.cameo != "160"
	}
	return p.conflict(d.event)
}

// alike tells whether two types of event are one, or both give way: PLOVER parts
// what CAMEO has under one root by whether it takes effect at once.
func alike(a, b string) bool {
	yields := []string{"CONCEDE", "RETREAT"}
	return a == b || slices.Contains(yields, a) && slices.Contains(yields, b)
}

// coded gives an event its mode, contexts and CAMEO code. Where the event is
// that a deed is asked for, intended, refused or threatened, the deed decides
// the last digits, as it does in CAMEO.
func (p *passage) coded(event string, w wording, s *statement.Statement) *statement.Event {
	tables := p.reader.tables
	e := &statement.Event{Type: event}
	if w.line.Event == event {
		e.Mode = w.line.Mode
	}
	for _, slug := range s.Topics {
		if t, ok := tables.Topic(slug); ok && t.Context != "" {
			e.Contexts = append(e.Contexts, t.Context)
		}
	}
	e.Cameo = tables.CameoOf(event, e.Mode, w.line.Word)
	if w.frame == facts.Ends && alike(event, w.deed.event) {
		e.Cameo = w.deed.cameo
	}
	if code, ok := tables.CameoCode(p.framed(event, e.Cameo, w, s)); ok {
		e.Cameo = code.Code
		if code.Event == event {
			e.Mode = code.Mode
		}
	}
	return e
}

// framed is the CAMEO code for a deed that is not done; empty where the event
// has the code that it should have.
func (p *passage) framed(event, own string, w wording, s *statement.Statement) string {
	deed := own // what is planned, if nothing else is
	if w.known {
		deed = w.deed.cameo
	}
	frame := frameOf(event, w.line, s.Status)
	if s.Polarity == statement.Negated {
		frame, deed = p.negated(event, frame, deed)
	}
	return p.reader.tables.Framed(frame, deed)
}

// frameOf is the frame that an event puts a deed in; empty where it is the deed
// itself. What is planned is an intent, whatever it will be.
func frameOf(event string, line facts.Operative, status statement.Status) facts.Frame {
	switch {
	case event == "REQUEST" && strings.HasPrefix(line.Cameo, "10"):
		return facts.Demand
	case event == "REQUEST":
		return facts.Appeal
	case event == "REJECT":
		return facts.Refusal
	case event == "THREATEN":
		return facts.Threat
	case event == "AGREE", status == statement.Intended && cooperative[event]:
		return facts.Intent
	}
	return ""
}

// negated turns a frame round: not to do what would help is to refuse it, and
// to ask or promise that a wrong be not done is to ask or promise its end.
func (p *passage) negated(event string, frame facts.Frame, deed string) (facts.Frame, string) {
	if end := p.reader.tables.Framed(facts.Ends, deed); p.adverse(deed) {
		return frame, end
	}
	if frame == facts.Intent || cooperative[event] {
		return facts.Refusal, deed
	}
	return frame, deed
}

// adverse tells whether a CAMEO code is one of conflict.
func (p *passage) adverse(cameo string) bool {
	code, ok := p.reader.tables.CameoCode(cameo)
	return ok && p.conflict(code.Event)
}

// cooperative are the types of event whose plans PLOVER counts as agreement
// (manual 0.8, AGREE).
var cooperative = map[string]bool{"CONSULT": true, "SUPPORT": true, "COOPERATE": true, "AID": true}

// conflict tells whether a type of event opposes somebody.
func (p *passage) conflict(event string) bool {
	return strings.HasSuffix(p.reader.tables.QuadOf(event), "conflict")
}
