package reader

import (
	"fmt"
	"sort"
	"strings"

	"chancery/facts"
	"chancery/statement"
)

const (
	minTopic      = 0.4 // probability from which a topic counts
	maxTopics     = 4
	maxReachWords = 60 // words of a sentence within which a pattern is looked for
	eventTrust    = 10 // by how much the table's type of event counts for more than the others
)

// code gives a statement the field's codes: event, strength, topics, issues.
// The line is the one of the table named for its operative word.
func (p *passage) code(s *statement.Statement, r *Reason, c claim, line facts.Operative, table string) {
	event := p.event(c, line, s.Kind)
	if s.Kind == statement.Figure || event != "" && p.conflict(line.Event) != p.conflict(event) {
		line, table = facts.Operative{}, "" // a measure binds nobody, and who conducts talks assaults no one
	}
	if table != "" {
		r.Steps = append(r.Steps, Step{Field: "strength", Value: fmt.Sprint(line.Strength), Rule: "operative word", Words: s.Operative, Table: table})
	}
	s.Strength, s.Opposing = line.Strength, line.Opposing != (s.Polarity == statement.Negated)
	p.hedge(s, c)
	if event != "" {
		s.Event = &statement.Event{Type: event}
		if line.Event == event {
			s.Event.Mode = line.Mode
		}
		s.Event.Cameo = p.reader.tables.CameoOf(event, s.Event.Mode, line.Word)
	}
	s.Topics = p.topics(c)
	words := append(p.words(c.proposal.Operative, c.proposal.Operative), p.words(c.proposal.First, c.proposal.Last)...)
	if issues := p.reader.tables.IssuesOf(words); issues != nil {
		s.Issues = issues
	}
	if s.Event != nil {
		for _, slug := range s.Topics {
			if t, ok := p.reader.tables.Topic(slug); ok && t.Context != "" {
				s.Event.Contexts = append(s.Event.Contexts, t.Context)
			}
		}
	}
}

// event is the type of a statement's event, empty for none: what the network
// holds likeliest, where the one that the table gives the operative word
// counts for more.
func (p *passage) event(c claim, line facts.Operative, kind statement.Kind) string {
	likely := ""
	if line.Kind == string(kind) {
		likely = line.Event
	}
	labels := p.analysis.Labels.Event
	return labels[favoured(labels, c.proposal.Event, likely, eventTrust)]
}

// conflict tells whether a type of event opposes somebody.
func (p *passage) conflict(event string) bool {
	return strings.HasSuffix(p.reader.tables.QuadOf(event), "conflict")
}

// operative finds the table's line for the operative word in its sentence.
func (p *passage) operative(c claim, sentence int) (facts.Operative, string) {
	tokens := p.analysis.Sentences[sentence].Tokens
	_, at, _ := p.analysis.At(c.proposal.Operative)
	tokens = tokens[at:min(len(tokens), at+maxReachWords)]
	lemmas := make([]string, len(tokens))
	for i, t := range tokens {
		lemmas[i] = strings.ToLower(t.Lemma)
	}
	if len(tokens) > 0 && (tokens[0].UPOS == "NOUN" || tokens[0].UPOS == "PROPN") {
		if o, ok := p.reader.tables.NominalAt(lemmas, 0); ok {
			return o, fmt.Sprintf("nominals.tsv:%d", o.Line)
		}
	}
	o, ok := p.reader.tables.OperativeAt(lemmas, 0)
	if !ok && len(lemmas) > 0 {
		lemmas[0] += lostE
		o, ok = p.reader.tables.OperativeAt(lemmas, 0)
	}
	if ok {
		return o, fmt.Sprintf("operatives.tsv:%d", o.Line)
	}
	return facts.Operative{}, ""
}

// hedge notes the words that soften what is said; each statement that has one
// is one step weaker.
func (p *passage) hedge(s *statement.Statement, c claim) {
	q := c.proposal
	words := p.words(q.First, q.Last)
	for i := 0; i < len(words); {
		_, n, ok := p.reader.tables.HedgeAt(words[i:])
		if !ok {
			i++
			continue
		}
		s.Hedges = append(s.Hedges, p.tokens(q.First+i, q.First+i+n-1))
		i += n
	}
	if len(s.Hedges) > 0 && s.Strength > 0 {
		s.Strength--
	}
}

// topics are the likely ones, the likeliest first, at least one.
func (p *passage) topics(c claim) []string {
	labels, prob := p.analysis.Labels.Topic, c.proposal.Topics
	order := make([]int, len(labels))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return prob[order[a]] > prob[order[b]] })
	var out []string
	for n, i := range order {
		if n > 0 && (prob[i] < minTopic || n >= maxTopics) {
			break
		}
		out = append(out, labels[i])
	}
	return out
}
