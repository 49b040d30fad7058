package reader

import (
	"fmt"
	"slices"
	"strings"

	"chancery/facts"
	"chancery/lang"
	"chancery/statement"
)

// reasons makes the statement of each claim that is told, with the steps that settled it.
func (p *passage) reasons(list []claim) []Reason {
	list = standing(list)
	rivals := map[int][]int{} // by sentence: where its operative words begin
	for _, c := range list {
		s, _, _ := p.analysis.At(c.proposal.Operative)
		at := p.token(c.proposal.Operative).Start
		if n := len(rivals[s]); n == 0 || rivals[s][n-1] != at {
			rivals[s] = append(rivals[s], at)
		}
	}
	out := make([]Reason, 0, len(list))
	for _, c := range list {
		out = append(out, p.reason(c, rivals))
	}
	return out
}

// reason settles one statement, field by field.
func (p *passage) reason(c claim, rivals map[int][]int) Reason {
	sentence := p.sentenceOf(c.proposal.Operative)
	line, table := p.operative(c, sentence)
	c = p.weighed(c, line)
	c = p.trimmed(p.counted(c, sentence))
	q := c.proposal
	s := statement.Statement{
		Document: p.document.Hash, Source: p.document.Source, Kind: c.kind,
		Operative: p.tokens(q.Operative, q.Operative), Content: p.tokens(q.First, q.Last),
		Quote:  p.span(p.analysis.Sentences[sentence].Start, p.analysis.Sentences[sentence].End),
		Hedges: []statement.Span{}, Topics: []string{}, Issues: []string{},
	}
	s.ID = statement.Identity(s.Document, s.Operative, s.Content)
	r := Reason{}
	r.step("operative", s.Operative.Text, fmt.Sprintf("learnt, %.2f", q.Score), s.Operative)
	r.step("kind", string(s.Kind), fmt.Sprintf("learnt, %.2f", c.sureKind), s.Content)
	at := site{operative: q.Operative, first: q.First, last: q.Last, kind: c.kind, event: p.analysis.Labels.Event[argmax(q.Event)]}
	w := p.assign(q, at)
	p.fillWho(&s, &r, w)
	s.Polarity, s.Status = statement.Affirmed, statement.Status(p.analysis.Labels.Status[argmax(q.Status)])
	if q.Negated >= 0.5 {
		s.Polarity = statement.Negated
	}
	r.step("polarity", string(s.Polarity), fmt.Sprintf("learnt, negated %.2f", q.Negated), s.Operative)
	p.code(&s, &r, c, line, table)
	p.timeAndFigure(&s, &r, sentence, rivals[sentence])
	p.scene(&s, sentence, q)
	r.Certainty = certaintyOf(c, s, w)
	s.Confidence = p.reader.calibration.confidence(r.Certainty, s)
	s.Rule = rule(s, w)
	r.Statement = s
	return r
}

// fillWho writes the parties into the statement.
func (p *passage) fillWho(s *statement.Statement, r *Reason, w who) {
	s.Actors, s.Recipients, s.SaidBy, s.Mutual = p.mentions(w.actors), p.mentions(w.recipients), p.mentions(w.saidBy), w.mutual
	for _, m := range s.Actors {
		how := "mention likeliest to act"
		if w.forced {
			how = "likeliest party, none is sure"
		}
		r.step("actors", m.Code, how, p.spanOf(m))
	}
	for _, m := range s.Recipients {
		how := "mention likeliest to be addressed"
		if w.mutual {
			how = "mutual"
		}
		r.step("recipients", m.Code, how, p.spanOf(m))
	}
	for _, m := range s.SaidBy {
		r.step("said_by", m.Code, "mention likeliest to vouch for it", p.spanOf(m))
	}
	switch {
	case len(w.actors) == 0:
		p.doubts = append(p.doubts, statement.Doubt{Span: s.Operative, Message: "who acts here could not be told: no party is named"})
	case w.forced:
		p.doubts = append(p.doubts, statement.Doubt{Span: s.Operative, Message: "who acts here is not certain; " + s.Actors[0].Code + " is the likeliest"})
	}
}

func (p *passage) spanOf(m statement.Mention) statement.Span { return p.span(m.Start, m.End) }

// timeAndFigure reads when it was and, of a figure, how much.
func (p *passage) timeAndFigure(s *statement.Statement, r *Reason, sentence int, rivals []int) {
	d := deed{
		text: p.document.Text, sentence: p.analysis.Sentences[sentence], kind: s.Kind, rivals: rivals,
		operative: [2]int{s.Operative.Start, s.Operative.End}, content: [2]int{s.Content.Start, s.Content.End},
	}
	period := ""
	if e, ok := timeOf(p.times[sentence], d); ok {
		words := p.span(e.start, e.end)
		s.Time, period = &statement.Time{EDTF: e.edtf, Span: &words}, e.edtf
		r.step("time", e.edtf, "expression attached to the deed", words)
		if e.ambiguous {
			p.doubts = append(p.doubts, statement.Doubt{Span: words, Message: "“" + words.Text + "” can be read in two ways; " + e.edtf + " is the likelier"})
		}
	}
	if s.Kind != statement.Figure {
		return
	}
	s.Figure = figureOf(p.quantities(sentence), d, period, p.reader.amounts)
	if s.Figure == nil {
		s.Event = r.counted // nothing is counted after all
		return
	}
	s.Figure.Parties, s.Figure.Deed = codesOf(append(slices.Clone(s.Actors), s.Recipients...)), r.counted
	if len(s.SaidBy) > 0 {
		s.Figure.Reporter = orNil(s.SaidBy[0].Name)
	}
}

// tableTrust is by how much the kind that the table gives an operative word
// counts for more than the others.
const tableTrust = 3

// weighed settles the kind where the network is of two minds and the table's
// line for the operative word is not.
func (p *passage) weighed(c claim, line facts.Operative) claim {
	labels := p.analysis.Labels.Kind
	i := favoured(labels, c.proposal.Kind, line.Kind, tableTrust)
	c.kind, c.sureKind = statement.Kind(labels[i]), float64(c.proposal.Kind[i])
	return c
}

func codesOf(list []statement.Mention) []string {
	out := []string{}
	for _, m := range list {
		if !slices.Contains(out, m.Code) {
			out = append(out, m.Code)
		}
	}
	return out
}

// scene reads forums, place and instrument.
func (p *passage) scene(s *statement.Statement, sentence int, q *lang.Proposal) {
	s.Forums = []statement.Mention{}
	taken := append(codesOf(s.Actors), codesOf(s.Recipients)...)
	end := p.analysis.First(sentence) + len(p.analysis.Sentences[sentence].Tokens)
	for _, m := range p.between(q.First, end) {
		place := m.Sort == PlaceName
		if place && s.Place == nil && s.Kind == statement.Act && len(m.Codes) > 0 {
			where := p.shown(m, m.Codes[0])
			s.Place = &where
		}
		if m.Sort != Organisation || len(m.Codes) != 1 || !strings.HasPrefix(m.Codes[0], "IGO:") || slices.Contains(taken, m.Codes[0]) {
			continue
		}
		taken = append(taken, m.Codes[0])
		s.Forums = append(s.Forums, p.shown(m, m.Codes[0]))
	}
	s.Instrument = p.instrument(sentence)
}

// between are the mentions that begin at tokens from ≤ t < to.
func (p *passage) between(from, to int) []Mention {
	all := p.cast.Mentions
	i, _ := slices.BinarySearchFunc(all, from, func(m Mention, t int) int { return m.First - t })
	j := i
	for j < len(all) && all[j].First < to {
		j++
	}
	return all[i:j]
}

// rule names how the statement came about: its kind, and how its parties were
// told.
func rule(s statement.Statement, w who) string {
	how := "directed"
	switch {
	case w.forced:
		how = "likeliest-actor"
	case w.mutual:
		how = "mutual"
	case len(w.recipients) == 0:
		how = "undirected"
	}
	return string(s.Kind) + "." + how
}

func (r *Reason) step(field, value, rule string, words statement.Span) {
	r.Steps = append(r.Steps, Step{Field: field, Value: value, Rule: rule, Words: words})
}
